//! What adaptations are compared with where nobody says it: the standard in the version they are written for, as the repository has it.

use crate::io::Io;
use crate::project::{self, Earlier, Opened};
use crate::report::visible;
use ltc_core::adapt::rebase::{Behind, behind, has_version};
use ltc_core::model::ElementId;
use ltc_core::resolve::resolve;
use ltc_core::source::SourceOwner;

/// The older standard that was found.
pub(super) struct Since {
    /// What the report calls it.
    pub(super) from: String,
    pub(super) earlier: Earlier,
    /// The adaptations written for it; `None` where all are meant.
    pub(super) regions: Option<Vec<ElementId>>,
}

/// Looks for the standard the adaptations are written for, or the one of them that is meant.
///
/// # Errors
/// Says in words for people why there is none.
pub(super) fn since(opened: &Opened, only: Option<&str>, io: &mut Io<'_>) -> Result<Since, String> {
    let (model, _) = resolve(opened.project.clone());
    let is_meant =
        |id: ElementId| only.is_none_or(|only| *only == *model.get(id).id || only == model.path(id));
    let mut all = behind(&model);
    all.retain(|one| is_meant(one.adaptation));
    let Some(first) = all.first() else {
        let earlier = project::earlier(&opened.root, &io.directory, "HEAD", &opened.project)?;
        return Ok(Since { from: "HEAD".to_owned(), earlier, regions: None });
    };
    let differs = |one: &&Behind| (&one.package, &one.written_for) != (&first.package, &first.written_for);
    if let Some(other) = all.iter().find(differs) {
        return Err(format!(
            "the adaptations are written for different standards: `{}` for version {} of `{}`, `{}` for version {} of `{}`; look at one of them with `--region`, or name the older standard with `--from`",
            first.name, first.written_for, first.package, other.name, other.written_for, other.package
        ));
    }
    let says = |project: &_| has_version(project, &first.package, &first.written_for);
    let found = project::of_version(&opened.root, &first.written_for, &opened.project, says)?;
    let Some((from, earlier)) = found else {
        let owner = model.sources.get(first.source).map(|source| source.owner);
        let why = match owner {
            Some(SourceOwner::Standard) => {
                "the standard library comes with `ltc`, so no revision here has it"
            }
            _ => "no revision here says that version, and no tag is called so",
        };
        return Err(format!(
            "`{}` is written for version {} of `{}`, which is in version {} now; {why}: name the folder or revision that holds the older standard with `--from` (`--from HEAD` shows what is not committed yet)",
            first.name, first.written_for, first.package, first.here
        ));
    };
    io.note(&visible(&format!(
        "compared with `{from}`, where `{}` is in version {}; `--from` names another revision or a folder",
        first.package, first.written_for
    )));
    io.note("\n");
    let regions: Vec<ElementId> = all.iter().map(|one| one.adaptation).collect();
    let others = model.adaptations.list.iter().map(|one| one.element);
    let left: Vec<String> = others
        .filter(|id| is_meant(*id) && !regions.contains(id))
        .map(|id| format!("`{}`", model.label(id, ltc_core::model::LanguageId::DEFAULT)))
        .collect();
    if !left.is_empty() {
        io.note(&visible(&format!(
            "left out, since not written for an older version: {}; `--from HEAD` shows them against what is committed",
            left.join(", ")
        )));
        io.note("\n");
    }
    Ok(Since { from, earlier, regions: Some(regions) })
}
