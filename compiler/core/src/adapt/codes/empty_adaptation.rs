//! `empty-adaptation`.

use crate::diagnostic::{Code, Strictness};

/// An adaptation that changes nothing.
pub const CODE: Code = Code {
    number: "LTC7035",
    name: "empty-adaptation",
    strictness: Strictness::Hint,
    doc: r#"An adaptation has no changes, declares nothing and names no calendar: the region works as the standard says.

## Why it matters

That may be as it should be. It is said so that nobody believes the changes of the region were made, when they were never written.

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
}
```

## Right

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
  at qualify {
    add activity check_tax_number "Check the tax number" after check_lead because law "Tax code, article 27" in_force 2026-01-01
  }
}
```
"#,
};
