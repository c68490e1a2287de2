//! Which kind of event a start, an end, a wait or a boundary is.

use super::file::File;
use crate::emit::diagram::referred;
use crate::flow::{EndKind, Node, NodeId, NodeKind, ScopeId};
use crate::model::{Clause, ElementId, Kind, Period, Value};
use ltc_grammar::words::ClauseWord;

/// What an event reacts to or sends.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Signal<'a> {
    /// Nothing.
    None,
    /// A message, of a root element of its own.
    Message,
    /// The error that carries exits out of a sub-process; the id of the boundary that catches it.
    Error(&'a str),
    /// A time from now.
    Timer(Period),
    /// Again and again.
    Cycle(Period),
    /// All that still runs is cancelled.
    Terminate,
}

/// An event.
pub(super) struct Event<'a> {
    /// What it reacts to or sends.
    pub(super) signal: Signal<'a>,
    /// The party or process on the other side of a message.
    pub(super) partner: Option<ElementId>,
}

impl<'a> Event<'a> {
    /// What kind of event a node is; a plain one if it is none.
    pub(super) fn of(file: &File<'a>, id: NodeId) -> Event<'a> {
        let node = file.flow.node(id);
        let plain = |signal| Event { signal, partner: None };
        match &node.kind {
            NodeKind::Start => start(file, node),
            NodeKind::Wait => wait(file, node.element),
            NodeKind::Suspension { period: Some(period) } => plain(Signal::Timer(*period)),
            // A sleep of no stated length ends when somebody says so.
            NodeKind::Suspension { period: None } => plain(Signal::Message),
            NodeKind::Boundary { .. } => plain(Signal::Error(&node.id)),
            NodeKind::End(EndKind::Exit) if node.scope != file.root => {
                plain(file.boundary(id).map_or(Signal::None, |id| Signal::Error(&file.flow.node(id).id)))
            }
            NodeKind::End(EndKind::Case { .. } | EndKind::Exit) if runs_beside_others(file, id) => {
                plain(Signal::Terminate)
            }
            NodeKind::End(EndKind::Case { starts: Some(starts) }) => {
                Event { signal: Signal::Message, partner: Some(*starts) }
            }
            NodeKind::Work
            | NodeKind::Call { .. }
            | NodeKind::Subprocess(_)
            | NodeKind::Choice
            | NodeKind::Merge
            | NodeKind::Fork { .. }
            | NodeKind::Join { .. }
            | NodeKind::End(_) => plain(Signal::None),
        }
    }
}

/// A process with one trigger starts by it; with several, or none, by hand, and so does one that others call: BPMN wants one start,
/// and for a call a plain one. The triggers are named at it.
fn start<'a>(file: &File<'a>, node: &Node) -> Event<'a> {
    let none = Event { signal: Signal::None, partner: None };
    if node.scope != ScopeId(0) || file.is_called {
        return none;
    }
    let mut triggers = file.model.children(node.element, Kind::Trigger);
    let (Some(trigger), None) = (triggers.next(), triggers.next()) else { return none };
    let clauses = &file.model.get(trigger).clauses;
    if let Some(every) = period(clauses, ClauseWord::Every) {
        return Event { signal: Signal::Cycle(every), partner: None };
    }
    match clauses.iter().any(|clause| clause.word == ClauseWord::From) {
        true => Event { signal: Signal::Message, partner: referred(clauses, ClauseWord::From) },
        false => none,
    }
}

fn wait<'a>(file: &File<'a>, element: ElementId) -> Event<'a> {
    let clauses = &file.model.get(element).clauses;
    let time = period(clauses, ClauseWord::For).or_else(|| period(clauses, ClauseWord::Within));
    let from = clauses.iter().any(|clause| clause.word == ClauseWord::From);
    match time {
        Some(time) if !from => Event { signal: Signal::Timer(time), partner: None },
        _ => Event { signal: Signal::Message, partner: referred(clauses, ClauseWord::From) },
    }
}

/// Whether something else may run in the scope of an end when the end is reached: it ends a branch of a parallel there.
fn runs_beside_others(file: &File<'_>, end: NodeId) -> bool {
    let scope = file.flow.scope(file.flow.node(end).scope);
    file.links.incoming(end).iter().any(|edge| {
        let edge = file.flow.edge(*edge);
        let from = file.flow.node(edge.from);
        let place = match from.kind {
            NodeKind::Boundary { at, .. } => file.flow.node(at).element,
            _ => edge.outcome.unwrap_or(from.element),
        };
        let mut around = file.model.ancestry(place).skip(1).take_while(|id| *id != scope.element);
        around.any(|id| file.model.get(id).kind == Kind::Parallel)
    })
}

/// The period a clause says.
pub(super) fn period(clauses: &[Clause], word: ClauseWord) -> Option<Period> {
    clauses.iter().find(|clause| clause.word == word)?.values.iter().find_map(Value::period)
}
