// The whole site, walked as somebody would: from a folder, without a network, by keyboard, in both colours, on a telephone, on paper.

import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { DIST, launch } from "./case.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const SITE = join(DIST, "site");

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const url = (path) => pathToFileURL(join(SITE, path)).href;
const pages = readdirSync(SITE, { recursive: true }).filter((name) => name.endsWith(".html")).map((name) => name.replaceAll("\\", "/")).sort();

/** The first page of a kind: the one below the folder that is no list. */
const one = (language, folder) => pages.find((name) => name.startsWith(`${language}/${folder}/`) && !name.endsWith("/index.html"));
const process = (language) => pages.find((name) => name.startsWith(language + "/") && name.endsWith("validate_and_distribute_leads/index.html"));

/** A page and all that must not happen on it. */
async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.trouble = [];
  page.on("pageerror", (error) => page.trouble.push("error: " + error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) page.trouble.push("console: " + message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(pathToFileURL(SITE).href)) page.trouble.push("request: " + request.url());
  });
  await page.goto(url(path));
  return page;
}

async function close(page) {
  assert.deepEqual(page.trouble, []);
  await page.context().close();
}

// Links are compared in Rust; here it is seen that browsers read them so, on all English pages and some of the Chinese ones.
test("pages open, ask for nothing elsewhere, and their links lead to places", async () => {
  assert.ok(pages.length > 100, "the site is whole");
  const page = await open("index.html");
  const wanted = new Map();
  const ids = new Map();
  for (const path of pages.filter((path, at) => !path.startsWith("zh/") || at % 5 === 0)) {
    await page.goto(url(path), { waitUntil: "domcontentloaded" });
    const found = await page.evaluate(() => ({
      ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
      links: [...document.querySelectorAll("a[href]")].map((link) => (typeof link.href === "string" ? link.href : new URL(link.href.baseVal, location.href).href)),
      wide: document.documentElement.scrollWidth - window.innerWidth,
      title: document.title,
    }));
    ids.set(join(SITE, path), new Set(found.ids));
    assert.equal(new Set(found.ids).size, found.ids.length, `${path}: an id stands twice`);
    assert.ok(found.wide <= 0, `${path} is wider than the window`);
    assert.ok(found.title.trim(), path);
    for (const link of found.links) wanted.set(link, path);
  }
  const all = new Set(pages.map((path) => join(SITE, path)));
  for (const [link, from] of wanted) {
    const target = new URL(link);
    if (target.protocol !== "file:" || !target.pathname.endsWith(".html")) continue;
    const file = fileURLToPath(target);
    assert.ok(all.has(file), `${from}: ${link} leads to no page`);
    const anchor = decodeURIComponent(target.hash.slice(1));
    if (anchor && ids.has(file)) assert.ok(ids.get(file).has(anchor), `${from}: ${link} leads to no place`);
  }
  await close(page);
});

for (const colorScheme of ["light", "dark"]) {
  test(`${colorScheme}: nothing keeps people out`, async () => {
    const few = ["en/index.html", process("en"), one("en", "roles"), one("en", "controls"), "en/chain.html"];
    const kinds = colorScheme === "dark" ? few : [...few, "index.html", "en/rhythm.html", "en/data/index.html", one("en", "data"), one("en", "areas")];
    const serious = [];
    for (const path of kinds.filter((path) => pages.includes(path))) {
      const page = await open(path, { colorScheme, bypassCSP: true });
      await page.addScriptTag({ path: axe });
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"], preload: false }));
      for (const { id, impact, nodes } of violations) {
        if (["serious", "critical"].includes(impact)) serious.push(`${path}: ${id} at ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
      }
      await close(page);
    }
    assert.deepEqual(serious, []);
  });
}

test("the keyboard alone finds a process, a number and a role", async () => {
  for (const [typed, address] of [["validate and distribute", /validate_and_distribute_leads\/index\.html$/], ["KCP-ML-01", /controls\/.*\.html$/], ["AR", /roles\/AR\.html$/]]) {
    const page = await open("en/index.html");
    await page.keyboard.press("/");
    await page.keyboard.type(typed);
    await page.waitForSelector("#found li");
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.getAttribute("#search", "aria-activedescendant"), "found-0");
    await page.keyboard.press("Enter");
    await page.waitForURL(address);
    await close(page);
  }
});

test("Chinese is found whole, in pieces and in another order; what is not there is said", async () => {
  const page = await open("zh/index.html");
  for (const [typed, label] of [["验证和分发线索", "验证和分发线索"], ["线索管理", "管理线索"], ["分发线索", "验证和分发线索"]]) {
    await page.fill("#search", typed);
    await page.waitForSelector("#found li");
    assert.ok((await page.locator("#found li bdi").allTextContents()).includes(label), `${typed}: ${label}`);
  }
  await page.fill("#search", "绝无此事");
  await page.waitForFunction(() => document.querySelector(".search [role=status]").textContent === "未找到结果");
  assert.equal(await page.locator("#found").isVisible(), false);
  await page.fill("#search", "<img src=x onerror=window.hit=1>");
  assert.equal(await page.evaluate(() => window.hit), undefined);
  await close(page);
});

test("an answer among ten thousand elements comes at once", async () => {
  const page = await open("en/index.html");
  const rows = Array.from({ length: 10000 }, (_, at) => [`Check document number ${at} 核对第${at}份文件`, 5, 0, "x" + at, "C." + at, 1, "Each document is read, compared with the order and signed."]);
  await page.evaluate((rows) => window.ltcIndex({ of: 1, kinds: [], pages: ["index.html"], contexts: ["Check"], rows }), rows);
  // How long it took is measured apart from tests; that it is found among all is looked at here.
  assert.equal(await page.evaluate(() => window.ltcFind("number 9876")[0].label), "Check document number 9876 核对第9876份文件");
  assert.equal(await page.evaluate(() => window.ltcFind("第9876份")[0].label), "Check document number 9876 核对第9876份文件");
  await close(page);
});

test("languages and colours are switched, and stay", async () => {
  const page = await open(process("en"));
  await page.locator(".languages a[lang=zh]").click();
  await page.waitForURL(/\/zh\/.*validate_and_distribute_leads\/index\.html$/);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "zh");
  await page.locator("[data-colours] select").selectOption("dark");
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await paper();
  await page.goto(url("zh/chain.html"));
  assert.equal(await paper(), dark);
  assert.equal(await page.locator("[data-colours] select").inputValue(), "dark");
  await close(page);
});

test("from the map down to a task, click by click", async () => {
  const page = await open("en/index.html");
  const step = async (name) => page.locator("main").getByRole("link", { name, exact: true }).first().click();
  await page.locator(".map .box-head a").first().click();
  await step("Validate and distribute leads");
  await page.waitForURL(/validate_and_distribute_leads\/index\.html$/);
  await page.locator(".steps summary").first().click();
  assert.equal(await page.locator(".steps details li").first().isVisible(), true);
  const task = await page.locator(".steps details li").last().getAttribute("id");
  await page.goto(page.url() + "#" + task);
  assert.equal(await page.locator(`[id="${task}"]`).isVisible(), true, "a link to a task opens what hides it");
  await close(page);
});

test("the page fits a telephone, and paper shows everything", async () => {
  for (const path of ["en/index.html", process("zh"), one("en", "roles"), "en/chain.html", "en/separation.html"].filter((path) => pages.includes(path))) {
    const page = await open(path, { viewport: { width: 360, height: 740 } });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, path);
    await close(page);
  }
  const page = await open(process("en"));
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  for (const selector of [".menu", ".search", ".colours", ".languages", ".side"]) assert.equal(await page.locator(selector).first().isVisible(), false, selector);
  assert.equal(await page.locator(".steps details li").last().isVisible(), true, "tasks are printed");
  await close(page);
});

test("without scripts everything can be read and reached", async () => {
  const page = await open(process("en"), { javaScriptEnabled: false });
  assert.equal(await page.locator(".search").isVisible(), false);
  await page.locator(".menu summary").click();
  await page.locator(".menu a[href$='chain.html']").click();
  await page.waitForURL(/chain\.html$/);
  await close(page);
});

test("a page that runs to the left is its mirror image, and what users write stays text", async () => {
  for (const path of readdirSync(join(DIST, "mirror", "ar"), { recursive: true }).filter((name) => name.endsWith("index.html")).slice(0, 6)) {
    const page = await open(join("..", "mirror", "ar", path), {});
    page.trouble = page.trouble.filter((line) => !line.startsWith("request: " + pathToFileURL(join(DIST, "mirror")).href));
    assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl");
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)) <= 0, path);
    assert.equal(await page.evaluate(() => window.hit), undefined);
    assert.equal(await page.locator("main img, main iframe, main object, main b, main s, main script, main a[href^='javascript'], main a[href*=evil]").count(), 0, path);
    await close(page);
  }
});
