//! Answers that lead past a step: before the answer a case still comes to the step, behind it no longer.
//!
//! Two models are held against each other by it: a region gives no answer that leads past what the standard has done in every case.

use super::graph::{Budget, Graph};
use super::{Places, leading_to};
use crate::flow::NodeKind;
use crate::model::{ElementId, Kind, Model};
use rustc_hash::FxHashMap;

/// For each of some steps the answers that lead past all that stand for it, in order; `None` where there is too much to look at.
///
/// A step may be stood for by several: what replaced it. Answers of the step itself do not lead past it.
pub fn answers_past(
    model: &Model,
    graph: &Graph<'_>,
    steps: &[(ElementId, Vec<ElementId>)],
    budget: &mut Budget,
) -> Option<FxHashMap<ElementId, Vec<ElementId>>> {
    let places = Places::of(graph);
    let mut all = FxHashMap::default();
    for (step, stand_for_it) in steps {
        let nodes = stand_for_it.iter().flat_map(|one| places.of_element(*one)).copied();
        let leads = leading_to(graph, nodes.filter(|node| is_done(graph, *node)), budget)?;
        let leads_there = |point: u32| leads.get(point as usize) == Some(&true);
        let mut past: Vec<ElementId> = Vec::new();
        for point in (0..graph.points() as u32).filter(|point| leads_there(*point)) {
            let lines = graph.lines_from(point).iter().filter(|line| !graph.is_back(line));
            let away = lines.filter(|line| !leads_there(line.to)).filter_map(|line| graph.outcome(line));
            past.extend(away.filter(|outcome| {
                let element = model.get(*outcome);
                element.kind == Kind::Outcome
                    && !element.parent.is_some_and(|question| stand_for_it.contains(&question))
            }));
        }
        past.sort_unstable();
        past.dedup();
        all.insert(*step, past);
    }
    Some(all)
}

/// Whether a node is where something is done, and not only decided or come together.
fn is_done(graph: &Graph<'_>, node: crate::flow::NodeId) -> bool {
    matches!(
        graph.flow().node(node).kind,
        NodeKind::Work | NodeKind::Call { .. } | NodeKind::Wait | NodeKind::Subprocess(_) | NodeKind::End(_)
    )
}
