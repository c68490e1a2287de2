//! What a placed drawing must never have, and what it should have little of.

use super::columns::Columns;
use super::rows::Rows;
use super::turn::{turn, turned};
use super::{Drawing, Frame, Placed, PlacedLink, Point, STRIP, Shape};
use crate::source::Lanes;

/// How good a placed drawing is. What is in [`Metrics::faults`] is wrong; the rest is a matter of degree.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Metrics {
    /// All that is wrong.
    pub faults: Vec<Fault>,
    /// Where lines cross that neither come from one item nor lead to one.
    pub crossings: usize,
    /// Those of them at which a line is on its way from one lane to another, or down from an event on the edge of a box: lanes and edges force some
    /// of these, and pictures without them have none.
    pub forced_crossings: usize,
    /// Lines.
    pub links: usize,
    /// Corners of all lines.
    pub bends: usize,
    /// Corners of the line that has most.
    pub most_bends: usize,
    /// Corners of lines that go straight on within their lane.
    pub straight_bends: usize,
    /// Rows in which nothing stands.
    pub empty_rows: usize,
    /// Boxes, circles and diamonds: their share of the drawing, in thousandths.
    pub density: i32,
}

/// One thing that is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// Which rule it breaks.
    pub kind: FaultKind,
    /// What breaks it, for people who work on the layout.
    pub what: String,
}

/// The rules that every drawing keeps.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FaultKind {
    /// Nothing lies on anything else.
    Overlap,
    /// No line runs through a box, a sheet or a note.
    Through,
    /// No line runs through a name, and no name lies on anything.
    Label,
    /// Lines begin and end in the middle of a side of what they join.
    Port,
    /// Two lines share a stretch only where they come from one item or lead to one.
    Shared,
    /// All stretches are level or upright, and have a length.
    Slanted,
    /// Everything is inside the pool, and every item in its lane.
    Outside,
}

/// Something solid: a box, a sheet, a note, a name.
struct Solid {
    what: What,
    frame: Frame,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum What {
    Item(usize),
    Name(usize),
    Note(usize),
    Sheet(usize),
    SheetName(usize),
    LinkName(usize),
}

impl What {
    fn is_name(self) -> bool {
        matches!(self, What::Name(_) | What::SheetName(_) | What::LinkName(_))
    }
}

impl Metrics {
    /// Measures a drawing. Looks at all pairs, so it is for tests and reports, not for builds.
    pub fn of(drawing: &Drawing, placed: &Placed) -> Metrics {
        match drawing.run {
            Lanes::Horizontal => Metrics::across(drawing, placed),
            Lanes::Vertical => Metrics::across(&turned(drawing), &turn(placed.clone())),
        }
    }

    fn across(drawing: &Drawing, placed: &Placed) -> Metrics {
        let mut metrics = Metrics { links: placed.links.len(), ..Metrics::default() };
        let solids = solids(drawing, placed);
        metrics.faults = faults(drawing, placed, &solids);
        let ways: Vec<Vec<Frame>> = placed.links.iter().map(stretches).collect();
        let columns = Columns::of(drawing);
        let rows = Rows::of(drawing, &columns);
        let is_forced = |link: usize| {
            let (from, to) =
                (&drawing.items[drawing.links[link].from], &drawing.items[drawing.links[link].to]);
            from.lane != to.lane || matches!(from.shape, Shape::Boundary(_))
        };
        for (one, first) in ways.iter().enumerate() {
            let bends = first.len().saturating_sub(1);
            metrics.bends += bends;
            metrics.most_bends = metrics.most_bends.max(bends);
            if rows.straight[one] {
                metrics.straight_bends += bends;
            }
        }
        for (one, two, count) in crossings(drawing, placed) {
            metrics.crossings += count;
            if is_forced(one) || is_forced(two) {
                metrics.forced_crossings += count;
            }
        }
        metrics.empty_rows = empty_rows(drawing, &rows);
        let area = |frame: Frame| i64::from(frame.width) * i64::from(frame.height);
        let ink: i64 = placed.items.iter().map(|item| area(item.frame)).sum();
        metrics.density = (1000 * ink / area(placed.pool).max(1)) as i32;
        metrics
    }

    /// How many faults there are of a kind.
    pub fn count(&self, kind: FaultKind) -> usize {
        self.faults.iter().filter(|fault| fault.kind == kind).count()
    }
}

fn solids(drawing: &Drawing, placed: &Placed) -> Vec<Solid> {
    let mut solids = Vec::with_capacity(2 * drawing.items.len());
    let mut add = |what, frame| solids.push(Solid { what, frame });
    for (index, item) in placed.items.iter().enumerate() {
        add(What::Item(index), item.frame);
        if let Some(label) = item.label {
            add(What::Name(index), label);
        }
        if let Some(note) = item.note {
            add(What::Note(index), note.frame);
        }
        for data in &item.data {
            add(What::Sheet(index), data.frame);
            add(What::SheetName(index), data.label);
        }
    }
    for (index, link) in placed.links.iter().enumerate() {
        if let Some(label) = link.label {
            add(What::LinkName(index), label);
        }
    }
    solids
}

fn faults(drawing: &Drawing, placed: &Placed, solids: &[Solid]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |kind, what: String| faults.push(Fault { kind, what });
    for (index, item) in placed.items.iter().enumerate() {
        let lane = placed.lanes[drawing.items[index].lane];
        if item.frame.y < lane.y || lane.bottom() < item.frame.bottom() {
            fault(FaultKind::Outside, format!("item {index} leaves its lane"));
        }
    }
    let inner = Frame { x: placed.pool.x + 2 * STRIP, width: placed.pool.width - 2 * STRIP, ..placed.pool };
    let is_guest = |guest: usize, host: usize| drawing.items[guest].shape == Shape::Boundary(host);
    for (at, Solid { what, frame }) in solids.iter().enumerate() {
        let beyond = frame.x < inner.x
            || frame.y < inner.y
            || inner.right() < frame.right()
            || inner.bottom() < frame.bottom();
        if beyond {
            fault(FaultKind::Outside, format!("{what:?} leaves the pool"));
        }
        for Solid { what: other, frame: second } in &solids[at + 1..] {
            let kin = match (what, other) {
                (What::Item(one), What::Item(two)) => is_guest(*one, *two) || is_guest(*two, *one),
                _ => false,
            };
            if frame.overlaps(*second) && !kin {
                let kind =
                    if what.is_name() || other.is_name() { FaultKind::Label } else { FaultKind::Overlap };
                fault(kind, format!("{what:?} on {other:?}"));
            }
        }
    }
    let ways: Vec<Vec<Frame>> = placed.links.iter().map(stretches).collect();
    for (index, link) in placed.links.iter().enumerate() {
        let ends = [drawing.links[index].from, drawing.links[index].to];
        let (Some(first), Some(last)) = (link.points.first(), link.points.last()) else {
            fault(FaultKind::Port, format!("link {index} has no way"));
            continue;
        };
        for (end, point) in [(ends[0], first), (ends[1], last)] {
            let frame = placed.items[end].frame;
            let middle = frame.middle();
            let on_side = (point.x == frame.x || point.x == frame.right()) && point.y == middle.y;
            let on_edge = (point.y == frame.y || point.y == frame.bottom()) && point.x == middle.x;
            if !on_side && !on_edge {
                fault(FaultKind::Port, format!("link {index} misses the outline of item {end}"));
            }
        }
        for stretch in &ways[index] {
            if (stretch.width == 0) == (stretch.height == 0) {
                fault(FaultKind::Slanted, format!("link {index}: {stretch:?}"));
            }
            for Solid { what, frame } in solids {
                let touches = stretch.x < frame.right()
                    && frame.x < stretch.right()
                    && stretch.y < frame.bottom()
                    && frame.y < stretch.bottom();
                if !touches {
                    continue;
                }
                // A line from an event on an edge begins half way down that event, on the edge of its host.
                let at_host = matches!(what, What::Item(host) if is_guest(ends[0], *host))
                    && frame.bottom() - stretch.y <= 18;
                if !at_host {
                    let kind = if what.is_name() { FaultKind::Label } else { FaultKind::Through };
                    fault(kind, format!("link {index} runs through {what:?}"));
                }
            }
        }
    }
    for (one, first) in ways.iter().enumerate() {
        for (two, second) in ways.iter().enumerate().skip(one + 1) {
            let (a, b) = (&drawing.links[one], &drawing.links[two]);
            if a.from != b.from && a.to != b.to && along(first, second) {
                fault(FaultKind::Shared, format!("links {one} and {two} run on one line"));
            }
        }
    }
    faults
}

fn stretches(link: &PlacedLink) -> Vec<Frame> {
    link.points.windows(2).map(|pair| span(pair[0], pair[1])).collect()
}

/// The pairs of lines that cross, and how often, where they neither come from one item nor lead to one.
pub(super) fn crossings(drawing: &Drawing, placed: &Placed) -> Vec<(usize, usize, usize)> {
    let around = |link: &PlacedLink| {
        let xs = || link.points.iter().map(|point| point.x);
        let ys = || link.points.iter().map(|point| point.y);
        let (left, right) = (xs().min().unwrap_or(0), xs().max().unwrap_or(0));
        let (top, bottom) = (ys().min().unwrap_or(0), ys().max().unwrap_or(0));
        Frame { x: left, y: top, width: right - left, height: bottom - top }
    };
    let meet =
        |p: &Frame, q: &Frame| p.x <= q.right() && q.x <= p.right() && p.y <= q.bottom() && q.y <= p.bottom();
    let frames: Vec<Frame> = placed.links.iter().map(around).collect();
    let ways: Vec<Vec<Frame>> = placed.links.iter().map(stretches).collect();
    let mut found = Vec::new();
    for (one, first) in ways.iter().enumerate() {
        for (two, second) in ways.iter().enumerate().skip(one + 1) {
            let (a, b) = (&drawing.links[one], &drawing.links[two]);
            if a.from == b.from || a.to == b.to || !meet(&frames[one], &frames[two]) {
                continue;
            }
            let cross = |p: &Frame, q: &Frame| (p.width == 0) != (q.width == 0) && meet(p, q);
            let count: usize = first.iter().map(|p| second.iter().filter(|q| cross(p, q)).count()).sum();
            if 0 < count {
                found.push((one, two, count));
            }
        }
    }
    found
}

/// Whether two lines share a stretch.
fn along(first: &[Frame], second: &[Frame]) -> bool {
    first.iter().any(|p| {
        second.iter().any(|q| {
            let upright = p.width == 0 && q.width == 0 && p.x == q.x;
            let level = p.height == 0 && q.height == 0 && p.y == q.y;
            (upright && p.y <= q.bottom() && q.y <= p.bottom())
                || (level && p.x <= q.right() && q.x <= p.right())
        })
    })
}

fn span(one: Point, two: Point) -> Frame {
    Frame {
        x: one.x.min(two.x),
        y: one.y.min(two.y),
        width: (one.x - two.x).abs(),
        height: (one.y - two.y).abs(),
    }
}

/// Rows of lanes that hold no item, though their lane has some.
fn empty_rows(drawing: &Drawing, rows: &Rows) -> usize {
    let mut taken: Vec<Vec<bool>> = rows.counts.iter().map(|count| vec![false; *count]).collect();
    for (item, row) in rows.of.iter().enumerate() {
        if let Some(slot) =
            taken.get_mut(drawing.items[item].lane).and_then(|lane: &mut Vec<bool>| lane.get_mut(*row))
        {
            *slot = true;
        }
    }
    let in_use = |lane: &&Vec<bool>| lane.iter().any(|taken| *taken);
    taken.iter().filter(in_use).flatten().filter(|taken| !**taken).count()
}
