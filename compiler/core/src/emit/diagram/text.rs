//! How wide a text is, and where its lines break. No font is read: widths are those of Arial and its metric twins, one em for
//! East Asian characters, so that layout is the same everywhere.

use icu_segmenter::LineSegmenter;
use icu_segmenter::LineSegmenterBorrowed;
use icu_segmenter::options::LineBreakOptions;
use std::sync::OnceLock;
use unicode_width::UnicodeWidthChar;

/// A size of type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Font {
    /// Height of the type in px.
    pub size: i32,
    /// From a line to the next in px.
    pub line: i32,
}

impl Font {
    /// Names inside boxes, of pools and lanes.
    pub const BODY: Font = Font { size: 12, line: 15 };
    /// Everything that stands outside a box.
    pub const SMALL: Font = Font { size: 11, line: 14 };

    /// The width of a text in px, with 8 % to spare, since a viewer's font may be a little wider.
    pub fn width(self, text: &str) -> i32 {
        spared(text.chars().map(advance).sum::<u32>(), self)
    }
}

/// A text broken into lines.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wrapped {
    /// The text, whole, white space at its ends taken off.
    pub text: String,
    /// Width of the widest line in px, with 8 % to spare.
    pub width: i32,
    /// Height of all lines in px.
    pub height: i32,
    lines: Vec<(u32, u32)>,
}

impl Wrapped {
    /// Breaks a text into lines of at most `width` px, all about as long. A word that is wider breaks where the line is
    /// full; nothing is cut.
    pub fn new(text: &str, font: Font, width: i32) -> Wrapped {
        Wrapped::fitting(text, font, width, width)
    }

    /// As [`Wrapped::new`], but wider, up to `limit` px, where a word asks for it.
    pub fn fitting(text: &str, font: Font, width: i32, limit: i32) -> Wrapped {
        let text = text.trim();
        let pieces = pieces(text);
        let word = pieces.iter().map(|piece| piece.advance).max().unwrap_or(0);
        let width = width.max(spared(word, font).min(limit));
        let mut lines = wrap(text, &pieces, font, width);
        let count = lines.len() as i32;
        if 1 < count && count < 7 {
            // The narrowest width that asks for no more lines leaves no short last line.
            let total = pieces.iter().map(|piece| piece.advance + piece.gap).sum();
            let mut narrow = (spared(total, font) / count).max(spared(word, font)).min(width);
            while narrow < width {
                let tried = wrap(text, &pieces, font, narrow);
                if tried.len() as i32 <= count {
                    lines = tried;
                    break;
                }
                narrow += 4;
            }
        }
        let widest = lines.iter().map(|line| line.advance).max().unwrap_or(0);
        Wrapped {
            text: text.to_owned(),
            width: spared(widest, font),
            height: count * font.line,
            lines: lines.iter().map(|line| (line.start as u32, line.end as u32)).collect(),
        }
    }

    /// The lines.
    pub fn lines(&self) -> impl ExactSizeIterator<Item = &str> {
        self.lines.iter().map(|(start, end)| self.text.get(*start as usize..*end as usize).unwrap_or(""))
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

/// What no line ends in the middle of, and the white space behind it.
struct Piece {
    start: usize,
    /// Without white space.
    end: usize,
    advance: u32,
    gap: u32,
    /// A line ends behind it in any case.
    last: bool,
}

/// A text in pieces.
fn pieces(text: &str) -> Vec<Piece> {
    static SEGMENTER: OnceLock<LineSegmenterBorrowed<'static>> = OnceLock::new();
    let segmenter = SEGMENTER.get_or_init(|| LineSegmenter::new_auto(LineBreakOptions::default()));
    let mut start = 0;
    segmenter
        .segment_str(text)
        .filter(|at| 0 < *at)
        .filter_map(|stop| {
            let piece = text.get(start..stop)?;
            let word = piece.trim_end();
            let gap = piece.get(word.len()..).unwrap_or("");
            let found = Piece {
                start,
                end: start + word.len(),
                advance: word.chars().map(advance).sum(),
                gap: gap.chars().filter(|c| !matches!(c, '\n' | '\r')).map(advance).sum(),
                last: gap.contains(['\n', '\r']),
            };
            start = stop;
            Some(found)
        })
        .collect()
}

#[derive(Default)]
struct Line {
    start: usize,
    end: usize,
    advance: u32,
}

/// Fills lines of at most `width` px.
fn wrap(text: &str, pieces: &[Piece], font: Font, width: i32) -> Vec<Line> {
    let fits = |advance: u32| spared(advance, font) <= width;
    let mut lines: Vec<Line> = Vec::new();
    let mut line = Line::default();
    let mut gap = 0;
    for piece in pieces {
        if line.start < line.end && !fits(line.advance + gap + piece.advance) {
            lines.push(std::mem::take(&mut line));
        }
        if line.start == line.end {
            (line.start, line.end, line.advance, gap) = (piece.start, piece.start, 0, 0);
        }
        if fits(line.advance + gap + piece.advance) {
            (line.advance, line.end) = (line.advance + gap + piece.advance, piece.end);
        } else {
            for (offset, character) in text.get(piece.start..piece.end).unwrap_or("").char_indices() {
                let at = piece.start + offset;
                if line.start < line.end && !fits(line.advance + advance(character)) {
                    lines.push(std::mem::replace(&mut line, Line { start: at, end: at, advance: 0 }));
                }
                (line.advance, line.end) = (line.advance + advance(character), at + character.len_utf8());
            }
        }
        gap = piece.gap;
        if piece.last && line.start < line.end {
            lines.push(std::mem::take(&mut line));
        }
    }
    if line.start < line.end {
        lines.push(line);
    }
    lines
}

/// Thousandths of an em → px, 8 % to spare, rounded up.
fn spared(advance: u32, font: Font) -> i32 {
    (advance * font.size as u32 * 108).div_ceil(100_000) as i32
}

/// Thousandths of an em of a character.
fn advance(character: char) -> u32 {
    let code = character as usize;
    let known = match code {
        0x20..0x7F => ASCII.get(code - 0x20),
        0xA0..0x180 => LATIN.get(code - 0xA0),
        0x2010..0x2027 => PUNCTUATION.get(code - 0x2010),
        _ => None,
    };
    match (known, character.width()) {
        (Some(known), _) => u32::from(*known),
        (None, None | Some(0)) => 0,
        (None, Some(1)) => 680,
        (None, Some(_)) => 1000,
    }
}

#[rustfmt::skip]
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

#[rustfmt::skip]
const LATIN: [u16; 224] = [
    278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 552,
    400, 549, 333, 333, 333, 576, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611,
    667, 667, 667, 667, 667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278,
    722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611,
    556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 549, 611, 556, 556, 556, 556, 500, 556, 500,
    667, 556, 667, 556, 667, 556, 722, 500, 722, 500, 722, 500, 722, 500, 722, 615,
    722, 556, 667, 556, 667, 556, 667, 556, 667, 556, 667, 556, 778, 556, 778, 556,
    778, 556, 778, 556, 722, 556, 722, 556, 278, 278, 278, 278, 278, 278, 278, 222,
    278, 278, 735, 444, 500, 222, 667, 500, 500, 556, 222, 556, 222, 556, 292, 556,
    334, 556, 222, 722, 556, 722, 556, 722, 556, 604, 723, 556, 778, 556, 778, 556,
    778, 556, 1000, 944, 722, 333, 722, 333, 722, 333, 667, 500, 667, 500, 667, 500,
    667, 500, 611, 278, 611, 375, 611, 278, 722, 556, 722, 556, 722, 556, 722, 556,
    722, 556, 722, 556, 944, 722, 667, 500, 667, 611, 500, 611, 500, 611, 500, 222,
];

const PUNCTUATION: [u16; 23] = [
    333, 333, 556, 556, 1000, 1000, 556, 552, 222, 222, 222, 222, 333, 333, 333, 556, 556, 556, 350, 556,
    556, 556, 1000,
];

#[cfg(test)]
mod tests {
    use super::{Font, Wrapped};

    fn lines(text: &str, width: i32) -> Vec<String> {
        Wrapped::new(text, Font::BODY, width).lines().map(str::to_owned).collect()
    }

    #[test]
    fn latin_breaks_at_words_and_keeps_every_character() {
        assert_eq!(
            lines("Check the customer's credit limit", 90),
            ["Check the", "customer's", "credit limit"]
        );
    }

    #[test]
    fn chinese_breaks_anywhere_but_before_closing_punctuation() {
        let broken = lines("核对收货单与采购订单（含附件）是否一致：付款前", 90);
        assert!(broken.iter().all(|line| !line.starts_with(['：', '）'])), "{broken:?}");
        assert!(broken.iter().all(|line| !line.ends_with('（')), "{broken:?}");
        assert_eq!(broken.concat(), "核对收货单与采购订单（含附件）是否一致：付款前");
    }

    #[test]
    fn words_wider_than_the_line_break_hard() {
        let broken = lines("Donaudampfschifffahrtsgesellschaftskapitän", 80);
        assert!(2 < broken.len());
        assert_eq!(broken.concat(), "Donaudampfschifffahrtsgesellschaftskapitän");
        assert!(broken.iter().all(|line| Font::BODY.width(line) <= 80));
    }

    #[test]
    fn nothing_is_nothing_and_line_ends_end_lines() {
        assert!(Wrapped::new("  ", Font::BODY, 80).is_empty());
        assert_eq!(lines("one\ntwo", 80), ["one", "two"]);
    }
}
