//! The organisation: who plays which role, where its people come from, who stands in for whom.

use super::{Date, ElementId, Kind, Letter, Model, Quantity, Value};
use ltc_grammar::words::{AttributeWord, ClauseWord};
use std::collections::BTreeMap;

/// One `deputy` line.
#[derive(Clone, PartialEq, Debug)]
pub struct Deputyship {
    /// The line itself.
    pub element: ElementId,
    /// Who stands in; `None` when the name is unknown.
    pub deputy: Option<ElementId>,
    /// For whom.
    pub principal: Option<ElementId>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// Up to which amount; `None` means all that the principal may decide.
    pub limit: Option<Quantity>,
}

/// The teams, units, pools, positions and deputies of a model, each in order of writing.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Organisation {
    /// Teams.
    pub teams: Vec<ElementId>,
    /// Organisation units.
    pub units: Vec<ElementId>,
    /// Resource pools.
    pub pools: Vec<ElementId>,
    /// Posts.
    pub positions: Vec<ElementId>,
    /// Who stands in for whom.
    pub deputies: Vec<Deputyship>,
    players: BTreeMap<ElementId, Vec<ElementId>>,
    staffing: BTreeMap<ElementId, Vec<ElementId>>,
    parts: BTreeMap<ElementId, Vec<ElementId>>,
}

impl Organisation {
    /// Collects the organisation of a model in one pass.
    pub fn of(model: &Model) -> Organisation {
        let mut all = Organisation::default();
        let targets = |id, word| {
            model.references(id, word).filter_map(|reference| reference.target).collect::<Vec<ElementId>>()
        };
        for id in model.ids() {
            let kind = model.get(id).kind;
            match kind {
                Kind::Team => all.teams.push(id),
                Kind::Unit => all.units.push(id),
                Kind::Pool => {
                    all.pools.push(id);
                    for role in targets(id, AttributeWord::Staffs) {
                        all.staffing.entry(role).or_default().push(id);
                    }
                }
                Kind::Position => {
                    all.positions.push(id);
                    for role in targets(id, AttributeWord::Plays) {
                        all.players.entry(role).or_default().push(id);
                    }
                }
                Kind::Deputy => all.deputies.push(model.deputyship(id)),
                _ => {}
            }
            if matches!(kind, Kind::Unit | Kind::Pool | Kind::Position) {
                for whole in targets(id, AttributeWord::PartOf) {
                    all.parts.entry(whole).or_default().push(id);
                }
            }
        }
        all
    }

    /// The positions that play a role.
    pub fn players(&self, role: ElementId) -> &[ElementId] {
        self.players.get(&role).map_or(&[], Vec::as_slice)
    }

    /// The pools that say they staff a role.
    pub fn pools_for(&self, role: ElementId) -> &[ElementId] {
        self.staffing.get(&role).map_or(&[], Vec::as_slice)
    }

    /// The units, pools and positions directly in a unit or pool.
    pub fn parts(&self, whole: ElementId) -> &[ElementId] {
        self.parts.get(&whole).map_or(&[], Vec::as_slice)
    }

    /// Who stands in for a role, a team or a position, in order of writing.
    pub fn deputies_of(&self, principal: ElementId) -> impl Iterator<Item = &Deputyship> {
        self.deputies.iter().filter(move |line| line.principal == Some(principal))
    }

    /// The deputies that may decide for a role at a gate: those of the role, and of positions that play it.
    pub fn deputies_at(&self, model: &Model, gate: ElementId, role: ElementId) -> Vec<&Deputyship> {
        let players = self.players(role);
        let stands_in = |line: &&Deputyship| {
            line.principal.is_some_and(|principal| principal == role || players.contains(&principal))
                && model.separation_reaches(line.element, gate)
        };
        self.deputies.iter().filter(stands_in).collect()
    }

    /// The positions that hold two or more of these duties: as one of the roles they play, or as a role that is responsible for a
    /// step or decides at it.
    pub fn positions_with_both(&self, model: &Model, duties: &[ElementId]) -> Vec<ElementId> {
        if self.positions.is_empty() {
            return Vec::new();
        }
        let holders = |duty: ElementId| {
            if model.get(duty).kind.is_who() {
                return vec![duty];
            }
            let mut roles = model.roles(duty, Letter::Responsible);
            roles.extend(model.deciders(duty));
            roles
        };
        let holders: Vec<Vec<ElementId>> = duties.iter().map(|duty| holders(*duty)).collect();
        let both = |position: &ElementId| {
            let played: Vec<ElementId> =
                model.references(*position, AttributeWord::Plays).filter_map(|role| role.target).collect();
            holders.iter().filter(|roles| roles.iter().any(|role| played.contains(role))).nth(1).is_some()
        };
        self.positions.iter().copied().filter(both).collect()
    }
}

impl Model {
    /// Where the people of a role or team come from, in the order in which they are asked for; what is not resolved is left out.
    pub fn staffing(&self, who: ElementId) -> Vec<ElementId> {
        self.references(who, AttributeWord::StaffedFrom).filter_map(|source| source.target).collect()
    }

    /// Whether a role belongs to a party outside the company: it answers, and never holds a duty of ours.
    pub fn is_outside(&self, role: ElementId) -> bool {
        self.get(role).parent.is_some_and(|holder| self.get(holder).kind == Kind::Party)
    }

    /// What a `deputy` line says.
    pub fn deputyship(&self, line: ElementId) -> Deputyship {
        let who = |word| {
            self.clause(line, word).iter().find_map(|value| match value {
                Value::Reference(reference) => reference.target,
                _ => None,
            })
        };
        let day = |word| {
            self.clause(line, word).iter().find_map(|value| match value {
                Value::Date(date) => Some(*date),
                _ => None,
            })
        };
        let limit = self.clause(line, ClauseWord::UpTo).iter().find_map(|value| match value {
            Value::Quantity(quantity) => Some(quantity.clone()),
            _ => None,
        });
        Deputyship {
            element: line,
            deputy: who(ClauseWord::By),
            principal: who(ClauseWord::Of),
            from: day(ClauseWord::From),
            to: day(ClauseWord::To),
            limit,
        }
    }
}
