//! The places at and below an element.

use crate::diagnostic::Place;
use crate::model::{ElementId, Model};
use crate::source::SourceId;

/// Where an element and all it holds are written, in whichever files.
pub(super) struct Reach {
    /// Source, first byte and byte behind the last, in order; of nested stretches only the outer one.
    stretches: Vec<(SourceId, u32, u32)>,
}

impl Reach {
    /// Collects the places of an element.
    pub(super) fn of(model: &Model, element: ElementId) -> Reach {
        let mut all: Vec<(SourceId, u32, u32)> = std::iter::once(element)
            .chain(model.descendants(element))
            .map(|id| model.get(id).origin)
            .map(|origin| (origin.source, origin.span.start, origin.span.end))
            .collect();
        all.sort_unstable_by_key(|(source, start, end)| (*source, *start, std::cmp::Reverse(*end)));
        all.dedup_by(|next, outer| next.0 == outer.0 && next.2 <= outer.2);
        Reach { stretches: all }
    }

    /// Whether a place begins in one of them.
    pub(super) fn holds(&self, place: Place) -> bool {
        let start = place.span.start;
        let behind =
            self.stretches.partition_point(|(source, first, _)| (*source, *first) <= (place.source, start));
        let nearest = behind.checked_sub(1).and_then(|at| self.stretches.get(at));
        nearest.is_some_and(|(source, _, end)| *source == place.source && start < *end)
    }
}
