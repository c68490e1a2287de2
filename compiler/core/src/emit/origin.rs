//! Which layer says what an element is, in which file and line, as every output shows it.

use super::page::{Word, Words};
use crate::model::{ElementId, LanguageId, Model};

/// Where something was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Origin {
    /// Who says it: the standard.
    pub layer: String,
    /// File and line: `std/lead_to_cash/manage_leads.ltc:120`.
    pub place: String,
}

impl Origin {
    /// Where an element was written.
    pub fn of(model: &Model, id: ElementId, language: LanguageId) -> Origin {
        let words = Words::of(model.tag(language));
        let place = model.place(id);
        let (path, line) =
            (model.sources.path(place.source), model.sources.line(place.source, place.span.start));
        Origin { layer: words.get(Word::StandardLayer).to_owned(), place: format!("{path}:{line}") }
    }

    /// In one line: "Standard · std/lead_to_cash/manage_leads.ltc:120".
    pub fn text(&self) -> String {
        format!("{} · {}", self.layer, self.place)
    }
}
