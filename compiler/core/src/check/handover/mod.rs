//! Hand-overs: who gives, what, and who takes it.

mod incomplete;
mod not_expected;
mod of_nothing;

pub(super) use incomplete::{CODE as INCOMPLETE, run as incomplete};
pub(super) use not_expected::{CODE as NOT_EXPECTED, run as not_expected};
pub(super) use of_nothing::{CODE as OF_NOTHING, run as of_nothing};

use crate::model::{ElementId, Model, Value};
use ltc_grammar::words::ClauseWord;

/// Whether an end says `starts`, and the process it names.
fn receiver(model: &Model, end: ElementId) -> (bool, Option<ElementId>) {
    let clause = model.get(end).clauses.iter().find(|clause| clause.word == ClauseWord::Starts);
    let target = clause.into_iter().flat_map(|clause| &clause.values).find_map(|value| match value {
        Value::Reference(reference) => reference.target,
        _ => None,
    });
    (clause.is_some(), target)
}
