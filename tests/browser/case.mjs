// Drives a checklist as somebody would: a browser without network, a page opened from a folder, fields filled, buttons pressed.

import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

/** The folder the outputs were built into, one folder a project. */
export const DIST = process.env.LTC_DIST;

/** Starts the browser; `CHROMIUM` names another one than Debian's. */
export function launch() {
  const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}

/** The address of the checklist of the process whose folder ends so. */
export function address(project, language, process) {
  const folder = join(DIST, project, language);
  const found = readdirSync(folder).filter((name) => name === process || name.endsWith("." + process));
  assert.equal(found.length, 1, `one folder for ${process} in ${folder}`);
  return pathToFileURL(join(folder, found[0], "checklist.html")).href;
}

/** One open checklist. `trouble` collects what must not happen: errors, messages of the policy, requests. */
export class Case {
  /** Gives the browser the time it takes to hand what a page keeps from one process of its own to the next. */
  async settle() {
    await this.page.waitForTimeout(500);
  }

  static async open(browser, url, options = {}) {
    const context = options.context || (await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, reducedMotion: "reduce", ...options }));
    const page = await context.newPage();
    page.setDefaultTimeout(30000);
    const one = new Case(page, context);
    page.on("pageerror", (error) => one.trouble.push("error: " + error.message));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) one.trouble.push("console: " + message.text());
    });
    page.on("request", (request) => {
      if (request.url() !== url && !request.url().startsWith("blob:")) one.trouble.push("request: " + request.url());
    });
    await page.goto(url);
    return one;
  }

  constructor(page, context) {
    this.page = page;
    this.context = context;
    this.trouble = [];
  }

  async close() {
    assert.deepEqual(this.trouble, []);
    await this.context.close();
  }

  async start(name = "Case 7", who = "Ana Ruiz") {
    await this.page.fill("#case-name", name);
    await this.page.fill("#case-who", who);
    await this.page.click("#case-start");
  }

  card(node) {
    return this.page.locator(`[data-node="${node}"]`);
  }

  /** Whether the card's step is `open`, `done`, `later`, `unneeded` or `dropped`. */
  stand(node) {
    return this.card(node).getAttribute("data-stand");
  }

  /** The nodes that are open, in order. */
  open() {
    return this.page.locator("[data-stand=open]").evaluateAll((cards) => cards.map((card) => card.dataset.node));
  }

  said() {
    return this.page.textContent("#said");
  }

  /** Ticks, answers and signs everything a step asks for. */
  async fill(node, { checks = "yes", performer = "Ana Ruiz", approver = "Bo Li" } = {}) {
    const card = this.card(node);
    for (const box of await card.locator("[data-task]").all()) await box.check();
    for (const radio of await card.locator(`[data-check][value=${checks}]`).all()) await radio.check();
    for (const field of await card.locator("[data-write]").all()) {
      await field.fill("Folder 7, minutes");
      await field.blur();
    }
    for (const [as, name] of [["performer", performer], ["approver", approver]]) {
      for (const field of await card.locator(`[data-sign=${as}]`).all()) {
        await field.fill(name);
        await field.blur();
      }
    }
  }

  async finish(node) {
    await this.fill(node);
    await this.card(node).locator("[data-finish]").click();
    assert.equal(await this.stand(node) === "open", false, `${node} is finished: ${await this.card(node).locator("[data-problem]").textContent()}`);
  }

  async choose(node, outcome, filled) {
    await this.fill(node, filled);
    await this.card(node).locator(`[data-outcome][value="${outcome}"]`).check();
    await this.card(node).locator("[data-choose]").click();
    assert.equal(await this.card(node).locator("[data-problem]").textContent(), "");
  }

  /** Does a list of steps: a name finishes a step, a pair chooses an outcome. */
  async play(...steps) {
    for (const step of steps) {
      if (Array.isArray(step)) await this.choose(...step);
      else await this.finish(step);
    }
  }

  /** Saves to a file; its path. */
  async save() {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.page.click("#save")]);
    const path = join(mkdtempSync(join(tmpdir(), "ltc-browser-")), download.suggestedFilename());
    await download.saveAs(path);
    return path;
  }

  async load(path) {
    await this.page.setInputFiles("#file", path);
  }
}
