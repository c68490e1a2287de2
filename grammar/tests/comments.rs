//! Comments stand wherever white space may, and the formatter keeps them all in their order.

use ltc_grammar::{FormatOutcome, format, parse};

/// Formats a text twice and gives the result.
fn formatted(text: &str) -> String {
    let FormatOutcome::Formatted(once) = format(text) else { panic!("left alone:\n{text}") };
    assert_eq!(format(&once), FormatOutcome::Formatted(once.clone()), "not stable:\n{once}");
    once
}

/// A text with a comment behind each of its words.
fn commented(text: &str) -> String {
    text.split_whitespace().enumerate().map(|(at, word)| format!("{word} // {at}\n")).collect()
}

#[test]
fn a_route_may_hold_a_comment_behind_every_word() {
    let route = "decision d \"Is?\" { no \"No\" -> sell at most 2 otherwise end \"Over\" }";
    let text = commented(route);
    assert!(parse(&text).faults.is_empty());
    let words = route.split_whitespace().count();
    let once = formatted(&text);
    for at in 0..words {
        assert_eq!(once.lines().filter(|line| line.ends_with(&format!("// {at}"))).count(), 1, "{once}");
    }
}

#[test]
fn comments_share_no_line() {
    let once = formatted("yes \"Yes\" // one\n -> // two\n next // three\n");
    assert_eq!(once, "yes \"Yes\" -> next  // one\n// two\n// three\n");
}

#[test]
fn a_comment_stands_between_at_and_most() {
    assert_eq!(
        formatted("no -> sell at // why\n most 2 otherwise done"),
        "no -> sell at most 2 otherwise done  // why\n"
    );
}
