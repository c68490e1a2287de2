//! What follows a step, as the flow has it: the way through gateways to the next thing that has a name.

use crate::flow::{EndKind, Flow, Links, NodeId, NodeKind, ScopeId};
use crate::model::{ElementId, Kind, Model};
use rustc_hash::{FxHashMap, FxHashSet};

/// Where a step leads by one of its outcomes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Then {
    /// The outcome, branch or condition; `None` for the way on.
    pub(super) outcome: Option<ElementId>,
    /// The next steps and ends with a name, in order of writing; several where all run.
    pub(super) to: Vec<ElementId>,
}

/// What follows each step of a flow.
pub(super) struct Ways<'f> {
    model: &'f Model,
    flow: &'f Flow,
    links: Links,
    nodes: FxHashMap<ElementId, Vec<NodeId>>,
    boundaries: FxHashMap<NodeId, Vec<NodeId>>,
}

impl<'f> Ways<'f> {
    pub(super) fn of(model: &'f Model, flow: &'f Flow) -> Ways<'f> {
        let mut nodes: FxHashMap<ElementId, Vec<NodeId>> = FxHashMap::default();
        let mut boundaries: FxHashMap<NodeId, Vec<NodeId>> = FxHashMap::default();
        for (index, node) in flow.nodes.iter().enumerate() {
            let id = NodeId(index as u32);
            match &node.kind {
                NodeKind::Boundary { at, .. } => boundaries.entry(*at).or_default().push(id),
                NodeKind::Merge | NodeKind::Join { .. } | NodeKind::Start | NodeKind::End(_) => {}
                _ => nodes.entry(node.element).or_default().push(id),
            }
        }
        Ways { model, flow, links: Links::of(flow), nodes, boundaries }
    }

    /// What follows a step.
    pub(super) fn after(&self, step: ElementId) -> Vec<Then> {
        let mut all: Vec<Then> = Vec::new();
        for node in self.nodes.get(&step).into_iter().flatten() {
            let mut open: Vec<(NodeId, Option<ElementId>)> = vec![(*node, None)];
            let guests = self.boundaries.get(node).into_iter().flatten().rev();
            open.splice(0..0, guests.map(|guest| (*guest, None)));
            let mut seen: FxHashSet<(NodeId, Option<ElementId>)> = FxHashSet::default();
            while let Some((from, outcome)) = open.pop() {
                if !seen.insert((from, outcome)) {
                    continue;
                }
                let edges = self.links.outgoing(from).iter().rev();
                for edge in edges.filter_map(|id| self.flow.edges.get(id.0 as usize)) {
                    let outcome = outcome.or(edge.outcome);
                    match self.named(edge.to) {
                        Some(goal) if goal != step || edge.back => add(&mut all, outcome, goal),
                        _ => open.extend(self.behind(edge.to).map(|next| (next, outcome))),
                    }
                }
            }
        }
        for then in &mut all {
            then.to.sort_unstable();
            then.to.dedup();
        }
        all.sort_by_key(|then| then.outcome);
        all
    }

    /// What a node stands for, if a reader knows it by name.
    fn named(&self, id: NodeId) -> Option<ElementId> {
        let node = self.flow.node(id);
        let named = match &node.kind {
            NodeKind::Work
            | NodeKind::Wait
            | NodeKind::Call { .. }
            | NodeKind::Subprocess(_)
            | NodeKind::Suspension { .. }
            | NodeKind::End(EndKind::Case { .. } | EndKind::Exit) => true,
            NodeKind::Choice => {
                matches!(self.model.get(node.element).kind, Kind::Decision | Kind::Unordered)
            }
            NodeKind::End(EndKind::Done) => node.scope == ScopeId(0),
            NodeKind::Start
            | NodeKind::Merge
            | NodeKind::Fork { .. }
            | NodeKind::Join { .. }
            | NodeKind::Boundary { .. } => false,
        };
        named.then_some(node.element)
    }

    /// Where the way goes on from a node without a name: from the end of a sub-process behind it.
    fn behind(&self, id: NodeId) -> impl Iterator<Item = NodeId> + use<> {
        let node = self.flow.node(id);
        let next = match node.kind {
            NodeKind::End(EndKind::Done) => self.flow.scope(node.scope).parent.map(|(_, around)| around),
            _ => Some(id),
        };
        next.into_iter()
    }
}

fn add(all: &mut Vec<Then>, outcome: Option<ElementId>, to: ElementId) {
    match all.iter_mut().find(|then| then.outcome == outcome) {
        Some(then) => then.to.push(to),
        None => all.push(Then { outcome, to: vec![to] }),
    }
}
