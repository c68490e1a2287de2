//! Translations kept beside the project: `translations/<language>.po`, one file a language.
//!
//! An entry says which text it translates (`msgctxt`: a path, and behind `:` the attribute), what that text said when it was
//! translated (`msgid`), and the translation (`msgstr`). So a translation whose text has changed since is told from one that still holds.
//!
//! `po.rs` reads and writes the files, `xliff.rs` those of translators whose tools want XLIFF, `apply.rs` puts them into a model, `asked.rs` says which texts a language needs, `export.rs` makes the file a translator gets, `import.rs` takes
//! it back, `status.rs` counts. `other_term.rs` and `other_wording.rs` compare translations with the glossary and with each other.

mod apply;
mod asked;
pub mod codes;
mod export;
mod import;
mod inflect;
mod other_term;
mod other_wording;
mod po;
mod region;
mod sayings;
mod status;
mod xliff;

pub use apply::Astray;
pub(crate) use apply::{apply, apply_to_region, unknown_everywhere};
pub use export::export;
pub use import::{Imported, Rejected, import};
pub(crate) use other_term::run as other_term;
pub(crate) use other_wording::run as other_wording;
pub use po::{read, write};
pub use region::languages as region_languages;
pub(crate) use region::not_translated;
pub use status::{Count, status};
pub use xliff::{read_xliff, write_xliff};

use ltc_grammar::tree::Span;

/// The folder of the files, below the project's.
pub const FOLDER: &str = "translations";

/// The ending of the files.
pub const ENDING: &str = "po";

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// The longest text of an entry, in bytes.
pub const MAX_TEXT: usize = 64 * 1024;

/// The most faults that are reported of one file.
const MAX_FAULTS: usize = 20;

/// Whether a source is a file of translations and not of the language.
pub fn is_catalogue(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ending == ENDING)
}

/// The language tag a file of translations is named by: `es-MX` of `translations/es-MX.po`.
pub fn tag_of(path: &str) -> &str {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    name.strip_suffix(".po").unwrap_or(name)
}

/// A file of translations.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Catalogue {
    /// The tag its head says; empty where it says none.
    pub language: String,
    /// Its entries, in order of writing.
    pub entries: Vec<Entry>,
}

/// One translation.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Entry {
    /// Which text: `acme.leads.verify`, `acme.leads.verify:objective`, `acme.leads.verify:evidence#2`.
    pub context: String,
    /// What the text said when it was translated.
    pub source: String,
    /// The translation; empty where there is none yet.
    pub text: String,
    /// Whether somebody has still to confirm it (`fuzzy`).
    pub unsure: bool,
    /// What the text said before, where the translation is of that.
    pub before: Option<String>,
    /// Notes of translators, one a line.
    pub notes: Vec<String>,
    /// What the text is, for translators.
    pub about: String,
    /// Where it stands in its file.
    pub span: Span,
}

/// Something a file of translations says that cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// Where.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}
