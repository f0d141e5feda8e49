// Hands that do not look: any key that nothing else uses, a tap that no control takes, a headset's button. How it is
// pressed makes the meaning: let go soon it is a press, held down a long one. Two presses are counted in C++.

const LONG_PRESS_MS = 600;
const STILL_A_TAP_PX = 8;   // as in stage.js
// Keys with a meaning of their own, those that change others, and those of the device.
const NOT_ANY_KEY = /^(Tab|Escape|Arrow(Left|Right|Up|Down)|[0-9]|F[0-9]+|Shift|Control|Alt|AltGraph|Meta|OS|ContextMenu|CapsLock|NumLock|ScrollLock|Fn.*|Dead|Process|Unidentified|Audio.*|Launch.*|Browser.*|Brightness.*|Power|Wake.*|PrintScreen|Media.*|Home|End)$/;

// `to` has press(sure), long_press(sure), skip(), back(), key_is_taken(key), control_at(element), is_plain().
function watch_hands(stage, to) {
  let held = null;   // { what, sure, x, y, counts }

  function put_down(what, sure, x, y) {
    const mine = { what, sure, x, y, counts: held === null };
    if (held) held.counts = false;   // two at once are neither
    held = mine;
    window.setTimeout(() => {
      if (held !== mine || !mine.counts) return;
      mine.counts = false;
      to.long_press(sure);
    }, LONG_PRESS_MS);
  }

  function let_go(what) {
    if (!held || held.what !== what) return;
    const { counts, sure } = held;
    held = null;
    if (counts) to.press(sure);
  }

  function forget() { held = null; }

  window.addEventListener("keydown", (event) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "MediaPlayPause" || event.key === "HeadsetHook") to.press(true);
    else if (event.key === "MediaTrackNext") to.skip();
    else if (event.key === "MediaTrackPrevious") to.back();
    else if (!NOT_ANY_KEY.test(event.key) && !to.key_is_taken(event.key)) put_down(event.key, event.key === " ");
  });
  window.addEventListener("keyup", (event) => let_go(event.key));
  window.addEventListener("blur", forget);

  stage.addEventListener("pointerdown", (event) => {
    const taps = !to.is_plain() && !to.control_at(event.target) && (event.pointerType !== "mouse" || event.button === 0);
    if (taps) put_down(event.pointerId, false, event.clientX, event.clientY);
    else if (held) held.counts = false;
  });
  window.addEventListener("pointermove", (event) => {
    if (held && held.what === event.pointerId && Math.hypot(event.clientX - held.x, event.clientY - held.y) > STILL_A_TAP_PX) forget();
  });
  window.addEventListener("pointerup", (event) => let_go(event.pointerId));
  window.addEventListener("pointercancel", forget);
}

// A headset's button reaches a page only while it plays something: half a minute of silence, over and over, only if she
// wants it. `to` as above.
function make_headset(to) {
  const session = navigator.mediaSession;
  let player = null;

  function silence() {
    const rate = 8000, samples = 30 * rate, wave = new DataView(new ArrayBuffer(44 + samples));
    const words = (at, text) => [...text].forEach((letter, i) => wave.setUint8(at + i, letter.charCodeAt(0)));
    words(0, "RIFF");
    wave.setUint32(4, 36 + samples, true);
    words(8, "WAVEfmt ");
    wave.setUint32(16, 16, true);
    wave.setUint16(20, 1, true);       // PCM
    wave.setUint16(22, 1, true);       // one channel
    wave.setUint32(24, rate, true);
    wave.setUint32(28, rate, true);
    wave.setUint16(32, 1, true);
    wave.setUint16(34, 8, true);       // bits
    words(36, "data");
    wave.setUint32(40, samples, true);
    new Uint8Array(wave.buffer, 44).fill(128);
    return new Blob([wave.buffer], { type: "audio/wav" });
  }

  function listen() {
    const on = (action, run) => { try { session.setActionHandler(action, run); } catch (error) { /* not known here */ } };
    const press = () => {
      // The browser has stopped the silence, or thinks so; without it the next press would not arrive.
      if (player) player.play().catch(() => {});
      to.press(true);
    };
    for (const action of ["play", "pause", "stop"]) on(action, press);
    on("nexttrack", to.skip);
    on("previoustrack", to.back);
  }

  return (wanted) => {
    if (!session || wanted === !!player) return;
    if (!wanted) {
      player.pause();
      URL.revokeObjectURL(player.src);
      player = null;
      return;
    }
    player = new Audio(URL.createObjectURL(silence()));
    player.loop = true;
    player.play().catch(() => {});
    listen();
  };
}
