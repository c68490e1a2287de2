//! What a region changes in a standard: as written, paths not yet followed. `adapt` follows and applies them.
//!
//! Changes are no elements of the standard's arena, so no rule takes them for the standard. What an adaptation adds or declares is a
//! small arena of its own.

use super::{Date, Element, ElementId, Label, Reference};
use crate::diagnostic::Place;
use crate::source::SourceId;
use ltc_grammar::tree::{self, Span};
use std::sync::Arc;

/// All adaptations of a project, in order of writing.
#[derive(Clone, Debug, Default)]
pub struct Adaptations {
    /// One for each element of kind `Adaptation`.
    pub list: Vec<Adaptation>,
    /// For each source that holds an adaptation, the names its `use` lines bring into reach.
    pub imports: Vec<(SourceId, Imports)>,
    /// What those files name in a `use` that nothing has: told there, and not again.
    pub astray: Vec<(SourceId, Vec<Box<str>>)>,
}

/// Names that `use` lines bring into reach, and what they mean.
pub type Imports = Vec<(Box<str>, ElementId)>;

/// One adaptation: an element of the model (its label, owner, version and what it adapts), and its changes.
#[derive(Clone, Debug)]
pub struct Adaptation {
    /// The element of kind `Adaptation`.
    pub element: ElementId,
    /// What it adds or declares, as an arena of its own: ids, parents, children and routes are numbers in this list.
    pub elements: Vec<Element>,
    /// What it declares for itself (roles, data, systems, parties, …), as numbers in `elements`.
    pub declared: Vec<ElementId>,
    /// Its changes, in order of writing.
    pub changes: Vec<Change>,
}

/// A dotted path as it is written.
#[derive(Clone, PartialEq, Debug)]
pub struct Path {
    /// Its text.
    pub text: Box<str>,
    /// Where it is written.
    pub span: Span,
}

/// One change.
#[derive(Clone, Debug)]
pub struct Change {
    /// What is done.
    pub op: Op,
    /// The paths of the `at` around it, outermost first.
    pub scopes: Arc<[Path]>,
    /// What it is done to, seen from the scopes; of an `Add` the place is in the op.
    pub target: Option<Path>,
    /// Why: its own reason, else that of the nearest `at`, else that of the adaptation.
    pub because: Option<Arc<Because>>,
    /// Which source.
    pub source: SourceId,
    /// All of it.
    pub span: Span,
    /// Its first word (`add`, `change`, …) and its target: where findings point.
    pub name: Span,
}

impl Change {
    /// Where findings about it point.
    pub fn place(&self) -> Place {
        Place { source: self.source, span: self.name }
    }
}

/// What a change does.
#[derive(Clone, Debug)]
pub enum Op {
    /// `add … after X`: a new element, a number in the adaptation's own arena.
    Add(ElementId, Position),
    /// `remove X`
    Remove,
    /// `replace X with …`: the new element, a number in the adaptation's own arena.
    Replace(ElementId),
    /// `move X after Y`
    Move(Position),
    /// `change X "label" { attribute: value, +role, -role }`: the new label (may be empty) and the attributes as they are written; what they
    /// may be depends on the element.
    Set(Label, Vec<tree::Attribute>),
    /// `bind role to position`: the position.
    Bind(Path),
    /// `translate X @de "…"` or `translate X { about: @de "…" }`
    Translate(Label, Vec<tree::Attribute>),
    /// `waive CODE until … by … because …`: a waiver, a number in the adaptation's own arena.
    Waive(ElementId),
}

impl Op {
    /// The word of the language.
    pub fn word(&self) -> &'static str {
        match self {
            Op::Add(..) => "add",
            Op::Remove => "remove",
            Op::Replace(_) => "replace",
            Op::Move(_) => "move",
            Op::Set(..) => "change",
            Op::Bind(_) => "bind",
            Op::Translate(..) => "translate",
            Op::Waive(_) => "waive",
        }
    }
}

/// Where something is put.
#[derive(Clone, PartialEq, Debug)]
pub enum Position {
    /// Before this sibling.
    Before(Path),
    /// After this sibling.
    After(Path),
    /// Before all children.
    First,
    /// After all children, written or not.
    Last,
}

/// Why a change is made.
#[derive(Clone, PartialEq, Debug)]
pub struct Because {
    /// The ground.
    pub ground: Ground,
    /// From when a law is in force.
    pub in_force: Option<Date>,
    /// Which source.
    pub source: SourceId,
    /// Where it is written.
    pub span: Span,
}

/// The four grounds of a change.
#[derive(Clone, PartialEq, Debug)]
pub enum Ground {
    /// `law "Reference"`
    Law(Label),
    /// `customer party.step`: aligning with a customer's process. What it means in a region is in [`super::Applied`].
    Customer(Reference),
    /// `pain slow_leads`: a business pain point. What it means in a region is in [`super::Applied`].
    Pain(Reference),
    /// `integration "…"`: internal process integration.
    Integration(Label),
}

impl Ground {
    /// The word of the language.
    pub fn word(&self) -> &'static str {
        match self {
            Ground::Law(_) => "law",
            Ground::Customer(_) => "customer",
            Ground::Pain(_) => "pain",
            Ground::Integration(_) => "integration",
        }
    }
}
