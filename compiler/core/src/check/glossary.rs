//! Where a term of the glossary holds.

use crate::model::{ElementId, Kind, Model};

/// What holds terms: elements, and packages for all whose name goes on from theirs.
pub(crate) struct Holders<'m> {
    /// Sorted.
    all: Vec<ElementId>,
    /// Packages, each with the name that others go on from: `acme` for `acme` and for `acme.glossary`.
    packages: Vec<(ElementId, &'m str)>,
    /// What a region defines holds in all of its model.
    regions: Vec<ElementId>,
}

impl<'m> Holders<'m> {
    pub(crate) fn new(model: &'m Model, holders: impl Iterator<Item = ElementId>) -> Holders<'m> {
        let mut all: Vec<ElementId> = holders.collect();
        all.sort_unstable();
        all.dedup();
        let of_kind = |kind: Kind| all.iter().copied().filter(move |id| model.get(*id).kind == kind);
        let packages = of_kind(Kind::Package).map(|id| {
            let name: &str = &model.get(id).id;
            (id, name.strip_suffix(".glossary").unwrap_or(name))
        });
        Holders { packages: packages.collect(), regions: of_kind(Kind::Adaptation).collect(), all }
    }

    /// What holds the terms that hold for an element.
    pub(crate) fn of(&self, model: &Model, id: ElementId) -> Vec<ElementId> {
        let mut found: Vec<ElementId> =
            model.ancestry(id).filter(|ancestor| self.all.binary_search(ancestor).is_ok()).collect();
        let package = model.enclosing(id, Kind::Package).map_or("", |package| &*model.get(package).id);
        let around = |outer: &str| {
            package.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        found.extend(self.packages.iter().filter(|(_, outer)| around(outer)).map(|(holder, _)| *holder));
        found.extend(&self.regions);
        found.sort_unstable();
        found.dedup();
        found
    }
}
