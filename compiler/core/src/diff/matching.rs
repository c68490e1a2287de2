//! Which element of the older model is which of the newer one.
//!
//! An element keeps being itself by its path, or by a path it says it had (`was:`). What is written without a name (`end "Won"`)
//! is known again by its label, then by its place among its like.

use crate::model::{ElementId, Model, Value};
use ltc_grammar::words::AttributeWord;
use rustc_hash::FxHashMap;

/// Pairs of an older and a newer element that are the same thing.
#[derive(Debug, Default)]
pub struct Matches {
    new_of: Vec<Option<ElementId>>,
    old_of: Vec<Option<ElementId>>,
    successors: FxHashMap<ElementId, Vec<ElementId>>,
}

impl Matches {
    /// Pairs the elements of two models.
    pub fn of(old: &Model, new: &Model) -> Matches {
        let mut matches = Matches {
            new_of: vec![None; old.elements.len()],
            old_of: vec![None; new.elements.len()],
            successors: FxHashMap::default(),
        };
        let claims = Claims::of(old, new);
        let mut pairs = Pairs { old, new, matches: &mut matches, claims: &claims };
        pairs.children(None, None, &old.roots, &new.roots);
        let mut open: Vec<ElementId> = new.roots.iter().rev().copied().collect();
        while let Some(next) = open.pop() {
            let children = &new.get(next).children;
            let before = pairs.matches.old_of(next);
            let old_children: &[ElementId] = before.map_or(&[], |before| &old.get(before).children);
            pairs.children(before, Some(next), old_children, children);
            open.extend(children.iter().rev());
        }
        matches.follow(old, &claims);
        matches
    }

    /// What an older element is in the newer model.
    pub fn new_of(&self, old: ElementId) -> Option<ElementId> {
        self.new_of.get(old.index()).copied().flatten()
    }

    /// What a newer element was in the older model.
    pub fn old_of(&self, new: ElementId) -> Option<ElementId> {
        self.old_of.get(new.index()).copied().flatten()
    }

    /// Newer elements that say they were this one and are not it: it was split, or went into another.
    pub fn successors(&self, old: ElementId) -> &[ElementId] {
        self.successors.get(&old).map_or(&[], Vec::as_slice)
    }

    fn pair(&mut self, old: ElementId, new: ElementId) {
        if let (Some(to), Some(from)) = (self.new_of.get_mut(old.index()), self.old_of.get_mut(new.index())) {
            *to = Some(new);
            *from = Some(old);
        }
    }

    /// Notes who says of an element that is gone to have been it.
    fn follow(&mut self, old: &Model, claims: &Claims<'_>) {
        for (new, was) in &claims.all {
            let beside = |was: &str| {
                let parent = claims.new.get(*new).parent?;
                old.child(self.old_of(parent)?, was)
            };
            let gone = was.iter().filter_map(|was| old.of_path(was).or_else(|| beside(was)));
            let gone: Vec<ElementId> = gone.filter(|gone| self.new_of(*gone).is_none()).collect();
            for gone in gone {
                self.successors.entry(gone).or_default().push(*new);
            }
        }
    }
}

/// What newer elements say they were, in order of writing.
struct Claims<'a> {
    new: &'a Model,
    all: Vec<(ElementId, Vec<&'a str>)>,
    /// Older elements named in full, each with the one element that was it; `None` where several say so.
    absolute: FxHashMap<ElementId, Option<ElementId>>,
    by_new: FxHashMap<ElementId, usize>,
}

impl<'a> Claims<'a> {
    fn of(old: &Model, new: &'a Model) -> Claims<'a> {
        let mut claims =
            Claims { new, all: Vec::new(), absolute: FxHashMap::default(), by_new: FxHashMap::default() };
        for id in new.ids() {
            let Some(attribute) = new.attribute(id, AttributeWord::Was) else { continue };
            let was: Vec<&str> = attribute.values.iter().filter_map(word).collect();
            for former in was.iter().filter_map(|was| old.of_path(was)) {
                // An element that is still where it was is that one, whoever else says to have been it.
                if new.of_path(&old.path(former)).is_some_and(|there| there != id) {
                    continue;
                }
                let claim = claims.absolute.entry(former).or_insert(Some(id));
                if *claim != Some(id) {
                    *claim = None;
                }
            }
            claims.by_new.insert(id, claims.all.len());
            claims.all.push((id, was));
        }
        claims
    }

    fn was(&self, new: ElementId) -> &[&'a str] {
        self.by_new.get(&new).and_then(|at| self.all.get(*at)).map_or(&[], |(_, was)| was)
    }
}

fn word(value: &Value) -> Option<&str> {
    match value {
        Value::Word(word) => Some(word),
        Value::Text(label) => label.first(),
        Value::Reference(_) | Value::Quantity(_) | Value::Date(_) | Value::Expression(_) => None,
    }
}

struct Pairs<'a> {
    old: &'a Model,
    new: &'a Model,
    matches: &'a mut Matches,
    claims: &'a Claims<'a>,
}

impl Pairs<'_> {
    /// Pairs what stands in a newer element, given what stood in it; its own pair is known.
    fn children(
        &mut self,
        before: Option<ElementId>,
        around: Option<ElementId>,
        old: &[ElementId],
        new: &[ElementId],
    ) {
        if new.is_empty() {
            return;
        }
        let mut named: FxHashMap<&str, ElementId> = FxHashMap::default();
        for id in old.iter().rev().filter(|id| !self.old.get(**id).kind.is_nameless()) {
            named.insert(&self.old.get(*id).id, *id);
        }
        for id in new {
            if self.new.get(*id).kind.is_nameless() || self.matches.old_of(*id).is_some() {
                continue;
            }
            if let Some(was) = self.claimed(*id, before, around).or_else(|| {
                let same = named.get(&*self.new.get(*id).id).copied()?;
                (!self.claims.absolute.contains_key(&same)
                    || self.claims.absolute.get(&same) == Some(&Some(*id)))
                .then_some(same)
            }) && self.matches.new_of(was).is_none()
            {
                self.matches.pair(was, *id);
            }
        }
        self.nameless(old, new);
    }

    /// What an element says it was, if that is something that was there and nothing else is now.
    fn claimed(
        &self,
        id: ElementId,
        before: Option<ElementId>,
        around: Option<ElementId>,
    ) -> Option<ElementId> {
        let was = self.claims.was(id);
        let full = was.iter().find_map(|was| {
            let former = self.old.of_path(was)?;
            (self.claims.absolute.get(&former) == Some(&Some(id))).then_some(former)
        });
        full.or_else(|| {
            let (before, around) = (before?, around?);
            was.iter().find_map(|was| {
                let former = self.old.child(before, was)?;
                let is_there = self.new.child(around, was).is_some();
                let others = self.new.get(around).children.iter().filter(|other| **other != id);
                let is_split = others.into_iter().any(|other| self.claims.was(*other).contains(was));
                (!is_there && !is_split && !self.claims.absolute.contains_key(&former)).then_some(former)
            })
        })
    }

    /// Pairs what has no name, kind by kind: first what has the same label, then what is left, in order.
    fn nameless(&mut self, old: &[ElementId], new: &[ElementId]) {
        if !new.iter().any(|id| self.new.get(*id).kind.is_nameless()) {
            return;
        }
        for same_label in [true, false] {
            let mut free: Vec<ElementId> = old
                .iter()
                .copied()
                .filter(|id| self.old.get(*id).kind.is_nameless() && self.matches.new_of(*id).is_none())
                .collect();
            for id in new {
                let element = self.new.get(*id);
                if !element.kind.is_nameless() || self.matches.old_of(*id).is_some() {
                    continue;
                }
                let fits = |was: &ElementId| {
                    let was = self.old.get(*was);
                    was.kind == element.kind && (!same_label || was.label.plain() == element.label.plain())
                };
                if let Some(at) = free.iter().position(fits) {
                    self.matches.pair(free.remove(at), *id);
                }
            }
        }
    }
}
