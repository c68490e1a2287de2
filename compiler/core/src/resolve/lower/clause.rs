//! The clauses of an element's head: each where it has a meaning, once, with values it takes. What has no meaning there is
//! refused, never ignored.

use super::value::{period_form, value_span};
use super::{Lowering, shorten};
use crate::diagnostic::Diagnostic;
use crate::model::{Clause, ElementId, Kind, Reference, Value};
use crate::resolve::{advice, codes, schema};
use crate::source::Date;
use ltc_grammar::tree;
use ltc_grammar::words::{AttributeWord, ClauseWord};

impl Lowering<'_> {
    /// Lowers a clause of an element; `None`, with a finding, for one that means nothing there.
    pub(super) fn clause(&mut self, clause: &tree::Clause, holder: ElementId, kind: Kind) -> Option<Clause> {
        if schema::clause_has_no_meaning_yet(clause.word, kind) {
            self.no_meaning_yet(clause.word.text(), clause.word_span);
            return None;
        }
        if !schema::allows_clause(kind, clause.word) {
            self.misplaced_clause(clause, kind);
            return None;
        }
        let word = clause.word.text();
        if let Some(first) =
            self.fragment.element(holder).clauses.iter().find(|other| other.word == clause.word)
        {
            let first = first.span;
            let finding = Diagnostic::new(
                &codes::REPEATED_ATTRIBUTE,
                self.place(clause.word_span),
                format!("`{word}` is said twice here"),
            )
            .related(self.place(first), "said first here")
            .help("keep one of them");
            self.report(finding);
            return None;
        }
        let values =
            clause.values.iter().filter_map(|value| self.clause_value(clause.word, kind, value)).collect();
        Some(Clause { word: clause.word, span: clause.span, values })
    }

    /// A clause stands in the head of an element of a kind that does not take it.
    pub(super) fn misplaced_clause(&mut self, clause: &tree::Clause, kind: Kind) {
        let word = clause.word.text();
        let help = match AttributeWord::from_text(word) {
            Some(attribute) if schema::allows(kind, attribute) => {
                let value = clause.values.first().map_or("…", |value| value_span(value).text(self.text));
                format!("write it between the braces, with a colon: `{word}: {}`", shorten(value))
            }
            _ => format!("`{word}` belongs to {}", schema::clause_home(clause.word)),
        };
        let finding = Diagnostic::new(
            &codes::MISPLACED,
            self.place(clause.word_span),
            format!("`{word}` means nothing in the head of {}", kind.indefinite()),
        )
        .help(help);
        self.report(finding);
    }

    /// A value of a clause; reports and leaves out what the clause does not take.
    fn clause_value(&mut self, word: ClauseWord, kind: Kind, value: &tree::Value) -> Option<Value> {
        let wanted = match (word, value) {
            (ClauseWord::From | ClauseWord::To, value) if kind == Kind::Deputy => {
                if let tree::Value::Date(span) = value
                    && let Some(date) = Date::parse(span.text(self.text))
                {
                    return Some(Value::Date(date));
                }
                "a day that exists: `2026-01-31`".to_owned()
            }
            (ClauseWord::UpTo, tree::Value::Quantity { number, unit }) => {
                return Some(self.quantity(*number, *unit));
            }
            (ClauseWord::UpTo, _) => "an amount with its currency: `1_000_000 USD`".to_owned(),
            (
                ClauseWord::From | ClauseWord::Calls | ClauseWord::Starts | ClauseWord::By | ClauseWord::Of,
                tree::Value::Path { span, sign, optional: false },
            ) => {
                return Some(Value::Reference(Reference {
                    target: None,
                    span: *span,
                    source: self.source,
                    sign: *sign,
                    optional: false,
                }));
            }
            (
                ClauseWord::Every | ClauseWord::For | ClauseWord::Within,
                tree::Value::Quantity { number, unit },
            ) => {
                let quantity = self.quantity(*number, *unit);
                if quantity.period().is_some_and(|period| period.count != 0) {
                    return Some(quantity);
                }
                period_form()
            }
            (ClauseWord::Because, tree::Value::Text(texts)) => return Some(Value::Text(self.label(texts))),
            (ClauseWord::Until, tree::Value::Date(span)) => match Date::parse(span.text(self.text)) {
                Some(date) => return Some(Value::Date(date)),
                None => "a day that exists: `2026-01-31`".to_owned(),
            },
            (ClauseWord::Because, _) => "the reason, in quotes".to_owned(),
            (ClauseWord::Until, _) => "a day: `2026-01-31`".to_owned(),
            (ClauseWord::When, tree::Value::Expression(span)) => {
                return Some(self.condition(*span));
            }
            (ClauseWord::Every | ClauseWord::For | ClauseWord::Within, _) => period_form(),
            (ClauseWord::When, _) => "a condition in parentheses: `when (deal.amount <= 1000000)`".to_owned(),
            _ => "the name of an element".to_owned(),
        };
        let span = value_span(value);
        // A day written otherwise is told where it can't be read.
        if matches!(word, ClauseWord::Until | ClauseWord::InForce)
            && advice::day(self.text, span.start as usize).is_some_and(|(whole, _)| whole != span)
        {
            return None;
        }
        let finding = Diagnostic::new(
            &codes::WRONG_VALUE,
            self.place(span),
            format!("`{}` is not what `{}` takes", shorten(span.text(self.text)), word.text()),
        )
        .help(format!("`{}` takes {wanted}", word.text()));
        self.report(finding);
        None
    }
}
