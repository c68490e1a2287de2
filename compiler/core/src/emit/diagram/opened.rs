//! A whole process with its sub-processes opened → what is to be drawn.

use super::from_flow::{Reader, in_drawing_order};
use super::{Drawing, Phase, Shape};
use crate::flow::{Edge, EndKind, Flow, Links, NodeId, NodeKind, ScopeId};
use crate::model::{ElementId, LanguageId, Model};

impl Drawing {
    /// What is to be drawn of a process with the steps of its sub-processes in place of these; each sub-process is a phase.
    pub fn opened(model: &Model, flow: &Flow, language: LanguageId) -> Drawing {
        let mut reader = Reader::new(model, flow, language);
        let mut phases = Vec::new();
        if flow.scopes.is_empty() {
            return reader.finish(flow.process);
        }
        add(&mut reader, flow, ScopeId(0), &mut phases);
        let links = Links::of(flow);
        for (index, edge) in in_drawing_order(flow) {
            if stands(flow, edge.from)
                && let Some((to, back)) = target(flow, &links, edge)
            {
                reader.link(index, &Edge { to, back, ..edge.clone() });
            }
        }
        let mut drawing = reader.finish(flow.process);
        // Ends and suspensions are where the work before them is; outside its sub-process that could not be seen.
        for item in 1..drawing.items.len() {
            if drawing.items[item].shape == Shape::Event
                && let Some(before) = drawing.links.iter().find(|link| link.to == item)
            {
                drawing.items[item].lane = drawing.items[before.from].lane;
            }
        }
        drawing.phases = phases
            .into_iter()
            .map(|(element, items)| Phase { element, name: model.label(element, language).to_owned(), items })
            .collect();
        drawing
    }
}

fn add(
    reader: &mut Reader<'_>,
    flow: &Flow,
    scope: ScopeId,
    phases: &mut Vec<(ElementId, std::ops::Range<usize>)>,
) {
    for id in &flow.scope(scope).nodes {
        if let NodeKind::Subprocess(inner) = flow.node(*id).kind {
            let place = phases.len();
            phases.push((flow.scope(inner).element, 0..0));
            let first = reader.drawing.items.len();
            add(reader, flow, inner, phases);
            let last = reader.drawing.items.len();
            if let Some(phase) = phases.get_mut(place) {
                phase.1 = first..last;
            }
        } else if stands(flow, *id) {
            reader.add(*id);
        }
    }
    phases.retain(|(_, items)| !items.is_empty() || scope != ScopeId(0));
}

/// Whether a node is drawn when sub-processes are open: their boxes, starts and ends are not.
fn stands(flow: &Flow, id: NodeId) -> bool {
    let node = flow.node(id);
    let inside = flow.scope(node.scope).parent.is_some();
    match node.kind {
        NodeKind::Subprocess(_) | NodeKind::Boundary { .. } | NodeKind::End(EndKind::Exit) => false,
        NodeKind::Start | NodeKind::End(EndKind::Done) => !inside,
        NodeKind::End(EndKind::Case { .. })
        | NodeKind::Work
        | NodeKind::Wait
        | NodeKind::Call { .. }
        | NodeKind::Choice
        | NodeKind::Merge
        | NodeKind::Fork { .. }
        | NodeKind::Join { .. }
        | NodeKind::Suspension { .. } => true,
    }
}

/// Where an edge leads when sub-processes are open, and whether it leads back.
fn target(flow: &Flow, links: &Links, edge: &Edge) -> Option<(NodeId, bool)> {
    let mut at = edge.to;
    let mut back = edge.back;
    // Every step goes into or out of one scope, so a flow of sound scopes ends this long before the bound.
    for _ in 0..2 * flow.scopes.len() + 2 {
        if stands(flow, at) {
            return Some((at, back));
        }
        let node = flow.node(at);
        let from = match node.kind {
            NodeKind::Subprocess(scope) => *flow.scope(scope).nodes.first()?,
            NodeKind::End(EndKind::Exit) => flow
                .nodes
                .iter()
                .position(
                    |other| matches!(&other.kind, NodeKind::Boundary { exits, .. } if exits.contains(&at)),
                )
                .map(|index| NodeId(index as u32))?,
            NodeKind::End(EndKind::Done) => flow.scope(node.scope).parent?.1,
            _ => at,
        };
        let next = flow.edge(*links.outgoing(from).first()?);
        back |= next.back;
        at = next.to;
    }
    None
}
