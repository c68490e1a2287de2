//! Projects a project depends on, by path.

use super::manifest::{self, Places};
use super::paths::{normal, relative, slashes};
use super::{MANIFEST, Opened, Trouble, read_into, report_skipped, walk};
use ltc_core::source::{Manifest, Source, SourceOwner, world};
use ltc_grammar::tree::Span;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Adds the texts of all projects the opened one depends on, directly or through others, each once.
pub(super) fn read(opened: &mut Opened) {
    let text = opened.extras.iter().find(|source| source.path == MANIFEST).map(|source| source.text.clone());
    let places = manifest::places(&text.unwrap_or_default());
    let root = opened.root.clone();
    let mut known = BTreeSet::from([root.clone()]);
    let mut way = vec![(root, opened.project.manifest.project.name.clone())];
    follow(opened, &places, MANIFEST, &mut known, &mut way);
}

/// How long a chain of dependencies may be.
const MAX_DEPTH: usize = 64;

fn follow(
    opened: &mut Opened,
    places: &Places,
    manifest_path: &str,
    known: &mut BTreeSet<PathBuf>,
    way: &mut Vec<(PathBuf, String)>,
) {
    let Some(from) = way.last().map(|(folder, _)| folder.clone()) else { return };
    for (name, dependency) in &places.dependencies {
        let written = dependency.path.get_ref();
        let range = dependency.path.span();
        let span = Span::new(range.start, range.end);
        let missing = |message: String| {
            Trouble::at(&world::DEPENDENCY_MISSING, manifest_path, span, message)
                .help("paths start from the folder of this `ltc.toml`")
        };
        let Ok(folder) = from.join(written).canonicalize() else {
            opened
                .troubles
                .push(missing(format!("there is no folder `{written}` for the dependency `{name}`")));
            continue;
        };
        if let Some(start) = way.iter().position(|(passed, _)| *passed == folder) {
            let circle: Vec<&str> = way.iter().skip(start).map(|(_, name)| name.as_str()).collect();
            let message =
                format!("projects depend on each other in a circle: {} → {name}", circle.join(" → "));
            let trouble = Trouble::at(&world::DEPENDENCY_CYCLE, manifest_path, span, message);
            opened
                .troubles
                .push(trouble.help("move what both need into a third project that both depend on"));
            continue;
        }
        if known.contains(&folder) {
            continue;
        }
        let Some((text, inner)) = manifest::of_dependency(&folder) else {
            opened.troubles.push(missing(format!("`{written}` has no `ltc.toml` that can be read")));
            continue;
        };
        known.insert(folder.clone());
        let prefix = shown(&opened.root, &folder);
        let inner_path = format!("{prefix}/{MANIFEST}");
        if let Err((message, range)) = Manifest::parse(&text) {
            opened.troubles.push(manifest::fault(&inner_path, &text, &message, range));
        }
        opened.extras.push(Source { path: inner_path.clone(), text, owner: SourceOwner::Dependency });
        let found = walk::process_files(&folder);
        report_skipped(opened, &found.skipped, &prefix);
        read_into(opened, found.files, SourceOwner::Dependency, &prefix);
        let translations = walk::catalogues(&folder);
        report_skipped(opened, &translations.skipped, &prefix);
        read_into(opened, translations.files, SourceOwner::Dependency, &prefix);
        if way.len() < MAX_DEPTH {
            way.push((folder, name.clone()));
            follow(opened, &inner, &inner_path, known, way);
            way.pop();
        }
    }
}

/// A dependency's folder as findings show it: relative to the project.
fn shown(root: &Path, folder: &Path) -> String {
    slashes(&relative(&normal(root), folder))
}
