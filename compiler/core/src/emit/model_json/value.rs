//! Texts, values and routes as JSON.

use super::Context;
use crate::model::{Label, Route, Target, Value};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// A label as an object, tag → text.
pub(super) struct LabelView<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) label: &'a Label,
}

impl Serialize for LabelView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (index, (language, text)) in self.label.texts.iter().enumerate() {
            let again = self.label.texts.iter().take(index).any(|(other, _)| other == language);
            if !again {
                map.serialize_entry(self.context.tag(*language), text)?;
            }
        }
        map.end()
    }
}

/// One value: an object whose first key says its sort.
pub(super) struct ValueView<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) value: &'a Value,
}

impl Serialize for ValueView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self.value {
            Value::Reference(reference) => {
                map.serialize_entry("ref", &reference.target.map(|target| self.context.path(target)))?;
                if reference.optional {
                    map.serialize_entry("optional", &true)?;
                }
            }
            Value::Text(label) => {
                map.serialize_entry("text", &LabelView { context: self.context, label })?;
            }
            Value::Quantity(quantity) => {
                map.serialize_entry("number", &quantity.number)?;
                map.serialize_entry("unit", &quantity.unit)?;
                if let Some(period) = self.value.period() {
                    map.serialize_entry("iso8601", &period.iso8601())?;
                }
            }
            Value::Date(date) => map.serialize_entry("date", &date.to_string())?,
            Value::Word(word) => map.serialize_entry("word", word)?,
            Value::Expression(condition) => map.serialize_entry("expression", &condition.text)?,
        }
        map.end()
    }
}

/// A list of values.
pub(super) struct ValuesView<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) values: &'a [Value],
}

impl Serialize for ValuesView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.values.iter().map(|value| ValueView { context: self.context, value }))
    }
}

/// A route.
pub(super) struct RouteView<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) route: &'a Route,
}

impl Serialize for RouteView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (target, element) = match self.route.target {
            Target::Next => ("next", None),
            Target::Done => ("done", None),
            Target::Step(id) => ("step", Some(id)),
            Target::End(id) => ("end", Some(id)),
            Target::Suspend(id) => ("suspend", Some(id)),
            Target::Unresolved => ("unresolved", None),
        };
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("to", target)?;
        if let Some(id) = element {
            map.serialize_entry("element", self.context.path(id))?;
        }
        if let Some(bound) = self.route.at_most {
            map.serialize_entry("atMost", &bound)?;
        }
        if let Some(otherwise) = &self.route.otherwise {
            map.serialize_entry("otherwise", &RouteView { context: self.context, route: otherwise })?;
        }
        map.end()
    }
}
