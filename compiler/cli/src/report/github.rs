//! Findings as workflow commands, which GitHub shows beside the lines of a change.
//!
//! GitHub shows ten of a kind for each step, so the worst come first.

use super::Count;
use super::texts::Texts;
use super::visible::{brief, visible, visible_lines};
use ltc_core::diagnostic::{Diagnostic, Severity};
use std::fmt::Write;

/// Writes one line per finding and a closing line.
pub(super) fn report(findings: &[Diagnostic], texts: &Texts<'_>) -> String {
    let mut text = String::new();
    for finding in findings {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "notice",
        };
        let _ = write!(text, "::{command} ");
        if let Some(place) = finding.place {
            let start = texts.position(place.source, place.span.start);
            let end = texts.position(place.source, place.span.end);
            let path = property(&visible(&texts.path(place.source)));
            let _ = write!(text, "file={path},line={},col={},", start.line, start.column);
            if start.line == end.line && start.column < end.column {
                let _ = write!(text, "endLine={},endColumn={},", end.line, end.column);
            }
        }
        let _ = write!(text, "title={} {}::", finding.code.number, property(finding.code.name));
        let mut words = visible_lines(&brief(&finding.message));
        if let Some(help) = &finding.help {
            words = format!("{words}\nhelp: {}", visible_lines(&brief(help)));
        }
        let _ = writeln!(text, "{}", data(&words));
    }
    let count = Count::of(findings).text();
    let _ = writeln!(text, "{}", if count.is_empty() { "no findings" } else { &count });
    text
}

/// Escapes the text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn nothing_ends_a_command_early() {
        assert_eq!(data("100%\n::error::x"), "100%25%0A::error::x");
        assert_eq!(property("a,b:c"), "a%2Cb%3Ac");
    }
}
