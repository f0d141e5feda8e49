// Runs in the page before anything of the product: replaces performance.now, Date, setTimeout and
// requestAnimationFrame by one clock that only turns when a test turns it. Installed with
// `holdfast_clock.advance(ms, step_ms)`; the page's real time stands behind `holdfast_clock.real`.
(() => {
  const real = {
    now: performance.now.bind(performance), Date: window.Date, setTimeout: window.setTimeout.bind(window),
    requestAnimationFrame: window.requestAnimationFrame.bind(window),
  };
  const began = real.Date.now();
  let now_ms = real.now();
  const offset_ms = began - now_ms;
  let next_id = 1;
  const timers = new Map();
  let frames = new Map();
  let frames_run = 0;

  performance.now = () => now_ms;
  window.Date = class extends real.Date {
    constructor(...args) {
      if (args.length === 0) super(now_ms + offset_ms);
      else super(...args);
    }
    static now() { return Math.floor(now_ms + offset_ms); }
  };
  window.setTimeout = (run, wait_ms = 0, ...args) => {
    timers.set(next_id, { due_ms: now_ms + Math.max(0, Number(wait_ms) || 0), run: () => run(...args) });
    return next_id++;
  };
  window.clearTimeout = (id) => timers.delete(id);
  window.requestAnimationFrame = (run) => {
    frames.set(next_id, run);
    return next_id++;
  };
  window.cancelAnimationFrame = (id) => frames.delete(id);

  // While the clock turns nobody looks: of all the pictures on the way only the last is drawn, when it stands still. What one
  // picture takes begins with `viewport`.
  let turning = false, picture = [];
  for (const name of ["viewport", "uniform2f", "bufferData", "vertexAttribPointer", "scissor", "drawElements"]) {
    const call = WebGLRenderingContext.prototype[name];
    WebGLRenderingContext.prototype[name] = function (...args) {
      if (!turning) return call.apply(this, args);
      if (name === "viewport") picture = [];
      const kept = args.map((arg) => ArrayBuffer.isView(arg) ? arg.slice() : arg);
      picture.push(() => call.apply(this, kept));
    };
  }
  function stand_still() {
    turning = false;
    for (const draw of picture.splice(0)) draw();
  }

  function run_due_timers() {
    for (const [id, timer] of [...timers].sort((a, b) => a[1].due_ms - b[1].due_ms)) {
      if (timer.due_ms > now_ms || !timers.has(id)) continue;
      timers.delete(id);
      timer.run();
    }
  }

  function run_frames() {
    const waiting = frames;
    frames = new Map();
    for (const run of waiting.values()) {
      frames_run++;
      run(now_ms);
    }
  }

  window.holdfast_clock = {
    real,
    now: () => now_ms,
    waiting: () => ({ timers: timers.size, frames: frames.size, frames_run }),
    // Turns the clock; lets the browser breathe now and then so that promises and paints go on.
    async advance(ms, step_ms = 100, until = null) {
      let steps = 0;
      turning = true;
      try {
        for (let left_ms = ms; left_ms > 0; left_ms -= step_ms) {
          now_ms += Math.min(step_ms, left_ms);
          run_due_timers();
          run_frames();
          if (until && until()) return true;
          if (++steps % 20 === 0) await new Promise((go_on) => real.setTimeout(go_on, 0));
        }
      } finally {
        stand_still();
      }
      await new Promise((go_on) => real.setTimeout(go_on, 0));
      return false;
    },
  };
})();
