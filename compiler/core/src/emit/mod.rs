//! A sound model → files. One artefact, one room; all escape what users wrote.

pub mod bpmn;
mod build;
pub mod checklist;
pub mod diagram;
mod file_name;
pub mod glossary;
pub mod index;
pub mod interface;
pub mod manual;
pub mod model_json;
pub mod organisation;
pub mod origin;
pub mod page;
pub mod raci;
pub mod rcm;
pub mod region;
pub mod site;
pub mod svg;
pub mod table;
pub mod viewer;
mod wanted;
pub mod wiki;
pub mod xml;

pub use build::Build;
pub use file_name::{Names, folder};
pub use wanted::Wanted;

use crate::check::Sound;
use crate::diagnostic::Diagnostic;
use crate::model::LanguageId;
use region::Region;

/// One file of the output.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Artefact {
    /// Path below the output folder, with `/`; only characters that every file system takes.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The kinds of output a build can be asked for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Output {
    /// The pages of processes, areas and things, their map and their search.
    Site,
    /// BPMN 2.0 XML.
    Bpmn,
    /// Diagrams.
    Svg,
    /// Checklists, HTML and Markdown.
    Checklist,
    /// RACI tables.
    Raci,
    /// Risk–control tables.
    Rcm,
    /// `model.json` and its schema.
    Model,
    /// A Markdown page a process, with Mermaid diagrams.
    Markdown,
    /// What stands beside the steps of customers and partners.
    Interface,
    /// A manual to print for each group of processes. On request.
    Manual,
    /// The same manuals as Word documents. On request; made by the crate `ltc-paper`.
    Word,
    /// Diagrams as PNG. On request; made by the crate `ltc-paper`.
    Png,
}

impl Output {
    /// All of them.
    pub const ALL: [Output; 12] = [
        Output::Site,
        Output::Bpmn,
        Output::Svg,
        Output::Checklist,
        Output::Raci,
        Output::Rcm,
        Output::Model,
        Output::Markdown,
        Output::Interface,
        Output::Manual,
        Output::Word,
        Output::Png,
    ];

    /// Those a build makes where nothing else is asked for: all but those on request.
    pub fn usual() -> Vec<Output> {
        let on_request = [Output::Manual, Output::Word, Output::Png];
        Output::ALL.into_iter().filter(|output| !on_request.contains(output)).collect()
    }

    /// The word of `ltc.toml` and of `--only`.
    pub fn text(self) -> &'static str {
        match self {
            Output::Site => "site",
            Output::Bpmn => "bpmn",
            Output::Svg => "svg",
            Output::Checklist => "checklist",
            Output::Raci => "raci",
            Output::Rcm => "rcm",
            Output::Model => "model",
            Output::Markdown => "markdown",
            Output::Manual => "manual",
            Output::Word => "word",
            Output::Png => "png",
            Output::Interface => "interface",
        }
    }

    /// The output of that word.
    pub fn from_text(text: &str) -> Option<Output> {
        Output::ALL.into_iter().find(|output| output.text() == text)
    }
}

/// What is to be built.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Request {
    /// Which outputs.
    pub outputs: Vec<Output>,
    /// In which languages.
    pub languages: Vec<LanguageId>,
}

/// Makes every file that is asked for and gives it to `sink`, in no particular order and from several threads.
pub fn emit_all(sound: Sound<'_>, request: &Request, sink: &(dyn Fn(Artefact) + Sync)) {
    emit_with_regions(sound, request, &[], &[], sink);
}

/// As [`emit_all`], and every file of the regions as well, each in a folder of its own below `regions`; `findings` are those of the
/// whole project.
pub fn emit_with_regions(
    sound: Sound<'_>,
    request: &Request,
    regions: &[Region<'_>],
    findings: &[Diagnostic],
    sink: &(dyn Fn(Artefact) + Sync),
) {
    Build::of(sound, request, regions, findings).all(sink);
}
