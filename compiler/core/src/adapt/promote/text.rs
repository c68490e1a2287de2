//! An element of a region as text of the standard: names in full, nothing that only one region has.

use crate::adapt::rebase::is_regional;
use crate::model::{
    Attribute, Clause, Condition, Element, ElementId, Freedom, Kind, Label, Model, Route, Target, Value,
};
use ltc_grammar::words::{AttributeWord, ClauseWord, Keyword};
use std::fmt::Write;

/// An element written anew.
pub(super) struct Written {
    /// The text, its lines after the first indented by what they are nested.
    pub(super) text: String,
    /// What the element itself says, a statement each.
    pub(super) said: Vec<String>,
    /// What was left out, in words.
    pub(super) left_out: Vec<String>,
}

/// Writes an element of a region's model.
pub(super) fn write(standard: &Model, made: &Model, id: ElementId) -> Written {
    let mut writing = Writing { standard, made, root: id, text: String::new(), left_out: Vec::new() };
    writing.element(id, 0);
    let element = made.get(id);
    let skipped =
        |attribute: &&Attribute| !matches!(attribute.word, AttributeWord::Code | AttributeWord::About);
    let said = element.attributes.iter().filter(skipped).map(|one| attribute(made, one)).collect();
    Written { text: writing.text, said, left_out: writing.left_out }
}

/// Whether an element of a region's model is not the standard's: a change made it, or it stands in the package of a region.
pub(super) fn is_of_region(standard: &Model, id: ElementId) -> bool {
    if standard.elements.len() <= id.index() {
        return true;
    }
    let package = standard.ancestry(id).last();
    package.is_some_and(|package| is_regional(standard, package))
}

/// An attribute as it is written, names in full.
pub(super) fn attribute(model: &Model, attribute: &Attribute) -> String {
    let values: Vec<String> = attribute.values.iter().map(|one| value(model, one)).collect();
    format!("{}: {}", attribute.word.text(), values.join(", "))
}

fn value(model: &Model, value: &Value) -> String {
    match value {
        Value::Reference(one) => {
            let path = match one.target {
                Some(target) => model.path(target),
                None => model.sources.text(one.source, one.span).to_owned(),
            };
            format!("{path}{}", if one.optional { "?" } else { "" })
        }
        Value::Text(label) => texts(model, label),
        Value::Quantity(quantity) if value.period().is_some() || quantity.unit.is_empty() => {
            format!("{}{}", quantity.number, quantity.unit)
        }
        Value::Quantity(quantity) => format!("{} {}", quantity.number, quantity.unit),
        Value::Date(date) => date.to_string(),
        Value::Word(word) if is_word(word) => word.to_string(),
        Value::Word(word) => quoted(word),
        Value::Expression(condition) => format!("({})", self::condition(model, condition)),
    }
}

fn is_word(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|first| first.is_alphabetic() || first == '_')
        && letters.all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '.'))
}

fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
    format!("\"{text}\"")
}

fn texts(model: &Model, label: &Label) -> String {
    let default = model.tag(crate::model::LanguageId::DEFAULT);
    let said = label.texts.iter().map(|(language, text)| match model.tag(*language) {
        tag if tag == default => quoted(text),
        tag => format!("@{tag} {}", quoted(text)),
    });
    said.collect::<Vec<_>>().join(" ")
}

/// A condition, its names in full.
fn condition(model: &Model, condition: &Condition) -> String {
    let text = &condition.text;
    let mut names: Vec<_> = condition.names.iter().filter(|name| name.target.is_some()).collect();
    names.sort_by_key(|name| name.span.start);
    let mut said = String::new();
    let mut from = 0;
    for name in names {
        let Some(start) = name.span.start.checked_sub(condition.span.start).map(|at| at as usize) else {
            continue;
        };
        let end = start + (name.span.end - name.span.start) as usize;
        let (Some(before), Some(target)) = (text.get(from..start), name.target) else { continue };
        said.push_str(before);
        said.push_str(&model.path(target));
        from = end;
    }
    said.push_str(text.get(from..).unwrap_or(""));
    said
}

struct Writing<'a> {
    standard: &'a Model,
    made: &'a Model,
    root: ElementId,
    text: String,
    left_out: Vec<String>,
}

impl Writing<'_> {
    fn element(&mut self, id: ElementId, depth: usize) {
        let element = self.made.get(id);
        self.head(element);
        for clause in &element.clauses {
            self.clause(element, clause);
        }
        if let Some(route) = &element.route {
            self.text.push_str(" ->");
            self.route(route, depth);
        }
        let attributes: Vec<String> =
            element.attributes.iter().filter_map(|one| self.attribute(element, one)).collect();
        let targets = targets(element.route.as_deref());
        let children: Vec<ElementId> =
            element.children.iter().copied().filter(|child| !targets.contains(child)).collect();
        if attributes.is_empty() && children.is_empty() {
            // An outcome needs a way or braces.
            if element.kind == Kind::Outcome && element.route.is_none() {
                self.text.push_str(" { }");
            }
            return;
        }
        self.text.push_str(" {");
        for attribute in attributes {
            self.line(depth + 1);
            self.text.push_str(&attribute);
        }
        for child in children {
            self.line(depth + 1);
            self.element(child, depth + 1);
        }
        self.line(depth);
        self.text.push('}');
    }

    fn line(&mut self, depth: usize) {
        self.text.push('\n');
        self.text.push_str(&"  ".repeat(depth));
    }

    fn head(&mut self, element: &Element) {
        let freedom = match element.freedom {
            Freedom::Default => "",
            Freedom::Open => "open ",
            Freedom::Sealed => "sealed ",
            Freedom::Tighten => "tighten ",
        };
        let keyword = Keyword::ALL.iter().find(|word| Kind::from_keyword(**word) == Some(element.kind));
        let keyword = keyword.map_or("", |word| word.text());
        let nameless = matches!(element.kind, Kind::End | Kind::Suspend);
        let id = match element.clauses.iter().find(|clause| clause.word == ClauseWord::By) {
            Some(by) if element.kind == Kind::Decide => {
                by.values.first().map_or_else(String::new, |who| value(self.made, who))
            }
            _ if nameless => String::new(),
            _ => element.id.to_string(),
        };
        let label = texts(self.made, &element.label);
        let parts = [keyword, &id, &label].into_iter().filter(|part| !part.is_empty());
        let _ = write!(self.text, "{freedom}{}", parts.collect::<Vec<_>>().join(" "));
    }

    fn clause(&mut self, element: &Element, clause: &Clause) {
        if clause.word == ClauseWord::By && element.kind == Kind::Decide {
            return;
        }
        let values = self.kept(element, clause.word.text(), &clause.values);
        if values.is_empty() && !clause.values.is_empty() {
            return;
        }
        let _ = write!(self.text, " {}", clause.word.text());
        if !values.is_empty() {
            let _ = write!(self.text, " {}", values.join(", "));
        }
    }

    fn attribute(&mut self, element: &Element, attribute: &Attribute) -> Option<String> {
        if attribute.word == AttributeWord::Was {
            return None;
        }
        let values = self.kept(element, attribute.word.text(), &attribute.values);
        (!values.is_empty()).then(|| format!("{}: {}", attribute.word.text(), values.join(", ")))
    }

    /// The values that mean something in the standard; the others are noted.
    fn kept(&mut self, element: &Element, word: &str, values: &[Value]) -> Vec<String> {
        let mut kept = Vec::new();
        for one in values {
            let foreign = match one {
                Value::Reference(reference) => reference.target.filter(|target| self.is_foreign(*target)),
                Value::Expression(condition) => condition
                    .names
                    .iter()
                    .filter_map(|name| name.target)
                    .find(|target| self.is_foreign(*target)),
                Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) => None,
            };
            match foreign {
                Some(target) => {
                    let named = self.made.get(target);
                    self.left_out.push(format!(
                        "`{word}` of `{}` names the {} `{}`, which only the region has",
                        element.id,
                        named.kind.noun(),
                        named.id
                    ));
                }
                None => kept.push(value(self.made, one)),
            }
        }
        kept
    }

    /// Whether something belongs to the region and is not part of what is written.
    fn is_foreign(&self, id: ElementId) -> bool {
        is_of_region(self.standard, id) && !self.made.ancestry(id).any(|around| around == self.root)
    }

    fn route(&mut self, route: &Route, depth: usize) {
        match &route.target {
            Target::Next | Target::Unresolved => self.text.push_str(" next"),
            Target::Done => self.text.push_str(" done"),
            Target::Step(step) if self.is_foreign(*step) => {
                let id = &self.made.get(*step).id;
                self.left_out
                    .push(format!("the way to `{id}`, which only the region has, leads to the next step"));
                self.text.push_str(" next");
            }
            Target::Step(step) => {
                let near = self.made.get(*step).parent == self.made.get(self.root).parent
                    || self.standard.elements.len() <= step.index();
                let path = if near { self.made.get(*step).id.to_string() } else { self.made.path(*step) };
                let _ = write!(self.text, " {path}");
            }
            Target::End(id) | Target::Suspend(id) => {
                self.text.push(' ');
                self.element(*id, depth);
            }
        }
        if let Some(times) = route.at_most {
            let _ = write!(self.text, " at most {times}");
        }
        if let Some(otherwise) = &route.otherwise {
            self.text.push_str(" otherwise");
            self.route(otherwise, depth);
        }
    }
}

/// Ends and suspensions that a route writes itself.
fn targets(route: Option<&Route>) -> Vec<ElementId> {
    let mut found = Vec::new();
    let mut at = route;
    while let Some(route) = at {
        if let Target::End(id) | Target::Suspend(id) = route.target {
            found.push(id);
        }
        at = route.otherwise.as_deref();
    }
    found
}
