//! `change-without-effect`.

use crate::diagnostic::{Code, Strictness};

/// A change after which all is as before.
pub const CODE: Code = Code {
    number: "LTC7029",
    name: "change-without-effect",
    strictness: Strictness::Convention,
    doc: r#"A change says what the standard says already, or says nothing.

## Why it matters

An adaptation is read as the list of what is different in the region. Lines that change nothing make it longer than the truth, and hide the day on which the standard moves away from them.

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
  change qualify.check_lead because pain slow { }
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
