//! Which way things run and in which column they stand: as far right as the longest way to them asks, lines that lead back
//! left out.

use super::{Drawing, Shape};

/// The links of a drawing by item, and the column of each item.
#[derive(Debug)]
pub(super) struct Columns {
    /// The column of each item; a boundary event has that of its sub-process.
    pub(super) of: Vec<usize>,
    /// How many columns there are.
    pub(super) count: usize,
    /// Links out of each item, in order of writing; those of boundary events are not among those of their sub-process.
    pub(super) out: Vec<Vec<usize>>,
    /// Links into each item, in order of writing.
    pub(super) into: Vec<Vec<usize>>,
    /// For each link whether it leads back. At least those the drawing marks; without them there is no way round.
    pub(super) back: Vec<bool>,
    /// How many links the longest way on from each item has.
    pub(super) ahead: Vec<usize>,
}

impl Columns {
    /// Finds the columns of a drawing.
    pub(super) fn of(drawing: &Drawing) -> Columns {
        Columns::delayed(drawing, &[])
    }

    /// Finds the columns of a drawing in which some items stand further right than they have to.
    pub(super) fn delayed(drawing: &Drawing, late: &[(usize, usize)]) -> Columns {
        let count = drawing.items.len();
        let mut columns = Columns {
            of: vec![0; count],
            count: 0,
            out: vec![Vec::new(); count],
            into: vec![Vec::new(); count],
            back: drawing.links.iter().map(|link| link.back || link.from == link.to).collect(),
            ahead: vec![0; count],
        };
        let mut after: Vec<Vec<(usize, usize)>> = vec![Vec::new(); count];
        for (index, link) in drawing.links.iter().enumerate() {
            columns.out[link.from].push(index);
            columns.into[link.to].push(index);
            after[home(drawing, link.from)].push((index, home(drawing, link.to)));
        }
        let order = columns.order(&after);
        for item in &order {
            let late = late.iter().find(|(other, _)| other == item).map_or(0, |(_, late)| *late);
            columns.of[*item] += late;
            for (link, to) in &after[*item] {
                if !columns.back[*link] {
                    columns.of[*to] = columns.of[*to].max(columns.of[*item] + 1);
                }
            }
        }
        for item in order.iter().rev() {
            let forward = after[*item].iter().filter(|(link, _)| !columns.back[*link]);
            columns.ahead[*item] = forward.clone().map(|(_, to)| columns.ahead[*to] + 1).max().unwrap_or(0);
            // What nothing leads to stands just before what it leads to.
            let led_to = columns.into[*item].iter().any(|link| !columns.back[*link]);
            if !led_to && *item != 0 {
                let nearest = forward.map(|(_, to)| columns.of[*to]).min().unwrap_or(1);
                columns.of[*item] = columns.of[*item].max(nearest.saturating_sub(1));
            }
        }
        for item in 0..count {
            columns.of[item] = columns.of[home(drawing, item)];
        }
        columns.count = columns.of.iter().max().map_or(0, |last| last + 1);
        columns
    }

    /// Items in an order in which every link that does not lead back leads onwards. Links that close a circle are marked as
    /// leading back.
    fn order(&mut self, after: &[Vec<(usize, usize)>]) -> Vec<usize> {
        #[derive(Clone, Copy, PartialEq)]
        enum State {
            New,
            Open,
            Done,
        }
        let mut states = vec![State::New; after.len()];
        let mut order = Vec::with_capacity(after.len());
        let mut open: Vec<(usize, usize)> = Vec::new();
        for first in 0..after.len() {
            if states[first] != State::New {
                continue;
            }
            states[first] = State::Open;
            open.push((first, 0));
            while let Some((item, next)) = open.last_mut() {
                let Some((link, to)) = after[*item].get(*next).copied() else {
                    states[*item] = State::Done;
                    order.push(*item);
                    open.pop();
                    continue;
                };
                *next += 1;
                if self.back[link] {
                    continue;
                }
                match states[to] {
                    State::New => {
                        states[to] = State::Open;
                        open.push((to, 0));
                    }
                    State::Open => self.back[link] = true,
                    State::Done => {}
                }
            }
        }
        order.reverse();
        order
    }
}

/// The item in whose column something stands: itself, or the sub-process a boundary event sits on.
pub(super) fn home(drawing: &Drawing, item: usize) -> usize {
    match drawing.items[item].shape {
        Shape::Boundary(host) => host,
        Shape::Task | Shape::Subprocess | Shape::Gateway | Shape::Event | Shape::Connector => item,
    }
}
