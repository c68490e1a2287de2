//! What comes next, in words: where an outcome of a step leads.

use super::net::Net;
use super::phrases::Phrase;
use crate::emit::page::Words;
use crate::flow::{Bound, EndKind, NodeId, NodeKind};
use crate::model::{ElementId, LanguageId, Model};
use rustc_hash::FxHashMap;

/// How a face writes what users wrote: escaped and, where it can, isolated.
pub(super) trait Face {
    /// A text users wrote.
    fn user(&self, text: &str) -> String;
}

/// How many nodes without work are looked through for what comes next; nesting is bounded far below.
const DEEPEST: u8 = 200;

/// The number a checklist gives a step.
#[derive(Clone, Debug)]
pub(super) struct Numbered {
    /// As shown: `2.3`.
    pub(super) text: String,
    /// The how-manieth card it is.
    pub(super) at: usize,
}

/// Where outcomes of one process lead.
pub(super) struct Ways<'a> {
    /// The model.
    pub(super) model: &'a Model,
    /// The flow.
    pub(super) net: &'a Net<'a>,
    /// The numbers of steps as the checklist shows them.
    pub(super) numbers: &'a FxHashMap<ElementId, Numbered>,
    /// The language.
    pub(super) language: LanguageId,
    /// The words.
    pub(super) words: Words,
}

impl Ways<'_> {
    /// Where an outcome of a choice leads: "Next: 1.3 Distribute the lead", "back to 2.1 …, at most 3 times; after that …".
    pub(super) fn outcome(&self, choice: NodeId, outcome: Option<ElementId>, face: &dyn Face) -> String {
        let (mut first, mut otherwise, mut most) = (None, None, None);
        for edge in self.net.out(choice).iter().filter_map(|at| self.net.flow.edges.get(*at)) {
            if edge.outcome != outcome {
                continue;
            }
            let here = self.numbers.get(&self.net.flow.node(choice).element).map(|numbered| numbered.at);
            let leads = self.leads(edge.to, here, DEEPEST, face);
            match edge.bound {
                None => first = Some(leads),
                Some(Bound::AtMost(count)) => {
                    first = Some(leads);
                    most = Some(count);
                }
                Some(Bound::Otherwise(_)) => otherwise = Some(leads),
            }
        }
        let first = first.unwrap_or_default();
        match (most, otherwise) {
            (Some(most), Some(otherwise)) => {
                let bound = match most {
                    1 => Phrase::AtMostOnce.with(self.words, &otherwise),
                    most => Phrase::AtMost.with_two(self.words, &most.to_string(), &otherwise),
                };
                format!("{first}{}{bound}", self.words.pause())
            }
            _ => first,
        }
    }

    /// What follows a node, without what an outcome would say: for the steps behind a suspension.
    pub(super) fn behind(&self, node: NodeId, face: &dyn Face) -> String {
        let edges = self.net.out(node).iter().filter_map(|at| self.net.flow.edges.get(*at));
        edges.map(|edge| self.leads(edge.to, None, DEEPEST, face)).next().unwrap_or_default()
    }

    /// The first thing somebody meets from a node on. `here` is the card it is said on: what stands at or before it is gone back to.
    fn leads(&self, from: NodeId, here: Option<usize>, depth: u8, face: &dyn Face) -> String {
        let Some(depth) = depth.checked_sub(1) else { return String::new() };
        let flow = self.net.flow;
        let node = flow.node(from);
        let on = |id: Option<NodeId>| id.map_or_else(String::new, |id| self.leads(id, here, depth, face));
        let next = || self.net.out(from).first().and_then(|at| flow.edges.get(*at)).map(|edge| edge.to);
        match &node.kind {
            NodeKind::Work | NodeKind::Wait | NodeKind::Call { .. } | NodeKind::Choice => {
                self.step(node.element, here, face)
            }
            NodeKind::Fork { guarded: true } => self.step(node.element, here, face),
            NodeKind::Fork { guarded: false } => {
                let edges = self.net.out(from).iter().filter_map(|at| flow.edges.get(*at));
                edges
                    .map(|edge| on(Some(edge.to)))
                    .reduce(|all, one| Phrase::And.with_two(self.words, &all, &one))
                    .unwrap_or_default()
            }
            NodeKind::Start | NodeKind::Merge | NodeKind::Boundary { .. } => on(next()),
            NodeKind::Join { .. } => {
                let all = Phrase::WhenAllAreDone.text(self.words);
                format!("{all}{}{}", self.words.colon(), on(next()))
            }
            NodeKind::Subprocess(scope) => on(flow.scope(*scope).nodes.first().copied()),
            NodeKind::Suspension { period } => {
                let label = face.user(self.model.label(node.element, self.language));
                let asleep = match period {
                    Some(period) => {
                        Phrase::SuspendedFor.with_two(self.words, &self.words.period(*period), &label)
                    }
                    None => Phrase::Suspended.with(self.words, &label),
                };
                let then = next().map_or_else(String::new, |id| self.leads(id, None, depth, face));
                if then.is_empty() { asleep } else { Phrase::Then.with_two(self.words, &asleep, &then) }
            }
            NodeKind::End(EndKind::Exit) => on(self.net.boundary(from)),
            NodeKind::End(EndKind::Done) => match flow.scope(node.scope).parent {
                Some((_, outside)) => {
                    let behind = self.net.out(outside).first().and_then(|at| flow.edges.get(*at));
                    on(behind.map(|edge| edge.to))
                }
                None => Phrase::CaseComplete.text(self.words).to_owned(),
            },
            NodeKind::End(EndKind::Case { starts }) => {
                let label = face.user(self.model.label(node.element, self.language));
                let end = Phrase::EndOfCase.with(self.words, &label);
                match starts {
                    Some(process) => {
                        let process = face.user(self.model.label(*process, self.language));
                        let hands = Phrase::HandsOver.with(self.words, &process);
                        format!("{end}{}{hands}", self.words.pause())
                    }
                    None => end,
                }
            }
        }
    }

    fn step(&self, element: ElementId, here: Option<usize>, face: &dyn Face) -> String {
        let label = face.user(self.model.label(element, self.language));
        let Some(numbered) = self.numbers.get(&element) else { return label };
        let step = format!("{} {label}", numbered.text);
        if here.is_some_and(|here| numbered.at <= here) { Phrase::Back.with(self.words, &step) } else { step }
    }
}
