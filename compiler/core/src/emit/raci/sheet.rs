//! The RACI table of a process as a table of texts: CSV, Markdown and workbooks come from it.

use super::{Matrix, kind_text};
use crate::emit::origin::Origin;
use crate::emit::page::markdown::escape;
use crate::emit::page::tongue::{autonym, direction};
use crate::emit::page::{Site, Word};
use crate::emit::table::{self, Column, Table};
use crate::model::{Kind, LanguageId, Letter};

/// Columns before those of the roles.
const BEFORE_ROLES: usize = 4;

/// The table: sub-process, step, kind, number, one column for each role, deadline, layer, file and line, path. The path names the step for whoever
/// reads the table back.
pub(super) fn of(site: &Site<'_>, matrix: &Matrix, language: LanguageId) -> Table {
    let model = site.model.model();
    let words = site.words(language);
    let tag = model.tag(language);
    let mut columns = vec![
        Column::text(words.get(Word::Subprocess), 24),
        Column::text(words.get(Word::Step), 36),
        Column::text(words.get(Word::Kind), 12),
        Column::text(words.get(Word::Code), 16),
    ];
    columns.extend(matrix.roles.iter().map(|role| Column::letters(site.label_and_id(*role, language))));
    columns.push(Column::text(words.get(Word::Deadline), 18));
    columns.push(Column::text(words.get(Word::Layer), 14));
    columns.push(Column::text(words.get(Word::WrittenIn), 40));
    columns.push(Column::text(words.get(Word::Path), 40));
    let mut rows = Vec::new();
    for group in &matrix.groups {
        for row in &group.rows {
            let mut cells = vec![String::new(); columns.len()];
            let fixed = [
                site.place_in_process(row.step, language),
                step_text(site, row.step, language),
                kind_text(site, row.step, language).to_owned(),
                model.code(row.step).unwrap_or("").to_owned(),
            ];
            let letters = row.cells.iter().map(|(column, cell)| (BEFORE_ROLES + column, cell.text()));
            let behind = BEFORE_ROLES + matrix.roles.len();
            let origin = Origin::of(model, row.step, language);
            let last = [
                (behind, site.deadline(row.step, language)),
                (behind + 1, origin.layer),
                (behind + 2, origin.place),
                (behind + 3, model.path(row.step)),
            ];
            for (index, text) in fixed.into_iter().enumerate().chain(letters).chain(last) {
                if let Some(cell) = cells.get_mut(index) {
                    *cell = text;
                }
            }
            rows.push(cells);
        }
    }
    Table {
        sheet: autonym(tag).to_owned(),
        title: format!("{} – {}", site.label(matrix.process, language), words.get(Word::Raci)),
        right_to_left: direction(tag) == "rtl",
        columns,
        frozen: 2,
        rows,
    }
}

/// The label of a step; a task stands behind its activity.
fn step_text(site: &Site<'_>, step: crate::model::ElementId, language: LanguageId) -> String {
    let element = site.model.get(step);
    let label = site.label(step, language);
    match element.parent {
        Some(activity) if element.kind == Kind::Task => {
            format!("{} › {label}", site.label(activity, language))
        }
        _ => label.to_owned(),
    }
}

/// The table as a page of Markdown: one table for each sub-process, without the columns its heading says.
pub(super) fn markdown(site: &Site<'_>, matrix: &Matrix, sheet: &Table, language: LanguageId) -> Vec<u8> {
    let words = site.words(language);
    let mut out =
        format!("# {} – {}\n\n", escape(site.label(matrix.process, language)), words.get(Word::Raci));
    for letter in Letter::ALL {
        out.push_str(&format!(
            "- **{}** {}{}{}\n",
            letter.text(),
            words.letter(letter),
            words.colon(),
            words.letter_means(letter)
        ));
    }
    let narrow = |cells: &[String]| -> Vec<String> {
        let behind = cells.len().saturating_sub(1);
        cells.iter().take(behind).skip(1).cloned().collect()
    };
    let end = sheet.columns.len().saturating_sub(1);
    let columns = sheet.columns.iter().take(end).skip(1).cloned().collect();
    let table = Table { columns, rows: Vec::new(), ..sheet.clone() };
    let mut from = 0;
    for group in &matrix.groups {
        let heading = match group.rows.first() {
            Some(row) if group.subprocess.is_some() => site.place_in_process(row.step, language),
            _ if 1 < matrix.groups.len() => words.get(Word::InTheProcessItself).to_owned(),
            _ => site.label(matrix.process, language).to_owned(),
        };
        out.push_str(&format!("\n## {}\n\n", escape(&heading)));
        let rows: Vec<Vec<String>> =
            sheet.rows.iter().skip(from).take(group.rows.len()).map(|row| narrow(row)).collect();
        table::markdown(&mut out, &table, &rows);
        from += group.rows.len();
    }
    out.into_bytes()
}
