//! Makes visible what would otherwise act on a terminal or hide in a text: control characters, marks that turn the
//! direction of writing, letters without width.

use std::borrow::Cow;
use std::fmt::Write;

/// What stands for a character that must not reach a terminal; `None` for all others.
pub(crate) fn stand_in(letter: char) -> Option<String> {
    match letter {
        '\t' => None,
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + letter as u32).map(String::from),
        '\u{7f}' => Some("\u{2421}".to_owned()),
        '\u{80}'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{200e}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Some(format!("⟨U+{:04X}⟩", letter as u32)),
        _ => None,
    }
}

/// The text with stand-ins, on one line.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|letter| stand_in(letter).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match stand_in(letter) {
            Some(stand_in) => shown.push_str(&stand_in),
            None => shown.push(letter),
        }
    }
    Cow::Owned(shown)
}

/// The text with stand-ins, its lines kept.
pub(crate) fn visible_lines(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for (number, line) in text.lines().enumerate() {
        let _ = write!(shown, "{}{}", if number == 0 { "" } else { "\n" }, visible(line));
    }
    shown
}

/// Characters of a quoted text that are shown.
const QUOTED: usize = 80;

/// A message with long quotations (between backticks) cut, whatever somebody wrote into a label.
pub(crate) fn brief(message: &str) -> Cow<'_, str> {
    if message.len() <= QUOTED {
        return Cow::Borrowed(message);
    }
    let parts: Vec<Cow<'_, str>> = message
        .split('`')
        .enumerate()
        .map(|(number, part)| match part.char_indices().nth(QUOTED) {
            Some((end, _)) if number % 2 == 1 => Cow::Owned(format!("{}…", part.get(..end).unwrap_or(part))),
            _ => Cow::Borrowed(part),
        })
        .collect();
    Cow::Owned(parts.join("`"))
}

#[cfg(test)]
mod tests {
    use super::{brief, visible};

    #[test]
    fn long_quotations_are_cut() {
        let long = format!("`a` is not `{}` here", "线".repeat(100));
        assert_eq!(brief(&long), format!("`a` is not `{}…` here", "线".repeat(80)));
        assert_eq!(brief("`a`"), "`a`");
    }

    #[test]
    fn nothing_acts_on_the_terminal() {
        assert_eq!(visible("a\u{1b}[31mb\r\nc"), "a␛[31mb␍␊c");
        assert_eq!(visible("x\u{202e}y\u{9b}z\u{7f}"), "x⟨U+202E⟩y⟨U+009B⟩z␡");
        assert_eq!(visible("线索\t责任人"), "线索\t责任人");
    }
}
