//! The model of a region: which region, and what of the standard it changed.

use super::{Change, ElementId, Model};
use crate::source::SourceId;

/// What makes the model of a region differ from the standard's.
#[derive(Clone, Debug, Default)]
pub struct Region {
    /// The adaptations from the most general (an area) to the region itself, which is the last. None where it is the standard alone that is
    /// looked at as a region sees it.
    pub chain: Vec<ElementId>,
    /// The packages of the standard that are adapted: the one named behind `of`, and those that hold processes a change touches.
    pub packages: Vec<ElementId>,
    /// How many elements the standard has; what has a higher number is the region's.
    pub standard: u32,
    /// For each element of a higher number, the adaptation that wrote it.
    pub layers: Vec<ElementId>,
    /// The changes in the order they were applied; those that could not be applied are left out.
    pub applied: Vec<Applied>,
    /// The calendar that counts in the region, where it names one.
    pub calendar: Option<ElementId>,
    /// The files the region and its layers are written in.
    pub sources: Vec<SourceId>,
    /// What is taken out, with all it held, in order of their numbers. Under these numbers the standard's model still has them.
    pub removed: Vec<ElementId>,
    /// What was taken out, each with what it stood in, in the order in which it was taken out.
    pub homes: Vec<(ElementId, ElementId)>,
}

/// A change that was applied.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Applied {
    /// Whose it is: an element of kind `Adaptation`.
    pub layer: ElementId,
    /// Its number among that adaptation's changes.
    pub change: usize,
    /// What was changed, taken out, moved, bound or translated; of an `add`, what holds the new element.
    pub target: ElementId,
    /// The new element of an `add`, a `replace` or a `waive`; of a `bind`, the position.
    pub made: Option<ElementId>,
    /// The customer's step or the pain point its reason names.
    pub reason: Option<ElementId>,
}

impl Region {
    /// The region's own adaptation: the most special one.
    pub fn adaptation(&self) -> Option<ElementId> {
        self.chain.last().copied()
    }

    /// Which adaptation wrote an element; `None` for the standard's.
    pub fn layer(&self, id: ElementId) -> Option<ElementId> {
        self.layers.get(id.0.checked_sub(self.standard)? as usize).copied()
    }

    /// What an element stood in before it was taken out; `None` for what is still there, or went with what held it.
    pub fn home(&self, id: ElementId) -> Option<ElementId> {
        self.homes.iter().find(|(gone, _)| *gone == id).map(|(_, home)| *home)
    }

    /// Whether an element was taken out.
    pub fn is_removed(&self, id: ElementId) -> bool {
        self.removed.binary_search(&id).is_ok()
    }
}

impl Model {
    /// A change that was applied, as it is written.
    pub fn change(&self, applied: Applied) -> Option<&Change> {
        let adaptation = self.adaptations.list.iter().find(|one| one.element == applied.layer)?;
        adaptation.changes.get(applied.change)
    }

    /// The changes that touch an element itself, in the order they were applied.
    pub fn changes_of(&self, id: ElementId) -> impl Iterator<Item = (Applied, &Change)> {
        let applied = self.region.iter().flat_map(|region| &region.applied);
        applied
            .filter(move |applied| applied.target == id || applied.made == Some(id))
            .filter_map(|applied| Some((*applied, self.change(*applied)?)))
    }
}
