//! Fragments of all files → one arena, packages merged, `within` placed. Names are not yet resolved.

use super::codes;
use super::fragment::{Fragment, Import};
use super::schema;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{
    Adaptation, Change, Element, ElementId, Freedom, Ground, Kind, Label, LanguageId, Op, Origin, Route,
    Target,
};
use crate::source::SourceId;
use ltc_grammar::tree::Span;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What assembling gives.
#[derive(Default)]
pub(super) struct Assembled {
    pub(super) elements: Vec<Element>,
    pub(super) roots: Vec<ElementId>,
    /// For each source, what it uses.
    pub(super) imports: Vec<Vec<Import>>,
    /// For each source, the path of the package or element it places its elements in.
    pub(super) scopes: Vec<Box<str>>,
    pub(super) adaptations: Vec<Adaptation>,
    pub(super) findings: Vec<Diagnostic>,
}

/// Elements of a file that has no place of its own yet.
struct Loose {
    source: SourceId,
    path: Box<str>,
    span: Span,
    elements: Vec<ElementId>,
}

/// Puts fragments, in the order of their sources, together. `languages` grows by tags that are no languages of the project.
pub(super) fn assemble(mut fragments: Vec<Fragment>, languages: &mut Vec<String>) -> Assembled {
    name_languages(&mut fragments, languages);
    let mut assembled = Assembled::default();
    let mut packages: FxHashMap<Box<str>, ElementId> = FxHashMap::default();
    let mut offset: u32 = 0;
    // A file whose package is known already gives its elements to it and loses its own package element (local id 0).
    let shifts: Vec<Shift> = fragments
        .iter()
        .map(|fragment| {
            let root = fragment.package.and(fragment.elements.first()).map(|package| package.id.clone());
            let merged = root.and_then(|path| match packages.get(&path) {
                Some(first) => Some(*first),
                None => {
                    packages.insert(path, ElementId(offset));
                    None
                }
            });
            let shift = Shift { offset: offset.wrapping_sub(u32::from(merged.is_some())), merged };
            offset += fragment.elements.len() as u32 - u32::from(merged.is_some());
            shift
        })
        .collect();
    fragments.par_iter_mut().zip(&shifts).for_each(|(fragment, shift)| shift.apply(fragment));
    assembled.elements.reserve(offset as usize);
    let mut loose = Vec::new();
    for (fragment, shift) in fragments.into_iter().zip(&shifts) {
        assembled.findings.extend(fragment.findings);
        assembled.imports.push(fragment.imports);
        assembled.scopes.push(fragment.scope.as_ref().map_or_else(Box::default, |scope| scope.path.clone()));
        assembled.adaptations.extend(fragment.adaptations);
        let mut elements = fragment.elements.into_iter();
        if let Some(first) = shift.merged {
            if let (Some(package), Some(root)) = (elements.next(), assembled.elements.get_mut(first.index()))
            {
                assembled.findings.extend(merge_package(root, package));
            }
        } else if fragment.package.is_some() {
            assembled.roots.push(ElementId(assembled.elements.len() as u32));
        }
        assembled.elements.extend(elements);
        if fragment.package.is_none() && !fragment.loose.is_empty() {
            let (path, span) = match fragment.scope {
                Some(scope) => (scope.path, scope.span),
                None => (Box::from("unnamed"), Span::default()),
            };
            let elements = fragment.loose.iter().map(|id| shift.id(*id)).collect();
            loose.push(Loose { source: fragment.source, path, span, elements });
        }
    }
    place_loose(&mut assembled, loose);
    assembled
}

/// How the local ids of a fragment become ids of the arena.
struct Shift {
    offset: u32,
    /// The package element that stands for the fragment's own (local id 0).
    merged: Option<ElementId>,
}

impl Shift {
    fn id(&self, local: ElementId) -> ElementId {
        match self.merged {
            Some(package) if local.0 == 0 => package,
            _ => ElementId(self.offset.wrapping_add(local.0)),
        }
    }

    fn apply(&self, fragment: &mut Fragment) {
        for element in &mut fragment.elements {
            element.parent = element.parent.map(|parent| self.id(parent));
            for child in &mut element.children {
                *child = self.id(*child);
            }
            if let Some(route) = &mut element.route {
                self.route(route);
            }
        }
        for adaptation in &mut fragment.adaptations {
            adaptation.element = self.id(adaptation.element);
        }
    }

    fn route(&self, route: &mut Route) {
        match &mut route.target {
            Target::End(id) | Target::Suspend(id) => *id = self.id(*id),
            Target::Next | Target::Done | Target::Step(_) | Target::Unresolved => {}
        }
        if let Some(otherwise) = &mut route.otherwise {
            self.route(otherwise);
        }
    }
}

/// Takes what another file says of a package into its element, and reports what is said twice: nothing is dropped unseen.
fn merge_package(root: &mut Element, package: Element) -> Option<Diagnostic> {
    root.children.extend(package.children);
    let (first, second) = (root.origin, package.origin);
    let is_labelled_anew = !root.label.is_empty() && !package.label.is_empty() && package.label != root.label;
    if root.label.is_empty() {
        root.label = package.label;
    }
    let is_described_anew = !root.attributes.is_empty() && !package.attributes.is_empty();
    if root.attributes.is_empty() && !package.attributes.is_empty() {
        // Places of attributes are places in the file of their element, so the element moves with them.
        root.attributes = package.attributes;
        root.origin = package.origin;
    }
    let what = match (is_labelled_anew, is_described_anew) {
        (true, _) => "labelled",
        (false, true) => "described",
        (false, false) => return None,
    };
    let place = |origin: Origin| Place { source: origin.source, span: origin.name };
    let finding = Diagnostic::new(
        &codes::REPEATED_ATTRIBUTE,
        place(second),
        format!("the package `{}` is {what} a second time", package.id),
    )
    .related(place(first), "the first time")
    .help("say all about a package in one file; the others open with `package` and its name only");
    Some(finding)
}

/// Gives every tag that is no language of the project a number that is the same in all files.
fn name_languages(fragments: &mut [Fragment], languages: &mut Vec<String>) {
    let known = languages.len();
    for fragment in fragments.iter_mut().filter(|fragment| !fragment.foreign_languages.is_empty()) {
        let numbers: Vec<u8> = fragment
            .foreign_languages
            .iter()
            .map(|tag| {
                let index =
                    languages.iter().position(|other| other.eq_ignore_ascii_case(tag)).unwrap_or_else(|| {
                        languages.push(tag.clone());
                        languages.len() - 1
                    });
                u8::try_from(index).unwrap_or(u8::MAX)
            })
            .collect();
        let added = fragment.adaptations.iter_mut().flat_map(|adaptation| &mut adaptation.elements);
        for element in fragment.elements.iter_mut().chain(added) {
            rename(&mut element.label, known, &numbers);
            let attributes = element.attributes.iter_mut().flat_map(|attribute| &mut attribute.values);
            let clauses = element.clauses.iter_mut().flat_map(|clause| &mut clause.values);
            for value in attributes.chain(clauses) {
                if let crate::model::Value::Text(label) = value {
                    rename(label, known, &numbers);
                }
            }
        }
        for change in fragment.adaptations.iter_mut().flat_map(|adaptation| &mut adaptation.changes) {
            rename_in_change(change, known, &numbers);
        }
    }
}

fn rename_in_change(change: &mut Change, known: usize, numbers: &[u8]) {
    if let Op::Set(label, _) | Op::Translate(label, _) = &mut change.op {
        rename(label, known, numbers);
    }
    if let Some(because) = &mut change.because
        && let Ground::Law(label) | Ground::Integration(label) = &mut Arc::make_mut(because).ground
    {
        rename(label, known, numbers);
    }
}

fn rename(label: &mut Label, known: usize, numbers: &[u8]) {
    for (language, _) in &mut label.texts {
        if let Some(number) = (language.0 as usize).checked_sub(known).and_then(|index| numbers.get(index)) {
            *language = LanguageId(*number);
        }
    }
}

/// Places the elements of files that open with `within`, as often as one of them makes room for another.
fn place_loose(assembled: &mut Assembled, mut loose: Vec<Loose>) {
    loop {
        let before = loose.len();
        loose.retain(|file| {
            let Some(target) = find(&assembled.elements, &assembled.roots, &file.path) else { return true };
            adopt(assembled, file, target);
            false
        });
        if loose.is_empty() || loose.len() == before {
            break;
        }
    }
    for file in loose {
        if file.span != Span::default() {
            let place = Place { source: file.source, span: file.span };
            let finding = Diagnostic::new(
                &codes::UNKNOWN_NAME,
                place,
                format!("nothing has the path `{}`", file.path),
            )
            .help("write the path of a package or of an element that another file declares; it starts with the package");
            assembled.findings.push(finding);
        }
        // Its elements are kept under a package of that name, so that they are checked all the same.
        let root = ElementId(assembled.elements.len() as u32);
        assembled.elements.push(Element {
            kind: Kind::Package,
            id: file.path.clone(),
            parent: None,
            children: Vec::new(),
            label: Label::default(),
            attributes: Vec::new(),
            clauses: Vec::new(),
            route: None,
            freedom: Freedom::Default,
            origin: Origin { source: file.source, span: file.span, name: file.span },
        });
        assembled.roots.push(root);
        adopt(assembled, &file, root);
    }
}

fn adopt(assembled: &mut Assembled, file: &Loose, target: ElementId) {
    let Some(holder) = assembled.elements.get(target.index()).map(|element| element.kind) else { return };
    for id in &file.elements {
        let Some(element) = assembled.elements.get_mut(id.index()) else { continue };
        element.parent = Some(target);
        if !schema::may_hold(holder, element.kind) && element.kind != Kind::Outcome {
            let place = Place { source: element.origin.source, span: element.origin.name };
            let finding = Diagnostic::new(
                &codes::MISPLACED,
                place,
                format!("{} does not belong in {}", element.kind.indefinite(), holder.indefinite()),
            )
            .related(Place { source: file.source, span: file.span }, "the file places its elements here")
            .help(format!(
                "{} belongs in {}",
                element.kind.indefinite(),
                schema::home(element.kind)
            ));
            assembled.findings.push(finding);
        }
    }
    if let Some(holder) = assembled.elements.get_mut(target.index()) {
        holder.children.extend(&file.elements);
    }
}

/// The element of a full path; the package is the longest that fits.
fn find(elements: &[Element], roots: &[ElementId], path: &str) -> Option<ElementId> {
    let get = |id: ElementId| elements.get(id.index());
    let package = roots
        .iter()
        .copied()
        .filter(|root| get(*root).is_some_and(|root| inside(path, &root.id).is_some()))
        .max_by_key(|root| get(*root).map_or(0, |root| root.id.len()))?;
    let mut at = package;
    for name in inside(path, &get(package)?.id)?.split('.').filter(|name| !name.is_empty()) {
        at = get(at)?
            .children
            .iter()
            .copied()
            .find(|child| get(*child).is_some_and(|child| &*child.id == name))?;
    }
    Some(at)
}

/// What is left of a path behind a package's, if it starts with it.
pub(super) fn inside<'a>(path: &'a str, package: &str) -> Option<&'a str> {
    let rest = path.strip_prefix(package)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('.') }
}
