//! Translations say the terms of the glossary.

use super::apply::brief;
use super::codes::OTHER_TERM;
use super::inflect::{Folded, is_spaced};
use super::sayings::{Saying, sayings};
use crate::check::glossary::Holders;
use crate::diagnostic::Diagnostic;
use crate::model::{ElementId, Kind, LanguageId, Model, Slot, Value};
use ltc_grammar::words::AttributeWord;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A term as it is looked for in texts.
struct Term {
    id: ElementId,
    holder: ElementId,
    language: LanguageId,
    /// In lower case, the last one without the ending of its plural.
    words: Vec<String>,
    /// The term itself, where it is an abbreviation and stands in capitals only.
    capitals: Option<String>,
}

/// All terms of a model.
struct Terms<'m> {
    model: &'m Model,
    all: Vec<Term>,
    /// By their first word, without the ending of a plural; longest first.
    by_word: BTreeMap<String, Vec<usize>>,
    /// Those of scripts without spaces, longest first.
    unspaced: Vec<(usize, String)>,
    holders: Holders<'m>,
    /// Elements called exactly like a term.
    namesakes: FxHashMap<String, Vec<ElementId>>,
}

/// Findings about translations that say another word than the glossary.
pub(crate) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    if !model.elements.iter().any(|element| element.kind == Kind::Term) {
        return;
    }
    let all = sayings(model);
    if !all.iter().any(|one| one.is_asked) {
        return;
    }
    let terms = Terms::of(model);
    let mut last: Option<(ElementId, Slot, Vec<usize>)> = None;
    for one in all.iter().filter(|one| one.is_asked && model.get(one.id).kind != Kind::Term) {
        let is_last = last.as_ref().is_some_and(|(id, slot, _)| (*id, *slot) == (one.id, one.slot));
        if !is_last {
            last = Some((one.id, one.slot, terms.said(one)));
        }
        let said = last.as_ref().map_or(&[][..], |(_, _, said)| said.as_slice());
        if said.is_empty() {
            continue;
        }
        let text = Folded::of(one.text);
        for term in said.iter().filter_map(|at| terms.all.get(*at)) {
            let names = terms.translations(term, one.language);
            if names.is_empty() || names.iter().any(|name| text.says(name)) {
                continue;
            }
            findings.push(terms.report(one, term, names.first().map_or("", |name| name)));
        }
    }
}

impl<'m> Terms<'m> {
    fn of(model: &'m Model) -> Terms<'m> {
        let mut all = Vec::new();
        let mut unspaced = Vec::new();
        let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut namesakes: FxHashMap<String, Vec<ElementId>> = FxHashMap::default();
        for id in model.ids().filter(|id| model.get(*id).kind == Kind::Term) {
            let element = model.get(id);
            let (Some(holder), Some((language, label))) = (element.parent, element.label.texts.first())
            else {
                continue;
            };
            let label = outside(label);
            let words: Vec<String> = words(&label).iter().map(|word| word.text.to_lowercase()).collect();
            let Some(word) = words.first() else { continue };
            namesakes.entry(label.to_lowercase()).or_default();
            let at = all.len();
            if label.chars().any(is_spaced) {
                by_word.entry(singular(word).to_owned()).or_default().push(at);
            } else {
                unspaced.push((at, words.concat()));
            }
            let is_capital = !label.chars().any(char::is_lowercase) && label.chars().any(char::is_uppercase);
            let capitals = is_capital.then(|| label.clone());
            all.push(Term { id, holder, language: *language, words, capitals });
        }
        for found in by_word.values_mut() {
            found.sort_by_key(|at| std::cmp::Reverse(all.get(*at).map_or(0, |term| term.words.len())));
        }
        unspaced.sort_by_key(|(_, text)| std::cmp::Reverse(text.len()));
        for id in model.ids().filter(|id| model.get(*id).kind != Kind::Term) {
            if let Some((_, name)) = model.get(id).label.texts.first()
                && let Some(found) = namesakes.get_mut(&name.to_lowercase())
            {
                found.push(id);
            }
        }
        let holders = Holders::new(model, all.iter().map(|term| term.holder));
        Terms { model, all, by_word, unspaced, holders, namesakes }
    }

    /// The terms a text says, in the order it says them, each once.
    fn said(&self, one: &Saying<'_>) -> Vec<usize> {
        let mut found = Vec::new();
        let mut holders: Option<Vec<ElementId>> = None;
        let mut holds = |at: usize| {
            let Some(term) = self.all.get(at).filter(|term| term.language == one.from) else { return false };
            let around = holders.get_or_insert_with(|| self.holders.of(self.model, one.id));
            around.binary_search(&term.holder).is_ok()
        };
        let is_english =
            self.model.tag(one.from).split('-').next().is_some_and(|tag| tag.eq_ignore_ascii_case("en"));
        let written = words(one.source);
        let lower: Vec<String> = written.iter().map(|word| word.text.to_lowercase()).collect();
        let mut here = 0;
        while let Some(word) = lower.get(here) {
            let candidates = self.by_word.get(singular(word)).map_or(&[][..], Vec::as_slice);
            let term = candidates.iter().copied().find(|at| {
                self.all.get(*at).is_some_and(|term| {
                    is_at(term, here, &lower, &written)
                        && (!is_english || is_noun(one.source, &written, here, term.words.len()))
                }) && holds(*at)
            });
            match term {
                Some(at) => {
                    if !found.contains(&at) {
                        found.push(at);
                    }
                    here += self.all.get(at).map_or(1, |term| term.words.len().max(1));
                }
                None => here += 1,
            }
        }
        if !self.unspaced.is_empty() {
            let mut rest = lower.concat();
            for (at, text) in &self.unspaced {
                if rest.contains(text.as_str()) && holds(*at) {
                    rest = rest.replace(text.as_str(), "\u{fffc}");
                    found.push(*at);
                }
            }
        }
        found
    }

    /// What a term is called in a language: by itself, by its other names there, or by elements of its name.
    fn translations(&self, term: &Term, language: LanguageId) -> Vec<&'m str> {
        let model = self.model;
        let element = model.get(term.id);
        let own = element.label.exact(language);
        let mut names: Vec<&str> = own.into_iter().collect();
        if names.is_empty() {
            let label = element.label.first().map(|label| outside(label).to_lowercase()).unwrap_or_default();
            for id in self.namesakes.get(&label).into_iter().flatten() {
                let name = model.get(*id).label.exact(language);
                names.extend(name.filter(|name| !names.contains(name)));
            }
        }
        if !names.is_empty() {
            let alias = model.attribute(term.id, AttributeWord::Alias);
            names.extend(alias.into_iter().flat_map(|alias| &alias.values).filter_map(|value| match value {
                Value::Text(label) => label.exact(language),
                _ => None,
            }));
        }
        names
    }

    fn report(&self, one: &Saying<'_>, term: &Term, name: &str) -> Diagnostic {
        let model = self.model;
        let tag = model.tag(one.language);
        let term_label = model.get(term.id).label.first().unwrap_or("");
        let message = format!(
            "`{}` does not say `{name}`, which is `{tag}` for the term `{term_label}` in `{}`",
            brief(one.text),
            brief(one.source)
        );
        let mut finding = Diagnostic::new(&OTHER_TERM, one.place, message)
            .label(format!("of {} `{}`", model.get(one.id).kind.noun(), model.path(one.id)))
            .help(format!("say `{name}`; if the word here is right as well, make it an `alias` of the term"));
        let is_shown = model.sources.get(model.place(term.id).source).is_some();
        if is_shown {
            finding = finding.related(model.place(term.id), format!("`{term_label}` is defined here"));
        }
        finding
    }
}

/// Whether a term stands at a word of a text.
fn is_at(term: &Term, here: usize, lower: &[String], written: &[Word<'_>]) -> bool {
    let Some(there) = lower.get(here..here + term.words.len()) else { return false };
    let last = term.words.len().saturating_sub(1);
    let same = there
        .iter()
        .zip(&term.words)
        .enumerate()
        .all(|(at, (said, word))| said == word || (at == last && singular(said) == singular(word)));
    same && term.capitals.as_ref().is_none_or(|capitals| {
        let written = written.get(here..here + term.words.len()).unwrap_or(&[]);
        words(capitals).iter().zip(written).all(|(term, said)| said.text.starts_with(term.text))
    })
}

/// Whether words of an English text are surely a thing of their own, and neither part of the name of another ("lead time", "the bid's date")
/// nor what somebody does ("Contract with suppliers", "leads to", "to bid").
fn is_noun(text: &str, words: &[Word<'_>], here: usize, count: usize) -> bool {
    let (Some(first), Some(last)) = (words.get(here), words.get(here + count - 1)) else { return false };
    if words.len() == count {
        return true;
    }
    let next = words.get(here + count);
    let behind = text.get(last.end()..next.map_or(text.len(), |next| next.start)).unwrap_or("");
    let ends = match behind.trim() {
        "" => next.is_none_or(|next| BEHIND_NOUNS.contains(&next.text.to_lowercase().as_str())),
        mark => !mark.starts_with(['\'', '’', '-', '‑']),
    };
    if !ends || 1 < count {
        return ends;
    }
    // What opens a text is often what to do.
    let Some(before) = here.checked_sub(1).and_then(|before| words.get(before)) else { return false };
    let gap = text.get(before.end()..first.start).unwrap_or("").trim();
    let word = first.text.to_lowercase();
    let is_many = word.ends_with('s') && singular(&word) != word;
    let is_listed = gap == "," || ["and", "or", "then"].contains(&before.text.to_lowercase().as_str());
    !before.text.eq_ignore_ascii_case("to") && (gap.is_empty() || gap == ",") && (is_many || !is_listed)
}

/// Words that stand behind a noun and not between it and another.
const BEHIND_NOUNS: &[&str] = &[
    "after", "and", "are", "as", "at", "before", "but", "by", "can", "for", "from", "had", "has", "have",
    "if", "in", "into", "is", "may", "must", "nor", "not", "of", "on", "or", "over", "per", "than", "that",
    "under", "until", "was", "were", "when", "where", "which", "who", "will", "with", "within", "without",
];

/// A text without what stands in parentheses.
fn outside(text: &str) -> String {
    let end = text.find(['(', '（']).unwrap_or(text.len());
    let outside = text.get(..end).unwrap_or("").trim();
    if outside.is_empty() { text.to_owned() } else { outside.to_owned() }
}

/// A word of a text.
struct Word<'t> {
    start: usize,
    text: &'t str,
}

impl Word<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The words of a text, in order.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.extend(text.get(from..at).map(|text| Word { start: from, text }));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// A word without the ending that makes it a plural, as English and its neighbours have it; `y` goes with `ies`.
fn singular(word: &str) -> &str {
    let without = |end: &str| word.strip_suffix(end).filter(|rest| 2 < rest.chars().count());
    let stays = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    let hissing = ["sses", "xes", "ches", "shes"].iter().any(|end| word.ends_with(end));
    let plural =
        if hissing { without("es") } else { without("ies").or_else(|| without("s").filter(|_| !stays)) };
    plural.or_else(|| without("y")).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::singular;

    #[test]
    fn plurals_and_singulars_meet() {
        for (one, many) in [
            ("lead", "leads"),
            ("opportunity", "opportunities"),
            ("process", "processes"),
            ("box", "boxes"),
            ("survey", "surveys"),
            ("party", "parties"),
            ("basis", "basis"),
        ] {
            assert_eq!(singular(one), singular(many).strip_suffix('y').unwrap_or(singular(many)), "{one}");
        }
        assert_ne!(singular("bid"), singular("bus"));
        assert_eq!(singular("es"), "es");
    }
}
