// What ten years of training cost the page, beside an empty one: usage node ten_years.mjs SAVED.json [ROUNDS]
// Prints medians, and the median of the ratios of each round; exit code 1 when a bound is broken. scripts/bench.sh --page runs it.

import { readFileSync } from "node:fs";
import { advance, launch, open, serve } from "./harness.mjs";

// Characters of two bytes, as a browser may count them: 4 MB.
const OPEN_RATIO = 1.3, MOST_CHARACTERS = 2_000_000, MOST_WRITTEN = 1024;
const saved = JSON.parse(readFileSync(process.argv[2], "utf8")), rounds = Number(process.argv[3] ?? 25);
const server = await serve(), browser = await launch();
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

// Milliseconds from the navigation to the first screen.
async function opening(texts) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(server.address + "favicon.svg");
  await page.evaluate((all) => { for (const key in all) localStorage.setItem(key, all[key]); }, texts);
  await page.addInitScript(() => {
    new MutationObserver(() => { if (document.querySelector("nav")) window.opened_ms ??= performance.now(); }).observe(document, { subtree: true, childList: true });
  });
  await page.goto(server.address);
  await page.locator("nav").waitFor({ state: "attached" });
  const ms = await page.evaluate(() => window.opened_ms);
  await context.close();
  return ms;
}

// The most characters that one repetition writes.
async function writing(texts) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(server.address + "favicon.svg");
  await page.evaluate((all) => { for (const key in all) localStorage.setItem(key, all[key]); }, texts);
  await page.close();
  const trained = await open(browser, server, { context, before: [() => {
    const write = Storage.prototype.setItem;
    window.written = [];
    Storage.prototype.setItem = function (key, value) { window.written.push(key.length + value.length); return write.call(this, key, value); };
  }] });
  await trained.page.getByRole("button", { name: "Start", exact: true }).click();
  await advance(trained.page, 15_000, 250);
  await trained.page.evaluate(() => { window.written = []; });
  let most = 0;
  // What a repetition writes it writes in the frame in which it ends.
  for (let i = 0; i < 200; ++i) {
    await advance(trained.page, 200, 200);
    most = Math.max(most, (await trained.page.evaluate(() => window.written.splice(0))).reduce((sum, size) => sum + size, 0));
  }
  await context.close();
  return most;
}

const empty = [], full = [];
for (let round = 0; round < rounds; ++round) {
  // In turn, either first: a machine that is slower for a while is so for both.
  const turns = [() => opening({}).then((ms) => empty.push(ms)), () => opening(saved).then((ms) => full.push(ms))];
  for (const turn of round % 2 ? turns : turns.reverse()) await turn();
}
const ratio = median(full.map((ms, round) => ms / empty[round]));
const characters = Object.entries(saved).reduce((sum, [key, value]) => sum + key.length + value.length, 0);
const written = await writing(saved);
console.log(`open: empty ${median(empty).toFixed(0)} ms, ten years ${median(full).toFixed(0)} ms, ratio ${ratio.toFixed(2)} (at most ${OPEN_RATIO})`);
console.log(`stored: ${characters} characters (at most ${MOST_CHARACTERS})`);
console.log(`a repetition writes ${written} characters (at most ${MOST_WRITTEN})`);
await browser.close();
server.close();
process.exit(ratio > OPEN_RATIO || characters > MOST_CHARACTERS || written > MOST_WRITTEN || written === 0 ? 1 : 0);
