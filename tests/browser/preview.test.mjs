// The page of `ltc preview`: findings beside the pages, whatever they say.

import { readFileSync } from "node:fs";
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { launch } from "./case.mjs";

const part = (name) => readFileSync(new URL("../../compiler/cli/src/command/preview/" + name, import.meta.url), "utf8");
const POLICY = /const POLICY: &str = "([^"]+)"/.exec(part("server.rs"))[1];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const finding = (severity, message) => ({ code: "LTC3001", name: "no-accountable-role", severity, message, path: "</script>/<b>a</b>.ltc", start: { line: 3, column: 7 }, help: "write <img src=x onerror=window.hit=1> " + "wide".repeat(200) });
const state = (generation, current, findings) => ({ generation, current, milliseconds: 41, pages: true, report: { findings, summary: { errors: findings.filter((one) => one.severity === "error").length, warnings: 0, advice: 0 } } });

test("findings stand beside the pages as they come, as text", async () => {
  const now = { state: state(1, true, []) };
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  const trouble = [];
  page.on("pageerror", (error) => trouble.push(error.message));
  let told = 0;
  await page.route("http://preview.test/**", async (route) => {
    const path = new URL(route.request().url()).pathname;
    const html = { status: 200, contentType: "text/html; charset=utf-8" };
    if (path === "/") return route.fulfill({ ...html, headers: { "content-security-policy": POLICY }, body: part("page.html") });
    if (path === "/-/page.js") return route.fulfill({ contentType: "text/javascript", body: part("page.js") });
    if (path === "/-/page.css") return route.fulfill({ contentType: "text/css", body: part("page.css") });
    if (path === "/-/state") return route.fulfill({ json: now.state });
    // The stream ends after each message, and the browser asks for it again.
    if (path === "/-/events") return route.fulfill({ contentType: "text/event-stream", body: `retry: 50\ndata: ${++told}\n\n` });
    return route.fulfill({ ...html, body: "<!DOCTYPE html><title>pages</title><p>" + now.state.generation });
  });
  await page.goto("http://preview.test/");
  await page.waitForFunction(() => document.querySelector("#toggle").textContent === "No findings");
  now.state = state(2, false, [finding("error", "`</p><script>window.hit=1</script>` has no 😀 ‮abc‬"), finding("error", "x".repeat(3000))]);
  await page.waitForFunction(() => document.querySelectorAll("#list li").length === 2);
  assert.equal(await page.locator("#toggle").textContent(), "2 errors");
  assert.ok((await page.locator("#list li").first().innerText()).includes("<script>window.hit=1</script>"));
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert.equal(await page.locator("#list img, #list script, #list b").count(), 0);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 1280);
  const list = await page.locator("aside").evaluate((aside) => aside.scrollWidth - aside.clientWidth);
  assert.ok(list <= 0, "long words break");
  now.state = state(3, true, []);
  await page.waitForFunction(() => document.querySelectorAll("#list li").length === 0);
  assert.equal(await page.locator("#none").isVisible(), true);
  assert.deepEqual(trouble, []);
  await page.context().close();
});
