// Starts the product and keeps it going: one animation frame when something moves, one timer when
// something will change by itself, nothing otherwise. All time comes from performance.now() and Date,
// all waiting from setTimeout and requestAnimationFrame, looked up when they are used, and nothing is
// ever cancelled: what is overtaken finds nothing to do.

const DEPTH = { time: 0, mirror: 1, picture: 2 };
const HIDDEN_STEP_MS = 100;    // between looks at the clock while nobody sees the page (browsers make it a second)
const STALLED_FRAME_MS = 1000; // an animation frame that takes longer than this is not waited for

function start_page() {
  const by_id = (id) => document.getElementById(id);
  const stage = by_id("stage"), canvas = by_id("canvas"), announcer = by_id("announcer");
  let core = null;              // what C++ lets be called; null before it is there, and after it has failed
  let picture_works = false;
  let running = false, run_again = false;
  let frame_asked_ms = null;    // when an animation frame was asked for that has not come yet
  let timer_due_ms = Infinity;  // of the earliest timer that is waiting
  let change_due_ms = Infinity; // when something changes by itself
  let shown_focus = "";

  // Says that it cannot go on, in plain words, and stops for good.
  function fail(words, error) {
    if (!by_id("failure").hidden) return;
    if (core) by_id("failure-title").textContent = "Holdfast stopped";
    core = null;
    stage.hidden = true;
    by_id("loading").hidden = true;
    by_id("failure-words").textContent = words;
    by_id("failure-detail").textContent = error ? String(error.message || error) : "";
    by_id("failure").hidden = false;
    if (error) console.error(error);
  }
  by_id("failure-reload").addEventListener("click", () => location.reload());

  // Every call into C++ goes through here: the texts it takes, then the call itself.
  function call(name, texts, ...numbers) {
    if (!core) return 0;
    try {
      page.texts.push(...texts);
      return core[name](...numbers);
    } catch (error) {
      fail("Something went wrong that should not have.", error);
      return 0;
    }
  }

  function announce(text) {
    // The same words twice are only heard twice when they differ.
    announcer.textContent = announcer.textContent === text ? text + "\u00a0" : text;
  }

  const mirror = make_mirror(by_id("mirror"), {
    press(id) { call("press_node", [id]); run(DEPTH.mirror); },
    set_value(id, value) { call("set_node_value", [id], value); run(DEPTH.mirror); },
    set_text(id, text) { call("set_node_text", [id, text]); run(DEPTH.mirror); },
    // Twice: what scrolls is seen at its new place in the frame after.
    scrolled() { if (picture_works) { run(depth_now()); run(depth_now()); } },
    announce,
  });
  const hands = {};
  for (const name of ["press", "long_press"]) hands[name] = (sure) => { call(name, [], +sure); run(depth_now()); };
  for (const name of ["skip", "back"]) hands[name] = () => { call(name, []); run(depth_now()); };
  const headset = make_headset(hands);
  const audio = make_audio({
    changed: report_world,
    came_late(by_ms) { call("cue_came_late", [], by_ms); },
    interrupted() { call("sound_interrupted", []); run(depth_now()); },
  });
  const speech = make_speech(report_world);
  const storage = make_storage({
    other_tab_wrote(key, value) { call("other_tab_wrote", [key, value]); run(DEPTH.mirror); },
    replaced() {
      const { texts, unreadable } = storage.saved();
      call("storage_replaced", [...texts, ...unreadable], texts.length / 2, unreadable.length);
      run(DEPTH.mirror);
    },
    wiped() { call("storage_wiped", []); run(DEPTH.mirror); },
    changed: report_world,
  });
  const keep_awake = make_wake_lock();
  const dark = matchMedia("(prefers-color-scheme: light)"), reduced = matchMedia("(prefers-reduced-motion: reduce)");

  // What C++ may call, through core.js.
  const page = {
    texts: [],
    heard_ms: audio.heard_ms,
    write: storage.write,
    copy: storage.copy,
    remove: storage.remove,
    read: storage.read,
    keys: storage.keys,
    is_open: storage.is_open,
    tones(replace, lines, volume_percent, until_ms) {
      const tones = lines.split("\n").filter(Boolean).map((line) => {
        const [name, at_ms] = line.split(" ");
        return { name, at_ms: Number(at_ms) };
      });
      audio.tones(replace, tones, volume_percent, until_ms);
    },
    say: speech.say,
    hush: speech.hush,
    keep_awake(on, with_headset) { keep_awake(on); audio.session(on); headset(with_headset); },
    vibrate,
    announce,
    download,
    ask_for_file(foreign) { ask_for_file(foreign, (name, text) => open_file(name, text, foreign)); },
    exchange(request, link, build) {
      if (link) copy_link(link);
      else exchange(request, build).then((answer) => { call("exchanged", [answer]); run(DEPTH.mirror); });
    },
    fetching_rest(how) {
      // Never inside the call that asked for it.
      Promise.resolve().then(() => { call("fetching_rest", [], how); run(depth_now()); });
    },
    picture: make_renderer(canvas),
    give_up_picture() { show_picture(false); },
    mirror: mirror.update,
    background(rgb, is_dark) {
      const colour = "#" + rgb.toString(16).padStart(6, "0");
      document.documentElement.style.setProperty("--background", colour);
      document.documentElement.dataset.theme = is_dark ? "dark" : "light";
      document.querySelector("meta[name=theme-color]").content = colour;
    },
    stop(why) { fail("This build of Holdfast is broken.", why); },
  };

  function open_file(name, text, foreign) {
    call("file_was_chosen", [name, text], foreign);
    run(DEPTH.mirror);
  }

  function open_plan() {
    const plan = take_plan();
    if (plan) open_file("link", plan, 1);
  }

  function report_world() {
    const voices = speech.voices();
    const first_remote = voices.filter((voice) => voice.localService).length;
    call("report_world", voices.flatMap((voice) => [voice.name, voice.lang]), +!dark.matches, +reduced.matches, +storage.works(),
         +storage.persists(), +audio.works(), +speech.works(), +picture_works, +("wakeLock" in navigator), voices.length, first_remote);
    wake();
  }

  function show_picture(works) {
    picture_works = works;
    document.body.classList.toggle("plain", !works);
    report_world();
  }

  function open_picture() {
    const works = page.picture.open();
    if (works) call("open_picture", []);
    show_picture(works);
  }

  const depth_now = () => document.hidden ? DEPTH.time : picture_works ? DEPTH.picture : DEPTH.mirror;

  // One frame, now; then whatever it asks for next.
  function run(depth) {
    if (!core) return;
    if (running) {
      run_again = true;
      return;
    }
    running = true;
    const scrolled_px = picture_works ? mirror.take_scroll() : 0;
    if (scrolled_px) call("scroll_by", [], scrolled_px);
    const focus = mirror.shown_focus();
    if (focus !== shown_focus) call("focus_node", [shown_focus = focus]);
    const wait_ms = call("run_frame", [], depth);
    running = false;
    change_due_ms = wait_ms < 0 ? Infinity : performance.now() + wait_ms;
    if (run_again || wait_ms === 0) wake();
    else if (wait_ms > 0) wake_in(wait_ms);
    run_again = false;
  }

  // Asks for a frame: an animation frame when the page is seen, a look at the clock otherwise.
  function wake() {
    if (!core) return;
    if (document.hidden) {
      change_due_ms = Math.min(change_due_ms, performance.now() + HIDDEN_STEP_MS);
      wake_in(HIDDEN_STEP_MS);
      return;
    }
    if (frame_asked_ms !== null) return;
    frame_asked_ms = performance.now();
    window.requestAnimationFrame(() => {
      frame_asked_ms = null;
      run(depth_now());
    });
    // A window that is covered gets no animation frames although it counts as visible: time passes all the same.
    wake_in(STALLED_FRAME_MS);
  }

  function wake_in(wait_ms) {
    const due_ms = performance.now() + wait_ms;
    if (due_ms >= timer_due_ms) return;
    timer_due_ms = due_ms;
    window.setTimeout(() => {
      if (timer_due_ms !== due_ms) return;
      timer_due_ms = Infinity;
      look_at_the_clock();
    }, wait_ms);
  }

  function look_at_the_clock() {
    const now_ms = performance.now();
    const stalled = frame_asked_ms !== null && now_ms - frame_asked_ms >= STALLED_FRAME_MS - 1;
    if (document.hidden && now_ms >= change_due_ms - 1) run(DEPTH.time);
    else if (stalled) run(DEPTH.mirror);
    else if (frame_asked_ms !== null) wake_in(STALLED_FRAME_MS);
    else if (now_ms >= change_due_ms - 1) wake();
    else if (change_due_ms < Infinity) wake_in(change_due_ms - now_ms);
    if (stalled) wake_in(STALLED_FRAME_MS);
  }

  function watch_everything() {
    const to = {
      pointer(event, x, y, touch) { call("move_pointer", [], event, x, y, +touch); wake(); },
      wheel(x, y, steps_x, steps_y) { call("turn_wheel", [], x, y, steps_x, steps_y); wake(); },
      key(name, down) { call("press_key", [name], +down); wake(); },
      window_focus(has_focus) { call("focus_window", [], +has_focus); wake(); },
      image_at: mirror.image_at,
      key_is_taken: (key) => key_is_taken(mirror.focused_control(), key),
      is_plain: () => !picture_works,
    };
    watch_pointers(stage, to);
    watch_keys(to);
    watch_hands(stage, { ...hands, key_is_taken: to.key_is_taken, control_at: (element) => element.closest(".control"), is_plain: to.is_plain });
    watch_size(canvas, by_id("insets"), (width, height, scale, inset) => {
      call("resize", [], width, height, scale, ...inset);
      // A canvas that was resized is empty: it is drawn before anybody sees it.
      run(depth_now());
    });
    for (const name of ["focusin", "focusout", "keyup"]) stage.addEventListener(name, wake);
    for (const name of ["pointerup", "keydown", "click"]) window.addEventListener(name, audio.touched, true);
    document.addEventListener("visibilitychange", () => { if (document.hidden) call("hide", []); run(DEPTH.time); wake(); });
    // A page that the browser had put away heard of nothing that happened meanwhile.
    window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); else wake(); });
    dark.addEventListener("change", report_world);
    reduced.addEventListener("change", report_world);
    canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();  // says that it is wanted back
      call("lose_picture", []);
      show_picture(false);
    });
    canvas.addEventListener("webglcontextrestored", open_picture);
  }

  async function open(loaded) {
    const pages = await storage.open_pages();
    core = loaded;
    const { texts, unreadable } = storage.saved();
    const language = new URLSearchParams(location.search).get("lang") || "";
    if (!call("open_page", [/^[a-z]{2}$/.test(language) ? language : "", ...pages, ...texts, ...unreadable], pages.length,
              texts.length / 2, unreadable.length)) return;
    by_id("loading").hidden = true;
    stage.hidden = false;
    open_picture();
    watch_everything();
    window.addEventListener("hashchange", open_plan);
    open_plan();
  }

  if (typeof WebAssembly !== "object") {
    fail("This browser has no WebAssembly, which Holdfast is made of. A newer browser will do.");
  } else {
    load_core(page)
      .then(open)
      .catch((error) => fail("A part of the page did not arrive, or this browser cannot run it. Please load it again.", error));
  }
}

start_page();
