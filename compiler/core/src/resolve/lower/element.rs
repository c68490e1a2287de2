//! Elements: what each is, whether it may stand there, its id.

use super::value::value_span;
use super::{Lowering, nfc};
use crate::diagnostic::Diagnostic;
use crate::model::{Clause, Element, ElementId, Freedom, Kind, Origin, Reference, Value};
use crate::resolve::codes;
use crate::resolve::schema;
use crate::source::SourceId;
use ltc_grammar::tree::{self, Sign, Span};
use ltc_grammar::words::{ClauseWord, Keyword};

impl Lowering<'_> {
    pub(super) fn element(
        &mut self,
        element: &tree::Element,
        parent: Option<ElementId>,
    ) -> Option<ElementId> {
        if let Some(prefix) = element.prefixes.first() {
            self.prefix(prefix);
        }
        if element.keyword == Keyword::Within {
            let place = self.place(element.keyword_span);
            self.report(
                Diagnostic::new(&codes::MISPLACED, place, "`within` opens a file; it is no element")
                    .help("for a deadline write it with a colon: `within: 2wd`; to place elements elsewhere put them into a file that opens with `within path`"),
            );
            return None;
        }
        let Some(kind) = Kind::from_keyword(element.keyword) else {
            self.outside_an_adaptation(element.keyword.text(), element.keyword_span);
            return None;
        };
        if kind == Kind::Package {
            self.misplaced(kind, element.keyword_span, parent);
            return None;
        }
        let holder = parent.map_or(Kind::Package, |parent| self.kind(parent));
        let placed = parent.is_some() || self.fragment.package.is_some();
        if placed && !schema::may_hold(holder, kind) {
            self.misplaced(kind, element.keyword_span, parent);
        }
        if let (Some(second), true) = (element.more_ids.first(), kind != Kind::Separate) {
            let place = self.place(*second);
            self.report(
                Diagnostic::new(
                    &codes::WRONG_VALUE,
                    place,
                    format!("{} has one name, not several", kind.indefinite()),
                )
                .label("a second name")
                .help("write one element for each of them"),
            );
        }
        let name = match (element.id, element.more_ids.last()) {
            (Some(first), Some(last)) => first.to(*last),
            (first, _) => first.unwrap_or(element.keyword_span),
        };
        let id = match element.id {
            Some(first) if kind == Kind::Separate => self.joined("separate", first, &element.more_ids),
            Some(first) if kind == Kind::Deputy => self.deputy_id(first, element),
            Some(id) => nfc(id.text(self.text)),
            None => self.made_up(kind, parent),
        };
        let made = self.push(kind, id, parent, &element.label, element.span, name);
        let freedom = self.freedom(&element.prefixes);
        self.fragment.element(made).freedom = freedom;
        if matches!(kind, Kind::Decide | Kind::Deputy)
            && let Some(span) = element.id
        {
            let value = Value::Reference(unresolved(span, self.source));
            self.fragment.element(made).clauses.push(Clause {
                word: ClauseWord::By,
                span,
                values: vec![value],
            });
        }
        if kind == Kind::Separate {
            let duties = element.id.iter().chain(&element.more_ids);
            let values = duties.map(|span| Value::Reference(unresolved(*span, self.source))).collect();
            self.fragment.element(made).clauses.push(Clause { word: ClauseWord::Of, span: name, values });
        }
        for clause in &element.clauses {
            if kind == Kind::Adaptation && matches!(clause.word, ClauseWord::Because | ClauseWord::InForce) {
                continue;
            }
            if let Some(clause) = self.clause(clause, made, kind) {
                self.fragment.element(made).clauses.push(clause);
            }
        }
        match &element.body {
            _ if kind == Kind::Adaptation => self.adaptation(element, made),
            Some(body) => self.body(body, made),
            None => {}
        }
        let whole = self.fragment.element(made);
        whole.attributes.shrink_to_fit();
        whole.children.shrink_to_fit();
        if let Some(resume) = &element.resume {
            let resume = self.route(resume, made);
            self.fragment.element(made).route = Some(Box::new(resume));
        }
        Some(made)
    }

    pub(super) fn push(
        &mut self,
        kind: Kind,
        id: Box<str>,
        parent: Option<ElementId>,
        label: &[tree::Text],
        span: Span,
        name: Span,
    ) -> ElementId {
        let label = self.label(label);
        let parent = parent.or(self.fragment.package);
        let element = Element {
            kind,
            id,
            parent,
            children: Vec::new(),
            label,
            attributes: Vec::new(),
            clauses: Vec::new(),
            route: None,
            freedom: Freedom::Default,
            origin: Origin { source: self.source, span, name },
        };
        self.fragment.push(element)
    }

    /// What regions may do, as the words before an element say it; reports a second such word.
    fn freedom(&mut self, prefixes: &[tree::Prefix]) -> Freedom {
        let mut said: Option<(Freedom, Span)> = None;
        for prefix in prefixes {
            let freedom = match prefix {
                tree::Prefix::Open(_) => Freedom::Open,
                tree::Prefix::Sealed(_) => Freedom::Sealed,
                tree::Prefix::Tighten(_) => Freedom::Tighten,
                tree::Prefix::Add(_) | tree::Prefix::Replace { .. } => continue,
            };
            match said {
                None => said = Some((freedom, prefix.span())),
                Some((_, first)) => {
                    let finding = Diagnostic::new(
                        &codes::WRONG_VALUE,
                        self.place(prefix.span()),
                        "what regions may do is said a second time",
                    )
                    .related(self.place(first), "said first here")
                    .help("keep one of `open`, `sealed` and `tighten`");
                    self.report(finding);
                }
            }
        }
        said.map(|(freedom, _)| freedom).unwrap_or_default()
    }

    /// An id for an element that is written without one.
    fn made_up(&mut self, kind: Kind, parent: Option<ElementId>) -> Box<str> {
        let word = match kind {
            Kind::End => "end",
            Kind::Suspend => "suspend",
            Kind::Parallel => "parallel",
            Kind::Branch => "branch",
            Kind::Trigger => "trigger",
            _ => "unnamed",
        };
        let alike = self.made_up.entry((parent, word)).or_default();
        *alike += 1;
        if *alike == 1 { word.into() } else { format!("{word}_{alike}").into() }
    }

    /// An id for a deputy, from who stands in for whom, and from when: `deputy_sales_head_of_region_head_2026_07_01`.
    fn deputy_id(&self, deputy: Span, element: &tree::Element) -> Box<str> {
        let said = |word| {
            let clause = element.clauses.iter().find(|clause| clause.word == word);
            clause.and_then(|clause| clause.values.first()).map(value_span)
        };
        let mut id = format!("deputy_{}", deputy.text(self.text));
        if let Some(principal) = said(ClauseWord::Of) {
            id.push_str("_of_");
            id.push_str(principal.text(self.text));
        }
        if let Some(from) = said(ClauseWord::From) {
            id.push('_');
            id.push_str(from.text(self.text));
        }
        nfc(&id.replace(['.', '-'], "_"))
    }

    /// An id for an element that is written with the names of others instead of one of its own.
    fn joined(&self, word: &str, first: Span, more: &[Span]) -> Box<str> {
        let mut id = word.to_owned();
        for span in std::iter::once(&first).chain(more) {
            id.push('_');
            id.push_str(&span.text(self.text).replace('.', "_"));
        }
        nfc(&id)
    }
}

fn unresolved(span: Span, source: SourceId) -> Reference {
    Reference { target: None, span, source, sign: Sign::None, optional: false }
}
