//! One text, one translation.

use super::apply::brief;
use super::codes::OTHER_WORDING;
use super::inflect::{Folded, is_spaced};
use super::sayings::{Saying, sayings};
use crate::diagnostic::Diagnostic;
use crate::model::{Kind, LanguageId, Model, Slot};
use rustc_hash::FxHashMap;

/// Texts that are compared with each other.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Sort {
    /// What is to be done: a sentence that tells somebody to.
    Work,
    /// What comes out, or has happened.
    Answer,
    /// The name of a thing.
    Name,
    /// Anything longer.
    Prose,
}

/// Findings about texts that are translated in two ways.
pub(crate) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    let all = sayings(model);
    let mut alike: FxHashMap<(LanguageId, Sort, LanguageId, &str), Vec<&Saying<'_>>> = FxHashMap::default();
    for one in &all {
        let sort = sort(model, one);
        if sort == Sort::Name || is_long(one.source) {
            alike.entry((one.language, sort, one.from, one.source.trim())).or_default().push(one);
        }
    }
    // Found once for all that say the same: in a large project that may be thousands.
    let usually: FxHashMap<_, &Saying<'_>> = alike
        .into_iter()
        .filter(|(_, alike)| 1 < alike.len())
        .filter_map(|(key, alike)| Some((key, usual(&alike)?)))
        .collect();
    for one in all.iter().filter(|one| one.is_asked) {
        let key = (one.language, sort(model, one), one.from, one.source.trim());
        let Some(usual) = usually.get(&key) else { continue };
        // Two of a name side by side are two names too few; that is another finding.
        let beside = one.slot == Slot::Label && model.get(one.id).parent == model.get(usual.id).parent;
        if beside
            || one.text.trim() == usual.text.trim()
            || Folded::of(one.text).is_like(&Folded::of(usual.text))
        {
            continue;
        }
        let tag = model.tag(one.language);
        let message = format!(
            "`{}` is translated into `{tag}` as `{}` here and as `{}` elsewhere",
            brief(one.source),
            brief(one.text),
            brief(usual.text)
        );
        findings.push(
            Diagnostic::new(&OTHER_WORDING, one.place, message)
                .label(format!("of {} `{}`", model.get(one.id).kind.noun(), model.path(one.id)))
                .related(usual.place, format!("`{}` stands here", brief(usual.text)))
                .help("write one of them in both places; if two things are meant, give them two names in the first language too"),
        );
    }
}

/// The translation most of them have; the first of those that are equally many.
fn usual<'s, 'm>(alike: &[&'s Saying<'m>]) -> Option<&'s Saying<'m>> {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for one in alike {
        *counts.entry(one.text.trim()).or_default() += 1;
    }
    let most = counts.values().copied().max()?;
    alike.iter().copied().find(|one| counts.get(one.text.trim()) == Some(&most))
}

/// Whether a text has more than one word; what one word means may depend on what it is said of.
fn is_long(text: &str) -> bool {
    let text = text.trim();
    match text.chars().any(is_spaced) {
        true => text.contains(char::is_whitespace),
        false => 4 <= text.chars().count(),
    }
}

fn sort(model: &Model, one: &Saying<'_>) -> Sort {
    if one.slot != Slot::Label {
        return Sort::Prose;
    }
    match model.get(one.id).kind {
        Kind::Class
        | Kind::Group
        | Kind::Process
        | Kind::Subprocess
        | Kind::Activity
        | Kind::Task
        | Kind::Kcp
        | Kind::Gate
        | Kind::Unordered
        | Kind::Parallel
        | Kind::Branch
        | Kind::Call
        | Kind::Check
        | Kind::Step => Sort::Work,
        Kind::Outcome
        | Kind::End
        | Kind::Trigger
        | Kind::Wait
        | Kind::Suspend
        | Kind::State
        | Kind::Value => Sort::Answer,
        _ => Sort::Name,
    }
}
