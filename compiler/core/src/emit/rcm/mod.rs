//! The risk–control table (RCM): one row for each key control point and gate and each risk it mitigates, as internal control and audit
//! read it.

mod page;
mod row;
mod sample;

pub use row::ControlRow;
pub(in crate::emit) use row::proved;
pub use sample::Sample;

use super::Artefact;
use super::page::{Site, below_package};
use super::table;
use crate::model::ElementId;

/// The risk–control tables of a process in all languages of the build: `rcm.html`, `rcm.md` and `rcm.csv` in its folders, and one
/// workbook with a sheet a language.
pub fn emit(site: &Site<'_>, process: ElementId) -> Vec<Artefact> {
    let folder = site.names.get(process);
    let mut artefacts = Vec::new();
    let mut tables = Vec::new();
    for language in &site.request.languages {
        let rows = row::of(site, process, *language);
        let sheet = row::sheet(site, process, &rows, *language);
        let base = format!("{}/{folder}/rcm", site.model.tag(*language));
        let bytes = page::markdown(site, process, &rows, *language);
        artefacts.push(Artefact { path: format!("{base}.md"), bytes });
        artefacts.push(Artefact { path: format!("{base}.csv"), bytes: table::csv(&sheet) });
        let bytes = page::html(site, process, rows, *language);
        artefacts.push(Artefact { path: format!("{base}.html"), bytes });
        tables.push(sheet);
    }
    let bytes = table::workbook(&tables, &below_package(&site.model, process));
    artefacts.push(Artefact { path: format!("xlsx/{folder}.rcm.xlsx"), bytes });
    artefacts
}
