// What every browser test needs: a server for dist/, a Chromium, a page that is watched.

import { createServer } from "node:http";
import { entries_of } from "./log_text.mjs";
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(here, "../..");
// The test scripts install what is in package-lock.json under build/browser.
const require = createRequire(path.join(root, "build/browser/package.json"));
export const { chromium } = require("playwright-core");
export const axe_path = require.resolve("axe-core/axe.min.js");
export const fake_clock_path = path.join(here, "fake_clock.js");

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8" };

// Serves dist/ below a folder of its own, since it must work from any.
export async function serve(folder = path.join(root, "dist")) {
  const server = createServer(async (request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://x").pathname).replace(/^\/some\/where\//, "");
    const file = path.join(folder, name === "" ? "index.html" : name);
    if (!file.startsWith(folder) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" });
    response.end(await readFile(file));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${server.address().port}/some/where/`, close: () => server.close() };
}

export function launch(more = []) {
  const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
  if (!executablePath) throw new Error("Chromium is not installed; scripts/test.sh installs it");
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync", "--autoplay-policy=user-gesture-required", ...more],
  });
}

const AT_REST_PX = 20000;   // REACH_PX of web/mirror.js

/** The browser scrolls the mirror to what it seeks, and the page hears of it a frame later, when it scrolls itself: comes back
 *  when it has, or after five seconds. */
export const scrolled = (page) => page.evaluate(async (at_rest_px) => {
  const mirror = document.getElementById("mirror"), { setTimeout } = window.holdfast_clock?.real ?? window;
  for (let looks = 0; mirror.scrollTop !== at_rest_px && !document.body.matches(".plain") && looks < 500; ++looks)
    await new Promise((go_on) => setTimeout(go_on, 10));
}, AT_REST_PX);

// A person presses what she sees. Playwright may press between the browser's scrolling and the page's, where nothing stays; so
// every click waits for both.
function click_what_is_seen(page) {
  const locators = Object.getPrototypeOf(page.locator("html")), click = locators.click;
  if (click.name === "click_when_scrolled") return;
  locators.click = async function click_when_scrolled(options = {}) {
    await this.scrollIntoViewIfNeeded({ timeout: options.timeout });
    await scrolled(this.page());
    return click.call(this, options);
  };
}

// A fresh page that is watched: console errors, failed or foreign requests, errors that nobody caught.
export async function open(browser, server, { width = 390, height = 844, scheme = "dark", fake_clock = true, reduced = false, context = null, before = [], query = "" } = {}) {
  const own_context = context ?? await browser.newContext({ viewport: { width, height }, colorScheme: scheme, reducedMotion: reduced ? "reduce" : "no-preference", acceptDownloads: true });
  const page = await own_context.newPage();
  click_what_is_seen(page);
  const trouble = [], requests = [];
  page.on("console", (message) => { if (message.type() === "error" || message.type() === "warning" && /Content Security|Refused/.test(message.text())) trouble.push(message.text()); });
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("request", (request) => {
    requests.push(request.url());
    if (!request.url().startsWith(server.address) && !/^(data|blob):/.test(request.url())) trouble.push("foreign request: " + request.url());
  });
  page.on("requestfailed", (request) => trouble.push("failed request: " + request.url()));
  if (fake_clock) await page.addInitScript({ path: fake_clock_path });
  for (const script of before) await page.addInitScript(...[script].flat(1));
  await page.goto(server.address + query);
  await page.getByRole("navigation").waitFor();
  return { page, context: own_context, trouble, requests };
}

// Runs in the page before it, where the real clock is needed and no picture is looked at: software draws slowly.
export const draws_nothing = () => { WebGLRenderingContext.prototype.drawElements = () => {}; };

// To one of the screens of the navigation; the code of some comes first.
export async function go_to(page, name) {
  await page.getByRole("link", { name, exact: true }).click();
  await page.locator("a[aria-current=page]", { hasText: name }).waitFor({ state: "attached" });
}

export const advance = (page, ms, step_ms = 100) => page.evaluate(([a, b]) => window.holdfast_clock.advance(a, b), [ms, step_ms]);

// Turns the clock until the page says so; gives up after `most_ms` of the page's time.
export async function advance_until(page, wanted, most_ms, step_ms = 250) {
  for (let passed = 0; passed < most_ms; passed += 5000) {
    if (await wanted()) return true;
    await advance(page, 5000, step_ms);
  }
  return wanted();
}

// Turns the clock until the session's phase has this word, by at most `most_ms`; the picture in between is not drawn.
export const advance_to_phase = (page, word, most_ms, step_ms = 100) => page.evaluate(([wanted, ms, step]) =>
  window.holdfast_clock.advance(ms, step, () => document.querySelector("[data-id='session/phase']")?.textContent === wanted), [word, most_ms, step_ms]);

/** For what takes real time, such as a module that is fetched: turns the page's clock until `wanted` gives something.
 *  @returns what it gave; throws when nothing came within a minute. */
export async function comes(page, wanted, what) {
  for (const from_ms = Date.now(); Date.now() - from_ms < 60_000; await advance(page, 50)) {
    const got = await wanted();
    if (got) return got;
  }
  throw new Error(`${what} did not come within a minute`);
}

export const saved = (page) => page.evaluate(() => Object.fromEntries(Object.entries(localStorage)));

// The entries of the log, as the browser's storage holds them.
export async function log_entries(page) {
  const all = await saved(page);
  return Object.keys(all).filter((key) => key.startsWith("holdfast.log.")).sort()
    .flatMap((key) => entries_of(all[key])).sort((a, b) => a.at - b.at);
}

/** The link to the program in use, as "Copy a link to it" on the Program screen puts it on the clipboard.
 *  @returns {Promise<string>} the whole address, `#plan=` and what follows it included. */
export async function link_to_program(page) {
  await page.evaluate(() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; });
  await go_to(page, "Program");
  const copy = page.getByRole("button", { name: "Copy a link to it", exact: true });
  await copy.waitFor({ state: "attached" });
  await copy.click();
  return comes(page, () => page.evaluate(() => window.copied), "a link to the program");
}
