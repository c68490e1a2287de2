//! How long it takes to check 200 adaptations of the library of 50 changes each, with every rule and every proof on each of them, beside
//! the library alone; and how long a report on what a new standard does to them takes.
//!
//! `cargo bench -p ltc-tests --bench regions`. Times are the best of several runs.

#![allow(clippy::print_stdout, reason = "a benchmark reports to its terminal")]

use ltc_core::adapt::rebase::rebase;
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
    println!();
    println!("{:>9} {:>9} {:>9} | {:>9} {:>9}", "regions", "changes", "standard", "rebase ms", "conflicts");
    for regions in [1, 20, 200] {
        rebase_line(regions, 50);
    }
}

/// A report on all regions after the library changed: every deadline in working days was one longer.
fn rebase_line(regions: usize, changes: usize) {
    let mut before = library_files();
    for (path, text) in &mut before {
        if path != "ltc.toml" {
            *text = longer(text);
        }
    }
    let new = project(&overlays(regions, changes));
    let (mut best, mut conflicts, mut theirs) = (f64::MAX, 0, 0);
    for _ in 0..5 {
        let (old, new) = (project(&before), new.clone());
        let start = Instant::now();
        let report = rebase(old, new);
        best = best.min(start.elapsed().as_secs_f64() * 1e3);
        (conflicts, theirs) = (report.conflicts(), report.standard.len());
    }
    println!("{regions:>9} {changes:>9} {theirs:>9} | {best:>9.0} {conflicts:>9}");
}

/// A text in which every deadline in working days is one longer.
fn longer(text: &str) -> String {
    let mut longer = String::with_capacity(text.len());
    let mut parts = text.split("within: ");
    longer.push_str(parts.next().unwrap_or(""));
    for part in parts {
        let digits = part.chars().take_while(char::is_ascii_digit).count();
        let (count, rest) = part.split_at(digits);
        match count.parse::<u32>() {
            Ok(count) if rest.starts_with("wd") => longer.push_str(&format!("within: {}{rest}", count + 1)),
            _ => longer.push_str(&format!("within: {part}")),
        }
    }
    longer
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
