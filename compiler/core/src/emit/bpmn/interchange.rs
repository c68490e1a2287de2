//! Where everything stands: one diagram per scope, the pool of the file on the first.

use super::file::File;
use super::{partner, scope};
use crate::emit::diagram::{Frame, Placed, Point, ROOM, Shape};
use crate::emit::xml::{Body, Tag};
use crate::flow::{NodeId, NodeKind, ScopeId};
use crate::model::Kind;
use crate::source::Lanes;

/// By how much the bounds of a name are wider than its lines: bpmn.io guesses where lines break from how wide characters are on
/// average, and would break earlier than we do where a line is made of wide ones.
const LABEL_ROOM: i32 = 8;

/// The colours of controls and of gates: line and ground. Colour adds to the note at the box, it does not replace it.
const CONTROL: (&str, &str) = ("#b45309", "#fff4e0");
const GATE: (&str, &str) = ("#6d28d9", "#f3edff");

/// Writes the diagram of one scope.
pub(super) fn diagram(file: &File<'_>, definitions: &mut Body<'_>, id: ScopeId) {
    let Some(sheet) = file.sheets.get(id.0 as usize) else { return };
    let is_root = id == file.root;
    let plane_of = match is_root {
        true => format!("collaboration--{}", file.process_id()),
        false => scope::scope_id(file, id),
    };
    let down = if is_root && !file.partners.is_empty() { ROOM } else { 0 };
    let name = file.model.label(file.flow.scope(id).element, file.language);
    let mut diagram = definitions
        .tag("bpmndi:BPMNDiagram")
        .attr("id", format_args!("diagram--{plane_of}"))
        .attr("name", name)
        .body();
    let mut plane = Plane {
        body: diagram
            .tag("bpmndi:BPMNPlane")
            .attr("id", format_args!("plane--{plane_of}"))
            .attr("bpmnElement", &plane_of)
            .body(),
        down,
    };
    let level = sheet.drawing.run == Lanes::Horizontal;
    if is_root {
        plane.shape(&file.pool_id(), sheet.placed.pool, None, |tag| tag.attr("isHorizontal", level));
    }
    for (lane, frame) in sheet.drawing.lanes.iter().zip(&sheet.placed.lanes) {
        plane
            .shape(&scope::lane_id(file, id, lane.role), *frame, None, |tag| tag.attr("isHorizontal", level));
    }
    if is_root {
        partners(file, &mut plane);
    }
    items(file, &mut plane, id, &sheet.placed);
    for (link, placed) in sheet.drawing.links.iter().zip(&sheet.placed.links) {
        if let Some(edge) = link.edge.and_then(|edge| file.flow.edges.get(edge)) {
            plane.edge(&edge.id, &placed.points, placed.label);
        }
    }
}

/// The pools of partners stand where the process would have begun.
fn partners(file: &File<'_>, plane: &mut Plane<'_>) {
    let down = std::mem::take(&mut plane.down);
    for partner in &file.partners {
        plane.shape(&partner::id(file, partner), partner.frame, None, |tag| tag.attr("isHorizontal", true));
    }
    for (_, message) in file.messages() {
        let id = format!("message-flow--{}", file.flow.node(message.node).id);
        plane.edge(&id, &message.points, message.name.as_ref().map(|(_, label)| *label));
    }
    plane.down = down;
}

fn items(file: &File<'_>, plane: &mut Plane<'_>, scope: ScopeId, placed: &Placed) {
    let Some(sheet) = file.sheets.get(scope.0 as usize) else { return };
    for (item, place) in sheet.drawing.items.iter().zip(&placed.items) {
        let Some(node) = item.node else { continue };
        let id = &file.flow.node(node).id;
        let label = place.label.filter(|_| !matches!(item.shape, Shape::Task | Shape::Subprocess));
        let colours = colours(file, node);
        let is_collapsed = matches!(file.flow.node(node).kind, NodeKind::Subprocess(_));
        let has_marker = matches!(file.flow.node(node).kind, NodeKind::Choice | NodeKind::Merge);
        plane.shape(id, place.frame, label, |mut tag| {
            if is_collapsed {
                tag = tag.attr("isExpanded", false);
            }
            if has_marker {
                tag = tag.attr("isMarkerVisible", true);
            }
            match colours {
                Some((line, ground)) => tag
                    .attr("bioc:stroke", line)
                    .attr("bioc:fill", ground)
                    .attr("color:border-color", line)
                    .attr("color:background-color", ground),
                None => tag,
            }
        });
        if let Some(note) = place.note {
            plane.shape(&format!("note--{id}"), note.frame, None, |tag| tag);
            plane.edge(&format!("note-line--{id}"), &note.line, None);
        }
        for (data, place) in item.data.iter().zip(&place.data) {
            let id = super::scope::data_id(file, node, data.data);
            plane.shape(&id, place.frame, Some(place.label), |tag| tag);
            plane.edge(&format!("makes--{id}"), &place.line, None);
        }
    }
}

fn colours(file: &File<'_>, node: NodeId) -> Option<(&'static str, &'static str)> {
    let node = file.flow.node(node);
    match (&node.kind, file.model.get(node.element).kind) {
        (NodeKind::Work, Kind::Kcp) => Some(CONTROL),
        (NodeKind::Work, Kind::Gate) => Some(GATE),
        _ => None,
    }
}

/// A plane that takes shapes and edges.
struct Plane<'w> {
    body: Body<'w>,
    /// How far everything moves down.
    down: i32,
}

impl Plane<'_> {
    fn shape(
        &mut self,
        of: &str,
        frame: Frame,
        label: Option<Frame>,
        attributes: impl FnOnce(Tag<'_>) -> Tag<'_>,
    ) {
        let tag =
            self.body.tag("bpmndi:BPMNShape").attr("id", format_args!("di--{of}")).attr("bpmnElement", of);
        let mut shape = attributes(tag).body();
        bounds(&mut shape, frame, self.down);
        if let Some(label) = label {
            let label = Frame { x: label.x - LABEL_ROOM / 2, width: label.width + LABEL_ROOM, ..label };
            bounds(&mut shape.tag("bpmndi:BPMNLabel").body(), label, self.down);
        }
    }

    fn edge(&mut self, of: &str, points: &[Point], label: Option<Frame>) {
        let mut edge = self
            .body
            .tag("bpmndi:BPMNEdge")
            .attr("id", format_args!("di--{of}"))
            .attr("bpmnElement", of)
            .body();
        for point in points {
            edge.tag("di:waypoint").attr("x", point.x).attr("y", point.y + self.down).empty();
        }
        if let Some(label) = label {
            let label = Frame { width: label.width + LABEL_ROOM / 2, ..label };
            bounds(&mut edge.tag("bpmndi:BPMNLabel").body(), label, self.down);
        }
    }
}

fn bounds(body: &mut Body<'_>, frame: Frame, down: i32) {
    body.tag("dc:Bounds")
        .attr("x", frame.x)
        .attr("y", frame.y + down)
        .attr("width", frame.width)
        .attr("height", frame.height)
        .empty();
}
