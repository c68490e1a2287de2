//! The work of a role: every step at which it has a letter, across the processes of the project.

use super::matrix::{Cell, Matrix};
use super::part::Part;
use crate::emit::organisation::People;
use crate::emit::page::markdown::escape;
use crate::emit::page::tongue::{autonym, direction};
use crate::emit::page::{Site, Word, Words};
use crate::emit::table::{self, Column, Table};
use crate::model::{ElementId, Kind, LanguageId, Model};
use ltc_grammar::words::AttributeWord;
use std::collections::BTreeMap;

/// One step of a role's work.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The process.
    pub process: ElementId,
    /// The step.
    pub step: ElementId,
    /// The letters the step gives the role itself.
    pub cell: Cell,
    /// Whether the role is one of the deciders of the gate.
    pub decides: bool,
    /// The teams through which it has letters, and which.
    pub teams: Vec<(ElementId, Cell)>,
}

/// The work of all roles and teams.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Work {
    /// Each with its steps, roles in the order in which they were declared, steps in order of writing.
    pub roles: Vec<(ElementId, Vec<Entry>)>,
}

impl Work {
    /// Collects the work of all roles from the tables of processes. A member of a team shares the letters of the team.
    pub fn of<'matrix>(model: &Model, matrices: impl IntoIterator<Item = &'matrix Matrix>) -> Work {
        let mut roles: BTreeMap<ElementId, Vec<Entry>> = BTreeMap::new();
        for matrix in matrices {
            for row in matrix.rows() {
                for (column, cell) in &row.cells {
                    let Some(role) = matrix.roles.get(*column).copied() else { continue };
                    entry(&mut roles, role, matrix.process, row.step).cell = *cell;
                    if model.get(role).kind != Kind::Team {
                        continue;
                    }
                    let members = model.references(role, AttributeWord::Roles);
                    for member in members.filter_map(|reference| reference.target) {
                        entry(&mut roles, member, matrix.process, row.step).teams.push((role, *cell));
                    }
                }
                for role in model.deciders(row.step) {
                    entry(&mut roles, role, matrix.process, row.step).decides = true;
                }
            }
        }
        Work { roles: roles.into_iter().collect() }
    }
}

/// The entry of a role at a step, made where there is none yet; steps come one after the other.
fn entry(
    roles: &mut BTreeMap<ElementId, Vec<Entry>>,
    role: ElementId,
    process: ElementId,
    step: ElementId,
) -> &mut Entry {
    let entries = roles.entry(role).or_default();
    if entries.last().is_none_or(|last| last.step != step) {
        entries.push(Entry { process, step, cell: Cell::default(), decides: false, teams: Vec::new() });
    }
    entries.last_mut().expect("an entry of this step stands last")
}

impl Entry {
    /// All letters, those of teams too.
    pub fn all_letters(&self) -> Cell {
        let mut all = self.cell;
        for (_, cell) in &self.teams {
            for letter in cell.letters() {
                if let Some(from) = cell.from(letter) {
                    all.add(letter, from);
                }
            }
        }
        all
    }

    /// All letters, and that the role decides, as cells of tables show them: `R A`, `C, decides`.
    pub fn text(&self, words: Words) -> String {
        let letters = self.all_letters().text();
        match (self.decides, letters.is_empty()) {
            (false, _) => letters,
            (true, true) => words.get(Word::Decides).to_owned(),
            (true, false) => format!("{letters}{}{}", words.comma(), words.get(Word::Decides)),
        }
    }
}

/// The work as a table: letters, step, kind, process, sub-process, deadline, inputs, outputs, team, number, path.
pub(super) fn sheet(site: &Site<'_>, role: ElementId, entries: &[Entry], language: LanguageId) -> Table {
    let model = site.model.model();
    let words = site.words(language);
    let tag = model.tag(language);
    let columns = vec![
        Column::letters(words.get(Word::Duty)),
        Column::text(words.get(Word::Step), 36),
        Column::text(words.get(Word::Kind), 12),
        Column::text(words.get(Word::Process), 26),
        Column::text(words.get(Word::Subprocess), 26),
        Column::text(words.get(Word::Deadline), 18),
        Column::text(words.get(Word::Inputs), 28),
        Column::text(words.get(Word::Outputs), 28),
        Column::text(words.get(Word::Team), 20),
        Column::text(words.get(Word::Code), 16),
        Column::text(words.get(Word::Path), 40),
    ];
    let comma = words.comma();
    let rows = entries
        .iter()
        .map(|entry| {
            vec![
                entry.text(words),
                site.label(entry.step, language).to_owned(),
                super::kind_text(site, entry.step, language).to_owned(),
                site.label(entry.process, language).to_owned(),
                site.place_in_process(entry.step, language),
                site.deadline(entry.step, language),
                site.values(entry.step, AttributeWord::In, language).join(comma),
                site.values(entry.step, AttributeWord::Out, language).join(comma),
                site.labels(entry.teams.iter().map(|(team, _)| *team), language),
                model.code(entry.step).unwrap_or("").to_owned(),
                model.path(entry.step),
            ]
        })
        .collect();
    Table {
        sheet: autonym(tag).to_owned(),
        title: format!("{} – {}", words.get(Word::WorkOf), site.label_and_id(role, language)),
        right_to_left: direction(tag) == "rtl",
        columns,
        frozen: 2,
        rows,
    }
}

/// The work as a page of Markdown.
pub(super) fn markdown(
    site: &Site<'_>,
    people: &People,
    role: ElementId,
    sheet: &Table,
    language: LanguageId,
) -> Vec<u8> {
    let mut out = format!("# {}\n\n", escape(&site.label_and_id(role, language)));
    if let Some(about) = site
        .model
        .prose(role, AttributeWord::About)
        .and_then(|about| site.model.model().said(about, language))
    {
        out.push_str(&escape(about));
        out.push_str("\n\n");
    }
    let words = site.words(language);
    let facts = Part::of(site, people, role, language).facts(words);
    for (head, texts) in &facts {
        let texts: Vec<String> = texts.iter().map(|text| escape(text)).collect();
        out.push_str(&format!("- **{head}**{}{}\n", words.colon(), texts.join(words.semicolon())));
    }
    if !facts.is_empty() {
        out.push('\n');
    }
    table::markdown(&mut out, sheet, &sheet.rows);
    out.into_bytes()
}
