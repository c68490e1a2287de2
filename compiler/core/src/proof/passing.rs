//! Which outcomes of a control or gate let a case pass.
//!
//! - An outcome whose id is one of [`FAILING`], or begins with one of them and `_`, does not pass.
//! - One whose id is one of [`PASSING`], or begins with one of them and `_`, does.
//! - Any other passes if it leads at once to `next`, to `done` or to something the control guards.
//! - If none passes so far, those that lead forward do: to a step behind the control, or through steps of their own.

use crate::model::{ElementId, Kind, Model, Target};
use ltc_grammar::words::AttributeWord;

const PASSING: &[&str] =
    &["pass", "passed", "go", "conditional_go", "approved", "accepted", "通过", "同意", "批准"];
const FAILING: &[&str] = &[
    "fail",
    "failed",
    "no_go",
    "not",
    "go_back",
    "rejected",
    "refused",
    "declined",
    "denied",
    "不通过",
    "不同意",
    "驳回",
    "拒绝",
];

/// The outcomes of a control or gate that let a case pass, in order of writing.
pub fn passing(model: &Model, control: ElementId) -> Vec<ElementId> {
    let outcomes: Vec<ElementId> = model.children(control, Kind::Outcome).collect();
    let is = |outcome: ElementId, words: &[&str]| {
        let id = &*model.get(outcome).id;
        words
            .iter()
            .any(|word| id.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with('_')))
    };
    let guards = |step: ElementId| {
        model.references(control, AttributeWord::Guards).any(|guarded| guarded.target == Some(step))
    };
    let leads_on = |outcome: ElementId| match model.get(outcome).route.as_ref().map(|route| &route.target) {
        Some(Target::Next | Target::Done) => true,
        Some(Target::Step(step)) => guards(*step),
        Some(Target::End(_) | Target::Suspend(_) | Target::Unresolved) | None => false,
    };
    let passes =
        |outcome: &ElementId| !is(*outcome, FAILING) && (is(*outcome, PASSING) || leads_on(*outcome));
    let found: Vec<ElementId> = outcomes.iter().copied().filter(passes).collect();
    if !found.is_empty() {
        return found;
    }
    let leads_forward =
        |outcome: &ElementId| match model.get(*outcome).route.as_ref().map(|route| &route.target) {
            Some(Target::Step(step)) => control < *step,
            None => model.get(*outcome).children.iter().any(|child| model.get(*child).kind.is_step()),
            Some(Target::Next | Target::Done | Target::End(_) | Target::Suspend(_) | Target::Unresolved) => {
                false
            }
        };
    outcomes.into_iter().filter(|outcome| !is(*outcome, FAILING) && leads_forward(outcome)).collect()
}
