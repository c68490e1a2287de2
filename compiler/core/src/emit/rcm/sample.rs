//! How many cases an auditor tests, by how often a control is done.

use crate::emit::page::{Word, Words};
use crate::model::{ElementId, Label, Model, Period, TimeUnit, Value};
use ltc_grammar::words::AttributeWord;

/// How often a control is done, as far as its sample goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SampleSize {
    /// Once a year.
    Annual,
    /// Once a quarter.
    Quarterly,
    /// Once a month.
    Monthly,
    /// Once a week or every two.
    Weekly,
    /// Once a day.
    Daily,
    /// Whenever a case asks for it.
    PerCase,
    /// By a system, with every case.
    Automatic,
}

/// A sample as the table says it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sample {
    /// The size in words; empty when neither the control nor its frequency says any.
    pub text: String,
    /// Whether it comes from the table of defaults, not from the control.
    pub default: bool,
}

impl SampleSize {
    /// What a control's frequency and method come to; `None` when the frequency is none of the known ones.
    pub fn of(model: &Model, control: ElementId) -> Option<SampleSize> {
        let method = model.attribute(control, AttributeWord::Method);
        let automatic = |value: &Value| matches!(value, Value::Word(word) if &**word == "automatic");
        if method.is_some_and(|method| method.values.iter().any(automatic)) {
            return Some(SampleSize::Automatic);
        }
        let frequency = model.attribute(control, AttributeWord::Frequency)?;
        frequency.values.iter().find_map(|value| match value {
            Value::Quantity(_) => value.period().map(SampleSize::of_period),
            Value::Word(word) => SampleSize::of_text(word),
            Value::Text(label) => SampleSize::of_label(label),
            Value::Reference(_) | Value::Date(_) | Value::Expression(_) => None,
        })
    }

    fn of_period(period: Period) -> SampleSize {
        let days = match period.unit {
            TimeUnit::Minute | TimeUnit::Hour => 1,
            TimeUnit::WorkingDay | TimeUnit::Day => period.count,
            TimeUnit::Week => period.count.saturating_mul(7),
            TimeUnit::Month => period.count.saturating_mul(30),
            TimeUnit::Year => period.count.saturating_mul(365),
        };
        match days {
            0..=3 => SampleSize::Daily,
            4..=20 => SampleSize::Weekly,
            21..=45 => SampleSize::Monthly,
            46..=180 => SampleSize::Quarterly,
            _ => SampleSize::Annual,
        }
    }

    fn of_label(label: &Label) -> Option<SampleSize> {
        label.texts.iter().find_map(|(_, text)| SampleSize::of_text(text))
    }

    /// Reads a frequency in words, English or Chinese.
    fn of_text(text: &str) -> Option<SampleSize> {
        let lower = text.to_lowercase().replace('_', " ");
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let starts = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
        if starts(&[
            "per ",
            "each ",
            "event",
            "ad hoc",
            "on demand",
            "逐",
            "每个",
            "每条",
            "每笔",
            "每次",
            "每份",
            "按事件",
        ]) {
            return Some(SampleSize::PerCase);
        }
        if has(&["quarter", "季"]) {
            return Some(SampleSize::Quarterly);
        }
        if has(&["annual", "year", "每年", "年度"]) {
            return Some(SampleSize::Annual);
        }
        if has(&["month", "每月", "月度"]) {
            return Some(SampleSize::Monthly);
        }
        if has(&["week", "周"]) {
            return Some(SampleSize::Weekly);
        }
        if has(&["daily", "every day", "每日", "每天"]) {
            return Some(SampleSize::Daily);
        }
        None
    }

    /// The default size in words.
    pub fn text(self, words: Words) -> &'static str {
        match self {
            SampleSize::Annual => "1",
            SampleSize::Quarterly => "2",
            SampleSize::Monthly => "3",
            SampleSize::Weekly => "5",
            SampleSize::Daily => "25",
            SampleSize::PerCase => words.get(Word::SampleOfPopulation),
            SampleSize::Automatic => words.get(Word::OnePerConfiguration),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequencies_are_known_by_number_and_by_word() {
        let weeks = |count| SampleSize::of_period(Period { count, unit: TimeUnit::Week });
        assert_eq!(weeks(2), SampleSize::Weekly);
        assert_eq!(weeks(52), SampleSize::Annual);
        assert_eq!(SampleSize::of_period(Period { count: 3, unit: TimeUnit::Month }), SampleSize::Quarterly);
        assert_eq!(SampleSize::of_text("Per lead"), Some(SampleSize::PerCase));
        assert_eq!(SampleSize::of_text("每条线索"), Some(SampleSize::PerCase));
        assert_eq!(SampleSize::of_text("Every two weeks and on demand"), Some(SampleSize::Weekly));
        assert_eq!(SampleSize::of_text("per_case"), Some(SampleSize::PerCase));
        assert_eq!(SampleSize::of_text("when the moon is full"), None);
    }
}
