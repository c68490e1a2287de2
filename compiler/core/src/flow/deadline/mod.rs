//! How long the ways through a flow take, by the deadlines of the steps on them.
//!
//! A step takes as long as its `within`; steps without one are counted, not guessed. Branches that run at the same time take as
//! long as the longest of them. The time a case sleeps is counted apart. Everything is linear in the flow but for the order in
//! which the shortest way is found.

mod graph;
mod longest;
mod shortest;
#[cfg(test)]
mod tests;

use self::graph::Graph;
use super::{EdgeId, Flow, NodeId, ScopeId};
use crate::model::{ElementId, Model, Period, TimeUnit};

/// How long something takes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub struct Length {
    /// Minutes, by the deadlines of the steps on the way.
    pub worked: u64,
    /// Steps on the way that have no deadline.
    pub unknown: u32,
    /// Minutes asleep.
    pub asleep: u64,
}

impl Length {
    fn plus(self, other: Length) -> Length {
        Length {
            worked: self.worked.saturating_add(other.worked),
            unknown: self.unknown.saturating_add(other.unknown),
            asleep: self.asleep.saturating_add(other.asleep),
        }
    }
}

/// A way through the flow.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way {
    /// How long it takes, rounds of loops included.
    pub length: Length,
    /// Its nodes in order; of branches that run at the same time, the one that takes longest.
    pub nodes: Vec<NodeId>,
    /// Those of them that take time, or whose time is not known.
    pub steps: Vec<NodeId>,
}

/// A way back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Loop {
    /// The edge that leads back.
    pub edge: EdgeId,
    /// What it leads back from: an outcome, a suspension, a step.
    pub from: ElementId,
    /// What it leads back to.
    pub to: ElementId,
    /// What limits it.
    pub limit: Limit,
    /// How long one round takes at most.
    pub round: Length,
}

/// What limits a loop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
    /// It is taken at most so many times in one case.
    Times(u64),
    /// The case sleeps in every round; how often is not said.
    Sleep,
    /// It is the round of an unordered set: until it is enough, within its deadline if it has one.
    Until(Option<Period>),
    /// Nothing; a finding says so.
    Nothing,
}

/// The ways through a process or a sub-process.
#[derive(Clone, PartialEq, Debug)]
pub struct Deadlines {
    /// The way that takes least time. Answers that are waited for may come at once. `None` where no way leads to an end.
    pub shortest: Option<Way>,
    /// The way things should go: controls pass, questions get their first answer that does not lead back, nothing is repeated, all
    /// branches run. `None` where that way leads to no end.
    pub expected: Option<Way>,
    /// The way that takes most time, each loop taken as often as its limit says; loops without a number of rounds are not in it.
    pub longest: Option<Way>,
    /// The ways back, in order of writing.
    pub loops: Vec<Loop>,
    /// In what lengths are best said: hours where all deadlines are, working days where none is in other days, else days.
    pub unit: TimeUnit,
    /// Working days of a week.
    pub per_week: u32,
}

impl Deadlines {
    /// The ways through a scope of a flow; scope 0 is the process.
    pub fn of(model: &Model, flow: &Flow, scope: ScopeId) -> Deadlines {
        let per_week = model.workdays(model.calendar(flow.process)).per_week();
        let narrow = Graph::of(model, flow, scope, per_week, graph::Reading::Shortest);
        let straight = Graph::of(model, flow, scope, per_week, graph::Reading::Expected);
        let wide = Graph::of(model, flow, scope, per_week, graph::Reading::Longest);
        let (longest, loops) = longest::find(model, flow, &wide);
        Deadlines {
            shortest: shortest::find(&narrow),
            expected: shortest::find(&straight),
            longest,
            loops,
            unit: wide.unit,
            per_week,
        }
    }

    /// Minutes in the unit these lengths are said in, rounded up.
    pub fn period(&self, minutes: u64) -> Period {
        let one = Period { count: 1, unit: self.unit }.minutes(self.per_week).max(1);
        Period { count: u32::try_from(minutes.div_ceil(one)).unwrap_or(u32::MAX), unit: self.unit }
    }

    /// The steps of a way that take time, each with its deadline if it has one, in order.
    pub fn steps<'m>(
        model: &'m Model,
        flow: &'m Flow,
        way: &'m Way,
    ) -> impl Iterator<Item = (ElementId, Option<Period>)> + 'm {
        way.steps.iter().copied().map(|node| {
            let element = flow.node(node).element;
            (element, graph::deadline(model, flow, node))
        })
    }
}
