//! Diagrams as SVG: `diagram.svg` of a process, `diagram.<sub-process>.svg` of each sub-process, and `diagram.full.svg` with
//! all sub-processes opened.

mod describe;
mod draw;
mod look;
mod mark;
#[cfg(test)]
mod tests;

use super::diagram::{Drawing, PAGE, fold};
use super::origin::Origin;
use super::{Artefact, Names};
use crate::flow::{Flow, NodeId, ScopeId};
use crate::model::{LanguageId, Model};
use draw::{Dress, Picture};
use look::Look;

/// The diagrams of a process in a language.
pub fn emit(model: &Model, names: &Names, flow: &Flow, language: LanguageId) -> Vec<Artefact> {
    let tag = model.tag(language);
    let folder = format!("{tag}/{}", names.get(flow.process));
    let mut artefacts = Vec::with_capacity(flow.scopes.len() + 1);
    let mut write = |file: &str, up: Option<&str>, drawing: Drawing| {
        let bytes = picture(model, names, flow, (language, up), drawing).into_bytes();
        artefacts.push(Artefact { path: format!("{folder}/{file}"), bytes });
    };
    let file = |scope: ScopeId| match flow.scope(scope).parent {
        None => "diagram.svg".to_owned(),
        Some(_) => look::file(names, flow.scope(scope).element),
    };
    for (index, scope) in flow.scopes.iter().enumerate() {
        let id = ScopeId(index as u32);
        let up = scope.parent.map(|(around, _)| file(around));
        write(&file(id), up.as_deref(), Drawing::from_flow(model, flow, id, language));
    }
    write("diagram.full.svg", None, Drawing::opened(model, flow, language));
    artefacts
}

/// One diagram, folded to the width of a page; `up` is the diagram of what is around it.
fn picture(
    model: &Model,
    names: &Names,
    flow: &Flow,
    (language, up): (LanguageId, Option<&str>),
    drawing: Drawing,
) -> String {
    let title = drawing.name.clone();
    let description = describe::describe(&drawing);
    let sheets = fold(drawing, PAGE);
    let picture = Picture { title: &title, description, language: model.tag(language), up, sheets };
    draw::draw(&picture, &|id: NodeId| {
        let node = flow.node(id);
        let origin = Origin::of(model, node.element, language).text();
        Dress {
            look: Look::of(model, names, flow, id),
            id: node.id.clone(),
            step: model.path(node.element),
            hint: format!("{}\n{origin}", model.label(node.element, language)),
        }
    })
}
