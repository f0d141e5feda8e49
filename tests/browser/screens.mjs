// Pictures of every screen at four sizes, dark and light, into build/screens/, to be looked at. Also
// fails when something asks for a foreign address or logs an error. Ends with "N passed, N failed".

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { advance, advance_to_phase, go_to, launch, open, root, serve } from "./harness.mjs";

const SIZES = [[390, 844], [844, 390], [820, 1180], [1440, 900]];
const folder = path.join(root, "build/screens");
const only = process.argv[2];   // "390x844-dark" takes just that one; "by-turns" each size once, dark and light by turns
await mkdir(folder, { recursive: true });
const server = await serve();
const browser = await launch();
let good = 0, bad = 0;

async function tour(width, height, scheme) {
  const stem = `${width}x${height}-${scheme}`;
  const { page, context, trouble } = await open(browser, server, { width, height, scheme });
  const shot = async (name) => {
    await advance(page, 250, 50);
    await page.evaluate(() => new Promise((done) => window.holdfast_clock.real.requestAnimationFrame(() => window.holdfast_clock.real.requestAnimationFrame(done))));
    await page.screenshot({ path: path.join(folder, `${stem}-${name}.png`) });
    good++;
  };
  const go = async (name) => {
    await go_to(page, name);
    await advance(page, 2700);
  };
  await advance(page, 5200);
  await shot("1-first-visit");
  for (const name of ["Exercises", "Progress", "Program", "Settings"]) {
    await go(name);
    await shot("2-" + name.toLowerCase());
  }
  for (const name of ["Superman", "Bridge", "Side-lying leg lift", "Squat"]) {
    const short = name.toLowerCase().replaceAll(" ", "-");
    await go("Exercises");
    await page.getByRole("button", { name: "Show " + name, exact: true }).dispatchEvent("click");
    await advance(page, 4000);
    await shot("3-exercise-" + short);
    await page.getByRole("button", { name: /^Show the mistake:/ }).first().dispatchEvent("click");
    await advance(page, 300);
    await shot("3-mistake-" + short);
    await page.getByRole("radio", { name: /^(Feet|Back)$/ }).dispatchEvent("click");
    await advance(page, 1000);
    await shot("3-view-" + short);
  }
  await go("Today");
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await advance(page, 1500);
  await shot("4-session-position");
  await step_to(page, "Lift", 900);
  await shot("4-session-lift");
  await step_to(page, "Hold", 1500);
  await shot("4-session-hold");
  await page.getByRole("button", { name: "Far view" }).click();
  await shot("5-across");
  await page.getByRole("button", { name: "Near view" }).click();
  await page.getByRole("button", { name: "Pause" }).click();
  await shot("6-paused");
  await page.getByRole("button", { name: "Resume" }).click();
  await page.getByRole("button", { name: "Too hard today" }).click();
  await shot("7-questions");
  await page.getByRole("button", { name: "Go on" }).dispatchEvent("click");
  await step_to(page, "Hold", 4000);
  await shot("4-session-bridge");
  await page.getByRole("button", { name: "Too hard today" }).click();
  await advance(page, 300);
  await page.getByRole("button", { name: "Go on" }).dispatchEvent("click");
  await step_to(page, "Hold", 300);
  await shot("4-session-leg-lift");
  await page.getByRole("button", { name: "End session" }).click();
  await shot("8-summary");
  await go("Progress");
  await shot("9-progress");
  await page.getByRole("button", { name: "Show the numbers" }).dispatchEvent("click");
  await shot("9-progress-numbers");
  await page.getByRole("button", { name: /^Correct: / }).first().dispatchEvent("click");
  await page.getByRole("slider", { name: "Held" }).focus();
  await shot("9-progress-correcting");
  await go("Program");
  await page.getByRole("button", { name: "Order and days: Superman" }).dispatchEvent("click");
  await shot("9-program-editing");
  await go("Today");
  await shot("9-today-after");
  if (trouble.length) {
    bad++;
    console.log(stem, trouble);
  }
  await context.close();
}

// On to the next time the phase has this word, and so much into it.
async function step_to(page, word, into_ms) {
  await advance_to_phase(page, word, 300_000, 200);
  await advance(page, into_ms, 100);
}

for (const [i, [width, height]] of SIZES.entries())
  for (const scheme of ["dark", "light"])
    if (!only || only === `${width}x${height}-${scheme}` || only === "by-turns" && (scheme === "light") === (i % 2 === 1))
      await tour(width, height, scheme).catch((error) => {
        bad++;
        console.log(`${width}x${height} ${scheme}: ${error.message}`);
      });
await browser.close();
server.close();
console.log(`${good} passed, ${bad} failed`);
process.exit(bad ? 1 : 0);
