//! Vertical lanes: a drawing turned over its diagonal, placed as if its lanes were horizontal, and turned back.

use super::{Drawing, Frame, Placed, PlacedData, PlacedItem, PlacedLink, PlacedNote, Point, Wrapped};

/// The drawing with all its texts as high as they are wide, and as wide as they are high.
pub(super) fn turned(drawing: &Drawing) -> Drawing {
    let text = |text: &mut Wrapped| std::mem::swap(&mut text.width, &mut text.height);
    let mut turned = drawing.clone();
    for item in &mut turned.items {
        text(&mut item.name);
        item.note.iter_mut().for_each(text);
        item.data.iter_mut().map(|data| &mut data.name).for_each(text);
    }
    turned.links.iter_mut().filter_map(|link| link.name.as_mut()).for_each(text);
    turned
}

/// A placed drawing with right for down and down for right.
pub(super) fn turn(placed: Placed) -> Placed {
    Placed {
        width: placed.height,
        height: placed.width,
        pool: frame(placed.pool),
        lanes: placed.lanes.into_iter().map(frame).collect(),
        items: placed.items.into_iter().map(item).collect(),
        links: placed.links.into_iter().map(link).collect(),
        phases: placed.phases.into_iter().map(frame).collect(),
    }
}

fn frame(frame: Frame) -> Frame {
    Frame { x: frame.y, y: frame.x, width: frame.height, height: frame.width }
}

fn point(point: Point) -> Point {
    Point { x: point.y, y: point.x }
}

fn item(item: PlacedItem) -> PlacedItem {
    let data = |data: PlacedData| PlacedData {
        frame: frame(data.frame),
        label: frame(data.label),
        line: data.line.map(point),
    };
    PlacedItem {
        frame: frame(item.frame),
        label: item.label.map(frame),
        note: item.note.map(|note| PlacedNote { frame: frame(note.frame), line: note.line.map(point) }),
        data: item.data.into_iter().map(data).collect(),
    }
}

fn link(link: PlacedLink) -> PlacedLink {
    PlacedLink { points: link.points.into_iter().map(point).collect(), label: link.label.map(frame) }
}
