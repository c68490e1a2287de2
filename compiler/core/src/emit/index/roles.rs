//! The list of all roles with their letters.

use crate::emit::page::{Frame, Scripts, Site, Word, Words, markdown};
use crate::emit::raci::{Entry, Work};
use crate::model::{ElementId, Kind, LanguageId, Letter};
use askama::Template;
use ltc_grammar::words::AttributeWord;

struct RoleView {
    label: String,
    id: String,
    href: String,
    team: bool,
    about: String,
    counts: [usize; 4],
}

#[derive(Template)]
#[template(path = "index/roles.html")]
struct RolesPage {
    frame: Frame,
    words: Words,
    roles: Vec<RoleView>,
}

pub(super) fn page(site: &Site<'_>, work: &Work, language: LanguageId) -> Vec<u8> {
    let words = site.words(language);
    let title = words.get(Word::Roles).to_owned();
    let page = RolesPage {
        frame: site.frame(language, "roles/index.html", title, Vec::new(), Scripts::Shared),
        words,
        roles: work.roles.iter().map(|(role, entries)| view(site, *role, entries, language)).collect(),
    };
    page.render().expect("a template of texts renders").into_bytes()
}

fn view(site: &Site<'_>, role: ElementId, entries: &[Entry], language: LanguageId) -> RoleView {
    let count = |letter| entries.iter().filter(|entry| entry.all_letters().from(letter).is_some()).count();
    let about = site
        .model
        .prose(role, AttributeWord::About)
        .and_then(|about| site.model.model().said(about, language));
    RoleView {
        label: site.label(role, language).to_owned(),
        id: site.model.get(role).id.to_string(),
        href: format!("{}.html", site.names.get(role)),
        team: site.model.get(role).kind == Kind::Team,
        about: about.map(markdown::plain).unwrap_or_default(),
        counts: Letter::ALL.map(count),
    }
}
