//! The resolution algorithm. Its steps have the numbers they have in `docs/reference/adaptation.md`; a test holds the two together.

use super::Effective;
use super::chain::chain;
use super::codes;
use super::find::{child, find};
use super::weakened::{Conflict, weakened};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{
    Adaptation, Applied, Change, Element, ElementId, Ground, Kind, LanguageId, Model, Op, Path, Position,
    Region, Target,
};
use crate::resolve::region as names;
use crate::source::SourceId;
use crate::translate;
use ltc_grammar::words::AttributeWord;
use rustc_hash::{FxHashMap, FxHashSet};

/// The source of an element that was taken out: none.
const NOWHERE: SourceId = SourceId(u32::MAX);

/// What of an element one change touches; two changes of one adaptation may not touch the same.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Facet {
    /// Whether and where it stands.
    Place,
    /// Its label, as a whole or in a language.
    Label(Option<LanguageId>),
    /// An attribute.
    Attribute(AttributeWord),
    /// An attribute in a language.
    Prose(AttributeWord, LanguageId),
    /// Further texts of an attribute.
    Texts(AttributeWord),
    /// One name among those of an attribute.
    Name(AttributeWord, ElementId),
    /// To which position it is bound.
    Position,
}

impl Facet {
    /// Whether a second change that touches `later` undoes what a first one did here.
    fn is_lost_by(self, later: Facet) -> bool {
        match (self, later) {
            (Facet::Attribute(a) | Facet::Prose(a, _), Facet::Attribute(b))
            | (Facet::Attribute(a), Facet::Name(b, _))
            | (Facet::Attribute(a), Facet::Texts(b))
            | (Facet::Name(a, _) | Facet::Texts(a), Facet::Attribute(b)) => a == b,
            (Facet::Texts(_), Facet::Texts(_)) => false,
            (Facet::Label(_), Facet::Label(None)) => true,
            (before, later) => before == later,
        }
    }

    /// What is done to it, for messages.
    fn what(self) -> String {
        match self {
            Facet::Place => "taken out, replaced or moved".to_owned(),
            Facet::Label(_) => "given a label".to_owned(),
            Facet::Attribute(word) | Facet::Prose(word, _) | Facet::Name(word, _) | Facet::Texts(word) => {
                format!("given `{}`", word.text())
            }
            Facet::Position => "bound to a position".to_owned(),
        }
    }
}

/// A model on its way from the standard's to a region's.
pub(super) struct Applying<'a> {
    pub(super) standard: &'a Model,
    pub(super) model: Model,
    pub(super) region: Region,
    pub(super) findings: Vec<Diagnostic>,
    /// The package behind `of`: where paths start.
    root: ElementId,
    /// The layer that is applied.
    pub(super) adaptation: &'a Adaptation,
    /// What changes have touched of each element: what, by which layer, by which of its changes.
    touched: FxHashMap<ElementId, Vec<(Facet, ElementId, usize)>>,
    /// What was taken out: its path, and by which change.
    gone: Vec<(String, ElementId, usize)>,
    /// What stands for something that was replaced.
    pub(super) replaced: FxHashMap<ElementId, ElementId>,
    /// What the layer wrote names in.
    written: Vec<ElementId>,
    /// Behind a step, or at the beginning of a holder: what this layer put there last, so that additions keep their order.
    behind: FxHashMap<(ElementId, bool), ElementId>,
    /// What the layer and one below both touch.
    conflicts: Vec<Conflict>,
    /// Paths that have been reported.
    lost: FxHashSet<(SourceId, u32)>,
}

/// The model of a region.
pub(super) fn apply(standard: &Model, adaptation: ElementId) -> Effective {
    apply_some(standard, adaptation, usize::MAX)
}

/// The model of a region with so many of its own changes, and all of the layers below.
pub(super) fn apply_some(standard: &Model, adaptation: ElementId, most: usize) -> Effective {
    // Step 1: the chain, from the standard to the region.
    let (chain, package) = match chain(standard, adaptation) {
        Ok(found) => found,
        Err(finding) => {
            return Effective {
                model: standard.clone(),
                findings: finding.into_iter().map(|finding| *finding).collect(),
            };
        }
    };
    let Some(own) = standard.adaptations.list.iter().find(|one| one.element == adaptation) else {
        return Effective { model: standard.clone(), findings: Vec::new() };
    };
    // Step 2: a copy of the standard. Its names keep what they mean there, whatever a region adds.
    let mut applying = Applying {
        standard,
        model: standard.clone(),
        region: Region {
            chain: chain.clone(),
            packages: vec![package],
            standard: standard.elements.len() as u32,
            ..Region::default()
        },
        findings: Vec::new(),
        root: package,
        adaptation: own,
        touched: FxHashMap::default(),
        gone: Vec::new(),
        replaced: FxHashMap::default(),
        written: Vec::new(),
        behind: FxHashMap::default(),
        conflicts: Vec::new(),
        lost: FxHashSet::default(),
    };
    // Step 3: layer by layer, the most general first.
    for layer in chain {
        let Some(layer) = standard.adaptations.list.iter().find(|one| one.element == layer) else { continue };
        // What is wrong in a layer below is told where that layer is looked at.
        applying.findings.clear();
        applying.conflicts.clear();
        let most = if layer.element == adaptation { most } else { usize::MAX };
        applying.layer(layer, most);
    }
    applying.finish()
}

impl<'a> Applying<'a> {
    fn layer(&mut self, adaptation: &'a Adaptation, most: usize) {
        self.adaptation = adaptation;
        self.behind.clear();
        self.written.clear();
        // Step 3.1: what the adaptation declares for itself, and what it will add.
        let offset = self.append();
        let new = |id: ElementId| ElementId(offset + id.0);
        for id in &adaptation.declared {
            self.adopt(new(*id), adaptation.element, usize::MAX);
        }
        // Step 3.2: its changes, in the order they are written.
        for (number, change) in adaptation.changes.iter().enumerate().take(most) {
            self.change(number, change, offset);
        }
        // What could not be put anywhere is left out.
        let first = offset as usize;
        let loose: Vec<ElementId> = (first..self.model.elements.len())
            .map(|index| ElementId(index as u32))
            .filter(|id| self.model.get(*id).parent.is_none() && !self.is_gone(*id))
            .collect();
        for id in loose {
            self.bury(id);
        }
        // Step 3.3: the names it writes, seen from where they now stand.
        let mut written = std::mem::take(&mut self.written);
        written.extend((first..self.model.elements.len()).map(|index| ElementId(index as u32)));
        written.retain(|id| !self.is_gone(*id));
        written.sort_unstable();
        written.dedup();
        let source = self.source();
        let also = self.also();
        let findings = names::link(&mut self.model, &written, source, also);
        self.findings.extend(findings);
    }

    /// Copies the arena of the layer behind the model's; gives the number of its first element.
    fn append(&mut self) -> u32 {
        let offset = self.model.elements.len() as u32;
        let shift = |id: ElementId| ElementId(offset + id.0);
        for element in &self.adaptation.elements {
            let mut element = element.clone();
            element.parent = element.parent.map(shift);
            element.children.iter_mut().for_each(|child| *child = shift(*child));
            let mut route = element.route.as_deref_mut();
            while let Some(at) = route {
                if let Target::End(id) | Target::Suspend(id) = &mut at.target {
                    *id = shift(*id);
                }
                route = at.otherwise.as_deref_mut();
            }
            self.model.elements.push(element);
            self.region.layers.push(self.adaptation.element);
        }
        offset
    }

    fn change(&mut self, number: usize, change: &'a Change, offset: u32) {
        let new = |id: ElementId| ElementId(offset + id.0);
        self.reasoned(change);
        let Some(scope) = self.scope(change) else { return };
        let applied = match &change.op {
            Op::Add(id, position) => self.add(number, change, new(*id), position, scope),
            Op::Remove => self.target(change, scope).and_then(|target| self.remove(number, change, target)),
            Op::Replace(id) => {
                self.target(change, scope).and_then(|target| self.replace(number, change, target, new(*id)))
            }
            Op::Move(position) => self
                .target(change, scope)
                .and_then(|target| self.shift(number, change, target, position, scope)),
            Op::Set(label, attributes) => self
                .target(change, scope)
                .and_then(|target| self.set(number, change, target, label, attributes)),
            Op::Translate(label, attributes) => self
                .target(change, scope)
                .and_then(|target| self.translate(number, change, target, label, attributes)),
            Op::Bind(position) => self.bind(number, change, position),
            Op::Waive(id) => {
                let holder = if change.scopes.is_empty() { self.adaptation.element } else { scope };
                self.adopt(new(*id), holder, number);
                Some((holder, Some(new(*id))))
            }
        };
        let Some((target, made)) = applied else { return };
        let reason = self.reason(change);
        self.region.applied.push(Applied {
            layer: self.adaptation.element,
            change: number,
            target,
            made,
            reason,
        });
        self.widen(target);
    }

    /// The element of the last `at`, or the package.
    fn scope(&mut self, change: &Change) -> Option<ElementId> {
        let mut at = self.root;
        for path in change.scopes.iter() {
            at = self.find(at, path, change)?;
        }
        Some(at)
    }

    fn target(&mut self, change: &Change, scope: ElementId) -> Option<ElementId> {
        let path = change.target.as_ref()?;
        let found = self.find(scope, path, change)?;
        if found == self.root || self.model.get(found).kind == Kind::Adaptation {
            let finding = Diagnostic::new(
                &codes::UNKNOWN_TARGET,
                Place { source: change.source, span: path.span },
                format!(
                    "`{}` is a whole {}, which no region changes",
                    path.text,
                    self.model.get(found).kind.noun()
                ),
            )
            .help("name the step, or what else is changed");
            self.findings.push(finding);
            return None;
        }
        Some(found)
    }

    /// The element of a path; reports one that leads nowhere, each path once.
    pub(super) fn find(&mut self, from: ElementId, path: &Path, change: &Change) -> Option<ElementId> {
        let imports = self.standard.adaptations.imports.iter().find(|(source, _)| *source == change.source);
        let imports = imports.map_or(&[][..], |(_, list)| list.as_slice());
        let lost = match find(&self.model, from, imports, path) {
            Ok(found) => return Some(found),
            Err(lost) => lost,
        };
        let place = Place { source: change.source, span: path.span };
        // A name that a failing `use` should have brought is told there.
        let first = path.text.split('.').next().unwrap_or_default();
        let mut astray =
            self.standard.adaptations.astray.iter().filter(|(source, _)| *source == change.source);
        if astray.any(|(_, names)| names.iter().any(|name| &**name == first)) {
            return None;
        }
        if !self.lost.insert((place.source, place.span.start)) {
            return None;
        }
        let under = |from: ElementId| {
            let whole = format!("{}.{}", self.model.path(from), path.text);
            let gone =
                self.gone.iter().find(|(gone, ..)| whole == *gone || whole.starts_with(&format!("{gone}.")));
            gone.cloned()
        };
        if let Some((gone, layer, number)) = under(from).or_else(|| under(self.root)) {
            self.findings.push(self.of_gone(place, path, &gone, layer, number));
            return None;
        }
        let holder = self.model.path(lost.holder);
        let mut finding = Diagnostic::new(
            &codes::UNKNOWN_TARGET,
            place,
            format!("there is no `{}` in `{holder}`", lost.part),
        );
        finding = match lost.meant {
            Some(meant) => {
                finding.help(format!("did you mean `{meant}`?")).fix(format!("write `{meant}`"), place, meant)
            }
            None => finding.help(format!(
                "paths start below `{}`, or at the `at` around them; `ltc tree` shows them all",
                self.model.path(self.root)
            )),
        };
        self.findings.push(finding);
        None
    }

    fn of_gone(&self, place: Place, path: &Path, gone: &str, layer: ElementId, number: usize) -> Diagnostic {
        let name = gone.rsplit('.').next().unwrap_or(gone);
        let message = format!("`{}` is changed, but `{name}` has been taken out", path.text);
        let mut finding = Diagnostic::new(&codes::CHANGED_AFTER_REMOVAL, place, message);
        let adaptation = self.standard.adaptations.list.iter().find(|one| one.element == layer);
        if let Some(change) = adaptation.and_then(|one| one.changes.get(number)) {
            finding = finding.related(change.place(), "taken out here");
        }
        finding.help("keep one of the two: take the step out, or change it")
    }

    fn add(
        &mut self,
        number: usize,
        change: &Change,
        new: ElementId,
        position: &Position,
        scope: ElementId,
    ) -> Option<(ElementId, Option<ElementId>)> {
        let (holder, index) = self.spot(change, position, scope)?;
        self.fits(change, new, holder)?;
        self.name_is_free(change, new, holder)?;
        self.insert(new, holder, index);
        self.remember_spot(position, scope, change, new);
        self.touch(new, Facet::Place, number, change);
        Some((holder, Some(new)))
    }

    fn remove(
        &mut self,
        number: usize,
        change: &Change,
        target: ElementId,
    ) -> Option<(ElementId, Option<ElementId>)> {
        self.touch_whole(target, number, change)?;
        self.gone.push((self.model.path(target), self.adaptation.element, number));
        self.detach(target);
        self.bury(target);
        Some((target, None))
    }

    fn replace(
        &mut self,
        number: usize,
        change: &Change,
        target: ElementId,
        new: ElementId,
    ) -> Option<(ElementId, Option<ElementId>)> {
        let holder = self.model.get(target).parent?;
        self.fits(change, new, holder)?;
        let same_name = self.model.get(target).id == self.model.get(new).id;
        if !same_name {
            self.name_is_free(change, new, holder)?;
        }
        self.touch_whole(target, number, change)?;
        self.touch(new, Facet::Place, number, change);
        if !same_name {
            self.gone.push((self.model.path(target), self.adaptation.element, number));
        }
        let index = self.detach(target);
        self.bury(target);
        self.insert(new, holder, index);
        self.replaced.insert(target, new);
        Some((target, Some(new)))
    }

    fn shift(
        &mut self,
        number: usize,
        change: &Change,
        target: ElementId,
        position: &Position,
        scope: ElementId,
    ) -> Option<(ElementId, Option<ElementId>)> {
        let scope = match position {
            // `move X first` means: first of what holds it.
            Position::First | Position::Last => self.model.get(target).parent.unwrap_or(scope),
            Position::Before(_) | Position::After(_) => scope,
        };
        let (holder, _) = self.spot(change, position, scope)?;
        if self.model.ancestry(holder).any(|around| around == target) {
            let finding = Diagnostic::new(
                &codes::UNKNOWN_TARGET,
                change.place(),
                format!("`{}` would be moved into itself", self.model.get(target).id),
            )
            .help("name a place outside of what is moved");
            self.findings.push(finding);
            return None;
        }
        if Some(holder) != self.model.get(target).parent {
            self.fits(change, target, holder)?;
            self.name_is_free(change, target, holder)?;
        }
        self.touch(target, Facet::Place, number, change)?;
        self.detach(target);
        // The place is looked for anew, since numbers of places have changed.
        let (holder, index) = self.spot(change, position, scope)?;
        self.insert(target, holder, index);
        self.remember_spot(position, scope, change, target);
        Some((target, None))
    }

    fn bind(
        &mut self,
        number: usize,
        change: &Change,
        position: &Path,
    ) -> Option<(ElementId, Option<ElementId>)> {
        let role = change.target.as_ref()?;
        let role = self.named(change, role, &[Kind::Role, Kind::Team], "bind")?;
        // A post has one holder, who is no team.
        let from: &'static [Kind] = match self.model.get(role).kind {
            Kind::Team => &[Kind::Pool, Kind::Unit],
            _ => &[Kind::Position, Kind::Pool, Kind::Unit],
        };
        let to = self.named(change, position, from, "to")?;
        self.touch(role, Facet::Position, number, change)?;
        self.play(change, role, to, position);
        Some((role, Some(to)))
    }

    /// Whether a layer may touch what of an element; reports what its own changes touched before.
    pub(super) fn touch(
        &mut self,
        id: ElementId,
        facet: Facet,
        number: usize,
        change: &Change,
    ) -> Option<()> {
        let layer = self.adaptation.element;
        let before = self.touched.get(&id).map_or(&[][..], Vec::as_slice);
        let mut overlapping = before.iter().filter(|(before, ..)| before.is_lost_by(facet));
        if let Some((_, _, first)) = overlapping.clone().find(|(_, other, _)| *other == layer).copied() {
            self.twice(id, facet.what(), first, change);
            return None;
        }
        let below = overlapping.next().map(|(_, other, _)| *other);
        let below = below.or_else(|| self.region.layer(id)).filter(|below| *below != layer);
        self.conflicts.extend(below.map(|below| Conflict { element: id, facet, change: number, below }));
        self.touched.entry(id).or_default().push((facet, layer, number));
        Some(())
    }

    /// Whether a layer may take an element away: neither it nor a layer below may have touched anything in it.
    fn touch_whole(&mut self, id: ElementId, number: usize, change: &Change) -> Option<()> {
        let layer = self.adaptation.element;
        let mut inside: Vec<(usize, ElementId)> = self
            .touched
            .iter()
            .filter(|(touched, _)| self.model.ancestry(**touched).any(|around| around == id))
            .flat_map(|(_, all)| all)
            .filter(|(facet, ..)| !matches!(facet, Facet::Position))
            .map(|(_, other, number)| (*number, *other))
            .collect();
        inside.sort_unstable();
        // That no region takes a control away matters more than that two changes meet: the refusal says it.
        let control = |id: ElementId| matches!(self.model.get(id).kind, Kind::Kcp | Kind::Gate);
        let refused = self.region.layer(id).is_none()
            && (self.model.ancestry(id).any(control) || self.model.descendants(id).into_iter().any(control));
        if let Some((first, _)) = inside.iter().find(|(_, other)| *other == layer && !refused) {
            self.twice(id, "changed, and then taken away,".to_owned(), *first, change);
            return None;
        }
        let below = inside.first().map(|(_, other)| *other).or_else(|| self.region.layer(id));
        if let Some(below) = below.filter(|below| *below != layer) {
            self.conflicts.push(Conflict { element: id, facet: Facet::Place, change: number, below });
        }
        self.touched.entry(id).or_default().push((Facet::Place, layer, number));
        Some(())
    }

    fn twice(&mut self, id: ElementId, what: String, first: usize, change: &Change) {
        let name = super::named(&self.model, id);
        let message = format!("{name} is {what} by one adaptation in two changes");
        let mut finding = Diagnostic::new(&codes::CHANGED_TWICE, change.place(), message).label("the second");
        if let Some(first) = self.adaptation.changes.get(first) {
            finding = finding.related(first.place(), "the first");
        }
        self.findings.push(finding.help("say in one change how it shall be"));
    }

    /// Where a position is: what holds it, and the number among its children.
    fn spot(&mut self, change: &Change, position: &Position, scope: ElementId) -> Option<(ElementId, usize)> {
        let (path, after) = match position {
            Position::First => {
                let behind = self.behind.get(&(scope, false)).copied();
                let index = behind.and_then(|last| self.index(scope, last)).map_or(0, |index| index + 1);
                return Some((scope, index));
            }
            Position::Last => return Some((scope, self.model.get(scope).children.len())),
            Position::Before(path) => (path, false),
            Position::After(path) => (path, true),
        };
        let sibling = self.find(scope, path, change)?;
        let Some(holder) = self.model.get(sibling).parent else {
            let place = Place { source: change.source, span: path.span };
            let message = format!("beside `{}` there is no place: it is a whole package", path.text);
            self.findings.push(Diagnostic::new(&codes::UNKNOWN_TARGET, place, message).help("name a step"));
            return None;
        };
        let behind = self.behind.get(&(sibling, true)).copied().filter(|_| after);
        let beside = behind.filter(|last| self.model.get(*last).parent == Some(holder)).unwrap_or(sibling);
        let index = self.index(holder, beside).unwrap_or(0);
        Some((holder, index + usize::from(after)))
    }

    fn remember_spot(&mut self, position: &Position, scope: ElementId, change: &Change, placed: ElementId) {
        match position {
            Position::First => {
                self.behind.insert((scope, false), placed);
            }
            Position::After(path) => {
                if let Some(sibling) = self.find(scope, path, change) {
                    self.behind.insert((sibling, true), placed);
                }
            }
            Position::Before(_) | Position::Last => {}
        }
    }

    fn index(&self, holder: ElementId, id: ElementId) -> Option<usize> {
        self.model.get(holder).children.iter().position(|child| *child == id)
    }

    fn fits(&mut self, change: &Change, id: ElementId, holder: ElementId) -> Option<()> {
        let (kind, around) = (self.model.get(id).kind, self.model.get(holder).kind);
        if names::may_hold(around, kind) {
            return Some(());
        }
        let finding = Diagnostic::new(
            &crate::resolve::codes::MISPLACED,
            change.place(),
            format!("{} does not belong in {}", kind.indefinite(), around.indefinite()),
        )
        .related(self.model.place(holder), format!("it would stand in this {}", around.noun()))
        .help(format!("{} belongs in {}", kind.indefinite(), names::home(kind)));
        self.findings.push(finding);
        None
    }

    fn name_is_free(&mut self, change: &Change, new: ElementId, holder: ElementId) -> Option<()> {
        let element = self.model.get(new);
        if matches!(element.kind, Kind::End | Kind::Suspend | Kind::Deputy) {
            return Some(());
        }
        let Some(taken) = child(&self.model, holder, &element.id) else { return Some(()) };
        let written = self.model.sources.text(element.origin.source, element.origin.name);
        if written != &*element.id {
            // The id is made up: any free one will do.
            let free = (2..u32::MAX)
                .map(|count| format!("{}_{count}", element.id))
                .find(|id| child(&self.model, holder, id).is_none());
            let free = free.unwrap_or_default();
            self.edit(new).id = free.into();
            return Some(());
        }
        let message = format!("`{}` has a `{}` already", self.model.path(holder), element.id);
        let finding = Diagnostic::new(&codes::NAME_TAKEN, change.place(), message)
            .label("the same id a second time")
            .related(self.model.place(taken), "the one there is")
            .help("give what you add an id of its own; ids of the standard are never used again");
        self.findings.push(finding);
        None
    }

    fn insert(&mut self, id: ElementId, holder: ElementId, index: usize) {
        self.edit(id).parent = Some(holder);
        let children = &mut self.edit(holder).children;
        children.insert(index.min(children.len()), id);
    }

    fn adopt(&mut self, id: ElementId, holder: ElementId, number: usize) {
        if number == usize::MAX
            && let Some(taken) = child(&self.model, holder, &self.model.get(id).id)
        {
            let finding = Diagnostic::new(
                &crate::resolve::codes::DUPLICATE_NAME,
                self.model.place(id),
                format!("`{}` is declared twice side by side", self.model.get(id).id),
            )
            .label("the second")
            .related(self.model.place(taken), "declared first here")
            .help("give one of them another id, or remove one");
            self.findings.push(finding);
        }
        let end = self.model.get(holder).children.len();
        self.insert(id, holder, end);
    }

    /// Takes it from what holds it; gives its number there.
    fn detach(&mut self, id: ElementId) -> usize {
        let Some(holder) = self.model.get(id).parent else { return 0 };
        let index = self.index(holder, id).unwrap_or(0);
        self.edit(holder).children.retain(|child| *child != id);
        index
    }

    /// Takes it out, with all it holds: nothing is left under these numbers but kind, id and label.
    fn bury(&mut self, id: ElementId) {
        self.region.homes.extend(self.model.get(id).parent.map(|home| (id, home)));
        for id in self.model.descendants(id).into_iter().chain([id]) {
            let element = self.edit(id);
            element.parent = None;
            element.children.clear();
            element.attributes.clear();
            element.clauses.clear();
            element.route = None;
            element.origin.source = NOWHERE;
            self.region.removed.push(id);
        }
    }

    fn is_gone(&self, id: ElementId) -> bool {
        self.model.get(id).origin.source == NOWHERE
    }

    pub(super) fn edit(&mut self, id: ElementId) -> &mut Element {
        self.model
            .elements
            .get_mut(id.index())
            .expect("an element id is made only by the model that holds the element")
    }

    /// Notes that names were written in an element.
    pub(super) fn wrote(&mut self, id: ElementId) {
        self.written.push(id);
    }

    pub(super) fn source(&self) -> SourceId {
        self.standard.get(self.adaptation.element).origin.source
    }

    /// Where names are in reach from everywhere in the layer: what it and the layers below declare.
    pub(super) fn also(&self) -> Vec<ElementId> {
        let chain = &self.region.chain;
        let own = chain.iter().position(|layer| *layer == self.adaptation.element).unwrap_or(0);
        chain.iter().take(own + 1).rev().copied().collect()
    }

    /// The element a name means, looked for as names in steps are.
    pub(super) fn named(
        &mut self,
        change: &Change,
        path: &Path,
        wanted: &'static [Kind],
        what: &str,
    ) -> Option<ElementId> {
        let place = Place { source: change.source, span: path.span };
        let from = self.adaptation.element;
        match names::named(&self.model, place, from, self.also(), wanted, what) {
            Ok(found) => Some(found),
            Err(finding) => {
                self.findings.extend(finding.map(|finding| *finding));
                None
            }
        }
    }

    /// A package whose processes are changed is the region's as well.
    fn widen(&mut self, target: ElementId) {
        let Some(package) = self.model.ancestry(target).last() else { return };
        if self.region.packages.contains(&package) || self.model.get(package).kind != Kind::Package {
            return;
        }
        let in_process = self.model.enclosing(target, Kind::Process).is_some();
        if in_process {
            self.region.packages.push(package);
        }
    }

    /// Every change says why.
    fn reasoned(&mut self, change: &Change) {
        let finding = |code: &'static Code, message: String| {
            let mut finding = Diagnostic::new(code, change.place(), message);
            finding.severity = code.severity(self.standard.status(self.adaptation.element));
            finding
        };
        let found = match (&change.op, &change.because) {
            (Op::Translate(..) | Op::Waive(_), _) => return,
            (op, None) => finding(&codes::CHANGE_WITHOUT_REASON, format!("this `{}` does not say why", op.word()))
                .help("write behind it `because law \"…\" in_force 2026-01-01`, `because customer party.step`, `because pain name` or `because integration \"…\"`; behind `at` it counts for all inside"),
            (_, Some(because)) => {
                let (Ground::Law(text) | Ground::Integration(text)) = &because.ground else { return };
                if text.texts.iter().any(|(_, text)| !text.trim().is_empty()) {
                    return;
                }
                let place = Place { source: because.source, span: because.span };
                let word = because.ground.word();
                finding(&codes::REASON_WITHOUT_REFERENCE, format!("`because {word}` names nothing"))
                    .at(place)
                    .help(match because.ground {
                        Ground::Law(_) => "name the law and its section: `because law \"VAT act, section 14\" in_force 2026-01-01`",
                        _ => "say what is integrated with what: `because integration \"Invoices come from the tax system\"`",
                    })
            }
        };
        if !self.findings.contains(&found) {
            self.findings.push(found);
        }
    }

    /// The customer's step or the pain point behind a reason.
    fn reason(&mut self, change: &Change) -> Option<ElementId> {
        let because = change.because.as_ref()?;
        let (reference, wanted, what): (_, &'static [Kind], _) = match &because.ground {
            Ground::Customer(reference) => (reference, &[Kind::Step], "because customer"),
            Ground::Pain(reference) => (reference, &[Kind::Pain], "because pain"),
            Ground::Law(_) | Ground::Integration(_) => return None,
        };
        match names::named(&self.model, reference.place(), self.adaptation.element, self.also(), wanted, what)
        {
            Ok(found) => Some(found),
            Err(finding) => {
                if let Some(finding) = finding.filter(|finding| !self.findings.contains(finding)) {
                    self.findings.push(*finding);
                }
                None
            }
        }
    }

    fn finish(mut self) -> Effective {
        self.region.removed.sort_unstable();
        self.region.removed.dedup();
        // Step 4: names of what was replaced mean what stands there now; names of what was taken out are findings.
        if !self.region.removed.is_empty() {
            self.retarget();
        }
        // Step 5: what the region is.
        let calendar = self
            .model
            .references(self.adaptation.element, AttributeWord::Calendar)
            .find_map(|one| one.target);
        if calendar.is_some() {
            self.region.calendar = calendar;
        }
        self.own();
        let chain = self.region.chain.clone();
        self.model.region = Some(Box::new(self.region));
        // Step 6: between two layers the more specific wins only if it is at least as strict.
        let changes = &self.adaptation.changes;
        let weakened = weakened(self.standard, &self.model, &chain, changes, &self.conflicts);
        self.findings.extend(weakened);
        // Step 7: what the files of translations say of what is new here.
        self.findings.extend(translate::apply_to_region(&mut self.model));
        Effective { model: self.model, findings: self.findings }
    }

    /// What is checked and built: the region's files, those of its layers, and the packages it adapts.
    fn own(&mut self) {
        let region = &self.region;
        let sources: Vec<SourceId> =
            region.chain.iter().map(|layer| self.standard.get(*layer).origin.source).collect();
        let mut packages = region.packages.clone();
        packages.extend(region.chain.iter().filter_map(|layer| self.standard.get(*layer).parent));
        for (index, package) in self.standard.source_packages.iter().enumerate() {
            if package.is_some_and(|package| packages.contains(&package))
                && let Some(own) = self.model.own_sources.get_mut(index)
            {
                *own = true;
            }
        }
        self.region.sources = sources;
    }
}
