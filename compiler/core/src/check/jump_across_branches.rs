//! Branches that run side by side keep to themselves.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::flow::net::{Cause, FlowNet, PlaceCause, PlaceId, TransitionId};
use crate::flow::soundness::{Budget, FaultKind, Verdict, verdict};
use crate::flow::{EndKind, Flow, NodeKind, Reach};
use crate::model::{ElementId, Kind, LanguageId, Model, Target};
use crate::proof::{Stop, Way, has_gaps};

/// A jump into or out of a branch of a parallel.
pub(super) const CODE: Code = Code {
    number: "LTC4008",
    name: "jump-across-branches",
    strictness: Strictness::Contradiction,
    doc: r#"A route leads into or out of a branch of a `parallel`. Only an `end` may leave a branch; it ends the whole case.

The first such route of a process is told with what a case does because of them all: the steps it takes until it waits for ever,
comes to a step twice at once, or ends while something is still to be done.

## Why it matters

The branches of a `parallel` wait for each other at its close. A branch that has jumped away never arrives, so the case would hang; a branch that is
jumped into would run twice.

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
  activity read_request "Read the request"
  parallel prepare {
    activity find_price "Find the price"
    branch stock {
      activity check_stock "Check the stock"
      decision in_stock "Is it in stock?" {
        yes "In stock" -> next
        no "Sold out" -> read_request at most 2 otherwise end "Nothing to sell"
      }
    }
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
  activity read_request "Read the request"
  parallel prepare {
    activity find_price "Find the price"
    activity check_stock "Check the stock"
  }
  decision in_stock "Is it in stock?" {
    yes "In stock" -> next
    no "Sold out" -> read_request at most 2 otherwise end "Nothing to sell"
  }
}
```
"#,
};

/// Jumps of a process; the first of them says what a case does because of them.
pub(super) fn run(model: &Model, reach: &Reach<'_>, findings: &mut Vec<Diagnostic>) {
    let flow = reach.flow();
    if !flow.nodes.iter().any(|node| matches!(node.kind, NodeKind::Fork { .. })) {
        return;
    }
    let mut mine = Vec::new();
    for id in model.descendants(flow.process) {
        if matches!(model.get(id).kind, Kind::Outcome | Kind::Suspend) {
            of_routes(model, id, &mut mine);
        }
    }
    if let Some(first) = mine.first_mut().filter(|_| !has_gaps(model, flow.process))
        && let Some(effect) = effect(model, flow)
    {
        first.message = format!("{}: {effect}", first.message);
    }
    findings.extend(mine);
}

/// What some case does in a flow that is not sound.
fn effect(model: &Model, flow: &Flow) -> Option<String> {
    let net = FlowNet::of(flow);
    let fault = match verdict(&net.net, Budget::default()) {
        Verdict::Sound => return None,
        Verdict::Unknown { markings } => {
            return Some(format!(
                "what cases then do is too tangled to say, {markings} situations were looked at and there are more"
            ));
        }
        Verdict::Unsound(fault) => fault,
    };
    let way = way(flow, &net, &fault.steps).text(model, LanguageId::DEFAULT);
    let step = |place: PlaceId| match net.place(place) {
        PlaceCause::Edge(edge) => Some(flow.node(flow.edge(edge).to).element),
        _ => None,
    };
    Some(match fault.kind {
        FaultKind::Deadlock => format!("a case that goes {way} then waits for ever"),
        FaultKind::Livelock => format!("a case that goes {way} then never comes to an end"),
        FaultKind::TwoTokens(place) => {
            let twice = step(place).map_or_else(|| "a step".to_owned(), |step| named(model, step));
            format!("a case that goes {way} then comes to {twice} twice at once")
        }
        FaultKind::LeftBehind => {
            let rest = fault.marking.marked().find_map(step);
            let rest = rest.map_or_else(|| "a branch".to_owned(), |rest| named(model, rest));
            format!("a case that goes {way} ends while {rest} is still to be done")
        }
        FaultKind::Dead(transition) => {
            let Some(Cause::Node(node)) = net.causes.get(transition.0 as usize) else { return None };
            let element = flow.node(*node).element;
            if matches!(flow.node(*node).kind, NodeKind::Join { .. }) {
                format!("no case ever passes the end of {}", named(model, element))
            } else {
                format!("no case ever comes to {}", named(model, element))
            }
        }
    })
}

/// The steps and answers that transitions stand for.
fn way(flow: &Flow, net: &FlowNet, steps: &[TransitionId]) -> Way {
    let mut way = Way::default();
    for cause in steps.iter().filter_map(|step| net.causes.get(step.0 as usize)) {
        match cause {
            Cause::Node(node) => {
                let node = flow.node(*node);
                let said = matches!(
                    node.kind,
                    NodeKind::Work
                        | NodeKind::Wait
                        | NodeKind::Call { .. }
                        | NodeKind::Suspension { .. }
                        | NodeKind::End(EndKind::Case { .. })
                );
                if said {
                    way.stops.push(Stop { step: node.element, answer: None });
                }
            }
            Cause::Edge(edge) => {
                let edge = flow.edge(*edge);
                let choice = flow.node(edge.from);
                if choice.kind != NodeKind::Choice {
                    continue;
                }
                match way.stops.last_mut() {
                    Some(stop) if stop.step == choice.element => stop.answer = edge.outcome,
                    Some(_) | None => {
                        way.stops.push(Stop { step: choice.element, answer: edge.outcome });
                    }
                }
            }
            Cause::LeftOut(_) => {}
        }
    }
    way
}

/// Jumps of an outcome or suspension.
fn of_routes(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let mut route = model.get(id).route.as_deref();
    while let Some(leg) = route {
        let home = branch_of(model, id);
        let crossed = match &leg.target {
            Target::Step(target) => {
                let there = branch_of(model, *target);
                (home != there).then(|| there.filter(|_| home.is_none()).or(home)).flatten()
            }
            Target::Done => home.filter(|branch| leaves_by_done(model, id, *branch)),
            Target::Next | Target::End(_) | Target::Suspend(_) | Target::Unresolved => None,
        };
        if let Some(branch) = crossed {
            let side = if home == Some(branch) { "out of" } else { "into" };
            let parallel = model.enclosing(branch, Kind::Parallel).unwrap_or(branch);
            let message = format!(
                "{} leads {side} a branch of the parallel {}",
                named(model, id),
                named(model, parallel)
            );
            findings.push(
                finding(model, id, &CODE, message)
                    .at(model.place_in(id, leg.span))
                    .label("leads across branches that run side by side")
                    .related(model.place(branch), "the branch")
                    .help("put the question behind the `parallel`, where all branches have arrived, or end the case with `-> end \"…\"`"),
            );
        }
        route = leg.otherwise.as_deref();
    }
}

/// The innermost branch of a parallel an element is in, or is.
pub(super) fn branch_of(model: &Model, id: ElementId) -> Option<ElementId> {
    model
        .ancestry(id)
        .take_while(|ancestor| model.get(*ancestor).kind != Kind::Process)
        .find(|ancestor| is_branch(model, *ancestor))
}

fn is_branch(model: &Model, id: ElementId) -> bool {
    let element = model.get(id);
    let in_parallel = element.parent.is_some_and(|parent| model.get(parent).kind == Kind::Parallel);
    element.kind == Kind::Branch || in_parallel
}

/// Whether the sub-process that `done` leaves holds the branch.
fn leaves_by_done(model: &Model, id: ElementId, branch: ElementId) -> bool {
    let left = model
        .ancestry(id)
        .find(|ancestor| matches!(model.get(*ancestor).kind, Kind::Subprocess | Kind::Process));
    left.is_some_and(|left| left != branch && model.ancestry(left).all(|ancestor| ancestor != branch))
}
