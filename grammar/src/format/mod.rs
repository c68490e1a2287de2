//! Tree to text: the one layout of a file.
//!
//! - Two spaces a level; one statement a line; at most one blank line between statements, none at the ends of a body.
//! - `R`, `A`, `C` and `I` that follow each other share a line, three spaces apart, while it is no wider than 100 columns.
//! - A body that was written on one line stays on one line while that is no wider than 110 columns.
//! - A head wider than 110 columns puts each translation on a line of its own, and clauses where there is room.
//! - A comment stays at the end of its line or on its own.

mod pieces;
mod printer;

use crate::outline::outline;
use crate::parse::{Parsed, parse};

/// The widest line the layout makes of its own accord, in columns; wide characters count as two.
pub(crate) const WIDTH: usize = 110;

/// The widest line that several of `R A C I` share.
pub(crate) const DUTIES_WIDTH: usize = 100;

/// What formatting a text gave.
#[derive(Clone, PartialEq, Debug)]
pub enum FormatOutcome {
    /// The formatted text; it reads back as the same tree, with the same comments in the same order.
    Formatted(String),
    /// The text has faults and is left alone.
    Faulty,
    /// The formatted text would not read back as the same tree: a bug of ours, and the text is left alone.
    Unsafe,
}

/// Formats a text. Formatting a formatted text changes nothing.
pub fn format(text: &str) -> FormatOutcome {
    let before = parse(text);
    if !before.faults.is_empty() {
        return FormatOutcome::Faulty;
    }
    let formatted = printer::print(text, &before.file);
    let after = parse(&formatted);
    if same(text, &before, &formatted, &after) {
        FormatOutcome::Formatted(formatted)
    } else {
        FormatOutcome::Unsafe
    }
}

/// Whether two texts say the same and have the same comments.
fn same(text: &str, before: &Parsed, formatted: &str, after: &Parsed) -> bool {
    let comments_before = before.file.comments.iter().map(|comment| comment.text(text));
    let comments_after = after.file.comments.iter().map(|comment| comment.text(formatted));
    after.faults.is_empty()
        && comments_before.eq(comments_after)
        && outline(text, &before.file) == outline(formatted, &after.file)
}
