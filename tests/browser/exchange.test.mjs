// Files of other programs and shared programs in the page: looked at, confirmed, kept; what is fetched for them, and when.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { advance, go_to, launch, link_to_program, log_entries, open, saved, serve } from "./harness.mjs";

const STRONG = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n" +
  "2025-10-01 18:51:52,w,1h 3m,Bridge (Both legs),1,0,10,0,50,,,8\n" +
  "2025-10-01 18:51:52,w,1h 3m,Glute Bridge,2,0,8,0,40,,,\n" +
  "2025-10-01 18:51:52,w,1h 3m,Bench Press (Barbell),1,60,8,0,0,,,\n";

let server, browser;
before(async () => { server = await serve(); browser = await launch(); });
after(async () => { await browser.close(); server.close(); });

const go = async (page, name) => { await go_to(page, name); await advance(page, 100); };
const press = async (page, name) => { await page.getByRole("button", { name, exact: true }).click(); await advance(page, 100); };
const reps = async (page) => (await log_entries(page)).filter((entry) => entry.is === "rep").length;

async function import_file(page, name, text) {
  await go(page, "Settings");
  const chooser = page.waitForEvent("filechooser");
  await press(page, "Import from another program");
  await (await chooser).setFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
}

test("a file is looked at, imported on a press, shown by Progress, and a second time changes nothing", async () => {
  const { page, context, trouble, requests } = await open(browser, server);
  assert.ok(!requests.some((url) => url.includes("/convert.wasm")), "the second module is fetched only when it is wanted");
  await import_file(page, "strong.csv", STRONG);
  await page.getByText(/^From Strong: 18 repetitions; new sessions: 1/).waitFor({ state: "attached" });
  assert.ok(requests.some((url) => url.includes("/convert.wasm")));
  await page.getByText(/^Ignored: line 4, Bench Press \(Barbell\), 2025-10-01, .*\. No exercise here is like/).waitFor({ state: "attached" });
  assert.equal(await reps(page), 0);
  await press(page, "Import");
  assert.equal(await reps(page), 18);
  await go(page, "Progress");
  await page.getByText(/^Bridge: /).first().waitFor({ state: "attached" });
  const before_second = await saved(page);
  await import_file(page, "strong.csv", STRONG);
  await page.getByText(/^From Strong: 0 repetitions; new sessions: 0/).waitFor({ state: "attached" });
  assert.equal(await page.getByRole("button", { name: "Import", exact: true }).count(), 0);
  await press(page, "Cancel");
  assert.deepEqual(await saved(page), before_second);
  assert.deepEqual(trouble, []);
  await context.close();
});

test("an export is a file that its own importer reads, and that says what it loses", async () => {
  const { page, context } = await open(browser, server);
  await import_file(page, "strong.csv", STRONG);
  await page.getByRole("button", { name: "Import", exact: true }).waitFor({ state: "attached" });
  await press(page, "Import");
  const download = page.waitForEvent("download");
  await press(page, "Export for Hevy");
  const file = await download;
  assert.match(file.suggestedFilename(), /^holdfast-\d{4}-\d\d-\d\d-hevy\.csv$/);
  const text = await readFile(await file.path(), "utf8");
  assert.match(text, /^"title","start_time","end_time"/);
  await page.getByText(/^Not in this file: /).first().waitFor({ state: "attached" });
  await import_file(page, "hevy.csv", text);
  await page.getByText(/^From Hevy: 0 repetitions/).waitFor({ state: "attached" });
  await context.close();
});

test("a plan in the address is offered once, used only on a press, and then kept; a broken one is refused", async () => {
  const { page, context, trouble } = await open(browser, server);
  const link = await link_to_program(page);
  assert.ok(link.startsWith(server.address + "#plan=1~default~"));
  await page.close();

  const other = await open(browser, server, { context, query: link.slice(server.address.length) });
  await other.page.getByRole("button", { name: "Use this program", exact: true }).waitFor({ state: "attached" });
  assert.equal(await other.page.evaluate(() => location.hash), "");
  assert.ok(!Object.values(await saved(other.page)).some((text) => text.includes("Back and hips")));
  await press(other.page, "Use this program");
  assert.ok(Object.values(await saved(other.page)).some((text) => text.includes("Back and hips")));
  await other.page.evaluate((hash) => { location.hash = hash; }, link.slice(link.indexOf("#"), -1));
  await other.page.getByRole("alert").filter({ hasText: "it was changed or cut off on its way" }).waitFor({ state: "attached" });
  assert.deepEqual([...trouble, ...other.trouble], []);
  await context.close();
});

test("where the second module cannot be had it is said, and a hostile file stops nothing", async () => {
  const { page, context } = await open(browser, server);
  await context.route("**/convert.wasm?*", (route) => route.fulfill({ status: 404, body: "" }));
  await import_file(page, "strong.csv", STRONG);
  await page.getByRole("alert").filter({ hasText: "A part of the page did not arrive" }).waitFor({ state: "attached" });
  await context.unroute("**/convert.wasm?*");
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await import_file(page, "deep.json", "[".repeat(100_000));
  await page.getByRole("alert").waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await import_file(page, "{}.json", "{" + "\"a\":{".repeat(100_000));
  await page.getByRole("alert").waitFor({ state: "attached" });
  await go(page, "Today");
  await press(page, "Start");
  await page.getByRole("button", { name: "Pause" }).waitFor({ state: "attached" });
  await context.close();
});
