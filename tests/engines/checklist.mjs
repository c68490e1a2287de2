// Runs processes by the script of their checklists, headless. One JSON document a line comes in and goes out.
//
// {"deploy": [paths of checklist.html]}                         -> {"processes": [ids]}
// {"start": id, "moves": [{"do": step, "outcome"?, "branches"?}]} -> {"trace": [[open steps], ...], "ends": [id]}
//
// A branch is named by its first step; that an unordered set is done is the outcome `that-is-all`.
// Everything a card asks for is filled in: what is compared is where a case goes, not what is missing on the way.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const script = createRequire(import.meta.url)("../../compiler/core/templates/checklist/run.js");
const WHEN = "2026-01-05T08:00:00.000Z";

let flows = new Map();

function deploy(paths) {
  flows = new Map();
  for (const path of paths) {
    const [, data] = readFileSync(path, "utf8").match(/id="data">(.*?)<\/script>/su);
    const { process, flow } = JSON.parse(data);
    flows.set(process, flow);
  }
  return { processes: [...flows.keys()].sort() };
}

function run(flow, moves, trace) {
  let state = script.fresh();
  const give = (event) => {
    const made = script.step(flow, state, { by: "Ana", at: WHEN, ...event });
    if (made.refused) throw new Error(`${JSON.stringify(event)}: ${JSON.stringify(made.refused)}`);
    state = made.state;
  };
  for (const { do: node, outcome, branches } of moves) {
    const at = flow.nodes[script.find(flow, node)];
    if (!at) give({ type: "start", name: "Case" });
    else if (at.kind === "sleep") give({ type: "resume", node });
    else {
      fill(at, outcome, give);
      if (at.kind === "fork") give({ type: "branch", node, branches });
      else give(outcome === undefined ? { type: "finish", node } : { type: "choose", node, outcome });
    }
    const open = state.visits.filter((visit) => visit.status === "open");
    trace.push(open.map((visit) => flow.nodes[visit.node].id).sort());
  }
  return state.end ? [flow.nodes[state.end.node].id] : [];
}

/** Ticks, answers and signs what the card of a step asks for before it is finished. */
function fill(node, outcome, give) {
  const { card, id } = node;
  const fails = card.outcomes.find((one) => one.id === outcome)?.needs === "fail";
  for (const task of card.tasks) {
    give({ type: "tick", node: id, task: task.id, value: "yes" });
    if (task.evidence) give({ type: "write", node: id, field: `evidence:${task.id}`, value: "seen" });
  }
  for (const check of card.checks) give({ type: "answer", node: id, check, value: fails ? "no" : "yes" });
  if (card.evidence) give({ type: "write", node: id, field: "evidence", value: "seen" });
  if (card.differ) {
    give({ type: "sign", node: id, as: "performer", name: "Ana" });
    give({ type: "sign", node: id, as: "approver", name: "Bo" });
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  const trace = [];
  const answer = { trace };
  try {
    if (asked.deploy) Object.assign(answer, deploy(asked.deploy));
    else answer.ends = run(flows.get(asked.start), asked.moves, trace);
  } catch (error) {
    answer.fault = String(error.message ?? error);
  }
  console.log(JSON.stringify(answer));
}
