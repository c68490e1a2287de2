//! Rules and exceptions of the whole project, one page each: duties kept apart, and findings that were accepted.

use crate::emit::page::{Accepted, Frame, Link, Scripts, Separation, Site, Word, Words};
use crate::model::{ElementId, LanguageId};
use askama::Template;

/// More duties than these are read in the list, not as a square.
const WIDEST: usize = 80;

/// One duty, and with which others it may not be held.
struct Square {
    duty: Link,
    /// For each duty in order: whether it is the same, or why the two are apart.
    cells: Vec<Option<String>>,
    own: usize,
}

#[derive(Template)]
#[template(path = "site/separation.html")]
struct SeparationPage {
    frame: Frame,
    words: Words,
    lines: Vec<(String, Separation)>,
    squares: Vec<Square>,
}

#[derive(Template)]
#[template(path = "site/accepted.html")]
struct AcceptedPage {
    frame: Frame,
    words: Words,
    accepted: Vec<Accepted>,
}

/// The duties nobody may hold together: a square of all of them, and the rules one by one. `None` where there are none.
pub(super) fn separation(site: &Site<'_>, language: LanguageId) -> Option<Vec<u8>> {
    let rules = site.model.separations_met();
    if rules.is_empty() {
        return None;
    }
    let words = site.words(language);
    let title = words.get(Word::SeparateDuties).to_owned();
    let page = SeparationPage {
        frame: site.frame(language, "separation.html", title, Vec::new(), Scripts::Shared),
        words,
        lines: rules
            .iter()
            .map(|rule| (site.model.path(*rule), site.separation_of(*rule, language)))
            .collect(),
        squares: squares(site, &rules, language),
    };
    Some(page.render().expect("a template of texts renders").into_bytes())
}

/// The square of duties, where it can be read.
fn squares(site: &Site<'_>, rules: &[ElementId], language: LanguageId) -> Vec<Square> {
    let model = site.model.model();
    let mut duties: Vec<ElementId> = rules.iter().flat_map(|rule| model.separated(*rule)).collect();
    duties.sort_unstable_by_key(|duty| (!model.get(*duty).kind.is_who(), *duty));
    duties.dedup();
    if WIDEST < duties.len() {
        return Vec::new();
    }
    let of: Vec<Vec<ElementId>> = rules.iter().map(|rule| model.separated(*rule)).collect();
    let apart = |one: ElementId, other: ElementId| {
        let found = of.iter().position(|duties| duties.contains(&one) && duties.contains(&other))?;
        let rule = *rules.get(found)?;
        let said = site.separation_of(rule, language);
        Some(if said.code.is_empty() { said.because } else { said.code })
    };
    let squares = duties.iter().enumerate().map(|(own, duty)| Square {
        duty: site.link("", *duty, language),
        cells: duties.iter().map(|other| if other == duty { None } else { apart(*duty, *other) }).collect(),
        own,
    });
    squares.collect()
}

/// The findings that were accepted. `None` where there are none.
pub(super) fn accepted(site: &Site<'_>, language: LanguageId) -> Option<Vec<u8>> {
    let accepted = site.accepted(None, language);
    if accepted.is_empty() {
        return None;
    }
    let words = site.words(language);
    let title = words.get(Word::AcceptedFindings).to_owned();
    let frame = site.frame(language, "accepted.html", title, Vec::new(), Scripts::Shared);
    let page = AcceptedPage { frame, words, accepted };
    Some(page.render().expect("a template of texts renders").into_bytes())
}
