//! Every loop has a bound.

use super::{finding, has_gaps, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::flow::{Bound, Edge, EdgeId, EndKind, Flow, NodeId, NodeKind, Reach};
use crate::model::{ElementId, Kind, Model};

/// A way back that may be taken for ever.
pub(super) const CODE: Code = Code {
    number: "LTC4006",
    name: "unbounded-loop",
    strictness: Strictness::Contradiction,
    doc: r#"A route leads back to an earlier step, and nothing limits how often: neither `at most N otherwise …` nor a suspension that lets time pass.

## Why it matters

"Try again" without a limit is where cases grow old. After how many rounds, and what then, is a decision of the process, not of whoever
happens to work on the case.

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
    no "Wants another price" -> write_offer
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
    no "Wants another price" -> write_offer at most 3 otherwise end "Offer declined"
  }
  activity deliver "Deliver the goods"
}
```
"#,
};

pub(super) fn run(model: &Model, reach: &Reach<'_>, findings: &mut Vec<Diagnostic>) {
    let circles = reach.unbounded_circles();
    if circles.is_empty() || has_gaps(model, reach.flow().process) {
        return;
    }
    let flow = reach.flow();
    let (reached, ends) = (reach.from_start(), reach.to_end());
    let mut circle_of = vec![usize::MAX; flow.nodes.len()];
    for (number, circle) in circles.iter().enumerate() {
        // A circle without a way out is reported by `no-way-to-an-end`, one without a way in by `unreachable-step`.
        let live = |list: &[bool], node: NodeId| list.get(node.0 as usize).copied().unwrap_or(false);
        if !circle.iter().all(|node| live(&reached, *node) && live(&ends, *node)) {
            continue;
        }
        for node in circle {
            if let Some(slot) = circle_of.get_mut(node.0 as usize) {
                *slot = number;
            }
        }
    }
    let circle =
        |node: NodeId| circle_of.get(node.0 as usize).copied().filter(|number| *number != usize::MAX);
    let mut told: Vec<ElementId> = Vec::new();
    let mut told_circles = vec![false; circles.len()];
    let mut report = |from: ElementId, to: Option<ElementId>, bound: Option<Bound>| {
        if told.contains(&from) {
            return;
        }
        told.push(from);
        findings.push(describe(model, from, to, bound));
    };
    for (at, edge) in flow.edges.iter().enumerate() {
        let Some(number) = circle(edge.from).filter(|number| circle(edge.to) == Some(*number)) else {
            continue;
        };
        let round = flow.rounds.binary_search(&EdgeId(at as u32)).is_ok();
        if !edge.back || round || matches!(edge.bound, Some(Bound::AtMost(_))) {
            continue;
        }
        if let Some(told) = told_circles.get_mut(number) {
            *told = true;
        }
        let from = chosen_by(flow, edge);
        report(from, Some(flow.node(edge.to).element), edge.bound);
    }
    // A circle through a sub-process may be closed by an exit, of which no line inside one scope leads back.
    for (number, circle) in circles.iter().enumerate() {
        let alive = circle.first().is_some_and(|node| circle_of.get(node.0 as usize) == Some(&number));
        if !alive || told_circles.get(number).copied().unwrap_or(true) {
            continue;
        }
        let back =
            circle.iter().rev().map(|node| flow.node(*node).element).find(|element| {
                model.get(*element).route.is_some() || model.get(*element).kind.has_outcomes()
            });
        if let Some(element) = back.or_else(|| circle.first().map(|node| flow.node(*node).element)) {
            report(element, None, None);
        }
    }
}

/// The outcome a line stands for; for one that comes out of a sub-process or leads on behind it, the outcome inside that does.
fn chosen_by(flow: &Flow, edge: &Edge) -> ElementId {
    let mut edge = edge;
    for _ in 0..flow.scopes.len() {
        if let Some(outcome) = edge.outcome {
            return outcome;
        }
        let last = match &flow.node(edge.from).kind {
            NodeKind::Boundary { exits, .. } => exits.first().copied(),
            NodeKind::Subprocess(scope) => flow.scope(*scope).nodes.iter().copied().find(|node| {
                flow.node(*node).kind == NodeKind::End(EndKind::Done) && flow.into(*node).count() == 1
            }),
            _ => None,
        };
        let Some(inside) = last.and_then(|last| flow.into(last).next()) else { break };
        edge = inside;
    }
    edge.outcome.unwrap_or(flow.node(edge.from).element)
}

fn describe(model: &Model, from: ElementId, to: Option<ElementId>, bound: Option<Bound>) -> Diagnostic {
    let element = model.get(from);
    let back = to.map_or_else(|| "an earlier step".to_owned(), |to| named(model, to));
    let message = match (element.kind, bound) {
        (Kind::Outcome, Some(Bound::Otherwise(times))) => {
            let rounds = if times == 1 { "one round".to_owned() } else { format!("{times} rounds") };
            format!("after {rounds} {} leads back to {back} all the same", named(model, from))
        }
        (Kind::Outcome, _) => format!("{} leads back to {back}, however often", named(model, from)),
        (_, _) => format!("{} leads back to {back}, and nothing limits how often", named(model, from)),
    };
    let mut leg = element.route.as_deref();
    if let Some(Bound::Otherwise(_)) = bound {
        while let Some(otherwise) = leg.and_then(|leg| leg.otherwise.as_deref()) {
            leg = Some(otherwise);
        }
    }
    let place = leg.map_or(model.place(from), |leg| model.place_in(from, leg.span));
    let target = to.map_or("step", |to| &*model.get(to).id);
    let mut diagnostic =
        finding(model, from, &CODE, message).at(place).label("no limit to this loop").help(match bound {
            Some(Bound::Otherwise(_)) => {
                "let the way behind `otherwise` lead out of the loop: `otherwise end \"Given up\"`".to_owned()
            }
            Some(Bound::AtMost(_)) | None => {
                format!("say how often and what then: `-> {target} at most 3 otherwise end \"Given up\"`")
            }
        });
    if let Some(to) = to {
        diagnostic = diagnostic.related(model.place(to), "the loop starts again here");
    }
    diagnostic
}
