//! How often something is done, in the words auditors count by.

use super::{ElementId, Label, Model, Period, TimeUnit, Value};
use ltc_grammar::words::AttributeWord;

/// How often a control is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rhythm {
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

impl Rhythm {
    /// What a control's frequency and method come to; `None` when the frequency is none of the known ones.
    pub fn of(model: &Model, control: ElementId) -> Option<Rhythm> {
        let method = model.attribute(control, AttributeWord::Method);
        let automatic = |value: &Value| matches!(value, Value::Word(word) if &**word == "automatic");
        if method.is_some_and(|method| method.values.iter().any(automatic)) {
            return Some(Rhythm::Automatic);
        }
        let frequency = model.attribute(control, AttributeWord::Frequency)?;
        frequency.values.iter().find_map(Rhythm::said)
    }

    /// The rhythm that a value says, as a period or in words.
    pub fn said(value: &Value) -> Option<Rhythm> {
        match value {
            Value::Quantity(_) => value.period().map(Rhythm::of_period),
            Value::Word(word) => Rhythm::of_text(word),
            Value::Text(label) => Rhythm::of_label(label),
            Value::Reference(_) | Value::Date(_) | Value::Expression(_) => None,
        }
    }

    fn of_period(period: Period) -> Rhythm {
        let days = match period.unit {
            TimeUnit::Minute | TimeUnit::Hour => 1,
            TimeUnit::WorkingDay | TimeUnit::Day => period.count,
            TimeUnit::Week => period.count.saturating_mul(7),
            TimeUnit::Month => period.count.saturating_mul(30),
            TimeUnit::Year => period.count.saturating_mul(365),
        };
        match days {
            0..=3 => Rhythm::Daily,
            4..=20 => Rhythm::Weekly,
            21..=45 => Rhythm::Monthly,
            46..=180 => Rhythm::Quarterly,
            _ => Rhythm::Annual,
        }
    }

    fn of_label(label: &Label) -> Option<Rhythm> {
        label.texts.iter().find_map(|(_, text)| Rhythm::of_text(text))
    }

    /// Reads a frequency in words, English or Chinese.
    fn of_text(text: &str) -> Option<Rhythm> {
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
            return Some(Rhythm::PerCase);
        }
        if has(&["quarter", "季"]) {
            return Some(Rhythm::Quarterly);
        }
        if has(&["annual", "year", "每年", "年度"]) {
            return Some(Rhythm::Annual);
        }
        if has(&["month", "每月", "月度"]) {
            return Some(Rhythm::Monthly);
        }
        if has(&["week", "周"]) {
            return Some(Rhythm::Weekly);
        }
        if has(&["daily", "every day", "每日", "每天"]) {
            return Some(Rhythm::Daily);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequencies_are_known_by_number_and_by_word() {
        let weeks = |count| Rhythm::of_period(Period { count, unit: TimeUnit::Week });
        assert_eq!(weeks(2), Rhythm::Weekly);
        assert_eq!(weeks(52), Rhythm::Annual);
        assert_eq!(Rhythm::of_period(Period { count: 3, unit: TimeUnit::Month }), Rhythm::Quarterly);
        assert_eq!(Rhythm::of_text("Per lead"), Some(Rhythm::PerCase));
        assert_eq!(Rhythm::of_text("每条线索"), Some(Rhythm::PerCase));
        assert_eq!(Rhythm::of_text("Every two weeks and on demand"), Some(Rhythm::Weekly));
        assert_eq!(Rhythm::of_text("per_case"), Some(Rhythm::PerCase));
        assert_eq!(Rhythm::of_text("when the moon is full"), None);
    }
}
