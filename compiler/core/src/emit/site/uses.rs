//! Where an element is used: the inverse of everything that names something.

use crate::emit::page::{Places, is_thing};
use crate::model::{ElementId, Model, Route, Target, Value};
use ltc_grammar::words::{AttributeWord, ClauseWord};
use rustc_hash::FxHashMap;

/// How an element names another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum How {
    /// In an attribute.
    Attribute(AttributeWord),
    /// In its head.
    Clause(ClauseWord),
    /// In a condition.
    Condition,
    /// As the place an outcome leads to.
    Route,
}

/// Who names what, over all that a build tells about.
#[derive(Debug, Default)]
pub struct Uses {
    of: FxHashMap<ElementId, Vec<(How, ElementId)>>,
}

impl Uses {
    /// Looks at every element of the project and of the things it shows.
    pub fn of(model: &Model, places: &Places) -> Uses {
        let mut uses = Uses::default();
        for id in model.ids() {
            let told = model.is_own(id)
                || model
                    .ancestry(id)
                    .any(|around| is_thing(model.get(around).kind) && places.has_page(around));
            if told {
                uses.add_all(model, id);
            }
        }
        uses
    }

    /// How an element is named and by what, in order of writing; each only once.
    pub fn of_element(&self, id: ElementId) -> &[(How, ElementId)] {
        self.of.get(&id).map_or(&[], Vec::as_slice)
    }

    fn add_all(&mut self, model: &Model, id: ElementId) {
        let element = model.get(id);
        for attribute in &element.attributes {
            for value in &attribute.values {
                self.add_value(How::Attribute(attribute.word), value, id);
            }
        }
        for clause in &element.clauses {
            for value in &clause.values {
                self.add_value(How::Clause(clause.word), value, id);
            }
        }
        if let Some(route) = &element.route {
            self.add_route(route, id);
        }
    }

    fn add_value(&mut self, how: How, value: &Value, by: ElementId) {
        match value {
            Value::Reference(reference) => self.add(how, reference.target, by),
            Value::Expression(condition) => {
                condition.names.iter().for_each(|name| self.add(How::Condition, name.target, by));
            }
            Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) => {}
        }
    }

    fn add_route(&mut self, route: &Route, by: ElementId) {
        let mut next = Some(route);
        while let Some(route) = next {
            if let Target::Step(step) = route.target {
                self.add(How::Route, Some(step), by);
            }
            next = route.otherwise.as_deref();
        }
    }

    fn add(&mut self, how: How, target: Option<ElementId>, by: ElementId) {
        let Some(target) = target.filter(|target| *target != by) else { return };
        let uses = self.of.entry(target).or_default();
        // One element names another in one way at a time; more is the same to a reader.
        if uses.last() != Some(&(how, by)) {
            uses.push((how, by));
        }
    }
}
