//! Rules of `decide` lines: everybody who may decide, by the order of authority.

pub(super) mod case_without_decider;
pub(super) mod decider_never_reached;
pub(super) mod deciders_out_of_order;
pub(super) mod gate_without_decider;

use super::condition::{Set, not_checked};
use crate::diagnostic::Diagnostic;
use crate::model::{ElementId, Kind, Model};

/// Looks at the lines of a gate.
pub(super) fn run(model: &Model, gate: ElementId, findings: &mut Vec<Diagnostic>) {
    let lines: Vec<ElementId> = model.children(gate, Kind::Decide).collect();
    if lines.is_empty() {
        return;
    }
    let set = Set::read(model, &lines, findings);
    if set.is_unknown() {
        return;
    }
    if set.cases.is_none() {
        not_checked::report(model, gate, not_checked::Reason::TooMany, findings);
        return;
    }
    let before = findings.len();
    decider_never_reached::run(model, gate, &set, findings);
    case_without_decider::run(model, gate, &set, findings);
    if findings.len() == before {
        deciders_out_of_order::run(model, gate, &set, findings);
    }
    if set.gap() == crate::condition::Case::Doubtful {
        not_checked::report(model, gate, not_checked::Reason::NotLookedInto, findings);
    }
}
