//! Attributes: each where its element may have it, once.

use super::Lowering;
use super::value::value_span;
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::model::{Attribute, ElementId, Value};
use crate::resolve::schema::{self, Shape};
use crate::resolve::{advice, codes};
use ltc_grammar::tree;
use ltc_grammar::words::AttributeWord;

impl Lowering<'_> {
    pub(super) fn attribute(&mut self, attribute: &tree::Attribute, parent: Option<ElementId>) {
        let written = attribute.name.text(self.text);
        let place = self.place(attribute.name);
        let Some(parent) = parent.or(self.fragment.package) else {
            self.report(
                Diagnostic::new(&codes::MISPLACED, place, format!("`{written}:` stands outside any element"))
                    .help("move it between the braces of the element it describes"),
            );
            return;
        };
        let kind = self.kind(parent);
        let word = attribute.word;
        if word == AttributeWord::Unknown
            || (!schema::has_no_meaning_yet(word) && !schema::allows(kind, word))
        {
            let known: Vec<&'static str> = schema::attributes(kind).map(AttributeWord::text).collect();
            let mut finding = Diagnostic::new(
                &codes::UNKNOWN_ATTRIBUTE,
                place,
                format!("{} has no attribute `{written}`", kind.indefinite()),
            );
            finding = match nearest(written, known.iter().copied())
                .or_else(|| advice::attribute(written, &known))
            {
                Some(meant) => finding.help(format!("did you mean `{meant}`?")).fix(
                    format!("write `{meant}`"),
                    place,
                    meant,
                ),
                None => finding.help(format!("{} may have: {}", kind.indefinite(), known.join(", "))),
            };
            self.report(finding);
            return;
        }
        if schema::has_no_meaning_yet(word) {
            self.no_meaning_yet(word.text(), attribute.name);
            return;
        }
        if let Some(first) = self.fragment.element(parent).attributes.iter().find(|other| other.word == word)
        {
            let first = Place { source: self.source, span: first.span };
            self.report(
                Diagnostic::new(&codes::REPEATED_ATTRIBUTE, place, format!("`{written}` is said twice here"))
                    .related(first, "said first here")
                    .help(format!("write all values behind one `{written}:`, with commas between them")),
            );
            return;
        }
        let shape = schema::shape(word, kind);
        if let (true, Some(second)) = (schema::takes_one(word), attribute.values.get(1)) {
            let place = self.place(value_span(second));
            self.report(
                Diagnostic::new(
                    &codes::WRONG_VALUE,
                    place,
                    format!("`{written}` takes one value, not several"),
                )
                .help("keep one of them"),
            );
        }
        let mut values = Vec::with_capacity(attribute.values.len());
        for value in &attribute.values {
            if let (tree::Value::Day { date, label }, Shape::Days) = (value, shape) {
                // The name of a day stands behind it.
                if let Some(day) = self.value(&tree::Value::Date(*date), shape, written) {
                    values.push(day);
                    values.push(Value::Text(self.label(label)));
                }
                continue;
            }
            if let Some(value) = self.value(value, shape, written) {
                values.push(value);
            }
        }
        self.fragment.element(parent).attributes.push(Attribute {
            word,
            span: attribute.name,
            source: self.source,
            values,
        });
    }
}
