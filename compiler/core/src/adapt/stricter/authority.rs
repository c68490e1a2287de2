//! Thresholds: who decides a gate in each case, and when an outcome lets a case pass.
//!
//! The conditions of both sides are cut into the cases they tell apart, and every case is looked at. A gate's lines stand from the lowest
//! level to the highest, so a case that goes to a later line goes to a higher level.

use super::Compared;
use crate::condition::{Case, Cases, Formula, Marks, Space, read, told};
use crate::model::{ElementId, Kind, LanguageId, Model};
use crate::proof::passing;
use ltc_grammar::words::ClauseWord;

/// Compares who decides at a gate: in no case somebody lower, in every case somebody the standard lets decide.
pub fn authority(standard: &Model, region: &Model, gate: ElementId) -> Compared {
    let lines = |model: &Model| model.children(gate, Kind::Decide).collect::<Vec<ElementId>>();
    let (theirs, own) = (lines(standard), lines(region));
    if theirs.is_empty() {
        return if own.is_empty() { Compared::Equal } else { Compared::Stricter };
    }
    let levels: Vec<ElementId> = theirs.iter().filter_map(|line| standard.decider(*line)).collect();
    let name = |role: ElementId| format!("`{}`", region.label(role, LanguageId::DEFAULT));
    if let Some(stranger) =
        own.iter().filter_map(|line| region.decider(*line)).find(|role| !levels.contains(role))
    {
        return Compared::Incomparable(format!(
            "{} does not decide here in the standard, so nobody can tell how high its level is",
            name(stranger)
        ));
    }
    if same_lines(standard, region, &theirs, &own) {
        return Compared::Equal;
    }
    let Some(lines) = Lines::read(standard, region, &theirs, &own) else {
        return unread("who decides");
    };
    let decider = |model: &Model, lines: &[ElementId], at: Option<usize>| {
        at.and_then(|at| lines.get(at)).and_then(|line| model.decider(*line))
    };
    let rank = |role: ElementId| {
        let at = move |(at, level): (usize, &ElementId)| (*level == role).then_some(at);
        levels.iter().enumerate().filter_map(at)
    };
    let judge = |case: usize| {
        let (there, here) = lines.firsts(case);
        match (decider(standard, &theirs, there), decider(region, &own, here)) {
            (there, here) if there == here => Judged::Same,
            (None, Some(_)) => Judged::Stricter,
            (_, None) => Judged::Looser,
            (Some(there), Some(here)) => {
                if rank(there).max() < rank(here).min() {
                    Judged::Stricter
                } else {
                    Judged::Looser
                }
            }
        }
    };
    lines.compared(region, judge, |case, case_told| {
        let (there, here) = lines.firsts(case);
        let level = decider(standard, &theirs, there).map_or_else(|| "nobody".to_owned(), name);
        match decider(region, &own, here) {
            Some(role) => format!("{case_told} is decided by {} instead of {level}", name(role)),
            None => format!("{case_told} is decided by nobody"),
        }
    })
}

/// Compares the conditions of a control's or gate's outcomes: in no case one passes that the standard does not let pass.
pub fn outcomes(standard: &Model, region: &Model, control: ElementId) -> Compared {
    let of = |model: &Model| model.children(control, Kind::Outcome).collect::<Vec<ElementId>>();
    let (theirs, own) = (of(standard), of(region));
    let said = |model: &Model, outcomes: &[ElementId]| {
        outcomes.iter().any(|outcome| model.condition(*outcome).is_some())
    };
    match (said(standard, &theirs), said(region, &own)) {
        (false, false) => return Compared::Equal,
        (false, true) => {
            return Compared::Incomparable(
                "a condition takes the place of what somebody judges in the standard".to_owned(),
            );
        }
        (true, false) => {
            return Compared::Looser("the condition under which it passes is left out".to_owned());
        }
        (true, true) => {}
    }
    if same_lines(standard, region, &theirs, &own) {
        return Compared::Equal;
    }
    let Some(lines) = Lines::read(standard, region, &theirs, &own) else {
        return unread("what passes");
    };
    let passes = (passing(standard, control), passing(region, control));
    let judge = |case: usize| {
        let (there, here) = lines.firsts(case);
        let there = there.and_then(|at| theirs.get(at));
        let here = here.and_then(|at| own.get(at));
        if there == here {
            return Judged::Same;
        }
        let lets = |outcome: Option<&ElementId>, passing: &[ElementId]| {
            outcome.is_some_and(|outcome| passing.contains(outcome))
        };
        match (lets(there, &passes.0), lets(here, &passes.1)) {
            (true, false) => Judged::Stricter,
            (false, false) | (true, true) | (false, true) => Judged::Looser,
        }
    };
    lines.compared(region, judge, |case, case_told| {
        let (_, here) = lines.firsts(case);
        match here.and_then(|at| own.get(at)) {
            Some(outcome) => {
                format!("{case_told} is answered `{}`", region.label(*outcome, LanguageId::DEFAULT))
            }
            None => format!("{case_told} is not answered"),
        }
    })
}

fn unread(what: &str) -> Compared {
    Compared::Incomparable(format!("the conditions can't be compared, so nobody can tell {what}"))
}

/// Whether both sides have the same lines with the same words and parameters.
fn same_lines(standard: &Model, region: &Model, theirs: &[ElementId], own: &[ElementId]) -> bool {
    let form = |model: &Model, line: ElementId| {
        let condition = model.condition(line);
        let names: Vec<Option<ElementId>> = condition
            .map(|condition| condition.names.iter().map(|name| name.target).collect())
            .unwrap_or_default();
        let values: Vec<_> =
            names.iter().map(|name| name.and_then(|name| crate::condition::value(model, name))).collect();
        let text: Option<Box<str>> = condition.map(|condition| condition.text.clone());
        (is_otherwise(model, line), text, names, values, model.decider(line))
    };
    theirs == own && theirs.iter().all(|line| form(standard, *line) == form(region, *line))
}

fn is_otherwise(model: &Model, line: ElementId) -> bool {
    model.get(line).clauses.iter().any(|clause| clause.word == ClauseWord::Otherwise)
}

/// How one case is judged.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Judged {
    Same,
    Stricter,
    Looser,
}

/// The lines of both sides, in one space.
struct Lines {
    space: Space,
    cases: Cases,
    /// How many of the formulas are the standard's; they come first.
    of_standard: usize,
    /// For each side the order in which its lines are asked: `otherwise` last.
    orders: (Vec<usize>, Vec<usize>),
}

impl Lines {
    /// Reads them; `None` where something in them is not known, or where there are too many cases.
    fn read(standard: &Model, region: &Model, theirs: &[ElementId], own: &[ElementId]) -> Option<Lines> {
        let mut space = Space::default();
        let mut formulas = Vec::new();
        for (model, lines) in [(standard, theirs), (region, own)] {
            for line in lines {
                let formula = match model.condition(*line) {
                    Some(condition) => {
                        let (formula, misfits) = read(model, condition, &mut space);
                        let known = misfits
                            .iter()
                            .all(|misfit| matches!(misfit.sort, crate::condition::Sort::Constant(_)));
                        if known { formula } else { Formula::Always(None) }
                    }
                    None if model.get(*line).clauses.iter().any(|clause| clause.word == ClauseWord::When) => {
                        Formula::Always(None)
                    }
                    None => Formula::Always(Some(true)),
                };
                if formula.is_unknown() {
                    return None;
                }
                formulas.push(formula);
            }
        }
        let cases = Cases::of(region, &space, &formulas.iter().collect::<Vec<_>>())?;
        let order = |model: &Model, lines: &[ElementId]| {
            let mut order: Vec<usize> = (0..lines.len()).collect();
            order.sort_by_key(|at| lines.get(*at).is_some_and(|line| is_otherwise(model, *line)));
            order
        };
        let orders = (order(standard, theirs), order(region, own));
        Some(Lines { space, cases, of_standard: theirs.len(), orders })
    }

    /// Which line of each side a case is taken by.
    fn firsts(&self, case: usize) -> (Option<usize>, Option<usize>) {
        let first = |order: &[usize], from: usize| {
            order.iter().copied().find(|line| self.cases.holds(from + line, case))
        };
        (first(&self.orders.0, 0), first(&self.orders.1, self.of_standard))
    }

    fn compared(
        &self,
        region: &Model,
        judge: impl Fn(usize) -> Judged,
        why: impl Fn(usize, String) -> String,
    ) -> Compared {
        let looser = Marks::those(self.cases.numbers().len(), |case| judge(case) == Judged::Looser);
        match self.cases.find(&looser) {
            Case::None => {}
            Case::Doubtful => {
                return Compared::Incomparable(
                    "it depends on something in the conditions that can't be looked into".to_owned(),
                );
            }
            Case::Found(case) => {
                let told = told(region, &self.space, &case);
                let told = if told.is_empty() { "every case".to_owned() } else { told };
                return Compared::Looser(why(looser.iter().next().unwrap_or(0), told));
            }
        }
        if self.cases.numbers().any(|case| judge(case) == Judged::Stricter) {
            Compared::Stricter
        } else {
            Compared::Equal
        }
    }
}
