//! What stands around a page, ready for its template.

use super::Words;
use super::tongue::base;

/// Where the style and the scripts of a page are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scripts {
    /// In the files all pages share, in `assets/`; without them the page is still whole.
    Shared,
    /// In the page itself, which can be sent or carried away alone.
    Inline,
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
    /// The pages that lead to everything, by menu; empty where a page is carried away alone.
    pub contents: Vec<Link>,
    /// The way to the folder of the page's language, with its `/`, where its index can be searched.
    pub search: Option<String>,
    /// The page in the standard and in all regions of the build, and which of them it is; empty where there are none.
    pub neighbours: Vec<(Link, bool)>,
    /// The page in all languages of the build; empty when there is one.
    pub languages: Vec<LanguageLink>,
    /// The project's title.
    pub project: String,
    /// The project's version; may be empty.
    pub version: String,
    /// Where its style and scripts are.
    pub scripts: Scripts,
    /// The way to the folder of shared files, with its `/`.
    pub assets: String,
    /// The region whose page it is; empty on pages of the standard, and on those the region leaves as they are there.
    pub region: String,
}

impl Frame {
    /// The style of all pages; sizes in rem, colours as variables, logical properties for right-to-left text.
    pub const STYLE: &'static str = include_str!("../../../templates/page/style.css");

    /// The policy browsers hold the page to: nothing from anywhere but the page itself and the files beside it.
    pub fn policy(&self) -> &'static str {
        match self.scripts {
            Scripts::Shared => {
                "default-src 'none'; style-src 'self' file: 'unsafe-inline'; script-src 'self' file:; img-src 'self' file: data:; base-uri 'none'; form-action 'none'"
            }
            Scripts::Inline => {
                "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src 'self' file: data:; base-uri 'none'; form-action 'none'"
            }
        }
    }

    /// The style of all pages, for one that carries it itself.
    pub fn style(&self) -> &'static str {
        Frame::STYLE
    }

    /// Whether style and scripts are in the files all pages share.
    pub fn shares(&self) -> bool {
        self.scripts == Scripts::Shared
    }

    /// A word of the page's own, as HTML: marked with its language where the page is in another.
    pub fn say(&self, word: super::Word) -> String {
        self.say_text(self.words.get(word))
    }

    /// As [`Frame::say`], for words put together from such.
    pub fn say_text(&self, text: &str) -> String {
        let mut html = String::with_capacity(text.len() + 16);
        let marked = self.words_language();
        if let Some(tag) = marked {
            html.push_str(&format!("<bdi lang=\"{tag}\">"));
        }
        for c in text.chars() {
            match c {
                '&' => html.push_str("&amp;"),
                '<' => html.push_str("&lt;"),
                '>' => html.push_str("&gt;"),
                '"' => html.push_str("&quot;"),
                c => html.push(c),
            }
        }
        if marked.is_some() {
            html.push_str("</bdi>");
        }
        html
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
