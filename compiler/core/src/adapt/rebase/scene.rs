//! The two standards, and how to get from the one to the other.

use crate::adapt::chain;
use crate::adapt::find::find;
use crate::diagnostic::Place;
use crate::diff::{Aspect, Change, Matches, Weight};
use crate::model::{ElementId, LanguageId, Model, Path};
use crate::source::SourceId;
use rustc_hash::FxHashMap;

/// Names that `use` lines of a file bring into reach.
type Imported = [(Box<str>, ElementId)];

/// The older standard, the newer one, and what changed.
pub(super) struct Scene<'a> {
    /// The older standard, with the adaptations of today.
    pub(super) raw: &'a Model,
    /// What was adapted: the older standard, or the older model of the layer below.
    pub(super) base: &'a Model,
    /// What is adapted now.
    pub(super) next: &'a Model,
    /// Which element is which.
    pub(super) matches: &'a Matches,
    changes: &'a [Change],
    /// Numbers of the changes of an older element.
    of_old: FxHashMap<ElementId, Vec<usize>>,
    /// Numbers of what was added, by what holds it in the newer standard.
    added: FxHashMap<ElementId, Vec<usize>>,
    /// Adaptations of the older standard by their path.
    adaptations: FxHashMap<String, ElementId>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        raw: &'a Model,
        base: &'a Model,
        next: &'a Model,
        matches: &'a Matches,
        changes: &'a [Change],
    ) -> Scene<'a> {
        let mut of_old: FxHashMap<ElementId, Vec<usize>> = FxHashMap::default();
        let mut added: FxHashMap<ElementId, Vec<usize>> = FxHashMap::default();
        for (number, change) in changes.iter().enumerate() {
            match (change.old, change.new.and_then(|new| next.get(new).parent)) {
                (Some(old), _) => of_old.entry(old).or_default().push(number),
                (None, Some(holder)) => added.entry(holder).or_default().push(number),
                (None, None) => {}
            }
        }
        let list = &base.adaptations.list;
        let adaptations = list.iter().map(|one| (base.path(one.element), one.element)).collect();
        Scene { raw, base, next, matches, changes, of_old, added, adaptations }
    }

    fn numbered(&self, numbers: Option<&Vec<usize>>) -> Vec<&'a Change> {
        numbers.into_iter().flatten().filter_map(|number| self.changes.get(*number)).collect()
    }

    /// What changed of an older element itself.
    pub(super) fn changes_of(&self, old: ElementId) -> Vec<&'a Change> {
        self.numbered(self.of_old.get(&old))
    }

    /// Whether anything of some kind changed.
    pub(super) fn any(&self, is_meant: impl Fn(Aspect) -> bool) -> bool {
        self.changes.iter().any(|change| is_meant(change.aspect))
    }

    /// What changed of one part of an older element.
    pub(super) fn change_of(&self, old: ElementId, aspect: Aspect) -> Option<&'a Change> {
        self.changes_of(old).into_iter().find(|change| change.aspect == aspect)
    }

    /// What was added to an element of the newer standard.
    pub(super) fn added_to(&self, holder: ElementId) -> Vec<&'a Change> {
        self.numbered(self.added.get(&holder))
    }

    /// What changed of an older element and of all it held, in no matter which of the two.
    pub(super) fn changes_under(&self, old: ElementId) -> Vec<&'a Change> {
        let mut found = self.changes_of(old);
        for below in self.base.descendants(old) {
            found.extend(self.changes_of(below));
        }
        if let Some(new) = self.matches.new_of(old) {
            for holder in self.next.descendants(new).into_iter().chain([new]) {
                found.extend(self.added_to(holder));
            }
        }
        found
    }

    /// The same adaptation beside the older standard.
    pub(super) fn older(&self, adaptation: ElementId) -> Option<ElementId> {
        self.adaptations.get(&self.next.path(adaptation)).copied()
    }

    /// What paths of an adaptation start from.
    pub(super) fn start(&self, adaptation: ElementId) -> Start<'_> {
        let older = self.older(adaptation);
        let old = older.and_then(|older| chain(self.base, older).ok()).map(|(_, package)| package);
        let new = chain(self.next, adaptation).ok().map(|(_, package)| package);
        let source = self.next.get(adaptation).origin.source;
        let older_source = older.map(|older| self.base.get(older).origin.source);
        Start {
            old,
            new: new.or_else(|| self.matches.new_of(old?)),
            older,
            source,
            old_names: older_source.map_or(&[], |source| imported(self.base, source)),
            new_names: imported(self.next, source),
        }
    }

    /// Where a path leads in both standards.
    pub(super) fn lead(&self, start: &Start<'_>, from: Point, path: &Path) -> Led {
        let Some(old) = from.old.and_then(|from| find(self.base, from, start.old_names, path).ok()) else {
            return Led::Own;
        };
        let Some(new) = self.matches.new_of(old) else {
            let other = from.new.and_then(|from| find(self.next, from, start.new_names, path).ok());
            return Led::Gone { old, other };
        };
        let Some(from) = from.new else { return Led::Gone { old, other: None } };
        let there = |text: &str| {
            let path = Path { text: text.into(), span: path.span };
            find(self.next, from, start.new_names, &path).ok() == Some(new)
        };
        if there(&path.text) {
            return Led::Here { old, new, path: None };
        }
        let written = self.ways(from, new, &path.text).into_iter().find(|text| there(text));
        match written {
            Some(text) => {
                Led::Here { old, new, path: Some((Place { source: start.source, span: path.span }, text)) }
            }
            None => Led::Gone { old, other: None },
        }
    }

    /// How a path to an element may be written: part by part as before, from here, or in full.
    fn ways(&self, from: ElementId, to: ElementId, before: &str) -> Vec<String> {
        // The id of a package may be several names.
        let whole = self.next.path(to);
        let names: Vec<&str> = whole.rsplit('.').collect();
        let parts: Vec<&str> = before.split('.').collect();
        let mut ways = Vec::new();
        for kept in [0, 1] {
            let mut same: Vec<&str> = parts.clone();
            for (part, name) in same.iter_mut().skip(kept).rev().zip(&names) {
                *part = name;
            }
            ways.push(same.join("."));
        }
        let mut below: Vec<&str> =
            self.next.ancestry(to).take_while(|id| *id != from).map(|id| &*self.next.get(id).id).collect();
        if to != from && self.next.ancestry(to).any(|id| id == from) {
            below.reverse();
            ways.push(below.join("."));
        }
        ways.push(self.next.path(to));
        ways
    }

    /// Who answers for an element of the standard, as people read it; empty where nobody does.
    pub(super) fn owner(&self, old: ElementId) -> String {
        let new = self.matches.new_of(old);
        // What a layer changed is the layer's to explain.
        let layer = new.and_then(|new| self.next.changes_of(new).last()).map(|(applied, _)| applied.layer);
        match layer.or(new).and_then(|answers| self.next.owner(answers)) {
            Some(owner) => who(self.next, owner),
            None => self.base.owner(old).map_or_else(String::new, |owner| who(self.base, owner)),
        }
    }

    /// The nearest of what held an older element that is still there.
    pub(super) fn around(&self, old: ElementId) -> Option<ElementId> {
        self.base.ancestry(old).skip(1).find_map(|around| self.matches.new_of(around))
    }
}

fn imported(model: &Model, source: SourceId) -> &Imported {
    let found = model.adaptations.imports.iter().find(|(other, _)| *other == source);
    found.map_or(&[], |(_, names)| names.as_slice())
}

/// A role by its label and its name.
pub(super) fn who(model: &Model, role: ElementId) -> String {
    let label = model.label(role, LanguageId::DEFAULT);
    let id = &model.get(role).id;
    if label == &**id { format!("`{id}`") } else { format!("{label} (`{id}`)") }
}

/// What changed, as sentences, the weightiest first.
pub(super) fn sentences(changes: &[&Change]) -> Vec<String> {
    let mut changes: Vec<&Change> = changes.to_vec();
    changes.sort_by_key(|change| std::cmp::Reverse(change.weight));
    let mut said: Vec<String> = Vec::new();
    for change in changes {
        if !said.contains(&change.words) {
            said.push(change.words.clone());
        }
    }
    said
}

/// Whether changes are of words only.
pub(super) fn only_words(changes: &[&Change]) -> bool {
    changes.iter().all(|change| change.weight == Weight::Patch)
}

/// Where paths of an adaptation start, and the names its file uses.
pub(super) struct Start<'a> {
    /// The package it adapts, in the older standard.
    pub(super) old: Option<ElementId>,
    /// The same in the newer one.
    pub(super) new: Option<ElementId>,
    /// The adaptation beside the older standard.
    pub(super) older: Option<ElementId>,
    /// Its file.
    pub(super) source: SourceId,
    old_names: &'a Imported,
    new_names: &'a Imported,
}

impl Start<'_> {
    /// The packages themselves.
    pub(super) fn point(&self) -> Point {
        Point { old: self.old, new: self.new }
    }
}

/// The same place in both standards; `None` where it is none of the standard's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    pub(super) old: Option<ElementId>,
    pub(super) new: Option<ElementId>,
}

/// Where a path leads.
pub(super) enum Led {
    /// To something of the region's own, or nowhere in either standard.
    Own,
    /// To the same thing in both; where it must be written otherwise now, how.
    Here {
        /// In the older standard.
        old: ElementId,
        /// In the newer.
        new: ElementId,
        /// What must be written now, and where.
        path: Option<(Place, String)>,
    },
    /// To something the newer standard no longer has.
    Gone {
        /// In the older standard.
        old: ElementId,
        /// Another thing that has the path now.
        other: Option<ElementId>,
    },
}
