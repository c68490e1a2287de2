//! The processes of a project in the order of its landscape.

use crate::model::{ElementId, Kind, Model, by_number};

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
    /// Reads the tree of a model: siblings stand in the order of their numbers (`code`) where all have one, else in order of writing.
    pub fn of(model: &Model) -> Landscape {
        let areas = model.roots.iter().filter_map(|root| area(model, *root)).collect();
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

fn area(model: &Model, element: ElementId) -> Option<Area> {
    let mut made = Area { element, processes: Vec::new(), areas: Vec::new() };
    for child in in_order(model, &model.get(element).children) {
        match model.get(child).kind {
            Kind::Class | Kind::Group => made.areas.extend(area(model, child)),
            Kind::Process => {
                if model.is_own(child) {
                    made.processes.push(child);
                }
                // A process inside a process is a finding; where it is no error, the process is shown beside the one around it.
                let inner = model.descendants(child).into_iter();
                made.processes
                    .extend(inner.filter(|id| model.get(*id).kind == Kind::Process && model.is_own(*id)));
            }
            _ => {}
        }
    }
    // A class or group of the project without processes is an outline: it says what is there, not yet how.
    let outline = model.is_own(element) && model.get(element).kind != Kind::Package;
    (outline || !made.processes.is_empty() || !made.areas.is_empty()).then_some(made)
}

/// Classes, groups and processes among siblings, by number where all have one.
fn in_order(model: &Model, children: &[ElementId]) -> Vec<ElementId> {
    let shown = |id: &ElementId| matches!(model.get(*id).kind, Kind::Class | Kind::Group | Kind::Process);
    let mut siblings: Vec<ElementId> = children.iter().copied().filter(shown).collect();
    if siblings.iter().all(|id| model.code(*id).is_some()) {
        siblings.sort_by(|a, b| by_number(model.code(*a).unwrap_or(""), model.code(*b).unwrap_or("")));
    }
    siblings
}
