//! Names of what a region replaced or took out.

use super::apply::Applying;
use super::codes;
use crate::diagnostic::Diagnostic;
use crate::model::{ElementId, Route, Target, Value};

impl Applying<'_> {
    /// Lets names of what was replaced mean what stands there now; reports names of what was taken out.
    pub(super) fn retarget(&mut self) {
        let mut broken: Vec<(ElementId, ElementId, &'static str)> = Vec::new();
        for index in 0..self.model.elements.len() {
            let id = ElementId(index as u32);
            if !self.names_gone(id) {
                continue;
            }
            let (replaced, removed) = (&self.replaced, &self.region.removed);
            // What was replaced by something that was replaced again means the last.
            let now = |id: ElementId| {
                let mut at = id;
                for _ in 0..=replaced.len() {
                    match replaced.get(&at) {
                        Some(next) => at = *next,
                        None => break,
                    }
                }
                (removed.binary_search(&at).is_err()).then_some(at)
            };
            let Some(element) = self.model.elements.get_mut(index) else { continue };
            let mut one = |target: &mut Option<ElementId>, word: &'static str| {
                let Some(gone) = target.filter(|id| removed.binary_search(id).is_ok()) else { return };
                *target = now(gone);
                if target.is_none() {
                    broken.push((id, gone, word));
                }
            };
            for attribute in &mut element.attributes {
                let word = attribute.word.text();
                values(&mut attribute.values, |target| one(target, word));
            }
            for clause in &mut element.clauses {
                let word = clause.word.text();
                values(&mut clause.values, |target| one(target, word));
            }
            let mut route: Option<&mut Route> = element.route.as_deref_mut();
            while let Some(at) = route {
                if let Target::Step(step) = at.target {
                    let mut target = Some(step);
                    one(&mut target, "->");
                    at.target = target.map_or(Target::Unresolved, Target::Step);
                }
                route = at.otherwise.as_deref_mut();
            }
        }
        for (holder, gone, word) in broken {
            self.still_named(holder, gone, word);
        }
    }

    fn names_gone(&self, id: ElementId) -> bool {
        let element = self.model.get(id);
        let gone = |target: Option<ElementId>| target.is_some_and(|id| self.region.is_removed(id));
        let values = element.attributes.iter().flat_map(|attribute| &attribute.values);
        let values = values.chain(element.clauses.iter().flat_map(|clause| &clause.values));
        let in_values = values.into_iter().any(|value| match value {
            Value::Reference(reference) => gone(reference.target),
            Value::Expression(condition) => condition.names.iter().any(|name| gone(name.target)),
            Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) => false,
        });
        let mut route = element.route.as_deref();
        let mut in_route = false;
        while let Some(at) = route {
            in_route |= matches!(at.target, Target::Step(step) if gone(Some(step)));
            route = at.otherwise.as_deref();
        }
        in_values || in_route
    }

    fn still_named(&mut self, holder: ElementId, gone: ElementId, word: &str) {
        let by = self.region.applied.iter().rev().find(|applied| {
            applied.target == gone
                || self
                    .standard
                    .elements
                    .get(gone.index())
                    .is_some_and(|_| self.standard.ancestry(gone).any(|around| around == applied.target))
        });
        let Some(applied) = by.copied() else { return };
        let adaptation = self.standard.adaptations.list.iter().find(|one| one.element == applied.layer);
        let Some(change) = adaptation.and_then(|one| one.changes.get(applied.change)) else { return };
        if applied.layer != self.adaptation.element && self.region.layer(holder).is_none() {
            // The layer that took it out has been told.
            return;
        }
        let (name, other) = (super::named(&self.model, gone), super::named(&self.model, holder));
        let says = if word == "->" { "leads to it".to_owned() } else { format!("names it behind `{word}`") };
        let finding = Diagnostic::new(
            &codes::STILL_NAMED,
            change.place(),
            format!("{name} is taken out, but {other} still {says}"),
        )
        .related(self.model.place(holder), "still named here")
        .help("replace it with a step of your own (`replace … with …`), which then takes its place in every name; or leave it");
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }
}

fn values(values: &mut [Value], mut one: impl FnMut(&mut Option<ElementId>)) {
    for value in values {
        match value {
            Value::Reference(reference) => one(&mut reference.target),
            Value::Expression(condition) => condition.names.iter_mut().for_each(|name| one(&mut name.target)),
            Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) => {}
        }
    }
}
