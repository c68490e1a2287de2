//! The reference: `serde_json` reads the same trees, written as JSON, into structs.

use super::{in_parallel, load};
use ltc_grammar::tree::{self, Statement};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::time::Instant;

/// What one file says, as owned text: the fields of the compiler's own tree, spans included.
#[derive(Serialize, Deserialize)]
struct File {
    statements: Vec<Node>,
}

#[derive(Serialize, Deserialize)]
enum Node {
    Element {
        keyword: String,
        id: String,
        label: Vec<(Option<String>, String)>,
        clauses: Vec<(String, Vec<String>)>,
        body: Vec<Node>,
        span: (u32, u32),
    },
    Attribute {
        name: String,
        values: Vec<Value>,
        span: (u32, u32),
    },
    Outcome {
        id: String,
        label: Vec<(Option<String>, String)>,
        route: Option<String>,
        body: Vec<Node>,
        span: (u32, u32),
    },
    Use {
        path: String,
        names: Vec<String>,
    },
}

#[derive(Serialize, Deserialize)]
enum Value {
    Path(String),
    Text(Vec<(Option<String>, String)>),
    Other(String),
}

/// Reads the project's trees as JSON, files in parallel; gives the time and the number of files.
pub(crate) fn read(folder: &Path) -> (f64, usize) {
    let project = load(folder);
    let texts: Vec<String> = project
        .sources
        .iter()
        .map(|source| {
            let file = ltc_grammar::parse(&source.text).file;
            let file = File { statements: nodes(&file.statements, &source.text) };
            serde_json::to_string(&file).expect("trees are data")
        })
        .collect();
    let start = Instant::now();
    let files = in_parallel(&texts, |text| serde_json::from_str::<File>(text).expect("it was just written"));
    let seconds = start.elapsed().as_secs_f64();
    (seconds, files.len())
}

fn nodes(statements: &[Statement], text: &str) -> Vec<Node> {
    statements.iter().map(|statement| node(statement, text)).collect()
}

fn node(statement: &Statement, text: &str) -> Node {
    match statement {
        Statement::Element(element) => Node::Element {
            keyword: element.keyword.text().to_owned(),
            id: element.id.map(|id| id.text(text).to_owned()).unwrap_or_default(),
            label: label(&element.label, text),
            clauses: element
                .clauses
                .iter()
                .map(|clause| (clause.word.text().to_owned(), vec![clause.span.text(text).to_owned()]))
                .collect(),
            body: nodes(element.body.as_deref().unwrap_or_default(), text),
            span: (element.span.start, element.span.end),
        },
        Statement::Attribute(attribute) => Node::Attribute {
            name: attribute.word.text().to_owned(),
            values: attribute.values.iter().map(|value| self::value(value, text)).collect(),
            span: (attribute.name.start, attribute.name.end),
        },
        Statement::Outcome(outcome) => Node::Outcome {
            id: outcome.id.text(text).to_owned(),
            label: label(&outcome.label, text),
            route: outcome.route.as_ref().map(|route| route.span.text(text).to_owned()),
            body: nodes(outcome.body.as_deref().unwrap_or_default(), text),
            span: (outcome.span.start, outcome.span.end),
        },
        Statement::Use(import) => Node::Use {
            path: import.path.text(text).to_owned(),
            names: import.names.iter().map(|name| name.name.text(text).to_owned()).collect(),
        },
    }
}

fn value(value: &tree::Value, text: &str) -> Value {
    match value {
        tree::Value::Path { span, .. } => Value::Path(span.text(text).to_owned()),
        tree::Value::Text(texts) | tree::Value::MoreText(texts) => Value::Text(label(texts, text)),
        tree::Value::Quantity { number, unit } => Value::Other(number.to(*unit).text(text).to_owned()),
        tree::Value::Date(span) | tree::Value::Day { date: span, .. } | tree::Value::Expression(span) => {
            Value::Other(span.text(text).to_owned())
        }
    }
}

fn label(texts: &[tree::Text], source: &str) -> Vec<(Option<String>, String)> {
    texts
        .iter()
        .map(|text| (text.tag.map(|tag| tag.text(source).to_owned()), text.content.text(source).to_owned()))
        .collect()
}
