//! Findings for people: the source line with the place marked, why, and what to do.

use super::snippet::{Mark, Snippet, Window, cut};
use super::texts::Texts;
use super::visible::{brief, visible, visible_lines};
use super::{Count, PRINTED, Paint, severity};
use ltc_core::diagnostic::{Diagnostic, Severity};
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode,
    SourceSpan, SpanContents, ThemeCharacters, ThemeStyles,
};
use std::collections::BTreeSet;
use std::fmt::{self, Display, Write};

/// Writes findings and closes with their number.
pub(super) fn report(
    findings: &[Diagnostic],
    texts: &Texts<'_>,
    paint: Paint,
    all: bool,
    width: usize,
) -> String {
    let theme = GraphicalTheme {
        characters: ThemeCharacters::unicode(),
        styles: match paint {
            Paint::Coloured => ThemeStyles::ansi(),
            Paint::Plain => ThemeStyles::none(),
        },
    };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(width)
        .with_links(false)
        .with_context_lines(1)
        .without_syntax_highlighting();
    let mut text = String::new();
    let printed = if all { findings.len() } else { PRINTED };
    for finding in findings.iter().take(printed) {
        let shown = Shown { finding, snippet: cut(finding, texts), path: path(finding, texts) };
        if handler.render_report(&mut text, &shown).is_err() {
            let _ = writeln!(text, "{}: {}", finding.code.number, visible(&finding.message));
        }
        text.push('\n');
    }
    close(&mut text, findings, texts, paint, printed);
    text
}

/// The line that says how many there were.
fn close(text: &mut String, findings: &[Diagnostic], texts: &Texts<'_>, paint: Paint, printed: usize) {
    let files = |count: usize| if count == 1 { "1 file".to_owned() } else { format!("{count} files") };
    if findings.is_empty() {
        let _ = writeln!(text, "{} in {}", paint.style("1;32", "no findings"), files(texts.count()));
        return;
    }
    if printed < findings.len() {
        let rest = findings.len() - printed;
        let _ = writeln!(text, "… and {rest} more; `--all-findings` prints them\n");
    }
    let touched: BTreeSet<_> = findings.iter().filter_map(|finding| Some(finding.place?.source)).collect();
    let colour = match findings.first().map(|finding| finding.severity) {
        Some(Severity::Error) => "1;31",
        Some(Severity::Warning) => "1;33",
        Some(Severity::Advice) | None => "1;36",
    };
    let count = paint.style(colour, &Count::of(findings).text());
    let _ = match touched.len() {
        0 => writeln!(text, "{count}"),
        touched => writeln!(text, "{count} in {}", files(touched)),
    };
    let example = findings.first().map_or("CODE", |finding| finding.code.number);
    let _ = writeln!(text, "`ltc explain {example}` says more about a finding");
}

/// The path of a finding whose text cannot be shown.
fn path(finding: &Diagnostic, texts: &Texts<'_>) -> Option<String> {
    let place = finding.place?;
    texts.get(place.source).filter(|source| source.text.is_empty()).map(|_| texts.path(place.source))
}

/// A finding as the renderer wants it.
struct Shown<'a> {
    finding: &'a Diagnostic,
    snippet: Option<Snippet>,
    path: Option<String>,
}

impl Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible(&brief(&self.finding.message)))?;
        match &self.path {
            Some(path) if !self.finding.message.contains(path.as_str()) => write!(f, " ({})", visible(path)),
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

impl std::error::Error for Shown<'_> {}

impl miette::Diagnostic for Shown<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        let code = self.finding.code;
        Some(Box::new(format!("{} {} {}", severity(self.finding.severity), code.number, code.name)))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.finding.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Advice => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        let help = self.finding.help.as_deref().map(|help| visible_lines(&brief(help)));
        // A fix that the help already names is not said twice.
        let said = |text: &str| help.as_ref().is_some_and(|help| help.contains(&format!("`{text}`")));
        let fix = self.finding.fix.as_ref().filter(|fix| !said(&fix.replacement));
        match (help, fix.map(|fix| visible_lines(&brief(&fix.title)))) {
            (Some(help), Some(fix)) => Some(Box::new(format!("{help}\nfix: {fix}"))),
            (Some(words), None) | (None, Some(words)) => Some(Box::new(words)),
            (None, None) => None,
        }
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.snippet.as_ref().map(|snippet| snippet as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let snippet = self.snippet.as_ref()?;
        Some(Box::new(snippet.marks.iter().enumerate().map(|(index, mark)| {
            let words = (!mark.words.is_empty()).then(|| mark.words.clone());
            let span = (mark.start, mark.end - mark.start);
            if index == 0 {
                LabeledSpan::new_primary_with_span(words, span)
            } else {
                LabeledSpan::new_with_span(words, span)
            }
        })))
    }
}

impl SourceCode for Snippet {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        let inside = |window: &&Window| {
            window.starts.first().is_some_and(|first| *first <= start)
                && window.starts.last().is_some_and(|last| end < *last)
        };
        let window = self.windows.iter().find(inside).ok_or(MietteError::OutOfBounds)?;
        let line = |offset: usize| window.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let count = window.starts.len().saturating_sub(1);
        let first = line(start).saturating_sub(before);
        let last = (line(end) + after).min(count.saturating_sub(1));
        let from = if before == 0 { start } else { at(&window.starts, first) };
        let to = if after == 0 { end } else { at(&window.starts, last + 1) };
        let column = if before == 0 { self.column(start) } else { 0 };
        Ok(Box::new(MietteSpanContents::new_named(
            window.path.clone(),
            self.text.get(from..to).unwrap_or("").as_bytes(),
            (from, to - from).into(),
            window.line + first,
            column,
            last + 1 - first,
        )))
    }
}

impl Snippet {
    fn column(&self, start: usize) -> usize {
        self.marks.iter().find(|mark: &&Mark| mark.start == start).map_or(0, |mark| mark.column)
    }
}

fn at(starts: &[usize], line: usize) -> usize {
    starts.get(line).or(starts.last()).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::report;
    use crate::report::{Paint, Texts};
    use ltc_core::diagnostic::{Diagnostic, Place};
    use ltc_core::source::{Source, SourceId, SourceOwner, Sources, world};
    use ltc_grammar::tree::Span;
    use std::path::PathBuf;

    /// Numbers that look random and are the same each time.
    struct Dice(u64);

    impl Dice {
        fn roll(&mut self, sides: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) as usize % sides
        }
    }

    fn text(dice: &mut Dice) -> String {
        const PARTS: [&str; 12] = [
            "a",
            "word ",
            "线索",
            "\n",
            "\r\n",
            "\t",
            "\u{1b}[0m",
            "\u{202e}",
            "é",
            "\u{0}",
            "\u{301}",
            "👩‍👩‍👧",
        ];
        let mut text: String = (0..dice.roll(60)).map(|_| PARTS[dice.roll(PARTS.len())]).collect();
        if dice.roll(4) == 0 {
            text.push_str(&"长".repeat(dice.roll(900)));
        }
        text
    }

    #[test]
    fn any_place_in_any_text_can_be_shown() {
        let mut dice = Dice(7);
        for round in 0..2_000 {
            let list = (0..2).map(|number| Source {
                path: format!("{number}.ltc"),
                text: text(&mut dice),
                owner: SourceOwner::Project,
            });
            let sources = Sources::new(list.collect());
            let mut place = || {
                let start = dice.roll(1_200);
                let end = start + dice.roll(40);
                Place { source: SourceId(dice.roll(3) as u32), span: Span::new(start, end) }
            };
            let finding = Diagnostic::new(&world::NOT_UTF8, place(), "what `x` is")
                .label("this")
                .related(place(), "that")
                .related(place(), "");
            let texts = Texts::new(&sources, &[], PathBuf::new());
            let shown = report(&[finding], &texts, Paint::Plain, false, 80);
            assert!(shown.starts_with("error LTC9006 not-utf8\n"), "round {round}: {shown}");
            assert!(!shown.contains("Failed to read"), "round {round}: {shown}");
            let bad = shown.chars().find(|letter| letter.is_control() && *letter != '\n');
            assert_eq!(bad, None, "round {round}: {shown}");
        }
    }
}
