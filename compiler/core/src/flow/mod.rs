//! The flow of a process made explicit: one graph that checks, checklists, BPMN and diagrams read.
//!
//! A process is a tree of *scopes*: the process itself, and each sub-process in it. Every scope has one start, its steps, explicit
//! gateways (a choice behind each control, gate and decision; merges where lines meet; fork and join of a
//! parallel), and ends. A route that leaves a sub-process other than by `done` is an *exit*: inside, an end node of kind
//! [`EndKind::Exit`]; outside, a [`NodeKind::Boundary`] node at the sub-process from which the route goes on.

mod build;
pub mod deadline;
mod draft;
mod links;
mod name;
pub mod net;
mod reach;
#[cfg(test)]
mod shapes;
pub mod soundness;
mod through;

pub use links::Links;
pub use name::ncname;
pub use reach::Reach;

use crate::model::{ElementId, Period};

/// The number of a node in [`Flow::nodes`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId(pub u32);

/// The number of an edge in [`Flow::edges`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EdgeId(pub u32);

/// The number of a scope in [`Flow::scopes`]; 0 is the process.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ScopeId(pub u32);

/// The flow of one process.
#[derive(Clone, PartialEq, Debug)]
pub struct Flow {
    /// The process (L3).
    pub process: ElementId,
    /// The process and its sub-processes, each before those inside it.
    pub scopes: Vec<Scope>,
    /// All nodes, in order of writing.
    pub nodes: Vec<Node>,
    /// All edges, in order of the nodes they lead from; both ends of an edge are in one scope.
    pub edges: Vec<Edge>,
    /// The choices of unordered sets, in order of writing. Their edges with an outcome lead to a step of the set, which leads
    /// back to the choice; the one without is the way on, when `until` holds.
    pub unordered: Vec<NodeId>,
    /// The edges that lead from a step of an unordered set back to its choice, in order; `until` says how often they are taken.
    pub rounds: Vec<EdgeId>,
}

/// One level of a flow: the process or a sub-process.
#[derive(Clone, PartialEq, Debug)]
pub struct Scope {
    /// The process or sub-process.
    pub element: ElementId,
    /// The scope around it and the node that stands for this one there; `None` for the process.
    pub parent: Option<(ScopeId, NodeId)>,
    /// Its nodes, in order of writing, the start first.
    pub nodes: Vec<NodeId>,
}

/// One node.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    /// Stable, unique in the flow, an NCName (XML) made of element ids, not of order: `check_lead`, `lead_quality.choice`.
    /// Characters outside `[A-Za-z0-9_.-]` do not occur; it never starts with a digit.
    pub id: String,
    /// What it is.
    pub kind: NodeKind,
    /// The scope it is in.
    pub scope: ScopeId,
    /// The element it comes from. For a merge: that of the node behind it; for an exit and its boundary: what is reached
    /// that way, a step, an `end` or a `suspend`.
    pub element: ElementId,
    /// The role whose lane it is in; nodes without work take the lane of the nearest work before them (else behind them),
    /// merges that of the node behind them, a sub-process its first R or else that of the first work in it.
    pub lane: Option<ElementId>,
}

/// What a node is.
#[derive(Clone, PartialEq, Debug)]
pub enum NodeKind {
    /// Where a scope starts. Triggers of a process are its children of kind `Trigger`; there is one start all the same.
    Start,
    /// Work: an activity, the checking of a control, the deciding of a gate.
    Work,
    /// A wait for a message or a time.
    Wait,
    /// A call of another process.
    Call {
        /// The process.
        calls: Option<ElementId>,
    },
    /// A sub-process. Nothing leads on from it if nothing in it comes to its end and every exit cancels branches beside it.
    Subprocess(ScopeId),
    /// An exclusive choice; the element is the control, gate, decision or wait whose outcomes lead on, or the unordered set whose
    /// steps are chosen from.
    Choice,
    /// Lines meet; goes on with whichever comes.
    Merge,
    /// All branches start. `guarded` when at least one branch has a condition.
    Fork {
        /// At least one branch has a condition.
        guarded: bool,
    },
    /// Waits for all branches that were started.
    Join {
        /// As at the fork.
        guarded: bool,
    },
    /// The case sleeps (element: a `suspend`), then goes on.
    Suspension {
        /// For how long; `None` when nothing is said.
        period: Option<Period>,
    },
    /// Exits of a sub-process that lead to the same place, seen from outside.
    Boundary {
        /// The node of the sub-process.
        at: NodeId,
        /// The end nodes inside, one a route; at least one.
        exits: Vec<NodeId>,
    },
    /// An end.
    End(EndKind),
}

/// How a scope ends.
#[derive(Clone, PartialEq, Debug)]
pub enum EndKind {
    /// The scope is through; in a sub-process the flow goes on behind it. The element is the process or sub-process, or the `end`
    /// that is its last step, to which the sub-process then leads.
    Done,
    /// The case ends (element: an `end`), possibly handing over to another process. Only in the process's own scope.
    Case {
        /// The process that is started.
        starts: Option<ElementId>,
    },
    /// The sub-process is left for somewhere else; its boundary node outside goes on.
    Exit,
}

/// One edge.
#[derive(Clone, PartialEq, Debug)]
pub struct Edge {
    /// Stable, unique in the flow, an NCName, made of the ids of what it leads from and the outcome.
    pub id: String,
    /// From.
    pub from: NodeId,
    /// To.
    pub to: NodeId,
    /// The outcome (of a control, gate, decision, wait), branch or step of an unordered set it stands for.
    pub outcome: Option<ElementId>,
    /// For bounded outcomes: which half of `at most 3 otherwise …` this is.
    pub bound: Option<Bound>,
    /// Whether it leads back to a step before it in order of writing.
    pub back: bool,
    /// Whether it is a branch of a parallel that runs only where its condition holds.
    pub guarded: bool,
}

/// The halves of a bounded route.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bound {
    /// While the route was taken fewer than so many times.
    AtMost(u32),
    /// When it was taken so many times.
    Otherwise(u32),
}

impl Flow {
    /// A node.
    pub fn node(&self, id: NodeId) -> &Node {
        self.nodes.get(id.0 as usize).expect("a node id is made only by the flow that holds the node")
    }

    /// A scope.
    pub fn scope(&self, id: ScopeId) -> &Scope {
        self.scopes.get(id.0 as usize).expect("a scope id is made only by the flow that holds the scope")
    }

    /// One edge.
    pub fn edge(&self, id: EdgeId) -> &Edge {
        self.edges.get(id.0 as usize).expect("an edge id is made only by the flow that holds the edge")
    }

    /// Whether a node is the choice of an unordered set.
    pub fn is_unordered(&self, id: NodeId) -> bool {
        self.unordered.binary_search(&id).is_ok()
    }

    /// Edges out of a node, in order of writing.
    pub fn out(&self, id: NodeId) -> impl Iterator<Item = &Edge> {
        self.edges.iter().filter(move |edge| edge.from == id)
    }

    /// Edges into a node.
    pub fn into(&self, id: NodeId) -> impl Iterator<Item = &Edge> {
        self.edges.iter().filter(move |edge| edge.to == id)
    }

    /// Edges between nodes of a scope.
    pub fn edges_in(&self, scope: ScopeId) -> impl Iterator<Item = &Edge> {
        self.edges.iter().filter(move |edge| self.node(edge.from).scope == scope)
    }
}
