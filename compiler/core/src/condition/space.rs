//! What a set of conditions asks for: each field, or sum of fields, is a dimension; the values it is compared with cut it into
//! cells in which every comparison has one answer.

use super::number::Number;
use crate::model::ElementId;
use ltc_grammar::condition::Relation;

/// The dimensions of a set of conditions, in the order in which they are first named.
#[derive(Debug, Default)]
pub struct Space {
    /// The dimensions.
    pub dimensions: Vec<Dimension>,
    /// In which currency fields are compared.
    currencies: Vec<(ElementId, Box<str>)>,
}

/// One thing that conditions ask for.
#[derive(Clone, PartialEq, Debug)]
pub struct Dimension {
    /// What it is.
    pub about: About,
    /// What it is compared with, each once.
    pub tests: Vec<Test>,
}

/// What a dimension is about.
#[derive(Clone, PartialEq, Debug)]
pub enum About {
    /// A field with numbers, or a sum of several, each with its factor.
    Sum {
        /// Fields in the order of the model, the factor of the first is 1.
        fields: Vec<(ElementId, Number)>,
        /// How the numbers are counted.
        scale: Scale,
    },
    /// A field with a text, or one of the values of a list.
    Text(ElementId),
    /// A field with yes or no.
    Truth(ElementId),
    /// Something that is not looked into: the text of a comparison.
    Other(Box<str>),
}

/// How numbers are counted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Scale {
    /// A number without a unit.
    Plain,
    /// An amount of money; in which currency, where it is known.
    Money(Option<Box<str>>),
    /// Percent.
    Percent,
    /// Days since the year 0.
    Date,
    /// A length of time whose unit is not said.
    AnyTime,
    /// Length of time in days.
    Time,
    /// Length of time in working days.
    WorkingTime,
    /// Length of time in months.
    Months,
}

/// What a dimension is asked.
#[derive(Clone, PartialEq, Debug)]
pub enum Test {
    /// How it compares with a number.
    Order(Relation, Number),
    /// Whether it is this text.
    Is(Box<str>),
    /// Whether it holds.
    Holds,
    /// Whether nothing is filled in.
    Empty,
}

/// A condition whose parts are tests of dimensions.
#[derive(Clone, PartialEq, Debug)]
pub enum Formula {
    /// Always so; `None` where it could not be worked out (a finding says why).
    Always(Option<bool>),
    /// A test of a dimension.
    Test(usize, Test),
    /// Not so.
    Not(Box<Formula>),
    /// All of them.
    All(Vec<Formula>),
    /// At least one of them.
    Any(Vec<Formula>),
}

/// A value of a dimension.
#[derive(Clone, PartialEq, Debug)]
pub enum Sample {
    /// Nothing filled in.
    Empty,
    /// A number.
    Number(Number),
    /// A text.
    Text(Box<str>),
    /// A text that is none of those named.
    AnotherText,
    /// Yes or no; for what is not looked into, whether it holds.
    Truth(bool),
}

impl Space {
    /// The number of a dimension, new or known.
    pub fn dimension(&mut self, about: About) -> usize {
        if let Some(known) = self.dimensions.iter().position(|dimension| dimension.about == about) {
            return known;
        }
        self.dimensions.push(Dimension { about, tests: Vec::new() });
        self.dimensions.len() - 1
    }

    /// The currency in which one of some fields is compared already, if it is another. Remembers this one.
    pub fn other_currency(&mut self, fields: &[(ElementId, Number)], currency: &str) -> Option<Box<str>> {
        for (field, _) in fields {
            match self.currencies.iter().find(|(known, _)| known == field) {
                Some((_, other)) if **other != *currency => return Some(other.clone()),
                Some(_) => {}
                None => self.currencies.push((*field, currency.into())),
            }
        }
        None
    }

    /// A test of a dimension.
    pub fn test(&mut self, about: About, test: Test) -> Formula {
        let index = self.dimension(about);
        if let Some(dimension) = self.dimensions.get_mut(index)
            && !dimension.tests.contains(&test)
        {
            dimension.tests.push(test.clone());
        }
        Formula::Test(index, test)
    }
}

impl Formula {
    /// How many tests and joints it is made of.
    pub fn parts(&self) -> usize {
        match self {
            Formula::Always(_) | Formula::Test(..) => 1,
            Formula::Not(inner) => 1 + inner.parts(),
            Formula::All(parts) | Formula::Any(parts) => 1 + parts.iter().map(Formula::parts).sum::<usize>(),
        }
    }

    /// Whether something in it could not be worked out.
    pub fn is_unknown(&self) -> bool {
        match self {
            Formula::Always(truth) => truth.is_none(),
            Formula::Test(..) => false,
            Formula::Not(inner) => inner.is_unknown(),
            Formula::All(parts) | Formula::Any(parts) => parts.iter().any(Formula::is_unknown),
        }
    }

    /// Whether it holds for a value of each dimension; `None` where that is not known, or where something is not filled in.
    pub fn holds(&self, value: &dyn Fn(usize) -> Option<Sample>) -> Option<bool> {
        match self {
            Formula::Always(truth) => *truth,
            Formula::Test(dimension, test) => test.of(&value(*dimension)?),
            Formula::Not(inner) => inner.holds(value).map(|truth| !truth),
            Formula::All(parts) => together(parts, value, false),
            Formula::Any(parts) => together(parts, value, true),
        }
    }
}

/// All or any of some formulas: one with the deciding answer decides, whatever is not known of the others.
fn together(parts: &[Formula], value: &dyn Fn(usize) -> Option<Sample>, deciding: bool) -> Option<bool> {
    let mut known = true;
    for part in parts {
        match part.holds(value) {
            Some(truth) if truth == deciding => return Some(deciding),
            Some(_) => {}
            None => known = false,
        }
    }
    known.then_some(!deciding)
}

impl Test {
    /// The answer for a value. What is not filled in equals nothing and has no order.
    pub(super) fn of(&self, sample: &Sample) -> Option<bool> {
        match (self, sample) {
            (Test::Empty, _) => Some(*sample == Sample::Empty),
            (Test::Order(Relation::Equal, _) | Test::Is(_), Sample::Empty) => Some(false),
            (Test::Order(Relation::NotEqual, _), Sample::Empty) => Some(true),
            (Test::Order(relation, limit), Sample::Number(number)) => Some(relation.holds(number.cmp(limit))),
            (Test::Is(text), Sample::Text(value)) => Some(text == value),
            (Test::Is(_), Sample::AnotherText) => Some(false),
            (Test::Holds, Sample::Truth(truth)) => Some(*truth),
            _ => None,
        }
    }
}
