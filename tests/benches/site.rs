//! What the site of a large company takes to build, how large its first page and its search index are, and, where a browser is there, how fast
//! its search answers.
//!
//! `cargo bench -p ltc-tests --bench site` makes companies of 1 000 and 10 000 tasks; the folder of a project after `--` takes it instead.
//! The project is copied to a temporary folder and built there with all usual outputs, as `ltc build` builds it.

#![allow(clippy::print_stdout, reason = "a benchmark reports to its terminal")]

use ltc_cli::{Io, Terminal};
use ltc_tests::company::company;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    println!("cores: {}", std::thread::available_parallelism().map_or(1, |cores| cores.get()));
    let named: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let Some(folder) = named.first() {
        return measure("project", Path::new(folder), 3);
    }
    let place = tempfile::tempdir().expect("a folder for generated projects");
    for tasks in [1_000, 10_000] {
        let folder = place.path().join(tasks.to_string());
        std::fs::create_dir(&folder).expect("a folder can be made");
        for (path, text) in company(tasks) {
            std::fs::write(folder.join(path), text).expect("a file can be written");
        }
        measure(&format!("{tasks} tasks"), &folder, 3);
    }
}

/// Builds a project some times and says what came of it.
fn measure(name: &str, folder: &Path, runs: usize) {
    let mut best = f64::INFINITY;
    let out = tempfile::tempdir().expect("a folder for the outputs");
    let dist = out.path().join("dist");
    for _ in 0..runs {
        best = best.min(build(folder, &dist));
    }
    let (files, bytes) = sizes(&dist);
    let page = |path: &str| std::fs::metadata(dist.join(path)).map_or(0, |about| about.len());
    let shared = page("assets/style.css") + page("assets/site.js");
    println!();
    println!("{name}: built in {:.2} s, {files} files, {} MB", best, bytes / 1_000_000);
    println!(
        "  first page {} kB: {} kB and {} kB of style and script",
        (page("en/index.html") + shared) / 1_000,
        page("en/index.html") / 1_000,
        shared / 1_000
    );
    for language in ["en", "zh"] {
        let (shards, bytes) = sizes(&dist.join(language).join("search"));
        println!("  search index {language}: {} kB in {shards} files", bytes / 1_000);
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("browser/measure.mjs");
    let ran = Command::new("node").arg(script).env("LTC_DIST", &dist).output();
    match ran {
        Ok(ran) if ran.status.success() => print!("{}", String::from_utf8_lossy(&ran.stdout)),
        _ => println!("  (no browser: tests/tools/install.sh installs what the search is measured with)"),
    }
}

/// `ltc build` in this process; how long it took.
fn build(folder: &Path, dist: &Path) -> f64 {
    let arguments = ["ltc".into(), "build".into(), "--out".into(), dist.as_os_str().to_owned()];
    let arguments: Vec<OsString> = arguments.into();
    let (mut output, mut notes) = (Vec::new(), Vec::new());
    let mut io = Io {
        directory: folder.to_owned(),
        input: &mut std::io::empty(),
        output: &mut output,
        notes: &mut notes,
        terminal: Terminal::NONE,
        today: None,
        lost: None,
    };
    let start = Instant::now();
    ltc_cli::run(&arguments, &mut io);
    let seconds = start.elapsed().as_secs_f64();
    assert!(dist.is_dir(), "{}{}", String::from_utf8_lossy(&output), String::from_utf8_lossy(&notes));
    seconds
}

/// How many files are below a folder, and how many bytes they have.
fn sizes(folder: &Path) -> (usize, u64) {
    let (mut files, mut bytes) = (0, 0);
    let mut open: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                files += 1;
                bytes += entry.metadata().map_or(0, |about| about.len());
            }
        }
    }
    (files, bytes)
}
