//! What holds for every SVG.

use super::describe::describe;
use super::draw::{Dress, Picture, Setting, draw};
use super::look::Look;
use crate::emit::diagram::sample::{Piece, Sketch, grown};
use crate::emit::diagram::{Drawing, Shape, fold};
use crate::flow::NodeId;

fn svg(mut drawing: Drawing) -> String {
    for (index, item) in drawing.items.iter_mut().enumerate() {
        item.node = Some(NodeId(index as u32));
    }
    let shapes: Vec<Shape> = drawing.items.iter().map(|item| item.shape).collect();
    let description = describe(&drawing).join("\n");
    let title = drawing.name.clone();
    let picture = Picture {
        title: &title,
        description: &description,
        language: "ar",
        up: Some("a&b.svg"),
        setting: Setting::File,
        sheets: &fold(drawing, 900),
    };
    draw(&picture, &|id| {
        let look = match shapes[id.0 as usize] {
            Shape::Task | Shape::Connector => Look::Work,
            Shape::Subprocess => Look::Subprocess("x.svg".to_owned()),
            Shape::Gateway => Look::Choice,
            Shape::Event => Look::Done,
            Shape::Boundary(_) => Look::Left,
        };
        let hint = "</title><script>".to_owned();
        let href = look.target().map(str::to_owned);
        Dress { look, id: format!("n{}", id.0), step: "<path>".to_owned(), hint, href, changed: false }
    })
}

#[test]
fn what_users_write_is_escaped() {
    let mut sketch = Sketch::new(1);
    let hostile = "</text><script>alert('x')</script> & \"";
    sketch.drawing.name = hostile.to_owned();
    sketch.drawing.lanes[0].name = hostile.to_owned();
    let one = sketch.item(0, Shape::Task, hostile);
    let two = sketch.item(0, Shape::Event, hostile);
    sketch.link(one, two, hostile);
    let text = svg(sketch.drawing);
    assert!(!text.contains("<script") && !text.contains("\"<path"), "{text}");
}

#[test]
fn every_item_is_there_once_and_in_words() {
    let drawing = Sketch::flow(3, &grown(40, 3, 11));
    let count = drawing.items.len();
    let words = describe(&drawing).join("\n");
    let text = svg(drawing);
    for item in 0..count {
        assert_eq!(text.matches(&format!("id=\"n{item}\"")).count(), 1, "item {item}");
    }
    assert!(words.starts_with("1. Market signal received: → 2"), "{words}");
    assert!(
        text.contains("role=\"img\"") && text.contains("direction=\"rtl\"") && text.ends_with("</svg>\n")
    );
}

#[test]
fn the_same_drawing_gives_the_same_bytes() {
    let drawing = Sketch::flow(2, &Piece::Loop(1, Box::new(Piece::Step(0, 3))));
    assert_eq!(svg(drawing.clone()), svg(drawing));
}
