//! Findings → text, in one of three forms.

mod github;
mod human;
mod json;
mod snippet;
mod texts;
mod visible;

pub(crate) use texts::Texts;
pub(crate) use visible::visible;

use crate::args::{Color, Format, Reporting};
use crate::exit::Exit;
use crate::io::{Io, Terminal};
use ltc_core::diagnostic::{Diagnostic, Severity};

/// How many findings are printed for people unless all are asked for.
const PRINTED: usize = 50;

/// Whether text is coloured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Paint {
    /// With ANSI colours.
    Coloured,
    /// Without.
    Plain,
}

impl Paint {
    /// What `--color` and the terminal make of it.
    pub(crate) fn of(color: Color, terminal: Terminal) -> Paint {
        match color {
            Color::Always => Paint::Coloured,
            Color::Auto if terminal.output && !terminal.plain => Paint::Coloured,
            Color::Auto | Color::Never => Paint::Plain,
        }
    }

    /// The text in an ANSI style (`"1;31"` is bold red).
    pub(crate) fn style(self, style: &str, text: &str) -> String {
        match self {
            Paint::Coloured => format!("\u{1b}[{style}m{text}\u{1b}[0m"),
            Paint::Plain => text.to_owned(),
        }
    }
}

/// Findings counted by weight.
#[derive(Clone, Copy, Default, Debug)]
struct Count {
    errors: usize,
    warnings: usize,
    advice: usize,
}

impl Count {
    fn of(findings: &[Diagnostic]) -> Count {
        findings.iter().fold(Count::default(), |mut count, finding| {
            match finding.severity {
                Severity::Error => count.errors += 1,
                Severity::Warning => count.warnings += 1,
                Severity::Advice => count.advice += 1,
            }
            count
        })
    }

    /// "3 errors, 1 warning"; empty for nothing.
    fn text(self) -> String {
        let some = |count: usize, one: &str, many: &str| {
            (0 < count).then(|| format!("{count} {}", if count == 1 { one } else { many }))
        };
        let parts = [
            some(self.errors, "error", "errors"),
            some(self.warnings, "warning", "warnings"),
            some(self.advice, "piece of advice", "pieces of advice"),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// The word for a weight.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

/// Prints findings, worst first, then in the order of their places, and says how the command ends because of them.
pub(crate) fn print(
    io: &mut Io<'_>,
    reporting: Reporting,
    paint: Paint,
    texts: &Texts<'_>,
    findings: &mut [Diagnostic],
) -> Exit {
    io.print(&text(reporting, paint, io.terminal.width, texts, findings));
    exit(findings, reporting.strict)
}

/// Findings as text, sorted: worst first, then in the order of their places.
pub(crate) fn text(
    reporting: Reporting,
    paint: Paint,
    width: usize,
    texts: &Texts<'_>,
    findings: &mut [Diagnostic],
) -> String {
    // What is wrong with the world comes first: other findings may only be echoes of it.
    findings.sort_by_key(|finding| {
        let is_echo = !finding.code.number.starts_with("LTC9");
        (finding.severity, is_echo, finding.place.map(|place| texts.order(place)))
    });
    match reporting.format {
        Format::Human => human::report(findings, texts, paint, reporting.all_findings, width),
        Format::Json => json::report(findings, texts),
        Format::Github => github::report(findings, texts),
    }
}

/// How a command ends that has these findings.
pub(crate) fn exit(findings: &[Diagnostic], strict: bool) -> Exit {
    let counts = |finding: &Diagnostic| match finding.severity {
        Severity::Error => true,
        Severity::Warning => strict,
        Severity::Advice => false,
    };
    if findings.iter().any(counts) { Exit::Findings } else { Exit::Clean }
}
