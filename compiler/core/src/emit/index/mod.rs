//! The pages that lead to everything: `index.html` with the choice of language, and one overview a language.

mod landscape;
mod measures;
mod overview;

pub use landscape::{Area, Landscape, by_number};

use super::Artefact;
use super::organisation::People;
use super::page::tongue::autonym;
use super::page::{Frame, LanguageLink, Scripts, Site, Word, Words};
use super::raci::Work;
use crate::model::LanguageId;
use askama::Template;

/// `index.html` and `<language>/index.html` of every language of the build.
pub fn emit(site: &Site<'_>, landscape: &Landscape, work: &Work, people: &People) -> Vec<Artefact> {
    let mut artefacts = vec![Artefact { path: "index.html".to_owned(), bytes: root(site) }];
    for language in &site.request.languages {
        artefacts.push(Artefact {
            path: format!("{}/index.html", site.model.tag(*language)),
            bytes: overview::of(site, landscape, work, people, *language),
        });
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
        site.frame(language, "index.html", words.get(Word::Overview).to_owned(), Vec::new(), Scripts::None);
    let tags = || site.request.languages.iter().map(|language| site.model.tag(*language));
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
    let page = RootPage { frame, words, choices, model: site.makes(super::Output::Model) };
    page.render().expect("a template of texts renders").into_bytes()
}
