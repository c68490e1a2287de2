//! The way of each line on the grid: of all simple ways the one with the fewest bends and crossings, shorter and plainer
//! lines first.

use super::columns::Columns;
use super::grid::{Grid, Slot, order};
use super::rows::Rows;
use super::tracks::{Channel, Net};
use super::{Drawing, Shape};

/// A side of an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    /// Left.
    Left,
    /// Right.
    Right,
    /// Top.
    Top,
    /// Bottom.
    Bottom,
}

/// What uses a side of an item.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Port {
    /// Lines that come in.
    pub(super) ins: u16,
    /// Lines that go out.
    pub(super) outs: u16,
    /// Whether the names of all that go out may stand away from the item.
    rigid: bool,
}

/// Where the name of a line stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Spot {
    /// Right of the item it comes from, above the line.
    Out,
    /// Below or above the item it comes from, beside the line.
    Stub,
    /// In the column of the item it comes from, where the line turns into its row.
    Turn,
    /// Left of the item it leads to, above the line.
    In,
}

/// The way of a line.
#[derive(Clone, Debug, Default)]
pub(super) struct Way {
    /// Corners, from the slot of the item it comes from to that of the item it leads to.
    pub(super) corners: Vec<Slot>,
    /// For each stretch between corners: the net it is part of, in the channel it runs in.
    pub(super) nets: Vec<Option<usize>>,
}

/// All ways.
#[derive(Debug)]
pub(super) struct Routes {
    /// The way of each link.
    pub(super) ways: Vec<Way>,
    /// The sides of each item: left, right, top, bottom.
    pub(super) ports: Vec<[Port; 4]>,
    /// Channels between columns, by slot; those at odd slots stay empty.
    pub(super) upright: Vec<Channel>,
    /// Channels between rows, by slot; those at row slots stay empty.
    pub(super) level: Vec<Channel>,
    /// Boundary events of each item, from left to right.
    pub(super) seats: Vec<Vec<usize>>,
}

impl Side {
    /// As an index into the sides of an item.
    pub(super) fn index(self) -> usize {
        match self {
            Side::Left => 0,
            Side::Right => 1,
            Side::Top => 2,
            Side::Bottom => 3,
        }
    }
}

impl Way {
    /// The side it comes out of.
    pub(super) fn exit(&self) -> Side {
        side(self.corners[0], self.corners[1])
    }

    /// The side it goes into.
    pub(super) fn entry(&self) -> Side {
        let last = self.corners.len() - 1;
        side(self.corners[last], self.corners[last - 1])
    }
}

/// The side of `one` on which `two` lies.
fn side(one: Slot, two: Slot) -> Side {
    if one.y == two.y {
        if one.x < two.x { Side::Right } else { Side::Left }
    } else if one.y < two.y {
        Side::Bottom
    } else {
        Side::Top
    }
}

/// Finds the ways of all links, each in its turn.
pub(super) fn route(drawing: &Drawing, columns: &Columns, grid: &mut Grid, order: &[usize]) -> Routes {
    let mut routes = Routes {
        ways: vec![Way::default(); drawing.links.len()],
        ports: vec![[Port::default(); 4]; drawing.items.len()],
        upright: vec![Channel::default(); grid.width],
        level: vec![Channel::default(); grid.height],
        seats: vec![Vec::new(); drawing.items.len()],
    };
    let mut guests = vec![0usize; drawing.items.len()];
    for item in &drawing.items {
        if let Shape::Boundary(host) = item.shape {
            guests[host] += 1;
        }
    }
    let mut search = Search { drawing, columns, grid, guests, best: i32::MAX, found: Vec::new() };
    for link in order {
        search.find(*link, &routes);
        let corners = std::mem::take(&mut search.found);
        search.keep(*link, corners, &mut routes);
    }
    seat(drawing, columns, &mut routes);
    routes
}

/// The order in which links look for their ways: what goes straight on, what changes its row, what runs in its row, what leads back;
/// near ones first. Of those that leave an item upwards or downwards the one that goes furthest comes first: the others can
/// turn inside its corner.
pub(super) fn sequence(drawing: &Drawing, columns: &Columns, rows: &Rows, grid: &Grid) -> Vec<usize> {
    let ends = |link: usize| (grid.at[drawing.links[link].from], grid.at[drawing.links[link].to]);
    let class = |link: usize| {
        let (from, to) = ends(link);
        if rows.straight[link] {
            0
        } else if columns.back[link] {
            3
        } else if from.y == to.y {
            2
        } else {
            1
        }
    };
    let distance = |link: usize| {
        let (from, to) = ends(link);
        from.x.abs_diff(to.x) + from.y.abs_diff(to.y)
    };
    let is_down = |link: usize| ends(link).0.y < ends(link).1.y;
    let mut nearest = vec![[usize::MAX; 2]; drawing.items.len()];
    for link in (0..drawing.links.len()).filter(|link| class(*link) == 1) {
        let slot = &mut nearest[drawing.links[link].from][usize::from(is_down(link))];
        *slot = distance(link).min(*slot);
    }
    let mut sequence: Vec<usize> = (0..drawing.links.len()).collect();
    sequence.sort_by_cached_key(|link| {
        let (from, to) = ends(*link);
        match class(*link) {
            1 => {
                let item = drawing.links[*link].from;
                let near = nearest[item][usize::from(is_down(*link))];
                (1, near, item, usize::MAX - from.y.abs_diff(to.y), *link)
            }
            class => (class, distance(*link), 0, 0, *link),
        }
    });
    sequence
}

/// Orders boundary events so that their lines do not cross: what leads back at the left, then what goes down, furthest down
/// first, then what turns right at once.
fn seat(drawing: &Drawing, columns: &Columns, routes: &mut Routes) {
    for (item, what) in drawing.items.iter().enumerate() {
        if let Shape::Boundary(host) = what.shape {
            routes.seats[host].push(item);
        }
    }
    for guests in &mut routes.seats {
        guests.sort_by_key(|guest| {
            let way = columns.out[*guest].first().map(|link| &routes.ways[*link]);
            let Some(corners) = way.map(|way| &way.corners).filter(|corners| 2 < corners.len()) else {
                return (1, 0, *guest);
            };
            let down = corners[corners.len() - 1].y;
            if corners[2].x < corners[1].x {
                (0, down, *guest)
            } else if corners.len() == 3 {
                (1, usize::MAX - down, *guest)
            } else {
                (2, usize::MAX - down, *guest)
            }
        });
        for (place, guest) in guests.iter().enumerate() {
            for link in &columns.out[*guest] {
                let way = &routes.ways[*link];
                if let (Some(Some(net)), Some(corner)) = (way.nets.get(1), way.corners.get(1))
                    && let Some(net) = routes.level[corner.y].nets.get_mut(*net)
                {
                    net.seat = Some(place);
                }
            }
        }
    }
}

struct Search<'d> {
    drawing: &'d Drawing,
    columns: &'d Columns,
    grid: &'d mut Grid,
    /// Boundary events on each item.
    guests: Vec<usize>,
    best: i32,
    found: Vec<Slot>,
}

const BEND: i32 = 6;
const CROSSING: i32 = 12;

impl Search<'_> {
    /// Looks for the best way of a link.
    fn find(&mut self, link: usize, routes: &Routes) {
        self.best = i32::MAX;
        self.found.clear();
        for strict in [true, false] {
            self.candidates(link, routes, strict);
            if !self.found.is_empty() {
                return;
            }
        }
        // The last way always runs: out to the right, along channels, in from the left.
        let (s, t) = (self.grid.at[self.drawing.links[link].from], self.grid.at[self.drawing.links[link].to]);
        let h = s.y + 1;
        let (k, l) = (s.x + 1, t.x - 1);
        self.found = if matches!(self.drawing.items[self.drawing.links[link].from].shape, Shape::Boundary(_))
        {
            vec![s, at(s.x, h), at(l, h), at(l, t.y), t]
        } else {
            vec![s, at(k, s.y), at(k, h), at(l, h), at(l, t.y), t]
        };
    }

    /// What a stretch of a line is taken to come from. Events on the edge of a sub-process have a place of their own each, so
    /// the first stretches of their lines may share its column.
    fn source(&self, link: usize, place: usize) -> u32 {
        let from = self.drawing.links[link].from;
        let source = match self.drawing.items[from].shape {
            Shape::Boundary(host) if place == 0 => self.drawing.items.len() + host,
            _ => from,
        };
        source as u32
    }

    fn candidates(&mut self, link: usize, routes: &Routes, strict: bool) {
        let (from, to) = (self.drawing.links[link].from, self.drawing.links[link].to);
        let (s, t) = (self.grid.at[from], self.grid.at[to]);
        let (top, bottom) = order(s.y, t.y);
        let near = top.saturating_sub(9)..(bottom + 10).min(self.grid.height);
        if let Shape::Boundary(_) = self.drawing.items[from].shape {
            if s.x < t.x && s.y < t.y {
                self.try_way(link, routes, strict, 0, &[s, at(s.x, t.y), t]);
            }
            let k = t.x - 1;
            for h in s.y + 1..near.end {
                if self.grid.is_row(h) {
                    continue;
                }
                let far = (h - s.y) as i32 - 1;
                if s.x != t.x {
                    self.try_way(link, routes, strict, far, &[s, at(s.x, h), at(t.x, h), t]);
                }
                self.try_way(link, routes, strict, far, &[s, at(s.x, h), at(k, h), at(k, t.y), t]);
            }
            return;
        }
        if s.x < t.x {
            if s.y == t.y {
                self.try_way(link, routes, strict, 0, &[s, t]);
            } else {
                self.try_way(link, routes, strict, 0, &[s, at(s.x, t.y), t]);
                self.try_way(link, routes, strict, 0, &[s, at(t.x, s.y), t]);
                let (first, last) = (s.x + 1, t.x - 1);
                for k in (first..=last).step_by(2).filter(|k| *k < first + 8 || last < *k + 8) {
                    // Turning next to one of the ends is plainer than on the way.
                    let odd = i32::from(k != first && k != last);
                    self.try_way(link, routes, strict, odd, &[s, at(k, s.y), at(k, t.y), t]);
                }
            }
        }
        let (k, l) = (s.x + 1, t.x - 1);
        // Beside the ends is plainer than far from both.
        let mut channels: Vec<(i32, usize)> = near
            .filter(|h| !self.grid.is_row(*h))
            .map(|h| (h.abs_diff(s.y).min(h.abs_diff(t.y)) as i32, h))
            .collect();
        channels.sort_unstable();
        for (far, h) in channels {
            if self.best <= far + 2 * BEND {
                break;
            }
            if s.x != t.x {
                self.try_way(link, routes, strict, far, &[s, at(s.x, h), at(t.x, h), t]);
            }
            if k != t.x {
                self.try_way(link, routes, strict, far, &[s, at(k, s.y), at(k, h), at(t.x, h), t]);
            }
            if l != s.x {
                self.try_way(link, routes, strict, far, &[s, at(s.x, h), at(l, h), at(l, t.y), t]);
            }
            // In one channel this is a step from one track to another; it always runs.
            self.try_way(link, routes, strict, far, &[s, at(k, s.y), at(k, h), at(l, h), at(l, t.y), t]);
        }
    }

    /// Keeps a way if it may run and is better than the best so far.
    fn try_way(&mut self, link: usize, routes: &Routes, strict: bool, extra: i32, corners: &[Slot]) {
        let mut cost = extra + BEND * (corners.len() as i32 - 2);
        // However it runs, it has to come from one row to the other.
        let height = self.grid.at[self.drawing.links[link].from]
            .y
            .abs_diff(self.grid.at[self.drawing.links[link].to].y);
        if self.best <= cost + (height as i32 / 4 - 2).max(0) {
            return;
        }
        let Some(ports) = self.ports(link, routes, strict, corners) else { return };
        cost += ports;
        let to = self.drawing.links[link].to as u32;
        let hangs = matches!(self.drawing.items[self.drawing.links[link].from].shape, Shape::Boundary(_));
        let last = corners.len() - 2;
        for (place, leg) in corners.windows(2).enumerate() {
            if self.best <= cost {
                return;
            }
            let (one, two) = (leg[0], leg[1]);
            let ends = (place == 0, place == last);
            let from = self.source(link, place);
            // What the first stretch of a line from an edge seems to cross on its way down starts right of it.
            let free = hangs && place == 0;
            let most = if free { i32::MAX } else { (self.best - cost) / CROSSING };
            let Some(crossed) = self.grid.crossed((from, to), (one, two), ends, most) else { return };
            let crossed = if free { 0 } else { crossed };
            cost += CROSSING * crossed + if one.y != two.y { one.y.abs_diff(two.y) as i32 / 4 } else { 0 };
        }
        if self.best <= cost {
            return;
        }
        let held = (0..=last).any(|place| {
            let (one, two) = (corners[place], corners[place + 1]);
            one.y != two.y
                && one.x % 2 == 0
                && !routes.upright[one.x]
                    .admits(&net(link, self.drawing, corners, place), |slot| self.grid.is_row(slot))
        });
        if held {
            return;
        }
        self.best = cost;
        self.found.clear();
        self.found.extend_from_slice(corners);
    }

    /// What the sides a way uses cost; `None` if it may not use them.
    fn ports(&self, link: usize, routes: &Routes, strict: bool, corners: &[Slot]) -> Option<i32> {
        let count = corners.len();
        let exit = side(corners[0], corners[1]);
        let entry = side(corners[count - 1], corners[count - 2]);
        let (from, to) = (self.drawing.links[link].from, self.drawing.links[link].to);
        let mut cost = 0;
        let out = routes.ports[from][exit.index()];
        let into = routes.ports[to][entry.index()];
        if exit == Side::Left || entry == Side::Right || 0 < out.ins || 0 < into.outs {
            return None;
        }
        cost += self.open(from, exit)? + self.open(to, entry)?;
        if 0 < out.outs {
            let named = self.drawing.links[link].name.is_some();
            if strict && named && (out.rigid || rigid(corners)) {
                return None;
            }
            cost += 8;
            let twin = |other: &usize| {
                self.drawing.links[*other].to == to && routes.ways[*other].corners.as_slice() == corners
            };
            if self.columns.out[from].iter().any(twin) {
                cost += 12;
            }
        }
        if 0 < into.ins {
            cost += 3;
        }
        Some(cost)
    }

    /// What using a side costs; `None` if something stands in the way.
    fn open(&self, item: usize, side: Side) -> Option<i32> {
        let what = &self.drawing.items[item];
        if matches!(side, Side::Left | Side::Right) {
            return Some(0);
        }
        match what.shape {
            Shape::Boundary(_) => (side == Side::Bottom).then_some(0),
            Shape::Gateway => Some(if side == Side::Top && !what.name.is_empty() { 2 } else { 0 }),
            Shape::Event | Shape::Connector => {
                (side == Side::Top || what.name.is_empty() || what.shape == Shape::Connector).then_some(2)
            }
            Shape::Task | Shape::Subprocess => match side {
                Side::Top => what.note.is_none().then_some(3),
                Side::Bottom => (what.data.is_empty() && self.guests[item] == 0).then_some(3),
                Side::Left | Side::Right => Some(0),
            },
        }
    }

    /// Writes a way down.
    fn keep(&mut self, link: usize, corners: Vec<Slot>, routes: &mut Routes) {
        let (from, to) = (self.drawing.links[link].from, self.drawing.links[link].to);
        let mut way = Way { corners, nets: Vec::new() };
        for place in 0..way.corners.len() - 1 {
            let (one, two) = (way.corners[place], way.corners[place + 1]);
            self.grid.take(self.source(link, place), to as u32, (one, two));
            let number = if one.y != two.y && one.x % 2 == 0 {
                Some(routes.upright[one.x].add(net(link, self.drawing, &way.corners, place)))
            } else if one.y == two.y && !self.grid.is_row(one.y) {
                Some(routes.level[one.y].add(net(link, self.drawing, &way.corners, place)))
            } else {
                None
            };
            way.nets.push(number);
        }
        let named = self.drawing.links[link].name.is_some();
        let out = &mut routes.ports[from][way.exit().index()];
        out.outs += 1;
        out.rigid |= named && rigid(&way.corners);
        routes.ports[to][way.entry().index()].ins += 1;
        routes.ways[link] = way;
    }
}

/// Whether the name of a way can only stand beside the item it comes from. That of a way back would stand far from the question.
fn rigid(corners: &[Slot]) -> bool {
    let count = corners.len();
    if corners[count - 1].x < corners[0].x {
        return true;
    }
    let exit = side(corners[0], corners[1]);
    let entry = side(corners[count - 1], corners[count - 2]);
    match exit {
        Side::Right => entry != Side::Left,
        Side::Top | Side::Bottom => count != 3,
        Side::Left => true,
    }
}

/// The stretch between two corners as part of the channel it runs in. Next to the item it comes from it may share a track
/// with others from there, next to the item it leads to with others that lead there.
fn net(link: usize, drawing: &Drawing, corners: &[Slot], place: usize) -> Net {
    let (one, two) = (corners[place], corners[place + 1]);
    let upright = one.y != two.y;
    let along = |slot: Slot| if upright { slot.y } else { slot.x };
    let across = |slot: Slot| if upright { slot.x } else { slot.y };
    let (low, high) = order(along(one), along(two));
    let mut net = Net { span: (low, high), ..Net::default() };
    if place == 1 {
        net.from = Some(drawing.links[link].from as u32);
    }
    if place + 3 == corners.len() {
        net.to = Some(drawing.links[link].to as u32);
    }
    let before = place.checked_sub(1).and_then(|before| corners.get(before));
    let after = corners.get(place + 2);
    for (corner, beyond) in [(one, before), (two, after)] {
        let Some(beyond) = beyond else { continue };
        if across(*beyond) < across(corner) {
            net.low.push(along(corner));
        } else {
            net.high.push(along(corner));
        }
    }
    net
}

fn at(x: usize, y: usize) -> Slot {
    Slot { x, y }
}
