//! `adaptation-without-version`.

use crate::diagnostic::{Code, Strictness};

/// An adaptation that does not say which version of the standard it was written for.
pub const CODE: Code = Code {
    number: "LTC7031",
    name: "adaptation-without-version",
    strictness: Strictness::Completeness,
    doc: r#"The standard has a version, and the adaptation does not say, behind `version`, for which one it was written.

## Why it matters

When the standard moves on, nobody can tell whether the region has followed.

## Wrong

```ltc
//- leads.ltc
package acme.leads "Leads" { version: "2.1" }
use std.roles.{AR, SR}
data lead "Lead"
process qualify "Qualify leads" {
  status: draft
  owner: AR
  R: AR
  A: SR
  trigger found "Lead found"
  in: lead
  out: lead
  activity check_lead "Check the lead" { out: lead }
  activity inform_customer "Inform the customer"
}
//- mexico.ltc
package acme.mexico "Mexico"
adaptation mexico "Mexico" of acme.leads {
  owner: std.roles.AR
  at qualify {
    add activity check_tax_number "Check the tax number" after check_lead because law "Tax code, article 27" in_force 2026-01-01
  }
}
```

## Right

```ltc
//- leads.ltc
package acme.leads "Leads" { version: "2.1" }
use std.roles.{AR, SR}
data lead "Lead"
process qualify "Qualify leads" {
  status: draft
  owner: AR
  R: AR
  A: SR
  trigger found "Lead found"
  in: lead
  out: lead
  activity check_lead "Check the lead" { out: lead }
  activity inform_customer "Inform the customer"
}
//- mexico.ltc
package acme.mexico "Mexico"
adaptation mexico "Mexico" of acme.leads {
  owner: std.roles.AR
  version: "2.1"
  at qualify {
    add activity check_tax_number "Check the tax number" after check_lead because law "Tax code, article 27" in_force 2026-01-01
  }
}
```
"#,
};
