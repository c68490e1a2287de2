//! What the pages of all roles ask for: who works with whom, who is kept from what, who decides, who stands in.

use crate::emit::raci::{Matrix, Work};
use crate::model::{ElementId, Kind, Letter, Model, Organisation};
use ltc_grammar::words::AttributeWord;
use std::collections::{BTreeMap, BTreeSet};

/// What the processes make of the organisation.
#[derive(Debug, Default)]
pub struct People {
    /// Those worth a line: the project's own, those its roles are staffed from or played in, and what these lie in.
    pub shown: BTreeSet<ElementId>,
    /// The roles and teams that have work, in the order in which they were declared.
    pub roles: Vec<ElementId>,
    /// The gates of the project with `decide` lines, in order of writing.
    pub gates: Vec<ElementId>,
    partners: BTreeMap<ElementId, BTreeMap<ElementId, usize>>,
    separations: Vec<(ElementId, Vec<ElementId>)>,
}

impl People {
    /// Collects them from the tables of the processes.
    pub fn of<'matrix>(
        model: &Model,
        organisation: &Organisation,
        work: &Work,
        matrices: impl IntoIterator<Item = &'matrix Matrix>,
    ) -> People {
        let mut partners: BTreeMap<ElementId, BTreeMap<ElementId, usize>> = BTreeMap::new();
        let belongs = |role: ElementId, team: ElementId| {
            model.references(team, AttributeWord::Roles).any(|member| member.target == Some(role))
        };
        for matrix in matrices {
            for row in matrix.rows().filter(|row| model.get(row.step).kind.is_work()) {
                let mut there: BTreeSet<ElementId> =
                    row.cells.iter().filter_map(|(column, _)| matrix.roles.get(*column).copied()).collect();
                there.extend(model.deciders(row.step));
                for one in &there {
                    // A team and its member are not two who meet.
                    let apart = |other: &&ElementId| {
                        *other != one && !belongs(*one, **other) && !belongs(**other, *one)
                    };
                    for other in there.iter().filter(apart) {
                        *partners.entry(*one).or_default().entry(*other).or_default() += 1;
                    }
                }
            }
        }
        let roles: Vec<ElementId> = work.roles.iter().map(|(role, _)| *role).collect();
        let separations = model
            .ids()
            .filter(|id| model.get(*id).kind == Kind::Separate)
            .map(|id| (id, model.separated(id)))
            .collect();
        let gates = model.own(Kind::Gate).filter(|gate| !model.deciders(*gate).is_empty()).collect();
        let shown = shown(model, organisation, &roles);
        People { shown, roles, gates, partners, separations }
    }

    /// Whether there is an organisation to show.
    pub fn is_wanted(&self, model: &Model) -> bool {
        !self.shown.is_empty() || model.own(Kind::Deputy).next().is_some()
    }

    /// Whether a role or team has work, and so a page.
    pub fn has_work(&self, role: ElementId) -> bool {
        self.roles.binary_search(&role).is_ok()
    }

    /// The roles a role shares steps with, and how many; those with most first.
    pub fn partners(&self, role: ElementId) -> Vec<(ElementId, usize)> {
        let mut partners: Vec<(ElementId, usize)> =
            self.partners.get(&role).into_iter().flatten().map(|(other, steps)| (*other, *steps)).collect();
        partners.sort_by_key(|(other, steps)| (std::cmp::Reverse(*steps), *other));
        partners
    }

    /// What a role is kept apart from: the separation, and the other duties in it.
    pub fn kept_apart(&self, model: &Model, role: ElementId) -> Vec<(ElementId, Vec<ElementId>)> {
        let holds = |duty: ElementId| {
            duty == role
                || !model.get(duty).kind.is_who()
                    && ([Letter::Responsible, Letter::Accountable]
                        .iter()
                        .any(|letter| model.roles(duty, *letter).contains(&role))
                        || model.deciders(duty).contains(&role))
        };
        let kept = self.separations.iter().filter_map(|(separation, duties)| {
            let others: Vec<ElementId> = duties.iter().copied().filter(|duty| !holds(*duty)).collect();
            (others.len() < duties.len() && !others.is_empty()).then_some((*separation, others))
        });
        kept.collect()
    }
}

fn shown(model: &Model, organisation: &Organisation, roles: &[ElementId]) -> BTreeSet<ElementId> {
    let everything = organisation.units.iter().chain(&organisation.pools).chain(&organisation.positions);
    let mut open: Vec<ElementId> = everything.copied().filter(|id| model.is_own(*id)).collect();
    for role in roles {
        open.extend(model.staffing(*role));
        open.extend(organisation.players(*role));
        open.extend(organisation.pools_for(*role));
    }
    let mut shown = BTreeSet::new();
    while let Some(id) = open.pop() {
        if shown.insert(id) {
            open.extend(model.references(id, AttributeWord::PartOf).filter_map(|whole| whole.target));
        }
    }
    shown
}
