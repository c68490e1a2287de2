//! The lines around a finding's places, cut out of their texts.
//!
//! The renderer scans what it is given from the start for every mark, so it is given a few lines: at most one line
//! of context on each side, long lines cut around their marks, characters that would act on a terminal made visible.

use super::texts::Texts;
use super::visible::{brief, stand_in, visible};
use ltc_core::diagnostic::{Diagnostic, Place};
use ltc_core::source::SourceId;

/// Lines cut out of texts, with marks.
#[derive(Debug, Default)]
pub(super) struct Snippet {
    /// All lines of all windows, each line ending in a line feed.
    pub(super) text: String,
    /// Runs of lines, in the order of `text`.
    pub(super) windows: Vec<Window>,
    /// Marks, the finding's own place first.
    pub(super) marks: Vec<Mark>,
}

/// A run of lines of one text.
#[derive(Debug)]
pub(super) struct Window {
    /// The path of the text.
    pub(super) path: String,
    /// The number (from 0) of its first line.
    pub(super) line: usize,
    /// Where each of its lines starts in the snippet's text, and where the last ends.
    pub(super) starts: Vec<usize>,
}

/// A marked place.
#[derive(Debug)]
pub(super) struct Mark {
    /// Where it starts in the snippet's text.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// Its column in its text, from 0, in characters.
    pub(super) column: usize,
    /// What the place is.
    pub(super) words: String,
}

/// Lines shown before and after a marked one.
const CONTEXT: usize = 1;
/// Characters of a line that are shown.
const WIDTH: usize = 160;
/// Characters shown before a mark on a line that is cut.
const BEFORE: usize = 40;

/// A mark still in its text: only its first line counts.
struct Target<'a> {
    source: SourceId,
    line: usize,
    start: u32,
    end: u32,
    words: &'a str,
}

/// Cuts out what a finding needs; `None` for a finding without a place that can be shown.
pub(super) fn cut(finding: &Diagnostic, texts: &Texts<'_>) -> Option<Snippet> {
    let own = finding.place.map(|place| (place, finding.label.as_str()));
    let related = finding.related.iter().map(|(place, words)| (*place, words.as_str()));
    let targets: Vec<Target<'_>> =
        own.into_iter().chain(related).filter_map(|(place, words)| target(place, words, texts)).collect();
    let first = targets.first()?.source;
    let mut lines: Vec<(SourceId, usize)> = targets
        .iter()
        .flat_map(|target| {
            let source = target.source;
            (target.line.saturating_sub(CONTEXT)..=target.line + CONTEXT).map(move |line| (source, line))
        })
        .filter(|(source, line)| texts.line_span(*source, *line).is_some())
        .collect();
    lines.sort_by_key(|(source, line)| (*source != first, *source, *line));
    lines.dedup();

    let mut snippet = Snippet::default();
    let mut marks: Vec<Option<Mark>> = targets.iter().map(|_| None).collect();
    let mut before: Option<(SourceId, usize)> = None;
    for (source, line) in lines {
        let continues = before.is_some_and(|(last, number)| last == source && number + 1 == line);
        if !continues {
            let path = visible(&texts.path(source)).into_owned();
            snippet.windows.push(Window { path, line, starts: vec![snippet.text.len()] });
        }
        let here: Vec<(usize, &Target<'_>)> = targets
            .iter()
            .enumerate()
            .filter(|(_, target)| target.source == source && target.line == line)
            .collect();
        for (index, mark) in add_line(&mut snippet.text, texts, source, line, &here) {
            if let Some(slot) = marks.get_mut(index) {
                *slot = Some(mark);
            }
        }
        if let Some(window) = snippet.windows.last_mut() {
            window.starts.push(snippet.text.len());
        }
        before = Some((source, line));
    }
    snippet.marks = marks.into_iter().flatten().collect();
    Some(snippet)
}

fn target<'a>(place: Place, words: &'a str, texts: &Texts<'_>) -> Option<Target<'a>> {
    let source = place.source;
    let text = &texts.get(source)?.text;
    if text.is_empty() {
        return None;
    }
    let start = place.span.start.min(text.len() as u32);
    let line = texts.line(source, start);
    let end = texts.line_span(source, line)?.end;
    Some(Target {
        source,
        line,
        start: start.min(end),
        end: place.span.end.clamp(start.min(end), end),
        words,
    })
}

/// Adds one line to the snippet's text and gives the marks on it.
fn add_line(
    shown: &mut String,
    texts: &Texts<'_>,
    source: SourceId,
    line: usize,
    targets: &[(usize, &Target<'_>)],
) -> Vec<(usize, Mark)> {
    let Some(span) = texts.line_span(source, line) else { return Vec::new() };
    let text = texts.get(source).map_or("", |source| span.text(&source.text));
    let first = targets.iter().map(|(_, target)| target.start.saturating_sub(span.start) as usize).min();
    let skipped = match first {
        Some(first) if WIDTH <= text.len() => {
            let before = text.get(..first).unwrap_or("").chars().count();
            let length = before + text.get(first..).unwrap_or("").chars().take(WIDTH).count();
            if WIDTH < length { before.saturating_sub(BEFORE) } else { 0 }
        }
        _ => 0,
    };
    // The first mark on a line can be far into it; marks after what is shown are drawn at its end.
    let mut marks: Vec<(usize, Mark)> = targets
        .iter()
        .map(|(index, target)| {
            let words = visible(&brief(target.words)).into_owned();
            (*index, Mark { start: usize::MAX, end: usize::MAX, column: 0, words })
        })
        .collect();
    if 0 < skipped {
        shown.push('…');
    }
    let mut column = 0;
    for (at, letter) in text.char_indices() {
        let at = span.start + at as u32;
        for ((_, target), (_, mark)) in targets.iter().zip(&mut marks) {
            if target.start <= at && mark.start == usize::MAX {
                mark.start = shown.len();
                mark.column = column;
            }
            if target.end <= at && mark.end == usize::MAX {
                mark.end = shown.len();
            }
        }
        if skipped <= column && column < skipped + WIDTH {
            match stand_in(letter) {
                Some(stand_in) => shown.push_str(&stand_in),
                None => shown.push(letter),
            }
        } else if column == skipped + WIDTH {
            shown.push('…');
            if marks.iter().all(|(_, mark)| mark.end != usize::MAX) {
                break;
            }
        }
        column += 1;
    }
    let end = shown.len();
    for (_, mark) in &mut marks {
        if mark.start == usize::MAX {
            mark.start = end;
            mark.column = column;
        }
        mark.start = mark.start.min(end);
        mark.end = mark.end.min(end).max(mark.start);
    }
    shown.push('\n');
    marks
}
