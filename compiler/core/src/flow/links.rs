//! The edges of a flow by their ends, in constant time.

use super::{Edge, EdgeId, Flow, NodeId};

/// The edges of a flow, by the node they lead from and by the node they lead to. [`Flow::out`] and [`Flow::into`] look at
/// every edge each time; who asks for many nodes makes this first.
#[derive(Clone, Debug)]
pub struct Links {
    out: (Vec<EdgeId>, Vec<u32>),
    into: (Vec<EdgeId>, Vec<u32>),
}

impl Links {
    /// Indexes the edges of a flow by their ends.
    pub fn of(flow: &Flow) -> Links {
        let by = |end: fn(&Edge) -> NodeId| {
            let mut order: Vec<EdgeId> = (0..flow.edges.len() as u32).map(EdgeId).collect();
            let key = |id: &EdgeId| flow.edges.get(id.0 as usize).map(end);
            order.sort_by_key(key);
            let mut starts = Vec::with_capacity(flow.nodes.len() + 1);
            let mut at = 0;
            for node in 0..=flow.nodes.len() as u32 {
                while order.get(at).and_then(key).is_some_and(|found| found < NodeId(node)) {
                    at += 1;
                }
                starts.push(at as u32);
            }
            (order, starts)
        };
        Links { out: by(|edge| edge.from), into: by(|edge| edge.to) }
    }

    /// Edges out of a node, in order of writing.
    pub fn outgoing(&self, node: NodeId) -> &[EdgeId] {
        range(&self.out, node)
    }

    /// Edges into a node.
    pub fn incoming(&self, node: NodeId) -> &[EdgeId] {
        range(&self.into, node)
    }
}

fn range((order, starts): &(Vec<EdgeId>, Vec<u32>), node: NodeId) -> &[EdgeId] {
    let at = |node: u32| starts.get(node as usize).copied().unwrap_or(0) as usize;
    order.get(at(node.0)..at(node.0 + 1)).unwrap_or(&[])
}
