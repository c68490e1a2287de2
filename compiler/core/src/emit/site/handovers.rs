//! Which process hands over to which: by its ends, by calls, and by triggers that say from where they come.

use crate::model::{ElementId, Kind, Model, Value};
use ltc_grammar::words::{AttributeWord, ClauseWord};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// From one process to another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Handover {
    /// The process that hands over or calls.
    pub from: ElementId,
    /// The process that goes on.
    pub to: ElementId,
    /// The end, step or trigger that says so.
    pub by: ElementId,
    /// Whether the first waits for the second.
    pub waits: bool,
}

/// All hand-overs of a model, each pair of processes in order of writing.
#[derive(Debug, Default)]
pub struct Handovers {
    all: Vec<Handover>,
    out: FxHashMap<ElementId, Vec<usize>>,
    into: FxHashMap<ElementId, Vec<usize>>,
}

impl Handovers {
    /// Looks at every element once. Of several ways from one process to the same other the first counts, one that is said by the giver
    /// before one that is said by the taker.
    pub fn of(model: &Model) -> Handovers {
        let mut pairs: BTreeMap<(ElementId, ElementId), (bool, Handover)> = BTreeMap::new();
        for id in model.ids() {
            let kind = model.get(id).kind;
            if kind != Kind::Process && kind != Kind::Trigger && !kind.is_step() {
                continue;
            }
            let Some(process) = model.enclosing(id, Kind::Process) else { continue };
            let mut add = |from: ElementId, to: ElementId, waits: bool| {
                if from == to {
                    return;
                }
                let by_taker = kind == Kind::Trigger;
                let made = (by_taker, Handover { from, to, by: id, waits });
                let known = pairs.entry((from, to)).or_insert(made);
                if known.0 && !by_taker {
                    *known = made;
                }
            };
            for target in targets(model.clause(id, ClauseWord::Starts)) {
                add(process, target, false);
            }
            for target in targets(model.clause(id, ClauseWord::Calls)) {
                add(process, target, true);
            }
            for target in model.references(id, AttributeWord::Starts).filter_map(|named| named.target) {
                add(process, target, false);
            }
            if kind == Kind::Trigger {
                let givers = targets(model.clause(id, ClauseWord::From));
                for giver in givers.filter_map(|giver| model.enclosing(giver, Kind::Process)) {
                    add(giver, process, false);
                }
            }
        }
        let mut made = Handovers::default();
        for (_, handover) in pairs.into_values() {
            if model.get(handover.to).kind != Kind::Process {
                continue;
            }
            made.out.entry(handover.from).or_default().push(made.all.len());
            made.into.entry(handover.to).or_default().push(made.all.len());
            made.all.push(handover);
        }
        made
    }

    /// All of them.
    pub fn all(&self) -> &[Handover] {
        &self.all
    }

    /// Those by which a process goes on elsewhere.
    pub fn out_of(&self, process: ElementId) -> impl Iterator<Item = Handover> + '_ {
        self.out.get(&process).into_iter().flatten().filter_map(|at| self.all.get(*at).copied())
    }

    /// Those by which others come to a process.
    pub fn coming_to(&self, process: ElementId) -> impl Iterator<Item = Handover> + '_ {
        self.into.get(&process).into_iter().flatten().filter_map(|at| self.all.get(*at).copied())
    }

    /// The places of classes, groups or processes in the order in which what is in them hands over; those that don't have none.
    pub fn places(&self, model: &Model, of: &BTreeSet<ElementId>) -> BTreeMap<ElementId, usize> {
        let around = |process: ElementId| model.ancestry(process).find(|around| of.contains(around));
        let pairs = self.all.iter().filter_map(|one| Some((around(one.from)?, around(one.to)?)));
        let pairs: BTreeSet<(ElementId, ElementId)> = pairs.filter(|(from, to)| from != to).collect();
        in_order(&pairs).into_iter().enumerate().map(|(place, id)| (id, place)).collect()
    }
}

/// All ends of the pairs, those nobody hands over to first, each before what it hands over to where there is no circle.
pub(super) fn in_order(pairs: &BTreeSet<(ElementId, ElementId)>) -> Vec<ElementId> {
    let all: BTreeSet<ElementId> = pairs.iter().flat_map(|(from, to)| [*from, *to]).collect();
    let follows =
        |one: ElementId| pairs.range((one, ElementId(0))..=(one, ElementId(u32::MAX))).map(|(_, to)| *to);
    let taken: BTreeSet<ElementId> = pairs.iter().map(|(_, to)| *to).collect();
    let first = all.iter().filter(|one| !taken.contains(one)).chain(all.iter());
    let roots: Vec<ElementId> = first.copied().collect();
    let mut seen: BTreeSet<ElementId> = BTreeSet::new();
    let mut done: Vec<ElementId> = Vec::with_capacity(all.len());
    // Whoever is left last in a walk comes first in the order.
    for root in roots.into_iter().rev() {
        let mut open = vec![(root, false)];
        while let Some((one, left)) = open.pop() {
            if left {
                done.push(one);
            } else if seen.insert(one) {
                open.push((one, true));
                open.extend(follows(one).filter(|next| !seen.contains(next)).map(|next| (next, false)));
            }
        }
    }
    done.reverse();
    done
}

fn targets(values: &[Value]) -> impl Iterator<Item = ElementId> + '_ {
    values.iter().filter_map(|value| match value {
        Value::Reference(reference) => reference.target,
        Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) | Value::Expression(_) => None,
    })
}
