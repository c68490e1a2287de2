//! Grid → pixels: columns as wide and rows as high as what stands in them, channels as wide as their tracks.

use super::columns::Columns;
use super::grid::{Grid, Slot};
use super::names::{Names, Over};
use super::reach::{self, APART, Reach, Seats, pitch, reach, size, stubs, zones};
use super::route::{Routes, Side, Spot};
use super::{
    Drawing, Font, Frame, Placed, PlacedData, PlacedItem, PlacedLink, PlacedNote, Point, STRIP, Shape,
    Wrapped,
};

/// Room around everything.
const MARGIN: i32 = 20;
/// From a track to the next.
const TRACK: i32 = 12;
/// From an item to the first track.
const BESIDE: i32 = 14;
/// Room for the head of an arrow.
const HEAD: i32 = 18;
/// Height of the bar of a phase.
const PHASE: i32 = 24;
/// A stretch of an axis.
#[derive(Clone, Copy, Default, Debug)]
struct Band {
    start: i32,
    /// The middle of a column or row; the first track of a channel.
    line: i32,
    end: i32,
}

/// Gives everything its pixels.
pub(super) fn geometry(
    drawing: &Drawing,
    columns: &Columns,
    grid: &Grid,
    routes: &Routes,
    names: &Names,
) -> Placed {
    let sizes: Vec<(i32, i32)> = (0..drawing.items.len()).map(|item| size(drawing, item)).collect();
    let mut across = vec![Reach::default(); grid.width];
    let mut down = vec![Reach::default(); grid.height];
    for item in 0..drawing.items.len() {
        let reach = reach(drawing, names, item, sizes[item]);
        across[grid.at[item].x].widen(reach);
        down[grid.at[item].y].widen(reach);
    }
    let stubs = stubs(drawing, routes, names, &sizes);
    for (link, reach) in &stubs {
        across[grid.at[drawing.links[*link].from].x].widen(*reach);
        let slot = match names.links[*link].map(|name| name.spot) {
            Some(Spot::Turn) => routes.ways[*link].corners[1].y,
            Some(Spot::In) => grid.at[drawing.links[*link].to].y,
            Some(Spot::Out | Spot::Stub) | None => grid.at[drawing.links[*link].from].y,
        };
        down[slot].widen(*reach);
    }
    let zones = zones(drawing, grid, names, &sizes, &across);
    let levels = phase_levels(drawing, columns);
    let phase_count = levels.iter().map(|level| level + 1).max().unwrap_or(0) as i32;
    let upright: Vec<(Vec<usize>, usize)> =
        routes.upright.iter().map(|channel| channel.tracks(Some(&|slot| grid.is_row(slot)))).collect();
    let level: Vec<(Vec<usize>, usize)> = routes.level.iter().map(|channel| channel.tracks(None)).collect();

    let pool_top = MARGIN + phase_count * PHASE;
    let xs = columns_in_px(grid, &across, &zones, &upright, MARGIN + 2 * STRIP);
    let (ys, lanes) = rows_in_px(drawing, grid, &down, &level, pool_top);
    let right = xs.last().map_or(MARGIN + 2 * STRIP, |band| band.end);
    let bottom = lanes.last().map_or(pool_top, |(_, end)| *end);
    let pool = Frame { x: MARGIN, y: pool_top, width: right - MARGIN, height: bottom - pool_top };
    let lanes = lanes
        .iter()
        .map(|(start, end)| Frame {
            x: MARGIN + STRIP,
            y: *start,
            width: right - MARGIN - STRIP,
            height: end - start,
        })
        .collect();

    let mut items: Vec<PlacedItem> = Vec::with_capacity(drawing.items.len());
    for item in 0..drawing.items.len() {
        let slot = grid.at[item];
        let mut middle = Point { x: xs[slot.x].line, y: ys[slot.y].line };
        if let Shape::Boundary(host) = drawing.items[item].shape {
            middle = Seats::seat(drawing, &routes.seats[host], item, middle, sizes[host]);
        }
        items.push(placed(drawing, names, item, sizes[item], middle));
    }
    let links = (0..drawing.links.len())
        .map(|link| {
            let points = points(drawing, routes, link, &items, &xs, &ys, &upright, &level);
            let label = label(drawing, routes, names, link, &items, &xs, &ys);
            PlacedLink { points, label }
        })
        .collect();
    let phases = drawing
        .phases
        .iter()
        .zip(&levels)
        .map(|(phase, level)| {
            let columns = phase.items.clone().map(|item| columns.of[item]);
            let first = columns.clone().min().unwrap_or(0);
            let last = columns.max().unwrap_or(0);
            let (start, end) = (xs[2 * first + 1].start - 6, xs[2 * last + 1].end + 6);
            Frame { x: start, y: MARGIN + PHASE * *level as i32, width: end - start, height: PHASE - 4 }
        })
        .collect();
    Placed { width: right + MARGIN, height: bottom + MARGIN, pool, lanes, items, links, phases }
}

/// Columns and the channels between them.
fn columns_in_px(
    grid: &Grid,
    across: &[Reach],
    zones: &[(i32, i32)],
    tracks: &[(Vec<usize>, usize)],
    start: i32,
) -> Vec<Band> {
    let mut at = start;
    (0..grid.width)
        .map(|slot| {
            let begin = at;
            let line = if slot % 2 == 1 {
                at += across[slot].left + across[slot].right;
                begin + across[slot].left
            } else {
                let (out, into) = zones[slot];
                let count = tracks[slot].1 as i32;
                let lines = if count == 0 { 0 } else { BESIDE + TRACK * (count - 1) };
                let edge = if slot == 0 || slot + 1 == grid.width { 20 } else { 30 };
                at += edge.max(out + lines + into + HEAD);
                begin + out + BESIDE
            };
            Band { start: begin, line, end: at }
        })
        .collect()
}

/// Rows, the channels between them, and the lanes they make up.
fn rows_in_px(
    drawing: &Drawing,
    grid: &Grid,
    down: &[Reach],
    tracks: &[(Vec<usize>, usize)],
    start: i32,
) -> (Vec<Band>, Vec<(i32, i32)>) {
    let height = |slot: usize| {
        if grid.is_row(slot) {
            return (down[slot].up, down[slot].up + down[slot].down);
        }
        let (lane, _) = grid.downs[slot];
        let edge = slot == 0
            || grid.downs[slot - 1].0 != lane
            || grid.downs.get(slot + 1).is_none_or(|(next, _)| *next != lane);
        let count = tracks[slot].1 as i32;
        match (edge, count) {
            (true, 0) => (10, 14),
            (true, _) => (BESIDE, 2 * BESIDE + TRACK * (count - 1)),
            (false, 0) => (8, 16),
            (false, _) => (12, 24 + TRACK * (count - 1)),
        }
    };
    let mut naturals = vec![0; drawing.lanes.len()];
    for (slot, (lane, _)) in grid.downs.iter().enumerate() {
        naturals[*lane] += height(slot).1;
    }
    // Names of lanes and pool run upwards in a strip that holds two lines.
    let mut missing: Vec<i32> = drawing
        .lanes
        .iter()
        .zip(&naturals)
        .map(|(lane, natural)| 2 * ((strip_length(&lane.name, *natural) - natural) / 2))
        .collect();
    let total: i32 = naturals.iter().sum::<i32>() + missing.iter().sum::<i32>();
    if let Some(last) = missing.last_mut() {
        *last += 2 * ((strip_length(&drawing.name, total) - total) / 2);
    }
    let mut at = start;
    let mut lanes: Vec<(i32, i32)> = Vec::with_capacity(drawing.lanes.len());
    let mut bands = Vec::with_capacity(grid.height);
    for (slot, (lane, _)) in grid.downs.iter().enumerate() {
        let first = slot == 0 || grid.downs[slot - 1].0 != *lane;
        let last = grid.downs.get(slot + 1).is_none_or(|(next, _)| next != lane);
        if first {
            lanes.push((at, at));
            at += missing[*lane] / 2;
        }
        let (line, high) = height(slot);
        bands.push(Band { start: at, line: at + line, end: at + high });
        at += high;
        if last {
            at += missing[*lane] / 2;
            if let Some(lane) = lanes.last_mut() {
                lane.1 = at;
            }
        }
    }
    (bands, lanes)
}

/// The least height, `natural` or more, at which a name fits the strip in two lines; even more than `natural` by an even number.
fn strip_length(name: &str, natural: i32) -> i32 {
    let whole = Font::BODY.width(name);
    let mut length = natural;
    if whole <= length - 8 {
        return length;
    }
    length = length.max(whole / 2 + 8);
    while 2 < Wrapped::new(name, Font::BODY, length - 8).lines().len() && length < whole + 20 {
        length += 12;
    }
    length + (length - natural) % 2
}

/// An item around its middle, with all that belongs to it.
fn placed(drawing: &Drawing, names: &Names, item: usize, size: (i32, i32), middle: Point) -> PlacedItem {
    let what = &drawing.items[item];
    let frame = Frame { x: middle.x - size.0 / 2, y: middle.y - size.1 / 2, width: size.0, height: size.1 };
    let (width, height) = (what.name.width, what.name.height);
    let outside = |x: i32, y: i32| Some(Frame { x, y, width, height });
    let label = match what.shape {
        _ if what.name.is_empty() => None,
        Shape::Task | Shape::Subprocess | Shape::Connector => None,
        Shape::Event => outside(middle.x - width / 2, frame.bottom() + 3),
        Shape::Boundary(_) => outside(middle.x + 6, frame.bottom() + 3),
        Shape::Gateway => {
            let lift = names.lift[item].max(size.1 / 2 + 4);
            match names.gateways[item] {
                Over::Top => outside(middle.x - width / 2, middle.y - lift - height),
                Over::Bottom => outside(middle.x - width / 2, frame.bottom() + 4),
                Over::TopLeft => outside(middle.x - width - 6, middle.y - lift - height),
            }
        }
    };
    let note = what.note.as_ref().map(|note| {
        let (wider, higher) = reach::note(drawing);
        let (width, height) = (note.width + wider, note.height + higher);
        let y = frame.y - APART - height;
        PlacedNote {
            frame: Frame { x: middle.x - width / 2, y, width, height },
            line: [Point { x: middle.x, y: frame.y }, Point { x: middle.x, y: y + height }],
        }
    });
    let pitch = pitch(drawing, item);
    let (wide, high) = reach::sheet(drawing);
    let first = middle.x - pitch * (what.data.len() as i32 - 1) / 2;
    let data = what
        .data
        .iter()
        .enumerate()
        .map(|(index, data)| {
            let x = first + pitch * index as i32;
            let y = frame.bottom() + APART;
            let label = y + high + reach::under(drawing);
            PlacedData {
                frame: Frame { x: x - wide / 2, y, width: wide, height: high },
                label: Frame {
                    x: x - data.name.width / 2,
                    y: label,
                    width: data.name.width,
                    height: data.name.height,
                },
                line: [Point { x, y: frame.bottom() }, Point { x, y }],
            }
        })
        .collect();
    PlacedItem { frame, label, note, data }
}

/// The corners of a line in pixels.
#[expect(clippy::too_many_arguments, reason = "all that the stages before found is needed at once, once")]
fn points(
    drawing: &Drawing,
    routes: &Routes,
    link: usize,
    items: &[PlacedItem],
    xs: &[Band],
    ys: &[Band],
    upright: &[(Vec<usize>, usize)],
    level: &[(Vec<usize>, usize)],
) -> Vec<Point> {
    let way = &routes.ways[link];
    let (from, to) = (items[drawing.links[link].from].frame, items[drawing.links[link].to].frame);
    let legs = way.corners.len() - 1;
    // Where each stretch runs: x of an upright one, y of a level one.
    let runs: Vec<(bool, i32)> = (0..legs)
        .map(|place| {
            let (one, two): (Slot, Slot) = (way.corners[place], way.corners[place + 1]);
            let is_upright = one.y != two.y;
            let (band, tracks) =
                if is_upright { (xs[one.x], &upright[one.x]) } else { (ys[one.y], &level[one.y]) };
            let line = match way.nets[place] {
                Some(net) => band.line + TRACK * tracks.0[net] as i32,
                None if place == 0 && is_upright => from.middle().x,
                None => band.line,
            };
            (is_upright, line)
        })
        .collect();
    let outline = |frame: Frame, side: Side, run: i32| match side {
        Side::Left => Point { x: frame.x, y: run },
        Side::Right => Point { x: frame.right(), y: run },
        Side::Top => Point { x: run, y: frame.y },
        Side::Bottom => Point { x: run, y: frame.bottom() },
    };
    let mut points = vec![outline(from, way.exit(), runs[0].1)];
    for pair in runs.windows(2) {
        let ((is_upright, one), (_, two)) = (pair[0], pair[1]);
        points.push(if is_upright { Point { x: one, y: two } } else { Point { x: two, y: one } });
    }
    points.push(outline(to, way.entry(), runs[legs - 1].1));
    points
}

/// Where the name of a line stands.
fn label(
    drawing: &Drawing,
    routes: &Routes,
    names: &Names,
    link: usize,
    items: &[PlacedItem],
    xs: &[Band],
    ys: &[Band],
) -> Option<Frame> {
    let named = names.links[link]?;
    let name = drawing.links[link].name.as_ref()?;
    let way = &routes.ways[link];
    let from = drawing.links[link].from;
    let (source, target) = (items[from].frame, items[drawing.links[link].to].frame);
    let (width, height) = (name.width, name.height);
    let above = |x: i32, y: i32| Frame { x, y: y - 3 - named.offset - height, width, height };
    Some(match named.spot {
        Spot::Out => above(source.right() + 4, source.middle().y),
        Spot::In => {
            let corner = way.corners[way.corners.len() - 1];
            let noted = drawing.items[drawing.links[link].to].note.is_some();
            let edge = if noted { xs[corner.x].start } else { target.x };
            above(edge - 12 - width, target.middle().y)
        }
        Spot::Turn => above(source.middle().x + 5, ys[way.corners[1].y].line),
        Spot::Stub if way.exit() == Side::Top => {
            let lift = names.lift[from].max(source.height / 2 + 3);
            Frame {
                x: source.middle().x + 5,
                y: source.middle().y - lift - named.offset - height,
                width,
                height,
            }
        }
        Spot::Stub => {
            Frame { x: source.middle().x + 5, y: source.bottom() + 3 + named.offset, width, height }
        }
    })
}

/// Phases side by side share a level; one inside another or beside it in time gets a level of its own.
fn phase_levels(drawing: &Drawing, columns: &Columns) -> Vec<usize> {
    let mut ends: Vec<Vec<(usize, usize)>> = Vec::new();
    drawing
        .phases
        .iter()
        .map(|phase| {
            let columns = phase.items.clone().map(|item| columns.of[item]);
            let first = columns.clone().min().unwrap_or(0);
            let last = columns.max().unwrap_or(0);
            let free = ends.iter().position(|level| level.iter().all(|(a, b)| last < *a || *b < first));
            let level = free.unwrap_or_else(|| {
                ends.push(Vec::new());
                ends.len() - 1
            });
            ends[level].push((first, last));
            level
        })
        .collect()
}
