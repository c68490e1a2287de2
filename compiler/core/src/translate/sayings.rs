//! The translated texts a project answers for, each with its place: of its own elements, and of others where its files translate them;
//! in the model of a region, of what the region adds.

use super::asked::is_shown;
use crate::diagnostic::Place;
use crate::model::{ElementId, LanguageId, Model, Slot, Standing, slots};
use crate::source::SourceOwner;
use rustc_hash::{FxHashMap, FxHashSet};

/// One text in one language beside the one it is written in.
#[derive(Clone, Copy)]
pub(super) struct Saying<'m> {
    pub(super) id: ElementId,
    pub(super) slot: Slot,
    /// The language it is written in first, and what it says there.
    pub(super) from: LanguageId,
    pub(super) source: &'m str,
    pub(super) language: LanguageId,
    pub(super) text: &'m str,
    /// Where the translation stands, in a file of translations or beside its text.
    pub(super) place: Place,
    /// Whether findings about it are for this model: in that of a region, only about what the region adds.
    pub(super) is_asked: bool,
}

/// All of them in order of writing.
pub(super) fn sayings(model: &Model) -> Vec<Saying<'_>> {
    let first = model.region.as_ref().map_or(0, |region| region.standard);
    let mut found = Vec::new();
    // A region that says nothing in two languages has nothing to compare.
    let says_twice = |id: ElementId| slots(model.get(id)).any(|(_, label)| 1 < label.texts.len());
    if !(first..model.elements.len() as u32).map(ElementId).any(says_twice) {
        return found;
    }
    let mut places: FxHashMap<(ElementId, Slot, LanguageId), Place> = FxHashMap::default();
    let mut elements: FxHashSet<ElementId> = FxHashSet::default();
    for one in &model.translations {
        let owner = model.sources.get(one.place.source).map(|source| source.owner);
        if one.standing == Standing::Current && owner == Some(SourceOwner::Project) {
            places.insert((one.element, one.slot, one.language), one.place);
            elements.insert(one.element);
        }
    }
    for id in model.ids() {
        let is_own = model.is_own(id);
        if !is_own && !elements.contains(&id) {
            continue;
        }
        for (slot, label) in slots(model.get(id)).filter(|(slot, _)| is_shown(*slot)) {
            let [(from, source), others @ ..] = &*label.texts else { continue };
            for (at, (language, text)) in others.iter().enumerate() {
                let again = |(other, _): &(LanguageId, Box<str>)| other == language;
                if language == from || others.iter().take(at).any(again) {
                    continue;
                }
                let in_file = places.get(&(id, slot, *language)).copied();
                if !is_own && in_file.is_none() {
                    continue;
                }
                found.push(Saying {
                    id,
                    slot,
                    from: *from,
                    source,
                    language: *language,
                    text,
                    place: in_file.unwrap_or_else(|| beside(model, id, slot)),
                    is_asked: first <= id.0,
                });
            }
        }
    }
    found
}

/// The place of a text in its own file.
fn beside(model: &Model, id: ElementId, slot: Slot) -> Place {
    let attribute = match slot {
        Slot::Label | Slot::Said(_) => None,
        Slot::Text(word, _) => model.attribute(id, word),
    };
    attribute.map_or_else(|| model.place(id), |attribute| attribute.place())
}
