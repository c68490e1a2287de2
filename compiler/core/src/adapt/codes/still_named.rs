//! `still-named`.

use crate::diagnostic::{Code, Strictness};

/// Something is taken out that others still name.
pub const CODE: Code = Code {
    number: "LTC7026",
    name: "still-named",
    strictness: Strictness::Contradiction,
    doc: r#"A region takes a step out to which other steps lead, or which they name.

## Why it matters

What leads to the step would lead nowhere: cases would be lost there.

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
  activity ask_customer "Ask the customer"
  decision good "Is the lead good?" {
    yes "Yes" -> next
    no "No" -> ask_customer at most 2 otherwise end "Lead closed"
  }
  activity inform_customer "Inform the customer"
}
//- mexico.ltc
package acme.mexico "Mexico"
adaptation mexico "Mexico" of acme.leads {
  owner: std.roles.AR
  remove qualify.ask_customer because integration "The portal asks the customer"
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
  activity ask_customer "Ask the customer"
  decision good "Is the lead good?" {
    yes "Yes" -> next
    no "No" -> ask_customer at most 2 otherwise end "Lead closed"
  }
  activity inform_customer "Inform the customer"
}
//- mexico.ltc
package acme.mexico "Mexico"
adaptation mexico "Mexico" of acme.leads {
  owner: std.roles.AR
  replace qualify.ask_customer with activity read_portal "Read the customer's answer in the portal" because integration "The portal asks the customer"
}
```
"#,
};
