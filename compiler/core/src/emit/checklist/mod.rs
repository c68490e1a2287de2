//! Checklists: a process as Markdown to read and print, and as one page that runs it, case by case, in a browser.
//!
//! The page needs no network and no server. What it runs is the flow itself (`templates/checklist/run.js`, a pure function of flow,
//! state and event); what it keeps is the list of events, in the browser's storage or in a file.

mod html;
mod markdown;
mod net;
mod next;
mod phrases;
mod running;
mod sheet;
mod view;

use super::Artefact;
use super::page::{Page, Scripts, Site};
use crate::flow::Flow;
use crate::model::LanguageId;
use askama::Template;

/// The checklist of a flow's process in a language: `checklist.html` and `checklist.md`.
pub fn emit(site: &Site<'_>, flow: &Flow, language: LanguageId) -> Vec<Artefact> {
    let model = site.model.model();
    let words = site.words(language);
    let net = net::Net::of(flow);
    let source = sheet::Source { site, model, names: &site.names, net: &net, language };
    let sheet = source.sheet();
    let ways = next::Ways { model, net: &net, numbers: &sheet.numbers, language, words };
    let status = model.status(flow.process).map(|status| words.status(status));
    let folder = format!("{}/{}", model.tag(language), site.names.get(flow.process));

    let paper = markdown::write(&sheet, &ways, status);
    let process = model.path(flow.process);
    let data = html::Data {
        format: "ltc-checklist-1",
        process: &process,
        version: &model.manifest.project.version,
        language: model.tag(language),
        spoken: words.tag(),
        calendar: model.calendar(flow.process).map(|calendar| net::ScriptCalendar::of(model, calendar)),
        flow: net::script(model, &net),
        words: html::script_words(words),
    };
    let frame = site.process_frame(language, flow.process, Page::Checklist, Scripts::Inline);
    let page = html::Page { frame, sheet: &sheet, ways: &ways, status, data: data.json() };
    let page = page.render().expect("writing to a string does not fail");
    vec![
        Artefact { path: format!("{folder}/checklist.html"), bytes: page.into_bytes() },
        Artefact { path: format!("{folder}/checklist.md"), bytes: paper.into_bytes() },
    ]
}
