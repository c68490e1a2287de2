//! Paths that changes name, seen from the `at` around them.

use crate::diagnostic::nearest;
use crate::model::{ElementId, Kind, Model, Path, Value};
use crate::resolve::region;
use ltc_grammar::words::AttributeWord;

/// Why a path leads nowhere.
pub(super) struct Lost {
    /// The part that nothing has.
    pub(super) part: String,
    /// What holds nothing of that name.
    pub(super) holder: ElementId,
    /// The path as it may have been meant.
    pub(super) meant: Option<String>,
    /// Whether that path is written from the name of a package on.
    in_full: bool,
}

/// The element of a path: below `from`, else by a name that `use` brought in, else from the name of a package on.
pub(super) fn find(
    model: &Model,
    from: ElementId,
    imports: &[(Box<str>, ElementId)],
    path: &Path,
) -> Result<ElementId, Lost> {
    let text = &*path.text;
    if let Some(found) = descend_exactly(model, from, text) {
        return Ok(found);
    }
    let (first, rest) = text.split_once('.').unwrap_or((text, ""));
    if let Some((_, start)) = imports.iter().find(|(name, _)| &**name == first) {
        return descend(model, *start, rest).map_err(|lost| with_start(lost, first));
    }
    let begins = |package: &&ElementId| {
        let rest = text.strip_prefix(&*model.get(**package).id);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    // Of several packages whose names begin like that, the longest is meant; of two of one name the first.
    let packages = model.roots.iter().filter(begins).rev();
    if let Some(root) = packages.max_by_key(|root| model.get(**root).id.len()) {
        let package = &*model.get(*root).id;
        let rest = text.get(package.len()..).unwrap_or_default().trim_start_matches('.');
        return descend(model, *root, rest).map_err(|lost| with_start(lost, package));
    }
    descend(model, from, text)
}

fn with_start(lost: Lost, start: &str) -> Lost {
    if lost.in_full {
        return lost;
    }
    Lost { meant: lost.meant.map(|meant| format!("{start}.{meant}")), ..lost }
}

/// As [`descend_exactly`]; says why where a path leads nowhere, which is more work than finding it.
fn descend(model: &Model, from: ElementId, path: &str) -> Result<ElementId, Lost> {
    let mut at = from;
    let mut before = String::new();
    for part in path.split('.').filter(|part| !part.is_empty()) {
        match child(model, at, part) {
            Some(next) => at = next,
            None => {
                let rest = path.get(before.len() + part.len()..).unwrap_or_default();
                if let Some((now, in_full)) = renamed(model, from, at, part) {
                    let meant = Some(format!("{now}{rest}"));
                    return Err(Lost { part: part.to_owned(), holder: at, meant, in_full });
                }
                let meant = nearest(part, region::children_named(&model.elements, at));
                let meant = meant.map(|meant| format!("{before}{meant}{rest}"));
                let meant = meant.or_else(|| deeper(model, from, path));
                return Err(Lost { part: part.to_owned(), holder: at, meant, in_full: false });
            }
        }
        before.push_str(part);
        before.push('.');
    }
    Ok(at)
}

/// The path of what says that it was called so (`was:`): seen from `from` where it is below, else in full, and which of the two.
fn renamed(model: &Model, from: ElementId, holder: ElementId, part: &str) -> Option<(String, bool)> {
    let full = format!("{}.{part}", model.path(holder));
    let says = |id: &ElementId, former: &str| {
        let was = model.attribute(*id, AttributeWord::Was).map(|was| was.values.as_slice());
        was.into_iter().flatten().any(|value| matches!(value, Value::Word(was) if &**was == former))
    };
    let beside = model.get(holder).children.iter().copied().find(|child| says(child, part));
    let now = beside.or_else(|| model.ids().find(|id| says(id, &full)))?;
    let path = model.path(now);
    let below = path.strip_prefix(&model.path(from)).and_then(|rest| rest.strip_prefix('.'));
    Some(below.map_or_else(|| (path.clone(), true), |below| (below.to_owned(), false)))
}

/// The child of that name.
pub(super) fn child(model: &Model, holder: ElementId, name: &str) -> Option<ElementId> {
    model.get(holder).children.iter().copied().find(|child| {
        let child = model.get(*child);
        &*child.id == name && !matches!(child.kind, Kind::End | Kind::Suspend | Kind::Deputy)
    })
}

/// The whole path where its parts before are left out: `verify.check_lead` for `check_lead`.
fn deeper(model: &Model, from: ElementId, path: &str) -> Option<String> {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let found = model
        .descendants(from)
        .into_iter()
        .find(|id| &*model.get(*id).id == first && descend_exactly(model, *id, rest).is_some())?;
    let mut parts: Vec<&str> =
        model.ancestry(found).take_while(|id| *id != from).map(|id| &*model.get(id).id).collect();
    parts.reverse();
    let start = parts.join(".");
    Some(if rest.is_empty() { start } else { format!("{start}.{rest}") })
}

fn descend_exactly(model: &Model, from: ElementId, path: &str) -> Option<ElementId> {
    path.split('.').filter(|part| !part.is_empty()).try_fold(from, |at, part| child(model, at, part))
}
