//! Ids that two regions give to different things at one place of the standard.

use super::{Effective, codes, named};
use crate::diagnostic::Diagnostic;
use crate::model::{ElementId, Kind, LanguageId, Model};
use std::collections::BTreeMap;

/// Findings for all regions together; each is told at the later one.
pub(super) fn ids(standard: &Model, models: &[(ElementId, Effective)]) -> Vec<Diagnostic> {
    let mut first: BTreeMap<String, (ElementId, &Model, ElementId)> = BTreeMap::new();
    let mut findings = Vec::new();
    for (adaptation, effective) in models {
        let model = &effective.model;
        let Some(region) = model.region.as_deref() else { continue };
        for applied in region.applied.iter().filter(|applied| applied.layer == *adaptation) {
            let Some(made) = applied.made.filter(|made| region.layer(*made).is_some()) else { continue };
            let element = model.get(made);
            if element.parent.is_none() || matches!(element.kind, Kind::End | Kind::Suspend | Kind::Waive) {
                continue;
            }
            let path = model.path(made);
            let Some((other, other_model, other_made)) = first.get(&path) else {
                first.insert(path, (*adaptation, model, made));
                continue;
            };
            let label =
                |model: &Model, id: ElementId| model.label(id, LanguageId::DEFAULT).trim().to_lowercase();
            if label(model, made) == label(other_model, *other_made) || element.label.is_empty() {
                continue;
            }
            let message = format!(
                "{} and {} both add `{path}`, and mean different things: {} and {}",
                named(standard, *other),
                named(standard, *adaptation),
                named(other_model, *other_made),
                named(model, made)
            );
            findings.push(
                Diagnostic::new(&codes::ID_OF_ANOTHER_REGION, model.place(made), message)
                    .label("the id is taken by another region")
                    .related(other_model.place(*other_made), "it means something else here")
                    .help("give it an id of its own; two regions that do the same give it the same label, or share it in an adaptation both adapt"),
            );
        }
    }
    findings
}
