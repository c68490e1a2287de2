//! Flow → the data `run.js` runs: nodes and edges by number, and what has to be there before a step is finished.

use crate::flow::{Bound, EndKind, Flow, NodeId, NodeKind};
use crate::model::{ElementId, Kind, Model, Period};
use ltc_grammar::words::AttributeWord;
use rustc_hash::FxHashMap;
use serde::Serialize;

/// What the way on from an unordered set is called in the data; no id has a hyphen.
pub(super) const ENOUGH: &str = "that-is-all";

/// A flow with its edges sorted by where they come from, and its nodes by what they come from.
pub(super) struct Net<'flow> {
    /// The flow.
    pub(super) flow: &'flow Flow,
    out: Vec<Vec<usize>>,
    cards: FxHashMap<ElementId, NodeId>,
    joins: FxHashMap<ElementId, NodeId>,
    boundaries: FxHashMap<NodeId, NodeId>,
}

impl<'flow> Net<'flow> {
    /// Sorts a flow.
    pub(super) fn of(flow: &'flow Flow) -> Net<'flow> {
        let mut out = vec![Vec::new(); flow.nodes.len()];
        for (at, edge) in flow.edges.iter().enumerate() {
            if let Some(edges) = out.get_mut(edge.from.0 as usize) {
                edges.push(at);
            }
        }
        let (mut cards, mut joins, mut boundaries) =
            (FxHashMap::default(), FxHashMap::default(), FxHashMap::default());
        for (at, node) in flow.nodes.iter().enumerate() {
            let id = NodeId(at as u32);
            match node.kind {
                NodeKind::Join { .. } => {
                    joins.insert(node.element, id);
                }
                NodeKind::Boundary { ref exits, .. } => {
                    boundaries.extend(exits.iter().map(|exit| (*exit, id)));
                }
                NodeKind::Work
                | NodeKind::Wait
                | NodeKind::Call { .. }
                | NodeKind::Choice
                | NodeKind::Suspension { .. }
                | NodeKind::Fork { guarded: true } => {
                    // The work of a control comes before its choice and is where its card is filled in.
                    cards.entry(node.element).or_insert(id);
                }
                NodeKind::Start
                | NodeKind::Subprocess(_)
                | NodeKind::Merge
                | NodeKind::Fork { guarded: false }
                | NodeKind::End(_) => {}
            }
        }
        Net { flow, out, cards, joins, boundaries }
    }

    /// Numbers of the edges out of a node, in order of writing.
    pub(super) fn out(&self, id: NodeId) -> &[usize] {
        self.out.get(id.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// The node at which an element's card is filled in.
    pub(super) fn card(&self, element: ElementId) -> Option<NodeId> {
        self.cards.get(&element).copied()
    }

    /// Where an exit goes on outside.
    pub(super) fn boundary(&self, exit: NodeId) -> Option<NodeId> {
        self.boundaries.get(&exit).copied()
    }

    /// The choice whose outcomes are chosen on the card of this node: its own, or the one behind its work.
    pub(super) fn choice(&self, id: NodeId) -> Option<NodeId> {
        let node = self.flow.node(id);
        if node.kind == NodeKind::Choice {
            return Some(id);
        }
        let [edge] = self.out(id) else { return None };
        let to = self.flow.edges.get(*edge)?.to;
        let behind = self.flow.node(to);
        (behind.kind == NodeKind::Choice && behind.element == node.element).then_some(to)
    }
}

/// The data of `run.js`; its field names are the script's.
#[derive(Serialize)]
pub(super) struct Script<'m> {
    start: u32,
    nodes: Vec<ScriptNode<'m>>,
    edges: Vec<ScriptEdge<'m>>,
}

#[derive(Serialize, Default)]
struct ScriptNode<'m> {
    id: &'m str,
    kind: &'static str,
    out: Vec<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    up: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inner: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    boundary: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    join: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    choice: Option<u32>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    guarded: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    handover: bool,
    /// It stands in an unordered set: it need not be done, and may be done again.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    free: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<ScriptPeriod>,
    #[serde(skip_serializing_if = "Option::is_none")]
    card: Option<ScriptCard<'m>>,
}

/// A period, for `due` in `run.js`.
#[derive(Serialize, Clone, Copy)]
pub(super) struct ScriptPeriod {
    count: u32,
    unit: &'static str,
}

impl From<Period> for ScriptPeriod {
    fn from(period: Period) -> ScriptPeriod {
        ScriptPeriod { count: period.count, unit: period.unit.text() }
    }
}

/// Working days, for `due` in `run.js`.
#[derive(Serialize)]
pub(super) struct ScriptCalendar {
    /// Sunday first, as scripts count.
    week: [bool; 7],
    holidays: Vec<String>,
}

impl ScriptCalendar {
    /// The working days of a calendar.
    pub(super) fn of(model: &Model, calendar: ElementId) -> ScriptCalendar {
        let days = model.workdays(Some(calendar));
        let mut week = days.week;
        week.rotate_right(1);
        ScriptCalendar { week, holidays: days.holidays.iter().map(ToString::to_string).collect() }
    }
}

#[derive(Serialize)]
struct ScriptCard<'m> {
    tasks: Vec<ScriptTask<'m>>,
    checks: Vec<&'m str>,
    outcomes: Vec<ScriptOutcome<'m>>,
    branches: Vec<ScriptBranch<'m>>,
    evidence: bool,
    differ: bool,
}

#[derive(Serialize)]
struct ScriptTask<'m> {
    id: &'m str,
    evidence: bool,
}

#[derive(Serialize)]
struct ScriptOutcome<'m> {
    id: &'m str,
    needs: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    most: Option<u32>,
}

#[derive(Serialize)]
struct ScriptBranch<'m> {
    id: &'m str,
    edge: u32,
    always: bool,
}

#[derive(Serialize)]
struct ScriptEdge<'m> {
    from: u32,
    to: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    most: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    otherwise: Option<u32>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    back: bool,
}

/// The data of a flow.
pub(super) fn script<'m>(model: &'m Model, net: &Net<'m>) -> Script<'m> {
    let flow = net.flow;
    let start_of = |scope: usize| flow.scopes.get(scope).and_then(|scope| scope.nodes.first()).map(|id| id.0);
    let nodes = flow
        .nodes
        .iter()
        .enumerate()
        .map(|(at, node)| {
            let id = NodeId(at as u32);
            let mut made = ScriptNode {
                id: &node.id,
                out: net.out(id).iter().map(|edge| *edge as u32).collect(),
                up: flow.scope(node.scope).parent.map(|(_, node)| node.0),
                ..ScriptNode::default()
            };
            match &node.kind {
                NodeKind::Start => made.kind = "start",
                NodeKind::Work => made.kind = "work",
                NodeKind::Wait => made.kind = "wait",
                NodeKind::Call { .. } => made.kind = "call",
                NodeKind::Choice => made.kind = "choice",
                NodeKind::Merge => made.kind = "merge",
                NodeKind::Suspension { period } => {
                    made.kind = "sleep";
                    made.within = period.map(ScriptPeriod::from);
                }
                NodeKind::Subprocess(scope) => {
                    made.kind = "scope";
                    made.inner = start_of(scope.0 as usize);
                }
                NodeKind::Fork { guarded } => {
                    made.kind = "fork";
                    made.guarded = *guarded;
                    made.join = net.joins.get(&node.element).map(|id| id.0);
                }
                NodeKind::Join { .. } => made.kind = "join",
                NodeKind::Boundary { .. } => made.kind = "boundary",
                NodeKind::End(EndKind::Done) => made.kind = "done",
                NodeKind::End(EndKind::Exit) => {
                    made.kind = "exit";
                    made.boundary = net.boundary(id).map(|id| id.0);
                }
                NodeKind::End(EndKind::Case { starts }) => {
                    made.kind = "end";
                    made.handover = starts.is_some();
                }
            }
            if net.card(node.element) == Some(id) {
                let around = model.ancestry(node.element).skip(1).take_while(|id| *id != flow.process);
                made.free = around.into_iter().any(|id| model.get(id).kind == Kind::Unordered);
                made.card = Some(card(model, net, id));
                made.within =
                    made.within.or_else(|| deadline(model, node.element)).filter(|_| made.kind != "choice");
                made.choice = net.choice(id).filter(|choice| *choice != id).map(|choice| choice.0);
            }
            made
        })
        .collect();
    let edges = flow
        .edges
        .iter()
        .map(|edge| ScriptEdge {
            from: edge.from.0,
            to: edge.to.0,
            outcome: match edge.outcome {
                Some(outcome) => Some(&*model.get(outcome).id),
                None => flow.is_unordered(edge.from).then_some(ENOUGH),
            },
            most: match edge.bound {
                Some(Bound::AtMost(most)) => Some(most),
                Some(Bound::Otherwise(_)) | None => None,
            },
            otherwise: match edge.bound {
                Some(Bound::Otherwise(most)) => Some(most),
                Some(Bound::AtMost(_)) | None => None,
            },
            back: edge.back,
        })
        .collect();
    Script { start: start_of(0).unwrap_or(0), nodes, edges }
}

/// The deadline of a step: its `within`, written as an attribute or (for a `wait`) in its head.
pub(super) fn deadline(model: &Model, id: ElementId) -> Option<ScriptPeriod> {
    model.deadline(id).map(ScriptPeriod::from)
}

fn card<'m>(model: &'m Model, net: &Net<'m>, id: NodeId) -> ScriptCard<'m> {
    let element = net.flow.node(id).element;
    let kind = model.get(element).kind;
    let has_evidence = |id: ElementId| model.attribute(id, AttributeWord::Evidence).is_some();
    let tasks = model
        .children(element, Kind::Task)
        .map(|task| ScriptTask { id: &model.get(task).id, evidence: has_evidence(task) })
        .collect();
    let outcomes = answers(model, net, id)
        .into_iter()
        .map(|answer| match answer.map(|answer| model.get(answer)) {
            Some(outcome) => ScriptOutcome {
                id: &outcome.id,
                needs: needs(kind, &outcome.id),
                most: outcome.route.as_ref().and_then(|route| route.at_most),
            },
            None => ScriptOutcome { id: ENOUGH, needs: "answered", most: None },
        })
        .collect();
    let branches = match net.flow.node(id).kind {
        NodeKind::Fork { guarded: true } => branches(model, net, id)
            .map(|branch| ScriptBranch {
                id: &net.flow.node(branch.first).id,
                edge: branch.edge as u32,
                always: !branch.guarded,
            })
            .collect(),
        _ => Vec::new(),
    };
    ScriptCard {
        tasks,
        checks: model.children(element, Kind::Check).map(|check| &*model.get(check).id).collect(),
        outcomes,
        branches,
        evidence: has_evidence(element),
        differ: kind == Kind::Kcp,
    }
}

/// What is chosen from on the card of a node: outcomes; of an unordered set its steps, and last, as `None`, the way on.
pub(super) fn answers(model: &Model, net: &Net<'_>, id: NodeId) -> Vec<Option<ElementId>> {
    if net.flow.is_unordered(id) {
        let edges = net.out(id).iter().filter_map(|edge| net.flow.edges.get(*edge));
        return edges.map(|edge| edge.outcome).collect();
    }
    model.children(net.flow.node(id).element, Kind::Outcome).map(Some).collect()
}

/// One branch of a guarded parallel.
pub(super) struct Branch {
    /// Its first node; names the branch in the running page.
    pub(super) first: NodeId,
    /// The number of the edge that opens it.
    pub(super) edge: usize,
    /// The branch, or the step that is one by itself.
    pub(super) element: ElementId,
    /// Whether it has a condition.
    pub(super) guarded: bool,
}

/// The branches a fork opens, in order of writing.
pub(super) fn branches<'m>(model: &'m Model, net: &Net<'m>, fork: NodeId) -> impl Iterator<Item = Branch> {
    let flow = net.flow;
    net.out(fork).to_vec().into_iter().filter_map(move |edge| {
        let line = flow.edges.get(edge)?;
        let element = line.outcome.unwrap_or(flow.node(line.to).element);
        Some(Branch { first: line.to, edge, element, guarded: model.condition(element).is_some() })
    })
}

/// What an outcome of a control needs of its checks: `pass` all of them answered with yes, `fail` one with no (or a reason),
/// outcomes of its own an answer to each.
fn needs(kind: Kind, outcome: &str) -> &'static str {
    match (kind, outcome) {
        (Kind::Kcp, "pass") => "pass",
        (Kind::Kcp, "fail") => "fail",
        _ => "answered",
    }
}
