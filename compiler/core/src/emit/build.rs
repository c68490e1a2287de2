//! A build: what is known before any file is made, and then its files, all of them or one that is asked for.

use super::index::Landscape;
use super::organisation::People;
use super::page::{Peer, Places, Site};
use super::raci::{Matrix, Work};
use super::region::{self, Region};
use super::{
    Artefact, Output, Request, Wanted, bpmn, checklist, glossary, index, interface, manual, model_json,
    organisation, raci, rcm, site, svg, viewer, wiki,
};
use crate::check::Sound;
use crate::diagnostic::Diagnostic;
use crate::flow::Flow;
use crate::model::LanguageId;
use rayon::prelude::*;
use std::sync::{Arc, Mutex, OnceLock};

/// The standard and the regions that are built beside it, ready to make any of their files.
pub struct Build<'a> {
    standard: Prepared<'a>,
    regions: Vec<Beside<'a>>,
}

/// A region beside the standard.
struct Beside<'a> {
    region: &'a Region<'a>,
    /// Below the output folder, with its `/`.
    folder: String,
    prepared: Prepared<'a>,
}

impl<'a> Build<'a> {
    /// Finds out what the files have to say; `findings` are those of the whole project.
    pub fn of(
        sound: Sound<'a>,
        request: &'a Request,
        regions: &'a [Region<'a>],
        findings: &[Diagnostic],
    ) -> Build<'a> {
        let mut site = Site::new(sound, request);
        site.regions = region::Matrix::of(&site, regions, findings);
        let (mut standard, mut beside) = rayon::join(
            || Prepared::of(site),
            || {
                let beside = regions.par_iter().map(|region| {
                    let site = Site::new(region.model, &region.request);
                    let folder = format!("{}/", region::folder(&site.names, region.adaptation));
                    Beside { region, folder, prepared: Prepared::of(site) }
                });
                beside.collect::<Vec<Beside<'a>>>()
            },
        );
        if !regions.is_empty() {
            let mut peers = vec![Peer::of(&standard.site, String::new())];
            peers.extend(beside.iter().map(|one| Peer::of(&one.prepared.site, one.folder.clone())));
            let peers = Arc::new(peers);
            standard.site.peers = Arc::clone(&peers);
            beside.iter_mut().for_each(|one| one.prepared.site.peers = Arc::clone(&peers));
        }
        Build { standard, regions: beside }
    }

    /// Makes every file and gives it to `sink`, in no particular order and from several threads.
    pub fn all(&self, sink: &(dyn Fn(Artefact) + Sync)) {
        self.emit(Wanted::Everything, sink);
    }

    /// Makes the file of this path below the output folder; `None` where the build has no such file.
    pub fn file(&self, path: &str) -> Option<Vec<u8>> {
        let found = Mutex::new(None);
        self.emit(Wanted::File(path), &|artefact: Artefact| {
            if artefact.path == path
                && let Ok(mut found) = found.lock()
            {
                *found = Some(artefact.bytes);
            }
        });
        found.into_inner().ok().flatten()
    }

    fn emit(&self, wanted: Wanted<'_>, sink: &(dyn Fn(Artefact) + Sync)) {
        let is_of_region = self.regions.iter().any(|one| wanted.below(&one.folder));
        if wanted == Wanted::Everything || !is_of_region {
            self.standard.emit(wanted, sink);
        }
        if !self.regions.is_empty() && wanted.holds("/regions.") {
            region::emit_matrix(&self.standard.site).into_iter().for_each(sink);
        }
        self.regions.par_iter().for_each(|Beside { region, folder, prepared }| {
            let Some(wanted) = wanted.inside(folder) else { return };
            let below = |artefact: Artefact| {
                sink(Artefact { path: format!("{folder}{}", artefact.path), ..artefact })
            };
            prepared.emit(wanted, &below);
            if wanted.holds("/differences.") {
                let processes = prepared.landscape.processes();
                region::emit(region, &prepared.site, &processes).into_iter().for_each(below);
            }
        });
    }
}

/// One model with all that its pages know, before any of them is made.
struct Prepared<'model> {
    site: Site<'model>,
    landscape: Landscape,
    parts: Vec<(Flow, Matrix)>,
    work: Work,
    people: People,
    /// Made when the first page asks for it, by one thread alone: a thread that waits for others could be given work that asks again.
    around: OnceLock<site::Around>,
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
        Prepared { site: Site { places, ..site }, landscape, parts, work, people, around: OnceLock::new() }
    }

    /// What the pages of the site say beside what an element says itself, where they are built.
    fn around(&self) -> Option<&site::Around> {
        let site = &self.site;
        site.makes(Output::Site).then(|| self.around.get_or_init(|| site::Around::of(site)))
    }

    /// Makes what is wanted.
    fn emit(&self, wanted: Wanted<'_>, sink: &(dyn Fn(Artefact) + Sync)) {
        rayon::join(
            || {
                let site = &self.site;
                let is_wanted = |flow: &Flow| {
                    let name = site.names.get(flow.process);
                    wanted.holds(&format!("/{name}/")) || wanted.below(&format!("xlsx/{name}."))
                };
                let parts: Vec<&(Flow, Matrix)> =
                    self.parts.iter().filter(|(flow, _)| is_wanted(flow)).collect();
                if !parts.is_empty() {
                    let called = bpmn::Called::of(&site.model);
                    parts
                        .par_iter()
                        .for_each(|(flow, matrix)| self.emit_process((flow, matrix), &called, wanted, sink));
                }
            },
            || self.emit_rest(wanted, sink),
        );
    }

    fn emit_rest(&self, wanted: Wanted<'_>, sink: &(dyn Fn(Artefact) + Sync)) {
        let Prepared { site, landscape, parts, work, people, .. } = self;
        let give = |artefacts: Vec<Artefact>| artefacts.into_iter().for_each(sink);
        if site.makes(Output::Raci) {
            raci::emit_roles(site, (work, people, self.around()), wanted, sink);
            if wanted.holds("organisation.") || wanted.holds("delegation.") {
                give(organisation::emit(site, people));
            }
        }
        if let Some(around) = self.around() {
            site::emit(site, around, landscape, wanted, sink);
        }
        if site.makes(Output::Svg) {
            sink(viewer::script());
        }
        if site.makes(Output::Manual) && wanted.holds("/manuals/") {
            for language in &site.request.languages {
                let manuals = manual::all(site, *language);
                give(manuals.iter().map(|manual| manual::artefact(site, manual)).collect());
            }
        }
        if site.makes(Output::Model) && wanted.below("model.") {
            let flows: Vec<&Flow> = parts.iter().map(|(flow, _)| flow).collect();
            give(model_json::emit(site.model, &flows, &site.proofs));
        }
        if wanted.holds("/glossary.") {
            give(glossary::emit(site));
        }
        if wanted.holds("/interface.") {
            give(interface::emit(site));
        }
        if wanted.holds("index.html") {
            give(index::emit(site, landscape, work, wanted));
        }
        give(site::assets());
    }

    fn emit_process(
        &self,
        (flow, matrix): (&Flow, &Matrix),
        called: &bpmn::Called,
        wanted: Wanted<'_>,
        sink: &(dyn Fn(Artefact) + Sync),
    ) {
        let site = &self.site;
        let makes =
            |output, parts: &[&str]| site.makes(output) && parts.iter().any(|part| wanted.holds(part));
        let give = |artefacts: Vec<Artefact>| artefacts.into_iter().for_each(sink);
        let languages: Vec<LanguageId> = site.request.languages.clone();
        let is_wanted = |language: &LanguageId| wanted.below(&format!("{}/", site.model.tag(*language)));
        for language in languages.iter().copied().filter(is_wanted) {
            if makes(Output::Checklist, &["/checklist."]) {
                give(checklist::emit(site, flow, language));
            }
            if makes(Output::Bpmn, &[".bpmn"]) {
                let sheets = bpmn::Sheet::of(site.model, flow, language);
                give(bpmn::emit(site.model, (&site.names, called), flow, &sheets, language));
            }
            let pictures = makes(Output::Svg, &[".svg", "/index.html", "/diagram.html"])
                .then(|| svg::Pictures::of(site.model.model(), &site.names, flow, language));
            if let Some(pictures) = &pictures {
                give(svg::emit(pictures));
                if !site.makes(Output::Site) {
                    sink(viewer::emit(site, pictures, flow, language));
                }
            }
            if let Some(around) = self.around().filter(|_| wanted.holds("/index.html")) {
                sink(site::process(site, around, flow, pictures.as_ref(), language));
            }
        }
        if makes(Output::Raci, &["raci."]) {
            give(raci::emit(site, matrix));
        }
        if makes(Output::Markdown, &["/process.md"]) {
            give(languages.iter().map(|language| wiki::emit(site, flow, matrix, *language)).collect());
        }
        if makes(Output::Rcm, &["rcm."]) {
            give(rcm::emit(site, flow.process));
        }
    }
}
