//! Diagrams as SVG: `diagram.svg` of a process, `diagram.<sub-process>.svg` of each sub-process, and `diagram.full.svg` with
//! all sub-processes opened. The same pictures stand inside pages, where [`crate::emit::viewer`] puts them.

mod describe;
mod draw;
mod free;
mod inline;
mod look;
mod mark;
mod partner;
#[cfg(test)]
mod tests;

pub use free::{Box, free};
pub use inline::{Inline, style};

use super::diagram::{Drawing, PAGE, Placed, fold};
use super::origin::Origin;
use super::region::Mark;
use super::{Artefact, Names};
use crate::flow::{Flow, NodeId, NodeKind, ScopeId};
use crate::model::{Kind, LanguageId, Model};
use draw::{Dress, Picture, Setting};
use look::Look;

/// The pictures of a process in one language, placed and folded to the width of a page.
#[derive(Debug)]
pub struct Pictures<'flow> {
    model: &'flow Model,
    names: &'flow Names,
    flow: &'flow Flow,
    language: LanguageId,
    /// One for each scope of the flow, in their order.
    pub scopes: Vec<Sheets>,
    /// The whole process with all its sub-processes opened; `None` if it has none.
    pub opened: Option<Sheets>,
}

/// One picture: its parts from top to bottom.
#[derive(Debug)]
pub struct Sheets {
    /// The name of the process or sub-process.
    pub title: String,
    /// The same in words, a line for each item.
    pub words: Vec<String>,
    parts: Vec<(Drawing, Placed)>,
}

impl Sheets {
    fn of(mut drawing: Drawing, flow: &Flow) -> Sheets {
        // Of an unordered set a line is named like the step it leads to: who sees the step need not read it twice.
        for link in &mut drawing.links {
            let (from, to) = (drawing.items.get(link.from), drawing.items.get(link.to));
            let chosen = from.and_then(|item| item.node).is_some_and(|node| flow.is_unordered(node));
            let said = to.map(|item| item.name.text.as_str());
            if chosen && link.name.as_ref().map(|name| name.text.as_str()) == said {
                link.name = None;
            }
        }
        let (title, words) = (drawing.name.clone(), describe::describe(&drawing));
        Sheets { title, words, parts: fold(drawing, PAGE) }
    }
}

impl<'flow> Pictures<'flow> {
    /// Places all pictures of a process.
    pub fn of(
        model: &'flow Model,
        names: &'flow Names,
        flow: &'flow Flow,
        language: LanguageId,
    ) -> Pictures<'flow> {
        let one = |scope| Sheets::of(Drawing::from_flow(model, flow, ScopeId(scope), language), flow);
        let scopes: Vec<Sheets> = (0..flow.scopes.len() as u32).map(one).collect();
        let opened = (1 < scopes.len()).then(|| Sheets::of(Drawing::opened(model, flow, language), flow));
        Pictures { model, names, flow, language, scopes, opened }
    }

    /// The picture in which every step stands.
    pub fn whole(&self) -> Option<&Sheets> {
        self.opened.as_ref().or(self.scopes.first())
    }

    /// A picture by itself.
    pub fn alone(&self, sheets: &Sheets) -> String {
        self.file(sheets, None)
    }

    /// A picture as a file of its own; `up` is the file of what is around it.
    fn file(&self, sheets: &Sheets, up: Option<&str>) -> String {
        let description = sheets.words.join("\n");
        let picture = Picture {
            title: &sheets.title,
            description: &description,
            language: self.model.tag(self.language),
            up,
            setting: Setting::File,
            sheets: &sheets.parts,
        };
        draw::draw(&picture, &|id: NodeId| {
            let dress = self.dress(id);
            Dress { href: dress.look.target().map(str::to_owned), ..dress }
        })
    }

    /// Whether a node stands for its element: gateways that only join or lead on say nothing of it.
    fn may_be_marked(&self, id: NodeId) -> bool {
        let node = self.flow.node(id);
        match node.kind {
            NodeKind::Choice => self.model.get(node.element).kind == Kind::Decision,
            NodeKind::Merge | NodeKind::Fork { .. } | NodeKind::Join { .. } => false,
            _ => true,
        }
    }

    /// A node as every picture dresses it.
    fn dress(&self, id: NodeId) -> Dress {
        let node = self.flow.node(id);
        let origin = Origin::of(self.model, node.element, self.language).text();
        Dress {
            look: Look::of(self.model, self.names, self.flow, id),
            id: node.id.clone(),
            step: self.model.path(node.element),
            hint: format!("{}\n{origin}", self.model.label(node.element, self.language)),
            href: None,
            changed: self.may_be_marked(id) && Mark::of(self.model, node.element).is_some(),
        }
    }
}

/// The diagrams of a process in a language.
pub fn emit(pictures: &Pictures<'_>) -> Vec<Artefact> {
    let Pictures { model, names, flow, .. } = *pictures;
    let folder = format!("{}/{}", model.tag(pictures.language), names.get(flow.process));
    let mut artefacts = Vec::with_capacity(flow.scopes.len() + 1);
    let mut write = |file: &str, svg: String| {
        artefacts.push(Artefact { path: format!("{folder}/{file}"), bytes: svg.into_bytes() });
    };
    let file = |scope: ScopeId| match flow.scope(scope).parent {
        None => "diagram.svg".to_owned(),
        Some(_) => look::file(names, flow.scope(scope).element),
    };
    for (index, sheets) in pictures.scopes.iter().enumerate() {
        let id = ScopeId(index as u32);
        let up = flow.scope(id).parent.map(|(around, _)| file(around));
        write(&file(id), pictures.file(sheets, up.as_deref()));
    }
    if let Some(whole) = pictures.whole() {
        write("diagram.full.svg", pictures.file(whole, None));
    }
    artefacts
}
