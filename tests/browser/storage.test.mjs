// The browser's storage with whatever goes wrong with it, and with several tabs at once. What a tab meant to write is
// recorded on its way (a second reader, log_text.mjs, reads it): that is what must be found again.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { advance, go_to, launch, log_entries, open, serve } from "./harness.mjs";
import { entries_of } from "./log_text.mjs";

const SECONDS = 60;             // of each tab's own time
const WRITES = 8;               // of a session: its beginning, repetitions, its end, the session that is under way
const MODES = ["refused", "lost", "torn", "torn and refused", "late"];

let server, browser;
before(async () => { server = await serve(); browser = await launch(["--disable-webgl", "--disable-3d-apis", "--disable-gpu"]); });
after(async () => { await browser.close(); server.close(); });

// Installed before the page: records every text of the log that is to be written, and spoils the write whose turn it is.
function recorder([mode, first, last]) {
  const write = Storage.prototype.setItem;
  let number = 0, waiting = null;
  window.meant = [];
  Storage.prototype.setItem = function (key, value) {
    if (key.startsWith("holdfast.log.") && !key.startsWith("holdfast.log.month.")) window.meant.push(value);
    const spoil = mode && number >= first && number <= last;
    if (key.startsWith("holdfast.")) ++number;
    if (waiting) write.call(this, ...waiting);
    waiting = null;
    if (!spoil) return write.call(this, key, value);
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
  const list = JSON.parse(await readFile(await file.path(), "utf8")).log.map(named);
  await page.close();
  assert.equal(new Set(list).size, list.length, "no fact stands twice");
  assert.deepEqual([...stored].sort(), [...list].sort());
  return { facts: new Set(list), alerts };
}

async function short_session(page) {
  await button(page, "Start").click();
  await advance(page, 45_000, 250);
  await button(page, "End session").click();
  await advance(page, 300);
}

test("a fault at any single write of a session costs that fact at most, never makes one, and stops nothing", { timeout: 300_000 }, async () => {
  let cases = 0, lost = 0;
  for (const mode of MODES)
    for (let number = 0; number < WRITES; ++number) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
      const { page, trouble } = await opened(context, [mode, number, number]);
      await short_session(page);
      const wanted = facts(await meant(page));
      assert.deepEqual(trouble, [], `${mode} ${number}`);
      await page.close();
      const { facts: have } = await found(context);
      for (const fact of have) assert.ok(wanted.has(fact), `${mode} ${number}: ${fact} was never meant`);
      const missing = [...wanted].filter((fact) => !have.has(fact));
      assert.ok(missing.length <= (mode === "refused" || mode === "late" ? 0 : 1), `${mode} ${number}: lost ${missing}`);
      assert.ok(wanted.size >= 4);
      lost += missing.length;
      cases++;
      await context.close();
    }
  console.log(`${cases} cases, ${lost} facts lost`);
});

test("from any write on the storage is full: the session goes on, a file is offered, and what fitted is there", { timeout: 200_000 }, async () => {
  for (const first of [0, 1, 2, 4, 6]) {
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
    const { facts: have } = await found(context);
    for (const fact of have) assert.ok(wanted.has(fact), `${first}: ${fact}`);
    await context.close();
  }
});

test("wiped in the middle of a session everything is written again, and it is said", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const { page, trouble } = await opened(context);
  await button(page, "Start").click();
  await advance(page, 40_000, 250);
  await page.evaluate(() => localStorage.clear());
  await advance(page, 30_000, 250);
  await button(page, "End session").click();
  await advance(page, 2000);
  assert.ok((await page.getByRole("alert").count()) + (await page.getByRole("status").count()) >= 1);
  const wanted = facts(await meant(page));
  assert.deepEqual(trouble, []);
  await page.close();
  assert.deepEqual([...(await found(context)).facts].sort(), [...wanted].sort());
  await context.close();
});

test("garbage in any key is put aside and said, and the page opens and trains", { timeout: 200_000 }, async () => {
  const kinds = ["", "{", "null", "[]", "{\"holdfast\":\"log\",\"version\":2}\n????", "\u0000\uffff\ud800", "9".repeat(5000)];
  const keys = ["holdfast.log.0000000000001-abcd.00000", "holdfast.log.month.2026-11.x", "holdfast.settings", "holdfast.session.0000000000001-abcd", "holdfast.snapshot.2026-01-01"];
  let cases = 0;
  for (const kind of kinds) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const { page, trouble } = await open(browser, server, { context, before: [[([all, text]) => { if (!localStorage.length) for (const key of all) localStorage.setItem(key, text); }, [keys, kind]]] });
    await button(page, "Start").click();
    await advance(page, 20_000, 250);
    await button(page, "Pause").waitFor({ state: "attached" });
    assert.deepEqual(trouble, [], JSON.stringify(kind.slice(0, 20)));
    cases += keys.length;
    await context.close();
  }
  console.log(`${cases} cases`);
});

for (const count of [2, 5])
  test(`${count} tabs that train and change things at random for ${SECONDS} s: every fact of each is there, once`, { timeout: 300_000 }, async () => {
    let state = 20261123 + count;
    const random = (below) => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296 * below | 0;
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const tabs = [];
    for (let i = 0; i < count; ++i) tabs.push({ ...(await opened(context)), left_ms: SECONDS * 1000 });
    const wanted = new Set();
    const keep = async (tab) => { for (const fact of facts(await meant(tab.page))) wanted.add(fact); };
    const is_there = (page, name) => button(page, name).count();
    let steps = 0;
    while (tabs.some((tab) => tab.left_ms > 0)) {
      const tab = tabs[random(count)];
      if (tab.left_ms <= 0) continue;
      const { page } = tab;
      const chance = random(10);
      if (await is_there(page, "End session")) {
        if (chance === 0) await button(page, "End session").click();
        else if (chance === 1 && await is_there(page, "Skip")) await button(page, "Skip").click();
      } else if (chance < 6) {
        await go_to(page, "Today");
        if (await is_there(page, "Start")) await button(page, "Start").click();
      } else {
        await go_to(page, "Progress");
        const changed = page.getByRole("button", { name: /^(Remove|Put back): / });
        if (await changed.count()) await changed.first().dispatchEvent("click");
      }
      const ms = 1000 + random(7000);
      await advance(page, ms, 250);
      tab.left_ms -= ms;
      // One tab is closed without a word and opened anew.
      if (++steps === 12) {
        await keep(tab);
        await page.close({ runBeforeUnload: false });
        Object.assign(tab, await opened(context));
      }
    }
    for (const tab of tabs) {
      await keep(tab);
      assert.deepEqual(tab.trouble, []);
    }
    for (const tab of tabs) await tab.page.close();
    const { facts: have } = await found(context);
    console.log(`${count} tabs: ${steps} steps, ${wanted.size} facts`);
    assert.ok(wanted.size > 5 * count);
    assert.deepEqual([...have].sort(), [...wanted].sort());
    // Folded or not, the next page reads the same.
    assert.deepEqual([...(await found(context)).facts].sort(), [...have].sort());
    await context.close();
  });
