//! A process as a checklist shows it: sections, steps in order, what stands on the card of each.

use super::next::Numbered;
use super::phrases::Phrase;
use crate::emit::origin::Origin;
use crate::flow::NodeId;
use crate::model::{Date, ElementId, Kind, Letter, Period};
use rustc_hash::FxHashMap;

/// A text users wrote, and its language where that is not the page's.
#[derive(Clone, Debug, Default)]
pub(super) struct Text<'m> {
    /// The text.
    pub(super) text: &'m str,
    /// Its BCP 47 tag where it differs from the page's.
    pub(super) tag: Option<&'m str>,
}

/// A checklist.
pub(super) struct Sheet<'m> {
    pub(super) label: Text<'m>,
    pub(super) code: &'m str,
    pub(super) objective: Option<Text<'m>>,
    pub(super) about: Option<Text<'m>>,
    pub(super) owner: Option<Text<'m>>,
    pub(super) within: Option<Period>,
    pub(super) calendar: Option<CalendarView<'m>>,
    /// How long the shortest, the expected and the longest way take, where any step has a deadline.
    pub(super) ways: Vec<(Phrase, Period, u32)>,
    pub(super) triggers: Vec<Text<'m>>,
    pub(super) inputs: Vec<Named<'m>>,
    pub(super) outputs: Vec<Named<'m>>,
    /// KPIs, each with its target.
    pub(super) kpis: Vec<(Text<'m>, String)>,
    /// Duties one person may not hold together on a case, and why.
    pub(super) separations: Vec<Apart<'m>>,
    pub(super) items: Vec<Item<'m>>,
    pub(super) ends: Vec<Ending<'m>>,
    pub(super) numbers: FxHashMap<ElementId, Numbered>,
}

/// The calendar that deadlines are counted by.
pub(super) struct CalendarView<'m> {
    pub(super) label: Text<'m>,
    pub(super) week: String,
    /// Holidays in order of time, with the names they have.
    pub(super) holidays: Vec<(Date, Option<Text<'m>>)>,
}

/// Duties one person may not hold together on a case.
pub(super) struct Apart<'m> {
    /// Roles and steps.
    pub(super) duties: Vec<Text<'m>>,
    pub(super) because: Option<Text<'m>>,
    /// Posts whose holders could do both, if nobody watches.
    pub(super) positions: Vec<Text<'m>>,
}

/// Something named in an attribute.
#[derive(Clone, Debug)]
pub(super) struct Named<'m> {
    pub(super) text: Text<'m>,
    /// Needed on some paths only.
    pub(super) optional: bool,
}

/// What stands in a checklist, in order.
pub(super) enum Item<'m> {
    /// A sub-process begins.
    Section(Section<'m>),
    /// Steps that belong together begin.
    GroupOpen(Group<'m>),
    /// They end.
    GroupClose,
    /// A step.
    Step(Box<Step<'m>>),
    /// The case may sleep here.
    Sleep(Sleep<'m>),
    /// The case ends here, as a step of its own.
    End(Text<'m>),
}

/// A sub-process.
pub(super) struct Section<'m> {
    pub(super) number: String,
    /// 2 for a sub-process of the process, 3 for one inside it.
    pub(super) depth: usize,
    pub(super) label: Text<'m>,
    pub(super) code: &'m str,
    pub(super) objective: Option<Text<'m>>,
    pub(super) about: Option<Text<'m>>,
    pub(super) inputs: Vec<Named<'m>>,
    pub(super) outputs: Vec<Named<'m>>,
}

/// Why steps stand together.
pub(super) enum Group<'m> {
    /// They run at the same time.
    Parallel(Option<Text<'m>>),
    /// They are one branch of that.
    Branch(Text<'m>, Option<String>),
    /// They run only after an outcome.
    Outcome(Text<'m>),
    /// They run in any order, as often as needed.
    Unordered(Text<'m>),
}

/// A step.
pub(super) struct Step<'m> {
    /// What a region made of it: "Mexico: new"; empty in the standard and where it is as there.
    pub(super) mark: String,
    /// Which layer says it, and where.
    pub(super) origin: Origin,
    pub(super) node: NodeId,
    pub(super) kind: Kind,
    pub(super) number: String,
    /// Level of its heading: 2 in the process, 3 in a sub-process, 4 in a sub-process of one.
    pub(super) level: usize,
    pub(super) label: Text<'m>,
    pub(super) code: &'m str,
    pub(super) objective: Option<Text<'m>>,
    pub(super) about: Option<Text<'m>>,
    pub(super) risks: Vec<Named<'m>>,
    pub(super) pains: Vec<Named<'m>>,
    pub(super) kpis: Vec<(Text<'m>, String)>,
    pub(super) guards: Vec<Named<'m>>,
    pub(super) duties: Vec<(Letter, Vec<Text<'m>>)>,
    pub(super) deciders: Vec<Decider<'m>>,
    pub(super) within: Option<Period>,
    pub(super) escalate: Vec<Named<'m>>,
    pub(super) waits_for: Vec<Text<'m>>,
    pub(super) calls: Option<Link<'m>>,
    pub(super) starts: Vec<Link<'m>>,
    pub(super) inputs: Vec<Named<'m>>,
    pub(super) outputs: Vec<Named<'m>>,
    pub(super) systems: Vec<Named<'m>>,
    /// When an unordered set is done.
    pub(super) until: Option<Text<'m>>,
    pub(super) until_condition: Option<String>,
    pub(super) frequency: Vec<Named<'m>>,
    pub(super) frequency_period: Option<Period>,
    pub(super) done_when: Option<Text<'m>>,
    pub(super) evidence: Vec<Named<'m>>,
    pub(super) tasks: Vec<Task<'m>>,
    pub(super) checks: Vec<Line<'m>>,
    pub(super) choice: Option<NodeId>,
    pub(super) outcomes: Vec<Outcome<'m>>,
    pub(super) branches: Vec<BranchLine<'m>>,
}

impl Step<'_> {
    /// Whether what is chosen is a step of the unordered set itself, whose name says where it leads.
    pub(super) fn is_step_of_set(&self, outcome: &Outcome<'_>) -> bool {
        self.kind == Kind::Unordered && outcome.element.is_some()
    }
}

/// A line that is answered with yes or no.
pub(super) struct Line<'m> {
    pub(super) id: &'m str,
    pub(super) label: Text<'m>,
    pub(super) code: &'m str,
    /// When the answer is yes.
    pub(super) done_when: Option<Text<'m>>,
}

/// Another process.
pub(super) struct Link<'m> {
    pub(super) label: Text<'m>,
    /// To its checklist, relative to this one; `None` where it gets none.
    pub(super) href: Option<String>,
}

/// A branch that may be opened.
pub(super) struct BranchLine<'m> {
    pub(super) id: &'m str,
    pub(super) label: Text<'m>,
    pub(super) when: Option<String>,
}

/// Who decides, in which case.
pub(super) struct Decider<'m> {
    pub(super) role: Text<'m>,
    pub(super) when: Option<String>,
    /// Who stands in, when, up to how much.
    pub(super) deputies: Vec<String>,
}

/// A task.
pub(super) struct Task<'m> {
    /// What a region made of it.
    pub(super) mark: String,
    pub(super) id: &'m str,
    pub(super) label: Text<'m>,
    pub(super) code: &'m str,
    pub(super) about: Option<Text<'m>>,
    pub(super) roles: Vec<Text<'m>>,
    pub(super) within: Option<Period>,
    pub(super) done_when: Option<Text<'m>>,
    pub(super) inputs: Vec<Named<'m>>,
    pub(super) outputs: Vec<Named<'m>>,
    pub(super) evidence: Vec<Named<'m>>,
}

impl Task<'_> {
    /// Whether anything is said of it beyond its label and prose.
    pub(super) fn has_detail(&self) -> bool {
        let said = self.done_when.is_some() || self.within.is_some() || !self.code.is_empty();
        said || !self.roles.is_empty() || !self.inputs.is_empty() || !self.outputs.is_empty()
    }
}

/// An outcome.
pub(super) struct Outcome<'m> {
    /// The outcome, or the step of an unordered set; `None` for the way on from one.
    pub(super) element: Option<ElementId>,
    pub(super) id: &'m str,
    pub(super) label: Text<'m>,
    pub(super) when: Option<String>,
    /// It passes a control.
    pub(super) passes: bool,
}

/// A suspension.
pub(super) struct Sleep<'m> {
    pub(super) node: NodeId,
    pub(super) label: Text<'m>,
    pub(super) period: Option<Period>,
}

/// An end of the case.
pub(super) struct Ending<'m> {
    pub(super) nodes: Vec<NodeId>,
    pub(super) label: Text<'m>,
    pub(super) starts: Option<Link<'m>>,
    pub(super) gives: Vec<Named<'m>>,
    pub(super) accepts: Vec<Named<'m>>,
}
