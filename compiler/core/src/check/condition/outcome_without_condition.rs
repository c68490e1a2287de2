//! Either all outcomes of a step have conditions or none.

use super::{Set, Sort};
use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::Model;

/// An outcome without a condition beside others with one.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC4035",
    name: "outcome-without-condition",
    strictness: Strictness::Completeness,
    doc: r#"An outcome has no condition, while others of the same step have one.

## Why it matters

Nobody can tell when this outcome is taken: when no other holds, or when somebody chooses it.

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
    large "Large" { activity ask_head "Ask the head of sales" }
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
    large "Large" otherwise { activity ask_head "Ask the head of sales" }
  }
  activity send_offer "Send the offer"
}
```
"#,
};

pub(super) fn run(model: &Model, set: &Set, findings: &mut Vec<Diagnostic>) {
    let Some(with) = set.lines.iter().find(|line| line.sort == Sort::When) else { return };
    for line in set.lines.iter().filter(|line| line.sort == Sort::Bare) {
        findings.push(
            finding(
                model,
                line.element,
                &CODE,
                format!(
                    "{} has no condition, but {} has one",
                    named(model, line.element),
                    set.written(model, with)
                ),
            )
            .label("when is this taken?")
            .related(model.place(with.element), "has a condition")
            .help("write `otherwise` if it is taken when nothing else holds, or `when ( … )`"),
        );
    }
}
