//! Which version of the standard an adaptation was written for, and which one is here.

use super::{codes, named};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{ElementId, Model};
use crate::source::SourceOwner;
use ltc_grammar::words::AttributeWord;
use std::cmp::Ordering;

/// What is to be said of the version behind an adaptation.
pub(super) fn version(standard: &Model, adaptation: ElementId, package: ElementId) -> Option<Diagnostic> {
    let here = of_package(standard, package).filter(|version| !version.trim().is_empty());
    let written =
        standard.plain(adaptation, AttributeWord::Version).filter(|version| !version.trim().is_empty());
    let finding = |code: &'static Code, message: String, help: String| {
        let place = standard.attribute(adaptation, AttributeWord::Version);
        let place: Place = place.map_or_else(|| standard.place(adaptation), |attribute| attribute.place());
        let mut finding = Diagnostic::new(code, place, message).help(help);
        finding.severity = code.severity(standard.status(adaptation));
        Some(finding)
    };
    let (name, of) = (named(standard, adaptation), &*standard.get(package).id);
    match (written, here) {
        (None, None) => None,
        (None, Some(here)) => finding(
            &codes::ADAPTATION_WITHOUT_VERSION,
            format!("{name} does not say for which version of `{of}` it was written"),
            format!("say it: `version: \"{here}\"`"),
        ),
        (Some(written), None) => finding(
            &codes::VERSION_NOT_KNOWN,
            format!("{name} was written for version {written} of `{of}`, which does not say its version"),
            format!("let the standard say it: `version: \"{written}\"` in `package {of} {{ … }}`"),
        ),
        (Some(written), Some(here)) => match compare(written, here) {
            Some(Ordering::Equal) => None,
            Some(Ordering::Less) => finding(
                &codes::ADAPTATION_OF_AN_OLDER_VERSION,
                format!("{name} was written for version {written} of `{of}`, and version {here} is in force"),
                format!(
                    "see with `ltc rebase` what is new in the standard, then write `version: \"{here}\"`"
                ),
            ),
            Some(Ordering::Greater) | None => finding(
                &codes::ADAPTATION_OF_A_NEWER_VERSION,
                format!(
                    "{name} was written for version {written} of `{of}`, but only version {here} is here"
                ),
                format!(
                    "get the standard in version {written}, or write the version the changes were made for: `version: \"{here}\"`"
                ),
            ),
        },
    }
}

/// The version of a package: its own, else, in a project, the project's.
pub(super) fn of_package(standard: &Model, package: ElementId) -> Option<&str> {
    let of_project = || {
        let source = standard.sources.get(standard.get(package).origin.source)?;
        (source.owner == SourceOwner::Project).then_some(&*standard.manifest.project.version)
    };
    standard.plain(package, AttributeWord::Version).or_else(of_project)
}

/// Compares versions part by part, numbers as numbers; `None` where they differ in a part that is no number.
pub(super) fn compare(a: &str, b: &str) -> Option<Ordering> {
    let (a, b) = (a.trim().trim_start_matches(['v', 'V']), b.trim().trim_start_matches(['v', 'V']));
    if a == b {
        return Some(Ordering::Equal);
    }
    let parts = |text: &str| -> Option<Vec<u64>> { text.split('.').map(|part| part.parse().ok()).collect() };
    let (mut a, mut b) = (parts(a)?, parts(b)?);
    let length = a.len().max(b.len());
    a.resize(length, 0);
    b.resize(length, 0);
    Some(a.cmp(&b))
}

#[cfg(test)]
mod tests {
    use super::compare;
    use std::cmp::Ordering;

    #[test]
    fn versions_are_compared_as_numbers_part_by_part() {
        assert_eq!(compare("2.9", "2.10"), Some(Ordering::Less));
        assert_eq!(compare("v2", "2.0"), Some(Ordering::Equal));
        assert_eq!(compare("3", "2.10.4"), Some(Ordering::Greater));
        assert_eq!(compare("spring", "spring"), Some(Ordering::Equal));
        assert_eq!(compare("spring", "2"), None);
    }
}
