//! Duties no person may hold together, as pages list them.

use super::Site;
use crate::model::{ElementId, LanguageId, Value};
use ltc_grammar::words::ClauseWord;

/// One rule about who may not do two things on one case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Separation {
    /// The duties: labels of roles and steps.
    pub duties: String,
    /// Why; empty where it is not said.
    pub because: String,
    /// The organisation's own number; empty where there is none.
    pub code: String,
}

impl Separation {
    /// As one line of text: `Write the offer, Approve the price (SOD-1): why`.
    pub fn line(&self, colon: &str) -> String {
        let mut line = self.duties.clone();
        if !self.code.is_empty() {
            line.push_str(&format!(" ({})", self.code));
        }
        if !self.because.is_empty() {
            line.push_str(&format!("{colon}{}", self.because));
        }
        line
    }
}

impl Site<'_> {
    /// The rules people have to keep in the cases of a process, in order of writing.
    pub fn separations(&self, process: ElementId, language: LanguageId) -> Vec<Separation> {
        let model = self.model.model();
        let separations = model.separations_of(process).into_iter();
        separations
            .map(|(separation, duties)| {
                let because =
                    model.clause(separation, ClauseWord::Because).iter().find_map(|value| match value {
                        Value::Text(label) => label.get(language),
                        _ => None,
                    });
                Separation {
                    duties: self.labels(duties, language),
                    because: because.unwrap_or("").to_owned(),
                    code: model.code(separation).unwrap_or("").to_owned(),
                }
            })
            .collect()
    }
}
