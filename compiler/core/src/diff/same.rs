//! Whether two values of two models say the same.

use super::Matches;
use crate::model::{Condition, ElementId, Label, LanguageId, Model, Reference, Route, Target, Value};
use ltc_grammar::tree::Span;

/// Two models and which element is which, as every comparison needs them.
#[derive(Clone, Copy)]
pub(crate) struct Same<'a> {
    /// The older model.
    pub(crate) old: &'a Model,
    /// The newer model.
    pub(crate) new: &'a Model,
    /// Which element is which.
    pub(crate) matches: &'a Matches,
}

impl<'a> Same<'a> {
    /// The means to compare two models.
    pub(crate) fn new(old: &'a Model, new: &'a Model, matches: &'a Matches) -> Same<'a> {
        Same { old, new, matches }
    }

    /// Whether two lists of values say the same in the same order.
    pub(crate) fn values(&self, was: (ElementId, &[Value]), is: (ElementId, &[Value])) -> bool {
        was.1.len() == is.1.len()
            && was.1.iter().zip(is.1).all(|(old, new)| self.value((was.0, old), (is.0, new)))
    }

    /// Whether two values of two elements say the same.
    pub(crate) fn value(&self, was: (ElementId, &Value), is: (ElementId, &Value)) -> bool {
        match (was.1, is.1) {
            (Value::Reference(old), Value::Reference(new)) => self.reference((was.0, old), (is.0, new)),
            (Value::Text(old), Value::Text(new)) => self.label(old, new),
            (Value::Quantity(old), Value::Quantity(new)) => old == new,
            (Value::Date(old), Value::Date(new)) => old == new,
            (Value::Word(old), Value::Word(new)) => old == new,
            (Value::Expression(old), Value::Expression(new)) => self.condition((was.0, old), (is.0, new)),
            _ => false,
        }
    }

    fn reference(&self, was: (ElementId, &Reference), is: (ElementId, &Reference)) -> bool {
        let (old, new) = (was.1, is.1);
        let written = |model: &Model, (_, reference): (ElementId, &Reference)| {
            model.sources.text(reference.source, reference.span).to_owned()
        };
        let target = match (old.target, new.target) {
            (Some(old), Some(new)) => self.matches.new_of(old) == Some(new),
            (None, None) => written(self.old, was) == written(self.new, is),
            (Some(_), None) | (None, Some(_)) => false,
        };
        target && old.sign == new.sign && old.optional == new.optional
    }

    /// Whether two texts say the same in every language.
    pub(crate) fn label(&self, old: &Label, new: &Label) -> bool {
        old.texts.len() == new.texts.len()
            && old.texts.iter().all(|(language, text)| {
                let tag = self.old.tag(*language);
                new.texts.iter().any(|(other, same)| self.new.tag(*other) == tag && same == text)
            })
    }

    /// The text of a label in the language of a tag.
    pub(crate) fn text<'l>(model: &Model, label: &'l Label, tag: &str) -> Option<&'l str> {
        let language = model.languages.iter().position(|known| known.eq_ignore_ascii_case(tag))?;
        label.exact(LanguageId(language as u8))
    }

    /// Whether two conditions say the same: word for word, but for names, which count by what they mean.
    pub(crate) fn condition(&self, was: (ElementId, &Condition), is: (ElementId, &Condition)) -> bool {
        let (old, new) = (was.1, is.1);
        if old.names.len() != new.names.len() {
            return false;
        }
        let mut names = old.names.iter().zip(&new.names);
        names.all(|(old, new)| self.reference((was.0, old), (is.0, new)))
            && between_names(self.old, old) == between_names(self.new, new)
    }

    /// Whether two routes lead to the same.
    pub(crate) fn route(&self, old: &Route, new: &Route) -> bool {
        let target = match (&old.target, &new.target) {
            (Target::Step(old), Target::Step(new))
            | (Target::End(old), Target::End(new))
            | (Target::Suspend(old), Target::Suspend(new)) => self.matches.new_of(*old) == Some(*new),
            (Target::Next, Target::Next)
            | (Target::Done, Target::Done)
            | (Target::Unresolved, Target::Unresolved) => true,
            _ => false,
        };
        let otherwise = match (&old.otherwise, &new.otherwise) {
            (Some(old), Some(new)) => self.route(old, new),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        target && otherwise && old.at_most == new.at_most
    }
}

/// What stands between the names of a condition, without blanks.
fn between_names(model: &Model, condition: &Condition) -> Vec<String> {
    let source = condition.source;
    let mut names: Vec<Span> = condition.names.iter().map(|name| name.span).collect();
    names.sort_unstable();
    let mut from = condition.span.start;
    let mut parts = Vec::with_capacity(names.len() + 1);
    for name in names.into_iter().chain([Span { start: condition.span.end, end: condition.span.end }]) {
        let part = model.sources.text(source, Span { start: from, end: name.start });
        parts.push(part.split_whitespace().collect());
        from = name.end.max(from);
    }
    parts
}
