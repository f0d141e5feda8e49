// Tones on the audio clock. Each arrives with the monotonic time at which it is due and is scheduled at
// once on the AudioContext's own time, so that a busy page, a hidden tab or a throttled timer changes
// nothing that is heard. The two clocks are compared again whenever time is read; what has drifted is
// scheduled anew.

const SAME_CLOCK_MS = 250;      // the clocks may disagree by so much over one step and still be said to have run together
const DRIFT_MS = 4;             // more than this, and what lies ahead is scheduled anew
const SETTLED_AHEAD_MS = 60;    // what begins this soon is left alone
const LATE_MS = 50;             // less is not heard as late
const TOO_LATE_MS = 300;        // a tone that is later than this would be about something else
const INAUDIBLE = 1e-7;         // of full scale: below the last bit of any device
const REST_AFTER_MS = 4000;     // without anything to play, the audio hardware is let go after so long
const READING_KEPT_MS = 1500;   // how long a comparison of the clocks is believed,
const READINGS_WANTED = 4;      // or, where they are rare, until there are so many younger ones
const READING_OLD_MS = 10000;   // but never longer than this

// `handlers` has changed(): sound begins or ceases to work; came_late(by_ms): a tone of the schedule did not begin at its
// moment; interrupted(): the device took the sound away, for a call for instance.
function make_audio(handlers) {
  const Context = window.AudioContext || window.webkitAudioContext;
  let context = null, out = null, wave = null;
  let works = !!Context;
  let session_runs = false;
  let waiting = [];             // tones that have not begun: { name, at_ms, gain, start_s, silence }
  let until_ms = 0;             // the schedule reaches so far: silence before it is as certain as its tones
  let sounds_until_ms = 0;      // the last tone is over then
  let last = null;              // the clocks when they were read last
  let certain_ms = 0;
  let readings = [];            // of the last seconds: { now_ms, offset_ms }, audio minus monotonic time

  function set_works(now_works) {
    if (works === now_works) return;
    works = now_works;
    handlers.changed();
  }

  function open() {
    if (context || !Context) return;
    // Short cues lie over the music that is already playing; they do not stop it.
    try { if (navigator.audioSession) navigator.audioSession.type = "ambient"; } catch (error) { /* older browsers */ }
    try {
      context = new Context({ latencyHint: "interactive" });
      out = context.createGain();
      out.connect(context.destination);
      wave = wave_of(context);
      // Half a minute of nothing but zeros, and a browser lets the device go; its clock jumps when it is taken back.
      if (context.createConstantSource) {
        const breath = context.createConstantSource();
        breath.offset.value = INAUDIBLE;
        breath.connect(out);
        breath.start();
      }
    } catch (error) {
      context = null;
      set_works(false);
      return;
    }
    context.addEventListener("statechange", () => {
      if (context.state === "running") {
        set_works(true);
        readings = [];
        align(performance.now());
      } else {
        // What was scheduled would sound when the clock goes on, and by then be wrong.
        last = null;
        for (const tone of waiting) unschedule(tone);
        if (context.state === "interrupted") handlers.interrupted();
      }
      handlers.changed();
    });
  }

  // Asks the browser to let it sound; it may refuse outside of a press.
  function resume() {
    if (!context || context.state === "running") return;
    context.resume().catch(() => {});
    window.setTimeout(() => {
      if (context.state !== "running" && waiting.length) set_works(false);
    }, 1500);
  }

  // The audio clock moves in jumps, so a single comparison is late by up to one jump: the largest of the
  // recent ones is the closest. Only of the recent ones: a device that missed a beat is behind for good.
  function compare(now_ms) {
    readings.push({ now_ms, offset_ms: context.currentTime * 1000 - now_ms });
    readings = readings.filter((reading, i) => {
      const age_ms = now_ms - reading.now_ms;
      return age_ms <= READING_KEPT_MS || (age_ms <= READING_OLD_MS && i >= readings.length - READINGS_WANTED);
    });
    return Math.max(...readings.map((reading) => reading.offset_ms));
  }

  function unschedule(tone) {
    if (tone.silence) tone.silence();
    tone.silence = null;
  }

  function schedule(tone, now_ms, offset_ms) {
    unschedule(tone);
    const due_s = (tone.at_ms + offset_ms) / 1000;
    tone.start_s = Math.max(due_s, context.currentTime + 0.002);
    tone.level = tone.level || context.createGain();
    tone.level.gain.value = tone.gain;
    tone.level.connect(out);
    tone.silence = schedule_tone(context, tone.level, wave, tone.name, tone.start_s);
    // For whoever wants to know when it sounds: the tests, and one day the summary.
    document.dispatchEvent(new CustomEvent("holdfast-tone", {
      detail: { name: tone.name, at_ms: tone.at_ms, start_s: tone.start_s, now_ms, offset_ms },
    }));
  }

  function said_late(by_ms) {
    if (session_runs && by_ms > LATE_MS) handlers.came_late(Math.round(by_ms));
  }

  // Forgets what has begun, drops what came too late, and moves what has drifted.
  function align(now_ms) {
    if (!context || context.state !== "running") return;
    const offset_ms = compare(now_ms);
    waiting = waiting.filter((tone) => {
      const begun = tone.silence && context.currentTime >= tone.start_s;
      if (begun) {
        said_late(tone.start_s * 1000 - (tone.at_ms + offset_ms));
        return false;
      }
      if (now_ms - tone.at_ms > TOO_LATE_MS) {
        unschedule(tone);
        said_late(now_ms - tone.at_ms);
        return false;
      }
      const drift_ms = tone.silence ? Math.abs(tone.start_s * 1000 - (tone.at_ms + offset_ms)) : Infinity;
      const begins_soon = tone.silence && tone.at_ms - now_ms < SETTLED_AHEAD_MS;
      if (drift_ms > DRIFT_MS && !begins_soon) schedule(tone, now_ms, offset_ms);
      return true;
    });
  }

  function rest_when_idle() {
    window.setTimeout(() => {
      if (!context || context.state !== "running" || session_runs) return;
      const sounding = performance.now() - sounds_until_ms < REST_AFTER_MS;
      if (sounding || waiting.length) rest_when_idle();
      else context.suspend().catch(() => {});
    }, REST_AFTER_MS);
  }

  return {
    works: () => works,
    tones(replace, tones, volume_percent, reaches_ms) {
      const now_ms = performance.now();
      if (replace) {
        align(now_ms);
        for (const tone of waiting) unschedule(tone);
        waiting = [];
        until_ms = Math.min(until_ms, now_ms);
        sounds_until_ms = Math.min(sounds_until_ms, now_ms);
      }
      if (context) until_ms = Math.max(until_ms, reaches_ms);
      if (!tones.length) return;
      open();
      if (!context) return;
      resume();
      // Loudness is heard by ratios: the square makes the slider feel even.
      const gain = (volume_percent / 100) ** 2;
      for (const tone of tones) {
        if (!TONES[tone.name]) continue;
        waiting.push({ name: tone.name, at_ms: tone.at_ms, gain, start_s: 0, silence: null });
        sounds_until_ms = Math.max(sounds_until_ms, tone.at_ms + length_of_tone(tone.name) * 1000);
      }
      until_ms = Math.max(until_ms, reaches_ms);
      align(now_ms);
      if (!session_runs) rest_when_idle();
    },
    // The monotonic instant up to which scheduled sound certainly ran; 0 when there was none.
    heard_ms(now_ms) {
      if (!context || context.state !== "running") return certain_ms;
      const audio_ms = context.currentTime * 1000;
      if (last && Math.abs((audio_ms - last.audio_ms) - (now_ms - last.now_ms)) <= SAME_CLOCK_MS)
        certain_ms = Math.max(certain_ms, Math.min(now_ms, until_ms));
      last = { audio_ms, now_ms };
      align(now_ms);
      return certain_ms;
    },
    // While a session runs the context is kept going, so that nothing needs another press.
    session(runs) {
      session_runs = runs;
      if (!runs) rest_when_idle();
    },
    // Inside a press the browser allows what it refused before.
    touched() {
      if (context && context.state !== "running" && (waiting.length || session_runs)) resume();
    },
  };
}
