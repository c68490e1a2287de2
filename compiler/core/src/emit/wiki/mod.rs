//! A process as one Markdown page for wikis and pull requests: what it is, its diagrams in Mermaid, its steps and controls.
//!
//! Written line by line, not by template: white space carries meaning here.

mod mermaid;

use super::Artefact;
use super::diagram::Drawing;
use super::page::markdown::{escape, plain};
use super::page::{Site, Word};
use super::raci::Matrix;
use crate::flow::{Flow, ScopeId};
use crate::model::{ElementId, Kind, LanguageId, Letter};
use ltc_grammar::words::AttributeWord;
use std::fmt::Write as _;

/// The page of a process in a language: `<language>/<process>/process.md`.
pub fn emit(site: &Site<'_>, flow: &Flow, matrix: &Matrix, language: LanguageId) -> Artefact {
    let page = Page { site, language, out: String::with_capacity(4096) };
    let path = format!("{}/{}/process.md", site.model.tag(language), site.names.get(flow.process));
    Artefact { path, bytes: page.write(flow, matrix).into_bytes() }
}

struct Page<'a, 'model> {
    site: &'a Site<'model>,
    language: LanguageId,
    out: String,
}

impl Page<'_, '_> {
    fn write(mut self, flow: &Flow, matrix: &Matrix) -> String {
        self.heading(1, self.site.label(flow.process, self.language));
        self.facts(flow.process);
        self.diagrams(flow);
        self.steps(matrix);
        self.controls(flow.process);
        self.out
    }

    fn word(&self, word: Word) -> &'static str {
        self.site.words(self.language).get(word)
    }

    fn heading(&mut self, level: usize, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        let _ = writeln!(self.out, "{} {}", "#".repeat(level), escape(text));
    }

    fn facts(&mut self, process: ElementId) {
        let (site, language) = (self.site, self.language);
        let words = site.words(language);
        let model = site.model.model();
        for word in [AttributeWord::Objective, AttributeWord::About] {
            if let Some(text) = model.prose(process, word).and_then(|prose| model.said(prose, language)) {
                let _ = write!(self.out, "\n{}\n", escape(&plain(text)));
            }
        }
        let triggers = site.labels(model.children(process, Kind::Trigger), language);
        let owner = model.owner(process).map(|owner| site.label(owner, language));
        let values = |word| site.values(process, word, language).join(words.comma());
        let facts = [
            (Word::Code, model.code(process).unwrap_or("").to_owned()),
            (Word::StatusWord, model.status(process).map(|s| words.status(s).to_owned()).unwrap_or_default()),
            (Word::Owner, owner.unwrap_or("").to_owned()),
            (Word::Trigger, triggers),
            (Word::Inputs, values(AttributeWord::In)),
            (Word::Outputs, values(AttributeWord::Out)),
            (Word::Deadline, site.deadline(process, language)),
        ];
        self.out.push('\n');
        for (word, text) in facts {
            if !text.is_empty() {
                let _ = writeln!(self.out, "- {}{}{}", words.get(word), words.colon(), escape(&text));
            }
        }
    }

    /// One chart for the process and one for each of its sub-processes.
    fn diagrams(&mut self, flow: &Flow) {
        let model = self.site.model.model();
        self.heading(2, self.word(Word::Diagram));
        for (index, scope) in flow.scopes.iter().enumerate() {
            let drawing = Drawing::from_flow(model, flow, ScopeId(index as u32), self.language);
            if scope.parent.is_some() {
                self.heading(3, &drawing.name);
            }
            let _ = write!(self.out, "\n```mermaid\n{}```\n", mermaid::chart(flow, &drawing));
        }
    }

    /// Who does what: one row a step.
    fn steps(&mut self, matrix: &Matrix) {
        if matrix.rows().next().is_none() {
            return;
        }
        self.heading(2, self.word(Word::Steps));
        self.out.push('\n');
        let mut head: Vec<&str> = vec![self.word(Word::Step)];
        head.extend(Letter::ALL.into_iter().map(Letter::text));
        head.extend([Word::Deadline, Word::Inputs, Word::Outputs].map(|word| self.word(word)));
        self.row(&head);
        self.out.push_str(&"| --- ".repeat(head.len()));
        self.out.push_str("|\n");
        let (site, language) = (self.site, self.language);
        let comma = site.words(language).comma();
        for row in matrix.rows() {
            let mut cells = vec![named(site, row.step, language)];
            for letter in Letter::ALL {
                let has = row.cells.iter().filter(|(_, cell)| cell.from(letter).is_some());
                let roles = has.filter_map(|(column, _)| matrix.roles.get(*column).copied());
                cells.push(site.labels(roles, language));
            }
            cells.push(site.deadline(row.step, language));
            cells.push(site.values(row.step, AttributeWord::In, language).join(comma));
            cells.push(site.values(row.step, AttributeWord::Out, language).join(comma));
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            self.row(&cells);
        }
    }

    /// The key control points with what they answer to and what they verify.
    fn controls(&mut self, process: ElementId) {
        let (site, language) = (self.site, self.language);
        let words = site.words(language);
        let model = site.model.model();
        let steps = model.descendants(process);
        let controls: Vec<ElementId> =
            steps.into_iter().filter(|id| model.get(*id).kind == Kind::Kcp).collect();
        if controls.is_empty() {
            return;
        }
        self.heading(2, words.get(Word::Kcps));
        for control in controls {
            self.heading(3, &named(site, control, language));
            self.out.push('\n');
            let objective =
                model.prose(control, AttributeWord::Objective).and_then(|p| model.said(p, language));
            let values = |word| site.values(control, word, language).join(words.comma());
            let facts = [
                (Word::Objective, objective.map(plain).unwrap_or_default()),
                (Word::Risks, values(AttributeWord::Mitigates)),
                (Word::Guards, values(AttributeWord::Guards)),
                (Word::Evidence, values(AttributeWord::Evidence)),
                (Word::Frequency, site.word(control, AttributeWord::Frequency, language)),
            ];
            for (word, text) in facts {
                if !text.is_empty() {
                    let _ = writeln!(self.out, "- {}{}{}", words.get(word), words.colon(), escape(&text));
                }
            }
            for check in model.children(control, Kind::Check) {
                let _ = writeln!(self.out, "- [ ] {}", escape(site.label(check, language)));
            }
        }
    }

    fn row(&mut self, cells: &[&str]) {
        for cell in cells {
            let _ = write!(self.out, "| {} ", escape(cell));
        }
        self.out.push_str("|\n");
    }
}

/// A step by its number, if it has one, and its label.
fn named(site: &Site<'_>, step: ElementId, language: LanguageId) -> String {
    let label = site.label(step, language);
    match site.model.model().code(step) {
        Some(code) => format!("{code} {label}"),
        None => label.to_owned(),
    }
}
