// The page's code in two files: what trains comes first, the other screens when one is opened.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { advance, launch, open, root, serve } from "./harness.mjs";

const SCREENS = ["Exercises", "Progress", "Settings"];

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

const press_tab = (page, name) => page.getByRole("link", { name, exact: true }).click();
const is_open = (page, name) => page.locator(`a[aria-current=page]`, { hasText: name }).waitFor({ state: "attached" });
const missing = (page) => page.getByRole("alert").filter({ hasText: "could not be fetched" });

async function trains(page) {
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await advance(page, 20_000);
  await page.getByRole("button", { name: "Pause" }).waitFor({ state: "attached" });
}

test("a whole session asks for nothing of the second file; the first other screen fetches it, once", async () => {
  const { page, context, trouble, requests } = await open(browser, server);
  const fetched = () => requests.filter((url) => url.endsWith("rest.wasm")).length;
  await trains(page);
  await page.getByRole("button", { name: "End session" }).click();
  await advance(page, 300);
  assert.equal(fetched(), 0);
  for (const name of SCREENS) {
    await press_tab(page, name);
    await is_open(page, name);
    assert.equal(fetched(), 1, name);
  }
  assert.deepEqual(trouble, []);
  await context.close();
});

test("each other screen can be the first that is opened", async () => {
  for (const name of SCREENS) {
    const { page, context, trouble } = await open(browser, server);
    await press_tab(page, name);
    await is_open(page, name);
    await advance(page, 300);
    assert.deepEqual(trouble, [], name);
    await context.close();
  }
});

test("where the second file cannot be had it is said, the page trains, and the next press tries again", async () => {
  const { page, context } = await open(browser, server);
  await context.route("**/rest.wasm", (route) => route.fulfill({ status: 404, body: "" }));
  await press_tab(page, "Progress");
  await missing(page).waitFor({ state: "attached" });
  await is_open(page, "Today");
  await context.unroute("**/rest.wasm");
  await press_tab(page, "Progress");
  await is_open(page, "Progress");
  await press_tab(page, "Today");
  await is_open(page, "Today");
  await trains(page);
  await context.close();
});

test("a second file of another build is never put to the first", async () => {
  const { page, context } = await open(browser, server);
  const rest = (await readFile(path.join(root, "dist/rest.wasm"))).toString("latin1");
  const build = rest.match(/\x08([0-9a-f]{8})/)[1];
  const other = rest.replaceAll(build, build.replace(/./g, (digit) => digit === "0" ? "1" : "0"));
  await context.route("**/rest.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: Buffer.from(other, "latin1") }));
  await press_tab(page, "Settings");
  await missing(page).waitFor({ state: "attached" });
  await trains(page);
  await context.close();
});

test("while it is on its way the page shows what it showed, and goes on", async () => {
  const { page, context, trouble } = await open(browser, server);
  let let_it_come;
  const held = new Promise((ready) => { let_it_come = ready; });
  await context.route("**/rest.wasm", async (route) => { await held; await route.continue(); });
  await press_tab(page, "Exercises");
  await advance(page, 2000);
  await page.getByRole("button", { name: "Start", exact: true }).waitFor({ state: "attached" });
  let_it_come();
  await is_open(page, "Exercises");
  assert.deepEqual(trouble, []);
  await context.close();
});
