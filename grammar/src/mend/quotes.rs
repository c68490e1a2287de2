//! Strings and parentheses that nothing closes, full-width marks, marks of other languages (`'…'`, `=`, `=>`), and name lists of `use` without their brace.

use super::Work;
use crate::FaultKind;
use crate::scan::{full_width, line_end, odd_arrow, string_end};

/// Closes strings on their line and parentheses before the next brace, arrow or line end, and makes full-width marks ASCII.
pub(super) fn mend(work: &mut Work) {
    let mut quotes = Quotes {
        inserts: Vec::new(),
        parentheses: Vec::new(),
        strings: Vec::new(),
        repairs: 0,
        tries: 0,
        line_start: 0,
        names: None,
        full_width_line: false,
        token_end: 0,
    };
    quotes.run(work);
    let inserts = std::mem::take(&mut quotes.inserts);
    work.shift.sort();
    work.insert(inserts);
}

/// How many strings and parentheses are mended on one line; more would take time that grows with the square of its length.
const MAX_REPAIRS: usize = 4;

/// How many marks of other languages are looked at on one line.
const MAX_TRIES: usize = 16;

struct Quotes {
    /// Bytes to insert, and where.
    inserts: Vec<(usize, u8)>,
    /// Places of the parentheses that are open.
    parentheses: Vec<usize>,
    /// Strings of the current line, each from its opening quote to after its closing one.
    strings: Vec<(usize, usize)>,
    /// How many strings and parentheses of the current line have been mended.
    repairs: usize,
    /// How many marks of other languages of the current line have been looked at.
    tries: usize,
    /// Where the current line starts.
    line_start: usize,
    /// Place of the brace of an open `use` list.
    names: Option<usize>,
    /// Whether a full-width mark of this line has been noted.
    full_width_line: bool,
    /// End of the last token.
    token_end: usize,
}

impl Quotes {
    fn run(&mut self, work: &mut Work) {
        let mut index = 0;
        while let Some(&byte) = work.bytes.get(index) {
            if byte == b'\n' {
                self.strings.clear();
                self.repairs = 0;
                self.tries = 0;
                self.full_width_line = false;
                self.line_start = index + 1;
            }
            match byte {
                b'\n' | b' ' | b'\t' | b'\r' => {
                    index += 1;
                    continue;
                }
                b'/' if work.bytes.get(index + 1) == Some(&b'/') => {
                    index = line_end(&work.bytes, index);
                    continue;
                }
                b'"' => {
                    index = match string_end(&work.bytes, index) {
                        Some(end) => {
                            self.strings.push((index, end));
                            end
                        }
                        None => self.close_string(work, index),
                    };
                    self.token_end = index;
                    continue;
                }
                b'{' if index.checked_sub(1).and_then(|before| work.bytes.get(before)) == Some(&b'.') => {
                    self.close_names(work);
                    self.close_parentheses(work);
                    self.names = Some(index);
                }
                b'{' => {
                    self.close_names(work);
                    self.close_parentheses(work);
                }
                b'}' => {
                    self.names = None;
                    self.close_parentheses(work);
                }
                b':' => self.close_names(work),
                b'(' => self.parentheses.push(index),
                b')' if self.parentheses.pop().is_none() => self.open_parenthesis(work, index),
                b'-' if work.bytes.get(index + 1) == Some(&b'>') => self.close_parentheses(work),
                b'=' | 0xE2 if self.parentheses.is_empty() && odd_arrow(&work.bytes, index).is_some() => {
                    self.straighten(work, index);
                    continue;
                }
                b'\'' if self.may_try() => {
                    if let Some(close) = single_quoted(&work.bytes, index) {
                        work.fault(FaultKind::Unreadable, index, close + 1, None);
                        work.put(index, b'"');
                        work.put(close, b'"');
                        continue;
                    }
                }
                b'=' if self.may_try() && assigns(&work.bytes, self.line_start, index) => {
                    work.fault(FaultKind::Unreadable, index, index + 1, None);
                    work.put(index, b':');
                }
                0xE2 | 0xE3 | 0xEF => {
                    if let Some(ascii) = full_width(&work.bytes, index) {
                        self.narrow(work, index, ascii);
                        continue;
                    }
                }
                _ => {}
            }
            index += 1;
            self.token_end = index;
        }
        self.close_names(work);
        self.close_parentheses(work);
    }

    /// Whether a mark of another language may be looked at: outside of parentheses, and no more than some on a line, for each look runs
    /// over the line.
    fn may_try(&mut self) -> bool {
        self.tries += usize::from(self.parentheses.is_empty());
        self.parentheses.is_empty() && self.tries <= MAX_TRIES
    }

    /// Finds where a string that its line does not close should end, and says where to go on.
    fn close_string(&mut self, work: &mut Work, start: usize) -> usize {
        self.repairs += 1;
        if MAX_REPAIRS < self.repairs {
            let end = line_end(&work.bytes, start);
            work.blank(start, end);
            return end;
        }
        // `"Check the lead @zh "核实线索"`: an earlier string swallowed a tag, a brace or an arrow, and this quote closes one.
        let swallowed = self.strings.iter().find_map(|(open, end)| {
            let content = work.bytes.get(open + 1..end - 1)?;
            let mark = swallowed_mark(content)?;
            let kept = content.get(..mark)?.trim_ascii_end().len();
            Some((*open, open + 1 + kept, open + 1 + mark))
        });
        if let Some((open, place, resume)) = swallowed {
            work.fault(FaultKind::UnclosedString, open, place, None);
            self.inserts.push((place, b'"'));
            self.strings.clear();
            self.parentheses.retain(|place| *place < resume);
            self.names = self.names.filter(|place| *place < resume);
            return resume;
        }
        let rest = work.bytes.get(start + 1..line_end(&work.bytes, start)).unwrap_or_default();
        let mark = swallowed_mark(rest).unwrap_or(rest.len());
        let mut content = rest.get(..mark).unwrap_or(rest).trim_ascii_end();
        while let Some(shorter) = content.strip_suffix(b"}") {
            content = shorter.trim_ascii_end();
        }
        let end = start + 1 + content.len();
        if content.ends_with(b"\\") {
            // A backslash before the inserted quote would escape it.
            work.blank(end - 1, end);
        }
        work.fault(FaultKind::UnclosedString, start, end, None);
        self.inserts.push((end, b'"'));
        end
    }

    /// Opens a parenthesis after the line's `when` for one that closes nothing; leaves that one out if there is no `when`.
    fn open_parenthesis(&mut self, work: &mut Work, close: usize) {
        work.fault(FaultKind::StrayClose, close, close + 1, None);
        self.repairs += 1;
        if MAX_REPAIRS < self.repairs {
            work.blank(close, close + 1);
            return;
        }
        let line = work.bytes.get(self.line_start..close).unwrap_or_default();
        let when = line.windows(5).rposition(|word| word == b"when ");
        match when.map(|at| self.line_start + at + 5) {
            Some(place) if self.inserts.last().is_none_or(|(last, _)| *last < place) => {
                self.inserts.push((place, b'('));
            }
            _ => work.blank(close, close + 1),
        }
    }

    fn close_parentheses(&mut self, work: &mut Work) {
        let Some(first) = self.parentheses.first().copied() else { return };
        work.fault(FaultKind::UnclosedParenthesis, first, first + 1, None);
        let place = if self.line_start <= first {
            self.token_end
        } else {
            end_of_tokens(&work.bytes, first, line_end(&work.bytes, first))
        };
        for _ in self.parentheses.drain(..) {
            self.inserts.push((place, b')'));
        }
    }

    fn close_names(&mut self, work: &mut Work) {
        let Some(open) = self.names.take() else { return };
        let mut place = if self.line_start <= open {
            self.token_end
        } else {
            end_of_tokens(&work.bytes, open, line_end(&work.bytes, open))
        };
        while work.bytes.get(..place).is_some_and(|text| text.ends_with(b",")) && place < self.token_end {
            let next = line_end(&work.bytes, place) + 1;
            let end = end_of_tokens(&work.bytes, next, line_end(&work.bytes, next));
            if end <= place || self.token_end < end {
                break;
            }
            place = end;
        }
        work.fault(FaultKind::UnclosedBrace, place, place, Some(open));
        self.inserts.push((place, b'}'));
    }

    /// Puts the ASCII mark, and blanks, in the place of a full-width mark.
    fn narrow(&mut self, work: &mut Work, index: usize, ascii: u8) {
        if !self.full_width_line {
            work.fault(FaultKind::FullWidthMark, index, index + 3, None);
            self.full_width_line = true;
        }
        work.shift.narrow(index);
        work.blank(index, index + 3);
        work.put(index, ascii);
        if ascii == b'"' {
            self.pair_quote(work, index);
        }
    }

    /// Puts `->` in the place of `=>` or `→`.
    fn straighten(&mut self, work: &mut Work, index: usize) {
        let Some(length) = odd_arrow(&work.bytes, index) else { return };
        work.fault(FaultKind::Unreadable, index, index + length, None);
        if length == 3 {
            work.shift.narrow(index);
        }
        work.blank(index, index + length);
        for (byte, mark) in work.bytes.iter_mut().skip(index).zip(b"->") {
            *byte = *mark;
        }
    }

    /// Makes the next full-width quote of the line the closing one.
    fn pair_quote(&mut self, work: &mut Work, open: usize) {
        let mut index = open + 1;
        while let Some(byte) = work.bytes.get(index) {
            match byte {
                b'"' | b'\n' => return,
                0xE2 | 0xE3 if full_width(&work.bytes, index) == Some(b'"') => {
                    work.shift.narrow(index);
                    work.blank(index, index + 3);
                    work.put(index, b'"');
                    return;
                }
                _ => index += 1,
            }
        }
    }
}

/// Where the single quote stands that closes the one at `start`: on its line, with nothing between them that means something else in a
/// text, and not inside a word ("it's").
fn single_quoted(bytes: &[u8], start: usize) -> Option<usize> {
    let joins =
        |place: Option<usize>| place.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphanumeric);
    if joins(start.checked_sub(1)) {
        return None;
    }
    let line = bytes.get(start + 1..line_end(bytes, start))?;
    let mut closing =
        line.iter().enumerate().filter(|(_, byte)| **byte == b'\'').map(|(at, _)| start + 1 + at);
    let close = closing.find(|close| !joins(Some(close + 1)))?;
    let content = bytes.get(start + 1..close)?;
    (!content.iter().any(|byte| matches!(byte, b'"' | b'\\'))).then_some(close)
}

/// Whether an equals sign stands between a name and its value (`owner = seller`), and not in a condition without its parentheses.
fn assigns(bytes: &[u8], line: usize, place: usize) -> bool {
    let blank = |byte: &&u8| matches!(byte, b' ' | b'\t');
    let before = bytes.get(..place).unwrap_or_default().iter().rev().find(|byte| !blank(byte));
    let behind = bytes.get(place + 1..).unwrap_or_default().iter().find(|byte| !blank(byte));
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || !byte.is_ascii();
    let on_line = bytes.get(line..place).unwrap_or_default();
    let dotted = on_line.trim_ascii_end().iter().rev().find(|byte| !is_word(byte)) == Some(&b'.');
    !dotted
        && !on_line.windows(5).any(|word| word == b"when ")
        && before.is_some_and(is_word)
        && behind.is_some_and(|byte| is_word(byte) || matches!(byte, b'"' | b'\'' | b'('))
}

/// Where in a string's content something stands that was probably meant to follow the string: a brace or an arrow after a
/// blank, or a language tag at the end.
fn swallowed_mark(content: &[u8]) -> Option<usize> {
    let blank_before = |place: usize| {
        place.checked_sub(1).is_some_and(|before| matches!(content.get(before), Some(b' ' | b'\t')))
    };
    let mark = (0..content.len()).find(|place| {
        blank_before(*place)
            && content.get(*place..).is_some_and(|rest| rest.starts_with(b"{") || rest.starts_with(b"->"))
    });
    mark.or_else(|| {
        let at = content.iter().rposition(|byte| *byte == b'@')?;
        let tag = content.get(at + 1..)?.trim_ascii_end();
        let is_tag = !tag.is_empty() && tag.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
        (is_tag && (at == 0 || blank_before(at))).then_some(at)
    })
}

/// The end of the last token between two places of one line.
fn end_of_tokens(bytes: &[u8], start: usize, line: usize) -> usize {
    let mut index = start;
    let mut end = start;
    while index < line {
        match bytes.get(index) {
            Some(b' ' | b'\t' | b'\r') => index += 1,
            Some(b'/') if bytes.get(index + 1) == Some(&b'/') => break,
            Some(b'"') => {
                index = string_end(bytes, index).unwrap_or(line);
                end = index;
            }
            _ => {
                index += 1;
                end = index;
            }
        }
    }
    end.min(line)
}
