//! What is said of an element in words, as the plain text of `documentation`: it survives every tool, where extensions do not.

use super::file::File;
use crate::emit::origin::Origin;
use crate::emit::page::{Word, condition_of, markdown};
use crate::emit::xml::Body;
use crate::model::{ElementId, Kind, Letter, Value};
use ltc_grammar::words::{AttributeWord, ClauseWord};
use std::fmt::Write as _;

/// Writes the documentation of an element, if there is anything to say.
pub(super) fn documentation(file: &File<'_>, body: &mut Body<'_>, element: ElementId) {
    let text = Prose::of(file, element);
    if !text.is_empty() {
        body.tag("bpmn:documentation").text(&text);
    }
}

struct Prose<'f, 'a> {
    file: &'f File<'a>,
    element: ElementId,
    text: String,
}

impl Prose<'_, '_> {
    fn of(file: &File<'_>, element: ElementId) -> String {
        let mut prose = Prose { file, element, text: String::new() };
        let kind = file.model.get(element).kind;
        if let Some(about) = prose.written(element, AttributeWord::About) {
            prose.paragraph(&about);
        }
        prose.line(Word::Code, file.model.code(element).unwrap_or(""));
        prose.attribute(Word::Objective, AttributeWord::Objective);
        prose.attribute(Word::Owner, AttributeWord::Owner);
        if kind == Kind::Process {
            let triggers = file.model.children(element, Kind::Trigger);
            let triggers: Vec<&str> = triggers.map(|id| file.model.label(id, file.language)).collect();
            prose.line(Word::Triggers, &triggers.join(file.words.comma()));
        }
        if kind.is_work() {
            for letter in Letter::ALL {
                let roles = file.model.roles(element, letter);
                let roles: Vec<&str> =
                    roles.iter().map(|role| file.model.label(*role, file.language)).collect();
                let name = match letter {
                    Letter::Responsible => Word::Responsible,
                    Letter::Accountable => Word::Accountable,
                    Letter::Consulted => Word::Consulted,
                    Letter::Informed => Word::Informed,
                };
                prose.line(name, &roles.join(file.words.comma()));
            }
        }
        prose.attribute(Word::Inputs, AttributeWord::In);
        prose.attribute(Word::Outputs, AttributeWord::Out);
        prose.attribute(Word::Systems, AttributeWord::Uses);
        if let Some(period) = file.model.within(element) {
            prose.line(Word::Deadline, &file.words.within(period));
        }
        prose.attribute(Word::Risks, AttributeWord::Mitigates);
        prose.attribute(Word::Guards, AttributeWord::Guards);
        prose.attribute(Word::Frequency, AttributeWord::Frequency);
        prose.attribute(Word::Evidence, AttributeWord::Evidence);
        prose.numbered(Word::Tasks, Kind::Task);
        prose.numbered(Word::Checks, Kind::Check);
        prose.deciders();
        prose.line(Word::WrittenIn, &Origin::of(file.model, element, file.language).text());
        prose.text
    }

    fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            self.text.push_str(text);
        }
    }

    fn line(&mut self, word: Word, text: &str) {
        if !text.is_empty() {
            let words = self.file.words;
            self.paragraph(&format!("{}{}{text}", words.get(word), words.colon()));
        }
    }

    /// The prose of an attribute, without its marks.
    fn written(&self, element: ElementId, word: AttributeWord) -> Option<String> {
        let prose = self.file.model.prose(element, word)?;
        let prose = self.file.model.said(prose, self.file.language)?;
        Some(markdown::plain(prose))
    }

    /// An attribute's values on one line.
    fn attribute(&mut self, word: Word, attribute: AttributeWord) {
        let (file, words) = (self.file, self.file.words);
        let Some(attribute) = file.model.attribute(self.element, attribute) else { return };
        let values = attribute.values.iter().filter_map(|value| match value {
            Value::Reference(reference) => {
                let name = file.model.label(reference.target?, file.language);
                Some(match reference.optional {
                    true => words.aside(name, words.get(Word::Optional)),
                    false => name.to_owned(),
                })
            }
            Value::Text(label) => file.model.said(label, file.language).map(markdown::plain),
            Value::Quantity(_) => value.period().map(|period| words.every(period)),
            Value::Date(date) => Some(date.to_string()),
            Value::Word(word) => Some(word.to_string()),
            Value::Expression(condition) => Some(condition.text.to_string()),
        });
        let values: Vec<String> = values.collect();
        self.line(word, &values.join(words.comma()));
    }

    /// Tasks or checks, one a line, with when they are done.
    fn numbered(&mut self, word: Word, kind: Kind) {
        let file = self.file;
        let mut number = 0;
        for child in file.model.children(self.element, kind) {
            number += 1;
            if number == 1 {
                let head = format!("{}{}", file.words.get(word), file.words.colon());
                self.paragraph(head.trim_end());
            }
            let mut line = format!("{number}. {}", file.model.label(child, file.language));
            if let Some(done) = self.written(child, AttributeWord::DoneWhen) {
                let written =
                    write!(line, " – {}{}{done}", file.words.get(Word::DoneWhen), file.words.colon());
                debug_assert!(written.is_ok(), "writing to a string does not fail");
            }
            self.paragraph(&line);
        }
    }

    /// Who decides a gate, and when.
    fn deciders(&mut self) {
        let file = self.file;
        for decide in file.model.children(self.element, Kind::Decide) {
            let by = crate::emit::diagram::referred(&file.model.get(decide).clauses, ClauseWord::By);
            let Some(role) = by else { continue };
            let role = file.model.label(role, file.language);
            match condition_of(file.model, decide, file.language) {
                Some(guard) => self.line(Word::Decider, &file.words.aside(role, &guard)),
                None => self.line(Word::Decider, role),
            }
        }
    }
}
