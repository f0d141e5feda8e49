// Hands that do not look, as the browser has them: taps beside the buttons, any key, a key held down, a headset's button.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { advance, advance_to_phase, go_to, launch, log_entries, open, serve } from "./harness.mjs";

const TOO_FAR_MS = 60_000;

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

const phase = (page) => page.evaluate(() => document.querySelector("[data-id='session/phase']")?.textContent);
const repetition = (page) => page.evaluate(() => document.querySelector("[data-id='session/repetition']")?.textContent);

async function hold_begun(page) {
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await advance_to_phase(page, "Hold", TOO_FAR_MS);
  await advance(page, 2000);
  assert.equal(await phase(page), "Hold");
}

async function with_page(run, options) {
  const { page, context, trouble } = await open(browser, server, options);
  await run(page);
  assert.deepEqual(trouble, []);
  await context.close();
}

async function tap(page, x, y) {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.up();
  await advance(page, 50, 50);
}

// The middle of the figure, where no control is.
const beside = async (page) => {
  const box = await page.locator("[data-id='figure']").boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
};

test("a tap beside the buttons pauses, the next goes on; a drag over the figure only turns it", () => with_page(async (page) => {
  await hold_begun(page);
  const [x, y] = await beside(page);
  await tap(page, x, y);
  assert.equal(await phase(page), "Paused");
  await advance(page, 2000);
  await tap(page, x, y);
  assert.notEqual(await phase(page), "Paused");
  await advance(page, 1000);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y, { steps: 4 });
  await page.mouse.up();
  await advance(page, 200);
  assert.notEqual(await phase(page), "Paused");
}));

test("two taps skip to the next repetition and keep the hold that had begun", () => with_page(async (page) => {
  await hold_begun(page);
  const [x, y] = await beside(page);
  await tap(page, x, y);
  await tap(page, x, y);
  assert.equal(await repetition(page), "Repetition 2 of 10");
  assert.notEqual(await phase(page), "Paused");
  const [kept] = (await log_entries(page)).filter((entry) => entry.is === "rep");
  assert.ok(kept.held_ms >= 2000 && kept.held_ms < 2300, `${kept.held_ms} ms`);
}));

for (const key of ["b", "Enter", "PageDown", " ", "."]) {
  test(`the key "${key}" pauses and goes on; held down it ends the hold`, () => with_page(async (page) => {
    await hold_begun(page);
    await page.keyboard.press(key);
    await advance(page, 50, 50);
    assert.equal(await phase(page), "Paused");
    await advance(page, 1000);
    await page.keyboard.press(key);
    for (let passed = 0; passed < TOO_FAR_MS && await phase(page) !== "Hold"; passed += 100) await advance(page, 100);
    await advance(page, 1000);
    await page.keyboard.down(key);
    await advance(page, 700, 50);
    await page.keyboard.up(key);
    await advance(page, 50, 50);
    assert.equal(await phase(page), "Lower");
  }));
}

test("keys with a meaning of their own keep it, and modifiers have none", () => with_page(async (page) => {
  await hold_begun(page);
  for (const key of ["Shift", "Control", "F2", "Tab", "5"]) {
    await page.keyboard.press(key);
    await advance(page, 600, 100);
    assert.notEqual(await phase(page), "Paused", key);
  }
}));

test("switched off in the settings, a tap does nothing and the space bar still pauses", () => with_page(async (page) => {
  await go_to(page, "Settings");
  await advance(page, 300);
  await page.getByRole("checkbox", { name: "Any key or a tap anywhere works in a session" }).dispatchEvent("click");
  await advance(page, 300);
  await go_to(page, "Today");
  await advance(page, 300);
  await hold_begun(page);
  const [x, y] = await beside(page);
  await tap(page, x, y);
  await page.keyboard.press("b");
  await advance(page, 50, 50);
  assert.equal(await phase(page), "Hold");
  await page.keyboard.press(" ");
  await advance(page, 50, 50);
  assert.equal(await phase(page), "Paused");
}));

test("a headset's button works when she wants it, and nothing is played for it when she does not", () => with_page(async (page) => {
  const playing = () => page.evaluate(() => window.holdfast_players.filter((player) => !player.paused).length);
  await hold_begun(page);
  assert.equal(await playing(), 0);
  await page.getByRole("button", { name: "End session" }).click();
  await advance(page, 300);
  await page.getByRole("button", { name: "To Today" }).click();
  await advance(page, 300);
  await go_to(page, "Settings");
  await advance(page, 300);
  await page.getByRole("checkbox", { name: /^A headset's button works too/ }).dispatchEvent("click");
  await advance(page, 300);
  await go_to(page, "Today");
  await advance(page, 300);
  await hold_begun(page);
  assert.equal(await playing(), 1);
  const button = async (action) => { await page.evaluate((name) => window.holdfast_actions[name]({ action: name }), action); await advance(page, 50, 50); };
  await button("pause");
  assert.equal(await phase(page), "Paused");
  await advance(page, 1000);
  await button("play");
  assert.notEqual(await phase(page), "Paused");
  await advance(page, 1000);
  const before = await repetition(page);
  await button("nexttrack");
  assert.notEqual(await repetition(page), before);
  await page.getByRole("button", { name: "End session" }).click();
  await advance(page, 300);
  assert.equal(await playing(), 0);
}, { before: [`
  window.holdfast_players = [];
  const Original = window.Audio;
  window.Audio = function (address) { const player = new Original(address); window.holdfast_players.push(player); return player; };
  window.holdfast_actions = {};
  navigator.mediaSession.setActionHandler = (action, run) => { window.holdfast_actions[action] = run; };
`] }));
