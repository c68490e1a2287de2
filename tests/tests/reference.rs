//! The language reference keeps in step with the language: it names every word, and what it shows can be read.

use ltc_core::compile;
use ltc_core::source::{Manifest, Project, Source, SourceOwner};
use ltc_grammar::parse;
use ltc_grammar::words::{AttributeWord, ClauseWord, Keyword};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn reference() -> String {
    fs::read_to_string(root().join("docs/reference/language.md")).expect("the reference is in the repository")
}

/// Every ```ltc block of a page: its first line's further words and its text.
fn examples(page: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in page.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some((info.to_owned(), String::new())),
            (Some(_), Some(_)) => found.extend(open.take()),
            (Some((_, text)), None) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    found.retain(|(info, _)| info == "ltc" || info.starts_with("ltc "));
    found
}

/// All words between backticks outside of blocks.
fn words_in_code(page: &str) -> BTreeSet<String> {
    let mut block = false;
    let mut words = BTreeSet::new();
    for line in page.lines() {
        if line.starts_with("```") {
            block = !block;
        } else if !block {
            for code in line.split('`').skip(1).step_by(2) {
                words.extend(
                    code.split(|c: char| !c.is_alphanumeric() && c != '_')
                        .filter(|word| !word.is_empty())
                        .map(str::to_owned),
                );
            }
        }
    }
    words
}

#[test]
fn every_word_of_the_language_is_explained() {
    let explained = words_in_code(&reference());
    let keywords = Keyword::ALL.iter().map(|word| word.text());
    let clauses = ClauseWord::ALL.iter().map(|word| word.text());
    let attributes = AttributeWord::ALL.iter().map(|word| word.text()).filter(|text| !text.is_empty());
    let missing: Vec<&str> =
        keywords.chain(clauses).chain(attributes).filter(|word| !explained.contains(*word)).collect();
    assert!(missing.is_empty(), "docs/reference/language.md does not explain {missing:?}");
}

#[test]
fn every_example_of_the_reference_can_be_read() {
    let examples = examples(&reference());
    assert!(examples.len() > 8);
    for (info, text) in examples {
        let text = if info.ends_with("control") { format!("kcp example {{\n{text}}}") } else { text };
        let parsed = parse(&text);
        assert!(parsed.faults.is_empty(), "{:?} in:\n{text}", parsed.faults);
    }
}

/// The findings of a project with these files, as `path: message`.
fn findings(languages: &str, files: Vec<(String, String)>) -> Vec<String> {
    let settings = format!("[project]\nname = \"example\"\nlanguages = {languages}\n");
    let manifest = Manifest::parse(&settings).expect("the settings are well formed");
    let source = |(path, text)| Source { path, text, owner: SourceOwner::Project };
    let sources = files.into_iter().map(source).collect();
    let compilation = compile(Project { manifest, sources, today: None });
    let describe = |finding: &ltc_core::diagnostic::Diagnostic| {
        let path = finding.place.map_or("", |place| compilation.model.sources.path(place.source));
        format!("{path}: {}: {}", finding.code.name, finding.message)
    };
    compilation.findings.iter().map(describe).collect()
}

#[test]
fn whole_examples_of_the_reference_have_no_findings() {
    for (info, text) in examples(&reference()) {
        if info == "ltc" {
            let found = findings("[\"en\"]", vec![("example.ltc".to_owned(), text.clone())]);
            assert!(found.is_empty(), "{found:#?} in:\n{text}");
        }
    }
}

/// Findings that a catalogue has by its nature: it lends names for others to use.
const CATALOGUE: &[&str] = &["unused-", "unrelieved-pain", "unanswered-risk"];

/// Findings in the standard library are not reported to those who use it, so it is compiled here as a project of its own.
#[test]
fn the_standard_library_has_no_findings() {
    let own = |(path, text): (&str, &str)| (path.to_owned(), text.to_owned());
    let found = findings("[\"en\", \"zh\"]", ltc_stdlib::files().map(own).collect());
    let found: Vec<_> =
        found.into_iter().filter(|finding| !CATALOGUE.iter().any(|name| finding.contains(name))).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_examples_have_no_findings() {
    let folder = root().join("examples/leads");
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).expect("the example is in the repository") {
        let path = entry.expect("its folder can be listed").path();
        if path.extension().is_some_and(|extension| extension == "ltc") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, fs::read_to_string(&path).expect("its files are UTF-8")));
        }
    }
    files.sort();
    assert!(files.len() >= 5);
    let found = findings("[\"en\", \"zh\"]", files);
    assert!(found.is_empty(), "{found:#?}");
}

/// The example the language was designed with, word for word, with the units it names in a second file of its package: it has no error, and
/// what is said of it is what its author may still add.
#[test]
fn the_whole_example_of_the_design_compiles_as_it_is_written() {
    let files = vec![
        ("leads.ltc".to_owned(), include_str!("../whole/leads.ltc").to_owned()),
        ("organisation.ltc".to_owned(), include_str!("../whole/organisation.ltc").to_owned()),
    ];
    let settings = "[project]\nname = \"whole\"\nlanguages = [\"en\"]\n[checks]\nno-done-when = \"off\"\nkcp-without-frequency = \"off\"\n";
    let manifest = Manifest::parse(settings).expect("the settings are well formed");
    let source = |(path, text)| Source { path, text, owner: SourceOwner::Project };
    let sources = files.into_iter().map(source).collect();
    let compilation = compile(Project { manifest, sources, today: None });
    let messages: Vec<&str> = compilation.findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(messages, [""; 0]);
    let dist = ltc_tests::built::build(&compilation);
    let page = dist.get("en/roles/lead_manager.md").expect("the lead manager has a page");
    let page = std::str::from_utf8(page).expect("pages are UTF-8");
    assert!(page.contains("Account department → Resource centre → Pool of the region"), "{page}");
}
