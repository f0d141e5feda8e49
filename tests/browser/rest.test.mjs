// The page's code in two files: what trains comes first, the other screens when one is opened.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { advance, launch, link_to_program, open, root, serve } from "./harness.mjs";

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
  const fetched = () => requests.filter((url) => url.includes("/rest.wasm")).length;
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
  await context.route("**/rest.wasm?*", (route) => route.fulfill({ status: 404, body: "" }));
  await press_tab(page, "Progress");
  await missing(page).waitFor({ state: "attached" });
  await is_open(page, "Today");
  await context.unroute("**/rest.wasm?*");
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
  await context.route("**/rest.wasm?*", (route) => route.fulfill({ contentType: "application/wasm", body: Buffer.from(other, "latin1") }));
  await press_tab(page, "Settings");
  await missing(page).waitFor({ state: "attached" });
  await trains(page);
  await context.close();
});

// Answers nothing until the returned function is called.
async function hold_back(context) {
  let let_it_come;
  const held = new Promise((ready) => { let_it_come = ready; });
  await context.route("**/rest.wasm?*", async (route) => { await held; await route.continue().catch(() => {}); });
  return let_it_come;
}
const on_its_way = (page) => page.locator("#mirror").getByText("is being fetched");

test("while it is on its way the page shows what it showed, says so before long, and opens what was asked for last", async () => {
  const { page, context, trouble } = await open(browser, server);
  const let_it_come = await hold_back(context);
  await press_tab(page, "Exercises");
  await advance(page, 300);
  assert.equal(await on_its_way(page).count(), 0);
  await advance(page, 300);
  await on_its_way(page).waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Start", exact: true }).waitFor({ state: "attached" });
  await press_tab(page, "Settings");
  let_it_come();
  await is_open(page, "Settings");
  assert.equal(await on_its_way(page).count(), 0);
  assert.deepEqual(trouble, []);
  await context.close();
});

test("who starts to train while it is on its way trains, and is not taken elsewhere when it comes", async () => {
  const { page, context, trouble } = await open(browser, server);
  const let_it_come = await hold_back(context);
  await press_tab(page, "Progress");
  await advance(page, 1000);
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await advance(page, 5000);
  const arrived = page.waitForResponse((response) => response.url().includes("/rest.wasm"));
  let_it_come();
  await (await arrived).finished();
  await advance(page, 1000);
  await page.getByRole("button", { name: "Pause" }).waitFor({ state: "attached" });
  await page.getByRole("button", { name: "End session" }).click();
  assert.deepEqual(trouble, []);
  await context.close();
});

test("one that never comes is given up after twenty seconds, and the next press asks anew", async () => {
  const { page, context, requests } = await open(browser, server);
  await hold_back(context);
  await press_tab(page, "Progress");
  await advance(page, 19_000, 500);
  assert.equal(await missing(page).count(), 0);
  await advance(page, 2000, 500);
  await missing(page).waitFor({ state: "attached" });
  await context.unroute("**/rest.wasm?*");
  await press_tab(page, "Progress");
  await is_open(page, "Progress");
  assert.equal(await missing(page).count(), 0);
  assert.equal(requests.filter((url) => url.includes("/rest.wasm")).length, 2);
  await context.close();
});

test("a plan from a link is not lost: not by a session begun meanwhile, not by a second file that cannot be had", async () => {
  const { page, context } = await open(browser, server);
  const query = (await link_to_program(page)).slice(server.address.length);
  await context.close();

  const other = await browser.newContext({ viewport: { width: 390, height: 844 } });
  let missing_once = 0;
  await other.route("**/rest.wasm?*", (route) => missing_once++ ? route.continue() : route.fulfill({ status: 404, body: "" }));
  const second = await open(browser, server, { context: other, query });
  await missing(second.page).waitFor({ state: "attached" });
  await second.page.getByRole("button", { name: "Start", exact: true }).click();
  await advance(second.page, 2000);
  await second.page.getByRole("button", { name: "End session" }).click();
  await advance(second.page, 300);
  await press_tab(second.page, "Program");
  await second.page.getByRole("button", { name: "Use this program" }).waitFor({ state: "attached" });
  await other.close();
});

test("it is asked for by its build's name, so that no cache keeps another's", async () => {
  const { page, context, requests } = await open(browser, server);
  await press_tab(page, "Progress");
  await is_open(page, "Progress");
  const build = (await readFile(path.join(root, "dist/rest.wasm"))).toString("latin1").match(/\x08([0-9a-f]{8})/)[1];
  assert.ok(requests.some((url) => url.endsWith("/rest.wasm?" + build)));
  await context.close();
});
