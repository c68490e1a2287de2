//! `tests: +"One more text"`: a change adds a text to those of an attribute.

use super::apply::{Applying, Facet};
use crate::model::{Attribute, Change, ElementId, Value};
use crate::resolve::region as names;
use ltc_grammar::tree::{self, Sign};

impl Applying<'_> {
    /// The attributes without the texts they add, which are added here. Texts are never taken out one by one: who wants fewer says all of
    /// them anew, and that is held against the standard.
    pub(super) fn more_texts(
        &mut self,
        number: usize,
        change: &Change,
        target: ElementId,
        written: &[tree::Attribute],
    ) -> Vec<tree::Attribute> {
        let mut rest = Vec::with_capacity(written.len());
        for attribute in written {
            let (more, others): (Vec<_>, Vec<_>) =
                attribute.values.iter().cloned().partition(|value| matches!(value, tree::Value::MoreText(_)));
            let unsigned =
                |value: &tree::Value| !matches!(value, tree::Value::Path { sign, .. } if *sign != Sign::None);
            if more.is_empty() || others.iter().any(unsigned) {
                rest.push(attribute.clone());
                continue;
            }
            let as_text = |value: tree::Value| match value {
                tree::Value::MoreText(texts) => tree::Value::Text(texts),
                other => other,
            };
            let texts =
                tree::Attribute { values: more.into_iter().map(as_text).collect(), ..attribute.clone() };
            if !others.is_empty() {
                rest.push(tree::Attribute { values: others, ..attribute.clone() });
            }
            let kind = self.model.get(target).kind;
            let (attributes, findings) = names::attributes(&self.model, change.source, kind, &[texts]);
            self.findings.extend(findings);
            for attribute in attributes {
                if self.touch(target, Facet::Texts(attribute.word), number, change).is_none() {
                    continue;
                }
                self.more_text(target, attribute);
            }
        }
        rest
    }

    fn more_text(&mut self, target: ElementId, more: Attribute) {
        let word = more.word.text();
        for value in &more.values {
            let there = self.model.attribute(target, more.word);
            if there.is_some_and(|there| there.values.contains(value)) {
                self.without_effect(more.place(), format!("the text is among the `{word}` already"));
            }
        }
        let attributes = &mut self.edit(target).attributes;
        match attributes.iter_mut().find(|attribute| attribute.word == more.word) {
            Some(attribute) => {
                let new: Vec<Value> =
                    more.values.iter().filter(|value| !attribute.values.contains(value)).cloned().collect();
                attribute.values.extend(new);
            }
            None => attributes.push(more),
        }
    }
}
