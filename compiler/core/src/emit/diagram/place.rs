//! A drawing → places: the stages in their order, and what makes the result better.

use super::better::{self, Width};
use super::turn::{turn, turned};
use super::{Drawing, Placed};
use crate::source::Lanes;

/// Finds a place for everything in a drawing. The drawing has at least one lane, and its indices point into its own lists.
pub fn place(drawing: &Drawing) -> Placed {
    place_within(drawing, Width::Free)
}

/// Finds the places, no further right than they have to be if that is asked for.
pub(super) fn place_within(drawing: &Drawing, width: Width) -> Placed {
    match drawing.run {
        Lanes::Horizontal => better::placed(drawing, width),
        Lanes::Vertical => turn(better::placed(&turned(drawing), width)),
    }
}
