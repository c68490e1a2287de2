//! A sound model → files. One artefact, one room; all escape what users wrote.

pub mod bpmn;
pub mod checklist;
pub mod diagram;
mod file_name;
pub mod glossary;
pub mod index;
pub mod interface;
pub mod manual;
pub mod model_json;
pub mod organisation;
pub mod origin;
pub mod page;
pub mod raci;
pub mod rcm;
pub mod region;
pub mod site;
pub mod svg;
pub mod table;
pub mod viewer;
pub mod wiki;
pub mod xml;

pub use file_name::{Names, folder};

use crate::check::Sound;
use crate::diagnostic::Diagnostic;
use crate::flow::Flow;
use crate::model::LanguageId;
use index::Landscape;
use organisation::People;
use page::{Peer, Places, Site};
use raci::{Matrix, Work};
use rayon::prelude::*;
use region::Region;
use std::sync::Arc;

/// One file of the output.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Artefact {
    /// Path below the output folder, with `/`; only characters that every file system takes.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The kinds of output a build can be asked for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Output {
    /// The pages of processes, areas and things, their map and their search.
    Site,
    /// BPMN 2.0 XML.
    Bpmn,
    /// Diagrams.
    Svg,
    /// Checklists, HTML and Markdown.
    Checklist,
    /// RACI tables.
    Raci,
    /// Risk–control tables.
    Rcm,
    /// `model.json` and its schema.
    Model,
    /// A Markdown page a process, with Mermaid diagrams.
    Markdown,
    /// What stands beside the steps of customers and partners.
    Interface,
    /// A manual to print for each group of processes. On request.
    Manual,
    /// The same manuals as Word documents. On request; made by the crate `ltc-paper`.
    Word,
    /// Diagrams as PNG. On request; made by the crate `ltc-paper`.
    Png,
}

impl Output {
    /// All of them.
    pub const ALL: [Output; 12] = [
        Output::Site,
        Output::Bpmn,
        Output::Svg,
        Output::Checklist,
        Output::Raci,
        Output::Rcm,
        Output::Model,
        Output::Markdown,
        Output::Interface,
        Output::Manual,
        Output::Word,
        Output::Png,
    ];

    /// Those a build makes where nothing else is asked for: all but those on request.
    pub fn usual() -> Vec<Output> {
        let on_request = [Output::Manual, Output::Word, Output::Png];
        Output::ALL.into_iter().filter(|output| !on_request.contains(output)).collect()
    }

    /// The word of `ltc.toml` and of `--only`.
    pub fn text(self) -> &'static str {
        match self {
            Output::Site => "site",
            Output::Bpmn => "bpmn",
            Output::Svg => "svg",
            Output::Checklist => "checklist",
            Output::Raci => "raci",
            Output::Rcm => "rcm",
            Output::Model => "model",
            Output::Markdown => "markdown",
            Output::Manual => "manual",
            Output::Word => "word",
            Output::Png => "png",
            Output::Interface => "interface",
        }
    }

    /// The output of that word.
    pub fn from_text(text: &str) -> Option<Output> {
        Output::ALL.into_iter().find(|output| output.text() == text)
    }
}

/// What is to be built.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Request {
    /// Which outputs.
    pub outputs: Vec<Output>,
    /// In which languages.
    pub languages: Vec<LanguageId>,
}

/// Makes every file that is asked for and gives it to `sink`, in no particular order and from several threads.
pub fn emit_all(sound: Sound<'_>, request: &Request, sink: &(dyn Fn(Artefact) + Sync)) {
    emit_with_regions(sound, request, &[], &[], sink);
}

/// As [`emit_all`], and every file of the regions as well, each in a folder of its own below `regions`; `findings` are those of the
/// whole project.
pub fn emit_with_regions(
    sound: Sound<'_>,
    request: &Request,
    regions: &[Region<'_>],
    findings: &[Diagnostic],
    sink: &(dyn Fn(Artefact) + Sync),
) {
    let mut standard = Site::new(sound, request);
    standard.regions = region::Matrix::of(&standard, regions, findings);
    let mut standard = Prepared::of(standard);
    let mut prepared: Vec<(&Region<'_>, String, Prepared<'_>)> = regions
        .par_iter()
        .map(|region| {
            let folder = format!("{}/", region::folder(&standard.site.names, region.adaptation));
            (region, folder, Prepared::of(Site::new(region.model, &region.request)))
        })
        .collect();
    if !regions.is_empty() {
        let mut peers = vec![Peer::of(&standard.site, String::new())];
        peers.extend(prepared.iter().map(|(_, folder, prepared)| Peer::of(&prepared.site, folder.clone())));
        let peers = Arc::new(peers);
        standard.site.peers = Arc::clone(&peers);
        prepared.iter_mut().for_each(|(_, _, prepared)| prepared.site.peers = Arc::clone(&peers));
    }
    standard.emit(sink);
    if !regions.is_empty() {
        region::emit_matrix(&standard.site).into_iter().for_each(sink);
    }
    prepared.par_iter().for_each(|(region, folder, prepared)| {
        let below =
            |artefact: Artefact| sink(Artefact { path: format!("{folder}{}", artefact.path), ..artefact });
        prepared.emit(&below);
        let processes = prepared.landscape.processes();
        region::emit(region, &prepared.site, &processes).into_iter().for_each(below);
    });
}

/// One model with all that its pages know, before any of them is made.
struct Prepared<'model> {
    site: Site<'model>,
    landscape: Landscape,
    parts: Vec<(Flow, Matrix)>,
    work: Work,
    people: People,
}

impl<'model> Prepared<'model> {
    fn of(site: Site<'model>) -> Prepared<'model> {
        let sound = site.model;
        let landscape = Landscape::of(&sound);
        let processes = landscape.processes();
        let parts: Vec<(Flow, Matrix)> = processes
            .par_iter()
            .map(|process| (Flow::of(&sound, *process), Matrix::of(&sound, *process)))
            .collect();
        let matrices = || parts.iter().map(|(_, matrix)| matrix);
        let work = Work::of(&sound, matrices());
        let people = People::of(&sound, &site.organisation, &work, matrices());
        let places = Places::of(&site, &landscape, &work, &people);
        Prepared { site: Site { places, ..site }, landscape, parts, work, people }
    }

    /// Makes every file.
    fn emit(&self, sink: &(dyn Fn(Artefact) + Sync)) {
        let Prepared { site, landscape, parts, work, people } = self;
        let called = bpmn::Called::of(&site.model);
        let around = site.makes(Output::Site).then(|| site::Around::of(site));
        let give = |artefacts: Vec<Artefact>| artefacts.into_iter().for_each(sink);
        rayon::join(
            || {
                parts.par_iter().for_each(|(flow, matrix)| {
                    emit_process(site, (&called, around.as_ref()), flow, matrix, sink);
                });
            },
            || {
                if site.makes(Output::Raci) {
                    raci::emit_roles(site, work, people, sink);
                    give(organisation::emit(site, people));
                }
                if let Some(around) = &around {
                    site::emit(site, around, landscape, sink);
                }
                if site.makes(Output::Svg) {
                    sink(viewer::script());
                }
                if site.makes(Output::Manual) {
                    for language in &site.request.languages {
                        let manuals = manual::all(site, *language);
                        give(manuals.iter().map(|manual| manual::artefact(site, manual)).collect());
                    }
                }
                if site.makes(Output::Model) {
                    let flows: Vec<&Flow> = parts.iter().map(|(flow, _)| flow).collect();
                    give(model_json::emit(site.model, &flows, &site.proofs));
                }
                give(glossary::emit(site));
                give(interface::emit(site));
                give(index::emit(site, landscape, work));
                give(site::assets());
            },
        );
    }
}

fn emit_process(
    site: &Site<'_>,
    (called, around): (&bpmn::Called, Option<&site::Around>),
    flow: &Flow,
    matrix: &Matrix,
    sink: &(dyn Fn(Artefact) + Sync),
) {
    let give = |artefacts: Vec<Artefact>| artefacts.into_iter().for_each(sink);
    for language in site.request.languages.iter().copied() {
        if site.makes(Output::Checklist) {
            give(checklist::emit(site, flow, language));
        }
        if site.makes(Output::Bpmn) {
            let sheets = bpmn::Sheet::of(site.model, flow, language);
            give(bpmn::emit(site.model, (&site.names, called), flow, &sheets, language));
        }
        let pictures = site
            .makes(Output::Svg)
            .then(|| svg::Pictures::of(site.model.model(), &site.names, flow, language));
        if let Some(pictures) = &pictures {
            give(svg::emit(pictures));
            if !site.makes(Output::Site) {
                sink(viewer::emit(site, pictures, flow, language));
            }
        }
        if let Some(around) = around {
            sink(site::process(site, around, flow, pictures.as_ref(), language));
        }
    }
    if site.makes(Output::Raci) {
        give(raci::emit(site, matrix));
    }
    if site.makes(Output::Markdown) {
        give(
            site.request.languages.iter().map(|language| wiki::emit(site, flow, matrix, *language)).collect(),
        );
    }
    if site.makes(Output::Rcm) {
        give(rcm::emit(site, flow.process));
    }
}
