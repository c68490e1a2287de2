// Diagram interchange: is it complete, and is what it draws clean?

const is = (element, type) => element?.$instanceOf?.(type) ?? false;

/// Elements that must be drawn, each once.
function drawable(definitions) {
  const found = [];
  const visit = (container) => {
    for (const set of container.laneSets ?? []) found.push(...(set.lanes ?? []));
    for (const element of container.flowElements ?? []) {
      if (!is(element, "bpmn:DataObject")) found.push(element);
      found.push(...(element.dataOutputAssociations ?? []), ...(element.dataInputAssociations ?? []));
      if (is(element, "bpmn:SubProcess")) visit(element);
    }
    found.push(...(container.artifacts ?? []));
  };
  for (const root of definitions.rootElements ?? []) {
    if (is(root, "bpmn:Process")) visit(root);
    if (is(root, "bpmn:Collaboration")) found.push(...root.participants, ...(root.messageFlows ?? []));
  }
  return found;
}

export function geometry(definitions, figures, fault) {
  const drawn = new Map();
  for (const diagram of definitions.diagrams ?? []) {
    for (const di of diagram.plane.planeElement ?? []) {
      const id = di.bpmnElement?.id;
      if (!id) fault("di", `${di.id} draws nothing`);
      else if (drawn.has(id)) fault("di", `${id} is drawn twice`);
      else drawn.set(id, di);
    }
    plane(diagram.plane, figures, fault);
  }
  for (const element of drawable(definitions)) {
    if (!drawn.has(element.id)) fault("di", `${element.id} is not drawn`);
  }
}

const right = (box) => box.x + box.width;
const bottom = (box) => box.y + box.height;
const overlap = (a, b, by = 0) =>
  a.x + by < right(b) && b.x + by < right(a) && a.y + by < bottom(b) && b.y + by < bottom(a);
const shrink = (box, by) => ({ x: box.x + by, y: box.y + by, width: box.width - 2 * by, height: box.height - 2 * by });
const contains = (outer, inner) =>
  outer.x <= inner.x && outer.y <= inner.y && right(inner) <= right(outer) && bottom(inner) <= bottom(outer);

function stretches(points) {
  return points.slice(1).map((to, at) => {
    const from = points[at];
    const x = Math.min(from.x, to.x);
    const y = Math.min(from.y, to.y);
    return { from, to, x, y, width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) };
  });
}

function plane(plane, figures, fault) {
  const all = plane.planeElement ?? [];
  const shapes = all.filter((di) => di.bounds);
  const edges = all.filter((di) => di.waypoint);
  const frames = [...shapes.map((di) => di.bounds), ...all.map((di) => di.label?.bounds).filter(Boolean)];
  for (const { x, y, width, height } of frames) {
    const whole = [x, y, width, height].every(Number.isInteger);
    if (!whole || x < 0 || y < 0 || width <= 0 || height <= 0) fault("di", `frame ${x} ${y} ${width} ${height}`);
  }
  const isFrame = (di) => is(di.bpmnElement, "bpmn:Lane") || is(di.bpmnElement, "bpmn:Participant");
  const bodies = shapes.filter((di) => !isFrame(di));
  figures.shapes += bodies.length;

  // Lanes tile, and hold what they say.
  const lanes = shapes.filter((di) => is(di.bpmnElement, "bpmn:Lane"));
  lanes.forEach((lane, at) => {
    for (const other of lanes.slice(at + 1)) {
      if (overlap(lane.bounds, other.bounds)) fault("lanes", `${lane.bpmnElement.id} and ${other.bpmnElement.id} overlap`);
    }
    for (const node of lane.bpmnElement.flowNodeRef ?? []) {
      const di = bodies.find((di) => di.bpmnElement === node);
      if (di && !is(node, "bpmn:BoundaryEvent") && !contains(lane.bounds, di.bounds)) {
        fault("lanes", `${node.id} is not in ${lane.bpmnElement.id}`);
      }
    }
  });

  const hostOf = (di) => di.bpmnElement.attachedToRef;
  bodies.forEach((one, at) => {
    for (const other of bodies.slice(at + 1)) {
      const attached = hostOf(one) === other.bpmnElement || hostOf(other) === one.bpmnElement;
      if (!attached && overlap(one.bounds, other.bounds)) {
        fault("overlap", `${one.bpmnElement.id} and ${other.bpmnElement.id}`);
      }
    }
  });

  const labels = all.filter((di) => di.label?.bounds);
  labels.forEach((one, at) => {
    for (const other of labels.slice(at + 1)) {
      if (overlap(one.label.bounds, other.label.bounds, 1)) {
        fault("labels", `${one.bpmnElement.id} and ${other.bpmnElement.id} overlap`);
      }
    }
    for (const body of bodies) {
      if (overlap(one.label.bounds, shrink(body.bounds, 1))) {
        fault("labels", `${one.bpmnElement.id} lies over ${body.bpmnElement.id}`);
      }
    }
  });

  const flows = [];
  for (const edge of edges) {
    const element = edge.bpmnElement;
    const parts = stretches(edge.waypoint);
    const isFlow = is(element, "bpmn:SequenceFlow") || is(element, "bpmn:MessageFlow");
    const source = element.sourceRef?.id ?? element.$parent?.id;
    const target = element.targetRef?.id ?? element.targetRef;
    if (isFlow) {
      figures.edges += 1;
      figures.bends += parts.length - 1;
      flows.push({ element, parts });
      for (const part of parts) {
        if (part.width && part.height) fault("edges", `${element.id} is slanted`);
        if (!part.width && !part.height) fault("edges", `${element.id} has a stretch without length`);
      }
      ends(edge, bodies.concat(shapes.filter((di) => is(di.bpmnElement, "bpmn:Participant"))), fault);
    }
    for (const body of bodies) {
      const own = body.bpmnElement.id === source || body.bpmnElement.id === target;
      if (!isFlow && own) continue;
      const inner = shrink(body.bounds, 2);
      if (parts.some((part) => overlap(part, inner) || touches(part, inner))) {
        fault("edges", `${element.id} goes through ${body.bpmnElement.id}`);
      }
    }
    for (const other of labels) {
      const inner = shrink(other.label.bounds, 2);
      if (isFlow && inner.height > 0 && parts.some((part) => touches(part, inner))) {
        fault("labels", `${element.id} goes through the name of ${other.bpmnElement.id}`);
      }
    }
  }

  flows.forEach((one, at) => {
    for (const other of flows.slice(at + 1)) {
      const akin =
        one.element.sourceRef === other.element.sourceRef || one.element.targetRef === other.element.targetRef;
      for (const a of one.parts) {
        for (const b of other.parts) {
          const level = !a.height && !b.height && a.y === b.y && a.x < right(b) && b.x < right(a);
          const upright = !a.width && !b.width && a.x === b.x && a.y < bottom(b) && b.y < bottom(a);
          if (!akin && (level || upright)) fault("edges", `${one.element.id} lies on ${other.element.id}`);
          const [h, v] = a.height ? [b, a] : [a, b];
          if (!h.height && !v.width && h.x < v.x && v.x < right(h) && v.y < h.y && h.y < bottom(v)) {
            figures.crossings += 1;
          }
        }
      }
    }
  });
}

/// Whether a level or upright stretch has a point inside a box.
function touches(part, box) {
  return part.x < right(box) && box.x < part.x + part.width + 0.01 && part.y < bottom(box) && box.y < part.y + part.height + 0.01;
}

/// First and last point stand on the outlines of what the edge joins.
function ends(edge, bodies, fault) {
  const { sourceRef, targetRef } = edge.bpmnElement;
  for (const [element, point] of [
    [sourceRef, edge.waypoint[0]],
    [targetRef, edge.waypoint.at(-1)],
  ]) {
    const di = bodies.find((di) => di.bpmnElement === element);
    if (!di) {
      fault("edges", `${edge.bpmnElement.id} leaves its plane`);
      continue;
    }
    const { x, y, width, height } = di.bounds;
    const dx = Math.abs(point.x - x - width / 2);
    const dy = Math.abs(point.y - y - height / 2);
    let on;
    if (is(element, "bpmn:Gateway")) on = Math.abs(dx / (width / 2) + dy / (height / 2) - 1) < 0.05;
    else if (is(element, "bpmn:Event")) on = Math.abs(Math.hypot(dx, dy) - width / 2) <= 1;
    else on = (dx === width / 2 && dy <= height / 2) || (dy === height / 2 && dx <= width / 2);
    if (!on) fault("edges", `${edge.bpmnElement.id} does not end at the outline of ${element.id}`);
  }
}
