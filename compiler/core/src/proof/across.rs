//! What a control guards in another process: no case comes there that the control has not let pass, however it was started, called
//! or handed over to.
//!
//! A process is entered without a pass from outside (a trigger that no process of the model fires), by a hand-over, launch or call that a case
//! comes to without a pass. A call goes on behind itself without a pass unless every end of what is called has one.

use super::graph::{Budget, Graph, Line, Reached};
use super::starts::Starts;
use super::way::{Stop, Way};
use super::{Goal, Places, Proof, Verdict, has_gaps, passing};
use crate::flow::{EndKind, Flow, NodeId, NodeKind};
use crate::model::{ElementId, Kind, Model};
use ltc_grammar::words::AttributeWord;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::VecDeque;

/// The proofs of what the project's controls and gates guard in other processes than their own, in order of writing.
pub fn across(model: &Model, budget: &mut Budget) -> Vec<Proof> {
    let mut asked: Vec<(ElementId, ElementId)> = Vec::new();
    let mut known: FxHashSet<(ElementId, ElementId)> = FxHashSet::default();
    for control in model.ids() {
        if !matches!(model.get(control).kind, Kind::Kcp | Kind::Gate) || !model.is_own(control) {
            continue;
        }
        let home = model.enclosing(control, Kind::Process);
        for reference in model.references(control, AttributeWord::Guards) {
            let Some(guarded) = reference.target else { continue };
            let elsewhere = model.enclosing(guarded, Kind::Process) != home;
            if elsewhere && known.insert((control, guarded)) {
                asked.push((control, guarded));
            }
        }
    }
    if asked.is_empty() {
        return Vec::new();
    }
    let starts = Starts::of(model);
    let all = needed(model, &starts, asked.iter().flat_map(|(control, guarded)| [*control, *guarded]));
    let flows: Vec<Flow> = all.par_iter().map(|process| Flow::of(model, *process)).collect();
    let parts: FxHashMap<ElementId, Part<'_>> =
        flows.iter().map(|flow| (flow.process, Part::of(model, flow))).collect();
    asked
        .into_iter()
        .map(|(control, guarded)| {
            let net =
                Net { model, starts: &starts, parts: &parts, control, passing: passing(model, control) };
            let verdict = net.verdict(guarded, budget).unwrap_or(Verdict::Spent);
            Proof { control, goal: Goal::Guarded(guarded), verdict }
        })
        .collect()
}

/// A process.
struct Part<'a> {
    graph: Graph<'a>,
    places: Places,
    has_gaps: bool,
}

impl<'a> Part<'a> {
    fn of(model: &Model, flow: &'a Flow) -> Part<'a> {
        let graph = Graph::new(model, flow);
        Part { places: Places::of(&graph), graph, has_gaps: has_gaps(model, flow.process) }
    }
}

/// The processes a case may come through before it comes to one of these elements, in order of writing.
fn needed(model: &Model, starts: &Starts, of: impl Iterator<Item = ElementId>) -> Vec<ElementId> {
    let mut open: Vec<ElementId> = of.filter_map(|id| model.enclosing(id, Kind::Process)).collect();
    let mut found: FxHashSet<ElementId> = open.iter().copied().collect();
    while let Some(process) = open.pop() {
        for giver in starts.of_process(process) {
            if found.insert(*giver) {
                open.push(*giver);
            }
        }
    }
    let mut found: Vec<ElementId> = found.into_iter().collect();
    found.sort_unstable();
    found
}

/// How a process is entered without a pass.
#[derive(Clone, Copy)]
enum Entry {
    /// From outside, by a trigger (or simply begun).
    Outside(ElementId),
    /// From another process, at a node; the node stands for the process itself where that launches it.
    From(ElementId, NodeId),
}

struct Net<'a> {
    model: &'a Model,
    starts: &'a Starts,
    parts: &'a FxHashMap<ElementId, Part<'a>>,
    control: ElementId,
    passing: Vec<ElementId>,
}

impl Net<'_> {
    /// What came of it; `None` when the budget is spent.
    fn verdict(&self, guarded: ElementId, budget: &mut Budget) -> Option<Verdict> {
        let model = self.model;
        let Some(home) = model.enclosing(guarded, Kind::Process) else { return Some(Verdict::Proved) };
        let needed = needed(model, self.starts, [self.control, guarded].into_iter());
        if !budget.take_all(needed.len()) {
            return None;
        }
        if needed.iter().any(|process| self.parts.get(process).is_none_or(|part| part.has_gaps)) {
            return Some(Verdict::Open);
        }
        let sure = self.sure_calls(budget)?;
        let mut entries: FxHashMap<ElementId, Entry> = FxHashMap::default();
        let mut spread: FxHashMap<ElementId, Reached> = FxHashMap::default();
        let mut open: VecDeque<ElementId> = VecDeque::new();
        for process in &needed {
            if let Some(trigger) = self.starts.from_outside(model, *process) {
                entries.insert(*process, Entry::Outside(trigger));
                open.push_back(*process);
            }
        }
        while let Some(process) = open.pop_front() {
            let Some(part) = self.parts.get(&process) else { continue };
            let graph = &part.graph;
            let reached = self.spread(graph, &sure, budget)?;
            if process == home {
                let found = match guarded == home {
                    true => graph.start(),
                    false => part.places.of_element(guarded).iter().copied().find(|node| reached.has(*node)),
                };
                if let Some(node) = found {
                    spread.insert(process, reached);
                    return Some(Verdict::Bypassed(self.way(&entries, &spread, process, node)));
                }
            }
            for (element, started) in self.starts.by(process) {
                let Some(node) = self.launch(part, *element).into_iter().find(|node| reached.has(*node))
                else {
                    continue;
                };
                if !entries.contains_key(started) && self.parts.contains_key(started) {
                    entries.insert(*started, Entry::From(process, node));
                    open.push_back(*started);
                }
            }
            spread.insert(process, reached);
        }
        Some(Verdict::Proved)
    }

    /// The nodes at which an element starts another process; a process does so where it starts.
    fn launch(&self, part: &Part<'_>, element: ElementId) -> Vec<NodeId> {
        if self.model.get(element).kind == Kind::Process {
            return part.graph.start().into_iter().collect();
        }
        part.places.of_element(element).to_vec()
    }

    /// Where a case that enters a process without a pass comes to without one.
    fn spread(&self, graph: &Graph<'_>, sure: &FxHashSet<ElementId>, budget: &mut Budget) -> Option<Reached> {
        graph.spread(budget, |line: &Line| {
            let passes = graph.outcome(line).is_some_and(|outcome| self.passing.contains(&outcome));
            passes
                || graph.node_before(line).is_some_and(|node| match graph.flow().node(node).kind {
                    NodeKind::Call { calls: Some(called) } => sure.contains(&called),
                    _ => false,
                })
        })
    }

    /// The processes every end of which has a pass: the control's own, and those that call one of them on every way.
    fn sure_calls(&self, budget: &mut Budget) -> Option<FxHashSet<ElementId>> {
        let mut sure = FxHashSet::default();
        let mut open: VecDeque<ElementId> =
            self.model.enclosing(self.control, Kind::Process).into_iter().collect();
        while let Some(process) = open.pop_front() {
            let part = self.parts.get(&process).filter(|_| !sure.contains(&process));
            let Some(graph) = part.map(|part| &part.graph) else { continue };
            let callers = self.starts.callers(process);
            if callers.is_empty() {
                continue;
            }
            let reached = self.spread(graph, &sure, budget)?;
            let nodes = graph.flow().nodes.iter().enumerate();
            let lacks = nodes.into_iter().any(|(index, node)| {
                let ends = matches!(node.kind, NodeKind::End(EndKind::Done | EndKind::Case { .. }));
                ends && node.scope.0 == 0 && reached.has(NodeId(index as u32))
            });
            if !lacks {
                sure.insert(process);
                open.extend(callers);
            }
        }
        Some(sure)
    }

    /// The way from outside, process by process, to a node.
    fn way(
        &self,
        entries: &FxHashMap<ElementId, Entry>,
        spread: &FxHashMap<ElementId, Reached>,
        process: ElementId,
        node: NodeId,
    ) -> Way {
        let mut legs: Vec<Way> = Vec::new();
        let (mut process, mut node) = (process, node);
        // Every process was entered from one entered before it.
        for _ in 0..=entries.len() {
            let (Some(part), Some(reached)) = (self.parts.get(&process), spread.get(&process)) else { break };
            let graph = &part.graph;
            legs.push(Way::along(self.model, graph, &graph.way(reached, node), node));
            match entries.get(&process) {
                Some(Entry::From(giver, at)) => (process, node) = (*giver, *at),
                Some(Entry::Outside(trigger)) => {
                    legs.push(Way { stops: vec![Stop { step: *trigger, answer: None }] });
                    break;
                }
                None => break,
            }
        }
        let mut way = Way { stops: legs.into_iter().rev().flat_map(|leg| leg.stops).collect() };
        if way.stops.len() == 1 {
            way.stops.push(Stop { step: process, answer: None });
        }
        way
    }
}
