//! The element: everything the language names.

use super::{Attribute, Clause, Kind, Label, Route};
use crate::source::SourceId;
use ltc_grammar::tree::Span;

/// The number of an element in its model's arena.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ElementId(pub u32);

impl ElementId {
    /// As an index into [`super::Model::elements`] and tables of the same length.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Where an element was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Origin {
    /// The source.
    pub source: SourceId,
    /// All of it.
    pub span: Span,
    /// Its id, or its keyword where it has none.
    pub name: Span,
}

/// What regions may do to an element, where it departs from the default.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Freedom {
    /// Nothing said.
    #[default]
    Default,
    /// `open`
    Open,
    /// `sealed`
    Sealed,
    /// `tighten`
    Tighten,
}

/// One element.
#[derive(Clone, PartialEq, Debug)]
pub struct Element {
    /// What it is.
    pub kind: Kind,
    /// Its id, NFC, unique among its siblings. Elements written without an id (`end "Won"`) get one made from
    /// their kind and number among such siblings (`end_1`).
    pub id: Box<str>,
    /// What holds it.
    pub parent: Option<ElementId>,
    /// What it holds, in order of writing.
    pub children: Vec<ElementId>,
    /// Label and translations.
    pub label: Label,
    /// Attributes in order of writing.
    pub attributes: Vec<Attribute>,
    /// Clauses of its head in order of writing.
    pub clauses: Vec<Clause>,
    /// Where an outcome leads; for a `suspend` step, where it resumes. `None` on an outcome means: its steps, then `next`.
    pub route: Option<Box<Route>>,
    /// What regions may do to it.
    pub freedom: Freedom,
    /// Where it was written.
    pub origin: Origin,
}
