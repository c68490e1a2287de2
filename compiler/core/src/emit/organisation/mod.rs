//! The organisation and its authority: a page of units, posts and deputies, and a table of who decides what.

mod delegation;
mod page;
mod people;
mod say;

pub use people::People;

use super::page::{Link, Site, Word};
use super::{Artefact, Output, table};
use crate::model::LanguageId;

/// Links from the overview to the pages the build makes.
pub fn links(site: &Site<'_>, people: &People, language: LanguageId) -> Vec<Link> {
    let words = site.words(language);
    let pages = [
        (people.is_wanted(&site.model), "organisation.html", Word::Organisation),
        (!people.gates.is_empty(), "delegation.html", Word::Delegation),
    ];
    let made = pages.into_iter().filter(|(wanted, _, _)| *wanted && site.makes(Output::Raci));
    made.map(|(_, href, word)| Link { href: href.to_owned(), text: words.get(word).to_owned() }).collect()
}

/// `organisation.html` and `.md` of every language where there is an organisation; `delegation.html`, `.md`, `.csv` and a workbook
/// where a gate says who decides.
pub fn emit(site: &Site<'_>, people: &People) -> Vec<Artefact> {
    let mut artefacts = Vec::new();
    let mut tables = Vec::new();
    for language in site.request.languages.iter().copied() {
        let folder = site.model.tag(language);
        let mut add =
            |file: &str, bytes| artefacts.push(Artefact { path: format!("{folder}/{file}"), bytes });
        if people.is_wanted(&site.model) {
            add("organisation.html", page::html(site, people, language));
            add("organisation.md", page::markdown(site, people, language));
        }
        if !people.gates.is_empty() {
            let sheet = delegation::sheet(site, people, language);
            add("delegation.html", delegation::html(site, people, language));
            add("delegation.md", delegation::markdown(site, people, language));
            add("delegation.csv", table::csv(&sheet));
            tables.push(sheet);
        }
    }
    if !tables.is_empty() {
        let title = site.model.manifest.project.name.clone();
        artefacts.push(Artefact {
            path: "xlsx/delegation.xlsx".to_owned(),
            bytes: table::workbook(&tables, &title),
        });
    }
    artefacts
}
