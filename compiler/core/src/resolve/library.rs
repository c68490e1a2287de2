//! Which packages of the standard library a project gets.

use crate::source::{Source, SourceOwner};
use ltc_stdlib::{PACKAGES, Package, Reach};
use rayon::prelude::*;

/// The sources of the standard library that a project needs: catalogues always, other packages when a text names them.
/// A package the project declares itself is left out, so that the library can be checked as a project of its own.
pub(super) fn sources(project: &[Source]) -> Vec<Source> {
    let named: Vec<Named> = project.par_iter().map(|source| Named::of(&source.text)).collect();
    let is_declared = |package: &Package| named.iter().any(|named| named.declares(package));
    let mut wanted: Vec<&Package> = PACKAGES
        .iter()
        .filter(|package| !is_declared(package))
        .filter(|package| package.reach == Reach::Always || named.iter().any(|named| named.names(package)))
        .collect();
    // What a package of the library names comes with it.
    let mut next = 0;
    while let Some(package) = wanted.get(next) {
        next += 1;
        let named: Vec<Named> = package.files.iter().map(|(_, text)| Named::of(text)).collect();
        let more: Vec<&Package> = PACKAGES
            .iter()
            .filter(|other| !wanted.contains(other) && !is_declared(other))
            .filter(|other| named.iter().any(|named| named.names(other)))
            .collect();
        wanted.extend(more);
    }
    wanted.sort_by_key(|package| package.name);
    wanted
        .iter()
        .flat_map(|package| package.files)
        .map(|(path, text)| Source {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
            owner: SourceOwner::Standard,
        })
        .collect()
}

/// The paths that start with `std.` in a text, each once, with what stands before them.
struct Named<'a> {
    /// Whether `package` stands before, and the path.
    paths: Vec<(bool, &'a str)>,
}

impl<'a> Named<'a> {
    fn of(text: &'a str) -> Named<'a> {
        let mut paths = Vec::new();
        for (at, _) in text.match_indices("std.") {
            let (before, after) = text.split_at(at);
            let end =
                after.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.')).unwrap_or(after.len());
            let path = after.get(..end).unwrap_or("").trim_end_matches('.');
            let found = (before.trim_end().ends_with("package"), path);
            if !paths.contains(&found) {
                paths.push(found);
            }
        }
        Named { paths }
    }

    fn names(&self, package: &Package) -> bool {
        self.paths.iter().any(|(_, path)| super::assemble::inside(path, package.name).is_some())
    }

    fn declares(&self, package: &Package) -> bool {
        self.paths.iter().any(|(declares, path)| *declares && *path == package.name)
    }
}

#[cfg(test)]
mod tests {
    use super::sources;
    use crate::source::{Source, SourceOwner};

    fn paths(text: &str) -> Vec<String> {
        let project = Source { path: "a.ltc".to_owned(), text: text.to_owned(), owner: SourceOwner::Project };
        sources(&[project]).into_iter().map(|source| source.path).collect()
    }

    #[test]
    fn catalogues_come_always_but_not_beside_the_project_s_own() {
        assert!(paths("package a").contains(&"std/roles.ltc".to_owned()));
        assert!(!paths("package std.roles \"Roles\"").contains(&"std/roles.ltc".to_owned()));
        assert!(paths("package std.roles_of_ours \"Roles\"").contains(&"std/roles.ltc".to_owned()));
    }
}
