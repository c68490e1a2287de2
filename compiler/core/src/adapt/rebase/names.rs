//! Names that a region writes in what it adds and changes: where the standard calls a thing otherwise now and says so (`was`), the region's
//! text follows.

use super::edit::Applied;
use super::scene::Scene;
use super::{Edit, Merge, Region, Verdict};
use crate::adapt::effective;
use crate::diagnostic::{Diagnostic, Place};
use crate::diff::Aspect;
use crate::model::{ElementId, Ground, Model, Target, Value};
use crate::resolve::{codes, resolve};
use crate::source::{Project, SourceId};
use ltc_grammar::tree::{Span, Statement};
use rayon::prelude::*;

/// Adds the edits that follow names which are not known any more. `edited` has the edits so far.
pub(super) fn follow(scene: &Scene<'_>, edited: &Project, edits: &Applied, regions: &mut [Region]) {
    let is_named_anew = |aspect| matches!(aspect, Aspect::Name | Aspect::Home);
    if !scene.any(is_named_anew) {
        return;
    }
    let (model, found) = resolve(edited.clone());
    let lost = |finding: &Diagnostic| {
        finding.code.number == codes::UNKNOWN_NAME.number || finding.code.number == codes::WRONG_KIND.number
    };
    let found: Vec<Place> =
        found.iter().filter(|finding| lost(finding)).filter_map(|one| one.place).collect();
    regions.par_iter_mut().for_each(|region| {
        let own = scene.next.get(region.adaptation).origin;
        let package = scene.next.get(region.adaptation).parent;
        let in_region = |place: &Place| {
            let source = scene.next.source_packages.get(place.source.0 as usize).copied().flatten();
            place.source == own.source || (package.is_some() && source == package)
        };
        let mut places: Vec<Place> = found.iter().copied().filter(in_region).collect();
        if region.adaptation.index() < model.elements.len() {
            let made = effective(&model, region.adaptation);
            places.extend(made.findings.iter().filter(|one| lost(one)).filter_map(|one| one.place));
        }
        if places.is_empty() {
            return;
        }
        places.sort_unstable();
        places.dedup();
        let Some(older) = scene.older(region.adaptation) else { return };
        let before = effective(scene.raw, older).model;
        for place in places.into_iter().map(|place| edits.back(place)) {
            if let Some(edit) = followed(scene, &before, place) {
                put(scene, region, edit);
            }
        }
    });
}

/// The edit that writes a name as it is called now.
fn followed(scene: &Scene<'_>, before: &Model, place: Place) -> Option<Edit> {
    let file = scene.next.sources.get(place.source)?;
    let written = place.span.text(&file.text);
    let source = before.sources.iter().find(|(_, source)| source.path == file.path).map(|(id, _)| id)?;
    let used = used(&file.text, place.span);
    let (old, is_import) = match &used {
        Some((path, _)) => (before.of_path(path)?, true),
        None => (meant(before, source, place.span)?, false),
    };
    let new = scene.matches.new_of(old)?;
    let next = scene.next;
    // The id of a package may be several names.
    let whole = next.path(new);
    let names: Vec<&str> = whole.rsplit('.').collect();
    let replacement = if is_import {
        let (_, renamed) = used?;
        let same_home = before.get(old).parent.map(|parent| before.path(parent))
            == next.get(new).parent.map(|parent| next.path(parent));
        // What is called otherwise now keeps its name in the file, so that nothing else in it changes.
        match (written.contains('.'), same_home, renamed) {
            (false, true, false) => format!("{} as {written}", names.first()?),
            (false, true, true) => (*names.first()?).to_owned(),
            (true, _, true) => next.path(new),
            (true, _, false) => {
                let last = written.rsplit('.').next()?;
                if Some(&last) == names.first() {
                    next.path(new)
                } else {
                    format!("{} as {last}", next.path(new))
                }
            }
            (false, false, _) => return None,
        }
    } else {
        let same_home =
            before.get(old).parent.and_then(|parent| scene.matches.new_of(parent)) == next.get(new).parent;
        if !same_home || written == before.path(old) {
            whole.clone()
        } else {
            let mut parts: Vec<&str> = written.split('.').collect();
            for (part, name) in parts.iter_mut().rev().zip(&names) {
                *part = name;
            }
            parts.join(".")
        }
    };
    if replacement == written {
        return None;
    }
    Some(Edit { place, title: format!("write `{replacement}`"), replacement, safe: true })
}

/// The whole path of a name in a `use`, and whether it is given another name in the file.
fn used(text: &str, span: Span) -> Option<(String, bool)> {
    let parsed = ltc_grammar::parse(text);
    for statement in &parsed.file.statements {
        let Statement::Use(import) = statement else { continue };
        if import.names.is_empty() && import.path == span {
            return Some((import.path.text(text).to_owned(), import.rename.is_some()));
        }
        if let Some(name) = import.names.iter().find(|name| name.name == span) {
            return Some((
                format!("{}.{}", import.path.text(text), name.name.text(text)),
                name.rename.is_some(),
            ));
        }
    }
    None
}

/// What was meant by a name in a file when the older standard was in force.
fn meant(model: &Model, source: SourceId, span: Span) -> Option<ElementId> {
    let applied = model.region.iter().flat_map(|region| &region.applied);
    for applied in applied {
        let because = model.change(*applied).and_then(|change| change.because.as_deref());
        let (Some(because), Some(reason)) = (because, applied.reason) else { continue };
        if let Ground::Customer(one) | Ground::Pain(one) = &because.ground
            && one.source == source
            && one.span == span
        {
            return Some(reason);
        }
    }
    for id in model.ids() {
        let element = model.get(id);
        let values = element.attributes.iter().flat_map(|attribute| &attribute.values);
        let values = values.chain(element.clauses.iter().flat_map(|clause| &clause.values));
        for value in values {
            let found = match value {
                Value::Reference(one) if one.source == source && one.span == span => one.target,
                Value::Expression(condition) => {
                    let mut names = condition.names.iter();
                    names.find(|one| one.source == source && one.span == span).and_then(|one| one.target)
                }
                _ => None,
            };
            if found.is_some() {
                return found;
            }
        }
        let mut route = element.route.as_deref().filter(|_| element.origin.source == source);
        while let Some(at) = route {
            if let Target::Step(step) = at.target
                && at.span.start <= span.start
                && span.end <= at.span.end
                && at.otherwise.as_deref().is_none_or(|other| span.end <= other.span.start)
            {
                return Some(step);
            }
            route = at.otherwise.as_deref();
        }
    }
    None
}

/// Gives an edit to the change it is in, else to the adaptation as a whole.
fn put(scene: &Scene<'_>, region: &mut Region, edit: Edit) {
    let list = &scene.next.adaptations.list;
    let adaptation = list.iter().find(|one| one.element == region.adaptation);
    let number = adaptation.and_then(|one| {
        one.changes.iter().position(|change| {
            change.source == edit.place.source
                && change.span.start <= edit.place.span.start
                && edit.place.span.end <= change.span.end
        })
    });
    let words = Merge::NamesFollowed.words().to_owned();
    if let Some(judged) = region.judged.iter_mut().find(|judged| number.is_some() && judged.change == number)
    {
        if judged.edits.iter().any(|other| other.place == edit.place) {
            return;
        }
        if matches!(judged.verdict, Verdict::Clean | Verdict::Merged(Merge::OtherParts)) {
            judged.verdict = Verdict::Merged(Merge::NamesFollowed);
            judged.words = words;
        }
        judged.edits.push(edit);
        return;
    }
    region.judged.push(super::Judged {
        change: None,
        what: scene.next.sources.text(edit.place.source, edit.place.span).to_owned(),
        place: edit.place,
        verdict: Verdict::Merged(Merge::NamesFollowed),
        words,
        theirs: Vec::new(),
        ask: String::new(),
        code: None,
        edits: vec![edit],
    });
}
