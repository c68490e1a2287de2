//! `changed-after-removal`.

use crate::diagnostic::{Code, Strictness};

/// A change of something that was taken out.
pub const CODE: Code = Code {
    number: "LTC7024",
    name: "changed-after-removal",
    strictness: Strictness::Contradiction,
    doc: r#"A change names something that an earlier change, or the adaptation below, has taken out or replaced.

## Why it matters

The change has no effect, and the reader of the region cannot tell whether the step is done or not.

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
  remove qualify.inform_customer because integration "The portal informs the customer"
  change qualify.inform_customer because integration "The portal informs the customer" { within: 1d }
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
  remove qualify.inform_customer because integration "The portal informs the customer"
}
```
"#,
};
