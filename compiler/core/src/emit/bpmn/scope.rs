//! What a process or sub-process holds: lanes, nodes, flows, notes.

use super::file::File;
use super::{condition, node};
use crate::emit::page::Word;
use crate::emit::xml::Body;
use crate::flow::{EdgeId, NodeId, ScopeId, ncname};
use crate::model::ElementId;
use rustc_hash::FxHashSet;

/// The language conditions are written in; said once, at the top of the file.
pub(super) const FEEL: &str = "https://www.omg.org/spec/DMN/20191111/FEEL/";

/// Lanes, nodes, flows and notes, in the order the schema asks for.
pub(super) fn content(file: &File<'_>, container: &mut Body<'_>, scope: ScopeId) {
    lanes(file, container, scope);
    let nodes = &file.flow.scope(scope).nodes;
    for id in nodes {
        node::write(file, container, *id);
    }
    data_objects(file, container, scope);
    for id in nodes {
        for edge in file.links.outgoing(*id) {
            sequence_flow(file, container, *edge);
        }
    }
    notes(file, container, scope);
}

/// The id of a lane in a scope.
pub(super) fn lane_id(file: &File<'_>, scope: ScopeId, role: Option<ElementId>) -> String {
    let scope = scope_id(file, scope);
    match role {
        Some(role) => format!("lane--{scope}--{}", ncname(&file.model.path(role))),
        None => format!("lane--{scope}"),
    }
}

/// The id of a scope: of the process, or of the sub-process's node.
pub(super) fn scope_id(file: &File<'_>, scope: ScopeId) -> String {
    match file.flow.scope(scope).parent {
        Some((_, node)) => file.flow.node(node).id.clone(),
        None => ncname(&file.model.get(file.flow.process).id),
    }
}

fn lanes(file: &File<'_>, container: &mut Body<'_>, scope: ScopeId) {
    let Some(sheet) = file.sheets.get(scope.0 as usize) else { return };
    if sheet.drawing.lanes.is_empty() {
        return;
    }
    let mut members: Vec<Vec<NodeId>> = vec![Vec::new(); sheet.drawing.lanes.len()];
    for item in &sheet.drawing.items {
        if let (Some(node), Some(lane)) = (item.node, members.get_mut(item.lane)) {
            lane.push(node);
        }
    }
    let id = scope_id(file, scope);
    let mut set = container.tag("bpmn:laneSet").attr("id", format_args!("lanes--{id}")).body();
    for (lane, members) in sheet.drawing.lanes.iter().zip(members) {
        let tag = set.tag("bpmn:lane").attr("id", lane_id(file, scope, lane.role)).attr("name", &lane.name);
        let mut lane = tag.body();
        for node in members {
            lane.tag("bpmn:flowNodeRef").text(&file.flow.node(node).id);
        }
    }
}

/// One data object for each information object that something in the scope produces; each sheet that is drawn refers to it.
fn data_objects(file: &File<'_>, container: &mut Body<'_>, scope: ScopeId) {
    let Some(sheet) = file.sheets.get(scope.0 as usize) else { return };
    let mut objects: FxHashSet<ElementId> = FxHashSet::default();
    let scope = scope_id(file, scope);
    for item in &sheet.drawing.items {
        let Some(node) = item.node else { continue };
        for data in &item.data {
            let name = ncname(&file.model.path(data.data));
            if objects.insert(data.data) {
                container.tag("bpmn:dataObject").attr("id", format_args!("object--{scope}--{name}")).empty();
            }
            container
                .tag("bpmn:dataObjectReference")
                .attr("id", data_id(file, node, data.data))
                .attr("name", &data.name.text)
                .attr("dataObjectRef", format_args!("object--{scope}--{name}"))
                .empty();
        }
    }
}

/// The id of the data sheet at a node.
pub(super) fn data_id(file: &File<'_>, node: NodeId, data: ElementId) -> String {
    format!("data--{}--{}", file.flow.node(node).id, ncname(&file.model.path(data)))
}

fn sequence_flow(file: &File<'_>, container: &mut Body<'_>, id: EdgeId) {
    let edge = file.flow.edge(id);
    let tag = container
        .tag("bpmn:sequenceFlow")
        .attr("id", &edge.id)
        .maybe("name", file.edge_name(id.0 as usize))
        .attr("sourceRef", &file.flow.node(edge.from).id)
        .attr("targetRef", &file.flow.node(edge.to).id);
    let (said, condition) = (condition::said(file, edge), condition::of(file, id));
    if said.is_none() && condition.is_none() {
        tag.empty();
        return;
    }
    let mut body = tag.body();
    if let Some(said) = said {
        let words = file.words;
        let line = format!("{}{}{said}", words.get(Word::Where), words.colon());
        body.tag("bpmn:documentation").text(&line);
        body.tag("bpmn:extensionElements").body().tag("ltc:guard").attr("when", said).empty();
    }
    if let Some(condition) = condition {
        let tag = body.tag("bpmn:conditionExpression").attr("xsi:type", "bpmn:tFormalExpression");
        tag.text(&condition);
    }
}

/// What is written above controls and gates.
fn notes(file: &File<'_>, container: &mut Body<'_>, scope: ScopeId) {
    let Some(sheet) = file.sheets.get(scope.0 as usize) else { return };
    for item in &sheet.drawing.items {
        let (Some(node), Some(note)) = (item.node, &item.note) else { continue };
        let id = &file.flow.node(node).id;
        container
            .tag("bpmn:textAnnotation")
            .attr("id", format_args!("note--{id}"))
            .body()
            .tag("bpmn:text")
            .text(&note.text);
        container
            .tag("bpmn:association")
            .attr("id", format_args!("note-line--{id}"))
            .attr("sourceRef", id)
            .attr("targetRef", format_args!("note--{id}"))
            .empty();
    }
}
