//! The revision of a repository at which a standard had some version: one that a tag names, else the newest that says it.

use super::earlier::{Earlier, at_revision};
use super::git;
use ltc_core::source::Project;
use std::path::Path;

/// So many commits that wrote or took out the version are looked at.
const MAX_COMMITS: usize = 40;

/// The project as it was when the standard had a version, and what the revision is called; `None` where no revision `says` that version.
///
/// # Errors
/// Says in words for people why the repository cannot be read.
pub(crate) fn of_version(
    home: &Path,
    version: &str,
    now: &Project,
    says: impl Fn(&Project) -> bool,
) -> Result<Option<(String, Earlier)>, String> {
    let bare = version.trim().trim_start_matches(['v', 'V']);
    if bare.is_empty() {
        return Ok(None);
    }
    // What cannot be read at a revision is another project's, or from before there was one.
    let at = |revision: &str| at_revision(home, revision, now).ok().filter(|found| says(&found.project));
    for tag in [format!("v{bare}"), bare.to_owned()] {
        if git::is_tag(home, &tag)?
            && let Some(found) = at(&format!("refs/tags/{tag}"))
        {
            return Ok(Some((tag, found)));
        }
    }
    // Where it says so still, nothing newer does.
    if let Some(found) = at("HEAD") {
        return Ok(Some(("HEAD".to_owned(), found)));
    }
    for commit in git::commits_about(home, bare, MAX_COMMITS)? {
        for revision in [format!("{commit}^"), commit.clone()] {
            let Some(found) = at(&revision) else { continue };
            let name = git::short(home, &revision).unwrap_or(revision);
            return Ok(Some((name, found)));
        }
    }
    Ok(None)
}
