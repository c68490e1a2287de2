//! Duties one person may not both hold on one case.

use super::{ElementId, Kind, Letter, Model, Value, by_number};
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

    /// All separations of the project and those of others that its processes meet, by number where all have one, else in order of writing.
    pub fn separations_met(&self) -> Vec<ElementId> {
        let mut all: Vec<ElementId> = self.own(Kind::Separate).collect();
        for process in self.own(Kind::Process) {
            all.extend(self.separations_of(process).into_iter().map(|(separation, _)| separation));
        }
        all.sort_unstable();
        all.dedup();
        // A matrix is read by its numbers.
        if all.iter().all(|separation| self.code(*separation).is_some()) {
            all.sort_by(|a, b| by_number(self.code(*a).unwrap_or(""), self.code(*b).unwrap_or("")));
        }
        all
    }

    /// Whether a role, or one that is part of it, or a team or one of its members, is R, A or a decider of a step.
    fn holds(&self, step: ElementId, duty: ElementId) -> bool {
        let members: Vec<ElementId> =
            self.references(duty, AttributeWord::Roles).filter_map(|member| member.target).collect();
        let letters = [Letter::Responsible, Letter::Accountable];
        let mut who: Vec<ElementId> =
            letters.into_iter().flat_map(|letter| self.roles(step, letter)).collect();
        who.extend(self.deciders(step));
        who.into_iter()
            .any(|who| self.is_within(who, duty) || members.iter().any(|m| self.is_within(who, *m)))
    }

    /// Whether a role is another one, or part of it, or part of a part; no further than the roles there are.
    fn is_within(&self, role: ElementId, whole: ElementId) -> bool {
        let mut seen = vec![role];
        let mut next = 0;
        while let Some(part) = seen.get(next).copied() {
            if part == whole {
                return true;
            }
            next += 1;
            let wider = self.references(part, AttributeWord::PartOf).filter_map(|wider| wider.target);
            let new: Vec<ElementId> = wider.filter(|wider| !seen.contains(wider)).collect();
            seen.extend(new);
        }
        false
    }
}
