//! Deputies: who decides for whom, for how long, and up to how much.

pub(super) mod deputy_beyond_limit;
pub(super) mod deputy_dates;
pub(super) mod deputy_of_itself;
pub(super) mod deputy_of_separated_duty;
pub(super) mod deputy_without_decision;
pub(super) mod incomplete_deputy;
pub(super) mod overlapping_deputies;

use super::named;
use crate::diagnostic::Diagnostic;
use crate::model::{Deputyship, ElementId, Kind, Letter, Model, Organisation};
use ltc_grammar::words::AttributeWord;

/// What is asked of all deputies together.
pub(super) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    if model.own(Kind::Deputy).next().is_none() {
        return;
    }
    let all = Organisation::of(model);
    overlapping_deputies::run(model, &all, findings);
    deputy_without_decision::run(model, &all, findings);
    deputy_beyond_limit::run(model, &all, findings);
    deputy_of_separated_duty::run(model, &all, findings);
}

/// The roles somebody has: a role or team itself, the teams a role belongs to, the roles a position plays with theirs.
fn own_roles(model: &Model, all: &Organisation, who: ElementId) -> Vec<ElementId> {
    let mut roles = match model.get(who).kind {
        Kind::Position => {
            model.references(who, AttributeWord::Plays).filter_map(|role| role.target).collect()
        }
        _ => vec![who],
    };
    let members = |team| model.references(team, AttributeWord::Roles).filter_map(|member| member.target);
    let teams = all.teams.iter().copied().filter(|team| members(*team).any(|member| roles.contains(&member)));
    let teams: Vec<ElementId> = teams.collect();
    roles.extend(teams);
    roles
}

/// Whether one of these roles decides at a gate, or is accountable for a gate or control.
fn decides(model: &Model, step: ElementId, roles: &[ElementId]) -> bool {
    let among = |role: &ElementId| roles.contains(role);
    matches!(model.get(step).kind, Kind::Kcp | Kind::Gate)
        && (model.deciders(step).iter().any(among)
            || model.roles(step, Letter::Accountable).iter().any(among))
}

/// Whether two lines hold in the same place: one stands in what holds the other, or in a package.
fn reaches_alike(model: &Model, one: ElementId, other: ElementId) -> bool {
    model.separation_reaches(one, other) || model.separation_reaches(other, one)
}

/// Who stands in, for messages.
fn named_line(model: &Model, line: &Deputyship) -> String {
    line.deputy.map_or_else(|| named(model, line.element), |deputy| named(model, deputy))
}
