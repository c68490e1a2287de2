//! What conditions answer in one case: who decides a gate, which outcome a decision has.

use super::kinds::{Holds, choices, counted, holds};
use super::number::Number;
use super::reading::read;
use super::space::{About, Dimension, Formula, Sample, Scale, Space};
use crate::diagnostic::nearest;
use crate::model::{Date, ElementId, Kind, Model, Quantity};
use ltc_grammar::words::ClauseWord;

/// The values of a case, by field.
pub type Given = Vec<(ElementId, Sample)>;

/// What the lines of a step answer in a case.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    /// Each line with whether it holds; `None` where too little is known.
    pub lines: Vec<(ElementId, Option<bool>)>,
    /// The line that is taken: the first that holds, if each before it is known not to.
    pub taken: Option<ElementId>,
    /// Fields that conditions ask for and that are not given.
    pub missing: Vec<ElementId>,
}

/// The lines of a step that conditions choose from: the `decide` lines of a gate, else the outcomes.
pub fn lines(model: &Model, step: ElementId) -> Vec<ElementId> {
    let deciders: Vec<ElementId> = model.children(step, Kind::Decide).collect();
    if deciders.is_empty() { model.children(step, Kind::Outcome).collect() } else { deciders }
}

/// The fields that the conditions of some lines ask for, each once, in order of writing.
pub fn asked(model: &Model, lines: &[ElementId]) -> Vec<ElementId> {
    let mut asked: Vec<ElementId> = Vec::new();
    for line in lines {
        for name in model.condition(*line).into_iter().flat_map(|condition| &condition.names) {
            if let Some(field) = name.target
                && model.get(field).kind == Kind::Field
                && !asked.contains(&field)
            {
                asked.push(field);
            }
        }
    }
    asked
}

/// What some lines answer in a case. Lines are looked at from the top; `otherwise` holds where none of the others does.
pub fn answer(model: &Model, lines: &[ElementId], given: &Given) -> Answer {
    let mut space = Space::default();
    let formulas: Vec<Option<Formula>> = lines
        .iter()
        .map(|line| model.condition(*line).map(|condition| read(model, condition, &mut space).0))
        .collect();
    let samples: Vec<Option<Sample>> =
        space.dimensions.iter().map(|dimension| sample(dimension, given)).collect();
    let value = |dimension: usize| samples.get(dimension).cloned().flatten();
    let mut held: Vec<(ElementId, Option<bool>)> = lines
        .iter()
        .zip(&formulas)
        .map(|(line, formula)| {
            // A `decide` line without a condition decides whatever reaches it; an outcome without one is chosen by people.
            let plain = model.get(*line).kind == Kind::Decide && !is_otherwise(model, *line);
            (*line, formula.as_ref().map_or(Some(plain), |formula| formula.holds(&value)))
        })
        .collect();
    let others: Vec<Option<bool>> = held.iter().map(|(_, holds)| *holds).collect();
    let otherwise = match others.iter().find(|holds| **holds != Some(false)) {
        Some(Some(_)) => Some(false),
        Some(None) => None,
        None => Some(true),
    };
    for (line, holds) in &mut held {
        if is_otherwise(model, *line) {
            *holds = otherwise;
        }
    }
    let first = held.iter().find(|(_, holds)| *holds != Some(false));
    let taken = first.filter(|(_, holds)| *holds == Some(true)).map(|(line, _)| *line);
    let known = |field: &ElementId| given.iter().any(|(given, _)| given == field);
    let missing = asked(model, lines).into_iter().filter(|field| !known(field)).collect();
    Answer { lines: held, taken, missing }
}

fn is_otherwise(model: &Model, line: ElementId) -> bool {
    model.get(line).clauses.iter().any(|clause| clause.word == ClauseWord::Otherwise)
}

fn sample(dimension: &Dimension, given: &Given) -> Option<Sample> {
    let of =
        |field: ElementId| given.iter().find(|(given, _)| *given == field).map(|(_, sample)| sample.clone());
    match &dimension.about {
        About::Text(field) | About::Truth(field) => of(*field),
        About::Sum { fields, .. } => {
            let mut sum = Number::ZERO;
            for (field, factor) in fields {
                match of(*field)? {
                    Sample::Number(number) => sum = sum.plus(number.times(*factor)?)?,
                    Sample::Empty if fields.len() == 1 => return Some(Sample::Empty),
                    Sample::Empty | Sample::Text(_) | Sample::AnotherText | Sample::Truth(_) => return None,
                }
            }
            Some(Sample::Number(sum))
        }
        About::Other(_) => None,
    }
}

/// Reads `amount=700000` for one of some fields: by its name, or with its data object where two are called so.
///
/// # Errors
///
/// What is wrong with it, for people.
pub fn given(model: &Model, fields: &[ElementId], text: &str) -> Result<(ElementId, Sample), String> {
    let Some((name, value)) = text.split_once('=') else {
        return Err(format!("`{text}` says no value; write `{text}=…`"));
    };
    let (name, value) = (name.trim(), value.trim());
    let whole = |field: ElementId| super::told::field_name(model, field);
    let fitting: Vec<ElementId> = fields
        .iter()
        .copied()
        .filter(|field| *model.get(*field).id == *name || whole(*field) == name)
        .collect();
    let field = match fitting.as_slice() {
        [field] => *field,
        [] => {
            let names: Vec<String> = fields.iter().map(|field| whole(*field)).collect();
            let short = fields.iter().map(|field| &*model.get(*field).id);
            let meant = nearest(name, names.iter().map(String::as_str).chain(short));
            let advice = match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None if names.is_empty() => "its conditions ask for nothing".to_owned(),
                None => format!("it asks for: {}", names.join(", ")),
            };
            return Err(format!("nothing here asks for `{name}`; {advice}"));
        }
        [first, ..] => return Err(format!("two fields are called `{name}`; write `{}`", whole(*first))),
    };
    if value == "null" {
        return Ok((field, Sample::Empty));
    }
    let text = value.trim_matches('"');
    let number = |text: &str| {
        let end = text.find(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '_' | '.' | '-')));
        let (number, unit) = text.split_at(end.unwrap_or(text.len()));
        let negative = number.starts_with('-');
        let quantity = Quantity { number: number.trim_start_matches('-').into(), unit: unit.trim().into() };
        let (number, said) = counted(&quantity)?;
        let known = !matches!(said, Scale::Plain) || quantity.unit.is_empty();
        let fits = match holds(model, field) {
            Holds::Numbers(own) => said_fits(&said, &own),
            _ => true,
        };
        (known && fits).then(|| Sample::Number(if negative { number.negated() } else { number }))
    };
    let day = |text: &str| Some(Sample::Number(Number::whole(Date::parse(text)?.number())));
    let read = match holds(model, field) {
        Holds::Numbers(Scale::Date) => day(text),
        Holds::Numbers(_) => number(text),
        Holds::Truth => match text {
            "true" | "yes" => Some(Sample::Truth(true)),
            "false" | "no" => Some(Sample::Truth(false)),
            _ => None,
        },
        Holds::Choice => {
            let values = choices(model, field);
            let known = values.is_empty() || values.iter().any(|value| *model.get(*value).id == *text);
            known.then(|| Sample::Text(text.into()))
        }
        Holds::Text => Some(Sample::Text(text.into())),
        Holds::Open => day(text).or_else(|| number(text)).or_else(|| Some(Sample::Text(text.into()))),
    };
    read.map(|sample| (field, sample))
        .ok_or_else(|| format!("`{value}` is no value of `{}`: {}", whole(field), wanted(model, field)))
}

/// Whether a number said in one scale is a value of a field of another: without a unit it is meant in the field's own.
fn said_fits(said: &Scale, own: &Scale) -> bool {
    match (said, own) {
        (Scale::Plain, Scale::AnyTime) => false,
        (Scale::Plain, _) | (Scale::Money(_), Scale::Money(None)) => true,
        (Scale::Time | Scale::WorkingTime | Scale::Months, Scale::AnyTime) => true,
        _ => said == own,
    }
}

/// How a value of a field is written.
fn wanted(model: &Model, field: ElementId) -> String {
    match holds(model, field) {
        Holds::Numbers(Scale::Date) => "write a day, `2026-01-31`".to_owned(),
        Holds::Numbers(Scale::Money(Some(currency))) => format!("write an amount in {currency}, `1000000`"),
        Holds::Numbers(Scale::Percent) => "write a number of percent, `12`".to_owned(),
        Holds::Numbers(Scale::AnyTime) => "write a length of time with its unit, `3d`".to_owned(),
        Holds::Numbers(_) => "write a number, `1000000`".to_owned(),
        Holds::Truth => "write `yes` or `no`".to_owned(),
        Holds::Choice => {
            let values: Vec<&str> =
                choices(model, field).into_iter().map(|value| &*model.get(value).id).collect();
            format!("it takes one of {}", values.join(", "))
        }
        Holds::Text | Holds::Open => "write a text".to_owned(),
    }
}
