//! `adaptation-of-a-newer-version`.

use crate::diagnostic::{Code, Strictness};

/// An adaptation of a version the standard has not reached.
pub const CODE: Code = Code {
    number: "LTC7032",
    name: "adaptation-of-a-newer-version",
    strictness: Strictness::Contradiction,
    doc: r#"The adaptation was written for a newer version of the standard than the one that is here.

## Why it matters

What it changes may not be there yet, or may mean something else.

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
  version: "3.0"
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
