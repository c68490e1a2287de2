//! Outcomes and where they lead.

use super::{Lowering, nfc};
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::{Clause, ElementId, Kind, Route, Target};
use crate::resolve::codes;
use ltc_grammar::tree::{self, Span};
use ltc_grammar::words::{ClauseWord, Keyword};

impl Lowering<'_> {
    pub(super) fn outcome(&mut self, outcome: &tree::Outcome, parent: Option<ElementId>) {
        let holder = parent.map(|parent| self.kind(parent));
        if !holder.is_some_and(Kind::has_outcomes) {
            let place = self.place(outcome.id);
            let word = outcome.id.text(self.text);
            let mut finding = Diagnostic::new(
                &codes::MISPLACED,
                place,
                format!("`{word}` reads like an outcome, but {} has no outcomes", holder.map_or("a file", Kind::noun)),
            )
            .help("outcomes belong to a decision, a key control point, a gate or a `wait`; put a `decision` behind the step");
            if let Some(keyword) = nearest(word, Keyword::ALL.iter().map(|keyword| keyword.text())) {
                finding = finding.help(format!("did you mean `{keyword}`?"));
            }
            self.report(finding);
        }
        let made = self.push(
            Kind::Outcome,
            nfc(outcome.id.text(self.text)),
            parent,
            &outcome.label,
            outcome.span,
            outcome.id,
        );
        match outcome.guard {
            Some(tree::Guard::When(span)) => {
                let value = self.condition(span);
                self.fragment.element(made).clauses.push(Clause {
                    word: ClauseWord::When,
                    span,
                    values: vec![value],
                });
            }
            Some(tree::Guard::Otherwise(span)) => {
                let clause = Clause { word: ClauseWord::Otherwise, span, values: Vec::new() };
                self.fragment.element(made).clauses.push(clause);
            }
            None => {}
        }
        if let Some(route) = &outcome.route {
            let route = self.route(route, made);
            self.fragment.element(made).route = Some(Box::new(route));
        }
        if let Some(body) = &outcome.body {
            self.body(body, made);
        }
    }

    /// Lowers a route; ends and suspensions in it become elements below `holder`.
    pub(super) fn route(&mut self, route: &tree::Route, holder: ElementId) -> Route {
        let target = match &route.target {
            tree::Target::Next(_) => Target::Next,
            tree::Target::Done(_) => Target::Done,
            tree::Target::Path(_) => Target::Unresolved,
            tree::Target::End(element) => match self.element(element, Some(holder)) {
                Some(end) => Target::End(end),
                None => Target::Unresolved,
            },
            tree::Target::Suspend(element, resume) => match self.element(element, Some(holder)) {
                Some(suspend) => {
                    if let Some(resume) = resume {
                        let resume = self.route(resume, suspend);
                        self.fragment.element(suspend).route = Some(Box::new(resume));
                    }
                    Target::Suspend(suspend)
                }
                None => Target::Unresolved,
            },
            tree::Target::Missing(_) => Target::Unresolved,
        };
        let at_most = route
            .at_most
            .and_then(|span| span.text(self.text).replace('_', "").parse().ok())
            .filter(|times| *times != 0);
        if let (Some(span), None) = (route.at_most, at_most) {
            let place = self.place(span);
            self.report(
                Diagnostic::new(
                    &codes::WRONG_VALUE,
                    place,
                    format!("`{}` is not a number of times", span.text(self.text)),
                )
                .help("write a whole number, 1 or more: `at most 3`"),
            );
        }
        let otherwise = route.otherwise.as_ref().map(|otherwise| Box::new(self.route(otherwise, holder)));
        Route { target, at_most, otherwise, span: target_span(route) }
    }
}

/// Where a route's target stands; a path is linked by the text of this span, so a missing target gets an empty one.
fn target_span(route: &tree::Route) -> Span {
    match &route.target {
        tree::Target::Next(span) | tree::Target::Done(span) | tree::Target::Path(span) => *span,
        tree::Target::End(element) | tree::Target::Suspend(element, _) => element.span,
        tree::Target::Missing(span) => span.at_start(),
    }
}
