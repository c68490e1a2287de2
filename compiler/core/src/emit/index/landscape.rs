//! The processes of a project in the order of its landscape.

use crate::emit::site::Handovers;
use crate::model::{ElementId, Kind, Model, by_number};
use ltc_grammar::words::AttributeWord;
use std::collections::BTreeSet;

/// A package, class or group with what it holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Area {
    /// The package, class or group.
    pub element: ElementId,
    /// Its own processes, those below processes included.
    pub processes: Vec<ElementId>,
    /// Areas in it.
    pub areas: Vec<Area>,
}

/// All areas that hold processes of the project, and the classes and groups it has outlined.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Landscape {
    /// Outermost areas: packages.
    pub areas: Vec<Area>,
}

impl Area {
    /// Its processes and those of the areas in it.
    pub fn all_processes(&self) -> Vec<ElementId> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(area) = open.pop() {
            found.extend(&area.processes);
            open.extend(area.areas.iter().rev());
        }
        found
    }
}

impl Landscape {
    /// Reads the tree of a model. Siblings stand in the order of their numbers where each has a `code` that ends in one, else by kind as
    /// a map shows them from above (strategic, operating, …), within a kind that runs the business as they hand over to each other,
    /// and last in order of writing.
    pub fn of(model: &Model) -> Landscape {
        let handovers = Handovers::of(model);
        let areas = model.roots.iter().filter_map(|root| area(model, &handovers, *root)).collect();
        Landscape { areas }
    }

    /// All areas, each before those in it.
    pub fn areas_inside(&self) -> Vec<&Area> {
        let mut found = Vec::new();
        let mut open: Vec<&Area> = self.areas.iter().rev().collect();
        while let Some(area) = open.pop() {
            found.push(area);
            open.extend(area.areas.iter().rev());
        }
        found
    }

    /// All processes, in the order of the landscape.
    pub fn processes(&self) -> Vec<ElementId> {
        let mut found = Vec::new();
        let mut open: Vec<&Area> = self.areas.iter().rev().collect();
        while let Some(area) = open.pop() {
            found.extend(&area.processes);
            open.extend(area.areas.iter().rev());
        }
        found
    }
}

/// The kinds of classes and groups in the order in which a map shows them from above.
pub const TIERS: [&str; 6] = ["strategic", "operating", "execution", "management", "enabling", "supporting"];

/// Whether areas of a kind follow each other.
pub fn is_chain(kind: &str) -> bool {
    !matches!(kind, "strategic" | "management" | "enabling" | "supporting")
}

fn area(model: &Model, handovers: &Handovers, element: ElementId) -> Option<Area> {
    let mut made = Area { element, processes: Vec::new(), areas: Vec::new() };
    let of_kind = |wanted: fn(Kind) -> bool| {
        let children = model.get(element).children.iter().copied();
        in_order(model, handovers, children.filter(|child| wanted(model.get(*child).kind)).collect())
    };
    for child in of_kind(|kind| matches!(kind, Kind::Class | Kind::Group)) {
        made.areas.extend(area(model, handovers, child));
    }
    for child in of_kind(|kind| kind == Kind::Process) {
        if model.is_own(child) {
            made.processes.push(child);
        }
        // A process inside a process is a finding; where it is no error, the process is shown beside the one around it.
        let inner = model.descendants(child).into_iter();
        made.processes.extend(inner.filter(|id| model.get(*id).kind == Kind::Process && model.is_own(*id)));
    }
    // A class or group of the project without processes is an outline: it says what is there, not yet how.
    let outline = model.is_own(element) && model.get(element).kind != Kind::Package;
    (outline || !made.processes.is_empty() || !made.areas.is_empty()).then_some(made)
}

/// Siblings in the order that [`Landscape::of`] tells.
pub fn in_order(model: &Model, handovers: &Handovers, mut siblings: Vec<ElementId>) -> Vec<ElementId> {
    let number = |id: &ElementId| model.code(*id).unwrap_or("");
    if siblings.iter().all(|id| number(id).ends_with(|end: char| end.is_ascii_digit())) {
        siblings.sort_by(|a, b| by_number(number(a), number(b)));
        return siblings;
    }
    let kind = |id: ElementId| model.plain(id, AttributeWord::Kind).unwrap_or("");
    let ids: BTreeSet<ElementId> = siblings.iter().copied().collect();
    let places = handovers.places(model, &ids);
    siblings.sort_by_cached_key(|id| {
        let kind = kind(*id);
        let tier = TIERS.iter().position(|tier| *tier == kind).unwrap_or(TIERS.len());
        (tier, places.get(id).copied().filter(|_| is_chain(kind)).unwrap_or(usize::MAX))
    });
    siblings
}
