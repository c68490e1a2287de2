//! `circle-of-adaptations`.

use crate::diagnostic::{Code, Strictness};

/// Adaptations that adapt each other.
pub const CODE: Code = Code {
    number: "LTC7027",
    name: "circle-of-adaptations",
    strictness: Strictness::Contradiction,
    doc: r#"An adaptation adapts, perhaps by way of others, itself.

## Why it matters

There is no standard at the bottom, so nothing can be worked out for any of them.

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
adaptation mexico "Mexico" of south {
  owner: std.roles.AR
}
adaptation south "South" of mexico {
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
