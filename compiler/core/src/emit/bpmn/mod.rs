//! A process → BPMN 2.0 XML: one file with the process and a plane for each of its sub-processes, and one file for each sub-process
//! on its own, for tools that show one plane a file.
//!
//! What stands in a file comes from the [`Flow`], where it stands from the placed drawing of each scope. Ids come from the ids of
//! elements; ids that this room makes hold `--`, which no id of a flow does. `docs/decisions/0011-bpmn-profile.md` says which
//! elements of BPMN are used for what, and why.

mod condition;
mod event;
mod extension;
mod file;
mod interchange;
mod node;
mod partner;
mod prose;
mod scope;

use super::diagram::{Drawing, Placed, place, referred};
use super::{Artefact, Names};
use crate::check::Sound;
use crate::flow::{Flow, Links, ScopeId};
use crate::model::{ElementId, Kind, LanguageId, Model};
use file::{File, Index};
use ltc_grammar::words::ClauseWord;
use rustc_hash::FxHashSet;

/// The processes that a step of some process calls.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Called(FxHashSet<ElementId>);

impl Called {
    /// Looks at every call of a model.
    pub fn of(model: &Model) -> Called {
        let calls = model.ids().filter(|id| model.get(*id).kind == Kind::Call);
        let called = calls.filter_map(|call| referred(&model.get(call).clauses, ClauseWord::Calls));
        Called(called.filter_map(|called| model.enclosing(called, Kind::Process)).collect())
    }

    fn has(&self, process: ElementId) -> bool {
        self.0.contains(&process)
    }
}

/// A scope of a flow with a place for everything in it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Sheet {
    /// What is drawn.
    pub drawing: Drawing,
    /// Where it is drawn.
    pub placed: Placed,
}

impl Sheet {
    /// A sheet for each scope of a flow, by number.
    pub fn of(model: Sound<'_>, flow: &Flow, language: LanguageId) -> Vec<Sheet> {
        let scopes = (0..flow.scopes.len() as u32).map(ScopeId);
        scopes
            .map(|scope| {
                let drawing = Drawing::from_flow(model.model(), flow, scope, language);
                let placed = place(&drawing);
                Sheet { drawing, placed }
            })
            .collect()
    }
}

/// The BPMN files of a process in a language; `sheets` holds one sheet per scope of the flow, by number, `called` the processes of
/// the model that others call.
pub fn emit(
    model: Sound<'_>,
    (names, called): (&Names, &Called),
    flow: &Flow,
    sheets: &[Sheet],
    language: LanguageId,
) -> Vec<Artefact> {
    let (links, index) = (Links::of(flow), Index::of(model.model(), called, flow, sheets));
    let folder = format!("{}/{}", model.tag(language), names.get(flow.process));
    (0..flow.scopes.len().min(sheets.len()) as u32)
        .map(ScopeId)
        .map(|root| {
            let name = match root {
                ScopeId(0) => "process",
                _ => names.get(flow.scope(root).element),
            };
            let file = File::new(model.model(), flow, (&links, &index), sheets, language, root);
            Artefact { path: format!("{folder}/{name}.bpmn"), bytes: file.write().into_bytes() }
        })
        .collect()
}
