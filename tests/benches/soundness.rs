//! How long it takes to say whether a flow is sound, on nets that grow in the ways nets grow, with a plain search of all markings
//! beside it in the same run; and on processes: one of fifteen steps, the standard library, and a model of 100 000 tasks.
//!
//! `cargo bench -p ltc-tests --bench soundness`. Times are the best of several runs.

#![allow(clippy::print_stdout, reason = "a benchmark reports to its terminal")]

use ltc_core::flow::net::{FlowNet, Net, PlaceId, Transition};
use ltc_core::flow::soundness::{Blocks, Budget, Verdict, verdict};
use ltc_core::flow::{Flow, Links};
use ltc_core::model::{ElementId, Kind, Model};
use ltc_core::proof::{self, Graph};
use ltc_core::source::{Manifest, Project, Source, SourceOwner};
use ltc_tests::built;
use ltc_tests::generate::{Mistakes, project};
use rayon::prelude::*;
use std::collections::{HashMap, VecDeque};
use std::time::Instant;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Markings the plain search looks at before it is stopped.
const CAP: usize = 200_000;

fn main() {
    println!("cores: {}", std::thread::available_parallelism().map_or(1, |cores| cores.get()));
    println!();
    println!("{:<34} {:>11} {:>9} | {:>24}", "net", "transitions", "ours ms", "plain search ms (markings)");
    for (name, net) in nets() {
        let (ms, found) = best(20, || verdict(&net, Budget::default()));
        assert_eq!(found, Verdict::Sound, "{name}");
        let start = Instant::now();
        let markings = search(&net);
        let plain = start.elapsed().as_secs_f64() * 1e3;
        let plain = match markings {
            Some(markings) => format!("{plain:.2} ({markings})"),
            None => format!("stopped at {plain:.0} (> {CAP})"),
        };
        println!("{name:<34} {:>11} {ms:>9.3} | {plain:>24}", net.transitions().len());
    }
    processes();
    growth();
}

/// The best time of several runs in milliseconds, and what came of the last.
fn best<T>(runs: usize, job: impl Fn() -> T) -> (f64, T) {
    let mut best = f64::MAX;
    let mut made = None;
    for _ in 0..runs {
        let start = Instant::now();
        let result = job();
        best = best.min(start.elapsed().as_secs_f64() * 1e3);
        made = Some(result);
    }
    (best, made.expect("at least one run"))
}

/// A net in the making; place 0 is its start.
#[derive(Default)]
struct Draft {
    places: u32,
    lines: Vec<(Vec<u32>, Vec<u32>)>,
}

impl Draft {
    fn new() -> Draft {
        Draft { places: 1, lines: Vec::new() }
    }

    fn place(&mut self) -> u32 {
        self.places += 1;
        self.places - 1
    }

    fn line(&mut self, from: &[u32], to: &[u32]) {
        self.lines.push((from.to_vec(), to.to_vec()));
    }

    /// A step from a place to a new one.
    fn step(&mut self, from: u32) -> u32 {
        let to = self.place();
        self.line(&[from], &[to]);
        to
    }

    /// So many branches between a fork and a join, each made by `branch`.
    fn parallel(&mut self, from: u32, count: usize, branch: impl Fn(&mut Draft, u32) -> u32) -> u32 {
        let starts: Vec<u32> = (0..count).map(|_| self.place()).collect();
        self.line(&[from], &starts);
        let ends: Vec<u32> = starts.into_iter().map(|start| branch(self, start)).collect();
        let to = self.place();
        self.line(&ends, &[to]);
        to
    }

    fn steps(&mut self, from: u32, count: usize) -> u32 {
        (0..count).fold(from, |at, _| self.step(at))
    }

    /// Two ways, one of them with a step.
    fn choice(&mut self, from: u32) -> u32 {
        let to = self.place();
        for _ in 0..2 {
            let inside = self.step(from);
            let done = self.step(inside);
            self.line(&[done], &[to]);
        }
        to
    }

    /// So many steps one after the other, each of which may be done again.
    fn rework(&mut self, from: u32, count: usize) -> u32 {
        (0..count).fold(from, |at, _| {
            let done = self.step(at);
            self.line(&[done], &[at]);
            self.step(done)
        })
    }

    fn nested(&mut self, from: u32, depth: usize) -> u32 {
        if depth == 0 {
            return self.step(from);
        }
        self.parallel(from, 2, |draft, start| draft.nested(start, depth - 1))
    }

    fn ends_at(self, end: u32) -> Net {
        let ids = |list: Vec<u32>| list.into_iter().map(PlaceId).collect();
        let transitions = self.lines.into_iter().map(|(from, to)| Transition::new(ids(from), ids(to)));
        Net::new(self.places, transitions.collect(), PlaceId(0), PlaceId(end))
    }
}

fn made(make: impl Fn(&mut Draft) -> u32) -> Net {
    let mut draft = Draft::new();
    let end = make(&mut draft);
    draft.ends_at(end)
}

fn nets() -> Vec<(&'static str, Net)> {
    let branches = |count, length| {
        made(move |draft| draft.parallel(0, count, |draft, start| draft.steps(start, length)))
    };
    let rework = |count, length| {
        made(move |draft| draft.parallel(0, count, |draft, start| draft.rework(start, length)))
    };
    let blocks = |count| {
        made(move |draft| {
            (0..count).fold(0, |at, block| match block % 3 {
                0 => draft.choice(at),
                1 => draft.parallel(at, 2, |draft, start| draft.steps(start, 1)),
                _ => draft.rework(at, 1),
            })
        })
    };
    vec![
        ("20 branches of 1 step", branches(20, 1)),
        ("30 branches of 1 step", branches(30, 1)),
        ("10 branches of 10 steps", branches(10, 10)),
        ("500 blocks in a row", blocks(500)),
        ("1000 blocks in a row", blocks(1000)),
        ("2000 blocks in a row", blocks(2000)),
        ("500 choices in a row", made(|draft| (0..500).fold(0, |at, _| draft.choice(at)))),
        ("forks inside forks, 5 deep", made(|draft| draft.nested(0, 5))),
        ("50 loops inside each other", made(loops)),
        ("ladder of 50 rungs", made(ladder)),
        ("5 branches of 3 steps with rework", rework(5, 3)),
        ("8 branches of 4 steps with rework", rework(8, 4)),
        ("inclusive split and join of 15", made(inclusive)),
    ]
}

fn loops(draft: &mut Draft) -> u32 {
    let starts: Vec<u32> = (0..50).fold(vec![0], |mut starts, _| {
        let next = draft.step(*starts.last().expect("one at least"));
        starts.push(next);
        starts
    });
    starts.iter().rev().fold(*starts.last().expect("one at least"), |at, start| {
        let done = draft.step(at);
        draft.line(&[done], &[*start]);
        draft.step(done)
    })
}

/// Two lines each step of which waits for the step before it in both.
fn ladder(draft: &mut Draft) -> u32 {
    let mut before: Vec<[u32; 2]> = Vec::new();
    let first: [u32; 4] = std::array::from_fn(|_| draft.place());
    draft.line(&[0], &first);
    before.push([first[0], first[1]]);
    before.push([first[2], first[3]]);
    for _ in 0..50 {
        let next: [u32; 4] = std::array::from_fn(|_| draft.place());
        draft.line(&before[0].clone(), &[next[0], next[2]]);
        draft.line(&before[1].clone(), &[next[1], next[3]]);
        before = vec![[next[0], next[1]], [next[2], next[3]]];
    }
    let end = draft.place();
    draft.line(&before.concat(), &[end]);
    end
}

/// Each branch runs or is left out, as guarded branches do.
fn inclusive(draft: &mut Draft) -> u32 {
    draft.parallel(0, 15, |draft, start| {
        let done = draft.place();
        draft.line(&[start], &[done]);
        let inside = draft.step(start);
        draft.line(&[inside], &[done]);
        done
    })
}

/// Every marking, nearest first, each once: what a checker does that knows nothing of blocks. How many there are.
fn search(net: &Net) -> Option<usize> {
    let first = vec![net.start().0];
    let mut seen: HashMap<Vec<u32>, usize> = HashMap::from([(first.clone(), 0)]);
    let mut before: Vec<Vec<usize>> = vec![Vec::new()];
    let mut open = VecDeque::from([first]);
    while let Some(marking) = open.pop_front() {
        let from = seen[&marking];
        for place in &marking {
            for taker in net.takers(PlaceId(*place)) {
                let transition = net.transition(*taker);
                if transition.inputs.first() != Some(&PlaceId(*place))
                    || !transition.inputs.iter().all(|input| marking.binary_search(&input.0).is_ok())
                {
                    continue;
                }
                let mut next: Vec<u32> = marking
                    .iter()
                    .copied()
                    .filter(|place| !transition.inputs.contains(&PlaceId(*place)))
                    .collect();
                next.extend(transition.outputs.iter().map(|place| place.0));
                next.sort_unstable();
                let fresh = seen.len();
                if CAP < fresh {
                    return None;
                }
                let number = *seen.entry(next.clone()).or_insert(fresh);
                if number == fresh {
                    before.push(Vec::new());
                    open.push_back(next);
                }
                before[number].push(from);
            }
        }
    }
    // Whether the end can be reached from everywhere is read off backwards.
    let mut reach = vec![false; before.len()];
    let mut open: Vec<usize> = seen.get(&vec![net.end().0]).copied().into_iter().collect();
    while let Some(at) = open.pop() {
        if !std::mem::replace(&mut reach[at], true) {
            open.extend(&before[at]);
        }
    }
    assert!(reach.iter().all(|reach| *reach));
    Some(reach.len())
}

fn compiled(files: Vec<(String, String)>) -> Model {
    let sources = files
        .into_iter()
        .filter(|(path, _)| path.ends_with(".ltc"))
        .map(|(path, text)| Source { path, text, owner: SourceOwner::Project })
        .collect();
    ltc_core::compile(Project { manifest: Manifest::default(), sources, today: None }).model
}

/// Soundness alone, and soundness with all control proofs, of a process; whether it is sound.
fn judged(model: &Model, process: ElementId, proofs: bool) -> bool {
    let flow = Flow::of(model, process);
    if proofs {
        let graph = Graph::new(model, &flow);
        std::hint::black_box(proof::of_process(model, &graph, &mut proof::Budget::default()));
    }
    Blocks::of(&flow, &Links::of(&flow), |_| true).is_some_and(|blocks| blocks.sound())
}

const FIFTEEN: &str = r#"package shop "Shop"
role seller "Seller"
role head "Head"
data offer "Offer"
risk loss "Loss"
process sell "Sell" {
  R: seller  A: head
  activity a "A" activity b "B"
  parallel p { activity c "C" branch q { activity d "D" activity e "E" } }
  decision f "F?" { yes -> next no -> b at most 2 otherwise end "Lost" }
  subprocess s "S" {
    activity g "G" activity h "H"
    kcp k "K?" { guards: n  pass -> next fail -> g at most 1 otherwise end "Stopped" }
    activity l "L" activity m "M"
  }
  activity n "N"
  decision x "X?" { yes -> next no -> suspend "Later" for 30d -> s }
  activity y "Y"
}
"#;

fn processes() {
    println!();
    let model = compiled(vec![("a.ltc".to_owned(), FIFTEEN.to_owned())]);
    let process = model.own(Kind::Process).next().expect("a process");
    let flow = Flow::of(&model, process);
    let links = Links::of(&flow);
    let (blocks, _) =
        best(2_000, || Blocks::of(&flow, &links, |_| true).is_some_and(|blocks| blocks.sound()));
    let (net, _) = best(2_000, || verdict(&FlowNet::of(&flow).net, Budget::default()));
    let graph = Graph::new(&model, &flow);
    let (proofs, proved) =
        best(2_000, || proof::of_process(&model, &graph, &mut proof::Budget::default()).len());
    println!(
        "a process of 15 steps, {} nodes: soundness by blocks {:.1} µs, by its net {:.1} µs; its {} control proofs {:.1} µs",
        flow.nodes.len(),
        blocks * 1e3,
        net * 1e3,
        proved,
        proofs * 1e3
    );
    let model = ltc_core::compile(built::project(&built::library_files())).model;
    let all: Vec<ElementId> = model.ids().filter(|id| model.get(*id).kind == Kind::Process).collect();
    for (what, proofs) in [("flows and soundness", false), ("flows, soundness and control proofs", true)] {
        let (ms, sound) = best(20, || all.iter().filter(|id| judged(&model, **id, proofs)).count());
        println!("the standard library, {} processes, one core: {what} {ms:.1} ms, {sound} sound", all.len());
    }
}

fn growth() {
    println!();
    for tasks in [10_000, 100_000] {
        let model = compiled(project(tasks, Mistakes::None));
        let all: Vec<ElementId> = model.own(Kind::Process).collect();
        for (what, proofs) in [("flows and soundness", false), ("flows, soundness and control proofs", true)]
        {
            let (ms, sound) = best(5, || all.par_iter().filter(|id| judged(&model, **id, proofs)).count());
            println!("{tasks} tasks, {} processes, all cores: {what} {ms:.0} ms, {sound} sound", all.len());
        }
    }
}
