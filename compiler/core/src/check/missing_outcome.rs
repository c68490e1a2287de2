//! What decides has outcomes.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};

/// A decision, control or gate with fewer than two outcomes.
pub(super) const CODE: Code = Code {
    number: "LTC4001",
    name: "missing-outcome",
    strictness: Strictness::Essential,
    doc: r#"A decision, gate or key control point has fewer than two outcomes; or a key control point knows only `pass`, or only `fail`.

A key control point has `pass` and `fail`, or at least two outcomes of its own.

## Why it matters

A question with one answer decides nothing, and a control that can't fail controls nothing. What happens in the other case is where
the money is lost.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer"
  decision accepted "Does the customer accept?" {
    yes "Accepts" -> next
  }
  activity deliver "Deliver the goods"
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer"
  decision accepted "Does the customer accept?" {
    yes "Accepts" -> next
    no "Declines" -> end "Offer declined"
  }
  activity deliver "Deliver the goods"
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let kind = model.get(id).kind;
    let mut outcomes = model.children(id, Kind::Outcome);
    let first = outcomes.next();
    let second = outcomes.next();
    let (Some(only), None) = (first, second) else {
        if first.is_none() {
            let example = if kind == Kind::Kcp {
                "`pass -> next` and `fail -> end \"Closed\"`"
            } else {
                "`yes \"Yes\" -> next` and `no \"No\" -> end \"Closed\"`"
            };
            findings.push(
                finding(
                    model,
                    id,
                    &CODE,
                    format!("the {} {} has no outcomes", kind.noun(), named(model, id)),
                )
                .label("nothing says what can come of it")
                .help(format!("write a line for each outcome: {example}")),
            );
        }
        return;
    };
    let outcome = &*model.get(only).id;
    let missing = match outcome {
        "pass" => "does not say what happens when it fails",
        "fail" => "does not say what happens when it passes",
        _ => "has only one outcome",
    };
    let help = match outcome {
        "pass" => "add what then: `fail -> end \"Closed\"`, or a step to go back to",
        "fail" => "add what then: `pass -> next`",
        _ => "add the other answers, or take the question out and let the steps follow each other",
    };
    findings.push(
        finding(model, id, &CODE, format!("the {} {} {missing}", kind.noun(), named(model, id)))
            .related(model.place(only), "its only outcome")
            .help(help),
    );
}
