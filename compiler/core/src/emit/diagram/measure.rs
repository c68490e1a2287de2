//! What a placed drawing must never have, and what it should have little of.

use super::{Drawing, Frame, Placed, PlacedLink, Point, STRIP, Shape};

/// Figures of a placed drawing.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Figures {
    pub(crate) crossings: usize,
    pub(crate) bends: usize,
    pub(crate) most_bends: usize,
    pub(crate) links: usize,
}

/// All that is wrong with a placed drawing.
pub(crate) fn faults(drawing: &Drawing, placed: &Placed) -> Vec<String> {
    let mut faults = Vec::new();
    let mut solid: Vec<(String, Frame, Vec<usize>)> = Vec::new();
    for (index, item) in placed.items.iter().enumerate() {
        let mut kin = vec![index];
        kin.extend(drawing.items.iter().enumerate().filter_map(|(other, item)| match item.shape {
            Shape::Boundary(host) if host == index => Some(other),
            _ => None,
        }));
        if let Shape::Boundary(host) = drawing.items[index].shape {
            kin.push(host);
        }
        solid.push((format!("item {index}"), item.frame, kin));
        if let Some(label) = item.label {
            solid.push((format!("name of {index}"), label, vec![]));
        }
        if let Some(note) = item.note {
            solid.push((format!("note of {index}"), note.frame, vec![]));
        }
        for data in &item.data {
            solid.push((format!("data of {index}"), data.frame, vec![]));
            solid.push((format!("name of data of {index}"), data.label, vec![]));
        }
        let lane = placed.lanes[drawing.items[index].lane];
        if item.frame.y < lane.y || lane.bottom() < item.frame.bottom() {
            faults.push(format!("item {index} leaves its lane"));
        }
    }
    for (index, link) in placed.links.iter().enumerate() {
        if let Some(label) = link.label {
            solid.push((format!("name of link {index}"), label, vec![]));
        }
    }
    let inner = Frame { x: placed.pool.x + 2 * STRIP, width: placed.pool.width - 2 * STRIP, ..placed.pool };
    for (at, (name, frame, kin)) in solid.iter().enumerate() {
        if frame.x < inner.x
            || frame.y < inner.y
            || inner.right() < frame.right()
            || inner.bottom() < frame.bottom()
        {
            faults.push(format!("{name} leaves the pool"));
        }
        for (other_name, other, other_kin) in &solid[at + 1..] {
            if frame.overlaps(*other) && !kin.iter().any(|item| other_kin.contains(item)) {
                faults.push(format!("{name} on {other_name}"));
            }
        }
    }
    for (index, link) in placed.links.iter().enumerate() {
        let ends = [drawing.links[index].from, drawing.links[index].to];
        if link.points.len() < 2 {
            faults.push(format!("link {index} has no way"));
            continue;
        }
        for (end, point) in [(ends[0], link.points[0]), (ends[1], link.points[link.points.len() - 1])] {
            let frame = placed.items[end].frame;
            let middle = frame.middle();
            let on_side = (point.x == frame.x || point.x == frame.right()) && point.y == middle.y;
            let on_edge = (point.y == frame.y || point.y == frame.bottom()) && point.x == middle.x;
            if !on_side && !on_edge {
                faults.push(format!("link {index} misses the outline of item {end}"));
            }
        }
        for pair in link.points.windows(2) {
            let (one, two) = (pair[0], pair[1]);
            if (one.x != two.x) == (one.y != two.y) {
                faults.push(format!("link {index} is slanted or empty {one:?} {two:?}"));
            }
            let stretch = span(one, two);
            for (name, frame, _) in &solid {
                let own = ends.iter().any(|end| *name == format!("item {end}"));
                let touches = stretch.x < frame.right()
                    && frame.x < stretch.right()
                    && stretch.y < frame.bottom()
                    && frame.y < stretch.bottom();
                let host = matches!(drawing.items[ends[0]].shape, Shape::Boundary(host) if *name == format!("item {host}"));
                if touches && !(host && frame.bottom() - stretch.y <= 18) {
                    faults.push(format!(
                        "link {index} runs through {name}{}",
                        if own { " (its own)" } else { "" }
                    ));
                }
            }
        }
    }
    for (one, first) in placed.links.iter().enumerate() {
        for (two, second) in placed.links.iter().enumerate().skip(one + 1) {
            let (a, b) = (&drawing.links[one], &drawing.links[two]);
            if a.from != b.from && a.to != b.to && along(first, second) {
                faults.push(format!("links {one} and {two} run on one line"));
            }
        }
    }
    faults
}

/// Crossings and bends.
pub(crate) fn figures(drawing: &Drawing, placed: &Placed) -> Figures {
    let mut figures = Figures { links: placed.links.len(), ..Figures::default() };
    for (one, first) in placed.links.iter().enumerate() {
        let bends = first.points.len().saturating_sub(2);
        figures.bends += bends;
        figures.most_bends = figures.most_bends.max(bends);
        for (two, second) in placed.links.iter().enumerate().skip(one + 1) {
            let (a, b) = (&drawing.links[one], &drawing.links[two]);
            if a.from == b.from || a.to == b.to {
                continue;
            }
            for pair in first.points.windows(2) {
                for other in second.points.windows(2) {
                    let (p, q) = (span(pair[0], pair[1]), span(other[0], other[1]));
                    if (p.width == 0) != (q.width == 0)
                        && p.x <= q.right()
                        && q.x <= p.right()
                        && p.y <= q.bottom()
                        && q.y <= p.bottom()
                    {
                        figures.crossings += 1;
                    }
                }
            }
        }
    }
    figures
}

/// Whether two lines share a stretch.
fn along(first: &PlacedLink, second: &PlacedLink) -> bool {
    first.points.windows(2).any(|pair| {
        second.points.windows(2).any(|other| {
            let (p, q) = (span(pair[0], pair[1]), span(other[0], other[1]));
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
