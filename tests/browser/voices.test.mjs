// What is said, and when: a stand-in for the browser's voices that speaks well, slowly, never, late or wrongly, on
// the page's own time turned by hand.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { plan_of } from "./ears.mjs";
import { advance, launch, log_entries, open, serve } from "./harness.mjs";

const LATE_MS = 200, STEP_MS = 100;

let server, browser;
before(async () => { server = await serve(); browser = await launch(["--disable-webgl", "--disable-3d-apis", "--disable-gpu"]); });  // nothing here is seen
after(async () => { await browser.close(); server.close(); });

// Runs in the page: voices that behave as `manner` says, and what they were asked.
const stand_in = (manner) => `(${(how) => {
  const now = () => performance.now();
  const spoken = window.holdfast_spoken = { asked: [], begun: [], together: 0, changed: null };
  const voices = [{ name: "Near", lang: "en-GB", localService: true, default: true }, { name: "Far", lang: "en-US", localService: false, default: false }];
  let current = null, listeners = [], known = how.voices_at_ms === undefined;
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const tell = (utterance, name) => { if (utterance["on" + name]) utterance["on" + name]({ type: name }); };
  const synth = {
    get speaking() { return !!current; },
    get pending() { return false; },
    getVoices() {
      if (how.throws_list) throw new Error("no list");
      return how.no_voices || !known ? [] : voices;
    },
    addEventListener(name, run) { listeners.push(run); },
    speak(utterance) {
      spoken.asked.push({ text: utterance.text, at_ms: now(), voice: utterance.voice && utterance.voice.name });
      if (how.throws) throw new Error("cannot speak");
      if (current) spoken.together++;
      current = utterance;
      if (how.fails) { setTimeout(() => { if (current === utterance) { current = null; tell(utterance, "error"); } }, 30); return; }
      if (how.deaf) return;
      setTimeout(() => {
        if (current !== utterance) return;
        const word = { text: utterance.text, at_ms: now(), cut: false };
        spoken.begun.push(word);
        tell(utterance, "start");
        if (current !== utterance) word.cut = true;  // silenced before it made a sound
        if (!how.endless) setTimeout(() => { if (current === utterance) { current = null; tell(utterance, "end"); } }, 60 * utterance.text.length);
      }, how.begins_ms || 20);
    },
    cancel() { if (how.throws) throw new Error("cannot stop"); const was = current; current = null; if (was) tell(was, "error"); },
  };
  Object.defineProperty(window, "speechSynthesis", { value: synth });
  if (how.voices_at_ms !== undefined) setTimeout(() => { known = true; for (const run of listeners) run(); }, how.voices_at_ms);
}})(${JSON.stringify(manner)});`;

// What the plan wants said, by what the words must be like.
function words_of_plan(steps) {
  const words = [];
  steps.forEach((step, index) => {
    const add = (like, offset_ms = 0) => words.push({ like, at_ms: step.at_ms + offset_ms });
    const brief = step.exercise === "side_lying_leg_lift", breaths = step.exercise === "bridge";
    switch (step.step) {
      case "position": add(step.changes_sides ? /^Change sides\. / : index === 0 ? /^Superman\. / : /^Next: /); break;
      case "ready": add(/^Ready\. /); break;
      case "set": if (step.rep === 1) add(/^Stomach tight\.$/); break;
      case "lift": add(new RegExp(`^(${step.rep}|Last one)\\. `)); break;
      case "lower": add(/^[A-Z][a-z ]+\.$/); break;
      case "questions": add(/^How was it\?/); break;
      case "done": add(/^(Done|Ended)\./); break;
      case "hold":
        if (brief) break;
        add(breaths ? /^Hold\. Breathe in\.$/ : /^Hold\.$/);
        for (let at_ms = 0; breaths && at_ms < step.duration_ms; at_ms += 5000) {
          if (at_ms > 0) add(/^In\.$/, at_ms);
          add(/^Out\.$/, at_ms + 2500);
        }
    }
  });
  return words.sort((a, b) => a.at_ms - b.at_ms);
}

async function session_with(manner, ms, step_ms = STEP_MS) {
  const { page, context, trouble } = await open(browser, server, { before: [stand_in(manner)] });
  const began_ms = await page.evaluate(() => window.holdfast_clock.now());
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await advance(page, ms, step_ms);
  const spoken = await page.evaluate(() => window.holdfast_spoken);
  const entries = await log_entries(page);
  const running = await page.getByRole("region", { name: "Session" }).count() === 1;
  const said = await page.locator("#announcer").textContent();
  await context.close();
  assert.deepEqual(trouble, []);
  const moved = (list) => list.map((word) => ({ ...word, at_ms: word.at_ms - began_ms }));
  return { asked: moved(spoken.asked), begun: moved(spoken.begun).filter((word) => !word.cut), together: spoken.together,
    reps: entries.filter((e) => e.is === "rep").length, running, said };
}

// The repetitions that are over so long after the beginning.
const over = (ms) => plan_of("default").filter((step) => step.step === "lower" && step.at_ms + step.duration_ms <= ms).length;

test("a good voice says every cue of the default program, once, at its moment, never two at once", { timeout: 240_000 }, async () => {
  const steps = plan_of("default"), wanted = words_of_plan(steps);
  const { asked, begun, together } = await session_with({}, steps.at(-1).at_ms + 5000);
  const late = [];
  for (const word of wanted) {
    const at = asked.findIndex((a) => !a.used && a.at_ms >= word.at_ms - 1 && a.at_ms <= word.at_ms + LATE_MS && word.like.test(a.text));
    assert.ok(at >= 0, `${word.like} at ${word.at_ms} ms; near it: ${JSON.stringify(asked.filter((a) => Math.abs(a.at_ms - word.at_ms) < 1500))}`);
    asked[at].used = true;
    late.push(asked[at].at_ms - word.at_ms);
  }
  console.log(`${wanted.length} words, asked for at most ${Math.max(...late).toFixed(0)} ms after their cue, ${begun.length} of them begun`);
  assert.deepEqual(asked.filter((a) => !a.used), []);
  assert.equal(together, 0);
  assert.equal(begun.length, asked.length);
  assert.ok(asked.every((a) => a.voice === "Near"), "by a voice of the device");
});

test("a slow voice never says a word later than 200 ms after it was asked", async () => {
  const { asked, begun, together, reps } = await session_with({ begins_ms: 700 }, 60_000);
  assert.equal(together, 0);
  assert.ok(asked.length > 10);
  const words = begun.filter((word) => word.text.split(" ").length < 5);
  assert.deepEqual(words, [], "what no longer fits is dropped");
  assert.ok(begun.some((word) => /^Superman\. /.test(word.text)), "what leads into the position is said all the same");
  assert.equal(reps, over(60_000));
});

for (const [manner, how] of Object.entries({ "throws when it speaks and when it stops": { throws: true }, "fails at every word": { fails: true },
  "never begins": { deaf: true }, "never ends": { endless: true }, "cannot even be listed": { throws_list: true } })) {
  test(`a voice that ${manner} stops nothing`, async () => {
    const { asked, together, reps, running } = await session_with(how, 60_000);
    assert.ok(running);
    assert.equal(reps, over(60_000));
    assert.equal(together, 0);
    if (!how.throws_list) assert.ok(asked.length > 10, "it is tried again for every word");
  });
}

test("without voices the words go to the screen reader, and the count goes on", async () => {
  const { asked, reps, said } = await session_with({ no_voices: true }, 60_000);
  assert.deepEqual(asked, []);
  assert.equal(reps, over(60_000));
  assert.notEqual(said.trim(), "");
});

test("voices that arrive late are used from then on", async () => {
  const { asked, reps, together } = await session_with({ voices_at_ms: 30_000 }, 60_000);
  assert.ok(asked.length > 5 && asked.every((word) => word.at_ms > 25_000));
  assert.equal(together, 0);
  assert.equal(reps, over(60_000));
});

test("where the page looks at the clock once a second, no word of a repetition is asked for later than 200 ms", async () => {
  const wanted = words_of_plan(plan_of("default"));
  const { asked } = await session_with({}, 60_000, 970);
  const late = asked.filter((a) => a.text.split(" ").length < 5).map((a) => {
    const cue = wanted.filter((word) => word.like.test(a.text) && word.at_ms <= a.at_ms).at(-1);
    return { text: a.text, late_ms: cue ? Math.round(a.at_ms - cue.at_ms) : Infinity };
  });
  console.log(`late by ${late.map((a) => `${a.text} ${a.late_ms}`).join(", ")} ms`);
  assert.deepEqual(late.filter((a) => a.late_ms > LATE_MS), []);
});
