//! A scope of a flow, and all scopes in it, as points with lengths and lines between them.

use super::{Length, Way};
use crate::flow::{Bound, Edge, EdgeId, EndKind, Flow, NodeId, NodeKind, ScopeId};
use crate::model::{ElementId, Kind, Model, Period, TimeUnit};
use ltc_grammar::words::ClauseWord;

/// For which way the graph is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reading {
    /// Least time: what may be over at once takes none, of guarded branches the shortest counts.
    Shortest,
    /// As it should go: one answer a choice, all branches.
    Expected,
    /// Most time: a sub-process with a deadline takes that long.
    Longest,
}

/// A line between points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) from: u32,
    pub(super) to: u32,
    /// The edge it stands for; none where a sub-process is entered or left.
    pub(super) edge: Option<EdgeId>,
    /// How often it may be taken, where that is said.
    pub(super) times: Option<u64>,
}

/// The graph of a scope. Points are nodes, by number, and behind them one point for each sub-process: the place behind it.
pub(super) struct Graph {
    pub(super) nodes: usize,
    pub(super) start: Option<u32>,
    pub(super) lines: Vec<Line>,
    /// Lines out of and into each point.
    pub(super) out: Vec<Vec<u32>>,
    pub(super) into: Vec<Vec<u32>>,
    pub(super) lengths: Vec<Length>,
    /// Points where the scope is through.
    pub(super) ends: Vec<u32>,
    /// Points that wait for all lines that lead to them.
    pub(super) joins: Vec<bool>,
    /// In what lengths are said.
    pub(super) unit: TimeUnit,
}

impl Graph {
    pub(super) fn of(model: &Model, flow: &Flow, scope: ScopeId, per_week: u32, reading: Reading) -> Graph {
        let mut behind: Vec<Option<u32>> = vec![None; flow.nodes.len()];
        let mut points = flow.nodes.len() as u32;
        for (node, behind) in flow.nodes.iter().zip(&mut behind) {
            if matches!(node.kind, NodeKind::Subprocess(_)) {
                *behind = Some(points);
                points += 1;
            }
        }
        let behind = |node: NodeId| behind.get(node.0 as usize).copied().flatten().unwrap_or(node.0);
        let inside = scopes_inside(flow, scope);
        let is_inside = |scope: ScopeId| inside.get(scope.0 as usize).copied().unwrap_or(false);

        let arrivals = if reading == Reading::Longest { arrivals(flow) } else { Vec::new() };
        let mut lengths = vec![Length::default(); points as usize];
        let mut joins = vec![false; points as usize];
        let mut lines: Vec<Line> = Vec::with_capacity(flow.edges.len() + 2 * flow.scopes.len());
        let mut ends = Vec::new();
        let mut units = Units::default();
        let plain = |from: u32, to: u32| Line { from, to, edge: None, times: None };
        for (at, node) in (0_u32..).zip(&flow.nodes).filter(|(_, node)| is_inside(node.scope)) {
            units.note(period(model, flow, NodeId(at)));
            let length = length(model, flow, NodeId(at), per_week, reading);
            if let Some(slot) = lengths.get_mut(at as usize) {
                *slot = length;
            }
            match &node.kind {
                NodeKind::Subprocess(inner) => {
                    if is_opaque(model, flow, NodeId(at), reading) {
                        lines.push(plain(at, behind(NodeId(at))));
                    } else if let Some(start) = flow.scope(*inner).nodes.first() {
                        lines.push(plain(at, start.0));
                    }
                }
                NodeKind::Boundary { at: host, exits } => {
                    if is_opaque(model, flow, *host, reading) {
                        let arrivals =
                            exits.iter().map(|exit| arrivals.get(exit.0 as usize).copied().flatten());
                        let times = arrivals.reduce(|all, one| all?.checked_add(one?)).flatten();
                        lines.push(Line { times, ..plain(host.0, at) });
                    } else {
                        lines.extend(exits.iter().map(|exit| plain(exit.0, at)));
                    }
                }
                NodeKind::End(_) if node.scope == scope => ends.push(at),
                NodeKind::End(EndKind::Done) => {
                    if let Some((_, outside)) = flow.scope(node.scope).parent
                        && !is_opaque(model, flow, outside, reading)
                    {
                        lines.push(plain(at, behind(outside)));
                    }
                }
                NodeKind::Join { guarded } => {
                    if let Some(join) = joins.get_mut(at as usize) {
                        *join = !guarded || reading == Reading::Expected;
                    }
                }
                NodeKind::Start
                | NodeKind::Work
                | NodeKind::Wait
                | NodeKind::Call { .. }
                | NodeKind::Choice
                | NodeKind::Merge
                | NodeKind::Fork { .. }
                | NodeKind::Suspension { .. }
                | NodeKind::End(EndKind::Case { .. } | EndKind::Exit) => {}
            }
        }
        let expected = if reading == Reading::Expected { expected(model, flow) } else { Vec::new() };
        for (at, edge) in (0_u32..).zip(&flow.edges) {
            let left_out = expected.get(at as usize).is_some_and(|expected| !expected);
            if left_out || !is_inside(flow.node(edge.from).scope) {
                continue;
            }
            let times = times(flow, EdgeId(at));
            lines.push(Line { from: behind(edge.from), to: edge.to.0, edge: Some(EdgeId(at)), times });
        }
        let mut out = vec![Vec::new(); points as usize];
        let mut into = vec![Vec::new(); points as usize];
        for (number, line) in (0_u32..).zip(&lines) {
            if let (Some(out), Some(into)) = (out.get_mut(line.from as usize), into.get_mut(line.to as usize))
            {
                out.push(number);
                into.push(number);
            }
        }
        let lines_to: Vec<u32> = lines.iter().map(|line| line.to).collect();
        // What leaves the text for elsewhere comes last.
        let leaves = |point: u32| {
            let kind = flow.nodes.get(point as usize).map(|node| &node.kind);
            matches!(kind, Some(NodeKind::End(_) | NodeKind::Suspension { .. }))
        };
        for lines in &mut out {
            lines.sort_by_key(|number| {
                let to = lines_to.get(*number as usize).copied().unwrap_or(0);
                (leaves(to), to)
            });
        }
        let start = flow.scope(scope).nodes.first().map(|start| start.0);
        Graph { nodes: flow.nodes.len(), start, lines, out, into, lengths, ends, joins, unit: units.best() }
    }

    pub(super) fn length(&self, point: u32) -> Length {
        self.lengths.get(point as usize).copied().unwrap_or_default()
    }

    /// The lines out of a point.
    pub(super) fn out(&self, point: u32) -> impl Iterator<Item = (u32, &Line)> {
        let numbers = self.out.get(point as usize).map_or(&[][..], Vec::as_slice);
        numbers.iter().filter_map(|number| Some((*number, self.lines.get(*number as usize)?)))
    }

    /// The lines into a point.
    pub(super) fn into(&self, point: u32) -> impl Iterator<Item = (u32, &Line)> {
        let numbers = self.into.get(point as usize).map_or(&[][..], Vec::as_slice);
        numbers.iter().filter_map(|number| Some((*number, self.lines.get(*number as usize)?)))
    }

    /// A way along points.
    pub(super) fn way(&self, length: Length, points: &[u32]) -> Way {
        let counts = |point: u32| self.length(point).worked != 0 || self.length(point).unknown != 0;
        let nodes = points.iter().copied().filter(|point| (*point as usize) < self.nodes);
        let steps = nodes.clone().filter(|point| counts(*point)).map(NodeId).collect();
        Way { length, nodes: nodes.map(NodeId).collect(), steps }
    }
}

/// Which scopes are a scope or in it.
fn scopes_inside(flow: &Flow, scope: ScopeId) -> Vec<bool> {
    let mut inside = vec![false; flow.scopes.len()];
    for at in 0..flow.scopes.len() {
        let parent = flow.scopes.get(at).and_then(|scope| scope.parent);
        let around =
            parent.is_some_and(|(parent, _)| inside.get(parent.0 as usize).copied().unwrap_or(false));
        if let Some(slot) = inside.get_mut(at) {
            *slot = at == scope.0 as usize || around;
        }
    }
    inside
}

/// Whether a sub-process counts as a whole: it has a deadline of its own.
fn is_opaque(model: &Model, flow: &Flow, host: NodeId, reading: Reading) -> bool {
    reading == Reading::Longest && model.within(flow.node(host).element).is_some()
}

/// How often an edge may be taken.
fn times(flow: &Flow, id: EdgeId) -> Option<u64> {
    let edge = flow.edge(id);
    match edge.bound? {
        Bound::AtMost(times) => Some(u64::from(times)),
        // `otherwise a at most 2 otherwise b`: the way to a is used up when that to b begins.
        Bound::Otherwise(used) => {
            let later = flow.edges.iter().skip(id.0 as usize + 1).take_while(|later| later.from == edge.from);
            let next =
                later.filter(|later| later.outcome == edge.outcome).find_map(|later| match later.bound {
                    Some(Bound::Otherwise(more)) if used < more => Some(more),
                    _ => None,
                });
            next.map(|next| u64::from(next - used))
        }
    }
}

/// How often each node can be come to, where all edges that lead to it say how often they may be taken.
fn arrivals(flow: &Flow) -> Vec<Option<u64>> {
    let mut arrivals = vec![Some(0_u64); flow.nodes.len()];
    for (at, edge) in (0_u32..).zip(&flow.edges) {
        if let Some(slot) = arrivals.get_mut(edge.to.0 as usize) {
            *slot = slot.zip(times(flow, EdgeId(at))).and_then(|(all, one)| all.checked_add(one));
        }
    }
    arrivals
}

/// Which edges are the ones that are hoped for where they leave a choice.
fn expected(model: &Model, flow: &Flow) -> Vec<bool> {
    let mut expected = Vec::with_capacity(flow.edges.len());
    for edges in flow.edges.chunk_by(|one, other| one.from == other.from) {
        let Some(from) = edges.first().map(|edge| edge.from) else { continue };
        let node = flow.node(from);
        let is_kcp = model.get(node.element).kind == Kind::Kcp;
        let passes =
            |edge: &Edge| is_kcp && edge.outcome.is_some_and(|outcome| &*model.get(outcome).id == "pass");
        let best = match node.kind {
            NodeKind::Choice if flow.is_unordered(from) => {
                edges.iter().position(|edge| edge.outcome.is_none())
            }
            NodeKind::Choice => edges
                .iter()
                .position(passes)
                .or_else(|| edges.iter().position(|edge| !edge.back && edge.bound.is_none()))
                .or(Some(0)),
            _ => None,
        };
        expected.extend(edges.iter().enumerate().map(|(at, edge)| match node.kind {
            NodeKind::Choice => best == Some(at),
            // The way past guarded branches.
            NodeKind::Fork { guarded: true } => !matches!(flow.node(edge.to).kind, NodeKind::Join { .. }),
            _ => true,
        }));
    }
    expected
}

/// Whether the node is one whose deadline matters.
fn takes_time(model: &Model, flow: &Flow, id: NodeId) -> bool {
    match &flow.node(id).kind {
        NodeKind::Work | NodeKind::Wait | NodeKind::Call { .. } => true,
        NodeKind::Subprocess(_) => model.within(flow.node(id).element).is_some(),
        NodeKind::Choice => flow.is_unordered(id),
        NodeKind::Start
        | NodeKind::Merge
        | NodeKind::Fork { .. }
        | NodeKind::Join { .. }
        | NodeKind::Suspension { .. }
        | NodeKind::Boundary { .. }
        | NodeKind::End(_) => false,
    }
}

/// The deadline of a node; of a call that has none, that of the process it runs.
pub(super) fn deadline(model: &Model, flow: &Flow, id: NodeId) -> Option<Period> {
    let own = model.deadline(flow.node(id).element);
    match flow.node(id).kind {
        NodeKind::Call { calls } => own.or_else(|| model.within(calls?)),
        _ => own,
    }
}

/// The period of a node in whose unit lengths may be said.
fn period(model: &Model, flow: &Flow, id: NodeId) -> Option<Period> {
    if takes_time(model, flow, id) { deadline(model, flow, id) } else { None }
}

fn length(model: &Model, flow: &Flow, id: NodeId, per_week: u32, reading: Reading) -> Length {
    let unknown = Length { unknown: 1, ..Length::default() };
    let of = |period: Option<Period>| match period {
        Some(period) => Length { worked: period.minutes(per_week), ..Length::default() },
        None => unknown,
    };
    let node = flow.node(id);
    match &node.kind {
        NodeKind::Wait if reading == Reading::Shortest && hears_somebody(model, node.element) => {
            Length::default()
        }
        NodeKind::Work | NodeKind::Wait | NodeKind::Call { .. } => of(deadline(model, flow, id)),
        // Nothing in an unordered set has to be done.
        NodeKind::Choice if flow.is_unordered(id) && reading != Reading::Shortest => {
            of(model.within(node.element))
        }
        NodeKind::Subprocess(_) if is_opaque(model, flow, id, reading) => of(model.within(node.element)),
        NodeKind::Suspension { period } => {
            Length { asleep: period.map_or(0, |period| period.minutes(per_week)), ..Length::default() }
        }
        NodeKind::Start
        | NodeKind::Subprocess(_)
        | NodeKind::Choice
        | NodeKind::Merge
        | NodeKind::Fork { .. }
        | NodeKind::Join { .. }
        | NodeKind::Boundary { .. }
        | NodeKind::End(_) => Length::default(),
    }
}

/// Whether a wait is for somebody's message, which may come at once.
fn hears_somebody(model: &Model, wait: ElementId) -> bool {
    model.get(wait).clauses.iter().any(|clause| clause.word == ClauseWord::From)
}

/// The units of the deadlines in a graph.
#[derive(Default)]
struct Units {
    workdays: bool,
    days: bool,
    hours: bool,
}

impl Units {
    fn note(&mut self, period: Option<Period>) {
        match period.map(|period| period.unit) {
            Some(TimeUnit::WorkingDay) => self.workdays = true,
            Some(TimeUnit::Minute | TimeUnit::Hour) => self.hours = true,
            Some(TimeUnit::Day | TimeUnit::Week | TimeUnit::Month | TimeUnit::Year) => self.days = true,
            None => {}
        }
    }

    fn best(&self) -> TimeUnit {
        match (self.workdays, self.days, self.hours) {
            (true, false, _) => TimeUnit::WorkingDay,
            (false, false, true) => TimeUnit::Hour,
            _ => TimeUnit::Day,
        }
    }
}
