//! What is said of a word that has no place or no meaning yet where it stands.

use super::Lowering;
use crate::diagnostic::Diagnostic;
use crate::model::{ElementId, Kind};
use crate::resolve::{codes, schema};
use ltc_grammar::tree::{Prefix, Span};

impl Lowering<'_> {
    pub(super) fn misplaced(&mut self, kind: Kind, span: Span, parent: Option<ElementId>) {
        let place = self.place(span);
        let holder = parent.map_or(Kind::Package, |parent| self.kind(parent));
        let mut finding = Diagnostic::new(
            &codes::MISPLACED,
            place,
            format!("{} does not belong in {}", kind.indefinite(), holder.indefinite()),
        )
        .help(format!("{} belongs in {}", kind.indefinite(), schema::home(kind)));
        if let Some(parent) = parent {
            let name = self.fragment.element(parent).origin.name;
            finding = finding.related(self.place(name), format!("it stands in this {}", holder.noun()));
        }
        self.report(finding);
    }

    /// A word before an element's keyword that does nothing there.
    pub(super) fn prefix(&mut self, prefix: &Prefix) {
        match prefix {
            Prefix::Add(span) => self.outside_an_adaptation("add", *span),
            Prefix::Replace { word, .. } => self.outside_an_adaptation("replace", *word),
            Prefix::Open(_) | Prefix::Sealed(_) | Prefix::Tighten(_) => {}
        }
    }

    /// A change that does not stand directly in an adaptation.
    pub(super) fn outside_an_adaptation(&mut self, word: &str, span: Span) {
        let place = self.place(span);
        self.report(
            Diagnostic::new(
                &codes::MISPLACED,
                place,
                format!("`{word}` changes a standard, and stands outside of what a region changes"),
            )
            .help(format!("write it directly in an `adaptation`, or in an `at` there: `adaptation mexico \"Mexico\" of acme.leads {{ {word} … }}`")),
        );
    }

    pub(super) fn no_meaning_yet(&mut self, word: &str, span: Span) {
        let place = self.place(span);
        self.report(
            Diagnostic::new(
                &codes::NO_MEANING_YET,
                place,
                format!("`{word}` has no meaning in this version of ltc yet"),
            )
            .label("refused, so that it is not ignored unseen")
            .help("take it out, or keep it as a comment (`// …`) until a later version acts on it"),
        );
    }
}
