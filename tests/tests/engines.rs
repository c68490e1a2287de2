//! The emitted BPMN runs in engines of others, step for step as the net says: after each thing somebody does the same steps are open, and
//! the same end is reached. The files run as they are; `tests/engines/` holds what stands between this test and each engine. The script
//! of the checklists is held to the same.

use ltc_core::Compilation;
use ltc_core::check::sound;
use ltc_core::compile;
use ltc_core::emit::{Output, Request};
use ltc_core::flow::Flow;
use ltc_core::model::{ElementId, Kind, Model};
use ltc_core::source::Project;
use ltc_tests::built::{
    build_only, example_files, example_names, library_files, project, small_project, write,
};
use ltc_tests::dice::Dice;
use ltc_tests::every_shape;
use ltc_tests::walk::{Walk, World, shape};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Walks of each process of the library, the examples and the corpus.
const WALKS: usize = 12;
/// Processes of random shape, at least, and walks of each.
const RANDOM: (usize, usize) = (1000, 3);

/// The script of the checklists among the engines.
const CHECKLIST: &str = "checklist";

fn tests() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A shape of a flow that an engine is known to run wrongly (`tests/engines/README.md`). Walks of processes with it are counted and left
/// out there.
struct Lack {
    what: &'static str,
    /// The name of the small process that shows it, in `tests/engines/lacks/`.
    shape: &'static str,
    is_in: fn(&Flow) -> bool,
    when: When,
}

/// Which walks of a process show a fault.
#[derive(PartialEq)]
enum When {
    Always,
    /// Those in which a step is done again.
    InRounds,
}

const SPIFF: &[Lack] = &[
    Lack {
        what: "questions in branches with conditions",
        shape: "questions_in_guarded_branches",
        is_in: shape::questions_in_guarded_branches,
        when: When::Always,
    },
    Lack {
        what: "branches in a loop, done again",
        shape: "branches_in_a_loop",
        is_in: shape::branches_in_a_loop,
        when: When::InRounds,
    },
    Lack {
        what: "ways back out of a sub-process in a branch, taken",
        shape: "ways_back_out_of_a_subprocess_in_branches",
        is_in: shape::ways_back_out_of_a_subprocess_in_branches,
        when: When::InRounds,
    },
];
const BPMN_ENGINE: &[Lack] = &[
    Lack {
        what: "branches with conditions",
        shape: "guarded_branches",
        is_in: shape::guarded_branches,
        when: When::Always,
    },
    Lack {
        what: "questions in branches",
        shape: "questions_in_branches",
        is_in: shape::questions_in_branches,
        when: When::Always,
    },
    Lack {
        what: "ways back out of a sub-process, taken",
        shape: "ways_back_out_of_a_subprocess",
        is_in: shape::ways_back_out_of_a_subprocess,
        when: When::InRounds,
    },
];

/// An engine in a process of its own, which answers a line with a line.
struct Engine {
    name: &'static str,
    /// Its name in file names.
    short: &'static str,
    lacks: &'static [Lack],
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    walks: usize,
    moves: usize,
    left_out: BTreeMap<&'static str, usize>,
    faults: Vec<String>,
}

impl Engine {
    fn start(
        (name, short): (&'static str, &'static str),
        program: PathBuf,
        ending: &str,
        lacks: &'static [Lack],
    ) -> Engine {
        let mut child = Command::new(program)
            .arg(tests().join("engines").join(format!("{short}.{ending}")))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the engine starts; else run tests/tools/install.sh");
        let to = child.stdin.take().expect("it was asked for");
        let from = BufReader::new(child.stdout.take().expect("it was asked for"));
        Engine {
            name,
            short,
            lacks,
            child,
            to,
            from,
            walks: 0,
            moves: 0,
            left_out: BTreeMap::new(),
            faults: Vec::new(),
        }
    }

    fn all() -> [Engine; 2] {
        let python = tests().join(".tools/engines/bin/python");
        [
            Engine::start(("SpiffWorkflow", "spiff"), python, "py", SPIFF),
            Engine::start(("bpmn-engine", "bpmn-engine"), "node".into(), "mjs", BPMN_ENGINE),
        ]
    }

    /// The script of the checklists: ours, and held to the same.
    fn checklists() -> Engine {
        Engine::start(("the checklists", CHECKLIST), "node".into(), "mjs", &[])
    }

    /// Runs the walks of a project; what the engine does otherwise is a fault, one a process.
    fn follow(&mut self, what: &str, model: &Model, files: &[&PathBuf], walks: &[(Walk, Vec<&Flow>)]) {
        let answer = self.ask(&json!({ "deploy": files }));
        if !answer["processes"].is_array() {
            self.faults.push(format!("{what}: {} refuses: {answer}", self.name));
            return;
        }
        let mut failed: Vec<ElementId> = Vec::new();
        for (walk, reached) in walks {
            let shows = |lack: &&Lack| lack.when == When::Always || walk.has_rounds();
            let lack =
                self.lacks.iter().filter(shows).find(|lack| reached.iter().any(|flow| (lack.is_in)(flow)));
            if let Some(lack) = lack {
                *self.left_out.entry(lack.what).or_default() += 1;
            } else if !failed.contains(&walk.process)
                && let Err(fault) = self.run(model, walk)
            {
                failed.push(walk.process);
                self.faults.push(format!("{what}: {fault}"));
            }
        }
    }

    fn ask(&mut self, question: &Value) -> Value {
        writeln!(self.to, "{question}").expect("the engine reads");
        self.to.flush().expect("the engine reads");
        let mut line = String::new();
        self.from.read_line(&mut line).expect("the engine answers");
        serde_json::from_str(&line)
            .unwrap_or_else(|_| panic!("{} does not answer {question}: {line}", self.name))
    }

    /// Runs a walk; `Err` says where the engine does something else.
    fn run(&mut self, model: &Model, walk: &Walk) -> Result<(), String> {
        let process =
            if self.short == CHECKLIST { model.path(walk.process) } else { id(model, walk.process) };
        let answer = self.ask(&json!({ "start": process, "moves": walk.moves }));
        self.walks += 1;
        self.moves += walk.moves.len();
        let trace: Vec<Vec<String>> = serde_json::from_value(answer["trace"].clone()).unwrap_or_default();
        for (at, expected) in walk.open.iter().enumerate() {
            if trace.get(at) != Some(expected) {
                let done: Vec<&str> =
                    walk.moves.iter().take(at + 1).filter_map(|step| step["do"].as_str()).collect();
                return Err(format!(
                    "{}: {} after {done:?}: open are {:?}, not {expected:?}; {}\n{}",
                    self.name,
                    model.path(walk.process),
                    trace.get(at),
                    answer["fault"],
                    walk.moves.get(at).map_or(String::new(), Value::to_string),
                ));
            }
        }
        let ends: Vec<&str> = walk.end.iter().map(String::as_str).collect();
        match answer["ends"] == json!(ends) {
            true => Ok(()),
            false => {
                Err(format!("{}: {} ends at {answer}, not {ends:?}", self.name, model.path(walk.process)))
            }
        }
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        // It is ours, and has nothing to say any more.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The id of a process in its file.
fn id(model: &Model, process: ElementId) -> String {
    ltc_core::flow::ncname(&model.path(process))
}

/// What was walked, and what could not be.
#[derive(Default)]
struct Tally {
    processes: usize,
    walks: usize,
    ended: usize,
    /// Processes that call one of another package, whose file comes from there.
    foreign: usize,
    not_walked: BTreeMap<String, usize>,
}

/// The files of the processes of a project, written to a folder, by the id of the process; their checklists beside them.
fn emit(compilation: &Compilation, folder: &Path) -> BTreeMap<String, PathBuf> {
    let model = &compilation.model;
    let languages = model.project_language_ids().take(1).collect();
    let outputs = vec![Output::Bpmn, Output::Checklist];
    let dist = build_only(compilation, &Request { outputs, languages });
    write(&dist, folder);
    let own = dist.iter().filter(|(path, _)| path.ends_with("/process.bpmn"));
    own.map(|(path, bytes)| {
        let text = std::str::from_utf8(bytes).expect("BPMN is UTF-8");
        let (_, rest) = text.split_once("<bpmn:process id=\"").expect("a file has a process");
        (rest.split('"').next().unwrap_or_default().to_owned(), folder.join(path))
    })
    .collect()
}

/// Holds the engines against the net for every process of a project. A project with errors has no files, and is passed.
fn agree(
    (engines, checklists): (&mut [Engine], &mut Engine),
    (what, project): (&str, Project),
    walks: usize,
    tally: &mut Tally,
) {
    let compilation = compile(project);
    let model = &compilation.model;
    if sound(model, &compilation.findings).is_none() || model.own(Kind::Process).next().is_none() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder can be made");
    let files = emit(&compilation, folder.path());
    let all = model.ids().filter(|id| model.get(*id).kind == Kind::Process);
    let flows: Vec<Flow> = all.map(|process| Flow::of(model, process)).collect();
    let mut world = World::new(model, &flows);
    let (mut made, mut by_checklist) = (Vec::new(), Vec::new());
    let mut deployed: BTreeSet<&PathBuf> = BTreeSet::new();
    for (number, process) in model.own(Kind::Process).enumerate() {
        tally.processes += 1;
        for walk in 0..walks {
            let walk = world.by_checklist(process, &mut Dice((number * 1000 + walk) as u64));
            by_checklist.extend(walk.map(|walk| (walk, Vec::new())));
        }
        let reached = world.reaches(process);
        if !reached.iter().all(|flow| model.is_own(flow.process)) {
            tally.foreign += 1;
            continue;
        }
        deployed.extend(reached.iter().filter_map(|flow| files.get(&id(model, flow.process))));
        for walk in 0..walks {
            match world.walk(process, &mut Dice((number * 1000 + walk) as u64)) {
                Ok(walk) => {
                    tally.walks += 1;
                    tally.ended += usize::from(walk.end.is_some());
                    made.push((walk, reached.clone()));
                }
                Err(why) => *tally.not_walked.entry(why).or_default() += 1,
            }
        }
    }
    let deployed: Vec<&PathBuf> = deployed.into_iter().collect();
    let pages: Vec<PathBuf> = files.values().map(|file| file.with_file_name("checklist.html")).collect();
    std::thread::scope(|scope| {
        scope.spawn(|| checklists.follow(what, model, &pages.iter().collect::<Vec<_>>(), &by_checklist));
        for engine in engines.iter_mut() {
            scope.spawn(|| engine.follow(what, model, &deployed, &made));
        }
    });
}

/// Says what was compared, and fails where something differs.
fn verdict<'e>(engines: impl Iterator<Item = &'e Engine> + Clone, tally: &Tally) {
    let mut out = std::io::stdout();
    let mut say = |line: String| writeln!(out, "{line}").expect("the terminal takes lines");
    say(format!("{} processes, {} walks, {} of them to an end", tally.processes, tally.walks, tally.ended));
    say(format!("  {} processes not walked: they call one of another package", tally.foreign));
    for (why, count) in &tally.not_walked {
        say(format!("  {count} not walked: {why}"));
    }
    for engine in engines.clone() {
        say(format!("  {}: {} walks, {} steps", engine.name, engine.walks, engine.moves));
        for (what, count) in &engine.left_out {
            say(format!("    {count} left out: {what}"));
        }
    }
    let faults: Vec<&str> = engines.flat_map(|engine| &engine.faults).map(String::as_str).collect();
    assert!(faults.is_empty(), "{} processes disagree\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn library_examples_and_corpus_run_as_the_net_says() {
    let (mut engines, mut checklists) = (Engine::all(), Engine::checklists());
    let mut tally = Tally::default();
    let mut projects = vec![("library".to_owned(), project(&library_files()))];
    projects.extend(example_names().into_iter().map(|name| (name.clone(), project(&example_files(&name)))));
    let mut texts: Vec<PathBuf> = ["corpus/flow", "bpmn/shapes", "browser"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(tests().join(folder)).expect("the folder is there"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ltc"))
        .collect();
    texts.sort();
    projects.extend(texts.iter().map(|path| {
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        (name, small_project(&std::fs::read_to_string(path).expect("a text")))
    }));
    for (name, project) in projects {
        agree((&mut engines, &mut checklists), (&name, project), WALKS, &mut tally);
    }
    verdict(engines.iter().chain([&checklists]), &tally);
}

#[test]
fn processes_of_random_shape_run_as_the_net_says() {
    let (mut engines, mut checklists) = (Engine::all(), Engine::checklists());
    let mut tally = Tally::default();
    let mut seed = 0;
    while tally.processes < RANDOM.0 {
        let project = small_project(&every_shape::generate(seed));
        agree((&mut engines, &mut checklists), (&format!("seed {seed}"), project), RANDOM.1, &mut tally);
        seed += 1;
    }
    verdict(engines.iter().chain([&checklists]), &tally);
}

/// What is left out is still wrong there: an engine that has learned it is to be held to it.
#[test]
fn engines_still_lack_what_is_left_out() {
    for mut engine in Engine::all() {
        let lacks = std::mem::take(&mut engine.lacks);
        for lack in lacks {
            let path = tests().join("engines/lacks").join(format!("{}.{}.ltc", engine.short, lack.shape));
            let text = std::fs::read_to_string(&path).expect("each fault is shown by a small process");
            let compilation = compile(small_project(&text));
            let model = &compilation.model;
            let folder = tempfile::tempdir().expect("a folder can be made");
            let files = emit(&compilation, folder.path());
            let files: Vec<&PathBuf> = files.values().collect();
            let flows: Vec<Flow> = model.own(Kind::Process).map(|process| Flow::of(model, process)).collect();
            assert!(
                flows.iter().any(|flow| (lack.is_in)(flow)),
                "{}: {} is not in it",
                engine.name,
                lack.shape
            );
            let mut world = World::new(model, &flows);
            let walks = (0..60).filter_map(|seed| world.walk(flows.first()?.process, &mut Dice(seed)).ok());
            let walks: Vec<(Walk, Vec<&Flow>)> = walks.map(|walk| (walk, Vec::new())).collect();
            engine.follow(lack.shape, model, &files, &walks);
            assert!(
                !std::mem::take(&mut engine.faults).is_empty(),
                "{} runs {} as the net says now: leave it out no longer",
                engine.name,
                lack.shape
            );
        }
    }
}
