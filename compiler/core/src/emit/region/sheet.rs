//! What is different, as a table: one row for each thing that differs.

use super::Difference;
use crate::emit::page::tongue::{autonym, direction};
use crate::emit::page::{Site, Word};
use crate::emit::table::{Column, Table};
use crate::model::LanguageId;

/// The table: process, element, what was done, what differs, both sides, ground, reason, since when, layer, file and line, path.
pub(super) fn of(site: &Site<'_>, differences: &[Difference], language: LanguageId) -> Table {
    let words = site.words(language);
    let tag = site.model.tag(language);
    let heads = [
        (Word::Process, 28),
        (Word::Kind, 16),
        (Word::LabelWord, 34),
        (Word::Code, 16),
        (Word::Change, 16),
        (Word::WhatDiffers, 18),
        (Word::InTheStandard, 36),
        (Word::InTheRegion, 36),
        (Word::Ground, 18),
        (Word::Reason, 36),
        (Word::InForceSince, 14),
        (Word::Layer, 16),
        (Word::WrittenIn, 30),
    ];
    let mut rows = Vec::new();
    for one in differences {
        let process = one.process.map(|process| site.label(process, language)).unwrap_or("");
        let head = [
            process.to_owned(),
            words.kind(one.kind).to_owned(),
            one.label.clone(),
            one.code.clone(),
            words.get(one.done).to_owned(),
        ];
        let tail = [
            words.get(one.why.word()).to_owned(),
            one.reason.clone(),
            one.in_force.map(|day| day.to_string()).unwrap_or_default(),
            site.label(one.layer, language).to_owned(),
            one.place.clone(),
        ];
        let nothing = [String::new(), String::new(), String::new()];
        let sides =
            one.sides.iter().map(|side| [side.what.clone(), side.standard.clone(), side.region.clone()]);
        let sides: Vec<[String; 3]> = if one.sides.is_empty() { vec![nothing] } else { sides.collect() };
        for side in sides {
            rows.push(head.iter().chain(&side).chain(&tail).cloned().collect());
        }
    }
    Table {
        sheet: autonym(tag).to_owned(),
        title: format!("{} – {}", site.title(language), words.get(Word::Differences)),
        right_to_left: direction(tag) == "rtl",
        columns: heads.map(|(word, width)| Column::text(words.get(word), width)).to_vec(),
        frozen: 3,
        rows,
    }
}
