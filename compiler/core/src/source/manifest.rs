//! `ltc.toml`: the settings of a project.

use serde::Deserialize;
use std::collections::BTreeMap;

/// The settings of a project.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// What the project is.
    pub project: ProjectSettings,
    /// Other projects whose packages may be used, by name.
    #[serde(default)]
    pub dependencies: BTreeMap<String, Dependency>,
    /// Findings raised or lowered, by name or number.
    #[serde(default)]
    pub checks: BTreeMap<String, Level>,
    /// What is built.
    #[serde(default)]
    pub build: BuildSettings,
}

/// What the project is.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectSettings {
    /// Its name.
    pub name: String,
    /// Its version, free text.
    #[serde(default)]
    pub version: String,
    /// A title for pages; the name where there is none.
    #[serde(default)]
    pub title: Option<String>,
    /// BCP 47 tags; the first is the language of labels without a tag.
    #[serde(default = "english")]
    pub languages: Vec<String>,
    /// The path of the calendar whose working days count; Monday to Friday where there is none.
    #[serde(default)]
    pub calendar: Option<String>,
}

/// A project this one depends on.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dependency {
    /// Its folder, relative to this project's.
    pub path: String,
}

/// What is built.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BuildSettings {
    /// The folder outputs go to; `dist` where it is not said.
    #[serde(default)]
    pub out: Option<String>,
    /// Which outputs; all where it is not said.
    #[serde(default)]
    pub outputs: Option<Vec<String>>,
    /// Which of the project's languages; all where it is not said.
    #[serde(default)]
    pub languages: Option<Vec<String>>,
    /// Which regions are built beside the standard, by id or path, `*` for every one; none where it is not said.
    #[serde(default)]
    pub regions: Option<Vec<String>>,
    /// Which way the lanes of diagrams run.
    #[serde(default)]
    pub lanes: Lanes,
}

/// Which way the lanes of diagrams run.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lanes {
    /// One below the other; the flow goes from left to right.
    #[default]
    Horizontal,
    /// Side by side; the flow goes from top to bottom.
    Vertical,
}

/// What a setting makes of a finding.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// An error.
    Error,
    /// A warning.
    Warning,
    /// Advice.
    Advice,
    /// Not reported.
    Off,
}

fn english() -> Vec<String> {
    vec!["en".to_owned()]
}

impl Default for Manifest {
    fn default() -> Manifest {
        Manifest {
            project: ProjectSettings {
                name: String::new(),
                version: String::new(),
                title: None,
                languages: english(),
                calendar: None,
            },
            dependencies: BTreeMap::new(),
            checks: BTreeMap::new(),
            build: BuildSettings::default(),
        }
    }
}

impl Manifest {
    /// Reads the text of an `ltc.toml`.
    ///
    /// # Errors
    /// Says what the text should have been, and where (byte range), if it is not TOML or has unknown or missing settings.
    pub fn parse(text: &str) -> Result<Manifest, (String, std::ops::Range<usize>)> {
        toml::from_str(text).map_err(|error| (error.message().to_owned(), error.span().unwrap_or(0..0)))
    }
}
