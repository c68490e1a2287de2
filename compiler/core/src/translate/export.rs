//! A model → the file a translator gets: every text that has no translation beside it, with what there is so far.

use super::apply::{Names, same};
use super::asked::Asked;
use super::{Catalogue, Entry, is_catalogue, read, tag_of};
use crate::model::{Element, ElementId, Label, LanguageId, Model, Slot, key, slots};
use rustc_hash::FxHashMap;

/// The file of translations of a language. Texts that are translated beside themselves are left out; of a text that has changed since
/// it was translated the old one is given too, and the translation waits to be confirmed. Texts of the standard that a region says in other
/// words are translated where the region says them; what the file has of them stays. What the file names and the project does not have
/// stands at its end, so that nothing is lost.
pub fn export(model: &Model, tag: &str) -> Catalogue {
    let language = model.languages.iter().position(|known| known.eq_ignore_ascii_case(tag));
    let language = language.and_then(|index| u8::try_from(index).ok()).map(LanguageId);
    let kept = kept(model, tag);
    let names = Names::of(model);
    let mut of_texts: FxHashMap<String, &Entry> = FxHashMap::default();
    let mut astray: Vec<&Entry> = Vec::new();
    for entry in &kept.entries {
        match names.find(model, &entry.context) {
            Some((id, slot)) => {
                of_texts.entry(key(model, id, slot)).or_insert(entry);
            }
            None => astray.push(entry),
        }
    }
    let asked = Asked::of(model);
    let mut entries = Vec::new();
    for id in model.ids() {
        let element = model.get(id);
        for (slot, label) in slots(element) {
            let is_reworded = asked.is_reworded(id, slot);
            let is_asked = !is_reworded && asked.holds(id, slot);
            if !is_asked && of_texts.is_empty() {
                continue;
            }
            let context = key(model, id, slot);
            let so_far = of_texts.get(&context).copied();
            if is_reworded {
                // What the file has is of the standard's words.
                entries.extend(so_far.cloned());
                continue;
            }
            let beside = language.is_some_and(|language| label.exact(language).is_some());
            // What the file itself has brought in is no translation beside the text.
            let is_ours =
                so_far.is_some() && language.is_some_and(|language| is_current(model, id, slot, language));
            if (is_asked || so_far.is_some()) && (!beside || is_ours) {
                entries.push(entry(element, slot, label, context, so_far));
            }
        }
    }
    entries.extend(astray.into_iter().cloned());
    Catalogue { language: tag.to_owned(), entries }
}

fn is_current(model: &Model, element: ElementId, slot: Slot, language: LanguageId) -> bool {
    model.translations.iter().any(|found| {
        (found.element, found.slot, found.language) == (element, slot, language)
            && found.standing == crate::model::Standing::Current
    })
}

fn entry(element: &Element, slot: Slot, label: &Label, context: String, so_far: Option<&Entry>) -> Entry {
    let source = label.first().unwrap_or("").to_owned();
    let noun = element.kind.noun();
    let of = |word: &str| format!("{word} of {noun} `{}`", element.label.first().unwrap_or(&element.id));
    let about = match slot {
        Slot::Label => noun.to_owned(),
        Slot::Text(word, _) => of(word.text()),
        Slot::Said(word) => of(word.text()),
    };
    let mut entry = Entry { context, source, about, ..Entry::default() };
    if let Some(so_far) = so_far.filter(|so_far| !so_far.text.trim().is_empty()) {
        let before = match &so_far.before {
            Some(before) if !same(before, &entry.source) => Some(before.clone()),
            _ if !same(&so_far.source, &entry.source) => Some(so_far.source.clone()),
            _ => None,
        };
        entry.text.clone_from(&so_far.text);
        entry.unsure = so_far.unsure || before.is_some();
        entry.before = before;
    }
    if let Some(so_far) = so_far {
        entry.notes.clone_from(&so_far.notes);
    }
    entry
}

/// The file of translations the project has of a language.
fn kept(model: &Model, tag: &str) -> Catalogue {
    let mut files = model.sources.iter().map(|(_, source)| source);
    let file =
        files.find(|source| is_catalogue(&source.path) && tag_of(&source.path).eq_ignore_ascii_case(tag));
    file.map(|file| read(&file.text).0).unwrap_or_default()
}
