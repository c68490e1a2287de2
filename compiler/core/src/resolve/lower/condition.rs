//! Conditions: from text to form, with what is wrong with it in the words of people who do not program.

use super::{Lowering, shorten};
use crate::diagnostic::Diagnostic;
use crate::model::{Condition, Reference, Value};
use crate::resolve::codes;
use ltc_grammar::condition::{ConditionFault, ConditionFaultKind, condition};
use ltc_grammar::tree::{Sign, Span};

impl Lowering<'_> {
    /// Lowers what stands in parentheses; reports what cannot be read.
    pub(super) fn condition(&mut self, span: Span) -> Value {
        let written = span.text(self.text);
        let text = written.trim();
        let start = span.start + (written.len() - written.trim_start().len()) as u32;
        let span = Span { start, end: start + text.len() as u32 };
        let form = match condition(text, start) {
            Ok(form) => Some(form),
            Err(fault) => {
                if let Some(finding) = self.unreadable(fault, span) {
                    self.report(finding);
                }
                None
            }
        };
        let source = self.source;
        let named =
            |span: &Span| Reference { target: None, span: *span, source, sign: Sign::None, optional: false };
        let names = form.iter().flat_map(|form| form.names.iter().map(named)).collect();
        Value::Expression(Box::new(Condition { text: text.into(), span, source, form, names }))
    }

    fn unreadable(&self, fault: ConditionFault, whole: Span) -> Option<Diagnostic> {
        let place = self.place(fault.span);
        let written = shorten(fault.span.text(self.text));
        let finding = |message: String| Diagnostic::new(&codes::UNREADABLE_CONDITION, place, message);
        let example =
            "a condition compares a field with a value: `lead.amount <= 1_000_000`, `lead.grade = \"A\"`";
        Some(match fault.kind {
            ConditionFaultKind::Reported => return None,
            ConditionFaultKind::Empty => {
                finding("the condition is empty".to_owned()).at(self.place(whole)).help(example)
            }
            ConditionFaultKind::MissingValue => finding("a value is missing in the condition".to_owned())
                .label("something to compare with should stand here")
                .help(example),
            ConditionFaultKind::OddSign(meant) => {
                finding(format!("`{written}` is not a word of conditions"))
                    .help(format!("write `{meant}`"))
                    .fix(format!("write `{meant}`"), place, meant)
            }
            ConditionFaultKind::OddText => {
                let text = format!("\"{}\"", written.trim_matches('\'').replace('"', "\\\""));
                finding(format!("`{written}` stands in single quotes"))
                    .help(format!("texts stand in double quotes: write `{text}`"))
                    .fix(format!("write `{text}`"), place, text)
            }
            ConditionFaultKind::OddNot => finding("behind `not`, parentheses are missing".to_owned())
                .help("write `not( … )` around what shall not hold: `not(order.delivered)`"),
            ConditionFaultKind::Function => {
                finding(format!("conditions know no function `{written}( … )`")).help(example)
            }
            ConditionFaultKind::Unclosed => finding("a `)` is missing in the condition".to_owned())
                .help("close the parenthesis where what belongs together ends"),
            ConditionFaultKind::MissingAnd => finding("behind `between`, a second value is missing".to_owned())
                .help("write both limits: `lead.amount between 100 and 500`"),
            ConditionFaultKind::MissingList => finding("behind `in`, a range or a list is missing".to_owned())
                .help("write `in [1..5]` for all from 1 to 5, or `in (\"A\", \"B\")` for one of a list"),
            ConditionFaultKind::Lost => {
                let before = Span { start: whole.start, end: fault.span.start }.text(self.text);
                let help = if written == "," && before.ends_with(|letter: char| letter.is_ascii_digit()) {
                    "numbers have no commas: write `1000000` or `1_000_000`"
                } else {
                    "join two comparisons with `and` or `or`; put texts in double quotes"
                };
                finding(format!("`{written}` has no place here in the condition")).help(help)
            }
            ConditionFaultKind::TooLong => finding("the condition is too long to be read by people".to_owned())
                .at(self.place(whole))
                .help("split it: into several outcomes, or into fields of a data object that say the same in a word"),
        })
    }
}
