// Drives `run.js` along cases the compiler worked out: `node cases.js < tasks.json`. After every step the same must be open, and every
// case must end where it is said to.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const run = require("../../compiler/core/templates/checklist/run.js");

let clock = 0;
const at = () => new Date(Date.UTC(2026, 0, 5, 8, 0, (clock += 1))).toISOString();

/** The ids of the nodes that wait for somebody, in order. */
function open(flow, state) {
  const ids = state.visits.filter((visit) => visit.status === "open").map((visit) => visit.node);
  return [...new Set(ids)].sort((a, b) => a - b).map((node) => flow.nodes[node].id);
}

/** Everything a card asks for before it may be finished with this outcome. */
function preparations(card, outcome) {
  const needs = (card.outcomes.find((one) => one.id === outcome) || {}).needs;
  return [
    ...card.tasks.map((task) => ({ type: "tick", task: task.id, value: "yes" })),
    ...card.tasks.filter((task) => task.evidence).map((task) => ({ type: "write", field: "evidence:" + task.id, value: "seen" })),
    ...card.checks.map((check) => ({ type: "answer", check, value: needs === "fail" ? "no" : "yes" })),
    ...(card.evidence ? [{ type: "write", field: "evidence", value: "seen" }] : []),
    ...(card.differ ? [{ type: "sign", as: "performer", name: "Ana" }, { type: "sign", as: "approver", name: "Bo" }] : []),
  ];
}

for (const { process: name, flow, cases } of JSON.parse(fs.readFileSync(0, "utf8"))) {
  cases.forEach(({ moves, open: expected, end }, number) => {
    const what = `${name}, case ${number + 1}`;
    let state = run.fresh();
    const apply = (event) => {
      const { state: next, refused } = run.step(flow, state, { by: "Ana", at: at(), ...event });
      assert.equal(refused, null, `${what}: ${JSON.stringify(event)} ${JSON.stringify(refused)}`);
      state = next;
    };
    apply({ type: "start", name: what });
    assert.deepEqual(open(flow, state), expected[0], `${what}: at the start`);
    moves.forEach((move, at) => {
      const node = flow.nodes.find((one) => one.id === move.node);
      if (node.card) preparations(node.card, move.outcome).forEach((event) => apply({ ...event, node: node.id }));
      if (move.branches) apply({ type: "branch", node: node.id, branches: move.branches });
      else if (node.kind === "sleep") apply({ type: "resume", node: node.id });
      else if (move.outcome !== undefined) apply({ type: "choose", node: node.id, outcome: move.outcome });
      else if (node.kind === "choice") apply({ type: "choose", node: node.id, outcome: node.card.outcomes.at(-1).id });
      else apply({ type: "finish", node: node.id });
      assert.deepEqual(open(flow, state), expected[at + 1], `${what}: after step ${at + 1}, ${node.id}`);
    });
    assert.equal(state.phase, end ? "ended" : "running", `${what}: at its end`);
    if (end) assert.equal(flow.nodes[state.end.node].id, end, `${what}: where it ends`);
  });
}
