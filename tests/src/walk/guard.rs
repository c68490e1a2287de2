//! Guards and the data they ask for: values are chosen, and whether a guard holds is worked out from them.

use crate::dice::Dice;
use ltc_core::model::{ElementId, Model};
use ltc_grammar::condition::{Node, Relation, Term};
use ltc_grammar::tree::Span;
use serde_json::{Map, Value};

/// A guard that is read: its tree and the text it stands in.
pub(super) struct Guard<'m> {
    root: &'m Node,
    names: &'m [Span],
    text: &'m str,
}

impl<'m> Guard<'m> {
    /// The guard of an outcome or branch; `Err` where it asks for more than comparisons of names with numbers, texts and truth values.
    pub(super) fn of(model: &'m Model, element: ElementId) -> Option<Result<Guard<'m>, String>> {
        let condition = model.condition(element)?;
        let text = model.sources.get(model.get(element).origin.source).map_or("", |source| &source.text);
        let Some(form) = &condition.form else {
            return Some(Err(format!("`{}` is not read", condition.text)));
        };
        let guard = Guard { root: &form.root, names: &form.names, text };
        let mut names = Vec::new();
        match guard.ask(guard.root, None, &mut names) {
            true => Some(Ok(guard)),
            false => {
                Some(Err(format!("`{}` is more than the engines' conditions are tested for", condition.text)))
            }
        }
    }

    /// Gives the names in it that have no value yet a value from around the limits it speaks of.
    pub(super) fn decide(&self, data: &mut Map<String, Value>, dice: &mut Dice) {
        let mut asked = Vec::new();
        self.ask(self.root, None, &mut asked);
        for (name, values) in asked {
            if !data.contains_key(&name) {
                let value = values.get(dice.below(values.len())).cloned().unwrap_or(Value::Null);
                data.insert(name, value);
            }
        }
    }

    /// Whether it holds.
    pub(super) fn holds(&self, data: &Map<String, Value>) -> bool {
        self.value(self.root, data) == Value::Bool(true)
    }

    /// The names a part compares, with values worth trying; whether that can be done.
    fn ask(&self, node: &Node, against: Option<&Node>, found: &mut Vec<(String, Vec<Value>)>) -> bool {
        match &node.term {
            Term::Name(index) => {
                let name = self.names.get(*index).map_or("", |span| span.text(self.text)).to_owned();
                let values = against.map_or_else(
                    || vec![Value::Bool(true), Value::Bool(false)],
                    |other| around(&self.value(other, &Map::new())),
                );
                match found.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, known)) => known.extend(values),
                    None => found.push((name, values)),
                }
                true
            }
            Term::Text(_) | Term::Number(_) | Term::Truth(_) => true,
            Term::Not(inner) => self.ask(inner, None, found),
            Term::And(left, right) | Term::Or(left, right) => {
                self.ask(left, None, found) && self.ask(right, None, found)
            }
            Term::Compare(_, left, right) => {
                let literal =
                    |node: &Node| matches!(node.term, Term::Text(_) | Term::Number(_) | Term::Truth(_));
                match (&left.term, &right.term) {
                    (Term::Name(_), _) if literal(right) => self.ask(left, Some(right), found),
                    (_, Term::Name(_)) if literal(left) => self.ask(right, Some(left), found),
                    _ => false,
                }
            }
            Term::Quantity { .. }
            | Term::Date(_)
            | Term::Nothing
            | Term::Minus(_)
            | Term::Calculate(..)
            | Term::Between(..)
            | Term::Within { .. }
            | Term::Among(..) => false,
        }
    }

    fn value(&self, node: &Node, data: &Map<String, Value>) -> Value {
        let truth = |node: &Node| self.value(node, data) == Value::Bool(true);
        match &node.term {
            Term::Name(index) => {
                let name = self.names.get(*index).map_or("", |span| span.text(self.text));
                data.get(name).cloned().unwrap_or(Value::Null)
            }
            Term::Text(span) => Value::from(span.text(self.text)),
            Term::Number(span) => {
                let digits = span.text(self.text).replace('_', "");
                Value::from(digits.parse::<f64>().unwrap_or(0.0))
            }
            Term::Truth(truth) => Value::Bool(*truth),
            Term::Not(inner) => Value::Bool(!truth(inner)),
            Term::And(left, right) => Value::Bool(truth(left) && truth(right)),
            Term::Or(left, right) => Value::Bool(truth(left) || truth(right)),
            Term::Compare(relation, left, right) => {
                Value::Bool(compare(*relation, &self.value(left, data), &self.value(right, data)))
            }
            _ => Value::Null,
        }
    }
}

fn compare(relation: Relation, left: &Value, right: &Value) -> bool {
    match (left.as_f64(), right.as_f64()) {
        (Some(left), Some(right)) => left.partial_cmp(&right).is_some_and(|order| relation.holds(order)),
        _ => match relation {
            Relation::Equal => left == right,
            Relation::NotEqual => left != right,
            Relation::Below | Relation::AtMost | Relation::Above | Relation::AtLeast => false,
        },
    }
}

/// Values on both sides of a limit.
fn around(limit: &Value) -> Vec<Value> {
    match limit {
        Value::Number(number) => {
            let number = number.as_f64().unwrap_or(0.0);
            vec![Value::from(number - 1.0), Value::from(number), Value::from(number + 1.0)]
        }
        Value::String(text) => vec![Value::from(text.as_str()), Value::from(format!("not {text}"))],
        _ => vec![Value::Bool(true), Value::Bool(false)],
    }
}
