//! What can be wrong with the form of a text, and how several signs of one mistake become one fault.

use std::ops::Range;

use crate::tree::Span;

/// One thing wrong with the form of a text.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Fault {
    /// What it is.
    pub kind: FaultKind,
    /// Where; empty where something is missing.
    pub span: Span,
    /// A second place that explains it (the opening brace of an unclosed body).
    pub related: Option<Span>,
}

impl Fault {
    /// A fault without a second place.
    pub(crate) fn at(kind: FaultKind, span: Span) -> Fault {
        Fault { kind, span, related: None }
    }
}

/// What can be wrong with the form of a text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FaultKind {
    /// Text that is no statement: lone words, numbers or marks.
    Unreadable,
    /// A lone word right after an attribute's values: a comma is missing before it.
    MissingComma,
    /// A word of the language that names an attribute, followed by a value without a colon. The attribute is in the tree.
    MissingColon,
    /// An element, a `use` or an `as` without the name that should follow. The span is empty.
    MissingId,
    /// An attribute or clause without a value, a comma without one after it, or a language tag without text.
    /// The span is empty.
    MissingValue,
    /// An outcome that leads nowhere, or an arrow with nothing legible after it. The span is empty.
    MissingTarget,
    /// A word written like a keyword (`activty x "…" {`) that is none. If a keyword is near enough
    /// ([`Keyword::near`](crate::words::Keyword::near)) the tree holds the element as if it had been written right.
    UnknownKeyword,
    /// A quote that its line does not close. The span is from the quote to where it was taken to end.
    UnclosedString,
    /// A `(` that nothing closes. The span is the parenthesis.
    UnclosedParenthesis,
    /// A `{` that nothing closes. The span is the empty place where `}` should stand; related is the `{`.
    UnclosedBrace,
    /// A line is indented under one that opened nothing: `{` is missing. The span is the empty place where it should stand.
    MissingBrace,
    /// A `}` or `)` that closes nothing.
    StrayClose,
    /// Braces with nothing before them. What they hold is in the tree, in place of them.
    MissingHead,
    /// A full-width mark (`：`, `，`, `（`, `“`) where the language wants the ASCII one. It is read as if it were that.
    FullWidthMark,
    /// Braces or parentheses nest deeper than [`MAX_DEPTH`](crate::MAX_DEPTH), or a route goes on for too long. What is
    /// deeper is left out of the tree.
    TooDeep,
}

impl FaultKind {
    /// Whether the fault can be a mere echo of an earlier one on its line.
    fn is_echo(self) -> bool {
        match self {
            FaultKind::Unreadable
            | FaultKind::MissingComma
            | FaultKind::MissingHead
            | FaultKind::MissingTarget
            | FaultKind::MissingId => true,
            FaultKind::MissingColon
            | FaultKind::MissingValue
            | FaultKind::UnknownKeyword
            | FaultKind::UnclosedString
            | FaultKind::UnclosedParenthesis
            | FaultKind::UnclosedBrace
            | FaultKind::MissingBrace
            | FaultKind::StrayClose
            | FaultKind::FullWidthMark
            | FaultKind::TooDeep => false,
        }
    }

    /// Whether nothing else on the fault's line can be trusted.
    fn spoils_line(self) -> bool {
        matches!(self, FaultKind::UnclosedString | FaultKind::FullWidthMark | FaultKind::UnclosedParenthesis)
    }

    /// Whether the fault is about a brace.
    fn is_brace(self) -> bool {
        matches!(self, FaultKind::UnclosedBrace | FaultKind::MissingBrace | FaultKind::StrayClose)
    }
}

/// Sorts faults by place and leaves one for each mistake: what merely echoes another fault of the same line goes.
pub(crate) fn fold(text: &str, faults: &mut Vec<Fault>) {
    faults.sort_by_key(|fault| (fault.span.start, fault.span.end));
    if faults.len() < 2 {
        return;
    }
    let mut kept: Vec<Fault> = Vec::with_capacity(faults.len());
    let mut rest = faults.as_slice();
    while let Some(first) = rest.first() {
        let line = line_around(text, first.span.start as usize);
        let count =
            rest.iter().take_while(|fault| line.contains(&(fault.span.start as usize))).count().max(1);
        let (on_line, later) = rest.split_at(count);
        fold_line(on_line, &line, &mut kept);
        rest = later;
    }
    *faults = kept;
}

/// Folds the faults of one line.
fn fold_line(faults: &[Fault], line: &Range<usize>, kept: &mut Vec<Fault>) {
    if let Some(spoiler) = faults.iter().find(|fault| fault.kind.spoils_line()) {
        let stays = |fault: &&Fault| match fault.kind {
            FaultKind::TooDeep | FaultKind::MissingBrace => true,
            FaultKind::UnclosedBrace => {
                fault.related.is_none_or(|open| !line.contains(&(open.start as usize)))
            }
            _ => *fault == spoiler,
        };
        kept.extend(faults.iter().filter(stays));
        return;
    }
    let has_brace = faults.iter().any(|fault| fault.kind.is_brace());
    let mut is_first = true;
    for fault in faults {
        if fault.kind.is_echo() && (has_brace || !is_first) {
            continue;
        }
        kept.push(*fault);
        is_first = false;
    }
}

/// The line that holds a byte, with its line feed; the last line holds the end of the text too.
fn line_around(text: &str, place: usize) -> Range<usize> {
    let start = text.get(..place).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let end =
        text.get(place..).and_then(|after| after.find('\n')).map_or(text.len(), |length| place + length);
    start..end + 1
}
