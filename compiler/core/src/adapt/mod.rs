//! What regions make of a standard: the model of each region, from the standard's and the region's changes.
//!
//! `resolve` gives the standard's model with the changes beside it, as they are written; [`effective`] applies them. Everything after this
//! stage (rules, proofs, outputs) reads a region's model as it reads the standard's.

pub(crate) mod alike;
mod apply;
mod chain;
mod check;
pub mod codes;
mod culprit;
mod find;
mod gone;
pub(crate) mod guard;
mod ids;
mod layers;
mod more_text;
pub mod promote;
pub mod rebase;
mod set;
pub mod stricter;
mod version;
mod weakened;

use crate::diagnostic::Diagnostic;
use crate::model::{ElementId, LanguageId, Model};

pub use chain::chain;
pub(crate) use check::check;
pub use check::{as_adapted, with_own};
pub use codes::CODES;
pub use layers::{Said, layers};

/// A region's model, and what is wrong with its changes.
#[derive(Clone, Debug)]
pub struct Effective {
    /// The standard with the changes of the region, and of the regions it adapts, applied. Elements of the standard have the ids they
    /// have there; `model.region` says what was changed.
    pub model: Model,
    /// What was wrong with the changes of the region itself, not with those of the adaptations below it. A change with an error in it is
    /// left out of the model.
    pub findings: Vec<Diagnostic>,
}

/// The model of a region: the standard with the adaptation's changes applied, those of the adaptations it adapts first. Total: what
/// cannot be applied is a finding.
pub fn effective(standard: &Model, adaptation: ElementId) -> Effective {
    apply::apply(standard, adaptation)
}

/// How messages name an element: its label, else its id, in backticks.
fn named(model: &Model, id: ElementId) -> String {
    format!("`{}`", model.label(id, LanguageId::DEFAULT))
}

/// All adaptations of a project, in order of writing.
pub fn adaptations(standard: &Model) -> impl Iterator<Item = ElementId> + '_ {
    standard.adaptations.list.iter().map(|adaptation| adaptation.element)
}
