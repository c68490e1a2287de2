//! Pairs of the grammar of conditions to the tree, by the strength with which their signs bind.

use super::{Condition, ConditionFault, ConditionFaultKind as Kind, Node, Operator, Relation, Rule, Term};
use crate::tree::Span;
use pest::iterators::{Pair, Pairs};
use pest::pratt_parser::{Assoc, Op, PrattParser};
use std::cell::RefCell;
use std::sync::LazyLock;

/// The signs, from those that bind least: as in FEEL.
static SIGNS: LazyLock<PrattParser<Rule>> = LazyLock::new(|| {
    let left = |rule| Op::infix(rule, Assoc::Left);
    PrattParser::new()
        .op(left(Rule::or))
        .op(left(Rule::and))
        .op(left(Rule::equal)
            | left(Rule::not_equal)
            | left(Rule::below)
            | left(Rule::at_most)
            | left(Rule::above)
            | left(Rule::at_least)
            | left(Rule::odd_infix)
            | Op::postfix(Rule::between)
            | Op::postfix(Rule::among))
        .op(left(Rule::add) | left(Rule::subtract))
        .op(left(Rule::multiply) | left(Rule::divide))
        .op(Op::prefix(Rule::minus))
});

/// The tree of a condition, or the first thing that is wrong with it.
pub(super) fn condition(text: &str, pairs: Pairs<'_, Rule>, start: u32) -> Result<Condition, ConditionFault> {
    let reader = Reader { text, start, found: RefCell::default() };
    let mut root = reader.missing(0);
    for pair in pairs.flat_map(Pair::into_inner) {
        match pair.as_rule() {
            Rule::expression => root = reader.expression(pair.into_inner()),
            Rule::lost => {
                let first = first_token(pair.as_str());
                let from = pair.as_span().start();
                reader.fault(Kind::Lost, reader.span(from, from + first));
            }
            _ => {}
        }
    }
    let Found { names, faults } = reader.found.into_inner();
    // What is lost says more than a value or parenthesis that is therefore missing at the same place.
    let echoes = |kind| matches!(kind, Kind::MissingValue | Kind::Unclosed);
    match faults.into_iter().min_by_key(|fault| (fault.span.start, echoes(fault.kind))) {
        Some(fault) => Err(fault),
        None => Ok(Condition { root, names }),
    }
}

#[derive(Default)]
struct Found {
    names: Vec<Span>,
    faults: Vec<ConditionFault>,
}

struct Reader<'a> {
    text: &'a str,
    start: u32,
    found: RefCell<Found>,
}

impl Reader<'_> {
    fn span(&self, from: usize, to: usize) -> Span {
        Span { start: self.start + from as u32, end: self.start + to as u32 }
    }

    fn place(&self, pair: &Pair<'_, Rule>) -> Span {
        let span = pair.as_span();
        let length = pair.as_str().trim_end().len();
        self.span(span.start(), span.start() + length)
    }

    fn fault(&self, kind: Kind, span: Span) {
        self.found.borrow_mut().faults.push(ConditionFault { kind, span });
    }

    fn missing(&self, at: usize) -> Node {
        Node { term: Term::Nothing, span: self.span(at, at) }
    }

    fn expression(&self, pairs: Pairs<'_, Rule>) -> Node {
        SIGNS
            .map_primary(|pair| self.operand(pair))
            .map_prefix(|sign, inner| {
                let span = self.place(&sign).to(inner.span);
                Node { term: Term::Minus(Box::new(inner)), span }
            })
            .map_postfix(|value, pair| self.postfix(value, pair))
            .map_infix(|left, sign, right| self.infix(left, &sign, right))
            .parse(pairs)
    }

    fn infix(&self, left: Node, sign: &Pair<'_, Rule>, right: Node) -> Node {
        let span = left.span.to(right.span);
        let (left, right) = (Box::new(left), Box::new(right));
        let term = match sign.as_rule() {
            Rule::or => Term::Or(left, right),
            Rule::and => Term::And(left, right),
            Rule::add => Term::Calculate(Operator::Add, left, right),
            Rule::subtract => Term::Calculate(Operator::Subtract, left, right),
            Rule::multiply => Term::Calculate(Operator::Multiply, left, right),
            Rule::divide => Term::Calculate(Operator::Divide, left, right),
            Rule::not_equal => Term::Compare(Relation::NotEqual, left, right),
            Rule::below => Term::Compare(Relation::Below, left, right),
            Rule::at_most => Term::Compare(Relation::AtMost, left, right),
            Rule::above => Term::Compare(Relation::Above, left, right),
            Rule::at_least => Term::Compare(Relation::AtLeast, left, right),
            Rule::odd_infix => {
                self.fault(Kind::OddSign(meant(sign.as_str())), self.place(sign));
                Term::Compare(Relation::Equal, left, right)
            }
            _ => Term::Compare(Relation::Equal, left, right),
        };
        Node { term, span }
    }

    fn postfix(&self, value: Node, pair: Pair<'_, Rule>) -> Node {
        let whole = self.place(&pair);
        let span = value.span.to(whole);
        let value = Box::new(value);
        let mut limits: Vec<Node> = Vec::new();
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::sum => limits.push(self.expression(part.into_inner())),
                Rule::range => return Node { term: self.range(value, part), span },
                Rule::list => {
                    let items = part.into_inner().map(|item| self.expression(item.into_inner())).collect();
                    return Node { term: Term::Among(value, items), span };
                }
                Rule::missing_and => self.fault(Kind::MissingAnd, self.place(&part)),
                Rule::missing_list => self.fault(Kind::MissingList, self.place(&part)),
                _ => {}
            }
        }
        let end = (whole.end - self.start) as usize;
        let mut limits = limits.into_iter();
        let mut limit = || Box::new(limits.next().unwrap_or_else(|| self.missing(end)));
        Node { term: Term::Between(value, limit(), limit()), span }
    }

    fn range(&self, value: Box<Node>, pair: Pair<'_, Rule>) -> Term {
        let end = pair.as_span().end();
        let (mut with_from, mut with_to) = (true, true);
        let mut limits: Vec<Node> = Vec::new();
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::range_open => with_from = part.as_str() == "[",
                Rule::range_close => with_to = part.as_str() == "]",
                _ => limits.push(self.expression(part.into_inner())),
            }
        }
        let mut limits = limits.into_iter();
        let mut limit = || Box::new(limits.next().unwrap_or_else(|| self.missing(end)));
        Term::Within { value, from: limit(), with_from, to: limit(), with_to }
    }

    fn operand(&self, pair: Pair<'_, Rule>) -> Node {
        let span = self.place(&pair);
        let term = match pair.as_rule() {
            Rule::name => {
                let mut found = self.found.borrow_mut();
                found.names.push(span);
                Term::Name(found.names.len() - 1)
            }
            Rule::text => Term::Text(Span { start: span.start + 1, end: span.end.saturating_sub(1) }),
            Rule::number => Term::Number(span),
            Rule::quantity => {
                let mut parts = pair.into_inner().map(|part| self.place(&part));
                let number = parts.next().unwrap_or(span);
                Term::Quantity { number, unit: parts.next().unwrap_or(span) }
            }
            Rule::date => Term::Date(span),
            Rule::day => Term::Date(pair.into_inner().next().map_or(span, |date| self.place(&date))),
            Rule::truth => Term::Truth(pair.as_str() == "true"),
            Rule::nothing => Term::Nothing,
            Rule::group => {
                let inner = self.held(pair);
                return Node { span, ..inner };
            }
            Rule::negation => Term::Not(Box::new(self.held(pair))),
            Rule::odd_not => self.odd(Kind::OddNot, span),
            Rule::odd_call => self.odd(Kind::Function, span),
            Rule::odd_text => self.odd(Kind::OddText, span),
            _ => self.odd(Kind::MissingValue, Span { start: span.start, end: span.start }),
        };
        Node { term, span }
    }

    fn odd(&self, kind: Kind, span: Span) -> Term {
        self.fault(kind, span);
        Term::Nothing
    }

    /// What stands between parentheses.
    fn held(&self, pair: Pair<'_, Rule>) -> Node {
        let at = pair.as_span().start();
        let mut held = self.missing(at.min(self.text.len()));
        for part in pair.into_inner() {
            match part.as_rule() {
                Rule::expression => held = self.expression(part.into_inner()),
                Rule::unclosed => self.fault(Kind::Unclosed, self.place(&part)),
                _ => {}
            }
        }
        held
    }
}

/// What to write instead of a sign of another language.
fn meant(sign: &str) -> &'static str {
    match sign {
        "&&" | "&" => "and",
        "||" | "|" => "or",
        "<>" | "≠" | "!==" => "!=",
        "=<" | "≤" => "<=",
        "=>" | "≥" => ">=",
        _ if sign.eq_ignore_ascii_case("and") => "and",
        _ if sign.eq_ignore_ascii_case("or") => "or",
        _ => "=",
    }
}

/// The length of the first word or mark of a text.
fn first_token(text: &str) -> usize {
    let of_word = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.';
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return 0 };
    if first == '"' {
        return text.find('\n').unwrap_or(text.len());
    }
    match of_word(first) {
        true => text.find(|letter| !of_word(letter)).unwrap_or(text.len()),
        false => first.len_utf8(),
    }
}
