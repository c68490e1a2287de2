//! The older standard with the adaptations as they are now.

use crate::model::{ElementId, Kind, Model};
use crate::source::{Project, Source, SourceOwner};
use std::collections::BTreeSet;

/// Whether a package belongs to a region: it holds an adaptation and no processes.
pub(in crate::adapt) fn is_regional(model: &Model, package: ElementId) -> bool {
    let children = || model.get(package).children.iter().map(|child| model.get(*child).kind);
    children().any(|kind| kind == Kind::Adaptation)
        && !children().any(|kind| kind.level().is_some() || kind.is_step())
}

/// The project a region would have had: the older standard's files, and beside them the regions' files of today.
///
/// Where `old` is another project than the one that is rebased (the standard alone, say), its packages take the places of those of the same
/// names and everything else stays as it is. The packages `as_it_was` are those of `old` even if they hold adaptations.
pub(super) fn base(old: &Project, new: &Project, as_it_was: &BTreeSet<String>) -> Project {
    let regional = regional(new);
    let before: BTreeSet<&str> = old
        .sources
        .iter()
        .filter_map(|source| package(&source.text).filter(|package| as_it_was.contains(*package)))
        .collect();
    let was_there = |source: &Source| package(&source.text).is_some_and(|package| before.contains(package));
    let of_region = |source: &Source| package(&source.text).is_some_and(|package| regional.contains(package));
    let is_adaptation =
        |source: &Source| !was_there(source) && (of_region(source) || holds_adaptation(&source.text));
    let same_project = old.manifest.project.name == new.manifest.project.name;
    let (old_name, new_name) = (root_name(&old.sources), root_name(&new.sources));
    let replaced: BTreeSet<String> = old
        .sources
        .iter()
        .filter(|source| !is_adaptation(source))
        .filter_map(|source| package(&source.text).map(&old_name))
        .collect();
    let mut sources: Vec<Source> =
        old.sources.iter().filter(|source| !is_adaptation(source)).cloned().collect();
    for source in &new.sources {
        if was_there(source) {
            continue;
        }
        let stays = || {
            let inside = package(&source.text).map(&new_name);
            !same_project && !inside.is_some_and(|package| replaced.contains(&package))
        };
        if is_adaptation(source) || stays() {
            sources.retain(|other| other.path != source.path);
            sources.push(source.clone());
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    let mut manifest = old.manifest.clone();
    let languages = &new.manifest.project.languages;
    if manifest.project.languages.first() == languages.first() || !same_project {
        manifest.project.languages.clone_from(languages);
    }
    manifest.checks.clone_from(&new.manifest.checks);
    Project { manifest, sources, today: new.today }
}

/// The packages that hold adaptations.
fn regional(project: &Project) -> BTreeSet<&str> {
    let own = project.sources.iter().filter(|source| source.owner != SourceOwner::Standard);
    let with = own.clone().filter(|source| holds_adaptation(&source.text));
    let mut regional: BTreeSet<&str> = with.filter_map(|source| package(&source.text)).collect();
    // A package that holds processes beside an adaptation is a standard; of it only the files with adaptations are a region's.
    for source in own {
        let Some(name) = package(&source.text) else { continue };
        if regional.contains(name) && !holds_adaptation(&source.text) && holds_process(&source.text) {
            regional.remove(name);
        }
    }
    regional
}

fn holds_adaptation(text: &str) -> bool {
    opens(text, &["adaptation"])
}

fn holds_process(text: &str) -> bool {
    opens(text, &["process", "subprocess", "group", "class", "activity"])
}

/// Whether a line of a text begins with one of some words.
fn opens(text: &str, words: &[&str]) -> bool {
    text.lines().any(|line| {
        let line = line.trim_start();
        words
            .iter()
            .any(|word| line.strip_prefix(word).is_some_and(|rest| rest.starts_with(char::is_whitespace)))
    })
}

/// The path behind `package` or `within` at the beginning of a file.
fn package(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    while rest.starts_with("//") {
        rest = rest.split_once('\n')?.1.trim_start();
    }
    let rest = ["package", "within"].iter().find_map(|word| rest.strip_prefix(word))?;
    let rest = rest.strip_prefix(char::is_whitespace)?.trim_start();
    let end = rest.find(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == '.'));
    rest.get(..end.unwrap_or(rest.len())).filter(|path| !path.is_empty())
}

/// The package a path lies in: the longest of the packages that open files, else the path itself.
fn root_name(sources: &[Source]) -> impl Fn(&str) -> String {
    let mut packages: Vec<String> = sources
        .iter()
        .filter(|source| !source.text.trim_start().starts_with("within"))
        .filter_map(|source| package(&source.text).map(str::to_owned))
        .collect();
    packages.sort_by_key(|package| std::cmp::Reverse(package.len()));
    packages.dedup();
    move |path| {
        let holds = |package: &&String| {
            path.strip_prefix(package.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        packages.iter().find(holds).cloned().unwrap_or_else(|| path.to_owned())
    }
}
