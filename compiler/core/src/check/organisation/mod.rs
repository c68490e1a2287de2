//! The organisation: units that serve a process, roles that somebody plays, teams that are teams.

pub(super) mod circle_of_parts;
pub(super) mod customer_role_with_duty;
mod part;
pub(super) mod pool_of_others;
pub(super) mod position_of_separated_roles;
pub(super) mod position_without_role;
pub(super) mod redundant_unit;
pub(super) mod role_only_informed;
pub(super) mod role_with_everything;
pub(super) mod role_without_staffing;
pub(super) mod source_named_twice;
pub(super) mod team_of_one;
pub(super) mod team_without_measure;

use crate::diagnostic::Diagnostic;
use crate::model::{Model, Organisation};

/// What is asked of the organisation as a whole.
pub(super) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    let all = Organisation::of(model);
    let parts = part::Parts::of(model);
    redundant_unit::run(model, &all, &parts, findings);
    role_without_staffing::run(model, &all, &parts, findings);
    role_only_informed::run(model, &parts, findings);
    customer_role_with_duty::run(model, findings);
    circle_of_parts::run(model, findings);
    team_without_measure::run(model, &parts, findings);
    position_of_separated_roles::run(model, &all, findings);
}
