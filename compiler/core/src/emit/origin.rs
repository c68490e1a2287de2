//! Which layer says what an element is, in which file and line, as every output shows it.

use super::page::{Word, Words};
use super::region::mark::changes_in;
use crate::model::{Change, ElementId, LanguageId, Model};

/// Who says what an element is: who wrote it first, and who changed it since.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Origin {
    /// Who says it: the standard, or regions, in the order in which they said it.
    pub layer: String,
    /// Files and lines: `std/lead_to_cash/manage_leads.ltc:120`, then those of the changes.
    pub place: String,
    /// Both together, one after the other.
    said: Vec<String>,
}

impl Origin {
    /// Where an element was written, and where regions changed it.
    pub fn of(model: &Model, id: ElementId, language: LanguageId) -> Origin {
        let words = Words::of(model.tag(language));
        let place = model.place(id);
        let (path, line) =
            (model.sources.path(place.source), model.sources.line(place.source, place.span.start));
        let region = model.region.as_deref();
        let first = match region.and_then(|region| region.layer(id)) {
            Some(layer) => model.label(layer, language).to_owned(),
            None => words.get(Word::StandardLayer).to_owned(),
        };
        let mut layers = vec![first.clone()];
        let mut places = vec![format!("{path}:{line}")];
        let mut said = vec![format!("{first} · {path}:{line}")];
        for (applied, change) in changes_in(model, id) {
            let layer = model.label(applied.layer, language).to_owned();
            let place = place_of(model, change);
            said.push(format!("{layer} · {place}"));
            if !layers.contains(&layer) {
                layers.push(layer);
            }
            if !places.contains(&place) {
                places.push(place);
            }
        }
        said.dedup();
        Origin { layer: layers.join(words.comma()), place: places.join(words.comma()), said }
    }

    /// In one line: "Standard · std/lead_to_cash/manage_leads.ltc:120".
    pub fn text(&self) -> String {
        self.said.join(" + ")
    }
}

/// File and line of a change.
pub fn place_of(model: &Model, change: &Change) -> String {
    let line = model.sources.line(change.source, change.name.start);
    format!("{}:{line}", model.sources.path(change.source))
}
