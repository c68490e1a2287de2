//! Every rule and every proof on every region's model: what the standard does not have is told in the region's file.

use super::culprit::Culprits;
use super::{Effective, chain, codes, effective, guard, ids, named, version};
use crate::check;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Change, ElementId, Model, Region};
use crate::resolve::region as packages;
use crate::translate;
use ltc_grammar::words::AttributeWord;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Findings of what is named nowhere. What several regions share is named if one of them names it.
const OF_USE: &[&str] = &[
    "unused-role",
    "unused-data",
    "unused-kpi",
    "unused-param",
    "unrelieved-pain",
    "unanswered-risk",
    "unmet-step",
    "role-only-informed",
];

/// Findings of all regions of a project.
pub(crate) fn check(standard: &Model) -> Vec<Diagnostic> {
    let list = &standard.adaptations.list;
    if list.is_empty() {
        return Vec::new();
    }
    let models: Vec<(ElementId, Effective)> = list
        .par_iter()
        .map(|adaptation| (adaptation.element, effective(standard, adaptation.element)))
        .collect();
    // What the standard says of itself is no news to a region. Regions that adapt the same packages share that.
    let mut bases: BTreeMap<Vec<ElementId>, Vec<Diagnostic>> = BTreeMap::new();
    for region in models.iter().filter_map(|(_, effective)| effective.model.region.as_deref()) {
        bases.entry(region.packages.clone()).or_default();
    }
    bases.par_iter_mut().for_each(|(packages, found)| *found = check::check(&as_adapted(standard, packages)));
    let found: Vec<Vec<Diagnostic>> = models
        .par_iter()
        .map(|(_, effective)| {
            if effective.model.region.is_some() {
                let mut found = check::check(&effective.model);
                found.extend(translate::not_translated(&effective.model));
                found
            } else {
                Vec::new()
            }
        })
        .collect();
    let standing = guard::Standing::default();
    let all = All { standard, models: &models, bases: &bases, found: &found, standing: &standing };
    let told: Vec<Vec<Diagnostic>> = (0..models.len()).into_par_iter().map(|at| all.of_region(at)).collect();
    let mut findings: Vec<Diagnostic> = told.into_iter().flatten().collect();
    findings.extend(ids::ids(standard, &models));
    let models = models.iter().map(|(_, effective)| &effective.model);
    findings.extend(translate::unknown_everywhere(standard, models));
    findings
}

/// All regions, and what is found in each.
struct All<'a> {
    standard: &'a Model,
    models: &'a [(ElementId, Effective)],
    bases: &'a BTreeMap<Vec<ElementId>, Vec<Diagnostic>>,
    found: &'a [Vec<Diagnostic>],
    /// What the standard's controls stand before.
    standing: &'a guard::Standing,
}

impl All<'_> {
    /// The findings of one region.
    fn of_region(&self, at: usize) -> Vec<Diagnostic> {
        let (Some((adaptation, effective)), Some(found)) = (self.models.get(at), self.found.get(at)) else {
            return Vec::new();
        };
        let mut findings = self.of_adaptation(*adaptation);
        let Some(region) = effective.model.region.as_deref() else {
            findings.extend(effective.findings.iter().cloned());
            return findings;
        };
        let base = self.bases.get(&region.packages).map_or(&[][..], Vec::as_slice);
        let lower = region.chain.iter().rev().nth(1);
        let lower = lower.and_then(|lower| self.models.iter().position(|(other, _)| other == lower));
        // What a region may do is judged against what it adapts: the standard, or the region below.
        let below = lower.and_then(|at| self.models.get(at));
        let adapted = below.map_or(self.standard, |(_, below)| &below.model);
        let own = guard::Standing::default();
        let standing = if below.is_none() { self.standing } else { &own };
        let below = below.map(|(id, _)| *id);
        let mut refused = guard::refusals(adapted, &effective.model, below, *adaptation, standing);
        refused.retain(|refusal| !is_weakened(&effective.findings, refusal));
        // What follows from a refused change, or stands in it, goes with it.
        let list = &self.standard.adaptations.list;
        let changes = list.iter().find(|one| one.element == *adaptation).map_or(&[][..], |one| &one.changes);
        let is_refused = |place: Option<Place>| refused.iter().any(|refusal| refusal.place == place);
        let moot: Vec<&Change> = changes.iter().filter(|change| is_refused(Some(change.place()))).collect();
        let is_said = |finding: &Diagnostic| {
            finding.place.is_some_and(|place| {
                moot.iter().any(|change| {
                    change.source == place.source
                        && change.span.start <= place.span.start
                        && place.span.end <= change.span.end
                })
            })
        };
        findings.extend(effective.findings.iter().filter(|finding| !is_said(finding)).cloned());
        let lower = lower.and_then(|at| self.found.get(at)).map_or(&[][..], Vec::as_slice);
        let known = |finding: &Diagnostic| base.contains(finding) || lower.contains(finding);
        let mut culprits = Culprits::new(self.standard, region, *adaptation, &known);
        for refusal in &refused {
            findings.push(told(self.standard, region, *adaptation, refusal, refusal, &mut culprits));
        }
        let new = found.iter().filter(|finding| !known(finding) && !self.is_told_elsewhere(at, finding));
        let new = guard::accept(&effective.model, *adaptation, new.cloned().collect());
        for cause in new {
            let Some(finding) = guard::recode(cause.clone(), &refused) else { continue };
            let finding = told(self.standard, region, *adaptation, &finding, &cause, &mut culprits);
            if !is_said(&finding) {
                findings.push(finding);
            }
        }
        guard::without_what_follows(&mut findings);
        findings
    }

    /// What is to be said of an adaptation whatever it changes.
    fn of_adaptation(&self, adaptation: ElementId) -> Vec<Diagnostic> {
        let standard = self.standard;
        let mut findings = Vec::new();
        if let Ok((_, package)) = chain(standard, adaptation) {
            findings.extend(version::version(standard, adaptation, package));
        }
        let lowered = standard.adaptations.list.iter().find(|one| one.element == adaptation);
        let is_empty = lowered.is_none_or(|one| one.changes.is_empty() && one.declared.is_empty());
        if is_empty && standard.attribute(adaptation, AttributeWord::Calendar).is_none() {
            let message = format!("{} changes nothing of the standard", named(standard, adaptation));
            findings.push(
                Diagnostic::new(&codes::EMPTY_ADAPTATION, standard.place(adaptation), message).help(
                    "write what is different here, or leave it: the region then works as the standard says",
                ),
            );
        }
        let package = standard.get(adaptation).parent;
        if let Some(package) = package.filter(|package| packages::holds_processes(standard, *package)) {
            let message = format!(
                "{} stands in the package `{}`, which has processes of its own",
                named(standard, adaptation),
                standard.get(package).id
            );
            findings.push(
                Diagnostic::new(&codes::ADAPTATION_AMONG_PROCESSES, standard.place(adaptation), message)
                    .help(
                        "give the region a file and a package of its own: `package acme.mexico \"Mexico\"`",
                    ),
            );
        }
        findings
    }

    /// Whether a finding about what regions share is told for another region, or does not hold for all of them.
    fn is_told_elsewhere(&self, at: usize, finding: &Diagnostic) -> bool {
        let Some(place) = finding.place else { return false };
        let shares = |other: &usize| {
            *other != at
                && self.models.get(*other).is_some_and(|(_, other)| {
                    other.model.region.is_some()
                        && other.model.own_sources.get(place.source.0 as usize) == Some(&true)
                })
        };
        let of_region = self.standard.own_sources.get(place.source.0 as usize) == Some(&false)
            && self.is_written(at, place);
        if !of_region {
            return false;
        }
        let others: Vec<usize> = (0..self.models.len()).filter(shares).collect();
        let found = |other: &usize| self.found.get(*other).is_some_and(|found| found.contains(finding));
        if OF_USE.contains(&finding.code.name) && !others.iter().all(found) {
            return true;
        }
        others.iter().any(|other| *other < at && found(other))
    }

    /// Whether a place is in a file of the region's chain.
    fn is_written(&self, at: usize, place: Place) -> bool {
        let region = self.models.get(at).and_then(|(_, effective)| effective.model.region.as_deref());
        let package = self.standard.source_packages.get(place.source.0 as usize).copied().flatten();
        region.is_some_and(|region| {
            let mut packages = region.chain.iter().filter_map(|layer| self.standard.get(*layer).parent);
            packages.any(|own| Some(own) == package)
        })
    }
}

/// Whether a refusal says of a region above what is said of the layer: that it loosens what the layer below has set.
fn is_weakened(findings: &[Diagnostic], refusal: &Diagnostic) -> bool {
    refusal.code == &guard::LOOSENED
        && findings
            .iter()
            .any(|finding| finding.code == &codes::LAYER_WEAKENED && finding.place == refusal.place)
}

/// The standard with these packages counted among the project's own.
pub fn with_own<'m>(standard: &'m Model, packages: &BTreeSet<ElementId>) -> Cow<'m, Model> {
    let adapted = standard.source_packages.iter().enumerate();
    let adapted = adapted.filter(|(_, package)| package.is_some_and(|package| packages.contains(&package)));
    let mut model = Cow::Borrowed(standard);
    for (index, _) in adapted {
        if model.own_sources.get(index) == Some(&false)
            && let Some(own) = model.to_mut().own_sources.get_mut(index)
        {
            *own = true;
        }
    }
    model
}

/// The standard as the regions see it that adapt these packages.
pub fn as_adapted(standard: &Model, packages: &[ElementId]) -> Model {
    let mut model = with_own(standard, &packages.iter().copied().collect()).into_owned();
    model.region = Some(Box::new(Region {
        packages: packages.to_vec(),
        standard: standard.elements.len() as u32,
        ..Region::default()
    }));
    model
}

/// A finding of a region's model, told in the region's file: at what the region wrote, or at the change behind the `cause`, which is the
/// finding as the rule gave it.
fn told(
    standard: &Model,
    region: &Region,
    adaptation: ElementId,
    finding: &Diagnostic,
    cause: &Diagnostic,
    culprits: &mut Culprits<'_>,
) -> Diagnostic {
    let mut told = finding.clone();
    told.message = format!("in {}: {}", named(standard, adaptation), finding.message);
    let written = |place: Place| {
        let package = standard.source_packages.get(place.source.0 as usize).copied().flatten();
        region.sources.contains(&place.source)
            || region.chain.iter().any(|layer| standard.get(*layer).parent == package)
    };
    if finding.place.is_none_or(|place| !written(place)) {
        let culprit = culprits.place(cause);
        if let Some(place) = told.place {
            told.related.insert(0, (place, std::mem::take(&mut told.label)));
        }
        told.label = if culprit.is_some() { "because of this change".to_owned() } else { String::new() };
        told.place = Some(culprit.unwrap_or_else(|| standard.place(adaptation)));
    }
    told
}
