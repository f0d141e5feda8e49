// What is heard, and when: onsets in the samples that leave the page's audio graph, against the plan. In a
// Chromium that throttles and hides as for its user. HOLDFAST_LISTEN_S sets how long the session is listened to.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { launch_bare, wait } from "./bare_chromium.mjs";
import { root } from "./harness.mjs";
import { compare, heard_of, hold_back_timers, plan_of, serve_with_ears, tap, tones_of_plan } from "./ears.mjs";

const LISTEN_S = Number(process.env.HOLDFAST_LISTEN_S ?? 60);
const MEDIAN_MS = 3, MOST_MS = 15, BLOCKED_MS = 3000;
const HIDDEN_UNTIL = LISTEN_S > 400 ? 0.3 + 122 / LISTEN_S : 0.65;
const CHANGE_S = LISTEN_S > 100 ? 60 : 12;  // more time to change position makes a longer session, with silences of a minute

let server, browser;
before(async () => { server = await serve_with_ears(); browser = await launch_bare(); });
after(async () => { await browser.close(); await server.close(); });

const block = (page, ms) => page.evaluate((most_ms) => {
  const from_ms = performance.now();
  while (performance.now() - from_ms < most_ms);
}, ms);

const untouched = `localStorage.clear(); localStorage.setItem("holdfast.settings",
  JSON.stringify({ holdfast: "settings", version: 1, change_s: ${CHANGE_S}, talk: 0 }));`;

test(`heard on time, with the page blocked and hidden, untouched for ${LISTEN_S} s`, { timeout: (LISTEN_S + 60) * 1000 }, async () => {
  const page = await browser.open_tab(server.address, [untouched, tap, hold_back_timers]);
  await page.press("Start");
  await page.wait_for(() => window.holdfast_heard.cues.length > 0);
  const began_ms = await page.evaluate(() => window.holdfast_heard.cues[0].at_ms);
  const reach = async (share) => wait(Math.max(0, began_ms + share * LISTEN_S * 1000 - await page.evaluate(() => performance.now())));
  await page.evaluate(() => {
    window.hidden_ms = 0;
    window.woken = [];
    let since_ms = null;
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) since_ms = performance.now();
      else window.hidden_ms += performance.now() - since_ms;
    });
    const wake = () => { if (document.hidden) window.woken.push(performance.now()); setTimeout(wake, 50); };
    wake();
  });
  await reach(0.15);
  await block(page, BLOCKED_MS);
  await reach(0.3);
  const other = await browser.open_tab("about:blank");
  await reach(0.35);
  await block(page, BLOCKED_MS);
  await reach(HIDDEN_UNTIL);
  await page.bring_to_front();
  await other.close();
  await reach(0.8);
  await block(page, BLOCKED_MS);
  await reach(1);
  await wait(2500);
  const heard = await heard_of(page);
  const { hidden_ms, woken, log } = await page.evaluate(() => ({ hidden_ms: window.hidden_ms, woken: window.woken,
    log: Object.keys(localStorage).filter((key) => key.startsWith("holdfast.log.")).sort().flatMap((key) => localStorage[key].split("\n").slice(1).map((line) => line.replace(/^[^{]{5}(?={)/, ""))) }));
  const steps = plan_of("default", CHANGE_S);
  // The first tone sounds while the recorder is still being brought.
  const due = tones_of_plan(steps).map((tone) => ({ ...tone, at_ms: began_ms + tone.at_ms }))
    .filter((tone) => tone.at_ms > heard.from_ms && tone.at_ms < began_ms + LISTEN_S * 1000);
  const found = compare(due, heard.onsets_ms.filter((ms) => ms > due[0].at_ms - 400 && ms < due.at(-1).at_ms + 400));
  const gaps_ms = woken.slice(1).map((ms, i) => ms - woken[i]).sort((a, b) => a - b);
  console.log(`${due.length} tones in ${LISTEN_S} s: off by ${found.median_ms.toFixed(2)} ms in the median, ${found.most_ms.toFixed(2)} ms at most; ` +
    `hidden for ${(hidden_ms / 1000).toFixed(0)} s, where timers came every ${gaps_ms[Math.floor(gaps_ms.length / 2)]?.toFixed(0)} ms`);
  console.log(`the audio clock of this machine wavered by ${heard.wavered_ms.toFixed(1)} ms at most from one second to the next`);
  console.log("errors of " + found.met.map((tone) => `${tone.name} ${tone.error_ms.toFixed(1)}`).join(", "));
  assert.ok(hidden_ms >= Math.min(0.3 * LISTEN_S, 120) * 1000, "it was hidden");
  assert.ok(gaps_ms[Math.floor(gaps_ms.length / 2)] > 900, "and its timers were held back");
  assert.deepEqual(found.missed, []);
  assert.deepEqual(found.extra_ms, []);
  assert.ok(found.median_ms <= MEDIAN_MS, `median ${found.median_ms} ms`);
  assert.ok(found.most_ms <= MOST_MS, `maximum ${found.most_ms} ms`);
  // Nothing stopped it: every hold that is over is counted, whole.
  const reps = log.map((line) => JSON.parse(line)).filter((entry) => entry.is === "rep");
  const over = steps.filter((step) => step.step === "lower" && step.at_ms + step.duration_ms < LISTEN_S * 1000);
  assert.ok(reps.length >= over.length && over.length > 0, `${reps.length} of ${over.length} repetitions`);
  assert.ok(reps.every((rep) => rep.held_ms === rep.asked_ms));
  assert.deepEqual(page.trouble, []);
  await page.close();
});

test("heard on time after a minute of silence", { timeout: 120_000, skip: LISTEN_S > 400 ? false : "scripts/listen.sh has the time" }, async () => {
  const page = await browser.open_tab(server.address, [untouched.replace(`change_s: ${CHANGE_S}`, "change_s: 60"), tap]);
  await page.press("Start");
  await page.wait_for(() => window.holdfast_heard.cues.length > 0);
  const began_ms = await page.evaluate(() => window.holdfast_heard.cues[0].at_ms);
  await wait(70_000);
  const { onsets_ms, wavered_ms } = await heard_of(page);
  const due = tones_of_plan(plan_of("default", 60)).map((tone) => ({ ...tone, at_ms: began_ms + tone.at_ms }))
    .filter((tone) => tone.at_ms > began_ms && tone.at_ms < began_ms + 67_000);
  const found = compare(due, onsets_ms.filter((ms) => ms > began_ms + 5000 && ms < due.at(-1).at_ms + 400));
  console.log(`after silence: ${found.met.map((tone) => `${tone.name} ${tone.error_ms.toFixed(1)}`).join(", ")} ms off; the audio clock wavered by ${wavered_ms.toFixed(1)} ms`);
  assert.deepEqual(found.missed, []);
  assert.deepEqual(found.extra_ms, []);
  assert.ok(found.most_ms <= MOST_MS, `maximum ${found.most_ms} ms`);
  assert.ok(wavered_ms < 5, `the device was let go: its clock wavered by ${wavered_ms} ms`);
  await page.close();
});

// The hardest rung's hold is turned into one of a minute in what is served here.
const LONGEST = '"hold_s":15', MINUTE = '"hold_s":60', HOLD_MS = 60_000, LOG_MS = 1;

function minute_long(core) {
  const bytes = Buffer.from(core);
  let at = bytes.indexOf(LONGEST), count = 0;
  for (; at >= 0; at = bytes.indexOf(LONGEST, at + 1), ++count) bytes.write(MINUTE, at);
  if (count === 0) throw new Error("no level has a hold of 15 s any more: the test needs another number");
  return bytes;
}

// Somebody who decided for that rung and knows the safety words.
async function before_a_minute() {
  const superman = JSON.parse(await readFile(path.join(root, "data/exercises/superman.json"), "utf8"));
  const level = superman.levels.find((l) => l.doses.some((d) => d.hold_s === 15));
  const day = "2026-01-05", at = Date.parse(day);
  const log = [{ holdfast: "log", version: 1 }, { is: "safety", day, at, any_sign: false, emergency: false },
    { is: "decided", day, at: at + 1, exercise: "superman", level: level.id, dose: level.doses.findIndex((d) => d.hold_s === 15), advised: true }];
  const saved = { "holdfast.log.0000000000001-0000.000": log.map((line) => JSON.stringify(line)).join("\n"),
    "holdfast.settings": JSON.stringify({ holdfast: "settings", version: 1, lead_in_s: 3, talk: 0 }) };
  return `for (const [key, value] of Object.entries(${JSON.stringify(saved)})) localStorage.setItem(key, value);`;
}

const WAYS = {
  "in view": async () => {},
  "hidden from second 5 to second 65": async (page, browser, reach) => {
    await reach(5000);
    const other = await browser.open_tab("about:blank");
    await reach(65_000);
    assert.ok(await page.evaluate(() => document.hidden), "it was hidden");
    await page.bring_to_front();
    await other.close();
  },
  "stalled for 5 s across its end": async (page, browser, reach) => {
    await reach(57_000);
    await block(page, 5000);
  },
};

async function hold_a_minute(server, saved, way) {
  const browser = await launch_bare();
  try {
    const page = await browser.open_tab(server.address, [saved, tap, hold_back_timers]);
    await page.press("Start");
    await page.wait_for(() => window.holdfast_heard.from_s !== null);
    await page.press("Skip");  // lying down
    await page.wait_for(() => window.holdfast_heard.cues.some((cue) => cue.name === "ready"));
    const ready_ms = await page.evaluate(() => window.holdfast_heard.cues.filter((cue) => cue.name === "ready").map((cue) => cue.at_ms).sort((a, b) => a - b)[0]);
    const hold_ms = ready_ms + 3000 + 1000 + 2000;  // lead-in, brace, lift
    const reach = async (ms) => wait(Math.max(0, hold_ms + ms - await page.evaluate(() => performance.now())));
    await WAYS[way](page, browser, reach);
    await reach(HOLD_MS + 2000);
    const logged = () => Object.keys(localStorage).filter((key) => key.startsWith("holdfast.log.")).some((key) => localStorage[key].includes('"rep"'));
    await page.wait_for(logged, 15_000);
    await reach(HOLD_MS + 4500);
    const log = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("holdfast.log.")).flatMap((key) => localStorage[key].split("\n").slice(1).map((line) => line.replace(/^[^{]{5}(?={)/, ""))));
    const { onsets_ms } = await heard_of(page);
    assert.deepEqual(page.trouble, []);
    const due = [["hold", 0], ["halfway", 30_000], ["tick", 57_000], ["tick", 58_000], ["tick", 59_000], ["lower", HOLD_MS]]
      .map(([name, offset_ms]) => ({ name, at_ms: hold_ms + offset_ms }));
    return { way, found: compare(due, onsets_ms.filter((ms) => ms > hold_ms - 500 && ms < hold_ms + HOLD_MS + 500)),
      held_ms: log.map((line) => JSON.parse(line)).filter((entry) => entry.is === "rep").map((entry) => entry.held_ms) };
  } finally {
    await browser.close();
  }
}

test("a hold of 60 s ends on time to the ear and in the log: in view, hidden, stalled", { timeout: 180_000 }, async () => {
  const minute = await serve_with_ears(minute_long);
  const saved = await before_a_minute();
  const results = await Promise.all(Object.keys(WAYS).map((way) => hold_a_minute(minute, saved, way))).finally(() => minute.close());
  for (const { way, found, held_ms } of results)
    console.log(`${way}: ` + found.met.map((tone) => `${tone.name} ${tone.error_ms.toFixed(1)}`).join(", ") + ` ms off; held ${held_ms} ms`);
  for (const { way, found, held_ms } of results) {
    assert.deepEqual(found.missed, [], way);
    assert.deepEqual(found.extra_ms, [], way);
    assert.ok(found.most_ms <= MOST_MS, way);
    const [begins, ends] = [found.met[0], found.met.at(-1)];
    assert.ok(Math.abs(ends.error_ms - begins.error_ms) <= MOST_MS, `${way}: ${ends.error_ms - begins.error_ms} ms`);
    assert.equal(held_ms.length, 1, way);
    assert.ok(Math.abs(held_ms[0] - HOLD_MS) <= LOG_MS, `${way}: ${held_ms} ms`);
  }
});
