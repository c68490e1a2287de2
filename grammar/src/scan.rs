//! A quick look at a text before it is parsed: are strings, braces and parentheses closed, and none too deep?

use crate::MAX_DEPTH;
use crate::shift::Shift;
use crate::tree::Span;

/// Full-width marks that stand for marks of the language, and those.
pub(crate) const FULL_WIDTH: [(&str, u8); 12] = [
    ("：", b':'),
    ("，", b','),
    ("、", b','),
    ("（", b'('),
    ("）", b')'),
    ("｛", b'{'),
    ("｝", b'}'),
    ("“", b'"'),
    ("”", b'"'),
    ("「", b'"'),
    ("」", b'"'),
    ("．", b'.'),
];

/// Which bytes the scan has to look at; all others it runs over.
const MATTERS: [bool; 256] = {
    let mut table = [false; 256];
    let marks = b"\"{}()/-=";
    let mut index = 0;
    while index < marks.len() {
        table[marks[index] as usize] = true;
        index += 1;
    }
    // The lead bytes of the full-width marks.
    table[0xE2] = true;
    table[0xE3] = true;
    table[0xEF] = true;
    table
};

/// Whether quotes, braces and parentheses of a text pair up within the allowed depth and no full-width mark stands outside
/// strings and comments. Such a text goes to the grammar as it is.
pub(crate) fn is_sound(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    let mut parentheses = 0usize;
    let mut index = 0;
    while let Some(&byte) = bytes.get(index) {
        if !MATTERS[byte as usize] {
            index += 1;
            continue;
        }
        match byte {
            b'"' => match string_end(bytes, index) {
                Some(end) => {
                    index = end;
                    continue;
                }
                None => return false,
            },
            b'/' if bytes.get(index + 1) == Some(&b'/') => {
                index = line_end(bytes, index);
                continue;
            }
            b'{' => {
                depth += 1;
                if 0 < parentheses || MAX_DEPTH < depth {
                    return false;
                }
            }
            b'}' => {
                if depth == 0 || 0 < parentheses {
                    return false;
                }
                depth -= 1;
            }
            b'(' => {
                parentheses += 1;
                if MAX_DEPTH < parentheses {
                    return false;
                }
            }
            b')' => {
                if parentheses == 0 {
                    return false;
                }
                parentheses -= 1;
            }
            b'=' | 0xE2 if parentheses == 0 && odd_arrow(bytes, index).is_some() => return false,
            b'-' if 0 < parentheses && bytes.get(index + 1) == Some(&b'>') => return false,
            0xE2 | 0xE3 | 0xEF if full_width(bytes, index).is_some() => return false,
            _ => {}
        }
        index += 1;
    }
    depth == 0 && parentheses == 0
}

/// Spans of the comments of a text whose strings are closed, without line ends and the blanks before them.
pub(crate) fn comments(text: &str, shift: &Shift) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut comments = Vec::new();
    let mut index = 0;
    while let Some(length) = text.get(index..).and_then(|rest| rest.find("//")) {
        // Strings end on their line, so the line tells whether the two slashes are in one.
        let found = index + length;
        let passed = text.get(index..found).unwrap_or_default();
        let mut at = passed.rfind('\n').map_or(index, |end| index + end + 1);
        while at < found {
            at = match bytes.get(at) {
                Some(b'"') => string_end(bytes, at).unwrap_or(found),
                _ => at + 1,
            };
        }
        if at == found {
            let end = line_end(bytes, found);
            let written = text.get(found..end).unwrap_or_default().trim_end();
            comments.push(shift.original(Span::new(found, found + written.len())));
            at = end;
        }
        index = at;
    }
    comments
}

/// The place after the quote that closes the string whose opening quote stands at `start`; `None` if its line does not.
pub(crate) fn string_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut index = start + 1;
    loop {
        match bytes.get(index)? {
            b'"' => return Some(index + 1),
            b'\n' => return None,
            b'\\' => {
                index += 1;
                match bytes.get(index)? {
                    b'\n' => return None,
                    _ => index += 1,
                }
            }
            _ => index += 1,
        }
    }
}

/// The place of the next line feed, or the end of the text.
pub(crate) fn line_end(bytes: &[u8], start: usize) -> usize {
    bytes
        .get(start..)
        .and_then(|rest| rest.iter().position(|byte| *byte == b'\n'))
        .map_or(bytes.len(), |length| start + length)
}

/// How many bytes an arrow takes that is not the language's `->`: `=>` or `→`.
pub(crate) fn odd_arrow(bytes: &[u8], start: usize) -> Option<usize> {
    let rest = bytes.get(start..)?;
    ["=>", "→"].iter().find(|arrow| rest.starts_with(arrow.as_bytes())).map(|arrow| arrow.len())
}

/// The mark for which the full-width mark at `start` stands.
pub(crate) fn full_width(bytes: &[u8], start: usize) -> Option<u8> {
    let written = bytes.get(start..start + 3)?;
    FULL_WIDTH.iter().find(|(mark, _)| mark.as_bytes() == written).map(|(_, ascii)| *ascii)
}
