//! What one file contributes to the model, before names are known.

use crate::diagnostic::Diagnostic;
use crate::model::{Adaptation, Element, ElementId, Kind};
use crate::source::SourceId;
use ltc_grammar::tree::Span;

/// Where a file places its elements.
#[derive(Debug)]
pub(super) struct Scope {
    /// The path of the package or of the element.
    pub(super) path: Box<str>,
    /// Where the path stands.
    pub(super) span: Span,
}

/// One name a file uses of another package.
#[derive(Debug)]
pub(super) struct Import {
    /// The name in this file.
    pub(super) name: Box<str>,
    /// The whole path it stands for.
    pub(super) path: Box<str>,
    /// Where it is written.
    pub(super) span: Span,
}

/// What one file contributes. Ids are local: indices into `elements`.
#[derive(Debug)]
pub(super) struct Fragment {
    pub(super) source: SourceId,
    pub(super) scope: Option<Scope>,
    /// The local element of `package`, if the file opens with it.
    pub(super) package: Option<ElementId>,
    pub(super) elements: Vec<Element>,
    /// Elements without a local parent, but for the package.
    pub(super) loose: Vec<ElementId>,
    pub(super) imports: Vec<Import>,
    /// Its adaptations; their elements are local ids.
    pub(super) adaptations: Vec<Adaptation>,
    /// Tags that are not languages of the project.
    pub(super) foreign_languages: Vec<String>,
    pub(super) findings: Vec<Diagnostic>,
}

impl Fragment {
    pub(super) fn new(source: SourceId) -> Fragment {
        Fragment {
            source,
            scope: None,
            package: None,
            elements: Vec::new(),
            loose: Vec::new(),
            imports: Vec::new(),
            adaptations: Vec::new(),
            foreign_languages: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// Adds an element below its parent.
    pub(super) fn push(&mut self, element: Element) -> ElementId {
        let id = ElementId(self.elements.len() as u32);
        match element.parent {
            Some(parent) => self.element(parent).children.push(id),
            None if element.kind == Kind::Package => {}
            None => self.loose.push(id),
        }
        self.elements.push(element);
        id
    }

    pub(super) fn element(&mut self, id: ElementId) -> &mut Element {
        self.elements.get_mut(id.index()).expect("a local id is made by this fragment")
    }

    pub(super) fn kind(&self, id: ElementId) -> Kind {
        self.elements.get(id.index()).expect("a local id is made by this fragment").kind
    }

    /// The local number of a tag that is no language of the project: `known` and up, 255 for all beyond.
    pub(super) fn foreign_language(&mut self, tag: &str, known: usize) -> u8 {
        let index = match self.foreign_languages.iter().position(|other| other.eq_ignore_ascii_case(tag)) {
            Some(index) => index,
            None => {
                self.foreign_languages.push(tag.to_owned());
                self.foreign_languages.len() - 1
            }
        };
        u8::try_from(known + index).unwrap_or(u8::MAX)
    }
}
