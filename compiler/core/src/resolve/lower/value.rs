//! Values: each in the shape its attribute takes.

use super::{Lowering, Signs, nfc, shorten};
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::{Date, Kind, Label, Quantity, Reference, Value};
use crate::resolve::schema::Shape;
use crate::resolve::{advice, codes};
use ltc_grammar::tree::{self, Sign, Span, unescape};
use ltc_grammar::words::AttributeWord;

impl Lowering<'_> {
    /// A value in the shape its attribute takes; reports and leaves out what has another shape.
    pub(super) fn value(&mut self, value: &tree::Value, shape: Shape, attribute: &str) -> Option<Value> {
        let wanted = match (value, shape) {
            (tree::Value::Path { span, sign, optional }, Shape::Names(_) | Shape::NamesOrText(_)) => {
                if *optional && attribute != AttributeWord::In.text() {
                    let place = self.place(*span);
                    self.report(
                        Diagnostic::new(
                            &codes::WRONG_VALUE,
                            place,
                            format!("`?` means nothing behind a name in `{attribute}`"),
                        )
                        .help("take the `?` out; only what a step takes in can be optional"),
                    );
                }
                if *sign != Sign::None && self.signs == Signs::Refused {
                    let place = self.place(*span);
                    let sign = sign_text(*sign);
                    self.report(
                        Diagnostic::new(
                            &codes::WRONG_VALUE,
                            place,
                            format!("`{sign}` before a name means nothing here"),
                        )
                        .help(format!("take the `{sign}` out; it adds a name, or takes one out, in a `change` of an adaptation")),
                    );
                }
                return Some(Value::Reference(Reference {
                    target: None,
                    span: *span,
                    source: self.source,
                    sign: *sign,
                    optional: *optional,
                }));
            }
            (tree::Value::Path { span, .. }, Shape::OneOf(words)) => {
                let word = span.text(self.text);
                if words.contains(&word) {
                    return Some(Value::Word(word.into()));
                }
                format!("one of: {}", words.join(", "))
            }
            (tree::Value::Path { span, .. }, Shape::Plain | Shape::Free | Shape::FormerPath) => {
                return Some(Value::Word(span.text(self.text).into()));
            }
            (
                tree::Value::Text(texts),
                Shape::Text
                | Shape::NamesOrText(_)
                | Shape::Free
                | Shape::Plain
                | Shape::Amount
                | Shape::TextOrCondition,
            ) => {
                return Some(Value::Text(self.label(texts)));
            }
            (tree::Value::Quantity { number, unit }, Shape::Free | Shape::Amount) => {
                return Some(self.quantity(*number, *unit));
            }
            (tree::Value::Quantity { number, unit }, Shape::Plain) => {
                return Some(Value::Word(number.to(*unit).text(self.text).into()));
            }
            (tree::Value::Quantity { number, unit }, Shape::Period) => {
                let value = self.quantity(*number, *unit);
                if value.period().is_some_and(|period| period.count != 0) {
                    return Some(value);
                }
                period_form()
            }
            (tree::Value::Date(span), Shape::Date | Shape::Days | Shape::Free) => {
                match Date::parse(span.text(self.text)) {
                    Some(date) => return Some(Value::Date(date)),
                    None => "a day that exists, written `2026-01-31`".to_owned(),
                }
            }
            (tree::Value::Expression(span), Shape::Free | Shape::TextOrCondition) => {
                return Some(self.condition(*span));
            }
            (tree::Value::MoreText(_), _) => {
                let place = self.place(value_span(value));
                self.report(
                    Diagnostic::new(&codes::WRONG_VALUE, place, "`+` before a text means nothing here").help(
                        "take the `+` out; in a `change` of an adaptation it adds a text to those of the standard, where all values have a sign",
                    ),
                );
                return None;
            }
            (tree::Value::Text(texts), Shape::FormerPath) => match self.former_path(texts) {
                Some(path) => return Some(Value::Word(path)),
                None => former_path_form(),
            },
            (_, Shape::FormerPath) => former_path_form(),
            (_, Shape::Amount) => "a number with a unit, `30 %` or `2wd`, or a text in quotes".to_owned(),
            (_, Shape::Names(kinds)) => format!("names, each of a {}", nouns(kinds)),
            (_, Shape::NamesOrText(kinds)) => {
                format!("names, each of a {}, or a text in quotes", nouns(kinds))
            }
            (_, Shape::Text) => "a text in quotes".to_owned(),
            (_, Shape::TextOrCondition) => {
                "a text in quotes, or a condition in parentheses: `(lead.score >= 60)`".to_owned()
            }
            (_, Shape::Plain) => "a word or a text in quotes".to_owned(),
            (_, Shape::OneOf(words)) => format!("one of: {}", words.join(", ")),
            (_, Shape::Period) => period_form(),
            (_, Shape::Free) => "a name, a text in quotes, a number or a day".to_owned(),
            (_, Shape::Date) => "a day, written `2026-01-31`".to_owned(),
            (_, Shape::Days) => {
                "days, each with or without a name: `2026-01-01 \"New Year's Day\"`".to_owned()
            }
        };
        let span = value_span(value);
        let place = self.place(span);
        let written = span.text(self.text);
        // A day written otherwise is told where it can't be read.
        if matches!(shape, Shape::Date | Shape::Days)
            && advice::day(self.text, span.start as usize).is_some_and(|(whole, _)| whole != span)
        {
            return None;
        }
        let suggestion = match shape {
            Shape::OneOf(words) => nearest(written, words.iter().copied()),
            _ => None,
        };
        let mut finding = Diagnostic::new(
            &codes::WRONG_VALUE,
            place,
            format!("`{}` is not what `{attribute}` takes", shorten(written)),
        )
        .help(match suggestion {
            Some(meant) => format!("did you mean `{meant}`? `{attribute}` takes {wanted}"),
            None if shape == Shape::Period && matches!(value, tree::Value::Path { .. }) => {
                format!("`{attribute}` takes {wanted}; it is written out, and names no parameter")
            }
            None => format!("`{attribute}` takes {wanted}"),
        });
        if let Some(meant) = suggestion {
            finding = finding.fix(format!("write `{meant}`"), place, meant);
        }
        self.report(finding);
        None
    }

    /// The path in a text, if it is one.
    fn former_path(&mut self, texts: &[tree::Text]) -> Option<Box<str>> {
        let label = self.label(texts);
        let path = nfc(label.first()?);
        let whole = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '_');
        path.split('.').all(whole).then_some(path)
    }

    pub(super) fn quantity(&self, number: Span, unit: Span) -> Value {
        let number = number.text(self.text);
        let number = if number.contains('_') { number.replace('_', "").into() } else { number.into() };
        Value::Quantity(Quantity { number, unit: unit.text(self.text).into() })
    }

    pub(super) fn label(&mut self, texts: &[tree::Text]) -> Label {
        let mut made: Vec<(crate::model::LanguageId, Box<str>)> = Vec::with_capacity(texts.len());
        for text in texts {
            let language = match text.tag {
                None => self.default_language,
                Some(tag) => {
                    let tag = tag.text(self.text);
                    match self.languages.iter().position(|language| language.eq_ignore_ascii_case(tag)) {
                        Some(index) => index as u8,
                        None => self.fragment.foreign_language(tag, self.languages.len()),
                    }
                }
            };
            let language = crate::model::LanguageId(language);
            if made.iter().any(|(known, _)| *known == language) {
                let place = self.place(text.content);
                self.report(
                    Diagnostic::new(&codes::WRONG_VALUE, place, "this is a second text in the same language")
                        .help("keep one of them, or correct its language tag"),
                );
                continue;
            }
            let content = text.content.text(self.text);
            let content: Box<str> = if text.escaped { unescape(content).into() } else { content.into() };
            if let Some(odd) = content.bytes().find(|byte| is_unprintable(*byte)) {
                let place = self.place(text.content);
                self.report(
                    Diagnostic::new(
                        &codes::WRONG_VALUE,
                        place,
                        format!("the text holds a character that cannot be shown (U+{odd:04X})"),
                    )
                    .help("take it out; it often comes along when text is copied from another program"),
                );
            }
            made.push((language, content));
        }
        Label { texts: made }
    }
}

/// Control characters, which XML, pages and spreadsheets refuse or change.
fn is_unprintable(byte: u8) -> bool {
    byte == 0x7f || (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r'))
}

fn sign_text(sign: Sign) -> &'static str {
    match sign {
        Sign::Plus => "+",
        Sign::Minus => "-",
        Sign::None => "",
    }
}

pub(super) fn value_span(value: &tree::Value) -> Span {
    match value {
        tree::Value::Path { span, .. }
        | tree::Value::Date(span)
        | tree::Value::Day { date: span, .. }
        | tree::Value::Expression(span) => *span,
        tree::Value::Text(texts) | tree::Value::MoreText(texts) => {
            texts.first().map(|text| text.content).unwrap_or_default()
        }
        tree::Value::Quantity { number, unit } => {
            if unit.start == unit.end {
                *number
            } else {
                number.to(*unit)
            }
        }
    }
}

fn former_path_form() -> String {
    "the path it had, with points between the names: `acme.leads.old_name`".to_owned()
}

pub(super) fn period_form() -> String {
    "a whole number and a unit: `2wd` (working days), `4h`, `30d`, `2w`, `6mo`, `1y`".to_owned()
}

fn nouns(kinds: &[Kind]) -> String {
    kinds.iter().map(|kind| kind.noun()).collect::<Vec<_>>().join(" or ")
}
