// The browser's storage with whatever goes wrong with it, and with several tabs at once. What a tab meant to write is
// recorded on its way (a second reader, log_text.mjs, reads it): that is what must be found again.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { advance, go_to, launch, log_entries, open, saved, serve } from "./harness.mjs";
import { entries_of } from "./log_text.mjs";

const SECONDS = 60;             // of each tab's own time
const MODES = ["refused", "lost", "torn", "torn and refused", "late"];

let server, browser;
before(async () => { server = await serve(); browser = await launch(["--disable-webgl", "--disable-3d-apis", "--disable-gpu"]); });
after(async () => { await browser.close(); server.close(); });

// Installed before the page: records every text of the log that is to be written, and spoils the write whose turn it is.
function recorder([mode, first, last]) {
  const write = Storage.prototype.setItem;
  let number = 0, waiting = null;
  window.meant = [];
  window.writes = () => number;
  Storage.prototype.setItem = function (key, value) {
    if (key.startsWith("holdfast.log.") && !key.startsWith("holdfast.log.month.")) window.meant.push(value);
    const spoil = mode && number >= first && number <= last;
    if (key.startsWith("holdfast.")) ++number;
    if (waiting) write.call(this, ...waiting);
    waiting = null;
    if (!spoil) return write.call(this, key, value);
    window.spoiled = key;
    if (mode.startsWith("torn")) write.call(this, key, value.slice(0, value.length / 2));
    if (mode === "late") waiting = [key, value];
    if (mode.endsWith("refused")) throw new DOMException("no", "QuotaExceededError");
  };
}

// A fact as one text, whatever the order of its members.
function named(value) {
  if (Array.isArray(value)) return "[" + value.map(named).join() + "]";
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return "{" + Object.keys(value).sort().map((key) => key + ":" + named(value[key])).join() + "}";
}
const facts = (texts) => new Set(texts.flatMap((text) => entries_of(text)).map(named));
const meant = (page) => page.evaluate(() => window.meant);
const button = (page, name) => page.getByRole("button", { name, exact: true });

async function opened(context, spoiling = ["", 0, 0]) {
  return open(browser, server, { context, before: [[recorder, spoiling]] });
}

// What a page that is opened afterwards has, by its own account: the log in its backup. (A text of a month may say again what
// a record says, until they are folded; the page counts it once.) The second reader must agree.
async function found(context) {
  const { page } = await open(browser, server, { context });
  await advance(page, 300);
  const stored = new Set((await log_entries(page)).map(named));
  const alerts = await page.getByRole("alert").allTextContents();
  await go_to(page, "Settings");
  const [file] = await Promise.all([page.waitForEvent("download"), button(page, "Back up to a file").last().dispatchEvent("click")]);
  const log = JSON.parse(await readFile(await file.path(), "utf8")).log, list = log.map(named);
  await page.close();
  assert.equal(new Set(list).size, list.length, "no fact stands twice");
  assert.deepEqual([...stored].sort(), [...list].sort());
  return { facts: new Set(list), log, alerts };
}

async function short_session(page) {
  await button(page, "Start").click();
  await advance(page, 45_000, 250);
  await button(page, "End session").click();
  await advance(page, 300);
}

async function writes_of_a_session() {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const { page } = await opened(context);
  await short_session(page);
  const writes = await page.evaluate(() => window.writes());
  await context.close();
  assert.ok(writes >= 8, `${writes} writes`);
  return writes;
}

test("a fault at any single write of a session costs that fact at most, never makes one, and stops nothing", { timeout: 900_000 }, async () => {
  let cases = 0, lost = 0, said = 0, of_facts = 0;
  const writes = await writes_of_a_session();
  for (const mode of MODES)
    for (let number = 0; number < writes; ++number) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
      const { page, trouble } = await opened(context, [mode, number, number]);
      await short_session(page);
      const alerts = await page.getByRole("alert").count();
      // Of a fact it is said; settings and a session are written again, and then nothing is lost.
      if ((await page.evaluate(() => window.spoiled ?? "")).startsWith("holdfast.log.")) {
        assert.ok(alerts >= 1, `${mode} ${number}`);
        ++of_facts;
      }
      await advance(page, 10_000, 250);  // what failed is tried again by itself
      const wanted = facts(await meant(page));
      assert.deepEqual(trouble, [], `${mode} ${number}`);
      await page.close();
      const { facts: have } = await found(context);
      for (const fact of have) assert.ok(wanted.has(fact), `${mode} ${number}: ${fact} was never meant`);
      const missing = [...wanted].filter((fact) => !have.has(fact));
      assert.deepEqual(missing, [], `${mode} ${number}`);
      assert.ok(wanted.size >= 4);
      lost += missing.length;
      said += alerts > 0;
      cases++;
      await context.close();
    }
  console.log(`${cases} cases at ${writes} writes, ${of_facts} of them of facts, ${lost} facts lost, ${said} said`);
  assert.ok(of_facts >= 4 * MODES.length);
});

test("from any write on the storage is full: the session goes on, a file is offered, and what fitted is there", { timeout: 400_000 }, async () => {
  const writes = await writes_of_a_session();
  const fitted = [];
  for (let first = 0; first < writes; ++first) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const { page, trouble } = await opened(context, ["refused", first, 1e9]);
    await short_session(page);
    const wanted = facts(await meant(page));
    assert.ok([...wanted].filter((fact) => fact.includes('is:"rep"')).length >= 2, `${first}: it goes on`);
    assert.ok((await page.getByRole("alert").count()) >= 1, `${first}: it is said`);
    const backup = button(page, "Back up to a file").first();
    const [file] = await Promise.all([page.waitForEvent("download"), backup.click()]);
    assert.match(file.suggestedFilename(), /^holdfast-.*\.json$/);
    assert.deepEqual(trouble, []);
    await page.close();
    // What was written before is there, in order; the file holds all of it.
    const { facts: have } = await found(context);
    assert.deepEqual([...have].sort(), [...wanted].slice(0, have.size).sort(), `${first}`);
    fitted.push(have.size);
    assert.deepEqual(new Set(JSON.parse(await readFile(await file.path(), "utf8")).log.map(named)), wanted, `${first}`);
    await context.close();
  }
  // One more at each write of a fact; the others are settings and the session that may be gone on with.
  for (let i = 1; i < fitted.length; ++i) assert.ok(fitted[i] - fitted[i - 1] === 0 || fitted[i] - fitted[i - 1] === 1, fitted.join());
  assert.ok(fitted[0] === 0 && fitted.at(-1) >= 5, fitted.join());
  console.log(`${writes} cases: storage full from each write on`);
});

test("wiped at any moment of a session everything is written again, and it is said", { timeout: 200_000 }, async () => {
  let cases = 0;
  for (const at_ms of [0, 2000, 9000, 16_000, 23_000, 30_000, 37_000, 44_000]) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const { page, trouble } = await opened(context);
    await button(page, "Start").click();
    await advance(page, at_ms, 250);
    await page.evaluate(() => localStorage.clear());
    await advance(page, 50_000 - at_ms, 250);
    await button(page, "End session").click();
    await advance(page, 2000);
    assert.ok((await page.getByRole("alert").count()) + (await page.getByRole("status").count()) >= 1, `${at_ms} ms`);
    const wanted = facts(await meant(page));
    assert.deepEqual(trouble, []);
    await page.close();
    assert.deepEqual([...(await found(context)).facts].sort(), [...wanted].sort(), `${at_ms} ms`);
    await context.close();
    ++cases;
  }
  console.log(`${cases} cases: storage wiped`);
});

test("garbage in any key is put aside and said, and the page opens and trains", { timeout: 200_000 }, async () => {
  const kinds = ["", "{", "null", "[]", "{\"holdfast\":\"log\",\"version\":2}\n????", "\u0000\uffff\ud800", "9".repeat(5000)];
  const keys = ["holdfast.log.0000000000001-abcd.00000", "holdfast.log.month.2026-11.x", "holdfast.settings", "holdfast.session.0000000000001-abcd", "holdfast.snapshot.2026-01-01"];
  let cases = 0;
  for (const kind of kinds) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const { page, trouble } = await open(browser, server, { context, before: [[([all, text]) => { if (!localStorage.length) for (const key of all) localStorage.setItem(key, text); }, [keys, kind]]] });
    assert.ok((await page.getByRole("alert").count()) >= 1, JSON.stringify(kind.slice(0, 20)));
    await button(page, "Start").click();
    await advance(page, 20_000, 250);
    await button(page, "Pause").waitFor({ state: "attached" });
    assert.deepEqual(trouble, [], JSON.stringify(kind.slice(0, 20)));
    // To the last code unit, whatever it is: a zero, half of a pair.
    const aside = await page.evaluate(([all, text]) => all.filter((key) => Object.entries(localStorage).some(([at, value]) =>
      at.startsWith("holdfast.aside.") && at.replaceAll("+", "").endsWith("." + key.slice("holdfast.".length)) && value === text)), [keys, kind]);
    assert.deepEqual(aside, keys.filter((key) => !key.includes("snapshot")), JSON.stringify(kind.slice(0, 20)));
    cases += keys.length;
    await context.close();
    // And each by itself. A snapshot is not read before it is wanted.
    for (const key of keys) {
      const other = await browser.newContext({ viewport: { width: 390, height: 844 } });
      const { page: alone, trouble: odd } = await open(browser, server, { context: other, before: [[([at, text]) => { if (!localStorage.length) localStorage.setItem(at, text); }, [key, kind]]] });
      assert.equal((await alone.getByRole("alert").count()) >= 1, !key.includes("snapshot"), `${key}: ${kind.slice(0, 20)}`);
      assert.deepEqual(odd, []);
      await other.close();
      ++cases;
    }
  }
  console.log(`${cases} cases: garbage`);
});

test("what the browser does not hand out is left as it is, and it is said", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const hide = () => {
    localStorage.setItem("holdfast.settings", "hers");
    const read = Storage.prototype.getItem;
    Storage.prototype.getItem = function (key) {
      if (key === "holdfast.settings" && !window.look) throw new DOMException("no", "InvalidStateError");
      return read.call(this, key);
    };
  };
  const { page, trouble } = await open(browser, server, { context, before: [hide] });
  assert.equal(await page.getByRole("alert").filter({ hasText: "could not be read" }).count(), 1);
  await go_to(page, "Settings");
  await page.getByRole("checkbox", { name: "Tones" }).dispatchEvent("click");
  await advance(page, 10_000, 250);
  assert.equal(await page.evaluate(() => { window.look = true; return localStorage.getItem("holdfast.settings"); }), "hers");
  assert.deepEqual(trouble, []);
  await context.close();
});

// Each text as many keys of its own: with each byte changed, and cut off at each place.
const damaged = (text) => [...text].flatMap((sign, at) => [text.slice(0, at), text.slice(0, at) + (sign === "1" ? "2" : "1") + text.slice(at + 1)]);

async function trained(context) {
  const { page } = await opened(context);
  await go_to(page, "Settings");
  await page.getByRole("checkbox", { name: "Tones" }).dispatchEvent("click");
  await go_to(page, "Today");
  await button(page, "Start").click();
  await advance(page, 30_000, 250);
  const texts = await saved(page);
  await page.close();
  return texts;
}

test("the log and a session with any byte changed, and cut off anywhere, are put aside as they are; nothing false is read, and it is said", { timeout: 300_000 }, async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const texts = await trained(context);
  await context.close();
  const records = Object.keys(texts).filter((key) => key.startsWith("holdfast.log.")), sessions = Object.keys(texts).filter((key) => key.startsWith("holdfast.session."));
  assert.ok(records.length >= 3);
  assert.equal(sessions.length, 1);
  const true_facts = facts(records.map((key) => texts[key]));
  let cases = 0;
  for (const key of [...records, ...sessions]) {
    // One page opens them all, beside what is whole; its own number names each.
    const all = {};
    for (const [number, text] of damaged(texts[key]).entries()) all[key.startsWith("holdfast.log.") ? `holdfast.log.1700000000001-dead.${String(number).padStart(5, "0")}` : `holdfast.session.17${String(number).padStart(11, "0")}-dead`] = text;
    for (const whole of records) all[whole] = texts[whole];
    const other = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const { page, trouble } = await open(browser, server, { context: other, before: [[(list) => { if (!localStorage.length) for (const [name, value] of Object.entries(list)) localStorage.setItem(name, value); }, all]] });
    assert.ok((await page.getByRole("alert").count()) >= 1, key);
    assert.equal(await button(page, "Go on").count(), 0, key);
    const there = await saved(page), kept = new Set(Object.keys(there).filter((name) => name.startsWith("holdfast.aside.")).map((name) => there[name]));
    for (const [name, text] of Object.entries(all)) if (name.includes("-dead")) assert.ok(kept.has(text), `${key}: ${name} is put aside: ${text}`);
    assert.deepEqual(trouble, []);
    await page.close();
    assert.deepEqual([...(await found(other)).facts].sort(), [...true_facts].sort(), key);
    await other.close();
    cases += Object.keys(all).length - records.length;
  }
  console.log(`${cases} cases: a byte changed or cut off`);
});

test("settings with any byte changed, or cut off anywhere, that another tab sends change nothing; where they lie they are put aside, and it is said", { timeout: 300_000 }, async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const text = (await trained(context))["holdfast.settings"];
  await context.close();
  const tones = (page) => page.getByRole("checkbox", { name: "Tones" });
  const watched = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const { page, trouble } = await opened(watched);
  const send = (values) => page.evaluate((list) => { for (const newValue of list) window.dispatchEvent(new StorageEvent("storage", { key: "holdfast.settings", newValue, storageArea: localStorage })); }, values);
  await go_to(page, "Settings");
  const is = () => page.evaluate(() => [...document.querySelectorAll("[data-id^='settings/']")].map((part) => [part.textContent, part.checked, part.value, part.getAttribute("aria-valuetext")].join()).join("|"));
  const before_it = await is();
  await send(damaged(text).filter((broken) => broken !== ""));
  await advance(page, 500);
  assert.equal(await is(), before_it);
  await send([text]);
  await advance(page, 500);
  assert.notEqual(await is(), before_it, "the whole text is heard");
  assert.equal(await tones(page).isChecked(), false);
  assert.deepEqual(trouble, []);
  await watched.close();
  let cases = 2 * text.length;
  for (const broken of damaged(text).filter((_, at) => at % 101 === 3)) {
    const other = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const { page: again, trouble: odd } = await open(browser, server, { context: other, before: [[(value) => { if (!localStorage.length) localStorage.setItem("holdfast.settings", value); }, broken]] });
    assert.ok((await again.getByRole("alert").count()) >= 1, broken);
    assert.ok(Object.entries(await saved(again)).some(([name, there]) => name.startsWith("holdfast.aside.") && there === broken), broken);
    assert.deepEqual(odd, []);
    await other.close();
    ++cases;
  }
  console.log(`${cases} cases: settings damaged`);
});

// Takes all the room that the browser gives.
function fill() {
  let size = 0;
  for (let piece = 1 << 20; piece >= 1; piece >>= 1)
    for (;;) {
      try { localStorage.setItem("filler", (localStorage.getItem("filler") || "") + "x".repeat(piece)); size += piece; } catch (error) { break; }
    }
  return size;
}

test("filled up to the browser's own limit a snapshot makes way, only one, and nothing is lost or said", { timeout: 200_000 }, async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const copies = () => { if (!localStorage.length) for (const day of ["2026-11-01", "2026-11-02"]) localStorage.setItem(`holdfast.snapshot.${day}`, "x".repeat(50_000)); };
  const { page, trouble } = await open(browser, server, { context, before: [[recorder, ["", 0, 0]], copies] });
  await page.evaluate(fill);
  await short_session(page);
  assert.equal(await page.getByRole("alert").count(), 0);
  const wanted = facts(await meant(page));
  assert.deepEqual(Object.keys(await saved(page)).filter((key) => key.includes("snapshot")), ["holdfast.snapshot.2026-11-02"]);
  assert.deepEqual(trouble, []);
  await page.evaluate(() => localStorage.removeItem("filler"));
  await page.close();
  assert.deepEqual([...(await found(context)).facts].sort(), [...wanted].sort());
  await context.close();
});

test("filled up to the browser's own limit: the session goes on, it is said, and with room everything is saved", { timeout: 200_000 }, async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const { page, trouble } = await opened(context);
  const filled = await page.evaluate(fill);
  await short_session(page);
  const wanted = facts(await meant(page));
  assert.ok((await page.getByRole("alert").count()) >= 1);
  assert.equal((await log_entries(page)).length < wanted.size, true);
  await page.evaluate(() => localStorage.removeItem("filler"));
  await advance(page, 100_000, 1000);
  assert.deepEqual(trouble, []);
  await page.close();
  assert.deepEqual([...(await found(context)).facts].sort(), [...wanted].sort());
  console.log(`the browser took ${filled} characters`);
  await context.close();
});

test("persistence is asked for when there is something to keep, and shown", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const promise = () => {
    window.asked = 0;
    navigator.storage.persisted = async () => false;
    navigator.storage.persist = async () => { ++window.asked; return true; };
  };
  const { page } = await open(browser, server, { context, before: [promise] });
  assert.equal(await page.evaluate(() => window.asked), 0);
  await short_session(page);
  assert.equal(await page.evaluate(() => window.asked), 1);
  await go_to(page, "Settings");
  await page.getByText("promised not to clear it").first().waitFor({ state: "attached" });
  await context.close();
});

// One tab for SECONDS of its own time, whatever the others do: trains, ends, skips, takes out and puts back.
async function live(tab, context, random, keep, closes_at) {
  const is_there = (name) => button(tab.page, name).count();
  for (let left_ms = SECONDS * 1000, step = 0; left_ms > 0; ++step) {
    const chance = random(10), ms = 1000 + random(7000);
    if (await is_there("End session")) {
      if (chance === 0) await button(tab.page, "End session").click();
      else if (chance === 1 && await is_there("Skip")) await button(tab.page, "Skip").click();
    } else if (chance < 6) {
      await go_to(tab.page, "Today");
      if (await is_there("Start")) await button(tab.page, "Start").click();
    } else {
      await go_to(tab.page, "Progress");
      const changed = tab.page.getByRole("button", { name: /^(Remove|Put back): / });
      if (await changed.count()) await changed.first().dispatchEvent("click");
    }
    await advance(tab.page, ms, 250);
    left_ms -= ms;
    ++tab.steps;
    // Closed without a word, and opened anew.
    if (step !== closes_at) continue;
    await keep(tab);
    await tab.page.close({ runBeforeUnload: false });
    Object.assign(tab, await opened(context));
  }
}

for (const count of [2, 5])
  test(`${count} tabs at once that train and change things at random for ${SECONDS} s: every fact of each is there, once`, { timeout: 900_000 }, async () => {
    const random_of = (seed) => {
      let state = 20261123 + seed;
      return (below) => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296 * below | 0;
    };
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const tabs = [];
    for (let i = 0; i < count; ++i) tabs.push({ ...(await opened(context)), steps: 0 });
    const wanted = new Set();
    const keep = async (tab) => { for (const fact of facts(await meant(tab.page))) wanted.add(fact); };
    await Promise.all(tabs.map((tab, i) => live(tab, context, random_of(100 * count + i), keep, i === 0 ? 4 : -1)));
    for (const tab of tabs) {
      await keep(tab);
      assert.deepEqual(tab.trouble, []);
    }
    for (const tab of tabs) await tab.page.close();
    const { facts: have, log } = await found(context);
    const steps = tabs.reduce((sum, tab) => sum + tab.steps, 0);
    console.log(`${count} tabs: ${steps} steps, ${wanted.size} facts`);
    assert.ok(wanted.size > 5 * count);
    assert.deepEqual([...have].sort(), [...wanted].sort());
    // Not only as a text: no repetition of a session was counted by two of them.
    const repetitions = log.filter((entry) => entry.is === "rep").map((e) => [e.session, e.exercise, e.side, e.set, e.rep].join());
    assert.equal(new Set(repetitions).size, repetitions.length);
    // Folded or not, the next page reads the same.
    assert.deepEqual([...(await found(context)).facts].sort(), [...have].sort());
    await context.close();
  });
