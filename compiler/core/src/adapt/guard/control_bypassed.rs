//! RX-02: a control stands before everything it stood before.

use super::facts::Facts;
use super::{Refusal, skipped, unfinished};
use crate::diagnostic::{Code, Strictness};
use crate::flow::Flow;
use crate::model::{Applied, ElementId, Kind, LanguageId, Model, Op};
use crate::proof::{Before, Budget, Graph, Meeting, Way, comes_without, in_order, way_around};
use ltc_grammar::words::AttributeWord;

/// A region moves a control or leads around it.
pub(super) const CODE: Code = Code {
    number: "LTC7002",
    name: "control-bypassed-by-region",
    strictness: Strictness::Contradiction,
    doc: r#"After a region's changes a case comes to a step without the control that stands before it in the standard, or the control was moved (RX-02).

The proof is made again for every region: whatever a control stood before, it must still stand before. Ways by which the standard itself leads around a
control stay allowed. An answer may not lead past a control either, so that a case ends without it. A step of the region that meets the customer where the
standard does so behind a control only, comes behind it as well. The finding names the way, and the change that opened it.

## Why it matters

A control that can be walked around in one country protects nobody there, and nobody outside notices.

## Wrong

```ltc
//- shop.ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head
  A: sales_head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" {
    R: seller
    in: request
    out: offer
  }
  kcp offer_sound "Is the offer sound?" {
    R: controller
    guards: send_offer
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: 1w
    check cost "The price covers the cost"
    pass -> next
    fail -> end "Offer withdrawn"
  }
  activity send_offer "Send the offer" {
    R: seller
    in: offer
  }
}
//- lima.ltc
package shop.lima "Lima"
role lima_lead "Lead of Lima"
adaptation lima "Lima" of shop {
  owner: lima_lead
  at sell {
    move send_offer before offer_sound because integration "The portal of the region"
  }
}
```

## Right

```ltc
//- shop.ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head
  A: sales_head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" {
    R: seller
    in: request
    out: offer
  }
  kcp offer_sound "Is the offer sound?" {
    R: controller
    guards: send_offer
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: 1w
    check cost "The price covers the cost"
    pass -> next
    fail -> end "Offer withdrawn"
  }
  activity send_offer "Send the offer" {
    R: seller
    in: offer
  }
}
//- lima.ltc
package shop.lima "Lima"
role lima_lead "Lead of Lima"
adaptation lima "Lima" of shop {
  owner: lima_lead
  at sell {
    add activity translate_offer "Translate the offer" before offer_sound because integration "The portal of the region" {
      R: seller
      in: offer
    }
  }
}
```
"#,
};

pub(super) fn run(facts: &Facts<'_>, found: &mut Vec<Refusal>) {
    moved_controls(facts, found);
    for process in processes(facts) {
        let stands = facts.standing.of(facts.base, process);
        if stands.before.is_empty() && stands.past.is_empty() && !stands.is_unfinished {
            continue;
        }
        let flow = Flow::of(facts.model, process);
        let own = Graph::new(facts.model, &flow);
        let mut budget = facts.standing.budget();
        for stood in &stands.before {
            // One finding for each control: the first step that is come to without it.
            let said = found.iter().any(|refusal| refusal.about == stood.control);
            if facts.is_gone(stood.control) || said {
                continue;
            }
            let mut behind: Vec<ElementId> =
                stood.behind.iter().filter_map(|step| facts.now(*step)).collect();
            behind.extend(meeting_early(facts, process, stood));
            let now = Before { control: stood.control, behind, exempt: stood.exempt.clone() };
            if let Some(Some((step, way))) = way_around(facts.model, &own, &now, &mut budget) {
                found.push(bypassed(facts, process, stood.control, step, &way));
            }
        }
        answers_around(facts, &stands.before, found);
        skipped::of_process(facts, process, &stands, &own, &mut budget, found);
        evidence_too_late(facts, process, &own, &mut budget, found);
        if stands.is_unfinished || budget.is_spent() {
            found.extend(unfinished::of_process(facts, process));
        }
    }
}

/// Steps of the region at which it meets a step of the customer that the standard meets behind a control only.
fn meeting_early(facts: &Facts<'_>, process: ElementId, stood: &Before) -> Vec<ElementId> {
    let meets = |model: &Model, id: ElementId| -> Vec<ElementId> {
        model.references(id, AttributeWord::Meets).filter_map(|step| step.target).collect()
    };
    let touched = facts.new.iter().chain(&facts.changed).copied().filter(|id| {
        facts.model.get(*id).kind.is_step() && facts.model.enclosing(*id, Kind::Process) == Some(process)
    });
    let newly = |id: ElementId| -> Vec<ElementId> {
        let before = if facts.is_new(id) { Vec::new() } else { meets(facts.base, id) };
        meets(facts.model, id).into_iter().filter(|step| !before.contains(step)).collect()
    };
    let only_behind = |step: &ElementId| {
        let inside = facts.base.descendants(process).into_iter();
        let mut meeting = inside.filter(|id| meets(facts.base, *id).contains(step)).peekable();
        meeting.peek().is_some() && meeting.all(|id| stood.behind.contains(&id))
    };
    touched.filter(|id| newly(*id).iter().any(only_behind)).collect()
}

/// Processes in which this layer changed something.
fn processes(facts: &Facts<'_>) -> Vec<ElementId> {
    let around = |model: &Model, id: ElementId| {
        (id.index() < model.elements.len()).then(|| model.enclosing(id, Kind::Process)).flatten()
    };
    let mut all: Vec<ElementId> = facts
        .changed
        .iter()
        .chain(&facts.removed)
        .filter_map(|id| around(facts.base, *id))
        .chain(facts.new.iter().filter_map(|id| around(facts.model, *id)))
        .filter(|process| !facts.is_new(*process) && !facts.is_gone(*process))
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn moved_controls(facts: &Facts<'_>, found: &mut Vec<Refusal>) {
    for (by, moved) in facts.moved() {
        if facts.is_new(moved) {
            continue;
        }
        let control = facts
            .whole(moved)
            .into_iter()
            .find(|id| matches!(facts.base.get(*id).kind, Kind::Kcp | Kind::Gate));
        if let Some(control) = control.filter(|_| facts.base.get(moved).kind.level() != Some(4)) {
            let message = format!(
                "{} is moved, but no region moves a control: what it stands before is the standard's",
                facts.name(control)
            );
            let permitted =
                "leave it where it stands; a control of your own may stand elsewhere: `add kcp … before …`";
            found.push(facts.refuse(&CODE, control, Some(by), message, permitted));
        }
    }
}

fn bypassed(
    facts: &Facts<'_>,
    process: ElementId,
    control: ElementId,
    step: ElementId,
    way: &Way,
) -> Refusal {
    let by = culprit(facts, process, way);
    let message = format!(
        "{} no longer stands before {}: {}",
        facts.name(control),
        facts.name(step),
        way.text(facts.model, LanguageId::DEFAULT)
    );
    let permitted =
        "put the step where every way to it leads through the control, or leave the order as it is";
    facts.refuse(&CODE, control, by, message, permitted)
}

/// The change that opened a way: one that put a step on it or gave an answer on it, else the last one that changed the flow of the process.
fn culprit(facts: &Facts<'_>, process: ElementId, way: &Way) -> Option<Applied> {
    let stops = || way.stops.iter().flat_map(|stop| std::iter::once(stop.step).chain(stop.answer));
    let on_the_way = |applied: &&Applied| {
        let inside = |made: ElementId| stops().any(|id| facts.model.ancestry(id).any(|at| at == made));
        match facts.change(**applied).map(|change| &change.op) {
            Some(Op::Add(..) | Op::Replace(_)) => applied.made.is_some_and(inside),
            Some(Op::Move(_) | Op::Set(..)) => inside(applied.target),
            _ => false,
        }
    };
    let last = |fits: &dyn Fn(&&Applied) -> bool| facts.applied.iter().rev().find(fits).copied();
    let moved = |applied: &&Applied| {
        on_the_way(applied) && matches!(facts.change(**applied).map(|change| &change.op), Some(Op::Move(_)))
    };
    // A decision of the region's on the way opened it rather than a task on it.
    let parts = |applied: &&Applied| {
        on_the_way(applied)
            && applied.made.is_some_and(|made| {
                let all = std::iter::once(made).chain(facts.model.descendants(made));
                let mut kinds = all.map(|id| facts.model.get(id).kind);
                kinds.any(|kind| kind == Kind::Outcome)
            })
    };
    last(&parts)
        .or_else(|| last(&moved))
        .or_else(|| last(&on_the_way))
        .or_else(|| facts.last_of_flow(process))
}

/// A question by which the standard leads around a control asks what it asks in the standard.
fn answers_around(facts: &Facts<'_>, stood: &[Before], found: &mut Vec<Refusal>) {
    let touched: Vec<ElementId> = facts
        .changed
        .iter()
        .copied()
        .filter(|id| matches!(facts.base.get(*id).kind, Kind::Decision | Kind::Outcome | Kind::Branch))
        .filter(|id| facts.control_of(*id).is_none() && relabelled(facts, *id))
        .collect();
    for id in touched {
        let asks = |exempt: &ElementId| {
            *exempt == id
                || facts.base.get(*exempt).parent == Some(id)
                || facts
                    .base
                    .get(id)
                    .parent
                    .is_some_and(|question| facts.base.get(*exempt).parent == Some(question))
        };
        let Some(one) = stood.iter().find(|one| one.exempt.iter().any(asks)) else { continue };
        let control = &one.control;
        let message = format!(
            "{} decides who goes around {}, and is given another meaning",
            facts.name(id),
            facts.name(*control)
        );
        let permitted = "keep its words; translate it into further languages with `translate`";
        found.push(facts.refuse(&CODE, id, facts.by(id), message, permitted));
    }
}

/// Whether what an element is called was changed in a language the adapted model has.
pub(super) fn relabelled(facts: &Facts<'_>, id: ElementId) -> bool {
    let (theirs, own) = (&facts.base.get(id).label, &facts.model.get(id).label);
    theirs.texts.iter().any(|(language, text)| own.exact(*language) != Some(text))
}

/// What a control looks at is made before it: a step that makes it is not moved behind the control.
fn evidence_too_late(
    facts: &Facts<'_>,
    process: ElementId,
    own: &Graph<'_>,
    budget: &mut Budget,
    found: &mut Vec<Refusal>,
) {
    let moved: Vec<(Applied, ElementId)> = facts.moved().filter(|(_, id)| !facts.is_new(*id)).collect();
    if moved.is_empty() {
        return;
    }
    let flow = Flow::of(facts.base, process);
    let graph = &Graph::new(facts.base, &flow);
    let makes = |model: &Model, step: ElementId, data: ElementId| {
        std::iter::once(step)
            .chain(model.descendants(step))
            .any(|id| model.references(id, AttributeWord::Out).any(|out| out.target == Some(data)))
    };
    let makers = |model: &Model, data: ElementId| -> Vec<ElementId> {
        let works = |id: &ElementId| model.get(*id).kind.is_work() && makes(model, *id, data);
        model.descendants(process).into_iter().filter(works).collect()
    };
    let controls = facts
        .base
        .descendants(process)
        .into_iter()
        .filter(|id| matches!(facts.base.get(*id).kind, Kind::Kcp | Kind::Gate) && !facts.is_gone(*id));
    for control in controls {
        for data in facts.model.references(control, AttributeWord::Evidence).filter_map(|data| data.target) {
            let Some((by, step)) = moved.iter().find(|(_, step)| makes(facts.base, *step, data)) else {
                continue;
            };
            let without = |model: &Model, graph: &Graph<'_>, budget: &mut Budget| {
                comes_without(graph, &makers(model, data), control, budget)
            };
            let sure = without(facts.base, graph, budget) == Some(false);
            let late = without(facts.model, own, budget) == Some(true);
            let comes = |model, graph, budget: &mut Budget| in_order(model, graph, *step, control, budget);
            let could = !sure
                && matches!(comes(facts.base, graph, budget), Meeting::Along(_))
                && comes(facts.model, own, budget) == Meeting::Never;
            if sure && late || could {
                let message = format!(
                    "{} is moved behind {}, which looks at what it makes: `{}`",
                    facts.name(*step),
                    facts.name(control),
                    facts.model.label(data, LanguageId::DEFAULT)
                );
                found.push(facts.refuse(&CODE, control, Some(*by), message, "leave it before the control"));
                break;
            }
        }
    }
}
