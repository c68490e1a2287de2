//! Which changes on the disk ask for another look.

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

/// How long files must be still: editors write in several steps.
const STILL: Duration = Duration::from_millis(8);

/// Watches folders; every change of a file that may matter is told.
pub(super) fn watch(folders: &[PathBuf], changed: Sender<()>) -> notify::Result<RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        if !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(|path| matters(path)) {
            let _ = changed.send(());
        }
    })?;
    for folder in folders {
        watcher.watch(folder, RecursiveMode::Recursive)?;
    }
    Ok(watcher)
}

/// Whether a file can be part of a project: process files, settings, translations; a folder (no ending) may have been moved.
fn matters(path: &Path) -> bool {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("ltc" | "toml" | "po") => true,
        Some(_) => false,
        None => !path.components().any(|part| part.as_os_str() == ".git" || part.as_os_str() == "target"),
    }
}

/// Waits for a change and until no more follow; false when none can come any more.
pub(super) fn wait(changes: &Receiver<()>) -> bool {
    if changes.recv().is_err() {
        return false;
    }
    loop {
        match changes.recv_timeout(STILL) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::matters;
    use std::path::Path;

    #[test]
    fn texts_and_folders_matter_builds_do_not() {
        for path in ["a/b.ltc", "ltc.toml", "translations/de.po", "moved"] {
            assert!(matters(Path::new(path)), "{path}");
        }
        for path in ["dist/index.html", ".git/index", "target/debug", "a.ltc~", "x.swp"] {
            assert!(!matters(Path::new(path)), "{path}");
        }
    }
}
