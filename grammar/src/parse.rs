//! Text to tree. Total: any text gives a tree and the list of what was wrong with it.

use pest::Parser;
use pest::error::InputLocation;
use pest_derive::Parser;

use crate::fault::{Fault, FaultKind, fold};
use crate::from_pairs;
use crate::mend::{Braces, Mended, mend};
use crate::scan::{comments, is_sound};
use crate::tree::{File, Span};

/// How deep braces may nest, and parentheses; what is deeper is left out with [`FaultKind::TooDeep`].
pub const MAX_DEPTH: usize = 64;

#[derive(Parser)]
#[grammar = "ltc.pest"]
struct LtcParser;

/// A tree and what was wrong with the text.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Parsed {
    /// What could be read.
    pub file: File,
    /// What could not, in order of place.
    pub faults: Vec<Fault>,
}

/// Reads a text. Never fails, never panics; takes time linear in the length of the text.
pub fn parse(text: &str) -> Parsed {
    if is_sound(text) {
        let parsed = read(text, &Mended::default());
        if parsed.faults.is_empty() {
            return parsed;
        }
        // Two missing braces may cancel out; in a text that is wrong anyway the indentation tells.
        return match mend(text, Braces::Doubted) {
            Some(mended) => read(text, &mended),
            None => parsed,
        };
    }
    match mend(text, Braces::Counted) {
        Some(mended) => read(text, &mended),
        None => read(text, &Mended::default()),
    }
}

/// Reads a text by way of its mended form, if it has one.
fn read(text: &str, mended: &Mended) -> Parsed {
    let source = mended.text.as_deref().unwrap_or(text);
    let mut faults = mended.faults.clone();
    let mut file = match LtcParser::parse(Rule::file, source) {
        Ok(pairs) => from_pairs::file(source, pairs, &mended.shift, &mut faults),
        Err(error) => {
            // The grammar takes every text, so only the guard of the machine's stack can have stopped it.
            let place = match error.location {
                InputLocation::Pos(place) | InputLocation::Span((place, _)) => place,
            };
            let span = mended.shift.original(Span::new(place, place));
            faults.push(Fault::at(FaultKind::TooDeep, span));
            File::default()
        }
    };
    file.comments = comments(source, &mended.shift);
    fold(text, &mut faults);
    Parsed { file, faults }
}
