//! The page of a thing or a control: what is said of it, what it consists of, where it is used, where it was written.

use super::Around;
use super::used::{Group, groups};
use crate::emit::origin::Origin;
use crate::emit::page::{Frame, Link, Scripts, Site, Word, Words, condition_of, markdown, target};
use crate::emit::{folder, rcm};
use crate::model::{ElementId, Kind, LanguageId, Letter, Target, Value};
use askama::Template;
use ltc_grammar::words::{AttributeWord, ClauseWord};

/// The way from the page to the folder of its language.
const UP: &str = "../";

/// What is said under one head.
pub(super) struct Fact {
    pub(super) head: &'static str,
    pub(super) said: Vec<Link>,
}

/// A part: a field, a state, a value, a step of a party, a check of a control, a decider.
struct Part {
    anchor: String,
    label: Link,
    code: String,
    about: String,
    facts: Vec<Fact>,
}

/// Parts of one kind.
struct Parts {
    head: &'static str,
    parts: Vec<Part>,
}

#[derive(Template)]
#[template(path = "site/thing.html")]
struct ThingPage {
    frame: Frame,
    words: Words,
    kind: &'static str,
    class: &'static str,
    label: String,
    id: String,
    code: String,
    objective: String,
    about: String,
    facts: Vec<Fact>,
    parts: Vec<Parts>,
    proofs: Vec<String>,
    used: Vec<Group>,
    path: String,
    origin: Origin,
}

pub(super) fn page(site: &Site<'_>, around: &Around, id: ElementId, language: LanguageId) -> Vec<u8> {
    let model = site.model.model();
    let words = site.words(language);
    let element = model.get(id);
    let prose = |word| {
        let text = model.prose(id, word).and_then(|prose| model.said(prose, language));
        text.map(markdown::render).unwrap_or_default()
    };
    let name = folder(element.kind).unwrap_or("");
    let crumbs = vec![Link {
        href: format!("{UP}{name}/index.html"),
        text: super::list::title(name, words).to_owned(),
    }];
    let path = site.address(id).unwrap_or_default();
    let label = site.label(id, language).to_owned();
    let proofs = site.proofs.of_control(id).iter();
    let page = ThingPage {
        frame: site.frame(language, &path, label.clone(), crumbs, Scripts::Shared),
        words,
        kind: words.kind(element.kind),
        class: super::process::class(element.kind),
        id: if *element.id == *label { String::new() } else { element.id.to_string() },
        label,
        code: model.code(id).unwrap_or("").to_owned(),
        objective: prose(AttributeWord::Objective),
        about: prose(AttributeWord::About),
        facts: facts(site, id, language),
        parts: parts(site, id, language),
        proofs: proofs.map(|proof| rcm::proved(site, proof, language)).collect(),
        used: groups(site, &around.uses, id, UP, language, &|_| true),
        path: model.path(id),
        origin: Origin::of(model, id, language),
    };
    page.render().expect("a template of texts renders").into_bytes()
}

/// The heads of attributes, in the order pages show them.
const HEADS: [(AttributeWord, Word); 31] = [
    (AttributeWord::Category, Word::Category),
    (AttributeWord::Kind, Word::Kind),
    (AttributeWord::Type, Word::TypeWord),
    (AttributeWord::Codes, Word::CodeList),
    (AttributeWord::Unit, Word::MeasuredBy),
    (AttributeWord::Default, Word::DefaultWord),
    (AttributeWord::Min, Word::AtLeast),
    (AttributeWord::Max, Word::AtMostWord),
    (AttributeWord::Required, Word::RequiredWord),
    (AttributeWord::PartOf, Word::PartOfWord),
    (AttributeWord::Of, Word::OfWord),
    (AttributeWord::Assertion, Word::Assertion),
    (AttributeWord::Method, Word::Method),
    (AttributeWord::Mitigates, Word::Risks),
    (AttributeWord::Guards, Word::Guards),
    (AttributeWord::In, Word::Inputs),
    (AttributeWord::Out, Word::Outputs),
    (AttributeWord::Evidence, Word::Evidence),
    (AttributeWord::Uses, Word::Systems),
    (AttributeWord::Tests, Word::TestProcedure),
    (AttributeWord::Sample, Word::SampleSize),
    (AttributeWord::Relieves, Word::Relieves),
    (AttributeWord::Accepts, Word::AcceptsWord),
    (AttributeWord::Gives, Word::GivesWord),
    (AttributeWord::SharedBy, Word::SharedBy),
    (AttributeWord::Kpi, Word::Kpis),
    (AttributeWord::Meets, Word::MeetsWord),
    (AttributeWord::Source, Word::SourceWord),
    (AttributeWord::Effective, Word::InForceFrom),
    (AttributeWord::ReviewBy, Word::ReviewBy),
    (AttributeWord::DoneWhen, Word::DoneWhen),
];

/// What an element says in its attributes, and what holds for it from elsewhere.
fn facts(site: &Site<'_>, id: ElementId, language: LanguageId) -> Vec<Fact> {
    let model = site.model.model();
    let words = site.words(language);
    let kind = model.get(id).kind;
    let mut facts = Vec::new();
    let mut add = |word: Word, said: Vec<Link>| {
        if !said.is_empty() {
            facts.push(Fact { head: words.get(word), said });
        }
    };
    if matches!(kind, Kind::Kcp | Kind::Gate) {
        let process = model.enclosing(id, Kind::Process);
        add(Word::Process, process.map(|process| site.link(UP, process, language)).into_iter().collect());
        add(
            Word::StepInFlow,
            process.map(|process| place(site, process, id, language)).into_iter().collect(),
        );
        for letter in Letter::ALL {
            let who = model.roles(id, letter).into_iter();
            let head = match letter {
                Letter::Responsible => Word::Responsible,
                Letter::Accountable => Word::Accountable,
                Letter::Consulted => Word::Consulted,
                Letter::Informed => Word::Informed,
            };
            add(head, who.map(|role| site.link(UP, role, language)).collect());
        }
        add(Word::Frequency, text(site.frequency(id, language)));
    }
    add(Word::Owner, model.owner(id).map(|owner| site.link(UP, owner, language)).into_iter().collect());
    add(Word::Deadline, text(site.deadline(id, language)));
    if kind == Kind::Kpi {
        add(Word::Target, text(target(model, id, language)));
    }
    if kind == Kind::Calendar {
        add(Word::WorkingDays, text(words.week(model.workdays(Some(id)).week)));
    }
    for (attribute, word) in HEADS {
        add(word, said(site, id, attribute, language));
    }
    add(Word::AlsoKnownAs, said(site, id, AttributeWord::Alias, language));
    facts
}

/// The place of a control among the steps of its process.
fn place(site: &Site<'_>, process: ElementId, id: ElementId, language: LanguageId) -> Link {
    let mut text = site.place_in_process(id, language);
    if !text.is_empty() {
        text.push_str(" › ");
    }
    text.push_str(site.label(id, language));
    let address = site.address(process).unwrap_or_default();
    Link { href: format!("{UP}{address}#{}", site.below(process, id)), text }
}

fn text(text: String) -> Vec<Link> {
    if text.is_empty() { Vec::new() } else { vec![Link { href: String::new(), text }] }
}

/// The values of an attribute, each with a link where it names something.
pub(super) fn said(site: &Site<'_>, id: ElementId, word: AttributeWord, language: LanguageId) -> Vec<Link> {
    let Some(attribute) = site.model.attribute(id, word) else { return Vec::new() };
    if attribute.values.iter().any(|value| matches!(value, Value::Reference(_))) {
        return site.links(UP, id, word, language);
    }
    if attribute.values.iter().all(|value| matches!(value, Value::Word(_))) {
        return text(site.word(id, word, language));
    }
    site.values(id, word, language).into_iter().flat_map(text).collect()
}

/// The parts of an element, kind by kind, in order of writing.
fn parts(site: &Site<'_>, id: ElementId, language: LanguageId) -> Vec<Parts> {
    let model = site.model.model();
    let words = site.words(language);
    let kinds = [
        (Kind::Decide, Word::DecidesAt),
        (Kind::Check, Word::Checks),
        (Kind::Outcome, Word::Outcomes),
        (Kind::Task, Word::Tasks),
        (Kind::Step, Word::Steps),
        (Kind::Role, Word::Roles),
        (Kind::Field, Word::Fields),
        (Kind::State, Word::States),
        (Kind::Value, Word::CodeValues),
    ];
    let mut all = Vec::new();
    for (kind, head) in kinds {
        let parts: Vec<Part> =
            model.children(id, kind).map(|part| part_view(site, id, part, language)).collect();
        if !parts.is_empty() {
            all.push(Parts { head: words.get(head), parts });
        }
    }
    let holidays = holidays(site, id, language);
    if !holidays.is_empty() {
        all.push(Parts { head: words.get(Word::Holidays), parts: holidays });
    }
    all
}

fn part_view(site: &Site<'_>, page: ElementId, part: ElementId, language: LanguageId) -> Part {
    let model = site.model.model();
    let words = site.words(language);
    let kind = model.get(part).kind;
    let label = match kind {
        Kind::Decide => model.decider(part).map(|who| site.link(UP, who, language)),
        Kind::Role => Some(site.link(UP, part, language)),
        _ => None,
    };
    let label =
        label.unwrap_or_else(|| Link { href: String::new(), text: site.label(part, language).to_owned() });
    let prose = model.prose(part, AttributeWord::About).and_then(|about| model.said(about, language));
    let mut facts: Vec<Fact> = Vec::new();
    let mut add = |word: Word, said: Vec<Link>| {
        if !said.is_empty() {
            facts.push(Fact { head: words.get(word), said });
        }
    };
    match kind {
        Kind::Decide => {
            add(Word::Condition, text(site.decide_condition(part, language)));
            if let Some(who) = model.decider(part) {
                let deputies = site.deputies_at(page, who, language);
                add(Word::Deputies, deputies.into_iter().flat_map(text).collect());
            }
        }
        Kind::Outcome => {
            add(Word::YesWhen, condition_of(model, part, language).map(text).unwrap_or_default());
            add(Word::LeadsTo, leads(site, page, part, language).into_iter().collect());
        }
        Kind::Check => {
            add(Word::YesWhen, condition_of(model, part, language).map(text).unwrap_or_default());
        }
        _ => {}
    }
    let from = model.clause(part, ClauseWord::Of).iter().filter_map(|value| match value {
        Value::Reference(reference) => reference.target,
        _ => None,
    });
    add(Word::OfWord, from.map(|of| site.link(UP, of, language)).collect());
    for (attribute, word) in HEADS {
        add(word, said(site, part, attribute, language));
    }
    add(Word::Deadline, text(site.deadline(part, language)));
    Part {
        anchor: site.below(page, part),
        label,
        code: model.code(part).unwrap_or("").to_owned(),
        about: prose.map(markdown::plain).unwrap_or_default(),
        facts,
    }
}

/// Where an outcome leads, if that has a name.
fn leads(site: &Site<'_>, page: ElementId, outcome: ElementId, language: LanguageId) -> Option<Link> {
    let to = match site.model.get(outcome).route.as_deref()?.target {
        Target::Step(id) | Target::End(id) | Target::Suspend(id) => id,
        Target::Next | Target::Done | Target::Unresolved => return None,
    };
    let mut link = site.link(UP, to, language);
    // An end is told at the step, which is this page.
    if site.address(page).is_some_and(|control| link.href.ends_with(&control)) {
        link.href.clear();
    }
    Some(link)
}

/// The holidays of a calendar, with the names they have.
fn holidays(site: &Site<'_>, id: ElementId, language: LanguageId) -> Vec<Part> {
    let model = site.model.model();
    if model.get(id).kind != Kind::Calendar {
        return Vec::new();
    }
    let values = model.attribute(id, AttributeWord::Holidays).map_or(&[][..], |said| &said.values);
    let view = model.holidays(id).map(|(date, at)| {
        let name = values.get(at + 1).and_then(|value| match value {
            Value::Text(label) => model.said(label, language),
            _ => None,
        });
        Part {
            anchor: String::new(),
            label: Link { href: String::new(), text: date.to_string() },
            code: String::new(),
            about: name.unwrap_or("").to_owned(),
            facts: Vec::new(),
        }
    });
    view.collect()
}
