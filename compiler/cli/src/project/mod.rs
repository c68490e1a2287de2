//! A project on disk: where it is, its settings, its texts, and what is wrong with any of them.
//!
//! Whatever is wrong becomes a finding, and everything else is still handed to the compiler.

mod decode;
mod dependencies;
mod earlier;
mod git;
mod manifest;
mod of_version;
mod paths;
mod trouble;
mod walk;

pub(crate) use earlier::{Earlier, earlier};
pub(crate) use manifest::{check_place, is_tag, settings};
pub(crate) use of_version::of_version;
pub(crate) use paths::{normal, relative, slashes};
pub(crate) use trouble::{Trouble, reason};
pub(crate) use walk::{Skipped, process_files};

use ltc_core::source::{Manifest, Project, Source, SourceOwner};
use ltc_grammar::tree::Span;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// The name of the settings file.
pub(crate) const MANIFEST: &str = "ltc.toml";

/// A project as found on disk.
pub(crate) struct Opened {
    /// Its folder, free of links.
    pub(crate) root: PathBuf,
    /// What the compiler gets.
    pub(crate) project: Project,
    /// What was wrong on the way.
    pub(crate) troubles: Vec<Trouble>,
    /// Texts that findings point into and the compiler does not get: `ltc.toml`, files that could not be read.
    pub(crate) extras: Vec<Source>,
    /// Whether there is anything to compile.
    pub(crate) readable: bool,
}

/// Opens the project around a file or folder.
///
/// A folder's project is the nearest folder upward that holds `ltc.toml`; a folder without one is read with the
/// settings of a new project and a finding; a single `.ltc` file without one is read alone. Messages call the start `shown`.
pub(crate) fn open(start: &Path, shown: &str) -> Opened {
    let mut opened = Opened {
        root: start.to_owned(),
        project: Project::default(),
        troubles: Vec::new(),
        extras: Vec::new(),
        readable: false,
    };
    let place = match start.canonicalize() {
        Ok(place) => place,
        Err(error) => {
            opened.troubles.push(trouble::no_such_path(shown, &error));
            return opened;
        }
    };
    let folder = if place.is_dir() { place.as_path() } else { place.parent().unwrap_or(&place) };
    let is_process_file = place.is_file() && place.extension().is_some_and(|ending| ending == "ltc");
    let is_manifest = place.file_name().is_some_and(|name| name == MANIFEST);
    if !place.is_dir() && !is_process_file && !is_manifest {
        opened.troubles.push(trouble::not_a_project(shown));
        return opened;
    }
    let home = folder.ancestors().find(|folder| folder.join(MANIFEST).is_file());
    opened.root = home.unwrap_or(folder).to_owned();
    match home {
        Some(_) => manifest::read(&mut opened),
        None if is_process_file => {
            let only = vec![place.clone()];
            read_into(&mut opened, only, SourceOwner::Project, "");
            opened.readable = true;
            return opened;
        }
        None => opened.troubles.push(trouble::no_manifest(shown)),
    }
    let mut found = walk::process_files(&opened.root);
    if is_process_file && !found.files.contains(&place) {
        // A file the project passes over (a hidden one, say) is read alone when it is asked for.
        found = walk::Found { files: vec![place.clone()], ..walk::Found::default() };
    }
    report_skipped(&mut opened, &found.skipped, "");
    if found.files.is_empty() {
        let manifest = home.map(|_| MANIFEST.to_owned());
        opened.troubles.push(trouble::no_sources(manifest));
    }
    opened.readable = !found.files.is_empty();
    read_into(&mut opened, found.files, SourceOwner::Project, "");
    let translations = walk::catalogues(&opened.root);
    report_skipped(&mut opened, &translations.skipped, "");
    read_into(&mut opened, translations.files, SourceOwner::Project, "");
    dependencies::read(&mut opened);
    opened.project.sources.sort_by(|a, b| a.path.cmp(&b.path));
    opened
}

/// The folder of the project around a folder: the nearest upward that holds `ltc.toml`, else the folder itself.
pub(crate) fn home(folder: &Path) -> PathBuf {
    let home = folder.ancestors().find(|folder| folder.join(MANIFEST).is_file());
    home.unwrap_or(folder).to_owned()
}

/// The UTF-8 text of one file; the inner error says in words why it has none.
///
/// # Errors
/// Gives the system's error if the file cannot be read.
pub(crate) fn decode(file: &Path) -> std::io::Result<Result<String, String>> {
    Ok(match decode::read(file)? {
        decode::Decoded::Text(text) => Ok(text),
        decode::Decoded::Mended { encoding: Some(encoding), .. } => Err(format!("is {encoding}, not UTF-8")),
        decode::Decoded::Mended { encoding: None, .. } => Err("is not UTF-8".to_owned()),
        decode::Decoded::TooLarge(_) => Err("has over 256 MiB".to_owned()),
    })
}

/// The settings of a project whose `ltc.toml` is missing or cannot be read: the folder's name, English.
fn default_manifest(root: &Path) -> Manifest {
    let mut manifest = Manifest::default();
    manifest.project.name =
        root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    manifest
}

/// Reads files in parallel and adds their texts, named by `prefix` and their path below the root they were found in.
fn read_into(opened: &mut Opened, files: Vec<PathBuf>, owner: SourceOwner, prefix: &str) {
    let root = if prefix.is_empty() { opened.root.clone() } else { normal(&opened.root.join(prefix)) };
    let read: Vec<(String, Result<decode::Decoded, std::io::Error>)> = files
        .into_par_iter()
        .map(|file| {
            let below = file.strip_prefix(&root).unwrap_or(&file);
            let path =
                if prefix.is_empty() { slashes(below) } else { format!("{prefix}/{}", slashes(below)) };
            (path, decode::read(&file))
        })
        .collect();
    for (path, result) in read {
        match result {
            Ok(decode::Decoded::Text(text)) => opened.project.sources.push(Source { path, text, owner }),
            Ok(decode::Decoded::Mended { text, place, encoding }) => {
                opened.troubles.push(trouble::not_utf8(&path, place, encoding));
                opened.project.sources.push(Source { path, text, owner });
            }
            Ok(decode::Decoded::TooLarge(bytes)) => {
                opened.troubles.push(trouble::file_too_large(&path, bytes));
                opened.extras.push(Source { path, text: String::new(), owner });
            }
            Err(error) => {
                opened.troubles.push(trouble::unreadable(&path, &error));
                opened.extras.push(Source { path, text: String::new(), owner });
            }
        }
    }
}

/// Reports what a search did not enter.
fn report_skipped(opened: &mut Opened, skipped: &[Skipped], prefix: &str) {
    for entry in skipped {
        let (path, found) = match entry {
            Skipped::Unreadable(path, error) => (path, trouble::unreadable(&named(prefix, path), error)),
            Skipped::Link(path) => (path, trouble::link_not_followed(&named(prefix, path))),
            Skipped::Folder(path) => (path, trouble::folder_named_like_a_file(&named(prefix, path))),
        };
        let path = named(prefix, path);
        opened.troubles.push(found);
        opened.extras.push(Source { path, text: String::new(), owner: SourceOwner::Project });
    }
}

fn named(prefix: &str, path: &str) -> String {
    if prefix.is_empty() { path.to_owned() } else { format!("{prefix}/{path}") }
}

/// The start of a file.
const START: Span = Span { start: 0, end: 0 };

#[cfg(test)]
fn codes(opened: &Opened) -> Vec<&'static str> {
    opened.troubles.iter().map(|trouble| trouble.finding.code.number).collect()
}

#[cfg(test)]
mod tests {
    use super::codes;
    use std::fs;

    fn project(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        for (path, bytes) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("it is below the folder")).expect("folders can be made");
            fs::write(path, bytes).expect("files can be written");
        }
        folder
    }

    fn open(start: &std::path::Path) -> super::Opened {
        super::open(start, "here")
    }

    const SETTINGS: (&str, &[u8]) = ("ltc.toml", b"[project]\nname = \"a\"\n");

    fn paths(opened: &super::Opened) -> Vec<&str> {
        opened.project.sources.iter().map(|source| source.path.as_str()).collect()
    }

    #[test]
    fn files_are_found_from_a_folder_below_and_sorted() {
        let folder = project(&[SETTINGS, ("b.ltc", b"b"), ("deep/er/a.ltc", b"a"), ("deep/x.txt", b"")]);
        let opened = open(&folder.path().join("deep/er"));
        assert_eq!(paths(&opened), ["b.ltc", "deep/er/a.ltc"]);
        assert!(codes(&opened).is_empty());
    }

    #[test]
    fn builds_hidden_folders_and_inner_projects_are_passed_over() {
        let folder = project(&[
            SETTINGS,
            ("a.ltc", b""),
            (".git/b.ltc", b""),
            ("target/c.ltc", b""),
            ("out/.ltc-build", b""),
            ("out/d.ltc", b""),
            ("inner/ltc.toml", b"[project]\nname = \"b\"\n"),
            ("inner/e.ltc", b""),
        ]);
        assert_eq!(paths(&open(folder.path())), ["a.ltc"]);
        assert_eq!(paths(&open(&folder.path().join("inner"))), ["e.ltc"]);
    }

    #[test]
    fn one_bad_file_leaves_the_others() {
        let folder =
            project(&[SETTINGS, ("a.ltc", b"ok"), ("b.ltc", b"caf\xe9 x"), ("c.ltc", b"\xff\xfea\0b\0")]);
        let opened = open(folder.path());
        assert_eq!(paths(&opened), ["a.ltc", "b.ltc", "c.ltc"]);
        assert_eq!(codes(&opened), ["LTC9006", "LTC9006"]);
        assert_eq!(opened.project.sources[2].text, "ab");
    }

    #[test]
    fn a_folder_named_like_a_file_is_a_folder() {
        let folder = project(&[SETTINGS, ("x.ltc/a.ltc", b"")]);
        assert_eq!(paths(&open(folder.path())), ["x.ltc/a.ltc"]);
    }

    #[test]
    fn nothing_to_read_is_said() {
        let folder = project(&[SETTINGS]);
        let opened = open(folder.path());
        assert_eq!(codes(&opened), ["LTC9004"]);
        assert!(!opened.readable);
        assert_eq!(codes(&open(&folder.path().join("gone"))), ["LTC9001"]);
    }

    #[test]
    fn a_folder_without_settings_is_still_read() {
        let folder = project(&[("a.ltc", b"")]);
        let opened = open(folder.path());
        assert_eq!(codes(&opened), ["LTC9002"]);
        assert!(opened.readable);
        assert!(codes(&open(&folder.path().join("a.ltc"))).is_empty());
    }

    #[test]
    fn dependencies_lend_their_files_and_circles_are_cut() {
        let folder = project(&[
            ("a/ltc.toml", b"[project]\nname = \"a\"\n[dependencies]\nb = { path = \"../b\" }\ngone = { path = \"../gone\" }\n"),
            ("a/a.ltc", b""),
            ("b/ltc.toml", b"[project]\nname = \"b\"\n[dependencies]\na = { path = \"../a\" }\n"),
            ("b/b.ltc", b""),
        ]);
        let opened = open(&folder.path().join("a"));
        assert_eq!(paths(&opened), ["../b/b.ltc", "a.ltc"]);
        assert_eq!(codes(&opened), ["LTC9009", "LTC9008"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_out_are_not_followed() {
        let folder = project(&[("p/ltc.toml", SETTINGS.1), ("p/a.ltc", b""), ("other/b.ltc", b"")]);
        let link = |to: &str, from: &str| {
            std::os::unix::fs::symlink(folder.path().join(to), folder.path().join(from))
                .expect("links can be made");
        };
        link("other", "p/other");
        link("other/b.ltc", "p/b.ltc");
        link("p/a.ltc", "p/again.ltc");
        link("p", "p/round");
        let opened = open(&folder.path().join("p"));
        assert_eq!(paths(&opened), ["a.ltc"]);
        assert_eq!(codes(&opened), ["LTC9012", "LTC9012"]);
    }
}
