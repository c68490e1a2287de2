// The Mermaid in the emitted process.md, read and drawn by Mermaid itself, in a browser without network.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { DIST, launch } from "./case.mjs";

const script = createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js");

let browser, page;
const trouble = [];

before(async () => {
  browser = await launch();
  page = await browser.newPage();
  page.on("pageerror", (error) => trouble.push("error: " + error.message));
  page.on("request", (request) => trouble.push("request: " + request.url()));
  page.on("dialog", (dialog) => {
    trouble.push("dialog: " + dialog.message());
    void dialog.dismiss();
  });
  await page.setContent("<!doctype html><body></body>");
  await page.addScriptTag({ path: script });
  await page.evaluate(() => globalThis.mermaid.initialize({ startOnLoad: false, securityLevel: "strict", maxTextSize: 1e6, maxEdges: 5000 }));
});

after(() => browser.close());

/** The charts of a project, by file. */
function charts(project) {
  const folder = join(DIST, project);
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith("process.md"))
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), "utf8");
      return [...text.matchAll(/^```mermaid\n([^]*?)^```$/gm)].map((found) => ({ name, chart: found[1] }));
    });
}

for (const project of ["leads", "shapes", "hostile"]) {
  test(`Mermaid draws every chart of ${project}`, async () => {
    const all = charts(project);
    assert.ok(all.length > 0, "there are charts");
    for (const [index, { name, chart }] of all.entries()) {
      const boxes = chart.split("\n").filter((line) => /^ {2}[nc]\.\S*[[({]/.test(line)).length;
      const drawn = await page.evaluate(
        async ([id, text]) => {
          const { svg } = await globalThis.mermaid.render(id, text);
          const holder = document.createElement("div");
          holder.innerHTML = svg;
          document.body.append(holder);
          const count = holder.querySelectorAll("g.node").length;
          const bad = holder.querySelectorAll("script, img, a, iframe").length;
          holder.remove();
          return { count, bad };
        },
        [`${project}${index}`, chart],
      ).catch((error) => assert.fail(`${name}: ${error.message}\n${chart}`));
      assert.deepEqual(drawn, { count: boxes, bad: 0 }, name);
    }
    assert.deepEqual(trouble, []);
  });
}
