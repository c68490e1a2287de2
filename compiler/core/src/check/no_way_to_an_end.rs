//! Every case can come to an end.

use super::{finding, has_gaps, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::flow::{NodeId, Reach};
use crate::model::{ElementId, Model};

/// Steps from which no end can be reached.
pub(super) const CODE: Code = Code {
    number: "LTC4005",
    name: "no-way-to-an-end",
    strictness: Strictness::Contradiction,
    doc: r#"Once a case has come to a step, no way leads to an end any more: it goes round for ever.

The finding names the steps of the circle.

## Why it matters

A case that can't end is never closed, never measured and never handed over. Somebody has to stop it by breaking the process.

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
    later "Perhaps later" -> suspend "No budget yet" for 60d -> write_offer
    no "Wants another price" -> write_offer
  }
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
    yes "Accepts" -> end "Offer accepted"
    later "Perhaps later" -> suspend "No budget yet" for 60d -> write_offer
    no "Wants another price" -> write_offer at most 3 otherwise end "Offer declined"
  }
}
```
"#,
};

/// Steps a message names before it stops with "…".
const STEPS_NAMED: usize = 8;

pub(super) fn run(model: &Model, reach: &Reach<'_>, findings: &mut Vec<Diagnostic>) {
    let flow = reach.flow();
    let (reached, ends) = (reach.from_start(), reach.to_end());
    let trapped: Vec<bool> = reached.iter().zip(&ends).map(|(reached, ends)| *reached && !*ends).collect();
    if !trapped.contains(&true) || has_gaps(model, flow.process) {
        return;
    }
    let mut told = vec![false; trapped.len()];
    for node in (0..flow.nodes.len() as u32).map(NodeId) {
        let index = node.0 as usize;
        let is_step = model.get(flow.node(node).element).kind.is_step();
        if !is_step
            || !trapped.get(index).copied().unwrap_or(false)
            || told.get(index).copied().unwrap_or(true)
        {
            continue;
        }
        for (index, behind) in reach.from(std::iter::once(node)).into_iter().enumerate() {
            if let (true, Some(mark)) = (behind, told.get_mut(index)) {
                *mark = true;
            }
        }
        let first = flow.node(node).element;
        let steps = walk(model, reach, node);
        let message = format!("a case that comes to {} can never end: {steps}", named(model, first));
        findings.push(
            finding(model, first, &CODE, message)
                .label("from here on the case goes round for ever")
                .help("let one outcome in the circle lead out: `-> end \"Closed\"`, or to a step outside it"),
        );
    }
}

/// The steps a case goes through from a node until it comes back to one: "`A` → `B` → `A`".
fn walk(model: &Model, reach: &Reach<'_>, from: NodeId) -> String {
    let mut elements: Vec<ElementId> = Vec::new();
    let mut nodes = vec![from];
    let mut next = Some(from);
    let mut closed = None;
    while let Some(node) = next {
        let element = reach.flow().node(node).element;
        let step = model.get(element).kind.is_step();
        if step && elements.last() != Some(&element) {
            if elements.contains(&element) {
                closed = Some(element);
                break;
            }
            elements.push(element);
        }
        next = reach.next(node).find(|next| !nodes.contains(next)).or_else(|| {
            closed = reach.next(node).next().map(|next| reach.flow().node(next).element);
            None
        });
        nodes.extend(next);
        if STEPS_NAMED < elements.len() {
            break;
        }
    }
    let mut names: Vec<String> = elements.iter().take(STEPS_NAMED).map(|id| named(model, *id)).collect();
    match closed {
        Some(element) if elements.len() <= STEPS_NAMED => names.push(named(model, element)),
        Some(_) | None => names.push("…".to_owned()),
    }
    names.dedup();
    names.join(" → ")
}
