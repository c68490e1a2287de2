//! What changed in one element that is in both models.

use super::{Aspect, Change, ChangeKind, Same, order, words};
use crate::model::{Attribute, Clause, ElementId, Freedom, Kind, Label};
use ltc_grammar::words::AttributeWord;

/// Adds what changed in an element and in the order of what it holds.
pub(super) fn compare(same: &Same<'_>, was: ElementId, is: ElementId, changes: &mut Vec<Change>) {
    let (old, new) = (same.old.get(was), same.new.get(is));
    let mut note = |kind, aspect, words| changes.push(same.change(kind, aspect, Some(was), Some(is), words));
    if old.kind != new.kind {
        note(ChangeKind::Kind, Aspect::Kind, words::kind(same, was, is));
    }
    let is_home = match (old.parent, new.parent) {
        (Some(old), Some(new)) => same.matches.new_of(old) == Some(new),
        (old, new) => old.is_none() && new.is_none(),
    };
    if !is_home {
        note(ChangeKind::Moved, Aspect::Home, words::moved(same, was, is));
    }
    if old.id != new.id && !(old.kind.is_nameless() && new.kind.is_nameless()) {
        note(ChangeKind::Renamed, Aspect::Name, words::renamed(same, was, is));
    }
    label(same, was, is, &mut note);
    for aspect in attributes(same, was, is) {
        let Aspect::Attribute(word) = aspect else { continue };
        note(ChangeKind::of_attribute(word), aspect, words::attribute(same, was, is, word));
    }
    for aspect in clauses(same, was, is) {
        let Aspect::Clause(word) = aspect else { continue };
        note(ChangeKind::of_clause(word), aspect, words::clause(same, was, is, word));
    }
    let is_route = match (&old.route, &new.route) {
        (Some(old), Some(new)) => same.route(old, new),
        (old, new) => old.is_none() && new.is_none(),
    };
    if !is_route {
        note(ChangeKind::Route, Aspect::Route, words::route(same, was, is));
    }
    if old.freedom != new.freedom {
        note(ChangeKind::Freedom, Aspect::Freedom, words::freedom_changed(same, was, is));
    }
    reordered(same, was, is, changes);
}

/// Notes another label and, apart from it, other translations.
fn label(same: &Same<'_>, was: ElementId, is: ElementId, note: &mut impl FnMut(ChangeKind, Aspect, String)) {
    let (old, new) = (&same.old.get(was).label, &same.new.get(is).label);
    if same.label(old, new) {
        return;
    }
    let own = same.new.languages.first().map_or("", String::as_str);
    let text = |label, model| Same::text(model, label, own);
    if text(old, same.old) != text(new, same.new) {
        note(ChangeKind::Wording, Aspect::Label, words::label(same, was, is, own));
    }
    let others: Vec<&str> = translations(same, old, new).into_iter().filter(|tag| *tag != own).collect();
    if !others.is_empty() {
        note(ChangeKind::Translation, Aspect::Translation, words::translations(same, is, &others));
    }
}

/// The languages in which two labels differ.
fn translations<'a>(same: &Same<'a>, old: &Label, new: &Label) -> Vec<&'a str> {
    let mut tags: Vec<&str> = new.texts.iter().map(|(language, _)| same.new.tag(*language)).collect();
    tags.extend(old.texts.iter().map(|(language, _)| same.old.tag(*language)));
    let mut differ: Vec<&str> = Vec::new();
    for tag in tags {
        let is_same = Same::text(same.old, old, tag) == Same::text(same.new, new, tag);
        if !is_same && !differ.contains(&tag) {
            differ.push(tag);
        }
    }
    differ
}

/// The attributes that differ, in the order of the newer element, then those that are gone. What an element was is no part of what it is.
fn attributes(same: &Same<'_>, was: ElementId, is: ElementId) -> Vec<Aspect> {
    let (old, new) = (same.old.get(was), same.new.get(is));
    let find = |list: &[Attribute], word| list.iter().position(|attribute| attribute.word == word);
    let mut differ = Vec::new();
    for attribute in &new.attributes {
        let before = find(&old.attributes, attribute.word).and_then(|at| old.attributes.get(at));
        let is_same = before.is_some_and(|old| same.values((was, &old.values), (is, &attribute.values)));
        if !is_same {
            differ.push(attribute.word);
        }
    }
    differ.extend(
        old.attributes
            .iter()
            .map(|attribute| attribute.word)
            .filter(|word| find(&new.attributes, *word).is_none()),
    );
    let mut seen: Vec<AttributeWord> = Vec::new();
    for word in differ {
        if word != AttributeWord::Was && word != AttributeWord::Unknown && !seen.contains(&word) {
            seen.push(word);
        }
    }
    seen.into_iter().map(Aspect::Attribute).collect()
}

/// The clauses that differ.
fn clauses(same: &Same<'_>, was: ElementId, is: ElementId) -> Vec<Aspect> {
    let (old, new) = (same.old.get(was), same.new.get(is));
    let find = |list: &[Clause], word| list.iter().position(|clause| clause.word == word);
    let mut differ = Vec::new();
    for clause in &new.clauses {
        let before = find(&old.clauses, clause.word).and_then(|at| old.clauses.get(at));
        let is_same = before.is_some_and(|old| same.values((was, &old.values), (is, &clause.values)));
        if !is_same && !differ.contains(&clause.word) {
            differ.push(clause.word);
        }
    }
    for clause in &old.clauses {
        if find(&new.clauses, clause.word).is_none() && !differ.contains(&clause.word) {
            differ.push(clause.word);
        }
    }
    differ.into_iter().map(Aspect::Clause).collect()
}

/// Notes what stands in another order than before, where order means something.
fn reordered(same: &Same<'_>, was: ElementId, is: ElementId, changes: &mut Vec<Change>) {
    let (old, new) = (same.old.get(was), same.new.get(is));
    if matches!(new.kind, Kind::Parallel | Kind::Unordered) {
        return;
    }
    let ordered = |kind: Kind| kind.is_step() || matches!(kind, Kind::Task | Kind::Decide);
    let mut stayed = Vec::new();
    for child in &new.children {
        if !ordered(same.new.get(*child).kind) {
            continue;
        }
        let before = same.matches.old_of(*child);
        let place = before.and_then(|before| old.children.iter().position(|other| *other == before));
        stayed.extend(before.zip(place).map(|(before, place)| (*child, before, place)));
    }
    let places: Vec<usize> = stayed.iter().map(|(.., place)| *place).collect();
    if places.is_sorted() {
        return;
    }
    for ((child, before, _), moved) in stayed.iter().zip(order::moved(&places)) {
        if moved {
            let words = words::reordered(same, *child);
            changes.push(same.change(
                ChangeKind::Reordered,
                Aspect::Order,
                Some(*before),
                Some(*child),
                words,
            ));
        }
    }
}

/// What a freedom is called.
pub(super) fn freedom(freedom: Freedom) -> &'static str {
    match freedom {
        Freedom::Default => "as free for regions as its kind is by itself",
        Freedom::Open => "open to regions",
        Freedom::Sealed => "sealed: regions may not change it",
        Freedom::Tighten => "for regions only to tighten",
    }
}
