//! Edits of regions' files: collecting them, making them, and finding places back.

use super::{Rebase, Region, Verdict};
use crate::diagnostic::Place;
use crate::model::Model;
use crate::source::{Project, SourceId};
use ltc_grammar::tree::Span;

/// An edit of a region's file.
#[derive(Clone, PartialEq, Debug)]
pub struct Edit {
    /// What is replaced, in the file as it is.
    pub place: Place,
    /// By what.
    pub replacement: String,
    /// What it does, as an action: "write `check_leads`".
    pub title: String,
    /// Whether it may be made without asking; else it is a suggestion.
    pub safe: bool,
}

/// Edits that were made, each source's in order.
#[derive(Default, Debug)]
pub(super) struct Applied {
    edits: Vec<(SourceId, Span, usize)>,
    /// The texts that changed.
    pub(super) texts: Vec<(SourceId, String)>,
}

impl Applied {
    /// The place in the text before the edits of a place in the text after them.
    pub(super) fn back(&self, place: Place) -> Place {
        let back = |offset: u32| {
            let mut moved: i64 = 0;
            for (_, span, length) in self.edits.iter().filter(|(source, ..)| *source == place.source) {
                let start = i64::from(span.start) + moved;
                let end = start + *length as i64;
                if i64::from(offset) < start {
                    break;
                }
                if i64::from(offset) < end {
                    return span.start;
                }
                moved = end - i64::from(span.end);
            }
            u32::try_from(i64::from(offset) - moved).unwrap_or(0)
        };
        let span = Span { start: back(place.span.start), end: back(place.span.end) };
        Place { span, ..place }
    }
}

/// Makes the safe edits of all regions in the texts of a project.
pub(super) fn apply(project: &mut Project, model: &Model, regions: &[Region]) -> Applied {
    let mut applied = Applied::default();
    let edits = safe(regions.iter());
    let mut at = 0;
    while let Some(source) = edits.get(at).map(|edit| edit.place.source) {
        let count = edits.iter().skip(at).take_while(|edit| edit.place.source == source).count();
        let some = edits.get(at..at + count).unwrap_or_default();
        at += count;
        let path = model.sources.path(source);
        let Some(file) = project.sources.iter_mut().find(|file| file.path == path) else { continue };
        file.text = edited(&file.text, some);
        applied.edits.extend(some.iter().map(|edit| (source, edit.place.span, edit.replacement.len())));
        applied.texts.push((source, file.text.clone()));
    }
    applied
}

/// All safe edits in order of place, each once; of two that overlap the wider one counts, since it takes out what the other would mend.
fn safe<'r>(regions: impl Iterator<Item = &'r Region>) -> Vec<Edit> {
    let of_changes = regions
        .flat_map(|region| region.judged.iter().flat_map(|judged| &judged.edits).chain(&region.version));
    let mut edits: Vec<Edit> = of_changes.filter(|edit| edit.safe).cloned().collect();
    edits.sort_by_key(|edit| {
        (edit.place.source, edit.place.span.start, std::cmp::Reverse(edit.place.span.end))
    });
    let mut kept: Vec<Edit> = Vec::new();
    for edit in edits {
        let overlaps = kept.last().is_some_and(|last| {
            last.place.source == edit.place.source && edit.place.span.start < last.place.span.end
        });
        let again = kept.last().is_some_and(|last| last.place == edit.place);
        if !overlaps && !again {
            kept.push(edit);
        }
    }
    kept
}

/// Leaves the edits of conflicts to people: what they decide may be another change altogether.
pub(super) fn leave_conflicts(region: &mut Region) {
    let stands: Vec<Place> = region
        .judged
        .iter()
        .filter(|judged| !matches!(judged.verdict, Verdict::Conflict(_)))
        .flat_map(|judged| judged.edits.iter().filter(|edit| edit.safe).map(|edit| edit.place))
        .collect();
    for judged in region.judged.iter_mut().filter(|judged| matches!(judged.verdict, Verdict::Conflict(_))) {
        // What other changes need as well is made all the same.
        judged.edits.retain(|edit| !stands.contains(&edit.place));
        judged.edits.iter_mut().for_each(|edit| edit.safe = false);
    }
}

/// Leaves a file alone that cannot be read throughout: what was understood of it may not be what is meant.
pub(super) fn leave_unreadable(model: &Model, region: &mut Region) {
    let mut edits = region.judged.iter_mut().flat_map(|judged| &mut judged.edits).peekable();
    if edits.peek().is_none() && region.version.is_none() {
        return;
    }
    let source = model.get(region.adaptation).origin.source;
    let text = model.sources.get(source).map_or("", |file| &file.text);
    if ltc_grammar::parse(text).faults.is_empty() {
        return;
    }
    edits.for_each(|edit| edit.safe = false);
    region.version = None;
}

/// A text with edits made, which are in order and do not overlap.
pub(in crate::adapt) fn edited(text: &str, edits: &[Edit]) -> String {
    let mut made = String::with_capacity(text.len());
    let mut from = 0;
    for edit in edits {
        made.push_str(Span { start: from, end: edit.place.span.start }.text(text));
        made.push_str(&edit.replacement);
        from = edit.place.span.end;
    }
    made.push_str(Span { start: from, end: text.len() as u32 }.text(text));
    made
}

impl Rebase {
    /// The files that change when the safe edits of some regions are made, each with its new text.
    pub fn texts(&self, is_meant: impl Fn(&Region) -> bool) -> Vec<(SourceId, String)> {
        let edits = safe(self.regions.iter().filter(|region| is_meant(region)));
        let mut texts = Vec::new();
        let mut at = 0;
        while let Some(source) = edits.get(at).map(|edit| edit.place.source) {
            let count = edits.iter().skip(at).take_while(|edit| edit.place.source == source).count();
            let some = edits.get(at..at + count).unwrap_or_default();
            at += count;
            if let Some(file) = self.model.sources.get(source) {
                texts.push((source, edited(&file.text, some)));
            }
        }
        texts
    }
}
