#include "platform/web/page.h"

#include <algorithm>

#include "imgui.h"
#include "platform/web/bridge.h"
#include "platform/web/effects.h"
#include "platform/web/input.h"
#include "platform/web/renderer.h"

namespace holdfast::web {
namespace {

constexpr int kSettlingFrames = 2;
// Passes in one frame: what draws an intent is drawn again, so that the mirror is never a frame behind.
constexpr int kMostPasses = 3;
// Dear ImGui needs time to pass between two frames, and should not see a long sleep as one step.
constexpr float kShortestStepS = 1.0f / 240, kLongestStepS = 0.1f;

// What leads to a screen that is not here yet is kept until it is; the page stays as it is, and goes on.
bool must_wait(Page& page, const Intent& intent) {
  const auto* file = std::get_if<intent::Restore>(&intent);
  const bool plan = file && file->foreign;
  if (page.rest == Page::Rest::here && !(plan && page.app.session)) return false;
  if (!leads_later(intent)) {
    if (leads_away(intent)) page.held.reset();
    return false;
  }
  (plan ? page.plan : page.held) = intent;
  if (page.rest == Page::Rest::here) return true;
  if (page.rest == Page::Rest::elsewhere) page_fetch_rest();
  page.rest = Page::Rest::on_its_way;
  return true;
}

void answer_world(Page& page, const Clock& clock) {
  if (page.plan && page.rest == Page::Rest::here && !page.app.session) {
    page.waiting.push_back(*std::move(page.plan));
    page.plan.reset();
  }
  // An answer may ask for more, but no chain is longer than a few: a write that fails is said once.
  for (int round = 0; round < 4 && !page.waiting.empty(); ++round) {
    const std::vector<Intent> intents = std::move(page.waiting);
    page.waiting.clear();
    for (const Intent& intent : intents)
      if (!must_wait(page, intent)) carry_out(apply(page.app, intent, clock), page.waiting);
  }
}

// One pass of drawing; true when somebody wanted something in it.
bool draw_once(Page& page, const Clock& clock) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(page.surface.width_px, page.surface.height_px);
  io.DisplayFramebufferScale = ImVec2(page.surface.scale, page.surface.scale);
  io.DeltaTime = std::clamp(static_cast<float>(clock.mono_ms - page.drawn_ms) / 1000, kShortestStepS, kLongestStepS);
  page.drawn_ms = clock.mono_ms;
  if (ui::prepare_fonts(page.app, page.surface)) page.font_is_old = true;
  ImGui::NewFrame();
  std::vector<Intent> wanted = ui::draw(page.app, clock, page.surface, page.semantics);
  ImGui::Render();
  page.semantics.requests.clear();
  page.semantics.scroll_by_px = 0;
  page.semantics.focus_moved = false;
  const bool any = !wanted.empty();
  for (Intent& intent : wanted) page.waiting.push_back(std::move(intent));
  answer_world(page, clock);
  return any;
}

void show_picture(Page& page) {
  if (!page.can_draw) return;
  if (page.font_is_old) {
    if (!upload_font()) {
      page.can_draw = false;
      page_give_up_picture();
      return;
    }
    page.font_is_old = false;
  }
  render(*ImGui::GetDrawData());
}

void show_mirror(Page& page) {
  std::string json = ui::as_json(page.semantics);
  if (json == page.mirrored) return;
  page.mirrored = std::move(json);
  page_mirror(page.mirrored.c_str());
}

void show_background(Page& page) {
  const unsigned rgb = ui::background_rgb(page.app);
  if (page.background == rgb) return;
  page.background = rgb;
  page_background(rgb, ui::is_dark(page.app));
}

double next_frame_ms(const Page& page, const Clock& clock, Depth depth) {
  const bool seen = depth != Depth::time;
  if (seen && (page.semantics.moving || page.settling > 0 || input_waits() || !page.waiting.empty())) return 0;
  const std::optional<Ms> change_ms = next_change_ms(page.app, clock);
  return change_ms ? static_cast<double>(std::max<Ms>(*change_ms, 0)) : -1;
}

}  // namespace

void stir(Page& page) { page.settling = kSettlingFrames; }

void fetching(Page& page, intent::Fetching how) {
  if (how == intent::Fetching::failed) page.rest = Page::Rest::elsewhere;
  if (how == intent::Fetching::done) page.rest = Page::Rest::here;
  page.waiting.push_back(intent::FetchingScreens{how});
  if (how == intent::Fetching::done && page.held) page.waiting.push_back(*std::move(page.held));
  if (how != intent::Fetching::slow) page.held.reset();
  stir(page);
}

double frame(Page& page, Depth depth) {
  const Clock clock = read_clock();
  const bool was_paused = page.app.session && page.app.session->paused_ms;
  carry_out(tick(page.app, clock), page.waiting);
  answer_world(page, clock);
  // What was pressed was pressed on what she saw: a session that has stopped by itself meanwhile is not
  // started again by it.
  if (!was_paused && page.app.session && page.app.session->paused_ms) page.semantics.requests.clear();
  if (depth != Depth::time) {
    if (page.settling > 0) --page.settling;
    for (int pass = 0; pass < kMostPasses && draw_once(page, clock); ++pass) stir(page);
    if (depth == Depth::picture) show_picture(page);
    show_background(page);
    show_mirror(page);
  }
  return next_frame_ms(page, clock, depth);
}

}  // namespace holdfast::web
