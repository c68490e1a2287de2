// Whole cases clicked through the emitted checklists: `LTC_DIST=… node --test tests/browser/`.

import { test, before, after } from "node:test";
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { Case, address, launch } from "./case.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const open = (project, language, process, options) => Case.open(browser, address(project, language, process), options);

const VALIDATED = ["validate_lead.check_lead", ["validate_lead.lead_complete", "checked"], "validate_lead.assess_lead"];
const CONTROL = "validate_lead.decide_disposition";

for (const language of ["en", "zh"]) {
  test(`${language}: a lead is validated, distributed and handed over`, async () => {
    const one = await open("leads", language, "validate_and_distribute_leads");
    await one.start();
    assert.deepEqual(await one.open(), ["validate_lead.check_lead"]);
    await one.play(...VALIDATED, [CONTROL, "pass"], "distribute_lead.assign_owner", "distribute_lead.confirm_acceptance");
    assert.equal(await one.stand("validate_lead.complete_returned_profile"), "unneeded");
    await one.play(["distribute_lead.lead_accepted", "accepted"]);
    assert.deepEqual(await one.open(), []);
    assert.equal(await one.stand("close_or_suspend_lead"), "unneeded");
    assert.match(await one.page.textContent("#now"), language === "en" ? /has ended.*Lead accepted.*Track and nurture leads/s : /已结束.*跟踪和培育线索/s);
    const end = one.page.locator("[data-reached=true]");
    await end.locator("[data-accept-name]").fill("Chen Wei");
    await end.locator("[data-accept]").click();
    assert.match(await one.page.locator("#log tr").last().textContent(), /Chen Wei/);
    await one.close();
  });

  test(`${language}: a lead fails the control, is suspended, resumes at validation and is closed`, async () => {
    const one = await open("leads", language, "validate_and_distribute_leads");
    await one.start();
    await one.play(...VALIDATED, [CONTROL, "fail_suspend", { checks: "no" }]);
    assert.deepEqual(await one.open(), ["close_or_suspend_lead"]);
    assert.equal(await one.stand("distribute_lead.assign_owner"), "unneeded");
    await one.play("close_or_suspend_lead", ["closed_or_suspended", "suspended"]);
    const sleep = "closed_or_suspended.suspended.suspend";
    assert.deepEqual(await one.open(), [sleep]);
    const until = await one.card(sleep).locator("[data-until]").textContent();
    const day = new Date();
    day.setDate(day.getDate() + 45);
    assert.equal(until, new Intl.DateTimeFormat(language, { dateStyle: "full" }).format(day));
    await one.card(sleep).locator("[data-resume]").click();
    assert.deepEqual(await one.open(), ["validate_lead.check_lead"]);
    assert.match(await one.card("validate_lead.check_lead").locator("[data-state]").textContent(), /2/);
    assert.equal(await one.stand(CONTROL), "later", "the control stands before it again");
    await one.play(...VALIDATED, [CONTROL, "fail_close"], "close_or_suspend_lead", ["closed_or_suspended", "closed"]);
    assert.equal(await one.page.getAttribute("#sheet", "data-phase"), "ended");
    assert.equal(await one.page.locator("[data-reached=true]").count(), 1);
    await one.close();
  });

  test(`${language}: a KDM who stays unconvinced suspends the lead when the loop is used up`, async () => {
    const one = await open("leads", language, "track_and_nurture_leads");
    const asked = "diagnose_pain.pain_acknowledged";
    const round = ["diagnose_pain.stimulate_interest", "diagnose_pain.acknowledge_pain", [asked, "not_acknowledged"]];
    await one.start();
    await one.play(["lead_route", "normal"], "diagnose_pain.identify_pain_chain");
    for (let count = 1; count <= 3; count += 1) {
      await one.play(...round);
      assert.deepEqual(await one.open(), ["diagnose_pain.stimulate_interest"]);
      const state = await one.card("diagnose_pain.stimulate_interest").locator("[data-state]").textContent();
      assert.match(state, new RegExp(`${count + 1}.*4`), "attempt so many of four");
      assert.equal(await one.card("diagnose_pain.stimulate_interest").locator("[data-earlier] li").count(), count, "earlier attempts are kept");
    }
    assert.match(await one.card(asked).locator("[data-count=not_acknowledged]").textContent(), /3/);
    await one.play(...round);
    assert.deepEqual(await one.open(), [asked + ".not_acknowledged.suspend"]);
    assert.match(await one.said(), language === "en" ? /bound is reached/ : /已达(次数)?上限/);
    assert.equal(await one.stand("build_vision.determine_strategy"), "unneeded");
    await one.card(asked + ".not_acknowledged.suspend").locator("[data-resume]").click();
    assert.deepEqual(await one.open(), ["reopen_lead"]);
    await one.play("reopen_lead");
    assert.equal(await one.page.getAttribute("#sheet", "data-phase"), "ended");
    await one.close();
  });
}

test("a lead converts; the fast track leaves out what it skips", async () => {
  const one = await open("leads", "en", "track_and_nurture_leads");
  await one.start();
  await one.play(["lead_route", "fast_track"]);
  assert.equal(await one.stand("diagnose_pain.identify_pain_chain"), "unneeded");
  await one.play(["secure_budget_and_convert.budget_open", "certain"], ["secure_budget_and_convert.decide_conversion", "pass"]);
  assert.equal(await one.stand("diagnose_pain.identify_pain_chain"), "unneeded");
  await one.play("secure_budget_and_convert.hand_over_lead");
  assert.match(await one.page.textContent("#now"), /Converted to opportunity.*Validate opportunity/s);
  await one.close();
});

test("a control asks for its checks, its evidence and two different people", async () => {
  const one = await open("leads", "en", "validate_and_distribute_leads");
  await one.start();
  await one.play(...VALIDATED);
  const card = one.card(CONTROL);
  const problem = () => card.locator("[data-problem]").textContent();
  const record = () => card.locator("[data-choose]").click();
  await record();
  assert.equal(await problem(), "Choose one first.");
  await card.locator("[data-outcome][value=pass]").check();
  await record();
  assert.match(await problem(), /Not ticked yet/);
  for (const box of await card.locator("[data-task]").all()) await box.check();
  await record();
  assert.match(await problem(), /Not answered yet.*The lead is real/);
  for (const radio of await card.locator("[data-check][value=yes]").all()) await radio.check();
  await card.locator("[data-check][value=no]").first().check();
  await record();
  assert.match(await problem(), /cannot pass.*The lead is real/);
  await card.locator("[data-check][value=yes]").first().check();
  await record();
  assert.equal(await problem(), "Say where the evidence is found.");
  assert.equal(await one.page.evaluate(() => document.activeElement.dataset.write), "evidence", "the focus is where something is missing");
  await card.locator("[data-write=evidence]").fill("minutes");
  await card.locator("[data-sign=performer]").fill("Ana Ruiz");
  await card.locator("[data-sign=approver]").fill("ana  ruiz ");
  await record();
  assert.match(await problem(), /two different people/);
  await card.locator("[data-sign=approver]").fill("Bo Li");
  await card.locator("[data-outcome][value=pass]").check();
  await record();
  assert.deepEqual(await one.open(), ["distribute_lead.assign_owner"]);
  await one.close();
});

test("every tick says who and when, and every entry stands in the history", async () => {
  const one = await open("leads", "en", "validate_and_distribute_leads");
  await one.start("Case 1", "Ana");
  const card = one.card("validate_lead.check_lead");
  await card.locator("[data-task]").first().check();
  assert.match(await card.locator("[data-stamp]").first().textContent(), /Ana.*\d{4}/);
  await one.page.fill("#case-who", "Bo");
  await card.locator("[data-task]").nth(1).check();
  assert.match(await card.locator("[data-stamp]").nth(1).textContent(), /Bo/);
  const log = await one.page.locator("#log tr").allTextContents();
  assert.equal(log.length, 3);
  assert.match(log[2], /Bo.*1\.1 Check lead completeness.*Ticked/);
  await one.page.click("#undo");
  assert.equal(await card.locator("[data-task]").nth(1).isChecked(), false);
  assert.equal(await one.page.locator("#log tr del").count(), 1);
  assert.match(await one.page.locator("#log tr").last().textContent(), /Took back/);
  await one.page.fill("#case-who", "");
  await card.locator("[data-task]").nth(2).click();
  assert.equal(await card.locator("[data-task]").nth(2).isChecked(), false, "nobody ticks without a name");
  assert.equal(await one.page.textContent("#case-problem"), "Say first who fills this in.");
  await one.close();
});

test("a case survives a reload, another language, a file, and a new start", async () => {
  const context = await browser.newContext({ acceptDownloads: true });
  let one = await open("leads", "en", "validate_and_distribute_leads", { context });
  await one.start("Andes / 光纤", "Ana");
  await one.play(...VALIDATED);
  const log = await one.page.locator("#log tr").count();
  await one.settle();
  await one.page.reload();
  assert.deepEqual(await one.open(), [CONTROL]);
  assert.equal(await one.page.locator("#log tr").count(), log);
  assert.equal(await one.page.inputValue("#case-who"), "Ana");

  const other = await open("leads", "zh", "validate_and_distribute_leads", { context });
  assert.deepEqual(await other.open(), [CONTROL], "the same case in Chinese");
  assert.equal(await other.page.inputValue("#case-name"), "Andes / 光纤");
  await other.page.close();

  const file = await one.save();
  assert.match(file, /validate_and_distribute_leads-Andes-光纤\.checklist\.json$/);
  await one.page.click("#again");
  await one.page.click("#ask-no");
  assert.deepEqual(await one.open(), [CONTROL], "said no");
  await one.page.click("#again");
  await one.page.keyboard.press("Escape");
  assert.deepEqual(await one.open(), [CONTROL], "left the question");
  await one.page.click("#again");
  await one.page.click("#ask-yes");
  assert.deepEqual(await one.open(), []);
  await one.settle();
  await one.page.reload();
  assert.deepEqual(await one.open(), [], "nothing is left in the browser");
  await one.load(file);
  await one.page.waitForSelector("[data-stand=open]");
  assert.deepEqual(await one.open(), [CONTROL]);
  assert.equal(readFileSync(await one.save(), "utf8"), readFileSync(file, "utf8"), "saved, loaded, saved: the same bytes");
  await one.close();
});

test("files that are not of this checklist are refused with a reason", async () => {
  const one = await open("leads", "en", "validate_and_distribute_leads");
  await one.start();
  const good = JSON.parse(readFileSync(await one.save(), "utf8"));
  const path = await one.save();
  const refused = async (text, reason) => {
    writeFileSync(path, typeof text === "string" ? text : JSON.stringify(text));
    await one.load(path);
    await one.page.waitForFunction(() => document.getElementById("kept-problem").textContent !== "");
    assert.match(await one.page.textContent("#kept-problem"), reason);
    await one.page.evaluate(() => (document.getElementById("kept-problem").textContent = ""));
  };
  await refused("not json", /is not a saved checklist/);
  await refused("[]", /is not a saved checklist/);
  await refused({ ...good, process: "<script>window.hit=1</script>" }, /belongs to another process.*<script>/);
  await refused({ ...good, version: "0.9" }, /version .*0\.9.* this is version .*1\.0\.0/);
  await refused({ ...good, events: [...good.events, { type: "finish", node: "close_or_suspend_lead", by: "x", at: good.events[0].at }] }, /entry .2. is not possible/);
  await refused({ ...good, events: [{ type: "start" }] }, /entry .1. is not possible/);
  assert.deepEqual(await one.open(), ["validate_lead.check_lead"], "the case at hand is as it was");
  await one.close();
});

test("the keyboard alone is enough", async () => {
  const one = await open("leads", "en", "validate_and_distribute_leads");
  const { keyboard } = one.page;
  const focus = () => one.page.evaluate(() => (document.activeElement.matches("main") ? "main" : document.activeElement.textContent));
  const tabTo = async (selector) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await one.page.evaluate((at) => document.activeElement.matches(at), selector)) return;
      await keyboard.press("Tab");
    }
    assert.fail(`Tab does not come to ${selector}; it is at ${await focus()}`);
  };
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  assert.equal(await focus(), "main", "the skip link leads to the content");
  await tabTo("#case-name");
  await keyboard.type("By hand");
  await keyboard.press("Tab");
  await keyboard.type("Ana");
  await keyboard.press("Enter");
  assert.match(await focus(), /Check lead completeness/, "the focus goes to the step that opened");
  for (let task = 0; task < 3; task += 1) {
    await keyboard.press("Tab");
    await keyboard.press("Space");
  }
  await tabTo("[data-finish]");
  await keyboard.press("Enter");
  assert.match(await focus(), /Is the lead complete/);
  await tabTo("[data-outcome]");
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowUp");
  await keyboard.press("Space");
  await tabTo("[data-choose]");
  await keyboard.press("Enter");
  assert.deepEqual(await one.open(), ["validate_lead.assess_lead"]);
  await one.close();
});

test("branches, guards, gates, waits, calls and steps in outcomes run as they are written", async () => {
  const one = await open("shapes", "en", "sell");
  await one.start();
  await one.play("prepare_offer");
  const forks = await one.open();
  assert.equal(forks.length, 1);
  const card = one.card(forks[0]);
  assert.equal(await card.locator("[data-branch]").count(), 3);
  await card.locator("[data-branch]").nth(1).check();
  await card.locator("[data-open]").click();
  assert.deepEqual(await one.open(), ["review.price.compare_prices", "review.text.proofread_text"]);
  assert.equal(await one.stand("review.law.read_terms"), "unneeded");
  await one.play("review.text.proofread_text", "review.price.compare_prices");
  assert.deepEqual(await one.open(), ["dispatch.print_offer", "dispatch.book_courier"], "both at once");
  await one.play("dispatch.book_courier", "dispatch.print_offer", ["release_offer", "fail", { checks: "no" }]);
  assert.deepEqual(await one.open(), ["prepare_offer"]);
  await one.play("prepare_offer");
  await card.locator("[data-open]").click();
  await one.play("review.text.proofread_text", "dispatch.print_offer", "dispatch.book_courier", ["release_offer", "pass"], ["sign_offer", "put_off"]);
  const asleep = await one.open();
  assert.equal(await one.page.locator("#now").textContent().then((text) => /Suspended until/.test(text)), true);
  await one.card(asleep[0]).locator("[data-resume]").click();
  await one.play(["sign_offer", "signed"], "deliver.hand_over", ["deliver.large", "yes"], "deliver.large.yes.visit_customer", ["answer", "taken"], "bill");
  assert.match(await one.page.textContent("#now"), /Sold/);
  await one.close();
});

for (const language of ["en", "zh"]) {
  test(`${language}: what users write is shown and does nothing`, async () => {
    const one = await open("hostile", language, "过程");
    await one.start("<img src=x onerror=window.hit=1>", "\"><script>window.hit=1</script>");
    await one.play("_x5199", ["_x67E5", "fail", { checks: "no", performer: "‮a", approver: "<b>b</b>" }], "_x5199", ["_x67E5", "pass"]);
    assert.equal(await one.page.evaluate(() => window.hit), undefined);
    assert.equal(await one.page.locator("main img, main iframe, main object, main svg, main b, main s, main script, main a[href^='javascript'], main a[href*=evil]").count(), 0);
    assert.match(await one.page.textContent("h1"), language === "en" ? /<\/script><script>window\.hit=1<\/script> & "quotes" 'too'/ : /<\/SCRIPT ><svg onload=window\.hit=1>/);
    assert.match(await one.page.textContent("#log"), /\{0\} \{1\} \$& \$1/, "marks in labels are not filled in");
    const wide = await one.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(wide <= 0, "long words wrap");
    await one.close();
  });
}

test("the page fits a telephone, and prints as a form with nothing hidden", async () => {
  const one = await open("leads", "zh", "validate_and_distribute_leads", { viewport: { width: 360, height: 740 } });
  assert.ok((await one.page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
  await one.page.emulateMedia({ media: "print" });
  const shown = (selector) => one.page.locator(selector).first().isVisible();
  for (const selector of ["[data-task]", "[data-check]", "[data-outcome]", "[data-sign]", ".signature", ".sleep .form", ".end .form", "#case-name", "#case-started"]) {
    assert.equal(await shown(selector), true, selector);
  }
  for (const selector of ["button", "#now", ".languages", "#undo"]) assert.equal(await shown(selector), false, selector);
  await one.close();
});

test("headings, fields and groups have names", async () => {
  const one = await open("leads", "en", "validate_and_distribute_leads");
  const found = await one.page.evaluate(() => {
    const bad = [];
    for (const field of document.querySelectorAll("input, textarea")) {
      if (!(field.labels && field.labels.length && field.labels[0].textContent.trim()) && !field.getAttribute("aria-label")) bad.push(field.outerHTML.slice(0, 80));
    }
    for (const set of document.querySelectorAll("fieldset")) {
      if (!set.querySelector(":scope > legend")?.textContent.trim()) bad.push("fieldset without legend");
    }
    const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
    for (const id of ids) if (ids.filter((other) => other === id).length > 1) bad.push("twice: " + id);
    for (const one of document.querySelectorAll("[aria-labelledby], [aria-describedby]")) {
      for (const id of ((one.getAttribute("aria-labelledby") || "") + " " + (one.getAttribute("aria-describedby") || "")).trim().split(/\s+/)) {
        if (!document.getElementById(id)) bad.push("nowhere: " + id);
      }
    }
    let level = 0;
    for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
      const next = Number(heading.tagName[1]);
      if (next > level + 1) bad.push("heading skips: " + heading.textContent);
      level = next;
    }
    return bad;
  });
  assert.deepEqual([...new Set(found)], []);
  assert.deepEqual(await one.page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ["en", "ltr"]);
  await one.close();
});

test("a browser that keeps nothing is said, and saving to a file still works", async () => {
  const context = await browser.newContext({ acceptDownloads: true });
  await context.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });
  });
  const one = await open("leads", "en", "validate_and_distribute_leads", { context });
  assert.match(await one.page.textContent("#kept-problem"), /keeps nothing/);
  await one.start();
  assert.deepEqual(await one.open(), ["validate_lead.check_lead"]);
  const file = await one.save();
  assert.equal(JSON.parse(readFileSync(file, "utf8")).events.length, 1);
  await one.close();
});

test("what the browser kept of another checklist is put aside", async () => {
  const context = await browser.newContext();
  const one = await open("leads", "en", "validate_and_distribute_leads", { context });
  await one.start();
  await one.page.evaluate(() => {
    const key = Object.keys(localStorage)[0];
    localStorage.setItem(key, localStorage.getItem(key).replace('"start"', '"dance"'));
  });
  await one.page.reload();
  assert.match(await one.page.textContent("#kept-problem"), /put aside/);
  assert.deepEqual(await one.open(), []);
  assert.equal(await one.page.evaluate(() => Object.keys(localStorage).some((key) => key.endsWith(":aside"))), true);
  await one.close();
});
