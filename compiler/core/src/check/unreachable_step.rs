//! Every step can be reached.

use super::{finding, has_gaps, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::flow::{NodeId, NodeKind, Reach};
use crate::model::{ElementId, Kind, Model};

/// A step no case ever comes to.
pub(super) const CODE: Code = Code {
    number: "LTC4004",
    name: "unreachable-step",
    strictness: Strictness::Contradiction,
    doc: r#"No case ever comes to a step: it stands after an `end`, or every way leads past it.

Of several such steps in a row only the first is reported.

## Why it matters

A step that is never reached is work that never happens, on a diagram that says it does.

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
    yes "Accepts" -> deliver
    no "Declines" -> end "Offer declined"
  }
  activity book_order "Book the order"
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
  activity book_order "Book the order"
  activity deliver "Deliver the goods"
}
```
"#,
};

pub(super) fn run(model: &Model, reach: &Reach<'_>, findings: &mut Vec<Diagnostic>) {
    let flow = reach.flow();
    let reached = reach.from_start();
    let is_reached = |node: NodeId| reached.get(node.0 as usize).copied().unwrap_or(true);
    let mut dead = (0..flow.nodes.len() as u32).map(NodeId).filter(|node| !is_reached(*node)).peekable();
    if dead.peek().is_none() || has_gaps(model, flow.process) {
        return;
    }
    let mut told = vec![false; flow.nodes.len()];
    let mut told_elements: Vec<ElementId> = Vec::new();
    for node in dead {
        if told.get(node.0 as usize).copied().unwrap_or(true) || !is_step(&flow.node(node).kind) {
            continue;
        }
        // What lies behind this step is dead because of it; one finding is enough.
        for (index, behind) in reach.from(std::iter::once(node)).into_iter().enumerate() {
            if let (true, Some(mark)) = (behind, told.get_mut(index)) {
                *mark = true;
            }
        }
        let element = flow.node(node).element;
        if told_elements.contains(&element) {
            continue;
        }
        told_elements.push(element);
        let mut diagnostic =
            finding(model, element, &CODE, format!("no way leads to {}", named(model, element)));
        diagnostic = match step_before(model, element) {
            Some(before) if matches!(model.get(before).kind, Kind::End | Kind::Suspend) => diagnostic
                .label("never reached")
                .related(model.place(before), "the flow stops here")
                .help("take the step out, lead an outcome to it, or move the end behind it"),
            Some(before) => diagnostic
                .label("never reached")
                .related(model.place(before), "every way from here leads elsewhere")
                .help(format!(
                    "let an outcome lead to it, `-> {}` or `-> next`, or take the step out",
                    model.get(element).id
                )),
            None => diagnostic.label("never reached").help(format!(
                "let an outcome lead to it, `-> {}`, or take the step out",
                model.get(element).id
            )),
        };
        findings.push(diagnostic);
    }
}

/// Whether a node stands for a step somebody wrote, not for a gateway between steps or the end of a scope.
fn is_step(kind: &NodeKind) -> bool {
    match kind {
        NodeKind::Work
        | NodeKind::Wait
        | NodeKind::Call { .. }
        | NodeKind::Subprocess(_)
        | NodeKind::Choice
        | NodeKind::Fork { .. }
        | NodeKind::Suspension { .. }
        | NodeKind::End(crate::flow::EndKind::Case { .. }) => true,
        NodeKind::Start
        | NodeKind::Merge
        | NodeKind::Join { .. }
        | NodeKind::Boundary { .. }
        | NodeKind::End(_) => false,
    }
}

/// The step written before this one, beside it.
fn step_before(model: &Model, id: ElementId) -> Option<ElementId> {
    let siblings = &model.get(model.get(id).parent?).children;
    let at = siblings.iter().position(|sibling| *sibling == id)?;
    siblings.iter().take(at).rev().copied().find(|sibling| model.get(*sibling).kind.is_step())
}
