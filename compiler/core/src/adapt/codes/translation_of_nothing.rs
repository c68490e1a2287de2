//! `translation-of-nothing`.

use crate::diagnostic::{Code, Strictness};

/// A translation of a text that is not there.
pub const CODE: Code = Code {
    number: "LTC7030",
    name: "translation-of-nothing",
    strictness: Strictness::Contradiction,
    doc: r#"`translate` gives a text in another language for a text that the element does not have.

## Why it matters

The translation would be shown where nothing stands in the other languages.

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
  translate qualify.check_lead { about: @es "Comprobar" }
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
  translate qualify.check_lead @es "Comprobar el cliente potencial"
}
```
"#,
};
