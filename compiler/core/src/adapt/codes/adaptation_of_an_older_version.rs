//! `adaptation-of-an-older-version`.

use crate::diagnostic::{Code, Strictness};

/// An adaptation of a version the standard has left behind.
pub const CODE: Code = Code {
    number: "LTC7033",
    name: "adaptation-of-an-older-version",
    strictness: Strictness::Convention,
    doc: r#"The standard has moved on since the adaptation was written.

## Why it matters

All changes could be applied, but nobody has looked whether they are still meant so. `ltc rebase` shows what is new and what it means for the region.

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
  version: "2.0"
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
