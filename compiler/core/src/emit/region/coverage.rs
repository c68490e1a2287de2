//! Coverage of the last mile: how much of each process a region has made its own, and what is still open.

use super::mark::Mark;
use crate::emit::page::Site;
use crate::model::{ElementId, Kind};
use ltc_grammar::words::AttributeWord;

/// How much of something is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Share {
    /// So many.
    pub done: usize,
    /// Of so many.
    pub of: usize,
}

impl Share {
    /// "3 / 12".
    pub fn text(self) -> String {
        format!("{} / {}", self.done, self.of)
    }
}

/// The last mile of one process.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Coverage {
    /// The process.
    pub process: ElementId,
    /// Activities, controls and gates the region added or changed.
    pub activities: Share,
    /// Tasks the region added or changed.
    pub tasks: Share,
    /// Activities, controls and gates that meet a step of a customer.
    pub met: Share,
    /// Texts of activities and tasks there are in every language of the region.
    pub translated: Share,
    /// What of ours waits for a party and meets no step of theirs.
    pub loose: usize,
}

impl Coverage {
    /// Whether nothing is left open.
    pub fn is_closed(&self) -> bool {
        self.loose == 0 && self.translated.done == self.translated.of
    }
}

/// The last mile of every process of a region.
pub(super) fn all(site: &Site<'_>, processes: &[ElementId]) -> Vec<Coverage> {
    processes.iter().map(|process| of(site, *process)).collect()
}

fn of(site: &Site<'_>, process: ElementId) -> Coverage {
    let model = site.model.model();
    let (mut activities, mut tasks) = (Share::default(), Share::default());
    let (mut met, mut translated) = (Share::default(), Share::default());
    for id in model.descendants(process) {
        let kind = model.get(id).kind;
        let share = match kind {
            Kind::Task => &mut tasks,
            _ if kind.is_work() => &mut activities,
            _ => continue,
        };
        share.of += 1;
        share.done += usize::from(Mark::of(model, id).is_some());
        translated.of += 1;
        translated.done += usize::from(is_translated(site, id));
        if kind.is_work() {
            met.of += 1;
            let meets = |id: ElementId| model.attribute(id, AttributeWord::Meets).is_some();
            met.done += usize::from(meets(id) || model.children(id, Kind::Task).any(meets));
        }
    }
    let loose = site
        .interfaces
        .iter()
        .flat_map(|map| map.gaps())
        .filter(|column| column.ours.iter().any(|ours| ours.process == process))
        .count();
    Coverage { process, activities, tasks, met, translated, loose }
}

/// Whether a label is there in every language of the build. A language of a place is content with the language itself: `es` for `es-MX`.
fn is_translated(site: &Site<'_>, id: ElementId) -> bool {
    let model = site.model.model();
    site.request.languages.iter().all(|language| model.is_there(&model.get(id).label, *language))
}
