#include "ui/figure_view.h"

#include <algorithm>
#include <cmath>

#include "app/words.h"
#include "figure/camera.h"
#include "figure/drawing.h"
#include "imgui.h"
#include "imgui_internal.h"

namespace holdfast::ui {
namespace {

constexpr float kDragFromPx = 8;
constexpr double kZoomPerWheelStep = 1.12;
constexpr double kLongestShownHoldS = 4;     // of a preview: nobody waits thirty seconds to see the lowering
constexpr double kShownBreathS = 4;          // one breath of a preview

Rgb colour_of_ink(figure::Ink ink, const Palette& palette) {
  switch (ink) {
    case figure::Ink::background: return palette.background;
    case figure::Ink::mat: return palette.raised;
    case figure::Ink::mat_edge: return palette.hairline;
    case figure::Ink::shadow: return 0x000000;
    case figure::Ink::figure: return palette.text;
    case figure::Ink::towel: return mixed(palette.ready, palette.background, 0.25);
    case figure::Ink::towel_edge: return mixed(palette.ready, palette.background, 0.55);
    case figure::Ink::weight: return palette.accent;
    case figure::Ink::weight_edge: return mixed(palette.accent, palette.background, 0.5);
    case figure::Ink::cuff:
    case figure::Ink::accent: return palette.accent;
    // On the figure, which is as light as the theme is dark.
    case figure::Ink::muscle: return palette.text > 0x808080 ? 0x0080C4 : 0x5CC8F5;
    case figure::Ink::fault: return palette.danger;
  }
  return palette.text;
}

void draw_shapes(const Ui& ui, Rect place, const figure::Drawing& drawing) {
  ImDrawList* list = canvas();
  ImVector<ImVec2> points;
  for (const figure::Shape& shape : drawing.shapes) {
    points.resize(0);
    for (const Vec2 p : drawing.points_of(shape))
      points.push_back(ImVec2(place.x + static_cast<float>(p.x), place.y + static_cast<float>(p.y)));
    const Rgb colour = mixed(colour_of_ink(shape.ink, ui.ink), ui.ink.background, shape.fade);
    const ImU32 ink = packed(colour, static_cast<float>(shape.opacity));
    if (shape.kind == figure::Shape::Kind::polyline) {
      list->AddPolyline(points.Data, points.Size, ink, 0, static_cast<float>(shape.width_px));
      continue;
    }
    // Dear ImGui smooths edges only of polygons that turn clockwise on the screen.
    float area = 0;
    for (int i = 0; i < points.Size; ++i) {
      const ImVec2 a = points[i], b = points[(i + 1) % points.Size];
      area += a.x * b.y - b.x * a.y;
    }
    if (area < 0) std::reverse(points.begin(), points.end());
    list->AddConvexPolyFilled(points.Data, points.Size, ink);
  }
}

// Turning, zooming and going back, from the pointer over the figure.
void take_input(Ui& ui, Rect place, std::string_view id, const figure::Camera& camera) {
  const std::string key(id);
  ImGui::SetCursorScreenPos(ImVec2(place.x, place.y));
  ImGui::InvisibleButton(key.c_str(), ImVec2(std::max(1.0f, place.w), std::max(1.0f, place.h)));
  const ImGuiIO& io = ImGui::GetIO();
  if (ImGui::IsItemHovered()) {
    if (ImGui::IsMouseDoubleClicked(0)) ui.out.push_back(intent::BestView{});
    if (io.MouseWheel != 0) {
      ui.wheel_taken = true;
      ui.out.push_back(intent::Zoom{std::pow(kZoomPerWheelStep, static_cast<double>(io.MouseWheel))});
    }
  }
  // The first stretch of a drag decides: sideways turns the figure, up and down scrolls what it is part of.
  int* turning = ImGui::GetStateStorage()->GetIntRef(ImHashStr(key.c_str()) ^ 0x7u);
  if (!ImGui::IsItemActive()) {
    *turning = 0;
    return;
  }
  const ImVec2 drag = ImGui::GetMouseDragDelta(0, 0);
  const bool scrolls = ImGui::GetCurrentWindow()->ScrollMax.y > 0;
  if (*turning == 0 && std::fabs(drag.x) + std::fabs(drag.y) > kDragFromPx)
    *turning = !scrolls || std::fabs(drag.x) > std::fabs(drag.y) ? 1 : 2;
  if (*turning != 2) ui.drag_taken = true;
  if (*turning == 1 && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0)) {
    const figure::Camera turned =
        figure::orbited(camera, static_cast<double>(io.MouseDelta.x), static_cast<double>(io.MouseDelta.y));
    ui.out.push_back(intent::Orbit{turned.azimuth_rad - camera.azimuth_rad, turned.elevation_rad - camera.elevation_rad});
  }
}

}  // namespace

void figure(Ui& ui, Rect place, std::string_view id, const FigureShown& shown) {
  const Exercise& exercise = ui.app.catalog.exercises[shown.exercise];
  const Level& level = exercise.levels[shown.level];
  const figure::Track& track = exercise.tracks.at(level.motion);
  const Side side = track.one_sided ? (shown.side == Side::right ? Side::right : Side::left) : Side::both;

  figure::Camera camera = figure::camera_for(track, figure::ViewName::best, side);
  if (shown.turns) {
    camera.azimuth_rad += ui.app.view.azimuth_rad;
    camera.elevation_rad = std::clamp(camera.elevation_rad + ui.app.view.elevation_rad, figure::kLeastElevation_rad,
                                      figure::kMostElevation_rad);
    camera = figure::zoomed(camera, ui.app.view.zoom);
    take_input(ui, place, id, camera);
  }
  const figure::Pose pose = figure::pose_at(track, {shown.phase, shown.progress, shown.breath, side});
  const figure::Placed placed = figure::place(track.measures, pose);
  figure::Props props = figure::props_for(track, side);
  props.hand_weights = level.gear.hand_weights;
  props.cuff_left = level.gear.cuff && side != Side::right;
  props.cuff_right = level.gear.cuff && side == Side::right;
  figure::DrawOptions options;
  options.scale = static_cast<double>(ui.surface.scale);
  const Vec2 size{static_cast<double>(place.w), static_cast<double>(place.h)};
  canvas()->PushClipRect(ImVec2(place.x, place.y), ImVec2(place.right(), place.bottom()), true);
  draw_shapes(ui, place, figure::draw(placed, track.body, camera, size, props, options));
  canvas()->PopClipRect();
  say(ui, id, Role::image, pose_words(ui.app, exercise, shown.phase, track.one_sided ? side : Side::both), place);
}

FigureShown preview(const Ui& ui, std::size_t exercise_index, std::size_t level_index, Side side) {
  const Exercise& exercise = ui.app.catalog.exercises[exercise_index];
  const Level& level = exercise.levels[level_index];
  FigureShown shown;
  shown.exercise = exercise_index;
  shown.level = level_index;
  shown.side = side;
  if (!ui.app.preview_playing || moves_reduced(ui.app)) {
    shown.phase = Phase::hold;
    return shown;
  }
  ui.semantics.moving = true;
  const Tempo tempo = level.tempo.value_or(exercise.tempo);
  const double hold_s = std::min(static_cast<double>(hold_ms(level.doses.front().hold, ui.app.settings.breath_s)) / 1000, kLongestShownHoldS);
  const double length_s[] = {tempo.set_s, tempo.lift_s, hold_s, tempo.lower_s, std::max(tempo.rest_s, 1.0)};
  double whole_s = 0;
  for (const double s : length_s) whole_s += s;
  double at_s = std::fmod(static_cast<double>(ui.clock.mono_ms - ui.app.preview_began_ms) / 1000, whole_s);
  if (at_s < 0) at_s = 0;
  int phase = 0;
  while (phase < 4 && at_s >= length_s[phase]) at_s -= length_s[phase++];
  shown.phase = static_cast<Phase>(phase);
  shown.progress = at_s / length_s[phase];
  if (shown.phase == Phase::hold) shown.breath = -std::sin(at_s / kShownBreathS * 2 * 3.14159265358979);
  return shown;
}

}  // namespace holdfast::ui
