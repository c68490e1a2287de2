//! What a project works with beyond what it writes itself.

use super::{ElementId, Model, Value};

/// Which elements belong to a project, by their numbers: its own, what these name and what that names in turn, and what holds it.
pub fn named(model: &Model) -> Vec<bool> {
    let mut found = vec![false; model.elements.len()];
    let mut open: Vec<ElementId> = model.ids().filter(|id| model.is_own(*id)).collect();
    while let Some(id) = open.pop() {
        // What holds it, and what any of them names, belongs to the project as well.
        for id in mark(model, &mut found, id) {
            let element = model.get(id);
            let attributes = element.attributes.iter().flat_map(|attribute| &attribute.values);
            let clauses = element.clauses.iter().flat_map(|clause| &clause.values);
            open.extend(attributes.chain(clauses).filter_map(|value| match value {
                Value::Reference(reference) => reference.target,
                _ => None,
            }));
        }
    }
    found
}

/// Marks an element and what holds it; gives those that were not marked before.
fn mark(model: &Model, found: &mut [bool], id: ElementId) -> Vec<ElementId> {
    let fresh = |id: &ElementId| match found.get_mut(id.index()) {
        Some(mark) if !*mark => {
            *mark = true;
            true
        }
        _ => false,
    };
    model.ancestry(id).take_while(fresh).collect()
}
