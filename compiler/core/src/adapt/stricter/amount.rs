//! Numbers: samples, the limits of fields and parameters, and the value a region gives a parameter.

use super::Compared;
use crate::condition::{Constant, Number, amount, counted_in_words};
use crate::model::{ElementId, Model, Value};
use ltc_grammar::words::AttributeWord;

/// Compares what two controls say behind `sample`: more cases, or a larger part of them, is stricter.
pub fn sample(standard: &[Value], region: &[Value]) -> Compared {
    match (standard.first(), region.first()) {
        (None, None) => Compared::Equal,
        (None, Some(_)) => Compared::Stricter,
        (Some(_), None) => Compared::Looser("it no longer says how many cases are tested".to_owned()),
        (Some(theirs), Some(own)) if theirs == own => Compared::Equal,
        (Some(Value::Quantity(theirs)), Some(Value::Quantity(own))) => {
            let numbers = (Number::parse(&theirs.number), Number::parse(&own.number));
            let told = |number: &str, unit: &str| {
                format!("`{number}{}{unit}`", if unit.is_empty() { "" } else { " " })
            };
            let (own_told, told) = (told(&own.number, &own.unit), told(&theirs.number, &theirs.unit));
            match numbers {
                (Some(there), Some(here)) if theirs.unit == own.unit => {
                    Compared::less_is_stricter(there.cmp(&here), || {
                        format!("a sample of {own_told} is smaller than the standard's {told}")
                    })
                }
                _ => Compared::Incomparable(format!(
                    "a sample of {own_told} can't be compared with the standard's {told}"
                )),
            }
        }
        (Some(_), Some(_)) => {
            Compared::Incomparable("a sample in words can't be compared with another one".to_owned())
        }
    }
}

/// Compares `required`: what must be filled in stays so.
pub fn required(standard: bool, region: bool) -> Compared {
    match (standard, region) {
        (true, false) => Compared::Looser("it need not be filled in any more".to_owned()),
        (false, true) => Compared::Stricter,
        _ => Compared::Equal,
    }
}

/// Compares the limits (`min`, `max`) of a field or a parameter: narrower is stricter.
pub fn limits(standard: &Model, region: &Model, id: ElementId) -> Compared {
    let of = |word, lower: bool| {
        let (theirs, own) = (amount(standard, id, word), amount(region, id, word));
        match (theirs, own) {
            (None, None) => Compared::Equal,
            (None, Some(_)) => Compared::Stricter,
            (Some(theirs), None) => {
                Compared::Looser(format!("the limit {} is left out", told(standard, id, &theirs)))
            }
            (Some(theirs), Some(own)) => match order(&theirs, &own) {
                None => Compared::Incomparable(unlike(standard, region, id, &theirs, &own)),
                Some(order) => {
                    let order = if lower { order } else { order.reverse() };
                    Compared::less_is_stricter(order, || {
                        format!(
                            "the limit {} is wider than the standard's {}",
                            told(region, id, &own),
                            told(standard, id, &theirs)
                        )
                    })
                }
            },
        }
    };
    of(AttributeWord::Min, true).and(of(AttributeWord::Max, false))
}

/// Whether the value a region gives a parameter lies within the limits the standard states. Another value than the standard's needs a
/// limit on its side: a larger one `max`, a smaller one `min`.
pub fn value_within(standard: &Model, region: &Model, param: ElementId) -> Compared {
    let value = |model| amount(model, param, AttributeWord::Default);
    let (theirs, own) = (value(standard), value(region));
    if theirs == own {
        return Compared::Equal;
    }
    let Some(own) = own else { return Compared::Looser("it has no value any more".to_owned()) };
    let limit = |word| amount(standard, param, word);
    let (min, max) = (limit(AttributeWord::Min), limit(AttributeWord::Max));
    for (limit, beyond, words) in
        [(&min, std::cmp::Ordering::Less, "below"), (&max, std::cmp::Ordering::Greater, "above")]
    {
        let Some(limit) = limit else { continue };
        match order(&own, limit) {
            None => return Compared::Incomparable(unlike(standard, region, param, limit, &own)),
            Some(order) if order == beyond => {
                return Compared::Looser(format!(
                    "{} is {words} the limit {} that the standard states",
                    told(region, param, &own),
                    told(standard, param, limit)
                ));
            }
            Some(_) => {}
        }
    }
    let side = theirs.as_ref().and_then(|theirs| order(&own, theirs));
    let open = match side {
        Some(std::cmp::Ordering::Less) => min.is_none().then_some("`min`"),
        Some(std::cmp::Ordering::Greater) => max.is_none().then_some("`max`"),
        Some(std::cmp::Ordering::Equal) => None,
        None => (min.is_none() && max.is_none()).then_some("`min` and `max`"),
    };
    match open {
        Some(word) => Compared::Incomparable(format!(
            "the standard states no {word} for it, so nobody can tell how far a region may go"
        )),
        None => Compared::Equal,
    }
}

fn order(one: &Constant, other: &Constant) -> Option<std::cmp::Ordering> {
    match (one, other) {
        (Constant::Number(one, scale), Constant::Number(other, other_scale)) if scale == other_scale => {
            Some(one.cmp(other))
        }
        _ => None,
    }
}

fn unlike(standard: &Model, region: &Model, id: ElementId, theirs: &Constant, own: &Constant) -> String {
    format!("{} can't be compared with the standard's {}", told(region, id, own), told(standard, id, theirs))
}

fn told(model: &Model, id: ElementId, constant: &Constant) -> String {
    match constant {
        Constant::Number(number, scale) => format!("`{}`", counted_in_words(model, Some(id), *number, scale)),
        Constant::Text(text) => format!("\"{text}\""),
        Constant::Truth(truth) => format!("`{truth}`"),
    }
}
