// The stage: canvas and mirror together. Pointers are watched on their way through it and handed to
// the canvas' widgets for what they show (hovering, dragging, turning the figure); pressing is the
// mirror's. Here are also the keys that no control wants, and the size.

const DRAG_FROM_PX = 8;            // less is a press; as in ui/scroll.cpp
const WHEEL_STEP_PX = 60;          // as in ui/scroll.cpp
const LINE_PX = 20;                // of a wheel that counts in lines
const ZOOM_OF_A_STEP = 1.12;       // as in ui/figure_view.cpp
const POINTER = { down: 0, move: 1, up: 2, gone: 3 };

// What is typed into selects, pastes and moves its caret as the browser has it.
const is_field = (element) => element.type === "search";

// `to` has pointer(event, x, y, touch), wheel(x, y, steps_x, steps_y), image_at(x, y), is_plain().
function watch_pointers(stage, to) {
  const down = new Map();   // id of each pressed pointer to where it is
  let dragged = false;      // since the first of them went down
  let pinch = null;         // two fingers: how far apart they were
  let blocked = false;      // after a pinch, until every finger is up

  const send = (kind, event) => to.pointer(kind, event.clientX, event.clientY, event.pointerType === "touch");

  function apart() {
    const [a, b] = [...down.values()];
    return { px: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  }

  stage.addEventListener("pointerdown", (event) => {
    if (to.is_plain() || (event.pointerType === "mouse" && (event.button !== 0 || is_field(event.target)))) return;
    if (down.size === 0) dragged = blocked = false;
    const place = { x: event.clientX, y: event.clientY, from_x: event.clientX, from_y: event.clientY };
    down.set(event.pointerId, place);
    if (down.size === 1) {
      send(POINTER.down, event);
    } else if (down.size === 2) {
      dragged = blocked = true;
      to.pointer(POINTER.gone, 0, 0, true);
      pinch = apart();
    }
  });

  stage.addEventListener("pointermove", (event) => {
    if (to.is_plain()) return;
    const place = down.get(event.pointerId);
    if (!place) {
      if (event.pointerType === "mouse" && down.size === 0) send(POINTER.move, event);
      return;
    }
    place.x = event.clientX;
    place.y = event.clientY;
    if (!dragged && Math.hypot(place.x - place.from_x, place.y - place.from_y) > DRAG_FROM_PX) {
      dragged = true;
      // From here on the drag is the stage's, wherever it leads and whatever it passes over.
      try { stage.setPointerCapture(event.pointerId); } catch (error) { /* the pointer is gone already */ }
    }
    if (pinch && down.size === 2) {
      const now = apart();
      if (now.px > 0 && pinch.px > 0) to.wheel(now.x, now.y, 0, Math.log(now.px / pinch.px) / Math.log(ZOOM_OF_A_STEP));
      pinch = now;
    } else if (!blocked) {
      send(POINTER.move, event);
    }
  });

  function lift(event, kind) {
    if (!down.delete(event.pointerId)) return;
    if (down.size < 2) pinch = null;
    if (!blocked) send(kind, event);
  }
  stage.addEventListener("pointerup", (event) => lift(event, POINTER.up));
  stage.addEventListener("pointercancel", (event) => lift(event, POINTER.gone));
  window.addEventListener("pointerup", (event) => lift(event, POINTER.up));
  stage.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse" && down.size === 0 && !to.is_plain()) send(POINTER.gone, event);
  });

  // The click that ends a drag is none. One without a pointer (a key, a screen reader) has no detail.
  stage.addEventListener("click", (event) => {
    if (!dragged || event.detail === 0 || to.is_plain()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  stage.addEventListener("wheel", (event) => {
    // With ctrl it is the browser's zoom of the page, or a pinch on a touch pad, which is meant for the figure.
    if (to.is_plain() || (event.ctrlKey && !to.image_at(event.clientX, event.clientY))) return;
    event.preventDefault();
    const px = event.deltaMode === 1 ? LINE_PX : event.deltaMode === 2 ? window.innerHeight : 1;
    const step = event.ctrlKey ? WHEEL_STEP_PX / 4 : WHEEL_STEP_PX;
    to.wheel(event.clientX, event.clientY, -event.deltaX * px / step, -event.deltaY * px / step);
  }, { passive: false });

  stage.addEventListener("contextmenu", (event) => {
    if (event.pointerType === "touch" && !to.is_plain() && !is_field(event.target)) event.preventDefault();
  });
  // Should a browser scroll the stage to a focused element all the same, it goes back.
  stage.addEventListener("scroll", () => { stage.scrollTop = stage.scrollLeft = 0; });
}

const KEYS_OF_ROLE = {
  button: [" ", "Enter"], tab: [" ", "Enter"], link: ["Enter"], checkbox: [" "],
  radio: [" ", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"],
  slider: ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"],
};
const SCROLLING_KEYS = [" ", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"];

// Whether the focused control uses the key itself: what is typed into takes every one.
function key_is_taken(control, key) { return !!control && (control.role === "searchbox" || KEYS_OF_ROLE[control.role].includes(key)); }

// Keys that the focused control does not use itself go to the product: skip, back, a number to answer with.
// `to` has key(name, down), key_is_taken(key), is_plain(), window_focus(has_focus).
function watch_keys(to) {
  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Tab") return;
    if (to.key_is_taken(event.key)) return;
    if (!to.is_plain() && SCROLLING_KEYS.includes(event.key)) event.preventDefault();
    if (!event.repeat) to.key(event.key, true);
  });
  window.addEventListener("keyup", (event) => to.key(event.key, false));
  window.addEventListener("blur", () => to.window_focus(false));
  window.addEventListener("focus", () => to.window_focus(true));
}

// Tells size, sharpness and insets now and whenever they change: `resized` gets CSS pixels, the number
// of device pixels to each, and the insets in the order of CSS.
function watch_size(canvas, insets, resized) {
  const device_box = { px: null };

  function measure() {
    const css = canvas.getBoundingClientRect();
    if (css.width < 1 || css.height < 1) return;
    const scale = window.devicePixelRatio || 1;
    let width = Math.round(css.width * scale), height = Math.round(css.height * scale);
    // The device's own box knows which way the browser rounds. Where a ratio is only emulated it is far off.
    if (device_box.px && Math.abs(device_box.px[0] - width) <= 2 && Math.abs(device_box.px[1] - height) <= 2)
      [width, height] = device_box.px;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const padding = getComputedStyle(insets);
    const inset = ["Top", "Right", "Bottom", "Left"].map((side) => parseFloat(padding["padding" + side]) || 0);
    resized(width / scale, height / scale, scale, inset);
  }

  const observer = new ResizeObserver((entries) => {
    const box = entries[entries.length - 1].devicePixelContentBoxSize;
    device_box.px = box ? [box[0].inlineSize, box[0].blockSize] : null;
    measure();
  });
  try {
    observer.observe(canvas, { box: "device-pixel-content-box" });
  } catch (error) {
    observer.observe(canvas);
  }
  // Without the device's own box a change of ratio alone is told by nobody else.
  function watch_ratio() {
    matchMedia("(resolution: " + (window.devicePixelRatio || 1) + "dppx)").addEventListener("change", () => {
      if (!device_box.px) measure();
      watch_ratio();
    }, { once: true });
  }
  watch_ratio();
  window.addEventListener("orientationchange", measure);
  measure();
}
