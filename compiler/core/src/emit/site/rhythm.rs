//! The operating calendar: what is due how often, and the days on which it is worked.

use crate::emit::page::{Frame, Link, Scripts, Site, Word, Words};
use crate::model::{ElementId, Kind, LanguageId, Model, Period, Rhythm, TimeUnit, Value};
use askama::Template;
use ltc_grammar::words::{AttributeWord, ClauseWord};
use std::collections::BTreeMap;

/// What is due in one rhythm.
struct Tier {
    head: String,
    lines: Vec<Line>,
}

/// One control or trigger.
struct Line {
    link: Link,
    kind: &'static str,
    class: &'static str,
    code: String,
    process: Option<Link>,
    who: Vec<Link>,
}

/// A calendar.
struct Days {
    link: Link,
    week: String,
    holidays: usize,
}

#[derive(Template)]
#[template(path = "site/rhythm.html")]
struct RhythmPage {
    frame: Frame,
    words: Words,
    tiers: Vec<Tier>,
    calendars: Vec<Days>,
}

/// Whether anything has a rhythm.
pub(in crate::emit) fn is_wanted(model: &Model) -> bool {
    model.ids().any(|id| model.is_own(id) && rhythm(model, id).is_some())
}

/// How often an element is due, in days and as it is said: a trigger by its `every`, a control by its `frequency`. What comes with each case
/// stands last.
fn rhythm(model: &Model, id: ElementId) -> Option<(u32, Option<Period>)> {
    match model.get(id).kind {
        Kind::Trigger => {
            let period = model.clause(id, ClauseWord::Every).iter().find_map(Value::period)?;
            Some((days(period), Some(period)))
        }
        Kind::Kcp | Kind::Gate | Kind::Activity => {
            let said = model.attribute(id, AttributeWord::Frequency)?;
            if let Some(period) = said.values.iter().find_map(Value::period) {
                return Some((days(period), Some(period)));
            }
            let period = |count, unit| Some(Period { count, unit });
            let period = match Rhythm::of(model, id)? {
                Rhythm::Annual => period(1, TimeUnit::Year),
                Rhythm::Quarterly => period(3, TimeUnit::Month),
                Rhythm::Monthly => period(1, TimeUnit::Month),
                Rhythm::Weekly => period(1, TimeUnit::Week),
                Rhythm::Daily => period(1, TimeUnit::Day),
                Rhythm::PerCase | Rhythm::Automatic => None,
            };
            Some((period.map_or(u32::MAX, days), period))
        }
        _ => None,
    }
}

fn days(period: Period) -> u32 {
    match period.unit {
        TimeUnit::Minute | TimeUnit::Hour => 0,
        TimeUnit::WorkingDay | TimeUnit::Day => period.count,
        TimeUnit::Week => period.count.saturating_mul(7),
        TimeUnit::Month => period.count.saturating_mul(30),
        TimeUnit::Year => period.count.saturating_mul(365),
    }
}

pub(super) fn page(site: &Site<'_>, language: LanguageId) -> Vec<u8> {
    let model = site.model.model();
    let words = site.words(language);
    let mut tiers: BTreeMap<u32, (Option<Period>, Vec<ElementId>)> = BTreeMap::new();
    for id in model.ids().filter(|id| model.is_own(*id)) {
        if let Some((days, period)) = rhythm(model, id) {
            tiers.entry(days).or_insert((period, Vec::new())).1.push(id);
        }
    }
    let tiers = tiers.into_values().map(|(period, ids)| Tier {
        head: period.map_or_else(|| words.get(Word::WithEachCase).to_owned(), |period| words.every(period)),
        lines: ids.into_iter().map(|id| line(site, id, language)).collect(),
    });
    let title = words.get(Word::OperatingCalendar).to_owned();
    let calendars =
        model.ids().filter(|id| model.get(*id).kind == Kind::Calendar && site.places.has_page(*id));
    let page = RhythmPage {
        frame: site.frame(language, "rhythm.html", title, Vec::new(), Scripts::Shared),
        words,
        tiers: tiers.collect(),
        calendars: calendars
            .map(|id| {
                let days = model.workdays(Some(id));
                Days {
                    link: site.link("", id, language),
                    week: words.week(days.week),
                    holidays: days.holidays.len(),
                }
            })
            .collect(),
    };
    page.render().expect("a template of texts renders").into_bytes()
}

fn line(site: &Site<'_>, id: ElementId, language: LanguageId) -> Line {
    let model = site.model.model();
    let kind = model.get(id).kind;
    let mut who: Vec<ElementId> = match kind {
        Kind::Trigger => model
            .clause(id, ClauseWord::From)
            .iter()
            .filter_map(|value| match value {
                Value::Reference(reference) => reference.target,
                _ => None,
            })
            .collect(),
        _ => model.roles(id, crate::model::Letter::Responsible),
    };
    who.dedup();
    Line {
        link: site.link("", id, language),
        kind: site.words(language).kind(kind),
        class: super::process::class(kind),
        code: model.code(id).unwrap_or("").to_owned(),
        process: model.enclosing(id, Kind::Process).map(|process| site.link("", process, language)),
        who: who.into_iter().map(|who| site.link("", who, language)).collect(),
    }
}
