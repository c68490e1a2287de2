// The running of a checklist as one pure function: `step(flow, state, event)`.
//
// `flow` is the process's flow as the compiler made it (nodes and edges by number), `state` says where a case stands, and
// `event` is what somebody did. Nothing here knows the page, the clock or the storage: times and names come with the events.
// A case is the list of its events; `replay` folds them. Undoing takes the last event back and is itself an event, so
// the record of who did what is never rewritten.
//
// flow = { start, nodes: [node], edges: [{ from, to, outcome?, most?, otherwise?, back? }] }
// node = { id, kind, out: [edge], inner?, scope, up?, boundary?, join?, choice?, free?, card? }
//   kind: start work wait call scope choice merge fork join sleep boundary done end exit
//   free: it stands in an unordered set, and may be done any number of times or not at all
//   inner: the start node of a scope node · up: the scope node around this node · boundary: where an exit goes on
//   card: { tasks: [{ id, evidence }], checks: [id], outcomes: [{ id, needs }], evidence, differ, branches: [{ edge, always }] }
"use strict";

/** How many nodes may be passed without anybody doing anything; a flow that passes more never rests. */
const RUSH = 100000;

/** How long a text of an event may be. */
const LONGEST = 20000;

/** The state of a case that has not begun. */
function fresh() {
  return { phase: "new", name: "", startedAt: "", startedBy: "", tokens: [], joins: {}, taken: {}, visits: [], end: null };
}

/** Whether the node waits for somebody. */
function rests(node) {
  return ["work", "wait", "call", "choice", "sleep"].includes(node.kind) || (node.kind === "fork" && Boolean(node.guarded));
}

/** The newest visit of a node, open or not. */
function latest(state, index) {
  for (let at = state.visits.length - 1; at >= 0; at -= 1) {
    if (state.visits[at].node === index) return state.visits[at];
  }
  return null;
}

/** The open visit of a node. */
function open(state, index) {
  const visit = latest(state, index);
  return visit && visit.status === "open" ? visit : null;
}

/** How often a bounded outcome was taken, or 0. */
function taken(state, index, outcome) {
  return state.taken[index + "/" + outcome] || 0;
}

/** The edge an outcome takes now: its only one, or the half of the bounded route that applies. */
function edgeOf(flow, state, index, outcome) {
  const edges = flow.nodes[index].out.filter((at) => flow.edges[at].outcome === outcome);
  const count = taken(state, index, outcome);
  // Of several halves the last one that has begun: `a at most 2 otherwise b at most 3 otherwise c`.
  const found = edges.reverse().find((at) => {
    const edge = flow.edges[at];
    if (edge.most !== undefined) return count < edge.most;
    if (edge.otherwise !== undefined) return count >= edge.otherwise;
    return true;
  });
  return found === undefined ? null : found;
}

/** Whether `index` lies inside the scope node `scope`, at any depth. */
function inside(flow, index, scope) {
  for (let at = flow.nodes[index].up; at !== undefined && at !== null; at = flow.nodes[at].up) {
    if (at === scope) return true;
  }
  return false;
}

/** Takes away all tokens that `gone` names; what was open there is dropped, what joins had counted is forgotten. */
function drop(state, gone, event) {
  state.tokens = state.tokens.filter((index) => !gone(index));
  for (const visit of state.visits) {
    if (visit.status === "open" && gone(visit.node)) {
      visit.status = "dropped";
      visit.doneAt = event.at;
    }
  }
  for (const join of Object.keys(state.joins)) {
    if (gone(Number(join))) delete state.joins[join];
  }
}

/** Lets a token run from a node on until all tokens rest. Changes `state`. */
function run(flow, state, first, event) {
  const pending = [first];
  const leave = (index) => {
    for (const at of flow.nodes[index].out) pending.push(flow.edges[at].to);
  };
  for (let passed = 0; pending.length > 0; passed += 1) {
    if (passed > RUSH) throw new Error("the flow never rests");
    const index = pending.shift();
    const node = flow.nodes[index];
    if (rests(node)) {
      const before = state.visits.filter((visit) => visit.node === index).length;
      if (!state.tokens.includes(index)) state.tokens.push(index);
      state.visits.push({
        node: index, attempt: before + 1, status: "open", openedAt: event.at,
        ticks: {}, answers: {}, texts: {}, signs: {}, outcome: null, doneAt: "", doneBy: "",
      });
      continue;
    }
    switch (node.kind) {
      case "start":
      case "merge":
      case "boundary":
        leave(index);
        break;
      case "fork":
        if (node.join !== undefined) state.joins[node.join] = { have: 0, need: node.out.length };
        leave(index);
        break;
      case "join":
        // A join nobody forked waits for every line that leads to it.
        state.joins[index] = state.joins[index] || { have: 0, need: flow.edges.filter((edge) => edge.to === index).length };
        state.joins[index].have += 1;
        if (state.joins[index].have >= state.joins[index].need) {
          delete state.joins[index];
          leave(index);
        }
        break;
      case "scope":
        state.tokens.push(index);
        pending.push(node.inner);
        break;
      case "exit": {
        const scope = node.up;
        drop(state, (at) => at === scope || inside(flow, at, scope), event);
        if (node.boundary !== undefined) pending.push(node.boundary);
        break;
      }
      case "end":
        drop(state, () => true, event);
        pending.length = 0;
        state.phase = "ended";
        state.end = { node: index, at: event.at, by: event.by };
        break;
      case "done": {
        const scope = node.up;
        if (scope === undefined || scope === null) {
          if (state.tokens.length === 0 && pending.length === 0) {
            state.phase = "ended";
            state.end = { node: index, at: event.at, by: event.by };
          }
        } else if (!state.tokens.some((at) => inside(flow, at, scope)) && !pending.some((at) => inside(flow, at, scope))) {
          state.tokens = state.tokens.filter((at) => at !== scope);
          leave(scope);
        }
        break;
      }
      default:
        throw new Error("unknown kind of node: " + node.kind);
    }
  }
}

/** A name as it is compared: two spellings of one person are one person. */
function person(name) {
  return String(name || "").normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** What keeps a step from being finished, as `{ code, … }`; `null` when nothing does. */
function missing(card, visit, outcome) {
  const untouched = card.tasks.find((task) => !visit.ticks[task.id]);
  if (untouched) return { code: "tasks", item: untouched.id };
  const bare = card.tasks.find((task) => task.evidence && !visit.texts["evidence:" + task.id]);
  if (bare) return { code: "evidence", item: bare.id };
  if (outcome) {
    if (outcome.needs === "fail") {
      if (card.checks.length > 0 && !card.checks.some((id) => visit.answers[id] === "no") && !visit.texts.note) {
        return { code: "reason" };
      }
    } else {
      const open = card.checks.find((id) => !visit.answers[id]);
      if (open !== undefined) return { code: "checks", item: open };
      const no = card.checks.find((id) => visit.answers[id] !== "yes");
      if (outcome.needs === "pass" && no !== undefined) return { code: "checks-no", item: no };
    }
  }
  if (card.evidence && !visit.texts.evidence) return { code: "evidence" };
  if (card.differ) {
    if (!visit.signs.performer) return { code: "performer" };
    if (!visit.signs.approver) return { code: "approver" };
    if (person(visit.signs.performer.name) === person(visit.signs.approver.name)) return { code: "differ" };
  }
  return null;
}

const FIELDS = ["note", "evidence"];

/** Whether the card has a text of that name. */
function hasText(card, field) {
  return FIELDS.includes(field) || card.tasks.some((task) => "evidence:" + task.id === field || "note:" + task.id === field);
}

/** Whether the event is made of what events are made of; times and texts of a file may be anything. */
function sane(event) {
  if (!event || typeof event !== "object" || typeof event.type !== "string") return false;
  if (typeof event.at !== "string" || Number.isNaN(Date.parse(event.at))) return false;
  const texts = ["by", "name", "node", "task", "check", "field", "value", "outcome", "as"];
  if (texts.some((key) => event[key] !== undefined && (typeof event[key] !== "string" || event[key].length > LONGEST))) return false;
  return event.branches === undefined || (Array.isArray(event.branches) && event.branches.every((id) => typeof id === "string"));
}

/** The number of the node with that id. */
function find(flow, id) {
  return flow.nodes.findIndex((node) => node.id === id);
}

/**
 * What an event makes of a state: `{ state, refused: null, opened: [node] }`, or `{ state, refused: { code, … } }` with
 * the state as it was. Neither the state nor the event is changed.
 */
function step(flow, state, event) {
  const refuse = (code, more) => ({ state, refused: { code, ...more }, opened: [] });
  if (!sane(event)) return refuse("event");
  if (!person(event.by)) return refuse("who");
  const next = structuredClone(state);
  const settle = () => {
    const opened = next.visits.slice(state.visits.length).map((visit) => visit.node);
    return { state: next, refused: null, opened };
  };

  if (event.type === "start") {
    if (state.phase !== "new") return refuse("started");
    if (!person(event.name)) return refuse("name");
    Object.assign(next, { phase: "running", name: event.name.trim(), startedAt: event.at, startedBy: event.by });
    run(flow, next, flow.start, event);
    return settle();
  }
  if (event.type === "accept") {
    const end = state.end && flow.nodes[state.end.node];
    if (!end || !end.handover) return refuse("closed");
    if (!person(event.name)) return refuse("name");
    next.end.accepted = { name: event.name.trim(), at: event.at };
    return settle();
  }
  if (state.phase !== "running") return refuse(state.phase === "new" ? "new" : "ended");

  const index = find(flow, event.node);
  const visit = index < 0 ? null : open(next, index);
  if (!visit) return refuse("closed");
  const node = flow.nodes[index];
  const card = node.card;
  const finish = () => {
    Object.assign(visit, { status: "done", doneAt: event.at, doneBy: event.by });
    next.tokens = next.tokens.filter((at) => at !== index);
  };

  switch (event.type) {
    case "tick":
      if (!card.tasks.some((task) => task.id === event.task)) return refuse("event");
      if (event.value === "yes") visit.ticks[event.task] = { by: event.by, at: event.at };
      else delete visit.ticks[event.task];
      return settle();
    case "answer":
      if (!card.checks.includes(event.check) || !["yes", "no"].includes(event.value)) return refuse("event");
      visit.answers[event.check] = event.value;
      return settle();
    case "write":
      if (!hasText(card, event.field)) return refuse("event");
      if ((event.value || "").trim()) visit.texts[event.field] = event.value.trim();
      else delete visit.texts[event.field];
      return settle();
    case "sign":
      if (!card.differ || !["performer", "approver"].includes(event.as)) return refuse("event");
      if (person(event.name)) visit.signs[event.as] = { name: event.name.trim(), at: event.at };
      else delete visit.signs[event.as];
      return settle();
    case "finish": {
      if (!["work", "wait", "call"].includes(node.kind) || node.choice !== undefined) return refuse("event");
      const lack = missing(card, visit, null);
      if (lack) return refuse(lack.code, lack);
      finish();
      run(flow, next, flow.edges[node.out[0]].to, event);
      return settle();
    }
    case "choose": {
      const at = node.kind === "choice" ? index : node.choice;
      const outcome = card.outcomes.find((one) => one.id === event.outcome);
      if (at === undefined || !outcome) return refuse("event");
      const lack = missing(card, visit, outcome);
      if (lack) return refuse(lack.code, lack);
      const edge = edgeOf(flow, next, at, event.outcome);
      if (edge === null) return refuse("event");
      finish();
      visit.outcome = event.outcome;
      next.taken[at + "/" + event.outcome] = taken(next, at, event.outcome) + 1;
      visit.count = taken(next, at, event.outcome);
      visit.otherwise = flow.edges[edge].otherwise !== undefined;
      run(flow, next, flow.edges[edge].to, event);
      return settle();
    }
    case "branch": {
      if (node.kind !== "fork") return refuse("event");
      const asked = event.branches || [];
      if (asked.some((id) => !card.branches.some((branch) => branch.id === id))) return refuse("event");
      const chosen = card.branches.filter((branch) => branch.always || asked.includes(branch.id));
      finish();
      visit.branches = chosen.map((branch) => branch.id);
      if (chosen.length === 0 && node.join !== undefined) {
        for (const at of flow.nodes[node.join].out) run(flow, next, flow.edges[at].to, event);
        return settle();
      }
      if (node.join !== undefined) next.joins[node.join] = { have: 0, need: chosen.length };
      for (const branch of chosen) {
        if (next.phase === "running") run(flow, next, flow.edges[branch.edge].to, event);
      }
      return settle();
    }
    case "resume":
      if (node.kind !== "sleep") return refuse("event");
      finish();
      run(flow, next, flow.edges[node.out[0]].to, event);
      return settle();
    default:
      return refuse("event");
  }
}

/** The events that count: every `undo` takes back the last one before it that still counts. */
function effective(events) {
  const kept = [];
  events.forEach((event, at) => {
    if (event && event.type === "undo") kept.pop();
    else kept.push(at);
  });
  return kept;
}

/** Folds the events of a case: `{ state, refused }`; `refused` says which event was not possible, and why. */
function replay(flow, events) {
  let state = fresh();
  const odd = events.findIndex((event) => !sane(event));
  if (odd >= 0) return { state, refused: { code: "event", at: odd } };
  for (const at of effective(events)) {
    const result = step(flow, state, events[at]);
    if (result.refused) return { state, refused: { ...result.refused, at } };
    state = result.state;
  }
  return { state, refused: null };
}

/**
 * The nodes that lie ahead of a case as it stands: reached without going back, by routes that are not used up. Where a case
 * is already is not ahead of it.
 */
function ahead(flow, state) {
  const seen = new Set();
  const pending = [];
  const follow = (index, sleeping) => {
    const node = flow.nodes[index];
    for (const at of node.out) {
      const edge = flow.edges[at];
      const spent = edge.most !== undefined && taken(state, index, edge.outcome) >= edge.most;
      // A loop that may be taken makes nothing before it needed again; waking up where the case sleeps does.
      if (!spent && (!edge.back || sleeping)) pending.push(edge.to);
    }
  };
  if (state.phase === "new") pending.push(flow.start);
  // A scope that is running is left through the ends inside it, where its own tokens are.
  const here = state.tokens.filter((index) => flow.nodes[index].kind !== "scope");
  for (const index of here) follow(index, flow.nodes[index].kind === "sleep");
  for (const join of Object.keys(state.joins)) follow(Number(join), false);
  while (pending.length > 0) {
    const index = pending.pop();
    if (seen.has(index)) continue;
    seen.add(index);
    const node = flow.nodes[index];
    if (node.kind === "scope") pending.push(node.inner);
    else if (node.kind === "exit") {
      if (node.boundary !== undefined) pending.push(node.boundary);
    } else if (node.kind === "done") {
      if (node.up !== undefined && node.up !== null) follow(node.up, false);
    } else follow(index, false);
  }
  return seen;
}

/** How each resting node stands: `open`, `later` (again, where it was done before), `done`, `dropped` or `unneeded`. */
function standing(flow, state) {
  const coming = ahead(flow, state);
  return flow.nodes.map((node, index) => {
    const visit = latest(state, index);
    if (visit && visit.status === "open") return "open";
    // A step of an unordered set may come again, but need not: once done it counts as done.
    if (coming.has(index) && !(node.free && visit && visit.status === "done")) return "later";
    return visit ? visit.status : "unneeded";
  });
}

/** The working week from Sunday on, and the days without work, where no calendar is said. */
const WEEK = { week: [false, true, true, true, true, true, false], holidays: [] };

/** Whether work is done on the day of a moment. */
function isWorkday(date, calendar) {
  const two = (number) => String(number).padStart(2, "0");
  const day = date.getFullYear() + "-" + two(date.getMonth() + 1) + "-" + two(date.getDate());
  return calendar.week[date.getDay()] && !calendar.holidays.includes(day);
}

/** The moment a period after a moment ends. Working days are those of the calendar; hours and minutes run through. */
function due(at, period, calendar) {
  const date = after(at, period, calendar || WEEK);
  return date === null || Number.isNaN(date.getTime()) ? new Date(8.64e15) : date;
}

function after(at, period, calendar) {
  const date = new Date(at);
  const count = period.count;
  switch (period.unit) {
    case "min": date.setMinutes(date.getMinutes() + count); break;
    case "h": date.setHours(date.getHours() + count); break;
    case "d": date.setDate(date.getDate() + count); break;
    case "w": date.setDate(date.getDate() + 7 * count); break;
    case "mo": return months(date, count);
    case "y": return months(date, 12 * count);
    case "wd": {
      // Whole weeks first where no day is looked at one by one any more: centuries from now.
      const days = calendar.week.filter(Boolean).length;
      const weeks = Math.max(0, Math.floor((count - 50000) / days));
      for (let left = count - days * weeks; left > 0;) {
        date.setDate(date.getDate() + 1);
        if (isWorkday(date, calendar)) left -= 1;
      }
      date.setDate(date.getDate() + 7 * weeks);
      break;
    }
    default: return null;
  }
  return date;
}

/** So many months later; the last day of the month where the day does not exist there. */
function months(date, count) {
  const day = date.getDate();
  date.setDate(1);
  date.setMonth(date.getMonth() + count);
  date.setDate(Math.min(day, new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate()));
  return date;
}

if (typeof module !== "undefined") {
  module.exports = { fresh, step, replay, effective, standing, ahead, latest, open, taken, edgeOf, find, due, person };
}
