//! The organisation and its authority: a page of units, posts and deputies, and a table of who decides what.

mod delegation;
mod page;
mod people;
mod say;

pub use people::People;

use super::page::Site;
use super::{Artefact, table};

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
