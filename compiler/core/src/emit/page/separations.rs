//! Duties no person may hold together, as pages list them.

use super::Site;
use crate::model::{ElementId, Kind, LanguageId, Value};
use ltc_grammar::words::{AttributeWord, ClauseWord};

/// One rule about who may not do two things on one case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Separation {
    /// The duties: labels of roles and steps.
    pub duties: String,
    /// Why; empty where it is not said.
    pub because: String,
    /// The organisation's own number; empty where there is none.
    pub code: String,
    /// Labels of the risks it answers to.
    pub risks: String,
    /// In what it holds; empty where it holds everywhere.
    pub holds_in: String,
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
        if !self.risks.is_empty() {
            line.push_str(&format!(" → {}", self.risks));
        }
        line
    }
}

impl Site<'_> {
    /// The rules people have to keep in the cases of a process, in order of writing.
    pub fn separations(&self, process: ElementId, language: LanguageId) -> Vec<Separation> {
        let model = self.model.model();
        let separations = model.separations_of(process).into_iter();
        separations.map(|(separation, duties)| self.separation(separation, duties, language)).collect()
    }

    /// One rule with all of its duties.
    pub fn separation_of(&self, separation: ElementId, language: LanguageId) -> Separation {
        self.separation(separation, self.model.separated(separation), language)
    }

    fn separation(&self, separation: ElementId, duties: Vec<ElementId>, language: LanguageId) -> Separation {
        let model = self.model.model();
        let because = model.clause(separation, ClauseWord::Because).iter().find_map(|value| match value {
            Value::Text(label) => model.said(label, language),
            _ => None,
        });
        let holder = model.get(separation).parent.filter(|id| model.get(*id).kind != Kind::Package);
        Separation {
            duties: self.labels(duties, language),
            because: because.unwrap_or("").to_owned(),
            code: model.code(separation).unwrap_or("").to_owned(),
            risks: self
                .values(separation, AttributeWord::Mitigates, language)
                .join(self.words(language).comma()),
            holds_in: holder.map(|id| self.label(id, language).to_owned()).unwrap_or_default(),
        }
    }
}
