//! Findings that were accepted, as pages list them.

use super::Site;
use crate::check::waived_code;
use crate::model::{ElementId, Kind, LanguageId, Value};
use ltc_grammar::words::{AttributeWord, ClauseWord};

/// One accepted finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Accepted {
    /// Its number: `LTC3004`.
    pub number: &'static str,
    /// Its name: `several-responsible-roles`.
    pub name: &'static str,
    /// The element it is accepted at, and below.
    pub place: String,
    /// Until which day.
    pub until: String,
    /// By which roles.
    pub by: String,
    /// Why.
    pub because: String,
    /// What controls instead (`compensated_by`); may be empty.
    pub compensated_by: String,
}

impl Accepted {
    /// The fields in the order tables show them.
    pub fn fields(&self) -> [String; 6] {
        let finding = format!("{} {}", self.number, self.name);
        let (by, because) = (self.by.clone(), self.because.clone());
        [finding, self.place.clone(), self.until.clone(), by, because, self.compensated_by.clone()]
    }
}

impl Site<'_> {
    /// What the project has accepted, in order of writing; of a process: what stands in it or around it.
    pub fn accepted(&self, process: Option<ElementId>, language: LanguageId) -> Vec<Accepted> {
        let model = self.model.model();
        let concerns = |waiver: ElementId| {
            process.is_none_or(|process| {
                let holder = model.get(waiver).parent.unwrap_or(waiver);
                let (mut inside, mut around) = (model.ancestry(holder), model.ancestry(process));
                inside.any(|id| id == process) || around.any(|id| id == holder)
            })
        };
        let waivers = model.own(Kind::Waive).filter(|waiver| concerns(*waiver));
        waivers.filter_map(|waiver| self.accepted_by(waiver, language)).collect()
    }

    /// What one waiver accepts; `None` where it names no finding there is.
    pub fn accepted_by(&self, waiver: ElementId, language: LanguageId) -> Option<Accepted> {
        let model = self.model.model();
        let code = waived_code(model, waiver)?;
        let comma = self.words(language).comma();
        let said = |word| -> String {
            let values = model.clause(waiver, word).iter().filter_map(|value| match value {
                Value::Reference(reference) => Some(self.label_and_id(reference.target?, language)),
                Value::Text(label) => model.said(label, language).map(str::to_owned),
                Value::Date(date) => Some(date.to_string()),
                Value::Quantity(_) | Value::Word(_) | Value::Expression(_) => None,
            });
            values.collect::<Vec<_>>().join(comma)
        };
        Some(Accepted {
            number: code.number,
            name: code.name,
            place: self.label(model.get(waiver).parent.unwrap_or(waiver), language).to_owned(),
            until: said(ClauseWord::Until),
            by: said(ClauseWord::By),
            because: said(ClauseWord::Because),
            compensated_by: self.values(waiver, AttributeWord::CompensatedBy, language).join(comma),
        })
    }
}
