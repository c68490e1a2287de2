//! How long the main jobs take and how much memory they need, on generated projects of 1 000, 10 000 and 100 000 tasks, with
//! the time `serde_json` takes to read the same trees into structs, in the same run, as the reference.
//!
//! Every measurement is a process of its own (this program, started again with the name of the job), so that nothing is warm but
//! the file cache, and the peak of its memory is its own. Times are the best of several runs. `cargo bench -p ltc-tests`.

#![allow(clippy::print_stdout, reason = "a benchmark reports to its terminal")]

mod jobs;

use jobs::Measured;
use ltc_tests::generate::{Mistakes, project};
use std::path::{Path, PathBuf};
use std::process::Command;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [word, job, folder] = arguments.as_slice()
        && word == "job"
    {
        let measured = jobs::run(job, Path::new(folder));
        println!("{} {} {}", measured.seconds, measured.peak_kilobytes, measured.count);
        return;
    }
    let largest: usize = arguments.first().and_then(|text| text.parse().ok()).unwrap_or(100_000);
    let place = tempfile::tempdir().expect("a folder for generated projects");
    println!("cores: {}", std::thread::available_parallelism().map_or(1, |cores| cores.get()));
    sizes(place.path(), largest);
    diagrams(place.path());
}

fn sizes(place: &Path, largest: usize) {
    println!();
    println!(
        "{:>8} {:>7} | {:>9} {:>7} {:>9} {:>9} | {:>9} {:>10} | {:>9} {:>9}",
        "tasks",
        "MB",
        "check ms",
        "MB/s",
        "findings",
        "peak/src",
        "json ms",
        "check/json",
        "build ms",
        "files"
    );
    for tasks in [1_000, 10_000, 100_000].into_iter().filter(|tasks| *tasks <= largest) {
        let faulty = write(place, tasks, Mistakes::Some);
        let clean = write(place, tasks, Mistakes::None);
        let bytes: u64 = std::fs::read_dir(&faulty)
            .expect("the project was just written")
            .filter_map(|entry| entry.ok()?.metadata().ok())
            .map(|entry| entry.len())
            .sum();
        let runs = if tasks > 10_000 { 5 } else { 7 };
        let check = best("check", &faulty, runs);
        let json = best("json", &faulty, runs);
        let build = best("build", &clean, if tasks > 10_000 { 1 } else { 3 });
        println!(
            "{tasks:>8} {:>7.1} | {:>9.0} {:>7.0} {:>9} {:>9.1} | {:>9.0} {:>10.1} | {:>9.0} {:>9}",
            bytes as f64 / 1e6,
            check.seconds * 1e3,
            bytes as f64 / 1e6 / check.seconds,
            check.count,
            check.peak_kilobytes as f64 * 1024.0 / bytes as f64,
            json.seconds * 1e3,
            check.seconds / json.seconds,
            build.seconds * 1e3,
            build.count,
        );
    }
}

fn diagrams(place: &Path) {
    let clean = write(place, 10_000, Mistakes::None);
    let all = best("diagrams", &clean, 3);
    println!();
    println!(
        "all diagrams of 10 000 tasks, one core, one language, placed and written as SVG and BPMN: {:.0} ms, {} diagrams of a sub-process or process",
        all.seconds * 1e3,
        all.count
    );
    let one = best("diagram500", &clean, 5);
    println!("one diagram of {} nodes placed: {:.1} ms", one.count, one.seconds * 1e3);
}

fn write(place: &Path, tasks: usize, mistakes: Mistakes) -> PathBuf {
    let folder = place.join(format!("{tasks}_{mistakes:?}"));
    if !folder.exists() {
        std::fs::create_dir(&folder).expect("the folder is ours");
        for (path, text) in project(tasks, mistakes) {
            std::fs::write(folder.join(path), text).expect("the folder is ours");
        }
    }
    folder
}

/// The best of several runs, each in a process of its own.
fn best(job: &str, folder: &Path, runs: usize) -> Measured {
    let program = std::env::current_exe().expect("the path of this program");
    (0..runs)
        .map(|_| {
            let output =
                Command::new(&program).args(["job", job]).arg(folder).output().expect("this program runs");
            let text = String::from_utf8_lossy(&output.stdout);
            let words: Vec<&str> = text.split_whitespace().collect();
            match words.as_slice() {
                [seconds, peak, count] => Measured {
                    seconds: seconds.parse().expect("seconds"),
                    peak_kilobytes: peak.parse().expect("kilobytes"),
                    count: count.parse().expect("a count"),
                },
                _ => {
                    panic!("{job} on {}: {text}{}", folder.display(), String::from_utf8_lossy(&output.stderr))
                }
            }
        })
        .min_by(|a, b| a.seconds.total_cmp(&b.seconds))
        .expect("at least one run")
}
