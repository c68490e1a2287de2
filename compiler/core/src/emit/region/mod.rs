//! What a region has beyond the outputs of every build: what is different here, coverage of the last mile; and, beside the standard, all
//! processes by region.

mod coverage;
mod difference;
pub(in crate::emit) mod mark;
mod matrix;
mod page;
mod sheet;

pub use coverage::{Coverage, Share};
pub use difference::{Difference, Side, Why};
pub use mark::Mark;
pub use matrix::{Matrix, State};

use super::page::{Site, Word, Words};
use super::{Artefact, Names, Request, table};
use crate::adapt;
use crate::check::{Sound, sound};
use crate::diagnostic::Diagnostic;
use crate::model::{ElementId, LanguageId, Model, Value};
use difference::Both;
use ltc_grammar::words::AttributeWord;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A region that is built.
#[derive(Clone, Debug)]
pub struct Region<'a> {
    /// Its adaptation.
    pub adaptation: ElementId,
    /// The standard as the region sees it: with the packages it adapts.
    pub standard: Sound<'a>,
    /// The region.
    pub model: Sound<'a>,
    /// What is built of it, in which languages.
    pub request: Request,
}

/// The models of a region that is to be built.
#[derive(Clone, Debug)]
pub struct Views {
    adaptation: ElementId,
    standard: Model,
    model: Model,
    languages: Vec<LanguageId>,
}

impl Views {
    /// Makes the models of a region.
    pub fn of(standard: &Model, adaptation: ElementId) -> Views {
        let mut model = adapt::effective(standard, adaptation).model;
        let packages = model.region.as_deref().map(|region| region.packages.clone()).unwrap_or_default();
        let mut standard = adapt::as_adapted(standard, &packages);
        let said = model.attribute(adaptation, AttributeWord::Languages);
        let tags: Vec<String> = said
            .map_or(&[][..], |said| &said.values)
            .iter()
            .filter_map(|value| match value {
                Value::Word(tag) => Some(tag.to_string()),
                Value::Text(tag) => tag.first().map(str::to_owned),
                Value::Reference(_) | Value::Quantity(_) | Value::Date(_) | Value::Expression(_) => None,
            })
            .collect();
        let mut languages = Vec::new();
        for tag in tags {
            let known =
                |model: &Model| model.languages.iter().position(|other| other.eq_ignore_ascii_case(&tag));
            // A language nothing is written in yet still gets pages; what is missing stands there in the first language.
            let at = known(&model).unwrap_or_else(|| {
                model.languages.push(tag.clone());
                model.languages.len() - 1
            });
            if let Some(language) =
                u8::try_from(at).ok().map(LanguageId).filter(|one| !languages.contains(one))
            {
                languages.push(language);
            }
        }
        standard.languages.clone_from(&model.languages);
        Views { adaptation, standard, model, languages }
    }

    /// The tags of the region's languages; none where it says none, which means those of the project.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.languages.iter().map(|language| self.model.tag(*language))
    }

    /// The region, if nothing in the project is an error. Of its languages those that `wanted` takes are built, all if it takes none.
    pub fn region(
        &self,
        findings: &[Diagnostic],
        request: &Request,
        wanted: impl Fn(&str) -> bool,
    ) -> Option<Region<'_>> {
        let mut languages: Vec<LanguageId> =
            self.languages.iter().copied().filter(|language| wanted(self.model.tag(*language))).collect();
        if languages.is_empty() {
            languages.clone_from(if self.languages.is_empty() {
                &request.languages
            } else {
                &self.languages
            });
        }
        Some(Region {
            adaptation: self.adaptation,
            standard: sound(&self.standard, findings)?,
            model: sound(&self.model, findings)?,
            request: Request { outputs: request.outputs.clone(), languages },
        })
    }
}

/// The standard as its pages show it beside these regions: packages of others that they adapt are part of it.
pub fn with_adapted<'m>(standard: &'m Model, regions: &[Views]) -> Cow<'m, Model> {
    let views = regions.iter().filter_map(|view| view.model.region.as_deref());
    let adapted: BTreeSet<ElementId> = views.flat_map(|region| region.packages.iter().copied()).collect();
    adapt::with_own(standard, &adapted)
}

/// The folder of a region below the output folder.
pub fn folder(names: &Names, adaptation: ElementId) -> String {
    format!("regions/{}", names.get(adaptation))
}

/// `differences.html`, `.md`, `.csv` of every language of a region, and a workbook.
pub fn emit(region: &Region<'_>, site: &Site<'_>, processes: &[ElementId]) -> Vec<Artefact> {
    let nothing = Request { outputs: Vec::new(), ..region.request.clone() };
    let standard = Site::new(region.standard, &nothing);
    let coverage = coverage::all(site, processes);
    let mut artefacts = Vec::new();
    let mut tables = Vec::new();
    for language in site.request.languages.iter().copied() {
        let differences = difference::all(&Both { standard: &standard, region: site, language });
        let base = format!("{}/differences", site.model.tag(language));
        let sheet = sheet::of(site, &differences, language);
        let mut add = |end: &str, bytes| artefacts.push(Artefact { path: format!("{base}.{end}"), bytes });
        add("html", page::html(site, &differences, &coverage, language));
        add("md", page::markdown(site, &differences, &coverage, language));
        add("csv", table::csv(&sheet));
        tables.push(sheet);
    }
    let title = site.model.get(region.adaptation).id.to_string();
    artefacts
        .push(Artefact { path: "xlsx/differences.xlsx".to_owned(), bytes: table::workbook(&tables, &title) });
    artefacts
}

/// `regions.html`, `.md`, `.csv` of every language of the standard, and a workbook: all processes by region.
pub fn emit_matrix(site: &Site<'_>) -> Vec<Artefact> {
    let matrix = &site.regions;
    let mut artefacts = Vec::new();
    let mut tables = Vec::new();
    for language in site.request.languages.iter().copied() {
        let base = format!("{}/regions", site.model.tag(language));
        let sheet = matrix.sheet(site, language);
        let mut add = |end: &str, bytes| artefacts.push(Artefact { path: format!("{base}.{end}"), bytes });
        add("html", matrix.html(site, language));
        add("md", matrix.markdown(site, language));
        add("csv", table::csv(&sheet));
        tables.push(sheet);
    }
    let title = site.model.manifest.project.name.clone();
    artefacts
        .push(Artefact { path: "xlsx/regions.xlsx".to_owned(), bytes: table::workbook(&tables, &title) });
    artefacts
}

/// A phrase with a name filled in.
fn filled(words: Words, word: Word, name: &str) -> String {
    words.get(word).replace("{0}", name)
}
