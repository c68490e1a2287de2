//! Every outcome and every branch can be taken.

use super::{Set, Sort};
use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};

/// A condition that holds for no value.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC4036",
    name: "outcome-never-taken",
    strictness: Strictness::Contradiction,
    doc: r#"An outcome or a branch can never be taken: its condition holds for no value, or the outcomes with conditions leave nothing to its
`otherwise`.

## Why it matters

What stands behind it is never done. Mostly `and` was written for `or`, or a limit is wrong.

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
    small "Small" when (offer.value <= 1000) -> next
    large "Large" when (offer.value > 5000 and offer.value < 1000) { activity ask_head "Ask the head of sales" }
    other "Other" otherwise { activity ask_owner "Ask the owner" }
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
    large "Large" when (offer.value > 5000) { activity ask_head "Ask the head of sales" }
    other "Other" otherwise { activity ask_owner "Ask the owner" }
  }
  activity send_offer "Send the offer"
}
```
"#,
};

pub(super) fn run(model: &Model, holder: ElementId, set: &Set, findings: &mut Vec<Diagnostic>) {
    let Some(cases) = &set.cases else { return };
    for (index, line) in set.lines.iter().enumerate() {
        let (taken, why) = match line.sort {
            Sort::When => (!cases.held(index).is_empty(), "its condition holds for no value"),
            Sort::Otherwise => {
                (!cases.without(set.guarded()).is_empty(), "the others cover every case already")
            }
            Sort::Bare => continue,
        };
        if taken {
            continue;
        }
        let what = if model.get(line.element).kind == Kind::Branch { "the branch" } else { "the outcome" };
        findings.push(
            finding(
                model,
                line.element,
                &CODE,
                format!("{what} {} can never be taken: {why}", named(model, line.element)),
            )
            .label("never taken")
            .related(model.place(holder), "in this step")
            .help("correct the limits, write `or` for `and` where either is enough, or take it out"),
        );
    }
}
