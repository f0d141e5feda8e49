// What the page's JavaScript may call. Texts do not travel as arguments: they are taken from the
// page's queue in the order that the comment at each function says.

#include <emscripten/emscripten.h>

#include <cstdlib>
#include <memory>

#include "imgui.h"
#include "platform/web/bridge.h"
#include "platform/web/effects.h"
#include "platform/web/input.h"
#include "platform/web/page.h"

namespace {

using namespace holdfast;
using namespace holdfast::web;

// The browser calls in without a place to keep anything, so the page's one value is kept here.
std::unique_ptr<Page> page;

// What a character of the log takes once it is read, in bytes, as measured with ten years of it.
constexpr std::size_t kBytesPerCharacter = 24;

// The allocator takes memory a page at a time, each time through the browser: what a long log needs is claimed at once.
void claim_memory(std::size_t bytes) {
  void* volatile room = std::malloc(bytes);
  std::free(room);
}

Saved take_saved(int count) {
  Saved saved;
  for (int i = 0; i < count; ++i) {
    std::string key = take_text();
    saved[std::move(key)] = take_text();
  }
  return saved;
}

intent::Unreadable take_unreadable(int count) {
  intent::Unreadable some;
  for (int i = 0; i < count; ++i) some.keys.push_back(take_text());
  return some;
}

void set_up_imgui() {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  io.ConfigWindowsMoveFromTitleBarOnly = true;
}

}  // namespace

extern "C" {

// Texts: the language, the names of the pages that are open, then every key and value that storage holds, and the keys
// whose value it does not hand out.
EMSCRIPTEN_KEEPALIVE int open_page(int pages_count, int saved_count, int unreadable_count) {
  const std::string language = take_text();
  std::vector<std::string> pages(static_cast<std::size_t>(pages_count));
  for (std::string& name : pages) name = take_text();
  const Saved saved = take_saved(saved_count);
  intent::Unreadable unreadable = take_unreadable(unreadable_count);
  std::size_t characters = 0;
  for (const auto& [key, value] : saved)
    if (begins_with(key, kLogPrefix)) characters += value.size();
  claim_memory(characters * kBytesPerCharacter);
  auto catalog = shipped_catalog(language.empty() ? "en" : language);
  if (!catalog && !language.empty()) catalog = shipped_catalog();
  if (!catalog) {
    page_stop(catalog.why().c_str());
    return 0;
  }
  set_up_imgui();
  page = std::make_unique<Page>();
  const Clock clock = read_clock();
  std::vector<Effect> mending;
  page->app = open_app(std::move(*catalog), saved, clock, static_cast<std::uint64_t>(page_seed()), mending, pages);
  page_is_open(page->app.journal.page.c_str());
  page->waiting.push_back(std::move(unreadable));  // before anything she does
  page->semantics.mirrored = true;
  page->drawn_ms = clock.mono_ms;
  carry_out(mending, page->waiting);
  return 1;
}

EMSCRIPTEN_KEEPALIVE double run_frame(int depth) { return frame(*page, static_cast<Depth>(depth)); }

// Texts: the node's id.
EMSCRIPTEN_KEEPALIVE void press_node() {
  page->semantics.requests.push_back({ui::ActionKind::press, take_text(), 0});
  stir(*page);
}

EMSCRIPTEN_KEEPALIVE void set_node_value(double value) {
  page->semantics.requests.push_back({ui::ActionKind::set_value, take_text(), value});
  stir(*page);
}

// Texts: the node's id, and all that its field holds.
EMSCRIPTEN_KEEPALIVE void set_node_text() {
  std::string id = take_text();
  page->semantics.requests.push_back({ui::ActionKind::set_text, std::move(id), 0, take_text()});
  stir(*page);
}

// Texts: the id of the node whose focus is to be shown, or nothing.
EMSCRIPTEN_KEEPALIVE void focus_node() {
  page->semantics.focused = take_text();
  page->semantics.focus_moved = true;
  stir(*page);
}

EMSCRIPTEN_KEEPALIVE void move_pointer(int event, float x_px, float y_px, int touch) {
  pointer(static_cast<PointerEvent>(event), x_px, y_px, touch != 0);
  stir(*page);
}

EMSCRIPTEN_KEEPALIVE void scroll_by(float px) {
  page->semantics.scroll_by_px += px;
  stir(*page);
}

EMSCRIPTEN_KEEPALIVE void turn_wheel(float x_px, float y_px, float steps_x, float steps_y) {
  wheel(x_px, y_px, steps_x, steps_y);
  stir(*page);
}

// Texts: the key's name.
EMSCRIPTEN_KEEPALIVE void press_key(int down) {
  key(take_text(), down != 0);
  stir(*page);
}

EMSCRIPTEN_KEEPALIVE void focus_window(int has_focus) {
  focus(has_focus != 0);
  stir(*page);
}

EMSCRIPTEN_KEEPALIVE void resize(float width_px, float height_px, float scale, float top_px, float right_px, float bottom_px,
                                 float left_px) {
  page->surface = {width_px, height_px, scale, top_px, right_px, bottom_px, left_px};
  // Round things are cut into as many edges as the screen can show.
  ImGuiStyle& style = ImGui::GetStyle();
  style.CircleTessellationMaxError = 0.3f / scale;
  style.CurveTessellationTol = 1.25f / scale;
  stir(*page);
}

// A context was made or came back, with nothing in it; or it was lost.
EMSCRIPTEN_KEEPALIVE void open_picture() {
  page->can_draw = page->font_is_old = true;
  stir(*page);
}
EMSCRIPTEN_KEEPALIVE void lose_picture() { page->can_draw = false; }

// Texts: name and language of each voice.
EMSCRIPTEN_KEEPALIVE void report_world(int dark, int reduced, int storage, int persists, int sound, int speech, int picture, int awake,
                                       int voice_count, int first_remote_voice) {
  intent::WorldIs world{dark != 0, reduced != 0, storage != 0, persists != 0, sound != 0, speech != 0, picture != 0, awake != 0, {}};
  for (int i = 0; i < voice_count; ++i) {
    std::string name = take_text();
    world.voices.push_back({std::move(name), take_text(), i >= first_remote_voice});
  }
  page->waiting.push_back(std::move(world));
  stir(*page);
}

// A hand that does not look.
EMSCRIPTEN_KEEPALIVE void press(int sure) { page->waiting.push_back(intent::Press{sure != 0}); }
EMSCRIPTEN_KEEPALIVE void long_press(int sure) { page->waiting.push_back(intent::LongPress{sure != 0}); }
EMSCRIPTEN_KEEPALIVE void skip() { page->waiting.push_back(intent::Skip{}); }
EMSCRIPTEN_KEEPALIVE void back() { page->waiting.push_back(intent::Back{}); }
EMSCRIPTEN_KEEPALIVE void cue_came_late(double by_ms) { page->waiting.push_back(intent::CueCameLate{static_cast<Ms>(by_ms)}); }
EMSCRIPTEN_KEEPALIVE void sound_interrupted() { page->waiting.push_back(intent::SoundInterrupted{}); }

// Texts: the file's name and what it holds; a foreign one is another program's, a program, or a link.
EMSCRIPTEN_KEEPALIVE void file_was_chosen(int foreign) {
  std::string name = take_text(), text = take_text();
  page->waiting.push_back(intent::Restore{std::move(name), std::move(text), foreign != 0});
  stir(*page);
}

// Texts: the second module's answer; empty when there is none.
EMSCRIPTEN_KEEPALIVE void exchanged() {
  page->waiting.push_back(intent::Exchanged{take_text()});
  stir(*page);
}

// The screens that come later: 0 they are slow to come, 1 they could not be fetched, 2 they can be drawn.
EMSCRIPTEN_KEEPALIVE void fetching_rest(int how) { fetching(*page, static_cast<intent::Fetching>(how)); }

// Texts: key and value.
EMSCRIPTEN_KEEPALIVE void other_tab_wrote() {
  std::string key = take_text();
  page->waiting.push_back(intent::OtherTabWrote{std::move(key), take_text()});
  stir(*page);
}

// Another page erased or replaced everything. Texts: as open_page has them of what storage holds now.
EMSCRIPTEN_KEEPALIVE void storage_replaced(int saved_count, int unreadable_count) {
  page->waiting.push_back(intent::StorageReplaced{take_saved(saved_count)});
  page->waiting.push_back(take_unreadable(unreadable_count));
  stir(*page);
}

EMSCRIPTEN_KEEPALIVE void hide() { page->waiting.push_back(intent::Hidden{}); }

EMSCRIPTEN_KEEPALIVE void storage_wiped() {
  page->waiting.push_back(intent::StorageWiped{});
  stir(*page);
}

}  // extern "C"
