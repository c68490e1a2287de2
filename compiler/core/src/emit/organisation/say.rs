//! How pages say who stands in for whom, and when somebody decides.

use crate::emit::page::{Site, Word, condition_of};
use crate::model::{Deputyship, ElementId, LanguageId};
use ltc_grammar::words::ClauseWord;

impl Site<'_> {
    /// The days of a deputy: `2026-07-01 – 2026-07-31`.
    pub fn deputy_days(&self, line: &Deputyship) -> String {
        let day = |day: Option<crate::model::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        format!("{} – {}", day(line.from), day(line.to))
    }

    /// The amount a deputy may decide up to, with its digits in groups; empty where none is said.
    pub fn deputy_limit(&self, line: &Deputyship, language: LanguageId) -> String {
        let words = self.words(language);
        line.limit
            .as_ref()
            .map(|limit| {
                format!("{} {}", words.number(&grouped(&limit.number)), limit.unit).trim_end().to_owned()
            })
            .unwrap_or_default()
    }

    /// A deputy in one line: `Head of the office, 2026-07-01 – 2026-07-31, up to 1 000 000 USD`.
    pub fn deputy_line(&self, line: &Deputyship, language: LanguageId) -> String {
        let words = self.words(language);
        let who = line.deputy.map(|deputy| self.label(deputy, language)).unwrap_or("");
        let mut text = format!("{who}{}{}", words.comma(), self.deputy_days(line));
        let limit = self.deputy_limit(line, language);
        if !limit.is_empty() {
            text.push_str(&format!("{}{} {limit}", words.comma(), words.get(Word::UpTo)));
        }
        text
    }

    /// When somebody decides at a gate, as its `decide` line says it.
    pub fn decide_condition(&self, line: ElementId, language: LanguageId) -> String {
        let model = self.model.model();
        let condition = condition_of(model, line, language);
        // Where nobody else decides, nothing is left over.
        let alone = model.get(line).parent.is_none_or(|gate| model.deciders(gate).len() < 2);
        let otherwise = model.get(line).clauses.iter().any(|clause| clause.word == ClauseWord::Otherwise);
        let words = self.words(language);
        match condition {
            Some(condition) => condition,
            None if otherwise && !alone => words.get(Word::Otherwise).to_owned(),
            None => words.get(Word::Always).to_owned(),
        }
    }

    /// The deputies that may decide for a role at a gate, each in one line.
    pub fn deputies_at(&self, gate: ElementId, role: ElementId, language: LanguageId) -> Vec<String> {
        let lines = self.organisation.deputies_at(self.model.model(), gate, role);
        lines.into_iter().map(|line| self.deputy_line(line, language)).collect()
    }
}

/// A number with its digits in groups of three.
fn grouped(number: &str) -> String {
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at != 0 && (whole.len() - at) % 3 == 0 {
            text.push('\u{202F}');
        }
        text.push(digit);
    }
    if !rest.is_empty() {
        text.push('.');
        text.push_str(rest);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_stand_in_groups() {
        assert_eq!(grouped("1000000"), "1\u{202F}000\u{202F}000");
        assert_eq!(grouped("999"), "999");
        assert_eq!(grouped("12345.5"), "12\u{202F}345.5");
    }
}
