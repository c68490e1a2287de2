//! One token taken out of a right file gives one fault, at its line or the next.

use ltc_grammar::parse;

const WHOLE: [&str; 3] =
    [include_str!("whole/leads.ltc"), include_str!("whole/mexico.ltc"), include_str!("whole/all_words.ltc")];

/// Takes out every `mark` that stands outside strings and comments, one at a time. Gives how often it was tried, how often
/// there was exactly one fault, and how often one stood within one line of the mark.
fn take_out(mark: char) -> (usize, usize, usize) {
    let (mut tried, mut one, mut near) = (0, 0, 0);
    for text in WHOLE {
        for place in places(text, mark) {
            let mut broken = text.to_owned();
            broken.remove(place);
            let line = line_of(text, place);
            let faults = parse(&broken).faults;
            tried += 1;
            one += usize::from(faults.len() == 1);
            let is_near =
                faults.iter().any(|fault| line_of(&broken, fault.span.start as usize).abs_diff(line) < 2);
            near += usize::from(is_near);
        }
    }
    (tried, one, near)
}

/// Places of a mark outside strings (or of the quotes themselves) and comments.
fn places(text: &str, mark: char) -> Vec<usize> {
    let mut places = Vec::new();
    let (mut in_string, mut escaped) = (false, false);
    for (place, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => {
                in_string = !in_string;
                if mark == '"' {
                    places.push(place);
                }
            }
            _ if c == mark && !in_string => places.push(place),
            _ => {}
        }
    }
    places
}

fn line_of(text: &str, place: usize) -> usize {
    text[..place].matches('\n').count()
}

/// Fails unless the shares (in percent) are reached.
fn holds(mark: char, one_wanted: usize, near_wanted: usize) {
    let (tried, one, near) = take_out(mark);
    assert!(tried * one_wanted <= one * 100, "{mark}: {one} of {tried} with one fault");
    assert!(tried * near_wanted <= near * 100, "{mark}: {near} of {tried} near");
}

#[test]
fn an_opening_brace() {
    holds('{', 95, 95);
}

#[test]
fn a_closing_brace() {
    holds('}', 95, 95);
}

#[test]
fn a_quote() {
    holds('"', 95, 95);
}

#[test]
fn an_opening_parenthesis() {
    holds('(', 90, 95);
}

#[test]
fn a_closing_parenthesis() {
    holds(')', 90, 95);
}

#[test]
fn a_colon() {
    holds(':', 90, 95);
}
