//! From the form of a condition to what it asks, with what does not fit together on the way.

use super::kinds::{self, Constant, Holds, choices, counted};
use super::number::Number;
use super::space::{About, Formula, Scale, Space, Test};
use crate::model::{Condition, Date, ElementId, Kind, Model, Quantity};
use ltc_grammar::condition::{Node, Operator, Relation, Term};
use ltc_grammar::tree::Span;

/// What does not fit together in a condition.
#[derive(Clone, PartialEq, Debug)]
pub struct Misfit {
    /// Where.
    pub span: Span,
    /// What.
    pub sort: Sort,
}

/// Sorts of what does not fit.
#[derive(Clone, PartialEq, Debug)]
pub enum Sort {
    /// Two things that are not alike are compared or joined: what is wrong, and what to write.
    Unlike(String, String),
    /// A text that is none of the values of a field.
    UnknownValue(ElementId, Box<str>),
    /// A comparison that has the same answer in every case.
    Constant(bool),
}

/// Reads a condition of an element; its dimensions are added to `space`.
pub fn read(model: &Model, condition: &Condition, space: &mut Space) -> (Formula, Vec<Misfit>) {
    let Some(form) = &condition.form else { return (Formula::Always(None), Vec::new()) };
    let Some(source) = model.sources.get(condition.source) else {
        return (Formula::Always(None), Vec::new());
    };
    let mut reading = Reading { model, condition, text: &source.text, space, misfits: Vec::new() };
    let meaning = reading.meaning(&form.root);
    let formula = reading.answer(&form.root, meaning);
    (formula, reading.misfits)
}

/// What a part of a condition stands for.
enum Meaning {
    /// A number, known or not.
    Sum(Sum),
    /// A text, or a value of a list.
    Text(Box<str>),
    /// A field with a text.
    TextField(ElementId),
    /// Yes or no.
    Truth(Formula),
    /// A field that does not say what it holds.
    Open(ElementId),
    /// `null`
    Empty,
    /// Numbers that are calculated in a way that is not looked into.
    Other,
    /// What a finding is about already.
    Unknown,
}

/// Fields with factors, and a number.
#[derive(Clone)]
struct Sum {
    fields: Vec<(ElementId, Number)>,
    number: Number,
    scale: Scale,
}

struct Reading<'a> {
    model: &'a Model,
    condition: &'a Condition,
    text: &'a str,
    space: &'a mut Space,
    misfits: Vec<Misfit>,
}

impl Reading<'_> {
    fn unlike(&mut self, span: Span, message: String, help: impl Into<String>) {
        self.misfits.push(Misfit { span, sort: Sort::Unlike(message, help.into()) });
    }

    fn meaning(&mut self, node: &Node) -> Meaning {
        match &node.term {
            Term::Name(index) => self.name(*index),
            Term::Text(span) => Meaning::Text(unquoted(span.text(self.text)).into()),
            Term::Number(span) => self.number(node, *span, Span { start: span.end, end: span.end }),
            Term::Quantity { number, unit } => self.number(node, *number, *unit),
            Term::Date(span) => match Date::parse(span.text(self.text)) {
                Some(date) => constant(Number::whole(date.number()), Scale::Date),
                None => {
                    let day = span.text(self.text);
                    self.unlike(
                        *span,
                        format!("there is no day `{day}`"),
                        "write a day that exists: `2026-01-31`",
                    );
                    Meaning::Unknown
                }
            },
            Term::Truth(truth) => Meaning::Truth(Formula::Always(Some(*truth))),
            Term::Nothing => Meaning::Empty,
            Term::Not(inner) => {
                let meaning = self.meaning(inner);
                Meaning::Truth(Formula::Not(Box::new(self.answer(inner, meaning))))
            }
            Term::And(left, right) => Meaning::Truth(Formula::All(self.answers([left, right]))),
            Term::Or(left, right) => Meaning::Truth(Formula::Any(self.answers([left, right]))),
            Term::Minus(inner) => match self.meaning(inner) {
                Meaning::Sum(sum) => scaled(&sum, Number::ONE.negated()).map_or(Meaning::Other, Meaning::Sum),
                meaning => self.calculated(node, inner, meaning),
            },
            Term::Calculate(operator, left, right) => self.calculate(node, *operator, left, right),
            Term::Compare(relation, left, right) => {
                let (a, b) = (self.meaning(left), self.meaning(right));
                Meaning::Truth(self.compare(node, *relation, (left, a), (right, b)))
            }
            Term::Between(value, from, to) => self.between(node, value, (from, true), (to, true)),
            Term::Within { value, from, with_from, to, with_to } => {
                self.between(node, value, (from, *with_from), (to, *with_to))
            }
            Term::Among(value, items) => {
                let parts = items.iter().map(|item| {
                    let (a, b) = (self.meaning(value), self.meaning(item));
                    self.compare(item, Relation::Equal, (value, a), (item, b))
                });
                Meaning::Truth(Formula::Any(parts.collect()))
            }
        }
    }

    fn answers(&mut self, nodes: [&Node; 2]) -> Vec<Formula> {
        nodes
            .into_iter()
            .map(|node| {
                let meaning = self.meaning(node);
                self.answer(node, meaning)
            })
            .collect()
    }

    /// A part that must be yes or no.
    fn answer(&mut self, node: &Node, meaning: Meaning) -> Formula {
        match meaning {
            Meaning::Truth(formula) => formula,
            Meaning::Open(field) => self.space.test(About::Truth(field), Test::Holds),
            Meaning::Unknown => Formula::Always(None),
            meaning => {
                let written = node.span.text(self.text);
                let said = self.described(node, &meaning);
                self.unlike(
                    node.span,
                    format!("{said}; a condition needs an answer, yes or no"),
                    format!("compare it with something: `{written} <= …` or `{written} = …`"),
                );
                Formula::Always(None)
            }
        }
    }

    fn name(&mut self, index: usize) -> Meaning {
        let target = self.condition.names.get(index).and_then(|name| name.target);
        let Some(target) = target else { return Meaning::Unknown };
        if self.model.get(target).kind == Kind::Param {
            return match kinds::value(self.model, target) {
                Some(Constant::Number(number, scale)) => constant(number, scale),
                Some(Constant::Text(text)) => Meaning::Text(text),
                Some(Constant::Truth(truth)) => Meaning::Truth(Formula::Always(Some(truth))),
                None => Meaning::Unknown,
            };
        }
        match kinds::holds(self.model, target) {
            Holds::Numbers(scale) => {
                Meaning::Sum(Sum { fields: vec![(target, Number::ONE)], number: Number::ZERO, scale })
            }
            Holds::Text | Holds::Choice => Meaning::TextField(target),
            Holds::Truth => Meaning::Truth(self.space.test(About::Truth(target), Test::Holds)),
            Holds::Open => Meaning::Open(target),
        }
    }

    fn number(&mut self, node: &Node, number: Span, unit: Span) -> Meaning {
        let quantity = Quantity {
            number: number.text(self.text).replace('_', "").into(),
            unit: unit.text(self.text).into(),
        };
        match counted(&quantity) {
            Some((number, scale)) => constant(number, scale),
            None => {
                let written = node.span.text(self.text);
                self.unlike(
                    node.span,
                    format!("`{written}` has more digits than can be compared"),
                    "write at most 18 digits",
                );
                Meaning::Unknown
            }
        }
    }

    fn calculated(&mut self, node: &Node, part: &Node, meaning: Meaning) -> Meaning {
        match meaning {
            Meaning::Sum(_) | Meaning::Other => Meaning::Other,
            Meaning::Unknown | Meaning::Open(_) => Meaning::Unknown,
            meaning => {
                let said = self.described(part, &meaning);
                self.unlike(
                    node.span,
                    format!("{said}; only numbers can be calculated with"),
                    "compare it as it is, without calculating",
                );
                Meaning::Unknown
            }
        }
    }

    fn calculate(&mut self, node: &Node, operator: Operator, left: &Node, right: &Node) -> Meaning {
        let (a, b) = (self.meaning(left), self.meaning(right));
        let (a, b) = match (a, b) {
            (Meaning::Sum(a), Meaning::Sum(b)) => (a, b),
            (Meaning::Sum(_) | Meaning::Other, other) => return self.calculated(node, right, other),
            (other, _) => return self.calculated(node, left, other),
        };
        let sum = match operator {
            Operator::Add | Operator::Subtract => {
                let b =
                    if operator == Operator::Subtract { scaled(&b, Number::ONE.negated()) } else { Some(b) };
                let scale = match (&a.scale, b.as_ref().map(|b| &b.scale), operator) {
                    (Scale::Date, Some(Scale::Date), Operator::Subtract) => Some(Scale::Time),
                    (Scale::Date, Some(Scale::Time | Scale::AnyTime), _) => Some(Scale::Date),
                    (Scale::Date, Some(Scale::Date), _) => None,
                    (own, Some(other), _) => alike(own, other, true),
                    (_, None, _) => return Meaning::Other,
                };
                match (scale, b) {
                    (Some(scale), Some(b)) => joined(&a, &b).map(|sum| Sum { scale, ..sum }),
                    _ => {
                        let words = (self.described(left, &Meaning::Sum(a)), node.span);
                        let other = self.meaning(right);
                        let other = self.described(right, &other);
                        let sign = operator.text();
                        self.unlike(
                            words.1,
                            format!("{}, but {other}: `{sign}` needs two of the same sort", words.0),
                            "add and subtract numbers with numbers, money with money; from days take lengths of time: `order.due - 30d`",
                        );
                        return Meaning::Unknown;
                    }
                }
            }
            Operator::Multiply | Operator::Divide => {
                let percent = a.scale == Scale::Percent || b.scale == Scale::Percent;
                if percent || (a.scale != Scale::Plain && b.scale != Scale::Plain) || a.scale == Scale::Date {
                    let help = if percent {
                        "multiply with the number: `0.05` instead of `5 %`"
                    } else {
                        "multiply and divide with plain numbers"
                    };
                    let sign = operator.text();
                    self.unlike(node.span, format!("`{sign}` is not known for these two"), help);
                    return Meaning::Unknown;
                }
                let scale = if a.scale == Scale::Plain { b.scale.clone() } else { a.scale.clone() };
                match (operator, a.fields.is_empty(), b.fields.is_empty()) {
                    (Operator::Multiply, _, true) => scaled(&a, b.number),
                    (Operator::Multiply, true, _) => scaled(&b, a.number),
                    (Operator::Divide, _, true) => {
                        Number::ONE.by(b.number).and_then(|factor| scaled(&a, factor))
                    }
                    _ => None,
                }
                .map(|sum| Sum { scale, ..sum })
            }
        };
        sum.map_or(Meaning::Other, Meaning::Sum)
    }

    fn between(&mut self, node: &Node, value: &Node, from: (&Node, bool), to: (&Node, bool)) -> Meaning {
        let lower = if from.1 { Relation::AtLeast } else { Relation::Above };
        let upper = if to.1 { Relation::AtMost } else { Relation::Below };
        let mut side = |relation, limit: &Node| {
            let (a, b) = (self.meaning(value), self.meaning(limit));
            self.compare(node, relation, (value, a), (limit, b))
        };
        Meaning::Truth(Formula::All(vec![side(lower, from.0), side(upper, to.0)]))
    }

    fn compare(
        &mut self,
        node: &Node,
        relation: Relation,
        (left, a): (&Node, Meaning),
        (right, b): (&Node, Meaning),
    ) -> Formula {
        let equality = matches!(relation, Relation::Equal | Relation::NotEqual);
        let signed = |formula: Formula| match relation {
            Relation::NotEqual => Formula::Not(Box::new(formula)),
            _ => formula,
        };
        match (a, b) {
            (Meaning::Unknown, _) | (_, Meaning::Unknown) => Formula::Always(None),
            (Meaning::Empty, other) | (other, Meaning::Empty) if equality => match self.about(other) {
                Some(about) => signed(self.space.test(about, Test::Empty)),
                None => self.looked_past(node),
            },
            (Meaning::Sum(a), Meaning::Sum(b)) => self.order(node, relation, (left, a), (right, b)),
            (Meaning::Sum(sum), Meaning::Open(field)) => {
                let open = unsaid(field, &sum);
                self.order(node, relation, (left, sum), (right, open))
            }
            (Meaning::Open(field), Meaning::Sum(sum)) => {
                let open = unsaid(field, &sum);
                self.order(node, relation, (left, open), (right, sum))
            }
            (Meaning::TextField(field) | Meaning::Open(field), Meaning::Text(text))
            | (Meaning::Text(text), Meaning::TextField(field) | Meaning::Open(field))
                if equality =>
            {
                self.is_value(node, field, &text);
                signed(self.space.test(About::Text(field), Test::Is(text)))
            }
            (Meaning::Text(a), Meaning::Text(b)) if equality => {
                self.constant_comparison(node, (a == b) == (relation == Relation::Equal))
            }
            (Meaning::Truth(a), Meaning::Truth(b)) if equality => signed(both_or_neither(a, b)),
            (Meaning::Truth(a), Meaning::Open(field)) | (Meaning::Open(field), Meaning::Truth(a))
                if equality =>
            {
                let b = self.space.test(About::Truth(field), Test::Holds);
                signed(both_or_neither(a, b))
            }
            (Meaning::TextField(_) | Meaning::Open(_), Meaning::TextField(_) | Meaning::Open(_))
                if equality =>
            {
                self.looked_past(node)
            }
            (Meaning::Other, Meaning::Sum(_) | Meaning::Other | Meaning::Open(_))
            | (Meaning::Sum(_) | Meaning::Open(_), Meaning::Other) => self.looked_past(node),
            (a, b) => {
                self.unlike_sides(node, relation, (left, &a), (right, &b));
                Formula::Always(None)
            }
        }
    }

    /// A comparison that is not looked into.
    fn looked_past(&mut self, node: &Node) -> Formula {
        let text: String = node.span.text(self.text).split_whitespace().collect();
        self.space.test(About::Other(text.into()), Test::Holds)
    }

    fn constant_comparison(&mut self, node: &Node, truth: bool) -> Formula {
        self.misfits.push(Misfit { span: node.span, sort: Sort::Constant(truth) });
        Formula::Always(Some(truth))
    }

    fn order(&mut self, node: &Node, relation: Relation, a: (&Node, Sum), b: (&Node, Sum)) -> Formula {
        let constant = a.1.fields.is_empty() || b.1.fields.is_empty();
        let Some(scale) = alike(&a.1.scale, &b.1.scale, constant) else {
            let sides = ((a.0, &Meaning::Sum(a.1.clone())), (b.0, &Meaning::Sum(b.1.clone())));
            self.unlike_sides(node, relation, sides.0, sides.1);
            return Formula::Always(None);
        };
        let difference = scaled(&b.1, Number::ONE.negated()).and_then(|b| joined(&a.1, &b));
        let Some(difference) = difference else { return self.looked_past(node) };
        let Some((_, first)) = difference.fields.first().copied() else {
            return self.constant_comparison(node, relation.holds(difference.number.cmp(&Number::ZERO)));
        };
        if let Scale::Money(Some(currency)) = &scale
            && let Some(other) = self.space.other_currency(&difference.fields, currency)
        {
            self.unlike(
                node.span,
                format!("this compares in {currency}, but elsewhere the same is compared in {other}"),
                "compare in one currency everywhere, or keep the amounts in two fields",
            );
            return Formula::Always(None);
        }
        // Divided by the factor of the first field, so that `2 * x <= 10` and `x <= 5` are one question.
        let turned = if first.is_negative() { relation.turned() } else { relation };
        let fields: Option<Vec<_>> =
            difference.fields.iter().map(|(field, factor)| Some((*field, factor.by(first)?))).collect();
        match (fields, difference.number.negated().by(first)) {
            (Some(fields), Some(limit)) => {
                let scale = if matches!(scale, Scale::Money(_)) { Scale::Money(None) } else { scale };
                self.space.test(About::Sum { fields, scale }, Test::Order(turned, limit))
            }
            _ => self.looked_past(node),
        }
    }

    /// What a field is asked when it is asked whether it is filled in.
    fn about(&self, meaning: Meaning) -> Option<About> {
        match meaning {
            Meaning::Sum(Sum { fields, scale, .. }) => match fields.as_slice() {
                [(_, factor)] if *factor == Number::ONE => {
                    let scale = if matches!(scale, Scale::Money(_)) { Scale::Money(None) } else { scale };
                    Some(About::Sum { fields, scale })
                }
                _ => None,
            },
            Meaning::TextField(field) | Meaning::Open(field) => Some(About::Text(field)),
            Meaning::Truth(Formula::Test(dimension, Test::Holds)) => {
                self.space.dimensions.get(dimension).map(|dimension| dimension.about.clone())
            }
            Meaning::Truth(_) | Meaning::Text(_) | Meaning::Empty | Meaning::Other | Meaning::Unknown => None,
        }
    }

    /// Reports a text that is none of the values of a field.
    fn is_value(&mut self, node: &Node, field: ElementId, text: &str) {
        if kinds::holds(self.model, field) != Holds::Choice {
            return;
        }
        let values = choices(self.model, field);
        if !values.is_empty() && !values.iter().any(|value| &*self.model.get(*value).id == text) {
            let span = literal(node).unwrap_or(node.span);
            self.misfits.push(Misfit { span, sort: Sort::UnknownValue(field, text.into()) });
        }
    }

    fn unlike_sides(&mut self, node: &Node, relation: Relation, a: (&Node, &Meaning), b: (&Node, &Meaning)) {
        let equality = matches!(relation, Relation::Equal | Relation::NotEqual);
        let (left, right) = (self.described(a.0, a.1), self.described(b.0, b.1));
        let text = |meaning: &Meaning| matches!(meaning, Meaning::Text(_) | Meaning::TextField(_));
        if !equality && text(a.1) && text(b.1) {
            let message = format!("texts have no order: `{}` is not known for them", relation.text());
            return self.unlike(node.span, message, "compare texts with `=`, `!=` or `in ( … )`");
        }
        let help = match (a.1, b.1) {
            (Meaning::Sum(sum), _) | (_, Meaning::Sum(sum)) => sum.scale.example(),
            (Meaning::Truth(_), _) | (_, Meaning::Truth(_)) => {
                "a field with yes or no is asked by its name alone, or with `= true`, `= false`"
            }
            _ => "texts stand in double quotes: `lead.grade = \"A\"`",
        };
        self.unlike(node.span, format!("{left}, but {right}: these two cannot be compared"), help);
    }

    /// "`lead.amount` is an amount of money"
    fn described(&self, node: &Node, meaning: &Meaning) -> String {
        let what = match meaning {
            Meaning::Sum(sum) => sum.scale.described(),
            Meaning::Text(_) | Meaning::TextField(_) => "is a text".to_owned(),
            Meaning::Truth(_) => "is yes or no".to_owned(),
            Meaning::Empty => "means that nothing is filled in".to_owned(),
            Meaning::Other | Meaning::Open(_) | Meaning::Unknown => "is a value".to_owned(),
        };
        format!("`{}` {what}", node.span.text(self.text))
    }
}

impl Scale {
    /// "is an amount of money"
    fn described(&self) -> String {
        match self {
            Scale::Plain => "is a number".to_owned(),
            Scale::Money(None) => "is an amount of money".to_owned(),
            Scale::Money(Some(currency)) => format!("is an amount in {currency}"),
            Scale::Percent => "is a percentage".to_owned(),
            Scale::Date => "is a day".to_owned(),
            Scale::AnyTime | Scale::Time => "is a length of time".to_owned(),
            Scale::WorkingTime => "is a length of time in working days".to_owned(),
            Scale::Months => "is a length of time in months".to_owned(),
        }
    }

    /// How such things are compared.
    fn example(&self) -> &'static str {
        match self {
            Scale::Plain => "compare numbers with numbers: `order.pieces <= 100`",
            Scale::Money(_) => "compare money with an amount: `lead.amount <= 1_000_000`, in one currency",
            Scale::Percent => "compare a percentage with a percentage: `offer.discount <= 5 %`",
            Scale::Date => "compare a day with a day: `contract.end <= 2026-12-31`",
            Scale::AnyTime | Scale::Time | Scale::WorkingTime | Scale::Months => {
                "compare a length of time with one of the same sort: `answer.delay <= 30d`; working days (`wd`), days and months are not alike"
            }
        }
    }
}

/// What two numbers are counted in together; `None` where they are not alike. A plain number goes with money and percent where one of
/// the two is no field.
fn alike(a: &Scale, b: &Scale, constant: bool) -> Option<Scale> {
    let time = |scale: &Scale| matches!(scale, Scale::Time | Scale::WorkingTime | Scale::Months);
    match (a, b) {
        _ if a == b => Some(a.clone()),
        (Scale::Money(None), Scale::Money(_)) => Some(b.clone()),
        (Scale::Money(_), Scale::Money(None)) => Some(a.clone()),
        (Scale::Plain, Scale::Money(_) | Scale::Percent) if constant => Some(b.clone()),
        (Scale::Money(_) | Scale::Percent, Scale::Plain) if constant => Some(a.clone()),
        (Scale::AnyTime, _) if time(b) => Some(b.clone()),
        (_, Scale::AnyTime) if time(a) => Some(a.clone()),
        _ => None,
    }
}

/// A field that does not say what it holds, compared with a number: it holds such numbers.
fn unsaid(field: ElementId, like: &Sum) -> Sum {
    Sum { fields: vec![(field, Number::ONE)], number: Number::ZERO, scale: like.scale.clone() }
}

fn constant(number: Number, scale: Scale) -> Meaning {
    Meaning::Sum(Sum { fields: Vec::new(), number, scale })
}

fn scaled(sum: &Sum, factor: Number) -> Option<Sum> {
    let fields: Option<Vec<_>> =
        sum.fields.iter().map(|(field, own)| Some((*field, own.times(factor)?))).collect();
    let mut fields = fields?;
    fields.retain(|(_, factor)| *factor != Number::ZERO);
    Some(Sum { fields, number: sum.number.times(factor)?, scale: sum.scale.clone() })
}

fn joined(a: &Sum, b: &Sum) -> Option<Sum> {
    let mut fields = a.fields.clone();
    for (field, factor) in &b.fields {
        match fields.iter_mut().find(|(known, _)| known == field) {
            Some((_, own)) => *own = own.plus(*factor)?,
            None => fields.push((*field, *factor)),
        }
    }
    fields.retain(|(_, factor)| *factor != Number::ZERO);
    fields.sort_by_key(|(field, _)| *field);
    Some(Sum { fields, number: a.number.plus(b.number)?, scale: a.scale.clone() })
}

fn both_or_neither(a: Formula, b: Formula) -> Formula {
    match (a, b) {
        (Formula::Always(Some(true)), other) | (other, Formula::Always(Some(true))) => other,
        (Formula::Always(Some(false)), other) | (other, Formula::Always(Some(false))) => {
            Formula::Not(Box::new(other))
        }
        (a, b) => {
            let neither = Formula::Not(Box::new(Formula::Any(vec![a.clone(), b.clone()])));
            Formula::Any(vec![Formula::All(vec![a, b]), neither])
        }
    }
}

/// Where the text of a comparison stands, with its quotes.
fn literal(node: &Node) -> Option<Span> {
    match &node.term {
        Term::Text(span) => Some(Span { start: span.start.saturating_sub(1), end: span.end + 1 }),
        Term::Compare(_, left, right) => literal(left).or_else(|| literal(right)),
        _ => None,
    }
}

/// A text as it is meant: `\"` is a quote.
fn unquoted(text: &str) -> String {
    let mut meant = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n') => meant.push('\n'),
                Some(other) => meant.push(other),
                None => {}
            },
            _ => meant.push(letter),
        }
    }
    meant
}
