//! Conditions: what stands in the parentheses of `when ( … )`, as a tree with spans.

mod feel;
mod from_pairs;

pub use feel::feel;

use crate::MAX_DEPTH;
use crate::scan::{FULL_WIDTH, string_end};
use crate::tree::Span;
use pest::Parser;

/// The most words and marks of one condition; a longer one is for machines, not for people.
pub const MAX_TOKENS: usize = 500;

/// What pest makes of the grammar, in a module of its own: what it makes is public and has no documentation.
mod parser {
    #[derive(pest_derive::Parser)]
    #[grammar = "condition/condition.pest"]
    pub(super) struct ConditionParser;
}
use parser::{ConditionParser, Rule};

/// A condition that could be read.
#[derive(Clone, PartialEq, Debug)]
pub struct Condition {
    /// All of it.
    pub root: Node,
    /// The names in it, in order of writing; [`Term::Name`] is an index into it.
    pub names: Vec<Span>,
}

/// A part of a condition.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    /// What it is.
    pub term: Term,
    /// Where it stands, with its parentheses.
    pub span: Span,
}

/// What a part of a condition is.
#[derive(Clone, PartialEq, Debug)]
pub enum Term {
    /// `lead.amount`: the index of the name.
    Name(usize),
    /// `"D"`, without its quotes.
    Text(Span),
    /// `1_000_000`
    Number(Span),
    /// `1_000_000 USD`, `5 %`, `45d`
    Quantity {
        /// The number.
        number: Span,
        /// Its unit.
        unit: Span,
    },
    /// `date("2026-01-31")`, or `2026-01-31`: where the day stands.
    Date(Span),
    /// `true`, `false`
    Truth(bool),
    /// `null`
    Nothing,
    /// `not( … )`
    Not(Box<Node>),
    /// `-x`
    Minus(Box<Node>),
    /// `a and b`
    And(Box<Node>, Box<Node>),
    /// `a or b`
    Or(Box<Node>, Box<Node>),
    /// `a <= b`
    Compare(Relation, Box<Node>, Box<Node>),
    /// `a + b`
    Calculate(Operator, Box<Node>, Box<Node>),
    /// `a between b and c`; both limits belong to it.
    Between(Box<Node>, Box<Node>, Box<Node>),
    /// `a in [b..c]`
    Within {
        /// What is looked at.
        value: Box<Node>,
        /// The lower limit.
        from: Box<Node>,
        /// Whether the lower limit belongs to the range.
        with_from: bool,
        /// The upper limit.
        to: Box<Node>,
        /// Whether the upper limit belongs to the range.
        with_to: bool,
    },
    /// `a in ("x", "y")`
    Among(Box<Node>, Vec<Node>),
}

/// How two values are compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Relation {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `>=`
    AtLeast,
}

impl Relation {
    /// How it is written.
    pub fn text(self) -> &'static str {
        match self {
            Relation::Equal => "=",
            Relation::NotEqual => "!=",
            Relation::Below => "<",
            Relation::AtMost => "<=",
            Relation::Above => ">",
            Relation::AtLeast => ">=",
        }
    }

    /// The relation of the second value to the first.
    #[must_use]
    pub fn turned(self) -> Relation {
        match self {
            Relation::Equal | Relation::NotEqual => self,
            Relation::Below => Relation::Above,
            Relation::AtMost => Relation::AtLeast,
            Relation::Above => Relation::Below,
            Relation::AtLeast => Relation::AtMost,
        }
    }

    /// Whether it holds between values that are ordered so.
    pub fn holds(self, order: std::cmp::Ordering) -> bool {
        match self {
            Relation::Equal => order.is_eq(),
            Relation::NotEqual => order.is_ne(),
            Relation::Below => order.is_lt(),
            Relation::AtMost => order.is_le(),
            Relation::Above => order.is_gt(),
            Relation::AtLeast => order.is_ge(),
        }
    }
}

/// How two numbers are joined.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}

impl Operator {
    /// How it is written.
    pub fn text(self) -> &'static str {
        match self {
            Operator::Add => "+",
            Operator::Subtract => "-",
            Operator::Multiply => "*",
            Operator::Divide => "/",
        }
    }
}

/// Why a condition cannot be read: the first thing that is wrong with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ConditionFault {
    /// What it is.
    pub kind: ConditionFaultKind,
    /// Where; empty where something is missing.
    pub span: Span,
}

/// What can be wrong with the form of a condition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ConditionFaultKind {
    /// Nothing stands between the parentheses.
    Empty,
    /// A value is missing: `lead.amount <=`, `and lead.closed`.
    MissingValue,
    /// A sign of another language; what to write instead.
    OddSign(&'static str),
    /// A text in single quotes.
    OddText,
    /// `not` without parentheses.
    OddNot,
    /// A function: `sum( … )`.
    Function,
    /// A parenthesis that nothing closes.
    Unclosed,
    /// `between` without its `and`.
    MissingAnd,
    /// `in` without a range or a list after it.
    MissingList,
    /// Something that has no place there.
    Lost,
    /// More than [`MAX_TOKENS`] words and marks.
    TooLong,
    /// Something that [`crate::parse`] has reported already: full-width marks, parentheses that nest too deep.
    Reported,
}

/// Reads a condition that starts at byte `start` of its file. Never panics; takes time linear in the length of the text.
///
/// # Errors
///
/// The first thing that is wrong with it.
pub fn condition(text: &str, start: u32) -> Result<Condition, ConditionFault> {
    let place = |from: usize, to: usize| Span { start: start + from as u32, end: start + to as u32 };
    let fault = |kind, span| Err(ConditionFault { kind, span });
    if let Some(kind) = too_much(text) {
        let length = text.trim_end().len();
        return fault(kind, place(length - text.trim().len(), length));
    }
    match ConditionParser::parse(Rule::condition, text) {
        Ok(pairs) => from_pairs::condition(text, pairs, start),
        // The grammar takes every text, so only the guard of the machine's stack can have stopped it.
        Err(_) => fault(ConditionFaultKind::TooLong, place(0, text.len())),
    }
}

/// Looks at a text before the grammar does: is it there, and neither too long nor too deep?
fn too_much(text: &str) -> Option<ConditionFaultKind> {
    let bytes = text.as_bytes();
    let (mut tokens, mut depth, mut index) = (0_usize, 0_usize, 0_usize);
    let mut in_word = false;
    while let Some(&byte) = bytes.get(index) {
        let of_word = byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.') || !byte.is_ascii();
        let goes_on = of_word && in_word;
        if !byte.is_ascii_whitespace() && !goes_on {
            tokens += 1;
        }
        in_word = of_word;
        match byte {
            b'"' => {
                index = string_end(bytes, index).unwrap_or(bytes.len());
                continue;
            }
            b'/' if bytes.get(index + 1) == Some(&b'/') => {
                index = crate::scan::line_end(bytes, index);
                continue;
            }
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let wide =
            |(mark, _): &(&str, u8)| bytes.get(index..).is_some_and(|rest| rest.starts_with(mark.as_bytes()));
        if MAX_DEPTH < depth || FULL_WIDTH.iter().any(wide) {
            return Some(ConditionFaultKind::Reported);
        }
        index += 1;
    }
    match tokens {
        0 => Some(ConditionFaultKind::Empty),
        _ if MAX_TOKENS < tokens => Some(ConditionFaultKind::TooLong),
        _ => None,
    }
}
