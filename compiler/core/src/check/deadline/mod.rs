//! Deadlines that hold together: those of steps with those around them, those of ways with those of the process, and what happens
//! when one is missed.

mod escalation_to_the_late;
mod escalation_without_deadline;
mod longer_than_around;
mod may_be_missed;
mod too_short;
mod wait_without_timeout;

pub(super) use escalation_to_the_late::{CODE as ESCALATION_TO_THE_LATE, run as escalation_to_the_late};
pub(super) use escalation_without_deadline::{
    CODE as ESCALATION_WITHOUT_DEADLINE, run as escalation_without_deadline,
};
pub(super) use longer_than_around::{CODE as LONGER_THAN_AROUND, run as longer_than_around};
pub(super) use may_be_missed::{CODE as MAY_BE_MISSED, run as may_be_missed};
pub(super) use too_short::{CODE as TOO_SHORT, run as too_short};
pub(super) use wait_without_timeout::{CODE as WAIT_WITHOUT_TIMEOUT, run as wait_without_timeout};

use super::{has_gaps, named};
use crate::diagnostic::Place;
use crate::flow::deadline::{Deadlines, Way};
use crate::flow::{Flow, ScopeId};
use crate::model::{ElementId, Model, Period};
use ltc_grammar::words::AttributeWord;

/// The processes and sub-processes of a flow that have a deadline, with it and the ways through them.
fn limited(model: &Model, flow: &Flow) -> Vec<(ElementId, Period, Deadlines)> {
    if has_gaps(model, flow.process) {
        return Vec::new();
    }
    let scopes = (0_u32..).zip(&flow.scopes);
    scopes
        .filter_map(|(at, scope)| {
            let within = model.within(scope.element)?;
            Some((scope.element, within, Deadlines::of(model, flow, ScopeId(at))))
        })
        .collect()
}

/// The steps of a way that have a deadline, as messages print them; of many the first ones.
fn printed(model: &Model, flow: &Flow, way: &Way) -> String {
    const MOST: usize = 8;
    let steps: Vec<String> = Deadlines::steps(model, flow, way)
        .filter_map(|(step, deadline)| Some(format!("{} `{}`", named(model, step), deadline?)))
        .collect();
    let shown = steps.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    match steps.len().saturating_sub(MOST) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// What a way leaves open, as the end of a sentence.
fn unknown(way: &Way) -> String {
    match way.length.unknown {
        0 => String::new(),
        1 => " and one step without a deadline".to_owned(),
        more => format!(" and {more} steps without a deadline"),
    }
}

/// Where an element says its deadline.
fn place(model: &Model, id: ElementId) -> Place {
    match model.attribute(id, AttributeWord::Within) {
        Some(attribute) => attribute.place(),
        None => model.place(id),
    }
}
