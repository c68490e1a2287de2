//! Diagrams inside pages: to move about in, enlarge, open and close, and to highlight a part of.
//!
//! [`Viewer::html`] is a piece of HTML for any page. Without script it is plain pictures, one below the other, with links in them; the page's
//! own style has to hold [`style`], and the page loads [`SCRIPT`] (written once a build, by [`script`]) at its end. `diagram.html` is
//! such a page and nothing else.

mod part;

pub use part::{Group, Part, parts};

use super::page::{Frame, Page, Scripts, Site, Word, Words};
use super::region::Mark;
use super::svg::{self, Inline, Pictures, Sheets};
use super::{Artefact, Output};
use crate::flow::{Flow, NodeId, NodeKind, ScopeId};
use crate::model::{ElementId, Kind, LanguageId};
use askama::Template;

/// The path of the script below the output folder.
pub const SCRIPT: &str = "assets/diagram.js";

/// What a viewer shows, and where it stands.
pub struct Viewer<'page> {
    /// All pages of the build.
    pub site: &'page Site<'page>,
    /// The pictures of the process.
    pub pictures: &'page Pictures<'page>,
    /// The flow they show.
    pub flow: &'page Flow,
    /// The language of the page.
    pub language: LanguageId,
    /// Where a click on a step leads to; calls, hand-overs and sub-processes lead to their own diagrams.
    pub step: &'page dyn Fn(NodeId) -> Option<String>,
    /// Whether an element is marked as changed.
    pub changed: &'page dyn Fn(ElementId) -> bool,
}

struct Picture {
    id: String,
    title: String,
    svg: String,
}

#[derive(Template)]
#[template(path = "viewer/viewer.html")]
struct ViewerPart<'a> {
    words: Words,
    words_lang: String,
    main: Picture,
    subprocesses: Vec<Picture>,
    opened: Option<String>,
    groups: Vec<(&'static str, Vec<Part>)>,
    changed: bool,
    lines: &'a [String],
}

#[derive(Template)]
#[template(path = "viewer/page.html")]
struct ViewerPage {
    frame: Frame,
    title: String,
    code: String,
    script: String,
    viewer: String,
}

impl Viewer<'_> {
    /// The viewer as a piece of HTML. One a page: ids in it begin with `diagram`.
    pub fn html(&self) -> String {
        let words = self.site.words(self.language);
        let main = self.pictures.scopes.first().map(|sheets| self.picture(0, sheets));
        let main =
            main.unwrap_or(Picture { id: "diagram".to_owned(), title: String::new(), svg: String::new() });
        let inside = self.pictures.scopes.iter().enumerate().skip(1);
        let subprocesses: Vec<Picture> = inside.map(|(scope, sheets)| self.picture(scope, sheets)).collect();
        let opened = self.pictures.opened.as_ref().map(|sheets| self.svg("diagram-all", sheets));
        let groups = parts(self.site.model.model(), self.flow, self.language)
            .into_iter()
            .map(|(group, parts)| (words.get(group.word()), parts))
            .collect();
        let changed = self.flow.nodes.iter().any(|node| (self.changed)(node.element));
        let lines = self.pictures.whole().map_or(&[] as &[String], |sheets| &sheets.words);
        let frame = self.site.frame(self.language, "", String::new(), Vec::new(), Scripts::Shared);
        let part = ViewerPart {
            words,
            words_lang: frame.words_lang(),
            main,
            subprocesses,
            opened,
            groups,
            changed,
            lines,
        };
        part.render().expect("a template of texts renders")
    }

    fn picture(&self, scope: usize, sheets: &Sheets) -> Picture {
        let id = if scope == 0 { "diagram".to_owned() } else { format!("diagram-{scope}") };
        Picture { svg: self.svg(&id, sheets), title: sheets.title.clone(), id }
    }

    fn svg(&self, prefix: &str, sheets: &Sheets) -> String {
        let leads = |node| self.leads(node);
        self.pictures.inline(sheets, &Inline { prefix, leads: &leads, changed: self.changed })
    }

    /// Where a click on a node leads to.
    fn leads(&self, id: NodeId) -> Option<String> {
        let model = self.site.model.model();
        let elsewhere = |process: ElementId| {
            let drawn = model.get(process).kind == Kind::Process && model.is_own(process);
            drawn.then(|| self.site.diagram(process))
        };
        match &self.flow.node(id).kind {
            NodeKind::Subprocess(ScopeId(scope)) => Some(format!("#diagram-{scope}")),
            NodeKind::Call { calls: Some(process) } => elsewhere(*process).or_else(|| (self.step)(id)),
            NodeKind::End(crate::flow::EndKind::Case { starts: Some(process) }) => elsewhere(*process),
            NodeKind::Work | NodeKind::Wait | NodeKind::Call { calls: None } => (self.step)(id),
            _ => None,
        }
    }
}

/// The style of viewers, for the page around them.
pub fn style() -> String {
    format!("{}{}", svg::style(), include_str!("../../../templates/viewer/viewer.css"))
}

/// The script of all viewers.
pub fn script() -> Artefact {
    let bytes = include_bytes!("../../../templates/viewer/viewer.js").to_vec();
    Artefact { path: SCRIPT.to_owned(), bytes }
}

/// The page of the diagrams of a process.
pub fn emit(site: &Site<'_>, pictures: &Pictures<'_>, flow: &Flow, language: LanguageId) -> Artefact {
    let model = site.model.model();
    let step =
        |node: NodeId| site.makes(Output::Checklist).then(|| format!("checklist.html#step-{}", node.0));
    let changed = |id: ElementId| Mark::of(model, id).is_some();
    let viewer = Viewer { site, pictures, flow, language, step: &step, changed: &changed };
    let page = ViewerPage {
        frame: site.process_frame(language, flow.process, Page::Diagram, Scripts::Shared),
        title: model.label(flow.process, language).to_owned(),
        code: model.code(flow.process).unwrap_or("").to_owned(),
        script: format!("../../{SCRIPT}"),
        viewer: viewer.html(),
    };
    let bytes = page.render().expect("a template of texts renders").into_bytes();
    let path = format!("{}/{}/{}", model.tag(language), site.names.get(flow.process), Page::Diagram.file());
    Artefact { path, bytes }
}
