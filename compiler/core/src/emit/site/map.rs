//! The value chain as a map: boxes in tiers by their kind, those that run the business as a chain of arrows, the rest around it.

use super::handovers::Handovers;
use crate::emit::index::{Area, TIERS, in_order, is_chain};
use crate::emit::page::{Link, Site};
use crate::model::{ElementId, Kind, LanguageId};
use ltc_grammar::words::AttributeWord;

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
    // Classes of different packages stand beside each other here.
    let order = in_order(model, handovers, shown.iter().map(|area| area.element).collect());
    let place = |area: &&Area| order.iter().position(|element| *element == area.element);
    shown.sort_by_cached_key(place);
    let boxes = shown.into_iter().map(|area| (area.element, inside(area))).collect();
    tiers(site, boxes, "", language)
}

/// The map of what an area holds: its groups by kind, then its processes.
pub(super) fn area(site: &Site<'_>, area: &Area, up: &str, language: LanguageId) -> Vec<Tier> {
    let model = site.model.model();
    let areas = area.areas.iter().map(|area| (area.element, inside(area))).collect();
    let mut made = tiers(site, areas, up, language);
    let processes = area.processes.iter().map(|process| {
        let parts = model.children(*process, Kind::Subprocess).collect();
        (*process, parts)
    });
    made.extend(tiers(site, processes.collect(), up, language));
    made
}

fn inside(area: &Area) -> Vec<ElementId> {
    area.areas.iter().map(|area| area.element).chain(area.processes.iter().copied()).collect()
}

fn tiers(
    site: &Site<'_>,
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
        let fields: Vec<Field> = of_kind.map(|(id, parts)| field(site, *id, parts, up, language)).collect();
        let first = boxes.iter().find(|(id, _)| kind(*id) == class && !class.is_empty());
        (!fields.is_empty()).then(|| Tier {
            class,
            head: first.map(|(id, _)| site.word(*id, AttributeWord::Kind, language)).unwrap_or_default(),
            chain: is_chain(class),
            boxes: fields,
        })
    });
    made.collect()
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
