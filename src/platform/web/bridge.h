#pragma once
// What the page's JavaScript offers to C++: the functions of web/core.js, and nothing else.
// Texts are UTF-8 and end with a zero byte; times are milliseconds.

#include <string>

#include "base/time.h"

extern "C" {
// Clocks. `page_heard_ms` is told the monotonic time that was just read.
double page_now_ms();
double page_wall_ms();
int page_utc_offset_min();
double page_heard_ms(double now_ms);
double page_seed();

// Texts on their way in wait in a queue on the JavaScript side: first the size of the next, then its bytes.
int page_text_size();
void page_text_take(char* to);

// Storage. Writing, copying and removing answer 0 when the browser refused. What is read, and every key of ours, are texts
// in the queue: as many as the answer says. A value may hold zero bytes, and is so many bytes long.
int page_write(const char* key, const char* value, int bytes);
int page_copy(const char* from, const char* to);  // as it lies, whatever it holds; never over something else
int page_remove(const char* key);
int page_read(const char* key);
int page_keys();
void page_is_open(const char* name);  // until it is closed, however that happens: other pages see the name

// Other effects.
void page_tones(int replace, const char* tones, int volume_percent, double until_ms);
void page_say(const char* text, const char* voice, int volume_percent);
void page_hush();
void page_keep_awake(int on, int headset);
void page_vibrate(const char* pattern_ms);
void page_announce(const char* text);
void page_download(const char* name, const char* mime, const char* text);
void page_ask_for_file(int foreign);
// With the second module, which answers later, by exchanged(); or, with a link's fragment, the link is copied.
void page_exchange(const char* request, const char* link);

// The picture, by WebGL on the page's canvas. A list's vertices and indices are as Dear ImGui has them;
// a draw is cut to a box in device pixels from the upper left corner.
int page_picture_font(const unsigned char* alpha, int width_px, int height_px);  // 0: too large for the context
void page_picture_begin(float width_css_px, float height_css_px, float scale);
void page_picture_list(const void* vertices, int vertices_bytes, const void* indices, int indices_bytes);
void page_picture_draw(unsigned first_vertex, unsigned first_index, unsigned count, int left_px, int top_px, int width_px,
                       int height_px);
void page_give_up_picture();  // the context cannot hold what is drawn with: the mirror becomes the page

// The code of the screens that come later (scripts/split_page.py); answered by fetching_rest(), 0 when it is slow, then once
// by 1, it cannot be had, or 2, it is here.
void page_fetch_rest();

void page_mirror(const char* json);
void page_background(unsigned rgb, int dark);
void page_stop(const char* why);  // a broken build: says so instead of showing nothing
}

namespace holdfast::web {

// The next text that the page handed in.
std::string take_text();
Clock read_clock();

}  // namespace holdfast::web
