//! Flows made of blocks: branches that keep to themselves between the fork and the join of their parallel.
//!
//! In such a flow one token runs through each branch, so looking at every node once is enough, however many ways branches may overtake
//! each other. What the language allows is made of blocks; a jump across branches is not.

use crate::flow::{EndKind, Flow, Links, NodeId, NodeKind};
use crate::model::ElementId;
use rustc_hash::FxHashMap;

/// What is known of a flow made of blocks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Blocks {
    /// For each node whether some case comes to it. Behind a parallel a case comes only when every branch that runs arrives.
    pub reached: Vec<bool>,
    /// For each node whether a case may come to it and then not to an end.
    pub trapped: Vec<bool>,
    /// Parallels that some case comes to and none gets past, with the first nodes of the branches that never arrive.
    pub never_closed: Vec<(NodeId, Vec<NodeId>)>,
}

impl Blocks {
    /// Whether nothing is wrong: every step is reached, and from each an end.
    pub fn sound(&self) -> bool {
        self.reached.iter().all(|reached| *reached) && !self.trapped.contains(&true)
    }

    /// Looks at a flow; `None` where it is not made of blocks. `returns` says of a call whether what it calls can come to an end.
    /// Linear in nodes and edges.
    pub fn of(flow: &Flow, links: &Links, returns: impl Fn(NodeId) -> bool) -> Option<Blocks> {
        let mut walk = Walk::new(flow, links, returns);
        walk.forward()?;
        let trapped = walk.trapped();
        Some(Blocks {
            never_closed: walk.never_closed(),
            reached: walk.region.iter().map(|region| *region != NOWHERE).collect(),
            trapped,
        })
    }
}

const NOWHERE: u32 = u32::MAX;

/// A stretch of a flow that one token runs through: the process, or a branch.
struct Region {
    /// The region around it and the fork it starts at; `None` for the process.
    branch_of: Option<(u32, NodeId)>,
    first: NodeId,
    /// It runs only where its condition holds, so that the join need not wait for it.
    guarded: bool,
    /// Whether its token comes to the join.
    arrives: bool,
}

/// A parallel some case comes to.
struct Parallel {
    fork: NodeId,
    regions: Vec<u32>,
    /// Branches that must arrive and have not yet.
    waits: usize,
}

struct Walk<'a, F> {
    flow: &'a Flow,
    links: &'a Links,
    returns: F,
    joins: FxHashMap<ElementId, NodeId>,
    boundaries: FxHashMap<NodeId, NodeId>,
    /// The region of each node some case comes to.
    region: Vec<u32>,
    regions: Vec<Region>,
    parallels: FxHashMap<NodeId, Parallel>,
    order: Vec<NodeId>,
    open: Vec<NodeId>,
}

impl<'a, F: Fn(NodeId) -> bool> Walk<'a, F> {
    fn new(flow: &'a Flow, links: &'a Links, returns: F) -> Walk<'a, F> {
        let (mut joins, mut boundaries) = (FxHashMap::default(), FxHashMap::default());
        for (at, node) in flow.nodes.iter().enumerate() {
            let id = NodeId(at as u32);
            match &node.kind {
                NodeKind::Join { .. } => {
                    joins.insert(node.element, id);
                }
                NodeKind::Boundary { exits, .. } => boundaries.extend(exits.iter().map(|exit| (*exit, id))),
                _ => {}
            }
        }
        Walk {
            flow,
            links,
            returns,
            joins,
            boundaries,
            region: vec![NOWHERE; flow.nodes.len()],
            regions: Vec::new(),
            parallels: FxHashMap::default(),
            order: Vec::with_capacity(flow.nodes.len()),
            open: Vec::new(),
        }
    }

    /// Follows every line once. `None` where a node is come to from two regions.
    fn forward(&mut self) -> Option<()> {
        let start = self.flow.scopes.first().and_then(|scope| scope.nodes.first()).copied()?;
        self.regions.push(Region { branch_of: None, first: start, guarded: false, arrives: false });
        self.come(start, 0)?;
        while let Some(node) = self.open.pop() {
            self.order.push(node);
            let region = self.region_of(node);
            match &self.flow.node(node).kind {
                NodeKind::Fork { .. } => self.fork(node, region)?,
                NodeKind::Subprocess(scope) => {
                    if let Some(start) = self.flow.scope(*scope).nodes.first() {
                        self.come(*start, region)?;
                    }
                }
                NodeKind::End(EndKind::Done) => match self.flow.scope(self.flow.node(node).scope).parent {
                    Some((_, outside)) if self.region_of(outside) == region => {
                        self.onward(outside, region)?
                    }
                    None if region == 0 => {}
                    Some(_) | None => return None,
                },
                NodeKind::End(EndKind::Exit) => {
                    if let Some(boundary) = self.boundaries.get(&node).copied()
                        && let NodeKind::Boundary { at, .. } = self.flow.node(boundary).kind
                    {
                        self.come(boundary, self.region_of(at))?;
                    }
                }
                NodeKind::Call { .. } if !(self.returns)(node) => {}
                NodeKind::End(EndKind::Case { .. }) => {}
                NodeKind::Start
                | NodeKind::Work
                | NodeKind::Wait
                | NodeKind::Call { .. }
                | NodeKind::Choice
                | NodeKind::Merge
                | NodeKind::Join { .. }
                | NodeKind::Suspension { .. }
                | NodeKind::Boundary { .. } => self.onward(node, region)?,
            }
        }
        Some(())
    }

    fn region_of(&self, node: NodeId) -> u32 {
        self.region.get(node.0 as usize).copied().unwrap_or(NOWHERE)
    }

    /// A token of a region comes to a node that is no join.
    fn come(&mut self, node: NodeId, region: u32) -> Option<()> {
        let slot = self.region.get_mut(node.0 as usize)?;
        if *slot == NOWHERE {
            *slot = region;
            self.open.push(node);
            return Some(());
        }
        (*slot == region).then_some(())
    }

    /// A token of a region leaves a node on each of its lines.
    fn onward(&mut self, node: NodeId, region: u32) -> Option<()> {
        let links = self.links;
        for edge in links.outgoing(node) {
            let to = self.flow.edge(*edge).to;
            match self.flow.node(to).kind {
                NodeKind::Join { .. } => self.arrive(to, region)?,
                _ => self.come(to, region)?,
            }
        }
        Some(())
    }

    fn fork(&mut self, fork: NodeId, around: u32) -> Option<()> {
        let join = self.joins.get(&self.flow.node(fork).element).copied();
        let guarded = self.flow.node(fork).kind == NodeKind::Fork { guarded: true };
        let links = self.links;
        let mut parallel = Parallel { fork, regions: Vec::new(), waits: 0 };
        let mut firsts = Vec::new();
        for edge in links.outgoing(fork) {
            let edge = self.flow.edge(*edge);
            // The line past all branches is no branch.
            if guarded && Some(edge.to) == join && edge.outcome.is_none() {
                continue;
            }
            let region = self.regions.len() as u32;
            let guarded = edge.guarded;
            let branch_of = Some((around, fork));
            self.regions.push(Region { branch_of, first: edge.to, guarded, arrives: false });
            parallel.regions.push(region);
            parallel.waits += usize::from(!edge.guarded);
            firsts.push((edge.to, region));
        }
        let open = parallel.waits == 0;
        self.parallels.insert(fork, parallel);
        for (first, region) in firsts {
            if Some(first) == join {
                self.arrive(first, region)?;
            } else {
                self.come(first, region)?;
            }
        }
        match join {
            Some(join) if open => self.come(join, around),
            Some(_) | None => Some(()),
        }
    }

    /// A token of a region comes to a join, which must be that of its parallel.
    fn arrive(&mut self, join: NodeId, region: u32) -> Option<()> {
        let entry = self.regions.get_mut(region as usize)?;
        let (around, fork) = entry.branch_of?;
        if self.flow.node(fork).element != self.flow.node(join).element {
            return None;
        }
        if std::mem::replace(&mut entry.arrives, true) {
            return Some(());
        }
        let guarded = entry.guarded;
        let parallel = self.parallels.get_mut(&fork)?;
        if !guarded {
            parallel.waits = parallel.waits.saturating_sub(1);
        }
        if parallel.waits == 0 { self.come(join, around) } else { Some(()) }
    }

    /// Nodes from which a case does not come to an end: the others are found backwards from the ends.
    fn trapped(&self) -> Vec<bool> {
        let mut free = vec![false; self.region.len()];
        let mut open: Vec<NodeId> = Vec::new();
        let mut waiting: FxHashMap<NodeId, Vec<NodeId>> = FxHashMap::default();
        for node in &self.order {
            let at = self.flow.node(*node);
            let leaves = match &at.kind {
                NodeKind::End(EndKind::Done) => self.flow.scope(at.scope).parent.map(|(_, outside)| outside),
                NodeKind::Subprocess(_) => None,
                NodeKind::Call { .. } if !(self.returns)(*node) => None,
                _ => Some(*node),
            };
            let out = leaves.map_or(&[][..], |leaves| self.links.outgoing(leaves));
            for to in out.iter().map(|edge| self.flow.edge(*edge).to) {
                if matches!(self.flow.node(to).kind, NodeKind::Join { .. }) && self.region_of(to) == NOWHERE {
                    waiting.entry(to).or_default().push(*node);
                }
            }
            let ends = match &at.kind {
                NodeKind::End(EndKind::Case { .. }) => true,
                NodeKind::End(EndKind::Done) => leaves.is_none(),
                // A suspension that resumes nowhere is a finding of its own.
                NodeKind::Suspension { .. } => out.is_empty(),
                _ => false,
            };
            if ends {
                open.push(*node);
            }
        }
        // Whoever waits at a join that is never passed waits for a branch that ends the case.
        let mut ends_for: FxHashMap<NodeId, NodeId> = FxHashMap::default();
        for (fork, firsts) in self.never_closed() {
            let join = self.joins.get(&self.flow.node(fork).element);
            ends_for.extend(firsts.into_iter().filter_map(|first| Some((first, *join?))));
        }
        while let Some(node) = open.pop() {
            match free.get_mut(node.0 as usize) {
                Some(mark) if !*mark && self.region_of(node) != NOWHERE => *mark = true,
                Some(_) | None => continue,
            }
            self.before(node, &mut open);
            open.extend(ends_for.get(&node).and_then(|join| waiting.get(join)).into_iter().flatten());
        }
        self.region.iter().zip(free).map(|(region, free)| *region != NOWHERE && !free).collect()
    }

    /// The nodes from which a case comes to this one directly.
    fn before(&self, node: NodeId, found: &mut Vec<NodeId>) {
        for edge in self.links.incoming(node) {
            let from = self.flow.edge(*edge).from;
            match &self.flow.node(from).kind {
                // Behind a sub-process a case comes out of its end.
                NodeKind::Subprocess(scope) => {
                    let inside = self.flow.scope(*scope).nodes.iter().copied();
                    found
                        .extend(inside.filter(|id| self.flow.node(*id).kind == NodeKind::End(EndKind::Done)));
                }
                NodeKind::Call { .. } if !(self.returns)(from) => {}
                _ => found.push(from),
            }
        }
        match &self.flow.node(node).kind {
            NodeKind::Start => {
                found.extend(self.flow.scope(self.flow.node(node).scope).parent.map(|up| up.1))
            }
            NodeKind::Boundary { exits, .. } => found.extend(exits),
            _ => {}
        }
    }

    fn never_closed(&self) -> Vec<(NodeId, Vec<NodeId>)> {
        let mut found: Vec<(NodeId, Vec<NodeId>)> = self
            .parallels
            .values()
            .filter(|parallel| 0 < parallel.waits)
            .map(|parallel| {
                let regions = parallel.regions.iter().filter_map(|region| self.regions.get(*region as usize));
                let lost = regions.filter(|region| !region.arrives && !region.guarded);
                (parallel.fork, lost.map(|region| region.first).collect())
            })
            .collect();
        found.sort_unstable();
        found
    }
}
