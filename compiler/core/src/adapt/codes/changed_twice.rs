//! `changed-twice`.

use crate::diagnostic::{Code, Strictness};

/// Two changes of one thing in one adaptation.
pub const CODE: Code = Code {
    number: "LTC7023",
    name: "changed-twice",
    strictness: Strictness::Contradiction,
    doc: r#"An adaptation changes the same thing twice: two deadlines for one step, a step that is moved and taken out.

## Why it matters

Only one of the two can hold, and nobody can tell from the text which one was meant.

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
pain slow "Leads wait too long"
adaptation mexico "Mexico" of acme.leads {
  owner: std.roles.AR
  change qualify.check_lead because pain slow { within: 2d }
  change qualify.check_lead because pain slow { within: 1d }
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
pain slow "Leads wait too long"
adaptation mexico "Mexico" of acme.leads {
  owner: std.roles.AR
  change qualify.check_lead because pain slow { within: 1d }
}
```
"#,
};
