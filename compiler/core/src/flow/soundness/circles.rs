//! Groups of things that lead to each other.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

/// The groups of numbers that lead to each other, and those that lead to themselves; each sorted, in order of their first.
pub fn circles(count: u32, lines: &[(u32, u32)]) -> Vec<Vec<u32>> {
    let mut graph: DiGraph<(), ()> = DiGraph::new();
    for _ in 0..count {
        graph.add_node(());
    }
    let mut alone = vec![false; count as usize];
    for (from, to) in lines.iter().filter(|(from, to)| *from < count && *to < count) {
        graph.add_edge(NodeIndex::new(*from as usize), NodeIndex::new(*to as usize), ());
        if let Some(mark) = alone.get_mut(*from as usize).filter(|_| from == to) {
            *mark = true;
        }
    }
    let mut found: Vec<Vec<u32>> = kosaraju_scc(&graph)
        .into_iter()
        .map(|group| {
            let mut group: Vec<u32> = group.into_iter().map(|node| node.index() as u32).collect();
            group.sort_unstable();
            group
        })
        .filter(|group| match group.as_slice() {
            [one] => alone.get(*one as usize).copied().unwrap_or(false),
            _ => true,
        })
        .collect();
    found.sort_unstable();
    found
}
