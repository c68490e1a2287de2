//! Which way a case takes at a choice or a guarded fork: conditions in FEEL, the variables they ask for, the way when none holds.
//!
//! What somebody decides – the outcome of a control, a gate, a wait, a call, an activity – is asked for by name, in a variable
//! that whoever completes the step sets: `check_lead_outcome = "pass"`. What nobody works at, a decision or the branches of a
//! parallel, is asked of the data where a guard is written, else by name too. How often a bounded outcome was chosen
//! before is a variable as well: `check_lead_fail_times`.

use super::file::File;
use crate::condition::feel;
use crate::flow::{Bound, Edge, EdgeId, Flow, NodeId, NodeKind};
use crate::model::{ElementId, Kind, Model};
use ltc_grammar::words::ClauseWord;
use rustc_hash::{FxHashMap, FxHashSet};

/// The names of the variables that conditions ask for, the same in all files of a process.
pub(super) struct Variables(FxHashMap<ElementId, String>);

impl Variables {
    /// A variable for each step with outcomes and each bounded outcome; two that would have one name are numbered in order of writing.
    pub(super) fn of(model: &Model, flow: &Flow) -> Variables {
        let mut variables = Variables(FxHashMap::default());
        let mut given: FxHashSet<String> = FxHashSet::default();
        let mut give = |element: ElementId, tail: &str| {
            let ids = model.ancestry(element).take_while(|id| *id != flow.process);
            let mut ids: Vec<&str> = ids.map(|id| &*model.get(id).id).collect();
            ids.reverse();
            let stem = format!("{}_{tail}", ids.join("_"));
            let mut name = stem.clone();
            let mut number = 1_u32;
            while !given.insert(name.clone()) {
                number += 1;
                name = format!("{stem}_{number}");
            }
            name
        };
        for edge in &flow.edges {
            let from = flow.node(edge.from);
            if from.kind != NodeKind::Choice {
                continue;
            }
            variables.0.entry(from.element).or_insert_with(|| give(from.element, "outcome"));
            if let (Some(outcome), Some(_)) = (edge.outcome, edge.bound) {
                variables.0.entry(outcome).or_insert_with(|| give(outcome, "times"));
            }
        }
        variables
    }

    fn get(&self, element: ElementId) -> &str {
        self.0.get(&element).map_or("", String::as_str)
    }
}

/// The flow a choice takes when no condition holds: the outcome that says `otherwise`, else the last one. Of a control's outcomes
/// the last is the one that does not pass, so what nobody decided does not pass.
pub(super) fn default_flow<'a>(file: &File<'a>, node: NodeId) -> Option<&'a Edge> {
    let edges = || file.links.outgoing(node).iter().map(|edge| file.flow.edge(*edge));
    match file.flow.node(node).kind {
        NodeKind::Choice => {
            let says_otherwise = |edge: &&Edge| {
                let clauses = edge.outcome.map(|outcome| &file.model.get(outcome).clauses);
                clauses
                    .is_some_and(|clauses| clauses.iter().any(|clause| clause.word == ClauseWord::Otherwise))
            };
            edges().rfind(says_otherwise).or_else(|| edges().next_back())
        }
        // The way past all branches.
        NodeKind::Fork { guarded: true } => edges().find(|edge| {
            edge.outcome.is_none() && matches!(file.flow.node(edge.to).kind, NodeKind::Join { .. })
        }),
        NodeKind::Fork { guarded: false }
        | NodeKind::Start
        | NodeKind::Work
        | NodeKind::Wait
        | NodeKind::Call { .. }
        | NodeKind::Subprocess(_)
        | NodeKind::Merge
        | NodeKind::Join { .. }
        | NodeKind::Suspension { .. }
        | NodeKind::Boundary { .. }
        | NodeKind::End(_) => None,
    }
}

/// The condition of a flow out of a choice or a guarded fork.
pub(super) fn of(file: &File<'_>, id: EdgeId) -> Option<String> {
    let edge = file.flow.edge(id);
    if default_flow(file, edge.from).is_some_and(|default| std::ptr::eq(default, edge)) {
        return None;
    }
    match file.flow.node(edge.from).kind {
        NodeKind::Choice => {
            let outcome = edge.outcome?;
            let is = chosen(file, edge, outcome);
            let times = file.variables.get(outcome);
            Some(match edge.bound {
                None => is,
                Some(Bound::AtMost(count)) => format!("({is}) and {times} < {count}"),
                Some(Bound::Otherwise(count)) => match next_bound(file, edge, count) {
                    Some(next) => format!("({is}) and {times} >= {count} and {times} < {next}"),
                    None => format!("({is}) and {times} >= {count}"),
                },
            })
        }
        NodeKind::Fork { guarded: true } => {
            let guard = edge.outcome.and_then(|branch| when(file, branch));
            Some(guard.unwrap_or_else(|| "true".to_owned()))
        }
        NodeKind::Fork { guarded: false }
        | NodeKind::Start
        | NodeKind::Work
        | NodeKind::Wait
        | NodeKind::Call { .. }
        | NodeKind::Subprocess(_)
        | NodeKind::Merge
        | NodeKind::Join { .. }
        | NodeKind::Suspension { .. }
        | NodeKind::Boundary { .. }
        | NodeKind::End(_) => None,
    }
}

/// What is so when an outcome is chosen, however often it was before.
fn chosen(file: &File<'_>, edge: &Edge, outcome: ElementId) -> String {
    let by_name = |outcome: ElementId| {
        let variable = file.variables.get(file.flow.node(edge.from).element);
        format!("{variable} = \"{}\"", file.model.get(outcome).id)
    };
    let by_data = |outcome: ElementId| when(file, outcome).unwrap_or_else(|| by_name(outcome));
    if !is_asked_of_data(file, edge) {
        return by_name(outcome);
    }
    let default = default_flow(file, edge.from).and_then(|default| default.outcome);
    if default != Some(outcome) || when(file, outcome).is_some() {
        return by_data(outcome);
    }
    // Where data is asked, nobody names the outcome that is left when no other holds.
    let mut others: Vec<ElementId> = Vec::new();
    for other in file.links.outgoing(edge.from).iter().filter_map(|other| file.flow.edge(*other).outcome) {
        if other != outcome && !others.contains(&other) {
            others.push(other);
        }
    }
    if others.iter().all(|other| when(file, *other).is_none()) {
        return by_name(outcome);
    }
    let others: Vec<String> = others.into_iter().map(|other| format!("not({})", by_data(other))).collect();
    others.join(" and ")
}

/// The guard of an outcome that somebody decides: it says when that may be, and stands beside the condition.
pub(super) fn said(file: &File<'_>, edge: &Edge) -> Option<String> {
    let is_choice = file.flow.node(edge.from).kind == NodeKind::Choice;
    let outcome = edge.outcome.filter(|_| is_choice && !is_asked_of_data(file, edge))?;
    when(file, outcome)
}

/// Whether nobody works at a choice.
fn is_asked_of_data(file: &File<'_>, edge: &Edge) -> bool {
    file.model.get(file.flow.node(edge.from).element).kind == Kind::Decision
}

/// `otherwise a at most 2 otherwise b`: how often the outcome was chosen when the way to b begins.
fn next_bound(file: &File<'_>, edge: &Edge, used: u32) -> Option<u32> {
    let edges = file.links.outgoing(edge.from).iter().map(|other| file.flow.edge(*other));
    edges
        .filter(|other| other.outcome == edge.outcome)
        .filter_map(|other| match other.bound {
            Some(Bound::Otherwise(count)) if used < count => Some(count),
            Some(Bound::Otherwise(_) | Bound::AtMost(_)) | None => None,
        })
        .min()
}

/// An element's `when ( … )` as FEEL.
pub(super) fn when(file: &File<'_>, element: ElementId) -> Option<String> {
    file.model.condition(element).map(|condition| feel(file.model, condition))
}
