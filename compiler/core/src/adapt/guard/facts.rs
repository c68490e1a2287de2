//! What differs between a region's model and the one it adapts, and which change made it differ.

use super::{Refusal, Standing};
use crate::adapt::stricter::{Compared, attribute};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Applied, Change, Clause, ElementId, Freedom, Kind, LanguageId, Model, Op, Region, Value};
use ltc_grammar::words::AttributeWord;
use rustc_hash::FxHashMap;

/// The difference between two models.
pub(super) struct Facts<'a> {
    /// What is adapted: the standard, or the layer below.
    pub(super) base: &'a Model,
    /// What becomes of it.
    pub(super) model: &'a Model,
    /// The region.
    pub(super) region: &'a Region,
    /// Whose changes are judged.
    pub(super) layer: ElementId,
    /// The changes of this layer that were applied.
    pub(super) applied: Vec<Applied>,
    /// What this layer took out, by number.
    pub(super) removed: Vec<ElementId>,
    /// What it left and changed, by number.
    pub(super) changed: Vec<ElementId>,
    /// What it added, by number.
    pub(super) new: Vec<ElementId>,
    /// What the controls of the adapted model stand before.
    pub(super) standing: &'a Standing,
    /// What stands in the place of something that was replaced.
    pub(super) replaced: FxHashMap<ElementId, ElementId>,
}

impl<'a> Facts<'a> {
    /// Compares two models; `None` where the second is no region's.
    pub(super) fn of(
        base: &'a Model,
        model: &'a Model,
        layer: ElementId,
        standing: &'a Standing,
    ) -> Option<Facts<'a>> {
        let region = model.region.as_deref()?;
        let applied: Vec<Applied> =
            region.applied.iter().copied().filter(|applied| applied.layer == layer).collect();
        let was_gone = |id| base.region.as_deref().is_some_and(|below| below.is_removed(id));
        let known = base.elements.len() as u32;
        let (mut removed, mut changed) = (Vec::new(), Vec::new());
        for id in (0..known).map(ElementId).filter(|id| !was_gone(*id)) {
            if region.is_removed(id) {
                removed.push(id);
            } else if base.elements.differs(&model.elements, id.index()) {
                changed.push(id);
            }
        }
        let new = model.ids().filter(|id| known <= id.0).collect();
        let mut facts = Facts {
            base,
            model,
            region,
            layer,
            applied,
            removed,
            changed,
            new,
            standing,
            replaced: FxHashMap::default(),
        };
        facts.replaced = facts
            .applied
            .iter()
            .filter(|applied| {
                matches!(facts.change(**applied).map(|change| &change.op), Some(Op::Replace(_)))
            })
            .filter_map(|applied| Some((applied.target, applied.made?)))
            .collect();
        Some(facts)
    }

    /// A change as it is written.
    pub(super) fn change(&self, applied: Applied) -> Option<&'a Change> {
        self.model.change(applied)
    }

    /// Whether an element is new here.
    pub(super) fn is_new(&self, id: ElementId) -> bool {
        self.base.elements.len() <= id.index()
    }

    /// Of what was taken out, what was not taken out with something around it.
    pub(super) fn taken_out(&self) -> impl Iterator<Item = ElementId> + '_ {
        self.removed.iter().copied().filter(|id| {
            self.base.get(*id).parent.is_none_or(|parent| self.removed.binary_search(&parent).is_err())
        })
    }

    /// Whether this layer took an element out.
    pub(super) fn is_gone(&self, id: ElementId) -> bool {
        self.removed.binary_search(&id).is_ok()
    }

    /// An element of the adapted model with all it held.
    pub(super) fn whole(&self, id: ElementId) -> Vec<ElementId> {
        let mut all = vec![id];
        all.extend(self.base.descendants(id));
        all
    }

    /// What stands where an element stood: itself, or what replaced it; `None` where nothing does.
    pub(super) fn now(&self, id: ElementId) -> Option<ElementId> {
        if !self.is_gone(id) {
            return Some(id);
        }
        self.replaced.get(&id).copied()
    }

    /// The changes that move something, with what is moved.
    pub(super) fn moved(&self) -> impl Iterator<Item = (Applied, ElementId)> + '_ {
        self.applied.iter().copied().filter_map(|applied| {
            let moves = matches!(self.change(applied)?.op, Op::Move(_));
            moves.then_some((applied, applied.target))
        })
    }

    /// The change that took an element out, moved it, or changed it.
    pub(super) fn by(&self, id: ElementId) -> Option<Applied> {
        let around = |model: &Model, at: ElementId, target: ElementId| {
            at.index() < model.elements.len() && model.ancestry(at).any(|around| around == target)
        };
        let direct = |applied: &&Applied| applied.target == id || applied.made == Some(id);
        let takes = |applied: &&Applied| {
            matches!(
                self.change(**applied).map(|change| &change.op),
                Some(Op::Remove | Op::Replace(_) | Op::Move(_))
            ) && around(self.base, id, applied.target)
        };
        let makes = |applied: &&Applied| applied.made.is_some_and(|made| around(self.model, id, made));
        let changes = |applied: &&Applied| {
            self.region.is_removed(id).then(|| around(self.base, id, applied.target)) == Some(true)
        };
        let last = |fits: &dyn Fn(&&Applied) -> bool| self.applied.iter().rev().find(fits).copied();
        if self.is_gone(id) {
            return last(&takes).or_else(|| last(&changes));
        }
        if self.is_new(id) {
            return last(&|applied| applied.made == Some(id)).or_else(|| last(&makes));
        }
        last(&|applied| direct(applied) && !self.only_adds(**applied))
            .or_else(|| last(&direct))
            .or_else(|| last(&takes))
    }

    /// The change that says an attribute of an element, or its label where no attribute is asked for.
    pub(super) fn by_attribute(&self, id: ElementId, word: AttributeWord) -> Option<Applied> {
        let says = |applied: &&Applied| {
            applied.target == id
                && self.change(**applied).is_some_and(|change| match &change.op {
                    Op::Set(_, attributes) | Op::Translate(_, attributes) => {
                        attributes.iter().any(|attribute| attribute.word == word)
                    }
                    Op::Bind(_) => word == AttributeWord::Plays,
                    _ => false,
                })
        };
        self.applied.iter().rev().find(says).copied().or_else(|| self.by(id))
    }

    /// The last change of the flow of a process.
    pub(super) fn last_of_flow(&self, process: ElementId) -> Option<Applied> {
        let of_flow = |applied: &&Applied| {
            let op = self.change(**applied).map(|change| &change.op);
            let in_base = !self.is_new(applied.target)
                && self.base.enclosing(applied.target, Kind::Process) == Some(process);
            matches!(op, Some(Op::Add(..) | Op::Replace(_) | Op::Move(_) | Op::Remove))
                && (in_base || self.model.enclosing(applied.target, Kind::Process) == Some(process))
        };
        self.applied.iter().rev().find(of_flow).copied()
    }

    fn only_adds(&self, applied: Applied) -> bool {
        matches!(self.change(applied).map(|change| &change.op), Some(Op::Add(..) | Op::Waive(_)))
    }

    /// Where a refusal points: the change, else the adaptation.
    pub(super) fn place(&self, by: Option<Applied>) -> Place {
        by.and_then(|applied| self.change(applied))
            .map_or_else(|| self.model.place(self.layer), Change::place)
    }

    /// What regions may do with an element of the adapted model: what it says, else what the nearest element around it says.
    pub(super) fn freedom(&self, id: ElementId) -> Freedom {
        self.base
            .ancestry(id)
            .map(|around| self.base.get(around).freedom)
            .find(|freedom| *freedom != Freedom::Default)
            .unwrap_or_default()
    }

    /// Whether a region may tighten a control.
    pub(super) fn may_tighten(&self, id: ElementId) -> bool {
        matches!(self.freedom(id), Freedom::Open | Freedom::Tighten)
    }

    /// The control or gate an element belongs to: itself, or what holds it.
    pub(super) fn control_of(&self, id: ElementId) -> Option<ElementId> {
        let model = if self.is_new(id) { self.model } else { self.base };
        let mut around = model.ancestry(id);
        // What stands in the steps of an outcome is no part of the control.
        let mut through_outcome = false;
        around.find_map(|at| {
            let kind = model.get(at).kind;
            if at != id && kind == Kind::Outcome {
                through_outcome = true;
            }
            (matches!(kind, Kind::Kcp | Kind::Gate)).then_some((!through_outcome).then_some(at))
        })?
    }

    /// The attributes that an element has in one of the two models, each once.
    pub(super) fn words(&self, id: ElementId) -> impl Iterator<Item = AttributeWord> + use<> {
        let of = |model: &Model| model.get(id).attributes.iter().map(|one| one.word).collect::<Vec<_>>();
        let mut words = of(self.base);
        words.extend(of(self.model));
        words.sort_unstable();
        words.dedup();
        words.into_iter()
    }

    /// How the region's attribute compares with that of the adapted model.
    pub(super) fn compared(&self, id: ElementId, word: AttributeWord) -> Compared {
        if self.base.attribute(id, word) == self.model.attribute(id, word) {
            return Compared::Equal;
        }
        attribute(self.base, self.model, id, word)
    }

    /// Whether an attribute says something else than in the adapted model.
    pub(super) fn differs(&self, id: ElementId, word: AttributeWord) -> bool {
        self.compared(id, word) != Compared::Equal
    }

    /// Whether the head of an element says something else: its clauses.
    pub(super) fn clauses_differ(&self, id: ElementId) -> bool {
        let (theirs, own) = (&self.base.get(id).clauses, &self.model.get(id).clauses);
        let same = |there: &Clause, here: &Clause| {
            there.word == here.word
                && there.values.len() == here.values.len()
                && there.values.iter().zip(&here.values).all(|values| match values {
                    (Value::Reference(there), Value::Reference(here)) => {
                        there.target == here.target
                            || there.target.and_then(|there| self.now(there)) == here.target
                    }
                    (Value::Expression(there), Value::Expression(here)) => there.text == here.text,
                    (there, here) => there == here,
                })
        };
        theirs.len() != own.len() || !theirs.iter().zip(own).all(|(there, here)| same(there, here))
    }

    /// How messages name an element of the adapted model.
    pub(super) fn name(&self, id: ElementId) -> String {
        let model = if self.is_new(id) { self.model } else { self.base };
        let element = model.get(id);
        let label = format!("`{}`", model.label(id, LanguageId::DEFAULT));
        match element.parent.filter(|_| element.kind == Kind::Outcome) {
            Some(question) => format!("{label} of `{}`", model.label(question, LanguageId::DEFAULT)),
            None => label,
        }
    }

    /// Who owns an element of the adapted model.
    pub(super) fn owner(&self, id: ElementId) -> Option<ElementId> {
        let id = if self.is_new(id) { self.model.get(id).parent? } else { id };
        if self.is_new(id) { self.model.owner(id) } else { self.base.owner(id) }
    }

    /// Whether a step of the same process still makes something, without one that was taken out or makes it no more.
    pub(super) fn is_still_made(&self, data: ElementId, without: ElementId) -> bool {
        let Some(process) = self.base.enclosing(without, Kind::Process) else { return false };
        self.model.descendants(process).into_iter().any(|step| {
            let kind = self.model.get(step).kind;
            step != without
                && !self.region.is_removed(step)
                && (kind.is_step() && kind != Kind::End || kind == Kind::Task)
                && self.model.references(step, AttributeWord::Out).any(|out| out.target == Some(data))
        })
    }

    /// What something that was taken out made, and nothing in its process makes any more.
    pub(super) fn lost_with(&self, gone: ElementId) -> Vec<ElementId> {
        let made = self
            .whole(gone)
            .into_iter()
            .flat_map(|id| self.base.references(id, AttributeWord::Out))
            .filter_map(|out| out.target);
        made.filter(|data| !self.is_still_made(*data, gone)).collect()
    }

    /// The package of the standard that is adapted.
    pub(super) fn base_package(&self) -> ElementId {
        self.region.packages.first().copied().unwrap_or(self.layer)
    }

    /// A refusal.
    pub(super) fn refuse(
        &self,
        code: &'static Code,
        about: ElementId,
        by: Option<Applied>,
        message: String,
        permitted: &str,
    ) -> Refusal {
        let owner =
            self.owner(about).map(|role| format!("`{}`", self.model.label(role, LanguageId::DEFAULT)));
        let finding = Diagnostic::new(code, self.place(by), format!("{message} ({})", rule(code)))
            .label("not left to a region");
        let finding = if self.is_new(about) {
            finding
        } else {
            let owned = match &owner {
                Some(owner) => format!("this is the standard's; {owner} owns it"),
                None => "this is the standard's".to_owned(),
            };
            finding.related(self.base.place(about), owned)
        };
        let help = match owner {
            Some(owner) => {
                format!("{permitted}; who wants it otherwise asks {owner}, who owns the standard's")
            }
            None => permitted.to_owned(),
        };
        Refusal { about, by, finding: finding.help(help) }
    }
}

/// What process owners call a rule: `RX-01` for LTC7001.
pub(super) fn rule(code: &Code) -> String {
    match code.number.strip_prefix("LTC70").and_then(|number| number.parse::<u8>().ok()) {
        Some(number @ 1..=15) => format!("RX-{number:02}"),
        _ => code.number.to_owned(),
    }
}
