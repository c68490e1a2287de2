//! The report for people.

use super::Report;
use crate::report::{Paint, visible};
use ltc_core::adapt::rebase::{Judged, Region, Verdict};
use ltc_core::diff::Weight;
use std::fmt::Write;

/// So many changes of the standard are listed; the rest is counted.
const LISTED: usize = 40;

/// So many letters of what a region wrote are shown.
const SHOWN: usize = 140;

pub(super) fn write(report: &Report<'_>, paint: Paint) -> String {
    let mut text = String::new();
    standard(report, paint, &mut text);
    for region in report.regions() {
        self::region(report, region, paint, &mut text);
    }
    sum(report, &mut text);
    text
}

fn standard(report: &Report<'_>, paint: Paint, text: &mut String) {
    let changes = &report.rebase.standard;
    let from = visible(report.from).into_owned();
    if changes.is_empty() {
        let _ = writeln!(text, "{}", paint.style("1", &format!("The standard is as it was at `{from}`")));
        text.push('\n');
        return;
    }
    let count = |weight| changes.iter().filter(|change| change.weight == weight).count();
    let head = format!(
        "The standard since `{from}`: {} ({} major, {} minor, {} patch)",
        counted(changes.len(), "change", "changes"),
        count(Weight::Major),
        count(Weight::Minor),
        count(Weight::Patch)
    );
    let _ = writeln!(text, "{}", paint.style("1", &head));
    for change in changes.iter().take(LISTED) {
        let _ = writeln!(text, "  {:<6} {}", change.weight.text(), visible(&change.words));
    }
    if LISTED < changes.len() {
        let _ = writeln!(text, "  … and {} more; `--format json` has them all", changes.len() - LISTED);
    }
    if 0 < count(Weight::Major) {
        let _ = writeln!(
            text,
            "  {}",
            paint.style("2", "major changes need a control review, and notice to the regions 30 days before")
        );
    }
    text.push('\n');
}

fn region(report: &Report<'_>, region: &Region, paint: Paint, text: &mut String) {
    let count =
        |word: &str| region.judged.iter().filter(|judged| Report::word(judged.verdict) == word).count();
    let counts: Vec<String> =
        [("clean", "clean"), ("merged", "merged"), ("conflict", "in conflict"), ("refused", "refused")]
            .into_iter()
            .map(|(word, says)| (count(word), says))
            .filter(|(count, _)| 0 < *count)
            .map(|(count, says)| format!("{count} {says}"))
            .collect();
    let counts = if counts.is_empty() { "no changes".to_owned() } else { counts.join(", ") };
    let _ = writeln!(
        text,
        "{}  {}",
        paint.style("1", &visible(&region.name)),
        paint.style("2", &format!("{}  {counts}", visible(&region.file)))
    );
    for judged in region.judged.iter().filter(|judged| judged.verdict != Verdict::Clean) {
        one(report, judged, paint, text);
    }
    if let Some(edit) = &region.version {
        let version = region.standard.as_deref().unwrap_or("");
        let before = region.written_for.as_deref().unwrap_or("");
        let _ = writeln!(
            text,
            "  {:<8} written for version {}, the standard is {} now: nothing remains to decide",
            "version",
            visible(before),
            visible(version)
        );
        edit_line(report, &edit.title, true, text);
    }
    text.push('\n');
}

fn one(report: &Report<'_>, judged: &Judged, paint: Paint, text: &mut String) {
    let word = Report::word(judged.verdict);
    let style = match judged.verdict {
        Verdict::Clean => "2",
        Verdict::Merged(_) => "32",
        Verdict::Conflict(_) => "1;31",
    };
    let position = report.texts.position(judged.place.source, judged.place.span.start);
    let place = format!("{}:{}:{}", report.texts.path(judged.place.source), position.line, position.column);
    let padded = format!("{word:<8}");
    let _ = writeln!(
        text,
        "  {} {}  {}",
        paint.style(style, &padded),
        visible(&judged.what),
        paint.style("2", &visible(&place))
    );
    let mut line = |what: &str, words: &str| {
        let _ = writeln!(text, "           {what}{}", visible(words));
    };
    let code = judged.code.map_or_else(String::new, |code| format!("  [{}]", code.number));
    line("", &format!("{}{code}", judged.words));
    for their in &judged.theirs {
        line("the standard: ", their);
    }
    if let (Verdict::Conflict(_), Some(ours)) = (judged.verdict, ours(report, judged)) {
        line("the region: ", &ours);
    }
    if !judged.ask.is_empty() && matches!(judged.verdict, Verdict::Conflict(_)) {
        line("ask: ", &judged.ask);
    }
    for edit in &judged.edits {
        edit_line(report, &edit.title, edit.safe, text);
    }
}

fn edit_line(report: &Report<'_>, title: &str, safe: bool, text: &mut String) {
    let what = match (safe, report.applied) {
        (true, true) => "written: ",
        (true, false) => "`--apply` does: ",
        (false, _) => "you may: ",
    };
    let _ = writeln!(text, "           {what}{}", visible(title));
}

/// What the region wrote, on one line.
fn ours(report: &Report<'_>, judged: &Judged) -> Option<String> {
    let number = judged.change?;
    let model = &report.rebase.model;
    let change = model
        .adaptations
        .list
        .iter()
        .find_map(|one| one.changes.get(number).filter(|change| change.place() == judged.place))?;
    let written = model.sources.text(change.source, change.span);
    let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
    if written.chars().count() <= SHOWN {
        return Some(written);
    }
    let start: String = written.chars().take(SHOWN).collect();
    Some(format!("{start}…"))
}

fn sum(report: &Report<'_>, text: &mut String) {
    let regions = report.regions().count();
    let decide = report.conflicts();
    let _ = writeln!(
        text,
        "{}: {} clean, {} merged, {} to decide",
        counted(regions, "region", "regions"),
        counted(report.count("clean"), "change", "changes"),
        report.count("merged"),
        decide
    );
    if report.files.is_empty() {
        return;
    }
    let files = report.files.join(", ");
    let _ = match report.applied {
        true => writeln!(text, "written: {}", visible(&files)),
        false => writeln!(text, "`ltc rebase --apply` would write: {}", visible(&files)),
    };
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
