//! Ids of nodes and edges: names XML takes (NCName), made of element ids, unique in a flow.

use rustc_hash::{FxHashMap, FxHashSet};
use std::fmt::Write as _;

/// Gives out ids, each once.
#[derive(Default)]
pub(super) struct Names {
    given: FxHashSet<String>,
    /// The number to try next behind a name that was wished for before, so that many alike cost no search.
    next: FxHashMap<String, u32>,
}

impl Names {
    /// The wish as an NCName; with `-2`, `-3`, … behind it where it is given already.
    pub(super) fn give(&mut self, wish: &str) -> String {
        let name = ncname(wish);
        if self.given.insert(name.clone()) {
            return name;
        }
        let mut number = self.next.get(&name).copied().unwrap_or(2);
        loop {
            let numbered = format!("{name}-{number}");
            number += 1;
            if self.given.insert(numbered.clone()) {
                self.next.insert(name, number);
                return numbered;
            }
        }
    }
}

/// The text as a name every tool takes as an id: an NCName of XML, and ASCII only, since bpmn.io refuses other letters there.
/// What is no letter, digit, `-`, `_` or `.` is written as `_x` and its number; a name that would open with a digit, `-` or `.`
/// opens with `_`.
pub fn ncname(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            'A'..='Z' | 'a'..='z' | '_' => name.push(char),
            '0'..='9' | '-' | '.' => {
                if name.is_empty() {
                    name.push('_');
                }
                name.push(char);
            }
            _ => {
                let written = write!(name, "_x{:X}", u32::from(char));
                debug_assert!(written.is_ok(), "writing to a string does not fail");
            }
        }
    }
    if name.is_empty() {
        name.push('_');
    }
    name
}

#[cfg(test)]
mod tests {
    use super::{Names, ncname};

    #[test]
    fn what_tools_refuse_is_written_by_number() {
        assert_eq!(ncname("verify.check_lead"), "verify.check_lead");
        assert_eq!(ncname("开票.check"), "_x5F00_x7968.check");
        assert_eq!(ncname("1st step"), "_1st_x20step");
        assert_eq!(ncname(""), "_");
    }

    #[test]
    fn a_name_is_given_once() {
        let mut names = Names::default();
        assert_eq!(names.give("end"), "end");
        assert_eq!(names.give("end"), "end-2");
        assert_eq!(names.give("end"), "end-3");
        assert_eq!(names.give("end-4"), "end-4");
        assert_eq!(names.give("end"), "end-5");
    }
}
