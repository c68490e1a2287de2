//! Broken texts: one mistake gives one fault, at its line, and the rest of the file is read.

use ltc_grammar::{FaultKind, parse};

/// Kind and line (from 1) of every fault.
fn faults(text: &str) -> Vec<(FaultKind, usize)> {
    parse(text)
        .faults
        .iter()
        .map(|fault| {
            let before = &text[..fault.span.start as usize];
            (fault.kind, before.matches('\n').count() + 1)
        })
        .collect()
}

#[test]
fn the_whole_examples_have_no_fault() {
    for text in [include_str!("whole/leads.ltc"), include_str!("whole/mexico.ltc")] {
        assert_eq!(faults(text), []);
    }
}

#[test]
fn ten_unrelated_mistakes_are_ten_faults() {
    let text = include_str!("whole/ten_mistakes.ltc");
    let wanted: Vec<usize> = text
        .lines()
        .enumerate()
        .filter(|(_, line)| line.contains("//~"))
        .map(|(number, _)| number + 1)
        .collect();
    assert_eq!(wanted.len(), 10);
    let found: Vec<usize> = faults(text).iter().map(|(_, line)| *line).collect();
    assert_eq!(found, wanted, "{:?}", faults(text));
}

/// Every file in `broken/` has the faults written on its lines (`//~ Kind`), and no others.
#[test]
fn every_broken_file_has_the_faults_on_its_lines() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry can be read").path())
        .collect();
    paths.sort();
    assert!(40 <= paths.len());
    let mut wrong = String::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("a file can be read");
        let wanted: Vec<String> = text
            .lines()
            .zip(1..)
            .flat_map(|(line, number)| {
                let kinds = line.split_once("//~").map_or("", |(_, kinds)| kinds);
                kinds.split_whitespace().map(move |kind| format!("{number} {kind}"))
            })
            .collect();
        let found: Vec<String> =
            faults(&text).iter().map(|(kind, line)| format!("{line} {kind:?}")).collect();
        if wanted != found {
            wrong += &format!("{}\n  wanted {wanted:?}\n  found  {found:?}\n", path.display());
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
