//! The interface as a table: one row for each step of theirs and each step of ours that meets it, and for each gap.

use super::{Map, Meeting, our_label};
use crate::emit::origin::Origin;
use crate::emit::page::tongue::{autonym, direction};
use crate::emit::page::{Site, Word};
use crate::emit::table::{Column, Table};
use crate::model::{ElementId, LanguageId, Letter};

/// One row: cells in the order of [`HEADS`].
pub(super) type Row = Vec<String>;

const HEADS: [(Word, u16); 14] = [
    (Word::Party, 18),
    (Word::TheirStep, 30),
    (Word::Code, 12),
    (Word::Deadline, 18),
    (Word::TheyGive, 28),
    (Word::WeGive, 28),
    (Word::Process, 28),
    (Word::OurStep, 36),
    (Word::Code, 16),
    (Word::Responsible, 22),
    (Word::Gap, 22),
    (Word::Layer, 14),
    (Word::WrittenIn, 40),
    (Word::Path, 40),
];

/// The table of all parties.
pub(super) fn of(site: &Site<'_>, maps: &[Map], language: LanguageId) -> Table {
    let words = site.words(language);
    let tag = site.model.tag(language);
    Table {
        sheet: autonym(tag).to_owned(),
        title: format!("{} – {}", site.title(language), words.get(Word::Interfaces)),
        right_to_left: direction(tag) == "rtl",
        columns: HEADS.map(|(word, width)| Column::text(words.get(word), width)).to_vec(),
        frozen: 2,
        rows: maps.iter().flat_map(|map| rows(site, map, language)).collect(),
    }
}

fn rows(site: &Site<'_>, map: &Map, language: LanguageId) -> Vec<Row> {
    let words = site.words(language);
    let mut rows = Vec::new();
    for column in &map.columns {
        let their = |theirs: Option<ElementId>| -> [String; 4] {
            [
                site.label(map.party, language).to_owned(),
                theirs.map(|step| site.label(step, language).to_owned()).unwrap_or_default(),
                theirs.and_then(|step| site.model.code(step)).unwrap_or("").to_owned(),
                theirs.map(|step| site.deadline(step, language)).unwrap_or_default(),
            ]
        };
        if column.ours.is_empty() {
            let mut row: Row = their(column.theirs).to_vec();
            row.extend(std::iter::repeat_n(String::new(), 6));
            row.push(words.get(Word::NoStepOfOurs).to_owned());
            row.extend(column.theirs.map(|step| where_written(site, step, language)).unwrap_or_default());
            rows.push(row);
        }
        for meeting in &column.ours {
            let mut row: Row = their(column.theirs).to_vec();
            row.extend(our(site, meeting, language));
            let gap = if column.theirs.is_none() { words.get(Word::NoStepOfTheirs) } else { "" };
            row.push(gap.to_owned());
            row.extend(where_written(site, meeting.ours, language));
            rows.push(row);
        }
    }
    rows
}

fn our(site: &Site<'_>, meeting: &Meeting, language: LanguageId) -> [String; 6] {
    let roles = site.model.roles(meeting.ours, Letter::Responsible);
    [
        site.labels(meeting.they_give.iter().copied(), language),
        site.labels(meeting.we_give.iter().copied(), language),
        site.label(meeting.process, language).to_owned(),
        our_label(site, meeting.ours, language),
        site.model.code(meeting.ours).unwrap_or("").to_owned(),
        site.labels(roles, language),
    ]
}

fn where_written(site: &Site<'_>, id: ElementId, language: LanguageId) -> [String; 3] {
    let origin = Origin::of(&site.model, id, language);
    [origin.layer, origin.place, site.model.path(id)]
}
