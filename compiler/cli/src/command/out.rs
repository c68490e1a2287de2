//! The output folder: written beside its place, then put there in one move; what is in it and not ours is kept.

use super::staging::{Staging, stage};
use super::swap::swap;
use crate::project::{Trouble, normal, reason, slashes};
use ltc_core::diagnostic::Code;
use ltc_core::emit::Artefact;
use ltc_core::source::world;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The file that says a folder was made by `ltc build`, and which files in it.
pub(crate) const MARKER: &str = ".ltc-build";

/// The first line of the marker.
const HEAD: &str = "ltc-build 1";

/// Whether a folder that is not ours may be written into.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Foreign {
    /// No.
    Refuse,
    /// Yes; its files are kept, save those of the same name.
    Accept,
}

/// An output folder being written.
#[derive(Debug)]
pub(super) struct Out {
    /// Where it will be, free of links as far as it exists.
    place: PathBuf,
    /// What messages call it.
    shown: String,
    /// A folder beside it that holds `new`, later `old`, and goes when this does.
    staging: Staging,
    /// Files that stand in the old folder and that we wrote.
    ours: BTreeSet<String>,
    foreign: Foreign,
    written: Mutex<Written>,
}

#[derive(Debug, Default)]
struct Written {
    paths: BTreeSet<String>,
    folders: BTreeSet<PathBuf>,
    fault: Option<(String, io::Error)>,
}

/// What a finished build left behind.
#[derive(Debug)]
pub(super) struct Finished {
    /// How many files were written.
    pub(super) files: usize,
    /// Files of others that were kept.
    pub(super) kept: Vec<String>,
}

impl Out {
    /// Prepares to write to a folder. `sources` are folders that hold the project's own files.
    ///
    /// # Errors
    /// Gives a finding if the folder is not ours, holds the project or cannot be written; nothing is changed then.
    pub(super) fn begin(
        wanted: &Path,
        shown: &str,
        root: &Path,
        sources: &[PathBuf],
        foreign: Foreign,
    ) -> Result<Out, Trouble> {
        let place = wanted.canonicalize().unwrap_or_else(|_| normal(wanted));
        let refuse = |message: String| Err(Trouble::somewhere(&world::FOREIGN_OUTPUT, message));
        if root.starts_with(&place) || sources.iter().any(|file| file.starts_with(&place)) {
            return refuse(format!("`{shown}` holds the project's own files"))
                .map_err(|trouble: Trouble| trouble.help("choose a folder of its own: `--out dist`"));
        }
        let mut ours = BTreeSet::new();
        if place.is_dir() {
            let is_empty = fs::read_dir(&place).map(|mut entries| entries.next().is_none());
            let is_empty = is_empty.map_err(|error| trouble(shown, &error))?;
            match fs::read_to_string(place.join(MARKER)).ok().filter(|text| text.starts_with(HEAD)) {
                Some(list) => ours = list.lines().skip(1).map(str::to_owned).collect(),
                None if is_empty || foreign == Foreign::Accept => {}
                None => {
                    return refuse(format!("`{shown}` holds files and was not made by `ltc build`")).map_err(|trouble: Trouble| {
                        trouble.help("choose another folder with `--out`, or say `--force` to write into it; files of yours are kept")
                    });
                }
            }
            ours.insert(MARKER.to_owned());
        } else if place.symlink_metadata().is_ok() {
            return refuse(format!("`{shown}` is not a folder")).map_err(|trouble: Trouble| {
                trouble.help("move it away, or choose another folder with `--out`")
            });
        }
        let parent = place.parent().ok_or_else(|| {
            Trouble::somewhere(&world::FOREIGN_OUTPUT, format!("`{shown}` is no place for outputs"))
        })?;
        let staging = fs::create_dir_all(parent)
            .and_then(|()| stage(parent, &place))
            .map_err(|error| trouble(shown, &error))?;
        fs::create_dir(staging.path().join("new")).map_err(|error| trouble(shown, &error))?;
        Ok(Out { place, shown: shown.to_owned(), staging, ours, foreign, written: Mutex::default() })
    }

    /// Writes one file; callable from several threads. A fault is kept for [`Out::finish`].
    pub(super) fn write(&self, artefact: &Artefact) {
        let result = self.put(artefact);
        let mut written = self.written.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match result {
            Ok(()) if written.paths.insert(artefact.path.clone()) => {}
            Ok(()) => {
                let twice = io::Error::other("two outputs have this name");
                written.fault.get_or_insert((artefact.path.clone(), twice));
            }
            Err(error) => {
                written.fault.get_or_insert((artefact.path.clone(), error));
            }
        }
    }

    fn put(&self, artefact: &Artefact) -> io::Result<()> {
        let path = self.staging.path().join("new").join(&artefact.path);
        if let Some(folder) = path.parent() {
            let known = {
                let written = self.written.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                written.folders.contains(folder)
            };
            if !known {
                fs::create_dir_all(folder)?;
                let mut written = self.written.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                written.folders.insert(folder.to_owned());
            }
        }
        fs::write(path, &artefact.bytes)
    }

    /// Puts everything written in its place.
    ///
    /// # Errors
    /// Gives a finding if something could not be written; the old folder stands then as it was.
    pub(super) fn finish(self) -> Result<Finished, Trouble> {
        let written = self.written.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some((path, error)) = written.fault {
            return Err(trouble(&format!("{}/{path}", self.shown), &error));
        }
        for path in &written.paths {
            if let Some(trouble) = in_the_way(&self.place, path, &self.ours, self.foreign, &self.shown) {
                return Err(trouble);
            }
        }
        let mut list: Vec<&str> = vec![HEAD];
        list.extend(written.paths.iter().map(String::as_str));
        let staging = self.staging;
        let (new, old) = (staging.path().join("new"), staging.path().join("old"));
        fs::write(new.join(MARKER), list.join("\n") + "\n").map_err(|error| trouble(&self.shown, &error))?;
        let had_old = self.place.is_dir();
        if let Err(error) = swap(&self.place, &new, &old) {
            let trouble = trouble(&self.shown, &error);
            if old.exists() {
                let kept = staging.keep().join("old");
                return Err(trouble.help(format!("what it held is in `{}`", slashes(&kept))));
            }
            return Err(trouble);
        }
        let mut kept = Vec::new();
        if had_old && let Err(error) = keep(&old, &self.place, "", &self.ours, &mut kept) {
            let rest = staging.keep().join("old");
            return Err(
                trouble(&self.shown, &error).help(format!("files of yours are in `{}`", slashes(&rest)))
            );
        }
        kept.sort();
        Ok(Finished { files: written.paths.len(), kept })
    }
}

/// Why a file of ours may not take its place in the old folder: something that is not ours stands there.
fn in_the_way(
    place: &Path,
    path: &str,
    ours: &BTreeSet<String>,
    foreign: Foreign,
    shown: &str,
) -> Option<Trouble> {
    if ours.contains(path) {
        return None;
    }
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    for end in ends {
        let part = path.get(..end)?;
        let Ok(about) = place.join(part).symlink_metadata() else { break };
        let fits = if end < path.len() {
            about.is_dir() || ours.contains(part)
        } else {
            !about.is_dir() && foreign == Foreign::Accept
        };
        if !fits {
            let message =
                format!("`{shown}/{part}` is in the way: `ltc build` did not write it and would replace it");
            let help = if about.is_dir() || end < path.len() {
                "move it away"
            } else {
                "move it away, or say `--force` to replace it"
            };
            return Some(Trouble::somewhere(&world::FOREIGN_OUTPUT, message).help(help));
        }
        if ours.contains(part) {
            break;
        }
    }
    None
}

/// Moves what is not ours from the old folder to the new one; a file whose name we use now is ours from now on.
fn keep(
    old: &Path,
    new: &Path,
    below: &str,
    ours: &BTreeSet<String>,
    kept: &mut Vec<String>,
) -> io::Result<()> {
    for entry in fs::read_dir(old)? {
        let entry = entry?;
        let name = entry.file_name();
        let shown = format!("{below}{}", name.to_string_lossy());
        let target = new.join(&name);
        if entry.file_type()?.is_dir() {
            if target.is_dir() || ours.iter().any(|path| path.starts_with(&format!("{shown}/"))) {
                let empty = fs::read_dir(entry.path())?.next().is_none();
                let made = !empty && !target.exists();
                if made {
                    fs::create_dir_all(&target)?;
                }
                keep(&entry.path(), &target, &format!("{shown}/"), ours, kept)?;
                if made {
                    // Succeeds only if nothing had to be kept in it.
                    let _ = fs::remove_dir(&target);
                }
                continue;
            }
        } else if ours.contains(&shown) {
            continue;
        }
        if target.symlink_metadata().is_ok() {
            continue;
        }
        fs::rename(entry.path(), &target)?;
        kept.push(shown);
    }
    Ok(())
}

fn trouble(shown: &str, error: &io::Error) -> Trouble {
    let code: &'static Code = &world::OUTPUT_NOT_WRITABLE;
    Trouble::somewhere(code, format!("`{shown}` cannot be written: {}", reason(error)))
        .help("choose another folder with `--out`, or give yourself the right to write there")
}
