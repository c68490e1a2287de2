//! A condition as FEEL, the expression language that process engines read.

use super::{Condition, Node, Term};
use crate::tree::Span;
use std::fmt::Write;

/// Writes a condition as FEEL: as it is written, but numbers without `_` and units, days and lengths of time as FEEL writes
/// them, comments left out, and `value` (given the index of a name) in the place of a name. `text` is the file the condition stands in.
pub fn feel(
    condition: &Condition,
    whole: Span,
    text: &str,
    value: impl Fn(usize) -> Option<String>,
) -> String {
    let mut swaps = Vec::new();
    collect(&condition.root, &condition.names, text, &value, &mut swaps);
    swaps.sort_by_key(|(span, _)| span.start);
    let mut written = String::new();
    let mut from = whole.start;
    for (span, swap) in swaps {
        plain(Span { start: from, end: span.start }.text(text), &mut written);
        written.push_str(&swap);
        from = span.end;
    }
    plain(Span { start: from, end: whole.end }.text(text), &mut written);
    written.trim().to_owned()
}

/// Text between values: comments left out, on one line.
fn plain(text: &str, written: &mut String) {
    for line in text.split('\n') {
        let line = line.split("//").next().unwrap_or_default();
        let blank = written.ends_with(' ') || written.is_empty();
        let line = if blank { line.trim_start() } else { line };
        if line.trim().is_empty() {
            if !line.is_empty() || (!blank && text.contains('\n')) {
                written.push(' ');
            }
            continue;
        }
        written.push_str(line);
    }
}

fn collect(
    node: &Node,
    names: &[Span],
    text: &str,
    value: &impl Fn(usize) -> Option<String>,
    swaps: &mut Vec<(Span, String)>,
) {
    let mut each = |nodes: &[&Node]| nodes.iter().for_each(|node| collect(node, names, text, value, swaps));
    match &node.term {
        Term::Name(index) => {
            let Some(name) = names.get(*index) else { return };
            swaps.push((*name, value(*index).unwrap_or_else(|| name.text(text).to_owned())));
        }
        Term::Number(span) => swaps.push((*span, span.text(text).replace('_', ""))),
        Term::Quantity { number, unit } => {
            let digits = number.text(text).replace('_', "");
            swaps.push((number.to(*unit), duration(&digits, unit.text(text)).unwrap_or(digits)));
        }
        Term::Date(day) => {
            let before = text.get(..day.start as usize).unwrap_or_default();
            swaps.push(match before.ends_with('"') {
                true => (*day, day.text(text).to_owned()),
                false => (*day, format!("date(\"{}\")", day.text(text))),
            });
        }
        Term::Text(span) => {
            let quoted = Span { start: span.start.saturating_sub(1), end: span.end + 1 };
            swaps.push((quoted, quoted.text(text).to_owned()));
        }
        Term::Truth(_) | Term::Nothing => {}
        Term::Not(inner) | Term::Minus(inner) => each(&[inner]),
        Term::And(left, right)
        | Term::Or(left, right)
        | Term::Compare(_, left, right)
        | Term::Calculate(_, left, right) => each(&[left, right]),
        Term::Between(value, from, to) | Term::Within { value, from, to, .. } => each(&[value, from, to]),
        Term::Among(value, items) => {
            each(&[value]);
            items.iter().for_each(|item| each(&[item]));
        }
    }
}

/// A length of time as FEEL writes it.
fn duration(number: &str, unit: &str) -> Option<String> {
    let mut written = String::from("duration(\"P");
    let (before, letter) = match unit {
        "min" => ("T", "M"),
        "h" => ("T", "H"),
        "d" | "wd" => ("", "D"),
        "mo" => ("", "M"),
        "y" => ("", "Y"),
        "w" => {
            let days = number.parse::<u32>().ok()?.checked_mul(7)?;
            return Some(format!("duration(\"P{days}D\")"));
        }
        _ => return None,
    };
    let done = write!(written, "{before}{number}{letter}\")");
    debug_assert!(done.is_ok(), "writing to a string does not fail");
    Some(written)
}
