//! The texts of a project, as handed in by a face: the compiler itself opens nothing.

mod date;
mod manifest;
pub mod world;

pub use date::Date;
pub use manifest::{Lanes, Level, Manifest, Title};

use ltc_grammar::tree::Span;
use rustc_hash::FxHashMap;
use std::sync::{Arc, OnceLock};

/// The number of a source among the sources of a compilation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SourceId(pub u32);

/// One text.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path relative to the project, with `/`; `std/roles.ltc` for the standard library.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Whose it is.
    pub owner: SourceOwner,
}

/// Whose a source is. Findings are reported for the project's own sources; the rest only lends names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SourceOwner {
    /// The project that is compiled.
    Project,
    /// A project it depends on.
    Dependency,
    /// The standard library.
    Standard,
}

/// What a face hands in: the settings and all texts of a project and of what it depends on.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// The settings.
    pub manifest: Manifest,
    /// All texts but the standard library's, in the order of their paths.
    pub sources: Vec<Source>,
    /// The day accepted findings are judged on; none expires where a face says none. Outputs do not depend on it.
    pub today: Option<Date>,
}

/// All sources of a compilation.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    list: Arc<[Source]>,
    /// Where the lines of each begin, found when first asked for.
    lines: Arc<[OnceLock<Vec<u32>>]>,
}

impl Sources {
    /// Numbers the sources in their order.
    pub fn new(list: Vec<Source>) -> Sources {
        let lines = vec![OnceLock::new(); list.len()];
        Sources { list: list.into(), lines: lines.into() }
    }

    /// All of them with their numbers.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (SourceId, &Source)> {
        self.list.iter().enumerate().map(|(index, source)| (SourceId(index as u32), source))
    }

    /// One source.
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.list.get(id.0 as usize)
    }

    /// The path of a source; empty for an unknown number.
    pub fn path(&self, id: SourceId) -> &str {
        self.get(id).map_or("", |source| &source.path)
    }

    /// The line of an offset, from 1; 1 for an unknown number.
    pub fn line(&self, id: SourceId, offset: u32) -> usize {
        let (Some(source), Some(lines)) = (self.get(id), self.lines.get(id.0 as usize)) else { return 1 };
        let starts = lines.get_or_init(|| line_starts(&source.text));
        starts.partition_point(|start| *start <= offset)
    }

    /// A whole text; empty for an unknown number.
    pub fn text_of(&self, id: SourceId) -> &str {
        self.get(id).map_or("", |source| &source.text)
    }

    /// The text of a span.
    pub fn text(&self, id: SourceId, span: Span) -> &str {
        self.get(id).map_or("", |source| span.text(&source.text))
    }
}

/// Line starts of sources, made on demand, for turning byte offsets into lines and columns.
#[derive(Debug, Default)]
pub struct LineIndex {
    starts: FxHashMap<SourceId, Vec<u32>>,
}

impl LineIndex {
    /// The line and column (both from 1, column in characters) of an offset.
    pub fn line_column(&mut self, sources: &Sources, id: SourceId, offset: u32) -> (usize, usize) {
        let Some(source) = sources.get(id) else { return (1, 1) };
        let starts = self.starts.entry(id).or_insert_with(|| line_starts(&source.text));
        let line = starts.partition_point(|start| *start <= offset);
        let start = starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let before = Span { start, end: offset }.text(&source.text);
        (line, before.chars().count() + 1)
    }
}

/// Where the lines of a text begin, in bytes.
fn line_starts(text: &str) -> Vec<u32> {
    let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    std::iter::once(0).chain(breaks.map(|(at, _)| at as u32 + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_from_one() {
        let text = "package shop\n\n线索\nend".to_owned();
        let owner = SourceOwner::Project;
        let sources = Sources::new(vec![Source { path: "shop.ltc".to_owned(), text, owner }]);
        let lines: Vec<usize> = [0, 12, 13, 14, 20, 21, 99].map(|at| sources.line(SourceId(0), at)).to_vec();
        assert_eq!(lines, [1, 1, 2, 3, 3, 4, 4]);
        assert_eq!(sources.line(SourceId(7), 3), 1);
    }
}
