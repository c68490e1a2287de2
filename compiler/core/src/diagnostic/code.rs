//! The identity of a kind of finding.

use super::Severity;
use crate::model::Status;

/// When a finding of a code is an error.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Strictness {
    /// A contradiction: an error always.
    Contradiction,
    /// Something is missing: advice in a draft, a warning in review, an error once released. Where no status is said, it
    /// counts as in review.
    Completeness,
    /// Something a step cannot be run without is missing: as completeness, but an error where no status is said.
    Essential,
    /// A habit worth following: a warning always.
    Convention,
    /// Worth a thought: advice always.
    Hint,
}

/// One kind of finding. A code, once released, is never used for anything else.
#[derive(PartialEq, Eq, Debug)]
pub struct Code {
    /// `LTC` and four digits; the first says the subject: 0 form, 1 names, 2 structure, 3 duties, 4 flow, 5 controls,
    /// 6 language, 7 regional adaptation, 9 the project and the world around it.
    pub number: &'static str,
    /// A kebab-case name that reads well after "allow".
    pub name: &'static str,
    /// When it is an error.
    pub strictness: Strictness,
    /// The manual page: Markdown with `## Why it matters`, `## Wrong` and `## Right`, each example a fenced `ltc` block that
    /// the tests compile (several files in one block start with `//- path`).
    pub doc: &'static str,
}

impl Code {
    /// The severity for an element of this status; `None` where neither the element nor what holds it says one.
    pub fn severity(&self, status: Option<Status>) -> Severity {
        let assumed = match self.strictness {
            Strictness::Contradiction => return Severity::Error,
            Strictness::Convention => return Severity::Warning,
            Strictness::Hint => return Severity::Advice,
            Strictness::Completeness => Status::Review,
            Strictness::Essential => Status::Released,
        };
        match status.unwrap_or(assumed) {
            Status::Draft => Severity::Advice,
            Status::Review => Severity::Warning,
            Status::Released | Status::Retired => Severity::Error,
        }
    }
}
