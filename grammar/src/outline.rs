//! What a tree says, without places: one line for each statement. Two texts with the same outline mean the same.

use std::fmt::Write;

use crate::tree::{
    Attribute, Clause, Element, File, Guard, Outcome, Prefix, Route, Sign, Span, Statement, Target, Text,
    Value,
};

/// The outline of a file, for people, tests and the formatter's proof.
pub fn outline(source: &str, file: &File) -> String {
    let mut outline = Outline { source, out: String::new(), depth: 0 };
    outline.statements(&file.statements);
    outline.out
}

struct Outline<'s> {
    source: &'s str,
    out: String,
    depth: usize,
}

impl<'s> Outline<'s> {
    fn text(&self, span: Span) -> &'s str {
        span.text(self.source)
    }

    fn begin(&mut self) {
        for _ in 0..self.depth {
            self.out.push_str("  ");
        }
    }

    fn add(&mut self, role: &str, text: &str) {
        // Writing to a string cannot fail.
        let _ = write!(self.out, " {role}<{text}>");
    }

    fn statements(&mut self, statements: &[Statement]) {
        for statement in statements {
            self.begin();
            match statement {
                Statement::Element(element) => {
                    self.element(element);
                    continue;
                }
                Statement::Attribute(attribute) => self.attribute(attribute),
                Statement::Outcome(outcome) => {
                    self.outcome(outcome);
                    continue;
                }
                Statement::Use(used) => {
                    self.out.push_str("use");
                    self.add("path", self.text(used.path));
                    for name in &used.names {
                        self.add("name", self.text(name.name));
                        if let Some(rename) = name.rename {
                            self.add("as", self.text(rename));
                        }
                    }
                    if let Some(rename) = used.rename {
                        self.add("as", self.text(rename));
                    }
                }
            }
            self.out.push('\n');
        }
    }

    fn body(&mut self, body: Option<&Vec<Statement>>) {
        if body.is_some() {
            self.out.push_str(" {");
        }
        self.out.push('\n');
        if let Some(statements) = body {
            self.depth += 1;
            self.statements(statements);
            self.depth -= 1;
        }
    }

    fn attribute(&mut self, attribute: &Attribute) {
        self.out.push_str("attribute");
        self.add("name", self.text(attribute.name));
        for value in &attribute.values {
            self.value(value);
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Path { span, sign, optional } => {
                let role = match sign {
                    Sign::None => "path",
                    Sign::Plus => "plus",
                    Sign::Minus => "minus",
                };
                self.add(role, self.text(*span));
                if *optional {
                    self.out.push('?');
                }
            }
            Value::Text(texts) => self.texts("text", texts),
            Value::MoreText(texts) => self.texts("plus_text", texts),
            Value::Quantity { number, unit } => {
                self.add("number", self.text(*number));
                self.add("unit", self.text(*unit));
            }
            Value::Date(span) => self.add("date", self.text(*span)),
            Value::Day { date, label } => {
                self.add("date", self.text(*date));
                self.texts("text", label);
            }
            Value::Expression(span) => self.expression(*span),
        }
    }

    /// Line ends and indentation inside an expression mean nothing.
    fn expression(&mut self, span: Span) {
        let lines: Vec<&str> = self.text(span).trim().lines().map(str::trim).collect();
        self.add("expression", &lines.join("\n"));
    }

    fn texts(&mut self, role: &str, texts: &[Text]) {
        for text in texts {
            match text.tag {
                Some(tag) => self.add("tag", self.text(tag)),
                None => self.add(role, ""),
            }
            self.add("content", self.text(text.content));
        }
    }

    fn element(&mut self, element: &Element) {
        self.out.push_str(element.keyword.text());
        for prefix in &element.prefixes {
            match prefix {
                Prefix::Open(_) => self.add("open", ""),
                Prefix::Sealed(_) => self.add("sealed", ""),
                Prefix::Tighten(_) => self.add("tighten", ""),
                Prefix::Add(_) => self.add("add", ""),
                Prefix::Replace { target, .. } => self.add("replace", self.text(*target)),
            }
        }
        for id in element.id.iter().chain(&element.more_ids) {
            self.add("id", self.text(*id));
        }
        self.texts("label", &element.label);
        for clause in &element.clauses {
            self.clause(clause);
        }
        self.body(element.body.as_ref());
        if let Some(resume) = &element.resume {
            self.depth += 1;
            self.route(resume);
            self.depth -= 1;
        }
    }

    fn clause(&mut self, clause: &Clause) {
        self.add("clause", clause.word.text());
        for value in &clause.values {
            self.value(value);
        }
    }

    fn outcome(&mut self, outcome: &Outcome) {
        self.out.push_str("outcome");
        self.add("id", self.text(outcome.id));
        self.texts("label", &outcome.label);
        match outcome.guard {
            Some(Guard::When(span)) => self.expression(span),
            Some(Guard::Otherwise(_)) => self.add("otherwise", ""),
            None => {}
        }
        if let Some(route) = &outcome.route {
            self.out.push('\n');
            self.depth += 1;
            self.route(route);
            self.depth -= 1;
        }
        self.body(outcome.body.as_ref());
    }

    fn route(&mut self, route: &Route) {
        self.begin();
        self.out.push_str("to");
        if let Some(at_most) = route.at_most {
            self.add("at most", self.text(at_most));
        }
        match &route.target {
            Target::Next(_) => self.add("next", ""),
            Target::Done(_) => self.add("done", ""),
            Target::Path(span) => self.add("step", self.text(*span)),
            Target::Missing(_) => self.add("missing", ""),
            Target::End(element) => self.element(element),
            Target::Suspend(element, resume) => {
                self.element(element);
                if let Some(resume) = resume {
                    self.depth += 1;
                    self.route(resume);
                    self.depth -= 1;
                }
            }
        }
        self.out.push('\n');
        if let Some(otherwise) = &route.otherwise {
            self.route(otherwise);
        }
    }
}
