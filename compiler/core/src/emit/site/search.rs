//! The index that pages search: everything with an address, in files a page loads when somebody starts to type.
//!
//! A file is a call of `ltcIndex` with plain data, so that it can be loaded from a folder without a server. The first says what the kinds are
//! called and how many files there are.

use crate::emit::page::{Site, markdown};
use crate::model::{ElementId, Kind, LanguageId};
use ltc_grammar::words::AttributeWord;
use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::Value as Json;

/// Rows of one file.
const ROWS: usize = 2500;

/// Letters of prose that are kept of one element.
const PROSE: usize = 600;

/// One file.
#[derive(Serialize)]
struct Shard<'m> {
    /// How many files there are; in the first only.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<usize>,
    /// What kinds are called, and how much weight they have; in the first only.
    #[serde(skip_serializing_if = "Option::is_none")]
    kinds: Option<Vec<(&'static str, u8)>>,
    pages: Vec<String>,
    contexts: Vec<&'m str>,
    rows: Vec<Json>,
}

/// The files of a language, first to last; one even where nothing can be found.
pub(super) fn shards(site: &Site<'_>, language: LanguageId) -> Vec<Vec<u8>> {
    let model = site.model.model();
    let words = site.words(language);
    let found: Vec<(ElementId, String)> = model
        .ids()
        .filter(|id| is_found(model.get(*id).kind))
        .filter_map(|id| Some((id, site.address(id)?)))
        .collect();
    let count = found.len().div_ceil(ROWS).max(1);
    let kinds: Vec<(&'static str, u8)> =
        Kind::ALL.iter().map(|kind| (words.kind(*kind), weight(*kind))).collect();
    let parts = (0..count).map(|at| found.get(at * ROWS..((at + 1) * ROWS).min(found.len())).unwrap_or(&[]));
    parts
        .enumerate()
        .map(|(at, part)| {
            let mut shard = shard(site, part, language);
            if at == 0 {
                (shard.of, shard.kinds) = (Some(count), Some(kinds.clone()));
            }
            let json = serde_json::to_string(&shard).expect("the index has only strings as keys");
            format!("ltcIndex({json});\n").into_bytes()
        })
        .collect()
}

/// Whether people look for elements of a kind.
fn is_found(kind: Kind) -> bool {
    !matches!(kind, Kind::Separate | Kind::Decide | Kind::Check | Kind::Outcome | Kind::Waive | Kind::Deputy)
}

/// What kinds come first where they fit alike.
fn weight(kind: Kind) -> u8 {
    match kind {
        Kind::Class | Kind::Group | Kind::Process => 8,
        Kind::Role | Kind::Team => 7,
        Kind::Kcp | Kind::Gate => 6,
        Kind::Subprocess => 5,
        Kind::Data | Kind::Risk | Kind::System | Kind::Party | Kind::Term => 4,
        Kind::Activity => 3,
        Kind::Task => 1,
        _ => 2,
    }
}

fn shard<'m>(site: &Site<'m>, part: &[(ElementId, String)], language: LanguageId) -> Shard<'m> {
    let model = site.model.model();
    let mut shard = Shard {
        of: None,
        kinds: None,
        pages: Vec::new(),
        contexts: Vec::new(),
        rows: Vec::with_capacity(part.len()),
    };
    let mut pages: FxHashMap<String, usize> = FxHashMap::default();
    let mut contexts: FxHashMap<ElementId, usize> = FxHashMap::default();
    for (id, address) in part {
        let element = model.get(*id);
        let (page, anchor) = address.split_once('#').unwrap_or((address, ""));
        let page = *pages.entry(page.to_owned()).or_insert_with(|| {
            shard.pages.push(page.to_owned());
            shard.pages.len() - 1
        });
        let context = around(site, *id).map_or(0, |around| {
            *contexts.entry(around).or_insert_with(|| {
                shard.contexts.push(site.label(around, language));
                shard.contexts.len()
            })
        });
        let label = site.label(*id, language);
        let mut also = site.values(*id, AttributeWord::Alias, language);
        if element.kind.is_who() && *element.id != *label {
            also.push(element.id.to_string());
        }
        let mut row: Vec<Json> = vec![
            label.into(),
            (element.kind as u8).into(),
            page.into(),
            anchor.into(),
            model.code(*id).unwrap_or("").into(),
            context.into(),
            prose(site, *id, language).into(),
            also.into(),
        ];
        // What is empty at the end is left out.
        while row.last().is_some_and(|last| match last {
            Json::String(text) => text.is_empty(),
            Json::Array(all) => all.is_empty(),
            Json::Number(number) => number.as_u64() == Some(0),
            _ => false,
        }) {
            row.pop();
        }
        shard.rows.push(Json::Array(row));
    }
    shard
}

/// What tells one element from another of the same label: its process, else the thing it is part of, else its class or group.
fn around(site: &Site<'_>, id: ElementId) -> Option<ElementId> {
    let model = site.model.model();
    let holds = |around: &ElementId| {
        !matches!(model.get(*around).kind, Kind::Package | Kind::Outcome | Kind::Branch | Kind::Parallel)
    };
    match model.enclosing(id, Kind::Process).filter(|process| *process != id) {
        Some(process) => Some(process),
        None => model.ancestry(id).skip(1).find(holds),
    }
}

/// What is written about an element, without Markdown, cut between letters.
fn prose(site: &Site<'_>, id: ElementId, language: LanguageId) -> String {
    let words = [AttributeWord::Objective, AttributeWord::About, AttributeWord::DoneWhen];
    let mut text = String::new();
    for word in words {
        let prose =
            site.model.model().prose(id, word).and_then(|prose| site.model.model().said(prose, language));
        if let Some(prose) = prose {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&markdown::plain(prose));
        }
    }
    match text.char_indices().nth(PROSE) {
        Some((end, _)) => text.get(..end).unwrap_or("").to_owned(),
        None => text,
    }
}
