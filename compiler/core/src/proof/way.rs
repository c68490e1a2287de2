//! A way a case takes, as people read it: steps, and the answers that led on.

use super::graph::{Graph, Line};
use crate::flow::{EndKind, NodeId, NodeKind};
use crate::model::{ElementId, Kind, LanguageId, Model};

/// A step of a way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stop {
    /// The step, or the `end`.
    pub step: ElementId,
    /// The outcome that led on from it.
    pub answer: Option<ElementId>,
}

/// A way from the start of a process.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Way {
    /// Its steps, in the order a case takes them.
    pub stops: Vec<Stop>,
}

/// Stops a text names at the beginning and at the end of a long way.
const HEAD: usize = 3;
const TAIL: usize = 8;

impl Way {
    /// The way along some lines to a node.
    pub(super) fn along(model: &Model, graph: &Graph<'_>, lines: &[Line], to: NodeId) -> Way {
        let mut way = Way::default();
        for line in lines {
            if let Some(node) = graph.node_before(line) {
                way.come_to(model, graph, node);
            }
            let answer = graph.outcome(line).filter(|outcome| model.get(*outcome).kind == Kind::Outcome);
            if let (Some(answer), Some(stop)) = (answer, way.stops.last_mut())
                && model.get(answer).parent == Some(stop.step)
            {
                stop.answer = Some(answer);
            }
        }
        way.come_to(model, graph, to);
        let target = graph.flow().node(to).element;
        if (model.get(target).kind.is_step() || way.stops.is_empty())
            && way.stops.last().is_none_or(|stop| stop.step != target)
        {
            way.stops.push(Stop { step: target, answer: None });
        }
        way
    }

    fn come_to(&mut self, model: &Model, graph: &Graph<'_>, node: NodeId) {
        let node = graph.flow().node(node);
        let said = match node.kind {
            NodeKind::Work | NodeKind::Wait | NodeKind::Call { .. } | NodeKind::Suspension { .. } => true,
            // The choice of a control stands behind its work, which was named.
            NodeKind::Choice => {
                self.stops.last().is_none_or(|stop| stop.step != node.element || stop.answer.is_some())
            }
            NodeKind::End(EndKind::Case { .. } | EndKind::Done) => model.get(node.element).kind == Kind::End,
            _ => false,
        };
        if said {
            self.stops.push(Stop { step: node.element, answer: None });
        }
    }

    /// The steps with their numbers and answers: "(1) `Write the offer` → (2) `Is it usual?`: `Usual` → (3) `Send the offer`".
    pub fn text(&self, model: &Model, language: LanguageId) -> String {
        let name = |id: ElementId| format!("`{}`", model.label(id, language));
        let mut text = String::new();
        let mut process = self.process(model, 0);
        let hidden = self.stops.len().saturating_sub(HEAD + TAIL);
        for (at, stop) in self.stops.iter().enumerate() {
            if 1 < hidden && (HEAD..HEAD + hidden).contains(&at) {
                if at == HEAD {
                    text.push_str(&format!(" → … {hidden} more steps …"));
                }
                continue;
            }
            if 0 < at {
                text.push_str(" → ");
            }
            let (before, here) = (process, self.process(model, at));
            process = here;
            text.push_str(&format!("({}) {}", at + 1, name(stop.step)));
            if let Some(here) = here.filter(|here| before != Some(*here) && *here != stop.step) {
                text.push_str(&format!(" in {}", name(here)));
            }
            if let Some(answer) = stop.answer {
                text.push_str(": ");
                text.push_str(&name(answer));
            }
        }
        text
    }

    fn process(&self, model: &Model, at: usize) -> Option<ElementId> {
        self.stops.get(at).and_then(|stop| model.enclosing(stop.step, Kind::Process))
    }
}
