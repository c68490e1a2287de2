//! The parts of a statement as text, and how they share lines.

use super::WIDTH;
use crate::tree::{
    Attribute, Clause, Element, Guard, Outcome, Prefix, Route, Sign, Span, Statement, Target, Text, Use,
    Value,
};
use crate::words::AttributeWord;

/// A part of a head that is never broken.
pub(super) struct Piece {
    text: String,
    line: Line,
}

/// Where a piece goes when its head does not fit on one line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    /// On the line before it, while there is room.
    Same,
    /// A translation: with the label if all translations fit there, else each on a line of its own.
    Translation,
    /// On the next line: the arrow of an outcome, a day with a name.
    Next,
}

impl Piece {
    fn new(text: String) -> Piece {
        Piece { text, line: Line::Same }
    }
}

/// How many columns a text takes; East Asian wide characters take two, combining marks none.
pub(super) fn width(text: &str) -> usize {
    text.chars()
        .map(|c| match c as u32 {
            0x300..=0x36F | 0x200B..=0x200D | 0xFE00..=0xFE0F => 0,
            0x1100..=0x115F
            | 0x2E80..=0x303E
            | 0x3041..=0xA4CF
            | 0xAC00..=0xD7A3
            | 0xF900..=0xFAFF
            | 0xFE30..=0xFE4F
            | 0xFF00..=0xFF60
            | 0xFFE0..=0xFFE6
            | 0x1F300..=0x1FAFF
            | 0x20000..=0x3FFFD => 2,
            _ => 1,
        })
        .sum()
}

/// Spreads pieces over lines, the first at `indent`, the others four columns further in. `tail` is what follows the last
/// piece on its line (` {`).
pub(super) fn lay(pieces: &[Piece], indent: usize, tail: &str) -> Vec<String> {
    let margin = " ".repeat(indent);
    let joined = pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ");
    if indent + width(&joined) + width(tail) <= WIDTH || pieces.len() == 1 {
        return vec![margin + &joined + tail];
    }
    let labelled =
        pieces.iter().rposition(|piece| piece.line == Line::Translation).map_or(0, |last| last + 1);
    let label: usize = pieces.iter().take(labelled).map(|piece| width(&piece.text) + 1).sum();
    let label_fits = indent + label <= WIDTH;
    let mut lines: Vec<String> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        let end = if index + 1 == pieces.len() { width(tail) } else { 0 };
        let fits = |line: &String| width(line) + 1 + width(&piece.text) + end <= WIDTH;
        let same = match piece.line {
            Line::Same => label_fits || index != labelled,
            Line::Translation => label_fits,
            Line::Next => false,
        };
        match lines.last_mut() {
            Some(line) if same && fits(line) => {
                line.push(' ');
                line.push_str(&piece.text);
            }
            Some(_) => lines.push(format!("{margin}    {}", piece.text)),
            None => lines.push(format!("{margin}{}", piece.text)),
        }
    }
    if let Some(line) = lines.last_mut() {
        line.push_str(tail);
    }
    lines
}

/// Makes pieces of statements.
#[derive(Clone, Copy)]
pub(super) struct Source<'s>(pub(super) &'s str);

impl<'s> Source<'s> {
    pub(super) fn text(self, span: Span) -> &'s str {
        span.text(self.0)
    }

    /// The head of an element, and what it is followed by in braces.
    pub(super) fn element(self, element: &Element) -> Vec<Piece> {
        let mut lead = String::new();
        for prefix in &element.prefixes {
            match prefix {
                Prefix::Open(_) => lead.push_str("open "),
                Prefix::Sealed(_) => lead.push_str("sealed "),
                Prefix::Tighten(_) => lead.push_str("tighten "),
                Prefix::Add(_) => lead.push_str("add "),
                Prefix::Replace { target, .. } => {
                    lead.push_str("replace ");
                    lead.push_str(self.text(*target));
                    lead.push_str(" with ");
                }
            }
        }
        lead.push_str(element.keyword.text());
        for (index, id) in element.id.iter().chain(&element.more_ids).enumerate() {
            lead.push_str(if index == 0 { " " } else { ", " });
            lead.push_str(self.text(*id));
        }
        let mut pieces = vec![Piece::new(lead)];
        self.label(&element.label, &mut pieces);
        self.clauses(&element.clauses, &mut pieces);
        if let Some(resume) = &element.resume {
            self.route("->", resume, true, &mut pieces);
        }
        pieces
    }

    fn clauses(self, clauses: &[Clause], pieces: &mut Vec<Piece>) {
        for clause in clauses {
            let mut text = clause.word.text().to_owned();
            for value in &clause.values {
                text.push(' ');
                text.push_str(&self.value(value));
            }
            pieces.push(Piece::new(text));
        }
    }

    /// Adds a label; its first text stays with the piece before it.
    fn label(self, label: &[Text], pieces: &mut Vec<Piece>) {
        for text in label {
            match (text.tag, pieces.last_mut()) {
                (None, Some(lead)) => {
                    lead.text.push(' ');
                    lead.text.push_str(&self.quoted(text));
                }
                _ => pieces.push(Piece { text: self.quoted(text), line: Line::Translation }),
            }
        }
    }

    fn quoted(self, text: &Text) -> String {
        let content = self.text(text.content);
        match text.tag {
            Some(tag) => format!("@{} \"{content}\"", self.text(tag)),
            None => format!("\"{content}\""),
        }
    }

    fn value(self, value: &Value) -> String {
        match value {
            Value::Path { span, sign, optional } => {
                let sign = match sign {
                    Sign::None => "",
                    Sign::Plus => "+",
                    Sign::Minus => "-",
                };
                format!("{sign}{}{}", self.text(*span), if *optional { "?" } else { "" })
            }
            Value::Text(texts) => texts.iter().map(|text| self.quoted(text)).collect::<Vec<_>>().join(" "),
            Value::MoreText(texts) => {
                let texts = texts.iter().map(|text| self.quoted(text));
                format!("+{}", texts.collect::<Vec<_>>().join(" "))
            }
            Value::Quantity { number, unit } => {
                let (number, unit) = (self.text(*number), self.text(*unit));
                let is_currency = unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase());
                if unit == "%" || is_currency {
                    format!("{number} {unit}")
                } else {
                    format!("{number}{unit}")
                }
            }
            Value::Date(span) => self.text(*span).to_owned(),
            Value::Day { date, label } => {
                let texts = label.iter().map(|text| self.quoted(text));
                std::iter::once(self.text(*date).to_owned()).chain(texts).collect::<Vec<_>>().join(" ")
            }
            Value::Expression(span) => self.expression(*span),
        }
    }

    fn expression(self, span: Span) -> String {
        let text = self.text(span).trim();
        // A comment before the closing parenthesis would hide it.
        let end = if text.rsplit('\n').next().is_some_and(|line| line.contains("//")) { "\n)" } else { ")" };
        format!("({}{end}", text.replace("\r\n", "\n"))
    }

    /// An attribute: its name with the first value, further values, translations.
    pub(super) fn attribute(self, attribute: &Attribute) -> Vec<Piece> {
        let mut pieces = vec![Piece::new(format!("{}:", self.text(attribute.name)))];
        let last = attribute.values.len().saturating_sub(1);
        for (index, value) in attribute.values.iter().enumerate() {
            let before = pieces.len();
            match value {
                Value::Text(texts) => self.label(texts, &mut pieces),
                Value::MoreText(texts) => {
                    let mut more = vec![Piece::new(String::new())];
                    self.label(texts, &mut more);
                    let mut more = more.into_iter();
                    if let (Some(lead), Some(first)) = (pieces.last_mut(), more.next()) {
                        lead.text.push_str(" +");
                        lead.text.push_str(first.text.trim_start());
                    }
                    pieces.extend(more);
                }
                // Days with a name stand below each other.
                Value::Day { .. } => pieces.push(Piece { text: self.value(value), line: Line::Next }),
                _ => pieces.push(Piece::new(self.value(value))),
            }
            if index == 0
                && pieces.len() > before
                && !matches!(value, Value::Text(_) | Value::MoreText(_) | Value::Day { .. })
            {
                let value = pieces.pop().map_or(String::new(), |piece| piece.text);
                if let Some(lead) = pieces.last_mut() {
                    lead.text.push(' ');
                    lead.text.push_str(&value);
                }
            }
            if index < last
                && let Some(piece) = pieces.last_mut()
            {
                piece.text.push(',');
            }
        }
        pieces
    }

    pub(super) fn used(self, used: &Use) -> Vec<Piece> {
        let mut lead = format!("use {}", self.text(used.path));
        if let Some(rename) = used.rename {
            lead.push_str(" as ");
            lead.push_str(self.text(rename));
        }
        if used.names.is_empty() {
            return vec![Piece::new(lead)];
        }
        let mut pieces = Vec::new();
        lead.push_str(".{");
        let last = used.names.len() - 1;
        for (index, name) in used.names.iter().enumerate() {
            let mut text = std::mem::take(&mut lead);
            text.push_str(self.text(name.name));
            if let Some(rename) = name.rename {
                text.push_str(" as ");
                text.push_str(self.text(rename));
            }
            text.push(if index == last { '}' } else { ',' });
            pieces.push(Piece::new(text));
        }
        pieces
    }

    /// An outcome up to its braces, if it has any; a route's last `end` keeps its braces for the caller.
    pub(super) fn outcome(self, outcome: &Outcome) -> Vec<Piece> {
        let mut pieces = vec![Piece::new(self.text(outcome.id).to_owned())];
        self.label(&outcome.label, &mut pieces);
        match outcome.guard {
            Some(Guard::When(span)) => pieces.push(Piece::new(format!("when {}", self.expression(span)))),
            Some(Guard::Otherwise(span)) if span != outcome.id => {
                pieces.push(Piece::new("otherwise".to_owned()));
            }
            Some(Guard::Otherwise(_)) | None => {}
        }
        if let Some(route) = &outcome.route {
            let head = pieces.len();
            self.route("->", route, true, &mut pieces);
            if let Some(arrow) = pieces.get_mut(head) {
                arrow.line = Line::Next;
            }
        }
        pieces
    }

    fn route(self, joint: &str, route: &Route, is_last: bool, pieces: &mut Vec<Piece>) {
        let is_last = is_last && route.otherwise.is_none() && route.at_most.is_none();
        match &route.target {
            Target::Next(span) | Target::Done(span) | Target::Path(span) => {
                pieces.push(Piece::new(format!("{joint} {}", self.text(*span))));
            }
            Target::Missing(_) => pieces.push(Piece::new(joint.to_owned())),
            Target::End(element) => self.target_element(joint, element, is_last, pieces),
            Target::Suspend(element, resume) => {
                self.target_element(joint, element, false, pieces);
                if let Some(resume) = resume {
                    self.route("->", resume, is_last, pieces);
                }
            }
        }
        if let Some(at_most) = route.at_most {
            pieces.push(Piece::new(format!("at most {}", self.text(at_most))));
        }
        if let Some(otherwise) = &route.otherwise {
            self.route("otherwise", otherwise, is_last || route.at_most.is_some(), pieces);
        }
    }

    fn target_element(self, joint: &str, element: &Element, is_last: bool, pieces: &mut Vec<Piece>) {
        let mut inner = self.element(element);
        if let Some(first) = inner.first_mut() {
            first.text = format!("{joint} {}", first.text);
        }
        pieces.append(&mut inner);
        if let Some(body) = &element.body
            && !is_last
        {
            pieces.push(Piece::new(self.inline(body)));
        }
    }

    /// A body on one line: `{ R: SR   C: AR  within: 2d }`.
    pub(super) fn inline(self, body: &[Statement]) -> String {
        if body.is_empty() {
            return "{}".to_owned();
        }
        let mut text = "{ ".to_owned();
        let mut before: Option<&Statement> = None;
        for statement in body {
            if let Some(before) = before {
                text.push_str(if is_duty(before) && is_duty(statement) { "   " } else { "  " });
            }
            text.push_str(&self.inline_statement(statement));
            before = Some(statement);
        }
        text.push_str(" }");
        text
    }

    fn inline_statement(self, statement: &Statement) -> String {
        let (pieces, body) = self.statement(statement);
        let mut texts: Vec<String> = pieces.into_iter().map(|piece| piece.text).collect();
        if let Some(body) = body {
            texts.push(self.inline(body));
        }
        texts.join(" ")
    }

    /// The pieces of a statement and the body that follows them.
    pub(super) fn statement(self, statement: &Statement) -> (Vec<Piece>, Option<&[Statement]>) {
        match statement {
            Statement::Element(element) => (self.element(element), element.body.as_deref()),
            Statement::Attribute(attribute) => (self.attribute(attribute), None),
            Statement::Outcome(outcome) => {
                let body = match &outcome.route {
                    Some(route) => last_body(route),
                    None => outcome.body.as_deref(),
                };
                (self.outcome(outcome), body)
            }
            Statement::Use(used) => (self.used(used), None),
        }
    }
}

/// The braces of the `end` with which a route ends, if it does.
fn last_body(route: &Route) -> Option<&[Statement]> {
    match (&route.otherwise, route.at_most, &route.target) {
        (Some(otherwise), _, _) => last_body(otherwise),
        (None, None, Target::End(element)) => element.body.as_deref(),
        (None, None, Target::Suspend(_, Some(resume))) => last_body(resume),
        _ => None,
    }
}

/// Whether a statement is one of `R A C I`.
pub(super) fn is_duty(statement: &Statement) -> bool {
    matches!(
        statement,
        Statement::Attribute(Attribute {
            word: AttributeWord::R | AttributeWord::A | AttributeWord::C | AttributeWord::I,
            ..
        })
    )
}
