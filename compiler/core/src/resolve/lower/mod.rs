//! One file's tree → a fragment: elements with local ids, names not yet resolved. This file holds what a file is made of; the rooms
//! beside it hold one thing each.
//!
//! Files are lowered independently (and in parallel); [`super::assemble`] puts the fragments together.

mod adaptation;
mod attribute;
mod clause;
mod condition;
mod element;
mod refusal;
mod route;
mod value;

use super::codes;
use super::fragment::{Fragment, Import, Scope};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Attribute, ElementId, Kind};
use crate::source::SourceId;
use ltc_grammar::tree::{self, Span, Statement};
use ltc_grammar::words::Keyword;
use rustc_hash::FxHashMap;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Lowers one file.
pub(super) fn lower(
    file: &tree::File,
    text: &str,
    source: SourceId,
    languages: &[String],
    default_language: u8,
) -> Fragment {
    let mut lowering = Lowering {
        text,
        source,
        languages,
        default_language,
        fragment: Fragment::new(source),
        made_up: FxHashMap::default(),
        signs: Signs::Refused,
    };
    lowering.file(file);
    lowering.fragment.elements.shrink_to_fit();
    lowering.fragment
}

/// The attributes of a change, as an element of a kind takes them.
pub(super) fn attributes(
    written: &[tree::Attribute],
    text: &str,
    source: SourceId,
    languages: &[String],
    kind: Kind,
) -> (Vec<Attribute>, Vec<Diagnostic>) {
    let mut lowering = Lowering {
        text,
        source,
        languages,
        default_language: 0,
        fragment: Fragment::new(source),
        made_up: FxHashMap::default(),
        signs: Signs::Read,
    };
    let made = lowering.push(kind, Box::default(), None, &[], Span::default(), Span::default());
    for attribute in written {
        lowering.attribute(attribute, Some(made));
    }
    let attributes = std::mem::take(&mut lowering.fragment.element(made).attributes);
    (attributes, lowering.fragment.findings)
}

/// Whether `+` and `-` before a name have a meaning.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Signs {
    /// In a change.
    Read,
    /// Anywhere else.
    Refused,
}

/// An id or text in the form names are compared in.
pub(super) fn nfc(text: &str) -> Box<str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.into(),
        IsNormalized::No | IsNormalized::Maybe => text.nfc().collect::<String>().into(),
    }
}

struct Lowering<'a> {
    text: &'a str,
    source: SourceId,
    languages: &'a [String],
    default_language: u8,
    fragment: Fragment,
    /// How many ids were made up in an element from a word.
    made_up: FxHashMap<(Option<ElementId>, &'static str), u32>,
    signs: Signs,
}

impl<'a> Lowering<'a> {
    fn file(&mut self, file: &tree::File) {
        let opens = |statement: &Statement| match statement {
            Statement::Element(element) => matches!(element.keyword, Keyword::Package | Keyword::Within),
            Statement::Attribute(_) | Statement::Outcome(_) | Statement::Use(_) => false,
        };
        // The package is lowered first, wherever it stands, so that it holds all the rest.
        for statement in file.statements.iter().filter(|statement| opens(statement)) {
            if let Statement::Element(element) = statement {
                self.open(element, element.keyword == Keyword::Within);
            }
        }
        for statement in file.statements.iter().filter(|statement| !opens(statement)) {
            match statement {
                Statement::Use(import) => self.import(import),
                other => self.statement(other, None),
            }
        }
        if self.fragment.scope.is_none() && !file.statements.is_empty() {
            let place = self.place(Span { start: 0, end: 0 });
            self.report(
                Diagnostic::new(&codes::NO_PACKAGE, place, "the file does not say where its elements belong")
                    .label("the first line should say it")
                    .help("open the file with `package your.name \"Title\"`, or with `within path.of.an.element`"),
            );
        }
    }

    /// `package` or `within`.
    fn open(&mut self, element: &tree::Element, within: bool) {
        let span = element.id.unwrap_or(element.keyword_span);
        if let Some(first) = &self.fragment.scope {
            let place = self.place(span);
            let first = self.place(first.span);
            self.report(
                Diagnostic::new(
                    &codes::NO_PACKAGE,
                    place,
                    "the file says a second time where its elements belong",
                )
                .related(first, "the first time")
                .help("keep one `package` or `within`, and put the rest into a file of its own"),
            );
            return;
        }
        let Some(id) = element.id else { return };
        let path = nfc(id.text(self.text));
        self.fragment.scope = Some(Scope { path, span: id });
        for clause in &element.clauses {
            self.misplaced_clause(clause, Kind::Package);
        }
        if within {
            if let Some(body) = &element.body {
                // What the braces hold is placed like the rest of the file.
                for statement in body {
                    self.statement(statement, None);
                }
            }
        } else {
            let root = self.push(
                Kind::Package,
                nfc(id.text(self.text)),
                None,
                element.label.as_slice(),
                element.span,
                id,
            );
            self.fragment.package = Some(root);
            if let Some(body) = &element.body {
                self.body(body, root);
            }
        }
    }

    fn import(&mut self, import: &tree::Use) {
        let base = import.path.text(self.text);
        if import.names.is_empty() {
            let name = import
                .rename
                .map_or_else(|| base.rsplit('.').next().unwrap_or(base), |span| span.text(self.text));
            let name = nfc(name);
            self.fragment.imports.push(Import { name, path: nfc(base), span: import.path });
        }
        for used in &import.names {
            let written = used.name.text(self.text);
            let name = used
                .rename
                .map_or_else(|| written.rsplit('.').next().unwrap_or(written), |span| span.text(self.text));
            let path = nfc(&format!("{base}.{written}"));
            self.fragment.imports.push(Import { name: nfc(name), path, span: used.name });
        }
    }

    fn body(&mut self, statements: &[Statement], parent: ElementId) {
        for statement in statements {
            self.statement(statement, Some(parent));
        }
    }

    fn statement(&mut self, statement: &Statement, parent: Option<ElementId>) {
        match statement {
            Statement::Element(element) => {
                self.element(element, parent);
            }
            Statement::Attribute(attribute) => self.attribute(attribute, parent),
            Statement::Outcome(outcome) => self.outcome(outcome, parent),
            Statement::Use(import) => {
                let place = self.place(import.span);
                self.report(
                    Diagnostic::new(&codes::MISPLACED, place, "`use` stands inside an element")
                        .help("move it to the top of the file, below `package`"),
                );
            }
        }
    }

    fn kind(&self, id: ElementId) -> Kind {
        self.fragment.kind(id)
    }

    fn place(&self, span: Span) -> Place {
        Place { source: self.source, span }
    }

    fn report(&mut self, finding: Diagnostic) {
        self.fragment.findings.push(finding);
    }
}

fn shorten(text: &str) -> String {
    if text.chars().count() <= 40 {
        text.to_owned()
    } else {
        format!("{}…", text.chars().take(39).collect::<String>())
    }
}
