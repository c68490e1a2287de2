//! The picture: the party's pool with its steps above, ours with what meets them below, and what passes between.
//!
//! Every step of theirs has a column of its own, so no line crosses another. A wide map goes on in further rows.

use super::{Column, Map, Meeting, our_label};
use crate::emit::diagram::{Font, Frame, PAGE, STRIP, Wrapped};
use crate::emit::origin::Origin;
use crate::emit::page::tongue::direction;
use crate::emit::page::{Site, Word};
use crate::emit::region::Mark;
use crate::emit::xml::{Body, Writer};
use crate::model::{ElementId, Kind, LanguageId, Letter};

/// The rules for colours and type of all pictures, and what only this one has.
const STYLE: &str = concat!(
    include_str!("../svg/style.css"),
    ".gap{stroke:#b3400c;stroke:var(--kcp);stroke-width:1.8;stroke-dasharray:6 4}\n",
    ".soft{fill:#51606f;fill:var(--soft)}\n"
);

/// Room around everything.
const MARGIN: i32 = 20;
/// Width of a column.
const COLUMN: i32 = 176;
/// How much wider a column may be so that no word breaks.
const WIDER: i32 = 64;
/// Between the steps of theirs.
const APART: i32 = 18;
/// From the left edge of a column to the line that runs down it.
const TRUNK: i32 = 10;
/// From the left edge of a column to a step of ours.
const INDENT: i32 = 28;
/// From a step of ours to the next column.
const RIGHT: i32 = 4;
/// From a box to its text.
const PAD: i32 = 8;
/// Between boxes.
const GAP: i32 = 16;
/// Between the two pools.
const BETWEEN: i32 = 30;
/// Between two rows of the map.
const ROWS: i32 = 36;

/// A box with its texts.
struct Card {
    name: Wrapped,
    below: Wrapped,
    /// Its outline.
    class: &'static str,
    radius: i32,
    /// What pointing at it says; empty for a gap.
    hint: String,
    path: String,
    /// Whether a region added or changed it.
    changed: bool,
}

/// A step of ours and what passes.
struct Ours {
    card: Card,
    /// What they give (`true`) and what we give, in words.
    passes: Vec<(Way, Wrapped)>,
    /// Which ends of the line have a head.
    down: bool,
    up: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    ToUs,
    ToThem,
}

/// A column with the sizes of its texts.
struct Strand {
    theirs: Card,
    ours: Vec<Ours>,
}

/// Draws a map, of one process if one is given.
pub(super) fn svg(site: &Site<'_>, map: &Map, process: Option<ElementId>, language: LanguageId) -> Vec<u8> {
    let strands: Vec<Strand> =
        map.columns.iter().map(|column| strand(site, column, process, language)).collect();
    // As wide as the longest word asks for.
    let column = COLUMN + strands.iter().map(Strand::excess).max().unwrap_or(0).clamp(0, WIDER);
    let most = ((PAGE - 2 * MARGIN - STRIP) / column).max(1) as usize;
    // Rows of about the same length.
    let rows = strands.len().div_ceil(most).max(1);
    let per_row = strands.len().div_ceil(rows).max(1);
    let pool = STRIP + column * per_row as i32 + GAP;
    let height: i32 = strands.chunks(per_row).map(|row| row_height(row) + ROWS).sum::<i32>() - ROWS;
    let (width, height) = (pool + 2 * MARGIN, height + 2 * MARGIN);
    let party = site.label(map.party, language);
    let us = process.map_or_else(|| site.title(language), |process| site.label(process, language));
    let tag = site.model.tag(language);
    let mut writer = Writer::new().reserve(4_000 + 1_500 * strands.len());
    {
        let mut svg = writer
            .root("svg")
            .attr("xmlns", "http://www.w3.org/2000/svg")
            .attr("class", "d")
            .attr("width", width)
            .attr("height", height)
            .attr("viewBox", format_args!("0 0 {width} {height}"))
            .attr("role", "img")
            .attr("aria-labelledby", "ltc..title ltc..desc")
            .attr("lang", tag)
            .maybe("direction", (direction(tag) == "rtl").then_some("rtl"))
            .body();
        svg.tag("title").attr("id", "ltc..title").text(&format!("{party} – {us}"));
        svg.tag("desc").attr("id", "ltc..desc").text(&describe(site, map, language));
        svg.tag("style").text(STYLE);
        head(&mut svg);
        svg.tag("rect").attr("class", "paper").attr("width", width).attr("height", height);
        let beside = if direction(tag) == "rtl" { Anchor::Middle } else { Anchor::Start };
        let mut y = MARGIN;
        for row in strands.chunks(per_row) {
            draw_row(&mut svg, row, y, (pool, column), (party, us), beside);
            y += row_height(row) + ROWS;
        }
    }
    writer.finish().into_bytes()
}

fn head(svg: &mut Body<'_>) {
    let mut defs = svg.tag("defs").body();
    let mut marker = defs
        .tag("marker")
        .attr("id", "ltc..head")
        .attr("viewBox", "0 0 10 8")
        .attr("refX", 10)
        .attr("refY", 4)
        .attr("markerWidth", 10)
        .attr("markerHeight", 8)
        .attr("markerUnits", "userSpaceOnUse")
        .attr("orient", "auto-start-reverse")
        .body();
    marker.tag("path").attr("class", "head").attr("d", "M0 0l10 4-10 4z");
}

fn strand(site: &Site<'_>, column: &Column, process: Option<ElementId>, language: LanguageId) -> Strand {
    let words = site.words(language);
    let missing = |word: Word, width: i32| Card {
        name: fitting(words.get(word), Font::BODY, width - 2 * PAD),
        below: Wrapped::default(),
        class: "box gap",
        radius: 9,
        hint: String::new(),
        path: String::new(),
        changed: false,
    };
    let theirs = match column.theirs {
        None => missing(Word::NoStepOfTheirs, COLUMN - APART),
        Some(step) => {
            let code = site.model.code(step).unwrap_or("").to_owned();
            let parts = [code, site.deadline(step, language)];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            Card {
                name: fitting(site.label(step, language), Font::BODY, COLUMN - APART - 2 * PAD),
                below: fitting(&parts.join(" · "), Font::SMALL, COLUMN - APART - 2 * PAD),
                class: if column.ours.is_empty() { "box gap" } else { "box" },
                radius: 9,
                hint: hint(site, step, language),
                path: site.model.path(step),
                changed: Mark::of(&site.model, step).is_some(),
            }
        }
    };
    let mut ours: Vec<Ours> =
        column.ours.iter().map(|meeting| our(site, meeting, process, language)).collect();
    if ours.is_empty() {
        let card = missing(Word::NoStepOfOurs, COLUMN - INDENT - RIGHT);
        ours.push(Ours { card, passes: Vec::new(), down: false, up: false });
    }
    Strand { theirs, ours }
}

fn our(site: &Site<'_>, meeting: &Meeting, process: Option<ElementId>, language: LanguageId) -> Ours {
    let width = COLUMN - INDENT - RIGHT - 2 * PAD;
    let kind = site.model.get(meeting.ours).kind;
    let below = match process {
        None => site.label(meeting.process, language).to_owned(),
        Some(_) => site.labels(site.model.roles(meeting.ours, Letter::Responsible), language),
    };
    let all = |way: Way, data: &[ElementId]| -> Vec<(Way, Wrapped)> {
        let arrow = if way == Way::ToUs { "↓" } else { "↑" };
        let text = |data: &ElementId| format!("{arrow}\u{a0}{}", site.label(*data, language));
        data.iter().map(|data| (way, fitting(&text(data), Font::SMALL, width + PAD))).collect()
    };
    let mut passes = all(Way::ToUs, &meeting.they_give);
    passes.extend(all(Way::ToThem, &meeting.we_give));
    let event = matches!(kind, Kind::Trigger | Kind::Wait);
    let card = Card {
        name: fitting(&our_label(site, meeting.ours, language), Font::BODY, width),
        below: fitting(&below, Font::SMALL, width),
        class: match kind {
            Kind::Kcp => "box kcp",
            Kind::Gate => "box gate",
            _ => "box",
        },
        radius: if event { 20 } else { 9 },
        hint: hint(site, meeting.ours, language),
        path: site.model.path(meeting.ours),
        changed: Mark::of(&site.model, meeting.ours).is_some(),
    };
    let down = event || passes.iter().any(|(way, _)| *way == Way::ToUs);
    let up = passes.iter().any(|(way, _)| *way == Way::ToThem);
    Ours { card, passes, down, up }
}

/// A text in lines, wider where a word asks for it.
fn fitting(text: &str, font: Font, width: i32) -> Wrapped {
    Wrapped::fitting(text, font, width, width + WIDER)
}

impl Strand {
    /// How much wider than a column its widest text is.
    fn excess(&self) -> i32 {
        let inner = COLUMN - INDENT - RIGHT - 2 * PAD;
        let theirs = self.theirs.width() - (COLUMN - APART - 2 * PAD);
        let ours = self.ours.iter().map(|ours| {
            let passes = ours.passes.iter().map(|(_, text)| text.width).max().unwrap_or(0);
            (ours.card.width() - inner).max(passes - inner - PAD)
        });
        ours.fold(theirs, i32::max)
    }
}

fn hint(site: &Site<'_>, id: ElementId, language: LanguageId) -> String {
    format!("{}\n{}", site.label(id, language), Origin::of(&site.model, id, language).text())
}

impl Card {
    fn width(&self) -> i32 {
        self.name.width.max(self.below.width)
    }

    fn height(&self) -> i32 {
        (self.name.height + self.below.height + 2 * PAD + 2).max(40)
    }
}

impl Ours {
    fn passes_height(&self) -> i32 {
        let lines: i32 = self.passes.iter().map(|(_, text)| text.height).sum();
        if lines == 0 { 0 } else { lines + 6 }
    }

    fn height(&self) -> i32 {
        self.passes_height() + self.card.height()
    }
}

/// How high the steps of theirs, and ours below, of a row are.
fn heights(row: &[Strand]) -> (i32, i32) {
    let theirs = row.iter().map(|strand| strand.theirs.height()).max().unwrap_or(0);
    let ours = row.iter().map(|strand| strand.ours.iter().map(|ours| ours.height() + GAP).sum::<i32>());
    (theirs, ours.max().unwrap_or(0))
}

fn row_height(row: &[Strand]) -> i32 {
    let (theirs, ours) = heights(row);
    theirs + 2 * GAP + BETWEEN + ours + GAP
}

fn draw_row(
    svg: &mut Body<'_>,
    row: &[Strand],
    y: i32,
    (width, column): (i32, i32),
    (party, us): (&str, &str),
    beside: Anchor,
) {
    let (theirs, ours) = heights(row);
    let above = Frame { x: MARGIN, y, width, height: theirs + 2 * GAP };
    let below = Frame { x: MARGIN, y: above.bottom() + BETWEEN, width, height: ours + GAP };
    for (frame, name) in [(above, party), (below, us)] {
        rect(svg, "lane", frame, 0);
        strip(svg, frame, name);
    }
    for (at, strand) in row.iter().enumerate() {
        let x = MARGIN + STRIP + GAP / 2 + column * at as i32;
        let top = Frame { x, y: above.y + GAP, width: column - APART, height: theirs };
        let mut y = below.y + GAP;
        let trunk = x + TRUNK;
        let gap = strand.ours.iter().all(|ours| ours.card.hint.is_empty());
        let mut last = top.bottom();
        for ours in &strand.ours {
            for (_, text) in &ours.passes {
                let frame = Frame { x: x + TRUNK + 6, y, width: text.width, height: text.height };
                let class = if beside == Anchor::Middle { "s c soft" } else { "s soft" };
                lines(svg, class, text, Font::SMALL, frame, beside);
                y += text.height;
            }
            y += if ours.passes.is_empty() { 0 } else { 6 };
            let frame =
                Frame { x: x + INDENT, y, width: column - INDENT - RIGHT, height: ours.card.height() };
            let middle = frame.middle().y;
            if !gap {
                let stub = format!("M{trunk} {middle}H{}", frame.x);
                svg.tag("path")
                    .attr("class", "line")
                    .maybe("marker-end", ours.down.then_some("url(#ltc..head)"))
                    .attr("d", stub);
                last = middle;
            }
            card(svg, &ours.card, frame);
            y = frame.bottom() + GAP;
        }
        if !gap {
            let up = strand.ours.iter().any(|ours| ours.up);
            svg.tag("path")
                .attr("class", "line")
                .maybe("marker-start", up.then_some("url(#ltc..head)"))
                .attr("d", format_args!("M{trunk} {}V{last}", top.bottom()));
        }
        card(svg, &strand.theirs, top);
    }
}

fn card(svg: &mut Body<'_>, card: &Card, frame: Frame) {
    let mut group = svg
        .tag("g")
        .maybe("class", card.changed.then_some("changed"))
        .maybe("data-step", (!card.path.is_empty()).then_some(card.path.as_str()))
        .body();
    if !card.hint.is_empty() {
        group.tag("title").text(&card.hint);
    }
    rect(&mut group, card.class, frame, card.radius);
    let text = card.name.height + card.below.height;
    let top = frame.y + (frame.height - text) / 2;
    lines(&mut group, "c", &card.name, Font::BODY, Frame { y: top, ..frame }, Anchor::Middle);
    let below = Frame { y: top + card.name.height, ..frame };
    lines(&mut group, "s c soft", &card.below, Font::SMALL, below, Anchor::Middle);
    if card.changed {
        let (x, y) = (frame.right() - 6, frame.y + 2);
        group.tag("circle").attr("class", "changedmark").attr("cx", x).attr("cy", y).attr("r", 8);
        group.tag("text").attr("class", "changedsign").attr("x", x).attr("y", y + 4).text("Δ");
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Anchor {
    Start,
    Middle,
}

/// The lines of a text from the top of a frame on. In scripts that run to the left a text that starts at the line is set in the middle.
fn lines(svg: &mut Body<'_>, class: &str, text: &Wrapped, font: Font, frame: Frame, anchor: Anchor) {
    if text.is_empty() {
        return;
    }
    let x = match anchor {
        Anchor::Start => frame.x,
        Anchor::Middle => frame.middle().x,
    };
    let first = frame.y + font.line - (font.line - font.size) / 2 - font.size / 5;
    let mut body = svg.tag("text").attr("class", class).inline();
    for (index, line) in text.lines().enumerate() {
        body.tag("tspan").attr("x", x).attr("y", first + font.line * index as i32).text(line);
    }
}

fn rect(svg: &mut Body<'_>, class: &str, frame: Frame, radius: i32) {
    svg.tag("rect")
        .attr("class", class)
        .attr("x", frame.x)
        .attr("y", frame.y)
        .attr("width", frame.width)
        .attr("height", frame.height)
        .maybe("rx", (0 < radius).then_some(radius));
}

/// The strip of a pool with its name, which runs upwards.
fn strip(svg: &mut Body<'_>, pool: Frame, name: &str) {
    rect(svg, "strip", Frame { width: STRIP, ..pool }, 0);
    let name = Wrapped::new(name, Font::BODY, (pool.height - 8).max(20));
    let middle = Frame { width: STRIP, ..pool }.middle();
    let count = name.lines().len() as i32;
    let mut body = svg
        .tag("text")
        .attr("class", "c pool")
        .attr("transform", format_args!("translate({} {}) rotate(-90)", middle.x, middle.y))
        .inline();
    for (index, line) in name.lines().enumerate().take(2) {
        let y = 4 + (2 * index as i32 - count.min(2) + 1) * 7;
        body.tag("tspan").attr("x", 0).attr("y", y).text(line);
    }
}

/// The map in words, for those who do not see it: a line for each step of theirs.
fn describe(site: &Site<'_>, map: &Map, language: LanguageId) -> String {
    let words = site.words(language);
    let one = |column: &Column| {
        let theirs =
            column.theirs.map_or_else(|| words.get(Word::NoStepOfTheirs), |step| site.label(step, language));
        let ours: Vec<String> =
            column.ours.iter().map(|meeting| our_label(site, meeting.ours, language)).collect();
        let ours =
            if ours.is_empty() { words.get(Word::NoStepOfOurs).to_owned() } else { ours.join(words.comma()) };
        format!("{theirs}{}{ours}", words.colon())
    };
    map.columns.iter().map(one).collect::<Vec<_>>().join("\n")
}
