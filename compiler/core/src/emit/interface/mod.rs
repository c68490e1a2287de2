//! The interface with customers and partners: each step of their own process beside ours, what passes between, and the gaps on
//! both sides, as a picture of two pools, a page and a table.

mod map;
mod page;
mod picture;
mod sheet;

pub(super) use map::meeting;
pub use map::{Column, Map, Meeting};

use super::page::{Link, Site, Word};
use super::{Artefact, Output, table};
use crate::model::{ElementId, LanguageId};

/// Whether the build has a page of it.
pub fn is_wanted(site: &Site<'_>) -> bool {
    !site.interfaces.is_empty() && site.makes(Output::Interface)
}

/// `interface.html`, `.md` and `.csv` of every language, a workbook, and pictures: one for each party, and one for each process that
/// faces it. Nothing where no party has steps.
pub fn emit(site: &Site<'_>) -> Vec<Artefact> {
    let maps = &site.interfaces;
    if !is_wanted(site) {
        return Vec::new();
    }
    let mut artefacts = Vec::new();
    let mut tables = Vec::new();
    for language in site.request.languages.iter().copied() {
        let folder = site.model.tag(language);
        let mut add =
            |file: String, bytes| artefacts.push(Artefact { path: format!("{folder}/{file}"), bytes });
        let sheet = sheet::of(site, maps, language);
        add("interface.html".to_owned(), page::html(site, maps, language));
        add("interface.md".to_owned(), page::markdown(site, maps, language));
        add("interface.csv".to_owned(), table::csv(&sheet));
        tables.push(sheet);
        for (at, map) in maps.iter().enumerate() {
            add(party_file(at), picture::svg(site, map, None, language));
            for process in map.processes() {
                if let Some(part) = map.of_process(process) {
                    let file = format!("{}/{}", site.names.get(process), process_file(at));
                    add(file, picture::svg(site, &part, Some(process), language));
                }
            }
        }
    }
    let title = site.model.manifest.project.name.clone();
    let bytes = table::workbook(&tables, &title);
    artefacts.push(Artefact { path: "xlsx/interface.xlsx".to_owned(), bytes });
    artefacts
}

/// The pictures of a process with each party it faces, from its own folder.
pub fn pictures(site: &Site<'_>, process: ElementId, language: LanguageId) -> Vec<Link> {
    if !is_wanted(site) {
        return Vec::new();
    }
    let words = site.words(language);
    let facing = site.interfaces.iter().enumerate().filter(|(_, map)| map.of_process(process).is_some());
    facing
        .map(|(at, map)| {
            let party = site.label(map.party, language);
            let text = format!("{}{}{party}", words.get(Word::Interfaces), words.colon());
            Link { href: process_file(at), text }
        })
        .collect()
}

/// The picture of a party with everything of ours, by its place among the maps.
fn party_file(at: usize) -> String {
    format!("interface.{}.svg", at + 1)
}

/// The picture of a party with one process, in the folder of that process.
fn process_file(at: usize) -> String {
    format!("interface.{}.svg", at + 1)
}

/// What is called a step of ours beside another side: a task stands behind its activity.
fn our_label(site: &Site<'_>, ours: ElementId, language: LanguageId) -> String {
    use crate::model::Kind;
    let element = site.model.get(ours);
    let label = site.label(ours, language);
    match element.parent {
        Some(activity) if element.kind == Kind::Task => {
            format!("{} › {label}", site.label(activity, language))
        }
        _ => label.to_owned(),
    }
}
