//! Whether two elements that were written apart say the same, or nearly.

use crate::model::{Condition, Element, ElementId, Label, Model, Reference, Route, Target, Value};
use crate::source::SourceId;
use ltc_grammar::tree::Span;
use ltc_grammar::words::AttributeWord;
use std::collections::BTreeMap;

/// From here on two texts are taken for nearly the same.
pub(crate) const NEAR: f64 = 0.75;

/// How alike two texts are, from 0 to 1: twice the pairs of neighbouring letters they share, by all pairs of both (the coefficient of Dice).
/// Case, blanks and punctuation do not count; words are told apart, so that their order hardly counts either.
pub(crate) fn of_texts(a: &str, b: &str) -> f64 {
    let (a, b) = (pairs(a), pairs(b));
    let count = |pairs: &BTreeMap<(char, char), usize>| pairs.values().sum::<usize>();
    let all = count(&a) + count(&b);
    if all == 0 {
        return 0.0;
    }
    let shared: usize = a.iter().map(|(pair, count)| b.get(pair).copied().unwrap_or(0).min(*count)).sum();
    2.0 * shared as f64 / all as f64
}

/// The pairs of neighbouring letters of each word; a word of one letter is a pair with a blank.
fn pairs(text: &str) -> BTreeMap<(char, char), usize> {
    let mut pairs = BTreeMap::new();
    for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let letters: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
        if let [only] = letters.as_slice() {
            *pairs.entry((*only, ' ')).or_insert(0) += 1;
        }
        for pair in letters.windows(2) {
            if let [a, b] = pair {
                *pairs.entry((*a, *b)).or_insert(0) += 1;
            }
        }
    }
    pairs
}

/// Reads what an element says, names as they are written.
pub(crate) struct Said<'a> {
    /// Whose sources and languages count.
    pub(crate) model: &'a Model,
    /// The arena the element and what it holds are in.
    pub(crate) elements: &'a dyn Fn(ElementId) -> Option<&'a Element>,
    /// The file names are written in, where a name does not say it.
    pub(crate) source: SourceId,
}

impl Said<'_> {
    /// What an element and all it holds say, a line for each statement: kind, id, label, attributes, clauses, way. Of a path only its last
    /// part counts. Where it stands and why (of a region) is left out.
    pub(crate) fn lines(&self, element: &Element) -> Vec<String> {
        let mut lines = Vec::new();
        let mut open = vec![(0_usize, element)];
        while let Some((depth, element)) = open.pop() {
            lines.push(format!(
                "{depth} {} {} {}",
                element.kind.noun(),
                element.id,
                self.label(&element.label)
            ));
            let mut own: Vec<String> = element
                .attributes
                .iter()
                .filter(|attribute| attribute.word != AttributeWord::Was)
                .map(|attribute| {
                    format!("{depth} {}: {}", attribute.word.text(), self.values(&attribute.values))
                })
                .collect();
            own.extend(
                element
                    .clauses
                    .iter()
                    .map(|clause| format!("{depth} {} {}", clause.word.text(), self.values(&clause.values))),
            );
            own.extend(element.route.as_deref().map(|route| format!("{depth} -> {}", self.route(route))));
            own.sort();
            lines.extend(own);
            let children = element.children.iter().rev();
            open.extend(children.filter_map(|child| Some((depth + 1, (self.elements)(*child)?))));
        }
        lines
    }

    fn label(&self, label: &Label) -> String {
        let mut texts: Vec<String> = label
            .texts
            .iter()
            .map(|(language, text)| format!("@{} {text}", self.model.tag(*language)))
            .collect();
        texts.sort();
        texts.join(" ")
    }

    pub(crate) fn values(&self, values: &[Value]) -> String {
        let said: Vec<String> = values.iter().map(|value| self.value(value)).collect();
        said.join(", ")
    }

    fn value(&self, value: &Value) -> String {
        match value {
            Value::Reference(reference) => self.name(reference),
            Value::Text(label) => self.label(label),
            Value::Quantity(quantity) => format!("{} {}", quantity.number, quantity.unit),
            Value::Date(date) => date.to_string(),
            Value::Word(word) => word.to_string(),
            Value::Expression(condition) => self.condition(condition),
        }
    }

    fn name(&self, reference: &Reference) -> String {
        let written = self.model.sources.text(reference.source, reference.span);
        let last = written.rsplit('.').next().unwrap_or(written);
        format!("{last}{}", if reference.optional { "?" } else { "" })
    }

    fn condition(&self, condition: &Condition) -> String {
        condition.text.split_whitespace().collect()
    }

    fn route(&self, route: &Route) -> String {
        let named = |id: &ElementId| (self.elements)(*id).map_or("", |element| &element.id).to_owned();
        let target = match &route.target {
            Target::Next => "next".to_owned(),
            Target::Done => "done".to_owned(),
            // A region's step is not linked yet, so the words of the way count.
            Target::Step(_) | Target::Unresolved => self.target(route.span),
            Target::End(id) | Target::Suspend(id) => named(id),
        };
        let bound = route.at_most.map_or_else(String::new, |times| format!(" at most {times}"));
        let otherwise = route
            .otherwise
            .as_deref()
            .map_or_else(String::new, |other| format!(" otherwise {}", self.route(other)));
        format!("{target}{bound}{otherwise}")
    }

    fn target(&self, span: Span) -> String {
        let written = self.model.sources.text(self.source, span);
        let written = written.trim_start_matches("->").trim_start_matches("otherwise").trim_start();
        let path = written.split_whitespace().next().unwrap_or("");
        path.rsplit('.').next().unwrap_or(path).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{NEAR, of_texts};

    #[test]
    fn words_that_mean_the_same_step_are_near() {
        assert_eq!(of_texts("Check the lead", "check the lead!"), 1.0);
        assert_eq!(of_texts("核实线索", "核实线索"), 1.0);
        assert!(NEAR <= of_texts("Validate the customer's RFC", "Validate the RFC of the customer"));
        assert!(NEAR <= of_texts("Obtain the tax number", "Obtain tax number"));
        assert!(of_texts("Call the customer", "Score the lead") < NEAR);
        assert!(of_texts("核实线索", "分发线索") < NEAR);
        assert_eq!(of_texts("", ""), 0.0);
        assert_eq!(of_texts("a", "a"), 1.0);
    }
}
