//! Adaptations of adaptations: what an area layer changes is to its countries what the standard changes is to the area.
//!
//! The models that are compared for a country are those of the layer below it: the older layer on the older standard, and the layer of
//! today on that of today. So a country learns of both, and of what the one made of the other.

use super::base;
use super::edit;
use super::scene::Scene;
use super::{Region, is_of_standard, look, names};
use crate::adapt::{chain, effective};
use crate::diff::{self, Change, Comparison};
use crate::model::{ElementId, LanguageId, Model};
use crate::resolve::resolve;
use crate::source::Project;
use std::collections::BTreeSet;

/// A layer as it was and as it is, and what changed of it.
pub(super) struct Layered {
    /// The layer, in the newer model.
    pub(super) layer: ElementId,
    /// The older standard, with the layer as it was and everything above it as it is.
    raw: Model,
    /// The older layer's model.
    base: Model,
    /// The newer layer's.
    next: Model,
    comparison: Comparison,
}

impl Layered {
    /// What its countries are held against.
    pub(super) fn scene(&self) -> Scene<'_> {
        let Comparison { matches, changes } = &self.comparison;
        Scene::new(&self.raw, &self.base, &self.next, matches, changes)
    }

    fn of(raw: &Model, next: &Model, layer: ElementId, standard: &[Change]) -> Option<Layered> {
        let path = next.path(layer);
        let older = raw.adaptations.list.iter().find(|one| raw.path(one.element) == path)?;
        let (base, next) = (effective(raw, older.element).model, effective(next, layer).model);
        let Comparison { matches, changes } = diff::compare(&base, &next);
        let name = next.label(layer, LanguageId::DEFAULT).to_owned();
        let changes = changes
            .into_iter()
            .filter(|change| is_of_layer(&base, &next, change) || is_of_standard(&base, &next, change))
            .map(|change| {
                let is_theirs =
                    standard.iter().any(|one| one.path == change.path && one.words == change.words);
                let words = if is_theirs { change.words } else { format!("in `{name}`: {}", change.words) };
                Change { words, ..change }
            })
            .collect();
        Some(Layered { layer, raw: raw.clone(), base, next, comparison: Comparison { matches, changes } })
    }
}

/// Whether a change is of what a layer wrote.
fn is_of_layer(base: &Model, next: &Model, change: &Change) -> bool {
    let wrote = |model: &Model, id| model.region.as_deref().is_some_and(|region| region.layer(id).is_some());
    match (change.new, change.old) {
        (Some(new), _) => wrote(next, new),
        (None, Some(old)) => wrote(base, old),
        (None, None) => false,
    }
}

/// The adaptation an adaptation adapts; `None` where it adapts the standard itself.
pub(super) fn below(model: &Model, adaptation: ElementId) -> Option<ElementId> {
    chain(model, adaptation).ok()?.0.iter().rev().nth(1).copied()
}

/// Looks again at every adaptation of an adaptation, those nearest to the standard first.
pub(super) fn look_again(
    old: &Project,
    new: &Project,
    next: &Model,
    standard: &[Change],
    regions: &mut [Region],
) -> Vec<Layered> {
    let layers: BTreeSet<ElementId> =
        regions.iter().filter_map(|region| below(next, region.adaptation)).collect();
    if layers.is_empty() {
        return Vec::new();
    }
    let packages: BTreeSet<String> =
        layers.iter().filter_map(|layer| next.get(*layer).parent).map(|package| next.path(package)).collect();
    let (raw, _) = resolve(base::base(old, new, &packages));
    let depth = |id: ElementId| chain(next, id).map_or(1, |(chain, _)| chain.len());
    let deepest = regions.iter().map(|region| depth(region.adaptation)).max().unwrap_or(1);
    let mut all: Vec<Layered> = Vec::new();
    for level in 2..=deepest {
        let (edited, model) = settled(new, next, &layers, regions, |id| depth(id) < level);
        for layer in layers.iter().filter(|layer| depth(**layer) == level - 1) {
            let Some(layered) = Layered::of(&raw, &model, *layer, standard) else { continue };
            let scene = layered.scene();
            let list = &next.adaptations.list;
            let above = list.iter().filter(|one| below(next, one.element) == Some(*layer));
            // One that is new has nothing to be held against.
            let mut looked: Vec<Region> =
                above.filter(|one| scene.older(one.element).is_some()).map(|one| look(&scene, one)).collect();
            for _ in 0..2 {
                let mut project = edited.clone();
                let so_far = edit::apply(&mut project, next, &looked);
                names::follow(&scene, &project, &so_far, &mut looked);
            }
            for one in looked {
                let same = regions.iter_mut().find(|region| region.adaptation == one.adaptation);
                if let Some(region) = same {
                    *region = one;
                }
            }
            all.push(layered);
        }
    }
    all
}

/// The project with what the layers below some level merge, as far as that moves nothing in the files of the others.
fn settled(
    new: &Project,
    next: &Model,
    layers: &BTreeSet<ElementId>,
    regions: &[Region],
    is_below: impl Fn(ElementId) -> bool,
) -> (Project, Model) {
    let source = |region: &Region| next.get(region.adaptation).origin.source;
    let is_settled = |region: &Region| layers.contains(&region.adaptation) && is_below(region.adaptation);
    let of_others: BTreeSet<_> = regions.iter().filter(|region| !is_settled(region)).map(source).collect();
    let below: Vec<Region> = regions
        .iter()
        .filter(|region| is_settled(region) && !of_others.contains(&source(region)))
        .cloned()
        .collect();
    let mut edited = new.clone();
    let applied = edit::apply(&mut edited, next, &below);
    let model = if applied.texts.is_empty() { next.clone() } else { resolve(edited.clone()).0 };
    (edited, model)
}
