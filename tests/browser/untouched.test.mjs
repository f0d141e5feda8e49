// Start is pressed once; after that nobody touches anything, and the default program goes through to its end, in
// each engine there is. The page's time is turned by hand.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { open_firefox, open_webkit } from "./engines.mjs";
import { fake_clock_path, launch, root, serve } from "./harness.mjs";
import { plan_of } from "./ears.mjs";

let folder, server;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "holdfast-untouched-"));
  await cp(path.join(root, "dist"), folder, { recursive: true });
  await cp(fake_clock_path, path.join(folder, "fake_clock.js"));
  const index = path.join(folder, "index.html"), html = await readFile(index, "utf8");
  const with_clock = html.replace("<script src=\"page.js\"", "<script src=\"fake_clock.js\" defer></script>\n  <script src=\"page.js\"");
  assert.notEqual(with_clock, html);
  await writeFile(index, with_clock);
  server = await serve(folder);
});
after(async () => { server.close(); await rm(folder, { recursive: true }); });

async function open_chromium() {
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  return {
    goto: (url) => page.goto(url), press: (name) => page.getByRole("button", { name, exact: true }).click(),
    // The functions come as they are for the other engines, one value or none with them.
    evaluate: (run, ...args) => page.evaluate(([text, values]) => (0, eval)(`(${text})`)(...values), [String(run), args]),
    close: () => browser.close(),
  };
}

async function goes_through(engine, open_engine) {
  const page = await open_engine();
  try {
    await page.goto(server.address);
    await page.press("Start");
    const steps = plan_of("default");
    const whole_ms = steps.at(-1).at_ms;
    const began = Date.now();
    let phases = [], seen_ms = 0;
    // In portions, so that the engine's own clocks for one script are never near.
    while (seen_ms < whole_ms + 2000) {
      const part = await page.evaluate(async (ms) => {
        const phases = [];
        for (let left_ms = ms; left_ms > 0; left_ms -= 500) {
          await window.holdfast_clock.advance(500, 250);
          phases.push(document.querySelector("[data-id='session/phase']")?.textContent ?? "-");
        }
        return phases;
      }, 20_000);
      phases = phases.concat(part);
      seen_ms += 20_000;
    }
    const { title, log, plain, failure } = await page.evaluate(() => ({
      title: document.querySelector("#mirror h1")?.textContent, plain: document.body.classList.contains("plain"),
      failure: document.getElementById("failure").hidden ? "" : document.getElementById("failure").textContent,
      log: Object.keys(localStorage).filter((key) => key.startsWith("holdfast.log.")).sort().flatMap((key) => localStorage[key].split("\n").slice(1).map((line) => line.replace(/^[^{]{5}(?={)/, ""))) }));
    console.log(`${engine}: ${(whole_ms / 1000).toFixed(0)} s of session in ${((Date.now() - began) / 1000).toFixed(0)} s, ${plain ? "without" : "with"} WebGL`);
    assert.equal(failure, "");
    assert.equal(title, "Well done");
    assert.equal(plain, false, "the figure is drawn");
    assert.ok(!phases.includes("Paused"), "it never stood still");
    const entries = log.map((line) => JSON.parse(line));
    const wanted = steps.filter((step) => step.step === "lower").map((step) => `${step.exercise} ${step.side} ${step.set} ${step.rep}`);
    assert.deepEqual(entries.filter((e) => e.is === "rep").map((e) => `${e.exercise} ${e.side} ${e.set} ${e.rep}`), wanted);
    assert.ok(entries.filter((e) => e.is === "rep").every((e) => e.held_ms === e.asked_ms));
    assert.deepEqual(entries.filter((e) => e.is === "ended").map((e) => e.whole), [true]);
  } finally {
    await page.close();
  }
}

test("Chromium goes through the default program untouched", { timeout: 240_000 }, () => goes_through("Chromium", open_chromium));
test("Firefox goes through the default program untouched", { timeout: 240_000 }, () => goes_through("Firefox", open_firefox));
test("WebKit goes through the default program untouched", { timeout: 240_000 }, () => goes_through("WebKit", open_webkit));
