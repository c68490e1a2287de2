//! RX-02 and RX-12: no answer leads past a control or a hand-over that no answer led past before.

use super::facts::Facts;
use super::handover_skipped::receivers;
use super::standing::Stands;
use super::{Refusal, control_bypassed, handover_skipped};
use crate::model::{ElementId, Kind, Model};
use crate::proof::{Budget, Graph, answers_past, passing};
use ltc_grammar::words::ClauseWord;

/// Holds the answers of a process against those of the adapted model.
pub(super) fn of_process(
    facts: &Facts<'_>,
    process: ElementId,
    stands: &Stands,
    own: &Graph<'_>,
    budget: &mut Budget,
    found: &mut Vec<Refusal>,
) {
    let steps: Vec<(ElementId, Vec<ElementId>)> = stands
        .past
        .iter()
        .map(|(step, _)| (*step, stand_for(facts, *step)))
        .filter(|(_, stand_for_it)| !stand_for_it.is_empty())
        .collect();
    for (step, stand_for_it) in &steps {
        if let Some(one) = stand_for_it.iter().find(|one| is_sometimes_only(facts.model, facts, **one)) {
            let message = format!(
                "{} stands in for {}, but not every case comes to it",
                facts.name(*one),
                facts.name(*step)
            );
            let permitted = "let every case come to it: no condition, and no set in any order, around it";
            let by = facts.by(*one);
            found.push(facts.refuse(&handover_skipped::CODE, *step, by, message, permitted));
        }
    }
    let Some(now) = answers_past(facts.model, own, &steps, budget) else { return };
    let mut said: Vec<ElementId> = Vec::new();
    for (step, was) in &stands.past {
        let past = now.get(step).into_iter().flatten();
        for answer in past.filter(|answer| !was.contains(answer) && !stops(facts, **answer)) {
            // One answer is told once, at the first step it leads past.
            if said.contains(answer) {
                continue;
            }
            said.push(*answer);
            let refusal = past_step(facts, process, *step, *answer);
            // The way around a control that the same change opened has been told.
            let is_told = |other: &Refusal| {
                other.about == refusal.about || other.by.is_some() && other.by == refusal.by
            };
            if !found.iter().any(is_told) {
                found.push(refusal);
            }
        }
    }
}

fn past_step(facts: &Facts<'_>, process: ElementId, step: ElementId, answer: ElementId) -> Refusal {
    let by = if facts.is_new(answer) { facts.by(answer) } else { facts.last_of_flow(process) };
    let (name, past) = (facts.name(answer), facts.name(step));
    if let Some(receiver) = receivers(facts.base, step).first().filter(|_| !is_control(facts, step)) {
        let message = format!(
            "{name} leads past {past}, so that a case may end and nothing is handed over to {}",
            facts.name(*receiver)
        );
        let permitted = "let every answer lead to the hand-over in the end (`next`)";
        facts.refuse(&handover_skipped::CODE, step, by, message, permitted)
    } else {
        let message = format!("{name} leads past {past}, so that a case may end without it");
        let permitted = "let every answer lead to the control in the end (`next`)";
        facts.refuse(&control_bypassed::CODE, step, by, message, permitted)
    }
}

fn is_control(facts: &Facts<'_>, step: ElementId) -> bool {
    matches!(facts.base.get(step).kind, Kind::Kcp | Kind::Gate)
}

/// What stands for a step of the adapted model: itself, or what hands over in its place. Nothing where it was taken out, which is told
/// elsewhere.
fn stand_for(facts: &Facts<'_>, step: ElementId) -> Vec<ElementId> {
    if !facts.is_gone(step) {
        return vec![step];
    }
    let around = facts.base.ancestry(step).find_map(|id| facts.replaced.get(&id).copied());
    let inside = around.into_iter().flat_map(|new| std::iter::once(new).chain(facts.model.descendants(new)));
    inside
        .filter(|id| facts.model.get(*id).kind.is_step() && !receivers(facts.model, *id).is_empty())
        .collect()
}

/// Whether something new stands in a branch or set that a case need not come to.
fn is_sometimes_only(model: &Model, facts: &Facts<'_>, id: ElementId) -> bool {
    facts.is_new(id)
        && model.ancestry(id).take_while(|around| facts.is_new(*around)).any(|around| {
            let kind = model.get(around).kind;
            kind == Kind::Unordered
                || kind == Kind::Branch && !model.clause(around, ClauseWord::When).is_empty()
        })
}

/// Whether an answer is one by which a control of the region's own does not let a case pass.
fn stops(facts: &Facts<'_>, answer: ElementId) -> bool {
    facts.is_new(answer)
        && facts.model.get(answer).parent.is_some_and(|control| {
            facts.is_new(control)
                && facts.model.get(control).kind == Kind::Kcp
                && (!passing(facts.model, control).contains(&answer)
                    // What is used up after several attempts ends as well.
                    || facts.model.get(answer).route.as_ref().is_some_and(|route| route.otherwise.is_some()))
        })
}
