//! Proofs against a plain walk through all states of many small processes.
//!
//! The walk moves tokens over the flow, one at a time and in every order, and notes whether the control has let the case pass (or the data was
//! made) before a token comes to what is guarded (or to what needs it). It shares no code with the proofs but the flow itself.

use ltc_core::flow::{EndKind, Flow, NodeId, NodeKind};
use ltc_core::model::{ElementId, Kind, Model};
use ltc_core::proof::data::{Made, lacks};
use ltc_core::proof::{Budget, Goal, Graph, Verdict, of_process, passing};
use ltc_grammar::words::{AttributeWord, ClauseWord};
use ltc_tests::case::Case;
use ltc_tests::dice::Dice;
use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};
use std::fmt::Write as _;

/// States the walk looks at before it gives a process up.
const STATES: usize = 3_000;
const PROCESSES: u64 = 200;

/// Writes one process at random.
struct Writer {
    random: Dice,
    text: String,
    count: usize,
    left: usize,
    /// Lists of siblings a route may lead to, innermost last.
    around: Vec<Vec<String>>,
    /// Paths of activities, for `guards`.
    activities: Vec<String>,
}

impl Writer {
    fn process(seed: u64) -> String {
        let mut writer = Writer {
            random: Dice(seed),
            text: String::new(),
            count: 0,
            left: 9,
            around: Vec::new(),
            activities: Vec::new(),
        };
        writer.steps("t.p", 0, true);
        let mut text = String::from(
            "package t \"T\"\nrole r \"R\"\ndata base \"Base\" { of: case }\ndata d0 \"D0\" { of: case }\ndata d1 \"D1\" { of: case }\n\
             process p \"P\" {\n owner: r R: r A: r\n in: base\n out: base\n trigger go \"Go\"\n",
        );
        text.push_str(&writer.text);
        text.push_str("}\n");
        while text.contains("GUARDED") {
            let which = writer.random.below(writer.activities.len().max(1));
            let path = writer.activities.get(which).cloned().unwrap_or_else(|| "t.p".to_owned());
            text = text.replacen("GUARDED", &path, 1);
        }
        text
    }

    fn id(&mut self) -> String {
        self.count += 1;
        format!("s{}", self.count)
    }

    fn steps(&mut self, path: &str, depth: usize, routes: bool) {
        let count = (1 + self.random.below(3)).min(self.left.max(1));
        self.left = self.left.saturating_sub(count);
        let ids: Vec<String> = (0..count).map(|_| self.id()).collect();
        if !routes {
            self.around.push(Vec::new());
        }
        self.around.push(ids.clone());
        for id in ids {
            self.step(&id, path, depth);
        }
        self.around.pop();
        if !routes {
            self.around.pop();
        }
    }

    fn step(&mut self, id: &str, path: &str, depth: usize) {
        let inner = format!("{path}.{id}");
        let kind = if 3 <= depth || self.left == 0 { self.random.below(4) } else { self.random.below(9) };
        match kind {
            0 | 1 => {
                self.activities.push(inner);
                let uses = ["", " in: d0", " out: d0", " in: d1", " out: d1", " in: d0 out: d0"];
                let uses = uses[self.random.below(uses.len())];
                let _ = writeln!(self.text, "activity {id} \"A\" {{{uses} }}");
            }
            2 | 3 => {
                let _ = writeln!(self.text, "kcp {id} \"K\" {{ guards: GUARDED\n pass -> next");
                self.text.push_str(" fail");
                self.answer(&format!("{inner}.fail"), depth);
                self.text.push_str("}\n");
            }
            4 | 5 => {
                let _ = writeln!(self.text, "decision {id} \"Q?\" {{");
                for answer in ["x", "y"] {
                    self.text.push_str(answer);
                    self.answer(&format!("{inner}.{answer}"), depth);
                }
                self.text.push_str("}\n");
            }
            6 | 7 => {
                let _ = writeln!(self.text, "parallel {id} {{");
                for branch in 0..2 + self.random.below(2) {
                    let when = if self.random.below(3) == 0 { " when (x.y > 1)" } else { "" };
                    let _ = writeln!(self.text, "branch b{branch}{when} {{");
                    self.steps(&format!("{inner}.b{branch}"), depth + 1, false);
                    self.text.push_str("}\n");
                }
                self.text.push_str("}\n");
            }
            _ => {
                let _ = writeln!(self.text, "subprocess {id} \"S\" {{");
                self.steps(&inner, depth + 1, true);
                self.text.push_str("}\n");
            }
        }
    }

    /// What follows the id of an outcome.
    fn answer(&mut self, path: &str, depth: usize) {
        match self.random.below(7) {
            0 | 1 => self.text.push_str(" -> next\n"),
            2 => self.text.push_str(" -> end \"E\"\n"),
            3 if depth < 3 && 0 < self.left => {
                self.text.push_str(" {\n");
                self.steps(path, depth + 1, true);
                self.text.push_str("}\n");
            }
            // Nothing leads out of a branch.
            4 if self.around.iter().all(|list| !list.is_empty()) => self.text.push_str(" -> done\n"),
            _ => {
                // An empty list is the border of a branch: no route leads out of it.
                let border = self.around.iter().rposition(Vec::is_empty).map_or(0, |at| at + 1);
                let reach: Vec<String> = self.around[border..].iter().flatten().cloned().collect();
                let target = reach[self.random.below(reach.len())].clone();
                let otherwise = ["next", "end \"E\""][self.random.below(2)];
                let _ = writeln!(self.text, " -> {target} at most 2 otherwise {otherwise}");
            }
        }
    }
}

/// Where the tokens are, how many branches each join waits for, and whether the mark was set.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct State {
    tokens: Vec<u32>,
    waiting: BTreeMap<u32, (usize, usize)>,
    marked: bool,
}

/// The walk: which nodes a token can come to while the mark is not set; `None` if there are too many states.
fn unmarked(
    model: &Model,
    flow: &Flow,
    by_outcome: &[ElementId],
    by_work: &dyn Fn(ElementId) -> bool,
) -> Option<BTreeSet<u32>> {
    let start = flow.scopes[0].nodes[0];
    let first = State { tokens: vec![start.0], waiting: BTreeMap::new(), marked: false };
    let mut seen: HashSet<State> = HashSet::from([first.clone()]);
    let mut open = VecDeque::from([first]);
    let mut found = BTreeSet::from([start.0]);
    while let Some(state) = open.pop_front() {
        if STATES < seen.len() {
            return None;
        }
        for at in 0..state.tokens.len() {
            for next in moves(model, flow, &state, at, by_outcome, by_work) {
                if !next.marked {
                    found.extend(next.tokens.iter().copied());
                    found.extend(next.waiting.keys().copied().filter(|join| next.waiting[join].1 == 0));
                }
                if seen.insert(next.clone()) {
                    open.push_back(next);
                }
            }
        }
    }
    Some(found)
}

/// What can happen to one token.
fn moves(
    model: &Model,
    flow: &Flow,
    state: &State,
    at: usize,
    by_outcome: &[ElementId],
    by_work: &dyn Fn(ElementId) -> bool,
) -> Vec<State> {
    let id = NodeId(state.tokens[at]);
    let node = flow.node(id);
    let mut rest = state.clone();
    rest.tokens.remove(at);
    let arrive = |state: &State, to: NodeId| -> State {
        let mut next = state.clone();
        if let NodeKind::Join { .. } = flow.node(to).kind {
            let (arrived, wanted) = next.waiting.get(&to.0).copied().unwrap_or((0, 1));
            if arrived + 1 < wanted {
                next.waiting.insert(to.0, (arrived + 1, wanted));
                return next;
            }
            next.waiting.remove(&to.0);
        }
        next.tokens.push(to.0);
        next.tokens.sort_unstable();
        next
    };
    let along = |state: &State, from: NodeId| -> Vec<State> {
        flow.out(from)
            .map(|edge| {
                let mut next = state.clone();
                next.marked |= edge.outcome.is_some_and(|outcome| by_outcome.contains(&outcome));
                arrive(&next, edge.to)
            })
            .collect()
    };
    match &node.kind {
        NodeKind::Subprocess(scope) => vec![arrive(&rest, flow.scope(*scope).nodes[0])],
        NodeKind::Fork { .. } => {
            let guarded = |branch: Option<ElementId>| {
                branch.is_some_and(|branch| {
                    model.get(branch).kind == Kind::Branch
                        && model.get(branch).clauses.iter().any(|clause| clause.word == ClauseWord::When)
                })
            };
            let join = flow
                .nodes
                .iter()
                .position(|join| join.element == node.element && matches!(join.kind, NodeKind::Join { .. }));
            let join = NodeId(join.expect("every fork has a join") as u32);
            let edges: Vec<_> = flow.out(id).collect();
            let (past, branches): (Vec<_>, Vec<_>) =
                edges.into_iter().partition(|edge| edge.outcome.is_none() && edge.to == join);
            let (may, must): (Vec<_>, Vec<_>) = branches.into_iter().partition(|edge| guarded(edge.outcome));
            let mut all = Vec::new();
            for choice in 0..1_usize << may.len() {
                let chosen =
                    may.iter().enumerate().filter(|(bit, _)| choice >> bit & 1 == 1).map(|(_, edge)| edge);
                let run: Vec<_> = must.iter().chain(chosen).collect();
                if run.is_empty() {
                    if !past.is_empty() {
                        let mut next = rest.clone();
                        next.waiting.remove(&join.0);
                        all.push(arrive(&next, join));
                    }
                    continue;
                }
                let mut next = rest.clone();
                next.waiting.insert(join.0, (0, run.len()));
                for edge in run {
                    next = arrive(&next, edge.to);
                }
                all.push(next);
            }
            all
        }
        NodeKind::End(EndKind::Done) => match flow.scope(node.scope).parent {
            Some((_, outside)) => along(&rest, outside),
            None => vec![rest],
        },
        NodeKind::End(EndKind::Case { .. }) => {
            vec![State { tokens: Vec::new(), waiting: BTreeMap::new(), marked: rest.marked }]
        }
        NodeKind::End(EndKind::Exit) => {
            let boundary = flow.nodes.iter().position(|boundary| match &boundary.kind {
                NodeKind::Boundary { exits, .. } => exits.contains(&id),
                _ => false,
            });
            vec![arrive(&rest, NodeId(boundary.expect("every exit has a boundary") as u32))]
        }
        _ => {
            rest.marked |= node.kind == NodeKind::Work && by_work(node.element);
            along(&rest, id)
        }
    }
}

/// The nodes that stand for an element: its work.
fn works(flow: &Flow, element: ElementId) -> impl Iterator<Item = u32> + '_ {
    let nodes = flow.nodes.iter().enumerate();
    nodes
        .filter(move |(_, node)| node.element == element && node.kind == NodeKind::Work)
        .map(|(index, _)| index as u32)
}

#[test]
fn proofs_say_what_a_walk_through_all_states_says() {
    let (mut statements, mut bypassed, mut needs, mut lacking, mut given_up) = (0, 0, 0, 0, 0);
    for seed in 0..PROCESSES {
        let text = Writer::process(seed);
        let model = Case::new(&text).compile().expect("the text is a case").model;
        let process = model.own(Kind::Process).next().expect("there is a process");
        let flow = Flow::of(&model, process);
        let graph = Graph::new(&model, &flow);
        for proof in of_process(&model, &graph, &mut Budget::default()) {
            let Goal::Guarded(guarded) = proof.goal else { continue };
            if proof.verdict == Verdict::Open || guarded == process {
                continue;
            }
            let Some(found) = unmarked(&model, &flow, &passing(&model, proof.control), &|_| false) else {
                given_up += 1;
                continue;
            };
            let reached = works(&flow, guarded).any(|node| found.contains(&node));
            let said = matches!(proof.verdict, Verdict::Bypassed(_));
            assert_eq!(said, reached, "seed {seed}, {} in\n{text}", proof.id(&model));
            statements += 1;
            bypassed += usize::from(said);
        }
        let all = lacks(&model, &graph, &Made::default(), &mut Budget::default());
        for data in model.own(Kind::Data).filter(|data| &*model.get(*data).id != "base") {
            let names = |element, word| {
                model.references(element, word).any(|reference| reference.target == Some(data))
            };
            let Some(found) = unmarked(&model, &flow, &[], &|element| names(element, AttributeWord::Out))
            else {
                given_up += 1;
                continue;
            };
            let wanting: BTreeSet<ElementId> = model
                .own(Kind::Activity)
                .filter(|step| names(*step, AttributeWord::In))
                .filter(|step| works(&flow, *step).any(|node| found.contains(&node)))
                .collect();
            let said: BTreeSet<ElementId> = all
                .found
                .iter()
                .filter(|lack| lack.data == data)
                .flat_map(|lack| {
                    std::iter::once(lack.needed_by).chain(lack.others.iter().map(|(other, _)| *other))
                })
                .collect();
            if ltc_core::proof::has_gaps(&model, process) {
                continue;
            }
            assert_eq!(said, wanting, "seed {seed}, {} in\n{text}", model.get(data).id);
            needs += 1;
            lacking += said.len();
        }
    }
    assert!(300 < statements && 60 < bypassed && bypassed + 30 < statements, "{statements} {bypassed}");
    assert!(200 < needs && 60 < lacking, "{needs} {lacking}");
    assert!(given_up * 4 < statements, "{given_up} of {statements} were too large");
}
