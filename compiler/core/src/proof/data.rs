//! What a step needs has been made on every way that leads to it.
//!
//! Looked at is data that each case makes anew (`of: case`, or where nothing is said); of an account, a period or a library the latest
//! version is there already. What a step names in `out` is made when the step is done. There from the start is what the process names in `in`
//! without `?`, what every trigger brings, and, where the process names nothing, whatever none of its steps makes. A call makes what it names in
//! `out` and what the called process has made at each of its ends. A package that an `end` gives is needed there. What a process or sub-process names
//! in `out` and none of its steps does is made by a step that does not say so; in a process, nothing more is asked of it.

use super::graph::{Budget, Graph, Line};
use super::has_gaps;
use super::way::Way;
use crate::flow::{EndKind, Flow, NodeId, NodeKind};
use crate::model::{ElementId, Kind, Model, Reference, Value};
use ltc_grammar::words::{AttributeWord, ClauseWord};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// Data that a step needs and that a way to it has not made.
#[derive(Clone, PartialEq, Debug)]
pub struct Lack {
    /// The data.
    pub data: ElementId,
    /// The step, task or `end` that names it first on the way.
    pub needed_by: ElementId,
    /// Where it does.
    pub reference: Reference,
    /// The way.
    pub way: Way,
    /// Others that need it and are come to without it.
    pub others: Vec<(ElementId, Reference)>,
    /// What makes it, elsewhere in the process.
    pub made_by: Vec<ElementId>,
}

/// What came of looking at the data of a process.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Lacks {
    /// What is lacking, each data once, in order of writing of what needs it.
    pub found: Vec<Lack>,
    /// How many needs of how many steps were looked at.
    pub needs: usize,
    /// Whether there was too much to look at.
    pub spent: bool,
}

/// What the processes that are called have made at each of their ends.
#[derive(Debug, Default)]
pub struct Made(FxHashMap<ElementId, BTreeSet<ElementId>>);

impl Made {
    /// Looks at every process that another one calls, until nothing more is found out.
    pub fn of(model: &Model, budget: &mut Budget) -> Made {
        let called = model.ids().filter(|id| model.get(*id).kind == Kind::Call);
        let mut called: Vec<ElementId> = called.filter_map(|call| called_by(model, call)).collect();
        called.sort_unstable();
        called.dedup();
        let mut made = Made::default();
        let flows: Vec<Flow> = called.iter().map(|process| Flow::of(model, *process)).collect();
        let graphs: Vec<Graph<'_>> = flows.iter().map(|flow| Graph::new(model, flow)).collect();
        for _ in 0..called.len() {
            let mut changed = false;
            for (process, graph) in called.iter().zip(&graphs) {
                let work = Work::of(model, graph, &made);
                // What only the process says it makes is made by a step that does not say so.
                let mut sure: BTreeSet<ElementId> = targets(model, *process, AttributeWord::Out)
                    .filter(|data| !work.makers.contains_key(data) && is_made_anew(model, *data))
                    .collect();
                for data in work.makers.keys() {
                    let made_at = work.made_at(graph, *data);
                    let Some(reached) = graph.spread(budget, |line| is_made(&made_at, line)) else {
                        return made;
                    };
                    let is_end =
                        |kind: &NodeKind| matches!(kind, NodeKind::End(EndKind::Done | EndKind::Case { .. }));
                    let mut nodes = graph.flow().nodes.iter().enumerate();
                    let lacks = nodes.any(|(index, node)| {
                        node.scope.0 == 0 && is_end(&node.kind) && reached.has(NodeId(index as u32))
                    });
                    if !lacks {
                        sure.insert(*data);
                    }
                }
                let before = made.0.get(process).map_or(0, BTreeSet::len);
                if before < sure.len() {
                    changed = true;
                    made.0.insert(*process, sure);
                }
            }
            if !changed {
                break;
            }
        }
        made
    }
}

/// Who makes and who needs what in a process.
struct Work {
    /// The points at which data is made, by data: the point of a node, or that behind a sub-process.
    makers: BTreeMap<ElementId, Vec<(u32, ElementId)>>,
    /// Who needs what, where, in order of writing.
    needs: Vec<(NodeId, ElementId, Reference)>,
}

impl Work {
    fn of(model: &Model, graph: &Graph<'_>, made: &Made) -> Work {
        let flow = graph.flow();
        let mut work = Work { makers: BTreeMap::new(), needs: Vec::new() };
        for (index, node) in flow.nodes.iter().enumerate() {
            let id = NodeId(index as u32);
            let element = node.element;
            let (into, point) = match &node.kind {
                NodeKind::Work | NodeKind::Wait | NodeKind::Call { .. } => (AttributeWord::In, Some(id.0)),
                NodeKind::Subprocess(_) => (AttributeWord::In, Some(graph.behind(id))),
                NodeKind::Choice if model.get(element).kind == Kind::Decision => (AttributeWord::In, None),
                NodeKind::End(EndKind::Case { .. }) => (AttributeWord::Gives, None),
                _ => continue,
            };
            work.need(model, id, element, into, &[]);
            let Some(point) = point else { continue };
            work.make(model, point, element);
            // A task may use what the step itself or a task before it makes.
            let mut ready: Vec<ElementId> = targets(model, element, AttributeWord::Out).collect();
            for task in model.children(element, Kind::Task) {
                work.need(model, id, task, AttributeWord::In, &ready);
                work.make(model, point, task);
                ready.extend(targets(model, task, AttributeWord::Out));
            }
            if let Some(sure) = called_by(model, element).and_then(|process| made.0.get(&process)) {
                for data in sure {
                    work.makers.entry(*data).or_default().push((point, element));
                }
            }
        }
        // What a sub-process says it makes is made by its steps, where one of them says so too.
        for makers in work.makers.values_mut() {
            let all: Vec<ElementId> = makers.iter().map(|(_, maker)| *maker).collect();
            let inside = |maker: ElementId, around: ElementId| {
                maker != around && model.ancestry(maker).any(|ancestor| ancestor == around)
            };
            makers.retain(|(_, maker)| {
                model.get(*maker).kind != Kind::Subprocess || !all.iter().any(|other| inside(*other, *maker))
            });
        }
        work
    }

    fn need(
        &mut self,
        model: &Model,
        node: NodeId,
        element: ElementId,
        word: AttributeWord,
        ready: &[ElementId],
    ) {
        for reference in model.references(element, word) {
            if let Some(data) = reference.target
                && !reference.optional
                && !ready.contains(&data)
                && is_made_anew(model, data)
            {
                self.needs.push((node, element, *reference));
            }
        }
    }

    fn make(&mut self, model: &Model, point: u32, element: ElementId) {
        for data in targets(model, element, AttributeWord::Out) {
            if is_made_anew(model, data) {
                self.makers.entry(data).or_default().push((point, element));
            }
        }
    }

    /// For each point whether data is made there.
    fn made_at(&self, graph: &Graph<'_>, data: ElementId) -> Vec<bool> {
        let mut made = vec![false; graph.points()];
        for (point, _) in self.makers.get(&data).into_iter().flatten() {
            if let Some(mark) = made.get_mut(*point as usize) {
                *mark = true;
            }
        }
        made
    }
}

fn is_made(made_at: &[bool], line: &Line) -> bool {
    made_at.get(line.from as usize).copied().unwrap_or(false)
}

/// What is lacking in a process.
pub fn lacks(model: &Model, graph: &Graph<'_>, made: &Made, budget: &mut Budget) -> Lacks {
    let flow = graph.flow();
    let process = flow.process;
    let work = Work::of(model, graph, made);
    let mut result = Lacks { needs: work.needs.len(), ..Lacks::default() };
    if work.needs.is_empty() || has_gaps(model, process) {
        return result;
    }
    let there = FromOutside::of(model, process);
    let mut data: Vec<ElementId> =
        work.needs.iter().filter_map(|(_, _, reference)| reference.target).collect();
    data.sort_unstable();
    data.dedup();
    let unsaid: FxHashSet<ElementId> = targets(model, process, AttributeWord::Out).collect();
    data.retain(|data| {
        let made_here = work.makers.contains_key(data);
        !there.has(*data, made_here) && (made_here || !unsaid.contains(data))
    });
    let mut needs: BTreeMap<ElementId, Vec<&(NodeId, ElementId, Reference)>> = BTreeMap::new();
    for need in &work.needs {
        if let Some(data) = need.2.target {
            needs.entry(data).or_default().push(need);
        }
    }
    for data in data {
        let made_at = work.made_at(graph, data);
        let Some(reached) = graph.spread(budget, |line| is_made(&made_at, line)) else {
            result.spent = true;
            break;
        };
        let needs = needs.get(&data).into_iter().flatten();
        let mut lacking: Vec<_> = needs.filter(|(node, ..)| reached.has(*node)).collect();
        // The nearest to the start comes first; of equals, the one written first.
        lacking.sort_by_key(|(node, ..)| reached.far(*node));
        let mut lacking = lacking.into_iter().copied();
        let Some(&(node, needed_by, reference)) = lacking.next() else { continue };
        let lines = graph.way(&reached, node);
        let made_by = work.makers.get(&data).into_iter().flatten().map(|(_, maker)| *maker);
        let made_by = made_by.filter(|maker| *maker != needed_by).collect();
        let others = lacking.map(|(_, element, reference)| (*element, *reference));
        let others = others.filter(|(element, _)| *element != needed_by).collect();
        let way = Way::along(model, graph, &lines, node);
        result.found.push(Lack { data, needed_by, reference, way, others, made_by });
    }
    result.found.sort_by_key(|lack| lack.needed_by);
    result
}

/// What is there before the first step.
struct FromOutside {
    sure: FxHashSet<ElementId>,
    /// The process does not say what it needs.
    unsaid: bool,
}

impl FromOutside {
    fn of(model: &Model, process: ElementId) -> FromOutside {
        let required = |id| {
            let references = model.references(id, AttributeWord::In);
            references.filter(|reference| !reference.optional).filter_map(|reference| reference.target)
        };
        let mut sure: FxHashSet<ElementId> = required(process).collect();
        let mut brought: Option<FxHashSet<ElementId>> = None;
        for trigger in model.children(process, Kind::Trigger) {
            let these: FxHashSet<ElementId> = required(trigger).collect();
            brought = Some(match brought {
                Some(before) => before.intersection(&these).copied().collect(),
                None => these,
            });
        }
        sure.extend(brought.into_iter().flatten());
        FromOutside { sure, unsaid: model.attribute(process, AttributeWord::In).is_none() }
    }

    fn has(&self, data: ElementId, made_here: bool) -> bool {
        self.sure.contains(&data) || (self.unsaid && !made_here)
    }
}

/// Whether each case makes it anew.
pub fn is_made_anew(model: &Model, data: ElementId) -> bool {
    model.get(data).kind == Kind::Data
        && model.plain(data, AttributeWord::Of).is_none_or(|life| life == "case")
}

fn targets(model: &Model, element: ElementId, word: AttributeWord) -> impl Iterator<Item = ElementId> + '_ {
    model.references(element, word).filter_map(|reference| reference.target)
}

/// The process a call runs.
fn called_by(model: &Model, call: ElementId) -> Option<ElementId> {
    let calls = model.clause(call, ClauseWord::Calls);
    calls.iter().find_map(|value| match value {
        Value::Reference(reference) => reference.target,
        _ => None,
    })
}
