//! `ltc why`: which line gave a step its roles, owner, status or deadline.

use super::tree::{find, language, may_be_read};
use super::{Work, dotted, ways};
use crate::args::Why;
use crate::exit::Exit;
use crate::io::Io;
use crate::report::{Paint, Texts, visible};
use ltc_core::diagnostic::{Place, nearest};
use ltc_core::model::{ElementId, LanguageId, Model};
use ltc_grammar::words::AttributeWord;
use std::fmt::Write;

/// What a step takes over from what holds it, and its own deadline.
const TRACED: [AttributeWord; 7] = [
    AttributeWord::R,
    AttributeWord::A,
    AttributeWord::C,
    AttributeWord::I,
    AttributeWord::Owner,
    AttributeWord::Status,
    AttributeWord::Within,
];

/// Prints, for each attribute asked for, the chain from the element to the ancestor that says it.
pub(super) fn run(why: &Why, paint: Paint, io: &mut Io<'_>) -> Exit {
    let mut work = Work::of(io, why.project.as_deref());
    if !may_be_read(&work, io) || !work.seen_from(why.region.as_deref(), io) {
        return Exit::CouldNotRun;
    }
    let asked = find(&work.model, &why.element).and_then(|id| {
        let words = words(why.what.as_deref())?;
        Ok((id, words, language(&work.model, why.lang.as_deref())?))
    });
    let (id, words, language) = match asked {
        Ok(asked) => asked,
        Err(message) => {
            io.note(&format!("{message}\n"));
            return Exit::CouldNotRun;
        }
    };
    let texts = work.texts();
    let trace = Trace { model: &work.model, texts: &texts, language, paint };
    if let Some(day) = why.on {
        io.print(&super::in_force::told(&trace, id, day));
        return Exit::Clean;
    }
    if !why.given.is_empty() {
        return match super::case::told(&trace, id, &why.given) {
            Ok(text) => {
                io.print(&text);
                Exit::Clean
            }
            Err(message) => {
                io.note(&format!("{}\n", visible(&message)));
                Exit::CouldNotRun
            }
        };
    }
    let mut text = String::new();
    let label = visible(work.model.label(id, language)).into_owned();
    let path = visible(&dotted(&work.model, id)).into_owned();
    let _ = writeln!(
        text,
        "{} {}  {}",
        work.model.get(id).kind.noun(),
        paint.style("1", &label),
        paint.style("2", &format!("{path}  {}", trace.position(work.model.place(id))))
    );
    let asks_deadline = words.contains(&AttributeWord::Within);
    for word in words {
        trace.write(&mut text, id, word);
    }
    if asks_deadline {
        ways::write(&mut text, &work.model, id, language, paint);
    }
    io.print(&text);
    Exit::Clean
}

/// The attributes asked for: one, by its name or its plain word, or all.
fn words(what: Option<&str>) -> Result<Vec<AttributeWord>, String> {
    let Some(what) = what else { return Ok(TRACED.to_vec()) };
    let plain = [
        ("responsible", AttributeWord::R),
        ("accountable", AttributeWord::A),
        ("consulted", AttributeWord::C),
        ("informed", AttributeWord::I),
        ("deadline", AttributeWord::Within),
    ];
    let lower = what.to_lowercase();
    let found = TRACED
        .into_iter()
        .find(|word| word.text().to_lowercase() == lower)
        .or_else(|| plain.into_iter().find(|(text, _)| *text == lower).map(|(_, word)| word));
    found.map(|word| vec![word]).ok_or_else(|| {
        let known: Vec<&str> =
            TRACED.iter().map(|word| word.text()).chain(plain.iter().map(|(text, _)| *text)).collect();
        let advice = nearest(&lower, known.iter().copied().filter(|word| 1 < word.len())).map_or_else(
            || "one can ask for R, A, C, I, owner, status and within".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        format!("`{}` is not traced; {advice}", visible(what))
    })
}

/// What a trace is read from and how it is written.
pub(super) struct Trace<'a> {
    pub(super) model: &'a Model,
    pub(super) texts: &'a Texts<'a>,
    pub(super) language: LanguageId,
    pub(super) paint: Paint,
}

impl Trace<'_> {
    fn write(&self, text: &mut String, id: ElementId, word: AttributeWord) {
        let inherited = word != AttributeWord::Within;
        let chain: Vec<ElementId> =
            self.model.ancestry(id).take(if inherited { usize::MAX } else { 1 }).collect();
        let name = self.paint.style("1;36", word.text());
        let Some(steps) = chain.iter().position(|ancestor| self.model.attribute(*ancestor, word).is_some())
        else {
            let _ = writeln!(
                text,
                "\n{name}: nobody says it{}",
                if inherited { ", here or above" } else { " here" }
            );
            return;
        };
        let from = chain.get(steps).copied().unwrap_or(id);
        let Some(attribute) = self.model.attribute(from, word) else { return };
        let place = attribute.place();
        let values = self.values(from, word);
        let _ = writeln!(text, "\n{name}: {}", self.paint.style("1", &visible(&values)));
        let following = self.model.get(from).attributes.iter().map(|other| other.span.start);
        let next = following.filter(|start| place.span.start < *start).min().unwrap_or(u32::MAX);
        let written = self.written(place, next);
        let position = self.position(place);
        for (number, ancestor) in chain.iter().take(steps + 1).enumerate() {
            let element = self.model.get(*ancestor);
            let label = visible(self.model.label(*ancestor, self.language)).into_owned();
            let says = if number == steps {
                format!("says `{}`  {}", visible(written.trim()), self.paint.style("2", &position))
            } else {
                "does not say".to_owned()
            };
            let _ = writeln!(text, "  {}{} {label}: {says}", "  ".repeat(number), element.kind.noun());
        }
    }

    /// The values as people read them.
    fn values(&self, from: ElementId, word: AttributeWord) -> String {
        let roles: Vec<String> = self
            .model
            .references(from, word)
            .filter_map(|reference| reference.target)
            .map(|role| format!("{} ({})", self.model.label(role, self.language), dotted(self.model, role)))
            .collect();
        if !roles.is_empty() {
            return roles.join(", ");
        }
        match self.model.within(from).filter(|_| word == AttributeWord::Within) {
            Some(period) => period.to_string(),
            None => self.model.plain(from, word).unwrap_or("nothing that is known").to_owned(),
        }
    }

    pub(super) fn position(&self, place: Place) -> String {
        let position = self.texts.position(place.source, place.span.start);
        visible(&format!("{}:{}:{}", self.texts.path(place.source), position.line, position.column))
            .into_owned()
    }

    /// What stands on the line of an attribute, from its name up to what follows it.
    fn written(&self, place: ltc_core::diagnostic::Place, next: u32) -> String {
        let line = self.texts.line(place.source, place.span.start);
        let Some(span) = self.texts.line_span(place.source, line) else { return String::new() };
        let source = self.texts.get(place.source).map_or("", |source| source.text.as_str());
        let part = ltc_grammar::tree::Span { start: place.span.start, end: span.end.min(next) };
        let text = part.text(source).split("//").next().unwrap_or("");
        text.trim_end().trim_end_matches('}').chars().take(120).collect()
    }
}
