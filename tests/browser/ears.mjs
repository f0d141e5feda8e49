// Ears for the tests: the page's sound is tapped before it leaves the audio graph, onsets are found in its
// samples, and both are compared with the plan as the native tool prints it.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { root, serve } from "./harness.mjs";

// Runs on the audio thread: every sound that begins after silence, by its first sample; and once a second
// how far the audio clock is ahead of the wall clock, at the most: its blocks come in bursts.
const recorder = () => {
  const SILENT = 1e-6, LOUD = 1e-4, SILENT_FRAMES = Math.round(0.015 * sampleRate);
  registerProcessor("holdfast-recorder", class extends AudioWorkletProcessor {
    constructor() {
      super();
      this.silent_frames = SILENT_FRAMES;
      this.second = -1;
      this.port.postMessage({ from_s: currentTime });
    }
    process([channels]) {
      const end_ms = (currentFrame + 128) / sampleRate * 1000, second = Math.floor(end_ms / 1000);
      if (second !== this.second) {
        if (this.second >= 0) this.port.postMessage({ second: this.second, ahead_ms: this.ahead_ms });
        this.second = second;
        this.ahead_ms = -Infinity;
      }
      this.ahead_ms = Math.max(this.ahead_ms, end_ms - (Date.now() + 1));  // the most is met at the end of a millisecond
      for (let i = 0; i < 128; ++i) {
        let level = 0;
        for (const samples of channels) level = Math.max(level, Math.abs(samples[i]));
        if (level > LOUD && this.silent_frames >= SILENT_FRAMES) this.port.postMessage({ onset_s: (currentFrame + i) / sampleRate });
        if (level > LOUD) this.silent_frames = 0;
        else if (level < SILENT) this.silent_frames++;
      }
      return true;
    }
  });
};

// Runs in the page before the product: whatever reaches the speaker reaches the recorder too.
export const tap = () => {
  const heard = window.holdfast_heard = { onsets_s: [], ahead_ms: {}, from_s: null, cues: [], contexts: 0 };
  const connect = AudioNode.prototype.connect;
  AudioNode.prototype.connect = function (to, ...rest) {
    if (to instanceof AudioDestinationNode) {
      const context = this.context, ear = context.createGain();
      heard.contexts++;
      connect.call(this, ear);
      context.audioWorklet.addModule("recorder.js").then(() => {
        const node = new AudioWorkletNode(context, "holdfast-recorder", { numberOfOutputs: 1 });
        node.port.onmessage = ({ data }) => {
          if (data.onset_s !== undefined) heard.onsets_s.push(data.onset_s);
          else if (data.second !== undefined) heard.ahead_ms[data.second] = data.ahead_ms;
          else heard.from_s = data.from_s;
        };
        connect.call(ear, node);
        connect.call(node, to);  // silence: a node that leads nowhere may not be run
      });
    }
    return connect.call(this, to, ...rest);
  };
  document.addEventListener("holdfast-tone", ({ detail }) => heard.cues.push({ name: detail.name, at_ms: detail.at_ms }));
};

// Runs in the page before the product. Chromium spares the timers of a hidden page that sounds; it holds those of any
// other back to one a second, and so do other browsers.
export const hold_back_timers = () => {
  const real = window.setTimeout.bind(window);
  window.setTimeout = (run, wait_ms = 0, ...args) => {
    const now_ms = performance.now();
    return real(run, document.hidden ? Math.ceil((now_ms + (wait_ms || 0)) / 1000) * 1000 - now_ms : wait_ms, ...args);
  };
};

// The page with the recorder beside it, from a folder of its own. `change_core` may change the WebAssembly's bytes.
export async function serve_with_ears(change_core = (bytes) => bytes) {
  const folder = await mkdtemp(path.join(tmpdir(), "holdfast-ears-"));
  await cp(path.join(root, "dist"), folder, { recursive: true });
  await writeFile(path.join(folder, "recorder.js"), `(${recorder})();\n`);
  const core = path.join(folder, "holdfast.wasm");
  await writeFile(core, change_core(await readFile(core)));
  const server = await serve(folder);
  return { address: server.address, close: async () => { server.close(); await rm(folder, { recursive: true }); } };
}

// What was heard, in the page's own monotonic milliseconds.
export async function heard_of(page) {
  const { onsets_s, ahead_ms, from_s, cues, wall_minus_mono_ms } = await page.evaluate(() => {
    let most = -Infinity;
    for (let i = 0; i < 20000; ++i) most = Math.max(most, Date.now() - performance.now());
    return { ...window.holdfast_heard, wall_minus_mono_ms: most };
  });
  const mono_ms = (audio_s) => {
    const second = Math.floor(audio_s), near = [];
    for (let s = second - 2; s <= second + 2; ++s) if (s in ahead_ms) near.push(ahead_ms[s]);
    if (near.length === 0) throw new Error(`the audio clock was not read near ${audio_s} s`);
    return audio_s * 1000 - Math.max(...near) - wall_minus_mono_ms;
  };
  const seconds = Object.keys(ahead_ms).map(Number).sort((a, b) => a - b);
  const readable = (s) => seconds.length && s >= seconds[0] && s <= seconds.at(-1) + 1;
  // How far the clock of this machine's sound itself went astray between two seconds.
  const wavered_ms = Math.max(0, ...seconds.slice(1).map((s, i) => Math.abs(ahead_ms[s] - ahead_ms[seconds[i]])));
  return { wavered_ms, onsets_ms: onsets_s.filter(readable).map(mono_ms), from_ms: mono_ms(Math.max(from_s, seconds[0])), cues };
}

// The steps of a program with their times, by the native tool, whichever build there is; with another time to change position, their own.
export function plan_of(program, change_s = 12) {
  const tool = ["release", "sanitize"].map((preset) => path.join(root, "build", preset, "holdfast")).find(existsSync);
  if (!tool) throw new Error("the native tool is not built; scripts/test.sh builds it");
  const steps = JSON.parse(execFileSync(tool, ["plan", program, "--json", "--data", path.join(root, "data")], { encoding: "utf8" }));
  let at_ms = 0, exercise = "";
  for (const step of steps) {
    if (step.step === "position") {
      if (change_s !== 12) step.duration_ms = Math.round(change_s * 1000 * (step.exercise === exercise ? 2 / 3 : 1));
      step.changes_sides = step.exercise === exercise;
      exercise = step.exercise;
    }
    step.at_ms = at_ms;
    at_ms += step.duration_ms;
  }
  return steps;
}

const BREATH_MS = 5000;
const COUNTED_IN = { bridge: "breaths", superman: "seconds", side_lying_leg_lift: "brief" };

// What must be heard of a plan, from its beginning: the cues of design/product.md as tones.
export function tones_of_plan(steps) {
  const tones = [];
  steps.forEach((step, index) => {
    const add = (name, offset_ms) => tones.push({ name, at_ms: step.at_ms + offset_ms });
    const countdown = (to_ms) => {
      for (const left_ms of [3000, 2000, 1000])
        if (to_ms - left_ms >= 0 && to_ms - left_ms < step.duration_ms) add("tick", to_ms - left_ms);
    };
    const counted_in = COUNTED_IN[step.exercise];
    if (step.step === "position") add(step.changes_sides ? "change_sides" : "position", 0);
    else if (step.step === "set_rest") add("rest", 0);
    else if (step.step !== "set") add(step.step, 0);
    if (step.step === "ready") countdown(step.duration_ms + steps[index + 1].duration_ms);
    if (step.step === "set" && step.rep === 1) countdown(step.duration_ms);
    if (step.step !== "hold") return;
    if (counted_in === "breaths") {
      for (let at_ms = 0; at_ms < step.duration_ms; at_ms += BREATH_MS) {
        if (at_ms > 0) add("breath_in", at_ms);
        add("breath_out", at_ms + BREATH_MS / 2);
      }
    } else if (counted_in === "seconds") {
      if (step.duration_ms >= 20_000) add("halfway", step.duration_ms / 2);
      if (step.duration_ms > 3000) countdown(step.duration_ms);
    }
  });
  return tones.sort((a, b) => a.at_ms - b.at_ms);
}

const NEAR_MS = 400;

// Each tone that was due and the onset nearest to it; onsets that no tone asked for.
export function compare(due, onsets_ms) {
  const left = new Set(onsets_ms);
  const met = [], missed = [];
  for (const tone of due) {
    let nearest = null;
    for (const at_ms of left) if (nearest === null || Math.abs(at_ms - tone.at_ms) < Math.abs(nearest - tone.at_ms)) nearest = at_ms;
    if (nearest === null || Math.abs(nearest - tone.at_ms) > NEAR_MS) {
      missed.push(tone);
      continue;
    }
    left.delete(nearest);
    met.push({ ...tone, error_ms: nearest - tone.at_ms });
  }
  const errors = met.map((tone) => Math.abs(tone.error_ms)).sort((a, b) => a - b);
  const middle = errors.length ? errors[Math.floor(errors.length / 2)] : Infinity;
  return { met, missed, extra_ms: [...left], median_ms: middle, most_ms: errors.length ? errors.at(-1) : Infinity };
}
