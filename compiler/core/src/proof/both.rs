//! Whether one case passes two steps, and how.

use super::graph::{Budget, Graph, Line};
use super::way::Way;
use crate::flow::{NodeId, NodeKind};
use crate::model::{ElementId, Kind, Model};

/// How a case passes two steps.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Meeting {
    /// It never does: they stand on ways that part and do not meet again.
    Never,
    /// One after the other, along this way.
    Along(Way),
    /// Both at a time, in branches of this `parallel`, or in any order among the steps of this `unordered`.
    SideBySide(ElementId),
    /// There was too much to look at.
    Unknown,
}

/// Whether a case passes both steps of one process.
pub fn both(
    model: &Model,
    graph: &Graph<'_>,
    one: ElementId,
    other: ElementId,
    budget: &mut Budget,
) -> Meeting {
    match in_order(model, graph, one, other, budget) {
        Meeting::Never => {}
        met => return met,
    }
    match in_order(model, graph, other, one, budget) {
        Meeting::Never => {}
        met => return met,
    }
    let shared = model.ancestry(one).find(|around| model.ancestry(other).any(|id| id == *around));
    match shared.filter(|around| matches!(model.get(*around).kind, Kind::Parallel | Kind::Unordered)) {
        Some(around) if one != other => Meeting::SideBySide(around),
        _ => Meeting::Never,
    }
}

/// Whether a case passes the second step after the first, and along which way.
pub fn in_order(
    model: &Model,
    graph: &Graph<'_>,
    first: ElementId,
    second: ElementId,
    budget: &mut Budget,
) -> Meeting {
    let Some(reached) = graph.spread(budget, |_| false) else { return Meeting::Unknown };
    for from in nodes(graph, first).filter(|node| reached.has(*node)) {
        let Some(onward) = graph.spread_from(budget, from, &reached, |_| false) else {
            return Meeting::Unknown;
        };
        let Some(to) = nodes(graph, second).find(|node| *node != from && onward.has(*node)) else { continue };
        let mut lines: Vec<Line> = graph.way(&reached, from);
        lines.extend(graph.way(&onward, to));
        return Meeting::Along(Way::along(model, graph, &lines, to));
    }
    Meeting::Never
}

/// The nodes at which a step is worked on.
fn nodes(graph: &Graph<'_>, step: ElementId) -> impl Iterator<Item = NodeId> {
    let nodes = &graph.flow().nodes;
    let all = nodes.iter().enumerate().filter(move |(_, node)| {
        node.element == step && matches!(node.kind, NodeKind::Work | NodeKind::Wait | NodeKind::Call { .. })
    });
    all.map(|(index, _)| NodeId(index as u32))
}
