//! The glossary: every `define`d term of the project and of the packages it uses, one page a language.

use super::Artefact;
use super::page::markdown::{self, escape};
use super::page::{Frame, Scripts, Site, Word, Words};
use crate::model::{ElementId, Kind, LanguageId};
use askama::Template;
use ltc_grammar::words::AttributeWord;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One term.
struct Entry {
    /// For links from elsewhere.
    anchor: String,
    label: String,
    /// In the other languages of the build, with their tags.
    translations: Vec<(String, String)>,
    aliases: Vec<String>,
    /// Markdown.
    about: String,
    /// HTML.
    prose: String,
}

#[derive(Template)]
#[template(path = "glossary/glossary.html")]
struct GlossaryPage {
    frame: Frame,
    words: Words,
    entries: Vec<Entry>,
}

/// Whether there is a glossary at all.
pub fn is_wanted(site: &Site<'_>) -> bool {
    let model = site.model.model();
    model.elements.iter().any(|element| element.kind == Kind::Term)
}

/// `glossary.html` and `glossary.md` of every language of the build; nothing where no term is defined.
pub fn emit(site: &Site<'_>) -> Vec<Artefact> {
    let mut artefacts = Vec::new();
    if !is_wanted(site) {
        return artefacts;
    }
    for language in site.request.languages.iter().copied() {
        let base = format!("{}/glossary", site.model.tag(language));
        let entries = entries(site, language);
        artefacts.push(Artefact { path: format!("{base}.md"), bytes: text(site, &entries, language) });
        let words = site.words(language);
        let title = words.get(Word::Glossary).to_owned();
        let frame = site.frame(language, "glossary.html", title, Vec::new(), Scripts::Shared);
        let page = GlossaryPage { frame, words, entries };
        let bytes = page.render().expect("a template of texts renders").into_bytes();
        artefacts.push(Artefact { path: format!("{base}.html"), bytes });
    }
    artefacts
}

/// The terms in the order of a language: letters without their accents and case, Chinese characters by code point.
fn entries(site: &Site<'_>, language: LanguageId) -> Vec<Entry> {
    let model = site.model.model();
    let mut terms: Vec<(String, ElementId)> = model
        .ids()
        .filter(|id| model.get(*id).kind == Kind::Term)
        .map(|id| (order(site.label(id, language)), id))
        .collect();
    terms.sort();
    terms.into_iter().map(|(_, id)| entry(site, id, language)).collect()
}

fn order(label: &str) -> String {
    label.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

fn entry(site: &Site<'_>, id: ElementId, language: LanguageId) -> Entry {
    let model = site.model.model();
    let others = site.request.languages.iter().filter(|other| **other != language);
    let about =
        model.prose(id, AttributeWord::About).and_then(|about| model.said(about, language)).unwrap_or("");
    Entry {
        anchor: format!("term-{}", model.path(id)),
        label: site.label(id, language).to_owned(),
        translations: others
            .filter_map(|other| {
                let text = model.get(id).label.exact(*other)?;
                Some((model.tag(*other).to_owned(), text.to_owned()))
            })
            .collect(),
        aliases: site.values(id, AttributeWord::Alias, language),
        about: about.to_owned(),
        prose: markdown::render(about),
    }
}

fn text(site: &Site<'_>, entries: &[Entry], language: LanguageId) -> Vec<u8> {
    let words = site.words(language);
    let mut out = format!("# {} – {}\n", escape(site.title(language)), words.get(Word::Glossary));
    for entry in entries {
        out.push_str(&format!("\n## {}\n", escape(&entry.label)));
        if !entry.about.is_empty() {
            out.push_str(&format!("\n{}\n", escape(&markdown::plain(&entry.about))));
        }
        let mut line = |head: &str, text: &str| {
            out.push_str(&format!("\n- **{head}**{}{}\n", words.colon(), escape(text)))
        };
        if !entry.aliases.is_empty() {
            line(words.get(Word::AlsoKnownAs), &entry.aliases.join(words.comma()));
        }
        for (tag, text) in &entry.translations {
            line(&escape(tag), text);
        }
    }
    out.into_bytes()
}
