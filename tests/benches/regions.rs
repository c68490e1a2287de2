//! How long it takes to check 200 adaptations of the library of 50 changes each, with every rule and every proof on each of them, beside
//! the library alone; and how long a report on what a new standard does to them takes.
//!
//! `cargo bench -p ltc-tests --bench regions`. Times are the best of several runs.

#![allow(clippy::print_stdout, reason = "a benchmark reports to its terminal")]

use ltc_core::compile;
use ltc_tests::built::{library_files, project};
use ltc_tests::overlays::overlays;
use std::time::Instant;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    println!("cores: {}", std::thread::available_parallelism().map_or(1, |cores| cores.get()));
    println!();
    println!("{:>9} {:>9} {:>9} | {:>9} {:>9}", "regions", "changes", "lines", "check ms", "findings");
    line(0, 0, &library_files());
    for regions in [1, 20, 200] {
        line(regions, 50, &overlays(regions, 50));
    }
}

fn line(regions: usize, changes: usize, files: &[(String, String)]) {
    let mut best = f64::MAX;
    let mut findings = 0;
    for _ in 0..5 {
        let project = project(files);
        let start = Instant::now();
        let compilation = compile(project);
        best = best.min(start.elapsed().as_secs_f64() * 1e3);
        findings = compilation.findings.len();
    }
    let lines: usize = files.iter().map(|(_, text)| text.lines().count()).sum();
    println!("{regions:>9} {changes:>9} {lines:>9} | {best:>9.0} {findings:>9}");
}
