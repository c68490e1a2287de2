//! The manual page of every code is true: what it shows as wrong raises the code, what it shows as right raises nothing.

use ltc_core::check::CODES;
use ltc_core::diagnostic::{Code, Severity};
use ltc_tests::case::{Case, listing};
use std::fs;
use std::path::Path;

/// The examples below a heading of a page: the text of its fenced `ltc` blocks.
fn examples(code: &Code, heading: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut below = false;
    let mut block: Option<String> = None;
    for line in code.doc.lines() {
        match &mut block {
            Some(text) if line == "```" => {
                if below {
                    found.push(text.clone());
                }
                block = None;
            }
            Some(text) => {
                text.push_str(line);
                text.push('\n');
            }
            None if line == "```ltc" => block = Some(String::new()),
            None if line.starts_with("## ") => below = line == heading,
            None => {}
        }
    }
    found
}

/// Codes about disks and folders: no text in memory raises them; the command line's own tests do.
fn is_of_the_world(code: &Code) -> bool {
    code.number.starts_with("LTC90")
}

/// Codes about size: only a text too large for a page raises them; a test beside the rule does.
fn is_of_size(code: &Code) -> bool {
    code.name == "proof-unfinished"
}

#[test]
fn every_page_has_its_parts() {
    let mut missing = String::new();
    for code in CODES {
        for heading in ["## Why it matters", "## Wrong", "## Right"] {
            if !code.doc.contains(heading) && !is_of_the_world(code) {
                missing.push_str(&format!("{}: no `{heading}`\n", code.name));
            }
        }
        let first = code.doc.lines().next().unwrap_or("");
        if first.is_empty() || first.starts_with('#') {
            missing.push_str(&format!("{}: the first line does not say what it is\n", code.name));
        }
    }
    assert!(missing.is_empty(), "{missing}");
}

#[test]
fn wrong_examples_raise_their_code_and_no_other_error() {
    let mut faults = String::new();
    for code in CODES.iter().filter(|code| !is_of_the_world(code)) {
        let wrong = examples(code, "## Wrong");
        if wrong.is_empty() && !is_of_size(code) {
            faults.push_str(&format!("{}: no wrong example\n", code.name));
        }
        for text in wrong {
            let compilation = match Case::new(&text).compile() {
                Ok(compilation) => compilation,
                Err(message) => {
                    faults.push_str(&format!("{}: {message}\n", code.name));
                    continue;
                }
            };
            let raised = compilation.findings.iter().any(|finding| finding.code.number == code.number);
            let others = compilation
                .findings
                .iter()
                .any(|finding| finding.code.number != code.number && finding.severity == Severity::Error);
            if !raised || others {
                faults.push_str(&format!("{}: wrong raises\n{}", code.name, listing(&compilation)));
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn right_examples_raise_nothing() {
    let mut faults = String::new();
    for code in CODES.iter().filter(|code| !is_of_the_world(code)) {
        let right = examples(code, "## Right");
        if right.is_empty() {
            faults.push_str(&format!("{}: no right example\n", code.name));
        }
        for text in right {
            match Case::new(&text).compile() {
                Ok(compilation) if compilation.findings.is_empty() => {}
                Ok(compilation) => {
                    faults.push_str(&format!("{}: right raises\n{}", code.name, listing(&compilation)));
                }
                Err(message) => faults.push_str(&format!("{}: {message}\n", code.name)),
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

/// The rules of a process architecture and how many of each sort there are.
const RULES: &[(&str, usize)] =
    &[("V-S", 12), ("V-F", 14), ("V-C", 12), ("V-O", 12), ("RA-", 13), ("NM-", 12)];

#[test]
fn the_table_of_rules_names_every_rule_and_codes_that_exist() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/reference/rules.md");
    let page = fs::read_to_string(file).expect("the page is in the repository");
    for (sort, count) in RULES {
        for number in 1..=*count {
            let row = format!("| {sort}{number:02} |");
            assert_eq!(page.matches(&row).count(), 1, "{row}");
        }
    }
    for (at, _) in page.match_indices("LTC") {
        let number = page.get(at..at + 7).unwrap_or_default();
        let code = CODES.iter().find(|code| code.number == number).unwrap_or_else(|| panic!("{number}"));
        let behind = page.get(at + 7..).unwrap_or_default();
        if behind.starts_with("](") {
            let link = format!("](diagnostics.md#{name}) `{name}`", name = code.name);
            assert!(behind.starts_with(&link), "{number} is `{}`", code.name);
        }
    }
}
