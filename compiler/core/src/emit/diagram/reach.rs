//! How much room an item takes, with its name, note, data and the names of its lines.

use super::grid::Grid;
use super::names::{Names, Over};
use super::route::{Routes, Side, Spot};
use super::{DATA_HEIGHT, DATA_WIDTH, Drawing, EVENT, Font, GATEWAY, Point, Shape};
use crate::source::Lanes;

/// From the left edge of a sub-process to the middle of the only event on its lower edge.
const FIRST_SEAT: i32 = EVENT / 2 + 6;
/// From a box to its note or data.
pub(super) const APART: i32 = 10;

/// How far something reaches from the middle of its column and row.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Reach {
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) up: i32,
    pub(super) down: i32,
}

impl Reach {
    /// Takes the further of both on each side.
    pub(super) fn widen(&mut self, other: Reach) {
        self.left = self.left.max(other.left);
        self.right = self.right.max(other.right);
        self.up = self.up.max(other.up);
        self.down = self.down.max(other.down);
    }
}

/// Width and height; the other way round in a drawing that was turned.
fn in_run(drawing: &Drawing, (width, height): (i32, i32)) -> (i32, i32) {
    match drawing.run {
        Lanes::Horizontal => (width, height),
        Lanes::Vertical => (height, width),
    }
}

/// The size of a data sheet.
pub(super) fn sheet(drawing: &Drawing) -> (i32, i32) {
    in_run(drawing, (DATA_WIDTH, DATA_HEIGHT))
}

/// From a name to the name or sheet before it. Where they stand side by side more, since BPMN gives names a little more width than they need.
pub(super) fn under(drawing: &Drawing) -> i32 {
    match drawing.run {
        Lanes::Horizontal => 2,
        Lanes::Vertical => 10,
    }
}

/// What the frame of a note is wider and higher than its text: bpmn.io writes notes in 12 px, 7 px from the frame.
pub(super) fn note(drawing: &Drawing) -> (i32, i32) {
    in_run(drawing, (20, 16))
}

/// The size of an item; both even, so that its middle is a whole pixel.
pub(super) fn size(drawing: &Drawing, item: usize) -> (i32, i32) {
    let what = &drawing.items[item];
    let even = |length: i32| length + length % 2;
    match what.shape {
        Shape::Gateway => (GATEWAY, GATEWAY),
        Shape::Event | Shape::Boundary(_) => (EVENT, EVENT),
        Shape::Connector => (24, 24),
        Shape::Task | Shape::Subprocess => {
            let data = pitch(drawing, item) * (what.data.len().max(1) as i32 - 1) + sheet(drawing).0 + 4;
            let beside = data.max(Seats::width(drawing, item));
            let (name, lines) = in_run(drawing, (what.name.width, what.name.height));
            // Of three lines and more the first would run into the mark that bpmn.io draws in the corner.
            let room = if lines <= 2 * Font::BODY.line { 0 } else { lines + 54 };
            // Events on the right edge of a box reach half way into it.
            let guests = drawing.run == Lanes::Vertical && Seats::guests(drawing, item).next().is_some();
            let name = if guests { name + EVENT + 4 } else { name };
            let (width, height) = in_run(drawing, (100.max(name + 12), 80.max(room)));
            (even(width.max(beside)), even(height))
        }
    }
}

/// From the middle of a data sheet to that of the next.
pub(super) fn pitch(drawing: &Drawing, item: usize) -> i32 {
    let data = drawing.items[item].data.iter();
    let width = data.map(|data| data.name.width.max(sheet(drawing).0) + 10).max().unwrap_or(0);
    width + width % 2
}

/// How far an item reaches with all that belongs to it.
pub(super) fn reach(drawing: &Drawing, names: &Names, item: usize, size: (i32, i32)) -> Reach {
    let what = &drawing.items[item];
    let (half, high) = (size.0 / 2, size.1 / 2);
    let mut reach = Reach { left: half, right: half, up: high, down: high };
    match what.shape {
        Shape::Task | Shape::Subprocess => {
            if let Some(text) = &what.note {
                let (wider, higher) = note(drawing);
                let half = text.width / 2 + wider / 2;
                let up = high + APART + text.height + higher;
                reach.widen(Reach { left: half, right: half, up, down: 0 });
            }
            if !what.data.is_empty() {
                let width = pitch(drawing, item) * what.data.len() as i32;
                let label = what.data.iter().map(|data| data.name.height).max().unwrap_or(0);
                let down = high + APART + sheet(drawing).1 + under(drawing) + label;
                reach.widen(Reach { left: width / 2, right: width / 2, up: 0, down });
            }
        }
        Shape::Gateway if !what.name.is_empty() => {
            let (width, height) = (what.name.width, what.name.height);
            let lift = names.lift[item].max(high + 4);
            reach.widen(match names.gateways[item] {
                Over::Top => Reach { left: width / 2 + 3, right: width / 2 + 3, up: lift + height, down: 0 },
                Over::Bottom => {
                    Reach { left: width / 2 + 3, right: width / 2 + 3, up: 0, down: high + 4 + height }
                }
                Over::TopLeft => Reach { left: width + 9, right: 0, up: lift + height, down: 0 },
            });
        }
        Shape::Event if !what.name.is_empty() => {
            let half = what.name.width / 2 + 3;
            reach.widen(Reach { left: half, right: half, up: 0, down: high + 3 + what.name.height });
        }
        Shape::Boundary(host) => {
            let (width, height) = self::size(drawing, host);
            let down = height / 2 + EVENT / 2 + 4 + what.name.height;
            let single = FIRST_SEAT - width / 2 + 6 + what.name.width;
            let right = if Seats::single(drawing, host) { single.max(0) } else { 0 };
            return Reach { left: 0, right, up: 0, down };
        }
        Shape::Gateway | Shape::Event | Shape::Connector => {}
    }
    reach
}

/// Room names of links need in the column and row they stand in.
pub(super) fn stubs(
    drawing: &Drawing,
    routes: &Routes,
    names: &Names,
    sizes: &[(i32, i32)],
) -> Vec<(usize, Reach)> {
    let mut found = Vec::new();
    for (link, named) in names.links.iter().enumerate() {
        let (Some(named), Some(name)) = (named, &drawing.links[link].name) else { continue };
        let from = drawing.links[link].from;
        let high = sizes[from].1 / 2;
        let height = named.offset + name.height;
        let reach = match (named.spot, routes.ways[link].exit()) {
            (Spot::Out | Spot::In, _) => Reach { up: height + 5, ..Reach::default() },
            (Spot::Turn, _) => Reach { right: name.width + 8, up: height + 5, ..Reach::default() },
            (Spot::Stub, Side::Top) => {
                let up = names.lift[from].max(high + 3) + height + 2;
                Reach { right: name.width + 8, up, ..Reach::default() }
            }
            (Spot::Stub, Side::Bottom | Side::Left | Side::Right) => {
                Reach { right: name.width + 8, down: high + 3 + height + 2, ..Reach::default() }
            }
        };
        found.push((link, reach));
    }
    found
}

/// Room in each channel for names at its left and its right.
pub(super) fn zones(
    drawing: &Drawing,
    grid: &Grid,
    names: &Names,
    sizes: &[(i32, i32)],
    across: &[Reach],
) -> Vec<(i32, i32)> {
    let mut zones = vec![(0, 0); grid.width];
    for (link, named) in names.links.iter().enumerate() {
        let (Some(named), Some(name)) = (named, &drawing.links[link].name) else { continue };
        let (from, to) = (drawing.links[link].from, drawing.links[link].to);
        match named.spot {
            Spot::Out => {
                let slot = grid.at[from].x;
                let room = across[slot].right - sizes[from].0 / 2;
                zones[slot + 1].0 = zones[slot + 1].0.max(name.width + 6 - room);
            }
            Spot::In => {
                let slot = grid.at[to].x;
                let room =
                    if drawing.items[to].note.is_some() { 0 } else { across[slot].left - sizes[to].0 / 2 };
                zones[slot - 1].1 = zones[slot - 1].1.max(name.width + 4 - room);
            }
            Spot::Stub | Spot::Turn => {}
        }
    }
    zones
}

/// Where boundary events sit on the lower edge of their sub-processes.
pub(super) struct Seats;

impl Seats {
    fn guests(drawing: &Drawing, host: usize) -> impl Iterator<Item = usize> + '_ {
        // They follow their sub-process in order of writing, but something may be written between.
        (host..drawing.items.len()).filter(move |item| drawing.items[*item].shape == Shape::Boundary(host))
    }

    fn single(drawing: &Drawing, host: usize) -> bool {
        Seats::guests(drawing, host).count() == 1
    }

    /// What a guest takes, its name at its right included.
    fn room(drawing: &Drawing, guest: usize) -> i32 {
        EVENT + (drawing.items[guest].name.width - EVENT / 2 + 6).max(0) + 10
    }

    /// The width a sub-process needs for its guests.
    fn width(drawing: &Drawing, host: usize) -> i32 {
        if drawing.items[host].shape != Shape::Subprocess || Seats::single(drawing, host) {
            return 0;
        }
        Seats::guests(drawing, host).map(|guest| Seats::room(drawing, guest)).sum::<i32>() + 10
    }

    /// The middle of a guest; `guests` stand from left to right.
    pub(super) fn seat(
        drawing: &Drawing,
        guests: &[usize],
        guest: usize,
        middle: Point,
        size: (i32, i32),
    ) -> Point {
        let y = middle.y + size.1 / 2;
        if guests.len() == 1 {
            // Beside the mark of a sub-process, which stands in the middle of the edge.
            return Point { x: middle.x - size.0 / 2 + FIRST_SEAT, y };
        }
        let before = guests.iter().take_while(|other| **other != guest);
        let start =
            middle.x - size.0 / 2 + 10 + before.map(|other| Seats::room(drawing, *other)).sum::<i32>();
        Point { x: start + EVENT / 2, y }
    }
}
