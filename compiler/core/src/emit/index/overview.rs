//! The overview of a project in one language: landscape, roles, risks and controls.

use super::measures::{self, KpiView, PainView};
use super::{Area, Landscape};
use crate::emit::organisation::People;
use crate::emit::page::{Accepted, Frame, Link, Scripts, Separation, Site, Tab, Word, Words, markdown};
use crate::emit::raci::{Entry, Work};
use crate::emit::{Output, glossary, interface, organisation};
use crate::model::{ElementId, Kind, LanguageId, Letter, Status, Value};
use askama::Template;
use ltc_grammar::words::{AttributeWord, ClauseWord};
use std::collections::BTreeMap;

struct Count {
    number: usize,
    word: &'static str,
    href: &'static str,
}

struct SubprocessView {
    label: String,
    code: String,
    links: Vec<Link>,
}

struct ProcessView {
    anchor: String,
    label: String,
    code: String,
    status: Option<(&'static str, &'static str)>,
    purpose: String,
    owner: Option<Link>,
    triggers: String,
    inputs: String,
    outputs: String,
    kpis: String,
    controls: Vec<String>,
    picture: Option<String>,
    links: Vec<Tab>,
    files: Vec<Link>,
    subprocesses: Vec<SubprocessView>,
}

struct AreaView {
    level: &'static str,
    kind: &'static str,
    /// `h2` or `h3`.
    deep: bool,
    label: String,
    code: String,
    /// Operating, enabling, supporting; of a group, its part in the class.
    nature: String,
    about: String,
    owner: String,
    processes: Vec<ProcessView>,
}

struct RoleView {
    label: String,
    id: String,
    href: String,
    team: bool,
    about: String,
    counts: [usize; 4],
}

struct RiskView {
    code: String,
    label: String,
    category: String,
    controls: Vec<Link>,
}

#[derive(Template)]
#[template(path = "index/overview.html")]
struct OverviewPage {
    frame: Frame,
    words: Words,
    counts: Vec<Count>,
    areas: Vec<AreaView>,
    roles: Vec<RoleView>,
    risks: Vec<RiskView>,
    separations: Vec<Separation>,
    kpis: Vec<KpiView>,
    pains: Vec<PainView>,
    accepted: Vec<Accepted>,
    glossary: bool,
    /// Pages about the organisation and its authority.
    people: Vec<Link>,
    model: bool,
}

pub(super) fn of(
    site: &Site<'_>,
    landscape: &Landscape,
    work: &Work,
    people: &People,
    language: LanguageId,
) -> Vec<u8> {
    let words = site.words(language);
    let mut areas = Vec::new();
    for area in &landscape.areas {
        add_area(site, area, work, language, 0, &mut areas);
    }
    let roles: Vec<RoleView> = if site.makes(Output::Raci) {
        work.roles.iter().map(|(role, entries)| role_view(site, *role, entries, language)).collect()
    } else {
        Vec::new()
    };
    let risks = risks(site, landscape, language);
    let model = site.model.model();
    let own = |kind| model.own(kind).count();
    let counts = [
        (own(Kind::Process), [Word::Process, Word::Processes], "#landscape"),
        (own(Kind::Activity), [Word::Activity, Word::Activities], "#landscape"),
        (own(Kind::Kcp), [Word::Kcp, Word::Kcps], "#risks"),
        (own(Kind::Gate), [Word::Gate, Word::Gates], "#landscape"),
        (roles.len(), [Word::Role, Word::Roles], "#roles"),
    ];
    let counts = counts.into_iter().filter(|(number, _, _)| 0 < *number);
    let page = OverviewPage {
        frame: site.frame(
            language,
            "index.html",
            words.get(Word::Overview).to_owned(),
            Vec::new(),
            Scripts::None,
        ),
        words,
        counts: counts
            .map(|(number, [one, many], href)| Count {
                number,
                word: words.get(if number == 1 { one } else { many }),
                href,
            })
            .collect(),
        areas,
        roles,
        risks,
        separations: site.separation_matrix(language),
        kpis: measures::kpis(site, language),
        pains: measures::pains(site, language),
        accepted: site.accepted(None, language),
        glossary: glossary::is_wanted(site),
        people: [organisation::links(site, people, language), interface::links(site, language)].concat(),
        model: site.makes(Output::Model),
    };
    page.render().expect("a template of texts renders").into_bytes()
}

/// Adds an area and those in it. Packages show as headings only where they hold processes themselves.
fn add_area(
    site: &Site<'_>,
    area: &Area,
    work: &Work,
    language: LanguageId,
    depth: usize,
    areas: &mut Vec<AreaView>,
) {
    let model = site.model.model();
    let words = site.words(language);
    let element = model.get(area.element);
    let package = element.kind == Kind::Package;
    if !package || !area.processes.is_empty() {
        areas.push(AreaView {
            level: match element.kind {
                Kind::Class => "L1",
                Kind::Group => "L2",
                _ => "",
            },
            kind: words.kind(element.kind),
            deep: 0 < depth,
            label: site.label(area.element, language).to_owned(),
            code: model.code(area.element).unwrap_or("").to_owned(),
            nature: site.word(area.element, AttributeWord::Kind, language),
            about: purpose(site, area.element, language),
            owner: if package {
                String::new()
            } else {
                model
                    .owner(area.element)
                    .map(|owner| site.label(owner, language).to_owned())
                    .unwrap_or_default()
            },
            processes: area
                .processes
                .iter()
                .map(|process| process_view(site, *process, work, language))
                .collect(),
        });
    }
    for inner in &area.areas {
        add_area(site, inner, work, language, depth + usize::from(!package), areas);
    }
}

/// What an element is for: its objective, else what is said about it, without Markdown.
pub(super) fn purpose(site: &Site<'_>, id: ElementId, language: LanguageId) -> String {
    let prose = |word| site.model.prose(id, word).and_then(|prose| prose.get(language));
    prose(AttributeWord::Objective)
        .or_else(|| prose(AttributeWord::About))
        .map(markdown::plain)
        .unwrap_or_default()
}

fn status_view(words: Words, status: Status) -> (&'static str, &'static str) {
    let class = match status {
        Status::Draft => "draft",
        Status::Review => "review",
        Status::Released => "released",
        Status::Retired => "retired",
    };
    (class, words.status(status))
}

fn process_view(site: &Site<'_>, process: ElementId, work: &Work, language: LanguageId) -> ProcessView {
    let model = site.model.model();
    let words = site.words(language);
    let comma = words.comma();
    let name = site.names.get(process);
    let folder = format!("{name}/");
    let mut files = Vec::new();
    let mut file = |made: Output, href: String, text: String| {
        if site.makes(made) {
            files.push(Link { href, text });
        }
    };
    let workbook = words.get(Word::Workbook);
    file(Output::Svg, format!("{folder}diagram.full.svg"), words.get(Word::DiagramInFull).to_owned());
    file(Output::Bpmn, format!("{folder}process.bpmn"), words.get(Word::Bpmn).to_owned());
    file(
        Output::Checklist,
        format!("{folder}checklist.md"),
        words.aside(words.get(Word::Checklist), words.get(Word::MarkdownText)),
    );
    file(
        Output::Markdown,
        format!("{folder}process.md"),
        words.aside(words.get(Word::Process), words.get(Word::MarkdownText)),
    );
    file(Output::Raci, format!("../xlsx/{name}.raci.xlsx"), words.aside(words.get(Word::Raci), workbook));
    file(Output::Rcm, format!("../xlsx/{name}.rcm.xlsx"), words.aside(words.get(Word::Rcm), workbook));
    let inside = model.descendants(process);
    let of_kind = |kind| inside.iter().copied().filter(move |id| model.get(*id).kind == kind);
    ProcessView {
        label: site.label(process, language).to_owned(),
        code: model.code(process).unwrap_or("").to_owned(),
        status: model.status(process).map(|status| status_view(words, status)),
        purpose: purpose(site, process, language),
        owner: model.owner(process).map(|owner| role_link(site, owner, work, language)),
        triggers: of_kind(Kind::Trigger)
            .map(|id| trigger(site, id, language))
            .collect::<Vec<_>>()
            .join(comma),
        inputs: site.values(process, AttributeWord::In, language).join(comma),
        outputs: site.values(process, AttributeWord::Out, language).join(comma),
        kpis: measures::of_process(site, process, language).join(comma),
        controls: of_kind(Kind::Kcp).map(|id| site.label(id, language).to_owned()).collect(),
        picture: site.makes(Output::Svg).then(|| folder.clone()),
        links: site.tabs(words, &folder, None),
        files,
        subprocesses: of_kind(Kind::Subprocess)
            .map(|id| subprocess_view(site, id, &folder, language))
            .collect(),
        anchor: site.anchor(process),
    }
}

/// A trigger in words: its label and from whom it comes.
fn trigger(site: &Site<'_>, id: ElementId, language: LanguageId) -> String {
    let label = site.label(id, language);
    let clauses = site.model.get(id).clauses.iter().filter(|clause| clause.word == ClauseWord::From);
    let sender = clauses.flat_map(|clause| &clause.values).find_map(|value| match value {
        Value::Reference(reference) => reference.target,
        Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) | Value::Expression(_) => None,
    });
    match sender {
        Some(sender) => site.words(language).aside(label, site.label(sender, language)),
        None => label.to_owned(),
    }
}

fn subprocess_view(site: &Site<'_>, id: ElementId, folder: &str, language: LanguageId) -> SubprocessView {
    let words = site.words(language);
    let name = site.names.get(id);
    let mut links = Vec::new();
    if site.makes(Output::Svg) {
        let href = format!("{folder}diagram.{name}.svg");
        links.push(Link { href, text: words.get(Word::Diagram).to_owned() });
    }
    if site.makes(Output::Bpmn) {
        let href = format!("{folder}{name}.bpmn");
        links.push(Link { href, text: words.get(Word::Bpmn).to_owned() });
    }
    SubprocessView {
        label: site.label(id, language).to_owned(),
        code: site.model.code(id).unwrap_or("").to_owned(),
        links,
    }
}

/// A role and the page of its work; owners without letters have no such page.
fn role_link(site: &Site<'_>, role: ElementId, work: &Work, language: LanguageId) -> Link {
    let has_page = site.makes(Output::Raci) && work.roles.iter().any(|(other, _)| *other == role);
    let href = if has_page { format!("roles/{}.html", site.names.get(role)) } else { String::new() };
    Link { href, text: site.label(role, language).to_owned() }
}

fn role_view(site: &Site<'_>, role: ElementId, entries: &[Entry], language: LanguageId) -> RoleView {
    let count = |letter| entries.iter().filter(|entry| entry.all_letters().from(letter).is_some()).count();
    let about = site.model.prose(role, AttributeWord::About).and_then(|about| about.get(language));
    RoleView {
        label: site.label(role, language).to_owned(),
        id: site.model.get(role).id.to_string(),
        href: format!("roles/{}.html", site.names.get(role)),
        team: site.model.get(role).kind == Kind::Team,
        about: about.map(markdown::plain).unwrap_or_default(),
        counts: Letter::ALL.map(count),
    }
}

/// Risks that controls of the project mitigate, in the order of their numbers.
fn risks(site: &Site<'_>, landscape: &Landscape, language: LanguageId) -> Vec<RiskView> {
    let model = site.model.model();
    let mut controls: BTreeMap<ElementId, Vec<Link>> = BTreeMap::new();
    for process in landscape.processes() {
        for control in model.descendants(process) {
            if !matches!(model.get(control).kind, Kind::Kcp | Kind::Gate | Kind::Activity) {
                continue;
            }
            let risks = model.references(control, AttributeWord::Mitigates);
            for risk in risks.filter_map(|reference| reference.target) {
                let page = if site.makes(Output::Rcm) && model.get(control).kind == Kind::Kcp {
                    format!("{}/rcm.html", site.names.get(process))
                } else {
                    format!("#{}", site.anchor(process))
                };
                let text = match model.code(control) {
                    Some(code) => format!("{code} {}", site.label(control, language)),
                    None => site.label(control, language).to_owned(),
                };
                controls.entry(risk).or_default().push(Link { href: page, text });
            }
        }
    }
    let mut risks: Vec<RiskView> = controls
        .into_iter()
        .map(|(risk, controls)| RiskView {
            code: model.code(risk).unwrap_or("").to_owned(),
            label: site.label(risk, language).to_owned(),
            category: site.word(risk, AttributeWord::Category, language),
            controls,
        })
        .collect();
    risks.sort_by(|a, b| super::by_number(&a.code, &b.code));
    risks
}
