//! Outcomes differ.

use super::{briefly, finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model, Target};

/// All outcomes lead to the same place.
pub(super) const CODE: Code = Code {
    number: "LTC4003",
    name: "same-target",
    strictness: Strictness::Contradiction,
    doc: r#"All outcomes of a decision, gate or key control point lead to the same place.

## Why it matters

If passing and failing lead to the same step, the control stops nothing: it is a signature, not a control.

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
    no "Declines" -> deliver
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
    let mut outcomes = model.children(id, Kind::Outcome);
    let Some(first) = outcomes.next() else { return };
    let Some(mut target) = target(model, first) else { return };
    let mut last = None;
    for outcome in outcomes {
        match (target, self::target(model, outcome)) {
            (one, Some(other)) if one == other => {}
            (Some(step), Some(None)) | (None, Some(Some(step))) if after(model, id) == Some(step) => {
                target = Some(step);
            }
            (_, _) => return,
        }
        last = Some(outcome);
    }
    let Some(last) = last else { return };
    let place = target.map_or_else(|| "the next step".to_owned(), |step| named(model, step));
    let message = format!(
        "all outcomes of {} lead to {place}, {} as well as {}",
        named(model, id),
        briefly(model, first),
        briefly(model, last)
    );
    findings.push(
        finding(model, id, &CODE, message)
            .label("the answer changes nothing")
            .related(model.place(last), "this one should lead somewhere else")
            .help("let one of them lead somewhere else, or take the question out"),
    );
}

/// The step an outcome leads to, `Some(None)` for the next one; `None` for an outcome that differs from all others: it holds steps,
/// is bounded, or ends or suspends the case.
fn target(model: &Model, outcome: ElementId) -> Option<Option<ElementId>> {
    let route = model.get(outcome).route.as_deref()?;
    if route.at_most.is_some() {
        return None;
    }
    match route.target {
        Target::Next => Some(None),
        Target::Step(step) => Some(Some(step)),
        Target::Done | Target::End(_) | Target::Suspend(_) | Target::Unresolved => None,
    }
}

/// The step that follows in order of writing.
fn after(model: &Model, id: ElementId) -> Option<ElementId> {
    let siblings = &model.get(model.get(id).parent?).children;
    let at = siblings.iter().position(|sibling| *sibling == id)?;
    siblings.iter().skip(at + 1).copied().find(|sibling| model.get(*sibling).kind.is_step())
}
