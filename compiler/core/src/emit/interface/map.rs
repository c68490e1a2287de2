//! What is on both sides: each step of a party with what of ours meets it, and what of ours waits for the party and meets nothing.

use crate::model::{ElementId, Kind, Model, Value};
use ltc_grammar::words::{AttributeWord, ClauseWord};
use rustc_hash::FxHashSet;

/// A party with steps of its own, beside ours.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Map {
    /// The party.
    pub party: ElementId,
    /// Its steps in order of writing, each with ours; behind them what of ours has no step of theirs.
    pub columns: Vec<Column>,
}

/// A step of theirs and what of ours meets it; one of the two may be missing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// The party's step; `None` where there is none.
    pub theirs: Option<ElementId>,
    /// What of ours meets it, in order of writing.
    pub ours: Vec<Meeting>,
}

/// Something of ours that faces a party.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meeting {
    /// The activity, control, gate, task, trigger or wait.
    pub ours: ElementId,
    /// Its process.
    pub process: ElementId,
    /// Information they give and we take.
    pub they_give: Vec<ElementId>,
    /// Information we give and they take.
    pub we_give: Vec<ElementId>,
}

impl Map {
    /// The maps of a project, one for each party whose steps are its own or are met by its processes. Of a party that is not its
    /// own only the steps that are met are shown: the others concern other projects.
    pub fn all(model: &Model) -> Vec<Map> {
        let facing: Vec<ElementId> = model.ids().filter(|id| faces(model, *id)).collect();
        let met: FxHashSet<ElementId> = facing.iter().flat_map(|id| meets(model, *id)).collect();
        let parties = model.ids().filter(|id| model.get(*id).kind == Kind::Party);
        let mut maps: Vec<Map> = Vec::new();
        for party in parties {
            let own = model.is_own(party);
            let steps = model.children(party, Kind::Step).filter(|step| own || met.contains(step));
            let mut columns: Vec<Column> = steps.map(|step| column(model, &facing, step)).collect();
            if columns.is_empty() {
                continue;
            }
            let loose = facing
                .iter()
                .filter(|id| sender(model, **id) == Some(party) && meets(model, **id).next().is_none());
            columns.extend(loose.filter_map(|id| {
                let ours = meeting(model, *id, None)?;
                Some(Column { theirs: None, ours: vec![ours] })
            }));
            maps.push(Map { party, columns });
        }
        maps
    }

    /// What of the map one process has to do with; `None` where that is nothing.
    pub fn of_process(&self, process: ElementId) -> Option<Map> {
        let columns: Vec<Column> = self
            .columns
            .iter()
            .filter_map(|column| {
                let ours: Vec<Meeting> =
                    column.ours.iter().filter(|meeting| meeting.process == process).cloned().collect();
                (!ours.is_empty()).then_some(Column { theirs: column.theirs, ours })
            })
            .collect();
        (!columns.is_empty()).then_some(Map { party: self.party, columns })
    }

    /// The processes that face the party, in order of writing.
    pub fn processes(&self) -> Vec<ElementId> {
        let mut found: Vec<ElementId> =
            self.columns.iter().flat_map(|column| &column.ours).map(|meeting| meeting.process).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The columns that lack one side.
    pub fn gaps(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| column.theirs.is_none() || column.ours.is_empty())
    }
}

/// Whether something of ours says that it meets a party's step, or that it hears from a party.
fn faces(model: &Model, id: ElementId) -> bool {
    let kind = model.get(id).kind;
    let may = kind.is_work() || matches!(kind, Kind::Task | Kind::Trigger | Kind::Wait);
    may && model.is_own(id) && (meets(model, id).next().is_some() || sender(model, id).is_some())
}

/// The steps of parties that something of ours meets.
fn meets(model: &Model, id: ElementId) -> impl Iterator<Item = ElementId> + '_ {
    let named = model.references(id, AttributeWord::Meets).filter_map(|named| named.target);
    named.filter(|step| model.get(*step).kind == Kind::Step)
}

/// The party a trigger or a wait hears from.
fn sender(model: &Model, id: ElementId) -> Option<ElementId> {
    model.clause(id, ClauseWord::From).iter().find_map(|value| match value {
        Value::Reference(named) => named.target.filter(|from| model.get(*from).kind == Kind::Party),
        Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) | Value::Expression(_) => None,
    })
}

fn column(model: &Model, facing: &[ElementId], step: ElementId) -> Column {
    let ours = facing.iter().filter(|id| meets(model, **id).any(|met| met == step));
    Column { theirs: Some(step), ours: ours.filter_map(|id| meeting(model, *id, Some(step))).collect() }
}

/// What passes between a step of ours and one of theirs: what one side makes and the other takes.
pub(in crate::emit) fn meeting(model: &Model, ours: ElementId, theirs: Option<ElementId>) -> Option<Meeting> {
    let process = model.enclosing(ours, Kind::Process)?;
    let data = |id: ElementId, word| -> Vec<ElementId> {
        model.references(id, word).filter_map(|named| named.target).collect()
    };
    let both = |ours: &[ElementId], theirs: Vec<ElementId>| -> Vec<ElementId> {
        theirs.into_iter().filter(|one| ours.contains(one)).collect()
    };
    // What they give may be put down by us as our output, and what we hand over may have been made by a step of ours before.
    let mut named = data(ours, AttributeWord::In);
    named.extend(data(ours, AttributeWord::Out));
    let (they_give, we_give) = match theirs {
        Some(step) => {
            (both(&named, data(step, AttributeWord::Out)), both(&named, data(step, AttributeWord::In)))
        }
        None => (data(ours, AttributeWord::In), Vec::new()),
    };
    Some(Meeting { ours, process, they_give, we_give })
}
