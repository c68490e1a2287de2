//! The pages that lead to everything: `index.html` with the choice of language, and one overview a language.

mod home;
mod landscape;
mod roles;

pub use landscape::{Area, Landscape, TIERS, in_order, is_chain};

use super::page::tongue::autonym;
use super::page::{ASSETS, Frame, LanguageLink, Scripts, Site, Word, Words};
use super::raci::Work;
use super::site::Handovers;
use super::{Artefact, Output};
use crate::model::LanguageId;
use askama::Template;

/// `index.html` and `<language>/index.html` of every language of the build.
pub fn emit(site: &Site<'_>, landscape: &Landscape, work: &Work) -> Vec<Artefact> {
    let handovers = Handovers::of(&site.model);
    let mut artefacts = vec![Artefact { path: "index.html".to_owned(), bytes: root(site) }];
    for language in &site.request.languages {
        let tag = site.model.tag(*language);
        let roles = if site.makes(Output::Raci) { work.roles.len() } else { 0 };
        artefacts.push(Artefact {
            path: format!("{tag}/index.html"),
            bytes: home::of(site, (landscape, &handovers), roles, *language),
        });
        if 0 < roles {
            let bytes = roles::page(site, work, *language);
            artefacts.push(Artefact { path: format!("{tag}/roles/index.html"), bytes });
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
    frame.search = None;
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
    let page = RootPage { frame, words, choices, model: site.makes(Output::Model) };
    page.render().expect("a template of texts renders").into_bytes()
}
