//! Texts that are hard to read, at length: they are read to the end, and every fault has its place in the text.
//!
//! How the time grows with the text is a matter of the benchmark (`benches/parse.rs`).

mod pieces;

use ltc_grammar::{FaultKind, MAX_DEPTH, parse};
use pieces::PIECES;

#[test]
fn hard_texts_are_read_at_length() {
    for piece in PIECES {
        let text = piece.repeat(40_000 / piece.len());
        let parsed = parse(&text);
        for fault in &parsed.faults {
            let place = fault.span.start as usize..fault.span.end as usize;
            assert!(text.get(place).is_some(), "{piece:?}: {fault:?}");
        }
    }
}

#[test]
fn what_nests_too_deep_is_left_out_and_the_rest_is_read() {
    for (open, close) in [("activity a { ", "}"), ("x when ((", "))")] {
        let text = format!(
            "{}{}\nrole r \"R\"\n",
            open.repeat(MAX_DEPTH + 30),
            if close == "}" { close.repeat(MAX_DEPTH + 30) } else { String::new() }
        );
        let parsed = parse(&text);
        assert!(!parsed.faults.is_empty());
        if close == "}" {
            assert_eq!(
                parsed.faults.iter().map(|fault| fault.kind).collect::<Vec<_>>(),
                [FaultKind::TooDeep]
            );
            assert_eq!(parsed.file.statements.len(), 2);
        }
    }
    let deepest = "activity a { ".repeat(MAX_DEPTH) + &"}".repeat(MAX_DEPTH);
    assert_eq!(parse(&deepest).faults, []);
    let deeper = "activity a { ".repeat(100_000);
    assert!(!parse(&deeper).faults.is_empty());
    let parentheses = format!("until: {}1{}", "(".repeat(100_000), ")".repeat(100_000));
    assert!(parse(&parentheses).faults.iter().any(|fault| fault.kind == FaultKind::TooDeep));
}
