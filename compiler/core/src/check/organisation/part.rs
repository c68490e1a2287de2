//! What part each role has in the processes: its letters, what it decides, what it owns.

use crate::diagnostic::Place;
use crate::model::{ElementId, Kind, Model, Value};
use ltc_grammar::words::{AttributeWord, ClauseWord};

/// Responsible somewhere.
pub(super) const R: u8 = 1;
/// Accountable somewhere.
pub(super) const A: u8 = 2;
/// Consulted somewhere.
pub(super) const C: u8 = 4;
/// Informed somewhere.
pub(super) const I: u8 = 8;
/// Decides at a gate.
pub(super) const DECIDES: u8 = 16;
/// Owns something, is told of delays, accepts a hand-over.
pub(super) const OTHER: u8 = 32;

/// The parts of all roles and teams.
pub(super) struct Parts {
    all: Vec<u8>,
    own: Vec<u8>,
    /// Where the project itself first gives a role its part.
    first: Vec<Option<(ElementId, Place)>>,
}

impl Parts {
    /// Collects the parts in one pass. A member of a team has the part of the team.
    pub(super) fn of(model: &Model) -> Parts {
        let count = model.elements.len();
        let mut parts = Parts { all: vec![0; count], own: vec![0; count], first: vec![None; count] };
        for id in model.ids() {
            let element = model.get(id);
            for attribute in &element.attributes {
                let part = match attribute.word {
                    AttributeWord::R => R,
                    AttributeWord::A => A,
                    AttributeWord::C => C,
                    AttributeWord::I => I,
                    AttributeWord::Owner | AttributeWord::Escalate | AttributeWord::Accepts
                        if !is_organisation(element.kind) =>
                    {
                        OTHER
                    }
                    _ => continue,
                };
                for value in &attribute.values {
                    parts.add(model, id, value, part);
                }
            }
            if element.kind == Kind::Decide {
                for value in model.clause(id, ClauseWord::By) {
                    parts.add(model, id, value, DECIDES);
                }
            }
        }
        for team in model.ids().filter(|id| model.get(*id).kind == Kind::Team) {
            let (all, own) = (parts.anywhere(team), parts.in_project(team));
            let first = parts.first.get(team.index()).copied().flatten();
            for member in model.references(team, AttributeWord::Roles).filter_map(|member| member.target) {
                let index = member.index();
                parts.all.get_mut(index).into_iter().for_each(|part| *part |= all);
                parts.own.get_mut(index).into_iter().for_each(|part| *part |= own);
                parts.first.get_mut(index).into_iter().for_each(|place| *place = place.or(first));
            }
        }
        parts
    }

    fn add(&mut self, model: &Model, id: ElementId, value: &Value, part: u8) {
        let Value::Reference(reference) = value else { return };
        let Some(role) = reference.target else { return };
        self.all.get_mut(role.index()).into_iter().for_each(|all| *all |= part);
        if model.is_own(id) {
            self.own.get_mut(role.index()).into_iter().for_each(|own| *own |= part);
            let first = self.first.get_mut(role.index());
            first.into_iter().for_each(|first| *first = first.or(Some((id, reference.place()))));
        }
    }

    /// The part of a role in all processes that are known.
    pub(super) fn anywhere(&self, role: ElementId) -> u8 {
        self.all.get(role.index()).copied().unwrap_or(0)
    }

    /// The part of a role in the project itself.
    pub(super) fn in_project(&self, role: ElementId) -> u8 {
        self.own.get(role.index()).copied().unwrap_or(0)
    }

    /// The element of the project that first gives a role its part, and where it names the role.
    pub(super) fn first(&self, role: ElementId) -> Option<(ElementId, Place)> {
        self.first.get(role.index()).copied().flatten()
    }
}

fn is_organisation(kind: Kind) -> bool {
    matches!(kind, Kind::Role | Kind::Team | Kind::Unit | Kind::Pool | Kind::Position | Kind::Deputy)
}
