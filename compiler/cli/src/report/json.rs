//! Findings as one JSON document.

use super::texts::{Position, Texts};
use super::{Count, severity};
use ltc_core::diagnostic::{Diagnostic, Fix, Place};
use serde::Serialize;

/// The version of the document's form; it grows when a member changes or goes, not when one is added.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    findings: Vec<Finding<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    advice: usize,
    files: usize,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Option<Located>,
    label: &'a str,
    related: Vec<Related<'a>>,
    help: Option<&'a str>,
    fix: Option<Replacement<'a>>,
    docs: String,
}

/// A place: lines and columns from 1 (columns in characters), offsets in bytes from 0, ends exclusive.
#[derive(Serialize)]
struct Located {
    path: String,
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
    offset: u32,
}

#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    place: Located,
    message: &'a str,
}

#[derive(Serialize)]
struct Replacement<'a> {
    title: &'a str,
    #[serde(flatten)]
    place: Located,
    replacement: &'a str,
}

/// Writes the document.
pub(super) fn report(findings: &[Diagnostic], texts: &Texts<'_>) -> String {
    let count = Count::of(findings);
    let document = Document {
        version: VERSION,
        findings: findings.iter().map(|finding| of(finding, texts)).collect(),
        summary: Summary {
            errors: count.errors,
            warnings: count.warnings,
            advice: count.advice,
            files: texts.count(),
        },
    };
    let mut text =
        serde_json::to_string_pretty(&document).expect("the document holds only strings and numbers");
    text.push('\n');
    text
}

fn of<'a>(finding: &'a Diagnostic, texts: &Texts<'_>) -> Finding<'a> {
    Finding {
        code: finding.code.number,
        name: finding.code.name,
        severity: severity(finding.severity),
        message: &finding.message,
        place: finding.place.map(|place| located(place, texts)),
        label: &finding.label,
        related: finding
            .related
            .iter()
            .map(|(place, words)| Related { place: located(*place, texts), message: words })
            .collect(),
        help: finding.help.as_deref(),
        fix: finding.fix.as_ref().map(|Fix { title, place, replacement }| Replacement {
            title,
            place: located(*place, texts),
            replacement,
        }),
        docs: format!("docs/reference/diagnostics.md#{}", finding.code.number.to_lowercase()),
    }
}

fn located(place: Place, texts: &Texts<'_>) -> Located {
    let point = |offset| {
        let Position { line, column } = texts.position(place.source, offset);
        Point { line, column, offset }
    };
    Located { path: texts.path(place.source), start: point(place.span.start), end: point(place.span.end) }
}
