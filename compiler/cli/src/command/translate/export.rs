//! `ltc translate export`

use super::{form_of, language_of, of_region, opened, project, write};
use crate::args::{Interchange, TranslateExport};
use crate::exit::Exit;
use crate::io::Io;
use crate::project::{reason, slashes};
use crate::report::visible;
use ltc_core::translate::{write as po, write_xliff};

/// Writes what there is to translate into a language.
pub(super) fn run(export: &TranslateExport, io: &mut Io<'_>) -> Exit {
    let Some(work) = opened(io, export.project.as_deref()) else { return Exit::CouldNotRun };
    let model = &work.model;
    let tag = match language_of(model, &export.lang) {
        Ok(tag) => tag,
        Err(message) => {
            io.note(&format!("{message}\n"));
            return Exit::CouldNotRun;
        }
    };
    let region = match export.region.as_deref().map(|name| of_region(model, name)).transpose() {
        Ok(region) => region,
        Err(message) => {
            io.note(&format!("{message}\n"));
            return Exit::CouldNotRun;
        }
    };
    let catalogue = ltc_core::translate::export(region.as_ref().unwrap_or(model), &tag);
    let open = catalogue.entries.iter().filter(|entry| entry.text.is_empty() || entry.unsure).count();
    let by_name = export.out.as_deref().and_then(form_of);
    let text = match export.format.or(by_name).unwrap_or(Interchange::Po) {
        Interchange::Po => po(&catalogue, &project(model)),
        Interchange::Xliff => {
            let source = model.languages.first().map_or("en", String::as_str);
            write_xliff(&catalogue, &project(model), source)
        }
    };
    match &export.out {
        None => io.print(&text),
        Some(out) => {
            let shown = slashes(out);
            if let Err(error) = write(&io.directory.join(out), &text) {
                io.note(&format!("`{}` cannot be written: {}\n", visible(&shown), reason(&error)));
                return Exit::CouldNotRun;
            }
            let texts = catalogue.entries.len();
            io.note(&format!("wrote {}: {texts} texts, {open} to translate into {tag}\n", visible(&shown)));
        }
    }
    Exit::Clean
}
