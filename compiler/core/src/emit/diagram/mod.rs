//! Boxes and lines placed once, for SVG and BPMN alike.
//!
//! A [`Drawing`] says what is to be drawn: lanes, items, links, all in order of writing. [`place`] gives a [`Placed`]: whole
//! pixels for each of them, at the same index. Both are plain data; the way between has one file per stage:
//! `from_flow` → `columns` → `rows` → `route` → `tracks` → `names` → `geometry`; `better` goes that way again where lines cross.

mod better;
mod columns;
mod fold;
mod from_flow;
mod geometry;
mod grid;
mod known;
pub mod metrics;
mod names;
mod opened;
mod partner;
mod place;
mod reach;
mod route;
mod rows;
mod text;
mod tracks;
mod turn;

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

pub use fold::{PAGE, fold};
pub(in crate::emit) use partner::referred;
pub use partner::{Contact, Message, Partner, ROOM};
pub use place::place;
pub use text::{Font, Wrapped};

use crate::flow::NodeId;
use crate::model::ElementId;
use crate::source::Lanes;

/// What is to be drawn: one scope of a flow, or a whole process with its sub-processes opened.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Drawing {
    /// The name of the pool: of the process or sub-process.
    pub name: String,
    /// Lanes in order of first use; at least one.
    pub lanes: Vec<Lane>,
    /// Items in order of writing; the order decides what comes first in a column.
    pub items: Vec<Item>,
    /// Links in order of writing; of several out of one item, the first that does not lead back goes straight on.
    pub links: Vec<Link>,
    /// Stretches of the way that have a name of their own (opened sub-processes), in order of writing.
    pub phases: Vec<Phase>,
    /// Which way the lanes run.
    pub run: Lanes,
    /// Who faces others outside the process, in order of writing.
    pub contacts: Vec<Contact>,
}

/// A lane.
#[derive(Clone, PartialEq, Debug)]
pub struct Lane {
    /// The role; `None` for items nobody is responsible for.
    pub role: Option<ElementId>,
    /// Its name; may be empty.
    pub name: String,
}

/// What an item is drawn as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// A box with its name inside: work, a wait with a name, a call.
    Task,
    /// A box for a sub-process; boundary events sit on its lower edge.
    Subprocess,
    /// A diamond of 50 × 50, name outside.
    Gateway,
    /// A circle of 36 × 36, name below.
    Event,
    /// A circle of 36 × 36 on the lower edge of the sub-process with this index in [`Drawing::items`], name below.
    Boundary(usize),
    /// A small circle that says where a line cut by the edge of the page goes on.
    Connector,
}

/// Something with a place of its own.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    /// The node of the flow; `None` for connectors.
    pub node: Option<NodeId>,
    /// Index into [`Drawing::lanes`]. A boundary event is in the lane of its sub-process.
    pub lane: usize,
    /// What it is drawn as.
    pub shape: Shape,
    /// Its name, wrapped: inside for boxes, outside for the rest. BPMN writes the same text as `name`.
    pub name: Wrapped,
    /// What is written above the box: the number of a control and the risk it mitigates, a gate.
    pub note: Option<Wrapped>,
    /// What it produces, drawn below the box.
    pub data: Vec<DataItem>,
}

/// Information an item produces.
#[derive(Clone, PartialEq, Debug)]
pub struct DataItem {
    /// The data object.
    pub data: ElementId,
    /// Its name, wrapped.
    pub name: Wrapped,
}

/// A line from an item to another.
#[derive(Clone, PartialEq, Debug)]
pub struct Link {
    /// The index of the edge in [`crate::flow::Flow::edges`]; `None` for what has no edge of its own.
    pub edge: Option<usize>,
    /// Index into [`Drawing::items`].
    pub from: usize,
    /// Index into [`Drawing::items`].
    pub to: usize,
    /// What stands at the line, wrapped. BPMN writes the same text as `name`.
    pub name: Option<Wrapped>,
    /// Whether it leads back.
    pub back: bool,
}

/// A named stretch of the way.
#[derive(Clone, PartialEq, Debug)]
pub struct Phase {
    /// The sub-process.
    pub element: ElementId,
    /// Its name.
    pub name: String,
    /// Its items, as indices into [`Drawing::items`].
    pub items: std::ops::Range<usize>,
}

/// A point, in pixels from the upper left corner.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Point {
    /// To the right.
    pub x: i32,
    /// Down.
    pub y: i32,
}

/// A rectangle, in pixels from the upper left corner.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Frame {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
}

impl Frame {
    /// The right edge.
    pub fn right(self) -> i32 {
        self.x + self.width
    }

    /// The lower edge.
    pub fn bottom(self) -> i32 {
        self.y + self.height
    }

    /// The middle.
    pub fn middle(self) -> Point {
        Point { x: self.x + self.width / 2, y: self.y + self.height / 2 }
    }

    /// Whether two rectangles share more than an edge.
    pub fn overlaps(self, other: Frame) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}

/// A drawing with a place for everything; lists run parallel to those of the [`Drawing`].
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Placed {
    /// Width of all there is, margins included.
    pub width: i32,
    /// Height of all there is, margins included.
    pub height: i32,
    /// The pool: a strip of [`STRIP`] px at the left (vertical lanes: at the top) with its name, the lanes beside it.
    pub pool: Frame,
    /// The lanes; they tile the pool beyond its strip, each with a strip of [`STRIP`] px for its name.
    pub lanes: Vec<Frame>,
    /// The items.
    pub items: Vec<PlacedItem>,
    /// The links.
    pub links: Vec<PlacedLink>,
    /// Bars above the pool, one per phase.
    pub phases: Vec<Frame>,
}

/// The place of an item.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PlacedItem {
    /// Its box, or the square around its diamond or circle.
    pub frame: Frame,
    /// Its name, where that stands outside; `None` for boxes and nameless items.
    pub label: Option<Frame>,
    /// Its note and the line that joins them.
    pub note: Option<PlacedNote>,
    /// What it produces.
    pub data: Vec<PlacedData>,
}

/// The place of a note above a box.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlacedNote {
    /// Its box.
    pub frame: Frame,
    /// From the box of the item to the note.
    pub line: [Point; 2],
}

/// The place of a data object below a box.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlacedData {
    /// The sheet, 36 × 50.
    pub frame: Frame,
    /// Its name, below.
    pub label: Frame,
    /// From the box of the item to the sheet.
    pub line: [Point; 2],
}

/// The way of a line.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PlacedLink {
    /// Corners, first and last on the outlines of what it joins; all stretches are level or upright.
    pub points: Vec<Point>,
    /// What stands at it.
    pub label: Option<Frame>,
}

/// Width of the strips in which the names of pool and lanes stand.
pub const STRIP: i32 = 30;
/// Edge of a gateway's square.
pub const GATEWAY: i32 = 50;
/// Edge of an event's square.
pub const EVENT: i32 = 36;
/// Width of a data sheet.
pub const DATA_WIDTH: i32 = 36;
/// Height of a data sheet.
pub const DATA_HEIGHT: i32 = 50;
