//! What the walk over a process notes down before nodes are numbered.
//!
//! Where lines may meet — before every step, before the end of a scope, at the end of a branch — the walk leaves a
//! [`Slot::Meet`]. Only when all edges are known is it clear whether two lines meet there; [`Drafts::number`] then makes
//! it a merge or leaves it out.

use super::name::Names;
use super::{Bound, Edge, EdgeId, Flow, Node, NodeId, NodeKind, Scope, ScopeId};
use crate::model::{ElementId, Kind, Model};
use ltc_grammar::words::ClauseWord;
use rustc_hash::FxHashMap;

/// The number of a draft.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct DraftId(pub(super) u32);

/// Where an edge leads, as far as the walk knows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Goal {
    /// The place before a step, which the walk may not have come to yet.
    Step(ElementId),
    /// The way on behind the last step of a scope.
    Done(ScopeId),
    /// The end of a branch of a parallel, by number.
    BranchEnd(u32),
    /// A draft.
    Draft(DraftId),
}

/// A node to be, or not to be.
pub(super) enum Slot {
    /// A node whatever happens.
    Node(NodeDraft),
    /// The way on behind the last step of a scope: its end node if anything leads there.
    Done(NodeDraft),
    /// An end that stands as a step and that a route or line reaches elsewhere gets one node a line; this one is there
    /// in case nothing does.
    Spare(NodeDraft),
    /// Lines meet here and go on to the draft: a merge if there are several.
    Meet {
        /// The id of the merge, if it becomes one.
        id: String,
        /// What stands behind it.
        to: DraftId,
    },
    /// Nothing, any more.
    Gone,
}

/// A node before it has a number.
pub(super) struct NodeDraft {
    pub(super) id: String,
    pub(super) kind: KindDraft,
    pub(super) scope: ScopeId,
    pub(super) element: ElementId,
    pub(super) lane: Option<ElementId>,
}

/// The kind of a node; nodes it refers to are drafts still.
pub(super) enum KindDraft {
    /// A kind that refers to no node.
    Plain(NodeKind),
    /// A boundary.
    Boundary { at: DraftId, exits: Vec<DraftId> },
}

/// An edge before its ends have numbers.
pub(super) struct EdgeDraft {
    pub(super) from: DraftId,
    pub(super) to: Goal,
    pub(super) outcome: Option<ElementId>,
    pub(super) bound: Option<Bound>,
}

/// A scope and its node in the scope around it.
pub(super) struct ScopeDraft {
    pub(super) element: ElementId,
    pub(super) parent: Option<(ScopeId, DraftId)>,
}

/// Everything the walk noted.
#[derive(Default)]
pub(super) struct Drafts {
    pub(super) slots: Vec<Slot>,
    pub(super) edges: Vec<EdgeDraft>,
    pub(super) scopes: Vec<ScopeDraft>,
    /// The place before each step the walk came to.
    pub(super) entries: FxHashMap<ElementId, DraftId>,
    /// The way on behind the last step of each scope.
    pub(super) done: FxHashMap<ScopeId, DraftId>,
    /// The ends of branches, by number.
    pub(super) branch_ends: Vec<Option<DraftId>>,
    /// Ends that stand as steps and got a node from a line that leads there.
    pub(super) reached_ends: rustc_hash::FxHashSet<ElementId>,
    /// The boundary at a sub-process for each place that is reached through it.
    pub(super) boundaries: FxHashMap<(DraftId, ElementId), DraftId>,
}

impl Drafts {
    pub(super) fn push(&mut self, slot: Slot) -> DraftId {
        let id = DraftId(self.slots.len() as u32);
        self.slots.push(slot);
        id
    }

    /// Says what stands behind a meet that was noted before it.
    pub(super) fn lead_on(&mut self, meet: DraftId, behind: DraftId) {
        if let Some(Slot::Meet { to, .. }) = self.slots.get_mut(meet.0 as usize) {
            *to = behind;
        }
    }

    /// Adds an exit to a boundary that leads where it wants to go, if there is one.
    pub(super) fn share_boundary(&mut self, at: DraftId, what: ElementId, exit: DraftId) -> bool {
        let Some(boundary) = self.boundaries.get(&(at, what)) else { return false };
        match self.slots.get_mut(boundary.0 as usize) {
            Some(Slot::Node(NodeDraft { kind: KindDraft::Boundary { exits, .. }, .. })) => {
                exits.push(exit);
                true
            }
            _ => false,
        }
    }

    fn draft_of(&self, goal: Goal) -> Option<DraftId> {
        match goal {
            Goal::Step(step) => self.entries.get(&step).copied(),
            Goal::Done(scope) => self.done.get(&scope).copied(),
            Goal::BranchEnd(branch) => self.branch_ends.get(branch as usize).copied().flatten(),
            Goal::Draft(draft) => Some(draft),
        }
    }

    /// Decides which meets are merges, numbers the nodes in the order of their drafts and draws the edges.
    pub(super) fn number(mut self, model: &Model, process: ElementId) -> Flow {
        self.lead_through(model);
        let targets: Vec<Option<DraftId>> = self.edges.iter().map(|edge| self.draft_of(edge.to)).collect();
        let mut arrivals = vec![0_u32; self.slots.len()];
        for target in targets.iter().flatten() {
            bump(&mut arrivals, *target);
        }
        for (at, slot) in self.slots.iter().enumerate() {
            if let Slot::Meet { to, .. } = slot
                && arrivals.get(at).is_some_and(|count| 0 < *count)
            {
                bump(&mut arrivals, *to);
            }
        }

        let mut names = Names::default();
        let mut nodes: Vec<Node> = Vec::with_capacity(self.slots.len());
        let mut numbers: Vec<Option<NodeId>> = vec![None; self.slots.len()];
        let mut boundaries: Vec<(NodeId, DraftId, &[DraftId])> = Vec::new();
        let mut merges: Vec<(NodeId, DraftId)> = Vec::new();
        for (at, slot) in self.slots.iter().enumerate() {
            let number = NodeId(nodes.len() as u32);
            let count = arrivals.get(at).copied().unwrap_or(0);
            let node = match slot {
                Slot::Meet { to, id } if 1 < count => {
                    merges.push((number, *to));
                    let behind = self.slots.get(to.0 as usize).and_then(Slot::node);
                    behind.map(|behind| Node {
                        id: names.give(id),
                        kind: NodeKind::Merge,
                        scope: behind.scope,
                        element: behind.element,
                        lane: behind.lane,
                    })
                }
                Slot::Meet { .. } | Slot::Gone => None,
                Slot::Done(_) if count == 0 => None,
                Slot::Spare(node) if self.reached_ends.contains(&node.element) => None,
                Slot::Node(node) | Slot::Done(node) | Slot::Spare(node) => Some(Node {
                    id: names.give(&node.id),
                    kind: match &node.kind {
                        KindDraft::Plain(kind) => kind.clone(),
                        KindDraft::Boundary { at, exits } => {
                            boundaries.push((number, *at, exits));
                            NodeKind::Merge
                        }
                    },
                    scope: node.scope,
                    element: node.element,
                    lane: node.lane,
                }),
            };
            if let Some(node) = node {
                nodes.push(node);
                if let Some(slot) = numbers.get_mut(at) {
                    *slot = Some(number);
                }
            }
        }

        let number_of = |draft: DraftId| -> Option<NodeId> {
            let own = |draft: DraftId| numbers.get(draft.0 as usize).copied().flatten();
            own(draft).or_else(|| match self.slots.get(draft.0 as usize) {
                Some(Slot::Meet { to, .. }) => own(*to),
                _ => None,
            })
        };
        for (boundary, at, exits) in boundaries {
            if let (Some(node), Some(at)) = (nodes.get_mut(boundary.0 as usize), number_of(at)) {
                let exits = exits.iter().filter_map(|exit| number_of(*exit)).collect();
                node.kind = NodeKind::Boundary { at, exits };
            }
        }

        let mut edges: Vec<Edge> = Vec::with_capacity(self.edges.len() + merges.len());
        let drawn = self.edges.iter().zip(&targets).filter_map(|(edge, target)| {
            Some((number_of(edge.from)?, number_of((*target)?)?, edge.outcome, edge.bound))
        });
        let on = merges.iter().filter_map(|(merge, to)| Some((*merge, number_of(*to)?, None, None)));
        for (from, to, outcome, bound) in drawn.chain(on) {
            let forks = nodes
                .get(from.0 as usize)
                .is_some_and(|node| matches!(node.kind, NodeKind::Fork { guarded: true }));
            let branch = outcome.or_else(|| nodes.get(to.0 as usize).map(|node| node.element));
            let guarded = forks && branch.is_some_and(|branch| has_condition(model, branch));
            edges.push(Edge { id: String::new(), from, to, outcome, bound, back: to <= from, guarded });
        }
        edges.sort_by_key(|edge| edge.from);
        for edge in &mut edges {
            let Some(from) = nodes.get(edge.from.0 as usize) else { continue };
            let otherwise = if matches!(edge.bound, Some(Bound::Otherwise(_))) { "-otherwise" } else { "" };
            let to = nodes.get(edge.to.0 as usize).map_or("", |node| node.id.as_str());
            edge.id = names.give(&match edge.outcome {
                Some(outcome) => format!("{}-{}{otherwise}", from.id, model.get(outcome).id),
                None if matches!(from.kind, NodeKind::Fork { .. }) => format!("{}-{to}", from.id),
                None => format!("{}-flow", from.id),
            });
        }

        let mut scopes: Vec<Scope> = self
            .scopes
            .iter()
            .map(|scope| Scope {
                element: scope.element,
                parent: scope.parent.and_then(|(scope, node)| Some((scope, number_of(node)?))),
                nodes: Vec::new(),
            })
            .collect();
        for (at, node) in nodes.iter().enumerate() {
            if let Some(scope) = scopes.get_mut(node.scope.0 as usize) {
                scope.nodes.push(NodeId(at as u32));
            }
        }
        lend_lanes(&mut nodes, &scopes);
        let is_unordered =
            |node: &Node| node.kind == NodeKind::Choice && model.get(node.element).kind == Kind::Unordered;
        let unordered = (0_u32..).zip(&nodes).filter(|(_, node)| is_unordered(node));
        let unordered = unordered.map(|(at, _)| NodeId(at)).collect();
        let rounds = (0_u32..).zip(&edges).filter(|(_, edge)| is_round(model, &nodes, edge));
        let rounds = rounds.map(|(at, _)| EdgeId(at)).collect();
        Flow { process, scopes, nodes, edges, unordered, rounds }
    }
}

impl Slot {
    pub(super) fn node(&self) -> Option<&NodeDraft> {
        match self {
            Slot::Node(node) | Slot::Done(node) | Slot::Spare(node) => Some(node),
            Slot::Meet { .. } | Slot::Gone => None,
        }
    }
}

/// Whether a branch runs only where a condition holds.
pub(super) fn has_condition(model: &Model, branch: ElementId) -> bool {
    model.get(branch).clauses.iter().any(|clause| clause.word == ClauseWord::When)
}

/// Whether an edge leads from a step of an unordered set back to the choice of the set.
fn is_round(model: &Model, nodes: &[Node], edge: &Edge) -> bool {
    let node = |id: NodeId| nodes.get(id.0 as usize);
    let (Some(from), Some(to)) = (node(edge.from), node(edge.to)) else { return false };
    let origin = match from.kind {
        NodeKind::Boundary { at, .. } => node(at).map_or(from.element, |at| at.element),
        _ => edge.outcome.unwrap_or(from.element),
    };
    matches!(to.kind, NodeKind::Merge | NodeKind::Choice)
        && model.get(to.element).kind == Kind::Unordered
        && model.ancestry(origin).skip(1).any(|around| around == to.element)
        && edge.back
}

fn bump(counts: &mut [u32], at: DraftId) {
    if let Some(count) = counts.get_mut(at.0 as usize) {
        *count = count.saturating_add(1);
    }
}

/// Nodes before the first work of a scope take its lane, as do the merges before it.
fn lend_lanes(nodes: &mut [Node], scopes: &[Scope]) {
    for scope in scopes {
        let mut lane = None;
        for id in scope.nodes.iter().rev() {
            let Some(node) = nodes.get_mut(id.0 as usize) else { continue };
            node.lane = node.lane.or(lane);
            lane = node.lane;
        }
    }
}
