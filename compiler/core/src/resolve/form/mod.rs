//! Faults of form → findings, one code for each kind of fault.

mod full_width_mark;
mod missing_brace;
mod missing_colon;
mod missing_comma;
mod missing_head;
mod missing_id;
mod missing_target;
mod missing_value;
mod stray_close;
mod too_deep;
mod unclosed_brace;
mod unclosed_parenthesis;
mod unclosed_string;
mod unknown_keyword;
mod unreadable_text;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::resolve::advice;
use crate::source::SourceId;
use ltc_grammar::tree::Span;
use ltc_grammar::words::Keyword;
use ltc_grammar::{Fault, FaultKind, MAX_DEPTH};

/// Every code of form.
pub const CODES: &[&Code] = &[
    &unreadable_text::CODE,
    &missing_comma::CODE,
    &missing_colon::CODE,
    &missing_id::CODE,
    &missing_value::CODE,
    &missing_target::CODE,
    &unknown_keyword::CODE,
    &unclosed_string::CODE,
    &unclosed_parenthesis::CODE,
    &unclosed_brace::CODE,
    &missing_brace::CODE,
    &stray_close::CODE,
    &missing_head::CODE,
    &full_width_mark::CODE,
    &too_deep::CODE,
];

/// Faults of one kind that are told one by one in a file; the others are counted.
const TOLD: usize = 100;

/// The findings for the faults of a file.
pub(super) fn findings(faults: &[Fault], source: SourceId, text: &str) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = Vec::new();
    let mut seen: Vec<(FaultKind, usize, usize)> = Vec::new();
    // Behind a day that could not be read the rest of its line can't be, either.
    let mut moot = 0..0;
    for fault in faults {
        if moot.contains(&(fault.span.start as usize)) {
            continue;
        }
        if let Some((day, _)) = misdated(fault, text) {
            let rest = text.get(day.end as usize..).unwrap_or_default();
            moot = day.start as usize..day.end as usize + rest.find('\n').unwrap_or(rest.len());
        }
        let at = seen.iter().position(|(kind, _, _)| *kind == fault.kind).unwrap_or_else(|| {
            seen.push((fault.kind, 0, 0));
            seen.len() - 1
        });
        let Some((_, count, last)) = seen.get_mut(at) else { continue };
        *count += 1;
        if *count <= TOLD {
            *last = findings.len();
            findings.push(finding(fault, source, text));
        }
    }
    for (_, count, last) in seen {
        let Some(finding) = findings.get_mut(last).filter(|_| TOLD < count) else { continue };
        finding.message.push_str(&format!("; so it is in {} more places of this file", count - TOLD));
    }
    findings
}

/// The finding for a fault.
fn finding(fault: &Fault, source: SourceId, text: &str) -> Diagnostic {
    let place = Place { source, span: fault.span };
    let written = fault.span.text(text);
    let (code, message): (&'static Code, String) = match fault.kind {
        FaultKind::Unreadable => {
            (&unreadable_text::CODE, format!("`{}` cannot be read here", shorten(written)))
        }
        FaultKind::MissingComma => {
            (&missing_comma::CODE, format!("a comma is missing before `{}`", shorten(written)))
        }
        FaultKind::MissingColon => {
            (&missing_colon::CODE, "a colon is missing between the name and its value".to_owned())
        }
        FaultKind::MissingId => (&missing_id::CODE, "an id is missing".to_owned()),
        FaultKind::MissingValue => (&missing_value::CODE, "a value is missing".to_owned()),
        FaultKind::MissingTarget => (&missing_target::CODE, "the outcome leads nowhere".to_owned()),
        FaultKind::UnknownKeyword => {
            (&unknown_keyword::CODE, format!("there is no `{}` in the language", shorten(written)))
        }
        FaultKind::UnclosedString => {
            (&unclosed_string::CODE, "the text is not closed on its line".to_owned())
        }
        FaultKind::UnclosedParenthesis => {
            (&unclosed_parenthesis::CODE, "the parenthesis is never closed".to_owned())
        }
        FaultKind::UnclosedBrace => (&unclosed_brace::CODE, "a brace is never closed".to_owned()),
        FaultKind::MissingBrace => {
            (&missing_brace::CODE, "the lines below are indented, but no brace is opened".to_owned())
        }
        FaultKind::StrayClose => (&stray_close::CODE, format!("`{}` closes nothing", shorten(written))),
        FaultKind::MissingHead => (&missing_head::CODE, "the braces belong to nothing".to_owned()),
        FaultKind::FullWidthMark => {
            (&full_width_mark::CODE, format!("`{}` is a full-width mark", shorten(written)))
        }
        FaultKind::TooDeep => (&too_deep::CODE, format!("this nests deeper than {MAX_DEPTH} levels")),
    };
    if let Some((whole, day)) = misdated(fault, text) {
        let place = Place { source, span: whole };
        let message = format!("`{}` is not how a day is written", whole.text(text));
        return Diagnostic::new(code, place, message)
            .label("year, month, day")
            .help(format!("write `{day}`"))
            .fix(format!("write `{day}`"), place, day);
    }
    if fault.kind == FaultKind::Unreadable
        && let Some(word) = advice::clause(written.split_whitespace().next().unwrap_or_default())
    {
        return Diagnostic::new(code, place, message)
            .label("not a word of the language")
            .help(format!("did you mean `{word}`?"));
    }
    let (label, help) = match fault.kind {
        FaultKind::Unreadable if matches!(written, "=>" | "→") => {
            ("no arrow of the language", "write the arrow with a hyphen and a greater-than sign: `->`")
        }
        FaultKind::Unreadable if written.starts_with("/*") || written.starts_with('#') => (
            "no comment of the language",
            "begin a comment with two slashes: `// …`; it goes on to the end of the line",
        ),
        FaultKind::Unreadable if written == ";" => ("statements end by themselves", "take it out"),
        FaultKind::Unreadable if written.starts_with('\'') => {
            ("texts stand between double quotes", "write `\"…\"`")
        }
        FaultKind::Unreadable if written == "=" => ("a colon belongs here", "write `name: value`"),
        FaultKind::Unreadable => (
            "this cannot be read",
            "write an element (`keyword id \"Label\"`), an attribute (`name: value`) or an outcome (`id -> target`), or take it out",
        ),
        FaultKind::MissingComma => {
            if let Some(word) = Keyword::near(written).map(Keyword::text).or_else(|| advice::clause(written))
            {
                return Diagnostic::new(code, place, message)
                    .label("a comma is missing before this")
                    .help(format!("did you mean `{word}`? Otherwise put a comma between the values"))
                    .fix(format!("write `{word}`"), place, word);
            }
            ("a comma is missing before this", "put a comma between the values")
        }
        FaultKind::MissingColon => ("a colon is missing here", "write `name: value`"),
        FaultKind::MissingId => (
            "an id is missing here",
            "put a short name of letters, digits and `_` before the label; it begins with a letter: `activity check_lead \"Check the lead\"`",
        ),
        FaultKind::MissingValue if has_equals(text, fault.span.start as usize) => (
            "no equals sign belongs here",
            "write the value right behind the colon, without `=`: `required: yes`",
        ),
        FaultKind::MissingValue => ("a value is missing here", "write the value, or take the attribute out"),
        FaultKind::MissingTarget if advice::clause_before(text, fault.span.start as usize).is_some() => {
            let word = advice::clause_before(text, fault.span.start as usize).unwrap_or_default();
            return Diagnostic::new(code, place, "an outcome is read here that leads nowhere")
                .label("a target is missing here")
                .help(format!(
                    "did you mean `{word}`? An outcome says where it leads: `-> next`, `-> end \"…\"`"
                ));
        }
        FaultKind::MissingTarget => (
            "a target is missing here",
            "write where it leads: `-> next`, `-> step_id`, `-> end \"…\"`, or steps in braces",
        ),
        FaultKind::UnclosedString => ("the quote opens here", "close the text with `\"` on the same line"),
        FaultKind::UnclosedParenthesis => ("opened here, never closed", "close it with `)`"),
        FaultKind::UnclosedBrace => ("`}` is missing here", "close it with `}`"),
        FaultKind::MissingBrace => ("`{` is missing here", "open the element with `{`"),
        FaultKind::StrayClose => ("closes nothing", "take it out, or open what it should close"),
        FaultKind::MissingHead => {
            ("what do these braces belong to?", "write the element before the brace, or take both braces out")
        }
        FaultKind::FullWidthMark => {
            ("a full-width mark", "switch the input method to half-width marks: `:` `,` `(` `)` `{` `}` `\"`")
        }
        FaultKind::TooDeep => {
            ("here it goes too deep", "flatten it: a sub-process of its own holds what is too deep")
        }
        FaultKind::UnknownKeyword => {
            let finding = Diagnostic::new(code, place, message).label("not a word of the language");
            return match Keyword::near(written) {
                Some(keyword) => finding
                    .help(format!("did you mean `{}`?", keyword.text()))
                    .fix(format!("write `{}`", keyword.text()), place, keyword.text()),
                None => finding.help("the words of the language are listed by `ltc explain unknown-keyword` and in the language reference"),
            };
        }
    };
    let finding = Diagnostic::new(code, place, message).label(label).help(help);
    let finding = match straight(written).filter(|_| fault.kind == FaultKind::Unreadable) {
        Some(straight) => finding.fix(format!("write `{straight}`"), place, straight),
        None => finding,
    };
    match fault.related {
        Some(span) => finding.related(Place { source, span }, "opened here"),
        None => finding,
    }
}

/// The day written otherwise than the language writes days, for which a fault stands.
fn misdated(fault: &Fault, text: &str) -> Option<(Span, String)> {
    match fault.kind {
        FaultKind::Unreadable => advice::day(text, fault.span.start as usize),
        FaultKind::MissingValue => {
            let rest = text.get(fault.span.start as usize..)?;
            let at = text.len() - rest.trim_start_matches([':', ' ', '\t']).len();
            text.get(at..)?.starts_with(|c: char| c.is_ascii_digit()).then(|| advice::day(text, at))?
        }
        _ => None,
    }
}

/// Whether an equals sign is the next thing behind a place.
fn has_equals(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| rest.trim_start_matches([':', ' ', '\t']).starts_with('='))
}

/// How the language writes a mark of another one: a text in single quotes, an equals sign, an arrow.
fn straight(written: &str) -> Option<String> {
    match written {
        "=" => Some(":".to_owned()),
        "=>" | "→" => Some("->".to_owned()),
        _ => {
            let inside = written.strip_prefix('\'')?.strip_suffix('\'')?;
            Some(format!("\"{inside}\""))
        }
    }
}

fn shorten(text: &str) -> String {
    let line = text.lines().next().unwrap_or("");
    if line.chars().count() <= 40 {
        line.to_owned()
    } else {
        format!("{}…", line.chars().take(39).collect::<String>())
    }
}
