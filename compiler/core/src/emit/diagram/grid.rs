//! The grid lines run on, and who runs where.
//!
//! Across, slot `2c + 1` is column `c` and the even slots are the channels between columns. Down, each row of a lane is an
//! odd slot within its lane, and every lane has a channel above its first row, between its rows, and below its last.
//! In a channel any number of lines may run beside each other (each gets a track of its own later); in the middle of a
//! column or a row only one, unless the lines share the item they come from or lead to.

use super::columns::{Columns, home};
use super::rows::Rows;
use super::{Drawing, Shape};

/// A place on the grid.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Slot {
    pub(super) x: usize,
    pub(super) y: usize,
}

/// What the lines in one slot have in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Owner {
    /// Nobody is there.
    #[default]
    Free,
    /// Lines that all come from one item or all lead to one.
    Lines { from: Option<u32>, to: Option<u32> },
}

impl Owner {
    fn admits(self, from: u32, to: u32) -> bool {
        match self {
            Owner::Free => true,
            Owner::Lines { from: f, to: t } => f == Some(from) || t == Some(to),
        }
    }

    fn with(self, from: u32, to: u32) -> Owner {
        match self {
            Owner::Free => Owner::Lines { from: Some(from), to: Some(to) },
            Owner::Lines { from: f, to: t } => {
                Owner::Lines { from: f.filter(|f| *f == from), to: t.filter(|t| *t == to) }
            }
        }
    }
}

/// The grid of a drawing.
#[derive(Debug)]
pub(super) struct Grid {
    /// Slots across.
    pub(super) width: usize,
    /// Slots down.
    pub(super) height: usize,
    /// For each slot down the lane it is in and whether it is a row (else a channel).
    pub(super) downs: Vec<(usize, bool)>,
    /// The slot of each item; a boundary event has that of its sub-process.
    pub(super) at: Vec<Slot>,
    items: Vec<bool>,
    level: Vec<Owner>,
    upright: Vec<Owner>,
    levels: Vec<u16>,
    uprights: Vec<u16>,
}

impl Grid {
    /// The grid with its items and no lines yet.
    pub(super) fn new(drawing: &Drawing, columns: &Columns, rows: &Rows) -> Grid {
        let mut downs = Vec::new();
        let mut tops = Vec::new();
        for (lane, count) in rows.counts.iter().enumerate() {
            tops.push(downs.len());
            downs.push((lane, false));
            for _ in 0..*count {
                downs.extend([(lane, true), (lane, false)]);
            }
        }
        let (width, height) = (2 * columns.count + 1, downs.len());
        let at: Vec<Slot> = (0..drawing.items.len())
            .map(|item| {
                let item = home(drawing, item);
                let top = tops[drawing.items[item].lane];
                Slot { x: 2 * columns.of[item] + 1, y: top + 2 * rows.of[item] + 1 }
            })
            .collect();
        let mut items = vec![false; width * height];
        for (slot, item) in at.iter().zip(&drawing.items) {
            if !matches!(item.shape, Shape::Boundary(_)) {
                items[slot.y * width + slot.x] = true;
            }
        }
        let all = width * height;
        Grid {
            width,
            height,
            downs,
            at,
            items,
            level: vec![Owner::Free; all],
            upright: vec![Owner::Free; all],
            levels: vec![0; all],
            uprights: vec![0; all],
        }
    }

    /// Whether a slot down is a row.
    pub(super) fn is_row(&self, y: usize) -> bool {
        self.downs[y].1
    }

    /// How many lines a stretch from one corner to the next would cross; `None` if it may not run there or crosses more
    /// than `most`. The slots of the items it joins don't count.
    pub(super) fn crossed(
        &self,
        (from, to): (u32, u32),
        leg: (Slot, Slot),
        ends: (bool, bool),
        most: i32,
    ) -> Option<i32> {
        let mut crossed = 0;
        let level = leg.0.y == leg.1.y;
        let (low, high) = if level { order(leg.0.x, leg.1.x) } else { order(leg.0.y, leg.1.y) };
        let (first, last) = if level { (leg.0.x, leg.1.x) } else { (leg.0.y, leg.1.y) };
        let own_track = if level { !self.is_row(leg.0.y) } else { leg.0.x.is_multiple_of(2) };
        for at in low..=high {
            if (ends.0 && at == first) || (ends.1 && at == last) {
                continue;
            }
            let index = if level { leg.0.y * self.width + at } else { at * self.width + leg.0.x };
            if self.items[index] {
                return None;
            }
            let (along, across, count) = if level {
                (self.level[index], self.upright[index], self.uprights[index])
            } else {
                (self.upright[index], self.level[index], self.levels[index])
            };
            // Lines that meet in a channel are put in order later; in the middle of a column or row they would touch.
            let meets = level && at % 2 == 0 && (at == low || at == high);
            if !own_track && !meets && !along.admits(from, to) {
                return None;
            }
            if at != low && at != high && 0 < count && (across == Owner::Free || !across.admits(from, to)) {
                crossed += i32::from(count);
                if most < crossed {
                    return None;
                }
            }
        }
        Some(crossed)
    }

    /// Marks a stretch as taken.
    pub(super) fn take(&mut self, from: u32, to: u32, leg: (Slot, Slot)) {
        if leg.0.y == leg.1.y {
            let (low, high) = order(leg.0.x, leg.1.x);
            for x in low..=high {
                let index = leg.0.y * self.width + x;
                self.level[index] = self.level[index].with(from, to);
                self.levels[index] += 1;
            }
        } else {
            let (low, high) = order(leg.0.y, leg.1.y);
            for y in low..=high {
                let index = y * self.width + leg.0.x;
                self.upright[index] = self.upright[index].with(from, to);
                self.uprights[index] += 1;
            }
        }
    }
}

/// The smaller first.
pub(super) fn order(one: usize, other: usize) -> (usize, usize) {
    (one.min(other), one.max(other))
}
