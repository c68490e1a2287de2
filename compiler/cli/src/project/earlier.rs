//! A project as it was: in another folder, or at a revision of the Git repository it lies in.

use super::paths::{normal, slashes};
use super::{MANIFEST, decode, default_manifest, git, open, walk};
use ltc_core::source::{Manifest, Project, Source, SourceOwner};
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

/// An earlier project and where it was found.
#[derive(Debug)]
pub(crate) struct Earlier {
    /// What the compiler gets.
    pub(crate) project: Project,
    /// Dependencies that lie elsewhere and are taken as they are now, by name.
    pub(crate) as_now: Vec<String>,
}

/// The project of `home` as it was at `from`: a folder, told from `here`, or a revision. What a revision cannot have, since it lies outside
/// of the repository, is taken from the project as it is `now`.
///
/// # Errors
/// Says in words for people why there is none.
pub(crate) fn earlier(home: &Path, here: &Path, from: &str, now: &Project) -> Result<Earlier, String> {
    let folder = here.join(from);
    if !from.is_empty() && folder.is_dir() {
        return in_folder(&folder, from);
    }
    at_revision(home, from, now)
}

/// As [`earlier`], at a revision.
///
/// # Errors
/// Says in words for people why there is none.
pub(super) fn at_revision(home: &Path, from: &str, now: &Project) -> Result<Earlier, String> {
    let revision = git::open(home, from)?;
    let mut found = Found { home, revision: &revision, wanted: Vec::new(), as_now: Vec::new() };
    let manifest = found.manifest(&revision.home, SourceOwner::Project)?;
    let is_own_process = |path: &str, owner| owner == SourceOwner::Project && path.ends_with(".ltc");
    if !found.wanted.iter().any(|(path, _, owner)| is_own_process(path, *owner)) {
        return Err(format!("at `{from}` the project's folder held no `.ltc` file"));
    }
    let names: Vec<String> = found.wanted.iter().map(|(_, name, _)| name.clone()).collect();
    let contents = git::contents(home, &names)?;
    let mut sources: Vec<Source> = Vec::with_capacity(contents.len());
    for ((path, _, owner), content) in found.wanted.iter().zip(contents) {
        let Some(content) = content else {
            return Err(format!(
                "the repository lacks what `{path}` held at `{from}`; fetch it with its whole history"
            ));
        };
        let text = match decode::decode(content) {
            decode::Decoded::Text(text) | decode::Decoded::Mended { text, .. } => text,
            decode::Decoded::TooLarge(_) => String::new(),
        };
        sources.push(Source { path: below(&revision.home, path), text, owner: *owner });
    }
    let outside = |source: &&Source| {
        source.owner == SourceOwner::Dependency && inside(&revision.home, &source.path).is_none()
    };
    sources.extend(now.sources.iter().filter(outside).cloned());
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    let as_now = std::mem::take(&mut found.as_now);
    Ok(Earlier { project: Project { manifest, sources, today: None }, as_now })
}

fn in_folder(folder: &Path, shown: &str) -> Result<Earlier, String> {
    let opened = open(folder, shown);
    if !opened.readable {
        let why = opened.troubles.first().map(|trouble| trouble.finding.message.clone());
        return Err(why.unwrap_or_else(|| format!("`{shown}` holds no project")));
    }
    Ok(Earlier { project: opened.project, as_now: Vec::new() })
}

/// What is wanted of a revision.
struct Found<'a> {
    home: &'a Path,
    revision: &'a git::Revision,
    /// Path from the top, name of the content, owner.
    wanted: Vec<(String, String, SourceOwner)>,
    as_now: Vec<String>,
}

/// So many projects may depend on each other.
const MAX_PROJECTS: usize = 1_000;

impl Found<'_> {
    /// Wants the files of the project in a folder, and of what it depends on; gives its settings.
    fn manifest(&mut self, folder: &str, owner: SourceOwner) -> Result<Manifest, String> {
        let mut known = BTreeSet::from([folder.to_owned()]);
        let mut open = vec![(folder.to_owned(), owner)];
        let mut first = None;
        while let Some((folder, owner)) = open.pop() {
            let manifest = self.settings(&folder)?;
            for (name, dependency) in &manifest.dependencies {
                let place = inside(&folder, &dependency.path);
                match place.filter(|place| self.revision.files.contains_key(&joined(place, MANIFEST))) {
                    Some(place) if known.len() < MAX_PROJECTS && known.insert(place.clone()) => {
                        open.push((place, SourceOwner::Dependency));
                    }
                    Some(_) => {}
                    None => self.as_now.push(name.clone()),
                }
            }
            self.files(&folder, owner);
            first.get_or_insert(manifest);
        }
        Ok(first.unwrap_or_default())
    }

    fn settings(&self, folder: &str) -> Result<Manifest, String> {
        let Some(name) = self.revision.files.get(&joined(folder, MANIFEST)) else {
            return Ok(default_manifest(self.home));
        };
        let bytes = git::contents(self.home, std::slice::from_ref(name))?.pop().flatten().unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        Ok(Manifest::parse(&text).unwrap_or_else(|_| default_manifest(self.home)))
    }

    fn files(&mut self, folder: &str, owner: SourceOwner) {
        let files = &self.revision.files;
        for (path, name) in files {
            let Some(rest) = rest_of(folder, path) else { continue };
            let has = |below: &str, file: &str| files.contains_key(&joined(&joined(folder, below), file));
            if walk::is_process_file(rest, has) || walk::is_catalogue(rest) {
                self.wanted.push((path.clone(), name.clone(), owner));
            }
        }
    }
}

/// What follows a folder in a path.
fn rest_of<'a>(folder: &str, path: &'a str) -> Option<&'a str> {
    if folder.is_empty() { Some(path) } else { path.strip_prefix(folder)?.strip_prefix('/') }
}

fn joined(folder: &str, name: &str) -> String {
    match (folder, name) {
        ("", name) => name.to_owned(),
        (folder, "") => folder.to_owned(),
        (folder, name) => format!("{folder}/{name}"),
    }
}

/// Where a way from a folder leads, from the top of the repository; `None` if it leads out of it.
fn inside(folder: &str, way: &str) -> Option<String> {
    let place = normal(&PathBuf::from(folder).join(way));
    let stays = place.components().all(|part| matches!(part, Component::Normal(_)));
    stays.then(|| slashes(&place))
}

/// The path of a file as a project opened from disk calls it: from its folder.
fn below(home: &str, path: &str) -> String {
    slashes(&super::relative(&Path::new("/").join(home), &Path::new("/").join(path)))
}
