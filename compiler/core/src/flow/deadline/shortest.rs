//! The way that takes least time: Dijkstra's algorithm as Knuth has it for points that wait for several lines.

use super::graph::Graph;
use super::{Length, Way};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The shortest way from the start to an end.
pub(super) fn find(graph: &Graph) -> Option<Way> {
    let points = graph.lengths.len();
    let mut done = vec![false; points];
    let mut arrived = vec![0_usize; points];
    let mut before: Vec<Option<u32>> = vec![None; points];
    let mut open = BinaryHeap::new();
    let start = graph.start?;
    open.push(Reverse((graph.length(start), start, start)));
    let mut is_end = vec![false; points];
    for end in &graph.ends {
        if let Some(slot) = is_end.get_mut(*end as usize) {
            *slot = true;
        }
    }
    while let Some(Reverse((length, point, from))) = open.pop() {
        let at = point as usize;
        if done.get(at).copied().unwrap_or(true) {
            continue;
        }
        if graph.joins.get(at).copied().unwrap_or(false)
            && let Some(count) = arrived.get_mut(at)
        {
            *count += 1;
            // Lines come in order of their lengths, so the last one is the one that is waited for.
            if *count < graph.into(point).count() {
                continue;
            }
        }
        if let (Some(done), Some(before)) = (done.get_mut(at), before.get_mut(at)) {
            *done = true;
            *before = Some(from);
        }
        if is_end.get(at).copied().unwrap_or(false) {
            return Some(graph.way(length, &walk(&before, start, point)));
        }
        for (_, line) in graph.out(point) {
            open.push(Reverse((length.plus(graph.length(line.to)), line.to, point)));
        }
    }
    None
}

/// The points from the start to a point.
pub(super) fn walk(before: &[Option<u32>], start: u32, end: u32) -> Vec<u32> {
    let mut way = vec![end];
    let mut at = end;
    while at != start && way.len() <= before.len() {
        let Some(from) = before.get(at as usize).copied().flatten() else { break };
        way.push(from);
        at = from;
    }
    way.reverse();
    way
}

impl Length {
    /// Nothing takes less.
    pub(super) const NONE: Length = Length { worked: 0, unknown: 0, asleep: 0 };
}
