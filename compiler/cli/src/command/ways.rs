//! `ltc why` of a process: its shortest, expected and longest way by the deadlines on them, and its loops.

use crate::report::{Paint, visible};
use ltc_core::flow::deadline::{Deadlines, Limit, Loop, Way};
use ltc_core::flow::{Flow, ScopeId};
use ltc_core::model::{ElementId, Kind, LanguageId, Model};
use std::fmt::Write;

/// Prints the ways of a process or a sub-process; nothing for anything else.
pub(super) fn write(text: &mut String, model: &Model, id: ElementId, language: LanguageId, paint: Paint) {
    let Some(process) = model.enclosing(id, Kind::Process) else { return };
    if !matches!(model.get(id).kind, Kind::Process | Kind::Subprocess) {
        return;
    }
    let flow = Flow::of(model, process);
    let scope = (0_u32..).zip(&flow.scopes).find(|(_, scope)| scope.element == id);
    let Some((scope, _)) = scope else { return };
    let deadlines = Deadlines::of(model, &flow, ScopeId(scope));
    let said = Said { model, flow: &flow, deadlines: &deadlines, language };
    let _ = writeln!(text, "\n{}:", paint.style("1;36", "ways"));
    let ways = [
        ("shortest", &deadlines.shortest),
        ("expected", &deadlines.expected),
        ("longest", &deadlines.longest),
    ];
    for (name, way) in ways {
        let way = way.as_ref().map_or_else(|| "leads to no end".to_owned(), |way| said.way(way));
        let _ = writeln!(text, "  {} {way}", paint.style("1", &format!("{name:<9}")));
    }
    if !deadlines.loops.is_empty() {
        let _ = writeln!(text, "\n{}:", paint.style("1;36", "loops"));
        for one in &deadlines.loops {
            let _ = writeln!(text, "  {}", said.round(one));
        }
    }
}

struct Said<'a> {
    model: &'a Model,
    flow: &'a Flow,
    deadlines: &'a Deadlines,
    language: LanguageId,
}

impl Said<'_> {
    fn way(&self, way: &Way) -> String {
        let steps = Deadlines::steps(self.model, self.flow, way).map(|(step, deadline)| {
            let deadline = deadline.map_or_else(|| "no deadline".to_owned(), |period| period.to_string());
            format!("{} ({deadline})", self.label(step))
        });
        let steps: Vec<String> = steps.collect();
        let mut text = match way.length.worked {
            0 if 0 < way.length.unknown => "not known".to_owned(),
            worked => self.deadlines.period(worked).to_string(),
        };
        match way.length.unknown {
            0 => {}
            1 => text.push_str(", one step without a deadline"),
            more => {
                let _ = write!(text, ", {more} steps without a deadline");
            }
        }
        if 0 < way.length.asleep {
            let _ = write!(text, ", {}d asleep", way.length.asleep.div_ceil(24 * 60));
        }
        if !steps.is_empty() {
            let _ = write!(text, ": {}", steps.join(", "));
        }
        text
    }

    fn round(&self, one: &Loop) -> String {
        let adds = match one.round.worked {
            0 => String::new(),
            worked => format!(", each round up to {}", self.deadlines.period(worked)),
        };
        let limit = match one.limit {
            Limit::Times(1) => "at most once".to_owned(),
            Limit::Times(times) => format!("at most {times} times"),
            Limit::Sleep => "after a suspension; how often is not said".to_owned(),
            Limit::Until(Some(within)) => format!("until it is enough, within {within}"),
            Limit::Until(None) => "until it is enough; how long is not said".to_owned(),
            Limit::Nothing => "nothing limits it".to_owned(),
        };
        format!("{} -> {}: {limit}{adds}", self.label(one.from), self.label(one.to))
    }

    fn label(&self, id: ElementId) -> String {
        let label = visible(self.model.label(id, self.language)).into_owned();
        match self.model.get(id).parent.filter(|_| self.model.get(id).kind == Kind::Outcome) {
            Some(question) => format!("{label} ({})", self.label(question)),
            None => label,
        }
    }
}
