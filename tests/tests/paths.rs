//! Cases that cover a process: nothing is left out of what is sound, and the checklist's own script goes every one of them step for step.

use ltc_core::check::sound;
use ltc_core::compile;
use ltc_core::emit::{Output, Request};
use ltc_core::flow::net::{Answer, Cover, Play, cover};
use ltc_core::flow::{Flow, NodeId};
use ltc_core::model::{ElementId, Kind, Model};
use ltc_core::source::Project;
use ltc_tests::built::{Dist, build_only, example_files, project, small_project};
use ltc_tests::dice::Dice;
use ltc_tests::random_process::{self, Jumps};
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn browser() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("browser")
}

fn shapes() -> Project {
    small_project(&std::fs::read_to_string(browser().join("shapes.ltc")).expect("the text is there"))
}

fn processes(model: &Model) -> Vec<ElementId> {
    model.own(Kind::Process).collect()
}

/// Plays a cover again, and gives for each case what is open after each of its moves.
fn replayed(flow: &Flow, cover: &Cover) -> Vec<Vec<Vec<String>>> {
    let play = Play::new(flow);
    let ids = |state: &ltc_core::flow::net::State| -> Vec<String> {
        play.open(state).iter().map(|open| flow.node(open.node).id.clone()).collect()
    };
    let mut told = Vec::new();
    for case in &cover.cases {
        let mut state = play.start();
        let mut opened = vec![ids(&state)];
        for step in &case.moves {
            state =
                play.complete(&state, step.node, &step.answer).expect("a case of the cover can be played");
            opened.push(ids(&state));
        }
        assert_eq!(play.end(&state), case.end);
        told.push(opened);
    }
    told
}

#[test]
fn every_step_and_outcome_of_the_examples_is_passed() {
    for source in [project(&example_files("leads")), shapes()] {
        let model = compile(source).model;
        for process in processes(&model) {
            let flow = Flow::of(&model, process);
            let cover = cover(&model, &flow);
            let id = &model.get(process).id;
            assert!(cover.missed_steps.is_empty(), "{id}: {:?}", cover.missed_steps);
            assert!(cover.missed_outcomes.is_empty(), "{id}: {:?}", cover.missed_outcomes);
            assert!(cover.cases.iter().all(|case| case.end.is_some()), "{id}: a case is given up");
            assert!(cover.cases.len() <= cover.goals.0 + cover.goals.1, "{id}: {} cases", cover.cases.len());
            replayed(&flow, &cover);
        }
    }
}

#[test]
fn random_processes_are_covered_or_it_is_said_what_is_not() {
    let mut random = Dice(41);
    for round in 0..300 {
        let steps = 3 + random.below(15);
        let jumps = if round % 4 == 0 { Jumps::Some } else { Jumps::None };
        let text = random_process::process(&mut random, steps, jumps);
        let model = compile(small_project(&text)).model;
        let flow = Flow::of(&model, processes(&model)[0]);
        let found = cover(&model, &flow);
        assert_eq!(found, cover(&model, &flow));
        let opened = replayed(&flow, &found);
        let mut passed: Vec<NodeId> = found
            .cases
            .iter()
            .flat_map(|case| case.moves.iter().map(|step| step.node).chain(case.end))
            .collect();
        passed.sort_unstable();
        assert!(found.missed_steps.iter().all(|node| passed.binary_search(node).is_err()), "round {round}");
        assert!(!opened.is_empty(), "round {round}");
    }
}

/// The data of a checklist's page.
fn data(dist: &Dist, process: &str) -> Option<Value> {
    let ending = format!("/{process}/checklist.html");
    let (_, page) = dist.iter().find(|(path, _)| path.ends_with(&ending))?;
    let text = std::str::from_utf8(page).expect("pages are UTF-8");
    let (_, data) = text.split_once("id=\"data\">")?;
    serde_json::from_str(data.split_once("</script>")?.0).ok()
}

/// What the script of the checklist is to do and to show.
fn task(model: &Model, dist: &Dist, process: ElementId) -> Option<Value> {
    let id = &*model.get(process).id;
    let data = data(dist, id)?;
    let flow = Flow::of(model, process);
    let cover = cover(model, &flow);
    let opened = replayed(&flow, &cover);
    let cases: Vec<Value> = cover
        .cases
        .iter()
        .zip(&opened)
        .map(|(case, opened)| {
            let moves: Vec<Value> = case
                .moves
                .iter()
                .map(|step| {
                    let node = &flow.node(step.node).id;
                    match &step.answer {
                        Answer::Done => json!({ "node": node }),
                        Answer::Outcome(outcome) => {
                            json!({ "node": node, "outcome": &*model.get(*outcome).id })
                        }
                        Answer::Branches(edges) => {
                            let firsts: Vec<&str> =
                                edges.iter().map(|edge| flow.node(flow.edge(*edge).to).id.as_str()).collect();
                            json!({ "node": node, "branches": firsts })
                        }
                    }
                })
                .collect();
            json!({ "moves": moves, "open": opened, "end": case.end.map(|end| flow.node(end).id.clone()) })
        })
        .collect();
    Some(json!({ "process": id, "flow": data["flow"], "cases": cases }))
}

#[test]
fn the_checklist_goes_every_case_step_for_step() {
    let mut tasks: Vec<Value> = Vec::new();
    let mut random = Dice(43);
    let mut random_project = |steps| small_project(&random_process::process(&mut random, steps, Jumps::None));
    let mut sources = vec![project(&example_files("leads")), shapes()];
    sources.extend((0..200).map(|round| random_project(3 + round % 12)));
    for source in sources {
        let compilation = compile(source);
        if sound(&compilation.model, &compilation.findings).is_none() {
            continue;
        }
        let languages = compilation.model.project_language_ids().take(1).collect();
        let dist = build_only(&compilation, &Request { outputs: vec![Output::Checklist], languages });
        let model = &compilation.model;
        tasks.extend(processes(model).into_iter().filter_map(|process| task(model, &dist, process)));
    }
    assert!(20 <= tasks.len(), "only {} processes have a checklist", tasks.len());
    let mut node = Command::new("node")
        .arg("cases.js")
        .current_dir(browser())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("node is there: run tests/tools/install.sh");
    let text = Value::Array(tasks).to_string();
    node.stdin.take().expect("a pipe").write_all(text.as_bytes()).expect("node reads");
    let output = node.wait_with_output().expect("node ends");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
