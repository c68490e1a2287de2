//! A condition asks for something that may be one way or the other.

use crate::check::finding;
use crate::diagnostic::{Code, Diagnostic, Place, Strictness};
use crate::model::{Condition, ElementId, Model};

/// A condition that always has the same answer.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC4032",
    name: "constant-condition",
    strictness: Strictness::Convention,
    doc: r#"A comparison has the same answer in every case, or the condition of a branch always holds.

## Why it matters

A condition that is always true decides nothing; mostly another field was meant, or a limit is wrong.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer" {
  field value "Value" { type: money }
}
process sell "Sell goods" {
  owner: head   R: seller   A: head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  decision size "How large is the offer?" {
    small "Small" when (1000 <= 2000 and offer.value <= 1000) -> next
    large "Large" when (offer.value > 1000) { activity ask_head "Ask the head of sales" }
  }
  activity send_offer "Send the offer"
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer" {
  field value "Value" { type: money }
}
process sell "Sell goods" {
  owner: head   R: seller   A: head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  decision size "How large is the offer?" {
    small "Small" when (offer.value <= 1000) -> next
    large "Large" when (offer.value > 1000) { activity ask_head "Ask the head of sales" }
  }
  activity send_offer "Send the offer"
}
```
"#,
};

/// A comparison that is always true, or never.
pub(super) fn comparison(
    model: &Model,
    id: ElementId,
    place: Place,
    truth: bool,
    findings: &mut Vec<Diagnostic>,
) {
    let always = if truth { "always" } else { "never" };
    findings.push(
        finding(model, id, &CODE, format!("this comparison is {always} true, whatever the case"))
            .at(place)
            .help("compare a field of a data object with a value: `lead.amount <= 1_000_000`"),
    );
}

/// A branch whose condition always holds.
pub(super) fn branch(model: &Model, id: ElementId, condition: &Condition, findings: &mut Vec<Diagnostic>) {
    findings.push(
        finding(model, id, &CODE, "this condition holds in every case".to_owned())
            .at(Place { source: condition.source, span: condition.span })
            .help("take the condition out, so that it is seen that the branch always runs, or correct its limits"),
    );
}
