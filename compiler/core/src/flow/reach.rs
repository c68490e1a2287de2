//! Which nodes of a flow can be reached from where, across sub-processes.
//!
//! The scopes of a [`Flow`] are joined into one graph: a sub-process leads to its own start, its `Done` ends lead to what stands behind
//! it, its exits lead to their boundary nodes. A sub-process is therefore two points: its node (going in) and a point behind
//! it (coming out).

use super::{Bound, EdgeId, EndKind, Flow, NodeId, NodeKind};

const NOWHERE: u32 = u32::MAX;

/// The joined graph of one flow.
#[derive(Debug)]
pub struct Reach<'flow> {
    flow: &'flow Flow,
    forward: Links,
    backward: Links,
}

/// For each point the points its lines lead to, and whether something says how often the line may be taken.
#[derive(Debug)]
struct Links {
    starts: Vec<u32>,
    ends: Vec<(u32, bool)>,
}

impl Links {
    fn new(points: usize, lines: &[(u32, u32, bool)], turned: bool) -> Links {
        let side = |line: &(u32, u32, bool)| if turned { (line.1, line.0) } else { (line.0, line.1) };
        let mut starts = vec![0_u32; points + 1];
        for line in lines {
            if let Some(count) = starts.get_mut(side(line).0 as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut starts {
            sum += *count;
            *count = sum;
        }
        let mut free = starts.clone();
        let mut ends = vec![(0, false); lines.len()];
        for line in lines {
            let (from, to) = side(line);
            let Some(slot) = free.get_mut(from as usize) else { continue };
            if let Some(end) = ends.get_mut(*slot as usize) {
                *end = (to, line.2);
            }
            *slot += 1;
        }
        Links { starts, ends }
    }

    fn of(&self, point: u32) -> &[(u32, bool)] {
        let at = |index: usize| self.starts.get(index).copied().unwrap_or(0) as usize;
        self.ends.get(at(point as usize)..at(point as usize + 1)).unwrap_or(&[])
    }

    fn flood(&self, points: usize, from: impl Iterator<Item = u32>) -> Vec<bool> {
        let mut seen = vec![false; points];
        let mut open: Vec<u32> = from.collect();
        while let Some(point) = open.pop() {
            match seen.get_mut(point as usize) {
                Some(mark) if !*mark => *mark = true,
                Some(_) | None => continue,
            }
            open.extend(self.of(point).iter().map(|(to, _)| *to));
        }
        seen
    }
}

impl<'flow> Reach<'flow> {
    /// Joins the scopes of a flow. Linear in its nodes and edges.
    pub fn new(flow: &'flow Flow) -> Reach<'flow> {
        let mut behind = vec![NOWHERE; flow.nodes.len()];
        let mut points = flow.nodes.len() as u32;
        let mut lines = Vec::with_capacity(flow.edges.len() + flow.scopes.len() * 2);
        for (index, node) in flow.nodes.iter().enumerate() {
            if matches!(node.kind, NodeKind::Subprocess(_)) {
                if let Some(point) = behind.get_mut(index) {
                    *point = points;
                }
                points += 1;
            }
        }
        let behind = |node: NodeId| match behind.get(node.0 as usize) {
            Some(&point) if point != NOWHERE => point,
            Some(_) | None => node.0,
        };
        for (index, node) in flow.nodes.iter().enumerate() {
            match &node.kind {
                NodeKind::Subprocess(scope) => {
                    if let Some(start) = flow.scope(*scope).nodes.first() {
                        lines.push((index as u32, start.0, false));
                    }
                }
                NodeKind::Boundary { exits, .. } => {
                    lines.extend(exits.iter().map(|exit| (exit.0, index as u32, false)));
                }
                NodeKind::End(EndKind::Done) => {
                    if let Some((_, outside)) = flow.scope(node.scope).parent {
                        lines.push((index as u32, behind(outside), false));
                    }
                }
                NodeKind::Start
                | NodeKind::Work
                | NodeKind::Wait
                | NodeKind::Call { .. }
                | NodeKind::Choice
                | NodeKind::Merge
                | NodeKind::Fork { .. }
                | NodeKind::Join { .. }
                | NodeKind::Suspension { .. }
                | NodeKind::End(EndKind::Case { .. } | EndKind::Exit) => {}
            }
        }
        for (index, edge) in flow.edges.iter().enumerate() {
            let bounded = match edge.bound {
                Some(Bound::AtMost(_)) => true,
                // `otherwise a at most 2 otherwise b`: the way to a is used up when that to b begins.
                Some(Bound::Otherwise(used)) => {
                    flow.edges.iter().skip(index + 1).take_while(|later| later.from == edge.from).any(
                        |later| {
                            later.outcome == edge.outcome
                                && matches!(later.bound, Some(Bound::Otherwise(more)) if used < more)
                        },
                    )
                }
                // How often a step of an unordered set is done is for its `until` to say.
                None => flow.rounds.binary_search(&EdgeId(index as u32)).is_ok(),
            };
            lines.push((behind(edge.from), edge.to.0, bounded));
        }
        Reach {
            flow,
            forward: Links::new(points as usize, &lines, false),
            backward: Links::new(points as usize, &lines, true),
        }
    }

    /// The flow.
    pub fn flow(&self) -> &'flow Flow {
        self.flow
    }

    fn points(&self) -> usize {
        self.forward.starts.len().saturating_sub(1)
    }

    /// For each node whether the start of the process leads to it.
    pub fn from_start(&self) -> Vec<bool> {
        let start = self.flow.scopes.first().and_then(|scope| scope.nodes.first());
        self.forward.flood(self.points(), start.map(|node| node.0).into_iter())
    }

    /// For each node whether these nodes, one or several steps further, lead to it; the nodes themselves included.
    pub fn from(&self, nodes: impl Iterator<Item = NodeId>) -> Vec<bool> {
        self.forward.flood(self.points(), nodes.map(|node| node.0))
    }

    /// For each node whether it leads to an end of the case.
    pub fn to_end(&self) -> Vec<bool> {
        let ends = self.flow.nodes.iter().enumerate().filter(|(index, node)| match &node.kind {
            NodeKind::End(EndKind::Case { .. }) => true,
            NodeKind::End(EndKind::Done) => node.scope.0 == 0,
            // A suspension that resumes nowhere is a finding of its own; here it counts as an end.
            NodeKind::Suspension { .. } => self.forward.of(*index as u32).is_empty(),
            NodeKind::End(EndKind::Exit)
            | NodeKind::Start
            | NodeKind::Work
            | NodeKind::Wait
            | NodeKind::Call { .. }
            | NodeKind::Subprocess(_)
            | NodeKind::Choice
            | NodeKind::Merge
            | NodeKind::Fork { .. }
            | NodeKind::Join { .. }
            | NodeKind::Boundary { .. } => false,
        });
        self.backward.flood(self.points(), ends.map(|(index, _)| index as u32))
    }

    /// The circles of the flow that nothing bounds: no line in them is taken at most so many times, and no suspension in them
    /// lets time pass. Each is the set of its nodes in order of writing.
    pub fn unbounded_circles(&self) -> Vec<Vec<NodeId>> {
        let nodes = self.flow.nodes.len() as u32;
        let sleeps = |point: u32| {
            let node = self.flow.nodes.get(point as usize);
            matches!(node.map(|node| &node.kind), Some(NodeKind::Suspension { .. }))
        };
        let follow = |from: u32, line: &(u32, bool)| !line.1 && !sleeps(from) && !sleeps(line.0);
        let mut circles: Vec<Vec<NodeId>> = components(&self.forward, self.points(), follow)
            .into_iter()
            .filter(|component| match component.as_slice() {
                [alone] => {
                    self.forward.of(*alone).iter().any(|line| line.0 == *alone && follow(*alone, line))
                }
                _ => true,
            })
            .map(|component| {
                let mut circle: Vec<NodeId> =
                    component.into_iter().filter(|point| *point < nodes).map(NodeId).collect();
                circle.sort_unstable();
                circle
            })
            .collect();
        circles.sort_unstable();
        circles
    }

    /// Nodes a node leads to directly, sub-processes entered and left; points behind sub-processes are passed through.
    pub fn next(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let nodes = self.flow.nodes.len() as u32;
        self.forward.of(node.0).iter().flat_map(move |(to, _)| {
            let behind = if *to < nodes { &[][..] } else { self.forward.of(*to) };
            let direct = (*to < nodes).then_some(NodeId(*to));
            direct.into_iter().chain(behind.iter().map(|(to, _)| NodeId(*to)))
        })
    }
}

/// Strongly connected components (Tarjan's algorithm, without recursion) over the lines that `follow` accepts.
fn components(links: &Links, points: usize, follow: impl Fn(u32, &(u32, bool)) -> bool) -> Vec<Vec<u32>> {
    let mut order = vec![NOWHERE; points];
    let mut low = vec![NOWHERE; points];
    let mut stacked = vec![false; points];
    let mut stack: Vec<u32> = Vec::new();
    let mut found = Vec::new();
    let mut counter = 0;
    let get = |list: &[u32], point: u32| list.get(point as usize).copied().unwrap_or(NOWHERE);
    let set = |list: &mut [u32], point: u32, value: u32| {
        if let Some(slot) = list.get_mut(point as usize) {
            *slot = value;
        }
    };
    let mark = |list: &mut [bool], point: u32, value: bool| {
        if let Some(slot) = list.get_mut(point as usize) {
            *slot = value;
        }
    };
    for root in 0..points as u32 {
        if get(&order, root) != NOWHERE {
            continue;
        }
        let mut calls: Vec<(u32, usize)> = vec![(root, 0)];
        while let Some((point, at)) = calls.pop() {
            if at == 0 {
                set(&mut order, point, counter);
                set(&mut low, point, counter);
                counter += 1;
                stack.push(point);
                mark(&mut stacked, point, true);
            }
            match links.of(point).get(at) {
                Some(line) => {
                    calls.push((point, at + 1));
                    if !follow(point, line) {
                        continue;
                    }
                    if get(&order, line.0) == NOWHERE {
                        calls.push((line.0, 0));
                    } else if stacked.get(line.0 as usize).copied().unwrap_or(false) {
                        let lower = get(&low, point).min(get(&order, line.0));
                        set(&mut low, point, lower);
                    }
                }
                None => {
                    if let Some(&(caller, _)) = calls.last() {
                        let lower = get(&low, caller).min(get(&low, point));
                        set(&mut low, caller, lower);
                    }
                    if get(&low, point) == get(&order, point) {
                        let mut component = Vec::new();
                        while let Some(member) = stack.pop() {
                            mark(&mut stacked, member, false);
                            component.push(member);
                            if member == point {
                                break;
                            }
                        }
                        found.push(component);
                    }
                }
            }
        }
    }
    found
}
