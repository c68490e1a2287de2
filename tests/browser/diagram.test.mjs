// Diagrams in pages, used with the mouse and with the keyboard alone: `LTC_DIST=… node --test tests/browser/`.

import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { address, launch } from "./case.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function open(project, language, process, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const trouble = [];
  page.on("pageerror", (error) => trouble.push("error: " + error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) trouble.push("console: " + message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) trouble.push("request: " + request.url());
  });
  await page.goto(address(project, language, process).replace("checklist.html", "diagram.html"));
  return { page, trouble, close: () => context.close() };
}

const width = (page) => page.$eval("[data-main] svg", (svg) => Number(svg.getAttribute("width")));

test("a diagram is enlarged and moved", async () => {
  const { page, trouble, close } = await open("leads", "en", "validate_and_distribute_leads");
  await page.click('[data-zoom="plain"]');
  const plain = await width(page);
  await page.click('[data-zoom="in"]');
  assert.equal(await width(page), Math.round(plain * 1.25));
  await page.focus("[data-main]");
  await page.keyboard.press("+");
  await page.keyboard.press("+");
  assert.equal(await width(page), plain * 2);
  const box = await page.locator("[data-main]").boundingBox();
  const left = () => page.$eval("[data-main]", (view) => view.scrollLeft);
  const before = await left();
  await page.mouse.move(box.x + 300, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 180, box.y + 60, { steps: 4 });
  await page.mouse.up();
  assert.equal(await left(), before + 120);
  await page.keyboard.press("0");
  assert.ok((await width(page)) <= box.width);
  assert.deepEqual(trouble, []);
  await close();
});

test("roles, controls and ways are highlighted, and said", async () => {
  const { page, trouble, close } = await open("leads", "en", "validate_and_distribute_leads");
  const choices = await page.$$eval("[data-highlight] option", (options) => options.length);
  assert.ok(choices > 5);
  for (let index = 1; index < choices; index += 1) {
    await page.selectOption("[data-highlight]", { index });
    const lit = await page.$$eval("[data-main] [data-node].on", (groups) => groups.length);
    const all = await page.$$eval("[data-main] [data-node]", (groups) => groups.length);
    assert.ok(lit > 0 && lit <= all, `choice ${index}`);
    assert.match(await page.textContent("[data-said]"), /\d+ steps highlighted/);
  }
  await page.selectOption("[data-highlight]", { index: 0 });
  assert.equal(await page.$$eval(".on", (found) => found.length), 0);
  assert.deepEqual(trouble, []);
  await close();
});

test("sub-processes open and close from the keyboard, and a step leads to its place", async () => {
  const { page, trouble, close } = await open("leads", "en", "validate_and_distribute_leads");
  const link = page.locator('[data-main] a[href^="#diagram-"]').first();
  await link.focus();
  await page.keyboard.press("Enter");
  const part = page.locator("[data-part]").first();
  assert.equal(await part.evaluate((details) => details.open), true);
  assert.equal(await link.getAttribute("aria-expanded"), "true");
  await link.focus();
  await page.keyboard.press("Enter");
  assert.equal(await part.evaluate((details) => details.open), false);
  const few = await page.$$eval("[data-main] [data-node]", (groups) => groups.length);
  await page.click("[data-open-all]");
  assert.ok((await page.$$eval("[data-main] [data-node]", (groups) => groups.length)) > few);
  await page.locator('[data-main] a[href*="#step-"]').first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/checklist\.html#step-\d+$/);
  assert.equal(await page.locator(":target").count(), 1);
  assert.deepEqual(trouble, []);
  await close();
});

test("without script the pictures, their links and their words are there", async () => {
  const { page, close } = await open("leads", "zh", "validate_and_distribute_leads", { javaScriptEnabled: false });
  assert.equal(await page.locator("[data-tools]").isVisible(), false);
  assert.ok(await page.locator("[data-main] svg").isVisible());
  await page.locator(".viewer-words summary").click();
  assert.match(await page.textContent(".viewer-words li"), /1\. /);
  await close();
});
