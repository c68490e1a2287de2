//! The tutorial and the cookbook: every block of `ltc` in them does what the page says.

use ltc_core::compile;
use ltc_tests::built::project;
use std::fs;
use std::path::{Path, PathBuf};

fn page(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path))
        .expect("the page is in the repository")
}

/// A project a page shows.
struct Shown {
    /// The line its first block begins on.
    line: usize,
    /// The one finding it is said to have.
    wrong: Option<String>,
    files: Vec<String>,
}

/// The projects of a page. A block ` ```ltc ` is a project of one file, ` ```ltc more ` a further file of the project before it,
/// and ` ```ltc wrong NAME ` a project with that finding.
fn projects(page: &str) -> Vec<Shown> {
    let mut found: Vec<Shown> = Vec::new();
    let mut inside: Option<bool> = None;
    for (at, line) in page.lines().enumerate() {
        let Some(info) = line.strip_prefix("```") else {
            if inside == Some(true) {
                let text =
                    found.last_mut().and_then(|shown| shown.files.last_mut()).expect("a block is open");
                text.push_str(line);
                text.push('\n');
            }
            continue;
        };
        if inside.take().is_some() {
            continue;
        }
        let words: Vec<&str> = info.split_whitespace().collect();
        inside = Some(words.first() == Some(&"ltc") && words.get(1) != Some(&"file"));
        match words.as_slice() {
            ["ltc", "more"] => {
                found.last_mut().expect("a file before this one").files.push(String::new());
            }
            ["ltc"] => found.push(Shown { line: at + 1, wrong: None, files: vec![String::new()] }),
            ["ltc", "wrong", name] => {
                found.push(Shown {
                    line: at + 1,
                    wrong: Some((*name).to_owned()),
                    files: vec![String::new()],
                });
            }
            ["ltc", "file", _] => {}
            ["ltc", ..] => panic!("line {}: what is `{info}`?", at + 1),
            _ => {}
        }
    }
    found
}

/// The names and messages of what is wrong with a shown project, in the languages it uses.
fn findings(shown: &Shown) -> Vec<(&'static str, String)> {
    let translated = shown.files.iter().any(|text| text.contains("@zh"));
    let languages = if translated { "\"en\", \"zh\"" } else { "\"en\"" };
    let settings = format!("[project]\nname = \"shown\"\nlanguages = [{languages}]\n");
    let mut files: Vec<(String, String)> = vec![("ltc.toml".to_owned(), settings)];
    files.extend(shown.files.iter().enumerate().map(|(at, text)| (format!("shown{at}.ltc"), text.clone())));
    let compilation = compile(project(&files));
    compilation.findings.iter().map(|finding| (finding.code.name, finding.message.to_string())).collect()
}

fn holds(path: &str) -> usize {
    let projects = projects(&page(path));
    for shown in &projects {
        let found = findings(shown);
        match &shown.wrong {
            None => assert!(found.is_empty(), "{path}, line {}: {found:#?}", shown.line),
            Some(name) => {
                let named = !found.is_empty() && found.iter().all(|(code, _)| code == name);
                assert!(named, "{path}, line {}: not only `{name}`: {found:#?}", shown.line);
            }
        }
    }
    projects.len()
}

#[test]
fn the_tutorial_holds() {
    assert!(holds("docs/tutorial.md") >= 6);
}

#[test]
fn the_page_on_the_library_holds() {
    assert!(holds("docs/reference/library.md") >= 1);
}

#[test]
fn the_cookbook_holds() {
    let patterns = page("docs/cookbook.md").lines().filter(|line| line.starts_with("## ")).count();
    assert!(patterns >= 20, "{patterns} patterns");
    assert!(holds("docs/cookbook.md") >= 20);
}

#[test]
fn the_page_of_conditions_holds() {
    assert!(holds("docs/reference/conditions.md") >= 1);
}

/// Examples are stories, of a project each; the list has all of them.
#[test]
fn the_list_of_examples_is_complete() {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    let list = page("examples/README.md");
    for entry in fs::read_dir(folder).expect("the examples are in the repository") {
        let path = entry.expect("their folder can be listed").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            assert!(path.join("README.md").is_file(), "examples/{name} says nothing about itself");
            assert!(list.contains(&format!("]({name}/)")), "examples/README.md does not list {name}");
        }
    }
}
