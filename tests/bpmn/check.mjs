// Checks every .bpmn file below a folder: schema, moddle, lint, diagram interchange, bpmn.io.
//
//   node check.mjs FOLDER [--pictures FOLDER] [--without-browser]
//
// Prints one line per fault, `file: check: what`, and a summary; the exit code is 1 if there is a fault.

import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { BpmnModdle } from "bpmn-moddle";
import { Linter } from "bpmnlint";
import NodeResolver from "bpmnlint/lib/resolver/node-resolver.js";
import { geometry } from "./geometry.mjs";
import { browse } from "./browser.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const run = promisify(execFile);

const words = process.argv.slice(2);
const folder = words.find((word, at) => !word.startsWith("--") && words[at - 1] !== "--pictures");
const pictures = words.includes("--pictures") ? words[words.indexOf("--pictures") + 1] : null;
if (!folder) {
  console.error("usage: node check.mjs FOLDER [--pictures FOLDER] [--without-browser]");
  process.exit(2);
}

const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const files = entries
  .filter((entry) => entry.isFile() && entry.name.endsWith(".bpmn"))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .sort();
if (files.length === 0) {
  console.error(`no .bpmn file below ${folder}`);
  process.exit(1);
}

const faults = [];
const fault = (file, check, what) => faults.push(`${relative(folder, file)}: ${check}: ${what}`);

// The schemas are those of the OMG as bpmn-moddle ships them.
const schema = join(here, "node_modules/bpmn-moddle/resources/bpmn/xsd/BPMN20.xsd");
for (let at = 0; at < files.length; at += 50) {
  const some = files.slice(at, at + 50);
  try {
    await run("xmllint", ["--noout", "--nonet", "--schema", schema, ...some], { maxBuffer: 1 << 26 });
  } catch (error) {
    if (error.code === "ENOENT") throw new Error("xmllint is missing: run tests/tools/install.sh");
    for (const line of String(error.stderr).split("\n")) {
      const [, file, rest] = line.match(/^(.*?\.bpmn):(.*)$/) ?? [];
      if (file && !rest.endsWith("validates")) fault(file, "schema", rest.replaceAll(/\{[^}]*\}/g, ""));
    }
  }
}

// A linter remembers what it saw, so each file gets its own.
const linter = () => new Linter({
  config: {
    extends: "bpmnlint:recommended",
    // A parallel with guarded branches is an inclusive gateway; any other form would need gateways nobody wrote.
    // Branches of a parallel have names, which readers want to see.
    rules: { "no-inclusive-gateway": "off", "superfluous-label": "off" },
  },
  resolver: new NodeResolver(),
});
const figures = { files: files.length, shapes: 0, edges: 0, bends: 0, crossings: 0 };
const texts = new Map();
for (const file of files) {
  const text = await readFile(file, "utf8");
  texts.set(file, text);
  const { rootElement, references, elementsById, warnings } = await new BpmnModdle().fromXML(text);
  for (const warning of warnings) fault(file, "moddle", warning.message);
  for (const [rule, reports] of Object.entries(await linter().lint(rootElement))) {
    for (const report of reports) fault(file, "lint", `${rule}: ${report.id}: ${report.message}`);
  }
  geometry(rootElement, figures, (check, what) => fault(file, check, what));
}

if (!words.includes("--without-browser")) {
  await browse(texts, folder, pictures, (file, what) => fault(file, "bpmn.io", what));
}

for (const line of faults) console.log(line);
const { shapes, edges, bends, crossings } = figures;
console.log(
  `${files.length} files, ${shapes} shapes, ${edges} flows, ${(bends / Math.max(edges, 1)).toFixed(2)} bends a flow, ` +
    `${crossings} crossings, ${faults.length} faults`,
);
process.exit(faults.length ? 1 : 0);
