//! Trees → a linked model: parse and lower every file (in parallel), assemble one arena, resolve every name.

mod advice;
mod assemble;
pub mod codes;
mod form;
mod fragment;
mod library;
mod link;
mod lower;
mod names;
pub(crate) mod region;
mod schema;

pub use form::CODES as FORM_CODES;

use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Adaptation, Adaptations, ElementId, Elements, Kind, Model};
use crate::source::{Manifest, Project, SourceId, SourceOwner, Sources};
use crate::translate;
use rayon::prelude::*;
use std::sync::Arc;

/// Reads and links a project with the standard library. Total: gives what could be understood and all that was found.
pub fn resolve(project: Project) -> (Model, Vec<Diagnostic>) {
    let Project { manifest, sources, today } = project;
    let (catalogues, mut list): (Vec<_>, Vec<_>) =
        sources.into_iter().partition(|source| translate::is_catalogue(&source.path));
    let library = library::sources(&list);
    list.extend(library);
    let texts = list.len();
    // Files of translations are no texts of the language and come behind them all.
    list.extend(catalogues);
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
        .take(texts)
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
    let mut elements = Elements::from(std::mem::take(&mut assembled.elements));
    let (targets, (imports, astray), calendar) = {
        let (mut names, doubles) = names::Names::new(&elements, &assembled.roots);
        let place = |id: crate::model::ElementId| {
            let origin = elements.get(id.index()).map(|element| element.origin);
            let origin = origin.expect("doubles are elements of the arena");
            Place { source: origin.source, span: origin.name }
        };
        for (first, second) in doubles {
            let name = elements.get(second.index()).map_or("", |element| &element.id);
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
        let (targets, unknown) = link::link(&elements, &names, &sources);
        findings.extend(unknown);
        let with_adaptations = sources_of(&assembled.adaptations, &elements);
        let astray = with_adaptations.iter().map(|source| (*source, names.astray(*source))).collect();
        let imports = with_adaptations.into_iter().map(|source| (source, names.imported(source))).collect();
        (targets, (imports, astray), calendar(&manifest, &names, &elements, &mut findings))
    };
    link::write(elements.all_mut(), targets);
    let own =
        |source: SourceId| sources.get(source).is_some_and(|source| source.owner == SourceOwner::Project);
    findings.retain(|finding| finding.place.is_none_or(|place| own(place.source)));
    let adaptations = Adaptations { list: assembled.adaptations, imports, astray };
    let source_packages = source_packages(&elements, &assembled.roots, &assembled.scopes);
    let own_sources = own_sources(&elements, &source_packages, &adaptations, &sources);
    let mut model = Model {
        own_sources,
        source_packages,
        adaptations: Arc::new(adaptations),
        region: None,
        elements,
        roots: assembled.roots,
        languages,
        project_languages,
        sources,
        manifest,
        calendar,
        today,
        translations: Vec::new(),
        astray: Vec::new(),
    };
    let translated = translate::apply(&mut model);
    findings.extend(translated.into_iter().filter(|finding| {
        finding.place.is_none_or(|place| {
            model.sources.get(place.source).is_some_and(|source| source.owner == SourceOwner::Project)
        })
    }));
    (model, findings)
}

/// For each source, the package its elements belong to.
fn source_packages(elements: &Elements, roots: &[ElementId], scopes: &[Box<str>]) -> Vec<Option<ElementId>> {
    let name = |root: &ElementId| elements.get(root.index()).map_or("", |root| &root.id);
    let package = |path: &str| {
        let holding = roots.iter().filter(|root| assemble::inside(path, name(root)).is_some());
        holding.max_by_key(|root| name(root).len()).copied()
    };
    scopes.iter().map(|path| package(path)).collect()
}

/// For each source, whether what it says is the project's own: its owner is the project, and it is not in the package of a region.
fn own_sources(
    elements: &Elements,
    packages: &[Option<ElementId>],
    adaptations: &Adaptations,
    sources: &Sources,
) -> Vec<bool> {
    let package = |one: &Adaptation| elements.get(one.element.index())?.parent;
    let regions: Vec<ElementId> = adaptations
        .list
        .iter()
        .filter_map(package)
        .filter(|root| !region::in_package(elements, *root))
        .collect();
    let own = |(id, source): (SourceId, &crate::source::Source)| {
        let package = packages.get(id.0 as usize).copied().flatten();
        source.owner == SourceOwner::Project && !package.is_some_and(|package| regions.contains(&package))
    };
    sources.iter().map(own).collect()
}

/// The sources that hold adaptations.
fn sources_of(adaptations: &[Adaptation], elements: &Elements) -> Vec<SourceId> {
    let source = |one: &Adaptation| Some(elements.get(one.element.index())?.origin.source);
    let mut sources: Vec<SourceId> = adaptations.iter().filter_map(source).collect();
    sources.sort_unstable();
    sources.dedup();
    sources
}

/// The calendar the settings name.
fn calendar(
    manifest: &Manifest,
    names: &names::Names<'_>,
    elements: &Elements,
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
