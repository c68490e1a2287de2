//! Values of attributes and clauses, and routes.

use super::{Condition, Date, ElementId, Label, Period, TimeUnit};
use crate::diagnostic::Place;
use crate::source::SourceId;
use ltc_grammar::tree::{Sign, Span};
use ltc_grammar::words::{AttributeWord, ClauseWord};

/// `name: value, value`, resolved.
#[derive(Clone, PartialEq, Debug)]
pub struct Attribute {
    /// Which.
    pub word: AttributeWord,
    /// Where its name stands.
    pub span: Span,
    /// In which source: the element's own, but where a region says it.
    pub source: SourceId,
    /// Its values.
    pub values: Vec<Value>,
}

/// A clause of an element's head, resolved: `from operator`, `for 45d`, `when ( … )`.
#[derive(Clone, PartialEq, Debug)]
pub struct Clause {
    /// Which.
    pub word: ClauseWord,
    /// Where it stands.
    pub span: Span,
    /// Its values.
    pub values: Vec<Value>,
}

/// One value.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// An element that is named.
    Reference(Reference),
    /// Prose with translations.
    Text(Label),
    /// A number with a unit.
    Quantity(Quantity),
    /// A day.
    Date(Date),
    /// A word of a fixed list: `released`, `money`, `execution`.
    Word(Box<str>),
    /// A condition, without its parentheses.
    Expression(Box<Condition>),
}

impl Value {
    /// The value as a period, if it is a number with a unit of time.
    pub fn period(&self) -> Option<Period> {
        let Value::Quantity(quantity) = self else { return None };
        let unit = TimeUnit::from_text(&quantity.unit)?;
        let count: u32 = quantity.number.parse().ok()?;
        Some(Period { count, unit })
    }
}

/// The naming of an element.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Reference {
    /// What is meant; `None` when nothing of that name is in reach (a finding says so).
    pub target: Option<ElementId>,
    /// Where it is named.
    pub span: Span,
    /// In which source: the element's own, but where a region says it.
    pub source: SourceId,
    /// `+` or `-` before it.
    pub sign: Sign,
    /// Marked as needed on some paths only (`voice_record?`).
    pub optional: bool,
}

/// A number with a unit, both as written; the number without underscores.
#[derive(Clone, PartialEq, Debug)]
pub struct Quantity {
    /// Digits with at most one point.
    pub number: Box<str>,
    /// The unit; may be empty.
    pub unit: Box<str>,
}

/// Where an outcome leads.
#[derive(Clone, PartialEq, Debug)]
pub struct Route {
    /// To what.
    pub target: Target,
    /// How often the route may be taken in one case.
    pub at_most: Option<u32>,
    /// Where it leads when that is used up.
    pub otherwise: Option<Box<Route>>,
    /// Where it is written.
    pub span: Span,
}

/// What a route leads to.
#[derive(Clone, PartialEq, Debug)]
pub enum Target {
    /// The step after this one.
    Next,
    /// Out of this sub-process (or process).
    Done,
    /// A step.
    Step(ElementId),
    /// An end of the case: an element of kind `End` below the outcome, whose label, `starts` clause and `gives` attribute say the rest.
    End(ElementId),
    /// A suspension: an element of kind `Suspend` below the outcome; its `for` clause says how long and its route where it resumes.
    Suspend(ElementId),
    /// Nothing that could be resolved; a finding says so.
    Unresolved,
}

impl Attribute {
    /// Where its name stands.
    pub fn place(&self) -> Place {
        Place { source: self.source, span: self.span }
    }
}

impl Reference {
    /// Where it is named.
    pub fn place(&self) -> Place {
        Place { source: self.source, span: self.span }
    }
}
