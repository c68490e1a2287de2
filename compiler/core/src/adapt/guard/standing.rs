//! What the controls of the adapted model stand before: worked out once for each process, for all regions that adapt it.

use crate::flow::Flow;
use crate::model::{ElementId, Model};
use crate::proof::{Before, Budget, Graph, before};
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// For each process that was asked for, what its controls stand before; nothing where there is too much to look at.
#[derive(Debug, Default)]
pub(crate) struct Standing(Mutex<FxHashMap<ElementId, Arc<[Before]>>>);

impl Standing {
    /// What the controls of a process stand before, and whether all was looked at.
    pub(super) fn of(&self, model: &Model, process: ElementId) -> Arc<[Before]> {
        let known = |standing: &Standing| {
            standing.0.lock().unwrap_or_else(PoisonError::into_inner).get(&process).cloned()
        };
        if let Some(known) = known(self) {
            return known;
        }
        let flow = Flow::of(model, process);
        let found = before(model, &Graph::new(model, &flow), &mut Budget::default()).unwrap_or_default();
        let found: Arc<[Before]> = found.into();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(process, Arc::clone(&found));
        found
    }
}
