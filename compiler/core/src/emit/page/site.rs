//! What all pages of one build know: the model, the names of files, the request.

use super::address::Places;
use super::peers::Peer;
use super::tongue::{autonym, direction};
use super::{Frame, LanguageLink, Link, Scripts, Tab, Word, Words};
use crate::check::Sound;
use crate::emit::interface::Map;
use crate::emit::region::{self, Mark};
use crate::emit::{Names, Output, Request};
use crate::model::{ElementId, Kind, LanguageId, Organisation};
use crate::proof::Proofs;
use crate::source::Title;
use std::sync::Arc;

/// All pages of one build.
#[derive(Debug)]
pub struct Site<'model> {
    /// The model.
    pub model: Sound<'model>,
    /// What is built, in which languages.
    pub request: &'model Request,
    /// The names of files and folders.
    pub names: Names,
    /// Who plays which role, and who stands in for whom.
    pub organisation: Organisation,
    /// What is proved of its controls; nothing where no output says it.
    pub proofs: Proofs,
    /// What stands beside the steps of each party.
    pub interfaces: Vec<Map>,
    /// What has a page, or a place on one; known once the work of all roles is.
    pub places: Places,
    /// The regions that are built beside the standard, and what each makes of each process.
    pub regions: region::Matrix,
    /// The standard and all regions of the build, these pages among them; empty where there are no regions.
    pub peers: Arc<Vec<Peer>>,
}

/// The folder of what all pages share.
pub const ASSETS: &str = "assets";

/// A page of a process, or one that belongs to none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Page {
    /// What the process is for, its steps, everything about it.
    Process,
    /// The diagram; on the page of the process where that is built.
    Diagram,
    /// The checklist.
    Checklist,
    /// The RACI table.
    Raci,
    /// The risk–control table.
    Rcm,
}

impl Page {
    /// All of them, in the order pages show them.
    pub const ALL: [Page; 5] = [Page::Process, Page::Diagram, Page::Checklist, Page::Raci, Page::Rcm];

    /// Its file in the folder of the process.
    pub fn file(self) -> &'static str {
        match self {
            Page::Process => "index.html",
            Page::Diagram => "diagram.html",
            Page::Checklist => "checklist.html",
            Page::Raci => "raci.html",
            Page::Rcm => "rcm.html",
        }
    }

    /// What links to it say.
    pub fn word(self) -> Word {
        match self {
            Page::Process => Word::Process,
            Page::Diagram => Word::Diagram,
            Page::Checklist => Word::Checklist,
            Page::Raci => Word::Raci,
            Page::Rcm => Word::Rcm,
        }
    }

    fn output(self) -> Output {
        match self {
            Page::Process => Output::Site,
            Page::Diagram => Output::Svg,
            Page::Checklist => Output::Checklist,
            Page::Raci => Output::Raci,
            Page::Rcm => Output::Rcm,
        }
    }
}

impl<'model> Site<'model> {
    /// Names all files of a build.
    pub fn new(model: Sound<'model>, request: &'model Request) -> Site<'model> {
        let says_proofs = [Output::Site, Output::Rcm, Output::Model];
        let says_proofs = says_proofs.iter().any(|output| request.outputs.contains(output));
        let proofs = if says_proofs { Proofs::of(&model) } else { Proofs::default() };
        let (names, organisation) = (Names::of(&model), Organisation::of(&model));
        let interfaces = Map::all(&model);
        let places = Places::default();
        Site {
            model,
            request,
            names,
            organisation,
            proofs,
            interfaces,
            places,
            regions: region::Matrix::default(),
            peers: Arc::default(),
        }
    }

    /// Whether the build makes this output.
    pub fn makes(&self, output: Output) -> bool {
        self.request.outputs.contains(&output)
    }

    /// The words of pages in a language.
    pub fn words(&self, language: LanguageId) -> Words {
        Words::of(self.model.model().tag(language))
    }

    /// The project's title. A package that is called like it, or the only package, lends its translations.
    pub fn title(&self, language: LanguageId) -> &'model str {
        let model = self.model.model();
        let project = &model.manifest.project;
        // A region's own package holds changes only: the title is the standard's.
        let regional = |package: &ElementId| {
            let source = model.get(*package).origin.source;
            model.region.as_deref().is_some_and(|region| region.sources.contains(&source))
        };
        let packages: Vec<ElementId> =
            model.own(Kind::Package).filter(|package| !regional(package)).collect();
        let label = |package: &&ElementId| &model.get(**package).label;
        let (package, title) = match &project.title {
            Some(Title::One(title)) => {
                (packages.iter().find(|package| label(package).first() == Some(title)), title.as_str())
            }
            Some(title) => {
                let first = model.tag(LanguageId::DEFAULT);
                return Some(title.get(model.tag(language), first))
                    .filter(|title| !title.is_empty())
                    .unwrap_or(&project.name);
            }
            None if packages.len() == 1 => (packages.first(), project.name.as_str()),
            None => (None, project.name.as_str()),
        };
        package.and_then(|package| model.said(label(&package), language)).unwrap_or(title)
    }

    /// Where the overview tells about a process.
    pub fn anchor(&self, process: ElementId) -> String {
        format!("process-{}", self.names.get(process))
    }

    /// The frame of a page of a process; `page` is the page itself, marked among its sisters.
    pub fn process_frame(
        &self,
        language: LanguageId,
        process: ElementId,
        page: Page,
        scripts: Scripts,
    ) -> Frame {
        let words = self.words(language);
        let folder = self.names.get(process);
        let label = self.model.label(process, language);
        let title = match page {
            Page::Process => label.to_owned(),
            _ => format!("{label} – {}", words.get(page.word())),
        };
        let mut crumbs = self.way_to(process, "../", language);
        crumbs.push(Link {
            href: match self.address(process) {
                Some(address) => format!("../{address}"),
                None => format!("../index.html#{}", self.anchor(process)),
            },
            text: label.to_owned(),
        });
        let mut frame = self.frame(language, &format!("{folder}/{}", page.file()), title, crumbs, scripts);
        frame.tabs = self.tabs(words, "", Some(page));
        if !Mark::touches(&self.model, process) {
            frame.region.clear();
        }
        frame
    }

    /// The areas around an element that have a page, outermost first.
    pub fn way_to(&self, id: ElementId, up: &str, language: LanguageId) -> Vec<Link> {
        let model = self.model.model();
        let around = model.ancestry(id).skip(1).filter(|around| {
            matches!(model.get(*around).kind, Kind::Class | Kind::Group) && self.places.has_page(*around)
        });
        let mut way: Vec<Link> = around.map(|around| self.link(up, around, language)).collect();
        way.reverse();
        way
    }

    /// Where the diagrams of a process are, from the folder of another process.
    pub fn diagram(&self, process: ElementId) -> String {
        let folder = self.names.get(process);
        match self.makes(Output::Site) {
            true => format!("../{folder}/{}#diagram", Page::Process.file()),
            false => format!("../{folder}/{}", Page::Diagram.file()),
        }
    }

    /// The pages that lead to everything; `up` leads from a page to the folder of its language.
    pub fn contents(&self, up: &str, language: LanguageId) -> Vec<Link> {
        let words = self.words(language);
        let link = |(path, word): &(&str, Word)| Link {
            href: format!("{up}{path}"),
            text: words.get(*word).to_owned(),
        };
        self.places.contents().iter().map(link).collect()
    }

    /// Links to the pages of a process that the build makes; `folder` is put before each, with its `/`.
    pub fn tabs(&self, words: Words, folder: &str, current: Option<Page>) -> Vec<Tab> {
        Page::ALL
            .into_iter()
            .filter(|page| self.makes(page.output()))
            // The page of the process shows the diagram.
            .filter(|page| *page != Page::Diagram || !self.makes(Output::Site))
            .map(|page| Tab {
                href: format!("{folder}{}", page.file()),
                text: words.get(page.word()),
                current: current == Some(page),
            })
            .collect()
    }

    /// The frame of any page. `path` is the page's path below the folder of its language; `crumbs` lead to it from the
    /// overview, which is put before them unless the page is the overview.
    pub fn frame(
        &self,
        language: LanguageId,
        path: &str,
        title: String,
        crumbs: Vec<Link>,
        scripts: Scripts,
    ) -> Frame {
        let model = self.model.model();
        let tag = model.tag(language);
        let up = "../".repeat(path.matches('/').count());
        let languages = if self.request.languages.len() < 2 {
            Vec::new()
        } else {
            self.request
                .languages
                .iter()
                .map(|other| LanguageLink {
                    href: format!("{up}../{}/{path}", model.tag(*other)),
                    tag: model.tag(*other).to_owned(),
                    name: autonym(model.tag(*other)).to_owned(),
                    current: *other == language,
                })
                .collect()
        };
        let mut way = Vec::with_capacity(crumbs.len() + 1);
        if path != "index.html" {
            way.push(Link { href: format!("{up}index.html"), text: self.title(language).to_owned() });
        }
        way.extend(crumbs);
        Frame {
            language: tag.to_owned(),
            direction: direction(tag),
            words: Words::of(tag),
            title,
            crumbs: way,
            tabs: Vec::new(),
            languages,
            project: self.title(language).to_owned(),
            version: model.manifest.project.version.clone(),
            scripts,
            search: (scripts == Scripts::Shared && self.makes(Output::Site)).then(|| up.clone()),
            contents: match scripts {
                Scripts::Shared => self.contents(&up, language),
                Scripts::Inline => Vec::new(),
            },
            neighbours: match scripts {
                Scripts::Shared => self.regions_of(&up, path, language),
                Scripts::Inline => Vec::new(),
            },
            assets: format!("{up}../{ASSETS}/"),
            region: self.region().map(|region| self.label(region, language).to_owned()).unwrap_or_default(),
        }
    }

    /// The region whose pages these are.
    pub fn region(&self) -> Option<ElementId> {
        self.model.region.as_deref().and_then(|region| region.adaptation())
    }
}
