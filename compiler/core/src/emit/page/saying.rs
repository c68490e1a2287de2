//! How pages and tables say what an element is and what is written about it.

use super::{Site, Word, Words};
use crate::model::{ElementId, Kind, LanguageId, Model, Value};
use ltc_grammar::words::AttributeWord;

impl<'model> Site<'model> {
    /// The label of an element, else its id.
    pub fn label(&self, id: ElementId, language: LanguageId) -> &'model str {
        self.model.model().label(id, language)
    }

    /// A role for people who know only one of the two: its label, and its id where the label is another: "Account responsible (AR)".
    pub fn label_and_id(&self, id: ElementId, language: LanguageId) -> String {
        let label = self.label(id, language);
        let own = &*self.model.model().get(id).id;
        if label == own { label.to_owned() } else { self.words(language).aside(label, own) }
    }

    /// Labels as a list.
    pub fn labels(&self, ids: impl IntoIterator<Item = ElementId>, language: LanguageId) -> String {
        let labels: Vec<&str> = ids.into_iter().map(|id| self.label(id, language)).collect();
        labels.join(self.words(language).comma())
    }

    /// The sub-processes around a step, outermost first: "Verify › Score"; empty for a step of the process itself.
    pub fn place_in_process(&self, step: ElementId, language: LanguageId) -> String {
        let model = self.model.model();
        let mut around: Vec<&str> = model
            .ancestry(step)
            .skip(1)
            .take_while(|ancestor| model.get(*ancestor).kind != Kind::Process)
            .filter(|ancestor| model.get(*ancestor).kind == Kind::Subprocess)
            .map(|ancestor| model.label(ancestor, language))
            .collect();
        around.reverse();
        around.join(" › ")
    }

    /// What people call a step in files and mails: the organisation's number, else the path below its package.
    pub fn number(&self, id: ElementId) -> String {
        let model = self.model.model();
        match model.code(id) {
            Some(code) => code.to_owned(),
            None => below_package(model, id),
        }
    }

    /// The values of an attribute as texts: labels of what it names, prose, periods in words.
    pub fn values(&self, id: ElementId, word: AttributeWord, language: LanguageId) -> Vec<String> {
        let Some(attribute) = self.model.model().attribute(id, word) else { return Vec::new() };
        let words = self.words(language);
        attribute.values.iter().filter_map(|value| self.value(value, words, language)).collect()
    }

    fn value(&self, value: &Value, words: Words, language: LanguageId) -> Option<String> {
        Some(match value {
            Value::Reference(reference) => {
                let label = self.label(reference.target?, language);
                if reference.optional {
                    words.aside(label, words.get(Word::Optional))
                } else {
                    label.to_owned()
                }
            }
            Value::Text(label) => self.model.model().said(label, language)?.to_owned(),
            Value::Quantity(quantity) => match value.period() {
                Some(period) => words.period(period),
                None if quantity.unit.is_empty() => words.number(&quantity.number),
                None => format!("{} {}", words.number(&quantity.number), quantity.unit),
            },
            Value::Date(date) => date.to_string(),
            Value::Word(word) => word.replace('_', " "),
            Value::Expression(condition) => condition.text.to_string(),
        })
    }

    /// Words of a fixed list (category, assertion, kind) in the language of the page, where pages know them.
    pub fn word(&self, id: ElementId, word: AttributeWord, language: LanguageId) -> String {
        let Some(attribute) = self.model.model().attribute(id, word) else { return String::new() };
        let words = self.words(language);
        let texts = attribute.values.iter().filter_map(|value| match value {
            Value::Word(text) => {
                Some(known_word(text, words).map_or_else(|| text.replace('_', " "), str::to_owned))
            }
            Value::Reference(_)
            | Value::Text(_)
            | Value::Quantity(_)
            | Value::Date(_)
            | Value::Expression(_) => self.value(value, words, language),
        });
        texts.collect::<Vec<_>>().join(words.comma())
    }

    /// What an element is for: its objective, else what is said about it, without Markdown.
    pub fn purpose(&self, id: ElementId, language: LanguageId) -> String {
        let prose = |word| {
            self.model.model().prose(id, word).and_then(|prose| self.model.model().said(prose, language))
        };
        prose(AttributeWord::Objective)
            .or_else(|| prose(AttributeWord::About))
            .map(super::markdown::plain)
            .unwrap_or_default()
    }

    /// How often something is done, in words; empty where it is not said.
    pub fn frequency(&self, id: ElementId, language: LanguageId) -> String {
        let words = self.words(language);
        let Some(attribute) = self.model.model().attribute(id, AttributeWord::Frequency) else {
            return String::new();
        };
        match attribute.values.first().and_then(Value::period) {
            Some(period) => words.every(period),
            None => self.values(id, AttributeWord::Frequency, language).join(words.comma()),
        }
    }

    /// The deadline of a step in words; empty where none is written.
    pub fn deadline(&self, id: ElementId, language: LanguageId) -> String {
        let words = self.words(language);
        self.model.model().within(id).map(|period| words.within(period)).unwrap_or_default()
    }
}

fn known_word(text: &str, words: Words) -> Option<&'static str> {
    let known = match text {
        "internal_control" => Word::InternalControl,
        "finance" | "financial" => Word::Finance,
        "legal" => Word::Legal,
        "quality" => Word::Quality,
        "security" => Word::Security,
        "privacy" => Word::Privacy,
        "completeness" => Word::Completeness,
        "accuracy" => Word::Accuracy,
        "existence" => Word::Existence,
        "cut_off" => Word::CutOff,
        "authorisation" => Word::Authorisation,
        "legality" => Word::Legality,
        "operating" => Word::Operating,
        "enabling" => Word::Enabling,
        "supporting" => Word::Supporting,
        "strategic" => Word::Strategic,
        "execution" => Word::Execution,
        "management" => Word::Management,
        "preventive" => Word::Preventive,
        "detective" => Word::Detective,
        "manual" => Word::Manual,
        "automatic" => Word::Automatic,
        "hybrid" => Word::ItDependent,
        _ => return None,
    };
    Some(words.get(known))
}

/// The path of an element below its package: `manage_leads.verify.check_lead`.
pub fn below_package(model: &Model, id: ElementId) -> String {
    let mut ids: Vec<&str> = model
        .ancestry(id)
        .take_while(|ancestor| model.get(*ancestor).kind != Kind::Package)
        .map(|ancestor| &*model.get(ancestor).id)
        .collect();
    ids.reverse();
    ids.join(".")
}

/// The target of a KPI in words, with the direction in which more is better: "≥ 30 %", "≤ 2 working days"; empty where none is written.
pub fn target(model: &Model, kpi: ElementId, language: LanguageId) -> String {
    let words = Words::of(model.tag(language));
    let Some(attribute) = model.attribute(kpi, AttributeWord::Target) else { return String::new() };
    let unit = model.attribute(kpi, AttributeWord::Unit).and_then(|attribute| attribute.values.first());
    let unit = match unit {
        Some(Value::Text(label)) => model.said(label, language).unwrap_or("").to_owned(),
        Some(Value::Word(word)) if &**word == "percent" => "%".to_owned(),
        Some(Value::Word(word)) => word.replace('_', " "),
        _ => String::new(),
    };
    let texts = attribute.values.iter().filter_map(|value| match value {
        Value::Text(label) => model.said(label, language).map(str::to_owned),
        Value::Quantity(quantity) => Some(match value.period() {
            Some(period) => words.period(period),
            None if quantity.unit.is_empty() => {
                format!("{} {unit}", words.number(&quantity.number)).trim_end().to_owned()
            }
            None => format!("{} {}", words.number(&quantity.number), quantity.unit),
        }),
        Value::Reference(_) | Value::Date(_) | Value::Word(_) | Value::Expression(_) => None,
    });
    let text = texts.collect::<Vec<_>>().join(words.comma());
    let sign = match model.plain(kpi, AttributeWord::Better) {
        Some("higher") => "≥ ",
        Some("lower") => "≤ ",
        _ => "",
    };
    if text.is_empty() { text } else { format!("{sign}{text}") }
}
