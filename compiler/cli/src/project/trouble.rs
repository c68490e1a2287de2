//! Findings about the world, worded.

use super::START;
use ltc_core::diagnostic::{Code, Diagnostic};
use ltc_core::source::world;
use ltc_grammar::tree::Span;
use std::io::{self, ErrorKind};

/// A finding whose source has no number yet.
#[derive(Debug)]
pub(crate) struct Trouble {
    /// The finding, without its place.
    pub(crate) finding: Box<Diagnostic>,
    /// The path of the source it belongs to, as in [`ltc_core::source::Source::path`], and where in it.
    pub(crate) place: Option<(String, Span)>,
}

impl Trouble {
    /// A finding about the project as a whole.
    pub(crate) fn somewhere(code: &'static Code, message: impl Into<String>) -> Trouble {
        Trouble { finding: Box::new(Diagnostic::without_place(code, message)), place: None }
    }

    /// A finding at a place.
    pub(crate) fn at(code: &'static Code, path: &str, span: Span, message: impl Into<String>) -> Trouble {
        let finding = Box::new(Diagnostic::without_place(code, message));
        Trouble { finding, place: Some((path.to_owned(), span)) }
    }

    /// Says what the place is.
    pub(crate) fn label(mut self, label: impl Into<String>) -> Trouble {
        self.finding = Box::new(self.finding.label(label));
        self
    }

    /// Says what to do.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Trouble {
        self.finding = Box::new(self.finding.help(help));
        self
    }
}

pub(super) fn no_such_path(shown: &str, error: &io::Error) -> Trouble {
    if error.kind() == ErrorKind::NotFound {
        return Trouble::somewhere(&world::NO_SUCH_PATH, format!("there is no file or folder `{shown}`"))
            .help("look at the spelling, or run `ltc check` inside the project");
    }
    Trouble::somewhere(&world::UNREADABLE_FILE, format!("`{shown}` cannot be read: {}", reason(error)))
}

pub(super) fn not_a_project(shown: &str) -> Trouble {
    let message = format!("`{shown}` is neither a folder nor an `.ltc` file");
    Trouble::somewhere(&world::NO_SOURCES, message)
        .help("name the project's folder, or a file that ends in `.ltc`")
}

pub(super) fn no_manifest(shown: &str) -> Trouble {
    Trouble::somewhere(
        &world::NO_MANIFEST,
        format!("neither `{shown}` nor a folder above it has an `ltc.toml`"),
    )
    .help("write one with `[project]` and `name = \"…\"`, or make a project with `ltc new NAME`")
}

pub(super) fn no_sources(manifest: Option<String>) -> Trouble {
    let message = "the project has no `.ltc` file";
    let trouble = match manifest {
        Some(path) => Trouble::at(&world::NO_SOURCES, &path, START, message),
        None => Trouble::somewhere(&world::NO_SOURCES, message),
    };
    trouble.help(
        "write a first one beside `ltc.toml`; `ltc new NAME` makes a project with a small process in it",
    )
}

pub(super) fn unreadable(path: &str, error: &io::Error) -> Trouble {
    let shown = if path.is_empty() { "." } else { path };
    let message = format!("`{shown}` cannot be read: {}", reason(error));
    Trouble::at(&world::UNREADABLE_FILE, path, START, message)
        .help("give yourself the right to read it, or move it away")
}

pub(super) fn not_utf8(path: &str, place: Span, encoding: Option<&str>) -> Trouble {
    let message = match encoding {
        Some(encoding) => format!("`{path}` is {encoding}, not UTF-8"),
        None => format!("`{path}` is not UTF-8"),
    };
    let trouble = Trouble::at(&world::NOT_UTF8, path, place, message);
    let trouble =
        if encoding.is_none() { trouble.label("the first byte that does not fit") } else { trouble };
    trouble.help("save it as UTF-8; every editor can, often under \"Save with encoding\"")
}

pub(super) fn file_too_large(path: &str, bytes: u64) -> Trouble {
    let message = format!("`{path}` has {} MiB; files over 256 MiB are not read", bytes.div_ceil(1 << 20));
    Trouble::at(&world::FILE_TOO_LARGE, path, START, message).help("split it, or move it out of the project")
}

pub(super) fn link_not_followed(path: &str) -> Trouble {
    let message =
        format!("`{path}` is a link that leads out of the project, or nowhere, and is not followed");
    Trouble::at(&world::LINK_NOT_FOLLOWED, path, START, message)
        .help("name the other project under `[dependencies]` in `ltc.toml`, or put the file here")
}

pub(super) fn folder_named_like_a_file(path: &str) -> Trouble {
    let message = format!("`{path}` is a folder, but is called like a process file");
    Trouble::at(&world::FOLDER_NAMED_LIKE_A_FILE, path, START, message)
        .help("give the folder another name; the `.ltc` files in it are read")
}

/// Why the system refused, in words for people.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "it is not there".to_owned(),
        ErrorKind::PermissionDenied => "the rights to it are missing".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::NotADirectory => "a part of its path is not a folder".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        _ => {
            let text = error.to_string();
            let text = text.split(" (os error").next().unwrap_or(&text);
            let mut letters = text.chars();
            letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
        }
    }
}
