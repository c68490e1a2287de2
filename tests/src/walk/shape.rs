//! Shapes in flows that one engine or another is known to run wrongly; `tests/engines/README.md` has them small.

use ltc_core::flow::{Flow, Links, NodeId, NodeKind};

/// Whether some parallel has branches with conditions.
pub fn guarded_branches(flow: &Flow) -> bool {
    forks(flow, true).next().is_some()
}

/// Whether a branch with a condition, or one beside it, holds a question or a way out.
pub fn questions_in_guarded_branches(flow: &Flow) -> bool {
    forks(flow, true).any(|fork| asks(flow, fork))
}

/// Whether a parallel stands in a loop.
pub fn branches_in_a_loop(flow: &Flow) -> bool {
    let links = Links::of(flow);
    let mut all = forks(flow, true).chain(forks(flow, false));
    all.any(|fork| reached(flow, &links, fork, None).contains(&fork))
}

/// Whether a branch of a parallel without conditions holds a question or a way out.
pub fn questions_in_branches(flow: &Flow) -> bool {
    forks(flow, false).any(|fork| asks(flow, fork))
}

/// Whether a way out of a sub-process leads back to before it.
pub fn ways_back_out_of_a_subprocess(flow: &Flow) -> bool {
    let links = Links::of(flow);
    let ids = (0..flow.nodes.len() as u32).map(NodeId);
    ids.into_iter().any(|id| leads_back(flow, &links, id))
}

/// Whether that is so in a branch of a parallel.
pub fn ways_back_out_of_a_subprocess_in_branches(flow: &Flow) -> bool {
    let links = Links::of(flow);
    let mut all = forks(flow, true).chain(forks(flow, false));
    all.any(|fork| {
        reached(flow, &links, fork, join_of(flow, fork)).into_iter().any(|id| leads_back(flow, &links, id))
    })
}

/// Whether a node is a boundary from which its sub-process is reached again.
fn leads_back(flow: &Flow, links: &Links, id: NodeId) -> bool {
    let NodeKind::Boundary { at, .. } = flow.node(id).kind else { return false };
    reached(flow, links, id, None).contains(&at)
}

/// The join of a fork.
fn join_of(flow: &Flow, fork: NodeId) -> Option<NodeId> {
    let element = flow.node(fork).element;
    (0..flow.nodes.len() as u32)
        .map(NodeId)
        .find(|id| matches!(flow.node(*id).kind, NodeKind::Join { .. }) && flow.node(*id).element == element)
}

fn forks(flow: &Flow, with_conditions: bool) -> impl Iterator<Item = NodeId> {
    let ids = (0..flow.nodes.len() as u32).map(NodeId);
    ids.filter(move |id| flow.node(*id).kind == NodeKind::Fork { guarded: with_conditions })
}

/// Whether a choice or a boundary stands between a fork and its join.
fn asks(flow: &Flow, fork: NodeId) -> bool {
    let links = Links::of(flow);
    let inside = reached(flow, &links, fork, join_of(flow, fork));
    inside.iter().any(|id| matches!(flow.node(*id).kind, NodeKind::Choice | NodeKind::Boundary { .. }))
}

/// The nodes of the scope that a node leads to, by its lines and past the boundaries of sub-processes; not past `shut`.
fn reached(flow: &Flow, links: &Links, from: NodeId, shut: Option<NodeId>) -> Vec<NodeId> {
    let mut found: Vec<NodeId> = Vec::new();
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        let boundaries = flow.nodes.iter().enumerate().filter_map(|(number, node)| {
            let is_its = matches!(node.kind, NodeKind::Boundary { at: host, .. } if host == at);
            is_its.then_some(NodeId(number as u32))
        });
        for to in links.outgoing(at).iter().map(|edge| flow.edge(*edge).to).chain(boundaries) {
            if Some(to) != shut && !found.contains(&to) {
                found.push(to);
                open.push(to);
            }
        }
    }
    found
}
