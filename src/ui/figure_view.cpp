#include "ui/figure_view.h"

#include <algorithm>
#include <cmath>

#include "app/words.h"
#include "figure/camera.h"
#include "figure/drawing.h"
#include "figure/marks.h"
#include "imgui.h"
#include "imgui_internal.h"

namespace holdfast::ui {
namespace {

constexpr float kDragFromPx = 8;
constexpr double kZoomPerWheelStep = 1.12;
constexpr int kLoadSteps = 12;                 // corners of the path of a load

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

// What a drag over the figure was so far, kept by Dear ImGui between frames.
struct Drag {
  int* kind;           // 0 not decided, 1 it turns the figure, 2 it scrolls the page
  float *speed_x, *speed_y;  // pixels a second, smoothed
};

Drag drag_of(const std::string& key) {
  ImGuiStorage* kept = ImGui::GetStateStorage();
  const ImGuiID id = ImHashStr(key.c_str());
  return {kept->GetIntRef(id ^ 0x7u), kept->GetFloatRef(id ^ 0x11u), kept->GetFloatRef(id ^ 0x13u)};
}

void let_go_of(Ui& ui, const Drag& drag) {
  if (*drag.kind == 1)
    ui.out.push_back(intent::LetGo{static_cast<double>(*drag.speed_x) * figure::kTurn_rad_per_px, static_cast<double>(*drag.speed_y) * figure::kTurn_rad_per_px});
}

// Turning, zooming and going back, from the pointer over the figure. True when it was tapped.
bool take_input(Ui& ui, Rect place, std::string_view id, const figure::Camera& camera) {
  const std::string key(id);
  ImGui::SetCursorScreenPos(ImVec2(place.x, place.y));
  ImGui::InvisibleButton(key.c_str(), ImVec2(std::max(1.0f, place.w), std::max(1.0f, place.h)));
  const ImGuiIO& io = ImGui::GetIO();
  if (ImGui::IsItemHovered()) {
    if (!ui.app.session && ImGui::IsMouseDoubleClicked(0)) ui.out.push_back(intent::LookFrom{figure::ViewName::best});
    if (io.MouseWheel != 0) {
      ui.wheel_taken = true;
      ui.out.push_back(intent::Zoom{std::pow(kZoomPerWheelStep, static_cast<double>(io.MouseWheel))});
    }
  }
  // The first stretch of a drag decides: sideways turns the figure, up and down scrolls what it is part of.
  const Drag drag = drag_of(key);
  const bool tapped = ImGui::IsItemDeactivated() && *drag.kind == 0 && ImGui::IsItemHovered();
  if (!ImGui::IsItemActive()) {
    if (ImGui::IsItemDeactivated()) let_go_of(ui, drag);
    *drag.kind = 0;
    *drag.speed_x = *drag.speed_y = 0;
    return tapped;
  }
  const ImVec2 way = ImGui::GetMouseDragDelta(0, 0);
  const bool scrolls = ImGui::GetCurrentWindow()->ScrollMax.y > 0;
  if (*drag.kind == 0 && std::fabs(way.x) + std::fabs(way.y) > kDragFromPx)
    *drag.kind = !scrolls || std::fabs(way.x) > std::fabs(way.y) ? 1 : 2;
  if (*drag.kind != 2) ui.drag_taken = true;
  if (*drag.kind != 1) return false;
  const float per_s = io.DeltaTime > 0 ? 1 / io.DeltaTime : 0;
  *drag.speed_x += (io.MouseDelta.x * per_s - *drag.speed_x) * 0.4f;
  *drag.speed_y += (io.MouseDelta.y * per_s - *drag.speed_y) * 0.4f;
  if (io.MouseDelta.x != 0 || io.MouseDelta.y != 0) {
    const figure::Camera turned =
        figure::orbited(camera, static_cast<double>(io.MouseDelta.x), static_cast<double>(io.MouseDelta.y));
    ui.out.push_back(intent::Orbit{turned.azimuth_rad - camera.azimuth_rad, turned.elevation_rad - camera.elevation_rad});
  }
  return false;
}

// A figure and all that belongs to its picture.
struct Scene {
  const FigureShown& shown;
  const Exercise& exercise;
  const Level& level;
  const figure::Track& track;
  Side side;
  figure::Camera camera;
  figure::Placed placed;
};

figure::Placed placed_at(const figure::Track& track, Phase phase, double progress, double breath, Side side) {
  return figure::place(track.measures, figure::pose_at(track, {phase, progress, breath, side}));
}

// The way the hands or the working ankle take with what they carry.
void draw_load(const Ui& ui, Rect place, const Scene& scene) {
  const Gear& gear = scene.level.gear;
  if ((!gear.hand_weights && !gear.cuff) || scene.shown.phase == Phase::set || scene.shown.phase == Phase::rest) return;
  std::vector<figure::Joint> carriers;
  if (gear.hand_weights) carriers = {figure::Joint::hand_l, figure::Joint::hand_r};
  else carriers = {scene.side == Side::right ? figure::Joint::ankle_r : figure::Joint::ankle_l};
  std::vector<figure::Placed> places;
  for (int i = 0; i <= kLoadSteps; ++i) places.push_back(placed_at(scene.track, Phase::lift, static_cast<double>(i) / kLoadSteps, 0, scene.side));
  for (const figure::Joint joint : carriers) {
    std::vector<Vec3> path_m;
    for (const figure::Placed& p : places) path_m.push_back(p[joint]);
    draw_shapes(ui, place, figure::draw_load_path(path_m, scene.track.body, scene.camera, {static_cast<double>(place.w), static_cast<double>(place.h)}));
  }
}

void draw_scene(Ui& ui, Rect place, const Scene& scene) {
  const Vec2 size{static_cast<double>(place.w), static_cast<double>(place.h)};
  figure::DrawOptions options;
  options.scale = static_cast<double>(ui.surface.scale);
  if (!scene.shown.plain) {
    options.breath_ring = scene.shown.phase == Phase::hold && scene.shown.breath != 0;
    if (ui.app.settings.muscles)
      options.glows = glows(ui.app.catalog.motions.at(scene.level.motion), scene.shown.phase, scene.shown.progress, scene.side);
  }
  canvas()->PushClipRect(ImVec2(place.x, place.y), ImVec2(place.right(), place.bottom()), true);
  draw_shapes(ui, place, figure::draw(scene.placed, scene.track.body, scene.camera, size, props_of(scene.track, scene.side, scene.level.gear), options));
  if (scene.shown.ghost)
    draw_shapes(ui, place, figure::draw_ghost(placed_at(scene.track, Phase::hold, 1, 0, scene.side), scene.track.body, scene.camera, size));
  if (!scene.shown.plain) draw_load(ui, place, scene);
  canvas()->PopClipRect();
}

Scene scene_of(const Ui& ui, const FigureShown& shown, const figure::Track& track) {
  const Exercise& exercise = ui.app.catalog.exercises[shown.exercise];
  const Level& level = exercise.levels[shown.level];
  const Side side = track.one_sided ? (shown.side == Side::right ? Side::right : Side::left) : Side::both;
  const View still;
  const figure::Camera camera = camera_of(shown.turns ? ui.app.view : still, track, side, ui.app.settings.head, ui.clock.mono_ms);
  return {shown, exercise, level, track, side, camera, placed_at(track, shown.phase, shown.progress, shown.breath, side)};
}

void say_pose(Ui& ui, Rect place, std::string_view id, const Scene& scene) {
  say(ui, id, Role::image, pose_words(scene.exercise, scene.level, scene.shown.phase, scene.track.one_sided ? scene.side : Side::both), place);
}

// The name of the muscle that was tapped, in the lower left corner, for as long as it works.
void draw_muscle_name(Ui& ui, Rect place, std::string_view id) {
  if (!ui.app.preview.muscle) return;
  const std::string name = word(static_cast<Word>(static_cast<std::size_t>(Word::muscle_low_back) + static_cast<std::size_t>(*ui.app.preview.muscle)));
  const Style style{kBody, Weight::semibold, ui.ink.text, 0};
  const float height = scaled(ui, 32), width = std::min(place.w, text_width(ui, name, style) + 2 * kSpace3);
  const Rect pill{place.x, place.bottom() - height, width, height};
  fill(pill, ui.ink.raised, height / 2);
  frame(pill, ui.ink.edge, height / 2);
  label(ui, inset(pill, kSpace3, 0), name, style);
  say(ui, std::string(id) + "/muscle", Role::status, name, pill);
}

// A badge over one of two figures: a tick or a cross, and the words. Returns what is left below it.
Rect draw_badge(Ui& ui, Rect place, std::string_view id, bool right, const std::string& words) {
  const Rgb colour = right ? ui.ink.hold : ui.ink.danger;
  const Style style{kBody, Weight::semibold, colour, 0};
  const float height = scaled(ui, 26), r = height * 0.3f, x = place.x + r + kSpace1, y = place.y + height / 2;
  if (right) {
    phase_shape({x - r, y - r, 2 * r, 2 * r}, StepKind::done, colour);
  } else {
    canvas()->AddLine(ImVec2(x - r, y - r), ImVec2(x + r, y + r), packed(colour), r * 0.4f);
    canvas()->AddLine(ImVec2(x - r, y + r), ImVec2(x + r, y - r), packed(colour), r * 0.4f);
  }
  Column column{x + r + kSpace2, place.y + height * 0.12f, place.w - 2 * r - kSpace3, 0};
  text(ui, column, id, words, style);
  const float below = std::max(height, column.y - place.y);
  return {place.x, place.y + below, place.w, std::max(1.0f, place.h - below)};
}

// One above the other or side by side, whichever lets both be larger.
std::pair<Rect, Rect> two_places(Rect place, const figure::Camera& camera) {
  const double ratio = camera.half_width_m / camera.half_height_m;
  const auto size = [&](float w, float h) { return std::min(static_cast<double>(w) / ratio, static_cast<double>(h)); };
  if (size(place.w / 2, place.h) > size(place.w, place.h / 2)) {
    const float half = (place.w - kSpace3) / 2;
    return {{place.x, place.y, half, place.h}, {place.x + half + kSpace3, place.y, half, place.h}};
  }
  const float half = (place.h - kSpace2) / 2;
  return {{place.x, place.y, place.w, half}, {place.x, place.y + half + kSpace2, place.w, half}};
}

}  // namespace

void figure(Ui& ui, Rect place, std::string_view id, const FigureShown& shown) {
  const Exercise& exercise = ui.app.catalog.exercises[shown.exercise];
  const Scene scene = scene_of(ui, shown, ui.app.catalog.tracks.at(exercise.levels[shown.level].motion));
  if (shown.turns) {
    if (is_moving(ui.app.view, ui.clock.mono_ms)) ui.semantics.moving = true;
    const bool tapped = take_input(ui, place, id, scene.camera);
    if (tapped && ui.app.settings.muscles && !ui.app.session) {  // in a session a tap means the session
      const ImVec2 at = ImGui::GetIO().MousePos;
      const Vec2 point{static_cast<double>(at.x - place.x), static_cast<double>(at.y - place.y)};
      const std::vector<figure::Glow> lit = glows(ui.app.catalog.motions.at(scene.level.motion), shown.phase, shown.progress, scene.side);
      ui.out.push_back(intent::NameMuscle{figure::muscle_at(scene.placed, scene.track.body, scene.camera,
                                                            {static_cast<double>(place.w), static_cast<double>(place.h)}, lit, point)});
    }
  }
  draw_scene(ui, place, scene);
  say_pose(ui, place, id, scene);
  if (shown.turns) draw_muscle_name(ui, place, id);
}

void two_figures(Ui& ui, Rect place, std::string_view id, const FigureShown& shown) {
  const Exercise& exercise = ui.app.catalog.exercises[shown.exercise];
  Scene right = scene_of(ui, shown, ui.app.catalog.tracks.at(exercise.levels[shown.level].motion));
  Scene wrong = scene_of(ui, shown, *ui.app.preview.wrong);
  right.camera = wrong.camera;  // both as large, seen from where the mistake shows
  if (is_moving(ui.app.view, ui.clock.mono_ms)) ui.semantics.moving = true;
  take_input(ui, place, id, right.camera);
  const auto [one_place, other_place] = two_places(place, right.camera);
  const std::string key(id);
  const Mistake& mistake = exercise.mistakes[*ui.app.preview.mistake];
  const Rect one = draw_badge(ui, one_place, key + "/right", true, word(Word::like_this));
  draw_scene(ui, one, right);
  say_pose(ui, one, key, right);
  const Rect other = draw_badge(ui, other_place, key + "/wrong", false, words(Word::not_like_this, {mistake.wrong}));
  draw_scene(ui, other, wrong);
  const Vec2 size{static_cast<double>(other.w), static_cast<double>(other.h)};
  std::vector<figure::Joint> marks = ui.app.preview.marks;
  if (wrong.side == Side::right)
    for (figure::Joint& joint : marks) joint = figure::twin(joint);
  draw_shapes(ui, other, figure::draw_fault_marks(wrong.placed, right.placed, marks, wrong.track.body, wrong.camera, size));
  say(ui, key + "/mistake", Role::image, words(Word::mistake_figure, {exercise.name, mistake.wrong}), other);
}

FigureShown preview(const Ui& ui, std::size_t exercise_index, std::size_t level_index, Side side) {
  const Preview& player = ui.app.preview;
  const Exercise& exercise = ui.app.catalog.exercises[exercise_index];
  FigureShown shown;
  shown.exercise = exercise_index;
  shown.level = level_index;
  shown.side = side;
  const PhaseLengths lengths_s = shown_lengths_s(exercise, exercise.levels[level_index], ui.app.settings);
  const bool plays = player.playing && !moves_reduced(ui.app);
  // Nothing moves and she has not moved it: the pose that tells most.
  if (!plays && player.at_s == 0) {
    shown.phase = Phase::hold;
    return shown;
  }
  if (plays) ui.semantics.moving = true;
  const PreviewMoment moment = moment_at(lengths_s, plays ? position_s(player, lengths_s, ui.clock.mono_ms) : std::min(player.at_s, sum(lengths_s)));
  shown.phase = moment.phase;
  shown.progress = moment.progress;
  shown.breath = moment.breath;
  return shown;
}

}  // namespace holdfast::ui
