//! The standard moved on: every change of every adaptation is looked at again, against what the standard was and what it is now.
//!
//! Three things meet: the older standard, an adaptation that was written for it, and the newer standard. A change that the standard did
//! not come near is clean; one that both touched is merged where a named reason says why that is safe ([`Merge`]), and is a
//! conflict for people otherwise ([`Clash`]). Then everything that could be merged is put together, and what rules and proofs refuse
//! of the result is a conflict as well, even if each change for itself would fit.

mod base;
mod edit;
mod judge;
mod layers;
mod names;
mod reason;
mod scene;
mod values;
mod version;

pub(super) use base::is_regional;
pub use edit::Edit;
pub(super) use edit::edited;
pub(super) use judge::whole_lines;
pub use reason::{Clash, Merge};
pub use version::{Behind, behind, has_version};

use super::check;
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::diff::{self, Change, Comparison};
use crate::model::{Adaptation, ElementId, Kind, LanguageId, Model};
use crate::resolve::resolve;
use crate::source::Project;
use layers::Layered;
use rayon::prelude::*;
use scene::Scene;
use std::collections::BTreeSet;

/// What became of the adaptations of a project when the standard moved on.
#[derive(Debug)]
pub struct Rebase {
    /// The project as it is, with the newer standard; places point into its sources.
    pub model: Model,
    /// What the standard changed, in its own order.
    pub standard: Vec<Change>,
    /// What that means to each adaptation, in order of writing.
    pub regions: Vec<Region>,
}

impl Rebase {
    /// How many changes of regions people have to decide on.
    pub fn conflicts(&self) -> usize {
        self.regions.iter().map(Region::conflicts).sum()
    }
}

/// What the new standard means to one adaptation.
#[derive(Clone, Debug)]
pub struct Region {
    /// The adaptation.
    pub adaptation: ElementId,
    /// Its label.
    pub name: String,
    /// The file it is written in.
    pub file: String,
    /// Who owns it, as people read it; empty where nobody is named.
    pub owner: String,
    /// The version of the standard it was written for, as it says.
    pub written_for: Option<String>,
    /// The version the standard has now.
    pub standard: Option<String>,
    /// Each change, in order of writing; what belongs to no single change stands last.
    pub judged: Vec<Judged>,
    /// The edit that says which version it is written for now; only where nothing remains to be decided.
    pub version: Option<Edit>,
}

impl Region {
    /// How many changes people have to decide on.
    pub fn conflicts(&self) -> usize {
        self.judged.iter().filter(|judged| matches!(judged.verdict, Verdict::Conflict(_))).count()
    }
}

/// What became of one change.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Its number among the adaptation's changes; `None` for what belongs to no single change.
    pub change: Option<usize>,
    /// Its first words, as the region wrote them.
    pub what: String,
    /// Where it is written.
    pub place: Place,
    /// Clean, merged or in conflict.
    pub verdict: Verdict,
    /// Why, as a sentence without its period; empty where the standard did not come near.
    pub words: String,
    /// What the standard changed, as sentences.
    pub theirs: Vec<String>,
    /// Whom to ask: who owns the element in the standard; empty where nobody does.
    pub ask: String,
    /// The rule or proof that refuses it.
    pub code: Option<&'static Code>,
    /// What could be written.
    pub edits: Vec<Edit>,
}

/// What can be said of a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The standard did not come near.
    Clean,
    /// Both changed something, and both stand.
    Merged(Merge),
    /// People have to decide.
    Conflict(Clash),
}

/// Re-applies every adaptation of `new` to its standard, told what the standard was. Total: what does not fit is a conflict.
pub fn rebase(old: Project, new: Project) -> Rebase {
    let base = base::base(&old, &new, &BTreeSet::new());
    let ((base, _), (next, _)) = rayon::join(|| resolve(base), || resolve(new.clone()));
    let Comparison { matches, changes } = diff::compare(&base, &next);
    let changes: Vec<Change> =
        changes.into_iter().filter(|change| is_of_standard(&base, &next, change)).collect();
    let scene = Scene::new(&base, &base, &next, &matches, &changes);
    let mut regions: Vec<Region> =
        next.adaptations.list.par_iter().map(|adaptation| look(&scene, adaptation)).collect();
    // What the edits make of it: first names, then what the standard says by itself now, then all rules and proofs.
    // A second look finds the names inside of an adaptation whose `of` had to follow first.
    for _ in 0..2 {
        let mut edited = new.clone();
        let so_far = edit::apply(&mut edited, &next, &regions);
        names::follow(&scene, &edited, &so_far, &mut regions);
    }
    let layered = layers::look_again(&old, &new, &next, &changes, &mut regions);
    let mut edited = new.clone();
    let second = edit::apply(&mut edited, &next, &regions);
    let result = if second.texts.is_empty() { next.clone() } else { resolve(edited).0 };
    regions.par_iter_mut().for_each(|region| {
        let below = layers::below(&next, region.adaptation);
        let layered = layered.iter().find(|one| Some(one.layer) == below).map(Layered::scene);
        let layered = layered.filter(|scene| scene.older(region.adaptation).is_some());
        values::look(layered.as_ref().unwrap_or(&scene), &result, &second, region);
    });
    let mut edited = new;
    let third = edit::apply(&mut edited, &next, &regions);
    let result = if third.texts == second.texts { result } else { resolve(edited).0 };
    refuse(&scene, &result, &third, &mut regions);
    for region in &mut regions {
        edit::leave_conflicts(region);
        region.version = version::edit(&next, region);
        edit::leave_unreadable(&next, region);
        let clean = region.judged.iter_mut().filter(|judged| judged.verdict == Verdict::Clean);
        clean.for_each(|judged| judged.ask.clear());
    }
    Rebase { standard: changes, regions, model: next }
}

/// Whether a change is one of the standard, not of a region's own package.
fn is_of_standard(base: &Model, next: &Model, change: &Change) -> bool {
    let is_regional = |model: &Model, id: ElementId| {
        let package = model.ancestry(id).last();
        model.get(id).kind == Kind::Adaptation
            || model.enclosing(id, Kind::Adaptation).is_some()
            || package.is_some_and(|package| base::is_regional(model, package))
    };
    match (change.new, change.old) {
        (Some(new), _) => !is_regional(next, new),
        (None, Some(old)) => !is_regional(base, old),
        (None, None) => true,
    }
}

/// Judges the changes of one adaptation by themselves.
fn look(scene: &Scene<'_>, adaptation: &Adaptation) -> Region {
    let next = scene.next;
    let element = adaptation.element;
    let owner = next.owner(element).map_or_else(String::new, |owner| scene::who(next, owner));
    let package = super::chain(next, element).ok().map(|(_, package)| package);
    Region {
        adaptation: element,
        name: next.label(element, LanguageId::DEFAULT).to_owned(),
        file: next.sources.path(next.get(element).origin.source).to_owned(),
        owner,
        written_for: version::said(next, element),
        standard: package.and_then(|package| version::said(next, package)),
        judged: judge::judge(scene, adaptation),
        version: None,
    }
}

/// Makes a conflict of every error that the rules and proofs find in a region now and did not find before.
fn refuse(scene: &Scene<'_>, result: &Model, edits: &edit::Applied, regions: &mut [Region]) {
    let errors = |model: &Model| -> Vec<Diagnostic> {
        check(model).into_iter().filter(|finding| finding.severity == Severity::Error).collect()
    };
    let found = errors(result);
    if found.is_empty() {
        return;
    }
    let mut before: Vec<(&'static str, String)> =
        errors(scene.base).into_iter().map(|finding| (finding.code.number, finding.message)).collect();
    for finding in found {
        let known = before
            .iter()
            .position(|(code, message)| *code == finding.code.number && *message == finding.message);
        if let Some(known) = known {
            // It was wrong before the standard moved, and `ltc check` says so.
            before.swap_remove(known);
            continue;
        }
        let Some(place) = finding.place.map(|place| edits.back(place)) else { continue };
        let Some(region) = region_at(scene, result, regions, place) else { continue };
        let also: Vec<Place> = finding.related.iter().map(|(place, _)| edits.back(*place)).collect();
        refuse_one(scene, &finding, place, &also, region);
    }
}

/// The region whose text a place is in.
fn region_at<'r>(
    scene: &Scene<'_>,
    result: &Model,
    regions: &'r mut [Region],
    place: Place,
) -> Option<&'r mut Region> {
    let within = |region: &Region| {
        let origin = scene.next.get(region.adaptation).origin;
        origin.source == place.source
            && origin.span.start <= place.span.start
            && place.span.end <= origin.span.end
    };
    let package = result.source_packages.get(place.source.0 as usize).copied().flatten();
    let of_package =
        |region: &Region| scene.next.get(region.adaptation).parent == package && package.is_some();
    let at = regions.iter().position(within).or_else(|| regions.iter().position(of_package))?;
    regions.get_mut(at)
}

fn refuse_one(scene: &Scene<'_>, finding: &Diagnostic, place: Place, also: &[Place], region: &mut Region) {
    let list = &scene.next.adaptations.list;
    let Some(adaptation) = list.iter().find(|one| one.element == region.adaptation) else { return };
    let at = |place: &Place| {
        adaptation.changes.iter().position(|change| {
            change.source == place.source
                && change.span.start <= place.span.start
                && place.span.end <= change.span.end
        })
    };
    let number = at(&place).or_else(|| also.iter().find_map(at));
    let opening = format!("in `{}`: ", region.name);
    let words = finding.message.strip_prefix(&opening).unwrap_or(&finding.message).to_owned();
    if let Some(judged) = region.judged.iter_mut().find(|judged| number.is_some() && judged.change == number)
    {
        if !matches!(judged.verdict, Verdict::Conflict(_)) {
            judged.verdict = Verdict::Conflict(Clash::Refused);
            judged.words = words;
            judged.code = Some(finding.code);
        }
        return;
    }
    region.judged.push(Judged {
        change: None,
        what: region.name.clone(),
        place,
        verdict: Verdict::Conflict(Clash::Refused),
        words,
        theirs: Vec::new(),
        ask: String::new(),
        code: Some(finding.code),
        edits: Vec::new(),
    });
}
