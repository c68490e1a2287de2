//! Every rule and every proof on every region's model: what the standard does not have is told in the region's file.

use super::{Effective, chain, effective, guard};
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::{ElementId, LanguageId, Model, Region};
use rayon::prelude::*;
use std::collections::BTreeMap;

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
        .map(
            |(_, effective)| {
                if effective.model.region.is_some() { check::check(&effective.model) } else { Vec::new() }
            },
        )
        .collect();
    let below_of = |adaptation: ElementId| {
        let below =
            chain(standard, adaptation).ok().and_then(|(chain, _)| chain.iter().rev().nth(1).copied())?;
        models.iter().position(|(other, _)| *other == below)
    };
    // What a region may do is judged against what it adapts: the standard, or the region below.
    let refusals: Vec<Vec<Diagnostic>> = models
        .par_iter()
        .map(|(adaptation, effective)| {
            let below = below_of(*adaptation).and_then(|at| models.get(at));
            let base = below.map_or(standard, |(_, below)| &below.model);
            guard::refusals(base, &effective.model, below.map(|(id, _)| *id), *adaptation)
        })
        .collect();
    let mut findings = Vec::new();
    for (((adaptation, effective), own), refused) in models.iter().zip(&found).zip(&refusals) {
        let is_said = |finding: &Diagnostic| {
            refused.iter().any(|refusal| refusal.place.is_some() && refusal.place == finding.place)
        };
        findings.extend(effective.findings.iter().filter(|finding| !is_said(finding)).cloned());
        let Some(region) = effective.model.region.as_deref() else { continue };
        let base = bases.get(&region.packages).map_or(&[][..], Vec::as_slice);
        findings.extend(refused.iter().map(|refusal| told(standard, region, *adaptation, refusal)));
        let below = below_of(*adaptation).and_then(|at| found.get(at)).map_or(&[][..], Vec::as_slice);
        let new = own.iter().filter(|finding| !base.contains(finding) && !below.contains(finding));
        let new = guard::accept(&effective.model, *adaptation, new.cloned().collect());
        let new = new.into_iter().filter_map(|finding| guard::recode(finding, refused));
        let new = new.map(|finding| told(standard, region, *adaptation, &finding));
        findings.extend(new.filter(|finding| !is_said(finding)));
    }
    findings
}

/// The standard as the regions see it that adapt these packages.
pub fn as_adapted(standard: &Model, packages: &[ElementId]) -> Model {
    let mut model = standard.clone();
    for (index, package) in standard.source_packages.iter().enumerate() {
        if package.is_some_and(|package| packages.contains(&package))
            && let Some(own) = model.own_sources.get_mut(index)
        {
            *own = true;
        }
    }
    model.region = Some(Box::new(Region {
        packages: packages.to_vec(),
        standard: standard.elements.len() as u32,
        ..Region::default()
    }));
    model
}

/// A finding of a region's model, told in the region's file.
fn told(standard: &Model, region: &Region, adaptation: ElementId, finding: &Diagnostic) -> Diagnostic {
    let mut finding = finding.clone();
    let name = standard.label(adaptation, LanguageId::DEFAULT);
    finding.message = format!("in `{name}`: {}", finding.message);
    if let Some(place) = finding.place
        && !region.sources.contains(&place.source)
    {
        finding.related.insert(0, (place, std::mem::take(&mut finding.label)));
        finding.place = Some(standard.place(adaptation));
    }
    finding
}
