//! The language's own tests: every file below `tests/corpus/<stage>` raises the findings written on its lines, and no others.

use ltc_tests::case::{Case, found, listing};
use std::fs;
use std::path::{Path, PathBuf};

/// Folders whose files are read by other tests: files that only must not break anything.
const NO_CASES: &[&str] = &["broken"];

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

fn cases(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the corpus can be read")
        .map(|entry| entry.expect("the corpus can be read").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
            if !NO_CASES.contains(&name) {
                cases(&path, found);
            }
        } else if path.extension().is_some_and(|extension| extension == "ltc") {
            found.push(path);
        }
    }
}

#[test]
fn every_case_raises_what_its_lines_say() {
    let mut paths = Vec::new();
    cases(&corpus(), &mut paths);
    assert!(60 <= paths.len(), "only {} cases were found", paths.len());
    let mut faults = String::new();
    for path in &paths {
        let name = path.strip_prefix(corpus()).expect("a case is in the corpus").display().to_string();
        let text = fs::read_to_string(path).expect("a case is UTF-8");
        let case = Case::new(&text);
        let compilation = match case.compile() {
            Ok(compilation) => compilation,
            Err(message) => {
                faults.push_str(&format!("{name}: ltc.toml: {message}\n"));
                continue;
            }
        };
        let mut found = found(&compilation);
        let mut missing = String::new();
        for expected in case.expected() {
            match found.iter().position(|found| expected.matches(found)) {
                Some(at) => drop(found.remove(at)),
                None => missing.push_str(&format!("  {expected:?} is missing\n")),
            }
        }
        let unexpected: String = found.iter().map(|found| format!("  {found:?} is not expected\n")).collect();
        if !missing.is_empty() || !unexpected.is_empty() {
            faults.push_str(&format!("{name}:\n{missing}{unexpected}  all:\n{}", listing(&compilation)));
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn messages_read_well() {
    let mut paths = Vec::new();
    cases(&corpus(), &mut paths);
    let mut faults = String::new();
    for path in &paths {
        let text = fs::read_to_string(path).expect("a case is UTF-8");
        let Ok(compilation) = Case::new(&text).compile() else { continue };
        for finding in &compilation.findings {
            let words = [Some(&finding.message), Some(&finding.label), finding.help.as_ref()];
            for words in words.into_iter().flatten() {
                let capital = words.chars().next().is_some_and(char::is_uppercase);
                let stop = words.ends_with('.');
                let blame =
                    ["invalid", "illegal", "failed to", "must not"].iter().any(|word| words.contains(word));
                if capital || stop || blame {
                    faults.push_str(&format!("{}: {words}\n", finding.code.name));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
}
