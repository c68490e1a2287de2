//! Which texts a language needs.

use crate::model::{Element, ElementId, Kind, Model, Op, Slot, is_read, named};
use rustc_hash::FxHashSet;

/// The texts that people of a project or of a region read.
pub(super) struct Asked {
    elements: Vec<bool>,
    /// Texts of the standard that the region says in other words: they are translated where it says them, for a file of translations
    /// speaks of the standard's.
    reworded: FxHashSet<(ElementId, Slot)>,
}

impl Asked {
    /// Of a project all it writes; of a region also what that names: roles, data, risks, the customer's steps. Names of packages that
    /// only hold such things are shown to nobody.
    pub(super) fn of(model: &Model) -> Asked {
        let elements = match model.region {
            Some(_) => {
                let is_part = |id: ElementId| model.is_own(id) || model.get(id).kind != Kind::Package;
                let ids = (0..model.elements.len() as u32).map(ElementId);
                let named = named(model);
                // Nobody names a separation; it stands beside the duties it keeps apart.
                let keeps_apart = |id: ElementId| {
                    let duties = model.separated(id);
                    let is_named = |duty: &ElementId| named.get(duty.index()).copied().unwrap_or(false);
                    1 < duties.iter().filter(|duty| is_named(duty)).count()
                };
                ids.zip(&named)
                    .map(|(id, named)| match model.get(id).kind {
                        Kind::Separate => *named || keeps_apart(id),
                        _ => *named && is_part(id),
                    })
                    .collect()
            }
            None => (0..model.elements.len() as u32).map(|id| model.is_own(ElementId(id))).collect(),
        };
        Asked { elements, reworded: reworded(model) }
    }

    /// Whether a text is one of them.
    pub(super) fn holds(&self, id: ElementId, slot: Slot) -> bool {
        is_shown(slot) && self.elements.get(id.index()).copied().unwrap_or(false)
    }

    /// Whether the region says a text of the standard in other words.
    pub(super) fn is_reworded(&self, id: ElementId, slot: Slot) -> bool {
        self.reworded.contains(&(id, slot))
    }
}

/// Whether people read texts of this place.
pub(super) fn is_shown(slot: Slot) -> bool {
    match slot {
        Slot::Label | Slot::Said(_) => true,
        Slot::Text(word, _) => is_read(word),
    }
}

fn reworded(model: &Model) -> FxHashSet<(ElementId, Slot)> {
    let mut found = FxHashSet::default();
    let Some(region) = &model.region else { return found };
    for applied in region.applied.iter().filter(|applied| applied.target.0 < region.standard) {
        let Some(Op::Set(label, attributes)) = model.change(*applied).map(|change| &change.op) else {
            continue;
        };
        let element: &Element = model.get(applied.target);
        for (slot, _) in crate::model::slots(element) {
            let is_said = match slot {
                Slot::Label => !label.is_empty(),
                Slot::Text(word, _) => attributes.iter().any(|attribute| attribute.word == word),
                // A change says no clause anew.
                Slot::Said(_) => false,
            };
            if is_said {
                found.insert((applied.target, slot));
            }
        }
    }
    found
}
