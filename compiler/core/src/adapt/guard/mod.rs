//! What a region may do to a standard, and what not: the fifteen refusals RX-01 to RX-15.
//!
//! Nothing here asks which operation changed something. The region's model is held against the model it adapts (the standard, or the layer
//! below), element by element; whatever differs is judged. So no operation, and no mixture of them, has a way past.

mod accountability_lost;
mod architecture_changed;
mod authority_extended;
mod compensation;
mod control_bypassed;
mod control_removed;
mod duties_in_one_hand;
mod facts;
mod field_dropped;
mod foreign_chain;
mod handover_skipped;
mod law_against_control;
mod local_decider;
mod loosened;
mod not_left_to_regions;
mod number_reused;
mod outcome_dropped;
mod own_work;
mod recode;
mod skipped;
mod standing;
mod unfinished;
mod waiver;

pub(crate) use foreign_chain::LEVELS;
pub(crate) use loosened::CODE as LOOSENED;
pub(crate) use recode::{recode, without_what_follows};
pub(crate) use standing::Standing;
pub(crate) use waiver::{accept, is_acceptable};

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Applied, ElementId, Model};
use facts::Facts;

/// The codes of this room, by number.
pub(crate) const CODES: &[&Code] = &[
    &control_removed::CODE,
    &control_bypassed::CODE,
    &architecture_changed::CODE,
    &duties_in_one_hand::CODE,
    &loosened::CODE,
    &authority_extended::CODE,
    &field_dropped::CODE,
    &outcome_dropped::CODE,
    &number_reused::CODE,
    &accountability_lost::CODE,
    &waiver::CODE,
    &handover_skipped::CODE,
    &law_against_control::CODE,
    &local_decider::CODE,
    &foreign_chain::CODE,
];

/// Codes of this room beyond the fifteen, by number.
pub(crate) const MORE_CODES: &[&Code] = &[&not_left_to_regions::CODE, &compensation::CODE];

/// Something a region may not do.
#[derive(Clone, Debug)]
struct Refusal {
    /// What of the adapted model it is about; of something new, what holds it.
    about: ElementId,
    /// The change that does it, where one could be made out.
    by: Option<Applied>,
    /// What is told.
    finding: Diagnostic,
}

/// What is refused of what one layer does to the model below it, and whether it may build on that layer at all.
pub(crate) fn refusals(
    base: &Model,
    model: &Model,
    below: Option<ElementId>,
    layer: ElementId,
    standing: &Standing,
) -> Vec<Diagnostic> {
    let mut all: Vec<Diagnostic> = Vec::new();
    all.extend(below.and_then(|below| foreign_chain::run(base, below, layer)));
    all.extend(guard(base, model, layer, standing).into_iter().map(|refusal| refusal.finding));
    all
}

/// Judges what one layer does to the model below it. Both models give an element the same number.
fn guard(base: &Model, model: &Model, layer: ElementId, standing: &Standing) -> Vec<Refusal> {
    let Some(facts) = Facts::of(base, model, layer, standing) else { return Vec::new() };
    let mut refusals = Vec::new();
    // The order decides which of two rules speaks about one change: the first.
    for rule in [
        number_reused::run,
        local_decider::run,
        handover_skipped::run,
        outcome_dropped::run,
        control_removed::run,
        authority_extended::run,
        duties_in_one_hand::run,
        own_work::run,
        field_dropped::run,
        architecture_changed::run,
        loosened::run,
        not_left_to_regions::run,
        control_bypassed::run,
        handover_skipped::moved,
        handover_skipped::not_met,
    ] {
        let mut found = Vec::new();
        rule(&facts, &mut found);
        found.retain(|refusal: &Refusal| !refusals.iter().any(|before| same(before, refusal)));
        refusals.append(&mut found);
    }
    law_against_control::run(&facts, &mut refusals);
    waiver::run(&facts, &mut refusals);
    one_for_each_change(&facts, refusals)
}

/// Of several controls that one change leads around the first is told; the others are named beside it. Waivers have been seen to by then,
/// since each accepts what is done to its own control only.
fn one_for_each_change(facts: &Facts<'_>, refusals: Vec<Refusal>) -> Vec<Refusal> {
    let mut told: Vec<Refusal> = Vec::new();
    for refusal in refusals {
        let leads_around = |other: &&mut Refusal| {
            let number = control_bypassed::CODE.number;
            refusal.finding.code.number == number
                && other.finding.code.number == number
                && same(other, &refusal)
        };
        match told.iter_mut().find(leads_around) {
            Some(first) if !facts.is_new(refusal.about) => {
                let note = format!("{} is led around as well", facts.name(refusal.about));
                let finding = first.finding.clone();
                first.finding = finding.related(facts.base.place(refusal.about), note);
            }
            _ => told.push(refusal),
        }
    }
    told
}

/// Whether two refusals are about one mistake.
fn same(one: &Refusal, other: &Refusal) -> bool {
    one.by.is_some() && one.by == other.by
}
