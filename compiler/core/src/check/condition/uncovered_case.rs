//! The outcomes of a step answer every case.

use super::Set;
use crate::check::{finding, named};
use crate::condition::{Case, told};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};

/// Values for which no outcome holds.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC4030",
    name: "uncovered-case",
    strictness: Strictness::Completeness,
    doc: r#"The conditions of a step's outcomes leave a case open: there are values for which none of them holds.

The finding names such a value. A field that a condition asks for counts as filled in; where it may be empty, a condition asks
for that as well (`offer.value = null`). `min` and `max` of a field say which values it takes.

## Why it matters

Sooner or later the case comes. Then whoever runs the step makes up an answer, or the case stays where it is.

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
    small "Small" when (offer.value < 1000) -> next
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

pub(super) fn run(model: &Model, holder: ElementId, set: &Set, findings: &mut Vec<Diagnostic>) {
    let Case::Found(case) = set.gap() else { return };
    let told = told(model, &set.space, &case);
    let message = if told.is_empty() {
        format!("no answer of {} ever holds", named(model, holder))
    } else {
        format!("{} says nothing for {told}", named(model, holder))
    };
    let mut found = finding(model, holder, &CODE, message)
        .label("not every case has an outcome")
        .help("widen one of the conditions, or let the last outcome be `otherwise`");
    for line in &set.lines {
        found = found.related(model.place(line.element), "an outcome with a condition");
    }
    findings.push(found);
}
