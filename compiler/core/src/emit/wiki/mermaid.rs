//! A drawing as a Mermaid flowchart. Mermaid has no lanes: the role stands in the box, below the step.

use crate::emit::diagram::{Drawing, Item, Shape};
use crate::flow::{EndKind, Flow, NodeKind};
use std::fmt::Write as _;

/// Writes one drawing of a flow. A drawing of more than 150 items is still one chart; wikis may ask for a higher `maxEdges`.
pub(super) fn chart(flow: &Flow, drawing: &Drawing) -> String {
    let mut out = String::from("flowchart TD\n");
    for (index, item) in drawing.items.iter().enumerate() {
        let id = id(flow, item, index);
        let (open, close) = brackets(flow, item);
        let _ = writeln!(out, "  {id}{open}\"{}\"{close}", text(drawing, item));
    }
    for link in &drawing.links {
        let ends = (drawing.items.get(link.from), drawing.items.get(link.to));
        let (Some(from), Some(to)) = ends else { continue };
        // A boundary event sits on its box: the line leads from there.
        let (from, to) = (id(flow, from, link.from), id(flow, to, link.to));
        let _ = match &link.name {
            Some(name) => writeln!(out, "  {from} -- \"{}\" --> {to}", quoted(&name.text)),
            None => writeln!(out, "  {from} --> {to}"),
        };
    }
    for (index, item) in drawing.items.iter().enumerate() {
        if let Shape::Boundary(host) = item.shape
            && let Some(box_) = drawing.items.get(host)
        {
            let _ = writeln!(out, "  {} -.- {}", id(flow, box_, host), id(flow, item, index));
        }
    }
    out
}

/// The id of an item: the id of its node (letters, digits, `_`, `.` and single `-`, which Mermaid takes) with a mark before it,
/// so that no word of Mermaid (`end`, `graph`) is one.
fn id(flow: &Flow, item: &Item, index: usize) -> String {
    match item.node {
        Some(node) => format!("n.{}", flow.node(node).id),
        None => format!("c.{index}"),
    }
}

fn brackets(flow: &Flow, item: &Item) -> (&'static str, &'static str) {
    match item.shape {
        Shape::Task => ("[", "]"),
        Shape::Subprocess => ("[[", "]]"),
        Shape::Gateway => ("{", "}"),
        Shape::Event => match item.node.map(|node| &flow.node(node).kind) {
            Some(NodeKind::End(EndKind::Case { .. } | EndKind::Done | EndKind::Exit)) => ("(((", ")))"),
            _ => ("([", "])"),
        },
        Shape::Boundary(_) | Shape::Connector => ("([", "])"),
    }
}

/// What stands in a box: note, name, role.
fn text(drawing: &Drawing, item: &Item) -> String {
    let mut lines = Vec::new();
    if let Some(note) = &item.note {
        lines.push(quoted(&note.text));
    }
    if !item.name.text.is_empty() {
        lines.push(quoted(&item.name.text));
    }
    if matches!(item.shape, Shape::Task | Shape::Subprocess)
        && let Some(lane) = drawing.lanes.get(item.lane).filter(|lane| lane.role.is_some())
    {
        lines.push(format!("({})", quoted(&lane.name)));
    }
    match lines.is_empty() {
        // A gateway without a name: joins and merges.
        true => " ".to_owned(),
        false => lines.join("<br/>"),
    }
}

/// A text between Mermaid's quotes: only letters, digits, blanks and harmless marks stand as they are, everything that
/// Mermaid, Markdown or HTML could read is written by its number (`#35;`).
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => {}
            ',' | '.' | '-' | '?' | '!' | ' ' | '\'' => out.push(c),
            c if c.is_ascii() && !c.is_ascii_alphanumeric() => {
                let _ = write!(out, "#{};", c as u32);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn nothing_of_a_label_is_read_as_mermaid_or_html() {
        let hostile = "a\" --> b; %%{init: {}}%% <script>`x`</script> [l](u) #35; & end";
        let safe = quoted(hostile);
        for mark in ['"', '%', '{', '}', '<', '>', '`', '[', '(', '&', ':', '/'] {
            assert!(!safe.contains(mark), "{mark} stands in {safe}");
        }
        assert!(safe.starts_with("a#34; --#62; b#59; #37;#37;"));
    }

    #[test]
    fn chinese_and_emoji_stand_as_they_are() {
        assert_eq!(quoted("验证 线索\n😀"), "验证 线索 😀");
    }
}
