//! The page of a process: what it is for, where it stands, its diagram, its steps down to the tasks, its controls and measures.

use super::handovers::Handovers;
use super::then::Ways;
use super::used::{Group, groups};
use super::{Around, Uses};
use crate::emit::origin::Origin;
use crate::emit::page::{
    Accepted, Frame, Link, Page, Scripts, Separation, Site, Word, Words, markdown, target,
};
use crate::emit::region::Mark;
use crate::emit::svg::Pictures;
use crate::emit::viewer::{self, Viewer};
use crate::emit::{Output, interface};
use crate::flow::{Flow, NodeId};
use crate::model::{ElementId, Kind, LanguageId, Letter, Status, Value};
use askama::Template;
use ltc_grammar::words::{AttributeWord, ClauseWord};

/// The way from the page to the folder of its language.
const UP: &str = "../";

/// Who has a letter at a step.
struct Duty {
    letter: &'static str,
    title: &'static str,
    who: Vec<Link>,
}

/// A task of a step.
struct TaskView {
    anchor: String,
    label: String,
    code: String,
    done_when: String,
}

/// Where a step leads.
struct Next {
    outcome: String,
    to: Vec<Link>,
}

/// A step, or a sub-process that opens.
struct Row {
    anchor: String,
    /// How deep it stands, from 0.
    depth: usize,
    /// Whether steps stand below it.
    section: bool,
    kind: &'static str,
    class: &'static str,
    label: Link,
    code: String,
    about: String,
    duties: Vec<Duty>,
    inputs: Vec<Link>,
    outputs: Vec<Link>,
    deadline: String,
    next: Vec<Next>,
    tasks: Vec<TaskView>,
    files: Vec<Link>,
    /// Which layer says it, and where.
    origin: String,
    /// What a region made of it: "Mexico: new"; empty where that is nothing.
    mark: String,
}

/// A key control point or gate, in short.
struct Control {
    label: Link,
    code: String,
    kind: &'static str,
    class: &'static str,
    risks: Vec<Link>,
    frequency: String,
    who: Vec<Link>,
}

/// A trigger and from where it comes.
struct Trigger {
    anchor: String,
    label: String,
    from: Option<Link>,
}

/// A hand-over to or from another process.
struct Neighbour {
    process: Link,
    code: String,
    by: String,
    waits: bool,
}

#[derive(Template)]
#[template(path = "site/process.html")]
struct ProcessPage {
    frame: Frame,
    words: Words,
    label: String,
    code: String,
    status: Option<(&'static str, &'static str)>,
    objective: String,
    about: String,
    owner: Option<Link>,
    deadline: String,
    calendar: Option<Link>,
    triggers: Vec<Trigger>,
    inputs: Vec<Link>,
    outputs: Vec<Link>,
    kpis: Vec<(Link, String)>,
    pains: Vec<Link>,
    risks: Vec<Link>,
    before: Vec<Neighbour>,
    after: Vec<Neighbour>,
    checklist: bool,
    documents: Vec<Link>,
    /// The diagrams, as HTML.
    viewer: Option<String>,
    script: String,
    rows: Vec<Row>,
    controls: Vec<Control>,
    separations: Vec<Separation>,
    accepted: Vec<Accepted>,
    /// What each region makes of it.
    regions: Vec<(Link, String)>,
    used: Vec<Group>,
    path: String,
    origin: Origin,
}

pub(super) fn page(
    site: &Site<'_>,
    around: &Around,
    flow: &Flow,
    pictures: Option<&Pictures<'_>>,
    language: LanguageId,
) -> Vec<u8> {
    let process = flow.process;
    let model = site.model.model();
    let words = site.words(language);
    let inside = model.descendants(process);
    let prose = |word| {
        let text = model.prose(process, word).and_then(|prose| model.said(prose, language));
        text.map(markdown::render).unwrap_or_default()
    };
    let kpis = model.references(process, AttributeWord::Kpi).filter_map(|named| named.target);
    let page = ProcessPage {
        frame: site.process_frame(language, process, Page::Process, Scripts::Shared),
        words,
        label: site.label(process, language).to_owned(),
        code: model.code(process).unwrap_or("").to_owned(),
        status: model.status(process).map(|status| status_view(words, status)),
        objective: prose(AttributeWord::Objective),
        about: prose(AttributeWord::About),
        owner: model.owner(process).map(|owner| site.link(UP, owner, language)),
        deadline: site.deadline(process, language),
        calendar: model.calendar(process).map(|calendar| site.link(UP, calendar, language)),
        triggers: triggers(site, &inside, process, language),
        inputs: site.links(UP, process, AttributeWord::In, language),
        outputs: site.links(UP, process, AttributeWord::Out, language),
        kpis: kpis.map(|kpi| (site.link(UP, kpi, language), target(model, kpi, language))).collect(),
        pains: site.links(UP, process, AttributeWord::Relieves, language),
        risks: site.links(UP, process, AttributeWord::Mitigates, language),
        before: before(site, &around.handovers, process, language),
        after: after(site, &around.handovers, process, language),
        checklist: site.makes(Output::Checklist),
        documents: documents(site, process, language),
        viewer: pictures.map(|pictures| viewer(site, flow, pictures, language)),
        script: format!("../../{}", viewer::SCRIPT),
        rows: rows(site, flow, &inside, language),
        controls: controls(site, &inside, language),
        separations: site.separations(process, language),
        accepted: site.accepted(Some(process), language),
        regions: site.regions.of_process(site, process, UP, language),
        used: used(site, &around.uses, process, language),
        path: model.path(process),
        origin: Origin::of(model, process, language),
    };
    page.render().expect("a template of texts renders").into_bytes()
}

/// Files of the process, and the pictures of what it has to do with customers.
fn documents(site: &Site<'_>, process: ElementId, language: LanguageId) -> Vec<Link> {
    let mut all = site.files(process, "", language);
    all.extend(interface::pictures(site, process, language));
    all
}

/// The class and the words of a status.
pub(super) fn status_view(words: Words, status: Status) -> (&'static str, &'static str) {
    let class = match status {
        Status::Draft => "draft",
        Status::Review => "review",
        Status::Released => "released",
        Status::Retired => "retired",
    };
    (class, words.status(status))
}

/// The class of the badge of a kind.
pub(super) fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Kcp => "kcp",
        Kind::Gate => "gate",
        _ => "",
    }
}

fn triggers(site: &Site<'_>, inside: &[ElementId], process: ElementId, language: LanguageId) -> Vec<Trigger> {
    let model = site.model.model();
    let triggers = inside.iter().filter(|id| model.get(**id).kind == Kind::Trigger);
    let view = triggers.map(|id| {
        let from = model.clause(*id, ClauseWord::From).iter().find_map(|value| match value {
            Value::Reference(reference) => reference.target,
            _ => None,
        });
        Trigger {
            anchor: site.below(process, *id),
            label: site.label(*id, language).to_owned(),
            from: from.map(|from| site.link(UP, from, language)),
        }
    });
    view.collect()
}

fn before(
    site: &Site<'_>,
    handovers: &Handovers,
    process: ElementId,
    language: LanguageId,
) -> Vec<Neighbour> {
    handovers.coming_to(process).map(|one| neighbour(site, one.from, one.by, one.waits, language)).collect()
}

fn after(site: &Site<'_>, handovers: &Handovers, process: ElementId, language: LanguageId) -> Vec<Neighbour> {
    handovers.out_of(process).map(|one| neighbour(site, one.to, one.by, one.waits, language)).collect()
}

fn neighbour(
    site: &Site<'_>,
    other: ElementId,
    by: ElementId,
    waits: bool,
    language: LanguageId,
) -> Neighbour {
    Neighbour {
        process: site.link(UP, other, language),
        code: site.model.code(other).unwrap_or("").to_owned(),
        by: site.label(by, language).to_owned(),
        waits,
    }
}

/// The diagrams to move about in; a click on a step leads to its row.
fn viewer(site: &Site<'_>, flow: &Flow, pictures: &Pictures<'_>, language: LanguageId) -> String {
    let step = |node: NodeId| {
        let element = flow.node(node).element;
        Some(format!("#{}", site.below(flow.process, element)))
    };
    let changed = |id: ElementId| Mark::of(site.model.model(), id).is_some();
    Viewer { site, pictures, flow, language, step: &step, changed: &changed }.html()
}

fn rows(site: &Site<'_>, flow: &Flow, inside: &[ElementId], language: LanguageId) -> Vec<Row> {
    let model = site.model.model();
    let process = flow.process;
    let ways = Ways::of(model, flow);
    let mut rows = Vec::new();
    for id in inside.iter().copied() {
        let element = model.get(id);
        let of_outcome = element.parent.is_some_and(|parent| model.get(parent).kind == Kind::Outcome);
        let ending = matches!(element.kind, Kind::End | Kind::Suspend);
        if !(element.kind.is_step() || element.kind == Kind::Branch) || (of_outcome && ending) {
            continue;
        }
        let deep = model.ancestry(id).skip(1).take_while(|around| *around != process);
        let depth = deep.filter(|around| model.get(*around).kind != Kind::Outcome).count();
        let section =
            matches!(element.kind, Kind::Subprocess | Kind::Parallel | Kind::Branch | Kind::Unordered);
        rows.push(row(site, &ways, (id, depth, section), process, language));
    }
    rows
}

fn row(
    site: &Site<'_>,
    ways: &Ways<'_>,
    (id, depth, section): (ElementId, usize, bool),
    process: ElementId,
    language: LanguageId,
) -> Row {
    let model = site.model.model();
    let words = site.words(language);
    let kind = model.get(id).kind;
    let label = match kind {
        Kind::Kcp | Kind::Gate => site.link(UP, id, language),
        _ => Link { href: String::new(), text: site.label(id, language).to_owned() },
    };
    let prose =
        |word| model.prose(id, word).and_then(|prose| model.said(prose, language)).map(markdown::plain);
    let duties = Letter::ALL.into_iter().filter(|_| kind.is_work()).filter_map(|letter| {
        let who: Vec<Link> =
            model.roles(id, letter).into_iter().map(|role| site.link(UP, role, language)).collect();
        (!who.is_empty()).then(|| Duty { letter: letter.text(), title: words.letter(letter), who })
    });
    let tasks = model.children(id, Kind::Task).map(|task| {
        let done_when = site.values(task, AttributeWord::DoneWhen, language).join(words.comma());
        TaskView {
            anchor: site.below(process, task),
            label: site.label(task, language).to_owned(),
            code: model.code(task).unwrap_or("").to_owned(),
            done_when,
        }
    });
    let next = ways.after(id).into_iter().map(|then| Next {
        outcome: then.outcome.map(|outcome| site.label(outcome, language).to_owned()).unwrap_or_default(),
        to: then.to.into_iter().map(|to| goal(site, to, process, language)).collect(),
    });
    let files = match kind {
        Kind::Subprocess => site.subprocess_files(id, "", language),
        _ => Vec::new(),
    };
    Row {
        anchor: site.below(process, id),
        depth,
        section,
        kind: words.kind(kind),
        class: class(kind),
        label,
        code: model.code(id).unwrap_or("").to_owned(),
        about: prose(AttributeWord::Objective).or_else(|| prose(AttributeWord::About)).unwrap_or_default(),
        duties: duties.collect(),
        inputs: if section { Vec::new() } else { site.links(UP, id, AttributeWord::In, language) },
        outputs: if section { Vec::new() } else { site.links(UP, id, AttributeWord::Out, language) },
        deadline: site.deadline(id, language),
        next: next.collect(),
        tasks: tasks.collect(),
        files,
        origin: Origin::of(model, id, language).text(),
        mark: Mark::of(model, id).map(|mark| mark.text(model, words, language)).unwrap_or_default(),
    }
}

/// Where a step leads: a place on this page, or an end with the process that goes on.
fn goal(site: &Site<'_>, id: ElementId, process: ElementId, language: LanguageId) -> Link {
    let model = site.model.model();
    let element = model.get(id);
    if element.kind == Kind::Process {
        return Link { href: String::new(), text: site.words(language).get(Word::End).to_owned() };
    }
    let text = site.label(id, language).to_owned();
    let starts = model.clause(id, ClauseWord::Starts).iter().find_map(|value| match value {
        Value::Reference(reference) => reference.target,
        _ => None,
    });
    match starts {
        Some(other) => {
            let text = format!("{text} → {}", site.label(other, language));
            site.link_as(UP, other, text)
        }
        None if matches!(element.kind, Kind::End | Kind::Suspend) => Link { href: String::new(), text },
        None => Link { href: format!("#{}", site.below(process, id)), text },
    }
}

fn controls(site: &Site<'_>, inside: &[ElementId], language: LanguageId) -> Vec<Control> {
    let model = site.model.model();
    let words = site.words(language);
    let controls = inside.iter().copied().filter(|id| matches!(model.get(*id).kind, Kind::Kcp | Kind::Gate));
    let view = controls.map(|id| {
        let kind = model.get(id).kind;
        let mut who = model.deciders(id);
        if who.is_empty() {
            who = model.roles(id, Letter::Responsible);
        }
        who.dedup();
        Control {
            label: site.link(UP, id, language),
            code: model.code(id).unwrap_or("").to_owned(),
            kind: words.kind(kind),
            class: class(kind),
            risks: site.links(UP, id, AttributeWord::Mitigates, language),
            frequency: site.frequency(id, language),
            who: who.into_iter().map(|role| site.link(UP, role, language)).collect(),
        }
    });
    view.collect()
}

/// Where the process is named, hand-overs left out, which stand by themselves.
fn used(site: &Site<'_>, uses: &Uses, process: ElementId, language: LanguageId) -> Vec<Group> {
    let other = |how: super::How| {
        !matches!(
            how,
            super::How::Attribute(AttributeWord::Starts)
                | super::How::Clause(ClauseWord::Starts | ClauseWord::Calls | ClauseWord::From)
        )
    };
    groups(site, uses, process, UP, language, &other)
}
