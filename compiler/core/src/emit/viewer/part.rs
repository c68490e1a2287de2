//! What of a diagram can be highlighted: the work of a role, what stands behind a control, the way to an end.

use crate::emit::page::Word;
use crate::flow::{EndKind, Flow, NodeId, NodeKind, ScopeId};
use crate::model::{ElementId, Kind, LanguageId, Model};
use crate::proof::{Budget, Graph, guarded};

/// What parts have in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    /// The lane of a role.
    Role,
    /// What no case comes to that the control has not let pass.
    Control,
    /// The shortest way to an end.
    Way,
}

impl Group {
    /// What it is called.
    pub fn word(self) -> Word {
        match self {
            Group::Role => Word::Roles,
            Group::Control => Word::BehindControl,
            Group::Way => Word::WayToEnd,
        }
    }
}

/// A part that can be highlighted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// What it is called: the role, the control, the end.
    pub name: String,
    /// The path of the role whose lane it is; else empty.
    pub lane: String,
    /// The numbers of its nodes, blanks between.
    pub nodes: String,
    /// The numbers of its edges, blanks between; empty where the edges are those between its nodes.
    pub edges: String,
}

/// All parts of a flow.
pub fn parts(model: &Model, flow: &Flow, language: LanguageId) -> Vec<(Group, Vec<Part>)> {
    let graph = Graph::new(model, flow);
    let all = [
        (Group::Role, roles(model, flow, language)),
        (Group::Control, controls(model, &graph, language)),
        (Group::Way, ways(model, &graph, language)),
    ];
    all.into_iter().filter(|(_, parts)| !parts.is_empty()).collect()
}

/// A node and the sub-processes it is in.
fn with_surroundings(flow: &Flow, node: NodeId, to: &mut Vec<NodeId>) {
    to.push(node);
    let mut scope = flow.node(node).scope;
    while let Some((around, host)) = flow.scope(scope).parent {
        to.push(host);
        scope = around;
    }
}

/// Numbers in order, each once.
fn numbers(mut nodes: Vec<u32>) -> String {
    nodes.sort_unstable();
    nodes.dedup();
    let nodes: Vec<String> = nodes.iter().map(u32::to_string).collect();
    nodes.join(" ")
}

fn nodes(nodes: &[NodeId]) -> String {
    numbers(nodes.iter().map(|node| node.0).collect())
}

fn roles(model: &Model, flow: &Flow, language: LanguageId) -> Vec<Part> {
    let mut found: Vec<(ElementId, Vec<NodeId>)> = Vec::new();
    for (index, node) in flow.nodes.iter().enumerate() {
        let Some(role) = node.lane else { continue };
        let place = found.iter().position(|(other, _)| *other == role).unwrap_or_else(|| {
            found.push((role, Vec::new()));
            found.len() - 1
        });
        with_surroundings(flow, NodeId(index as u32), &mut found[place].1);
    }
    let part = |(role, list): (ElementId, Vec<NodeId>)| Part {
        name: model.label(role, language).to_owned(),
        lane: model.path(role),
        nodes: nodes(&list),
        edges: String::new(),
    };
    found.into_iter().map(part).collect()
}

fn controls(model: &Model, graph: &Graph<'_>, language: LanguageId) -> Vec<Part> {
    let mut budget = Budget::default();
    let mut parts = Vec::new();
    for node in &graph.flow().nodes {
        let kind = model.get(node.element).kind;
        if node.kind != NodeKind::Work || !matches!(kind, Kind::Kcp | Kind::Gate) {
            continue;
        }
        let mut list = Vec::new();
        for behind in guarded(model, graph, node.element, &mut budget) {
            with_surroundings(graph.flow(), behind, &mut list);
        }
        if !list.is_empty() {
            let label = model.label(node.element, language);
            let name =
                model.code(node.element).map_or_else(|| label.to_owned(), |code| format!("{code} {label}"));
            parts.push(Part { name, lane: String::new(), nodes: nodes(&list), edges: String::new() });
        }
    }
    parts
}

fn ways(model: &Model, graph: &Graph<'_>, language: LanguageId) -> Vec<Part> {
    let flow = graph.flow();
    let Some(reached) = graph.spread(&mut Budget::default(), |_| false) else { return Vec::new() };
    let mut parts = Vec::new();
    for (index, node) in flow.nodes.iter().enumerate() {
        let id = NodeId(index as u32);
        let ends = match node.kind {
            NodeKind::End(EndKind::Case { .. }) => true,
            NodeKind::End(EndKind::Done) => node.scope == ScopeId(0),
            _ => false,
        };
        if !ends || !reached.has(id) {
            continue;
        }
        let lines = graph.whole_way(&reached, id);
        let mut list = Vec::new();
        with_surroundings(flow, id, &mut list);
        for line in &lines {
            if let Some(node) = graph.node_before(line) {
                with_surroundings(flow, node, &mut list);
            }
        }
        let edges = lines.iter().filter_map(|line| graph.edge(line)).map(|edge| edge.0);
        parts.push(Part {
            name: model.label(node.element, language).to_owned(),
            lane: String::new(),
            nodes: nodes(&list),
            edges: numbers(edges.collect()),
        });
    }
    parts
}
