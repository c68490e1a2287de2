//! Closes what a text left open, so that one missing brace or quote does not hide the rest of a file.
//!
//! Three passes, each from text to text: `quotes` closes strings and parentheses where their line tells, `indent` sets
//! missing braces where the indentation tells, `deep` blanks what nests too deep. Each records its faults in places of the
//! text the user wrote.

mod deep;
mod indent;
mod quotes;

use crate::fault::{Fault, FaultKind};
use crate::shift::Shift;
use crate::tree::Span;

/// How far the braces of a text are trusted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Braces {
    /// They are wrong if they do not pair up.
    Counted,
    /// They pair up, yet two mistakes may cancel out.
    Doubted,
}

/// A text that the grammar can read to its end.
#[derive(Default, Debug)]
pub(crate) struct Mended {
    /// The text; `None` for the text as written.
    pub(crate) text: Option<String>,
    /// The way from its places to those of the text as written.
    pub(crate) shift: Shift,
    /// What was mended.
    pub(crate) faults: Vec<Fault>,
}

/// Mends a text; `None` when it is better read as it is.
pub(crate) fn mend(text: &str, braces: Braces) -> Option<Mended> {
    let mut work = Work { bytes: text.as_bytes().to_vec(), shift: Shift::default(), faults: Vec::new() };
    quotes::mend(&mut work);
    let changed = indent::mend(&mut work, braces);
    if braces == Braces::Doubted && !changed && work.faults.is_empty() {
        return None;
    }
    deep::mend(&mut work);
    let text = String::from_utf8(work.bytes).ok()?;
    Some(Mended { text: Some(text), shift: work.shift, faults: work.faults })
}

/// A text under repair.
struct Work {
    bytes: Vec<u8>,
    shift: Shift,
    faults: Vec<Fault>,
}

impl Work {
    /// Notes a fault at a place of the text as it is now.
    fn fault(&mut self, kind: FaultKind, start: usize, end: usize, related: Option<usize>) {
        let span = self.shift.original(Span::new(start, end));
        let related = related.map(|at| self.shift.original(Span::new(at, at + 1)));
        self.faults.push(Fault { kind, span, related });
    }

    /// Puts one byte in the place of another.
    fn put(&mut self, place: usize, mark: u8) {
        if let Some(byte) = self.bytes.get_mut(place) {
            *byte = mark;
        }
    }

    /// Replaces bytes by blanks, line ends excepted.
    fn blank(&mut self, start: usize, end: usize) {
        for byte in self.bytes.iter_mut().take(end).skip(start) {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }

    /// Inserts single bytes, each before a place of the text as it is now. Those with the same place keep their order.
    fn insert(&mut self, mut inserts: Vec<(usize, u8)>) {
        if inserts.is_empty() {
            return;
        }
        inserts.sort_by_key(|(place, _)| *place);
        let mut bytes = Vec::with_capacity(self.bytes.len() + inserts.len());
        let mut from = 0;
        for (place, byte) in &inserts {
            bytes.extend_from_slice(self.bytes.get(from..*place).unwrap_or_default());
            bytes.push(*byte);
            from = *place;
        }
        bytes.extend_from_slice(self.bytes.get(from..).unwrap_or_default());
        self.bytes = bytes;
        let places: Vec<u32> = inserts.iter().map(|(place, _)| *place as u32).collect();
        self.shift.push(&places);
    }
}
