//! Rules of conditions: what they compare, and that the outcomes of a step cover every case once.

pub(super) mod compared_unlike;
pub(super) mod constant_condition;
pub(super) mod not_checked;
pub(super) mod outcome_never_taken;
pub(super) mod outcome_without_condition;
pub(super) mod overlapping_outcomes;
pub(super) mod uncovered_case;
pub(super) mod unknown_data;
pub(super) mod unknown_value;

use super::briefly;
use crate::condition::{Case, Cases, Formula, Sort as Misfits, Space, read};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Condition, ElementId, Kind, Model};
use ltc_grammar::words::ClauseWord;

/// When a line is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sort {
    /// When its condition holds.
    When,
    /// When no other is.
    Otherwise,
    /// It does not say.
    Bare,
}

/// An outcome, a branch or a `decide` line.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) element: ElementId,
    pub(super) sort: Sort,
    pub(super) formula: Formula,
}

/// The lines of a step with what they ask for.
#[derive(Debug)]
pub(super) struct Set {
    pub(super) space: Space,
    pub(super) lines: Vec<Line>,
    /// `None` where there are too many.
    pub(super) cases: Option<Cases>,
}

impl Set {
    /// Reads the conditions of some lines; reports what does not fit together in them.
    pub(super) fn read(model: &Model, elements: &[ElementId], findings: &mut Vec<Diagnostic>) -> Set {
        let mut space = Space::default();
        let lines: Vec<Line> = elements
            .iter()
            .map(|element| {
                let has = |word| model.get(*element).clauses.iter().any(|clause| clause.word == word);
                let (sort, formula) = match model.condition(*element) {
                    Some(condition) => {
                        (Sort::When, understood(model, *element, condition, &mut space, findings))
                    }
                    // A `when` without a condition is a fault of form that is reported already.
                    None if has(ClauseWord::When) => (Sort::When, Formula::Always(None)),
                    None if has(ClauseWord::Otherwise) => (Sort::Otherwise, Formula::Always(Some(true))),
                    None => (Sort::Bare, Formula::Always(Some(true))),
                };
                Line { element: *element, sort, formula }
            })
            .collect();
        let formulas: Vec<&Formula> = lines.iter().map(|line| &line.formula).collect();
        let cases = Cases::of(model, &space, &formulas);
        Set { space, lines, cases }
    }

    /// Whether something in it is not known, so that nothing can be said about the whole.
    pub(super) fn is_unknown(&self) -> bool {
        self.lines.iter().any(|line| line.formula.is_unknown())
    }

    /// A case in which no line holds.
    pub(super) fn gap(&self) -> Case {
        let Some(cases) = &self.cases else { return Case::None };
        cases.find(&cases.without(0..self.lines.len()))
    }

    /// A case in which both of two lines hold.
    pub(super) fn overlap(&self, first: usize, second: usize) -> Case {
        let Some(cases) = &self.cases else { return Case::None };
        cases.find(&cases.both(first, second))
    }

    /// The lines with a condition.
    pub(super) fn guarded(&self) -> impl Iterator<Item = usize> + '_ {
        self.lines.iter().enumerate().filter(|(_, line)| line.sort == Sort::When).map(|(index, _)| index)
    }

    /// For each case the first line that holds.
    pub(super) fn firsts(&self) -> Option<Vec<Option<usize>>> {
        Some(self.cases.as_ref()?.firsts(self.lines.len()))
    }

    /// How messages name a line: an outcome by its label, a `decide` line by who decides.
    pub(super) fn written(&self, model: &Model, line: &Line) -> String {
        let element = model.get(line.element);
        if element.kind != Kind::Decide {
            return briefly(model, line.element);
        }
        let by = model.decider(line.element);
        by.map_or_else(|| briefly(model, line.element), |role| briefly(model, role))
    }
}

/// Reads one condition; reports what does not fit together in it.
fn understood(
    model: &Model,
    id: ElementId,
    condition: &Condition,
    space: &mut Space,
    findings: &mut Vec<Diagnostic>,
) -> Formula {
    let (formula, misfits) = read(model, condition, space);
    let mut unlike = false;
    for misfit in misfits {
        let place = Place { source: condition.source, span: misfit.span };
        match misfit.sort {
            Misfits::Unlike(message, help) => {
                unlike = true;
                findings.push(compared_unlike::report(place, &message, &help));
            }
            Misfits::UnknownValue(field, text) => {
                unlike = true;
                findings.push(unknown_value::report(model, place, field, &text));
            }
            Misfits::Constant(truth) => {
                constant_condition::comparison(model, id, place, truth, findings);
            }
        }
    }
    if unlike { Formula::Always(None) } else { formula }
}

/// Looks at the outcomes of a decision, a control, a gate or a `wait`.
pub(super) fn of_outcomes(model: &Model, holder: ElementId, findings: &mut Vec<Diagnostic>) {
    let wait = model.get(holder).kind == Kind::Wait;
    let outcomes: Vec<ElementId> = model
        .children(holder, Kind::Outcome)
        .filter(|outcome| !(wait && &*model.get(*outcome).id == "timeout"))
        .collect();
    if !outcomes.iter().any(|outcome| model.condition(*outcome).is_some()) {
        return;
    }
    let set = Set::read(model, &outcomes, findings);
    outcome_without_condition::run(model, &set, findings);
    if set.is_unknown() {
        return;
    }
    if set.cases.is_none() {
        not_checked::report(model, holder, not_checked::Reason::TooMany, findings);
        return;
    }
    outcome_never_taken::run(model, holder, &set, findings);
    overlapping_outcomes::run(model, holder, &set, findings);
    let when: Vec<usize> = set.guarded().collect();
    let doubt = |(at, line): (usize, &usize)| {
        when.iter().take(at).any(|first| set.overlap(*first, *line) == Case::Doubtful)
    };
    let doubtful = when.iter().enumerate().any(doubt);
    let gap = set.gap();
    if gap == Case::Doubtful || (gap == Case::None && doubtful) {
        not_checked::report(model, holder, not_checked::Reason::NotLookedInto, findings);
    }
    uncovered_case::run(model, holder, &set, findings);
}

/// Looks at the branches of a `parallel`: each by itself, since any number of them may run.
pub(super) fn of_branches(model: &Model, parallel: ElementId, findings: &mut Vec<Diagnostic>) {
    for branch in model.children(parallel, Kind::Branch) {
        let Some(condition) = model.condition(branch) else { continue };
        let set = Set::read(model, &[branch], findings);
        let Some(cases) = set.cases.as_ref().filter(|_| !set.is_unknown()) else { continue };
        outcome_never_taken::run(model, parallel, &set, findings);
        if !set.space.dimensions.is_empty() && cases.held(0).is_full() {
            constant_condition::branch(model, branch, condition, findings);
        }
    }
}

/// Looks at the condition of an unordered set's `until`.
pub(super) fn of_attributes(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    for condition in model.conditions(id) {
        understood(model, id, condition, &mut Space::default(), findings);
    }
}
