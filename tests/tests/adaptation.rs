//! What a region makes of a standard is what a full copy, written by hand, would say: the same tree, the same flow, the same duties.
//!
//! `tests/adaptation/` holds the golden examples. Each has the standard, the region, and `full.ltc`: the copy the region would have had to
//! write. The random test does the same for changes nobody thought of.

use ltc_core::adapt;
use ltc_core::compile;
use ltc_core::diagnostic::Severity;
use ltc_core::model::{ElementId, Kind, Model};
use ltc_core::source::Project;
use ltc_tests::built::project;
use ltc_tests::case::Case;
use ltc_tests::dice::Dice;
use ltc_tests::outline::{flow, outline};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The package that is adapted in every example.
const STANDARD: &str = "acme.leads";

fn package(model: &Model) -> ElementId {
    let roots = model.roots.iter().copied();
    roots.into_iter().find(|root| &*model.get(*root).id == STANDARD).expect("the package is there")
}

/// The trees, flows and duties of the processes of the adapted package.
fn whole(model: &Model) -> String {
    let processes = model.children(package(model), Kind::Process);
    processes.map(|process| format!("{}{}\n", outline(model, process), flow(model, process))).collect()
}

fn files(list: &[(&str, &str)]) -> Project {
    let settings = ("ltc.toml", "[project]\nname = \"golden\"\nlanguages = [\"en\", \"zh\"]\n");
    let all = std::iter::once(&settings).chain(list);
    project(&all.map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect::<Vec<_>>())
}

#[test]
fn golden_examples_are_what_a_full_copy_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("adaptation");
    let mut seen = 0;
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("").to_owned();
        let case = Case::new(&fs::read_to_string(&path).expect("the example can be read"));
        let text = |wanted: &str| {
            let found = case.files.iter().find(|(path, _)| path == wanted);
            found.map(|(_, text)| text.as_str()).unwrap_or_else(|| panic!("{name} has no {wanted}"))
        };
        let regions: Vec<(&str, &str)> = case
            .files
            .iter()
            .filter(|(path, _)| path != "full.ltc")
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .collect();
        let adapted = compile(files(&regions));
        let errors: Vec<&str> = adapted
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(|finding| &*finding.message)
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        let last = adapt::adaptations(&adapted.model).last().expect("there is a region");
        let region = adapt::effective(&adapted.model, last).model;
        let full = compile(files(&[("full.ltc", text("full.ltc"))])).model;
        assert_eq!(whole(&region), whole(&full), "{name}");
        seen += 1;
    }
    assert!(5 <= seen, "only {seen} golden examples");
}

#[test]
fn the_reference_numbers_the_steps_as_the_code_does() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let steps = |path: &str, mark: &str| -> Vec<String> {
        let text = fs::read_to_string(root.join(path)).expect("the file is there");
        let numbers = text.lines().filter_map(|line| line.trim().strip_prefix(mark));
        let numbers = numbers.filter_map(|rest| rest.split_once([':', '*']).map(|(number, _)| number.trim()));
        let mut found: Vec<String> = numbers.map(|number| number.trim_end_matches('.').to_owned()).collect();
        found.sort();
        found.dedup();
        found
    };
    let code = steps("compiler/core/src/adapt/apply.rs", "// Step ");
    assert!(6 <= code.len(), "{code:?}");
    assert_eq!(code, steps("docs/reference/adaptation.md", "**Step "));
}

#[test]
fn an_empty_adaptation_is_the_standard() {
    let standard = "package acme.leads \"Leads\"\nprocess p \"P\" { activity a \"Check a\" { task t \"Check t\" } activity b \"Check b\" }\n";
    let region = "package acme.mexico\nadaptation mexico \"Mexico\" of acme.leads { owner: std.roles.AR }\n";
    let with = compile(files(&[("leads.ltc", standard), ("mexico.ltc", region)]));
    let mexico = adapt::adaptations(&with.model).next().expect("there is a region");
    let alone = compile(files(&[("leads.ltc", standard)])).model;
    assert_eq!(whole(&adapt::effective(&with.model, mexico).model), whole(&alone));
    assert_eq!(whole(&with.model), whole(&alone));
}

/// A step of the tree the random test keeps beside the compiler's.
#[derive(Clone)]
struct Node {
    word: &'static str,
    id: String,
    label: String,
    attributes: BTreeMap<&'static str, String>,
    children: Vec<Node>,
}

impl Node {
    fn new(word: &'static str, id: &str) -> Node {
        let label = format!("Check {}", id.replace('_', " "));
        Node { word, id: id.to_owned(), label, attributes: BTreeMap::new(), children: Vec::new() }
    }

    fn write(&self, depth: usize, text: &mut String) {
        let indent = "  ".repeat(depth);
        let _ = writeln!(text, "{indent}{} {} \"{}\" {{", self.word, self.id, self.label);
        for (name, value) in &self.attributes {
            let _ = writeln!(text, "{indent}  {name}: {value}");
        }
        for child in &self.children {
            child.write(depth + 1, text);
        }
        let _ = writeln!(text, "{indent}}}");
    }

    fn at(&mut self, path: &[String]) -> Option<&mut Node> {
        path.iter().try_fold(self, |node, id| node.children.iter_mut().find(|child| child.id == *id))
    }

    fn paths(&self, above: &[String], found: &mut Vec<Vec<String>>) {
        for child in &self.children {
            let path: Vec<String> = above.iter().cloned().chain([child.id.clone()]).collect();
            found.push(path.clone());
            child.paths(&path, found);
        }
    }
}

fn random_standard(dice: &mut Dice) -> Node {
    let mut process = Node::new("process", "run");
    process.attributes.insert("R", "AR".to_owned());
    process.attributes.insert("C", "LC".to_owned());
    for number in 0..2 + dice.below(2) {
        let mut part = Node::new("subprocess", &format!("part_{number}"));
        for activity in 0..2 + dice.below(3) {
            let mut step = Node::new("activity", &format!("step_{number}_{activity}"));
            for task in 0..dice.below(4) {
                step.children.push(Node::new("task", &format!("task_{task}")));
            }
            if dice.happens(50) {
                step.attributes.insert("within", "3d".to_owned());
            }
            part.children.push(step);
        }
        process.children.push(part);
    }
    process
}

/// Applies a random change to the copy and says it as a region would; `None` where the dice fell on something that cannot be done.
fn random_change(
    dice: &mut Dice,
    copy: &mut Node,
    number: usize,
    touched: &mut Vec<Vec<String>>,
) -> Option<String> {
    let mut paths = Vec::new();
    copy.paths(&[], &mut paths);
    let path = paths.get(dice.below(paths.len()))?.clone();
    if touched.iter().any(|other| other.starts_with(&path) || path.starts_with(other)) || path.len() < 2 {
        return None;
    }
    let (id, holder) = path.split_last()?;
    let dotted = path.join(".");
    let why = "because integration \"One system\"";
    let index = copy.at(holder)?.children.iter().position(|child| child.id == *id)?;
    let word = copy.at(&path)?.word;
    let fresh = Node::new(word, &format!("new_{number}"));
    let beside: Vec<String> = holder.iter().cloned().chain([fresh.id.clone()]).collect();
    let said = format!("{word} {} \"{}\"", fresh.id, fresh.label);
    let text = match dice.below(7) {
        0 => {
            // Additions behind one step keep their order, so the copy looks for the last of them.
            let siblings = &mut copy.at(holder)?.children;
            let behind = siblings
                .iter()
                .skip(index + 1)
                .take_while(|next| {
                    next.attributes.get("tags").is_some_and(|tag| *tag == format!("after_{id}"))
                })
                .count();
            let mut fresh = fresh;
            fresh.attributes.insert("tags", format!("after_{id}"));
            siblings.insert(index + 1 + behind, fresh);
            touched.push(beside);
            return Some(format!("add {said} after run.{dotted} {why} {{ tags: after_{id} }}"));
        }
        1 => {
            copy.at(holder)?.children.insert(index, fresh);
            touched.push(beside);
            return Some(format!("at run.{} {{ add {said} before {id} {why} }}", holder.join(".")));
        }
        2 => {
            copy.at(holder)?.children.push(fresh);
            touched.push(beside);
            return Some(format!("at run {{ at {} {{ add {said} {why} }} }}", holder.join(".")));
        }
        3 => {
            copy.at(holder)?.children.remove(index);
            format!("remove run.{dotted} {why}")
        }
        4 => {
            *copy.at(&path)? = fresh;
            touched.push(beside);
            format!("replace run.{dotted} with {said} {why}")
        }
        5 => {
            let count = copy.at(holder)?.children.len();
            let other = (index + 1 + dice.below(count.max(2) - 1)) % count.max(1);
            if other == index {
                return None;
            }
            let siblings = &mut copy.at(holder)?.children;
            let anchor = siblings.get(other)?.id.clone();
            let moved = siblings.remove(index);
            let to = siblings.iter().position(|child| child.id == anchor)?;
            siblings.insert(to, moved);
            format!("at run.{} {{ move {id} before {anchor} {why} }}", holder.join("."))
        }
        _ => {
            let node = copy.at(&path)?;
            node.label = format!("Check again {number}");
            node.attributes.insert("within", "1d".to_owned());
            let consulted = if word == "activity" { "  C: +tax" } else { "" };
            if word == "activity" {
                node.attributes.insert("C", "LC, tax".to_owned());
            }
            format!("change run.{dotted} \"Check again {number}\" {why} {{ within: 1d{consulted} }}")
        }
    };
    touched.push(path);
    Some(text)
}

#[test]
fn random_changes_are_what_a_full_copy_says() {
    let mut dice = Dice(7);
    let mut applied = 0;
    for round in 0..60 {
        let standard = random_standard(&mut dice);
        let mut copy = standard.clone();
        let (mut changes, mut touched) = (Vec::new(), Vec::new());
        for number in 0..4 + dice.below(9) {
            changes.extend(random_change(&mut dice, &mut copy, number, &mut touched));
        }
        applied += changes.len();
        let text = |process: &Node| {
            let mut text =
                format!("package {STANDARD} \"Leads\"\nuse std.roles.{{AR, LC}}\nrole tax \"Tax\"\n");
            process.write(0, &mut text);
            text
        };
        let region = format!(
            "package acme.mexico \"Mexico\"\nuse acme.leads.tax\nadaptation mexico \"Mexico\" of {STANDARD} {{\n  owner: std.roles.AR\n  {}\n}}\n",
            changes.join("\n  ")
        );
        let adapted = compile(files(&[("leads.ltc", &text(&standard)), ("mexico.ltc", &region)])).model;
        let mexico = adapt::adaptations(&adapted).next().expect("there is a region");
        let effective = adapt::effective(&adapted, mexico);
        let messages: Vec<&str> = effective.findings.iter().map(|finding| &*finding.message).collect();
        assert!(messages.is_empty(), "round {round}: {messages:?}\n{region}");
        let full = compile(files(&[("full.ltc", &text(&copy))])).model;
        assert_eq!(whole(&effective.model), whole(&full), "round {round}\n{}\n{region}", text(&standard));
    }
    assert!(200 < applied, "only {applied} changes");
}
