//! The search for `.ltc` files below a folder.

use super::{MANIFEST, paths::slashes};
use crate::command::MARKER;
use ltc_core::translate;
use std::fs;
use std::path::{Path, PathBuf};

/// What a search found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Files that end in `.ltc`, sorted by their path.
    pub(crate) files: Vec<PathBuf>,
    /// What was not entered.
    pub(crate) skipped: Vec<Skipped>,
}

/// Something a search did not enter, or wondered at; paths are relative to where it began.
#[derive(Debug)]
pub(crate) enum Skipped {
    /// A folder the system does not let us read.
    Unreadable(String, std::io::Error),
    /// A link that leads out, or nowhere.
    Link(String),
    /// A folder with the name of a process file; it is searched all the same.
    Folder(String),
}

/// How deep folders are searched; deeper ones are a mistake or a trick.
const MAX_DEPTH: usize = 64;

/// All `.ltc` files below a folder, which is free of links.
///
/// Passed over: hidden folders, `target`, `node_modules`, `dist` and other folders a build wrote, folders with an
/// `ltc.toml` of their own. A link inside the folder leads to what is found anyway and is passed over, too.
pub(crate) fn process_files(root: &Path) -> Found {
    let mut found = Found::default();
    let mut open = vec![(root.to_owned(), 0)];
    while let Some((folder, depth)) = open.pop() {
        let entries = match fs::read_dir(&folder).and_then(Iterator::collect::<Result<Vec<_>, _>>) {
            Ok(entries) => entries,
            Err(error) => {
                found.skipped.push(Skipped::Unreadable(below(root, &folder), error));
                continue;
            }
        };
        for entry in entries {
            let path = entry.path();
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let Ok(kind) = entry.file_type() else { continue };
            let is_process_file = path.extension().is_some_and(|ending| ending == "ltc");
            if kind.is_symlink() {
                let target = path.canonicalize();
                let wanted = is_process_file || target.as_ref().is_ok_and(|target| target.is_dir());
                let inside = target.is_ok_and(|target| target.starts_with(root));
                if wanted && !inside && !name.starts_with('.') {
                    found.skipped.push(Skipped::Link(below(root, &path)));
                }
            } else if kind.is_dir() {
                if is_passed_over(&path, &name, depth) {
                    continue;
                }
                if is_process_file {
                    found.skipped.push(Skipped::Folder(below(root, &path)));
                }
                if depth < MAX_DEPTH {
                    open.push((path, depth + 1));
                } else {
                    let error = std::io::Error::other("folders nest over 64 deep");
                    found.skipped.push(Skipped::Unreadable(below(root, &path), error));
                }
            } else if is_process_file && !name.starts_with('.') {
                found.files.push(path);
            }
        }
    }
    found.files.sort();
    found.skipped.sort_by_key(|skipped| match skipped {
        Skipped::Unreadable(path, _) | Skipped::Link(path) | Skipped::Folder(path) => path.clone(),
    });
    found
}

/// Whether [`catalogues`] would find the file of a path below the project's folder.
pub(super) fn is_catalogue(path: &str) -> bool {
    let name = path.strip_prefix(translate::FOLDER).and_then(|rest| rest.strip_prefix('/'));
    let stem = name.and_then(|name| name.strip_suffix(translate::ENDING)?.strip_suffix('.'));
    stem.is_some_and(|stem| !stem.starts_with('.') && !stem.contains('/'))
}

/// The files of translations of a project: those in its folder for them, sorted by their path.
pub(crate) fn catalogues(root: &Path) -> Found {
    let mut found = Found::default();
    let folder = root.join(translate::FOLDER);
    let Ok(entries) = fs::read_dir(&folder) else { return found };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if name.to_string_lossy().starts_with('.')
            || path.extension().is_none_or(|ending| ending != translate::ENDING)
        {
            continue;
        }
        let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        if is_link && !path.canonicalize().is_ok_and(|target| target.starts_with(root)) {
            found.skipped.push(Skipped::Link(below(root, &path)));
        } else if path.is_file() {
            found.files.push(path);
        }
    }
    found.files.sort();
    found
}

fn is_passed_over(path: &Path, name: &str, depth: usize) -> bool {
    is_passed_over_by_name(name, depth) || path.join(MARKER).exists() || path.join(MANIFEST).is_file()
}

fn is_passed_over_by_name(name: &str, depth: usize) -> bool {
    name.starts_with('.') || name == "target" || name == "node_modules" || (name == "dist" && depth == 0)
}

/// Whether a search from a folder would find the file of a path below it, told which folders below hold which files.
pub(super) fn is_process_file(path: &str, has: impl Fn(&str, &str) -> bool) -> bool {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    if name.starts_with('.') || !name.ends_with(".ltc") {
        return false;
    }
    let mut end = 0;
    for (depth, folder) in folders.split('/').filter(|folder| !folder.is_empty()).enumerate() {
        end += folder.len() + usize::from(0 < depth);
        let place = folders.get(..end).unwrap_or(folders);
        let is_other = has(place, MARKER) || has(place, MANIFEST);
        if MAX_DEPTH <= depth || is_passed_over_by_name(folder, depth) || is_other {
            return false;
        }
    }
    true
}

fn below(root: &Path, path: &Path) -> String {
    slashes(path.strip_prefix(root).unwrap_or(path))
}
