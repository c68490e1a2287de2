//! From one end to the other, across processes: which domain triggers which and by what, and each class with all of its hand-overs in one
//! picture.

use super::Around;
use super::handovers::{Handover, in_order};
use crate::emit::diagram::{Drawing, Font, Item, Lane, Link as Line, Shape, Wrapped};
use crate::emit::index::{Area, Landscape};
use crate::emit::page::{Frame, Link, Scripts, Site, Word, Words};
use crate::emit::svg;
use crate::flow::NodeId;
use crate::model::{ElementId, Kind, LanguageId};
use askama::Template;
use ltc_grammar::words::AttributeWord;
use std::collections::{BTreeMap, BTreeSet};

/// More boxes than these are no picture any more; the table says it all.
const MOST: usize = 120;

struct Picture {
    anchor: String,
    title: Link,
    svg: String,
    words: Vec<String>,
    /// In the picture of the domains, all its lines.
    lines: Vec<Between>,
}

/// All hand-overs from one domain to another.
struct Between {
    anchor: String,
    from: Link,
    to: Link,
    rows: Vec<Row>,
}

struct Row {
    from: Link,
    to: Link,
    by: Link,
    waits: bool,
}

/// One domain, and how often it hands over to each other.
struct Square {
    class: Link,
    counts: Vec<usize>,
    own: usize,
}

#[derive(Template)]
#[template(path = "site/chain.html")]
struct ChainPage {
    frame: Frame,
    words: Words,
    pictures: Vec<Picture>,
    squares: Vec<Square>,
    rows: Vec<Row>,
}

/// Whether anything hands over to anything.
pub(super) fn is_wanted(around: &Around) -> bool {
    !around.handovers.all().is_empty()
}

pub(super) fn page(site: &Site<'_>, around: &Around, landscape: &Landscape, language: LanguageId) -> Vec<u8> {
    let words = site.words(language);
    let model = site.model.model();
    let told: Vec<Handover> = around
        .handovers
        .all()
        .iter()
        .copied()
        .filter(|one| model.is_own(one.from) || model.is_own(one.to))
        .collect();
    let title = words.get(Word::EndToEnd).to_owned();
    let page = ChainPage {
        frame: site.frame(language, "chain.html", title, Vec::new(), Scripts::Shared),
        words,
        pictures: pictures(site, landscape, &told, language),
        squares: squares(site, &told, language),
        rows: told.iter().map(|one| row(site, one, language)).collect(),
    };
    page.render().expect("a template of texts renders").into_bytes()
}

fn row(site: &Site<'_>, one: &Handover, language: LanguageId) -> Row {
    Row {
        from: site.link("", one.from, language),
        to: site.link("", one.to, language),
        by: site.link("", one.by, language),
        waits: one.waits,
    }
}

/// The class a process is in, else its package.
fn class_of(site: &Site<'_>, process: ElementId) -> ElementId {
    let model = site.model.model();
    model
        .enclosing(process, Kind::Class)
        .or_else(|| model.enclosing(process, Kind::Package))
        .unwrap_or(process)
}

/// The group a process is in, else its class.
fn group_of(site: &Site<'_>, process: ElementId) -> ElementId {
    site.model.enclosing(process, Kind::Group).unwrap_or_else(|| class_of(site, process))
}

fn squares(site: &Site<'_>, told: &[Handover], language: LanguageId) -> Vec<Square> {
    let domains = Domains::of(site, told);
    let mut counts: BTreeMap<(ElementId, ElementId), usize> = BTreeMap::new();
    let mut classes: BTreeSet<ElementId> = BTreeSet::new();
    for one in told {
        let (from, to) = (domains.of_process(site, one.from), domains.of_process(site, one.to));
        classes.extend([from, to]);
        *counts.entry((from, to)).or_default() += 1;
    }
    if classes.len() < 2 {
        return Vec::new();
    }
    let count = |from, to| counts.get(&(from, to)).copied().unwrap_or(0);
    let squares = classes.iter().enumerate().map(|(own, class)| Square {
        class: site.link("", *class, language),
        counts: classes.iter().map(|other| count(*class, *other)).collect(),
        own,
    });
    squares.collect()
}

/// The domains of processes.
struct Domains {
    /// Groups that manage, and hand over to others of their class: domains of their own.
    apart: BTreeSet<ElementId>,
}

impl Domains {
    fn of(site: &Site<'_>, told: &[Handover]) -> Domains {
        let model = site.model.model();
        let manages = |group: &ElementId| model.plain(*group, AttributeWord::Kind) == Some("management");
        let mut apart = BTreeSet::new();
        for one in told.iter().filter(|one| class_of(site, one.from) == class_of(site, one.to)) {
            let groups = [one.from, one.to].map(|process| group_of(site, process));
            if groups[0] != groups[1] {
                let groups = groups.into_iter().filter(|group| model.get(*group).kind == Kind::Group);
                apart.extend(groups.filter(manages));
            }
        }
        Domains { apart }
    }

    /// The domain a process is in: its class, or a group of it that is a domain of its own.
    fn of_process(&self, site: &Site<'_>, process: ElementId) -> ElementId {
        let group = group_of(site, process);
        if self.apart.contains(&group) { group } else { class_of(site, process) }
    }
}

/// First the domains among themselves, then each class with two processes or more that hand over.
fn pictures(site: &Site<'_>, landscape: &Landscape, told: &[Handover], language: LanguageId) -> Vec<Picture> {
    let model = site.model.model();
    let mut pictures = Vec::new();
    pictures.extend(domains(site, told, language));
    let classes = landscape.areas_inside().into_iter().filter(|area| is_top(site, area));
    for class in classes.map(|area| area.element) {
        let inside = |process: ElementId| class_of(site, process) == class;
        let pairs: BTreeSet<(ElementId, ElementId)> = told
            .iter()
            .filter(|one| inside(one.from) || inside(one.to))
            .map(|one| (one.from, one.to))
            .collect();
        if pairs.iter().filter(|(from, to)| inside(*from) && inside(*to)).count() < 2 {
            continue;
        }
        let lane = |process: ElementId| {
            let of = if inside(process) { group_of(site, process) } else { class_of(site, process) };
            site.label(of, language).to_owned()
        };
        let order = in_order(&pairs);
        if MOST < order.len() {
            continue;
        }
        let title = site.label(class, language).to_owned();
        let anchor = model.path(class);
        let mut made = picture(site, (title, &anchor), (&order, &pairs), (&lane, &[]), language);
        made.title = site.link("", class, language);
        pictures.push(made);
    }
    pictures
}

/// The domains among themselves: each line says by what the one triggers the other, and leads to all of it in words.
fn domains(site: &Site<'_>, told: &[Handover], language: LanguageId) -> Option<Picture> {
    let model = site.model.model();
    let domains = Domains::of(site, told);
    let mut between: BTreeMap<(ElementId, ElementId), Vec<&Handover>> = BTreeMap::new();
    for one in told {
        let (from, to) = (domains.of_process(site, one.from), domains.of_process(site, one.to));
        if from != to {
            between.entry((from, to)).or_default().push(one);
        }
    }
    let pairs: BTreeSet<(ElementId, ElementId)> = between.keys().copied().collect();
    if pairs.is_empty() {
        return None;
    }
    let order = in_order(&pairs);
    let title = site.words(language).get(Word::WhoTriggersWhom).to_owned();
    let lane = |domain: ElementId| site.word(domain, AttributeWord::Kind, language);
    let anchor = |from, to| format!("from-{}-to-{}", model.path(from), model.path(to));
    let names = between.iter().map(|((from, to), all)| Name {
        text: match all.as_slice() {
            [] => String::new(),
            [one] => site.label(one.by, language).to_owned(),
            [first, more @ ..] => format!("{} +{}", site.label(first.by, language), more.len()),
        },
        href: format!("#{}", anchor(*from, *to)),
    });
    let names: Vec<Name> = names.collect();
    let mut made = picture(site, (title, "domains"), (&order, &pairs), (&lane, &names), language);
    let lines = between.iter().map(|((from, to), all)| Between {
        anchor: anchor(*from, *to),
        from: site.link("", *from, language),
        to: site.link("", *to, language),
        rows: all.iter().map(|one| row(site, one, language)).collect(),
    });
    made.lines = lines.collect();
    Some(made)
}

/// What stands at a line, and where it leads.
struct Name {
    text: String,
    href: String,
}

fn is_top(site: &Site<'_>, area: &Area) -> bool {
    matches!(site.model.get(area.element).kind, Kind::Class | Kind::Package)
}

fn picture(
    site: &Site<'_>,
    (title, anchor): (String, &str),
    (order, pairs): (&[ElementId], &BTreeSet<(ElementId, ElementId)>),
    (lane, names): (&dyn Fn(ElementId) -> String, &[Name]),
    language: LanguageId,
) -> Picture {
    let model = site.model.model();
    let mut drawing = Drawing { name: title.clone(), ..Drawing::default() };
    let mut boxes: Vec<svg::Box> = Vec::with_capacity(order.len());
    let mut places: BTreeMap<ElementId, usize> = BTreeMap::new();
    for id in order.iter().copied() {
        let name = lane(id);
        let at = drawing.lanes.iter().position(|one| one.name == name).unwrap_or_else(|| {
            drawing.lanes.push(Lane { role: None, name });
            drawing.lanes.len() - 1
        });
        places.insert(id, drawing.items.len());
        let label = site.label(id, language);
        drawing.items.push(Item {
            node: Some(NodeId(boxes.len() as u32)),
            lane: at,
            shape: Shape::Task,
            name: Wrapped::new(label, Font::BODY, 110),
            note: None,
            data: Vec::new(),
        });
        boxes.push(svg::Box {
            path: model.path(id),
            hint: format!("{label}\n{}", site.purpose(id, language)),
            href: site.address(id),
        });
    }
    for (edge, (from, to)) in pairs.iter().enumerate() {
        let (Some(from), Some(to)) = (places.get(from), places.get(to)) else { continue };
        let name = names.get(edge).map(|name| Wrapped::fitting(&name.text, Font::SMALL, 120, 160));
        drawing.links.push(Line { edge: Some(edge), from: *from, to: *to, name, back: to <= from });
    }
    drawing.links.sort_by_key(|line| (line.from, line.back, line.to));
    let hrefs: Vec<String> = names.iter().map(|name| name.href.clone()).collect();
    let (svg, words) = svg::free(drawing, (&boxes, &hrefs), model.tag(language), anchor);
    let title = Link { href: String::new(), text: title };
    Picture { anchor: anchor.to_owned(), title, svg, words, lines: Vec::new() }
}
