//! What stands around a page, ready for its template.

use super::Words;
use super::tongue::base;

/// The style of all pages; sizes in rem, colours as variables, logical properties for right-to-left text.
const STYLE: &str = include_str!("../../../templates/page/style.css");

/// Whether a page runs scripts of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scripts {
    /// It runs none, and may not.
    None,
    /// It runs those written in it.
    Inline,
    /// It runs those of the build, which are files beside the pages.
    Files,
}

/// A link with its words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// Relative to the page.
    pub href: String,
    /// What it says.
    pub text: String,
}

/// A link to a sister page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tab {
    /// Relative to the page.
    pub href: String,
    /// What it says.
    pub text: &'static str,
    /// Whether it is this page.
    pub current: bool,
}

/// A link to the same page in another language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LanguageLink {
    /// Relative to the page.
    pub href: String,
    /// The BCP 47 tag.
    pub tag: String,
    /// The name the language has for itself.
    pub name: String,
    /// Whether it is this page's.
    pub current: bool,
}

/// What stands around a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Frame {
    /// The BCP 47 tag of the page.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// The words of the page.
    pub words: Words,
    /// The title of the page, without the project's.
    pub title: String,
    /// The way to this page from the overview, this page not included.
    pub crumbs: Vec<Link>,
    /// Sister pages of the same process; may be empty.
    pub tabs: Vec<Tab>,
    /// The page in all languages of the build; empty when there is one.
    pub languages: Vec<LanguageLink>,
    /// The project's title.
    pub project: String,
    /// The project's version; may be empty.
    pub version: String,
    /// Whether the page runs scripts.
    pub scripts: Scripts,
}

impl Frame {
    /// The policy browsers hold the page to: nothing from anywhere but the page itself and pictures beside it.
    pub fn policy(&self) -> &'static str {
        match self.scripts {
            Scripts::None => {
                "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file: data:; base-uri 'none'; form-action 'none'"
            }
            Scripts::Files => {
                "default-src 'none'; style-src 'unsafe-inline'; script-src 'self' file:; img-src 'self' file: data:; base-uri 'none'; form-action 'none'"
            }
            Scripts::Inline => {
                "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src 'self' file: data:; base-uri 'none'; form-action 'none'"
            }
        }
    }

    /// The style of all pages.
    pub fn style(&self) -> &'static str {
        STYLE
    }

    /// A `lang` attribute for the page's own words where they are not in the page's language; else empty. Put into a `<bdi>`, it also keeps
    /// their punctuation on its side in a page that reads the other way.
    pub fn words_lang(&self) -> String {
        self.words_language().map(|tag| format!(" lang=\"{tag}\"")).unwrap_or_default()
    }

    /// The tag of the page's own words where it differs from the page's language, for `lang` attributes.
    pub fn words_language(&self) -> Option<&'static str> {
        (!base(&self.language).eq_ignore_ascii_case(self.words.tag())).then(|| self.words.tag())
    }
}
