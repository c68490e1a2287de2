//! The scopes of a flow joined into one graph, line by line, and where a case can come to on it when some lines are shut.
//!
//! A sub-process is two points: its node (going in) and a point behind it (coming out). A join of branches that all run is come
//! to only when every branch that surely runs has come to it.

use crate::flow::{Bound, EdgeId, EndKind, Flow, Links, NodeId, NodeKind};
use crate::model::{ElementId, Kind, Model};
use ltc_grammar::words::ClauseWord;
use std::collections::VecDeque;

/// No line, no edge.
const NONE: u32 = u32::MAX;
/// The place the case begins at: no line leads to it.
const BEGIN: u32 = u32::MAX - 1;

/// How many points proofs of one process may look at before they stop and say so.
const BUDGET: u64 = 30_000_000;

/// What is left to be looked at.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    left: u64,
    /// Whether more was asked for than there was.
    spent: bool,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget::of(BUDGET)
    }
}

impl Budget {
    /// Another budget than the usual one, for tests.
    pub fn of(points: u64) -> Budget {
        Budget { left: points, spent: false }
    }

    /// Whether something was not looked at because nothing was left for it.
    pub fn is_spent(&self) -> bool {
        self.spent
    }

    /// Takes one point; `false` when nothing is left.
    fn take(&mut self) -> bool {
        self.take_all(1)
    }

    /// Takes so many points; `false` when so many are not left.
    pub fn take_all(&mut self, points: usize) -> bool {
        match self.left.checked_sub(points as u64) {
            Some(left) => self.left = left,
            None => self.spent = true,
        }
        !self.spent
    }
}

/// A line from one point to another.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// The point it leads from.
    pub from: u32,
    /// The point it leads to.
    pub to: u32,
    /// The edge it stands for; lines into and out of sub-processes stand for none.
    edge: u32,
    /// Into a join: whether the branch it ends surely runs.
    sure: bool,
}

/// The joined graph of one flow.
#[derive(Debug)]
pub struct Graph<'flow> {
    flow: &'flow Flow,
    starts: Vec<u32>,
    lines: Vec<Line>,
    /// For each point how many sure lines must have come to it; 0 where any line will do.
    needs: Vec<u32>,
    /// For each node the point behind it, where that is another one.
    behind: Vec<u32>,
}

/// The points a case can come to, each with the line it came by first.
#[derive(Debug)]
pub struct Reached {
    by: Vec<u32>,
    /// How many lines lead there.
    far: Vec<u32>,
}

impl<'flow> Graph<'flow> {
    /// Joins the scopes of a flow. Linear in its nodes and edges.
    pub fn new(model: &Model, flow: &'flow Flow) -> Graph<'flow> {
        let mut points_behind = vec![NONE; flow.nodes.len()];
        let mut points = flow.nodes.len() as u32;
        for (index, node) in flow.nodes.iter().enumerate() {
            if let (NodeKind::Subprocess(_), Some(point)) = (&node.kind, points_behind.get_mut(index)) {
                *point = points;
                points += 1;
            }
        }
        let behind = |node: NodeId| behind_of(&points_behind, node);
        let mut lines: Vec<Line> = Vec::with_capacity(flow.edges.len() + flow.scopes.len() * 2);
        let mut links = None;
        for (index, node) in flow.nodes.iter().enumerate() {
            let mut line = |from, to| lines.push(Line { from, to, edge: NONE, sure: false });
            match &node.kind {
                NodeKind::Subprocess(scope) => {
                    if let Some(start) = flow.scope(*scope).nodes.first() {
                        line(index as u32, start.0);
                    }
                }
                NodeKind::Boundary { exits, .. } => exits.iter().for_each(|exit| line(exit.0, index as u32)),
                NodeKind::End(EndKind::Done) => {
                    if let Some((_, outside)) = flow.scope(node.scope).parent {
                        line(index as u32, behind(outside));
                    }
                }
                _ => {}
            }
        }
        let mut needs = vec![0; points as usize];
        for (index, edge) in flow.edges.iter().enumerate() {
            let join = matches!(flow.node(edge.to).kind, NodeKind::Join { .. });
            let sure = join && {
                let links = links.get_or_insert_with(|| Links::of(flow));
                is_sure(model, flow, links, EdgeId(index as u32))
            };
            if let (true, Some(need)) = (sure, needs.get_mut(edge.to.0 as usize)) {
                *need += 1;
            }
            lines.push(Line { from: behind(edge.from), to: edge.to.0, edge: index as u32, sure });
        }
        lines.sort_by_key(|line| line.from);
        let mut starts = vec![0_u32; points as usize + 1];
        for line in &lines {
            if let Some(count) = starts.get_mut(line.from as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut starts {
            sum += *count;
            *count = sum;
        }
        Graph { flow, starts, lines, needs, behind: points_behind }
    }

    /// The flow.
    pub fn flow(&self) -> &'flow Flow {
        self.flow
    }

    /// Whether a line leads back to something before it in order of writing.
    pub fn is_back(&self, line: &Line) -> bool {
        let edge = EdgeId(line.edge);
        line.edge != NONE && self.flow.edge(edge).back && self.flow.rounds.binary_search(&edge).is_err()
    }

    /// Whether a line is taken when a bounded route is used up.
    pub fn is_otherwise(&self, line: &Line) -> bool {
        line.edge != NONE && matches!(self.flow.edge(EdgeId(line.edge)).bound, Some(Bound::Otherwise(_)))
    }

    /// The outcome or branch a line stands for.
    pub fn outcome(&self, line: &Line) -> Option<ElementId> {
        (line.edge != NONE).then(|| self.flow.edge(EdgeId(line.edge)).outcome).flatten()
    }

    /// The edge a line stands for; lines into and out of sub-processes stand for none.
    pub fn edge(&self, line: &Line) -> Option<EdgeId> {
        (line.edge != NONE).then_some(EdgeId(line.edge))
    }

    /// The node a line leads from, if that is a node and not the point behind a sub-process.
    pub fn node_before(&self, line: &Line) -> Option<NodeId> {
        ((line.from as usize) < self.flow.nodes.len()).then_some(NodeId(line.from))
    }

    /// The lines out of a point.
    pub fn lines_from(&self, point: u32) -> &[Line] {
        self.lines.get(self.range(point)).unwrap_or(&[])
    }

    fn range(&self, point: u32) -> std::ops::Range<usize> {
        let at = |index: usize| self.starts.get(index).copied().unwrap_or(0) as usize;
        at(point as usize)..at(point as usize + 1)
    }

    /// The point a case comes to when a node is done: the node itself, or the point behind a sub-process.
    pub fn behind(&self, node: NodeId) -> u32 {
        behind_of(&self.behind, node)
    }

    /// How many points there are: the nodes, and one behind each sub-process.
    pub fn points(&self) -> usize {
        self.needs.len()
    }

    /// The start of the process.
    pub fn start(&self) -> Option<NodeId> {
        self.flow.scopes.first().and_then(|scope| scope.nodes.first()).copied()
    }

    /// Where a case can come to from the start of the process without a line that is shut, the nearest first; `None` when the budget
    /// is spent before that is known.
    pub fn spread(&self, budget: &mut Budget, shut: impl Fn(&Line) -> bool) -> Option<Reached> {
        self.flood(budget, self.start(), shut, |point, arrived| {
            self.needs.get(point as usize).is_none_or(|need| *need <= arrived)
        })
    }

    /// Where a case that has come to a node goes on to, of the places that `within` holds.
    pub fn spread_from(
        &self,
        budget: &mut Budget,
        from: NodeId,
        within: &Reached,
        shut: impl Fn(&Line) -> bool,
    ) -> Option<Reached> {
        self.flood(budget, Some(from), shut, |point, _| within.has(NodeId(point)))
    }

    /// The walk itself: `opens` says whether a point is come to once so many sure lines have come to it.
    fn flood(
        &self,
        budget: &mut Budget,
        start: Option<NodeId>,
        shut: impl Fn(&Line) -> bool,
        opens: impl Fn(u32, u32) -> bool,
    ) -> Option<Reached> {
        let mut by = vec![NONE; self.needs.len()];
        let mut arrived = vec![0_u32; self.needs.len()];
        let mut far = vec![0_u32; self.needs.len()];
        let mut open: VecDeque<u32> = VecDeque::new();
        if let Some(start) = start {
            if let Some(slot) = by.get_mut(start.0 as usize) {
                *slot = BEGIN;
            }
            open.push_back(start.0);
        }
        while let Some(point) = open.pop_front() {
            if !budget.take() {
                return None;
            }
            for index in self.range(point) {
                let Some(line) = self.lines.get(index).filter(|line| !shut(line)) else { continue };
                let (Some(slot), Some(count)) =
                    (by.get_mut(line.to as usize), arrived.get_mut(line.to as usize))
                else {
                    continue;
                };
                *count += u32::from(line.sure);
                if *slot != NONE || !opens(line.to, *count) {
                    continue;
                }
                *slot = index as u32;
                let before = far.get(point as usize).copied().unwrap_or(0);
                if let Some(far) = far.get_mut(line.to as usize) {
                    *far = before.saturating_add(1);
                }
                open.push_back(line.to);
            }
        }
        Some(Reached { by, far })
    }

    /// The lines of a whole case that comes from the start to a node: as [`Graph::way`], and at every join all branches that surely run.
    pub fn whole_way(&self, reached: &Reached, to: NodeId) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut seen = vec![false; self.needs.len()];
        let mut open = vec![to.0];
        while let Some(point) = open.pop() {
            match seen.get_mut(point as usize) {
                Some(mark) if !*mark => *mark = true,
                Some(_) | None => continue,
            }
            let first = reached.by.get(point as usize).and_then(|line| self.lines.get(*line as usize));
            let Some(first) = first else { continue };
            let all = self.needs.get(point as usize).is_some_and(|need| 1 < *need);
            let sure = self.lines.iter().filter(|line| all && line.sure && line.to == point);
            for line in sure.chain((!first.sure || !all).then_some(first)) {
                lines.push(*line);
                open.push(line.from);
            }
        }
        lines
    }

    /// The lines a case takes from the start to a node it can come to, in order.
    pub fn way(&self, reached: &Reached, to: NodeId) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut point = to.0;
        // Every point is come to by a line from a point that was come to before, so this comes to the start.
        while let Some(line) = reached.by.get(point as usize).and_then(|line| self.lines.get(*line as usize))
        {
            lines.push(*line);
            point = line.from;
        }
        lines.reverse();
        lines
    }
}

impl Reached {
    /// How many lines lead to a node.
    pub fn far(&self, node: NodeId) -> u32 {
        self.far.get(node.0 as usize).copied().unwrap_or(0)
    }

    /// Whether a case can come to a node.
    pub fn has(&self, node: NodeId) -> bool {
        self.by.get(node.0 as usize).is_some_and(|by| *by != NONE)
    }
}

fn behind_of(points: &[u32], node: NodeId) -> u32 {
    match points.get(node.0 as usize) {
        Some(&point) if point != NONE => point,
        Some(_) | None => node.0,
    }
}

/// Whether the branch that ends with an edge into a join has no condition.
fn is_sure(model: &Model, flow: &Flow, links: &Links, edge: EdgeId) -> bool {
    let parallel = flow.node(flow.edge(edge).to).element;
    let mut edge = flow.edge(edge);
    // Merges before the join belong to the parallel as the join does; what stands before them belongs to the branch.
    for _ in 0..flow.nodes.len() {
        let before = flow.node(edge.from);
        let branch = match before.kind {
            NodeKind::Fork { .. } if before.element == parallel => match edge.outcome {
                Some(branch) => Some(branch),
                // The way past all branches.
                None => return false,
            },
            _ => model.ancestry(before.element).find(|id| model.get(*id).parent == Some(parallel)),
        };
        if let Some(branch) = branch {
            return model.get(branch).kind != Kind::Branch
                || model.get(branch).clauses.iter().all(|clause| clause.word != ClauseWord::When);
        }
        match links.incoming(edge.from).first() {
            Some(first) => edge = flow.edge(*first),
            None => return true,
        }
    }
    true
}
