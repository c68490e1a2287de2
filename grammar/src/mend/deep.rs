//! Braces and parentheses that nest too deep.

use super::Work;
use crate::scan::{line_end, string_end};
use crate::{FaultKind, MAX_DEPTH};

/// Blanks what nests deeper than [`MAX_DEPTH`], from the first brace too many to the one that closes it.
/// Wants a text whose strings are closed.
pub(super) fn mend(work: &mut Work) {
    let mut braces = Depth { now: 0, too_deep: None };
    let mut parentheses = Depth { now: 0, too_deep: None };
    let mut index = 0;
    while let Some(&byte) = work.bytes.get(index) {
        match byte {
            b'"' => {
                index = string_end(&work.bytes, index).unwrap_or(index + 1);
                continue;
            }
            b'/' if work.bytes.get(index + 1) == Some(&b'/') => {
                index = line_end(&work.bytes, index);
                continue;
            }
            b'{' => braces.open(work, index),
            b'}' => braces.close(work, index),
            b'(' => parentheses.open(work, index),
            b')' => parentheses.close(work, index),
            _ => {}
        }
        index += 1;
    }
    let end = work.bytes.len();
    for depth in [braces, parentheses] {
        if let Some(start) = depth.too_deep {
            work.blank(start, end);
        }
    }
}

struct Depth {
    now: usize,
    /// Where the depth was exceeded and has not come back.
    too_deep: Option<usize>,
}

impl Depth {
    fn open(&mut self, work: &mut Work, index: usize) {
        self.now += 1;
        if MAX_DEPTH < self.now && self.too_deep.is_none() {
            work.fault(FaultKind::TooDeep, index, index + 1, None);
            self.too_deep = Some(index);
        }
    }

    fn close(&mut self, work: &mut Work, index: usize) {
        self.now = self.now.saturating_sub(1);
        if self.now <= MAX_DEPTH
            && let Some(start) = self.too_deep.take_if(|_| self.now == MAX_DEPTH)
        {
            work.blank(start, index + 1);
        }
    }
}
