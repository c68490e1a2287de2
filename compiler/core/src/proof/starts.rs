//! Which step of which process starts or calls which process, and how a case comes into a process from outside.

use crate::model::{ElementId, Kind, Model, Value};
use ltc_grammar::words::{AttributeWord, ClauseWord};
use rustc_hash::FxHashMap;

/// Who starts whom, over all processes of a model.
#[derive(Debug, Default)]
pub struct Starts {
    /// For each process that starts others: the step, `end` or process that says so, and what it starts, in order of writing.
    by: FxHashMap<ElementId, Vec<(ElementId, ElementId)>>,
    /// For each process that is started: the processes that start it.
    of: FxHashMap<ElementId, Vec<ElementId>>,
    /// For each process that is called: the processes that call it.
    callers: FxHashMap<ElementId, Vec<ElementId>>,
}

impl Starts {
    /// Looks at every element once.
    pub fn of(model: &Model) -> Starts {
        let mut starts = Starts::default();
        for id in model.ids() {
            let kind = model.get(id).kind;
            if kind == Kind::Process || kind.is_step() {
                for (started, call) in started(model, id) {
                    let Some(process) = model.enclosing(id, Kind::Process) else { continue };
                    starts.by.entry(process).or_default().push((id, started));
                    starts.of.entry(started).or_default().push(process);
                    if call {
                        starts.callers.entry(started).or_default().push(process);
                    }
                }
            }
        }
        starts
    }

    /// What a process starts or calls: by which of its elements, and what.
    pub fn by(&self, process: ElementId) -> &[(ElementId, ElementId)] {
        self.by.get(&process).map_or(&[], Vec::as_slice)
    }

    /// The processes that start or call a process.
    pub fn of_process(&self, process: ElementId) -> &[ElementId] {
        self.of.get(&process).map_or(&[], Vec::as_slice)
    }

    /// The processes that call a process.
    pub fn callers(&self, process: ElementId) -> &[ElementId] {
        self.callers.get(&process).map_or(&[], Vec::as_slice)
    }

    /// How a case comes into a process that no process of the model has started: a trigger from outside, or one from a process that
    /// never starts this one; the process itself where it says no trigger and nothing starts it.
    pub fn from_outside(&self, model: &Model, process: ElementId) -> Option<ElementId> {
        let triggers: Vec<ElementId> = model.children(process, Kind::Trigger).collect();
        if triggers.is_empty() {
            return self.of_process(process).is_empty().then_some(process);
        }
        triggers.into_iter().find(|trigger| {
            let from = model.clause(*trigger, ClauseWord::From).iter().find_map(target);
            let giver = from.and_then(|from| model.enclosing(from, Kind::Process));
            giver.is_none_or(|giver| !self.of_process(process).contains(&giver))
        })
    }
}

/// What an element starts, and whether it waits for it.
fn started(model: &Model, element: ElementId) -> Vec<(ElementId, bool)> {
    let clause = |word, call| model.clause(element, word).iter().filter_map(target).map(move |id| (id, call));
    let attribute = model.references(element, AttributeWord::Starts).filter_map(|reference| reference.target);
    let all = clause(ClauseWord::Starts, false).chain(clause(ClauseWord::Calls, true));
    all.chain(attribute.map(|id| (id, false)))
        .filter(|(id, _)| model.get(*id).kind == Kind::Process)
        .collect()
}

fn target(value: &Value) -> Option<ElementId> {
    match value {
        Value::Reference(reference) => reference.target,
        Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) | Value::Expression(_) => None,
    }
}
