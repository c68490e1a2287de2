//! Puts one folder in the place of another, with a way back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Moves what is at `place` to `old` and `new` to `place`; `place` need not exist, `old` does not.
///
/// Where the folder itself cannot be moved (a mounted volume, a parent without the right to write), its entries are.
///
/// # Errors
/// Gives the system's error if it cannot be done. What was at `place` is there again then, unless `old` holds some of it.
pub(super) fn swap(place: &Path, new: &Path, old: &Path) -> io::Result<()> {
    if !place.is_dir() {
        return fs::rename(new, place);
    }
    if fs::rename(place, old).is_err() {
        return swap_entries(place, new, old);
    }
    fs::rename(new, place).inspect_err(|_| {
        // If the way back fails as well, the caller finds everything in `old` and says so.
        let _ = fs::rename(old, place);
    })
}

fn swap_entries(place: &Path, new: &Path, old: &Path) -> io::Result<()> {
    fs::create_dir(old)?;
    let done = shift(place, old, new.parent()).and_then(|()| {
        shift(new, place, None).inspect_err(|_| {
            let _ = shift(old, place, None);
        })
    });
    if done.is_err() {
        // Succeeds only if nothing is left in it.
        let _ = fs::remove_dir(old);
    }
    done
}

/// Moves the entries of a folder to another, save one; on a fault, those that were moved go back.
fn shift(from: &Path, to: &Path, save: Option<&Path>) -> io::Result<()> {
    let entries: Vec<PathBuf> =
        fs::read_dir(from)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    let mut moved: Vec<(PathBuf, PathBuf)> = Vec::new();
    for entry in entries.into_iter().filter(|entry| Some(entry.as_path()) != save) {
        let Some(name) = entry.file_name() else { continue };
        let target = to.join(name);
        if let Err(error) = fs::rename(&entry, &target) {
            for (entry, target) in moved.iter().rev() {
                let _ = fs::rename(target, entry);
            }
            return Err(error);
        }
        moved.push((entry, target));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{swap, swap_entries};
    use std::fs;
    use std::path::Path;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        for path in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("it is below the folder")).expect("folders can be made");
            fs::write(path, b"").expect("files can be written");
        }
        folder
    }

    fn has(folder: &Path, path: &str) -> bool {
        folder.join(path).exists()
    }

    #[test]
    fn a_folder_takes_the_place_of_another() {
        let world = folder(&["place/a", "stage/new/c"]);
        let here = world.path();
        swap(&here.join("place"), &here.join("stage/new"), &here.join("stage/old")).expect("it can be done");
        assert!(has(here, "place/c") && has(here, "stage/old/a") && !has(here, "place/a"));
    }

    #[test]
    fn what_was_there_comes_back() {
        let world = folder(&["place/a", "stage/x"]);
        let here = world.path();
        for way in [swap, swap_entries] {
            way(&here.join("place"), &here.join("stage/new"), &here.join("stage/old"))
                .expect_err("there is nothing new");
            assert!(has(here, "place/a") && !has(here, "stage/old"));
        }
    }

    #[test]
    fn entries_are_moved_where_the_folder_cannot_be() {
        let world = folder(&["place/a", "place/d/b", "place/stage/new/c"]);
        let here = world.path();
        let stage = here.join("place/stage");
        swap_entries(&here.join("place"), &stage.join("new"), &stage.join("old")).expect("it can be done");
        assert!(has(here, "place/c") && has(here, "place/stage/old/d/b") && !has(here, "place/a"));
    }
}
