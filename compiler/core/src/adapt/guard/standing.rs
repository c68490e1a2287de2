//! What the controls of the adapted model stand before, and which answers lead past what: worked out once for each process, for all
//! regions that adapt it.

use super::handover_skipped::receivers;
use crate::flow::Flow;
use crate::model::{ElementId, Kind, Model};
use crate::proof::{Before, Budget, Graph, answers_past, before};
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What is known of a process.
#[derive(Debug, Default)]
pub(super) struct Stands {
    /// What its controls stand before.
    pub(super) before: Vec<Before>,
    /// Its controls, gates and hand-overs, each with the answers that lead past it.
    pub(super) past: Vec<(ElementId, Vec<ElementId>)>,
    /// Whether there was too much to look at: then more may be so than is known.
    pub(super) is_unfinished: bool,
}

/// For each process that was asked for, what is known of it.
#[derive(Debug, Default)]
pub(crate) struct Standing {
    known: Mutex<FxHashMap<ElementId, Arc<Stands>>>,
    /// How much is looked at in one process.
    budget: Budget,
}

impl Standing {
    /// What is known of a process.
    pub(super) fn of(&self, model: &Model, process: ElementId) -> Arc<Stands> {
        let known = |standing: &Standing| {
            standing.known.lock().unwrap_or_else(PoisonError::into_inner).get(&process).cloned()
        };
        if let Some(known) = known(self) {
            return known;
        }
        let found = Arc::new(stands(model, process, self.budget));
        self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(process, Arc::clone(&found));
        found
    }

    /// How much may be looked at in one process.
    pub(super) fn budget(&self) -> Budget {
        self.budget
    }

    /// With another budget than the usual one.
    #[cfg(test)]
    pub(super) fn within(budget: Budget) -> Standing {
        Standing { budget, ..Standing::default() }
    }
}

fn stands(model: &Model, process: ElementId, budget: Budget) -> Stands {
    let (mut for_controls, mut for_answers) = (budget, budget);
    let flow = Flow::of(model, process);
    let graph = Graph::new(model, &flow);
    let before = before(model, &graph, &mut for_controls).unwrap_or_default();
    let is_meant = |id: &ElementId| {
        let kind = model.get(*id).kind;
        matches!(kind, Kind::Kcp | Kind::Gate) || kind.is_step() && !receivers(model, *id).is_empty()
    };
    let steps = model.descendants(process).into_iter().filter(is_meant).map(|id| (id, vec![id]));
    let steps: Vec<(ElementId, Vec<ElementId>)> = steps.collect();
    let mut past = answers_past(model, &graph, &steps, &mut for_answers).unwrap_or_default();
    let past = steps.into_iter().filter_map(|(id, _)| Some((id, past.remove(&id)?))).collect();
    Stands { before, past, is_unfinished: for_controls.is_spent() || for_answers.is_spent() }
}
