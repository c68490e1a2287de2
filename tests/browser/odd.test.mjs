// What is seldom and allowed, on every kind of page: it is to be read, nothing of it obeyed, and no page gets wider than the window. Here are also the
// switch of regions and the search, used from every kind of page.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { DIST, launch } from "./case.mjs";

const ODD = join(DIST, "odd");
const url = (path) => pathToFileURL(join(ODD, path)).href;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** All pages, of those that differ only in the thing they are of the first two. */
const pages = (() => {
  const all = readdirSync(ODD, { recursive: true }).filter((name) => name.endsWith(".html")).map((name) => name.replaceAll("\\", "/")).sort();
  const seen = new Map();
  return all.filter((path) => {
    const folder = path.slice(0, path.lastIndexOf("/"));
    const ofMany = /\/(roles|data|risks|systems|controls)$/.test(folder) && !path.endsWith("/index.html");
    const count = (seen.get(folder) ?? 0) + 1;
    if (ofMany) seen.set(folder, count);
    // Chinese pages are made like the others: every third is looked at.
    const turn = (seen.get("zh") ?? 0) + 1;
    if (path.includes("zh/")) seen.set("zh", turn);
    return (!ofMany || count < 3) && (!path.includes("zh/") || turn % 3 === 0);
  });
})();

async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.trouble = [];
  page.on("pageerror", (error) => page.trouble.push("error: " + error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(pathToFileURL(ODD).href) && !request.url().startsWith("blob:")) page.trouble.push("request: " + request.url());
  });
  await page.goto(url(path), { waitUntil: "domcontentloaded" });
  return page;
}

async function close(page) {
  assert.deepEqual(page.trouble, []);
  await page.context().close();
}

test("odd words are read on every page, and nothing of them is obeyed", async () => {
  for (const kind of ["differences.html", "regions.html", "interface.html", "chain.html", "glossary.html", "/manuals/", "/checklist.html", "/raci.html", "/rcm.html", "/areas/", "/controls/", "roles/index.html"]) {
    assert.ok(pages.some((path) => path.includes(kind)), kind);
  }
  const page = await open("index.html");
  for (const path of pages) {
    await page.goto(url(path), { waitUntil: "domcontentloaded" });
    const seen = await page.evaluate(() => {
      const users = "iframe, object, embed, marquee, b, i, u, img:not([src$='.svg'], [src^='data:image/svg+xml']), a[href^='javascript'], a[href*='evil']:not(.prose *), [onerror], [onload], [onfocus], [onmouseover]";
      return {
        hit: window.hit,
        wide: document.documentElement.scrollWidth - window.innerWidth,
        foreign: [...document.querySelectorAll(users)].map((element) => element.outerHTML.slice(0, 120)),
        text: document.querySelector("main, body").innerText.trim().length,
      };
    });
    assert.equal(seen.hit, undefined, path);
    assert.deepEqual(seen.foreign, [], path);
    assert.ok(seen.wide <= 0, `${path} is ${seen.wide} wider than the window`);
    assert.ok(0 < seen.text, `${path} is empty`);
  }
  await close(page);
});

test("odd pages fit a telephone, long words and 300 steps too", async () => {
  const page = await open("index.html", { viewport: { width: 360, height: 740 } });
  const few = ["en/index.html", "en/chain.html", "en/plant.long/index.html", "en/long/index.html", "en/circle.there/index.html", "en/circle.single/index.html", "regions/far/ar/differences.html", "regions/far/ar/index.html", "en/data/letter.html", "en/regions.html"].filter((path) => pages.includes(path));
  assert.ok(7 < few.length, few.join(" "));
  for (const path of few) {
    await page.goto(url(path), { waitUntil: "domcontentloaded" });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360, path);
  }
  await close(page);
});

test("a process of one step, one of three hundred and a circle of processes are drawn", async () => {
  const long = pages.find((path) => path.startsWith("en/") && path.endsWith("long/index.html"));
  for (const [path, least, most] of [["en/circle.single/index.html", 1, 1], [long, 300, 400]]) {
    const page = await open(path);
    const steps = await page.locator("svg.d").first().locator("[data-node] rect, [data-node] path").count();
    assert.ok(least <= steps, `${path}: ${steps}`);
    const rows = await page.locator(".steps tbody tr").count();
    assert.ok(least <= rows && rows <= most, `${path}: ${rows} rows`);
    await close(page);
  }
  const page = await open("en/chain.html");
  const circle = await page.locator("table th a, table td a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  for (const process of ["circle.there", "circle.back"]) assert.ok(circle.some((href) => href.startsWith(process + "/")), process);
  await close(page);
});

test("the switch of regions leads to the same page there, and back", async () => {
  const page = await open("zh/circle.there/index.html");
  const choose = async (at) => {
    await page.locator(".menu.regions summary").click();
    await page.locator(".menu.regions a").nth(at).click();
  };
  await choose(1);
  await page.waitForURL(/regions\/far\/zh\/circle\.there\/index\.html$/);
  assert.ok((await page.locator(".steps").innerText()).includes("称重"));
  await page.locator(".languages a[lang=ar]").click();
  await page.waitForURL(/regions\/far\/ar\/circle\.there\/index\.html$/);
  assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl");
  // The standard has no Arabic: its first language is shown.
  await choose(0);
  await page.waitForURL(/odd\/en\/circle\.there\/index\.html$/);
  await page.goto(url("index.html"));
  await page.locator("#regions a[lang=ar]").click();
  await page.waitForURL(/regions\/far\/ar\/index\.html$/);
  await close(page);
});

test("the search works from every kind of page", async () => {
  const few = ["index.html", "en/index.html", "en/circle.there/index.html", "en/circle.there/checklist.html", "en/circle.there/raci.html", "en/circle.there/rcm.html", "en/chain.html", "en/regions.html", "en/glossary.html", "en/interface.html", "en/organisation.html", "regions/far/zh/differences.html", "regions/far/zh/roles/keeper.html", ...["areas", "data", "controls"].map((folder) => pages.find((path) => path.startsWith(`en/${folder}/`) && !path.endsWith("/index.html")))];
  for (const path of few.filter((path) => pages.includes(path))) {
    const page = await open(path);
    if (!(await page.locator("#search").count())) {
      assert.match(path, /checklist\.html$/, `${path} has no search`);
      await close(page);
      continue;
    }
    const [typed, address] = path.includes("/zh/") ? ["退回信函", /circle\.back\/index\.html#return_letter$/] : ["return the letter", /circle\.back\/index\.html#return_letter$/];
    await page.keyboard.press("/");
    await page.keyboard.type(typed);
    await page.waitForSelector("#found li");
    await page.keyboard.press("Enter");
    await page.waitForURL(address);
    await close(page);
  }
});
