//! Any text is read without a panic, its places are places of the text, and formatting settles at once.
//!
//! `cargo +nightly fuzz run any_text tests/broken tests/whole` in `grammar/`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ltc_grammar::{FormatOutcome, format, parse};

fuzz_target!(|text: &str| {
    let parsed = parse(text);
    for fault in &parsed.faults {
        for span in fault.related.into_iter().chain([fault.span]) {
            assert!(text.get(span.start as usize..span.end as usize).is_some(), "{fault:?}");
        }
    }
    match format(text) {
        FormatOutcome::Formatted(once) => assert_eq!(format(&once), FormatOutcome::Formatted(once.clone())),
        FormatOutcome::Faulty => assert!(!parsed.faults.is_empty()),
        FormatOutcome::Unsafe => panic!("the formatted text reads differently"),
    }
});
