//! Conditions as they are written: `when (lead.amount <= 1_000_000)`.

use super::{ElementId, Model, Reference, Value};
use crate::source::SourceId;
use ltc_grammar::condition as form;
use ltc_grammar::tree::Span;
use ltc_grammar::words::ClauseWord;

/// A condition, read once and linked. What it means is worked out in `condition`.
#[derive(Clone, PartialEq, Debug)]
pub struct Condition {
    /// As it is written, without its parentheses and the blanks around it.
    pub text: Box<str>,
    /// Where it stands.
    pub span: Span,
    /// In which source: its element's own, but where a region says it.
    pub source: SourceId,
    /// Its form; `None` where it cannot be read (a finding says so).
    pub form: Option<form::Condition>,
    /// What its names mean, in order of writing: fields and parameters.
    pub names: Vec<Reference>,
}

impl Model {
    /// The condition in the head of an outcome, a branch or a `decide` line.
    pub fn condition(&self, id: ElementId) -> Option<&Condition> {
        self.clause(id, ClauseWord::When).iter().find_map(|value| match value {
            Value::Expression(condition) => Some(&**condition),
            Value::Reference(_) | Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) => {
                None
            }
        })
    }

    /// All conditions of an element, in its head and in its attributes.
    pub fn conditions(&self, id: ElementId) -> impl Iterator<Item = &Condition> {
        let element = self.get(id);
        let values = element.attributes.iter().flat_map(|attribute| &attribute.values);
        let values = values.chain(element.clauses.iter().flat_map(|clause| &clause.values));
        values.filter_map(|value| match value {
            Value::Expression(condition) => Some(&**condition),
            Value::Reference(_) | Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) => {
                None
            }
        })
    }

    /// Who decides by a `decide` line.
    pub fn decider(&self, line: ElementId) -> Option<ElementId> {
        self.clause(line, ClauseWord::By).iter().find_map(|value| match value {
            Value::Reference(reference) => reference.target,
            Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) | Value::Expression(_) => {
                None
            }
        })
    }
}
