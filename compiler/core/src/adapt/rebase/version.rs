//! For which version of the standard an adaptation is written.

use super::{Edit, Region, Verdict};
use crate::adapt::chain;
use crate::adapt::version::{compare, of_package};
use crate::diagnostic::Place;
use crate::model::{ElementId, LanguageId, Model};
use crate::resolve::resolve;
use crate::source::{Project, SourceId};
use ltc_grammar::tree::Span;
use ltc_grammar::words::AttributeWord;
use std::cmp::Ordering;

/// The `version` of a package or an adaptation.
pub(super) fn said(model: &Model, id: ElementId) -> Option<String> {
    model.plain(id, AttributeWord::Version).map(str::to_owned)
}

/// The edit that writes the standard's version into an adaptation that has nothing left to decide.
pub(super) fn edit(next: &Model, region: &Region) -> Option<Edit> {
    let (before, now) = (region.written_for.as_deref()?, region.standard.as_deref()?);
    let remains = region.judged.iter().any(|judged| matches!(judged.verdict, Verdict::Conflict(_)));
    if before == now || remains || now.contains(['"', '\\', '\n']) {
        return None;
    }
    let attribute = next.attribute(region.adaptation, AttributeWord::Version)?;
    let source = attribute.source;
    let text = &next.sources.get(source)?.text;
    let span = value_after(text, attribute.span.end)?;
    Some(Edit {
        place: Place { source, span },
        replacement: format!("\"{now}\""),
        title: format!("say that it is written for version {now}"),
        safe: true,
    })
}

/// The value behind the colon that follows an attribute's name: a text with its quotes, or a word.
fn value_after(text: &str, from: u32) -> Option<Span> {
    let rest = text.get(from as usize..)?;
    let colon = rest.find([':', ':'])?;
    let after = rest.get(colon..)?;
    let after = after.get(after.chars().next()?.len_utf8()..)?;
    let value = after.trim_start();
    let start = text.len() - value.len();
    let length = match value.strip_prefix('"') {
        Some(inner) => inner.find('"')? + 2,
        None => value
            .find(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '}'))
            .unwrap_or(value.len()),
    };
    Some(Span::new(start, start + length))
}

/// An adaptation that is written for an older version of the standard than is here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Behind {
    /// The adaptation.
    pub adaptation: ElementId,
    /// Its label.
    pub name: String,
    /// The package of the standard it adapts, by its path.
    pub package: String,
    /// Where that package is written.
    pub source: SourceId,
    /// The version it says.
    pub written_for: String,
    /// The version the package has.
    pub here: String,
}

/// The adaptations that are written for an older version of the standard than is here, in order of writing.
pub fn behind(model: &Model) -> Vec<Behind> {
    let of = |adaptation: ElementId| {
        let (_, package) = chain(model, adaptation).ok()?;
        let (written, here) = (said(model, adaptation)?, of_package(model, package)?);
        (compare(&written, here) == Some(Ordering::Less)).then(|| Behind {
            adaptation,
            name: model.label(adaptation, LanguageId::DEFAULT).to_owned(),
            package: model.path(package),
            source: model.get(package).origin.source,
            written_for: written.trim().to_owned(),
            here: here.to_owned(),
        })
    };
    model.adaptations.list.iter().filter_map(|one| of(one.element)).collect()
}

/// Whether a package of a project has some version.
pub fn has_version(project: &Project, package: &str, version: &str) -> bool {
    let (model, _) = resolve(project.clone());
    let Some(package) = model.of_path(package) else { return false };
    of_package(&model, package).and_then(|here| compare(here, version)) == Some(Ordering::Equal)
}
