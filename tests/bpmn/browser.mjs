// Opens files in bpmn.io's viewer, in Chromium without a window; can take a picture of every plane.

import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));

/// The browser: `CHROMIUM` where it is set, else where Debian and others put it.
export function browserPath() {
  const known = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = known.find((path) => path && existsSync(path));
  if (!found) throw new Error("no Chromium: run tests/tools/install.sh, or set CHROMIUM to its path");
  return found;
}

export async function browse(texts, folder, pictures, fault) {
  const viewer = await readFile(join(here, "node_modules/bpmn-js/dist/bpmn-navigated-viewer.production.min.js"), "utf8");
  const assets = join(here, "node_modules/bpmn-js/dist/assets");
  const css = await Promise.all(["diagram-js.css", "bpmn-js.css"].map((file) => readFile(join(assets, file), "utf8")));
  const browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 1000 }, deviceScaleFactor: 1 });
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.setContent(
      `<!doctype html><style>${css.join("\n")} body { margin: 0 } #canvas { width: 100vw; height: 100vh }</style><div id="canvas"></div>`,
    );
    await page.addScriptTag({ content: viewer });
    for (const [file, text] of texts) {
      const { warnings, planes } = await page.evaluate(open, text);
      for (const warning of [...warnings, ...errors.splice(0)]) fault(file, warning);
      if (!pictures) continue;
      for (const [at, plane] of planes.entries()) {
        const size = await page.evaluate(show, plane);
        await page.setViewportSize(size);
        await page.evaluate(show, plane);
        const name = relative(folder, file).replaceAll(/[\\/]/g, "_").replace(/\.bpmn$/, at ? `.${plane}` : "");
        await mkdir(pictures, { recursive: true });
        await page.screenshot({ path: join(pictures, `${name}.png`) });
      }
    }
  } finally {
    await browser.close();
  }
}

/// Runs in the page: imports a file, gives warnings and the ids of its planes.
async function open(text) {
  globalThis.viewer?.destroy();
  globalThis.viewer = new globalThis.BpmnJS({ container: "#canvas" });
  try {
    const { warnings } = await globalThis.viewer.importXML(text);
    const canvas = globalThis.viewer.get("canvas");
    const current = canvas.getRootElement().id;
    const roots = canvas.getRootElements().map((root) => root.id);
    const planes = [current, ...roots.filter((id) => id !== current)];
    return { warnings: warnings.map((warning) => warning.message), planes };
  } catch (error) {
    return { warnings: [`refused: ${error.message}`], planes: [] };
  }
}

/// Runs in the page: shows a plane at its own size, gives that size.
function show(plane) {
  const canvas = globalThis.viewer.get("canvas");
  const root = canvas.getRootElements().find((root) => root.id === plane);
  canvas.setRootElement(root);
  const { inner } = canvas.viewbox();
  const size = { width: Math.max(400, Math.ceil(inner.width) + 80), height: Math.max(200, Math.ceil(inner.height) + 80) };
  canvas.viewbox({ x: inner.x - 40, y: inner.y - 40, ...size });
  return size;
}
