//! The organisation as a page: the units with their pools and posts, who plays which role, who stands in for whom.

use super::People;
use crate::emit::Output;
use crate::emit::page::markdown::escape;
use crate::emit::page::{Frame, Link, Scripts, Site, Word, Words};
use crate::model::{ElementId, Kind, LanguageId, Value};
use askama::Template;
use ltc_grammar::words::{AttributeWord, ClauseWord};
use std::collections::BTreeSet;

/// One unit, pool or position of the tree.
struct Line {
    /// Its path, which links lead to.
    anchor: String,
    /// Marks that open or close lists before it.
    before: String,
    depth: usize,
    label: String,
    code: String,
    kind: &'static str,
    /// The class of its badge.
    class: &'static str,
    about: String,
    /// What the roles behind are to it: plays, staffs.
    how: &'static str,
    roles: Vec<Link>,
    owner: String,
}

/// Where the people of one role come from.
struct Staffing {
    role: Link,
    played_by: Vec<String>,
    sources: Vec<String>,
}

/// One deputy.
struct DeputyView {
    deputy: String,
    principal: String,
    from: String,
    to: String,
    limit: String,
    holds_in: String,
    because: String,
}

#[derive(Template)]
#[template(path = "organisation/organisation.html")]
struct OrganisationPage {
    frame: Frame,
    words: Words,
    lines: Vec<Line>,
    after: String,
    staffing: Vec<Staffing>,
    deputies: Vec<DeputyView>,
    delegation: bool,
}

pub(super) fn html(site: &Site<'_>, people: &People, language: LanguageId) -> Vec<u8> {
    let words = site.words(language);
    let mut lines = lines(site, people, language);
    let mut depth = 0;
    for line in &mut lines {
        line.before = if depth < line.depth {
            "<ul>".repeat(line.depth - depth)
        } else {
            format!("</li>{}", "</ul></li>".repeat(depth - line.depth))
        };
        depth = line.depth;
    }
    let title = words.get(Word::Organisation).to_owned();
    let page = OrganisationPage {
        frame: site.frame(language, "organisation.html", title, Vec::new(), Scripts::Shared),
        words,
        after: format!("</li>{}</ul>", "</ul></li>".repeat(depth.saturating_sub(1))),
        lines,
        staffing: staffing(site, people, language),
        deputies: deputies(site, language),
        delegation: !people.gates.is_empty(),
    };
    page.render().expect("a template of texts renders").into_bytes()
}

pub(super) fn markdown(site: &Site<'_>, people: &People, language: LanguageId) -> Vec<u8> {
    let words = site.words(language);
    let mut out = format!("# {} – {}\n\n", escape(site.title(language)), words.get(Word::Organisation));
    for line in lines(site, people, language) {
        let indent = "  ".repeat(line.depth.saturating_sub(1));
        out.push_str(&format!("{indent}- **{}** ({})", escape(&line.label), line.kind));
        if !line.roles.is_empty() {
            let roles: Vec<String> = line.roles.iter().map(|role| escape(&role.text)).collect();
            out.push_str(&format!(" – {} {}", line.how, roles.join(words.comma())));
        }
        out.push('\n');
    }
    let staffing = staffing(site, people, language);
    if !staffing.is_empty() {
        out.push_str(&format!("\n## {}\n\n", words.get(Word::WhoPlaysWhat)));
        out.push_str(&heads(&[
            words.get(Word::Role),
            words.get(Word::PlayedBy),
            words.get(Word::StaffedFrom),
        ]));
        for row in staffing {
            let chain: Vec<String> = row
                .sources
                .iter()
                .enumerate()
                .map(|(at, source)| format!("{}. {}", at + 1, escape(source)))
                .collect();
            let played: Vec<String> = row.played_by.iter().map(|one| escape(one)).collect();
            out.push_str(&format!(
                "| {} | {} | {} |\n",
                escape(&row.role.text),
                played.join(words.comma()),
                chain.join(words.semicolon())
            ));
        }
    }
    let deputies = deputies(site, language);
    if !deputies.is_empty() {
        out.push_str(&format!("\n## {}\n\n", words.get(Word::Deputies)));
        out.push_str(&heads(&DEPUTY_HEADS.map(|word| words.get(word))));
        for line in deputies {
            let cells =
                [line.deputy, line.principal, line.from, line.to, line.limit, line.holds_in, line.because];
            let cells: Vec<String> = cells.iter().map(|cell| escape(cell)).collect();
            out.push_str(&format!("| {} |\n", cells.join(" | ")));
        }
    }
    out.into_bytes()
}

/// The heads of the table of deputies.
const DEPUTY_HEADS: [Word; 7] = [
    Word::Deputy,
    Word::StandsInFor,
    Word::FirstDay,
    Word::LastDay,
    Word::AmountLimit,
    Word::HoldsIn,
    Word::Reason,
];

fn heads(heads: &[&str]) -> String {
    format!("| {} |\n|{}\n", heads.join(" | "), " --- |".repeat(heads.len()))
}

/// The tree, from the largest units down, in order of writing.
fn lines(site: &Site<'_>, people: &People, language: LanguageId) -> Vec<Line> {
    let model = site.model.model();
    let all = &site.organisation;
    let everything = all.units.iter().chain(&all.pools).chain(&all.positions).copied();
    let whole = |id: ElementId| {
        model
            .references(id, AttributeWord::PartOf)
            .filter_map(|whole| whole.target)
            .any(|id| people.shown.contains(&id))
    };
    let mut tops: Vec<ElementId> = everything.filter(|id| people.shown.contains(id) && !whole(*id)).collect();
    tops.sort_unstable();
    let mut seen = BTreeSet::new();
    let mut open: Vec<(ElementId, usize)> = tops.into_iter().rev().map(|id| (id, 1)).collect();
    let mut lines = Vec::new();
    while let Some((id, depth)) = open.pop() {
        if !people.shown.contains(&id) || !seen.insert(id) {
            continue;
        }
        lines.push(line(site, people, id, depth, language));
        // Posts and pools stand before the smaller units.
        let mut parts = all.parts(id).to_vec();
        parts.sort_by_key(|part| (model.get(*part).kind == Kind::Unit, *part));
        open.extend(parts.into_iter().rev().map(|part| (part, depth + 1)));
    }
    lines
}

fn line(site: &Site<'_>, people: &People, id: ElementId, depth: usize, language: LanguageId) -> Line {
    let model = site.model.model();
    let words = site.words(language);
    let kind = model.get(id).kind;
    let (class, how, word) = match kind {
        Kind::Position => ("kcp", Word::PlaysWord, AttributeWord::Plays),
        Kind::Pool => ("gate", Word::StaffsWord, AttributeWord::Staffs),
        _ => ("", Word::StaffsWord, AttributeWord::Staffs),
    };
    // Of what the library says of others only what concerns this project is told.
    let concerns = |role: &ElementId| model.is_own(id) || people.has_work(*role);
    let roles = model.references(id, word).filter_map(|role| role.target).filter(concerns);
    let about = model.prose(id, AttributeWord::About).and_then(|about| model.said(about, language));
    Line {
        anchor: model.path(id),
        before: String::new(),
        depth,
        label: site.label(id, language).to_owned(),
        code: model.code(id).unwrap_or("").to_owned(),
        kind: words.kind(kind),
        class,
        about: about.map(crate::emit::page::markdown::plain).unwrap_or_default(),
        how: words.get(how),
        roles: roles.map(|role| role_link(site, people, role, language)).collect(),
        owner: site.values(id, AttributeWord::Owner, language).join(words.comma()),
    }
}

/// A link to the page of a role, where it has one.
fn role_link(site: &Site<'_>, people: &People, role: ElementId, language: LanguageId) -> Link {
    let has_page = site.makes(Output::Raci) && people.has_work(role);
    let href = if has_page { format!("roles/{}.html", site.names.get(role)) } else { String::new() };
    Link { href, text: site.label_and_id(role, language) }
}

fn staffing(site: &Site<'_>, people: &People, language: LanguageId) -> Vec<Staffing> {
    let rows = people.roles.iter().map(|role| Staffing {
        role: role_link(site, people, *role, language),
        played_by: site.played_by(*role, language),
        sources: site.staffed_from(*role, language),
    });
    rows.filter(|row| !row.played_by.is_empty() || !row.sources.is_empty()).collect()
}

impl Site<'_> {
    /// The positions that play a role, each with the unit it belongs to.
    pub fn played_by(&self, role: ElementId, language: LanguageId) -> Vec<String> {
        let words = self.words(language);
        let players = self.organisation.players(role).iter();
        players
            .map(|position| {
                let unit = self.values(*position, AttributeWord::PartOf, language).join(words.comma());
                let label = self.label(*position, language);
                if unit.is_empty() { label.to_owned() } else { words.aside(label, &unit) }
            })
            .collect()
    }

    /// Where the people of a role come from, in order; pools that lend people without being asked first stand last.
    pub fn staffed_from(&self, role: ElementId, language: LanguageId) -> Vec<String> {
        let model = self.model.model();
        let mut sources = model.staffing(role);
        let pools = self.organisation.pools_for(role).iter().copied();
        let more: Vec<ElementId> = pools.filter(|pool| !sources.contains(pool)).collect();
        sources.extend(more);
        sources.into_iter().map(|source| self.label(source, language).to_owned()).collect()
    }
}

fn deputies(site: &Site<'_>, language: LanguageId) -> Vec<DeputyView> {
    let model = site.model.model();
    let label = |id: Option<ElementId>| id.map(|id| site.label(id, language).to_owned()).unwrap_or_default();
    let lines = site.organisation.deputies.iter().filter(|line| model.is_own(line.element));
    lines
        .map(|line| {
            let because =
                model.clause(line.element, ClauseWord::Because).iter().find_map(|value| match value {
                    Value::Text(label) => model.said(label, language),
                    _ => None,
                });
            let holder = model.get(line.element).parent.filter(|id| model.get(*id).kind != Kind::Package);
            DeputyView {
                deputy: label(line.deputy),
                principal: label(line.principal),
                from: line.from.map(|day| day.to_string()).unwrap_or_default(),
                to: line.to.map(|day| day.to_string()).unwrap_or_default(),
                limit: site.deputy_limit(line, language),
                holds_in: label(holder),
                because: because.unwrap_or("").to_owned(),
            }
        })
        .collect()
}
