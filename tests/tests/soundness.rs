//! Verdicts on nets, held against what looking at every marking says.

use ltc_core::compile;
use ltc_core::flow::net::{Cause, FlowNet, Net, PlaceId};
use ltc_core::flow::soundness::{Blocks, Budget, Fault, FaultKind, Verdict, verdict};
use ltc_core::flow::{Flow, Links, NodeId, NodeKind};
use ltc_core::model::Kind;
use ltc_tests::brute;
use ltc_tests::built::small_project;
use ltc_tests::dice::Dice;
use ltc_tests::net_text::NetText;
use ltc_tests::random_net;
use ltc_tests::random_process::{self, Jumps};
use std::collections::BTreeMap;
use std::path::Path;

fn corpus() -> Vec<(String, NetText)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("soundness");
    let mut cases: Vec<(String, NetText)> = std::fs::read_dir(folder)
        .expect("the corpus can be read")
        .map(|entry| entry.expect("the corpus can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "net"))
        .map(|path| {
            let name = path.file_stem().expect("a case has a name").to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).expect("a case is UTF-8");
            let net = NetText::read(&text).unwrap_or_else(|line| panic!("{name}: {line}"));
            (name, net)
        })
        .collect();
    cases.sort_by(|a, b| a.0.cmp(&b.0));
    cases
}

fn shown(case: &NetText, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Sound => "sound".to_owned(),
        Verdict::Unknown { markings } => format!("unknown after {markings}"),
        Verdict::Unsound(fault) => match fault.kind {
            FaultKind::Deadlock => "deadlock".to_owned(),
            FaultKind::Livelock => "livelock".to_owned(),
            FaultKind::TwoTokens(_) => "two tokens".to_owned(),
            FaultKind::LeftBehind => "left behind".to_owned(),
            FaultKind::Dead(id) => format!("dead {}", case.transitions[id.0 as usize]),
        },
    }
}

/// What is wrong with a fault that does not show what it says.
fn doubt(net: &Net, fault: &Fault) -> Option<String> {
    let mut tokens = BTreeMap::from([(net.start().0, 1_u32)]);
    for step in &fault.steps {
        let Some((_, after)) = brute::next(net, &tokens).into_iter().find(|(number, _)| *number == step.0)
        else {
            return Some(format!("{step:?} cannot fire at {tokens:?}"));
        };
        tokens = after;
    }
    let told: BTreeMap<u32, u32> = (0..net.places())
        .map(|place| (place, fault.marking.count(PlaceId(place))))
        .filter(|(_, count)| 0 < *count)
        .collect();
    if told != tokens {
        return Some(format!("{told:?} is said, {tokens:?} is so"));
    }
    let holds = match fault.kind {
        FaultKind::Deadlock => {
            brute::next(net, &tokens).is_empty() && tokens != BTreeMap::from([(net.end().0, 1)])
        }
        FaultKind::Livelock => !brute::next(net, &tokens).is_empty(),
        FaultKind::TwoTokens(place) => 1 < tokens.get(&place.0).copied().unwrap_or(0),
        FaultKind::LeftBehind => {
            tokens.contains_key(&net.end().0) && tokens != BTreeMap::from([(net.end().0, 1)])
        }
        FaultKind::Dead(_) => fault.steps.is_empty(),
    };
    (!holds).then(|| format!("{:?} is not so at {tokens:?}", fault.kind))
}

/// What is wrong with a verdict, given the truth.
fn wrong(net: &Net, truth: &brute::Truth, verdict: &Verdict) -> Option<String> {
    match verdict {
        Verdict::Sound => (!truth.sound()).then(|| format!("sound is said of {truth:?}")),
        Verdict::Unknown { .. } => Some("unknown".to_owned()),
        Verdict::Unsound(fault) => {
            let agrees = match fault.kind {
                FaultKind::Deadlock | FaultKind::Livelock => !truth.ends,
                FaultKind::TwoTokens(_) => !truth.safe,
                FaultKind::LeftBehind => !truth.clean,
                FaultKind::Dead(id) => truth.dead.contains(&id.0),
            };
            if truth.sound() || !agrees {
                return Some(format!("{:?} is said of {truth:?}", fault.kind));
            }
            doubt(net, fault)
        }
    }
}

#[test]
fn every_net_of_the_corpus_gets_its_verdict() {
    let cases = corpus();
    assert!(25 <= cases.len(), "only {} cases were found", cases.len());
    let mut faults = String::new();
    for (name, case) in cases {
        let verdict = verdict(&case.net, Budget::default());
        let found = shown(&case, &verdict);
        if found != case.expect {
            faults.push_str(&format!("{name}: {found}, expected {}\n", case.expect));
        }
        let truth = brute::truth(&case.net, 10_000).expect("corpus nets are small");
        if let Some(wrong) = wrong(&case.net, &truth, &verdict) {
            faults.push_str(&format!("{name}: {wrong}\n"));
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn grown_nets_are_sound() {
    let mut random = Dice(11);
    for round in 0..500 {
        let size = 2 + random.below(40);
        let net = random_net::net(&mut random, size, 0);
        assert_eq!(verdict(&net, Budget { markings: 1 }), Verdict::Sound, "round {round}: {net:#?}");
    }
}

#[test]
fn random_nets_get_the_verdict_that_looking_at_every_marking_gives() {
    let mut random = Dice(5);
    let (mut sound, mut unsound) = (0, 0);
    for round in 0..6_000 {
        let (size, changes) = (2 + random.below(14), random.below(5));
        let net = random_net::net(&mut random, size, changes);
        let Some(truth) = brute::truth(&net, 3_000) else { continue };
        let verdict = verdict(&net, Budget::default());
        if let Some(wrong) = wrong(&net, &truth, &verdict) {
            panic!("round {round}: {wrong}\n{net:#?}");
        }
        if truth.sound() { sound += 1 } else { unsound += 1 }
    }
    assert!(1_000 < sound && 1_000 < unsound, "{sound} sound, {unsound} not");
}

#[test]
fn the_budget_is_kept_and_said() {
    // Ten branches that each may stop the case: every mix of them is a marking of its own.
    let mut text = String::from("fork: i ->");
    let all: String = (0..10).map(|branch| format!(" a{branch} b{branch}")).collect();
    text.push_str(&(0..10).map(|branch| format!(" a{branch}")).collect::<String>());
    for branch in 0..10 {
        text.push_str(&format!("\non{branch}: a{branch} -> b{branch}\nstop{branch}: a{branch} -> o ! {all}"));
    }
    text.push_str(&format!(
        "\njoin:{} -> o",
        (0..10).map(|branch| format!(" b{branch}")).collect::<String>()
    ));
    let case = NetText::read(&text).expect("the net can be read");
    assert_eq!(verdict(&case.net, Budget::default()), Verdict::Sound);
    assert!(matches!(verdict(&case.net, Budget { markings: 100 }), Verdict::Unknown { markings: 1..=101 }));
}

/// The flow of a text's only process, and whether a jump across branches was found in it.
fn flow_of(text: &str) -> (Flow, bool) {
    let compilation = compile(small_project(text));
    let jumps =
        compilation.findings.iter().any(|finding| ["LTC4007", "LTC4008"].contains(&finding.code.number));
    let model = compilation.model;
    let process = model.own(Kind::Process).next().expect("a process");
    (Flow::of(&model, process), jumps)
}

/// What is wrong with what is said of the blocks of a flow.
fn wrong_of_blocks(flow: &Flow, blocks: &Blocks, net: &FlowNet, truth: &brute::Truth) -> Option<String> {
    if !truth.safe || !truth.clean {
        return Some(format!("made of blocks, and {truth:?}"));
    }
    if truth.ends == blocks.trapped.contains(&true) {
        return Some(format!("trapped {:?}, and {truth:?}", blocks.trapped));
    }
    for (at, node) in flow.nodes.iter().enumerate() {
        let id = NodeId(at as u32);
        let mut mine = net.causes.iter().enumerate().filter(|(_, cause)| match cause {
            Cause::Node(node) => *node == id,
            Cause::Edge(edge) => flow.edge(*edge).from == id && node.kind == NodeKind::Choice,
            Cause::LeftOut(_) => false,
        });
        let Some(first) = mine.next() else { continue };
        let lives =
            std::iter::once(first).chain(mine).any(|(number, _)| !truth.dead.contains(&(number as u32)));
        if lives != blocks.reached[at] {
            return Some(format!("{} is reached: {lives}, {} is said", node.id, blocks.reached[at]));
        }
    }
    None
}

#[test]
fn random_processes_are_judged_by_their_blocks_as_by_their_markings() {
    let mut random = Dice(23);
    let (mut sound, mut unsound) = (0, 0);
    for round in 0..900 {
        let steps = 3 + random.below(12);
        let text = random_process::process(&mut random, steps, Jumps::None);
        let (flow, jumps) = flow_of(&text);
        assert!(!jumps, "round {round}: {text}");
        let net = FlowNet::of(&flow);
        let blocks = Blocks::of(&flow, &Links::of(&flow), |_| true)
            .unwrap_or_else(|| panic!("round {round}: not made of blocks\n{text}"));
        let Some(truth) = brute::truth(&net.net, 600) else { continue };
        if let Some(wrong) = wrong_of_blocks(&flow, &blocks, &net, &truth) {
            panic!("round {round}: {wrong}\n{text}");
        }
        if let Some(wrong) = wrong(&net.net, &truth, &verdict(&net.net, Budget::default())) {
            panic!("round {round}: {wrong}\n{text}");
        }
        if blocks.sound() { sound += 1 } else { unsound += 1 }
    }
    assert!(300 < sound && 50 < unsound, "{sound} sound, {unsound} not");
}

#[test]
fn random_jumps_across_branches_get_the_verdict_of_their_markings() {
    let mut random = Dice(29);
    let (mut blocks, mut others, mut unknown) = (0, 0, 0);
    for round in 0..700 {
        let steps = 3 + random.below(12);
        let text = random_process::process(&mut random, steps, Jumps::Some);
        let (flow, jumps) = flow_of(&text);
        let net = FlowNet::of(&flow);
        let verdict = verdict(&net.net, Budget::default());
        let Some(truth) = brute::truth(&net.net, 600) else { continue };
        if let Verdict::Unknown { .. } = verdict {
            unknown += 1;
            continue;
        }
        if let Some(wrong) = wrong(&net.net, &truth, &verdict) {
            panic!("round {round}: {wrong}\n{text}");
        }
        match Blocks::of(&flow, &Links::of(&flow), |_| true) {
            Some(found) => {
                blocks += 1;
                if let Some(wrong) = wrong_of_blocks(&flow, &found, &net, &truth) {
                    panic!("round {round}: {wrong}\n{text}");
                }
            }
            None => {
                assert!(jumps, "round {round}: not made of blocks, and no finding\n{text}");
                others += 1;
            }
        }
    }
    assert!(
        100 < blocks && 40 < others && unknown < 10,
        "{blocks} blocks, {others} others, {unknown} unknown"
    );
}
