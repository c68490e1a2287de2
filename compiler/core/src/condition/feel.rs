//! Conditions as FEEL, for process engines.

use super::kinds::{self, Constant};
use super::number::Number;
use super::space::Scale;
use crate::model::{Condition, Kind, Model};
use crate::source::Date;
use ltc_grammar::condition as form;

/// A condition of an element as FEEL, with values in the place of parameters.
pub fn feel(model: &Model, condition: &Condition) -> String {
    let Some(read) = &condition.form else { return condition.text.to_string() };
    let Some(source) = model.sources.get(condition.source) else { return String::new() };
    let value = |index: usize| -> Option<String> {
        let target = condition.names.get(index)?.target?;
        if model.get(target).kind != Kind::Param {
            return None;
        }
        Some(match kinds::value(model, target)? {
            Constant::Number(number, scale) => written(number, &scale),
            Constant::Text(text) => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
            Constant::Truth(truth) => truth.to_string(),
        })
    };
    form::feel(read, condition.span, &source.text, value)
}

fn written(number: Number, scale: &Scale) -> String {
    let plain = number.to_string().replace(' ', "");
    match scale {
        Scale::Plain | Scale::Money(_) | Scale::Percent | Scale::AnyTime => plain,
        Scale::Date => number.as_whole().map_or(plain, |days| format!("date(\"{}\")", Date::text_of(days))),
        Scale::Months => format!("duration(\"P{plain}M\")"),
        Scale::WorkingTime => format!("duration(\"P{plain}D\")"),
        Scale::Time => {
            let minutes = number.times(Number::whole(1440)).and_then(Number::as_whole);
            match (number.as_whole(), minutes) {
                (None, Some(minutes)) => format!("duration(\"PT{minutes}M\")"),
                _ => format!("duration(\"P{plain}D\")"),
            }
        }
    }
}
