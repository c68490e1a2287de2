//! What a control stands before: the steps that no case comes to without having passed it, or without an answer by which the process
//! itself leads around the control.
//!
//! Two models are held against each other by it: what a control stood before in a standard it must stand before in a region.

use super::graph::{Budget, Graph, Line, Reached};
use super::way::Way;
use super::{Places, Search, leading_to, passing};
use crate::flow::{NodeId, NodeKind};
use crate::model::{ElementId, Kind, Model};

/// What one control or gate stands before. A control may have several: steps to which the same answers lead around it are together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Before {
    /// The control or gate.
    pub control: ElementId,
    /// Steps and ends behind it, in the order of the model.
    pub behind: Vec<ElementId>,
    /// Answers by which the process leads around the control to these steps.
    pub exempt: Vec<ElementId>,
}

/// What each control and gate of a process stands before, in the order of the model; `None` where there is too much to look at.
pub fn before(model: &Model, graph: &Graph<'_>, budget: &mut Budget) -> Option<Vec<Before>> {
    let places = Places::of(graph);
    let mut controls: Vec<ElementId> = graph
        .flow()
        .nodes
        .iter()
        .filter(|node| node.kind == NodeKind::Work)
        .map(|node| node.element)
        .filter(|element| matches!(model.get(*element).kind, Kind::Kcp | Kind::Gate))
        .collect();
    controls.sort_unstable();
    controls.dedup();
    if controls.is_empty() {
        return Some(Vec::new());
    }
    let whole = graph.spread(budget, |_| false)?;
    let mut all = Vec::new();
    for control in controls {
        let search = Search { model, graph, places: &places, control, passing: passing(model, control) };
        all.extend(of_control(&search, &whole, budget)?);
    }
    Some(all)
}

fn of_control(search: &Search<'_>, whole: &Reached, budget: &mut Budget) -> Option<Vec<Before>> {
    let (model, graph) = (search.model, search.graph);
    let Some(asked) = search.asked().filter(|asked| whole.has(*asked)) else { return Some(Vec::new()) };
    let leads = leading_to(graph, [asked], budget)?;
    let onward = graph.spread_from(budget, asked, whole, |line| graph.is_back(line))?;
    // Answers of other questions that lead away from where the control can be come to, each with where they lead.
    let mut around: Vec<(ElementId, Reached)> = Vec::new();
    for point in 0..graph.points() as u32 {
        for line in graph.lines_from(point) {
            let Some(outcome) = graph.outcome(line) else { continue };
            let from = leads.get(line.from as usize) == Some(&true);
            let away = leads.get(line.to as usize) != Some(&true);
            if !from || !away || model.get(outcome).parent == Some(search.control) {
                continue;
            }
            let to = NodeId(line.to);
            around.push((outcome, graph.spread_from(budget, to, whole, |line| search.passes(line))?));
        }
    }
    let mut groups: Vec<(Vec<ElementId>, Vec<ElementId>)> = Vec::new();
    let steps = nodes(graph).filter(|node| *node != asked && onward.has(*node)).filter(|node| {
        let element = graph.flow().node(*node).element;
        element != search.control
            && model.get(element).kind.is_step()
            && search.places.of_element(element).contains(node)
    });
    for node in steps {
        let mut exempt: Vec<ElementId> =
            around.iter().filter(|(_, reached)| reached.has(node)).map(|(outcome, _)| *outcome).collect();
        exempt.sort_unstable();
        exempt.dedup();
        let element = graph.flow().node(node).element;
        match groups.iter_mut().find(|(known, _)| *known == exempt) {
            Some((_, behind)) => behind.push(element),
            None => groups.push((exempt, vec![element])),
        }
    }
    let mut all = Vec::new();
    for (exempt, mut behind) in groups {
        let lacking = without(search, &exempt, budget)?;
        behind.sort_unstable();
        behind.dedup();
        behind.retain(|step| search.places.of_element(*step).iter().all(|node| !lacking.has(*node)));
        if !behind.is_empty() {
            all.push(Before { control: search.control, behind, exempt });
        }
    }
    Some(all)
}

/// A way to one of some steps that neither passes the control nor takes an exempt answer; the first that is found. The outer `None`:
/// there is too much to look at.
pub fn way_around(
    model: &Model,
    graph: &Graph<'_>,
    before: &Before,
    budget: &mut Budget,
) -> Option<Option<(ElementId, Way)>> {
    let control = before.control;
    let places = Places::of(graph);
    let search = Search { model, graph, places: &places, control, passing: passing(model, control) };
    let lacking = without(&search, &before.exempt, budget)?;
    let found = before.behind.iter().find_map(|step| {
        let node = places.of_element(*step).iter().copied().find(|node| lacking.has(*node))?;
        Some((*step, Way::along(model, graph, &graph.way(&lacking, node), node)))
    });
    Some(found)
}

fn without(search: &Search<'_>, exempt: &[ElementId], budget: &mut Budget) -> Option<Reached> {
    let graph = search.graph;
    let is_exempt =
        |line: &Line| graph.outcome(line).is_some_and(|outcome| exempt.binary_search(&outcome).is_ok());
    graph.spread(budget, |line| search.passes(line) || is_exempt(line))
}

fn nodes(graph: &Graph<'_>) -> impl Iterator<Item = NodeId> + use<> {
    (0..graph.flow().nodes.len() as u32).map(NodeId)
}

/// Whether a case can come to a step without having done one of some others; `None` where there is too much to look at.
pub fn comes_without(
    graph: &Graph<'_>,
    others: &[ElementId],
    step: ElementId,
    budget: &mut Budget,
) -> Option<bool> {
    let places = Places::of(graph);
    let behind_others = |line: &Line| {
        let node = graph.node_before(line).map(|node| graph.flow().node(node));
        node.is_some_and(|node| node.kind == NodeKind::Work && others.contains(&node.element))
    };
    let reached = graph.spread(budget, behind_others)?;
    Some(places.of_element(step).iter().any(|node| reached.has(*node)))
}
