//! Reading takes time linear in the length of a text, whatever the text.

use std::time::{Duration, Instant};

use ltc_grammar::{FaultKind, MAX_DEPTH, parse};

/// Texts that are hard on parsers that go back: each is the piece, many times.
const PIECES: [&str; 34] = [
    "{",
    "}",
    "(",
    ")",
    "\"",
    "\\",
    "\" -> \\",
    "// ",
    "//\n",
    "\n",
    "a ",
    "a.",
    "a:",
    "a,",
    "a -> ",
    "@zh ",
    "when (",
    "when (a\n",
    "x when (a) ",
    "task ",
    "task x ",
    "task x \"",
    "R: a, ",
    "R: a,\n",
    "use a.{",
    "use a.{b,\n",
    "because ",
    "replace a with ",
    "a -> end otherwise ",
    "a -> suspend \"x\" -> ",
    "：",
    "“a”",
    "task x {\n",
    "add ",
];

fn time(text: &str) -> Duration {
    let start = Instant::now();
    std::hint::black_box(parse(text));
    start.elapsed()
}

/// The better of two runs, so that another process on the machine does not matter.
fn best(text: &str) -> Duration {
    (0..2).map(|_| time(text)).min().unwrap_or_default()
}

#[test]
fn twenty_times_the_text_takes_about_twenty_times_as_long() {
    for piece in PIECES {
        let small = piece.repeat(2_000 / piece.len());
        let large = piece.repeat(40_000 / piece.len());
        let (short, long) = (best(&small), best(&large));
        // Time that grows with the square would be four hundred times as long.
        let allowed = short * 150 + Duration::from_millis(50);
        assert!(long < allowed, "{piece:?}: {short:?} for 2 kB, {long:?} for 40 kB");
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
