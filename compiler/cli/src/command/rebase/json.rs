//! The report for programs.

use super::Report;
use crate::report::Texts;
use ltc_core::adapt::rebase::{Edit, Judged, Region, Verdict};
use ltc_core::diagnostic::Place;
use serde::Serialize;

/// The version of the document's form; it grows when a member changes or goes, not when one is added.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    from: &'a str,
    standard: Vec<Theirs<'a>>,
    regions: Vec<OfRegion<'a>>,
    applied: bool,
    files: &'a [String],
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    regions: usize,
    clean: usize,
    merged: usize,
    conflicts: usize,
    refused: usize,
}

#[derive(Serialize)]
struct Theirs<'a> {
    kind: &'static str,
    weight: &'static str,
    path: &'a str,
    words: &'a str,
}

#[derive(Serialize)]
struct OfRegion<'a> {
    path: String,
    label: &'a str,
    file: &'a str,
    owner: &'a str,
    written_for: Option<&'a str>,
    standard: Option<&'a str>,
    changes: Vec<OfChange<'a>>,
    version: Option<OfEdit<'a>>,
}

#[derive(Serialize)]
struct OfChange<'a> {
    change: &'a str,
    verdict: &'static str,
    reason: Option<&'static str>,
    words: &'a str,
    standard: &'a [String],
    ask: &'a str,
    code: Option<&'static str>,
    #[serde(flatten)]
    place: Located,
    edits: Vec<OfEdit<'a>>,
}

#[derive(Serialize)]
struct OfEdit<'a> {
    title: &'a str,
    replacement: &'a str,
    safe: bool,
    #[serde(flatten)]
    place: Located,
}

/// A place: lines and columns from 1 (columns in characters), offsets in bytes from 0, ends exclusive.
#[derive(Serialize)]
struct Located {
    file: String,
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
    offset: u32,
}

pub(super) fn write(report: &Report<'_>) -> String {
    let document = Document {
        version: VERSION,
        from: report.from,
        standard: report
            .rebase
            .standard
            .iter()
            .map(|change| Theirs {
                kind: change.kind.name(),
                weight: change.weight.text(),
                path: &change.path,
                words: &change.words,
            })
            .collect(),
        regions: report.regions().map(|region| of_region(report, region)).collect(),
        applied: report.applied,
        files: &report.files,
        summary: Summary {
            regions: report.regions().count(),
            clean: report.count("clean"),
            merged: report.count("merged"),
            conflicts: report.count("conflict"),
            refused: report.count("refused"),
        },
    };
    let mut text =
        serde_json::to_string_pretty(&document).expect("the document holds only strings and numbers");
    text.push('\n');
    text
}

fn of_region<'a>(report: &Report<'a>, region: &'a Region) -> OfRegion<'a> {
    OfRegion {
        path: report.rebase.model.path(region.adaptation),
        label: &region.name,
        file: &region.file,
        owner: &region.owner,
        written_for: region.written_for.as_deref(),
        standard: region.standard.as_deref(),
        changes: region.judged.iter().map(|judged| of_change(judged, report.texts)).collect(),
        version: region.version.as_ref().map(|edit| of_edit(edit, report.texts)),
    }
}

fn of_change<'a>(judged: &'a Judged, texts: &Texts<'_>) -> OfChange<'a> {
    OfChange {
        change: &judged.what,
        verdict: Report::word(judged.verdict),
        reason: match judged.verdict {
            Verdict::Clean => None,
            Verdict::Merged(reason) => Some(reason.name()),
            Verdict::Conflict(clash) => Some(clash.name()),
        },
        words: &judged.words,
        standard: &judged.theirs,
        ask: &judged.ask,
        code: judged.code.map(|code| code.number),
        place: located(judged.place, texts),
        edits: judged.edits.iter().map(|edit| of_edit(edit, texts)).collect(),
    }
}

fn of_edit<'a>(edit: &'a Edit, texts: &Texts<'_>) -> OfEdit<'a> {
    OfEdit {
        title: &edit.title,
        replacement: &edit.replacement,
        safe: edit.safe,
        place: located(edit.place, texts),
    }
}

fn located(place: Place, texts: &Texts<'_>) -> Located {
    let point = |offset| {
        let position = texts.position(place.source, offset);
        Point { line: position.line, column: position.column, offset }
    };
    Located { file: texts.path(place.source), start: point(place.span.start), end: point(place.span.end) }
}
