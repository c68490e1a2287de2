//! The texts findings point into, with lines counted once per text.

use crate::project::{normal, slashes};
use ltc_core::diagnostic::Place;
use ltc_core::source::{Source, SourceId, SourceOwner, Sources};
use ltc_grammar::tree::Span;
use std::cell::OnceCell;
use std::path::PathBuf;

/// All texts: the compilation's, and those only a face knows.
pub(crate) struct Texts<'a> {
    sources: &'a Sources,
    extras: &'a [Source],
    /// The way from the folder a command runs in to the project.
    way: PathBuf,
    lines: Vec<OnceCell<Vec<u32>>>,
}

/// A line and a column, both from 1; columns count characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Position {
    /// The line.
    pub(crate) line: usize,
    /// The column.
    pub(crate) column: usize,
}

impl<'a> Texts<'a> {
    /// Puts a compilation's texts and further ones together; `way` leads from the folder a command runs in to the project.
    pub(crate) fn new(sources: &'a Sources, extras: &'a [Source], way: PathBuf) -> Texts<'a> {
        let count = sources.iter().len() + extras.len();
        Texts { sources, extras, way, lines: (0..count).map(|_| OnceCell::new()).collect() }
    }

    /// One text.
    pub(crate) fn get(&self, id: SourceId) -> Option<&Source> {
        self.sources
            .get(id)
            .or_else(|| self.extras.get((id.0 as usize).checked_sub(self.sources.iter().len())?))
    }

    /// The number of the text of that path.
    pub(crate) fn find(&self, path: &str) -> Option<SourceId> {
        let own = self
            .sources
            .iter()
            .find(|(_, source)| source.path == path && source.owner != SourceOwner::Standard);
        let extra = || self.extras.iter().position(|source| source.path == path);
        own.map(|(id, _)| id).or_else(|| extra().map(|at| SourceId((self.sources.iter().len() + at) as u32)))
    }

    /// How many files the project itself has, and those that could not be read.
    pub(crate) fn count(&self) -> usize {
        self.sources.iter().filter(|(_, source)| source.owner == SourceOwner::Project).count()
    }

    /// The path of a text from the folder the command runs in; files of the standard library keep their own.
    pub(crate) fn path(&self, id: SourceId) -> String {
        match self.get(id) {
            None => String::new(),
            Some(source) if source.owner == SourceOwner::Standard => source.path.clone(),
            Some(source) => slashes(&normal(&self.way.join(&source.path))),
        }
    }

    /// A key that sorts places by path of their text, then by position.
    pub(crate) fn order(&self, place: Place) -> (&str, Span) {
        (self.get(place.source).map_or("", |source| &source.path), place.span)
    }

    /// Byte offsets at which lines start.
    pub(crate) fn lines(&self, id: SourceId) -> &[u32] {
        let Some((cell, source)) = self.lines.get(id.0 as usize).zip(self.get(id)) else { return &[0] };
        cell.get_or_init(|| {
            let breaks = source.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at as u32 + 1)).collect()
        })
    }

    /// The line (from 0) an offset lies in.
    pub(crate) fn line(&self, id: SourceId, offset: u32) -> usize {
        self.lines(id).partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// The bytes of a line (from 0), without its end; `None` past the last.
    pub(crate) fn line_span(&self, id: SourceId, line: usize) -> Option<Span> {
        let starts = self.lines(id);
        let start = *starts.get(line)?;
        let text = &self.get(id)?.text;
        let end = starts.get(line + 1).map_or(text.len(), |next| *next as usize - 1);
        let body = Span::new(start as usize, end).text(text);
        Some(Span::new(start as usize, start as usize + body.strip_suffix('\r').unwrap_or(body).len()))
    }

    /// The line and column of an offset.
    pub(crate) fn position(&self, id: SourceId, offset: u32) -> Position {
        let line = self.line(id, offset);
        let start = self.lines(id).get(line).copied().unwrap_or(0);
        let text = self.get(id).map_or("", |source| source.text.as_str());
        let before = Span { start, end: offset.min(text.len() as u32) }.text(text);
        Position { line: line + 1, column: before.chars().count() + 1 }
    }
}
