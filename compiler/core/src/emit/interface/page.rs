//! The page of all interfaces, and the same as Markdown.

use super::{Map, our_label, party_file, process_file};
use crate::emit::Output;
use crate::emit::origin::Origin;
use crate::emit::page::markdown::escape;
use crate::emit::page::{Frame, Link, Scripts, Site, Word, Words};
use crate::emit::table::{self, Column, Table};
use crate::model::{ElementId, LanguageId, Letter};
use askama::Template;

/// A step of ours beside one of theirs.
struct OurView {
    label: String,
    code: String,
    href: String,
    process: String,
    roles: String,
    they_give: String,
    we_give: String,
    origin: String,
}

/// A step of theirs.
struct RowView {
    label: String,
    code: String,
    deadline: String,
    /// There is no such step: what of ours waits for the party meets nothing.
    missing: bool,
    ours: Vec<OurView>,
}

struct PartyView {
    anchor: String,
    label: String,
    code: String,
    picture: String,
    gaps: Vec<String>,
    processes: Vec<Link>,
    rows: Vec<RowView>,
}

#[derive(Template)]
#[template(path = "interface/interface.html")]
struct InterfacePage {
    frame: Frame,
    words: Words,
    parties: Vec<PartyView>,
}

pub(super) fn html(site: &Site<'_>, maps: &[Map], language: LanguageId) -> Vec<u8> {
    let words = site.words(language);
    let title = words.get(Word::Interfaces).to_owned();
    let page = InterfacePage {
        frame: site.frame(language, "interface.html", title, Vec::new(), Scripts::Shared),
        words,
        parties: maps.iter().enumerate().map(|(at, map)| party(site, at, map, language)).collect(),
    };
    page.render().expect("a template of texts renders").into_bytes()
}

fn party(site: &Site<'_>, at: usize, map: &Map, language: LanguageId) -> PartyView {
    let rows = map.columns.iter().map(|column| RowView {
        label: column.theirs.map(|step| site.label(step, language).to_owned()).unwrap_or_default(),
        code: column.theirs.and_then(|step| site.model.code(step)).unwrap_or("").to_owned(),
        deadline: column.theirs.map(|step| site.deadline(step, language)).unwrap_or_default(),
        missing: column.theirs.is_none(),
        ours: column
            .ours
            .iter()
            .map(|meeting| OurView {
                label: our_label(site, meeting.ours, language),
                code: site.model.code(meeting.ours).unwrap_or("").to_owned(),
                href: checklist(site, meeting.process),
                process: site.label(meeting.process, language).to_owned(),
                roles: site.labels(site.model.roles(meeting.ours, Letter::Responsible), language),
                they_give: site.labels(meeting.they_give.iter().copied(), language),
                we_give: site.labels(meeting.we_give.iter().copied(), language),
                origin: Origin::of(&site.model, meeting.ours, language).text(),
            })
            .collect(),
    });
    PartyView {
        anchor: format!("party-{}", at + 1),
        label: site.label(map.party, language).to_owned(),
        code: site.model.code(map.party).unwrap_or("").to_owned(),
        picture: party_file(at),
        gaps: gaps(site, map, language),
        processes: map
            .processes()
            .into_iter()
            .map(|process| Link {
                href: format!("{}/{}", site.names.get(process), process_file(at)),
                text: site.label(process, language).to_owned(),
            })
            .collect(),
        rows: rows.collect(),
    }
}

/// Where the steps of a process are shown; empty where the build makes no such page.
fn checklist(site: &Site<'_>, process: ElementId) -> String {
    if site.makes(Output::Checklist) {
        format!("{}/checklist.html", site.names.get(process))
    } else {
        String::new()
    }
}

/// What has no counterpart, in words.
fn gaps(site: &Site<'_>, map: &Map, language: LanguageId) -> Vec<String> {
    let words = site.words(language);
    let one = |column: &super::Column| match (column.theirs, column.ours.first()) {
        (Some(step), _) => {
            format!("{}{}{}", site.label(step, language), words.colon(), words.get(Word::NoStepOfOurs))
        }
        (None, Some(meeting)) => {
            let process = site.label(meeting.process, language);
            let ours = words.aside(&our_label(site, meeting.ours, language), process);
            format!("{ours}{}{}", words.colon(), words.get(Word::NoStepOfTheirs))
        }
        (None, None) => String::new(),
    };
    map.gaps().map(one).collect()
}

pub(super) fn markdown(site: &Site<'_>, maps: &[Map], language: LanguageId) -> Vec<u8> {
    let words = site.words(language);
    let mut out = format!("# {}\n\n{}\n", words.get(Word::Interfaces), words.get(Word::InterfacesLead));
    for (at, map) in maps.iter().enumerate() {
        let view = party(site, at, map, language);
        out.push_str(&format!(
            "\n## {}\n\n![{}]({})\n\n",
            escape(&view.label),
            escape(&view.label),
            view.picture
        ));
        let heads = [
            Word::TheirStep,
            Word::Deadline,
            Word::TheyGive,
            Word::WeGive,
            Word::OurStep,
            Word::Process,
            Word::Responsible,
            Word::WrittenIn,
        ];
        let table = Table {
            sheet: String::new(),
            title: String::new(),
            right_to_left: false,
            columns: heads.map(|word| Column::text(words.get(word), 0)).to_vec(),
            frozen: 0,
            rows: Vec::new(),
        };
        let mut rows: Vec<Vec<String>> = Vec::new();
        for row in view.rows {
            let theirs =
                if row.missing { words.get(Word::NoStepOfTheirs).to_owned() } else { row.label.clone() };
            if row.ours.is_empty() {
                let none = words.get(Word::NoStepOfOurs).to_owned();
                let mut cells =
                    vec![theirs.clone(), row.deadline.clone(), String::new(), String::new(), none];
                cells.extend([String::new(), String::new(), String::new()]);
                rows.push(cells);
            }
            for ours in row.ours {
                rows.push(vec![
                    theirs.clone(),
                    row.deadline.clone(),
                    ours.they_give,
                    ours.we_give,
                    ours.label,
                    ours.process,
                    ours.roles,
                    ours.origin,
                ]);
            }
        }
        table::markdown(&mut out, &table, &rows);
    }
    out.into_bytes()
}
