//! At most one outcome holds in a case.

use super::{Set, Sort};
use crate::check::finding;
use crate::condition::{Case, told};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};

/// A case in which two outcomes hold.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC4031",
    name: "overlapping-outcomes",
    strictness: Strictness::Contradiction,
    doc: r#"Two outcomes of a step hold in the same case.

The finding names a case in which both hold. Two outcomes that are both `otherwise` are reported as well.

## Why it matters

A step has one answer. Where two hold, one person takes the one and another the other, and a machine stops.

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
    large "Large" when (offer.value >= 1000) { activity ask_head "Ask the head of sales" }
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
    for (index, line) in set.lines.iter().enumerate() {
        let both = set.lines.iter().take(index).enumerate().find_map(|(at, first)| {
            let told = match (first.sort, line.sort) {
                (Sort::Otherwise, Sort::Otherwise) => String::from("every case that is left"),
                (Sort::When, Sort::When) => match set.overlap(at, index) {
                    Case::Found(case) => told(model, &set.space, &case),
                    Case::None | Case::Doubtful => return None,
                },
                _ => return None,
            };
            Some((first, told))
        });
        let Some((first, told)) = both else { continue };
        let told = if told.is_empty() { "every case".to_owned() } else { told };
        findings.push(
            finding(
                model,
                line.element,
                &CODE,
                format!(
                    "both {} and {} hold for {told}",
                    set.written(model, first),
                    set.written(model, line)
                ),
            )
            .label("holds as well")
            .related(model.place(first.element), "holds in the same case")
            .related(model.place(holder), "one answer is asked for here")
            .help("let one of the two conditions end where the other begins: `<=` and `>`"),
        );
    }
}
