//! The part of a role beyond its steps: who plays it, with whom it works, what it decides, what it is kept from, who stands in.

use crate::emit::Output;
use crate::emit::organisation::People;
use crate::emit::page::{Link, Site, Word, Words};
use crate::model::{ElementId, Kind, LanguageId, Value};
use ltc_grammar::words::ClauseWord;

/// What a role's page says above its steps.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Part {
    /// Positions, with their units.
    pub(super) played_by: Vec<String>,
    /// Units and pools, in the order in which they are asked.
    pub(super) staffed_from: Vec<String>,
    /// Roles it shares steps with, and how many.
    pub(super) works_with: Vec<(Link, usize)>,
    /// Gates, and when it decides there.
    pub(super) decides: Vec<(String, String)>,
    /// Other duties of a separation, and why.
    pub(super) kept_apart: Vec<(String, String)>,
    /// Who decides for it, when, up to how much.
    pub(super) deputies: Vec<String>,
    /// For whom it decides, when, up to how much.
    pub(super) stands_in_for: Vec<String>,
}

/// Partners a page names; a longer list says little.
const PARTNERS: usize = 12;

impl Part {
    pub(super) fn of(site: &Site<'_>, people: &People, role: ElementId, language: LanguageId) -> Part {
        let model = site.model.model();
        let words = site.words(language);
        let partner = |(other, steps): (ElementId, usize)| {
            let has_page = site.makes(Output::Raci) && people.has_work(other);
            let href = if has_page { format!("{}.html", site.names.get(other)) } else { String::new() };
            (Link { href, text: site.label(other, language).to_owned() }, steps)
        };
        let lines = people.gates.iter().flat_map(|gate| {
            model.children(*gate, Kind::Decide).map(|line| (*gate, line)).collect::<Vec<_>>()
        });
        let decides = lines.filter(|(_, line)| {
            let deciders = model.clause(*line, ClauseWord::By).iter();
            deciders
                .into_iter()
                .any(|value| matches!(value, Value::Reference(one) if one.target == Some(role)))
        });
        let kept = people.kept_apart(model, role).into_iter().map(|(separation, others)| {
            let because =
                model.clause(separation, ClauseWord::Because).iter().find_map(|value| match value {
                    Value::Text(label) => model.said(label, language),
                    _ => None,
                });
            (site.labels(others, language), because.unwrap_or("").to_owned())
        });
        // Two rules of the same reason about the same steps are one to a reader.
        let mut kept_apart: Vec<(String, String)> = Vec::new();
        kept.for_each(|one| {
            if !kept_apart.contains(&one) {
                kept_apart.push(one);
            }
        });
        let organisation = &site.organisation;
        let mut principals = vec![role];
        principals.extend(organisation.players(role));
        Part {
            played_by: site.played_by(role, language),
            staffed_from: site.staffed_from(role, language),
            works_with: people.partners(role).into_iter().take(PARTNERS).map(partner).collect(),
            decides: decides
                .map(|(gate, line)| (gate_name(site, gate, language), site.decide_condition(line, language)))
                .collect(),
            kept_apart,
            deputies: principals
                .iter()
                .flat_map(|principal| organisation.deputies_of(*principal))
                .map(|line| site.deputy_line(line, language))
                .collect(),
            stands_in_for: organisation
                .deputies
                .iter()
                .filter(|line| line.deputy.is_some_and(|deputy| principals.contains(&deputy)))
                .filter_map(|line| {
                    let principal = site.label(line.principal?, language);
                    let limit = site.deputy_limit(line, language);
                    let limit = match limit.is_empty() {
                        true => limit,
                        false => format!("{}{} {limit}", words.comma(), words.get(Word::UpTo)),
                    };
                    Some(format!("{principal}{}{}{limit}", words.comma(), site.deputy_days(line)))
                })
                .collect(),
        }
    }

    /// Whether there is nothing to say.
    pub(super) fn is_empty(&self) -> bool {
        *self == Part::default()
    }

    /// The same as heads and texts, for pages of Markdown.
    pub(super) fn facts(&self, words: Words) -> Vec<(&'static str, Vec<String>)> {
        let chain = self.staffed_from.join(" → ");
        let with = self.works_with.iter().map(|(link, steps)| words.aside(&link.text, &steps.to_string()));
        let decides = self.decides.iter().map(|(gate, when)| format!("{gate}{}{when}", words.colon()));
        let kept = self.kept_apart.iter().map(|(duties, because)| match because.is_empty() {
            true => duties.clone(),
            false => format!("{duties} – {because}"),
        });
        let facts = [
            (Word::PlayedBy, self.played_by.clone()),
            (Word::StaffedFrom, if chain.is_empty() { Vec::new() } else { vec![chain] }),
            (Word::WorksWith, with.collect()),
            (Word::DecidesAt, decides.collect()),
            (Word::KeptApartFrom, kept.collect()),
            (Word::Deputies, self.deputies.clone()),
            (Word::StandsInFor, self.stands_in_for.clone()),
        ];
        let said = facts.into_iter().filter(|(_, texts)| !texts.is_empty());
        said.map(|(word, texts)| (words.get(word), texts)).collect()
    }
}

/// A gate with its number: `Authorise the bid (ATB)`.
fn gate_name(site: &Site<'_>, gate: ElementId, language: LanguageId) -> String {
    let label = site.label(gate, language);
    match site.model.model().code(gate) {
        Some(code) if code != label => site.words(language).aside(label, code),
        _ => label.to_owned(),
    }
}
