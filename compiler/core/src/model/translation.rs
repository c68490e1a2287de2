//! Which texts of an element are translated, what a file of translations calls each, and what became of its entries.

use super::{Element, ElementId, Label, LanguageId, Model, Value};
use crate::diagnostic::Place;
use ltc_grammar::words::{AttributeWord, ClauseWord};

/// The place of a text in its element.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Slot {
    /// Its label.
    Label,
    /// A text of an attribute: which of its texts, from 1.
    Text(AttributeWord, usize),
    /// The text of a clause: the reason of a separation of duties, a deputy or a waiver.
    Said(ClauseWord),
}

impl Slot {
    /// The text there.
    pub fn of(self, element: &Element) -> Option<&Label> {
        slots(element).find(|(slot, _)| *slot == self).map(|(_, label)| label)
    }

    /// The text there, to be changed.
    pub(crate) fn of_mut(self, element: &mut Element) -> Option<&mut Label> {
        match self {
            Slot::Label => (!element.label.is_empty()).then_some(&mut element.label),
            Slot::Text(word, number) => {
                let attribute = element.attributes.iter_mut().find(|attribute| attribute.word == word)?;
                let texts = attribute.values.iter_mut().filter_map(|value| match value {
                    Value::Text(label) => Some(label),
                    _ => None,
                });
                texts.into_iter().nth(number.checked_sub(1)?)
            }
            Slot::Said(word) => {
                let clause = element.clauses.iter_mut().find(|clause| clause.word == word)?;
                clause.values.iter_mut().find_map(|value| match value {
                    Value::Text(label) => Some(label),
                    _ => None,
                })
            }
        }
    }
}

/// Attributes whose texts people read, so that they need every language.
pub fn is_read(word: AttributeWord) -> bool {
    matches!(
        word,
        AttributeWord::About
            | AttributeWord::Objective
            | AttributeWord::DoneWhen
            | AttributeWord::Evidence
            | AttributeWord::Tests
            | AttributeWord::Frequency
            | AttributeWord::Until
    )
}

/// The texts of an element, in order of writing, those of clauses last.
pub fn slots(element: &Element) -> impl Iterator<Item = (Slot, &Label)> {
    let label = (!element.label.is_empty()).then_some((Slot::Label, &element.label));
    let texts = element.attributes.iter().flat_map(|attribute| {
        let labels = attribute.values.iter().filter_map(|value| match value {
            Value::Text(label) if !label.is_empty() => Some(label),
            _ => None,
        });
        let word = attribute.word;
        labels.enumerate().map(move |(index, label)| (Slot::Text(word, index + 1), label))
    });
    let said = element.clauses.iter().filter_map(|clause| match clause.values.first() {
        Some(Value::Text(label)) if clause.word == ClauseWord::Because && !label.is_empty() => {
            Some((Slot::Said(clause.word), label))
        }
        _ => None,
    });
    label.into_iter().chain(texts).chain(said.take(1))
}

/// What a file of translations calls a text: `acme.leads.verify`, `acme.leads.verify:objective`, `acme.leads.verify:evidence#2`.
pub fn key(model: &Model, id: ElementId, slot: Slot) -> String {
    let path = model.path(id);
    match slot {
        Slot::Label => path,
        Slot::Text(word, 1) => format!("{path}:{}", word.text()),
        Slot::Text(word, number) => format!("{path}:{}#{number}", word.text()),
        Slot::Said(word) => format!("{path}:{}", word.text()),
    }
}

/// The path and the slot a key names; `None` for the slot where it names none there is.
pub(crate) fn parse_key(key: &str) -> (&str, Option<Slot>) {
    let Some((path, behind)) = key.split_once(':') else { return (key, Some(Slot::Label)) };
    let (word, number) = behind.split_once('#').unwrap_or((behind, "1"));
    // `because` is a word of attributes, too; what people read of it is the clause.
    if behind == ClauseWord::Because.text() {
        return (path, Some(Slot::Said(ClauseWord::Because)));
    }
    let attribute = AttributeWord::from_text(word).zip(number.parse().ok());
    (path, attribute.map(|(word, number)| Slot::Text(word, number)))
}

/// What became of an entry of a file of translations.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It is what people read.
    Current,
    /// The text it translates has changed since; the text itself is shown.
    Stale,
    /// Somebody has still to confirm it (`fuzzy`); the text itself is shown.
    Unsure,
    /// The same language stands beside the text itself, which counts.
    Overruled,
}

/// An entry of a file of translations that has found its text.
#[derive(Clone, PartialEq, Debug)]
pub struct Translation {
    /// The element.
    pub element: ElementId,
    /// Which of its texts.
    pub slot: Slot,
    /// The language.
    pub language: LanguageId,
    /// What became of it.
    pub standing: Standing,
    /// Where it stands.
    pub place: Place,
}
