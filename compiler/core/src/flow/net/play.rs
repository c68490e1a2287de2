//! The net as people see it: which steps are open, and what is open when one of them is done.
//!
//! Between two things people do, everything that needs nobody happens by itself. Bounded routes are counted here: of
//! `a at most 2 otherwise b` the half that applies is taken.

use super::{Cause, FlowNet, Marking, PlaceCause, PlaceId, TransitionId};
use crate::flow::{Bound, Edge, EdgeId, EndKind, Flow, Links, NodeId, NodeKind};
use crate::model::ElementId;
use std::collections::BTreeMap;

/// A flow, ready to be played.
#[derive(Debug)]
pub struct Play<'flow> {
    flow: &'flow Flow,
    links: Links,
    net: FlowNet,
    /// The transition of each node by line into it, and of each outcome and branch.
    by_cause: BTreeMap<Cause, Vec<TransitionId>>,
    /// The outcomes of each choice that has some, in order of writing.
    outcomes: BTreeMap<NodeId, Vec<ElementId>>,
    /// The lines of each outcome at each choice, in order of writing.
    by_outcome: BTreeMap<(NodeId, ElementId), Vec<EdgeId>>,
}

/// Where a case stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct State {
    marking: Marking,
    /// How often each outcome was chosen at its choice.
    chosen: BTreeMap<(NodeId, ElementId), u32>,
    end: Option<NodeId>,
}

/// A step that waits for somebody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Open {
    /// The work, wait, call, suspension, decision or guarded fork.
    pub node: NodeId,
    /// The outcomes one of which has to be said, in order of writing; none where nothing has to be chosen. At an unordered set they are
    /// its steps, and [`Answer::Done`] says that it is enough.
    pub outcomes: Vec<ElementId>,
    /// The branches that run only if they are said to, in order of writing.
    pub branches: Vec<EdgeId>,
}

/// What somebody says when a step is done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// It is done.
    Done,
    /// This is the outcome.
    Outcome(ElementId),
    /// Of the branches with a condition these run.
    Branches(Vec<EdgeId>),
}

/// Why an answer changes nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    /// The step is not open.
    NotOpen,
    /// The step has no such outcome or branch, or needs one.
    NoSuchAnswer,
}

impl<'flow> Play<'flow> {
    /// Makes a flow ready.
    pub fn new(flow: &'flow Flow) -> Play<'flow> {
        let net = FlowNet::of(flow);
        let mut by_cause: BTreeMap<Cause, Vec<TransitionId>> = BTreeMap::new();
        for (number, cause) in net.causes.iter().enumerate() {
            by_cause.entry(*cause).or_default().push(TransitionId(number as u32));
        }
        let links = Links::of(flow);
        let mut outcomes: BTreeMap<NodeId, Vec<ElementId>> = BTreeMap::new();
        let mut by_outcome: BTreeMap<(NodeId, ElementId), Vec<EdgeId>> = BTreeMap::new();
        for node in (0..flow.nodes.len() as u32).map(NodeId) {
            for edge in links.outgoing(node) {
                let Some(outcome) = flow.edge(*edge).outcome else { continue };
                let lines = by_outcome.entry((node, outcome)).or_default();
                if lines.is_empty() {
                    outcomes.entry(node).or_default().push(outcome);
                }
                lines.push(*edge);
            }
        }
        Play { flow, links, net, by_cause, outcomes, by_outcome }
    }

    /// The net it is played on.
    pub fn net(&self) -> &FlowNet {
        &self.net
    }

    /// A case that has just begun.
    pub fn start(&self) -> State {
        let marking = self.net.net.first();
        let mut state = State { marking, chosen: BTreeMap::new(), end: None };
        self.settle(&mut state);
        state
    }

    /// What waits for somebody, in order of writing.
    pub fn open(&self, state: &State) -> Vec<Open> {
        let mut nodes: Vec<NodeId> = state
            .marking
            .marked()
            .filter_map(|place| self.rests_at(place))
            .filter(|node| !self.is_behind_its_work(*node))
            .collect();
        nodes.sort_unstable();
        nodes.dedup();
        nodes.into_iter().map(|node| self.described(node)).collect()
    }

    /// Where the case ended; `None` while it runs. A case in which nothing is open and that has not ended is stuck.
    pub fn end(&self, state: &State) -> Option<NodeId> {
        state.end
    }

    /// The case after a step is done.
    ///
    /// # Errors
    /// The step is not open, or the answer is none of its own.
    pub fn complete(&self, state: &State, node: NodeId, answer: &Answer) -> Result<State, Refused> {
        let Some(open) = self.open(state).into_iter().find(|open| open.node == node) else {
            return Err(Refused::NotOpen);
        };
        let mut after = state.clone();
        match answer {
            // Of an unordered set it is said that it is enough; a question nobody wrote an answer to has that one line only.
            Answer::Done if self.flow.node(node).kind == NodeKind::Choice => {
                let way_on = self.links.outgoing(node).iter().copied();
                let mut way_on = way_on.filter(|edge| self.flow.edge(*edge).outcome.is_none());
                let edge = way_on.next().ok_or(Refused::NoSuchAnswer)?;
                self.fire_first(&mut after, Cause::Edge(edge));
            }
            Answer::Done if open.outcomes.is_empty() && open.branches.is_empty() => {
                self.fire_first(&mut after, Cause::Node(node));
            }
            Answer::Outcome(outcome) if open.outcomes.contains(outcome) => {
                let choice = self.choice(node).ok_or(Refused::NoSuchAnswer)?;
                if choice != node {
                    self.fire_first(&mut after, Cause::Node(node));
                }
                let edge = self.applies(&after, choice, *outcome).ok_or(Refused::NoSuchAnswer)?;
                *after.chosen.entry((choice, *outcome)).or_default() += 1;
                self.fire_first(&mut after, Cause::Edge(edge));
            }
            Answer::Branches(chosen) if chosen.iter().all(|edge| open.branches.contains(edge)) => {
                self.fire_first(&mut after, Cause::Node(node));
                for edge in &open.branches {
                    let runs = chosen.contains(edge);
                    self.fire_first(
                        &mut after,
                        if runs { Cause::Edge(*edge) } else { Cause::LeftOut(*edge) },
                    );
                }
            }
            Answer::Done | Answer::Outcome(_) | Answer::Branches(_) => return Err(Refused::NoSuchAnswer),
        }
        self.settle(&mut after);
        Ok(after)
    }

    /// The line an outcome of a choice takes now: its only one, or the half of the bounded route that applies.
    pub fn applies(&self, state: &State, choice: NodeId, outcome: ElementId) -> Option<EdgeId> {
        let count = state.chosen.get(&(choice, outcome)).copied().unwrap_or(0);
        let begun = |edge: &Edge| match edge.bound {
            Some(Bound::Otherwise(used)) => used <= count,
            Some(Bound::AtMost(most)) => count < most,
            None => true,
        };
        let mine = self.by_outcome.get(&(choice, outcome))?;
        mine.iter().rev().copied().find(|edge| begun(self.flow.edge(*edge)))
    }

    fn described(&self, node: NodeId) -> Open {
        let outcomes = self.choice(node).and_then(|choice| self.outcomes.get(&choice));
        let outcomes = outcomes.cloned().unwrap_or_default();
        let forks = matches!(self.flow.node(node).kind, NodeKind::Fork { .. });
        let branches = self.links.outgoing(node).iter().copied();
        let branches = branches.filter(|edge| forks && self.flow.edge(*edge).guarded).collect();
        Open { node, outcomes, branches }
    }

    /// The choice whose outcomes are said when a step is done: its own, or the step itself.
    fn choice(&self, node: NodeId) -> Option<NodeId> {
        if self.flow.node(node).kind == NodeKind::Choice {
            return Some(node);
        }
        let [edge] = self.links.outgoing(node) else { return None };
        let to = self.flow.edge(*edge).to;
        self.is_behind_its_work(to)
            .then_some(to)
            .filter(|to| self.flow.node(*to).element == self.flow.node(node).element)
    }

    /// Whether a node is the choice of a control, gate, wait or call, which is answered together with its work.
    fn is_behind_its_work(&self, node: NodeId) -> bool {
        let it = self.flow.node(node);
        let before = self.links.incoming(node).first().map(|edge| self.flow.node(self.flow.edge(*edge).from));
        it.kind == NodeKind::Choice
            && before.is_some_and(|before| {
                before.element == it.element
                    && matches!(before.kind, NodeKind::Work | NodeKind::Wait | NodeKind::Call { .. })
            })
    }

    /// The node a token waits before, if that needs somebody.
    fn rests_at(&self, place: PlaceId) -> Option<NodeId> {
        let PlaceCause::Edge(edge) = self.net.place(place) else { return None };
        let node = self.flow.edge(edge).to;
        let rests = match self.flow.node(node).kind {
            NodeKind::Work
            | NodeKind::Wait
            | NodeKind::Call { .. }
            | NodeKind::Suspension { .. }
            | NodeKind::Choice
            | NodeKind::Fork { guarded: true } => true,
            NodeKind::Start
            | NodeKind::Subprocess(_)
            | NodeKind::Merge
            | NodeKind::Fork { guarded: false }
            | NodeKind::Join { .. }
            | NodeKind::Boundary { .. }
            | NodeKind::End(_) => false,
        };
        rests.then_some(node)
    }

    fn fire_first(&self, state: &mut State, cause: Cause) {
        let mut transitions = self.by_cause.get(&cause).into_iter().flatten();
        if let Some(after) = transitions.find_map(|id| self.net.net.fire(&state.marking, *id)) {
            state.marking = after;
        }
    }

    /// Lets everything happen that needs nobody.
    fn settle(&self, state: &mut State) {
        // Nothing in a flow goes round without somebody; nets that would are stopped.
        for _ in 0..=self.net.net.transitions().len().saturating_mul(4) {
            if state.end.is_some() {
                return;
            }
            let Some((id, node)) = self.silent(&state.marking) else { return };
            let Some(after) = self.net.net.fire(&state.marking, id) else { return };
            state.marking = after;
            if state.marking.holds(self.net.net.end()) {
                let cancels = matches!(self.flow.node(node).kind, NodeKind::End(EndKind::Case { .. }));
                // An end that is one of several waits for what runs still.
                if cancels || self.net.net.is_final(&state.marking) {
                    state.end = Some(node);
                }
            }
        }
    }

    /// The first transition that may fire and needs nobody, with the node it passes.
    fn silent(&self, marking: &Marking) -> Option<(TransitionId, NodeId)> {
        let enabled = self.net.net.enabled(marking).into_iter();
        enabled
            .filter_map(|id| match self.net.causes.get(id.0 as usize) {
                Some(Cause::Node(node)) => Some((id, *node)),
                Some(Cause::Edge(_) | Cause::LeftOut(_)) | None => None,
            })
            .find(|(_, node)| match self.flow.node(*node).kind {
                NodeKind::Start
                | NodeKind::Subprocess(_)
                | NodeKind::Merge
                | NodeKind::Fork { guarded: false }
                | NodeKind::Join { .. }
                | NodeKind::Boundary { .. }
                | NodeKind::End(_) => true,
                NodeKind::Work
                | NodeKind::Wait
                | NodeKind::Call { .. }
                | NodeKind::Suspension { .. }
                | NodeKind::Choice
                | NodeKind::Fork { guarded: true } => false,
            })
    }
}
