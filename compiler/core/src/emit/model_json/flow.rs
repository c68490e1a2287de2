//! The flow of a process as JSON: scopes, nodes and edges.

use super::Context;
use super::deadline::DeadlinesView;
use crate::flow::{Bound, Edge, EndKind, Flow, Node, NodeKind};
use crate::model::ElementId;
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FlowView<'a> {
    process: &'a str,
    scopes: Vec<ScopeView<'a>>,
    nodes: Vec<NodeView<'a>>,
    edges: Vec<EdgeView<'a>>,
    deadlines: DeadlinesView<'a>,
}

/// A scope; others name it by its place in the list, the process being 0.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ScopeView<'a> {
    element: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    node: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NodeView<'a> {
    id: &'a str,
    kind: &'static str,
    scope: u32,
    element: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lane: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    calls: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    starts: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    opens: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guarded: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    exits: Vec<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EdgeView<'a> {
    id: &'a str,
    from: &'a str,
    to: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_most: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    otherwise_after: Option<u32>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    back: bool,
}

impl<'a> FlowView<'a> {
    pub(super) fn of(context: &'a Context<'a>, flow: &'a Flow) -> FlowView<'a> {
        let path = |id: ElementId| context.path(id);
        let scopes = flow.scopes.iter().map(|scope| ScopeView {
            element: path(scope.element),
            parent: scope.parent.map(|(parent, _)| parent.0),
            node: scope.parent.map(|(_, node)| flow.node(node).id.as_str()),
        });
        FlowView {
            process: path(flow.process),
            scopes: scopes.collect(),
            nodes: flow.nodes.iter().map(|node| node_view(context, flow, node)).collect(),
            edges: flow.edges.iter().map(|edge| edge_view(context, flow, edge)).collect(),
            deadlines: DeadlinesView::of(context, flow),
        }
    }
}

fn node_view<'a>(context: &'a Context<'a>, flow: &'a Flow, node: &'a Node) -> NodeView<'a> {
    let mut view = NodeView {
        id: &node.id,
        kind: "work",
        scope: node.scope.0,
        element: context.path(node.element),
        lane: node.lane.map(|lane| context.path(lane)),
        calls: None,
        starts: None,
        opens: None,
        guarded: None,
        period: None,
        at: None,
        exits: Vec::new(),
    };
    view.kind = match &node.kind {
        NodeKind::Start => "start",
        NodeKind::Work => "work",
        NodeKind::Wait => "wait",
        NodeKind::Call { calls } => {
            view.calls = calls.map(|process| context.path(process));
            "call"
        }
        NodeKind::Subprocess(scope) => {
            view.opens = Some(scope.0);
            "subprocess"
        }
        NodeKind::Choice => "choice",
        NodeKind::Merge => "merge",
        NodeKind::Fork { guarded } => {
            view.guarded = Some(*guarded);
            "fork"
        }
        NodeKind::Join { guarded } => {
            view.guarded = Some(*guarded);
            "join"
        }
        NodeKind::Suspension { period } => {
            view.period = period.map(|period| period.to_string());
            "suspension"
        }
        NodeKind::Boundary { at, exits } => {
            view.at = Some(&flow.node(*at).id);
            view.exits = exits.iter().map(|exit| flow.node(*exit).id.as_str()).collect();
            "boundary"
        }
        NodeKind::End(EndKind::Done) => "end",
        NodeKind::End(EndKind::Case { starts }) => {
            view.starts = starts.map(|process| context.path(process));
            "caseEnd"
        }
        NodeKind::End(EndKind::Exit) => "exit",
    };
    view
}

fn edge_view<'a>(context: &'a Context<'a>, flow: &'a Flow, edge: &'a Edge) -> EdgeView<'a> {
    let (at_most, otherwise_after) = match edge.bound {
        None => (None, None),
        Some(Bound::AtMost(count)) => (Some(count), None),
        Some(Bound::Otherwise(count)) => (None, Some(count)),
    };
    EdgeView {
        id: &edge.id,
        from: &flow.node(edge.from).id,
        to: &flow.node(edge.to).id,
        outcome: edge.outcome.map(|outcome| context.path(outcome)),
        at_most,
        otherwise_after,
        back: edge.back,
    }
}
