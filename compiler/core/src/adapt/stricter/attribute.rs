//! One attribute of one element, in the standard and in a region.

use super::{Compared, amount, deadline, frequency, names, one_word, texts, value_within};
use crate::model::{Attribute, ElementId, Kind, Label, Model, Value, Workdays};
use ltc_grammar::words::AttributeWord as Word;

/// Compares what an element says behind an attribute. Where neither more nor less can be said of a word (`objective`, `code`, `type`),
/// only the same is as strict.
pub fn attribute(standard: &Model, region: &Model, id: ElementId, word: Word) -> Compared {
    let theirs = values(standard, id, word);
    let own = values(region, id, word);
    if theirs == own && !depends_on_more(word) {
        return Compared::Equal;
    }
    let days = |model: &Model| -> Workdays { model.workdays(model.calendar(id)) };
    match word {
        Word::Within => match (standard.within(id), region.within(id)) {
            (None, None) => Compared::Equal,
            (None, Some(_)) => Compared::Stricter,
            (Some(period), None) => Compared::Looser(format!("the deadline of `{period}` is left out")),
            (Some(there), Some(here)) => deadline((there, &days(standard)), (here, &days(region))),
        },
        Word::Frequency => frequency((theirs, &days(standard)), (own, &days(region))),
        Word::Sample => amount::sample(theirs, own),
        Word::Required => {
            let yes = |model: &Model| model.plain(id, Word::Required) == Some("yes");
            amount::required(yes(standard), yes(region))
        }
        Word::Min | Word::Max => amount::limits(standard, region, id),
        Word::Default if standard.get(id).kind == Kind::Param => value_within(standard, region, id),
        Word::Method => method(&words(theirs), &words(own)),
        // Names and texts of which more is stricter.
        Word::A
        | Word::C
        | Word::I
        | Word::R
        | Word::Accepts
        | Word::Escalate
        | Word::Evidence
        | Word::Gives
        | Word::Guards
        | Word::In
        | Word::Meets
        | Word::Mitigates
        | Word::Out
        | Word::Tests
        | Word::Uses => {
            let of_names = names(region, &targets(theirs), &targets(own));
            of_names.and(texts(&prose(theirs), &prose(own)))
        }
        Word::Assertion => {
            let (theirs, own) = (words(theirs), words(own));
            let missing: Vec<&str> = theirs.iter().copied().filter(|word| !own.contains(word)).collect();
            let why = (!missing.is_empty()).then(|| format!("`{}` is left out", missing.join("`, `")));
            Compared::by_what_differs(why, own.iter().any(|word| !theirs.contains(word)))
        }
        _ if same(theirs, own) => Compared::Equal,
        _ => changed(standard.attribute(id, word), region.attribute(id, word), word),
    }
}

/// Whether both sides say the same, wherever it is written.
fn same(theirs: &[Value], own: &[Value]) -> bool {
    theirs.len() == own.len()
        && theirs.iter().zip(own).all(|(there, here)| match (there, here) {
            (Value::Reference(there), Value::Reference(here)) => {
                (there.target, there.optional) == (here.target, here.optional)
            }
            (Value::Text(_), Value::Text(_)) => {
                texts(&prose(std::slice::from_ref(there)), &prose(std::slice::from_ref(here)))
                    == Compared::Equal
            }
            (Value::Expression(there), Value::Expression(here)) => there.text == here.text,
            (there, here) => there == here,
        })
}

/// Attributes whose meaning depends on others: a deadline is counted by a calendar.
fn depends_on_more(word: Word) -> bool {
    matches!(word, Word::Within | Word::Frequency)
}

fn changed(standard: Option<&Attribute>, region: Option<&Attribute>, word: Word) -> Compared {
    let word = word.text();
    match (standard, region) {
        (Some(_), None) => Compared::Looser(format!("`{word}` is left out")),
        (None, _) | (Some(_), Some(_)) => Compared::Incomparable(format!(
            "nobody can tell whether another `{word}` asks for more or for less"
        )),
    }
}

fn values(model: &Model, id: ElementId, word: Word) -> &[Value] {
    model.attribute(id, word).map_or(&[], |attribute| &attribute.values)
}

fn targets(values: &[Value]) -> Vec<ElementId> {
    values
        .iter()
        .filter_map(|value| match value {
            Value::Reference(reference) => reference.target,
            _ => None,
        })
        .collect()
}

fn prose(values: &[Value]) -> Vec<Label> {
    values
        .iter()
        .filter_map(|value| match value {
            Value::Text(label) => Some(label.clone()),
            _ => None,
        })
        .collect()
}

fn words(values: &[Value]) -> Vec<&str> {
    values
        .iter()
        .filter_map(|value| match value {
            Value::Word(word) => Some(&**word),
            _ => None,
        })
        .collect()
}

/// How a control works: preventing is stricter than detecting, a system stricter than a person.
fn method(theirs: &[&str], own: &[&str]) -> Compared {
    let of = |said: &[&str], order: &[&'static str]| -> Option<&'static str> {
        order.iter().rev().copied().find(|word| said.contains(word))
    };
    let by = |order: &[&'static str]| one_word(order, of(theirs, order), of(own, order));
    by(&["detective", "preventive"]).and(by(&["manual", "hybrid", "automatic"]))
}
