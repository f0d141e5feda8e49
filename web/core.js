// Brings the WebAssembly here and gives it the functions that C++ calls (src/platform/web/bridge.h). Its memory
// is read and written here only: the rest of the page sees texts and numbers. What each function does is in the
// page's other files.

// A host that does not name the type of a .wasm file is put up with; it only takes a little longer.
async function instantiate(file, imports, { build = "", most_ms = 0 } = {}) {
  const stop = new AbortController();
  if (most_ms) window.setTimeout(() => stop.abort(), most_ms);
  // By the build's name, so that no cache gives one of another build.
  const response = await fetch(build ? file + "?" + build : file, { signal: stop.signal });
  if (!response.ok) throw new Error(file + ": " + response.status);
  const named = (response.headers.get("Content-Type") || "").startsWith("application/wasm");
  return named && WebAssembly.instantiateStreaming ? WebAssembly.instantiateStreaming(response, imports)
                                                   : WebAssembly.instantiate(await response.arrayBuffer(), imports);
}

// What is left of a system below C++. The page never exits; if it did, that is a failure like any other. It has no
// files either: only a debug build's assertions try to write before they stop.
const no_file = () => 8;
const wasi_snapshot_preview1 = {
  proc_exit(code) { throw new Error("exit " + code); }, fd_write: no_file, fd_seek: no_file, fd_close: no_file,
};

const SLOW_MS = 400;           // from here on it is said that something is being fetched
const REST_MOST_MS = 20000;   // what takes longer is not waited for

// The functions that C++ offers, by name.
async function load_core(page) {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true }), encoder = new TextEncoder();
  let core = null, incoming = null;
  // Looked up for every call: when the memory grows, views of the old one are empty.
  const bytes = (at, size) => new Uint8Array(core.memory.buffer, at, size);
  const text = (at) => {
    const rest = bytes(at);
    return decoder.decode(rest.subarray(0, rest.indexOf(0)));
  };
  const env = {
    // The clocks are looked up whenever they are read, so that a test that replaces them moves everything.
    page_now_ms: () => performance.now(),
    page_wall_ms: () => Date.now(),
    page_utc_offset_min: () => -new Date(Date.now()).getTimezoneOffset(),
    page_heard_ms: (now_ms) => page.heard_ms(now_ms),
    page_seed() {
      const [high, low] = crypto.getRandomValues(new Uint32Array(2));
      return (high & 0x1fffff) * 4294967296 + low;
    },

    page_text_size() {
      incoming = encoder.encode(page.texts.shift() || "");
      return incoming.length;
    },
    page_text_take(to) { bytes(to, incoming.length).set(incoming); },

    page_write: (key, value, size) => page.write(text(key), decoder.decode(bytes(value, size))) ? 1 : 0,
    page_copy: (from, to) => page.copy(text(from), text(to)) ? 1 : 0,
    page_remove: (key) => page.remove(text(key)) ? 1 : 0,
    page_read(key) {
      const value = page.read(text(key));
      if (value === null) return 0;
      page.texts.push(value);
      return 1;
    },
    page_keys() {
      const keys = page.keys();
      page.texts.push(...keys);
      return keys.length;
    },
    page_is_open(name) { page.is_open(text(name)); },
    page_tones(replace, tones, volume_percent, until_ms) { page.tones(!!replace, text(tones), volume_percent, until_ms); },
    page_say(words, voice, volume_percent) { page.say(text(words), text(voice), volume_percent); },
    page_hush() { page.hush(); },
    page_keep_awake(on, headset) { page.keep_awake(!!on, !!headset); },
    page_vibrate(pattern_ms) { page.vibrate(text(pattern_ms)); },
    page_announce(words) { page.announce(text(words)); },
    page_download(name, mime, content) { page.download(text(name), text(mime), text(content)); },
    page_ask_for_file(foreign) { page.ask_for_file(foreign); },
    page_exchange(request, link) { page.exchange(text(request), text(link), build); },

    page_picture_font: (alpha, width_px, height_px) =>
      page.picture.font(bytes(alpha, width_px * height_px), width_px, height_px) ? 1 : 0,
    page_picture_begin(width_css_px, height_css_px, scale) { page.picture.begin(width_css_px, height_css_px, scale); },
    page_picture_list(vertices, vertices_bytes, indices, indices_bytes) {
      page.picture.list(bytes(vertices, vertices_bytes), bytes(indices, indices_bytes));
    },
    page_picture_draw(...numbers) { page.picture.draw(...numbers); },
    page_give_up_picture() { page.give_up_picture(); },
    page_fetch_rest() {
      const slow = 0, failed = 1, done = 2;
      if (!build) return page.fetching_rest(done);
      let answered = false;
      const answer = (how) => { answered = true; page.fetching_rest(how); };
      window.setTimeout(() => { if (!answered) page.fetching_rest(slow); }, SLOW_MS);
      instantiate("rest.wasm", { ...imports, [build]: core }, { build, most_ms: REST_MOST_MS }).then(() => answer(done), () => answer(failed));
    },
    page_mirror(json) { page.mirror(JSON.parse(text(json))); },
    page_background(rgb, dark) { page.background(rgb, !!dark); },
    page_stop(why) { page.stop(text(why)); },
    emscripten_notify_memory_growth() {},
  };
  // The page's code lies in two files, cut by scripts/split_page.py (a build for looking for faults is in one). What the
  // first needs of the second is imported from a module whose name is that of the build, as the second imports the
  // first: two that do not belong together never meet. Until the second is there nothing of it is called.
  const not_there = () => { throw new Error("rest.wasm is not there yet"); };
  const imports = { env, wasi_snapshot_preview1 };
  let build = "";
  const with_gaps = new Proxy(imports, {
    get: (known, name) => known[name] || (build = name, new Proxy({}, { get: () => not_there })),
  });
  core = (await instantiate("holdfast.wasm", with_gaps)).instance.exports;
  core._initialize();
  return core;
}
