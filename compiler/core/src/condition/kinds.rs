//! What fields and parameters hold, and what a parameter's value is.

use super::number::Number;
use super::space::Scale;
use crate::model::{ElementId, Kind, Model, Quantity, Value};
use ltc_grammar::words::AttributeWord;

/// What a field or a parameter holds.
#[derive(Clone, PartialEq, Debug)]
pub enum Holds {
    /// Numbers, days, lengths of time.
    Numbers(Scale),
    /// A text.
    Text,
    /// One of the values of a list.
    Choice,
    /// Yes or no.
    Truth,
    /// Not said.
    Open,
}

/// A value that does not change from case to case.
#[derive(Clone, PartialEq, Debug)]
pub enum Constant {
    /// A number, a day as [`Date::number`], a length of time.
    Number(Number, Scale),
    /// A text.
    Text(Box<str>),
    /// Yes or no.
    Truth(bool),
}

/// What a field or parameter holds, by its `type` and `unit`.
pub fn holds(model: &Model, id: ElementId) -> Holds {
    let unit = model.plain(id, AttributeWord::Unit);
    Holds::Numbers(match model.plain(id, AttributeWord::Type) {
        Some("number") => Scale::Plain,
        Some("money") => Scale::Money(unit.map(Box::from)),
        Some("percent") => Scale::Percent,
        Some("date") => Scale::Date,
        Some("time") => match unit {
            Some("wd") => Scale::WorkingTime,
            Some("mo" | "y") => Scale::Months,
            Some(_) => Scale::Time,
            None => Scale::AnyTime,
        },
        Some("choice") => return Holds::Choice,
        Some("boolean") => return Holds::Truth,
        Some("text" | "reference" | "document") => return Holds::Text,
        None if !choices(model, id).is_empty() => return Holds::Choice,
        Some(_) | None => return Holds::Open,
    })
}

/// The values a field of type `choice` takes: its own, and those of its code list, in order of writing.
pub fn choices(model: &Model, field: ElementId) -> Vec<ElementId> {
    let list = model.references(field, AttributeWord::Codes).filter_map(|reference| reference.target);
    std::iter::once(field).chain(list).flat_map(|holder| model.children(holder, Kind::Value)).collect()
}

/// The value of a parameter: its default. `None` where it has none, or one that is not read.
pub fn value(model: &Model, param: ElementId) -> Option<Constant> {
    amount(model, param, AttributeWord::Default)
}

/// The value that an attribute (`default`, `min`, `max`) of a field or parameter says.
pub fn amount(model: &Model, id: ElementId, word: AttributeWord) -> Option<Constant> {
    let holds = holds(model, id);
    match (model.attribute(id, word)?.values.first()?, &holds) {
        (Value::Quantity(quantity), _) => {
            let (number, scale) = counted(quantity)?;
            let scale = match (scale, holds) {
                (Scale::Plain, Holds::Numbers(own @ (Scale::Money(_) | Scale::Percent))) => own,
                (scale, _) => scale,
            };
            Some(Constant::Number(number, scale))
        }
        (Value::Date(date), _) => Some(Constant::Number(Number::whole(date.number()), Scale::Date)),
        (Value::Text(text), _) => text.first().map(|text| Constant::Text(text.into())),
        (Value::Word(word), Holds::Truth | Holds::Open) if matches!(&**word, "yes" | "true") => {
            Some(Constant::Truth(true))
        }
        (Value::Word(word), Holds::Truth | Holds::Open) if matches!(&**word, "no" | "false") => {
            Some(Constant::Truth(false))
        }
        (Value::Word(word), _) => Some(Constant::Text(word.clone())),
        (Value::Reference(_) | Value::Expression(_), _) => None,
    }
}

/// A number with a unit, in what it is counted.
pub fn counted(quantity: &Quantity) -> Option<(Number, Scale)> {
    let number = Number::parse(&quantity.number)?;
    let in_days = |minutes: i64| number.times(Number::whole(minutes))?.by(Number::whole(1440));
    Some(match &*quantity.unit {
        "" => (number, Scale::Plain),
        "%" => (number, Scale::Percent),
        "min" => (in_days(1)?, Scale::Time),
        "h" => (in_days(60)?, Scale::Time),
        "d" => (number, Scale::Time),
        "w" => (number.times(Number::whole(7))?, Scale::Time),
        "wd" => (number, Scale::WorkingTime),
        "mo" => (number, Scale::Months),
        "y" => (number.times(Number::whole(12))?, Scale::Months),
        currency if is_currency(currency) => (number, Scale::Money(Some(currency.into()))),
        _ => (number, Scale::Plain),
    })
}

/// Whether a unit is a currency: three capitals.
pub(super) fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|letter| letter.is_ascii_uppercase())
}
