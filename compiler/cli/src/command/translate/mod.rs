//! `ltc translate`: the file a translator gets, taking it back, and how far the languages are.

mod export;
mod import;
mod status;

use super::Work;
use crate::args::{Interchange, Translate, TranslateCommand};
use crate::exit::Exit;
use crate::io::Io;
use crate::project::is_tag;
use crate::report::visible;
use ltc_core::adapt;
use ltc_core::model::{ElementId, Model};
use ltc_core::translate::{Catalogue, Fault, read, read_xliff};
use std::path::{Path, PathBuf};

/// Does what the command says.
pub(super) fn run(translate: &Translate, io: &mut Io<'_>) -> Exit {
    match &translate.command {
        TranslateCommand::Export(export) => export::run(export, io),
        TranslateCommand::Import(import) => import::run(import, io),
        TranslateCommand::Status(status) => status::run(status, io),
    }
}

/// A language tag as it is written in the project, or the reason why it can be none.
fn language_of(model: &Model, tag: &str) -> Result<String, String> {
    if !is_tag(tag) {
        return Err(format!("`{}` is not a language tag such as `de` or `es-MX`", visible(tag)));
    }
    let known = model.languages.iter().find(|known| known.eq_ignore_ascii_case(tag));
    let tag = known.map_or(tag, String::as_str);
    if model.languages.first().is_some_and(|first| first == tag) {
        return Err(format!(
            "`{tag}` is the language the texts are written in; there is nothing to translate"
        ));
    }
    Ok(tag.to_owned())
}

/// Reads a translator's file in the form its name or its beginning says.
fn sent(path: &Path, text: &str) -> (Catalogue, Vec<Fault>) {
    match form_of(path).unwrap_or_else(|| {
        match text.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
            true => Interchange::Xliff,
            false => Interchange::Po,
        }
    }) {
        Interchange::Po => read(text),
        Interchange::Xliff => read_xliff(text),
    }
}

fn form_of(path: &Path) -> Option<Interchange> {
    match path.extension()?.to_str()? {
        "po" | "pot" => Some(Interchange::Po),
        "xlf" | "xliff" => Some(Interchange::Xliff),
        _ => None,
    }
}

/// What the head of a written file calls the project.
fn project(model: &Model) -> String {
    let settings = &model.manifest.project;
    format!("{} {}", settings.name, settings.version).trim().to_owned()
}

/// Writes a file completely or not at all.
fn write(file: &Path, text: &str) -> std::io::Result<()> {
    let folder: PathBuf = file.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    std::fs::create_dir_all(&folder)?;
    let new = tempfile::NamedTempFile::new_in(&folder)?;
    std::fs::write(new.path(), text)?;
    let rights = match std::fs::metadata(file) {
        Ok(about) => Some(about.permissions()),
        Err(_) => readable(),
    };
    if let Some(rights) = rights {
        std::fs::set_permissions(new.path(), rights)?;
    }
    new.persist(file).map_err(|error| error.error)?;
    Ok(())
}

/// The rights of a new file: temporary ones are for their owner only.
#[cfg(unix)]
fn readable() -> Option<std::fs::Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable() -> Option<std::fs::Permissions> {
    None
}

/// What a region works by: the standard's model with its changes. Regions are named by the id of their adaptation or its whole path.
fn of_region(model: &Model, name: &str) -> Result<Model, String> {
    let all: Vec<(ElementId, String)> =
        adapt::adaptations(model).map(|id| (id, super::dotted(model, id))).collect();
    let is_it = |path: &str| path == name || path.rsplit('.').next() == Some(name);
    match all.iter().find(|(_, path)| is_it(path)) {
        Some((id, _)) => Ok(adapt::effective(model, *id).model),
        None => {
            let ids: Vec<&str> = all.iter().filter_map(|(_, path)| path.rsplit('.').next()).collect();
            Err(super::build::unknown("region", name, &ids))
        }
    }
}

/// Says what keeps a project from being read.
fn opened(io: &mut Io<'_>, project: Option<&Path>) -> Option<Work> {
    let work = Work::of(io, project);
    super::tree::may_be_read(&work, io).then_some(work)
}
