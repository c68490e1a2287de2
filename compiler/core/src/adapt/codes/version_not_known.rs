//! `version-not-known`.

use crate::diagnostic::{Code, Strictness};

/// An adaptation of a version of a standard that says none.
pub const CODE: Code = Code {
    number: "LTC7034",
    name: "version-not-known",
    strictness: Strictness::Completeness,
    doc: r#"The adaptation says for which version of the standard it was written, but the standard does not say which version it is.

## Why it matters

The two cannot be compared: when the standard changes, nothing tells the region.

## Wrong

```ltc
//- leads.ltc
package acme.leads "Leads"
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
