//! What `adapt` asks of this room: attributes of a change in the shape their element takes, and names that a region writes.

use super::link;
use super::lower;
use super::names::Names;
use super::schema;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Attribute, ElementId, Elements, Kind, Model};
use crate::source::SourceId;
use ltc_grammar::tree;
use ltc_grammar::words::AttributeWord;

/// The attributes of a change, as an element of a kind takes them.
pub(crate) fn attributes(
    model: &Model,
    source: SourceId,
    kind: Kind,
    written: &[tree::Attribute],
) -> (Vec<Attribute>, Vec<Diagnostic>) {
    lower::attributes(written, model.sources.text_of(source), source, &model.languages, kind)
}

/// The kinds of element an attribute names; `None` where it names none.
pub(crate) fn wanted(word: AttributeWord, kind: Kind) -> Option<&'static [Kind]> {
    link::wanted_of_attribute(word, kind)
}

/// Whether an element of a kind may stand in one of another.
pub(crate) fn may_hold(holder: Kind, kind: Kind) -> bool {
    schema::may_hold(holder, kind)
}

/// Where elements of a kind belong, in words.
pub(crate) fn home(kind: Kind) -> &'static str {
    schema::home(kind)
}

/// Resolves the names that the elements `ids` write in `source` and that nothing is known of yet.
pub(crate) fn link(
    model: &mut Model,
    ids: &[ElementId],
    source: SourceId,
    also: Vec<ElementId>,
) -> Vec<Diagnostic> {
    let (targets, mut findings) = {
        let names = Names::of_region(&model.elements, &model.roots, also, &model.adaptations);
        link::link_some(ids, &model.elements, &names, &model.sources)
    };
    for (id, targets) in ids.iter().zip(targets) {
        if let Some(element) = model.elements.get_mut(id.index()) {
            link::write_one(element, targets);
        }
    }
    findings.retain(|finding| finding.place.is_some_and(|place| place.source == source));
    findings
}

/// One name that a region writes in a reason or a path: an element of a wanted kind, or what to say, where that has not been said.
pub(crate) fn named(
    model: &Model,
    place: Place,
    from: ElementId,
    also: Vec<ElementId>,
    wanted: &'static [Kind],
    what: &str,
) -> Result<ElementId, Option<Box<Diagnostic>>> {
    let names = Names::of_region(&model.elements, &model.roots, also, &model.adaptations);
    link::resolve_one(place, from, wanted, what, &model.elements, &names, &model.sources)
}

/// The elements below a holder that a name may mean, for suggestions.
pub(crate) fn children_named(elements: &Elements, holder: ElementId) -> Vec<&str> {
    let holder = elements.get(holder.index());
    let children = holder.map(|holder| holder.children.as_slice()).unwrap_or_default();
    children.iter().take(1_000).filter_map(|id| Some(&*elements.get(id.index())?.id)).collect()
}

/// Whether a package has processes, or steps, of its own.
pub(crate) fn holds_processes(model: &Model, package: ElementId) -> bool {
    in_package(&model.elements, package)
}

/// As [`holds_processes`], while the model is made.
pub(super) fn in_package(elements: &Elements, package: ElementId) -> bool {
    let children =
        elements.get(package.index()).map(|package| package.children.as_slice()).unwrap_or_default();
    children
        .iter()
        .filter_map(|child| elements.get(child.index()))
        .any(|child| child.kind.level().is_some() || child.kind.is_step())
}
