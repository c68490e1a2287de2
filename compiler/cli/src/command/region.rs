//! One region's model in the place of the standard's.

use super::{Work, dotted};
use crate::io::Io;
use crate::report::visible;
use ltc_core::adapt;
use ltc_core::diagnostic::Severity;
use ltc_core::model::ElementId;

impl Work {
    /// Takes the model of a region, where one is named; says so and gives `false` where there is none of that name.
    pub(super) fn seen_from(&mut self, region: Option<&str>, io: &mut Io<'_>) -> bool {
        let Some(name) = region else { return true };
        let all: Vec<ElementId> = adapt::adaptations(&self.model).collect();
        let is_it = |id: &&ElementId| *self.model.get(**id).id == *name || dotted(&self.model, **id) == name;
        let Some(found) = all.iter().find(is_it).copied() else {
            let known: Vec<&str> = all.iter().map(|id| &*self.model.get(*id).id).collect();
            let message = match known.is_empty() {
                true => format!("there is no region `{}`; this project adapts nothing", visible(name)),
                false => super::build::unknown("region", name, &known),
            };
            io.note(&format!("{message}\n"));
            return false;
        };
        let effective = adapt::effective(&self.model, found);
        if effective.findings.iter().any(|finding| finding.severity == Severity::Error) {
            io.note("changes with errors are left out; `ltc check` shows them\n");
        }
        self.model = effective.model;
        true
    }
}
