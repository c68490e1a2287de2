//! What is declared is named where it counts: KPIs, pain points, risks and requirements.

pub(super) mod step_not_met;
pub(super) mod unanswered_risk;
pub(super) mod unmet_step;
pub(super) mod unrelieved_pain;
pub(super) mod unused_data;
pub(super) mod unused_kpi;

use crate::model::{ElementId, Kind, Model};
use ltc_grammar::words::AttributeWord;
use rustc_hash::FxHashSet;

/// Whether the project has processes at all; one that only lends names is not asked what it does with them.
fn has_processes(model: &Model) -> bool {
    model.own(Kind::Process).next().is_some()
}

/// All elements that an attribute, or the reason of a region's change, names; `None` where the project misspells one, since that may be the one that is missing.
fn named_by(model: &Model, word: AttributeWord) -> Option<FxHashSet<ElementId>> {
    let reasons = model.region.iter().flat_map(|region| &region.applied).filter_map(|applied| applied.reason);
    let mut found: FxHashSet<ElementId> = reasons.collect();
    for id in model.ids() {
        for reference in model.references(id, word) {
            match reference.target {
                Some(target) => drop(found.insert(target)),
                None if model.is_own(id) => return None,
                None => {}
            }
        }
    }
    Some(found)
}
