#include "ui/draw.h"

#include "app/words.h"
#include "imgui.h"
#include "ui/screens.h"

namespace holdfast::ui {
namespace {

struct Place {
  Screen screen;
  Word words;
  Icon icon;
  const char* id;
};

constexpr Place kPlaces[] = {{Screen::today, Word::nav_today, Icon::today, "nav/today"},
                             {Screen::exercises, Word::nav_exercises, Icon::exercises, "nav/exercises"},
                             {Screen::progress, Word::nav_progress, Icon::progress, "nav/progress"},
                             {Screen::program, Word::nav_program, Icon::program, "nav/program"},
                             {Screen::settings, Word::nav_settings, Icon::settings, "nav/settings"}};
constexpr float kBarHeight = 68, kRailNarrow = 84, kRailWide = 196;

bool has_navigation(Screen screen) {
  return screen != Screen::session;
}

bool is_current(const Ui& ui, Screen screen) {
  if (ui.app.screen == screen) return true;
  if (screen == Screen::exercises) return ui.app.screen == Screen::exercise;
  return screen == Screen::today && (ui.app.screen == Screen::summary || ui.app.screen == Screen::first_visit);
}

// Navigation at the thumb on an upright phone, as a rail otherwise; returns what is left for the screen.
Rect draw_navigation(Ui& ui, Rect page) {
  const Surface& s = ui.surface;
  const bool rail = s.width_px > s.height_px || s.width_px >= 900;
  const bool beside = s.width_px >= 1100;
  const float rail_width = (beside ? kRailWide : kRailNarrow) + s.inset_left_px;
  const Rect bar = rail ? Rect{page.x, page.y, rail_width, page.h}
                        : Rect{page.x, page.bottom() - kBarHeight - s.inset_bottom_px, page.w, kBarHeight + s.inset_bottom_px};
  fill(bar, ui.ink.surface);
  Node navigation;
  navigation.id = "nav";
  navigation.role = Role::navigation;
  navigation.name = word(Word::nav);
  navigation.box = {bar.x, bar.y, bar.w, bar.h};
  open_group(ui.semantics, navigation);
  constexpr int count = static_cast<int>(std::size(kPlaces));
  for (int i = 0; i < count; ++i) {
    const float row = std::min(64.0f, (bar.h - 2 * kSpace2) / count);
    const Column cell = split({bar.x + s.inset_left_px, bar.y, bar.w - s.inset_left_px - s.inset_right_px, kBarHeight}, i, count, 0);
    const Rect place = rail ? Rect{bar.x + s.inset_left_px, bar.y + kSpace2 + static_cast<float>(i) * row, bar.w - s.inset_left_px, row}
                            : Rect{cell.x, bar.y, cell.w, kBarHeight};
    if (tab(ui, place, kPlaces[i].id, word(kPlaces[i].words), kPlaces[i].icon, is_current(ui, kPlaces[i].screen), beside))
      ui.out.push_back(intent::GoTo{kPlaces[i].screen});
  }
  close_group(ui.semantics);
  if (rail) return {bar.right(), page.y, page.w - bar.w, page.h};
  return {page.x, page.y, page.w, page.h - bar.h};
}

using DrawScreen = void (*)(Ui&, Rect);

// By Screen. Through pointers, so that the page can be cut in two here: scripts/split_page.py.
constexpr DrawScreen kScreens[] = {draw_first_visit, draw_today, draw_session, draw_summary, draw_exercises,
                                   draw_exercise, draw_progress, draw_program, draw_settings};

}  // namespace

bool is_dark(const App& app) {
  return app.settings.theme == Theme::dark || (app.settings.theme == Theme::system && app.world.dark_wanted);
}

unsigned background_rgb(const App& app) { return palette_of(is_dark(app)).background; }

std::vector<Intent> draw(const App& app, const Clock& clock, const Surface& surface, Semantics& semantics) {
  std::vector<Intent> out;
  begin_frame(semantics);
  Ui ui{app, clock, surface, semantics, palette_of(is_dark(app)), out};
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
  ImGui::SetNextWindowPos(ImVec2(0, 0));
  ImGui::SetNextWindowSize(ImVec2(surface.width_px, surface.height_px));
  ImGui::Begin("page", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoBringToFrontOnFocus);
  const Rect page{0, 0, surface.width_px, surface.height_px};
  fill(page, ui.ink.background);
  const bool navigation = has_navigation(app.screen);
  Rect place = navigation ? draw_navigation(ui, page) : page;
  place.y += surface.inset_top_px;
  place.h -= surface.inset_top_px + (navigation ? 0 : surface.inset_bottom_px);
  place.w -= surface.inset_right_px;
  if (!navigation) {
    place.x += surface.inset_left_px;
    place.w -= surface.inset_left_px;
  }
  Node main;
  main.id = "main";
  main.role = Role::main;
  main.box = {place.x, place.y, place.w, place.h};
  open_group(semantics, main);
  kScreens[static_cast<std::size_t>(app.screen)](ui, place);
  close_group(semantics);
  ImGui::End();
  ImGui::PopStyleVar(3);
  return out;
}

}  // namespace holdfast::ui
