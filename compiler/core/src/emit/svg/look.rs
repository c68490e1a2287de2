//! What an item looks like, by what its node means.

use crate::emit::Names;
use crate::flow::{EndKind, Flow, NodeId, NodeKind};
use crate::model::{ElementId, Kind, Model};
use ltc_grammar::words::ClauseWord;

/// What an item looks like.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Look {
    /// Work.
    Work,
    /// A key control point.
    Control,
    /// A decision by authority.
    Gate,
    /// Another process that is run; where its diagram is.
    Call(Option<String>),
    /// A sub-process; where its diagram is.
    Subprocess(String),
    /// One of several ways.
    Choice,
    /// Ways meet.
    Merge,
    /// All ways, or all of those whose condition holds.
    Parallel {
        /// Some have a condition.
        guarded: bool,
    },
    /// A start.
    Start,
    /// A wait for a time.
    Clock,
    /// A wait for a message.
    Message,
    /// A way out of a sub-process, seen from outside.
    Left,
    /// The scope is through.
    Done,
    /// The case is closed.
    Closed,
    /// The case goes on in another process; where its diagram is.
    HandOver(Option<String>),
    /// A way out of a sub-process, seen from inside.
    Leaves,
}

impl Look {
    /// What a node looks like.
    pub(super) fn of(model: &Model, names: &Names, flow: &Flow, id: NodeId) -> Look {
        let node = flow.node(id);
        match &node.kind {
            NodeKind::Start => Look::Start,
            NodeKind::Work => match model.get(node.element).kind {
                Kind::Kcp => Look::Control,
                Kind::Gate => Look::Gate,
                _ => Look::Work,
            },
            NodeKind::Wait => {
                let from =
                    model.get(node.element).clauses.iter().any(|clause| clause.word == ClauseWord::From);
                if from { Look::Message } else { Look::Clock }
            }
            NodeKind::Call { calls } => {
                Look::Call(calls.and_then(|process| elsewhere(model, names, process)))
            }
            NodeKind::Subprocess(scope) => Look::Subprocess(file(names, flow.scope(*scope).element)),
            NodeKind::Choice => Look::Choice,
            NodeKind::Merge => Look::Merge,
            NodeKind::Fork { guarded } | NodeKind::Join { guarded } => Look::Parallel { guarded: *guarded },
            NodeKind::Suspension { .. } => Look::Clock,
            NodeKind::Boundary { .. } => Look::Left,
            NodeKind::End(EndKind::Done) => Look::Done,
            NodeKind::End(EndKind::Case { starts: Some(process) }) => {
                Look::HandOver(elsewhere(model, names, *process))
            }
            NodeKind::End(EndKind::Case { starts: None }) => Look::Closed,
            NodeKind::End(EndKind::Exit) => Look::Leaves,
        }
    }

    /// The class of its group.
    pub(super) fn class(&self) -> &'static str {
        match self {
            Look::Work => "step",
            Look::Control => "step control",
            Look::Gate => "step decider",
            Look::Call(_) => "step calls",
            Look::Subprocess(_) => "step subprocess",
            Look::Choice | Look::Merge | Look::Parallel { .. } => "gateway",
            Look::Start => "starts",
            Look::Clock | Look::Message | Look::Left => "waits",
            Look::Done | Look::Closed | Look::HandOver(_) | Look::Leaves => "ends",
        }
    }

    /// The diagram it stands for.
    pub(super) fn target(&self) -> Option<&str> {
        match self {
            Look::Subprocess(path) => Some(path),
            Look::Call(path) | Look::HandOver(path) => path.as_deref(),
            Look::Work
            | Look::Control
            | Look::Gate
            | Look::Choice
            | Look::Merge
            | Look::Parallel { .. }
            | Look::Start
            | Look::Clock
            | Look::Message
            | Look::Left
            | Look::Done
            | Look::Closed
            | Look::Leaves => None,
        }
    }
}

/// The file of the diagram of a sub-process.
pub(super) fn file(names: &Names, subprocess: ElementId) -> String {
    format!("diagram.{}.svg", names.get(subprocess))
}

/// Where the diagram of another process of the project is.
fn elsewhere(model: &Model, names: &Names, process: ElementId) -> Option<String> {
    let is_process = model.get(process).kind == Kind::Process;
    (is_process && model.is_own(process)).then(|| format!("../{}/diagram.svg", names.get(process)))
}
