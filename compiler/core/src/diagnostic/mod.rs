//! Findings as plain data. How they look is a face's job.

mod code;

pub use code::{Code, Strictness};

use crate::source::SourceId;
use ltc_grammar::tree::Span;

/// How much a finding weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Nothing is built.
    Error,
    /// Should be mended; the build goes on.
    Warning,
    /// Could be better.
    Advice,
}

/// A place in a source.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    /// Which source.
    pub source: SourceId,
    /// Where in it.
    pub span: Span,
}

/// A replacement of text that mends a finding.
#[derive(Clone, PartialEq, Debug)]
pub struct Fix {
    /// What it does, as an action: "write `activity`".
    pub title: String,
    /// What is replaced.
    pub place: Place,
    /// By what.
    pub replacement: String,
}

/// One finding.
#[derive(Clone, PartialEq, Debug)]
pub struct Diagnostic {
    /// What kind of finding; its manual page is the code's doc.
    pub code: &'static Code,
    /// Its weight, after status and settings.
    pub severity: Severity,
    /// What is wrong: lower case, no final period, the user's words in backticks.
    pub message: String,
    /// Where; `None` for findings about the project as a whole.
    pub place: Option<Place>,
    /// What *this* place is, in a few words; may be empty.
    pub label: String,
    /// Other places that explain it, each with its words.
    pub related: Vec<(Place, String)>,
    /// What to do, as an action.
    pub help: Option<String>,
    /// An edit that would mend it.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding at a place, with the code's own severity.
    pub fn new(code: &'static Code, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: code.severity(None),
            message: message.into(),
            place: Some(place),
            label: String::new(),
            related: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// A finding about the project as a whole.
    pub fn without_place(code: &'static Code, message: impl Into<String>) -> Diagnostic {
        let anywhere = Place { source: SourceId(0), span: Span::default() };
        Diagnostic { place: None, ..Diagnostic::new(code, anywhere, message) }
    }

    /// Moves it to another place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Diagnostic {
        self.place = Some(place);
        self
    }

    /// Says what the place is.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Diagnostic {
        self.label = label.into();
        self
    }

    /// Adds a place that explains the finding.
    #[must_use]
    pub fn related(mut self, place: Place, words: impl Into<String>) -> Diagnostic {
        self.related.push((place, words.into()));
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Adds an edit that would mend it.
    #[must_use]
    pub fn fix(
        mut self,
        title: impl Into<String>,
        place: Place,
        replacement: impl Into<String>,
    ) -> Diagnostic {
        self.fix = Some(Fix { title: title.into(), place, replacement: replacement.into() });
        self
    }
}

/// The candidate most like `word`, if one is near enough to be meant: at most a third of its letters differ,
/// counted by Damerau–Levenshtein distance (restricted form), case ignored.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.chars().flat_map(char::to_lowercase).take(64).collect();
    let limit = (word.len().max(3)) / 3;
    candidates
        .into_iter()
        .filter(|candidate| {
            // A difference in length is a difference; bytes bound letters from above and, over four, from below.
            candidate.len() <= 4 * (word.len() + limit) && word.len() <= candidate.len() + limit
        })
        .filter(|candidate| candidate.chars().take(65).count().abs_diff(word.len()) <= limit)
        .filter_map(|candidate| {
            let letters: Vec<char> = candidate.chars().flat_map(char::to_lowercase).take(64).collect();
            let distance = distance(&word, &letters, limit);
            (distance <= limit).then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// The distance of two texts, or something over `limit` as soon as it must be more.
fn distance(a: &[char], b: &[char], limit: usize) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], k: usize| row.get(k).copied().unwrap_or(usize::MAX / 2);
            let mut best =
                (at(&last, j) + usize::from(x != y)).min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
        }
        if limit < row.iter().copied().min().unwrap_or(0) {
            return limit + 1;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_pen_finds_the_word() {
        assert_eq!(nearest("activty", ["task", "activity"]), Some("activity"));
        assert_eq!(nearest("chekc_lead", ["check_lead", "call"]), Some("check_lead"));
        assert_eq!(nearest("zebra", ["task", "activity"]), None);
    }
}
