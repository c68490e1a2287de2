//! Cases in words, for findings and for `ltc why`.

use super::kinds;
use super::number::Number;
use super::space::{About, Sample, Scale, Space};
use crate::model::{ElementId, Model};
use crate::source::Date;
use ltc_grammar::words::AttributeWord;

/// A case in words: "`lead.amount = 1 000 001` and `lead.grade = "C"`"; empty for a case that depends on nothing.
pub fn told(model: &Model, space: &Space, case: &[(usize, Sample)]) -> String {
    let parts: Vec<String> = case
        .iter()
        .filter_map(|(dimension, sample)| {
            Some(of_dimension(model, &space.dimensions.get(*dimension)?.about, sample))
        })
        .collect();
    parts.join(" and ")
}

/// A field as conditions name it: `lead.amount`.
pub fn field_name(model: &Model, field: ElementId) -> String {
    let element = model.get(field);
    match element.parent {
        Some(data) => format!("{}.{}", model.get(data).id, element.id),
        None => element.id.to_string(),
    }
}

/// A field with its value: "`lead.amount = 1 000 001`".
pub fn told_of_field(model: &Model, field: ElementId, sample: &Sample) -> String {
    let about = match (kinds::holds(model, field), sample) {
        (kinds::Holds::Numbers(scale), _) => About::Sum { fields: vec![(field, Number::ONE)], scale },
        (_, Sample::Number(_)) => About::Sum { fields: vec![(field, Number::ONE)], scale: Scale::Plain },
        _ => About::Text(field),
    };
    of_dimension(model, &about, sample)
}

fn of_dimension(model: &Model, about: &About, sample: &Sample) -> String {
    match about {
        About::Sum { fields, scale } => match (fields.as_slice(), sample) {
            ([(field, _)], Sample::Number(number)) => {
                format!("`{} = {}`", field_name(model, *field), counted(model, Some(*field), *number, scale))
            }
            (fields, Sample::Number(number)) => sum(model, fields, *number, scale),
            (fields, _) => {
                let names: Vec<String> =
                    fields.iter().map(|(field, _)| format!("`{}`", field_name(model, *field))).collect();
                format!("{} not filled in", names.join(" and "))
            }
        },
        About::Text(field) | About::Truth(field) => {
            let name = field_name(model, *field);
            match sample {
                Sample::Text(text) => format!("`{name} = \"{text}\"`"),
                Sample::AnotherText => format!("any other `{name}`"),
                Sample::Truth(truth) => format!("`{name} = {truth}`"),
                Sample::Number(number) => format!("`{name} = {number}`"),
                Sample::Empty => format!("`{name}` not filled in"),
            }
        }
        About::Other(text) => match sample {
            Sample::Truth(false) => format!("not `{text}`"),
            _ => format!("`{text}`"),
        },
    }
}

fn sum(model: &Model, fields: &[(ElementId, Number)], number: Number, scale: &Scale) -> String {
    let minus = Number::ONE.negated();
    if let [(a, one), (b, other)] = fields
        && *one == Number::ONE
        && *other == minus
    {
        let sign = match number.cmp(&Number::ZERO) {
            std::cmp::Ordering::Less => "<",
            std::cmp::Ordering::Equal => "=",
            std::cmp::Ordering::Greater => ">",
        };
        return format!("`{} {sign} {}`", field_name(model, *a), field_name(model, *b));
    }
    let mut text = String::new();
    for (field, factor) in fields {
        let name = field_name(model, *field);
        let size = if factor.is_negative() { factor.negated() } else { *factor };
        let sign = match (text.is_empty(), factor.is_negative()) {
            (true, false) => "",
            (true, true) => "-",
            (false, false) => " + ",
            (false, true) => " - ",
        };
        text.push_str(sign);
        if size != Number::ONE {
            text.push_str(&format!("{size} * "));
        }
        text.push_str(&name);
    }
    format!("`{text} = {}`", counted(model, None, number, scale))
}

/// A number as people write what it counts: `1 000 USD`, `5 %`, `2026-01-31`, `30d`.
pub fn counted(model: &Model, field: Option<ElementId>, number: Number, scale: &Scale) -> String {
    match scale {
        Scale::Plain | Scale::AnyTime => number.to_string(),
        Scale::Money(currency) => {
            let unit = field.and_then(|field| model.plain(field, AttributeWord::Unit));
            match currency.as_deref().or(unit) {
                Some(currency) => format!("{number} {currency}"),
                None => number.to_string(),
            }
        }
        Scale::Percent => format!("{number} %"),
        Scale::Date => number.as_whole().map_or_else(|| number.to_string(), Date::text_of),
        Scale::Time => {
            let hours = number.times(Number::whole(24));
            match (number.as_whole(), hours) {
                (None, Some(hours)) => format!("{hours}h"),
                _ => format!("{number}d"),
            }
        }
        Scale::WorkingTime => format!("{number}wd"),
        Scale::Months => format!("{number}mo"),
    }
}
