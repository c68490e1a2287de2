//! Processes that call each other come to an end.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::flow::soundness::{Blocks, circles};
use crate::flow::{Flow, Links, NodeId, NodeKind};
use crate::model::{ElementId, Kind, Model, Value};
use crate::proof::has_gaps;
use ltc_grammar::words::ClauseWord;
use rustc_hash::{FxHashMap, FxHashSet};

/// A call that waits for a process that waits for it.
pub(super) const CODE: Code = Code {
    number: "LTC4071",
    name: "call-never-returns",
    strictness: Strictness::Contradiction,
    doc: r#"A process always calls another one, which always calls the first again, directly or by way of more processes. Each waits for the
next, so no case of any of them can come to an end. Of one circle only the first call is reported.

## Why it matters

Each of the processes reads well by itself; only together they have no end. Every case of one opens a case of the next, and none is
ever closed.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer"
  call credit "Check the credit" calls check_credit
}
process check_credit "Check the credit" {
  owner: seller   R: seller   A: head
  trigger called "Credit check requested" from sell
  in: request
  out: offer
  activity look_up "Look up the credit limit"
  call offers "Write the offer again" calls sell
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer"
  call credit "Check the credit" calls check_credit
}
process check_credit "Check the credit" {
  owner: seller   R: seller   A: head
  trigger called "Credit check requested" from sell
  in: request
  out: offer
  activity look_up "Look up the credit limit"
}
```
"#,
};

pub(super) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    let processes: Vec<ElementId> = model.own(Kind::Process).collect();
    let numbers: FxHashMap<ElementId, u32> = processes.iter().copied().zip(0..).collect();
    let mut calls: Vec<(u32, u32)> = Vec::new();
    for call in model.own(Kind::Call) {
        let from = model.enclosing(call, Kind::Process).and_then(|process| numbers.get(&process));
        let to = called(model, call).and_then(|process| numbers.get(&process));
        calls.extend(from.copied().zip(to.copied()));
    }
    for circle in circles(processes.len() as u32, &calls) {
        let members: Vec<ElementId> =
            circle.iter().filter_map(|number| processes.get(*number as usize).copied()).collect();
        findings.extend(of_circle(model, &members));
    }
}

/// The process a call runs.
fn called(model: &Model, call: ElementId) -> Option<ElementId> {
    let clauses = &model.get(call).clauses;
    let clause = clauses.iter().find(|clause| clause.word == ClauseWord::Calls)?;
    clause.values.iter().find_map(|value| match value {
        Value::Reference(reference) => reference.target,
        _ => None,
    })
}

/// What keeps the processes of a circle of calls from ending, if anything does.
fn of_circle(model: &Model, members: &[ElementId]) -> Option<Diagnostic> {
    let flows: Vec<(ElementId, Flow, Links)> = members
        .iter()
        .filter(|process| !has_gaps(model, **process))
        .map(|process| {
            let flow = Flow::of(model, *process);
            let links = Links::of(&flow);
            (*process, flow, links)
        })
        .collect();
    // Who cannot end even if every call returns has a finding of its own.
    let mut open: FxHashSet<ElementId> = flows
        .iter()
        .filter(|(_, flow, links)| ends(flow, links, &FxHashSet::default()))
        .map(|(process, ..)| *process)
        .collect();
    // Those that end without waiting for one that is open end; what waits for those alone ends as well.
    loop {
        let before = open.len();
        for (process, flow, links) in &flows {
            if open.contains(process) && ends(flow, links, &open) {
                open.remove(process);
            }
        }
        if open.len() == before {
            break;
        }
    }
    let first = flows.iter().map(|(process, ..)| *process).find(|process| open.contains(process))?;
    let mut names = vec![named(model, first)];
    let mut way: Vec<ElementId> = Vec::new();
    let (mut process, mut visited) = (first, vec![first]);
    while let Some((call, next)) =
        flows.iter().find(|(id, ..)| *id == process).and_then(|(_, flow, _)| waiting(flow, &open))
    {
        way.push(call);
        names.push(named(model, next));
        if visited.contains(&next) {
            break;
        }
        visited.push(next);
        process = next;
    }
    let call = *way.first()?;
    let message = format!(
        "{} can never end: it waits for what it calls, and that waits for it: {}",
        named(model, first),
        names.join(" → ")
    );
    let mut diagnostic = finding(model, call, &CODE, message)
        .label("this call never returns")
        .help("let one way through one of them come to its end without the call; or hand over with `end \"…\" starts …`, which does not wait");
    for call in way.iter().skip(1).take(4) {
        diagnostic = diagnostic.related(model.place(*call), "and this one waits");
    }
    Some(diagnostic)
}

/// Whether some case comes to an end if calls of the open processes never return.
fn ends(flow: &Flow, links: &Links, open: &FxHashSet<ElementId>) -> bool {
    let returns = |node: NodeId| match flow.node(node).kind {
        NodeKind::Call { calls: Some(process) } => !open.contains(&process),
        _ => true,
    };
    // What is not made of blocks has a finding of its own.
    Blocks::of(flow, links, returns).is_none_or(|blocks| !blocks.trapped.first().copied().unwrap_or(false))
}

/// The first call of an open process.
fn waiting(flow: &Flow, open: &FxHashSet<ElementId>) -> Option<(ElementId, ElementId)> {
    flow.nodes.iter().find_map(|node| match node.kind {
        NodeKind::Call { calls: Some(process) } if open.contains(&process) => Some((node.element, process)),
        _ => None,
    })
}
