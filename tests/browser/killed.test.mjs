// The page is killed at random instants of a session; what storage holds then is what counts.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { advance, fake_clock_path, launch, log_entries, serve } from "./harness.mjs";

const KILLS = 50;

let server, browser;
before(async () => { server = await serve(); browser = await launch(["--disable-webgl", "--disable-3d-apis", "--disable-gpu"]); });  // nothing here is seen
after(async () => { await browser.close(); server.close(); });

// The same instants in every run; another seed by HOLDFAST_SEED.
let state = Number(process.env.HOLDFAST_SEED ?? 20260105);
function random() {
  state = (state * 1664525 + 1013904223) % 4294967296;
  return state / 4294967296;
}

const shown = (page) => page.evaluate(() => {
  const text = (id) => document.querySelector(`[data-id='session/${id}']`)?.textContent ?? "";
  return { exercise: text("exercise"), phase: text("phase"), repetition: text("repetition"), title: document.querySelector("#mirror h1")?.textContent ?? "",
    done: Number(document.querySelector("[data-id='session/progress']")?.getAttribute("aria-valuenow") ?? NaN) };
});

const name_of = (rep) => `${rep.session} ${rep.exercise} ${rep.side} ${rep.set} ${rep.rep}`;

test(`killed at ${KILLS} random instants, it never loses more than the repetition in progress and counts none twice`, { timeout: 400_000 }, async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const trouble = [];
  let ahead_ms = 0;  // the wall clock does not go back when a page is opened anew
  const open_page = async () => {
    const page = await context.newPage();
    page.on("pageerror", (error) => trouble.push(String(error)));
    await page.addInitScript(`{ const real = Date.now, ahead_ms = ${ahead_ms}; Date.now = () => real() + ahead_ms; }`);
    await page.addInitScript({ path: fake_clock_path });
    await page.goto(server.address);
    await page.getByRole("navigation").waitFor();
    return page;
  };
  const turn = async (page, ms) => { ahead_ms += ms; await advance(page, ms, 100); };
  let page = await open_page();
  const counts = { kills: 0, crashes: 0, in_repetition: 0, lost: 0, sessions: 1 }, phases = {};
  await page.getByRole("button", { name: "Start", exact: true }).click();
  while (counts.kills < KILLS) {
    await turn(page, Math.round(1000 + random() * 24_000));
    const at = await shown(page);
    if (at.title === "Well done") {
      await page.evaluate(() => localStorage.clear());
      await page.close();
      page = await open_page();
      await page.getByRole("button", { name: "Start", exact: true }).click();
      counts.sessions++;
      continue;
    }
    const before_it = await log_entries(page);
    const reps_before = before_it.filter((e) => e.is === "rep");
    // Killed: as by a closed tab that is asked nothing, or as by a crash of what draws it.
    if (counts.kills % 2 === 0) {
      await page.close({ runBeforeUnload: false });
    } else {
      const crashed = new Promise((done) => page.once("crash", done));
      const session = await context.newCDPSession(page);
      session.send("Page.crash").catch(() => {});
      await crashed;
      await page.close();
      counts.crashes++;
    }
    counts.kills++;
    phases[at.phase] = (phases[at.phase] ?? 0) + 1;
    page = await open_page();
    const where = `kill ${counts.kills} at ${JSON.stringify(at)}`;
    const reps = (await log_entries(page)).filter((e) => e.is === "rep");
    // What the page had shown as done before the kill is in the log afterwards.
    const of_exercise = reps.filter((e) => e.exercise === at.exercise.toLowerCase().replace(/[^a-z]+/g, "_"));
    assert.ok(Number.isNaN(at.done) || of_exercise.length >= at.done, `${where}: ${of_exercise.length} logged`);
    assert.equal(reps.length, reps_before.length, where);
    assert.equal(new Set(reps.map(name_of)).size, reps.length, `${where}: one is there twice`);
    await page.getByRole("button", { name: "Go on", exact: true }).click();
    await turn(page, 200);
    await page.getByRole("button", { name: "Resume", exact: true }).click();
    await turn(page, 200);
    const after_it = await shown(page);
    assert.equal(after_it.exercise, at.exercise, where);
    const numbers = (text) => text.match(/^Repetition (\d+) of \d+/)?.[1];
    const was = numbers(at.repetition), is = numbers(after_it.repetition);
    if (was && is) {
      counts.in_repetition++;
      // The one that was in progress begins again; after a rest it is the next.
      assert.ok(Number(is) === Number(was) || Number(is) === Number(was) + 1, `${where}, goes on at ${after_it.repetition}`);
      const logged = reps.filter((e) => e.exercise === of_exercise[0]?.exercise && e.rep === Number(is) && after_it.repetition.includes(e.side === "both" ? "" : e.side));
      assert.deepEqual(logged, [], `${where}: goes on with one that is logged`);
    }
  }
  // On to the end: nothing is missing of what was asked, nothing is there twice.
  for (let i = 0; i < 40 && (await shown(page)).title !== "Well done"; ++i) await turn(page, 20_000);
  assert.equal((await shown(page)).title, "Well done");
  const reps = (await log_entries(page)).filter((e) => e.is === "rep");
  assert.equal(new Set(reps.map(name_of)).size, reps.length);
  assert.equal(reps.length, 31, "every repetition of the default program");
  console.log(`${counts.kills} kills (${counts.crashes} by a crash) in ${counts.sessions} sessions, ${counts.in_repetition} of them within a repetition: ${JSON.stringify(phases)}`);
  assert.deepEqual(trouble, []);
  await context.close();
});
