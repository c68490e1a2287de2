//! Tokens to tree. The grammar has settled the order of the tokens; this file gives them their place in the tree.

use pest::iterators::{FlatPairs, Pairs};

use crate::fault::{Fault, FaultKind};
use crate::parse::Rule;
use crate::scan::string_end;
use crate::shift::Shift;
use crate::tree::{
    Attribute, Clause, Element, File, Guard, Outcome, Prefix, Route, Sign, Span, Statement, Target, Text,
    Use, UsedName, Value,
};
use crate::words::{AttributeWord, ClauseWord, Keyword};

/// How many targets one route may name: `-> a at most 2 otherwise suspend "…" -> b` names three.
const MAX_LEGS: usize = 16;

/// Makes the tree of the tokens of `text`, whose places in the user's text `shift` knows.
pub(crate) fn file(text: &str, pairs: Pairs<'_, Rule>, shift: &Shift, faults: &mut Vec<Fault>) -> File {
    let mut tokens = Tokens {
        text,
        flat: pairs.flatten(),
        shift,
        rule: Rule::EOI,
        span: Span::default(),
        last_end: 0,
        faults,
    };
    tokens.step(); // the pair of the file itself
    tokens.step();
    let mut statements = Vec::new();
    loop {
        tokens.statements(&mut statements);
        if tokens.rule != Rule::stray_close {
            break;
        }
        tokens.fault(FaultKind::StrayClose, tokens.span);
        tokens.step();
    }
    File { statements, comments: Vec::new() }
}

struct Tokens<'i, 'a> {
    text: &'i str,
    flat: FlatPairs<'i, Rule>,
    shift: &'a Shift,
    /// Rule of the current token; `EOI` after the last.
    rule: Rule,
    /// Span of the current token in `text`.
    span: Span,
    /// End of the token before, in `text`.
    last_end: u32,
    faults: &'a mut Vec<Fault>,
}

impl<'i> Tokens<'i, '_> {
    /// Goes to the next token.
    fn step(&mut self) {
        self.last_end = self.span.end;
        loop {
            let Some(pair) = self.flat.next() else {
                self.rule = Rule::EOI;
                return;
            };
            self.rule = pair.as_rule();
            if !matches!(self.rule, Rule::gap | Rule::blank) {
                let span = pair.as_span();
                self.span = Span::new(span.start(), span.start() + length(self.rule, span.as_str()));
                return;
            }
        }
    }

    /// Where a span of the mended text stands in the user's.
    fn place(&self, span: Span) -> Span {
        self.shift.original(span)
    }

    /// The current token's place in the user's text; goes to the next token.
    fn take(&mut self) -> Span {
        let span = self.place(self.span);
        self.step();
        span
    }

    /// The current token's text.
    fn written(&self) -> &'i str {
        self.span.text(self.text)
    }

    /// The place in the user's text where the token before the current one ended.
    fn end_before(&self) -> Span {
        self.place(Span { start: self.last_end, end: self.last_end })
    }

    fn fault(&mut self, kind: FaultKind, span: Span) {
        let span = self.place(span);
        self.faults.push(Fault::at(kind, span));
    }

    /// Takes a token that marks something missing; its place is where the token before ended.
    fn missing(&mut self, kind: FaultKind) -> Span {
        let span = self.end_before();
        self.faults.push(Fault::at(kind, span));
        let end = self.last_end;
        self.step();
        self.last_end = end;
        span
    }

    /// Reads statements until something that is none.
    fn statements(&mut self, into: &mut Vec<Statement>) {
        let mut follows_attribute = false;
        loop {
            let was_attribute = std::mem::replace(&mut follows_attribute, false);
            match self.rule {
                Rule::name | Rule::bare_name => {
                    into.push(Statement::Attribute(self.attribute()));
                    follows_attribute = true;
                }
                Rule::keyword
                | Rule::nameless
                | Rule::plain_prefix
                | Rule::replace
                | Rule::misspelt_keyword => {
                    if let Some(element) = self.element() {
                        into.push(Statement::Element(Box::new(element)));
                    }
                }
                Rule::outcome_id => into.push(Statement::Outcome(Box::new(self.outcome()))),
                Rule::use_word => into.push(Statement::Use(Box::new(self.used()))),
                Rule::lost_word => {
                    let kind = if was_attribute {
                        FaultKind::MissingComma
                    } else if Keyword::near(self.written()).is_some() {
                        FaultKind::UnknownKeyword
                    } else {
                        FaultKind::Unreadable
                    };
                    self.fault(kind, self.span);
                    self.step();
                }
                Rule::lost_text | Rule::lost_mark => {
                    self.fault(FaultKind::Unreadable, self.span);
                    self.step();
                }
                Rule::lost_open => {
                    self.fault(FaultKind::MissingHead, self.span);
                    let open = self.take();
                    self.statements(into);
                    self.close(open);
                }
                _ => return,
            }
        }
    }

    /// Takes the end of a body.
    fn close(&mut self, open: Span) {
        if self.rule == Rule::unclosed {
            let span = self.end_before();
            self.faults.push(Fault { kind: FaultKind::UnclosedBrace, span, related: Some(open) });
        }
        if matches!(self.rule, Rule::close | Rule::use_close | Rule::unclosed) {
            self.step();
        }
    }

    fn body(&mut self) -> Option<Vec<Statement>> {
        if self.rule != Rule::open {
            return None;
        }
        let open = self.take();
        let mut statements = Vec::new();
        self.statements(&mut statements);
        self.close(open);
        Some(statements)
    }

    fn attribute(&mut self) -> Attribute {
        let word = AttributeWord::from_text(self.written())
            .filter(|word| *word != AttributeWord::Unknown)
            .unwrap_or(AttributeWord::Unknown);
        if self.rule == Rule::bare_name {
            let end = Span { start: self.span.end, end: self.span.end };
            self.fault(FaultKind::MissingColon, end);
        }
        let name = self.take();
        let mut values = Vec::new();
        loop {
            match self.rule {
                Rule::comma => {
                    self.step();
                    continue;
                }
                Rule::missing_value => {
                    self.missing(FaultKind::MissingValue);
                }
                _ => match self.value() {
                    Some(value) => values.push(value),
                    None => break,
                },
            }
            if self.rule != Rule::comma {
                break;
            }
        }
        Attribute { word, name, values }
    }

    fn value(&mut self) -> Option<Value> {
        match self.rule {
            Rule::path => {
                let span = self.take();
                let optional = self.rule == Rule::optional;
                if optional {
                    self.step();
                }
                Some(Value::Path { span, sign: Sign::None, optional })
            }
            Rule::sign => {
                let sign = if self.written() == "+" { Sign::Plus } else { Sign::Minus };
                self.step();
                match self.value() {
                    Some(Value::Path { span, optional, .. }) => Some(Value::Path { span, sign, optional }),
                    Some(Value::Text(texts)) => Some(Value::MoreText(texts)),
                    other => other,
                }
            }
            Rule::text | Rule::tag => Some(Value::Text(self.texts())),
            Rule::number => {
                let number = self.take();
                let unit = match self.rule {
                    Rule::unit => self.take(),
                    Rule::unit_apart => {
                        let length = self.written().trim_start().len() as u32;
                        self.span.start = self.span.end - length;
                        self.take()
                    }
                    _ => Span { start: number.end, end: number.end },
                };
                Some(Value::Quantity { number, unit })
            }
            Rule::date => {
                let date = self.take();
                if !matches!(self.rule, Rule::text | Rule::tag) {
                    return Some(Value::Date(date));
                }
                Some(Value::Day { date, label: self.texts() })
            }
            Rule::expression => Some(Value::Expression(self.expression())),
            _ => None,
        }
    }

    fn expression(&mut self) -> Span {
        let inner = Span { start: self.span.start + 1, end: self.span.end.saturating_sub(1) };
        let inner = self.place(inner);
        self.step();
        inner
    }

    /// A label or prose with its translations.
    fn texts(&mut self) -> Vec<Text> {
        let mut texts = Vec::new();
        if self.rule == Rule::text {
            texts.push(self.text(None));
        }
        while self.rule == Rule::tag {
            let tag = Span { start: self.span.start + 1, end: self.span.end };
            let tag = self.place(tag);
            self.step();
            if self.rule == Rule::text {
                texts.push(self.text(Some(tag)));
            } else {
                self.missing(FaultKind::MissingValue);
            }
        }
        texts
    }

    fn text(&mut self, tag: Option<Span>) -> Text {
        let content = Span { start: self.span.start + 1, end: self.span.end.saturating_sub(1) };
        let escaped = content.text(self.text).as_bytes().contains(&b'\\');
        let content = self.place(content);
        self.step();
        Text { tag, content, escaped }
    }

    fn element(&mut self) -> Option<Element> {
        let start = self.place(self.span);
        let mut prefixes = Vec::new();
        loop {
            match self.rule {
                Rule::plain_prefix => {
                    let word = self.written();
                    let span = self.take();
                    prefixes.push(match word {
                        "add" => Prefix::Add(span),
                        "open" => Prefix::Open(span),
                        "sealed" => Prefix::Sealed(span),
                        _ => Prefix::Tighten(span),
                    });
                }
                Rule::replace => {
                    let word = self.take();
                    let target = self.take();
                    self.step(); // `with`
                    prefixes.push(Prefix::Replace { word, target });
                }
                _ => break,
            }
        }
        let keyword = if self.rule == Rule::misspelt_keyword {
            self.fault(FaultKind::UnknownKeyword, self.span);
            Keyword::near(self.written())
        } else {
            Keyword::from_text(self.written())
        };
        let keyword_span = self.take();
        let mut id = None;
        let mut more_ids = Vec::new();
        loop {
            match self.rule {
                Rule::id if id.is_none() => id = Some(self.take()),
                Rule::id => more_ids.push(self.take()),
                Rule::missing_id => {
                    self.missing(FaultKind::MissingId);
                }
                Rule::comma => {
                    self.step();
                    continue;
                }
                _ => break,
            }
        }
        let label = self.texts();
        let clauses = self.clauses();
        let body = self.body();
        let mut resume = self.route().map(Box::new);
        if keyword != Some(Keyword::Suspend)
            && let Some(route) = resume.take()
        {
            self.faults.push(Fault::at(FaultKind::Unreadable, route.span));
        }
        let span = start.to(self.end_before());
        Some(Element {
            prefixes,
            keyword: keyword?,
            keyword_span,
            id,
            more_ids,
            label,
            clauses,
            body,
            resume,
            span,
        })
    }

    fn clauses(&mut self) -> Vec<Clause> {
        let mut clauses = Vec::new();
        while matches!(
            self.rule,
            Rule::clause_of_path
                | Rule::clause_of_moment
                | Rule::clause_of_quantity
                | Rule::clause_when
                | Rule::clause_because
                | Rule::clause_in_force
                | Rule::clause_alone
        ) {
            let word = ClauseWord::from_text(self.written());
            let word_span = self.take();
            let mut values = Vec::new();
            if self.rule == Rule::grounds {
                let span = self.take();
                values.push(Value::Path { span, sign: Sign::None, optional: false });
            }
            if self.rule == Rule::missing_value {
                self.missing(FaultKind::MissingValue);
            } else {
                values.extend(self.value());
            }
            if let Some(word) = word {
                let span = word_span.to(self.end_before());
                clauses.push(Clause { word, word_span, values, span });
            }
        }
        clauses
    }

    fn outcome(&mut self) -> Outcome {
        let id_is_otherwise = self.written() == "otherwise";
        let id = self.take();
        let label = self.texts();
        let mut guard = id_is_otherwise.then_some(Guard::Otherwise(id));
        if self.rule == Rule::clause_when {
            self.step();
            if self.rule == Rule::expression {
                guard = Some(Guard::When(self.expression()));
            } else {
                let place = self.missing(FaultKind::MissingValue);
                guard = Some(Guard::When(place));
            }
        } else if self.rule == Rule::guard_otherwise {
            guard = Some(Guard::Otherwise(self.take()));
        }
        let mut route = None;
        let mut body = None;
        match self.rule {
            Rule::missing_target => {
                let place = self.missing(FaultKind::MissingTarget);
                let target = Target::Missing(place);
                route = Some(Route { target, at_most: None, otherwise: None, span: place });
            }
            Rule::arrow => route = self.route(),
            _ => body = self.body(),
        }
        let span = id.to(self.end_before());
        Outcome { id, label, guard, route, body, span }
    }

    /// Reads a route: its targets in order of writing, then joined from the last to the first.
    fn route(&mut self) -> Option<Route> {
        let mut legs: Vec<(Rule, Route)> = Vec::new();
        while matches!(self.rule, Rule::arrow | Rule::detour) {
            let joint = self.rule;
            let joint_span = self.span;
            let start = self.take();
            let target = self.target();
            let at_most = self.bound();
            let span = start.to(self.end_before());
            if legs.len() == MAX_LEGS {
                self.fault(FaultKind::TooDeep, joint_span);
            }
            if legs.len() < MAX_LEGS {
                legs.push((joint, Route { target, at_most, otherwise: None, span }));
            } else {
                legs.truncate(MAX_LEGS);
            }
        }
        let mut later: Option<(Rule, Route)> = None;
        while let Some((joint, mut route)) = legs.pop() {
            match later.take() {
                Some((Rule::arrow, next)) => {
                    route.span = route.span.to(next.span);
                    match &mut route.target {
                        Target::Suspend(_, inner) => *inner = Some(Box::new(next)),
                        _ => self.faults.push(Fault::at(FaultKind::Unreadable, next.span)),
                    }
                }
                Some((_, next)) => {
                    route.span = route.span.to(next.span);
                    route.otherwise = Some(Box::new(next));
                }
                None => {}
            }
            later = Some((joint, route));
        }
        later.map(|(_, route)| route)
    }

    fn bound(&mut self) -> Option<Span> {
        if self.rule != Rule::at_most {
            return None;
        }
        self.step();
        if self.rule == Rule::number {
            Some(self.take())
        } else {
            self.missing(FaultKind::MissingValue);
            None
        }
    }

    fn target(&mut self) -> Target {
        match self.rule {
            Rule::target => {
                let word = self.written();
                let span = self.take();
                match word {
                    "next" => Target::Next(span),
                    "done" => Target::Done(span),
                    _ => Target::Path(span),
                }
            }
            Rule::end_word => Target::End(Box::new(self.target_element(Keyword::End))),
            Rule::suspend_word => Target::Suspend(Box::new(self.target_element(Keyword::Suspend)), None),
            _ => Target::Missing(self.missing(FaultKind::MissingTarget)),
        }
    }

    fn target_element(&mut self, keyword: Keyword) -> Element {
        let keyword_span = self.take();
        let label = self.texts();
        let clauses = self.clauses();
        let body = self.body();
        let span = keyword_span.to(self.end_before());
        Element {
            prefixes: Vec::new(),
            keyword,
            keyword_span,
            id: None,
            more_ids: Vec::new(),
            label,
            clauses,
            body,
            resume: None,
            span,
        }
    }

    fn used(&mut self) -> Use {
        let start = self.take();
        if self.rule == Rule::missing_id {
            let path = self.missing(FaultKind::MissingId);
            return Use { path, names: Vec::new(), rename: None, span: start };
        }
        let path = self.take();
        let mut names: Vec<UsedName> = Vec::new();
        let mut rename = None;
        if self.rule == Rule::use_open {
            let open = self.take();
            loop {
                match self.rule {
                    Rule::used => names.push(UsedName { name: self.take(), rename: None }),
                    Rule::rename => {
                        let span = self.take();
                        if let Some(last) = names.last_mut() {
                            last.rename = Some(span);
                        }
                    }
                    Rule::missing_id => {
                        self.missing(FaultKind::MissingId);
                    }
                    _ => break,
                }
            }
            self.close(open);
        } else if self.rule == Rule::rename {
            rename = Some(self.take());
        } else if self.rule == Rule::missing_id {
            self.missing(FaultKind::MissingId);
        }
        let span = start.to(self.end_before());
        Use { path, names, rename, span }
    }
}

/// The length of a token without the white space, comment and colon that its pair may end with.
fn length(rule: Rule, written: &str) -> usize {
    match rule {
        Rule::text => string_end(written.as_bytes(), 0).unwrap_or(written.len()),
        Rule::name
        | Rule::path
        | Rule::keyword
        | Rule::id
        | Rule::outcome_id
        | Rule::tag
        | Rule::comma
        | Rule::open
        | Rule::close => {
            let ends = |byte: &u8| *byte <= b' ' || *byte == b':' || *byte == b'/';
            match written.as_bytes().iter().position(ends) {
                // Wide blanks may stand before the ASCII ones.
                Some(end) => written.get(..end).map_or(end, |token| token.trim_end().len()),
                None => written.trim_end().len(),
            }
        }
        _ => written.len(),
    }
}
