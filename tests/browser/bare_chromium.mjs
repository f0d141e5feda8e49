// A Chromium as its user has it, driven over a pipe: with timers throttled and tabs hidden as the browser
// itself does it. (Playwright keeps every page visible, focused and awake.)

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

export const chromium_path = () => {
  const found = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
  if (!found) throw new Error("Chromium is not installed; scripts/test.sh installs it");
  return found;
};

export const wait = (ms) => new Promise((go_on) => setTimeout(go_on, ms));

export async function launch_bare(more = []) {
  const profile = await mkdtemp(path.join(tmpdir(), "holdfast-chromium-"));
  const child = spawn(chromium_path(), ["--headless=new", "--remote-debugging-pipe", "--user-data-dir=" + profile, "--no-sandbox",
    "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--autoplay-policy=user-gesture-required", "--window-size=420,860", ...more, "about:blank"],
  { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const [, , , to, from] = child.stdio;
  const answers = new Map(), listeners = [];
  let next_id = 1, rest = "";
  from.setEncoding("utf8");
  from.on("data", (chunk) => {
    const messages = (rest + chunk).split("\0");
    rest = messages.pop();
    for (const text of messages) {
      const message = JSON.parse(text);
      if (!message.id) {
        for (const listen of listeners) listen(message);
        continue;
      }
      const { good, bad, method } = answers.get(message.id);
      answers.delete(message.id);
      if (message.error) bad(new Error(`${method}: ${message.error.message}`));
      else good(message.result);
    }
  });
  to.on("error", () => {});
  child.on("exit", () => { for (const { bad, method } of answers.values()) bad(new Error(`${method}: Chromium is gone`)); });

  const send = (method, params = {}, sessionId = undefined) => new Promise((good, bad) => {
    answers.set(next_id, { good, bad, method });
    to.write(JSON.stringify({ id: next_id++, method, params, sessionId }) + "\0");
  });

  // A tab of the one window, in front when it opens.
  async function open_tab(url, scripts = []) {
    const { targetId } = await send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
    const tell = (method, params) => send(method, params, sessionId);
    const trouble = [];
    listeners.push((message) => {
      if (message.sessionId !== sessionId) return;
      if (message.method === "Runtime.exceptionThrown") trouble.push(message.params.exceptionDetails.exception?.description ?? message.params.exceptionDetails.text);
      if (message.method === "Runtime.consoleAPICalled" && message.params.type === "error") trouble.push(message.params.args.map((a) => a.value ?? a.description).join(" "));
    });
    await tell("Page.enable");
    await tell("Runtime.enable");
    for (const script of scripts) await tell("Page.addScriptToEvaluateOnNewDocument", { source: typeof script === "function" ? `(${script})()` : script });
    await tell("Page.navigate", { url });
    const evaluate = async (run, ...args) => {
      const { result, exceptionDetails } = await tell("Runtime.evaluate", {
        expression: `(${run})(...${JSON.stringify(args)})`, awaitPromise: true, returnByValue: true, userGesture: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    const page = {
      evaluate, trouble, send: tell, target: targetId,
      async wait_for(wanted, most_ms = 30_000, ...args) {
        for (const until = Date.now() + most_ms; Date.now() < until; await wait(100)) if (await evaluate(wanted, ...args).catch(() => false)) return;
        throw new Error(`waited ${most_ms} ms in vain for ${wanted}`);
      },
      bring_to_front: () => send("Target.activateTarget", { targetId }),
      close: () => send("Target.closeTarget", { targetId }),
      // A press with its gesture, where the element with this text is.
      async press(text) {
        await page.wait_for((words) => [...document.querySelectorAll("#mirror button, #mirror [role=link]")].some((e) => e.textContent === words), 30_000, text);
        const [x, y] = await evaluate((words) => {
          const box = [...document.querySelectorAll("#mirror button, #mirror [role=link]")].find((e) => e.textContent === words).getBoundingClientRect();
          return [box.x + box.width / 2, box.y + box.height / 2];
        }, text);
        for (const type of ["mousePressed", "mouseReleased"]) await tell("Input.dispatchMouseEvent", { type, x, y, button: "left", clickCount: 1 });
      },
    };
    return page;
  }

  return {
    send, open_tab, listen: (run) => listeners.push(run),
    async close() {
      const gone = new Promise((done) => child.once("exit", done));
      send("Browser.close").catch(() => {});
      await Promise.race([gone, wait(5000).then(() => child.kill("SIGKILL"))]);
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
