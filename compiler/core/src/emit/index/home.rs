//! The first page of a language: the map of the landscape, and the way to everything else.

use super::Landscape;
use crate::emit::Output;
use crate::emit::page::{Frame, Link, Scripts, Site, Tab, Word, Words};
use crate::emit::site::{Handovers, Tier, landscape_map};
use crate::model::{ElementId, Kind, LanguageId};
use askama::Template;

struct Count {
    number: usize,
    word: &'static str,
    href: String,
}

struct SubprocessView {
    label: String,
    code: String,
    links: Vec<Link>,
}

/// A process where no page of its own is built: all there is of it.
struct ProcessView {
    anchor: String,
    label: String,
    code: String,
    purpose: String,
    links: Vec<Tab>,
    files: Vec<Link>,
    subprocesses: Vec<SubprocessView>,
}

#[derive(Template)]
#[template(path = "index/home.html")]
struct HomePage {
    frame: Frame,
    words: Words,
    counts: Vec<Count>,
    tiers: Vec<Tier>,
    /// Pages of lists and tables.
    pages: Vec<Link>,
    processes: Vec<ProcessView>,
    model: bool,
}

pub(super) fn of(
    site: &Site<'_>,
    (landscape, handovers): (&Landscape, &Handovers),
    roles: usize,
    language: LanguageId,
) -> Vec<u8> {
    let words = site.words(language);
    let model = site.model.model();
    let own = |kind| model.own(kind).count();
    let controls = if site.makes(Output::Site) { "controls/index.html" } else { "#landscape" };
    let counts = [
        (own(Kind::Process), [Word::Process, Word::Processes], "#landscape"),
        (own(Kind::Activity), [Word::Activity, Word::Activities], "#landscape"),
        (own(Kind::Kcp), [Word::Kcp, Word::Kcps], controls),
        (own(Kind::Gate), [Word::Gate, Word::Gates], controls),
        (roles, [Word::Role, Word::Roles], "roles/index.html"),
    ];
    let counts = counts.into_iter().filter(|(number, _, _)| 0 < *number);
    let processes = if site.makes(Output::Site) { Vec::new() } else { landscape.processes() };
    let pages = site.contents("", language).into_iter().filter(|link| link.href != "index.html").collect();
    let page = HomePage {
        frame: site.frame(
            language,
            "index.html",
            words.get(Word::Overview).to_owned(),
            Vec::new(),
            Scripts::Shared,
        ),
        words,
        counts: counts
            .map(|(number, [one, many], href)| Count {
                number,
                word: words.get(if number == 1 { one } else { many }),
                href: href.to_owned(),
            })
            .collect(),
        tiers: landscape_map(site, handovers, &landscape.areas, language),
        pages,
        processes: processes.into_iter().map(|process| process_view(site, process, language)).collect(),
        model: site.makes(Output::Model),
    };
    page.render().expect("a template of texts renders").into_bytes()
}

fn process_view(site: &Site<'_>, process: ElementId, language: LanguageId) -> ProcessView {
    let model = site.model.model();
    let words = site.words(language);
    let folder = format!("{}/", site.names.get(process));
    let subprocesses = model.descendants(process).into_iter();
    let subprocesses = subprocesses.filter(|id| model.get(*id).kind == Kind::Subprocess);
    ProcessView {
        anchor: site.anchor(process),
        label: site.label(process, language).to_owned(),
        code: model.code(process).unwrap_or("").to_owned(),
        purpose: site.purpose(process, language),
        links: site.tabs(words, &folder, None),
        files: site.files(process, &folder, language),
        subprocesses: subprocesses
            .map(|id| SubprocessView {
                label: site.label(id, language).to_owned(),
                code: model.code(id).unwrap_or("").to_owned(),
                links: site.subprocess_files(id, &folder, language),
            })
            .collect(),
    }
}

impl Site<'_> {
    /// The files of a process that are no pages: pictures in full, models, workbooks. `folder` leads to the folder of the process.
    pub fn files(&self, process: ElementId, folder: &str, language: LanguageId) -> Vec<Link> {
        let words = self.words(language);
        let name = self.names.get(process);
        let up = "../".repeat(2 - folder.matches('/').count().min(1));
        let workbook = words.get(Word::Workbook);
        let markdown = |word| words.aside(words.get(word), words.get(Word::MarkdownText));
        let all = [
            (Output::Svg, format!("{folder}diagram.full.svg"), words.get(Word::DiagramInFull).to_owned()),
            (Output::Bpmn, format!("{folder}process.bpmn"), words.get(Word::Bpmn).to_owned()),
            (Output::Checklist, format!("{folder}checklist.md"), markdown(Word::Checklist)),
            (Output::Markdown, format!("{folder}process.md"), markdown(Word::Process)),
            (
                Output::Raci,
                format!("{up}xlsx/{name}.raci.xlsx"),
                words.aside(words.get(Word::Raci), workbook),
            ),
            (Output::Rcm, format!("{up}xlsx/{name}.rcm.xlsx"), words.aside(words.get(Word::Rcm), workbook)),
        ];
        let made = all.into_iter().filter(|(output, _, _)| self.makes(*output));
        made.map(|(_, href, text)| Link { href, text }).collect()
    }

    /// The files of a sub-process.
    pub fn subprocess_files(&self, id: ElementId, folder: &str, language: LanguageId) -> Vec<Link> {
        let words = self.words(language);
        let name = self.names.get(id);
        let all = [
            (Output::Svg, format!("{folder}diagram.{name}.svg"), Word::Diagram),
            (Output::Bpmn, format!("{folder}{name}.bpmn"), Word::Bpmn),
        ];
        let made = all.into_iter().filter(|(output, _, _)| self.makes(*output));
        made.map(|(_, href, word)| Link { href, text: words.get(word).to_owned() }).collect()
    }
}
