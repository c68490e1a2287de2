//! Which change of a region causes a finding that the standard does not have.

use super::apply::apply_some;
use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{ElementId, Model, Region};
use std::collections::BTreeMap;

/// So many findings of a region are traced by trying; more are told at the change that stands nearest.
const TRACED: usize = 12;

/// The changes of one region, tried one after the other.
pub(super) struct Culprits<'a> {
    standard: &'a Model,
    region: &'a Region,
    adaptation: ElementId,
    /// What the standard and the layers below say.
    known: &'a dyn Fn(&Diagnostic) -> bool,
    /// What is found with so many of the region's changes.
    tried: BTreeMap<usize, Vec<Diagnostic>>,
    traced: usize,
}

impl<'a> Culprits<'a> {
    pub(super) fn new(
        standard: &'a Model,
        region: &'a Region,
        adaptation: ElementId,
        known: &'a dyn Fn(&Diagnostic) -> bool,
    ) -> Culprits<'a> {
        Culprits { standard, region, adaptation, known, tried: BTreeMap::new(), traced: 0 }
    }

    /// Where the change stands that causes a finding.
    pub(super) fn place(&mut self, finding: &Diagnostic) -> Option<Place> {
        let changes = self.standard.adaptations.list.iter().find(|one| one.element == self.adaptation)?;
        let count = changes.changes.len();
        let number = if count <= 1 {
            count.checked_sub(1)
        } else if self.traced < TRACED {
            self.traced += 1;
            self.first(finding, count)
        } else {
            self.nearest(finding)
        };
        number.and_then(|number| changes.changes.get(number)).map(crate::model::Change::place)
    }

    /// The number of the first change with which the finding is there: the nearest, if the finding comes with it, else halving what is left.
    fn first(&mut self, finding: &Diagnostic, count: usize) -> Option<usize> {
        let nearest = self.nearest(finding);
        if let Some(nearest) = nearest
            && self.has(finding, nearest + 1)
            && !self.has(finding, nearest)
        {
            return Some(nearest);
        }
        if self.has(finding, 0) || !self.has(finding, count) {
            return nearest;
        }
        let (mut without, mut with) = (0, count);
        while without + 1 < with {
            let middle = usize::midpoint(without, with);
            if self.has(finding, middle) {
                with = middle;
            } else {
                without = middle;
            }
        }
        Some(with - 1)
    }

    fn has(&mut self, finding: &Diagnostic, count: usize) -> bool {
        let (standard, adaptation, known) = (self.standard, self.adaptation, self.known);
        let found = self.tried.entry(count).or_insert_with(|| {
            let model = apply_some(standard, adaptation, count).model;
            let mut found = check::check(&model);
            found.retain(|finding| !known(finding));
            found
        });
        found.iter().any(|other| other.code == finding.code && other.place == finding.place)
    }

    /// The last change of what the finding points at, or of what holds it.
    fn nearest(&self, finding: &Diagnostic) -> Option<usize> {
        let place = finding.place?;
        let own = self.region.applied.iter().rev().filter(|applied| applied.layer == self.adaptation);
        let holds = |id: ElementId| {
            let origin = self.standard.elements.get(id.index()).map(|element| element.origin)?;
            let inside = origin.source == place.source
                && origin.span.start <= place.span.start
                && place.span.end <= origin.span.end;
            inside.then_some(origin.span.end - origin.span.start)
        };
        own.filter_map(|applied| Some((holds(applied.target)?, applied.change)))
            .min()
            .map(|(_, change)| change)
    }
}
