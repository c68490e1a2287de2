//! Trees → a linked model: parse and lower every file (in parallel), assemble one arena, resolve every name.

mod assemble;
pub mod codes;
mod form;
mod fragment;
mod library;
mod link;
mod lower;
mod names;
mod schema;

pub use form::CODES as FORM_CODES;

use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Element, ElementId, Kind, Model};
use crate::source::{Manifest, Project, SourceId, SourceOwner, Sources};
use rayon::prelude::*;

/// Reads and links a project with the standard library. Total: gives what could be understood and all that was found.
pub fn resolve(project: Project) -> (Model, Vec<Diagnostic>) {
    let Project { manifest, sources, today } = project;
    let mut list = sources;
    let library = library::sources(&list);
    list.extend(library);
    let sources = Sources::new(list);
    let mut languages: Vec<String> = manifest.project.languages.clone();
    languages.truncate(200);
    if languages.is_empty() {
        languages.push("en".to_owned());
    }
    let project_languages = languages.len();
    // The standard library is written in English.
    let english = languages.iter().position(|tag| tag.eq_ignore_ascii_case("en")).unwrap_or_else(|| {
        languages.push("en".to_owned());
        languages.len() - 1
    }) as u8;
    let fragments = sources
        .iter()
        .collect::<Vec<_>>()
        .into_par_iter()
        .with_max_len(1)
        .map(|(id, source)| {
            let parsed = ltc_grammar::parse(&source.text);
            let language = if source.owner == SourceOwner::Standard { english } else { 0 };
            let mut fragment = lower::lower(&parsed.file, &source.text, id, &languages, language);
            fragment.findings.extend(form::findings(&parsed.faults, id, &source.text));
            fragment
        })
        .collect();
    let mut assembled = assemble::assemble(fragments, &mut languages);
    let mut findings = std::mem::take(&mut assembled.findings);
    let (targets, calendar) = {
        let (mut names, doubles) = names::Names::new(&assembled.elements, &assembled.roots);
        let place = |id: crate::model::ElementId| {
            let origin = assembled.elements.get(id.index()).map(|element| element.origin);
            let origin = origin.expect("doubles are elements of the arena");
            Place { source: origin.source, span: origin.name }
        };
        for (first, second) in doubles {
            let name = assembled.elements.get(second.index()).map_or("", |element| &element.id);
            findings.push(
                Diagnostic::new(
                    &codes::DUPLICATE_NAME,
                    place(second),
                    format!("`{name}` is declared twice side by side"),
                )
                .label("the second")
                .related(place(first), "declared first here")
                .help("give one of them another id, or remove one"),
            );
        }
        for (source, import) in names.import(&assembled.imports) {
            let place = Place { source, span: import.span };
            let finding = Diagnostic::new(
                &codes::UNKNOWN_NAME,
                place,
                format!("nothing has the path `{}`", import.path),
            );
            findings.push(match names.nearest_absolute(&import.path) {
                Some(meant) => finding.help(format!("did you mean `{meant}`?")),
                None => finding
                    .help("a path starts with a package of this project, of one it depends on, or of `std`"),
            });
        }
        let (targets, unknown) = link::link(&assembled.elements, &names, &sources);
        findings.extend(unknown);
        (targets, calendar(&manifest, &names, &assembled.elements, &mut findings))
    };
    link::write(&mut assembled.elements, targets);
    let own =
        |source: SourceId| sources.get(source).is_some_and(|source| source.owner == SourceOwner::Project);
    findings.retain(|finding| finding.place.is_none_or(|place| own(place.source)));
    let model = Model {
        elements: assembled.elements,
        roots: assembled.roots,
        languages,
        project_languages,
        sources,
        manifest,
        calendar,
        today,
    };
    (model, findings)
}

/// The calendar the settings name.
fn calendar(
    manifest: &Manifest,
    names: &names::Names<'_>,
    elements: &[Element],
    findings: &mut Vec<Diagnostic>,
) -> Option<ElementId> {
    let path = manifest.project.calendar.as_deref()?;
    let found = names.absolute(&lower::nfc(path));
    if found.is_some_and(|id| elements.get(id.index()).is_some_and(|found| found.kind == Kind::Calendar)) {
        return found;
    }
    let message = format!("`calendar` in `ltc.toml` names `{path}`, which is no calendar");
    let help = match names.nearest_absolute(path) {
        Some(meant) if meant != path => format!("did you mean `{meant}`?"),
        _ => "name one by its full path: `calendar = \"std.calendars.monday_to_friday\"`".to_owned(),
    };
    findings.push(Diagnostic::without_place(&codes::UNKNOWN_NAME, message).help(help));
    None
}
