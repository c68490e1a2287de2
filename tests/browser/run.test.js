// Tests of `run.js`: `node --test tests/browser/run.test.js`.
"use strict";

const { test } = require("node:test");
const assert = require("node:assert/strict");
const run = require("../../compiler/core/templates/checklist/run.js");

const NO_CARD = { tasks: [], checks: [], outcomes: [], evidence: false, differ: false, branches: [] };

/** A flow from `"a > b"`, `"c > d : outcome <3"` (at most 3) and `"c > d : outcome =3"` (otherwise); nodes as `[id, kind, more]`. */
function flow(nodes, lines) {
  const all = nodes.map(([id, kind, more]) => ({ id, kind, out: [], card: NO_CARD, ...more }));
  const number = (id) => all.findIndex((node) => node.id === id);
  const edges = lines.map((line) => {
    const [, from, to, outcome, half, count] = /^(\S+) > (\S+?)(?: : (\S+)(?: ([<=])(\d+))?)?$/.exec(line);
    const back = number(to) <= number(from) && all[number(to)].up === all[number(from)].up;
    return {
      from: number(from), to: number(to), outcome, back,
      ...(half === "<" && { most: Number(count) }), ...(half === "=" && { otherwise: Number(count) }),
    };
  });
  edges.forEach((edge, at) => all[edge.from].out.push(at));
  for (const node of all) {
    for (const key of ["inner", "up", "boundary", "join", "choice"]) {
      if (typeof node[key] === "string") node[key] = number(node[key]);
    }
    if (node.kind === "fork") node.card = { ...NO_CARD, branches: node.out.map((edge) => ({ edge, id: all[edges[edge].to].id, always: edges[edge].outcome === "always" })) };
    const source = node.choice === undefined ? node : all[node.choice];
    if (source.kind === "choice" && node.card.outcomes.length === 0) {
      const ids = [...new Set(edges.filter((edge) => all[edge.from] === source).map((edge) => edge.outcome))];
      node.card = { ...node.card, outcomes: ids.map((id) => ({ id, needs: "" })) };
    }
  }
  return { start: 0, nodes: all, edges };
}

let clock = 0;
const at = () => new Date(Date.UTC(2026, 0, 5, 8, 0, (clock += 1))).toISOString();
const start = (name = "Case 1", by = "Ana") => ({ type: "start", name, by, at: at() });
const does = (type, node, more = {}) => ({ type, node, by: "Ana", at: at(), ...more });

/** Plays events on a flow, all of which must be possible; the state. */
function play(net, events) {
  const { state, refused } = run.replay(net, events);
  assert.equal(refused, null, JSON.stringify(refused));
  return state;
}

/** What waits for somebody. */
const waiting = (net, state) => state.visits.filter((visit) => visit.status === "open").map((visit) => net.nodes[visit.node].id);
const standing = (net, state) => Object.fromEntries(net.nodes.map((node, index) => [node.id, run.standing(net, state)[index]]));

const LINE = flow([["s", "start"], ["a", "work"], ["b", "work"], ["e", "done"]], ["s > a", "a > b", "b > e"]);

test("steps follow each other, and the last one ends the case", () => {
  let state = play(LINE, [start()]);
  assert.deepEqual(waiting(LINE, state), ["a"]);
  state = play(LINE, [start(), does("finish", "a")]);
  assert.deepEqual(waiting(LINE, state), ["b"]);
  state = play(LINE, [start(), does("finish", "a"), does("finish", "b")]);
  assert.equal(state.phase, "ended");
  assert.equal(LINE.nodes[state.end.node].id, "e");
});

test("nothing happens before the start, without a name, or at a step that is not open", () => {
  const code = (events) => run.replay(LINE, events).refused.code;
  assert.equal(code([does("finish", "a")]), "new");
  assert.equal(code([{ ...start(), by: " " }]), "who");
  assert.equal(code([start("  ")]), "name");
  assert.equal(code([start(), does("finish", "b")]), "closed");
  assert.equal(code([start(), does("finish", "nowhere")]), "closed");
  assert.equal(code([start(), start()]), "started");
  assert.equal(code([start(), does("dance", "a")]), "event");
});

test("a refused event leaves the state as it was, and no event changes the state it was given", () => {
  const before = play(LINE, [start()]);
  const copy = structuredClone(before);
  assert.equal(run.step(LINE, before, does("finish", "b")).state, before);
  run.step(LINE, before, does("finish", "a"));
  assert.deepEqual(before, copy);
});

const TASKS = flow([
  ["s", "start"],
  ["a", "work", { card: { ...NO_CARD, tasks: [{ id: "call", evidence: false }, { id: "score", evidence: true }], evidence: true } }],
  ["e", "done"],
], ["s > a", "a > e"]);

test("a step is finished only with its tasks and its evidence", () => {
  const tick = (task) => does("tick", "a", { task, value: "yes" });
  const write = (field, value) => does("write", "a", { field, value });
  const events = [start()];
  const lacks = (code, item) => {
    const { refused } = run.replay(TASKS, [...events, does("finish", "a")]);
    assert.equal(refused.code, code);
    assert.equal(refused.item, item);
  };
  lacks("tasks", "call");
  events.push(tick("call"));
  lacks("tasks", "score");
  events.push(tick("score"));
  lacks("evidence", "score");
  events.push(write("evidence:score", "sheet 4"));
  lacks("evidence", undefined);
  events.push(write("evidence", "minutes"));
  assert.equal(play(TASKS, [...events, does("finish", "a")]).phase, "ended");
  events.push(does("tick", "a", { task: "call", value: "no" }));
  lacks("tasks", "call");
  assert.equal(run.replay(TASKS, [start(), tick("__proto__")]).refused.code, "event");
  assert.equal(run.replay(TASKS, [start(), write("constructor", "x")]).refused.code, "event");
});

test("a tick keeps who and when", () => {
  const tick = { ...does("tick", "a", { task: "call", value: "yes" }), by: "李 雷" };
  assert.deepEqual(play(TASKS, [start(), tick]).visits[0].ticks.call, { by: "李 雷", at: tick.at });
});

const CONTROL = flow([
  ["s", "start"],
  ["k", "work", { choice: "k.choice", card: {
    ...NO_CARD, checks: ["budget", "strategy"], evidence: true, differ: true,
    outcomes: [{ id: "pass", needs: "pass" }, { id: "fail", needs: "fail" }, { id: "later", needs: "answered" }],
  } }],
  ["k.choice", "choice"], ["b", "work"], ["e", "done"], ["lost", "end"],
], ["s > k", "k > k.choice", "k.choice > b : pass", "k.choice > lost : fail", "k.choice > b : later", "b > e"]);

test("a control passes only with every check, evidence, and two different people", () => {
  const answer = (check, value) => does("answer", "k", { check, value });
  const sign = (as, name) => does("sign", "k", { as, name });
  const choose = (outcome) => does("choose", "k", { outcome });
  const events = [start()];
  const code = (outcome) => run.replay(CONTROL, [...events, choose(outcome)]).refused?.code;
  assert.equal(code("pass"), "checks");
  assert.equal(code("fail"), "reason");
  events.push(answer("budget", "yes"), answer("strategy", "no"));
  assert.equal(code("pass"), "checks-no");
  assert.equal(code("fail"), "evidence");
  events.push(does("write", "k", { field: "evidence", value: "profile" }));
  assert.equal(code("fail"), "performer");
  events.push(sign("performer", "Ana Ruiz"));
  assert.equal(code("later"), "approver");
  events.push(sign("approver", "  ana  RUIZ "));
  assert.equal(code("fail"), "differ");
  events.push(sign("approver", "Bo Li"));
  assert.equal(code("fail"), undefined);
  assert.equal(code("pass"), "checks-no");
  events.push(answer("strategy", "yes"));
  assert.equal(code("pass"), undefined);
  const state = play(CONTROL, [...events, choose("pass")]);
  assert.deepEqual(waiting(CONTROL, state), ["b"]);
  assert.equal(standing(CONTROL, state).k, "done");
});

test("failing a control without a failed check asks for a reason", () => {
  const base = [start(), does("write", "k", { field: "evidence", value: "x" }),
    does("sign", "k", { as: "performer", name: "A" }), does("sign", "k", { as: "approver", name: "B" })];
  assert.equal(run.replay(CONTROL, [...base, does("choose", "k", { outcome: "fail" })]).refused.code, "reason");
  base.push(does("write", "k", { field: "note", value: "customer withdrew" }));
  const state = play(CONTROL, [...base, does("choose", "k", { outcome: "fail" })]);
  assert.equal(state.phase, "ended");
  assert.equal(CONTROL.nodes[state.end.node].id, "lost");
  assert.equal(standing(CONTROL, state).b, "unneeded");
});

const LOOP = flow([
  ["s", "start"], ["m", "merge"], ["a", "work"], ["q", "choice"], ["b", "work"], ["sleep", "sleep"], ["e", "done"],
], ["s > m", "m > a", "a > q", "q > b : yes", "q > m : no <2", "q > sleep : no =2", "sleep > m", "b > e"]);

test("a loop reopens the step as a new attempt, counts, and leaves by its otherwise", () => {
  const no = () => [does("finish", "a"), does("choose", "q", { outcome: "no" })];
  let events = [start(), ...no()];
  let state = play(LOOP, events);
  assert.deepEqual(waiting(LOOP, state), ["a"]);
  assert.equal(standing(LOOP, state).q, "later", "the question comes again");
  assert.equal(run.latest(state, 2).attempt, 2);
  assert.equal(state.visits[0].status, "done", "the earlier attempt is kept");
  events = [...events, ...no()];
  state = play(LOOP, events);
  assert.equal(run.latest(state, 2).attempt, 3);
  events = [...events, ...no()];
  state = play(LOOP, events);
  assert.deepEqual(waiting(LOOP, state), ["sleep"]);
  assert.equal(standing(LOOP, state).a, "later", "where the case wakes up");
  assert.equal(run.latest(state, 3).otherwise, true);
  events = [...events, does("resume", "sleep")];
  state = play(LOOP, events);
  assert.deepEqual(waiting(LOOP, state), ["a"]);
  // The bound counts for the whole case: the way back is used up.
  state = play(LOOP, [...events, ...no()]);
  assert.deepEqual(waiting(LOOP, state), ["sleep"]);
});

test("a bounded route whose way out is bounded too comes to its third half", () => {
  const net = flow([["s", "start"], ["q", "choice"], ["b", "work"], ["c", "end"]],
    ["s > q", "q > q : no <1", "q > b : no =1", "q > c : no =2", "b > q"]);
  const no = () => does("choose", "q", { outcome: "no" });
  const events = [start(), no()];
  assert.deepEqual(waiting(net, play(net, events)), ["q"]);
  events.push(no());
  assert.deepEqual(waiting(net, play(net, events)), ["b"]);
  events.push(does("finish", "b"), no());
  assert.equal(net.nodes[play(net, events).end.node].id, "c");
});

const PARALLEL = flow([
  ["s", "start"], ["f", "fork", { join: "j" }], ["a", "work"], ["b", "work"], ["q", "choice"], ["j", "join"], ["c", "work"], ["e", "done"], ["stop", "end"],
], ["s > f", "f > a", "f > b", "a > j", "b > q", "q > j : go", "q > stop : stop", "j > c", "c > e"]);

test("branches are open at once, and the join waits for all", () => {
  let events = [start()];
  assert.deepEqual(waiting(PARALLEL, play(PARALLEL, events)), ["a", "b"]);
  events = [...events, does("finish", "b"), does("choose", "q", { outcome: "go" })];
  assert.deepEqual(waiting(PARALLEL, play(PARALLEL, events)), ["a"]);
  assert.equal(standing(PARALLEL, play(PARALLEL, events)).c, "later");
  events = [...events, does("finish", "a")];
  assert.deepEqual(waiting(PARALLEL, play(PARALLEL, events)), ["c"]);
});

test("the end of the case drops what runs beside it", () => {
  const state = play(PARALLEL, [start(), does("finish", "b"), does("choose", "q", { outcome: "stop" })]);
  assert.equal(state.phase, "ended");
  assert.deepEqual(waiting(PARALLEL, state), []);
  assert.equal(standing(PARALLEL, state).a, "dropped");
  assert.equal(run.step(PARALLEL, state, does("finish", "a")).refused.code, "ended");
});

const GUARDED = flow([
  ["s", "start"], ["f", "fork", { join: "j", guarded: true }], ["a", "work"], ["b", "work"], ["c", "work"], ["j", "join"], ["d", "work"], ["e", "done"],
], ["s > f", "f > a", "f > b", "f > c : always", "a > j", "b > j", "c > j", "j > d", "d > e"]);

test("of guarded branches only those that apply are opened and waited for", () => {
  let events = [start(), does("branch", "f", { branches: ["b"] })];
  let state = play(GUARDED, events);
  assert.deepEqual(waiting(GUARDED, state), ["b", "c"]);
  assert.equal(standing(GUARDED, state).a, "unneeded");
  events = [...events, does("finish", "c"), does("finish", "b")];
  assert.deepEqual(waiting(GUARDED, play(GUARDED, events)), ["d"]);
  const bare = flow([["s", "start"], ["f", "fork", { join: "j", guarded: true }], ["a", "work"], ["j", "join"], ["d", "work"], ["e", "done"]],
    ["s > f", "f > a", "a > j", "j > d", "d > e"]);
  state = play(bare, [start(), does("branch", "f", { branches: [] })]);
  assert.deepEqual(waiting(bare, state), ["d"]);
  assert.equal(run.replay(bare, [start(), does("branch", "f", { branches: ["x"] })]).refused.code, "event");
});

// p: start → [verify: check → ok? (next | stop → exit)] → nurture → done ; the exit goes on at `lost`.
const SCOPES = flow([
  ["s", "start"], ["verify", "scope", { inner: "v.s" }], ["out", "boundary"], ["nurture", "work"], ["e", "done"], ["lost", "end"],
  ["v.s", "start", { up: "verify" }], ["v.f", "fork", { up: "verify", join: "v.j" }], ["check", "work", { up: "verify" }],
  ["side", "work", { up: "verify" }], ["q", "choice", { up: "verify" }], ["v.j", "join", { up: "verify" }],
  ["v.e", "done", { up: "verify" }], ["v.x", "exit", { up: "verify", boundary: "out" }],
], ["s > verify", "verify > nurture", "nurture > e", "out > lost", "v.s > v.f", "v.f > check", "v.f > side", "check > q",
  "q > v.j : yes", "q > v.x : no", "side > v.j", "v.j > v.e"]);

test("a sub-process is left through its end, and its exit drops what runs inside", () => {
  let events = [start(), does("finish", "check"), does("choose", "q", { outcome: "yes" })];
  assert.equal(standing(SCOPES, play(SCOPES, events)).nurture, "later");
  events = [...events, does("finish", "side")];
  assert.deepEqual(waiting(SCOPES, play(SCOPES, events)), ["nurture"]);
  const state = play(SCOPES, [start(), does("finish", "check"), does("choose", "q", { outcome: "no" })]);
  assert.equal(SCOPES.nodes[state.end.node].id, "lost");
  assert.deepEqual(state.tokens, []);
  assert.equal(standing(SCOPES, state).side, "dropped");
  assert.equal(standing(SCOPES, state).nurture, "unneeded");
});

test("an undo takes back one action and stays in the record", () => {
  const events = [start(), does("finish", "a"), does("finish", "b")];
  const undo = () => ({ type: "undo", by: "Ana", at: at() });
  assert.deepEqual(waiting(LINE, play(LINE, [...events, undo()])), ["b"]);
  assert.deepEqual(waiting(LINE, play(LINE, [...events, undo(), undo()])), ["a"]);
  assert.equal(play(LINE, [...events, undo(), undo(), undo(), undo()]).phase, "new");
  assert.deepEqual(run.effective([...events, undo(), does("finish", "b")]), [0, 1, 4]);
});

test("events of a file that are no events are refused, not obeyed", () => {
  for (const odd of [null, 7, "x", {}, { type: "start" }, { ...start(), at: "yesterday" }, { ...start(), by: 5 },
    { ...start(), name: "x".repeat(30000) }, does("branch", "a", { branches: "all" }), { type: "undo" }]) {
    assert.equal(run.replay(LINE, [odd]).refused.code, "event", JSON.stringify(odd)?.slice(0, 80));
  }
});

test("a hand-over is accepted once the case has ended there", () => {
  const net = flow([["s", "start"], ["a", "work"], ["won", "end", { handover: true }]], ["s > a", "a > won"]);
  const accept = { type: "accept", name: "Bo", by: "Ana", at: at() };
  assert.equal(run.replay(net, [start(), accept]).refused.code, "closed");
  assert.equal(play(net, [start(), does("finish", "a"), accept]).end.accepted.name, "Bo");
});

test("a flow that never rests is stopped", () => {
  const net = flow([["s", "start"], ["m", "merge"], ["n", "merge"]], ["s > m", "m > n", "n > m"]);
  assert.throws(() => run.replay(net, [start()]), /never rests/);
});

test("working days skip the weekend, months keep to their last day", () => {
  const day = (from, count, unit) => {
    const date = run.due(from, { count, unit });
    return [date.getFullYear(), date.getMonth() + 1, date.getDate()].join("-");
  };
  assert.equal(day("2026-11-20T10:00:00", 2, "wd"), "2026-11-24"); // Friday
  assert.equal(day("2026-11-21T10:00:00", 1, "wd"), "2026-11-23"); // Saturday
  assert.equal(day("2026-11-23T10:00:00", 10, "wd"), "2026-12-7");
  assert.equal(day("2026-11-22T10:00:00", 10, "wd"), "2026-12-4"); // Sunday
  assert.equal(day("2026-01-31T10:00:00", 1, "mo"), "2026-2-28");
  assert.equal(day("2028-02-29T10:00:00", 1, "y"), "2029-2-28");
  assert.equal(day("2026-11-23T10:00:00", 60, "d"), "2027-1-22");
  assert.equal(run.due("2026-11-23T10:00:00", { count: 90, unit: "min" }).getHours(), 11);
});

test("working days are those of the calendar", () => {
  const day = (from, count, calendar) => {
    const date = run.due(from, { count, unit: "wd" }, calendar);
    return [date.getFullYear(), date.getMonth() + 1, date.getDate()].join("-");
  };
  const christmas = { week: [false, true, true, true, true, true, false], holidays: ["2026-12-25", "2027-01-01"] };
  assert.equal(day("2026-12-24T10:00:00", 1, christmas), "2026-12-28"); // Thursday
  assert.equal(day("2026-12-24T10:00:00", 6, christmas), "2027-1-5");
  const gulf = { week: [true, true, true, true, true, false, false], holidays: [] };
  assert.equal(day("2026-11-26T10:00:00", 1, gulf), "2026-11-29"); // Thursday
  const sundays = { week: [true, false, false, false, false, false, false], holidays: [] };
  assert.equal(day("2026-11-26T10:00:00", 2, sundays), "2026-12-6");
  assert.equal(day("2026-11-23T10:00:00", 60000, undefined), "2256-11-17");
  assert.ok(run.due("2026-11-23T10:00:00", { count: 4294967295, unit: "wd" }).getFullYear() > 9999);
  assert.ok(run.due("2026-11-23T10:00:00", { count: 4294967295, unit: "y" }).getFullYear() > 9999);
});

test("of an unordered set one step after the other is chosen, any of them again, until that is all", () => {
  const SET = flow(
    [["s", "start"], ["m", "merge"], ["set", "choice"], ["a", "work", { free: true }], ["b", "work", { free: true }], ["c", "work"], ["e", "done"]],
    ["s > m", "m > set", "set > a : a", "set > b : b", "set > c : that-is-all", "a > m", "b > m", "c > e"],
  );
  const once = [start(), does("choose", "set", { outcome: "a" }), does("finish", "a")];
  let state = play(SET, once);
  assert.deepEqual(waiting(SET, state), ["set"]);
  assert.equal(standing(SET, state).a, "done");
  assert.equal(standing(SET, state).b, "later");
  state = play(SET, [...once, does("choose", "set", { outcome: "a" })]);
  assert.deepEqual(waiting(SET, state), ["a"]);
  assert.equal(run.latest(state, run.find(SET, "a")).attempt, 2);
  state = play(SET, [...once, does("choose", "set", { outcome: "that-is-all" })]);
  assert.deepEqual(waiting(SET, state), ["c"]);
  assert.equal(standing(SET, state).b, "unneeded");
});
