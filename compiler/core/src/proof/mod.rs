//! What can be proved of every case of a process: that nothing a control guards, and no end a process is for, is come to without
//! the control having let the case pass.
//!
//! A proof is a search for the contrary: all lines that stand for a passing outcome are shut, and whatever a case can still come
//! to has a way around the control. Joins are taken into account: behind branches that all run a case comes only when each of them has
//! been gone through, so a control in one of them is enough.

mod across;
mod before;
mod both;
pub mod data;
mod graph;
mod passing;
mod past;
mod starts;
mod way;
mod whole;

pub use across::across;
pub use before::{Before, before, comes_without, way_around};
pub use both::{Meeting, both, in_order};
pub use graph::{Budget, Graph, Reached};
pub use passing::passing;
pub use past::answers_past;
pub use starts::Starts;
pub use way::{Stop, Way};
pub use whole::Proofs;

use crate::flow::{EndKind, NodeId, NodeKind};
use crate::model::{ElementId, Kind, Model, Target};
use graph::Line;
use ltc_grammar::words::AttributeWord;
use rustc_hash::FxHashMap;

/// What a control stands before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Goal {
    /// Where a case that passes hands over or ends.
    Ends,
    /// A step or process it `guards`.
    Guarded(ElementId),
}

/// What came of a proof.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// No case comes there without having passed.
    Proved,
    /// Only where a case takes a way that never asks the control; the way.
    Conditional(Way),
    /// A case can come there without having passed; the way.
    Bypassed(Way),
    /// Nothing can be said: a route of the process leads nowhere, or a question has no second answer.
    Open,
    /// There is too much to look at; nothing is known.
    Spent,
}

/// One statement about a control and what came of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proof {
    /// The key control point or gate.
    pub control: ElementId,
    /// What it stands before.
    pub goal: Goal,
    /// What came of it.
    pub verdict: Verdict,
}

/// The proofs of a process: for each of its controls and gates in order of writing, first that of the ends, then that of each
/// step of the process it guards. What a control guards elsewhere is not among them.
pub fn of_process(model: &Model, graph: &Graph<'_>, budget: &mut Budget) -> Vec<Proof> {
    let flow = graph.flow();
    let places = Places::of(graph);
    let mut controls: Vec<ElementId> = Vec::new();
    for node in &flow.nodes {
        if node.kind == NodeKind::Work && matches!(model.get(node.element).kind, Kind::Kcp | Kind::Gate) {
            controls.push(node.element);
        }
    }
    controls.sort_unstable();
    controls.dedup();
    if controls.is_empty() {
        return Vec::new();
    }
    let open = has_gaps(model, flow.process);
    let mut proofs = Vec::new();
    for control in controls {
        let search = Search { model, graph, places: &places, control, passing: passing(model, control) };
        let mut goals: Vec<(Goal, Vec<NodeId>)> = Vec::new();
        let ends = search.ends(budget);
        let spent = ends.is_none();
        goals.extend(ends.filter(|ends| !ends.is_empty()).map(|ends| (Goal::Ends, ends)));
        for reference in model.references(control, AttributeWord::Guards) {
            let Some(guarded) = reference.target.filter(|target| *target != control) else { continue };
            if model.enclosing(guarded, Kind::Process) == Some(flow.process) {
                let goal = Goal::Guarded(guarded);
                if goals.iter().all(|(other, _)| *other != goal) {
                    goals.push((goal, places.of_element(guarded).to_vec()));
                }
            }
        }
        if spent {
            goals.push((Goal::Ends, Vec::new()));
        }
        let lacking = if open || spent { None } else { search.without_passing(budget) };
        for (goal, nodes) in goals {
            let verdict = match (&lacking, open) {
                (_, true) => Verdict::Open,
                (None, false) => Verdict::Spent,
                (Some(_), false) if nodes.is_empty() => continue,
                (Some(lacking), false) => search.verdict(goal, &nodes, lacking, budget),
            };
            proofs.push(Proof { control, goal, verdict });
        }
    }
    proofs.sort_by_key(|proof| (proof.control, proof.goal));
    proofs
}

/// What no case comes to that the control has not let pass, in order of writing: the part of the process it guards. Empty when the budget is
/// spent before that is known.
pub fn guarded(model: &Model, graph: &Graph<'_>, control: ElementId, budget: &mut Budget) -> Vec<NodeId> {
    let passing = passing(model, control);
    let passes = |line: &Line| graph.outcome(line).is_some_and(|outcome| passing.contains(&outcome));
    let (Some(whole), Some(lacking)) = (graph.spread(budget, |_| false), graph.spread(budget, passes)) else {
        return Vec::new();
    };
    let nodes = (0..graph.flow().nodes.len() as u32).map(NodeId);
    nodes.filter(|node| whole.has(*node) && !lacking.has(*node)).collect()
}

/// The nodes that stand for each element: what is behind a step or leads to it from elsewhere is not meant.
#[derive(Debug, Default)]
struct Places(FxHashMap<ElementId, Vec<NodeId>>);

impl Places {
    fn of(graph: &Graph<'_>) -> Places {
        let mut places = Places::default();
        for (index, node) in graph.flow().nodes.iter().enumerate() {
            let elsewhere = matches!(
                node.kind,
                NodeKind::Merge
                    | NodeKind::Boundary { .. }
                    | NodeKind::Join { .. }
                    | NodeKind::End(EndKind::Exit)
            );
            if !elsewhere {
                places.0.entry(node.element).or_default().push(NodeId(index as u32));
            }
        }
        places
    }

    fn of_element(&self, element: ElementId) -> &[NodeId] {
        self.0.get(&element).map_or(&[], Vec::as_slice)
    }
}

/// For each point whether one of some nodes can be come to from it without a line that leads back.
fn leading_to(
    graph: &Graph<'_>,
    nodes: impl IntoIterator<Item = NodeId>,
    budget: &mut Budget,
) -> Option<Vec<bool>> {
    let mut into: Vec<Vec<u32>> = vec![Vec::new(); graph.points()];
    for point in 0..graph.points() as u32 {
        for line in graph.lines_from(point).iter().filter(|line| !graph.is_back(line)) {
            if !budget.take_all(1) {
                return None;
            }
            if let Some(into) = into.get_mut(line.to as usize) {
                into.push(point);
            }
        }
    }
    let mut leads = vec![false; graph.points()];
    let mut open: Vec<u32> = nodes.into_iter().map(|node| node.0).collect();
    while let Some(point) = open.pop() {
        match leads.get_mut(point as usize) {
            Some(mark) if !*mark => *mark = true,
            Some(_) | None => continue,
        }
        open.extend(into.get(point as usize).into_iter().flatten());
    }
    Some(leads)
}

/// The search for a way around one control.
struct Search<'a> {
    model: &'a Model,
    graph: &'a Graph<'a>,
    places: &'a Places,
    control: ElementId,
    passing: Vec<ElementId>,
}

impl Search<'_> {
    /// Where a case can come to that the control has not let pass.
    fn without_passing(&self, budget: &mut Budget) -> Option<Reached> {
        self.graph.spread(budget, |line| self.passes(line))
    }

    /// Where a case can come to that never comes to the control.
    fn around(&self, budget: &mut Budget) -> Option<Reached> {
        let leaves = |line: &Line| self.graph.node_before(line).is_some_and(|node| self.is_asked_at(node));
        self.graph.spread(budget, leaves)
    }

    /// What the control stands before if it does not say: where a case that passes it hands over when all goes well behind it; where it
    /// never does, the ends it comes to. `None` when the budget is spent.
    fn ends(&self, budget: &mut Budget) -> Option<Vec<NodeId>> {
        let (graph, flow) = (self.graph, self.graph.flow());
        let mut seen = vec![false; graph.points()];
        let mut open: Vec<u32> = self.asked().map(|node| node.0).into_iter().collect();
        let (mut ends, mut hand_overs) = (Vec::new(), Vec::new());
        let launches = |step| self.model.attribute(step, AttributeWord::Starts).is_some();
        while let Some(point) = open.pop() {
            match seen.get_mut(point as usize) {
                Some(mark) if !*mark => *mark = true,
                Some(_) | None => continue,
            }
            if !budget.take_all(1) {
                return None;
            }
            let lines = graph.lines_from(point);
            open.extend(
                lines.iter().filter(|line| is_meant(self.model, graph, line, lines)).map(|line| line.to),
            );
            let Some(node) = flow.nodes.get(point as usize) else { continue };
            match node.kind {
                NodeKind::End(EndKind::Case { starts: Some(_) }) => hand_overs.push(NodeId(point)),
                NodeKind::Work if node.element != self.control && launches(node.element) => {
                    hand_overs.push(NodeId(point));
                }
                NodeKind::End(EndKind::Case { .. } | EndKind::Done) if node.scope.0 == 0 => {
                    ends.push(NodeId(point))
                }
                _ => {}
            }
        }
        // A case that does not go well may hand over to the same process elsewhere.
        let started = |node: NodeId| match flow.node(node).kind {
            NodeKind::End(EndKind::Case { starts }) => starts,
            _ => None,
        };
        let same = |node: &NodeId| {
            let receiver = started(*node);
            receiver.is_some() && hand_overs.iter().any(|other| started(*other) == receiver)
        };
        let mut found = if hand_overs.is_empty() {
            ends
        } else {
            let nodes = (0..flow.nodes.len() as u32).map(NodeId);
            nodes.filter(same).chain(hand_overs.iter().copied()).collect()
        };
        found.sort_unstable();
        found.dedup();
        Some(found)
    }

    /// Where a case that fails goes on to without being led back, if that is all that a case that passes goes on to: what the control
    /// says then changes nothing.
    fn without_effect(&self, lacking: &Reached, budget: &mut Budget) -> Option<Effect> {
        let asked = self.asked().or(self.graph.start())?;
        let whole = self.graph.spread(budget, |_| false)?;
        let fails = |line: &Line| {
            let outcome = self.graph.outcome(line);
            outcome.is_some_and(|outcome| self.model.get(outcome).parent == Some(self.control))
                && !self.passes(line)
        };
        let passed =
            self.graph.spread_from(budget, asked, &whole, |line| fails(line) || self.graph.is_back(line))?;
        let failed = self
            .graph
            .spread_from(budget, asked, lacking, |line| self.passes(line) || self.graph.is_back(line))?;
        let mut nodes = (0..self.graph.flow().nodes.len() as u32).map(NodeId);
        let same = nodes.all(|node| !passed.has(node) || failed.has(node));
        Some(if same { Effect::None { asked, failed } } else { Effect::Some })
    }

    /// Where the control is asked.
    fn asked(&self) -> Option<NodeId> {
        self.places.of_element(self.control).iter().copied().find(|node| self.is_asked_at(*node))
    }

    fn is_asked_at(&self, node: NodeId) -> bool {
        let node = self.graph.flow().node(node);
        node.element == self.control && node.kind == NodeKind::Work
    }

    fn passes(&self, line: &Line) -> bool {
        self.graph.outcome(line).is_some_and(|outcome| self.passing.contains(&outcome))
    }

    fn verdict(&self, goal: Goal, nodes: &[NodeId], lacking: &Reached, budget: &mut Budget) -> Verdict {
        let first_of = |reached: &Reached| nodes.iter().copied().find(|node| reached.has(*node));
        let way = |lines: &[Line], to| Way::along(self.model, self.graph, lines, to);
        let Some(first) = first_of(lacking) else { return Verdict::Proved };
        if let Goal::Guarded(_) = goal {
            let Some(around) = self.around(budget) else { return Verdict::Spent };
            let (reached, to) = first_of(&around).map_or((lacking, first), |node| (&around, node));
            return Verdict::Bypassed(way(&self.graph.way(reached, to), to));
        }
        match self.without_effect(lacking, budget) {
            None => Verdict::Spent,
            Some(Effect::Some) => Verdict::Conditional(way(&self.graph.way(lacking, first), first)),
            Some(Effect::None { asked, failed }) => {
                let to = first_of(&failed).unwrap_or(first);
                let mut lines = self.graph.way(lacking, asked);
                lines.extend(self.graph.way(&failed, to));
                Verdict::Bypassed(way(&lines, to))
            }
        }
    }
}

/// What comes of what a control says.
enum Effect {
    /// A case that fails does not go on as one that passes.
    Some,
    /// It does.
    None {
        /// Where the control is asked.
        asked: NodeId,
        /// What a case that fails goes on to.
        failed: Reached,
    },
}

/// The line a case is meant to take: of a control that of an outcome that passes, else that of the first answer that does not lead
/// back; of a bounded answer that leads back, that of its `otherwise`.
fn is_meant(model: &Model, graph: &Graph<'_>, line: &Line, lines: &[Line]) -> bool {
    let Some(outcome) = graph.outcome(line).filter(|outcome| model.get(*outcome).kind == Kind::Outcome)
    else {
        return true;
    };
    let leads_back = |line: &Line| graph.is_back(line) && !graph.is_otherwise(line);
    let question = model.get(outcome).parent;
    let control = question.filter(|question| matches!(model.get(*question).kind, Kind::Kcp | Kind::Gate));
    let chosen = match control {
        Some(control) => passing(model, control).contains(&outcome),
        None => {
            let first = lines.iter().find(|line| !leads_back(line) && !graph.is_otherwise(line));
            first.or(lines.first()).is_some_and(|first| graph.outcome(first) == Some(outcome))
        }
    };
    let is_bounded_back =
        lines.iter().any(|other| graph.outcome(other) == Some(outcome) && leads_back(other));
    chosen && (is_bounded_back || !graph.is_otherwise(line))
}

/// Whether the flow of a process is not known, because a route names a step that nothing is called, or a question has no
/// second answer. Those are findings; what else would follow from them is not worth saying.
pub fn has_gaps(model: &Model, process: ElementId) -> bool {
    model.descendants(process).into_iter().any(|id| {
        let element = model.get(id);
        let mut route = element.route.as_deref();
        while let Some(leg) = route {
            if leg.target == Target::Unresolved {
                return true;
            }
            route = leg.otherwise.as_deref();
        }
        let asks = matches!(element.kind, Kind::Kcp | Kind::Gate | Kind::Decision);
        asks && model.children(id, Kind::Outcome).nth(1).is_none()
    })
}
