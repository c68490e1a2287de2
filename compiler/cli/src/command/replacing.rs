//! Putting new texts in the places of files: each completely or not at all, and of several all or none.

use crate::project::reason;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A new text beside the file it will replace.
struct Ready {
    file: PathBuf,
    new: tempfile::NamedTempFile,
    before: Vec<u8>,
}

/// Puts a new text in the place of a file in one move, rights kept. A link stays a link: the file it leads to is replaced.
pub(super) fn replace(file: &Path, text: &str) -> std::io::Result<()> {
    let ready = ready(file, text)?;
    ready.new.persist(&ready.file).map_err(|error| error.error)?;
    Ok(())
}

/// Replaces several files, told the text each is expected to have. Either all of them are replaced or, as far as the system lets us, none.
///
/// # Errors
/// Says in words for people which file stood in the way.
pub(super) fn replace_all(files: &[(PathBuf, String, String)]) -> Result<(), String> {
    let refused = |file: &Path, error: &std::io::Error| {
        format!("`{}` cannot be written: {}", file.display(), reason(error))
    };
    let mut staged = Vec::with_capacity(files.len());
    for (file, expected, text) in files {
        let ready = ready(file, text).map_err(|error| refused(file, &error))?;
        if ready.before != expected.as_bytes() {
            return Err(format!(
                "`{}` was changed meanwhile, or is not UTF-8; run the command again",
                file.display()
            ));
        }
        staged.push(ready);
    }
    let mut done: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for Ready { file, new, before } in staged {
        if let Err(error) = new.persist(&file) {
            for (file, before) in done {
                let _ = std::fs::write(file, before);
            }
            return Err(refused(&file, &error.error));
        }
        done.push((file, before));
    }
    Ok(())
}

fn ready(file: &Path, text: &str) -> std::io::Result<Ready> {
    let file = file.canonicalize()?;
    let rights = std::fs::metadata(&file)?.permissions();
    if rights.readonly() {
        return Err(std::io::ErrorKind::PermissionDenied.into());
    }
    let before = std::fs::read(&file)?;
    let folder = file.parent().unwrap_or(Path::new("."));
    let mut new = tempfile::Builder::new().prefix(".ltc-new-").tempfile_in(folder)?;
    new.write_all(text.as_bytes())?;
    new.as_file().set_permissions(rights)?;
    Ok(Ready { file, new, before })
}
