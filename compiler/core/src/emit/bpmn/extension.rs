//! What BPMN has no element for, in a namespace of its own, for tools that read it back: paths, duties, tasks, controls, deadlines.

use super::condition::when;
use super::file::File;
use crate::emit::diagram::referred;
use crate::emit::origin::Origin;
use crate::emit::page::markdown;
use crate::emit::xml::Body;
use crate::flow::{EndKind, Node, NodeKind};
use crate::model::{ElementId, Kind, Letter, Model};
use ltc_grammar::words::{AttributeWord, ClauseWord};

/// The namespace of the extension elements.
pub(super) const NAMESPACE: &str = "urn:ltc:bpmn";

/// The extension elements of a process, sub-process, step or decision.
pub(super) fn of_element(file: &File<'_>, body: &mut Body<'_>, element: ElementId) {
    let model = file.model;
    let kind = model.get(element).kind;
    let origin = Origin::of(model, element, file.language);
    let mut all = body.tag("bpmn:extensionElements").body();
    all.tag("ltc:element")
        .attr("path", model.path(element))
        .attr("kind", word(kind))
        .maybe("code", model.code(element))
        .attr("layer", &origin.layer)
        .attr("source", &origin.place)
        .empty();
    match kind {
        Kind::Kcp => control(file, &mut all, element),
        Kind::Gate => gate(file, &mut all, element),
        _ => {}
    }
    if kind.is_work() {
        for letter in Letter::ALL {
            for role in model.roles(element, letter) {
                all.tag("ltc:duty")
                    .attr("letter", letter.text())
                    .attr("role", model.path(role))
                    .attr("name", model.label(role, file.language))
                    .empty();
            }
        }
    }
    for (tag, attribute) in [
        ("ltc:input", AttributeWord::In),
        ("ltc:output", AttributeWord::Out),
        ("ltc:system", AttributeWord::Uses),
    ] {
        for reference in model.references(element, attribute) {
            let Some(target) = reference.target else { continue };
            let tag = all
                .tag(tag)
                .attr("path", model.path(target))
                .attr("name", model.label(target, file.language));
            if reference.optional { tag.attr("optional", true).empty() } else { tag.empty() }
        }
    }
    if let Some(period) = model.within(element) {
        all.tag("ltc:deadline")
            .attr("within", format_args!("{period}"))
            .attr("duration", period.iso8601())
            .empty();
    }
    for (at, task) in model.children(element, Kind::Task).enumerate() {
        let origin = Origin::of(model, task, file.language);
        all.tag("ltc:task")
            .attr("number", at + 1)
            .attr("path", model.path(task))
            .attr("name", model.label(task, file.language))
            .maybe("code", model.code(task))
            .attr("layer", &origin.layer)
            .attr("source", &origin.place)
            .maybe("doneWhen", written(file, task, AttributeWord::DoneWhen))
            .empty();
    }
    for reference in model.references(element, AttributeWord::Starts) {
        starts(model, &mut all, reference.target);
    }
}

/// The triggers, at the start of a process.
pub(super) fn of_start(file: &File<'_>, body: &mut Body<'_>, node: &Node) {
    let model = file.model;
    let triggers: Vec<ElementId> = model.children(node.element, Kind::Trigger).collect();
    if triggers.is_empty() {
        return;
    }
    let mut all = body.tag("bpmn:extensionElements").body();
    for trigger in triggers {
        let from = referred(&model.get(trigger).clauses, ClauseWord::From);
        all.tag("ltc:trigger")
            .attr("path", model.path(trigger))
            .attr("name", model.label(trigger, file.language))
            .maybe("from", from.map(|from| model.path(from)))
            .empty();
    }
}

/// Where an end or a suspension was written, and what the end hands over to.
pub(super) fn of_end(file: &File<'_>, body: &mut Body<'_>, node: &Node) {
    let model = file.model;
    let origin = Origin::of(model, node.element, file.language);
    let mut all = body.tag("bpmn:extensionElements").body();
    all.tag("ltc:element")
        .attr("path", model.path(node.element))
        .attr("kind", word(model.get(node.element).kind))
        .attr("layer", &origin.layer)
        .attr("source", &origin.place)
        .empty();
    if let NodeKind::End(EndKind::Case { starts: started @ Some(_) }) = node.kind {
        starts(model, &mut all, started);
        for reference in model.references(node.element, AttributeWord::Gives) {
            let Some(target) = reference.target else { continue };
            all.tag("ltc:gives")
                .attr("path", model.path(target))
                .attr("name", model.label(target, file.language))
                .empty();
        }
        for reference in model.references(node.element, AttributeWord::Accepts) {
            let Some(target) = reference.target else { continue };
            all.tag("ltc:accepts")
                .attr("role", model.path(target))
                .attr("name", model.label(target, file.language))
                .empty();
        }
    }
}

fn starts(model: &Model, all: &mut Body<'_>, process: Option<ElementId>) {
    if let Some(process) = process {
        all.tag("ltc:starts").attr("process", model.path(process)).empty();
    }
}

fn control(file: &File<'_>, all: &mut Body<'_>, element: ElementId) {
    let model = file.model;
    let paths = |word| {
        let targets = model.references(element, word).filter_map(|reference| reference.target);
        targets.map(|target| model.path(target)).collect::<Vec<_>>().join(" ")
    };
    let owner = model.roles(element, Letter::Accountable).first().map(|role| model.path(*role));
    let mut control = all
        .tag("ltc:kcp")
        .attr("code", model.code(element).unwrap_or(&model.get(element).id))
        .attr("risk", paths(AttributeWord::Mitigates))
        .maybe("owner", owner)
        .maybe("objective", written(file, element, AttributeWord::Objective))
        .maybe("frequency", written(file, element, AttributeWord::Frequency))
        .attr("guards", paths(AttributeWord::Guards))
        .body();
    for check in model.children(element, Kind::Check) {
        control
            .tag("ltc:check")
            .attr("path", model.path(check))
            .attr("name", model.label(check, file.language))
            .empty();
    }
}

fn gate(file: &File<'_>, all: &mut Body<'_>, element: ElementId) {
    let model = file.model;
    let code = model.code(element).unwrap_or(&model.get(element).id);
    let mut gate = all.tag("ltc:gate").attr("code", code).body();
    for decide in model.children(element, Kind::Decide) {
        let role = referred(&model.get(decide).clauses, ClauseWord::By);
        gate.tag("ltc:decider")
            .maybe("role", role.map(|role| model.path(role)))
            .maybe("name", role.map(|role| model.label(role, file.language)))
            .maybe("when", when(file, decide))
            .empty();
    }
}

fn written(file: &File<'_>, element: ElementId, word: AttributeWord) -> Option<String> {
    let prose = file.model.prose(element, word)?;
    file.model.said(prose, file.language).map(markdown::plain)
}

/// The word of the language for a kind of element that has a node.
fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Subprocess => "subprocess",
        Kind::Kcp => "kcp",
        Kind::Suspend => "suspend",
        _ => kind.noun(),
    }
}
