//! The pages: the RACI table of a process, the work of a role.

use super::part::Part;
use super::{Cell, Entry, Matrix};
use crate::emit::organisation::People;
use crate::emit::origin::Origin;
use crate::emit::page::{Frame, Link, Page, Scripts, Site, Word, Words, markdown};
use crate::emit::site::{Around, UsedAs};
use crate::emit::{Output, region};
use crate::model::{ElementId, Kind, LanguageId, Letter};
use askama::Template;
use ltc_grammar::words::AttributeWord;

/// A letter as a page shows it.
struct Mark {
    letter: &'static str,
    /// What it means, and where it comes from when it is inherited.
    title: String,
    inherited: bool,
}

/// Tables of more rows than this scroll in a frame, under a head that stays in sight.
const TALL: usize = 24;

struct RoleHead {
    label: String,
    id: String,
    href: String,
}

struct RowView {
    label: String,
    code: String,
    kind: &'static str,
    /// The class of its badge; empty for activities, which carry none.
    class: &'static str,
    task: bool,
    cells: Vec<Vec<Mark>>,
    deadline: String,
    /// Which layer says it, and where.
    origin: String,
    /// What a region made of it.
    mark: String,
}

struct GroupView {
    label: String,
    rows: Vec<RowView>,
}

#[derive(Template)]
#[template(path = "raci/process.html")]
struct ProcessPage {
    frame: Frame,
    words: Words,
    title: String,
    code: String,
    workbook: String,
    heads: Vec<RoleHead>,
    legend: Vec<Mark>,
    groups: Vec<GroupView>,
    columns: usize,
    /// Whether the table is longer than a screen and scrolls under its head.
    tall: bool,
}

/// The letters a role has through a team.
struct TeamView {
    marks: Vec<Mark>,
    team: Link,
}

struct WorkView {
    marks: Vec<Mark>,
    decides: bool,
    step: Link,
    code: String,
    kind: &'static str,
    class: &'static str,
    place: String,
    deadline: String,
    inputs: String,
    outputs: String,
    teams: Vec<TeamView>,
}

struct WorkGroup {
    label: String,
    code: String,
    links: Vec<Link>,
    rows: Vec<WorkView>,
}

#[derive(Template)]
#[template(path = "raci/role.html")]
struct RolePage {
    frame: Frame,
    words: Words,
    title: String,
    id: String,
    team: bool,
    about: String,
    members: Vec<Link>,
    owns: Vec<Link>,
    part: Part,
    file: String,
    legend: Vec<Mark>,
    groups: Vec<WorkGroup>,
    /// What names it beside its duties.
    used: Vec<UsedAs>,
}

/// The class of a step's badge.
fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Kcp => "kcp",
        Kind::Gate => "gate",
        _ => "",
    }
}

fn legend(words: Words) -> Vec<Mark> {
    Letter::ALL
        .into_iter()
        .map(|letter| Mark {
            letter: letter.text(),
            title: format!("{}{}{}", words.letter(letter), words.colon(), words.letter_means(letter)),
            inherited: false,
        })
        .collect()
}

fn marks(site: &Site<'_>, step: ElementId, cell: Cell, language: LanguageId) -> Vec<Mark> {
    let words = site.words(language);
    cell.letters()
        .map(|letter| {
            let from = cell.from(letter).filter(|from| *from != step);
            let title = match from {
                Some(from) => {
                    let inherited = words.get(Word::Inherited);
                    format!(
                        "{} ({inherited}{}{})",
                        words.letter(letter),
                        words.colon(),
                        site.label(from, language)
                    )
                }
                None => words.letter(letter).to_owned(),
            };
            Mark { letter: letter.text(), title, inherited: from.is_some() }
        })
        .collect()
}

pub(super) fn process(site: &Site<'_>, matrix: &Matrix, language: LanguageId) -> Vec<u8> {
    let model = site.model.model();
    let words = site.words(language);
    let heads = matrix
        .roles
        .iter()
        .map(|role| RoleHead {
            label: site.label(*role, language).to_owned(),
            id: model.get(*role).id.to_string(),
            href: format!("../roles/{}.html", site.names.get(*role)),
        })
        .collect();
    let row = |row: &super::Row| {
        let kind = model.get(row.step).kind;
        let mut cells: Vec<Vec<Mark>> = std::iter::repeat_with(Vec::new).take(matrix.roles.len()).collect();
        for (column, cell) in &row.cells {
            if let Some(slot) = cells.get_mut(*column) {
                *slot = marks(site, row.step, *cell, language);
            }
        }
        RowView {
            label: site.label(row.step, language).to_owned(),
            code: model.code(row.step).unwrap_or("").to_owned(),
            kind: words.kind(kind),
            class: class(kind),
            task: kind == Kind::Task,
            cells,
            deadline: site.deadline(row.step, language),
            origin: Origin::of(model, row.step, language).text(),
            mark: region::Mark::of(model, row.step)
                .map(|mark| mark.text(model, words, language))
                .unwrap_or_default(),
        }
    };
    let groups = matrix
        .groups
        .iter()
        .map(|group| GroupView {
            label: match group.rows.first() {
                Some(first) if group.subprocess.is_some() => site.place_in_process(first.step, language),
                _ if 1 < matrix.groups.len() => words.get(Word::InTheProcessItself).to_owned(),
                _ => String::new(),
            },
            rows: group.rows.iter().map(row).collect(),
        })
        .collect();
    let page = ProcessPage {
        frame: site.process_frame(language, matrix.process, Page::Raci, Scripts::Shared),
        words,
        title: site.label(matrix.process, language).to_owned(),
        code: model.code(matrix.process).unwrap_or("").to_owned(),
        workbook: format!("../../xlsx/{}.raci.xlsx", site.names.get(matrix.process)),
        heads,
        legend: legend(words),
        groups,
        columns: matrix.roles.len() + 3,
        tall: TALL < matrix.rows().count(),
    };
    rendered(&page)
}

pub(super) fn role(
    site: &Site<'_>,
    (people, around): (&People, Option<&Around>),
    role: ElementId,
    entries: &[Entry],
    language: LanguageId,
) -> Vec<u8> {
    let model = site.model.model();
    let words = site.words(language);
    let comma = words.comma();
    let mut groups: Vec<WorkGroup> = Vec::new();
    let mut last = None;
    for entry in entries {
        if last != Some(entry.process) {
            last = Some(entry.process);
            groups.push(group(site, entry.process, language));
        }
        let kind = model.get(entry.step).kind;
        let row = WorkView {
            marks: marks(site, entry.step, entry.cell, language),
            decides: entry.decides,
            step: site.link("../", entry.step, language),
            code: model.code(entry.step).unwrap_or("").to_owned(),
            kind: words.kind(kind),
            class: class(kind),
            place: site.place_in_process(entry.step, language),
            deadline: site.deadline(entry.step, language),
            inputs: site.values(entry.step, AttributeWord::In, language).join(comma),
            outputs: site.values(entry.step, AttributeWord::Out, language).join(comma),
            teams: entry
                .teams
                .iter()
                .map(|(team, cell)| TeamView {
                    marks: marks(site, entry.step, *cell, language),
                    team: role_link(site, *team, language),
                })
                .collect(),
        };
        if let Some(group) = groups.last_mut() {
            group.rows.push(row);
        }
    }
    let label = site.label(role, language);
    let name = site.names.get(role);
    let crumb = Link { href: "index.html".to_owned(), text: words.get(Word::Roles).to_owned() };
    let path = format!("roles/{name}.html");
    let about = model.prose(role, AttributeWord::About).and_then(|about| model.said(about, language));
    let members = model.references(role, AttributeWord::Roles).filter_map(|member| member.target);
    let owns = model.own(Kind::Process).filter(|process| model.owner(*process) == Some(role));
    let page = RolePage {
        frame: site.frame(language, &path, label.to_owned(), vec![crumb], Scripts::Shared),
        words,
        title: label.to_owned(),
        id: model.get(role).id.to_string(),
        team: model.get(role).kind == Kind::Team,
        about: about.map(markdown::render).unwrap_or_default(),
        members: members.map(|member| role_link(site, member, language)).collect(),
        owns: owns
            .map(|process| {
                let mut link = site.link("../", process, language);
                if link.href.is_empty() {
                    link.href = format!("../index.html#{}", site.anchor(process));
                }
                link
            })
            .collect(),
        part: Part::of(site, people, role, language),
        file: name.to_owned(),
        legend: legend(words),
        groups,
        used: around.map(|around| around.beside_duties(site, role, "../", language)).unwrap_or_default(),
    };
    rendered(&page)
}

/// A link to the page of a role, from the page of another.
fn role_link(site: &Site<'_>, role: ElementId, language: LanguageId) -> Link {
    Link { href: format!("{}.html", site.names.get(role)), text: site.label(role, language).to_owned() }
}

fn group(site: &Site<'_>, process: ElementId, language: LanguageId) -> WorkGroup {
    let words = site.words(language);
    let folder = format!("../{}/", site.names.get(process));
    let links = site.tabs(words, &folder, None).into_iter();
    WorkGroup {
        label: site.label(process, language).to_owned(),
        code: site.model.code(process).unwrap_or("").to_owned(),
        links: links
            .filter(|_| site.makes(Output::Checklist) || site.makes(Output::Raci))
            .map(|tab| Link { href: tab.href, text: tab.text.to_owned() })
            .collect(),
        rows: Vec::new(),
    }
}

fn rendered(page: &impl Template) -> Vec<u8> {
    page.render().expect("a template of texts renders").into_bytes()
}
