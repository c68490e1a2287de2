//! Which layers say an element, in which version, and from when they are in force.

use crate::model::{Date, ElementId, Model, Value};
use ltc_grammar::words::AttributeWord;

/// One layer that says an element, or a part of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Said<'a> {
    /// What says the version: an element of the standard, else its package; an adaptation.
    pub by: ElementId,
    /// The adaptation; `None` for the standard.
    pub adaptation: Option<ElementId>,
    /// Its version; of an adaptation that of the standard it was written for.
    pub version: Option<&'a str>,
    /// The day from which it is in force.
    pub since: Option<Date>,
}

/// The layers of an element: the standard, where it is the standard's, then the adaptations from the general to the special. Those
/// stand there whether they change this element or not: that they change nothing of it is said by them as well.
pub fn layers(model: &Model, id: ElementId) -> Vec<Said<'_>> {
    let region = model.region.as_deref();
    let mut found = Vec::new();
    if region.is_none_or(|region| region.layer(id).is_none()) {
        let nearest = |word| model.ancestry(id).find(|around| model.attribute(*around, word).is_some());
        let by = nearest(AttributeWord::Version).or_else(|| nearest(AttributeWord::Effective));
        let top = model.ancestry(id).last().unwrap_or(id);
        found.push(Said {
            by: by.unwrap_or(top),
            adaptation: None,
            version: nearest(AttributeWord::Version).and_then(|at| model.plain(at, AttributeWord::Version)),
            since: nearest(AttributeWord::Effective).and_then(|at| day(model, at)),
        });
    }
    for adaptation in region.into_iter().flat_map(|region| &region.chain) {
        found.push(Said {
            by: *adaptation,
            adaptation: Some(*adaptation),
            version: model.plain(*adaptation, AttributeWord::Version),
            since: day(model, *adaptation),
        });
    }
    found
}

fn day(model: &Model, id: ElementId) -> Option<Date> {
    match model.attribute(id, AttributeWord::Effective)?.values.first()? {
        Value::Date(day) => Some(*day),
        Value::Reference(_) | Value::Text(_) | Value::Quantity(_) | Value::Word(_) | Value::Expression(_) => {
            None
        }
    }
}
