// The README's picture: the running page in a session. usage: node tests/browser/picture.mjs, after a build.

import path from "node:path";
import { advance, go_to, launch, open, root, serve } from "./harness.mjs";

const server = await serve();
const browser = await launch();
const { page } = await open(browser, server, { width: 1080, height: 600, scheme: "dark" });
await go_to(page, "Exercises");
await advance(page, 300);
await page.getByRole("button", { name: "Show Bridge", exact: true }).click();
await advance(page, 300);
await go_to(page, "Today");
await advance(page, 300);
await page.getByRole("button", { name: "Start", exact: true }).click();
// Past the superman, into the second breath of the first bridge.
await page.getByRole("button", { name: "Too hard today" }).click();
await advance(page, 300);
await page.getByRole("button", { name: "Go on" }).click();
const phase = () => page.evaluate(() => document.querySelector("[data-id='session/phase']")?.textContent);
while (await phase() !== "Hold") await advance(page, 200, 200);
await advance(page, 6500);
await page.evaluate(() => new Promise((done) => window.holdfast_clock.real.requestAnimationFrame(() => window.holdfast_clock.real.requestAnimationFrame(done))));
await page.screenshot({ path: path.join(root, "docs/page.png") });
await browser.close();
server.close();
