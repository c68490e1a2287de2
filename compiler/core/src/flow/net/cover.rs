//! Cases that together pass every step and every outcome of a flow at least once: test plans, training, fixtures.
//!
//! Case after case is played, each time towards the nearest step or outcome that none has passed yet, and from there to an end.
//! The first case is the one that is hoped for. There are few cases, though not always the fewest.

use super::{Answer, Open, Play, State};
use crate::flow::{Bound, Edge, EdgeId, EndKind, Flow, Links, NodeId, NodeKind, Reach};
use crate::model::{ElementId, Kind, Model};
use std::collections::{BTreeSet, VecDeque};

/// Cases, and what they leave out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cover {
    /// The cases; the first is the one that is hoped for.
    pub cases: Vec<Path>,
    /// Steps and ends no case passes.
    pub missed_steps: Vec<NodeId>,
    /// Lines of outcomes no case takes.
    pub missed_outcomes: Vec<EdgeId>,
    /// How many steps and ends, and how many lines of outcomes, there are.
    pub goals: (usize, usize),
}

/// One case, from its start to its end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Path {
    /// What is done, in order.
    pub moves: Vec<Move>,
    /// Where it ends; `None` if it was given up.
    pub end: Option<NodeId>,
}

/// A step that is done in a case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Move {
    /// The step.
    pub node: NodeId,
    /// What is said of it.
    pub answer: Answer,
    /// The line of the outcome that is taken.
    pub edge: Option<EdgeId>,
}

/// Moves a case may have; one that has more is given up.
const LONGEST: usize = 2_000;
/// Cases of one flow.
const MOST_CASES: usize = 1_000;
/// Moves looked at for all cases of one flow, times its nodes, since each move looks at all of them.
const MOST_WORK: usize = 10_000_000;

/// Covers a flow. What it leaves out, it says.
pub fn cover(model: &Model, flow: &Flow) -> Cover {
    let reach = Reach::new(flow);
    let play = Play::new(flow);
    let mut search = Search {
        model,
        flow,
        links: Links::of(flow),
        play,
        before: vec![Vec::new(); flow.nodes.len()],
        open: BTreeSet::new(),
        lines: BTreeSet::new(),
    };
    for node in (0..flow.nodes.len() as u32).map(NodeId) {
        for next in reach.next(node) {
            if let Some(list) = search.before.get_mut(next.0 as usize) {
                list.push(node);
            }
        }
        match flow.node(node).kind {
            NodeKind::Work | NodeKind::Wait | NodeKind::Call { .. } | NodeKind::Suspension { .. } => {
                search.open.insert(node);
            }
            NodeKind::End(EndKind::Case { .. }) => {
                search.open.insert(node);
            }
            NodeKind::End(EndKind::Done) if flow.node(node).scope.0 == 0 => {
                search.open.insert(node);
            }
            NodeKind::Choice | NodeKind::Fork { guarded: true } => {
                let fork = flow.node(node).kind != NodeKind::Choice;
                let lines = search.links.outgoing(node).iter().copied();
                search.lines.extend(lines.filter(|edge| !fork || flow.edge(*edge).guarded));
            }
            _ => {}
        }
    }
    search.cases()
}

struct Search<'a> {
    model: &'a Model,
    flow: &'a Flow,
    links: Links,
    play: Play<'a>,
    /// For each node those that lead to it directly, in and out of sub-processes.
    before: Vec<Vec<NodeId>>,
    /// Steps and ends not passed yet.
    open: BTreeSet<NodeId>,
    /// Lines of outcomes and branches not taken yet.
    lines: BTreeSet<EdgeId>,
}

/// Where a case is to go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Aim {
    /// The way that is hoped for.
    Hoped,
    /// To what no case has passed yet.
    New,
    /// To an end, the shortest way.
    End,
}

impl Search<'_> {
    fn cases(mut self) -> Cover {
        let goals = (self.open.len(), self.lines.len());
        let mut cases: Vec<Path> = Vec::new();
        let most = (MOST_WORK / self.flow.nodes.len().max(1)).max(LONGEST);
        let mut moves = 0;
        while cases.len() < MOST_CASES && moves < most {
            if !cases.is_empty() && self.open.is_empty() && self.lines.is_empty() {
                break;
            }
            let left = self.open.len() + self.lines.len();
            let path = self.case(if cases.is_empty() { Aim::Hoped } else { Aim::New });
            moves += path.moves.len();
            if !cases.is_empty() && left == self.open.len() + self.lines.len() {
                break;
            }
            cases.push(path);
        }
        let missed_steps = self.open.into_iter().collect();
        Cover { cases, missed_steps, missed_outcomes: self.lines.into_iter().collect(), goals }
    }

    /// Plays one case and notes what it passes.
    fn case(&mut self, aim: Aim) -> Path {
        let mut state = self.play.start();
        let mut path = Path { moves: Vec::new(), end: None };
        let mut aim = aim;
        let mut idle = 0;
        while path.moves.len() < LONGEST {
            let Some(open) = self.play.open(&state).into_iter().next() else { break };
            let chosen = self.choose(&state, &open, aim, &path);
            let Ok(after) = self.play.complete(&state, open.node, &chosen.answer) else { break };
            let left = self.open.len() + self.lines.len();
            self.open.remove(&open.node);
            if let Some(edge) = chosen.edge {
                self.lines.remove(&edge);
            }
            if let Answer::Branches(branches) = &chosen.answer {
                for edge in branches {
                    self.lines.remove(edge);
                }
            }
            path.moves.push(chosen);
            state = after;
            // A goal that cannot be come to after all is not chased for ever.
            idle = if self.open.len() + self.lines.len() < left { 0 } else { idle + 1 };
            if aim != Aim::End && self.patience() < idle {
                aim = Aim::End;
            }
        }
        path.end = self.play.end(&state);
        if let Some(end) = path.end {
            self.open.remove(&end);
        }
        path
    }

    /// Moves without anything new before a case goes to its end.
    fn patience(&self) -> usize {
        let most = self.flow.edges.iter().filter_map(|edge| match edge.bound {
            Some(Bound::AtMost(most) | Bound::Otherwise(most)) => Some(most as usize),
            None => None,
        });
        self.flow.nodes.len() + self.flow.nodes.len().min(40) * most.max().unwrap_or(0).min(20)
    }

    fn choose(&self, state: &State, open: &Open, aim: Aim, path: &Path) -> Move {
        let node = open.node;
        if !open.branches.is_empty() || matches!(self.flow.node(node).kind, NodeKind::Fork { .. }) {
            let runs = open.branches.iter().copied().filter(|edge| match aim {
                Aim::Hoped => true,
                Aim::New => self.lines.contains(edge) || self.has_new_inside(*edge),
                Aim::End => false,
            });
            return Move { node, answer: Answer::Branches(runs.collect()), edge: None };
        }
        let ways = self.ways(state, open);
        let far = match aim {
            Aim::Hoped => None,
            Aim::New => Some(self.distances(self.goals())),
            Aim::End => Some(self.distances(self.ends())),
        };
        let chosen = match far {
            None => ways.iter().min_by_key(|way| self.unhoped(way, path)),
            Some(far) => ways.iter().min_by_key(|way| {
                let Some(edge) = way.edge else { return 0 };
                if aim == Aim::New && self.lines.contains(&edge) {
                    return 0;
                }
                // Taking a bounded half uses it up, which leads to the other one.
                let spends = aim == Aim::New && self.has_new_half(edge);
                let to = self.flow.edge(edge).to;
                let steps = far.get(to.0 as usize).copied().unwrap_or(u32::MAX);
                if spends { 1 } else { steps.saturating_add(2) }
            }),
        };
        chosen.cloned().unwrap_or(Move { node, answer: Answer::Done, edge: None })
    }

    /// What may be said of a step now, in order of writing.
    fn ways(&self, state: &State, open: &Open) -> Vec<Move> {
        let node = open.node;
        let choice = self.choice(node);
        let mut ways: Vec<Move> = Vec::new();
        for outcome in &open.outcomes {
            let edge = choice.and_then(|choice| self.play.applies(state, choice, *outcome));
            if edge.is_some() {
                ways.push(Move { node, answer: Answer::Outcome(*outcome), edge });
            }
        }
        let way_on = choice.filter(|choice| *choice == node).and_then(|choice| {
            self.links.outgoing(choice).iter().copied().find(|edge| self.flow.edge(*edge).outcome.is_none())
        });
        if way_on.is_some() {
            ways.push(Move { node, answer: Answer::Done, edge: way_on });
        }
        ways
    }

    fn choice(&self, node: NodeId) -> Option<NodeId> {
        if self.flow.node(node).kind == NodeKind::Choice {
            return Some(node);
        }
        let to = self.flow.edge(*self.links.outgoing(node).first()?).to;
        let it = self.flow.node(to);
        (it.kind == NodeKind::Choice && it.element == self.flow.node(node).element).then_some(to)
    }

    /// How little a way is hoped for: `pass` and `next` first, then what leads on, in order of writing; ways back and ends last.
    fn unhoped(&self, way: &Move, path: &Path) -> u32 {
        let Some(edge) = way.edge.map(|edge| self.flow.edge(edge)) else { return 0 };
        let set = self.flow.node(way.node).element;
        if self.model.get(set).kind == Kind::Unordered {
            // Each step of the set once, then enough.
            let done = path.moves.iter().any(|before| before.edge == way.edge);
            return u32::from(done) * 2 + u32::from(way.answer == Answer::Done);
        }
        let passes = edge.outcome.is_some_and(|outcome| {
            let outcome = self.model.get(outcome);
            let next = outcome.route.as_ref().is_none_or(|route| route.target == crate::model::Target::Next);
            &*outcome.id == "pass" || next
        });
        let stops = self.stops(edge);
        match (edge.back, stops, passes) {
            (false, _, true) => 0,
            (false, false, false) => 1,
            (false, true, false) => 2,
            (true, ..) => 3,
        }
    }

    /// Whether a line leads to an end, out of the sub-process or to sleep, at once.
    fn stops(&self, edge: &Edge) -> bool {
        let kind = &self.flow.node(edge.to).kind;
        matches!(kind, NodeKind::End(EndKind::Case { .. } | EndKind::Exit) | NodeKind::Suspension { .. })
    }

    fn has_new_half(&self, edge: EdgeId) -> bool {
        let edge = self.flow.edge(edge);
        edge.bound.is_some()
            && self.links.outgoing(edge.from).iter().any(|other| {
                let other_edge = self.flow.edge(*other);
                other_edge.outcome == edge.outcome
                    && matches!(other_edge.bound, Some(Bound::Otherwise(_)))
                    && self.lines.contains(other)
            })
    }

    /// Whether a branch holds something that no case has passed. Nodes stand in order of writing, so a branch ends where the next
    /// one, or what stands behind the parallel, begins.
    fn has_new_inside(&self, branch: EdgeId) -> bool {
        let branch = self.flow.edge(branch);
        let others = self.links.outgoing(branch.from).iter().map(|edge| self.flow.edge(*edge).to);
        let join = self.flow.nodes.iter().enumerate().find(|(_, node)| {
            node.element == self.flow.node(branch.from).element && matches!(node.kind, NodeKind::Join { .. })
        });
        let join = join.map(|(at, _)| NodeId(at as u32));
        let until = others.chain(join).filter(|other| branch.to < *other).min();
        self.goals().into_iter().any(|goal| branch.to <= goal && until.is_none_or(|until| goal < until))
    }

    fn goals(&self) -> Vec<NodeId> {
        let lines = self.lines.iter().map(|edge| self.flow.edge(*edge).from);
        self.open.iter().copied().chain(lines).collect()
    }

    fn ends(&self) -> Vec<NodeId> {
        let ends = |node: &NodeId| {
            let node = self.flow.node(*node);
            match node.kind {
                NodeKind::End(EndKind::Case { .. }) => true,
                NodeKind::End(EndKind::Done) => node.scope.0 == 0,
                _ => false,
            }
        };
        (0..self.flow.nodes.len() as u32).map(NodeId).filter(ends).collect()
    }

    /// For each node how many lines it is away from the nearest of some nodes.
    fn distances(&self, to: Vec<NodeId>) -> Vec<u32> {
        let mut far = vec![u32::MAX; self.flow.nodes.len()];
        let mut open: VecDeque<(NodeId, u32)> = to.into_iter().map(|node| (node, 0)).collect();
        while let Some((node, steps)) = open.pop_front() {
            match far.get_mut(node.0 as usize) {
                Some(slot) if *slot == u32::MAX => *slot = steps,
                Some(_) | None => continue,
            }
            let before = self.before.get(node.0 as usize).into_iter().flatten();
            open.extend(before.map(|before| (*before, steps + 1)));
        }
        far
    }
}

/// What an element is called in a path: steps and answers as written.
pub fn answered(flow: &Flow, step: &Move) -> Vec<ElementId> {
    match &step.answer {
        Answer::Done => Vec::new(),
        Answer::Outcome(outcome) => vec![*outcome],
        Answer::Branches(edges) => edges
            .iter()
            .map(|edge| {
                let edge = flow.edge(*edge);
                edge.outcome.unwrap_or(flow.node(edge.to).element)
            })
            .collect(),
    }
}
