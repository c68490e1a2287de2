//! A part of a model as text: every element with what it says, names by the id of what they mean. Two models that say the same have the
//! same outline, wherever their elements were written.

use ltc_core::flow::Flow;
use ltc_core::model::{ElementId, Kind, Letter, Model, Route, Target, Value};
use std::fmt::Write;

/// The outline of an element and all it holds.
pub fn outline(model: &Model, id: ElementId) -> String {
    let mut text = String::new();
    write(model, id, 0, &mut text);
    text
}

fn write(model: &Model, id: ElementId, depth: usize, text: &mut String) {
    let element = model.get(id);
    let _ = write!(text, "{}{:?} {}", "  ".repeat(depth), element.kind, element.id);
    for (language, label) in &element.label.texts {
        let _ = write!(text, " @{} {label:?}", model.tag(*language));
    }
    for clause in &element.clauses {
        let _ = write!(text, " {} {}", clause.word.text(), values(model, &clause.values));
    }
    if let Some(route) = &element.route {
        text.push_str(&route_text(model, route));
    }
    text.push('\n');
    let mut attributes: Vec<String> = element
        .attributes
        .iter()
        .map(|attribute| {
            let values = values(model, &attribute.values);
            format!("{}{}: {values}\n", "  ".repeat(depth + 1), attribute.word.text())
        })
        .collect();
    attributes.sort();
    attributes.iter().for_each(|attribute| text.push_str(attribute));
    for letter in Letter::ALL.into_iter().filter(|_| element.kind.is_work() || element.kind == Kind::Task) {
        let roles: Vec<&str> = model.roles(id, letter).into_iter().map(|role| &*model.get(role).id).collect();
        let _ = writeln!(text, "{}({}) {}", "  ".repeat(depth + 1), letter.text(), roles.join(", "));
    }
    for child in &element.children {
        write(model, *child, depth + 1, text);
    }
}

fn values(model: &Model, values: &[Value]) -> String {
    let texts: Vec<String> = values
        .iter()
        .map(|value| match value {
            Value::Reference(reference) => match reference.target {
                Some(target) => model.get(target).id.to_string(),
                None => "?".to_owned(),
            },
            Value::Text(label) => {
                let texts =
                    label.texts.iter().map(|(language, text)| format!("@{} {text:?}", model.tag(*language)));
                texts.collect::<Vec<_>>().join(" ")
            }
            Value::Quantity(quantity) => format!("{}{}", quantity.number, quantity.unit),
            Value::Date(date) => date.to_string(),
            Value::Word(word) => word.to_string(),
            Value::Expression(condition) => condition.text.to_string(),
        })
        .collect();
    texts.join(", ")
}

fn route_text(model: &Model, route: &Route) -> String {
    let target = match &route.target {
        Target::Next => "next".to_owned(),
        Target::Done => "done".to_owned(),
        Target::Step(step) => model.get(*step).id.to_string(),
        Target::End(end) | Target::Suspend(end) => format!("{:?}", model.get(*end).label.first()),
        Target::Unresolved => "?".to_owned(),
    };
    let most = route.at_most.map(|most| format!(" at most {most}")).unwrap_or_default();
    let otherwise = route.otherwise.as_ref().map(|route| format!(" otherwise{}", route_text(model, route)));
    format!(" -> {target}{most}{}", otherwise.unwrap_or_default())
}

/// The flow of a process as text: every node, and every edge with its name.
pub fn flow(model: &Model, process: ElementId) -> String {
    let flow = Flow::of(model, process);
    let nodes = flow.nodes.iter().map(|node| node.id.clone());
    let edges = flow
        .edges
        .iter()
        .map(|edge| format!("{}: {} -> {}", edge.id, flow.node(edge.from).id, flow.node(edge.to).id));
    let mut lines: Vec<String> = nodes.chain(edges).collect();
    lines.sort();
    lines.join("\n")
}
