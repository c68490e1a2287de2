//! Files of translations → texts of a model, and what is wrong with any entry.

use super::codes::{BROKEN_CATALOGUE, STALE_TRANSLATION, TRANSLATED_TWICE, UNKNOWN_TRANSLATION};
use super::{Catalogue, Entry, is_catalogue, read, tag_of};
use crate::diagnostic::{Diagnostic, Place, Severity, nearest};
use crate::model::{Element, ElementId, LanguageId, Model, Slot, Standing, Translation, Value, parse_key};
use crate::source::{SourceId, SourceOwner};
use ltc_grammar::tree::Span;
use ltc_grammar::words::AttributeWord;
use rustc_hash::FxHashMap;

/// Puts every file of translations among the model's sources into its texts. What stands beside a text in its own file counts more.
pub(crate) fn apply(model: &mut Model) -> Vec<Diagnostic> {
    let files: Vec<SourceId> =
        model.sources.iter().filter(|(_, source)| is_catalogue(&source.path)).map(|(id, _)| id).collect();
    let mut findings = Vec::new();
    if files.is_empty() {
        return findings;
    }
    let names = Names::of(model);
    for source in files {
        let (path, (catalogue, faults)) = match model.sources.get(source) {
            Some(file) => (file.path.clone(), read(&file.text)),
            None => continue,
        };
        findings.extend(faults.into_iter().map(|fault| {
            let place = Place { source, span: fault.span };
            Diagnostic::new(&BROKEN_CATALOGUE, place, fault.message).help(fault.help)
        }));
        match language(model, tag_of(&path), &catalogue) {
            Ok(language) => entries(model, &names, source, language, &catalogue, &mut findings),
            Err(message) => {
                let place = Place { source, span: Span::new(0, 0) };
                findings.push(Diagnostic::new(&BROKEN_CATALOGUE, place, message).help(
                    "name the file by the language it is in, `translations/de.po`, and say the same in its head: `\"Language: de\\n\"`",
                ));
            }
        }
    }
    findings
}

/// The language a file is in, which its name and its head agree on.
fn language(model: &mut Model, tag: &str, catalogue: &Catalogue) -> Result<LanguageId, String> {
    let is_tag = |tag: &str| {
        let mut parts = tag.split('-');
        parts.next().is_some_and(|first| {
            (2..=8).contains(&first.len()) && first.bytes().all(|c| c.is_ascii_alphabetic())
        }) && parts
            .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_alphanumeric()))
    };
    if !is_tag(tag) {
        return Err(format!("the file's name, `{tag}`, is no language tag such as `de` or `es-MX`"));
    }
    if !catalogue.language.is_empty() && !catalogue.language.eq_ignore_ascii_case(tag) {
        return Err(format!("the file's name says `{tag}`, its head `{}`", catalogue.language));
    }
    let known = model.languages.iter().position(|known| known.eq_ignore_ascii_case(tag));
    let index = known.unwrap_or_else(|| {
        model.languages.push(tag.to_owned());
        model.languages.len() - 1
    });
    u8::try_from(index).map(LanguageId).map_err(|_| "the project has over 250 languages".to_owned())
}

fn entries(
    model: &mut Model,
    names: &Names,
    source: SourceId,
    language: LanguageId,
    catalogue: &Catalogue,
    findings: &mut Vec<Diagnostic>,
) {
    let mut seen: FxHashMap<&str, Span> = FxHashMap::default();
    for entry in &catalogue.entries {
        let place = Place { source, span: entry.span };
        if let Some(first) = seen.insert(&entry.context, entry.span) {
            let message = format!("`{}` is translated twice in this file", entry.context);
            let first = Place { source, span: first };
            findings.push(
                Diagnostic::new(&TRANSLATED_TWICE, place, message)
                    .related(first, "the first, which counts")
                    .help("keep one of the two"),
            );
            continue;
        }
        let Some((element, slot)) = names.find(model, &entry.context) else {
            if model.adaptations.list.is_empty() {
                findings.push(unknown(names, entry, place));
            } else {
                // It may be a text that a region adds.
                let near = names.nearest(&entry.context);
                model.astray.push(Astray { entry: entry.clone(), language, place, near });
            }
            continue;
        };
        found(model, (element, slot), language, entry, place, findings);
    }
}

/// Puts an entry into the text it is of.
fn found(
    model: &mut Model,
    (element, slot): (ElementId, Slot),
    language: LanguageId,
    entry: &Entry,
    place: Place,
    findings: &mut Vec<Diagnostic>,
) {
    let written = slot.of(model.get(element)).and_then(|label| label.first()).unwrap_or("").to_owned();
    if entry.text.trim().is_empty() {
        return;
    }
    let stands = standing(model.get(element), slot, language, entry, &written);
    match stands {
        Standing::Current => {
            let text = if slot == Slot::Label { one_line(&entry.text) } else { entry.text.clone() };
            if let Some(label) =
                model.elements.get_mut(element.index()).and_then(|element| slot.of_mut(element))
            {
                label.texts.push((language, text.into()));
            }
        }
        Standing::Stale => findings.push(stale(model, element, language, entry, place, &written)),
        Standing::Overruled => {
            let beside = slot.of(model.get(element)).and_then(|label| label.exact(language));
            if beside.is_some_and(|text| text != entry.text) {
                findings.push(twice(model, element, language, entry, place));
            }
        }
        Standing::Unsure => {}
    }
    model.translations.push(Translation { element, slot, language, standing: stands, place });
}

/// An entry that names no text of the standard.
#[derive(Clone, PartialEq, Debug)]
pub struct Astray {
    entry: Entry,
    language: LanguageId,
    place: Place,
    near: Option<String>,
}

/// Puts what the files say of texts a region adds into the region's model.
pub(crate) fn apply_to_region(model: &mut Model) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let first = model.region.as_ref().map_or(u32::MAX, |region| region.standard);
    if model.astray.is_empty() || model.elements.len() as u32 <= first {
        return findings;
    }
    let names = Names::among(model, (first..model.elements.len() as u32).map(ElementId));
    let astray = std::mem::take(&mut model.astray);
    for one in astray {
        match names.find(model, &one.entry.context) {
            Some(text) => found(model, text, one.language, &one.entry, one.place, &mut findings),
            None => model.astray.push(one),
        }
    }
    findings
}

/// Findings about entries that are of no text, neither of the standard nor of any of the regions.
pub(crate) fn unknown_everywhere<'m>(
    standard: &'m Model,
    regions: impl Iterator<Item = &'m Model> + Clone,
) -> Vec<Diagnostic> {
    let nowhere = |one: &&Astray| regions.clone().all(|region| region.astray.contains(one));
    let is_own = |place: Place| {
        standard.sources.get(place.source).is_some_and(|source| source.owner == SourceOwner::Project)
    };
    let astray = standard.astray.iter().filter(|one| is_own(one.place)).filter(nowhere);
    astray.map(|one| not_there(&one.entry, one.place, one.near.as_deref())).collect()
}

fn standing(element: &Element, slot: Slot, language: LanguageId, entry: &Entry, written: &str) -> Standing {
    if slot.of(element).is_some_and(|label| label.exact(language).is_some()) {
        Standing::Overruled
    } else if !same(&entry.source, written)
        || entry.before.as_deref().is_some_and(|before| !same(before, written))
    {
        Standing::Stale
    } else if entry.unsure {
        Standing::Unsure
    } else {
        Standing::Current
    }
}

/// Whether two texts differ at most in white space, which editors of translations move about.
pub(super) fn same(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn stale(
    model: &Model,
    element: ElementId,
    language: LanguageId,
    entry: &Entry,
    place: Place,
    written: &str,
) -> Diagnostic {
    let before = entry.before.as_deref().filter(|before| !same(before, written)).unwrap_or(&entry.source);
    let tag = model.tag(language);
    let message = format!(
        "`{}` has changed since it was translated: it was `{}`, it is `{}`",
        entry.context,
        brief(before),
        brief(written)
    );
    let mut finding = Diagnostic::new(&STALE_TRANSLATION, place, message)
        .label(format!("the `{tag}` text is of what it said before"))
        .related(model.place(element), "the text as it is now")
        .help(format!("check `msgstr`, then write the text as it is now into `msgid`; or `ltc translate export --lang {tag}` for the translator"));
    finding.severity = match model.is_required(language) {
        true => STALE_TRANSLATION.severity(model.status(element)),
        false => Severity::Advice,
    };
    finding
}

fn twice(model: &Model, element: ElementId, language: LanguageId, entry: &Entry, place: Place) -> Diagnostic {
    let tag = model.tag(language);
    let message = format!(
        "`{}` is translated into `{tag}` here and beside the text itself, and differently",
        entry.context
    );
    Diagnostic::new(&TRANSLATED_TWICE, place, message)
        .label("not used")
        .related(model.place(element), "the translation beside the text, which counts")
        .help("keep one of the two")
}

fn unknown(names: &Names, entry: &Entry, place: Place) -> Diagnostic {
    not_there(entry, place, names.nearest(&entry.context).as_deref())
}

fn not_there(entry: &Entry, place: Place, near: Option<&str>) -> Diagnostic {
    let message = format!("`{}` is no text of this project", entry.context);
    let finding = Diagnostic::new(&UNKNOWN_TRANSLATION, place, message);
    match near {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help(
            "take the entry out, or say in the element that bears this text now what it was called before: `was: former_name`",
        ),
    }
}

/// The beginning of a text, for messages.
pub(super) fn brief(text: &str) -> String {
    let text = one_line(text).replace('`', "'");
    match text.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or("")),
        None => text,
    }
}

/// The elements of a model by their paths and by those they had before.
pub(super) struct Names {
    paths: FxHashMap<String, ElementId>,
    /// Former paths, longest first.
    former: Vec<(String, String)>,
}

impl Names {
    pub(super) fn of(model: &Model) -> Names {
        Names::among(model, model.ids())
    }

    fn among(model: &Model, ids: impl Iterator<Item = ElementId>) -> Names {
        let ids: Vec<ElementId> = ids.collect();
        let mut paths = FxHashMap::default();
        for id in ids.iter().copied() {
            paths.entry(model.path(id)).or_insert(id);
        }
        let mut former = Vec::new();
        for id in ids {
            let Some(was) = model.attribute(id, AttributeWord::Was) else { continue };
            let around = model.get(id).parent.map(|parent| model.path(parent)).unwrap_or_default();
            for value in &was.values {
                if let Value::Word(was) = value {
                    former.push((was.to_string(), model.path(id)));
                    former.push((format!("{around}.{was}"), model.path(id)));
                }
            }
        }
        former.sort_by_key(|(was, _)| std::cmp::Reverse(was.len()));
        Names { paths, former }
    }

    /// The text a key names, under its path or one it had before.
    pub(super) fn find(&self, model: &Model, context: &str) -> Option<(ElementId, Slot)> {
        let (path, slot) = parse_key(context);
        let slot = slot?;
        let id = self.paths.get(path).copied().or_else(|| {
            self.former.iter().find_map(|(was, now)| {
                let rest = path.strip_prefix(was.as_str())?;
                (rest.is_empty() || rest.starts_with('.'))
                    .then(|| self.paths.get(&format!("{now}{rest}")).copied())?
            })
        })?;
        slot.of(model.get(id)).map(|_| (id, slot))
    }

    fn nearest(&self, context: &str) -> Option<String> {
        let (path, slot) = parse_key(context);
        if self.paths.contains_key(path) && slot != Some(Slot::Label) {
            return Some(path.to_owned());
        }
        // A slip is looked for beside what is there: in the nearest holder whose path is right.
        let (mut holder, mut name) = path.rsplit_once('.')?;
        while !self.paths.contains_key(holder) {
            (holder, name) = holder.rsplit_once('.')?;
        }
        let mut beside: Vec<&str> = self
            .paths
            .keys()
            .filter_map(|path| {
                path.strip_prefix(holder)?.strip_prefix('.').filter(|rest| !rest.contains('.'))
            })
            .collect();
        beside.sort_unstable();
        nearest(name, beside).map(|near| format!("{holder}.{near}"))
    }
}
