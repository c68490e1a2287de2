//! RX-04: who makes something does not check it, nor decide over it. Teams count as all who belong to them.

use super::Refusal;
use super::duties_in_one_hand::CODE;
use super::facts::Facts;
use crate::flow::Flow;
use crate::model::{ElementId, Kind, Letter, Model};
use crate::proof::{Budget, Graph, Meeting, in_order};
use ltc_grammar::words::AttributeWord as Word;

pub(super) fn run(facts: &Facts<'_>, found: &mut Vec<Refusal>) {
    let touched: Vec<ElementId> = facts.changed.iter().chain(&facts.new).copied().collect();
    let mut processes: Vec<ElementId> =
        touched.iter().filter_map(|id| facts.model.enclosing(*id, Kind::Process)).collect();
    processes.sort_unstable();
    processes.dedup();
    for process in processes {
        let steps = facts.model.descendants(process);
        let is_control = |id: &&ElementId| matches!(facts.model.get(**id).kind, Kind::Kcp | Kind::Gate);
        for control in steps.iter().filter(is_control) {
            of_control(facts, process, *control, &steps, found);
        }
    }
}

fn of_control(
    facts: &Facts<'_>,
    process: ElementId,
    control: ElementId,
    steps: &[ElementId],
    found: &mut Vec<Refusal>,
) {
    let is_new = facts.is_new(control);
    let looked_at = |model: &Model, words: &[Word]| -> Vec<ElementId> {
        let all = words.iter().flat_map(|word| model.references(control, *word));
        all.filter_map(|data| data.target).collect()
    };
    // Of a control of the region's own only what it approves counts: its evidence may come from who performs it.
    let data = if is_new {
        looked_at(facts.model, &[Word::In])
    } else {
        looked_at(facts.base, &[Word::In, Word::Evidence])
    };
    let (checking, approving) =
        (checkers(facts.model, control, is_new), checkers(facts.model, control, true));
    let had: Vec<ElementId> = if is_new { Vec::new() } else { checkers(facts.base, control, false) };
    for step in steps.iter().filter(|step| **step != control && facts.model.get(**step).kind.is_work()) {
        let makes = |model: &Model| {
            model.references(*step, Word::Out).any(|out| out.target.is_some_and(|made| data.contains(&made)))
        };
        if !makes(facts.model) {
            continue;
        }
        let made = |model: &Model| people(model, &model.roles(*step, Letter::Responsible));
        let did: Vec<ElementId> =
            if facts.is_new(*step) || !makes(facts.base) { Vec::new() } else { made(facts.base) };
        // Who performs a control may do more of what it looks at in a step of the region's own; who approves may not.
        let judging = if facts.is_new(*step) { &approving } else { &checking };
        let both = made(facts.model)
            .into_iter()
            .find(|role| judging.contains(role) && !(did.contains(role) && (is_new || had.contains(role))));
        let Some(role) = both else { continue };
        if !comes_before(facts.model, process, *step, control) {
            continue;
        }
        let by = facts.by_attribute(*step, Word::R).or_else(|| facts.by(control));
        // One change is told once, at the first control.
        if by.is_some() && found.iter().any(|refusal| refusal.by == by) {
            return;
        }
        let message = format!(
            "{} does {}, and checks or approves it in {}",
            facts.name(role),
            facts.name(*step),
            facts.name(control)
        );
        let permitted = "give the work to a role that neither checks nor approves it";
        found.push(facts.refuse(&CODE, control, by, message, permitted));
        return;
    }
}

/// Whether a case comes from a step to a control.
fn comes_before(model: &Model, process: ElementId, step: ElementId, control: ElementId) -> bool {
    let flow = Flow::of(model, process);
    let graph = Graph::new(model, &flow);
    // What is not known counts as possible.
    in_order(model, &graph, step, control, &mut Budget::default()) != Meeting::Never
}

/// Who checks or approves: who answers or decides, and who performs a control of the standard.
fn checkers(model: &Model, control: ElementId, only_approves: bool) -> Vec<ElementId> {
    let mut roles = model.deciders(control);
    if roles.is_empty() {
        roles = model.roles(control, Letter::Accountable);
    }
    if !only_approves && model.get(control).kind == Kind::Kcp {
        roles.extend(model.roles(control, Letter::Responsible));
    }
    people(model, &roles)
}

/// Roles, and for each team the roles that belong to it.
pub(super) fn people(model: &Model, roles: &[ElementId]) -> Vec<ElementId> {
    let mut all: Vec<ElementId> = roles.to_vec();
    let members = |role: &ElementId| -> Vec<ElementId> {
        model.references(*role, Word::Roles).filter_map(|member| member.target).collect()
    };
    all.extend(roles.iter().flat_map(members));
    all.sort_unstable();
    all.dedup();
    all
}
