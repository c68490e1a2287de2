//! A diagram in words, for those who do not see it.

use crate::emit::diagram::{Drawing, Shape};

/// One line for each item: its name, its lane, whom it faces, and what follows.
pub(super) fn describe(drawing: &Drawing) -> Vec<String> {
    let mut lines = Vec::with_capacity(drawing.items.len());
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); drawing.items.len()];
    for (index, link) in drawing.links.iter().enumerate() {
        after[link.from].push(index);
    }
    let numbers = numbers(drawing);
    for (index, item) in drawing.items.iter().enumerate() {
        let Some(number) = numbers[index] else { continue };
        let mut text = format!("{number}. {}", item.name.text);
        if let Some(note) = &item.note {
            text.push_str(&format!(" [{}]", note.text));
        }
        let lane = &drawing.lanes[item.lane].name;
        if !lane.is_empty() && matches!(item.shape, Shape::Task | Shape::Subprocess) {
            text.push_str(&format!(" ({lane})"));
        }
        for contact in drawing.contacts.iter().filter(|contact| contact.item == index) {
            let arrow = if contact.inward { '⇠' } else { '⇢' };
            text.push_str(&format!(" {arrow} {}", contact.name));
            if !contact.steps.is_empty() {
                text.push_str(&format!(" ({})", contact.steps.text));
            }
        }
        let mut follows = Vec::new();
        let guests =
            (0..drawing.items.len()).filter(|guest| drawing.items[*guest].shape == Shape::Boundary(index));
        let mut open: Vec<(String, usize)> = Vec::new();
        let mut passed: Vec<usize> = Vec::new();
        for from in std::iter::once(index).chain(guests.filter(|_| item.shape == Shape::Subprocess)) {
            let name = if from == index { "" } else { &drawing.items[from].name.text };
            open.extend(after[from].iter().rev().map(|link| (name.to_owned(), *link)));
        }
        // Nameless gateways are passed by, so that words lead from step to step.
        while let Some((mut name, link)) = open.pop() {
            let link = &drawing.links[link];
            if let Some(outcome) = &link.name {
                name =
                    if name.is_empty() { outcome.text.clone() } else { format!("{name}, {}", outcome.text) };
            }
            match numbers[link.to] {
                Some(number) if name.is_empty() => follows.push(format!("→ {number}")),
                Some(number) => follows.push(format!("{name} → {number}")),
                None if !passed.contains(&link.to) => {
                    passed.push(link.to);
                    open.extend(after[link.to].iter().rev().map(|next| (name.clone(), *next)));
                }
                None => {}
            }
        }
        if !follows.is_empty() {
            text.push_str(": ");
            text.push_str(&follows.join("; "));
        }
        lines.push(text);
    }
    lines
}

/// Numbers of the items that have a name of their own.
fn numbers(drawing: &Drawing) -> Vec<Option<usize>> {
    let mut count = 0;
    drawing
        .items
        .iter()
        .map(|item| {
            let named = !item.name.is_empty() && !matches!(item.shape, Shape::Boundary(_) | Shape::Connector);
            named.then(|| {
                count += 1;
                count
            })
        })
        .collect()
}
