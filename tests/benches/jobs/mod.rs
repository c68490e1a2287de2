//! The jobs that are measured.

mod json;

use ltc_cli::{Io, Terminal};
use ltc_core::check::sound;
use ltc_core::emit;
use ltc_core::flow::Flow;
use ltc_core::model::{Kind, LanguageId};
use ltc_core::source::{Manifest, Project, Source, SourceOwner};
use rayon::prelude::*;
use std::ffi::OsString;
use std::path::Path;
use std::time::Instant;

/// What one run of a job took.
pub(crate) struct Measured {
    /// From start to result.
    pub(crate) seconds: f64,
    /// The largest resident set of the process (Linux: `VmHWM`).
    pub(crate) peak_kilobytes: u64,
    /// What it made: findings, files, elements, diagrams.
    pub(crate) count: usize,
}

/// Runs one job in this process.
pub(crate) fn run(job: &str, folder: &Path) -> Measured {
    let (seconds, count) = match job {
        "check" => check(folder),
        "build" => build(folder),
        "json" => json::read(folder),
        "diagrams" => diagrams(folder),
        "diagram500" => diagram500(),
        other => panic!("no job {other}"),
    };
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0");
    let peak_kilobytes = peak.trim().trim_end_matches(" kB").parse().unwrap_or(0);
    Measured { seconds, peak_kilobytes, count }
}

/// `ltc …` in this process; gives what it printed.
fn ltc(arguments: &[&str], folder: &Path) -> (f64, String, String) {
    let arguments: Vec<OsString> = ["ltc"].iter().chain(arguments).map(OsString::from).collect();
    let (mut output, mut notes) = (Vec::new(), Vec::new());
    let start = Instant::now();
    let mut io = Io {
        directory: folder.to_owned(),
        input: &mut std::io::empty(),
        output: &mut output,
        notes: &mut notes,
        terminal: Terminal::NONE,
        today: None,
        lost: None,
    };
    ltc_cli::run(&arguments, &mut io);
    let seconds = start.elapsed().as_secs_f64();
    (seconds, String::from_utf8_lossy(&output).into_owned(), String::from_utf8_lossy(&notes).into_owned())
}

/// Reads, checks and reports everything; counts the findings.
fn check(folder: &Path) -> (f64, usize) {
    let (seconds, output, notes) = ltc(&["check", "--format", "json"], folder);
    let count = output.matches("\"severity\"").count();
    assert!(0 < count, "a project with mistakes has findings: {notes}");
    (seconds, count)
}

/// Builds everything; counts the files.
fn build(folder: &Path) -> (f64, usize) {
    let out = tempfile::tempdir().expect("a folder for the outputs");
    let dist = out.path().join("dist");
    let (seconds, output, notes) = ltc(&["build", "--out", &dist.display().to_string()], folder);
    let mut open = vec![dist];
    let mut files = 0;
    while let Some(folder) = open.pop() {
        for entry in
            std::fs::read_dir(folder).unwrap_or_else(|_| panic!("nothing was built: {output}{notes}"))
        {
            let path = entry.expect("an entry").path();
            if path.is_dir() { open.push(path) } else { files += 1 }
        }
    }
    (seconds, files)
}

/// The texts of a project.
pub(crate) fn load(folder: &Path) -> Project {
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the project")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let manifest = std::fs::read_to_string(folder.join("ltc.toml")).expect("the settings");
    let manifest = Manifest::parse(&manifest).expect("the settings are right");
    let sources = paths
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "ltc"))
        .map(|path| Source {
            path: path.file_name().expect("a file").to_string_lossy().into_owned(),
            text: std::fs::read_to_string(path).expect("a text"),
            owner: SourceOwner::Project,
        })
        .collect();
    Project { manifest, sources, today: None }
}

/// Places every diagram of every process and writes it as SVG and BPMN, on one core.
fn diagrams(folder: &Path) -> (f64, usize) {
    let compilation = ltc_core::compile(load(folder));
    let sound = sound(&compilation.model, &compilation.findings).expect("a project without mistakes");
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a pool of one");
    let request = emit::Request {
        outputs: vec![emit::Output::Bpmn, emit::Output::Svg],
        languages: vec![LanguageId::DEFAULT],
    };
    let scopes: usize =
        sound.model().own(Kind::Process).map(|process| Flow::of(sound.model(), process).scopes.len()).sum();
    let start = Instant::now();
    one.install(|| emit::emit_all(sound, &request, &|artefact| drop(artefact)));
    (start.elapsed().as_secs_f64(), scopes)
}

/// Places one diagram of five hundred nodes.
fn diagram500() -> (f64, usize) {
    let text = ltc_tests::generate::long_process(330);
    let source = Source { path: "long.ltc".to_owned(), text, owner: SourceOwner::Project };
    let compilation =
        ltc_core::compile(Project { manifest: Manifest::default(), sources: vec![source], today: None });
    let model = &compilation.model;
    let process = model.own(Kind::Process).next().expect("one process");
    let flow = Flow::of(model, process);
    let scope = ltc_core::flow::ScopeId(0);
    let drawing = emit::diagram::Drawing::from_flow(model, &flow, scope, LanguageId::DEFAULT);
    let start = Instant::now();
    let placed = emit::diagram::place(&drawing);
    let seconds = start.elapsed().as_secs_f64();
    std::hint::black_box(&placed);
    (seconds, drawing.items.len())
}

/// Runs `make` for each file in parallel, for fair comparison with the compiler.
pub(crate) fn in_parallel<T: Send>(texts: &[String], make: impl Fn(&String) -> T + Sync + Send) -> Vec<T> {
    texts.par_iter().map(make).collect()
}
