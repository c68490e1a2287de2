//! Statements and comments to lines.

use super::pieces::{Source, is_duty, lay, width};
use super::{DUTIES_WIDTH, WIDTH};
use crate::tree::{File, Span, Statement, Text, Value};

/// Prints a file.
pub(super) fn print(text: &str, file: &File) -> String {
    let mut printer = Printer {
        source: Source(text),
        comments: &file.comments,
        out: String::with_capacity(text.len() + text.len() / 8),
        line_has_comment: false,
        at_start: true,
        last_end: 0,
    };
    printer.statements(&file.statements, text.len(), 0);
    printer.out
}

struct Printer<'s> {
    source: Source<'s>,
    /// Comments that are still to be printed.
    comments: &'s [Span],
    out: String,
    /// Whether the line printed last ends with a comment.
    line_has_comment: bool,
    /// Whether nothing of the current body has been printed, so that no blank line may come.
    at_start: bool,
    /// Where in the source the thing printed last ended.
    last_end: usize,
}

impl<'s> Printer<'s> {
    /// Prints the statements of a body and the comments up to its end.
    fn statements(&mut self, statements: &[Statement], end: usize, indent: usize) {
        let mut rest = statements;
        while let Some((first, later)) = rest.split_first() {
            self.comments_before(start_of(first), indent);
            let shared = self.shared_duties(rest, indent);
            if shared < 2 {
                self.statement(first, indent);
                rest = later;
                continue;
            }
            let (duties, later) = rest.split_at(shared);
            self.blank_line(start_of(first));
            let texts: Vec<String> = duties.iter().map(|duty| self.one_line(duty)).collect();
            self.line(indent, &texts.join("   "));
            self.last_end = duties.last().map_or(self.last_end, end_of);
            self.comments_inside(self.last_end, indent);
            rest = later;
        }
        self.comments_before(end, indent);
    }

    /// How many duties at the start of `statements` share a line.
    fn shared_duties(&self, statements: &[Statement], indent: usize) -> usize {
        let mut count = 0;
        let mut taken = indent;
        let mut end = 0;
        for statement in statements.iter().take_while(|statement| is_duty(statement)) {
            let start = start_of(statement);
            let apart = count != 0
                && (self.comments.iter().any(|comment| (comment.start as usize) < start)
                    || line_feeds(self.source.0, end, start) > 1);
            taken += width(&self.one_line(statement)) + if count == 0 { 0 } else { 3 };
            if apart || DUTIES_WIDTH < taken {
                break;
            }
            end = end_of(statement);
            count += 1;
        }
        count
    }

    fn one_line(&self, statement: &Statement) -> String {
        let (pieces, _) = self.source.statement(statement);
        pieces_text(&lay(&pieces, 0, ""))
    }

    fn statement(&mut self, statement: &Statement, indent: usize) {
        let (pieces, body) = self.source.statement(statement);
        let end = end_of(statement);
        self.blank_line(start_of(statement));
        let Some(body) = body else {
            for line in lay(&pieces, indent, "") {
                self.line(0, &line);
            }
            self.last_end = end;
            self.comments_inside(end, indent);
            return;
        };
        let open = self.open_brace(statement, end);
        let has_comment = self.comments.first().is_some_and(|comment| (comment.start as usize) < end);
        if !has_comment && line_feeds(self.source.0, open, end) == 0 {
            let inline = format!(" {}", self.source.inline(body));
            let lines = lay(&pieces, indent, &inline);
            let head_is_wide = 1 < lay(&pieces, indent, " {").len();
            if (lines.len() == 1 || head_is_wide)
                && lines.last().is_some_and(|line| width(line) <= WIDTH)
                && !inline.contains('\n')
            {
                for line in lines {
                    self.line(0, &line);
                }
                self.last_end = end;
                return;
            }
        }
        if body.is_empty() && !has_comment {
            for line in lay(&pieces, indent, " {}") {
                self.line(0, &line);
            }
            self.last_end = end;
            return;
        }
        for line in lay(&pieces, indent, " {") {
            self.line(0, &line);
        }
        self.last_end = open + 1;
        self.comments_inside(open, indent + 2);
        self.at_start = true;
        self.statements(body, end.saturating_sub(1), indent + 2);
        self.at_start = false;
        self.line(indent, "}");
        self.last_end = end;
    }

    /// Where the opening brace of a statement's (last) body stands: the first brace after the last thing of its head.
    fn open_brace(&self, statement: &Statement, end: usize) -> usize {
        let mut index = head_end(statement);
        let bytes = self.source.0.as_bytes();
        while index < end {
            if let Some(comment) = self.comments.iter().find(|comment| comment.start as usize == index) {
                index = comment.end as usize;
                continue;
            }
            if bytes.get(index) == Some(&b'{') {
                break;
            }
            index += 1;
        }
        index
    }

    fn line(&mut self, indent: usize, text: &str) {
        self.out.extend(std::iter::repeat_n(' ', indent));
        self.out.push_str(text);
        self.out.push('\n');
        self.line_has_comment = false;
        self.at_start = false;
    }

    /// Keeps one blank line between the thing printed last and one that starts at `start`.
    fn blank_line(&mut self, start: usize) {
        if !self.at_start && line_feeds(self.source.0, self.last_end, start) > 1 {
            self.out.push('\n');
        }
    }

    /// Prints the comments before a place: behind the line printed last if they were on it, else on lines of their own.
    fn comments_before(&mut self, place: usize, indent: usize) {
        while let Some(comment) = self.next_comment(place) {
            let on_line = line_feeds(self.source.0, self.last_end, comment.start as usize) == 0;
            if on_line && !self.line_has_comment && !self.out.is_empty() {
                self.comment_behind(comment);
            } else {
                self.blank_line(comment.start as usize);
                self.line(indent, self.source.text(comment));
            }
            self.last_end = comment.end as usize;
        }
    }

    /// Prints the comments that stood between the tokens of what was printed last: the first behind it, the others below.
    fn comments_inside(&mut self, place: usize, indent: usize) {
        while let Some(comment) = self.next_comment(place) {
            if self.line_has_comment {
                self.line(indent, self.source.text(comment));
                // Nothing may follow a comment on its line, another comment least of all.
                self.line_has_comment = true;
            } else {
                self.comment_behind(comment);
            }
        }
    }

    fn comment_behind(&mut self, comment: Span) {
        if self.out.ends_with('\n') {
            self.out.pop();
        }
        self.out.push_str("  ");
        self.out.push_str(self.source.text(comment));
        self.out.push('\n');
        self.line_has_comment = true;
        self.at_start = false;
    }

    fn next_comment(&mut self, place: usize) -> Option<Span> {
        let (first, rest) = self.comments.split_first()?;
        if place <= first.start as usize {
            return None;
        }
        self.comments = rest;
        Some(*first)
    }
}

fn pieces_text(lines: &[String]) -> String {
    lines.iter().map(|line| line.trim_start()).collect::<Vec<_>>().join(" ")
}

/// Line feeds between two places of a text.
fn line_feeds(text: &str, start: usize, end: usize) -> usize {
    text.get(start..end).map_or(0, |between| between.bytes().filter(|byte| *byte == b'\n').count())
}

fn start_of(statement: &Statement) -> usize {
    let span = match statement {
        Statement::Element(element) => element.span,
        Statement::Attribute(attribute) => attribute.name,
        Statement::Outcome(outcome) => outcome.span,
        Statement::Use(used) => used.span,
    };
    span.start as usize
}

fn end_of(statement: &Statement) -> usize {
    let end = match statement {
        Statement::Element(element) => element.span.end,
        Statement::Attribute(attribute) => attribute.values.last().map_or(attribute.name.end + 1, value_end),
        Statement::Outcome(outcome) => outcome.span.end,
        Statement::Use(used) => used.span.end,
    };
    end as usize
}

fn value_end(value: &Value) -> u32 {
    match value {
        Value::Path { span, optional, .. } => span.end + u32::from(*optional),
        Value::Text(texts) | Value::MoreText(texts) => texts_end(texts).unwrap_or(0),
        Value::Quantity { number, unit } => unit.end.max(number.end),
        Value::Date(span) => span.end,
        Value::Day { date, label } => texts_end(label).unwrap_or(date.end),
        Value::Expression(span) => span.end + 1,
    }
}

fn texts_end(texts: &[Text]) -> Option<u32> {
    texts.last().map(|text| text.content.end + 1)
}

/// Where the head of a statement ends, before its braces.
fn head_end(statement: &Statement) -> usize {
    let end = match statement {
        Statement::Element(element) => match &element.resume {
            Some(resume) => return route_head_end(resume),
            None => element
                .clauses
                .last()
                .map(|clause| clause.span.end)
                .or(texts_end(&element.label))
                .or(element.more_ids.last().or(element.id.as_ref()).map(|id| id.end))
                .unwrap_or(element.keyword_span.end),
        },
        Statement::Attribute(attribute) => attribute.name.end,
        Statement::Outcome(outcome) => match (&outcome.route, outcome.guard) {
            (Some(route), _) => return route_head_end(route),
            (None, Some(crate::tree::Guard::When(span))) => span.end + 1,
            (None, Some(crate::tree::Guard::Otherwise(span))) => {
                span.end.max(texts_end(&outcome.label).unwrap_or(0))
            }
            (None, None) => texts_end(&outcome.label).unwrap_or(outcome.id.end),
        },
        Statement::Use(used) => used.span.end,
    };
    end as usize
}

/// Where the head of the `end` with which a route ends does end.
fn route_head_end(route: &crate::tree::Route) -> usize {
    use crate::tree::Target;
    match (&route.otherwise, &route.target) {
        (Some(otherwise), _) => route_head_end(otherwise),
        (None, Target::Suspend(_, Some(resume))) => route_head_end(resume),
        (None, Target::End(element)) => {
            let end = element
                .clauses
                .last()
                .map(|clause| clause.span.end)
                .or(texts_end(&element.label))
                .unwrap_or(element.keyword_span.end);
            end as usize
        }
        (None, _) => route.span.end as usize,
    }
}
