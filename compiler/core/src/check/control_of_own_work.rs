//! Nobody approves their own control.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Letter, Model};

/// One role is R and A of a key control point.
pub(super) const CODE: Code = Code {
    number: "LTC3005",
    name: "control-of-own-work",
    strictness: Strictness::Contradiction,
    doc: r#"At a key control point the same role is responsible (`R`) and accountable (`A`).

## Why it matters

A control is worth something because two pairs of eyes see it: one role checks, another answers for the outcome. Auditors
treat a control that its own performer approves as no control.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer"
  kcp offer_sound "Is the offer sound?" {
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: "Every offer"
    check cost "The price covers the cost"
    pass -> next
    fail -> write_offer at most 2 otherwise end "Offer withdrawn"
  }
  activity send_offer "Send the offer"
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer"
  kcp offer_sound "Is the offer sound?" {
    R: controller   A: sales_head
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: "Every offer"
    check cost "The price covers the cost"
    pass -> next
    fail -> write_offer at most 2 otherwise end "Offer withdrawn"
  }
  activity send_offer "Send the offer"
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let Some(responsible) = model.duty(id, Letter::Responsible) else { return };
    let Some(accountable) = model.duty(id, Letter::Accountable) else { return };
    let Some(role) = responsible.roles.iter().find(|role| accountable.roles.contains(role)) else { return };
    let message =
        format!("{} both performs and approves the control {}", named(model, *role), named(model, id));
    let mut diagnostic = finding(model, id, &CODE, message)
        .label("one role is both R and A here")
        .help("let another role answer for the outcome: write `A: role` on the key control point, other than its `R:`");
    for (letter, duty) in [(Letter::Responsible, responsible), (Letter::Accountable, accountable)] {
        if let Some(attribute) = model.attribute(duty.from, letter.word()) {
            let place = attribute.place();
            diagnostic = diagnostic.related(place, format!("its {} is said here", letter.text()));
        }
    }
    findings.push(diagnostic);
}
