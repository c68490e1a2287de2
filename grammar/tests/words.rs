//! The grammar and the editor know the words of the tables, all of them and no others.

use std::collections::BTreeSet;
use std::path::Path;

use ltc_grammar::textmate;
use ltc_grammar::words::{AttributeWord, ClauseWord, Keyword};

const GRAMMAR: &str = include_str!("../src/ltc.pest");

/// The strings of a rule, in order, up to the end of the word.
fn strings_of(rule: &str) -> impl Iterator<Item = &'static str> {
    let rest = GRAMMAR.split_once(&format!("\n{rule} ")).map_or("", |(_, rest)| rest);
    let rest = rest.trim_start().strip_prefix('=').unwrap_or_default();
    let words = rest.split_once("!XID_CONTINUE").map_or("", |(words, _)| words);
    words.split('"').skip(1).step_by(2)
}

/// The strings of letters in some rules of the grammar.
fn words_of(rules: &[&str]) -> BTreeSet<&'static str> {
    rules
        .iter()
        .flat_map(|rule| strings_of(rule))
        .filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()))
        .collect()
}

#[test]
fn the_grammar_has_all_keywords() {
    let table: BTreeSet<&str> = Keyword::ALL.iter().map(|word| word.text()).collect();
    assert_eq!(words_of(&["keyword", "nameless"]), table);
}

#[test]
fn the_grammar_has_all_clauses() {
    let table: BTreeSet<&str> = ClauseWord::ALL.iter().map(|word| word.text()).collect();
    let rules = [
        "clause_of_path",
        "clause_of_moment",
        "clause_of_quantity",
        "clause_when",
        "clause_because",
        "clause_in_force",
        "clause_alone",
    ];
    assert_eq!(words_of(&rules), table);
}

#[test]
fn the_grammar_knows_all_attributes_without_colon() {
    let table: BTreeSet<&str> =
        AttributeWord::ALL.iter().map(|word| word.text()).filter(|text| !text.is_empty()).collect();
    assert_eq!(words_of(&["bare_name"]), table);
}

#[test]
fn no_word_hides_a_longer_one() {
    // In a choice the first string that fits is taken, so `with` before `within` would hide it.
    for rule in ["keyword", "clause_of_path", "clause_of_quantity", "clause_of_moment", "bare_name"] {
        let words: Vec<&str> = strings_of(rule).collect();
        for (index, word) in words.iter().enumerate() {
            for later in &words[index + 1..] {
                assert!(!later.starts_with(word), "{rule}: `{word}` hides `{later}`");
            }
        }
    }
}

#[test]
fn the_editor_highlights_the_words_of_the_tables() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../editors/vscode/syntaxes/ltc.tmLanguage.json");
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    if written == textmate() {
        return;
    }
    if std::env::var_os("CI").is_none() {
        let folder = path.parent().expect("the path has a folder");
        std::fs::create_dir_all(folder).expect("the editor's folder can be made");
        std::fs::write(&path, textmate()).expect("the editor's file can be written");
    }
    panic!(
        "editors/vscode/syntaxes/ltc.tmLanguage.json was stale; without CI it has been written anew, run again"
    );
}
