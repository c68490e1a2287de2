// How long the search of a built site takes: the index from the folder to the first answer, then questions as people ask them.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { DIST, launch } from "./case.mjs";

const QUESTIONS = {
  en: ["a", "inv", "invoice", "supplier invoice", "check the delivery note", "release order work", "control 2", "responsible 7", "nothing like it"],
  zh: ["单", "发票", "供应商发票", "检查送货单", "批准工作", "责任人7", "发票检查", "绝无此事"],
};
const TIMES = 20;

const browser = await launch();
for (const language of Object.keys(QUESTIONS).filter((language) => readdirSync(DIST).includes(language))) {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(DIST, language, "index.html")).href);
  const shards = readdirSync(join(DIST, language, "search")).length;
  const first = await page.evaluate(async (shards) => {
    const start = performance.now();
    document.querySelector("#search").focus();
    while (document.querySelectorAll("head script[src*='search/']").length < shards || !window.ltcFind.ready()) await new Promise((then) => setTimeout(then, 1));
    return performance.now() - start;
  }, shards);
  const answers = await page.evaluate(
    ([questions, times]) =>
      questions.map((question) => {
        const taken = [];
        let found = 0;
        for (let run = 0; run < times; run += 1) {
          const start = performance.now();
          found = window.ltcFind(question).length;
          taken.push(performance.now() - start);
        }
        taken.sort((a, b) => a - b);
        return { question, found, first: taken[times - 1], median: taken[times / 2] };
      }),
    [QUESTIONS[language], TIMES],
  );
  const rows = await page.evaluate(() => window.ltcFind.ready());
  console.log(`  search ${language}: ${rows} elements, read in ${first.toFixed(0)} ms`);
  for (const { question, found, first, median } of answers) console.log(`    ${question}: ${found} found, ${median.toFixed(1)} ms, slowest of ${TIMES} ${first.toFixed(1)} ms`);
  await page.close();
}
await browser.close();
