// Firefox and WebKit as Debian has them, each in a window of a display of its own, by the protocols they bring
// along: Marionette over TCP, WebDriver over HTTP. Only what the tests here need.

import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const wait = (ms) => new Promise((go_on) => setTimeout(go_on, ms));

async function free_port() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function until(tried, most_ms, what) {
  for (const end = Date.now() + most_ms; ; await wait(200)) {
    try { return await tried(); } catch (error) {
      if (Date.now() > end) throw new Error(`${what}: ${error.message}`);
    }
  }
}

async function end_process(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  const killer = setTimeout(() => child.kill("SIGKILL"), 5000);
  await gone;
  clearTimeout(killer);
}

// A display that nobody sees; both engines draw WebGL in software there.
async function open_display() {
  const child = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x1000x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = await new Promise((good, bad) => {
    child.stdio[3].once("data", (data) => good(String(data).trim()));
    child.once("error", () => bad(new Error("Xvfb is not installed; scripts/test.sh installs it")));
    child.once("exit", () => bad(new Error("Xvfb ended")));
  });
  return { env: { ...process.env, DISPLAY: ":" + number, LIBGL_ALWAYS_SOFTWARE: "1", GDK_BACKEND: "x11" }, close: () => end_process(child) };
}

const button = (name) => `//button[normalize-space()=${JSON.stringify(name)}]`;
const BODY = (run) => `const done = arguments[arguments.length - 1]; (async () => (${run})(...Array.from(arguments).slice(0, -1)))().then((v) => done({ v }), (e) => done({ e: String(e) }));`;
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

// What both speak: `tell(command, parameters)` sends one WebDriver command.
function page_of(tell, close) {
  return {
    goto: (url) => tell("Navigate", { url }),
    async press(name) {
      const found = await until(() => tell("FindElement", { using: "xpath", value: button(name) }), 30_000, `no button ${name}`);
      await tell("ElementClick", { id: (found.value ?? found)[ELEMENT] });
    },
    async evaluate(run, ...args) {
      const answer = await tell("ExecuteAsyncScript", { script: BODY(run), args });
      const { v, e } = answer.value ?? answer;
      if (e) throw new Error(e);
      return v;
    },
    close,
  };
}

const SIZE = { width: 480, height: 900 };
const TIMEOUTS = { script: 600_000, pageLoad: 60_000, implicit: 0 };

export async function open_firefox() {
  const display = await open_display();
  const profile = await mkdtemp(path.join(tmpdir(), "holdfast-firefox-"));
  const port = await free_port();
  const prefs = { "marionette.port": port, "webgl.force-enabled": true, "browser.shell.checkDefaultBrowser": false, "app.update.enabled": false,
    "datareporting.policy.dataSubmissionEnabled": false, "browser.aboutwelcome.enabled": false, "toolkit.telemetry.enabled": false,
    "network.captive-portal-service.enabled": false, "network.connectivity-service.enabled": false, "browser.startup.page": 0 };
  await writeFile(path.join(profile, "user.js"), Object.entries(prefs).map(([k, v]) => `user_pref(${JSON.stringify(k)}, ${JSON.stringify(v)});\n`).join(""));
  const child = spawn("firefox-esr", ["--marionette", "--no-remote", "--profile", profile], { env: display.env, stdio: "ignore" });
  let failure = null;
  child.once("error", () => { failure = new Error("Firefox is not installed; scripts/test.sh installs it"); });
  const socket = await until(() => new Promise((good, bad) => {
    if (failure) bad(failure);
    const tried = connect(port, "127.0.0.1", () => good(tried));
    tried.once("error", bad);
  }), 60_000, "Firefox does not answer");
  const answers = new Map();
  let next_id = 1, rest = Buffer.alloc(0);
  socket.on("data", (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const colon = rest.indexOf(":");
      if (colon < 0) return;
      const length = Number(rest.subarray(0, colon));
      if (rest.length < colon + 1 + length) return;
      const message = JSON.parse(rest.subarray(colon + 1, colon + 1 + length));
      rest = rest.subarray(colon + 1 + length);
      if (!Array.isArray(message)) continue;  // its greeting
      const [, id, error, result] = message;
      const { good, bad } = answers.get(id);
      answers.delete(id);
      if (error) bad(new Error(error.message));
      else good(result);
    }
  });
  socket.on("close", () => { for (const { bad } of answers.values()) bad(new Error("Firefox is gone")); });
  const tell = (command, parameters) => new Promise((good, bad) => {
    const text = JSON.stringify([0, next_id, "WebDriver:" + command, parameters]);
    answers.set(next_id++, { good, bad });
    socket.write(Buffer.byteLength(text) + ":" + text);
  });
  await tell("NewSession", { capabilities: {} });
  await tell("SetTimeouts", TIMEOUTS);
  await tell("SetWindowRect", SIZE);
  return page_of(tell, async () => {
    socket.destroy();
    await end_process(child);
    await display.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
}

export async function open_webkit() {
  const display = await open_display();
  const folders = readdirSync("/usr/lib").flatMap((triplet) => ["4.1", "4.0"].map((v) => `/usr/lib/${triplet}/webkit2gtk-${v}/MiniBrowser`));
  const binary = folders.find(existsSync);
  if (!binary) throw new Error("WebKit's MiniBrowser is not installed; scripts/test.sh installs it");
  const port = await free_port();
  const home = await mkdtemp(path.join(tmpdir(), "holdfast-webkit-"));
  // Inside a container that runs as root its own sandbox cannot be made.
  const env = { ...display.env, HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home, XDG_CONFIG_HOME: home, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", WEBKIT_FORCE_SANDBOX: "0" };
  const child = spawn("WebKitWebDriver", ["--port=" + port], { env, stdio: "ignore" });
  child.once("error", () => {});
  const ask = async (method, where, parameters) => {
    const response = await fetch(`http://127.0.0.1:${port}${where}`, { method, body: method === "POST" ? JSON.stringify(parameters) : undefined });
    const { value } = await response.json();
    if (value?.error) throw new Error(value.message || value.error);
    return value;
  };
  const session = await until(() => ask("POST", "/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary, args: ["--automation"] } } } }), 60_000, "WebKit does not answer");
  const base = "/session/" + session.sessionId;
  const tell = async (command, parameters) => {
    switch (command) {
      case "Navigate": return ask("POST", base + "/url", parameters);
      case "FindElement": return ask("POST", base + "/element", parameters);
      case "ElementClick": return ask("POST", `${base}/element/${parameters.id}/click`, {});
      case "SetWindowRect": return ask("POST", base + "/window/rect", parameters);
      case "SetTimeouts": return ask("POST", base + "/timeouts", parameters);
      default: return ask("POST", base + "/execute/async", parameters);
    }
  };
  await tell("SetTimeouts", TIMEOUTS);
  await tell("SetWindowRect", SIZE);
  return page_of(tell, async () => {
    await ask("DELETE", base).catch(() => {});
    await end_process(child);
    await display.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
}
