//! What a region made of an element, as a mark beside it: it is the region's own, or the region changed it.

use crate::emit::page::{Word, Words};
use crate::model::{Applied, Change, ElementId, Kind, LanguageId, Model, Op};

/// What a region made of an element.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// The region's own.
    New(ElementId),
    /// The standard's, changed by the region, itself or in what it holds.
    Changed(ElementId),
}

impl Mark {
    /// The mark of an element; `None` in the standard, and where the region left it as it is.
    pub fn of(model: &Model, id: ElementId) -> Option<Mark> {
        let region = model.region.as_deref()?;
        if let Some(layer) = region.layer(id) {
            return Some(Mark::New(layer));
        }
        let below = |other: ElementId| model.ancestry(other).any(|around| around == id);
        let touched = |applied: &&Applied| inside(model, **applied, below);
        region.applied.iter().rev().find(touched).map(|applied| Mark::Changed(applied.layer))
    }

    /// Who made it so: an adaptation.
    pub fn layer(self) -> ElementId {
        match self {
            Mark::New(layer) | Mark::Changed(layer) => layer,
        }
    }

    /// In words: "Mexico: new".
    pub fn text(self, model: &Model, words: Words, language: LanguageId) -> String {
        let word = match self {
            Mark::New(_) => Word::RegionNew,
            Mark::Changed(_) => Word::RegionChanged,
        };
        format!("{}{}{}", model.label(self.layer(), language), words.colon(), words.get(word))
    }

    /// Whether anything in a process departs from the standard.
    pub fn touches(model: &Model, process: ElementId) -> bool {
        let Some(region) = model.region.as_deref() else { return false };
        let below = |id: ElementId| model.ancestry(id).any(|around| around == process);
        region.applied.iter().any(|applied| inside(model, *applied, below))
    }
}

/// The changes that make a step what it is in a region: those of the step itself, of its tasks and all else it holds; of what holds
/// steps, its own alone.
pub(in crate::emit) fn changes_in(model: &Model, id: ElementId) -> Vec<(Applied, &Change)> {
    let Some(region) = model.region.as_deref() else { return Vec::new() };
    let holds_steps = matches!(
        model.get(id).kind,
        Kind::Package | Kind::Class | Kind::Group | Kind::Process | Kind::Subprocess | Kind::Parallel
    );
    let is_in = |applied: &Applied| {
        let below = |other: ElementId| model.ancestry(other).any(|around| around == id);
        let here = if holds_steps {
            applied.target == id && applied.made.is_none()
        } else {
            inside(model, *applied, below)
        };
        here && applied.made != Some(id)
    };
    let changes = region.applied.iter().filter(|applied| is_in(applied));
    changes.filter_map(|applied| Some((*applied, model.change(*applied)?))).collect()
}

/// Whether a change is in something.
pub(super) fn inside(model: &Model, applied: Applied, is_below: impl Fn(ElementId) -> bool) -> bool {
    let made = match model.change(applied).map(|change| &change.op) {
        // The position a role is bound to is not where the change is.
        Some(Op::Bind(_)) | None => None,
        Some(_) => applied.made,
    };
    let home = model.region.as_deref().and_then(|region| region.home(applied.target));
    is_below(applied.target) || made.is_some_and(&is_below) || home.is_some_and(is_below)
}
