//! Placed drawings, one below the other → SVG.

use super::look::Look;
use super::mark::{circle, mark, path, rounded, sheet};
use super::partner;
use crate::emit::diagram::{
    Drawing, Font, Frame, Lane, Link, Partner, Placed, Point, ROOM, STRIP, Shape, Wrapped,
};
use crate::emit::xml::{Body, Tag, Writer};
use crate::flow::NodeId;
use crate::source::Lanes;

/// The rules for colours and type.
pub(super) const STYLE: &str = include_str!("style.css");
/// From a sheet to the next.
const GAP: i32 = 16;

/// What is to be written.
pub(super) struct Picture<'p> {
    /// Its name.
    pub(super) title: &'p str,
    /// The same in words.
    pub(super) description: &'p str,
    /// BCP 47 tag of its texts.
    pub(super) language: &'p str,
    /// Where the diagram of what is around it is.
    pub(super) up: Option<&'p str>,
    /// Where it stands.
    pub(super) setting: Setting<'p>,
    /// The parts, from top to bottom.
    pub(super) sheets: &'p [(Drawing, Placed)],
}

/// Where a picture stands.
#[derive(Clone, Copy)]
pub(super) enum Setting<'p> {
    /// In a file of its own: with its style, its words, and ids that links lead to.
    File,
    /// In a page that has the style and the words.
    Page {
        /// What ids begin with.
        prefix: &'p str,
        /// What a lane is called in `data-lane`.
        lane: &'p dyn Fn(&Lane) -> Option<String>,
        /// Where a click on the name of a line leads to, by its `edge`.
        line: &'p dyn Fn(usize) -> Option<String>,
    },
}

/// What an item is drawn with beside its place.
#[derive(Debug)]
pub(super) struct Dress {
    pub(super) look: Look,
    /// In files the id of its node, in pages its number.
    pub(super) id: String,
    /// The path of its element.
    pub(super) step: String,
    /// What pointing at it says: its label, and where it was written.
    pub(super) hint: String,
    /// Where a click leads to.
    pub(super) href: Option<String>,
    /// Whether it is marked as changed.
    pub(super) changed: bool,
}

/// What all sheets are drawn with.
struct Pen<'p> {
    dress: &'p dyn Fn(NodeId) -> Dress,
    setting: Setting<'p>,
    /// The heads of lines that lead on and back.
    heads: [String; 2],
    /// How names beside a line are set: from the line in scripts that run to the right.
    beside: Anchor,
}

/// Writes a picture. Ids of its own hold two full stops, which no id of a node does. `dress` is asked for every item that has a node.
pub(super) fn draw(picture: &Picture<'_>, dress: &dyn Fn(NodeId) -> Dress) -> String {
    let partners: Vec<Vec<Partner>> =
        picture.sheets.iter().map(|(drawing, placed)| Partner::around(drawing, placed, &|_| true)).collect();
    let rooms = || partners.iter().map(|partners| if partners.is_empty() { 0 } else { ROOM });
    let width = picture.sheets.iter().map(|(_, placed)| placed.width).max().unwrap_or(0);
    let height: i32 = picture.sheets.iter().map(|(_, placed)| placed.height + GAP).sum::<i32>() - GAP
        + rooms().sum::<i32>();
    let items: usize = picture.sheets.iter().map(|(drawing, _)| drawing.items.len()).sum();
    let beside = if right_to_left(picture.language) { Anchor::Middle } else { Anchor::Start };
    let (in_page, prefix) = match picture.setting {
        Setting::File => (false, "ltc"),
        Setting::Page { prefix, .. } => (true, prefix),
    };
    let heads = [format!("url(#{prefix}..head)"), format!("url(#{prefix}..backhead)")];
    let pen = Pen { dress, setting: picture.setting, heads, beside };
    let writer = if in_page { Writer::fragment() } else { Writer::new() };
    let mut writer = writer.reserve(8_000 + 900 * items);
    {
        let svg = writer
            .root("svg")
            .maybe("xmlns", (!in_page).then_some("http://www.w3.org/2000/svg"))
            .attr("class", "d")
            .attr("width", width)
            .attr("height", height.max(0))
            .attr("viewBox", format_args!("0 0 {width} {}", height.max(0)));
        // A picture that is one thing for who hears it would keep the links in it from the keyboard.
        let svg = if in_page {
            svg.attr("role", "group").attr("aria-label", picture.title)
        } else {
            svg.attr("role", "img").attr("aria-labelledby", "ltc..title ltc..desc")
        };
        let mut svg = svg
            .attr("lang", picture.language)
            .maybe("direction", right_to_left(picture.language).then_some("rtl"))
            .body();
        if !in_page {
            svg.tag("title").attr("id", "ltc..title").text(picture.title);
            svg.tag("desc").attr("id", "ltc..desc").text(picture.description);
            svg.tag("style").text(STYLE);
        }
        {
            let mut defs = svg.tag("defs").body();
            for class in ["head", "backhead"] {
                let mut marker = defs
                    .tag("marker")
                    .attr("id", format_args!("{prefix}..{class}"))
                    .attr("viewBox", "0 0 10 8")
                    .attr("refX", 10)
                    .attr("refY", 4)
                    .attr("markerWidth", 10)
                    .attr("markerHeight", 8)
                    .attr("markerUnits", "userSpaceOnUse")
                    .attr("orient", "auto")
                    .body();
                path(&mut marker, class, format_args!("M0 0l10 4-10 4z"));
            }
            if rooms().any(|room| 0 < room) {
                let marker = defs.tag("marker").attr("id", format_args!("{prefix}..messagehead"));
                let marker = marker.attr("viewBox", "0 0 10 8").attr("refX", 9).attr("refY", 4);
                let marker = marker.attr("markerWidth", 10).attr("markerHeight", 8);
                let marker = marker.attr("markerUnits", "userSpaceOnUse").attr("orient", "auto");
                partner::head(&mut marker.body());
            }
        }
        svg.tag("rect").attr("class", "paper").attr("width", width).attr("height", height.max(0));
        let mut y = 0;
        let message_head = format!("url(#{prefix}..messagehead)");
        for (((drawing, placed), partners), room) in picture.sheets.iter().zip(&partners).zip(rooms()) {
            let at = |y: i32| (y != 0).then(|| format!("translate(0 {y})"));
            let top = y;
            y += room;
            let mut group = svg.tag("g").maybe("transform", at(y)).body();
            match picture.up {
                Some(up) => strip(
                    &mut group.tag("a").attr("href", up).body(),
                    "pool",
                    pool_strip(drawing, placed),
                    &drawing.name,
                ),
                None => strip(&mut group, "pool", pool_strip(drawing, placed), &drawing.name),
            }
            draw_sheet(&mut group, drawing, placed, &pen);
            drop(group);
            if 0 < room {
                let mut group = svg.tag("g").maybe("transform", at(top)).body();
                partner::draw(&mut group, partners, &message_head, pen.beside);
            }
            y += placed.height + GAP;
        }
    }
    writer.finish()
}

fn draw_sheet(group: &mut Body<'_>, drawing: &Drawing, placed: &Placed, pen: &Pen<'_>) {
    for (phase, frame) in drawing.phases.iter().zip(&placed.phases) {
        rounded(group, "phase", *frame, 4);
        let name = Wrapped::new(&phase.name, Font::SMALL, 100_000);
        let upwards = drawing.run == Lanes::Vertical;
        let text = shortened(&name.text, if upwards { frame.height } else { frame.width } - 10);
        let (x, y) =
            if upwards { (frame.x + 14, frame.middle().y) } else { (frame.middle().x, frame.y + 14) };
        let turn = upwards.then(|| format!("rotate(-90 {x} {y})"));
        let label = group.tag("text").attr("class", "s c").attr("x", x).attr("y", y);
        let mut label = label.maybe("transform", turn).inline();
        if text.len() < name.text.len() {
            label.tag("title").text(&name.text);
        }
        label.text(&text);
    }
    for (lane, frame) in drawing.lanes.iter().zip(&placed.lanes) {
        let key = match pen.setting {
            Setting::File => None,
            Setting::Page { lane: key, .. } => key(lane),
        };
        group
            .tag("rect")
            .attr("class", "lane")
            .maybe("data-lane", key)
            .attr("x", frame.x)
            .attr("y", frame.y)
            .attr("width", frame.width)
            .attr("height", frame.height)
            .empty();
        strip(group, "lane-name", strip_of(drawing, *frame), &lane.name);
    }
    for (link, way) in drawing.links.iter().zip(&placed.links) {
        let class = if link.back { "line back" } else { "line" };
        let head = &pen.heads[usize::from(link.back)];
        let line = group.tag("path").attr("class", class).attr("marker-end", head);
        of_link(line, drawing, link, pen).attr("d", rounded_way(&way.points)).empty();
    }
    for (item, place) in drawing.items.iter().zip(&placed.items) {
        let Some(node) = item.node else {
            let middle = place.frame.middle();
            circle(group, "cut", middle.x, middle.y, place.frame.width / 2);
            inside(group, item.name.text.as_str(), place.frame);
            continue;
        };
        let dress = (pen.dress)(node);
        let key = match pen.setting {
            Setting::File => "id",
            Setting::Page { .. } => "data-node",
        };
        let changed = if dress.changed { " changed" } else { "" };
        let mut part = group
            .tag("g")
            .attr(key, &dress.id)
            .attr("class", format_args!("{}{changed}", dress.look.class()))
            .attr("data-step", &dress.step)
            .body();
        part.tag("title").text(&dress.hint);
        for (data, place) in item.data.iter().zip(&place.data) {
            tie(&mut part, place.line);
            sheet(&mut part, place.frame);
            lines(&mut part, "o c", &data.name, Font::SMALL, place.label, Anchor::Middle);
        }
        match &dress.href {
            Some(path) => {
                let mut anchor = part.tag("a").attr("href", path).body();
                draw_item(&mut anchor, item, place, &dress.look, pen);
            }
            None => draw_item(&mut part, item, place, &dress.look, pen),
        }
        if dress.changed && matches!(item.shape, Shape::Task | Shape::Subprocess) {
            badge(&mut part, place.frame);
        }
    }
    for (link, way) in drawing.links.iter().zip(&placed.links) {
        if let (Some(name), Some(label)) = (&link.name, way.label) {
            let href = match pen.setting {
                Setting::Page { line, .. } => link.edge.and_then(line),
                Setting::File => None,
            };
            let write = |group: &mut Body<'_>| {
                let text = group.tag("text").attr("class", pen.beside.class());
                write_lines(of_link(text, drawing, link, pen), name, Font::SMALL, label, pen.beside);
            };
            match href {
                Some(href) => write(&mut group.tag("a").attr("href", href).body()),
                None => write(group),
            }
        }
    }
}

/// What a line says of itself in a page.
fn of_link<'w>(tag: Tag<'w>, drawing: &Drawing, link: &Link, pen: &Pen<'_>) -> Tag<'w> {
    match pen.setting {
        Setting::File => tag,
        Setting::Page { .. } => {
            let node = |item: usize| drawing.items.get(item).and_then(|item| item.node).map(|node| node.0);
            tag.maybe("data-edge", link.edge)
                .maybe("data-from", node(link.from))
                .maybe("data-to", node(link.to))
        }
    }
}

fn draw_item(
    group: &mut Body<'_>,
    item: &crate::emit::diagram::Item,
    place: &crate::emit::diagram::PlacedItem,
    look: &Look,
    pen: &Pen<'_>,
) {
    mark(group, look, place.frame);
    if let (Some(note), Some(place)) = (&item.note, place.note) {
        tie(group, place.line);
        let class = if *look == Look::Gate { "gate note" } else { "kcp note" };
        rounded(group, class, place.frame, 4);
        let y = place.frame.middle().y - note.height / 2;
        let frame = Frame { y, height: note.height, ..place.frame };
        lines(group, "s c", note, Font::SMALL, frame, Anchor::Middle);
    }
    match (item.shape, place.label) {
        (Shape::Task | Shape::Subprocess, _) => {
            let middle = place.frame.middle();
            // Marks take the upper left corner or the lower edge; a long name keeps clear of both.
            let shift = match look {
                Look::Subprocess(_) => -4,
                Look::Control | Look::Gate => 6,
                _ => 0,
            };
            let top = middle.y - item.name.height / 2 + shift;
            let frame = Frame { y: top, height: item.name.height, ..place.frame };
            lines(group, "c", &item.name, Font::BODY, frame, Anchor::Middle);
        }
        (Shape::Boundary(_), Some(label)) => {
            lines(group, pen.beside.class(), &item.name, Font::SMALL, label, pen.beside)
        }
        (_, Some(label)) => lines(group, "o c", &item.name, Font::SMALL, label, Anchor::Middle),
        (_, None) => {}
    }
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Anchor {
    Start,
    Middle,
}

impl Anchor {
    /// The class of a name outside a box.
    pub(super) fn class(self) -> &'static str {
        match self {
            Anchor::Start => "o",
            Anchor::Middle => "o c",
        }
    }
}

/// A sign at the corner of what a region added or changed: it is not told by colour alone.
fn badge(group: &mut Body<'_>, frame: Frame) {
    let (x, y) = (frame.right() - 6, frame.y + 2);
    circle(group, "changedmark", x, y, 8);
    group.tag("text").attr("class", "changedsign").attr("x", x).attr("y", y + 4).text("Δ");
}

/// The lines of a text in a frame.
pub(super) fn lines(
    group: &mut Body<'_>,
    class: &str,
    text: &Wrapped,
    font: Font,
    frame: Frame,
    anchor: Anchor,
) {
    write_lines(group.tag("text").attr("class", class), text, font, frame, anchor);
}

fn write_lines(tag: Tag<'_>, text: &Wrapped, font: Font, frame: Frame, anchor: Anchor) {
    let x = match anchor {
        Anchor::Start => frame.x + 1,
        Anchor::Middle => frame.middle().x,
    };
    // The foot of the letters stands four fifths down the line.
    let first = frame.y + font.line - (font.line - font.size) / 2 - font.size / 5;
    let mut body = tag.inline();
    for (index, line) in text.lines().enumerate() {
        body.tag("tspan").attr("x", x).attr("y", first + font.line * index as i32).text(line);
    }
}

fn pool_strip(drawing: &Drawing, placed: &Placed) -> Frame {
    strip_of(drawing, placed.pool)
}

/// Where the name of a pool or lane stands.
fn strip_of(drawing: &Drawing, frame: Frame) -> Frame {
    match drawing.run {
        Lanes::Horizontal => Frame { width: STRIP, ..frame },
        Lanes::Vertical => Frame { height: STRIP, ..frame },
    }
}

/// A strip with a name, which runs upwards in one that is as wide as a strip.
fn strip(group: &mut Body<'_>, class: &'static str, frame: Frame, name: &str) {
    rounded(group, "strip", frame, 0);
    let upwards = frame.width == STRIP;
    let length = if upwards { frame.height } else { frame.width };
    let name = Wrapped::new(name, Font::BODY, (length - 8).max(20));
    let middle = frame.middle();
    let count = name.lines().len() as i32;
    let mut body = group
        .tag("text")
        .attr("class", format_args!("c {class}"))
        .attr(
            "transform",
            format_args!("translate({} {}){}", middle.x, middle.y, if upwards { " rotate(-90)" } else { "" }),
        )
        .inline();
    for (index, line) in name.lines().enumerate() {
        let y = 4 + (2 * index as i32 - count + 1) * 7;
        body.tag("tspan").attr("x", 0).attr("y", y).text(line);
    }
}

fn tie(group: &mut Body<'_>, line: [Point; 2]) {
    let [from, to] = line;
    path(group, "tie", format_args!("M{} {}L{} {}", from.x, from.y, to.x, to.y));
}

/// A short text in the middle of a frame.
fn inside(group: &mut Body<'_>, text: &str, frame: Frame) {
    let middle = frame.middle();
    group.tag("text").attr("class", "s c").attr("x", middle.x).attr("y", middle.y + 4).text(text);
}

/// A way with its corners rounded.
fn rounded_way(points: &[Point]) -> String {
    use std::fmt::Write as _;
    let mut d = String::with_capacity(24 * points.len());
    let mut write = |arguments: std::fmt::Arguments<'_>| {
        let written = d.write_fmt(arguments);
        debug_assert!(written.is_ok(), "writing to a string does not fail");
    };
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return d };
    write(format_args!("M{} {}", first.x, first.y));
    for corner in points.windows(3) {
        let (before, at, after) = (corner[0], corner[1], corner[2]);
        let length = |one: Point, two: Point| (one.x - two.x).abs() + (one.y - two.y).abs();
        let radius = 6.min(length(before, at) / 2).min(length(at, after) / 2);
        let towards = |to: Point| Point {
            x: at.x + radius * (to.x - at.x).signum(),
            y: at.y + radius * (to.y - at.y).signum(),
        };
        let (enter, leave) = (towards(before), towards(after));
        write(format_args!("L{} {}Q{} {} {} {}", enter.x, enter.y, at.x, at.y, leave.x, leave.y));
    }
    write(format_args!("L{} {}", last.x, last.y));
    d
}

/// As much of a text as fits, three dots behind it if that is not all. Only for what stands in full elsewhere.
fn shortened(text: &str, width: i32) -> String {
    if Font::SMALL.width(text) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for character in text.chars() {
        kept.push(character);
        if width < Font::SMALL.width(&kept) + 12 {
            kept.pop();
            break;
        }
    }
    kept + "…"
}

/// Whether a language is written from right to left.
fn right_to_left(tag: &str) -> bool {
    matches!(
        tag.split('-').next(),
        Some("ar" | "he" | "fa" | "ur" | "ps" | "sd" | "ug" | "yi" | "dv" | "ckb")
    )
}
