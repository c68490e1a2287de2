//! The way that takes most time, and the loops on it.
//!
//! Without the lines that lead back the graph has no circle, so the longest way to each point is found in one pass. A line
//! that leads back adds, each time it is taken, at most what lies between the point it comes from and the point it leads
//! to, measured on those longest ways: the walk of any case falls into stretches without a line back, and of each stretch
//! the length is at most the difference between its two ends.

use super::graph::{Graph, Line};
use super::shortest::walk;
use super::{Length, Limit, Loop, Way};
use crate::flow::{Flow, NodeId, NodeKind};
use crate::model::{ElementId, Model};

/// The longest way, and all ways back.
pub(super) fn find(model: &Model, flow: &Flow, graph: &Graph) -> (Option<Way>, Vec<Loop>) {
    let Some(start) = graph.start else { return (None, Vec::new()) };
    let (order, back) = in_order(graph, start);
    let points = graph.lengths.len();
    let mut to: Vec<Option<Length>> = vec![None; points];
    let mut before: Vec<Option<u32>> = vec![None; points];
    for point in order {
        let own = graph.length(point);
        let best = graph
            .into(point)
            .filter(|(number, _)| !back.get(*number as usize).copied().unwrap_or(false))
            .filter_map(|(_, line)| Some((to.get(line.from as usize).copied().flatten()?, line.from)))
            .reduce(|best, other| if best.0 < other.0 { other } else { best });
        if let (Some(to), Some(slot)) = (to.get_mut(point as usize), before.get_mut(point as usize)) {
            *to = Some(best.map_or(own, |(length, _)| length.plus(own)));
            *slot = best.map(|(_, from)| from);
        }
    }
    let reached = |point: u32| to.get(point as usize).copied().flatten();
    let last = graph.ends.iter().filter_map(|end| Some((reached(*end)?, *end)));
    let last = last.reduce(|best, other| if best.0 < other.0 { other } else { best });

    let mut loops = Vec::new();
    let mut rounds = Length::NONE;
    for (number, line) in (0_u32..).zip(&graph.lines) {
        if !back.get(number as usize).copied().unwrap_or(false) {
            continue;
        }
        let (Some(far), Some(near)) = (reached(line.from), reached(line.to)) else { continue };
        let near = minus(near, graph.length(line.to));
        let limit = limit(model, flow, graph, number);
        let round = match limit {
            Limit::Until(Some(_)) => Length::NONE,
            Limit::Times(_) | Limit::Sleep | Limit::Until(None) | Limit::Nothing => minus(far, near),
        };
        if let Limit::Times(times) = limit {
            rounds = rounds.plus(repeated(round, times));
        }
        let Some((edge, from, to)) = said(flow, graph, line) else { continue };
        loops.push(Loop { edge, from, to, limit, round });
    }
    loops.sort_by_key(|one| one.edge);
    loops.dedup_by_key(|one| one.edge);
    let longest = last.map(|(length, end)| graph.way(length.plus(rounds), &walk(&before, start, end)));
    (longest, loops)
}

/// The points in an order in which every line that does not lead back leads on, and which lines lead back: to a point that the
/// search is still in. What stands nearest in the text is gone to first, so that a line leads back as readers see it. Without recursion.
fn in_order(graph: &Graph, start: u32) -> (Vec<u32>, Vec<bool>) {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        Unseen,
        Open,
        Left,
    }
    let mut state = vec![State::Unseen; graph.lengths.len()];
    let mut back = vec![false; graph.lines.len()];
    let mut order = Vec::new();
    let mut open: Vec<(u32, usize)> = vec![(start, 0)];
    while let Some((point, at)) = open.pop() {
        if at == 0
            && let Some(slot) = state.get_mut(point as usize)
        {
            if *slot != State::Unseen {
                continue;
            }
            *slot = State::Open;
        }
        let number = graph.out.get(point as usize).and_then(|lines| lines.get(at).copied());
        match number.and_then(|number| Some((number, graph.lines.get(number as usize)?))) {
            Some((number, line)) => {
                open.push((point, at + 1));
                match state.get(line.to as usize) {
                    Some(State::Unseen) => open.push((line.to, 0)),
                    Some(State::Open) => {
                        if let Some(slot) = back.get_mut(number as usize) {
                            *slot = true;
                        }
                    }
                    Some(State::Left) | None => {}
                }
            }
            None => {
                if let Some(slot) = state.get_mut(point as usize) {
                    *slot = State::Left;
                }
                order.push(point);
            }
        }
    }
    order.reverse();
    (order, back)
}

/// What limits a line that leads back.
fn limit(model: &Model, flow: &Flow, graph: &Graph, number: u32) -> Limit {
    let Some(line) = graph.lines.get(number as usize) else { return Limit::Nothing };
    if let Some(edge) = line.edge
        && flow.rounds.binary_search(&edge).is_ok()
    {
        return Limit::Until(model.within(flow.node(flow.edge(edge).to).element));
    }
    if let Some(times) = times(graph, number) {
        return Limit::Times(times);
    }
    if sleeps_before(flow, graph, line) { Limit::Sleep } else { Limit::Nothing }
}

/// How often a line can be taken: as often as it says, else as often as all lines into the point it comes from.
fn times(graph: &Graph, number: u32) -> Option<u64> {
    let mut open = vec![number];
    let mut seen = rustc_hash::FxHashSet::default();
    let mut sum = 0_u64;
    while let Some(number) = open.pop() {
        let line = graph.lines.get(number as usize)?;
        match line.times {
            Some(times) => sum = sum.saturating_add(times),
            // A circle without a bound, or the start: nothing is said.
            None if !seen.insert(number) || MOST <= seen.len() => return None,
            None => {
                let before = open.len();
                open.extend(graph.into(line.from).map(|(number, _)| number));
                if open.len() == before {
                    return None;
                }
            }
        }
    }
    Some(sum)
}

/// How many lines are looked at for what bounds another.
const MOST: usize = 64;

/// Whether every way to a line that leads back passes a suspension shortly before.
fn sleeps_before(flow: &Flow, graph: &Graph, line: &Line) -> bool {
    let mut point = line.from;
    for _ in 0..MOST {
        let kind = flow.nodes.get(point as usize).map(|node| &node.kind);
        match kind {
            Some(NodeKind::Suspension { .. }) => return true,
            Some(NodeKind::Boundary { .. } | NodeKind::Merge | NodeKind::End(_)) | None => {}
            Some(_) => return false,
        }
        let mut into = graph.into(point);
        match (into.next(), into.next()) {
            (Some((_, line)), None) => point = line.from,
            _ => return false,
        }
    }
    false
}

/// The edge, what it leads back from and what to.
fn said(flow: &Flow, graph: &Graph, line: &Line) -> Option<(crate::flow::EdgeId, ElementId, ElementId)> {
    let mut at = *line;
    let mut edge = line.edge;
    for _ in 0..MOST {
        if let Some(id) = at.edge {
            edge = edge.or(Some(id));
            if let Some(outcome) = flow.edge(id).outcome {
                return Some((edge?, outcome, target(flow, line)?));
            }
        }
        let kind = flow.nodes.get(at.from as usize).map(|node| &node.kind);
        let passes = matches!(
            kind,
            Some(NodeKind::Boundary { .. } | NodeKind::Merge | NodeKind::End(_) | NodeKind::Start) | None
        );
        let Some((_, before)) = graph.into(at.from).next().filter(|_| passes) else { break };
        at = *before;
    }
    let from = flow.nodes.get(at.from as usize).map(|node| node.element)?;
    Some((edge?, from, target(flow, line)?))
}

fn target(flow: &Flow, line: &Line) -> Option<ElementId> {
    let node = flow.nodes.get(line.to as usize)?;
    Some(match node.kind {
        // A merge is called after what stands behind it.
        NodeKind::Start => flow.scope(node.scope).element,
        _ => flow.node(NodeId(line.to)).element,
    })
}

fn minus(more: Length, less: Length) -> Length {
    Length {
        worked: more.worked.saturating_sub(less.worked),
        unknown: more.unknown.saturating_sub(less.unknown),
        asleep: more.asleep.saturating_sub(less.asleep),
    }
}

fn repeated(round: Length, times: u64) -> Length {
    Length {
        worked: round.worked.saturating_mul(times),
        unknown: round.unknown,
        asleep: round.asleep.saturating_mul(times),
    }
}
