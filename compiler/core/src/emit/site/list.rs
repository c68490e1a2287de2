//! The pages that list all things of a folder: controls, risks, information, systems, …

use super::Around;
use crate::emit::page::{Frame, Link, Scripts, Site, Word, Words, target};
use crate::model::{ElementId, Kind, LanguageId, by_number};
use askama::Template;
use ltc_grammar::words::AttributeWord;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The way from the page to the folder of its language.
const UP: &str = "../";

/// One thing.
struct Line {
    link: Link,
    code: String,
    kind: &'static str,
    class: &'static str,
    about: String,
    /// Its process, else its owner.
    of: Option<Link>,
    category: String,
    uses: usize,
}

#[derive(Template)]
#[template(path = "site/list.html")]
struct ListPage {
    frame: Frame,
    title: &'static str,
    of: &'static str,
    /// Whether there is more than one kind in the list.
    mixed: bool,
    /// The head of what is said beside, if anything is.
    categories: Option<&'static str>,
    lines: Vec<Line>,
}

/// What a folder is called.
pub(super) fn title(folder: &str, words: Words) -> &'static str {
    words.get(match folder {
        "controls" => Word::ControlsAndGates,
        "risks" => Word::RisksAndRules,
        "data" => Word::Information,
        "systems" => Word::Systems,
        "parties" => Word::Parties,
        "kpis" => Word::Kpis,
        "pains" => Word::Pains,
        "codes" => Word::CodeLists,
        "parameters" => Word::Parameters,
        "calendars" => Word::Calendars,
        "roles" => Word::Roles,
        _ => Word::Landscape,
    })
}

/// The list of a folder. `things` are all that have a page in it.
pub(super) fn page(
    site: &Site<'_>,
    around: &Around,
    (folder, things): (&str, &[ElementId]),
    language: LanguageId,
) -> Vec<u8> {
    let model = site.model.model();
    let words = site.words(language);
    let mut things = things.to_vec();
    if things.iter().all(|id| model.code(*id).is_some()) {
        things.sort_by(|a, b| by_number(model.code(*a).unwrap_or(""), model.code(*b).unwrap_or("")));
    } else {
        things.sort_by_cached_key(|id| order(site.label(*id, language)));
    }
    let lines: Vec<Line> = things.iter().map(|id| line(site, around, *id, language)).collect();
    let first = things.first().map(|id| model.get(*id).kind);
    let title = title(folder, words);
    let page = ListPage {
        frame: site.frame(
            language,
            &format!("{folder}/index.html"),
            title.to_owned(),
            Vec::new(),
            Scripts::Shared,
        ),
        title,
        of: words.get(if folder == "controls" { Word::Process } else { Word::Owner }),
        mixed: things.iter().any(|id| Some(model.get(*id).kind) != first),
        categories: lines
            .iter()
            .any(|line| !line.category.is_empty())
            .then(|| words.get(if folder == "kpis" { Word::Target } else { Word::Category })),
        lines,
    };
    page.render().expect("a template of texts renders").into_bytes()
}

fn line(site: &Site<'_>, around: &Around, id: ElementId, language: LanguageId) -> Line {
    let model = site.model.model();
    let kind = model.get(id).kind;
    let of = match kind {
        Kind::Kcp | Kind::Gate => model.enclosing(id, Kind::Process),
        _ => model.owner(id),
    };
    let measure = (kind == Kind::Kpi).then(|| target(model, id, language));
    Line {
        link: site.link(UP, id, language),
        code: model.code(id).unwrap_or("").to_owned(),
        kind: site.words(language).kind(kind),
        class: super::process::class(kind),
        about: site.purpose(id, language),
        of: of.map(|of| site.link(UP, of, language)),
        category: measure.unwrap_or_else(|| site.word(id, AttributeWord::Category, language)),
        uses: around.uses.of_element(id).len(),
    }
}

/// Labels in an order without accents and case; Chinese characters by code point.
fn order(label: &str) -> String {
    label.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}
