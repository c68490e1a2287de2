//! Who is meant by a name, seen from a place.

use super::assemble::inside;
use super::fragment::Import;
use crate::diagnostic::nearest;
use crate::model::{Adaptations, ElementId, Elements, Imports, Kind};
use crate::source::SourceId;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

/// All names of a model.
pub(crate) struct Names<'a> {
    elements: &'a Elements,
    /// Children by their holder and name; looked for one by one where there is no table.
    children: Option<FxHashMap<(u32, &'a str), ElementId>>,
    /// Where names are looked for behind the place they stand at: what a region declares for itself.
    also: Vec<ElementId>,
    packages: Vec<(&'a str, ElementId)>,
    /// For each source, its used names; unknown ones are left out.
    imports: Vec<FxHashMap<&'a str, ElementId>>,
    /// For each source, the names it uses that nothing has: told where they are used, and not again.
    astray: Vec<FxHashSet<&'a str>>,
    /// Elements directly in packages, by name; made when the first unknown name asks for it.
    everywhere: OnceLock<FxHashMap<&'a str, Vec<ElementId>>>,
}

/// Why a name could not be resolved.
pub(crate) enum Miss {
    /// Nothing of that name; the part of the path that is missing, and a name that may be meant.
    Unknown {
        /// The first part of the path that nothing has.
        part: String,
        /// What may be meant.
        meant: Option<String>,
        /// A `use` that would bring it into reach.
        import: Option<String>,
    },
    /// Something of that name, but of another kind.
    WrongKind(ElementId),
    /// Nothing of that name, which a `use` of the file is to bring: told there.
    Told,
}

impl<'a> Names<'a> {
    /// Indexes the names. Gives the pairs of siblings that share a name (the first, the other) as well.
    pub(super) fn new(
        elements: &'a Elements,
        roots: &[ElementId],
    ) -> (Names<'a>, Vec<(ElementId, ElementId)>) {
        let mut children: FxHashMap<(u32, &str), ElementId> = FxHashMap::default();
        children.reserve(elements.len());
        let mut doubles = Vec::new();
        for (index, element) in elements.iter().enumerate() {
            for child in &element.children {
                let Some(named) = elements.get(child.index()) else { continue };
                // What is written without a name of its own is told apart by other rules.
                if matches!(named.kind, Kind::End | Kind::Suspend | Kind::Deputy) {
                    continue;
                }
                let first = *children.entry((index as u32, &*named.id)).or_insert(*child);
                if first != *child {
                    doubles.push((first, *child));
                }
            }
        }
        let names = Names {
            elements,
            children: Some(children),
            also: Vec::new(),
            packages: packages(elements, roots),
            imports: Vec::new(),
            astray: Vec::new(),
            everywhere: OnceLock::new(),
        };
        (names, doubles)
    }

    /// Names that are looked for one by one: for the few that a region writes, that is less work than a table of all. `also` are the
    /// elements whose names are in reach everywhere; of two, the first counts.
    pub(crate) fn of_region(
        elements: &'a Elements,
        roots: &[ElementId],
        also: Vec<ElementId>,
        adaptations: &'a Adaptations,
    ) -> Names<'a> {
        let imports = &adaptations.imports;
        let count = imports.iter().map(|(source, _)| source.0 as usize + 1).max().unwrap_or(0);
        let mut by_source = vec![FxHashMap::default(); count];
        for (source, list) in imports {
            if let Some(known) = by_source.get_mut(source.0 as usize) {
                known.extend(list.iter().map(|(name, id)| (&**name, *id)));
            }
        }
        let mut astray = vec![FxHashSet::default(); count];
        for (source, list) in &adaptations.astray {
            if let Some(known) = astray.get_mut(source.0 as usize) {
                known.extend(list.iter().map(|name| &**name));
            }
        }
        Names {
            elements,
            children: None,
            also,
            packages: packages(elements, roots),
            imports: by_source,
            astray,
            everywhere: OnceLock::new(),
        }
    }

    fn child(&self, holder: ElementId, name: &str) -> Option<ElementId> {
        match &self.children {
            Some(table) => table.get(&(holder.0, name)).copied(),
            None => self.elements.get(holder.index())?.children.iter().copied().find(|child| {
                self.elements.get(child.index()).is_some_and(|child| {
                    &*child.id == name && !matches!(child.kind, Kind::End | Kind::Suspend | Kind::Deputy)
                })
            }),
        }
    }

    /// What holds a place, nearest first, and then what else names are looked for in.
    fn scopes(&self, from: ElementId) -> impl Iterator<Item = ElementId> + '_ {
        let around =
            |from| std::iter::successors(Some(from), |at: &ElementId| self.elements.get(at.index())?.parent);
        around(from).chain(self.also.iter().flat_map(move |from| around(*from)))
    }

    /// Takes in what the files use; gives the imports that name nothing, by source.
    pub(super) fn import(&mut self, imports: &'a [Vec<Import>]) -> Vec<(SourceId, &'a Import)> {
        let mut unknown = Vec::new();
        for (index, list) in imports.iter().enumerate() {
            let mut known = FxHashMap::default();
            let mut astray = FxHashSet::default();
            for import in list {
                match self.absolute(&import.path) {
                    Some(id) => {
                        known.insert(&*import.name, id);
                    }
                    None => {
                        unknown.push((SourceId(index as u32), import));
                        astray.insert(&*import.name);
                    }
                }
            }
            self.astray.push(astray);
            self.imports.push(known);
        }
        unknown
    }

    /// What a source brings into reach, by name.
    pub(super) fn imported(&self, source: SourceId) -> Imports {
        let imports = self.imports.get(source.0 as usize);
        let mut list: Imports =
            imports.into_iter().flatten().map(|(name, id)| ((*name).into(), *id)).collect();
        list.sort_unstable();
        list
    }

    /// The names that a source uses and nothing has, in order.
    pub(super) fn astray(&self, source: SourceId) -> Vec<Box<str>> {
        let astray = self.astray.get(source.0 as usize).into_iter().flatten();
        let mut list: Vec<Box<str>> = astray.map(|name| (*name).into()).collect();
        list.sort_unstable();
        list
    }

    /// The element of a full path.
    pub(crate) fn absolute(&self, path: &str) -> Option<ElementId> {
        self.packages.iter().find_map(|(package, root)| self.descend(*root, inside(path, package)?))
    }

    /// The suggestion for a full path that names nothing: the path with its last part set right.
    pub(crate) fn nearest_absolute(&self, path: &str) -> Option<String> {
        if let Some((holder, name)) = path.rsplit_once('.')
            && let Some(id) = self.absolute(holder)
        {
            let meant = nearest(name, self.names_in(id))?;
            return Some(format!("{holder}.{meant}"));
        }
        nearest(path, self.packages.iter().map(|(package, _)| *package)).map(str::to_owned)
    }

    /// Who is meant by `path` at `from`. Of two elements of one name the nearer counts, but one of a wanted kind counts before
    /// one that is not.
    pub(crate) fn resolve(
        &self,
        from: ElementId,
        source: SourceId,
        path: &str,
        wanted: &[Kind],
    ) -> Result<ElementId, Miss> {
        let (first, rest) = path.split_once('.').unwrap_or((path, ""));
        let mut other = None;
        for scope in self.scopes(from) {
            if let Some(found) = self.child(scope, first).and_then(|id| self.descend(id, rest)) {
                if self.is_wanted(found, wanted) {
                    return Ok(found);
                }
                // A line called after who it names does not name itself.
                other = other.or_else(|| (found != from).then_some(found));
            }
        }
        let imported = self.imports.get(source.0 as usize).and_then(|imports| imports.get(first));
        let found = imported.and_then(|id| self.descend(*id, rest)).into_iter().chain(self.absolute(path));
        for found in found {
            if self.is_wanted(found, wanted) {
                return Ok(found);
            }
            other = other.or(Some(found));
        }
        match other {
            Some(found) => Err(Miss::WrongKind(found)),
            None if self.astray.get(source.0 as usize).is_some_and(|astray| astray.contains(first)) => {
                Err(Miss::Told)
            }
            None => Err(self.unknown(from, source, path, wanted)),
        }
    }

    fn unknown(&self, from: ElementId, source: SourceId, path: &str, wanted: &[Kind]) -> Miss {
        let (first, rest) = path.split_once('.').unwrap_or((path, ""));
        for scope in self.scopes(from) {
            if let Some(miss) = self.child(scope, first).and_then(|start| self.missing_part(start, rest)) {
                return miss;
            }
        }
        let imported = self.imports.get(source.0 as usize).and_then(|imports| imports.get(first));
        if let Some(miss) = imported.and_then(|start| self.missing_part(*start, rest)) {
            return miss;
        }
        let mut candidates: Vec<&str> = Vec::new();
        for scope in self.scopes(from) {
            candidates.extend(self.wanted_in(scope, wanted));
        }
        if let Some(imports) = self.imports.get(source.0 as usize) {
            let mut imported: Vec<&str> = imports
                .iter()
                .filter(|(_, id)| self.is_wanted(**id, wanted))
                .map(|(name, _)| *name)
                .collect();
            imported.sort_unstable();
            candidates.extend(imported);
        }
        let leads_there =
            |id: &&ElementId| self.descend(**id, rest).is_some_and(|found| self.is_wanted(found, wanted));
        let import =
            self.everywhere().get(first).and_then(|ids| ids.iter().find(leads_there)).and_then(|id| {
                let element = self.elements.get(id.index())?;
                let package = self.elements.get(element.parent?.index())?;
                Some(format!("use {}.{}", package.id, element.id))
            });
        let meant = nearest(path, candidates).map(str::to_owned);
        let meant = meant.or_else(|| self.meant_before_the_point(from, source, path, wanted));
        let meant = meant.or_else(|| {
            let whole = path.contains('.').then(|| self.nearest_absolute(path)).flatten()?;
            self.absolute(&whole).is_some_and(|found| self.is_wanted(found, wanted)).then_some(whole)
        });
        Miss::Unknown { part: path.to_owned(), meant, import }
    }

    /// The first part of a path is known: the part that is not.
    fn missing_part(&self, start: ElementId, rest: &str) -> Option<Miss> {
        let mut here = start;
        for part in rest.split('.').filter(|part| !part.is_empty()) {
            match self.child(here, part) {
                Some(next) => here = next,
                None => {
                    let meant = nearest(part, self.names_in(here)).map(str::to_owned);
                    return Some(Miss::Unknown { part: part.to_owned(), meant, import: None });
                }
            }
        }
        None
    }

    /// The path that is meant where its first part is misspelt: `lead.amount` for `laed.amount`.
    fn meant_before_the_point(
        &self,
        from: ElementId,
        source: SourceId,
        path: &str,
        wanted: &[Kind],
    ) -> Option<String> {
        let (first, rest) = path.split_once('.')?;
        let mut candidates: Vec<(&str, ElementId)> = Vec::new();
        for scope in self.scopes(from) {
            let named = self.elements.get(scope.index())?.children.iter().take(1_000);
            candidates
                .extend(named.filter_map(|child| Some((&*self.elements.get(child.index())?.id, *child))));
        }
        if let Some(imports) = self.imports.get(source.0 as usize) {
            let mut imported: Vec<(&str, ElementId)> =
                imports.iter().map(|(name, id)| (*name, *id)).collect();
            imported.sort_unstable();
            candidates.extend(imported);
        }
        candidates
            .retain(|(_, id)| self.descend(*id, rest).is_some_and(|found| self.is_wanted(found, wanted)));
        let meant = nearest(first, candidates.iter().map(|(name, _)| *name))?;
        Some(format!("{meant}.{rest}"))
    }

    fn everywhere(&self) -> &FxHashMap<&'a str, Vec<ElementId>> {
        self.everywhere.get_or_init(|| {
            let mut map: FxHashMap<&str, Vec<ElementId>> = FxHashMap::default();
            for (_, root) in &self.packages {
                let children =
                    self.elements.get(root.index()).map(|root| root.children.as_slice()).unwrap_or_default();
                for child in children {
                    if let Some(element) = self.elements.get(child.index()) {
                        map.entry(&element.id).or_default().push(*child);
                    }
                }
            }
            map
        })
    }

    pub(crate) fn descend(&self, from: ElementId, path: &str) -> Option<ElementId> {
        path.split('.').filter(|part| !part.is_empty()).try_fold(from, |at, part| self.child(at, part))
    }

    fn is_wanted(&self, id: ElementId, wanted: &[Kind]) -> bool {
        wanted.is_empty()
            || self.elements.get(id.index()).is_some_and(|element| wanted.contains(&element.kind))
    }

    pub(crate) fn names_in(&self, id: ElementId) -> impl Iterator<Item = &'a str> {
        self.wanted_in(id, &[])
    }

    fn wanted_in(&self, id: ElementId, wanted: &[Kind]) -> impl Iterator<Item = &'a str> {
        let elements = self.elements;
        let children =
            elements.get(id.index()).map(|element| element.children.as_slice()).unwrap_or_default();
        // Suggestions are worth looking at so many siblings, and no more.
        children
            .iter()
            .take(1_000)
            .filter_map(move |child| elements.get(child.index()))
            .filter(move |child| wanted.is_empty() || wanted.contains(&child.kind))
            .map(|child| &*child.id)
    }
}

/// The packages by their paths, the longest first.
fn packages<'a>(elements: &'a Elements, roots: &[ElementId]) -> Vec<(&'a str, ElementId)> {
    let mut packages: Vec<(&str, ElementId)> =
        roots.iter().filter_map(|root| Some((&*elements.get(root.index())?.id, *root))).collect();
    packages.sort_by_key(|(path, _)| std::cmp::Reverse(path.len()));
    packages
}
