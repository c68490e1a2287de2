//! Cases of a process as people would run them, and what has to be open after each thing they do.
//!
//! A walk is made by the net alone ([`Play`]); engines are then told the same things and asked what is open in them. Variables
//! belong to a process instance, which is named by the calls that lead to it: "" for the process itself, `bill`, `bill/post`.

mod guard;
pub mod shape;

use crate::dice::Dice;
use guard::Guard;
use ltc_core::flow::net::{Answer, Open, Play, State};
use ltc_core::flow::{Flow, NodeId, NodeKind};
use ltc_core::model::{ElementId, Kind, Model};
use ltc_grammar::words::ClauseWord;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The longest walk; a loop that nobody ends is left there.
const LONGEST: usize = 60;
/// Calls inside calls that are followed.
const DEEPEST: usize = 4;

/// The processes of a model, ready to be walked.
pub struct World<'m> {
    model: &'m Model,
    plays: BTreeMap<ElementId, (&'m Flow, Play<'m>)>,
    /// How often each outcome and branch was taken, so that walks go where none went.
    taken: BTreeMap<ElementId, u32>,
}

/// One case: what was done, and what has to be seen.
#[derive(Debug)]
pub struct Walk {
    /// The process.
    pub process: ElementId,
    /// Each thing somebody did, with the variables as they are then; the first is the start.
    pub moves: Vec<Value>,
    /// What is open at the start and after each move.
    pub open: Vec<Vec<String>>,
    /// The end that was reached; `None` where the walk was left before.
    pub end: Option<String>,
}

impl Walk {
    /// Whether a step is done more than once.
    pub fn has_rounds(&self) -> bool {
        let mut steps: Vec<&str> = self.moves.iter().filter_map(|step| step["do"].as_str()).collect();
        let all = steps.len();
        steps.sort_unstable();
        steps.dedup();
        steps.len() < all
    }
}

/// One process instance of a case.
struct Instance {
    place: String,
    process: ElementId,
    state: State,
    /// The instances of its open calls.
    called: BTreeMap<NodeId, Instance>,
    times: BTreeMap<ElementId, u32>,
    variables: Map<String, Value>,
    /// The variables of instances it called that got through since somebody last did something.
    past: Map<String, Value>,
    /// Names of data that a guard was asked about since somebody last did something.
    asked: Map<String, Value>,
}

impl<'m> World<'m> {
    /// All flows of a model.
    pub fn new(model: &'m Model, flows: &'m [Flow]) -> World<'m> {
        let plays = flows.iter().map(|flow| (flow.process, (flow, Play::new(flow)))).collect();
        World { model, plays, taken: BTreeMap::new() }
    }

    /// A case of a process; `Err` says why it cannot be walked.
    pub fn walk(&mut self, process: ElementId, dice: &mut Dice) -> Result<Walk, String> {
        let mut case = self.begin(process, String::new(), 0, dice)?;
        let mut walk = Walk { process, moves: Vec::new(), open: Vec::new(), end: None };
        let note = |walk: &mut Walk, case: &Instance, world: &World<'_>, step: &str| {
            let mut variables = Map::new();
            case.write(&mut variables);
            walk.moves.push(json!({ "do": step, "set": variables }));
            let mut open = Vec::new();
            world.open(case, &mut open);
            walk.open.push(open.into_iter().map(|(_, name)| name).collect());
        };
        note(&mut walk, &case, self, "");
        while walk.moves.len() < LONGEST {
            let mut open = Vec::new();
            self.open(&case, &mut open);
            let Some((path, name)) = open.get(dice.below(open.len())).cloned() else { break };
            case.forget();
            self.advance(&mut case, &path, 0, dice)?;
            note(&mut walk, &case, self, &name);
        }
        walk.end = self.end(&case);
        if walk.end.is_none() && walk.open.last().is_some_and(Vec::is_empty) {
            return Err("it is stuck".to_owned());
        }
        Ok(walk)
    }

    /// A case of a process by itself, as a checklist has it: a call is one step, and questions are answered one by one. A move says
    /// the outcome or the first steps of the branches that run.
    pub fn by_checklist(&mut self, process: ElementId, dice: &mut Dice) -> Option<Walk> {
        let (flow, play) = self.plays.get(&process)?;
        let named = |nodes: Vec<NodeId>| -> Vec<String> {
            let mut names: Vec<String> = nodes.into_iter().map(|node| flow.node(node).id.clone()).collect();
            names.sort();
            names
        };
        let nodes = |state: &State| play.open(state).into_iter().map(|open| open.node).collect();
        let mut state = play.start();
        let (moves, open) = (vec![json!({ "do": "" })], vec![named(nodes(&state))]);
        let mut walk = Walk { process, moves, open, end: None };
        let mut done = Vec::new();
        while walk.moves.len() < LONGEST {
            let open = play.open(&state);
            let Some(step) = open.get(dice.below(open.len())) else { break };
            let id = &flow.node(step.node).id;
            let (answer, said) = match flow.node(step.node).kind {
                NodeKind::Fork { .. } => {
                    let chosen: Vec<_> = step.branches.iter().copied().filter(|_| dice.happens(60)).collect();
                    let firsts = named(chosen.iter().map(|edge| flow.edge(*edge).to).collect());
                    (Answer::Branches(chosen), json!({ "do": id, "branches": firsts }))
                }
                NodeKind::Choice if flow.is_unordered(step.node) && dice.happens(40) => {
                    (Answer::Done, json!({ "do": id, "outcome": "that-is-all" }))
                }
                _ if step.outcomes.is_empty() => (Answer::Done, json!({ "do": id })),
                _ => {
                    let outcome = self.rarest(&step.outcomes, dice);
                    done.push(outcome);
                    (Answer::Outcome(outcome), json!({ "do": id, "outcome": &*self.model.get(outcome).id }))
                }
            };
            state = play.complete(&state, step.node, &answer).ok()?;
            walk.moves.push(said);
            walk.open.push(named(nodes(&state)));
        }
        walk.end = play.end(&state).map(|end| flow.node(end).id.clone());
        for outcome in done {
            *self.taken.entry(outcome).or_default() += 1;
        }
        Some(walk)
    }

    fn begin(
        &mut self,
        process: ElementId,
        place: String,
        depth: usize,
        dice: &mut Dice,
    ) -> Result<Instance, String> {
        let Some((_, play)) = self.plays.get(&process).filter(|_| depth < DEEPEST) else {
            return Err("it calls a process that is not here, or too deep".to_owned());
        };
        let state = play.start();
        let (called, times, variables) = (BTreeMap::new(), BTreeMap::new(), Map::new());
        let mut made =
            Instance { place, process, state, called, times, variables, past: Map::new(), asked: Map::new() };
        self.count(&mut made);
        self.settle(&mut made, depth, dice)?;
        Ok(made)
    }

    /// Says of each bounded outcome that it was never chosen.
    fn count(&self, made: &mut Instance) {
        for edge in &self.flow(made.process).edges {
            if let (Some(outcome), Some(_)) = (edge.outcome, edge.bound) {
                let name = self.variable(made.process, outcome, "times");
                made.variables.insert(name, Value::from(0));
            }
        }
    }

    fn flow(&self, process: ElementId) -> &'m Flow {
        self.plays.get(&process).map(|(flow, _)| *flow).expect("an instance is of a process that is here")
    }

    /// The steps that wait for somebody, each with the way to it and its name.
    fn open(&self, at: &Instance, found: &mut Vec<(Vec<NodeId>, String)>) {
        let (flow, play) = self.plays.get(&at.process).expect("an instance is of a process that is here");
        let first = found.len();
        for open in play.open(&at.state) {
            match at.called.get(&open.node) {
                Some(inner) => {
                    let from = found.len();
                    self.open(inner, found);
                    found.iter_mut().skip(from).for_each(|(path, _)| path.insert(0, open.node));
                }
                None => {
                    let id = &flow.node(open.node).id;
                    let name = if at.place.is_empty() { id.clone() } else { format!("{}/{id}", at.place) };
                    found.push((vec![open.node], name));
                }
            }
        }
        found.get_mut(first..).unwrap_or(&mut []).sort_by(|a, b| a.1.cmp(&b.1));
    }

    /// The end a case has reached.
    fn end(&self, case: &Instance) -> Option<String> {
        let (flow, play) = self.plays.get(&case.process)?;
        play.end(&case.state).map(|end| flow.node(end).id.clone())
    }

    /// Somebody does the step at the end of the way.
    fn advance(
        &mut self,
        at: &mut Instance,
        path: &[NodeId],
        depth: usize,
        dice: &mut Dice,
    ) -> Result<(), String> {
        match path {
            [] => {}
            [step] => self.answer(at, *step, dice)?,
            [call, rest @ ..] => {
                let inner = at.called.get_mut(call).ok_or("a call is not open")?;
                self.advance(inner, rest, depth + 1, dice)?;
            }
        }
        self.settle(at, depth, dice)
    }

    /// Somebody does a step and says what came of it.
    fn answer(&mut self, at: &mut Instance, step: NodeId, dice: &mut Dice) -> Result<(), String> {
        let open = self.described(at, step)?;
        let answer = match open.outcomes.is_empty() {
            true => Answer::Done,
            false => Answer::Outcome(self.rarest(&open.outcomes, dice)),
        };
        self.say(at, &open, answer)
    }

    fn described(&self, at: &Instance, step: NodeId) -> Result<Open, String> {
        let (_, play) = self.plays.get(&at.process).ok_or("the process is not here")?;
        let found = play.open(&at.state).into_iter().find(|open| open.node == step);
        found.ok_or_else(|| "a step is not open".to_owned())
    }

    /// Sets the variables an answer stands for and gives it to the net.
    fn say(&mut self, at: &mut Instance, open: &Open, answer: Answer) -> Result<(), String> {
        if let Answer::Outcome(outcome) = &answer {
            let element = self.flow(at.process).node(open.node).element;
            let name = self.variable(at.process, element, "outcome");
            at.variables.insert(name, Value::from(&*self.model.get(*outcome).id));
            self.chose(at, *outcome)?;
        }
        let (_, play) = self.plays.get(&at.process).ok_or("the process is not here")?;
        at.state = play.complete(&at.state, open.node, &answer).map_err(|refused| format!("{refused:?}"))?;
        Ok(())
    }

    /// Counts an outcome; its variable says how often it was chosen before.
    fn chose(&mut self, at: &mut Instance, outcome: ElementId) -> Result<(), String> {
        *self.taken.entry(outcome).or_default() += 1;
        let name = self.variable(at.process, outcome, "times");
        if at.variables.contains_key(&name) {
            let count = at.times.entry(outcome).or_default();
            at.variables.insert(name, Value::from(*count));
            *count += 1;
        }
        Ok(())
    }

    /// Decides all that needs nobody to work: questions, branches, calls that begin and calls that are through.
    fn settle(&mut self, at: &mut Instance, depth: usize, dice: &mut Dice) -> Result<(), String> {
        let mut asked: Vec<NodeId> = Vec::new();
        loop {
            let (flow, play) = self.plays.get(&at.process).ok_or("the process is not here")?;
            let flow = *flow;
            let all = play.open(&at.state);
            let Instance { called, past, .. } = &mut *at;
            called.retain(|call, inner| {
                let is_open = all.iter().any(|open| open.node == *call);
                if !is_open {
                    inner.write(past);
                }
                is_open
            });
            let next = all.into_iter().find(|open| match flow.node(open.node).kind {
                NodeKind::Choice | NodeKind::Fork { .. } => true,
                NodeKind::Call { .. } => {
                    at.called.get(&open.node).is_none_or(|inner| self.end(inner).is_some())
                }
                _ => false,
            });
            let Some(open) = next else { return Ok(()) };
            match &flow.node(open.node).kind {
                NodeKind::Call { calls } => {
                    if let Some(inner) = at.called.remove(&open.node) {
                        inner.write(&mut at.past);
                        self.answer(at, open.node, dice)?;
                        continue;
                    }
                    let process = calls.and_then(|called| self.model.enclosing(called, Kind::Process));
                    let id = &flow.node(open.node).id;
                    let place = if at.place.is_empty() { id.clone() } else { format!("{}/{id}", at.place) };
                    if at.past.contains_key(&place) {
                        return Err("a call begins again before anybody has done anything".to_owned());
                    }
                    let inner = self.begin(process.ok_or("it calls nothing")?, place, depth + 1, dice)?;
                    at.called.insert(open.node, inner);
                }
                kind => {
                    if asked.contains(&open.node) {
                        return Err("a question is asked again before anybody has done anything".to_owned());
                    }
                    asked.push(open.node);
                    let answer = match kind {
                        NodeKind::Fork { .. } => self.branches(at, &open, dice)?,
                        _ => self.decided(at, &open, dice)?,
                    };
                    self.say(at, &open, answer)?;
                }
            }
        }
    }

    /// Which branches run, by what the data says.
    fn branches(&mut self, at: &mut Instance, open: &Open, dice: &mut Dice) -> Result<Answer, String> {
        let flow = self.flow(at.process);
        let mut chosen = Vec::new();
        for id in &open.branches {
            let Some(branch) = flow.edge(*id).outcome else { continue };
            if let Some(guard) = Guard::of(self.model, branch)
                && at.ask(&guard?, dice)
            {
                chosen.push(*id);
            }
        }
        Ok(Answer::Branches(chosen))
    }

    /// The outcome of a question, by what the data says where a guard is written, else by name.
    fn decided(&mut self, at: &mut Instance, open: &Open, dice: &mut Dice) -> Result<Answer, String> {
        let flow = self.flow(at.process);
        let element = flow.node(open.node).element;
        if self.model.get(element).kind == Kind::Unordered {
            return self.next_of_set(at, open, dice);
        }
        let Some(default) = self.default(open) else { return Ok(Answer::Done) };
        let named: Vec<ElementId> = open
            .outcomes
            .iter()
            .copied()
            .filter(|outcome| self.model.condition(*outcome).is_none())
            .collect();
        let name = (!named.is_empty()).then(|| self.rarest(&named, dice));
        if let Some(name) = name {
            let variable = self.variable(at.process, element, "outcome");
            at.variables.insert(variable, Value::from(&*self.model.get(name).id));
        }
        let has_guards = named.len() < open.outcomes.len();
        for outcome in open.outcomes.iter().copied() {
            let holds = match Guard::of(self.model, outcome) {
                Some(guard) => at.ask(&guard?, dice),
                // Where data is asked, nobody names what is left.
                None if has_guards && outcome == default => false,
                None => name == Some(outcome),
            };
            if holds {
                return Ok(Answer::Outcome(outcome));
            }
        }
        Ok(Answer::Outcome(default))
    }

    /// The next step of an unordered set, or none.
    fn next_of_set(&mut self, at: &mut Instance, open: &Open, dice: &mut Dice) -> Result<Answer, String> {
        let element = self.flow(at.process).node(open.node).element;
        if dice.happens(60) {
            return Ok(Answer::Outcome(self.rarest(&open.outcomes, dice)));
        }
        let variable = self.variable(at.process, element, "outcome");
        at.variables.insert(variable, Value::from(""));
        Ok(Answer::Done)
    }

    /// The outcome that is left when no other is chosen.
    fn default(&self, open: &Open) -> Option<ElementId> {
        let otherwise = |outcome: &ElementId| {
            let clauses = &self.model.get(*outcome).clauses;
            clauses.iter().any(|clause| clause.word == ClauseWord::Otherwise)
        };
        open.outcomes.iter().copied().rfind(otherwise).or(open.outcomes.last().copied())
    }

    /// Mostly one of those that were taken least.
    fn rarest(&self, of: &[ElementId], dice: &mut Dice) -> ElementId {
        let count = |element: &ElementId| self.taken.get(element).copied().unwrap_or(0);
        let least = of.iter().map(count).min().unwrap_or(0);
        let rare: Vec<ElementId> = of.iter().copied().filter(|element| count(element) == least).collect();
        let from = if dice.happens(70) { &rare } else { of };
        *from.get(dice.below(from.len())).expect("there is at least one")
    }

    /// The name of a variable, as `docs/reference/outputs.md` has it.
    fn variable(&self, process: ElementId, element: ElementId, tail: &str) -> String {
        let ids = self.model.ancestry(element).take_while(|id| *id != process);
        let mut ids: Vec<&str> = ids.map(|id| &*self.model.get(id).id).collect();
        ids.reverse();
        format!("{}_{tail}", ids.join("_"))
    }

    /// The flow of a process and those of the processes it calls.
    pub fn reaches(&self, process: ElementId) -> Vec<&'m Flow> {
        let mut found: Vec<&'m Flow> = Vec::new();
        let mut open = vec![process];
        while let Some(process) = open.pop() {
            let Some((flow, _)) = self.plays.get(&process) else { continue };
            if found.iter().any(|known| known.process == process) {
                continue;
            }
            found.push(flow);
            open.extend(flow.nodes.iter().filter_map(|node| match node.kind {
                NodeKind::Call { calls } => self.model.enclosing(calls?, Kind::Process),
                _ => None,
            }));
        }
        found
    }
}

impl Instance {
    /// Whether a guard holds; what was asked since somebody last did something keeps its value.
    fn ask(&mut self, guard: &Guard<'_>, dice: &mut Dice) -> bool {
        guard.decide(&mut self.asked, dice);
        let holds = guard.holds(&self.asked);
        self.variables.extend(self.asked.clone());
        holds
    }

    fn forget(&mut self) {
        self.asked.clear();
        self.past.clear();
        self.called.values_mut().for_each(Instance::forget);
    }

    /// The variables of the instance and of those it called.
    fn write(&self, into: &mut Map<String, Value>) {
        into.extend(self.past.clone());
        into.insert(self.place.clone(), Value::Object(self.variables.clone()));
        self.called.values().for_each(|inner| inner.write(into));
    }
}
