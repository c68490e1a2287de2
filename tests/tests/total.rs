//! The compiler is total: whatever is done to a project's texts, it gives a model and findings, with every place in bounds.

use ltc_core::compile;
use ltc_core::flow::Flow;
use ltc_core::model::Kind;
use ltc_core::source::{Manifest, Project, Source, SourceOwner};
use ltc_tests::dice::Dice;
use std::path::Path;

fn leads() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/leads");
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the example is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ltc"))
        .map(|path| {
            let name = path.file_name().expect("a file").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(path).expect("a text"))
        })
        .collect();
    files.sort();
    files
}

fn look_at(files: &[(String, String)], what: &str) {
    let sources = files
        .iter()
        .map(|(path, text)| Source { path: path.clone(), text: text.clone(), owner: SourceOwner::Project })
        .collect();
    let compilation = compile(Project { manifest: Manifest::default(), sources, today: None });
    let model = &compilation.model;
    for finding in &compilation.findings {
        let places = finding.place.iter().chain(finding.related.iter().map(|(place, _)| place));
        for place in places {
            let text = model.sources.get(place.source).map_or("", |source| &source.text);
            let (start, end) = (place.span.start as usize, place.span.end as usize);
            assert!(text.get(start..end).is_some(), "{what}: {} is out of bounds", finding.code.name);
        }
        assert!(!finding.message.is_empty());
    }
    for process in model.ids().filter(|id| model.get(*id).kind == Kind::Process) {
        let flow = Flow::of(model, process);
        for edge in &flow.edges {
            assert_eq!(flow.node(edge.from).scope, flow.node(edge.to).scope, "{what}: {}", edge.id);
        }
    }
}

/// Cuts, doubles, swaps and replaces pieces at random places.
fn spoil(text: &str, random: &mut Dice) -> String {
    let marks = [
        "{",
        "}",
        "\"",
        "->",
        ":",
        ",",
        "@zh",
        "next",
        "at most 2",
        "otherwise",
        "(",
        "package x",
        "within leads",
        "\u{202e}",
        "，",
    ];
    let mut text = text.to_owned();
    for _ in 0..=random.below(4) {
        let place = |random: &mut Dice, text: &str| {
            let mut at = random.below(text.len() + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let a = place(random, &text);
        let mut b = (a + random.below(60)).min(text.len());
        while !text.is_char_boundary(b) {
            b -= 1;
        }
        let (a, b) = (a.min(b), a.max(b));
        let piece = text[a..b].to_owned();
        match random.below(4) {
            0 => text.replace_range(a..b, ""),
            1 => text.insert_str(a, &piece),
            2 => text.insert_str(a, marks[random.below(marks.len())]),
            _ => text.replace_range(a..b, &piece.chars().rev().collect::<String>()),
        }
    }
    text
}

#[test]
fn spoilt_texts_give_findings_not_panics() {
    let files = leads();
    let mut random = Dice(7);
    for round in 0..300 {
        let mut spoilt = files.clone();
        for _ in 0..=random.below(2) {
            let index = random.below(spoilt.len());
            spoilt[index].1 = spoil(&spoilt[index].1, &mut random);
        }
        look_at(&spoilt, &format!("round {round}"));
    }
}

#[test]
fn files_may_be_missing_doubled_or_empty() {
    let files = leads();
    look_at(&[], "no files");
    for index in 0..files.len() {
        let mut fewer = files.clone();
        fewer.remove(index);
        look_at(&fewer, "one missing");
        let mut more = files.clone();
        more.push((format!("again_{}", files[index].0), files[index].1.clone()));
        look_at(&more, "one doubled");
        let mut empty = files.clone();
        empty[index].1.clear();
        look_at(&empty, "one empty");
    }
}

#[test]
fn hostile_shapes_are_ordinary_input() {
    let one = |text: String, what: &str| look_at(&[("a.ltc".to_owned(), text)], what);
    one("within a.b.c\nrole r \"R\"\n".to_owned(), "within nothing");
    one("within x\nrole x \"R\"\n".to_owned(), "within itself");
    one(
        "package a\nprocess p \"P\" { call p \"again\" calls p  A: p  starts: p }\n".to_owned(),
        "calls itself",
    );
    one(format!("package a\n{}", "process p \"P\" { ".repeat(200)), "deep");
    one(format!("package a\nrole {} \"R\"\n", "x".repeat(100_000)), "a long id");
    one(format!("package a\n{}", "role r \"R\"\n".repeat(3_000)), "one name three thousand times");
    one(format!("package a\nrole r \"{}\"\n", "\u{202e}<script>🦀".repeat(3_000)), "a long label");
    one(
        format!(
            "package a\nprocess p \"P\" {{ decision d \"D?\" {{ {} }} }}\n",
            "x -> d at most 1 otherwise x -> ".repeat(500)
        ),
        "many outcomes",
    );
}
