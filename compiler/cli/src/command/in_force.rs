//! `ltc why … --on DAY`: which version of a step was in force on a day, and of which layers and changes it is made.

use super::why::Trace;
use crate::report::visible;
use ltc_core::adapt::{Said, layers};
use ltc_core::model::{Applied, Change, Date, ElementId, Ground};
use ltc_core::model::{Label, LanguageId, Model};
use std::fmt::Write;

/// The answer, as text.
pub(super) fn told(trace: &Trace<'_>, id: ElementId, day: Date) -> String {
    let model = trace.model;
    let said = layers(model, id);
    let where_ = match model.region.as_deref().and_then(|region| region.adaptation()) {
        Some(region) => format!(" in `{}`", label(model, region, trace.language)),
        None => String::new(),
    };
    let kind = model.get(id).kind.noun();
    let name = label(model, id, trace.language);
    let code = model.code(id).map_or(String::new(), |code| format!(" ({})", visible(code)));
    let mut text = format!("{kind} {}{code}{where_} on {day}\n\n", trace.paint.style("1", &name));
    for layer in &said {
        let _ = writeln!(text, "  {}", of_layer(trace, layer, day));
    }
    if said.iter().any(|layer| layer.since.is_some_and(|since| day < since)) {
        let _ = writeln!(text, "\nWhat held on that day stands in an earlier revision of these files.");
    }
    let changes = changes(model, id);
    if !changes.is_empty() {
        text.push_str("\nwhat regions change in it:\n");
    }
    for (applied, change) in changes {
        let _ = writeln!(text, "  {}", of_change(trace, applied, change, day));
    }
    text
}

fn of_layer(trace: &Trace<'_>, layer: &Said<'_>, day: Date) -> String {
    let state = match layer.since {
        Some(since) if day < since => format!("not yet in force: from {since}"),
        Some(since) => format!("in force since {since}"),
        None => "nobody says since when (`effective`)".to_owned(),
    };
    let version = match (layer.version, layer.adaptation) {
        (Some(version), None) => format!("version {}", visible(version)),
        (Some(version), Some(_)) => format!("for version {} of the standard", visible(version)),
        (None, _) => "no version said".to_owned(),
    };
    let name = label(trace.model, layer.by, trace.language);
    let place = trace.position(trace.model.place(layer.by));
    let layer = if layer.adaptation.is_some() { "region" } else { "standard" };
    format!("{layer} `{name}`: {version}, {state}  {}", trace.paint.style("2", &place))
}

/// The changes of an element and of what it holds, in the order they were applied.
fn changes(model: &Model, id: ElementId) -> Vec<(Applied, &Change)> {
    let within = |at: ElementId| model.ancestry(at).any(|around| around == id);
    let applied = model.region.iter().flat_map(|region| &region.applied);
    let touches = applied.filter(|applied| within(applied.target) || applied.made.is_some_and(within));
    touches.filter_map(|applied| Some((*applied, model.change(*applied)?))).collect()
}

fn of_change(trace: &Trace<'_>, applied: Applied, change: &Change, day: Date) -> String {
    let model = trace.model;
    let at = applied.made.unwrap_or(applied.target);
    let place = trace.position(change.place());
    let mut text = format!(
        "{}: {} {} `{}`",
        label(model, applied.layer, trace.language),
        change.op.word(),
        model.get(at).kind.noun(),
        label(model, at, trace.language)
    );
    if let Some(because) = change.because.as_deref() {
        let reason = match (&because.ground, applied.reason) {
            (Ground::Law(label) | Ground::Integration(label), _) => said(model, label, trace.language),
            (Ground::Customer(_) | Ground::Pain(_), Some(reason)) => label(model, reason, trace.language),
            (Ground::Customer(_) | Ground::Pain(_), None) => String::new(),
        };
        let _ = write!(text, "\n    because {} `{reason}`", because.ground.word());
        match because.in_force {
            Some(since) if day < since => {
                let _ = write!(text, ", in force only from {since}");
            }
            Some(since) => {
                let _ = write!(text, ", in force since {since}");
            }
            None => {}
        }
    }
    let _ = write!(text, "  {}", trace.paint.style("2", &place));
    text
}

fn label(model: &Model, id: ElementId, language: LanguageId) -> String {
    visible(model.label(id, language)).into_owned()
}

fn said(model: &Model, text: &Label, language: LanguageId) -> String {
    visible(model.said(text, language).unwrap_or_default()).into_owned()
}
