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
    /// Which languages a release needs.
    #[serde(default)]
    pub translations: TranslationSettings,
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
    pub title: Option<Title>,
    /// BCP 47 tags; the first is the language of labels without a tag.
    #[serde(default = "english")]
    pub languages: Vec<String>,
    /// The path of the calendar whose working days count; Monday to Friday where there is none.
    #[serde(default)]
    pub calendar: Option<String>,
}

/// A title, in one language or in several.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(untagged, expecting = "a text, or one for each language")]
pub enum Title {
    /// The same in all languages.
    One(String),
    /// One for each language, by tag.
    Each(BTreeMap<String, String>),
}

impl Title {
    /// The title for a language: that of its tag, else of the tag without its region.
    pub fn of(&self, tag: &str) -> Option<&str> {
        let Title::Each(titles) = self else { return None };
        let base = tag.split('-').next().unwrap_or(tag);
        let said = |wanted: &str| {
            titles.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(wanted)).map(|(_, title)| title.as_str())
        };
        said(tag).or_else(|| said(base))
    }

    /// The title for a language, else for the project's first, else any.
    pub fn get(&self, tag: &str, first: &str) -> &str {
        match self {
            Title::One(title) => title,
            Title::Each(titles) => {
                let any = || titles.values().next().map_or("", String::as_str);
                self.of(tag).or_else(|| self.of(first)).unwrap_or_else(any)
            }
        }
    }
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

/// Which languages a release needs.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TranslationSettings {
    /// The languages in which nothing may be missing or stale; all of the project's where it is not said.
    #[serde(default)]
    pub required: Option<Vec<String>>,
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
            translations: TranslationSettings::default(),
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
