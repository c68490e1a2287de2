//! Two layers of one chain that touch one thing: the more specific wins only if it is at least as strict.

use super::apply::{Facet, apply_some};
use super::{codes, named, stricter};
use crate::diagnostic::Diagnostic;
use crate::model::{Change, ElementId, Model};

/// What a layer and one below it both touch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Conflict {
    /// The element.
    pub(super) element: ElementId,
    /// What of it.
    pub(super) facet: Facet,
    /// The change of the layer, among its changes.
    pub(super) change: usize,
    /// The layer below.
    pub(super) below: ElementId,
}

/// Findings for those in which the layer is not at least as strict as the layers below.
pub(super) fn weakened(
    standard: &Model,
    region: &Model,
    chain: &[ElementId],
    changes: &[Change],
    conflicts: &[Conflict],
) -> Vec<Diagnostic> {
    let [.., lower, own] = chain else { return Vec::new() };
    if conflicts.is_empty() {
        return Vec::new();
    }
    let below = apply_some(standard, *lower, usize::MAX).model;
    let mut findings = Vec::new();
    for conflict in conflicts {
        let Some(change) = changes.get(conflict.change) else { continue };
        let (own, layer) = (named(standard, *own), named(standard, conflict.below));
        let element = named(&below, conflict.element);
        let why = match conflict.facet {
            Facet::Place => {
                format!("{layer} has put or changed {element}, and {own} would take it away or move it")
            }
            Facet::Attribute(word) | Facet::Name(word, _) | Facet::Texts(word) => {
                let compared = stricter::attribute(&below, region, conflict.element, word);
                let Some(why) = compared.why() else { continue };
                format!("{own} loosens `{}` of {element}, which {layer} has set: {why}", word.text())
            }
            Facet::Label(_) | Facet::Prose(..) | Facet::Position => continue,
        };
        let mut finding = Diagnostic::new(&codes::LAYER_WEAKENED, change.place(), why)
            .label("less strict than the layer below")
            .help(format!(
                "keep what {layer} asks for, or ask its owner to change it there; stricter is always allowed"
            ));
        if let Some(place) = origin(standard, region, conflict) {
            finding = finding.related(place, "set here");
        }
        if !findings.contains(&finding) {
            findings.push(finding);
        }
    }
    findings
}

/// The change of the layer below that touched it last.
fn origin(standard: &Model, region: &Model, conflict: &Conflict) -> Option<crate::diagnostic::Place> {
    let applied = &region.region.as_ref()?.applied;
    let by_below = applied.iter().rev().filter(|applied| applied.layer == conflict.below);
    let mut touching = by_below
        .filter(|applied| applied.target == conflict.element || applied.made == Some(conflict.element));
    touching.find_map(|applied| standard.change(*applied)).map(Change::place)
}
