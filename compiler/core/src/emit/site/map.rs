//! The value chain as a map: boxes in tiers by their kind, those that run the business as a chain of arrows, the rest around it.

use super::handovers::{Handovers, in_order};
use crate::emit::index::Area;
use crate::emit::page::{Link, Site};
use crate::model::{ElementId, Kind, LanguageId};
use ltc_grammar::words::AttributeWord;
use std::collections::{BTreeMap, BTreeSet};

/// Boxes of one kind.
pub struct Tier {
    /// `strategic`, `execution`, …; the class of its boxes; empty where no kind is said.
    pub class: &'static str,
    /// The kind in words; empty where no kind is said.
    pub head: String,
    /// Whether its boxes follow each other.
    pub chain: bool,
    /// In the order of the landscape.
    pub boxes: Vec<Field>,
}

/// One class, group or process.
pub struct Field {
    /// Its page.
    pub name: Link,
    /// The organisation's number.
    pub code: String,
    /// What it is for, without Markdown.
    pub purpose: String,
    /// What is in it.
    pub inside: Vec<Link>,
}

/// The kinds in the order in which a map shows them from above.
const TIERS: [&str; 6] = ["strategic", "operating", "execution", "management", "enabling", "supporting"];

/// The map of the whole landscape: its classes, and packages whose processes are in none.
pub fn landscape(site: &Site<'_>, handovers: &Handovers, areas: &[Area], language: LanguageId) -> Vec<Tier> {
    let model = site.model.model();
    let mut shown: Vec<&Area> = Vec::new();
    for area in areas {
        if model.get(area.element).kind == Kind::Package && area.processes.is_empty() {
            shown.extend(&area.areas);
        } else {
            shown.push(area);
        }
    }
    let boxes = shown.into_iter().map(|area| (area.element, inside(area))).collect();
    tiers(site, handovers, boxes, "", language)
}

/// The map of what an area holds: its groups by kind, then its processes.
pub(super) fn area(
    site: &Site<'_>,
    handovers: &Handovers,
    area: &Area,
    up: &str,
    language: LanguageId,
) -> Vec<Tier> {
    let model = site.model.model();
    let areas = area.areas.iter().map(|area| (area.element, inside(area))).collect();
    let mut made = tiers(site, handovers, areas, up, language);
    let processes = area.processes.iter().map(|process| {
        let parts = model.children(*process, Kind::Subprocess).collect();
        (*process, parts)
    });
    made.extend(tiers(site, handovers, processes.collect(), up, language));
    made
}

fn inside(area: &Area) -> Vec<ElementId> {
    area.areas.iter().map(|area| area.element).chain(area.processes.iter().copied()).collect()
}

fn tiers(
    site: &Site<'_>,
    handovers: &Handovers,
    boxes: Vec<(ElementId, Vec<ElementId>)>,
    up: &str,
    language: LanguageId,
) -> Vec<Tier> {
    let model = site.model.model();
    let kind = |id: ElementId| model.plain(id, AttributeWord::Kind).unwrap_or("");
    let known = TIERS.into_iter().chain([""]);
    let made = known.filter_map(|class| {
        let of_kind = boxes.iter().filter(|(id, _)| {
            let kind = kind(*id);
            if class.is_empty() { !TIERS.contains(&kind) } else { kind == class }
        });
        let chain = matches!(class, "operating" | "execution" | "");
        let mut of_kind: Vec<&(ElementId, Vec<ElementId>)> = of_kind.collect();
        if chain {
            let places = places(site, handovers, &of_kind);
            of_kind.sort_by_key(|(id, _)| places.get(id).copied().unwrap_or(usize::MAX));
        }
        let fields: Vec<Field> =
            of_kind.into_iter().map(|(id, parts)| field(site, *id, parts, up, language)).collect();
        let first = boxes.iter().find(|(id, _)| kind(*id) == class && !class.is_empty());
        (!fields.is_empty()).then(|| Tier {
            class,
            head: first.map(|(id, _)| site.word(*id, AttributeWord::Kind, language)).unwrap_or_default(),
            chain,
            boxes: fields,
        })
    });
    made.collect()
}

/// The places of boxes in the order in which they hand over to each other; boxes that do not have none.
fn places(
    site: &Site<'_>,
    handovers: &Handovers,
    boxes: &[&(ElementId, Vec<ElementId>)],
) -> BTreeMap<ElementId, usize> {
    let ids: BTreeSet<ElementId> = boxes.iter().map(|(id, _)| *id).collect();
    let of = |process: ElementId| site.model.ancestry(process).find(|around| ids.contains(around));
    let pairs = handovers.all().iter().filter_map(|one| Some((of(one.from)?, of(one.to)?)));
    let pairs: BTreeSet<(ElementId, ElementId)> = pairs.filter(|(from, to)| from != to).collect();
    in_order(&pairs).into_iter().enumerate().map(|(place, id)| (id, place)).collect()
}

fn field(site: &Site<'_>, id: ElementId, parts: &[ElementId], up: &str, language: LanguageId) -> Field {
    let mut name = site.link(up, id, language);
    if name.href.is_empty() && site.model.get(id).kind == Kind::Process {
        name.href = format!("{up}index.html#{}", site.anchor(id));
    }
    Field {
        name,
        code: site.model.code(id).unwrap_or("").to_owned(),
        purpose: site.purpose(id, language),
        inside: parts.iter().map(|part| site.link(up, *part, language)).collect(),
    }
}
