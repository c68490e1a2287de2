//! How long the ways through a process take, as JSON.

use super::Context;
use crate::flow::deadline::{Deadlines, Limit, Loop, Way};
use crate::flow::{Flow, ScopeId};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DeadlinesView<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    calendar: Option<&'a str>,
    workdays_per_week: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    shortest: Option<WayView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<WayView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    longest: Option<WayView<'a>>,
    loops: Vec<LoopView<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WayView<'a> {
    minutes: u64,
    time: String,
    without_deadline: u32,
    minutes_asleep: u64,
    steps: Vec<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LoopView<'a> {
    edge: &'a str,
    from: &'a str,
    to: &'a str,
    limit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<u64>,
    minutes: u64,
}

impl<'a> DeadlinesView<'a> {
    pub(super) fn of(context: &'a Context<'a>, flow: &'a Flow) -> DeadlinesView<'a> {
        let model = context.model;
        let deadlines = Deadlines::of(model, flow, ScopeId(0));
        let way = |way: &Option<Way>| {
            way.as_ref().map(|way| WayView {
                minutes: way.length.worked,
                time: deadlines.period(way.length.worked).to_string(),
                without_deadline: way.length.unknown,
                minutes_asleep: way.length.asleep,
                steps: Deadlines::steps(model, flow, way).map(|(step, _)| context.path(step)).collect(),
            })
        };
        let one = |one: &Loop| {
            let (limit, times) = match one.limit {
                Limit::Times(times) => ("times", Some(times)),
                Limit::Sleep => ("suspension", None),
                Limit::Until(_) => ("until", None),
                Limit::Nothing => ("none", None),
            };
            let (from, to) = (context.path(one.from), context.path(one.to));
            LoopView { edge: &flow.edge(one.edge).id, from, to, limit, times, minutes: one.round.worked }
        };
        DeadlinesView {
            calendar: model.calendar(flow.process).map(|calendar| context.path(calendar)),
            workdays_per_week: deadlines.per_week,
            shortest: way(&deadlines.shortest),
            expected: way(&deadlines.expected),
            longest: way(&deadlines.longest),
            loops: deadlines.loops.iter().map(one).collect(),
        }
    }
}
