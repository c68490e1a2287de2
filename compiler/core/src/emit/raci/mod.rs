//! Who does what: the RACI table of a process, and the work of a role across processes.

mod matrix;
mod page;
mod part;
mod role;
mod sheet;

pub use matrix::{Cell, Group, Matrix, Row};
pub use role::{Entry, Work};

use super::organisation::People;
use super::page::Site;
use super::site::Around;
use super::table::{self, Table};
use super::{Artefact, Wanted, page::below_package};
use crate::model::{ElementId, LanguageId};

/// The RACI tables of a process in all languages of the build: `raci.html`, `raci.md` and `raci.csv` in its folders, and one workbook with
/// a sheet a language.
pub fn emit(site: &Site<'_>, matrix: &Matrix) -> Vec<Artefact> {
    let process = matrix.process;
    let folder = site.names.get(process);
    let mut artefacts = Vec::new();
    let mut tables = Vec::new();
    for language in &site.request.languages {
        let sheet = sheet::of(site, matrix, *language);
        let base = format!("{}/{folder}/raci", site.model.tag(*language));
        artefacts
            .push(Artefact { path: format!("{base}.html"), bytes: page::process(site, matrix, *language) });
        artefacts.push(Artefact {
            path: format!("{base}.md"),
            bytes: sheet::markdown(site, matrix, &sheet, *language),
        });
        artefacts.push(Artefact { path: format!("{base}.csv"), bytes: table::csv(&sheet) });
        tables.push(sheet);
    }
    artefacts.push(workbook(
        format!("xlsx/{folder}.raci.xlsx"),
        &tables,
        &below_package(&site.model, process),
    ));
    artefacts
}

/// The work of every role and team that has a letter in one of the project's processes, or decides at a gate: pages, Markdown and CSV by language,
/// one workbook each, as far as they are wanted.
pub fn emit_roles(
    site: &Site<'_>,
    (work, people, around): (&Work, &People, Option<&Around>),
    wanted: Wanted<'_>,
    sink: &(dyn Fn(Artefact) + Sync),
) {
    use rayon::prelude::*;
    work.roles
        .par_iter()
        .filter(|(role, _)| wanted.holds(&format!("/roles/{}.", site.names.get(*role))))
        .for_each(|(role, entries)| {
            emit_role(site, (people, around), *role, entries).into_iter().for_each(sink)
        });
}

fn emit_role(
    site: &Site<'_>,
    (people, around): (&People, Option<&Around>),
    role: ElementId,
    entries: &[Entry],
) -> Vec<Artefact> {
    let name = site.names.get(role);
    let mut artefacts = Vec::new();
    let mut tables = Vec::new();
    for language in &site.request.languages {
        let sheet = role::sheet(site, role, entries, *language);
        let base = format!("{}/roles/{name}", site.model.tag(*language));
        let bytes = page::role(site, (people, around), role, entries, *language);
        artefacts.push(Artefact { path: format!("{base}.html"), bytes });
        let bytes = role::markdown(site, people, role, &sheet, *language);
        artefacts.push(Artefact { path: format!("{base}.md"), bytes });
        artefacts.push(Artefact { path: format!("{base}.csv"), bytes: table::csv(&sheet) });
        tables.push(sheet);
    }
    artefacts.push(workbook(format!("xlsx/roles/{name}.xlsx"), &tables, &site.model.path(role)));
    artefacts
}

fn workbook(path: String, tables: &[Table], title: &str) -> Artefact {
    Artefact { path, bytes: table::workbook(tables, title) }
}

/// The kind of a step as tables say it, its letters short: activity, task, control, gate.
fn kind_text(site: &Site<'_>, step: ElementId, language: LanguageId) -> &'static str {
    site.words(language).kind(site.model.get(step).kind)
}
