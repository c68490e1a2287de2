//! What was probably meant by what is written: days as other people write them, misspelt words, words of everyday language.

use crate::diagnostic::nearest;
use crate::model::Date;
use ltc_grammar::tree::Span;
use ltc_grammar::words::ClauseWord;

/// The day that stands around a place, where it is written otherwise than `2026-12-31`: the whole of it, and as the language writes it.
pub(super) fn day(text: &str, at: usize) -> Option<(Span, String)> {
    let of_day = |c: char| c.is_ascii_digit() || matches!(c, '.' | '/' | '-');
    let before = text.get(..at)?;
    let start = before.trim_end_matches(of_day).len();
    let rest = text.get(start..)?;
    let written = rest.get(..rest.find(|c: char| !of_day(c)).unwrap_or(rest.len()))?;
    let parts: Vec<&str> = written.split(['.', '/', '-']).collect();
    let number = |part: &str, digits: usize| {
        let right = part.len() <= digits && !part.is_empty();
        part.parse::<u32>().ok().filter(|_| right)
    };
    let [first, second, third] = parts.as_slice() else { return None };
    let (year, month, day) = if first.len() == 4 {
        (number(first, 4)?, number(second, 2)?, number(third, 2)?)
    } else if third.len() == 4 {
        let (day, month) = (number(first, 2)?, number(second, 2)?);
        // Where the second part is no month, the month stands first.
        if 12 < month { (number(third, 4)?, day, month) } else { (number(third, 4)?, month, day) }
    } else {
        return None;
    };
    let iso = format!("{year:04}-{month:02}-{day:02}");
    Date::parse(&iso)?;
    let span = Span { start: u32::try_from(start).ok()?, end: u32::try_from(start + written.len()).ok()? };
    (iso != written).then_some((span, iso))
}

/// The clause that a misspelt word stands for: `because` for `becuse`.
pub(super) fn clause(word: &str) -> Option<&'static str> {
    if word.len() < 4 || ClauseWord::ALL.iter().any(|clause| clause.text() == word) {
        return None;
    }
    // A word that begins otherwise is rather another word.
    let near = nearest(word, ClauseWord::ALL.iter().map(|clause| clause.text()))?;
    (near.len().abs_diff(word.len()) <= 2 && near.chars().next() == word.chars().next()).then_some(near)
}

/// The name of the outcome whose target is missing at a place, where that is rather a misspelt clause: `becuse "…"`.
pub(super) fn clause_before(text: &str, at: usize) -> Option<&'static str> {
    let before = text.get(..at)?.trim_end();
    let before = match before.strip_suffix('"') {
        Some(inside) => inside.get(..inside.rfind('"')?)?.trim_end(),
        None => before,
    };
    let start = before.rfind(|c: char| !(c.is_alphanumeric() || c == '_')).map_or(0, |at| at + 1);
    clause(before.get(start..)?)
}

/// Attributes by the words people call them by.
const CALLED: &[(&str, &str)] = &[
    ("accountable", "A"),
    ("approved_by", "A"),
    ("approver", "A"),
    ("approves", "A"),
    ("consulted", "C"),
    ("deadline", "within"),
    ("description", "about"),
    ("due", "within"),
    ("duration", "within"),
    ("informed", "I"),
    ("inputs", "in"),
    ("number", "code"),
    ("outputs", "out"),
    ("performs", "R"),
    ("responsible", "R"),
    ("risks", "mitigates"),
    ("sla", "within"),
    ("systems", "uses"),
    ("tools", "uses"),
    ("up_to", "within"),
];

/// The attribute that people call so, of those an element may have.
pub(super) fn attribute(word: &str, known: &[&'static str]) -> Option<&'static str> {
    let called = nearest(word, CALLED.iter().map(|(called, _)| *called))?;
    let (_, meant) = CALLED.iter().find(|(other, _)| *other == called)?;
    known.contains(meant).then_some(*meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        for (written, meant) in [
            ("31.12.2026", Some("2026-12-31")),
            ("until 31.12.2026 by", Some("2026-12-31")),
            ("1/2/2026", Some("2026-02-01")),
            ("12/31/2026", Some("2026-12-31")),
            ("2026/1/5", Some("2026-01-05")),
            ("2026-12-31", None),
            ("31.13.2026", None),
            ("30.2.2026", None),
            ("1.5", None),
            ("v1.2.3", None),
        ] {
            let at = written.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
            let found = day(written, at + 1).map(|(_, iso)| iso);
            assert_eq!(found.as_deref(), meant, "{written}");
        }
    }

    #[test]
    fn misspelt_clauses_are_known() {
        assert_eq!(clause("becuse"), Some("because"));
        assert_eq!(clause("upto"), Some("up_to"));
        assert_eq!(clause("because"), None);
        assert_eq!(clause("passed"), None);
        assert_eq!(clause_before("no -> end \"x\" becuse \"y\"", 24), Some("because"));
        assert_eq!(clause_before("passed \"Passed\"", 15), None);
        assert_eq!(attribute("aproves", &["A", "R"]), Some("A"));
        assert_eq!(attribute("aproves", &["R"]), None);
    }
}
