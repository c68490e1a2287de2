//! Where an element is used, as pages list it: grouped by how, each with the process it stands in.

use super::{How, Uses};
use crate::emit::page::{Link, Site, Word};
use crate::model::{ElementId, Kind, LanguageId};
use ltc_grammar::words::{AttributeWord, ClauseWord};
use std::collections::BTreeMap;

/// What names an element in one way.
pub(in crate::emit) struct Group {
    pub(in crate::emit) head: &'static str,
    pub(in crate::emit) users: Vec<User>,
}

/// One element that names another.
pub(in crate::emit) struct User {
    pub(in crate::emit) link: Link,
    pub(in crate::emit) code: String,
    /// The process it stands in; empty where it is one, or stands in none.
    pub(in crate::emit) process: String,
}

/// The uses of an element that `wanted` takes, in the order of the heads.
pub(super) fn groups(
    site: &Site<'_>,
    uses: &Uses,
    id: ElementId,
    up: &str,
    language: LanguageId,
    wanted: &dyn Fn(How) -> bool,
) -> Vec<Group> {
    let words = site.words(language);
    let mut by_head: BTreeMap<usize, (Word, Vec<ElementId>)> = BTreeMap::new();
    for (how, by) in uses.of_element(id).iter().filter(|(how, _)| wanted(*how)) {
        let (place, word) = head(*how);
        let users = &mut by_head.entry(place).or_insert((word, Vec::new())).1;
        let by = teller(site, *by);
        if by != id && !users.contains(&by) {
            users.push(by);
        }
    }
    let made = by_head.into_values().filter(|(_, users)| !users.is_empty());
    made.map(|(word, users)| Group {
        head: words.get(word),
        users: users.into_iter().map(|by| user(site, by, up, language)).collect(),
    })
    .collect()
}

/// Who a reader is told names it: parts without a name of their own stand for what they are part of.
fn teller(site: &Site<'_>, id: ElementId) -> ElementId {
    let model = site.model.model();
    let named = |id: &ElementId| {
        !matches!(
            model.get(*id).kind,
            Kind::Decide | Kind::Outcome | Kind::Check | Kind::Deputy | Kind::Waive | Kind::Field
        )
    };
    model.ancestry(id).find(named).unwrap_or(id)
}

fn user(site: &Site<'_>, by: ElementId, up: &str, language: LanguageId) -> User {
    let model = site.model.model();
    let process = model.enclosing(by, Kind::Process).filter(|process| *process != by);
    let link = match model.get(by).kind {
        Kind::Separate => {
            let duties = site.labels(model.separated(by), language);
            site.link_as(up, by, duties)
        }
        _ => site.link(up, by, language),
    };
    User {
        link,
        code: model.code(by).unwrap_or("").to_owned(),
        process: process.map(|process| site.label(process, language).to_owned()).unwrap_or_default(),
    }
}

/// Under which head a use stands, and the place of the head among others.
fn head(how: How) -> (usize, Word) {
    let heads: [(&[How], Word); 16] = [
        (&[How::Attribute(AttributeWord::Out)], Word::MadeBy),
        (&[How::Attribute(AttributeWord::In)], Word::ReadBy),
        (&[How::Attribute(AttributeWord::Evidence)], Word::EvidenceOf),
        (&[How::Attribute(AttributeWord::Mitigates)], Word::MitigatedBy),
        (&[How::Attribute(AttributeWord::Relieves)], Word::RelievedBy),
        (&[How::Attribute(AttributeWord::Guards)], Word::GuardedBy),
        (&[How::Attribute(AttributeWord::Meets)], Word::MetBy),
        (&[How::Attribute(AttributeWord::Owner)], Word::Owns),
        (&[How::Attribute(AttributeWord::Kpi)], Word::MeasuredIn),
        (&[How::Clause(ClauseWord::Starts), How::Attribute(AttributeWord::Starts)], Word::StartedBy),
        (&[How::Clause(ClauseWord::Calls)], Word::CalledBy),
        (&[How::Clause(ClauseWord::From)], Word::Sends),
        (&[How::Condition], Word::InConditions),
        (&[How::Clause(ClauseWord::Of)], Word::SeparateDuties),
        (&[How::Attribute(AttributeWord::PartOf)], Word::Parts),
        (&[How::Route], Word::ReachedFrom),
    ];
    let found = heads.iter().enumerate().find(|(_, (hows, _))| hows.contains(&how));
    found.map_or((heads.len(), Word::UsedIn), |(place, (_, word))| (place, *word))
}
