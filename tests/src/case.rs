//! Cases: one text that holds the files of a small project and, on their lines, the findings that are expected.
//!
//! - `//- path.ltc` on a line of its own begins a file; `//- ltc.toml` the settings. Text before the first such line is `case.ltc`.
//! - `//~ code-name` at the end of a line expects that finding on this line; several names are separated by spaces. A weight before
//!   the name is compared too: `//~ advice:no-owner`.
//! - `//~^ code-name` expects it on the line above, `//~^^` two lines above.
//! - Accepted findings are judged on 2026-06-30.
//! - `//~! code-name` expects a finding about the project as a whole, which has no place.

use ltc_core::diagnostic::{Diagnostic, Severity};
use ltc_core::model::Date;
use ltc_core::source::{LineIndex, Manifest, Project, Source, SourceOwner};
use ltc_core::{Compilation, compile};

/// The day every case is compiled on.
const TODAY: &str = "2026-06-30";

/// A finding as cases compare it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Found {
    /// The file; empty for the project as a whole.
    pub path: String,
    /// The line, from 1; 0 for the project as a whole.
    pub line: usize,
    /// The name of the code.
    pub name: String,
    /// `error`, `warning` or `advice`; empty where a case does not say.
    pub weight: String,
}

impl Found {
    /// Whether a finding is the one expected here.
    pub fn matches(&self, found: &Found) -> bool {
        let weight = self.weight.is_empty() || self.weight == found.weight;
        weight && (&self.path, self.line, &self.name) == (&found.path, found.line, &found.name)
    }
}

/// The files of a case.
#[derive(Debug)]
pub struct Case {
    /// Path and text, in order of writing.
    pub files: Vec<(String, String)>,
}

impl Case {
    /// Splits a text into its files.
    pub fn new(text: &str) -> Case {
        let mut files: Vec<(String, String)> = vec![("case.ltc".to_owned(), String::new())];
        for line in text.lines() {
            if let Some(path) = line.strip_prefix("//- ") {
                files.push((path.trim().to_owned(), String::new()));
                continue;
            }
            if let Some((_, text)) = files.last_mut() {
                text.push_str(line);
                text.push('\n');
            }
        }
        if 1 < files.len() && files.first().is_some_and(|(_, text)| text.trim().is_empty()) {
            files.remove(0);
        }
        Case { files }
    }

    /// The findings that are expected, in order of place.
    pub fn expected(&self) -> Vec<Found> {
        let mut expected = Vec::new();
        for (path, text) in &self.files {
            for (index, line) in text.lines().enumerate() {
                let Some((_, note)) = line.split_once("//~") else { continue };
                let names = note.trim_start_matches(['^', '!']);
                let up = note.len() - names.len();
                let (path, line) =
                    if note.starts_with('!') { ("", 0) } else { (path.as_str(), index + 1 - up) };
                expected.extend(names.split_whitespace().map(|name| {
                    let (weight, name) = name.split_once(':').unwrap_or(("", name));
                    Found { path: path.to_owned(), line, name: name.to_owned(), weight: weight.to_owned() }
                }));
            }
        }
        expected.sort();
        expected
    }

    /// Compiles the case in memory.
    ///
    /// # Errors
    /// Says what is wrong with its `ltc.toml`.
    pub fn compile(&self) -> Result<Compilation, String> {
        let mut manifest = Manifest::default();
        let mut sources = Vec::new();
        for (path, text) in &self.files {
            if path == "ltc.toml" {
                manifest = Manifest::parse(text).map_err(|(message, _)| message)?;
            } else {
                sources.push(Source { path: path.clone(), text: text.clone(), owner: SourceOwner::Project });
            }
        }
        Ok(compile(Project { manifest, sources, today: Date::parse(TODAY) }))
    }
}

/// Findings as cases compare them, in order of place.
pub fn found(compilation: &Compilation) -> Vec<Found> {
    let mut lines = LineIndex::default();
    let mut found: Vec<Found> = compilation
        .findings
        .iter()
        .map(|finding| {
            let (path, line) = line_of(compilation, &mut lines, finding);
            let weight = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Advice => "advice",
            };
            Found { path, line, name: finding.code.name.to_owned(), weight: weight.to_owned() }
        })
        .collect();
    found.sort();
    found
}

/// Findings for people who read a failing test: place, code, weight, message.
pub fn listing(compilation: &Compilation) -> String {
    let mut lines = LineIndex::default();
    let mut text = String::new();
    for finding in &compilation.findings {
        let (path, line) = line_of(compilation, &mut lines, finding);
        text.push_str(&format!(
            "  {path}:{line} {} {:?}: {}\n",
            finding.code.name, finding.severity, finding.message
        ));
    }
    text
}

fn line_of(compilation: &Compilation, lines: &mut LineIndex, finding: &Diagnostic) -> (String, usize) {
    let sources = &compilation.model.sources;
    finding.place.map_or((String::new(), 0), |place| {
        let (line, _) = lines.line_column(sources, place.source, place.span.start);
        (sources.path(place.source).to_owned(), line)
    })
}
