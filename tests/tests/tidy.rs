//! House rules a compiler does not know.

use std::fs;
use std::path::{Path, PathBuf};

/// A file longer than this is refused.
const LONGEST: usize = 800;

/// Where a third-party crate may be named.
const ROOMS: &[(&str, &[&str])] = &[
    ("pest", &["grammar/src/"]),
    ("petgraph", &["compiler/core/src/flow/"]),
    ("askama", &["compiler/core/src/emit/"]),
    ("miette", &["compiler/cli/src/report/"]),
    (
        "clap",
        &["compiler/cli/src/args.rs", "compiler/cli/src/args/", "compiler/cli/src/command/completions.rs"],
    ),
    ("indicatif", &["compiler/cli/src/"]),
    ("rust_xlsxwriter", &["compiler/core/src/emit/"]),
    ("pulldown_cmark", &["compiler/core/src/emit/"]),
    ("icu_segmenter", &["compiler/core/src/emit/"]),
    ("csv", &["compiler/core/src/emit/"]),
    ("quick_xml", &["compiler/core/src/translate/xliff.rs"]),
];

/// Names that say nothing about what is inside.
const NO_ROOM_NAMES: &[&str] =
    &["utils", "util", "helpers", "helper", "common", "handlers", "handler", "manager", "misc"];

/// The stages of the core, in order; a stage names only stages to its left. Findings (`diagnostic`) are plain data that all share.
const STAGES: &[&str] = &["source", "model", "resolve", "condition", "flow", "check", "diff", "emit"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every Rust file of the house with its path from the root, with `/`.
fn files() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["grammar", "stdlib", "compiler", "tests"] {
        walk(&root().join(folder), &mut found);
    }
    found.sort();
    found
}

fn walk(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("the house can be read") {
        let path = entry.expect("the house can be read").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
        if path.is_dir() {
            if !matches!(name, "target" | "node_modules" | "fuzz") {
                walk(&path, found);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let from_root = path.strip_prefix(root()).expect("a file of the house is below its root");
            let name = from_root.to_string_lossy().replace('\\', "/");
            found.push((name, fs::read_to_string(&path).expect("sources are UTF-8")));
        }
    }
}

fn assert_tidy(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Whether a line of code, comments left aside, names a crate or module as the start of a path.
fn names(line: &str, what: &str) -> bool {
    let code = line.split("//").next().unwrap_or("");
    code.match_indices(what).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = &code[at + what.len()..];
        let starts = before.is_none_or(|letter| {
            !letter.is_alphanumeric() && letter != '_' && letter != '"' && letter != '/'
        });
        starts && after.starts_with("::")
    })
}

#[test]
fn no_file_is_too_long() {
    let long = files().into_iter().filter_map(|(path, text)| {
        let lines = text.lines().count();
        (LONGEST < lines).then(|| format!("{path} has {lines} lines; {LONGEST} are the most"))
    });
    assert_tidy(&long.collect::<Vec<_>>());
}

#[test]
fn every_dependency_stays_in_its_room() {
    let mut faults = Vec::new();
    for (path, text) in files().iter().filter(|(path, _)| path.contains("/src/")) {
        for (dependency, rooms) in ROOMS {
            if rooms.iter().any(|room| path.starts_with(room)) {
                continue;
            }
            for (index, line) in text.lines().enumerate() {
                if names(line, dependency) {
                    faults.push(format!(
                        "{path}:{}: `{dependency}` lives in {}",
                        index + 1,
                        rooms.join(", ")
                    ));
                }
            }
        }
    }
    assert_tidy(&faults);
}

#[test]
fn no_stage_names_a_later_one() {
    let mut faults = Vec::new();
    for (path, text) in files() {
        let Some(inside) = path.strip_prefix("compiler/core/src/") else { continue };
        let stage = inside.split(['/', '.']).next().unwrap_or("");
        let Some(at) = STAGES.iter().position(|other| *other == stage) else { continue };
        for later in STAGES.iter().skip(at + 1) {
            for (index, line) in text.lines().enumerate() {
                if line.contains(&format!("crate::{later}::")) && !line.trim_start().starts_with("//") {
                    faults.push(format!("{path}:{}: `{stage}` comes before `{later}`", index + 1));
                }
            }
        }
    }
    assert_tidy(&faults);
}

#[test]
fn rooms_are_named_after_things() {
    let bad = files().into_iter().filter_map(|(path, _)| {
        let named = path.trim_end_matches(".rs").split('/').any(|part| NO_ROOM_NAMES.contains(&part));
        named.then(|| format!("{path}: name it after the thing it holds"))
    });
    assert_tidy(&bad.collect::<Vec<_>>());
}

#[test]
fn nothing_is_left_for_later() {
    // Written in two halves, so that this file does not find itself.
    let marks = [
        concat!("to", "do!("),
        concat!("unimple", "mented!("),
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("//! st", "ub"),
    ];
    let mut faults = Vec::new();
    for (path, text) in files() {
        for (index, line) in text.lines().enumerate() {
            if marks.iter().any(|mark| line.contains(mark)) {
                faults.push(format!("{path}:{}: {}", index + 1, line.trim()));
            }
        }
    }
    assert_tidy(&faults);
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent = files().into_iter().filter_map(|(path, text)| {
        let speaks = text.starts_with("//!") || text.starts_with("#![");
        (!speaks).then(|| format!("{path}: the first line says nothing (`//! …`)"))
    });
    assert_tidy(&silent.collect::<Vec<_>>());
}

#[test]
fn the_core_touches_no_disk_no_clock_and_no_network() {
    let doors = ["std::fs", "std::net", "std::process", "std::time", "std::env", "SystemTime"];
    let mut faults = Vec::new();
    let core = |path: &str| path.starts_with("compiler/core/src/") && !path.ends_with("tests.rs");
    for (path, text) in files().iter().filter(|(path, _)| core(path)) {
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        for (index, line) in code.lines().enumerate() {
            if doors.iter().any(|door| line.contains(door)) && !line.trim_start().starts_with("//") {
                faults.push(format!("{path}:{}: {}", index + 1, line.trim()));
            }
        }
    }
    assert_tidy(&faults);
}

#[test]
fn every_rule_is_one_file_with_a_page() {
    let mut faults = Vec::new();
    for (path, text) in files().iter().filter(|(path, _)| path.starts_with("compiler/core/src/check/")) {
        if !text.contains("const CODE: Code") {
            continue;
        }
        let codes = text.matches("const CODE: Code").count();
        if codes != 1 {
            faults.push(format!("{path}: {codes} codes; one rule is one file"));
        }
    }
    assert_tidy(&faults);
}
