//! Duties one person may not both hold on one case.

use super::{ElementId, Kind, Letter, Model, Value};
use ltc_grammar::words::{AttributeWord, ClauseWord};

impl Model {
    /// The duties a separation keeps apart: roles, teams and steps, in order of writing, unresolved names left out.
    pub fn separated(&self, separation: ElementId) -> Vec<ElementId> {
        let values = self.clause(separation, ClauseWord::Of).iter();
        values
            .filter_map(|value| match value {
                Value::Reference(reference) => reference.target,
                Value::Text(_)
                | Value::Quantity(_)
                | Value::Date(_)
                | Value::Word(_)
                | Value::Expression(_) => None,
            })
            .collect()
    }

    /// Whether a separation holds for what stands in an element: one in a package holds everywhere, another for what stands
    /// in the element it is written in.
    pub fn separation_reaches(&self, separation: ElementId, element: ElementId) -> bool {
        self.get(separation).parent.is_none_or(|holder| {
            self.get(holder).kind == Kind::Package || self.ancestry(element).any(|around| around == holder)
        })
    }

    /// The roles and teams that decide at a gate, in order of writing.
    pub fn deciders(&self, gate: ElementId) -> Vec<ElementId> {
        let lines = self.children(gate, Kind::Decide);
        lines
            .flat_map(|line| self.clause(line, ClauseWord::By))
            .filter_map(|value| match value {
                Value::Reference(reference) => reference.target,
                Value::Text(_)
                | Value::Quantity(_)
                | Value::Date(_)
                | Value::Word(_)
                | Value::Expression(_) => None,
            })
            .collect()
    }

    /// The separations people have to keep in the cases of a process, each with those of its duties that are met there: its
    /// steps, and the roles that are R, A or decider in it.
    pub fn separations_of(&self, process: ElementId) -> Vec<(ElementId, Vec<ElementId>)> {
        let separations: Vec<ElementId> =
            self.ids().filter(|id| self.get(*id).kind == Kind::Separate).collect();
        if separations.is_empty() {
            return Vec::new();
        }
        let mut steps: Vec<ElementId> = self.descendants(process);
        steps.retain(|step| self.get(*step).kind.is_work() || self.get(*step).kind == Kind::Task);
        let met = |separation: ElementId, duty: ElementId| {
            steps.iter().any(|step| {
                *step == duty
                    || self.get(duty).kind.is_who()
                        && (self.separation_reaches(separation, process)
                            || self.separation_reaches(separation, *step))
                        && self.holds(*step, duty)
            })
        };
        separations
            .into_iter()
            .filter_map(|separation| {
                let mut duties = self.separated(separation);
                duties.retain(|duty| met(separation, *duty));
                (1 < duties.len()).then_some((separation, duties))
            })
            .collect()
    }

    /// Whether a role, or a team or one of its members, is R, A or a decider of a step.
    fn holds(&self, step: ElementId, role: ElementId) -> bool {
        let is_held = |who: ElementId| {
            [Letter::Responsible, Letter::Accountable]
                .into_iter()
                .any(|letter| self.roles(step, letter).contains(&who))
                || self.deciders(step).contains(&who)
        };
        let members = self.references(role, AttributeWord::Roles).filter_map(|member| member.target);
        is_held(role) || members.into_iter().any(is_held)
    }
}
