//! Two models → what changed between them, in process words and in the order of the newer one.
//!
//! An element is followed by its path and by what it says it was (`was:`), so a new name is no loss. Each change is one row of
//! the catalogue ([`ChangeKind`]), with a weight by which people decide how much care it needs ([`Weight`]).

mod catalogue;
mod content;
mod matching;
mod order;
mod same;
mod words;

pub use catalogue::{Aspect, ChangeKind, Weight};
pub use matching::Matches;

pub(crate) use words::quoted;

use same::Same;

use crate::model::{ElementId, Model};
use rustc_hash::FxHashMap;

/// One change of a standard.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// Which row of the catalogue.
    pub kind: ChangeKind,
    /// What of the element changed.
    pub aspect: Aspect,
    /// How much care it needs.
    pub weight: Weight,
    /// The element in the older model.
    pub old: Option<ElementId>,
    /// The element in the newer model.
    pub new: Option<ElementId>,
    /// Its path: the newer one, or the older where it is gone.
    pub path: String,
    /// What changed, as a sentence without its period.
    pub words: String,
}

/// Two models compared.
#[derive(Debug, Default)]
pub struct Comparison {
    /// Which element is which.
    pub matches: Matches,
    /// What changed, in the order of the newer model; what is gone stands where it was.
    pub changes: Vec<Change>,
}

/// Compares two models. What they have in common in the standard library or in dependencies is compared, too, since a project
/// may adapt it.
pub fn compare(old: &Model, new: &Model) -> Comparison {
    let matches = Matches::of(old, new);
    let mut changes = Vec::new();
    let same = Same::new(old, new, &matches);
    let mut gone = gone(old, &matches);
    let mut open: Vec<ElementId> = new.roots.iter().rev().copied().collect();
    while let Some(id) = open.pop() {
        match matches.old_of(id) {
            Some(was) => content::compare(&same, was, id, &mut changes),
            None if new.get(id).parent.is_none_or(|parent| matches.old_of(parent).is_some()) => {
                changes.push(same.added(id));
            }
            // It came with what holds it, and is told with it.
            None => {}
        }
        for lost in gone.remove(&Some(id)).unwrap_or_default() {
            changes.push(same.removed(lost));
        }
        open.extend(new.get(id).children.iter().rev());
    }
    for lost in gone.remove(&None).unwrap_or_default() {
        changes.push(same.removed(lost));
    }
    Comparison { matches, changes }
}

/// What is gone while what held it is still there, by what holds it now.
fn gone(old: &Model, matches: &Matches) -> FxHashMap<Option<ElementId>, Vec<ElementId>> {
    let mut gone: FxHashMap<Option<ElementId>, Vec<ElementId>> = FxHashMap::default();
    for id in old.ids().filter(|id| matches.new_of(*id).is_none()) {
        match old.get(id).parent {
            None => gone.entry(None).or_default().push(id),
            Some(parent) => {
                if let Some(around) = matches.new_of(parent) {
                    gone.entry(Some(around)).or_default().push(id);
                }
            }
        }
    }
    gone
}

#[cfg(test)]
mod tests;
