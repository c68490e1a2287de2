//! The printable manual of a process group: contents, and for each of its processes what it is for, its pictures, who does what, its
//! controls. One reading of the model, set as a page to print or as a Word document (crate `ltc-paper`).

mod html;
mod read;

use super::page::{Site, Words};
use super::{Artefact, Output};
use crate::model::{ElementId, LanguageId};

/// A manual before it is set.
#[derive(Clone, PartialEq, Debug)]
pub struct Manual {
    /// The package, class or group.
    pub area: ElementId,
    /// Its path below the output folder without its ending: `en/manuals/lead_to_cash.manage_leads`.
    pub path: String,
    /// The label of the area.
    pub title: String,
    /// Above the title: the project and its version.
    pub project: String,
    /// What the area is for; may be empty.
    pub lead: String,
    /// The BCP 47 tag.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// The words of its language.
    pub words: Words,
    /// From first to last.
    pub parts: Vec<Part>,
}

/// One part of a manual.
#[derive(Clone, PartialEq, Debug)]
pub enum Part {
    /// A heading; those of level 1 start a page and, with those of level 2, stand in the contents.
    Heading {
        /// 1 for a process, 2 for its sections, 3 for its sub-processes.
        level: u8,
        /// What links lead to, unique in the manual.
        anchor: String,
        /// Its text.
        text: String,
    },
    /// A paragraph.
    Text(String),
    /// Names with what is said of them.
    Facts(Vec<(&'static str, String)>),
    /// A picture.
    Picture {
        /// SVG.
        svg: String,
        /// The same in words.
        words: String,
    },
    /// A table.
    Table(Table),
}

/// A table of texts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// The head.
    pub head: Vec<&'static str>,
    /// The share of the width each column has, in percent.
    pub widths: Vec<u8>,
    /// Rows of as many cells as the head.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell: a text, and below it a list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Cell {
    /// The text.
    pub text: String,
    /// Lines below it: tasks, checks.
    pub lines: Vec<String>,
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell { text, lines: Vec::new() }
    }
}

/// The manuals of a build in a language: one for each area that holds processes itself, in the order of the landscape.
pub fn all(site: &Site<'_>, language: LanguageId) -> Vec<Manual> {
    read::all(site, language)
}

/// The page of a manual as a file.
pub fn artefact(site: &Site<'_>, manual: &Manual) -> Artefact {
    let word = site.makes(Output::Word).then(|| {
        let name = manual.path.rsplit('/').next().unwrap_or(&manual.path);
        format!("{name}.docx")
    });
    Artefact { path: format!("{}.html", manual.path), bytes: html::page(manual, word.as_deref()) }
}
