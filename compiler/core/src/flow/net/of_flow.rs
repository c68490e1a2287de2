//! Flow → workflow net. The rules, with their sources, are in `docs/reference/semantics.md`; the numbers in this file are theirs.

use super::{Net, PlaceId, Transition};
use crate::flow::{EdgeId, EndKind, Flow, Links, NodeId, NodeKind, ScopeId};
use crate::model::ElementId;
use rustc_hash::FxHashMap;

/// The net of a flow, and what its places and transitions stand for.
#[derive(Clone, Debug)]
pub struct FlowNet {
    /// The net.
    pub net: Net,
    /// What each place stands for.
    pub places: Vec<PlaceCause>,
    /// What each transition stands for.
    pub causes: Vec<Cause>,
}

/// What a place stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PlaceCause {
    /// The case has been opened.
    Start,
    /// A token on a line: what it leads to is to be done.
    Edge(EdgeId),
    /// Whether this branch of a guarded parallel runs is still to be said.
    Asked(EdgeId),
    /// This branch of a guarded parallel was left out; a branch that never comes to its close has no line there.
    LeftOut(EdgeId),
    /// What a branch that never comes to the close of its parallel would bring there; holds no token ever.
    Never(NodeId),
    /// The case is over.
    End,
}

/// What the firing of a transition stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Cause {
    /// A node is passed: a step is done, branches start or meet, a scope is entered, left or ended.
    Node(NodeId),
    /// An outcome is chosen, or a branch of a guarded parallel runs.
    Edge(EdgeId),
    /// A branch of a guarded parallel is left out.
    LeftOut(EdgeId),
}

impl FlowNet {
    /// The net of a flow. Linear in its nodes and edges.
    pub fn of(flow: &Flow) -> FlowNet {
        let links = Links::of(flow);
        let (places, place_of, ends) = number(flow);
        let mut making = Making {
            flow,
            links: &links,
            place_of,
            scope_ends: ends,
            places,
            transitions: Vec::with_capacity(flow.nodes.len() + flow.edges.len() / 2),
            causes: Vec::new(),
            has_forks: flow.nodes.iter().any(|node| matches!(node.kind, NodeKind::Fork { .. })),
            never: FxHashMap::default(),
            pairs: pairs(flow),
            boundaries: boundaries(flow),
        };
        making.all();
        let Making { mut places, transitions, causes, .. } = making;
        let end = PlaceId(places.len() as u32);
        places.push(PlaceCause::End);
        let mut transitions = transitions;
        for transition in &mut transitions {
            for place in &mut transition.outputs {
                if *place == LAST {
                    *place = end;
                }
            }
        }
        FlowNet { net: Net::new(end.0 + 1, transitions, PlaceId(0), end), places, causes }
    }

    /// What a place stands for.
    pub fn place(&self, id: PlaceId) -> PlaceCause {
        self.places.get(id.0 as usize).copied().unwrap_or(PlaceCause::End)
    }
}

/// The place of the end, until it has a number.
const LAST: PlaceId = PlaceId(u32::MAX);

/// Numbers the places of edges scope by scope, so that a scope and all inside it are one range. Gives the places, the place of each
/// edge, and for each scope the range of its places and of those of the scopes in it.
fn number(flow: &Flow) -> (Vec<PlaceCause>, Vec<PlaceId>, Vec<(u32, u32)>) {
    let mut order: Vec<EdgeId> = (0..flow.edges.len() as u32).map(EdgeId).collect();
    let scope_of = |id: &EdgeId| flow.node(flow.edge(*id).from).scope;
    order.sort_by_key(scope_of);
    let mut places = vec![PlaceCause::Start];
    let mut place_of = vec![LAST; flow.edges.len()];
    let mut ranges = vec![(0_u32, 0_u32); flow.scopes.len()];
    let mut order = order.into_iter().peekable();
    for scope in 0..flow.scopes.len() as u32 {
        let first = places.len() as u32;
        while let Some(edge) = order.next_if(|edge| scope_of(edge) == ScopeId(scope)) {
            if let Some(place) = place_of.get_mut(edge.0 as usize) {
                *place = PlaceId(places.len() as u32);
            }
            places.push(PlaceCause::Edge(edge));
            // Rule 8: whether a branch with a condition runs is said beside the line into it.
            if flow.edge(edge).guarded {
                places.push(PlaceCause::Asked(edge));
                places.push(PlaceCause::LeftOut(edge));
            }
        }
        if let Some(range) = ranges.get_mut(scope as usize) {
            *range = (first, places.len() as u32);
        }
    }
    // Scopes stand before those in them, so going backwards a scope is complete when it is added to the one around it.
    for at in (0..flow.scopes.len()).rev() {
        let end = ranges.get(at).map_or(0, |range| range.1);
        let around = flow.scopes.get(at).and_then(|scope| scope.parent);
        if let Some(range) = around.and_then(|(scope, _)| ranges.get_mut(scope.0 as usize)) {
            range.1 = range.1.max(end);
        }
    }
    (places, place_of, ranges)
}

struct Making<'a> {
    flow: &'a Flow,
    links: &'a Links,
    place_of: Vec<PlaceId>,
    /// For each scope the range of its places and of those inside it.
    scope_ends: Vec<(u32, u32)>,
    places: Vec<PlaceCause>,
    transitions: Vec<Transition>,
    causes: Vec<Cause>,
    has_forks: bool,
    /// Joins that wait for a branch that never comes.
    never: FxHashMap<NodeId, PlaceId>,
    /// Fork and join of each parallel.
    pairs: FxHashMap<ElementId, (Option<NodeId>, Option<NodeId>)>,
    /// The boundary of each exit.
    boundaries: FxHashMap<NodeId, NodeId>,
}

/// The boundary of each exit.
fn boundaries(flow: &Flow) -> FxHashMap<NodeId, NodeId> {
    let mut found = FxHashMap::default();
    for (number, node) in flow.nodes.iter().enumerate() {
        if let NodeKind::Boundary { exits, .. } = &node.kind {
            found.extend(exits.iter().map(|exit| (*exit, NodeId(number as u32))));
        }
    }
    found
}

fn pairs(flow: &Flow) -> FxHashMap<ElementId, (Option<NodeId>, Option<NodeId>)> {
    let mut found: FxHashMap<ElementId, (Option<NodeId>, Option<NodeId>)> = FxHashMap::default();
    for (number, node) in flow.nodes.iter().enumerate() {
        let id = Some(NodeId(number as u32));
        match node.kind {
            NodeKind::Fork { .. } => found.entry(node.element).or_default().0 = id,
            NodeKind::Join { .. } => found.entry(node.element).or_default().1 = id,
            _ => {}
        }
    }
    found
}

impl Making<'_> {
    fn all(&mut self) {
        for at in 0..self.flow.nodes.len() as u32 {
            let id = NodeId(at);
            let node = self.flow.node(id);
            match &node.kind {
                // Rule 1.
                NodeKind::Start if node.scope == ScopeId(0) => {
                    let out = self.out(id);
                    self.add(vec![PlaceId(0)], out, Cause::Node(id));
                }
                // Rule 6: a sub-process is entered at its start; the start inside is no transition of its own.
                NodeKind::Start => {}
                NodeKind::Subprocess(scope) => {
                    let start = self.flow.scope(*scope).nodes.first().copied();
                    let inside = start.map(|start| self.out(start)).unwrap_or_default();
                    self.each_line(id, &inside);
                }
                // Rules 2 and 3: a step is done, lines meet.
                NodeKind::Work
                | NodeKind::Wait
                | NodeKind::Call { .. }
                | NodeKind::Suspension { .. }
                | NodeKind::Merge => {
                    let out = self.out(id);
                    self.each_line(id, &out);
                }
                // Rule 4: one transition an outcome; both halves of a bounded route are possible.
                NodeKind::Choice => {
                    for edge in self.links.outgoing(id) {
                        let to = self.place(*edge);
                        for line in self.lines(id) {
                            self.add(vec![line], vec![to], Cause::Edge(*edge));
                        }
                    }
                }
                // Rule 7: all branches start.
                NodeKind::Fork { guarded: false } => {
                    let out = self.out(id);
                    self.each_line(id, &out);
                    self.wait_for_all(id, self.join_of(node.element));
                }
                NodeKind::Fork { guarded: true } => self.guarded(id, self.join_of(node.element)),
                NodeKind::Join { .. } => {}
                // Rule 6: the way on behind the boundary is taken when the exit is.
                NodeKind::Boundary { .. } => {}
                NodeKind::End(EndKind::Exit) => {
                    let boundary = self.boundaries.get(&id).copied();
                    let out = boundary.map(|boundary| self.out(boundary)).unwrap_or_default();
                    self.clearing(id, node.scope, &out);
                }
                NodeKind::End(EndKind::Case { .. }) => self.clearing(id, ScopeId(0), &[LAST]),
                NodeKind::End(EndKind::Done) => match self.flow.scope(node.scope).parent {
                    Some((_, outside)) => {
                        let out = self.out(outside);
                        self.each_line(id, &out);
                    }
                    None => self.each_line(id, &[LAST]),
                },
            }
        }
        // Joins last: forks have said by now what they wait for.
        for at in 0..self.flow.nodes.len() as u32 {
            let id = NodeId(at);
            if let NodeKind::Join { .. } = self.flow.node(id).kind {
                let mut inputs: Vec<PlaceId> = self.join_lines(id).map(|edge| self.place(edge)).collect();
                inputs.extend(self.never.get(&id));
                let left_out = self.places_left_out(id);
                inputs.extend(left_out);
                let out = self.out(id);
                self.add(inputs, out, Cause::Node(id));
            }
        }
    }

    /// A transition, unless it would take nothing or give nothing.
    fn add(&mut self, inputs: Vec<PlaceId>, outputs: Vec<PlaceId>, cause: Cause) {
        self.add_clearing(Transition::new(inputs, outputs), cause);
    }

    fn add_clearing(&mut self, transition: Transition, cause: Cause) {
        if !transition.inputs.is_empty() && !transition.outputs.is_empty() {
            self.transitions.push(transition);
            self.causes.push(cause);
        }
    }

    /// One transition for each line into a node. Where lines meet, the case goes on with whichever comes.
    fn each_line(&mut self, id: NodeId, out: &[PlaceId]) {
        for line in self.lines(id) {
            self.add(vec![line], out.to_vec(), Cause::Node(id));
        }
    }

    /// Rules 5 and 6: an end that stops what runs in a scope.
    fn clearing(&mut self, id: NodeId, scope: ScopeId, out: &[PlaceId]) {
        let range = self.scope_ends.get(scope.0 as usize).map_or(0..0, |range| range.0..range.1);
        for line in self.lines(id) {
            // Without branches nothing runs beside the line.
            let clears = if self.has_forks { vec![range.clone()] } else { Vec::new() };
            let transition = Transition { inputs: vec![line], outputs: out.to_vec(), clears };
            self.add_clearing(transition, Cause::Node(id));
        }
    }

    /// Rule 8: each branch with a condition is asked by itself. One that is left out stands where it would have arrived.
    fn guarded(&mut self, id: NodeId, join: Option<NodeId>) {
        let branches = self.arrivals(id, join);
        let mut out = Vec::with_capacity(branches.len());
        let mut lost = false;
        for (edge, arrival) in branches {
            let line = self.place(edge);
            if !self.flow.edge(edge).guarded {
                out.push(line);
                lost |= arrival.is_none();
                continue;
            }
            let asked = PlaceId(line.0 + 1);
            out.push(asked);
            self.add(vec![asked], vec![line], Cause::Edge(edge));
            let skipped = arrival.map_or(PlaceId(line.0 + 2), |edge| self.place(edge));
            self.add(vec![asked], vec![skipped], Cause::LeftOut(edge));
        }
        self.each_line(id, &out);
        if let Some(join) = join.filter(|_| lost) {
            self.wait_for_ever(join);
        }
    }

    /// The close of a parallel waits for each of its branches, those included that never come there.
    fn wait_for_all(&mut self, fork: NodeId, join: Option<NodeId>) {
        let Some(join) = join else { return };
        if self.links.incoming(join).len() < self.links.outgoing(fork).len() {
            self.wait_for_ever(join);
        }
    }

    fn wait_for_ever(&mut self, join: NodeId) {
        let place = PlaceId(self.places.len() as u32);
        self.places.push(PlaceCause::Never(join));
        self.never.insert(join, place);
    }

    /// Where branches that never arrive stand when they are left out.
    fn places_left_out(&self, join: NodeId) -> Vec<PlaceId> {
        let node = self.flow.node(join);
        let fork = self.pairs.get(&node.element).and_then(|pair| pair.0);
        let (NodeKind::Join { guarded: true }, Some(fork)) = (&node.kind, fork) else { return Vec::new() };
        self.arrivals(fork, Some(join))
            .into_iter()
            .filter(|(edge, arrival)| self.flow.edge(*edge).guarded && arrival.is_none())
            .map(|(edge, _)| PlaceId(self.place(edge).0 + 2))
            .collect()
    }

    fn join_of(&self, parallel: ElementId) -> Option<NodeId> {
        self.pairs.get(&parallel).and_then(|pair| pair.1)
    }

    /// The lines out of a fork that are branches; the line past all of them is none.
    fn branches(&self, fork: NodeId, join: Option<NodeId>) -> impl Iterator<Item = EdgeId> + '_ {
        let edges = self.links.outgoing(fork).iter().copied();
        edges.filter(move |edge| {
            let edge = self.flow.edge(*edge);
            edge.outcome.is_some() || Some(edge.to) != join
        })
    }

    /// The lines into a join that are ends of branches.
    fn join_lines(&self, join: NodeId) -> impl Iterator<Item = EdgeId> + '_ {
        let element = self.flow.node(join).element;
        let edges = self.links.incoming(join).iter().copied();
        edges.filter(move |edge| {
            let edge = self.flow.edge(*edge);
            let from = self.flow.node(edge.from);
            let past = from.element == element && matches!(from.kind, NodeKind::Fork { guarded: true });
            !past || edge.outcome.is_some()
        })
    }

    /// The branches of a fork, each with the line on which it comes to the close of the parallel. Nodes stand in order of writing, so
    /// what stands between the first nodes of two branches belongs to the former; that holds for steps no case comes to as well.
    fn arrivals(&self, fork: NodeId, join: Option<NodeId>) -> Vec<(EdgeId, Option<EdgeId>)> {
        let mut found: Vec<(EdgeId, Option<EdgeId>)> = Vec::new();
        let mut firsts: Vec<(NodeId, usize)> = Vec::new();
        for edge in self.branches(fork, join) {
            let first = self.flow.edge(edge).to;
            if Some(first) == join {
                found.push((edge, Some(edge)));
            } else {
                firsts.push((first, found.len()));
                found.push((edge, None));
            }
        }
        firsts.sort_unstable();
        for line in join.into_iter().flat_map(|join| self.join_lines(join)) {
            let from = self.flow.edge(line).from;
            let behind = firsts.partition_point(|(first, _)| *first <= from);
            let branch = behind.checked_sub(1).and_then(|at| firsts.get(at));
            if let Some((_, slot)) =
                branch.filter(|_| from != fork).and_then(|branch| found.get_mut(branch.1))
            {
                *slot = slot.or(Some(line));
            }
        }
        found
    }

    fn place(&self, edge: EdgeId) -> PlaceId {
        self.place_of.get(edge.0 as usize).copied().unwrap_or(LAST)
    }

    fn lines(&self, id: NodeId) -> Vec<PlaceId> {
        self.links.incoming(id).iter().map(|edge| self.place(*edge)).collect()
    }

    fn out(&self, id: NodeId) -> Vec<PlaceId> {
        self.links.outgoing(id).iter().map(|edge| self.place(*edge)).collect()
    }
}
