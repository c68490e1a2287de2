// Runs emitted processes in bpmn-engine. The protocol is that of `spiff.py`: one JSON document a line comes in and goes out.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import BpmnModdle from "bpmn-moddle";
import * as Elements from "bpmn-elements";
import { Engine } from "bpmn-engine";
import serializer, { TypeResolver } from "moddle-context-serializer";
import { evaluate } from "./feel.mjs";

const resolver = TypeResolver(Elements);

/** Clocks that stand still. */
const still = () => new Elements.Timers({ setTimeout: (_, delay) => ({ delay }), clearTimeout: () => {} });

/** Parsed files by the id of their process. */
let deployed = new Map();

/** Their conditions. */
const conditions = new Set();

async function deploy(paths) {
  deployed = new Map();
  for (const path of paths) {
    const context = await new BpmnModdle().fromXML(readFileSync(path, "utf8"));
    // Its reader stops at a message flow to a pool without a process; nothing runs along message flows.
    for (const root of context.rootElement.rootElements) delete root.messageFlows;
    context.references = context.references.filter(({ element }) => element.$type !== "bpmn:MessageFlow");
    const process = context.rootElement.rootElements.find((root) => root.isExecutable);
    for (const { conditionExpression } of Object.values(context.elementsById)) {
      if (conditionExpression) conditions.add(conditionExpression.body);
    }
    deployed.set(process.id, serializer(context, resolver));
  }
  return { processes: [...deployed.keys()].sort() };
}

/** One case: an engine for the process and one for each process it calls. */
class Case {
  variables = {};
  ends = new Set();
  faults = [];
  instances = new Map();

  async start(process, place) {
    const variables = () => this.variables[place] ?? {};
    const engine = new Engine({
      name: place || process,
      sourceContext: deployed.get(process),
      // Time passes when the test says so.
      timers: still(),
      expressions: {
        // Names of messages, periods and called processes are resolved as well; they stand for themselves.
        resolveExpression: (text) => (conditions.has(text) ? evaluate(text, variables()) : text),
        isExpression: () => false,
        hasExpression: () => false,
      },
    });
    this.instances.set(place, engine);
    engine.on("error", (error) => this.faults.push(error.message));
    const listener = new (await import("node:events")).EventEmitter();
    listener.on("activity.end", ({ owner, id }) => {
      if (owner.type === "bpmn:EndEvent" && owner.parent.type === "bpmn:Process" && !place) this.ends.add(id);
    });
    listener.on("activity.call", (api) => {
      this.calls.push({ api, inner: place ? `${place}/${api.id}` : api.id, process: api.content.calledElement });
    });
    listener.on("activity.call.cancel", (api) => {
      const inner = place ? `${place}/${api.id}` : api.id;
      for (const [at, engine] of this.instances) {
        if (at === inner || at.startsWith(`${inner}/`)) {
          engine.stop();
          this.instances.delete(at);
        }
      }
    });
    await engine.execute({ listener });
    for (const [, api] of this.postponed(place)) if (api.owner.type === "bpmn:StartEvent") this.complete({ api, engine });
    await this.settle();
  }

  calls = [];

  /** Starts what was called, and goes on behind calls whose process is through. */
  async settle() {
    for (let more = true; more; ) {
      more = false;
      for (const { api, inner, process } of this.calls.splice(0)) {
        more = true;
        this.hosts.set(inner, api);
        await this.start(process, inner);
      }
      for (const [at, engine] of this.instances) {
        if (at && engine.state === "idle" && this.hosts.has(at)) {
          const host = this.hosts.get(at);
          this.hosts.delete(at);
          this.instances.delete(at);
          host.signal();
          more = true;
        }
      }
    }
  }

  hosts = new Map();

  /** What waits in a process instance: pairs of id and API. */
  postponed(place) {
    const found = [];
    const visit = (api) => {
      if (api.owner.type === "bpmn:SubProcess") api.getPostponed().filter((inner) => inner !== api && inner.id !== api.id).forEach(visit);
      else found.push([api.id, api]);
    };
    this.instances.get(place)?.execution.getPostponed().forEach(visit);
    return found;
  }

  waiting() {
    const kinds = ["bpmn:UserTask", "bpmn:IntermediateCatchEvent"];
    const found = new Map();
    for (const place of this.instances.keys()) {
      for (const [id, api] of this.postponed(place)) {
        if (kinds.includes(api.owner.type)) found.set(place ? `${place}/${id}` : id, { api, engine: this.instances.get(place) });
      }
    }
    return found;
  }

  /** What somebody does: completes a task, sends a message, lets the time of a timer come. */
  complete({ api, engine }) {
    if (api.owner.type === "bpmn:UserTask") return api.signal();
    const [definition] = api.owner.behaviour.eventDefinitions;
    if (definition.type === "bpmn:TimerEventDefinition") return engine.execution.cancelActivity({ id: api.id });
    return api.signal();
  }
}

async function run(process, moves) {
  const one = new Case();
  const trace = [];
  const look = () => trace.push([...one.waiting().keys()].sort());
  try {
    one.variables = moves[0]?.set ?? {};
    await one.start(process, "");
    look();
    for (const move of moves.slice(1)) {
      one.variables = move.set;
      const found = one.waiting().get(move.do);
      if (!found) return { trace, fault: `nobody can do ${move.do}` };
      one.complete(found);
      await one.settle();
      look();
    }
    if (one.faults.length) return { trace, fault: one.faults.join("; ") };
    return { trace, ends: [...one.ends].sort(), completed: one.instances.get("").state === "idle" };
  } catch (error) {
    return { trace, fault: String(error.stack ?? error) };
  } finally {
    for (const engine of one.instances.values()) engine.stop();
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  let answer;
  try {
    answer = asked.deploy ? await deploy(asked.deploy) : await run(asked.start, asked.moves);
  } catch (error) {
    answer = { fault: String(error.stack ?? error) };
  }
  console.log(JSON.stringify(answer));
}
