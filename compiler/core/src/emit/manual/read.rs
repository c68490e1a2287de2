//! The model → manuals.

use super::{Cell, Manual, Part, Table};
use crate::emit::index::{Area, Landscape};
use crate::emit::page::tongue::direction;
use crate::emit::page::{Site, Word, markdown};
use crate::emit::raci::Matrix;
use crate::emit::svg::Pictures;
use crate::flow::Flow;
use crate::model::{ElementId, Kind, LanguageId, Letter};
use ltc_grammar::words::AttributeWord;
use rayon::prelude::*;

pub(super) fn all(site: &Site<'_>, language: LanguageId) -> Vec<Manual> {
    let landscape = Landscape::of(site.model.model());
    let mut open: Vec<&Area> = landscape.areas.iter().rev().collect();
    let mut areas = Vec::new();
    while let Some(area) = open.pop() {
        if !area.processes.is_empty() {
            areas.push(area);
        }
        open.extend(area.areas.iter().rev());
    }
    areas.into_par_iter().map(|area| of(site, area, language)).collect()
}

fn of(site: &Site<'_>, area: &Area, language: LanguageId) -> Manual {
    let model = site.model.model();
    let tag = model.tag(language);
    let version = &model.manifest.project.version;
    let title = site.title(language);
    let mut parts = Vec::new();
    for process in &area.processes {
        Reader { site, language, process: *process, parts: &mut parts }.process();
    }
    Manual {
        area: area.element,
        path: format!("{tag}/manuals/{}", site.names.get(area.element)),
        title: site.label(area.element, language).to_owned(),
        project: if version.is_empty() { title.to_owned() } else { format!("{title} · {version}") },
        lead: prose(site, area.element, AttributeWord::About, language),
        language: tag.to_owned(),
        direction: direction(tag),
        words: site.words(language),
        parts,
    }
}

/// Prose without its Markdown.
fn prose(site: &Site<'_>, id: ElementId, word: AttributeWord, language: LanguageId) -> String {
    let text = site.model.model().prose(id, word).and_then(|prose| site.model.model().said(prose, language));
    text.map(markdown::plain).unwrap_or_default()
}

struct Reader<'r, 'model> {
    site: &'r Site<'model>,
    language: LanguageId,
    process: ElementId,
    parts: &'r mut Vec<Part>,
}

impl Reader<'_, '_> {
    fn process(&mut self) {
        let (site, language, process) = (self.site, self.language, self.process);
        self.heading(1, String::new(), &self.named(process));
        for word in [AttributeWord::Objective, AttributeWord::About] {
            let text = prose(site, process, word, language);
            if !text.is_empty() {
                self.parts.push(Part::Text(text));
            }
        }
        self.facts();
        self.pictures();
        self.steps();
        self.controls();
    }

    fn word(&self, word: Word) -> &'static str {
        self.site.words(self.language).get(word)
    }

    /// A step by its number, if it has one, and its label.
    fn named(&self, id: ElementId) -> String {
        let label = self.site.label(id, self.language);
        match self.site.model.code(id) {
            Some(code) => format!("{code} {label}"),
            None => label.to_owned(),
        }
    }

    /// `part` keeps the anchors of one process apart.
    fn heading(&mut self, level: u8, part: String, text: &str) {
        let process = self.site.names.get(self.process);
        let anchor = if part.is_empty() { process.to_owned() } else { format!("{process}..{part}") };
        self.parts.push(Part::Heading { level, anchor, text: text.to_owned() });
    }

    fn values(&self, id: ElementId, word: AttributeWord) -> String {
        self.site.values(id, word, self.language).join(self.site.words(self.language).comma())
    }

    fn facts(&mut self) {
        let (site, language, process) = (self.site, self.language, self.process);
        let words = site.words(language);
        let model = site.model.model();
        let owner = model.owner(process).map(|owner| site.label(owner, language).to_owned());
        let facts = [
            (Word::StatusWord, model.status(process).map(|s| words.status(s).to_owned())),
            (Word::Owner, owner),
            (Word::Triggers, Some(site.labels(model.children(process, Kind::Trigger), language))),
            (Word::Inputs, Some(self.values(process, AttributeWord::In))),
            (Word::Outputs, Some(self.values(process, AttributeWord::Out))),
            (Word::Kpis, Some(self.values(process, AttributeWord::Kpi))),
            (Word::Deadline, Some(site.deadline(process, language))),
        ];
        let facts = facts.into_iter().filter_map(|(word, text)| {
            text.filter(|text| !text.is_empty()).map(|text| (words.get(word), text))
        });
        self.parts.push(Part::Facts(facts.collect()));
    }

    /// The process and each of its sub-processes.
    fn pictures(&mut self) {
        self.heading(2, "pictures".to_owned(), self.word(Word::Diagram));
        let model = self.site.model.model();
        let flow = Flow::of(model, self.process);
        let pictures = Pictures::of(model, &self.site.names, &flow, self.language);
        for (index, sheets) in pictures.scopes.iter().enumerate() {
            if 0 < index {
                self.heading(3, format!("picture-{index}"), &sheets.title);
            }
            self.parts.push(Part::Picture { svg: pictures.alone(sheets), words: sheets.words.join("\n") });
        }
    }

    fn steps(&mut self) {
        let (site, language) = (self.site, self.language);
        let model = site.model.model();
        let matrix = Matrix::of(model, self.process);
        let steps: Vec<_> = matrix.rows().filter(|row| model.get(row.step).kind != Kind::Task).collect();
        if steps.is_empty() {
            return;
        }
        self.heading(2, "steps".to_owned(), self.word(Word::Steps));
        let rows = steps.into_iter().map(|row| {
            let has = |letter| {
                let with = row.cells.iter().filter(move |(_, cell)| cell.from(letter).is_some());
                let roles = with.filter_map(|(column, _)| matrix.roles.get(*column).copied());
                Cell::from(site.labels(roles, language))
            };
            let tasks = model.children(row.step, Kind::Task).map(|task| self.named(task));
            let first = Cell { text: self.named(row.step), lines: tasks.collect() };
            let mut cells = vec![first];
            cells.extend(Letter::ALL.into_iter().map(has));
            cells.push(site.deadline(row.step, language).into());
            cells
        });
        let head = [self.word(Word::Step), "R", "A", "C", "I", self.word(Word::Deadline)];
        let table = Table { head: head.into(), widths: vec![36, 14, 14, 14, 12, 10], rows: rows.collect() };
        self.parts.push(Part::Table(table));
    }

    fn controls(&mut self) {
        let (site, language) = (self.site, self.language);
        let model = site.model.model();
        let steps = model.descendants(self.process);
        let controls: Vec<_> = steps.into_iter().filter(|id| model.get(*id).kind == Kind::Kcp).collect();
        if controls.is_empty() {
            return;
        }
        self.heading(2, "controls".to_owned(), self.word(Word::Kcps));
        let rows = controls.into_iter().map(|control| {
            let checks = model.children(control, Kind::Check).map(|check| site.label(check, language));
            let first = Cell {
                text: self.named(control),
                lines: checks.map(|check| format!("☐ {check}")).collect(),
            };
            vec![
                first,
                prose(site, control, AttributeWord::Objective, language).into(),
                self.values(control, AttributeWord::Mitigates).into(),
                self.values(control, AttributeWord::Evidence).into(),
                site.word(control, AttributeWord::Frequency, language).into(),
            ]
        });
        let words = [Word::Kcp, Word::Objective, Word::Risks, Word::Evidence, Word::Frequency];
        let table = Table {
            head: words.map(|word| self.word(word)).into(),
            widths: vec![30, 22, 20, 16, 12],
            rows: rows.collect(),
        };
        self.parts.push(Part::Table(table));
    }
}
