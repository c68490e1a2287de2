//! The folder a build is written in before it takes its place. What an interrupted build left of one is cleared by the next.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// How such a folder's name begins.
const PREFIX: &str = ".ltc-build-";

/// The file in it that is locked for as long as its build runs; the system opens it when the build ends, however it ends.
const LOCK: &str = "lock";

/// A folder that goes when this does.
#[derive(Debug)]
pub(super) struct Staging {
    // Closed before the folder is removed: some systems remove no open file.
    lock: File,
    folder: tempfile::TempDir,
}

impl Staging {
    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Keeps the folder for its user, also from later builds.
    pub(super) fn keep(self) -> PathBuf {
        drop(self.lock);
        // Without its lock no build takes the folder for its own.
        let _ = fs::remove_file(self.folder.path().join(LOCK));
        self.folder.keep()
    }

    fn new(within: &Path) -> io::Result<Staging> {
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(within)?;
        let lock = File::create(folder.path().join(LOCK))?;
        // Where nothing can be locked the folder is only not cleared after an interruption.
        if lock.try_lock().is_err() {
            let _ = fs::remove_file(folder.path().join(LOCK));
        }
        Ok(Staging { lock, folder })
    }
}

/// Makes the folder things are written in first: beside the place or, where nothing can be moved from there to it
/// (a mounted volume, a parent without the right to write), in it. Clears both of what interrupted builds left.
pub(super) fn stage(parent: &Path, place: &Path) -> io::Result<Staging> {
    clear(parent);
    if !place.is_dir() {
        return Staging::new(parent);
    }
    clear(place);
    let beside = Staging::new(parent).and_then(|staging| {
        let (probe, target) = (staging.path().join("probe"), place.join(".ltc-probe"));
        fs::write(&probe, b"")?;
        fs::rename(&probe, &target)?;
        fs::remove_file(&target)?;
        Ok(staging)
    });
    beside.or_else(|_| Staging::new(place))
}

/// Removes what interrupted builds left in a folder: only folders of ours whose build has ended, and that hold nothing but what that
/// build was writing. What it had taken out of its place stays.
fn clear(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(PREFIX);
        if ours && entry.file_type().is_ok_and(|kind| kind.is_dir()) && is_left(&entry.path()) {
            // What cannot be removed does no harm.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Whether a folder was left by a build that has ended, with nothing of the user's in it.
fn is_left(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    let only_ours = entries.into_iter().all(|entry| {
        entry.is_ok_and(|entry| matches!(entry.file_name().to_str(), Some(LOCK | "new" | "probe")))
    });
    only_ours && File::open(folder.join(LOCK)).is_ok_and(|lock| lock.try_lock().is_ok())
}

#[cfg(test)]
mod tests {
    use super::{LOCK, Staging, stage};
    use std::fs;

    #[test]
    fn what_interrupted_builds_left_is_cleared() {
        let world = tempfile::tempdir().expect("a temporary folder can be made");
        let running = Staging::new(world.path()).expect("it can be made");
        for (name, files) in [
            (".ltc-build-ended", &[LOCK, "new/a"][..]),
            (".ltc-build-swapped", &[LOCK, "old/a"]),
            (".ltc-build-kept", &["old/a"]),
            (".ltc-build-mine", &["new/a"]),
            ("other", &[LOCK, "new/a"]),
        ] {
            for file in files {
                let path = world.path().join(name).join(file);
                fs::create_dir_all(path.parent().expect("it is below")).expect("folders can be made");
                fs::write(path, b"").expect("files can be written");
            }
        }
        let staging = stage(world.path(), &world.path().join("dist")).expect("it can be made");
        for (name, there) in [("ended", false), ("swapped", true), ("kept", true), ("mine", true)] {
            assert_eq!(world.path().join(format!(".ltc-build-{name}")).exists(), there, "{name}");
        }
        assert!(running.path().exists() && world.path().join("other").exists());
        let kept = staging.keep();
        assert!(kept.exists() && !kept.join(LOCK).exists());
    }
}
