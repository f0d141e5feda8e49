// The functions that C++ calls (src/platform/web/bridge.h). Memory is read and written here only: the
// rest of the page sees texts and numbers. What each does is in the page's other files.

mergeInto(LibraryManager.library, {
  // The clocks are looked up whenever they are read, so that a test that replaces them moves everything.
  page_now_ms: function () { return performance.now(); },
  page_wall_ms: function () { return Date.now(); },
  page_utc_offset_min: function () { return -new Date(Date.now()).getTimezoneOffset(); },
  page_heard_ms: function (now_ms) { return Module['page'].heard_ms(now_ms); },
  page_seed: function () {
    var parts = crypto.getRandomValues(new Uint32Array(2));
    return (parts[0] & 0x1fffff) * 4294967296 + parts[1];
  },

  page_text_size: function () { return Module['page'].texts.length ? lengthBytesUTF8(Module['page'].texts[0]) : 0; },
  page_text_take: function (to, size) { stringToUTF8(Module['page'].texts.shift() || '', to, size); },

  page_write: function (key, value) { return Module['page'].write(UTF8ToString(key), UTF8ToString(value)) ? 1 : 0; },
  page_remove: function (key) { return Module['page'].remove(UTF8ToString(key)) ? 1 : 0; },
  page_tones: function (replace, tones, volume_percent) {
    Module['page'].tones(!!replace, UTF8ToString(tones), volume_percent);
  },
  page_say: function (text, voice, volume_percent) {
    Module['page'].say(UTF8ToString(text), UTF8ToString(voice), volume_percent);
  },
  page_hush: function () { Module['page'].hush(); },
  page_keep_awake: function (on) { Module['page'].keep_awake(!!on); },
  page_vibrate: function (pattern_ms) { Module['page'].vibrate(UTF8ToString(pattern_ms)); },
  page_announce: function (text) { Module['page'].announce(UTF8ToString(text)); },
  page_download: function (name, mime, text) {
    Module['page'].download(UTF8ToString(name), UTF8ToString(mime), UTF8ToString(text));
  },
  page_ask_for_file: function () { Module['page'].ask_for_file(); },

  page_picture_font: function (alpha, width_px, height_px) {
    return Module['page'].picture.font(HEAPU8.subarray(alpha, alpha + width_px * height_px), width_px, height_px) ? 1 : 0;
  },
  page_picture_begin: function (width_css_px, height_css_px, scale) {
    Module['page'].picture.begin(width_css_px, height_css_px, scale);
  },
  page_picture_list: function (vertices, vertices_bytes, indices, indices_bytes) {
    Module['page'].picture.list(HEAPU8.subarray(vertices, vertices + vertices_bytes),
                                HEAPU8.subarray(indices, indices + indices_bytes));
  },
  page_picture_draw: function (first_vertex, first_index, count, left_px, top_px, width_px, height_px) {
    Module['page'].picture.draw(first_vertex, first_index, count, left_px, top_px, width_px, height_px);
  },
  page_give_up_picture: function () { Module['page'].give_up_picture(); },
  page_mirror: function (json) { Module['page'].mirror(JSON.parse(UTF8ToString(json))); },
  page_background: function (rgb, dark) { Module['page'].background(rgb, !!dark); },
  page_stop: function (why) { Module['page'].stop(UTF8ToString(why)); },
});
