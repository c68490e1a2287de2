//! The page of a class, a group, or a package that holds processes itself: its map, and the processes in it.

use super::Around;
use super::map::{self, Tier};
use super::process::status_view;
use super::used::{Group, groups};
use crate::emit::Output;
use crate::emit::index::Area;
use crate::emit::origin::Origin;
use crate::emit::page::{Frame, Link, Scripts, Site, Word, Words, markdown};
use crate::model::{ElementId, Kind, LanguageId};
use askama::Template;
use ltc_grammar::words::{AttributeWord, ClauseWord};

/// The way from the page to the folder of its language.
const UP: &str = "../";

/// A process of the area.
struct Line {
    link: Link,
    code: String,
    status: Option<(&'static str, &'static str)>,
    owner: Option<Link>,
    before: Vec<Link>,
    after: Vec<Link>,
    controls: Vec<Link>,
}

#[derive(Template)]
#[template(path = "site/area.html")]
struct AreaPage {
    frame: Frame,
    words: Words,
    level: &'static str,
    kind: &'static str,
    nature: String,
    label: String,
    code: String,
    status: Option<(&'static str, &'static str)>,
    objective: String,
    about: String,
    owner: Option<Link>,
    kpis: Vec<Link>,
    tiers: Vec<Tier>,
    lines: Vec<Line>,
    manual: Vec<Link>,
    used: Vec<Group>,
    path: String,
    origin: Origin,
}

pub(super) fn page(site: &Site<'_>, around: &Around, area: &Area, language: LanguageId) -> Vec<u8> {
    let model = site.model.model();
    let words = site.words(language);
    let id = area.element;
    let kind = model.get(id).kind;
    let prose = |word| {
        let text = model.prose(id, word).and_then(|prose| model.said(prose, language));
        text.map(markdown::render).unwrap_or_default()
    };
    let path = site.address(id).unwrap_or_default();
    let label = site.label(id, language).to_owned();
    let inside = area.all_processes();
    let used = groups(site, &around.uses, id, UP, language, &|how| {
        !matches!(how, super::How::Clause(ClauseWord::From))
    });
    let name = site.names.get(id);
    let set = [(Output::Manual, "html", "HTML"), (Output::Word, "docx", "Word")];
    let set = set.into_iter().filter(|(output, ..)| site.makes(*output) && !area.processes.is_empty());
    let manual = set.map(|(_, ending, text)| Link {
        href: format!("{UP}manuals/{name}.{ending}"),
        text: text.to_owned(),
    });
    let page = AreaPage {
        manual: manual.collect(),
        frame: site.frame(language, &path, label.clone(), site.way_to(id, UP, language), Scripts::Shared),
        words,
        level: match kind {
            Kind::Class => "L1",
            Kind::Group => "L2",
            _ => "",
        },
        kind: words.kind(kind),
        nature: site.word(id, AttributeWord::Kind, language),
        label,
        code: model.code(id).unwrap_or("").to_owned(),
        status: model.status(id).map(|status| status_view(words, status)),
        objective: prose(AttributeWord::Objective),
        about: prose(AttributeWord::About),
        owner: model.owner(id).map(|owner| site.link(UP, owner, language)),
        kpis: site.links(UP, id, AttributeWord::Kpi, language),
        tiers: map::area(site, area, UP, language),
        lines: inside.iter().map(|process| line(site, around, *process, language)).collect(),
        used,
        path: model.path(id),
        origin: Origin::of(model, id, language),
    };
    page.render().expect("a template of texts renders").into_bytes()
}

fn line(site: &Site<'_>, around: &Around, process: ElementId, language: LanguageId) -> Line {
    let model = site.model.model();
    let inside = model.descendants(process).into_iter();
    let controls = inside.filter(|id| matches!(model.get(*id).kind, Kind::Kcp | Kind::Gate));
    Line {
        link: site.link(UP, process, language),
        code: model.code(process).unwrap_or("").to_owned(),
        status: model.status(process).map(|status| status_view(site.words(language), status)),
        owner: model.owner(process).map(|owner| site.link(UP, owner, language)),
        before: around.handovers.coming_to(process).map(|one| site.link(UP, one.from, language)).collect(),
        after: around.handovers.out_of(process).map(|one| site.link(UP, one.to, language)).collect(),
        controls: controls.map(|control| site.link(UP, control, language)).collect(),
    }
}
