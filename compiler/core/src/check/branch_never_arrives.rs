//! What stands behind a parallel is reached: each of its branches can arrive.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::flow::soundness::Blocks;
use crate::flow::{EndKind, Flow, Links, NodeId, NodeKind, Reach};
use crate::model::{ElementId, Kind, LanguageId, Model};
use crate::proof::{Stop, Way, has_gaps};
use std::collections::VecDeque;

/// A step behind a parallel one of whose branches always ends the case.
pub(super) const CODE: Code = Code {
    number: "LTC4070",
    name: "branch-never-arrives",
    strictness: Strictness::Contradiction,
    doc: r#"A `parallel` goes on when all its branches have arrived, and one of them never does: every way through it ends the case.
What stands behind the parallel is reached by no case.

The finding names a way through that branch.

## Why it matters

Each branch reads well by itself, and the steps behind the parallel look as if they came next. No case ever comes to them: it ends first, with
what the other branches were doing stopped in the middle.

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
  parallel prepare {
    activity find_price "Find the price"
    branch stock {
      activity check_stock "Check the stock"
      end "Stock is checked"
    }
  }
  activity send_offer "Send the offer"
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
  parallel prepare {
    activity find_price "Find the price"
    branch stock {
      activity check_stock "Check the stock"
      decision in_stock "Is it in stock?" {
        yes "In stock" -> next
        no "Sold out" -> end "Nothing to sell"
      }
    }
  }
  activity send_offer "Send the offer"
}
```
"#,
};

pub(super) fn run(model: &Model, reach: &Reach<'_>, findings: &mut Vec<Diagnostic>) {
    let flow = reach.flow();
    if !flow.nodes.iter().any(|node| matches!(node.kind, NodeKind::Fork { .. })) {
        return;
    }
    let links = Links::of(flow);
    // What is not made of blocks has a jump across branches, which is a finding of its own.
    let Some(blocks) = Blocks::of(flow, &links, |_| true) else { return };
    if blocks.never_closed.is_empty() || has_gaps(model, flow.process) {
        return;
    }
    let drawn = reach.from_start();
    let holds = |list: &[bool], at: usize| list.get(at).copied().unwrap_or(false);
    let mut told = vec![false; flow.nodes.len()];
    // Inner parallels stand behind the outer ones they are in, and are the cause of what those lack.
    for (fork, branches) in blocks.never_closed.iter().rev() {
        let element = flow.node(*fork).element;
        let is_join =
            |node: &crate::flow::Node| node.element == element && matches!(node.kind, NodeKind::Join { .. });
        let Some(join) = flow.nodes.iter().position(is_join) else { continue };
        let behind = reach.from(std::iter::once(NodeId(join as u32)));
        let dead = (0..flow.nodes.len()).find(|at| {
            let node = flow.node(NodeId(*at as u32));
            holds(&behind, *at)
                && holds(&drawn, *at)
                && !holds(&blocks.reached, *at)
                && !holds(&told, *at)
                && is_step(model, node.element, &node.kind)
        });
        for (mark, behind) in told.iter_mut().zip(&behind) {
            *mark |= behind;
        }
        if let (Some(dead), Some(first)) = (dead, branches.first()) {
            let dead = flow.node(NodeId(dead as u32)).element;
            findings.push(describe(model, reach, element, dead, *first));
        }
    }
}

fn is_step(model: &Model, element: ElementId, kind: &NodeKind) -> bool {
    let between = matches!(
        kind,
        NodeKind::Start
            | NodeKind::Merge
            | NodeKind::Join { .. }
            | NodeKind::Boundary { .. }
            | NodeKind::End(EndKind::Done | EndKind::Exit)
    );
    !between && model.get(element).kind.is_step()
}

fn describe(
    model: &Model,
    reach: &Reach<'_>,
    parallel: ElementId,
    dead: ElementId,
    first: NodeId,
) -> Diagnostic {
    let flow = reach.flow();
    let way = way(model, reach, first).text(model, LanguageId::DEFAULT);
    let message = format!(
        "no case comes to {}: the parallel {} waits for all its branches, and one of them always ends the case: {way}",
        named(model, dead),
        named(model, parallel),
    );
    let branch = branch_of(model, flow, parallel, first);
    finding(model, dead, &CODE, message)
        .label("never reached")
        .related(model.place(branch), "this branch never arrives")
        .help("let one way through the branch go on, with `-> next`; or take the end out of it")
}

/// The branch a node stands in, or the step that is one by itself.
fn branch_of(model: &Model, flow: &Flow, parallel: ElementId, first: NodeId) -> ElementId {
    let element = flow.node(first).element;
    let mut around = model.ancestry(element);
    around.find(|id| model.get(*id).parent == Some(parallel)).unwrap_or(element)
}

/// The shortest way from a node to an end of the case.
fn way(model: &Model, reach: &Reach<'_>, first: NodeId) -> Way {
    let flow = reach.flow();
    let mut before: Vec<Option<NodeId>> = vec![None; flow.nodes.len()];
    let mut open = VecDeque::from([first]);
    let mut last = first;
    while let Some(node) = open.pop_front() {
        last = node;
        if matches!(flow.node(node).kind, NodeKind::End(EndKind::Case { .. })) {
            break;
        }
        for next in reach.next(node) {
            if let Some(slot) = before.get_mut(next.0 as usize)
                && slot.is_none()
                && next != first
            {
                *slot = Some(node);
                open.push_back(next);
            }
        }
    }
    let mut nodes = vec![last];
    while let Some(node) = before.get(last.0 as usize).copied().flatten() {
        nodes.push(node);
        last = node;
    }
    let mut way = Way::default();
    for node in nodes.into_iter().rev() {
        let element = flow.node(node).element;
        let step = model.get(element).kind.is_step() && !matches!(model.get(element).kind, Kind::Parallel);
        if step && way.stops.last().is_none_or(|stop| stop.step != element) {
            way.stops.push(Stop { step: element, answer: None });
        }
    }
    way
}
