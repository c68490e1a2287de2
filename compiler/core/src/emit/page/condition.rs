//! Conditions in words: "Expected amount ≤ 1 000 000 and grade is A or B".

use super::{Word, Words};
use crate::condition::{Constant, Holds, Number, choices, counted_in_words, holds, value};
use crate::model::{Condition, ElementId, Kind, LanguageId, Model};
use ltc_grammar::condition::{Node, Relation, Term};
use ltc_grammar::tree::Span;

/// The condition in the head of an element in words: fields and values by their labels, parameters with their value. What
/// cannot be read stands as it is written.
pub fn condition_of(model: &Model, id: ElementId, language: LanguageId) -> Option<String> {
    model.condition(id).map(|condition| condition_in_words(model, condition, language))
}

/// A condition of an element in words.
pub fn condition_in_words(model: &Model, condition: &Condition, language: LanguageId) -> String {
    let source = model.sources.get(condition.source);
    let (Some(form), Some(source)) = (&condition.form, source) else { return condition.text.to_string() };
    let words = Words::of(model.tag(language));
    let fields = condition.names.iter().filter_map(|name| name.target);
    let mut objects: Vec<Option<ElementId>> = fields
        .filter(|field| model.get(*field).kind == Kind::Field)
        .map(|field| model.get(field).parent)
        .collect();
    objects.dedup();
    let saying = Saying { model, condition, text: &source.text, language, words, several: 1 < objects.len() };
    saying.node(&form.root)
}

struct Saying<'a> {
    model: &'a Model,
    condition: &'a Condition,
    text: &'a str,
    language: LanguageId,
    words: Words,
    /// Whether fields of several data objects are named.
    several: bool,
}

impl Saying<'_> {
    fn word(&self, word: Word) -> &'static str {
        self.words.get(word)
    }

    fn written(&self, span: Span) -> String {
        span.text(self.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn target(&self, node: &Node) -> Option<ElementId> {
        match &node.term {
            Term::Name(index) => self.condition.names.get(*index)?.target,
            _ => None,
        }
    }

    fn node(&self, node: &Node) -> String {
        match &node.term {
            Term::Name(_) => match self.target(node) {
                Some(target) if self.is_yes_or_no(target) => {
                    format!("{}{}{}", self.name(target), self.words.colon(), self.word(Word::Yes))
                }
                Some(target) => self.name(target),
                None => self.written(node.span),
            },
            Term::Not(inner) => match self.target(inner).filter(|target| self.is_yes_or_no(*target)) {
                Some(target) => format!("{}{}{}", self.name(target), self.words.colon(), self.word(Word::No)),
                None => format!("{} ({})", self.word(Word::Not), self.node(inner)),
            },
            Term::And(left, right) => {
                format!("{}{}{}", self.part(left), self.word(Word::AndJoined), self.part(right))
            }
            Term::Or(left, right) => {
                format!("{}{}{}", self.node(left), self.word(Word::OrJoined), self.node(right))
            }
            Term::Compare(relation, left, right) => self.compared(*relation, left, right),
            Term::Calculate(operator, left, right) => {
                format!(
                    "{} {} {}",
                    self.operand(left),
                    operator.text().replace('*', "×"),
                    self.operand(right)
                )
            }
            Term::Minus(inner) => format!("-{}", self.operand(inner)),
            Term::Between(value, from, to) => self.range(value, (from, true), (to, true)),
            Term::Within { value, from, with_from, to, with_to } => {
                self.range(value, (from, *with_from), (to, *with_to))
            }
            Term::Among(value, items) => {
                let items: Vec<String> = items.iter().map(|item| self.value_of(value, item)).collect();
                format!("{} = {}", self.operand(value), items.join(self.word(Word::OrJoined)))
            }
            Term::Truth(true) => self.word(Word::Yes).to_owned(),
            Term::Truth(false) => self.word(Word::No).to_owned(),
            Term::Nothing => self.word(Word::NotFilledIn).to_owned(),
            Term::Text(span) => self.written(*span),
            Term::Number(number) => self.number(*number),
            Term::Quantity { number, unit } => {
                let unit = unit.text(self.text);
                let joint = if unit.len() == 3 || unit == "%" { " " } else { "" };
                format!("{}{joint}{unit}", self.number(*number))
            }
            Term::Date(span) => self.written(*span),
        }
    }

    /// A part of a sum: an `or` in an `and` needs its parentheses.
    fn part(&self, node: &Node) -> String {
        match &node.term {
            Term::Or(..) => format!("({})", self.node(node)),
            _ => self.node(node),
        }
    }

    /// A side of a comparison, or a part of a calculation.
    fn operand(&self, node: &Node) -> String {
        match (&node.term, self.target(node)) {
            (Term::Name(_), Some(target)) => self.name(target),
            (Term::Calculate(..), _) if node.span.text(self.text).starts_with('(') => {
                format!("({})", self.node(node))
            }
            _ => self.node(node),
        }
    }

    fn compared(&self, relation: Relation, left: &Node, right: &Node) -> String {
        if right.term == Term::Nothing {
            let word = if relation == Relation::Equal { Word::NotFilledIn } else { Word::FilledIn };
            return format!("{}{}{}", self.operand(left), self.words.colon(), self.word(word));
        }
        format!("{} {} {}", self.value_of(right, left), sign(relation), self.value_of(left, right))
    }

    fn range(&self, value: &Node, from: (&Node, bool), to: (&Node, bool)) -> String {
        let above = if from.1 { sign(Relation::AtLeast) } else { sign(Relation::Above) };
        let below = if to.1 { sign(Relation::AtMost) } else { sign(Relation::Below) };
        let (lower, upper) = (self.operand(from.0), self.operand(to.0));
        format!("{} {above} {lower}{}{below} {upper}", self.operand(value), self.word(Word::AndJoined))
    }

    /// A node that is compared with another: the value of a choice has a label.
    fn value_of(&self, other: &Node, node: &Node) -> String {
        let Term::Text(span) = &node.term else { return self.operand(node) };
        let written = span.text(self.text);
        let choice = self.target(other).and_then(|field| {
            choices(self.model, field).into_iter().find(|value| &*self.model.get(*value).id == written)
        });
        match choice.map(|choice| self.model.label(choice, self.language)) {
            Some(label) if label != written => self.words.aside(written, label),
            _ => format!("“{written}”"),
        }
    }

    fn is_yes_or_no(&self, target: ElementId) -> bool {
        self.model.get(target).kind == Kind::Field && holds(self.model, target) == Holds::Truth
    }

    fn name(&self, target: ElementId) -> String {
        let label = self.model.label(target, self.language);
        let element = self.model.get(target);
        if element.kind == Kind::Param {
            let shown = match value(self.model, target) {
                Some(Constant::Number(number, scale)) => {
                    self.words.number(&counted_in_words(self.model, Some(target), number, &scale))
                }
                Some(Constant::Text(text)) => text.to_string(),
                Some(Constant::Truth(true)) => self.word(Word::Yes).to_owned(),
                Some(Constant::Truth(false)) => self.word(Word::No).to_owned(),
                None => return label.to_owned(),
            };
            return self.words.aside(label, &shown);
        }
        match element.parent.filter(|_| self.several) {
            Some(data) => self.words.aside(label, self.model.label(data, self.language)),
            None => label.to_owned(),
        }
    }

    fn number(&self, span: Span) -> String {
        let written = span.text(self.text);
        Number::parse(written)
            .map_or_else(|| written.to_owned(), |number| self.words.number(&number.to_string()))
    }
}

fn sign(relation: Relation) -> &'static str {
    match relation {
        Relation::Equal => "=",
        Relation::NotEqual => "≠",
        Relation::Below => "<",
        Relation::AtMost => "≤",
        Relation::Above => ">",
        Relation::AtLeast => "≥",
    }
}
