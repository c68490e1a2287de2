//! One node of a flow as an element of BPMN.

use super::event::{Event, Signal};
use super::file::{File, process_id};
use super::{condition, extension, prose, scope};
use crate::emit::xml::{Body, Tag};
use crate::flow::{NodeId, NodeKind};
use crate::model::{Kind, Letter, Period};

/// Writes a node: what it is, what is said of it, its lines, what is special to it, in the order of the schema.
pub(super) fn write(file: &File<'_>, container: &mut Body<'_>, id: NodeId) {
    let node = file.flow.node(id);
    let event = Event::of(file, id);
    let tag = container.tag(name(&node.kind, event.signal)).attr("id", &node.id);
    let tag = match file.name(id) {
        "" => tag,
        name => tag.attr("name", name),
    };
    let default = condition::default_flow(file, id).map(|edge| edge.id.as_str());
    let mut body = special(file, &node.kind, tag).maybe("default", default).body();

    match node.kind {
        NodeKind::Work | NodeKind::Subprocess(_) | NodeKind::Call { .. } | NodeKind::Wait => {
            prose::documentation(file, &mut body, node.element);
            extension::of_element(file, &mut body, node.element);
        }
        NodeKind::Choice if matches!(file.model.get(node.element).kind, Kind::Decision | Kind::Unordered) => {
            prose::documentation(file, &mut body, node.element);
            extension::of_element(file, &mut body, node.element);
        }
        NodeKind::Start => extension::of_start(file, &mut body, node),
        NodeKind::End(_) | NodeKind::Suspension { .. } => {
            prose::documentation(file, &mut body, node.element);
            extension::of_end(file, &mut body, node);
        }
        NodeKind::Choice
        | NodeKind::Merge
        | NodeKind::Fork { .. }
        | NodeKind::Join { .. }
        | NodeKind::Boundary { .. } => {}
    }
    for edge in file.links.incoming(id) {
        body.tag("bpmn:incoming").text(&file.flow.edge(*edge).id);
    }
    for edge in file.links.outgoing(id) {
        body.tag("bpmn:outgoing").text(&file.flow.edge(*edge).id);
    }
    match node.kind {
        NodeKind::Work | NodeKind::Call { .. } => {
            outputs(file, &mut body, id);
            owner(file, &mut body, id);
        }
        NodeKind::Subprocess(inside) => scope::content(file, &mut body, inside),
        NodeKind::Start
        | NodeKind::Wait
        | NodeKind::Choice
        | NodeKind::Merge
        | NodeKind::Fork { .. }
        | NodeKind::Join { .. }
        | NodeKind::Suspension { .. }
        | NodeKind::Boundary { .. }
        | NodeKind::End(_) => signal(&mut body, &node.id, event.signal),
    }
}

fn name(kind: &NodeKind, signal: Signal<'_>) -> &'static str {
    match kind {
        NodeKind::Start => "bpmn:startEvent",
        NodeKind::Work => "bpmn:userTask",
        NodeKind::Wait | NodeKind::Suspension { .. } => match signal {
            Signal::Message | Signal::Timer(_) | Signal::Cycle(_) => "bpmn:intermediateCatchEvent",
            Signal::None | Signal::Error(_) | Signal::Terminate => "bpmn:intermediateThrowEvent",
        },
        NodeKind::Call { .. } => "bpmn:callActivity",
        NodeKind::Subprocess(_) => "bpmn:subProcess",
        NodeKind::Choice | NodeKind::Merge => "bpmn:exclusiveGateway",
        NodeKind::Fork { guarded: false } | NodeKind::Join { guarded: false } => "bpmn:parallelGateway",
        NodeKind::Fork { guarded: true } | NodeKind::Join { guarded: true } => "bpmn:inclusiveGateway",
        NodeKind::Boundary { .. } => "bpmn:boundaryEvent",
        NodeKind::End(_) => "bpmn:endEvent",
    }
}

/// Attributes that only this kind of node has.
fn special<'w>(file: &File<'_>, kind: &NodeKind, tag: Tag<'w>) -> Tag<'w> {
    match kind {
        NodeKind::Call { calls } => {
            let process = calls.and_then(|called| file.model.enclosing(called, Kind::Process));
            tag.maybe("calledElement", process.map(|process| process_id(file.model, process)))
        }
        NodeKind::Choice | NodeKind::Fork { .. } => tag.attr("gatewayDirection", "Diverging"),
        NodeKind::Merge | NodeKind::Join { .. } => tag.attr("gatewayDirection", "Converging"),
        NodeKind::Boundary { at, .. } => {
            tag.attr("attachedToRef", &file.flow.node(*at).id).attr("cancelActivity", true)
        }
        NodeKind::Start
        | NodeKind::Work
        | NodeKind::Wait
        | NodeKind::Subprocess(_)
        | NodeKind::Suspension { .. }
        | NodeKind::End(_) => tag,
    }
}

/// What the work produces: lines to the sheets below its box.
fn outputs(file: &File<'_>, body: &mut Body<'_>, id: NodeId) {
    let node = file.flow.node(id);
    let sheet = file.sheets.get(node.scope.0 as usize);
    let item = sheet.zip(file.item(id)).and_then(|(sheet, item)| sheet.drawing.items.get(item));
    for data in item.map_or(&[][..], |item| &item.data) {
        let data = scope::data_id(file, id, data.data);
        body.tag("bpmn:dataOutputAssociation")
            .attr("id", format_args!("makes--{data}"))
            .body()
            .tag("bpmn:targetRef")
            .text(&data);
    }
}

/// Who may take the work: the roles that have its R.
fn owner(file: &File<'_>, body: &mut Body<'_>, id: NodeId) {
    let node = file.flow.node(id);
    if !matches!(node.kind, NodeKind::Work) {
        return;
    }
    for role in file.model.roles(node.element, Letter::Responsible) {
        let path = file.model.path(role);
        body.tag("bpmn:potentialOwner")
            .attr("id", format_args!("owner--{}--{}", node.id, crate::flow::ncname(&path)))
            .attr("name", file.model.label(role, file.language))
            .body()
            .tag("bpmn:resourceAssignmentExpression")
            .body()
            .tag("bpmn:formalExpression")
            .text(&path);
    }
}

fn signal(body: &mut Body<'_>, id: &str, signal: Signal<'_>) {
    let timer = |body: &mut Body<'_>, tag: &'static str, text: &str| {
        body.tag("bpmn:timerEventDefinition")
            .attr("id", format_args!("signal--{id}"))
            .body()
            .tag(tag)
            .attr("xsi:type", "bpmn:tFormalExpression")
            .text(text);
    };
    match signal {
        Signal::None => {}
        Signal::Message => body
            .tag("bpmn:messageEventDefinition")
            .attr("id", format_args!("signal--{id}"))
            .attr("messageRef", format_args!("message--{id}"))
            .empty(),
        Signal::Error(boundary) => body
            .tag("bpmn:errorEventDefinition")
            .attr("id", format_args!("signal--{id}"))
            .attr("errorRef", format_args!("error--{boundary}"))
            .empty(),
        Signal::Timer(period) => timer(body, "bpmn:timeDuration", &period.iso8601()),
        Signal::Cycle(period) => timer(body, "bpmn:timeCycle", &cycle(period)),
        Signal::Terminate => {
            body.tag("bpmn:terminateEventDefinition").attr("id", format_args!("signal--{id}")).empty();
        }
    }
}

/// Without end, once a period.
fn cycle(period: Period) -> String {
    format!("R/{}", period.iso8601())
}
