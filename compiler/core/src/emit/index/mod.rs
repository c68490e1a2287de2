//! The pages that lead to everything: `index.html` with the choice of language, and one overview a language.

mod home;
mod landscape;
mod roles;

pub use landscape::{Area, Landscape, TIERS, in_order, is_chain};

use super::page::tongue::autonym;
use super::page::{ASSETS, Frame, LanguageLink, Scripts, Site, Word, Words};
use super::raci::Work;
use super::site::Handovers;
use super::{Artefact, Output, Wanted};
use crate::model::LanguageId;
use askama::Template;

/// `index.html` and `<language>/index.html` of every language of the build, and the lists of roles, as far as they are wanted.
pub fn emit(site: &Site<'_>, landscape: &Landscape, work: &Work, wanted: Wanted<'_>) -> Vec<Artefact> {
    let mut artefacts = vec![Artefact { path: "index.html".to_owned(), bytes: root(site) }];
    for language in &site.request.languages {
        let tag = site.model.tag(*language);
        let roles = if site.makes(Output::Raci) { work.roles.len() } else { 0 };
        let path = format!("{tag}/index.html");
        if wanted.below(&path) {
            let handovers = Handovers::of(&site.model);
            artefacts
                .push(Artefact { path, bytes: home::of(site, (landscape, &handovers), roles, *language) });
        }
        let path = format!("{tag}/roles/index.html");
        if 0 < roles && wanted.below(&path) {
            artefacts.push(Artefact { path, bytes: roles::page(site, work, *language) });
        }
    }
    artefacts
}

/// One language on the first page.
struct Choice {
    tag: String,
    name: String,
    direction: &'static str,
    lead: &'static str,
    lead_language: &'static str,
}

#[derive(Template)]
#[template(path = "index/root.html")]
struct RootPage {
    frame: Frame,
    words: Words,
    choices: Vec<Choice>,
    /// Regions by name, with their first pages.
    regions: Vec<(String, Vec<LanguageLink>)>,
    /// Where all regions stand beside each other; empty where none is built.
    matrix: String,
    model: bool,
}

fn root(site: &Site<'_>) -> Vec<u8> {
    let language = site.request.languages.first().copied().unwrap_or(LanguageId::DEFAULT);
    let words = site.words(language);
    let mut frame =
        site.frame(language, "index.html", words.get(Word::Overview).to_owned(), Vec::new(), Scripts::Shared);
    let tags = || site.request.languages.iter().map(|language| site.model.tag(*language));
    frame.assets = format!("{ASSETS}/");
    frame.contents = Vec::new();
    frame.search = site.makes(Output::Site).then(|| format!("{}/", site.model.tag(language)));
    frame.neighbours = Vec::new();
    frame.languages = tags()
        .map(|tag| LanguageLink {
            href: format!("{tag}/index.html"),
            tag: tag.to_owned(),
            name: autonym(tag).to_owned(),
            current: false,
        })
        .collect();
    let choices = tags()
        .map(|tag| {
            let words = Words::of(tag);
            Choice {
                tag: tag.to_owned(),
                name: autonym(tag).to_owned(),
                direction: super::page::tongue::direction(tag),
                lead: words.get(Word::LeadsToEverything),
                lead_language: words.tag(),
            }
        })
        .collect();
    let matrix = match site.regions.is_empty() {
        true => String::new(),
        false => format!("{}/regions.html", site.model.tag(language)),
    };
    let regions = site.doors_of_regions(language);
    let page = RootPage { frame, words, choices, regions, matrix, model: site.makes(Output::Model) };
    page.render().expect("a template of texts renders").into_bytes()
}
