//! Where names stand that are not inside a box: always in room kept for them beside the item, so that no line needs to be
//! looked at.

use super::columns::Columns;
use super::reach::under;
use super::route::{Routes, Side, Spot};
use super::{Drawing, Shape};

/// Where the name of a gateway stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Over {
    /// Above, in the middle.
    Top,
    /// Below, in the middle.
    Bottom,
    /// Above, left of the line that comes out there.
    TopLeft,
}

/// The name of a link: its spot and how far from the line, other names at the same spot considered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Named {
    pub(super) spot: Spot,
    /// Height of the names between it and the line.
    pub(super) offset: i32,
}

/// Places of names.
#[derive(Debug)]
pub(super) struct Names {
    /// Of each link that has one.
    pub(super) links: Vec<Option<Named>>,
    /// Of each gateway.
    pub(super) gateways: Vec<Over>,
    /// How far from the middle of an item things above it must stay, since a name stands right of it above its line.
    pub(super) lift: Vec<i32>,
}

impl Names {
    /// Decides where names stand.
    pub(super) fn of(drawing: &Drawing, columns: &Columns, routes: &Routes) -> Names {
        let mut links: Vec<Option<Named>> = vec![None; drawing.links.len()];
        let mut lift = vec![0; drawing.items.len()];
        for (item, out) in columns.out.iter().enumerate() {
            let mut stacks: Vec<(Spot, Side, usize, i32)> = Vec::new();
            for link in out {
                let Some(name) = &drawing.links[*link].name else { continue };
                let way = &routes.ways[*link];
                let (exit, entry) = (way.exit(), way.entry());
                let shared = 1 < routes.ports[item][exit.index()].outs;
                let spot = match exit {
                    Side::Right if shared && entry == Side::Left => Spot::In,
                    Side::Right | Side::Left => Spot::Out,
                    Side::Top | Side::Bottom if shared && way.corners.len() == 3 => Spot::Turn,
                    Side::Top | Side::Bottom => Spot::Stub,
                };
                let key = match spot {
                    Spot::Out | Spot::Stub => 0,
                    Spot::Turn => way.corners[1].y,
                    Spot::In => continue,
                };
                let found = stacks.iter().position(|(s, e, k, _)| (*s, *e, *k) == (spot, exit, key));
                let stack = found.unwrap_or_else(|| {
                    stacks.push((spot, exit, key, 0));
                    stacks.len() - 1
                });
                links[*link] = Some(Named { spot, offset: stacks[stack].3 });
                stacks[stack].3 += name.height + under(drawing);
                if spot == Spot::Out {
                    lift[item] = stacks[stack].3 + 4;
                }
            }
        }
        for into in &columns.into {
            let mut offset = 0;
            for link in into {
                if let (None, Some(name)) = (&links[*link], &drawing.links[*link].name) {
                    links[*link] = Some(Named { spot: Spot::In, offset });
                    offset += name.height + under(drawing);
                }
            }
        }
        let gateways = drawing
            .items
            .iter()
            .zip(&routes.ports)
            .map(|(item, ports)| {
                let used = |side: Side| 0 < ports[side.index()].ins + ports[side.index()].outs;
                match (used(Side::Top), used(Side::Bottom)) {
                    _ if item.shape != Shape::Gateway => Over::Top,
                    (false, _) => Over::Top,
                    (true, false) => Over::Bottom,
                    (true, true) => Over::TopLeft,
                }
            })
            .collect();
        Names { links, gateways, lift }
    }
}
