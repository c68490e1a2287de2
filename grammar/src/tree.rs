//! The tree of one file: what was written, with its places, and no meaning yet.
//!
//! Every text is a [`Span`] into the source; nothing is copied. Three shapes make the whole language:
//! *elements* (`keyword id "Label" clause … { … }`), *attributes* (`name: value, value`) and
//! *outcomes* (`id "Label" when ( … ) -> target` or `… { … }`).

use crate::words::{AttributeWord, ClauseWord, Keyword};

/// A range of bytes in one source text, end exclusive.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Makes a span from byte offsets; sources over 4 GiB are refused before parsing.
    pub fn new(start: usize, end: usize) -> Span {
        Span { start: start as u32, end: end as u32 }
    }

    /// The text of the span in `source`, or the empty string if it is not a span of that source.
    pub fn text(self, source: &str) -> &str {
        source.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The empty span at the start of this one.
    pub fn at_start(self) -> Span {
        Span { start: self.start, end: self.start }
    }
}

/// One parsed file.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct File {
    /// Statements at the top, in order of writing; `package`, `use` and `within` are elements too.
    pub statements: Vec<Statement>,
    /// Spans of all `// …` comments, in order, without the line end.
    pub comments: Vec<Span>,
}

/// One statement of a file or a body.
#[derive(Clone, PartialEq, Debug)]
pub enum Statement {
    /// `keyword id "Label" { … }`
    Element(Box<Element>),
    /// `name: value, value`
    Attribute(Attribute),
    /// `pass "Passes" -> next`
    Outcome(Box<Outcome>),
    /// `use std.roles.{AR, SR as seller}`
    Use(Box<Use>),
}

/// `keyword id "Label" @zh "标签" clause … { … }`.
#[derive(Clone, PartialEq, Debug)]
pub struct Element {
    /// Words before the keyword: `open`, `sealed`, `tighten`, `add`, `replace X with`.
    pub prefixes: Vec<Prefix>,
    /// What kind of element.
    pub keyword: Keyword,
    /// Where the keyword stands.
    pub keyword_span: Span,
    /// Its id; a dotted path for `package`, `within`, `at`, `change`, `remove`, `move`, `bind`, `translate`
    /// and `decide`; a code for `waive`. `None` where the id is missing or the keyword takes none
    /// (`end "Lead closed"`, `suspend "On hold" …`).
    pub id: Option<Span>,
    /// Further ids after a comma: `separate requester, approver`.
    pub more_ids: Vec<Span>,
    /// The label and its translations.
    pub label: Vec<Text>,
    /// Clauses in order of writing: `from operator`, `within 30d`, `because law "…"`.
    pub clauses: Vec<Clause>,
    /// The statements between braces; `None` where there are no braces.
    pub body: Option<Vec<Statement>>,
    /// Where the case resumes, of a `suspend` that is a step of its own: `suspend "On hold" for 45d -> check_lead`. What
    /// a `suspend` at the end of a route resumes at is in [`Target::Suspend`].
    pub resume: Option<Box<Route>>,
    /// From the first prefix to the last token (closing brace included).
    pub span: Span,
}

/// A word before an element's keyword.
#[derive(Clone, PartialEq, Debug)]
pub enum Prefix {
    /// `open`: regions may change this.
    Open(Span),
    /// `sealed`: regions may not change this.
    Sealed(Span),
    /// `tighten`: regions may only make this stricter.
    Tighten(Span),
    /// `add`: an adaptation adds the element.
    Add(Span),
    /// `replace old.path with`: an adaptation puts the element in the place of another.
    Replace {
        /// The word `replace`.
        word: Span,
        /// Path of what is replaced; empty when missing.
        target: Span,
    },
}

impl Prefix {
    /// The word itself.
    pub fn word(&self) -> &'static str {
        match self {
            Prefix::Open(_) => "open",
            Prefix::Sealed(_) => "sealed",
            Prefix::Tighten(_) => "tighten",
            Prefix::Add(_) => "add",
            Prefix::Replace { .. } => "replace",
        }
    }

    /// Where the word stands.
    pub fn span(&self) -> Span {
        match self {
            Prefix::Open(span) | Prefix::Sealed(span) | Prefix::Tighten(span) | Prefix::Add(span) => *span,
            Prefix::Replace { word, .. } => *word,
        }
    }
}

/// A part of an element's head, named by its first word: `from operator`, `when ( … )`, `every 2w`.
#[derive(Clone, PartialEq, Debug)]
pub struct Clause {
    /// The word that opens the clause.
    pub word: ClauseWord,
    /// Where that word stands.
    pub word_span: Span,
    /// What follows it, in order. `because law "…" in_force 2026-01-01` is
    /// the clause `because` with the values path `law`, text, and the clause `in_force` with a date.
    pub values: Vec<Value>,
    /// Word and values.
    pub span: Span,
}

/// `name: value, value`.
#[derive(Clone, PartialEq, Debug)]
pub struct Attribute {
    /// Which attribute; [`AttributeWord::Unknown`] when the name is not one of the language.
    pub word: AttributeWord,
    /// Where the name stands.
    pub name: Span,
    /// Values in order; empty when missing.
    pub values: Vec<Value>,
}

/// One value of an attribute or a clause.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// A name or dotted path: `AR`, `lead.value`; `+local_tax`, `-SR`; `voice_record?` is optional.
    Path {
        /// The path without sign and question mark.
        span: Span,
        /// Sign before it.
        sign: Sign,
        /// A question mark after it.
        optional: bool,
    },
    /// `"text" @zh "文本"`; at least one part.
    Text(Vec<Text>),
    /// `+"text" @zh "文本"`: one more text, in an adaptation's `change`; at least one part.
    MoreText(Vec<Text>),
    /// `3`, `2wd`, `1_000_000 USD`, `5 %`.
    Quantity {
        /// Digits, underscores, decimal point.
        number: Span,
        /// Unit, empty when there is none.
        unit: Span,
    },
    /// `2026-01-01`.
    Date(Span),
    /// `2026-01-01 "New Year's Day" @zh "元旦"`: a day with a name.
    Day {
        /// The day.
        date: Span,
        /// Its name; at least one part.
        label: Vec<Text>,
    },
    /// What stands between the parentheses of `( … )`, without them.
    Expression(Span),
}

/// The sign before a path in an adaptation's `change`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sign {
    /// No sign.
    #[default]
    None,
    /// `+`
    Plus,
    /// `-`
    Minus,
}

/// One language's text of a label or of prose.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Text {
    /// The BCP 47 tag without `@`; `None` for the package's own language.
    pub tag: Option<Span>,
    /// What stands between the quotes, escapes still in it.
    pub content: Span,
    /// Whether the content has a backslash, so that reading it needs [`unescape`].
    pub escaped: bool,
}

/// `denied "Does not" -> find_pain at most 3 otherwise …`, `large when ( … ) { … }`.
#[derive(Clone, PartialEq, Debug)]
pub struct Outcome {
    /// Its id.
    pub id: Span,
    /// The label and its translations.
    pub label: Vec<Text>,
    /// Its guard.
    pub guard: Option<Guard>,
    /// Where it leads, when it has an arrow.
    pub route: Option<Route>,
    /// The steps it holds, when it has braces instead.
    pub body: Option<Vec<Statement>>,
    /// All of it.
    pub span: Span,
}

/// The guard of an outcome.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Guard {
    /// `when ( … )`: the expression without parentheses.
    When(Span),
    /// `otherwise`
    Otherwise(Span),
}

/// `-> target at most 3 otherwise …`.
#[derive(Clone, PartialEq, Debug)]
pub struct Route {
    /// Where it goes.
    pub target: Target,
    /// Digits of `at most N`.
    pub at_most: Option<Span>,
    /// Where it goes when the bound is used up.
    pub otherwise: Option<Box<Route>>,
    /// From the arrow (or `otherwise`) to the end of the target.
    pub span: Span,
}

/// Where a route goes.
#[derive(Clone, PartialEq, Debug)]
pub enum Target {
    /// `next`: the step after this one.
    Next(Span),
    /// `done`: leave this sub-process.
    Done(Span),
    /// A step, by name or path.
    Path(Span),
    /// `end "Lead closed" starts acme.contract.deliver { gives: contract }`; an [`Element`] with keyword `end`.
    End(Box<Element>),
    /// `suspend "On hold" for 45d -> check_lead`; an [`Element`] with keyword `suspend` and clause `for`.
    Suspend(Box<Element>, Option<Box<Route>>),
    /// Nothing legible stands where the target should.
    Missing(Span),
}

/// `use std.roles.{AR, SR as seller}` or `use std.data.opportunity as deal`.
#[derive(Clone, PartialEq, Debug)]
pub struct Use {
    /// The path before the braces, or the whole path.
    pub path: Span,
    /// Names in braces with their local names; empty when there are no braces.
    pub names: Vec<UsedName>,
    /// The local name of a `use` without braces.
    pub rename: Option<Span>,
    /// All of it.
    pub span: Span,
}

/// One name in the braces of a `use`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct UsedName {
    /// The name in the other package; a path is allowed.
    pub name: Span,
    /// Its name here, after `as`.
    pub rename: Option<Span>,
}

/// The text of a string's content: `\"`, `\\`, `\n`, `\t` are replaced, any other escaped character stands for itself.
pub fn unescape(content: &str) -> String {
    let mut out = String::with_capacity(content.len());
    let mut chars = content.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}
