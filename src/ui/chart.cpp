#include <algorithm>
#include <cmath>

#include "app/chart_picture.h"
#include "base/text.h"
#include "imgui.h"
#include "ui/screens.h"
#include "ui/table.h"

namespace holdfast::ui {
namespace {

constexpr float kHeight = 220, kDash = 5, kGapOfDash = 4;
constexpr std::size_t kRowsShown = 130;  // of the table, the newest: more than a quarter has days

Rgb ink_of(const Ui& ui, ChartInk ink) {
  switch (ink) {
    case ChartInk::faint: return ui.ink.hairline;
    case ChartInk::words: return ui.ink.muted;
    case ChartInk::left: return ui.ink.hold;
    case ChartInk::right: return ui.ink.lower;
    case ChartInk::step: return ui.ink.accent;
  }
  return ui.ink.text;
}

void draw_line(const Ui& ui, Rect place, const ChartPicture::Line& line) {
  const ImVec2 from(place.x + line.x1, place.y + line.y1), to(place.x + line.x2, place.y + line.y2);
  const unsigned colour = packed(ink_of(ui, line.ink));
  const float thickness = line.ink == ChartInk::faint ? 1.0f : 2.0f;
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  if (line.ink != ChartInk::right || length < 1) {
    canvas()->AddLine(from, to, colour, thickness);
    return;
  }
  const ImVec2 way((to.x - from.x) / length, (to.y - from.y) / length);
  for (float at = 0; at < length; at += kDash + kGapOfDash) {
    const float end = std::min(at + kDash, length);
    canvas()->AddLine({from.x + way.x * at, from.y + way.y * at}, {from.x + way.x * end, from.y + way.y * end}, colour, thickness);
  }
}

void draw_mark(const Ui& ui, Rect place, const ChartPicture::Mark& mark) {
  const float x = place.x + mark.x, y = place.y + mark.y, r = kChartMark;
  const Rgb colour = ink_of(ui, mark.ink);
  if (mark.shape == ChartMark::dot) return circle(x, y, r, colour);
  if (mark.shape == ChartMark::cross) {
    canvas()->AddLine({x - r, y - r}, {x + r, y + r}, packed(colour), 2);
    canvas()->AddLine({x - r, y + r}, {x + r, y - r}, packed(colour), 2);
    return;
  }
  if (mark.shape == ChartMark::square) {
    const Rect square{x - r - 1, y - r - 1, 2 * r + 2, 2 * r + 2};
    return mark.filled ? fill(square, colour) : frame(square, colour, 0, 1.5f);
  }
  const float tip = mark.shape == ChartMark::up ? -5.0f : 5.0f;
  // Clockwise, either way.
  const ImVec2 a(x - 5, y - tip * 0.8f), b(x, y + tip), c(x + 5, y - tip * 0.8f);
  if (mark.filled) canvas()->AddTriangleFilled(tip < 0 ? a : c, b, tip < 0 ? c : a, packed(colour));
  else canvas()->AddTriangle(a, b, c, packed(colour), 1.5f);
}

Table table_of(const Chart& chart, Units units);

void draw_picture(Ui& ui, Column& in, const Chart& chart, const std::string& name, const std::string& said) {
  const Rect place = take(in, scaled(ui, kHeight));
  const ChartPicture picture = picture_of(chart, ui.app.settings.units, place.w, place.h, scaled(ui, kCaption));
  for (const auto& line : picture.lines) draw_line(ui, place, line);
  for (const auto& mark : picture.marks) draw_mark(ui, place, mark);
  const float high = scaled(ui, kCaption * 1.4f);
  for (const auto& words_at : picture.labels) {
    const float width = text_width(ui, words_at.text, caption(ui)) + 1;
    Style style = caption(ui);
    style.colour = ui.ink.muted;
    label(ui, {place.x + words_at.x - width * words_at.align, place.y + words_at.y - high / 2, width, high}, words_at.text, style);
  }
  say(ui, "chart/picture", Role::image, name + ". " + said, place);
  say_table(ui, "chart/table", name, table_of(chart, ui.app.settings.units), place);
}

// Every step in these days, the last not included.
std::string steps_words(const Chart& chart, Day from, Day to) {
  std::string said;
  for (const ChartStep& step : chart.steps)
    if (step.day >= from && step.day < to) {
      const Word taken = step.up ? (step.advised ? Word::chart_step_up : Word::chart_step_up_own) : step.advised ? Word::chart_step_down : Word::chart_step_down_own;
      const char* const one = word(step.clinician ? Word::chart_clinician : step.taken ? taken : step.up ? Word::chart_proposed_up : Word::chart_proposed_down);
      said = said.empty() ? one : joined(said, one);
    }
  return said;
}

// The same as numbers, newest first.
Table table_of(const Chart& chart, Units units) {
  const bool pain = chart.measure == Measure::pain;
  Table table;
  table.head = {word(Word::table_day), pain ? word(Word::table_training) : chart.sides ? word(Word::table_left) : measure_words(chart.measure)};
  if (chart.sides) table.head.push_back(word(pain ? Word::table_morning : Word::table_right));
  if (!chart.steps.empty()) table.head.push_back(word(Word::table_step));
  const std::size_t count = std::min(chart.points.size(), kRowsShown);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = chart.points.size() - 1 - i;
    const ChartPoint& point = chart.points[at];
    const Day from = at == 0 ? chart.first : point.day;
    const Day next = at + 1 < chart.points.size() ? chart.points[at + 1].day : chart.last + 1;
    const auto shown = [&](const std::optional<double>& value) { return value ? value_words(chart.measure, *value, units) : std::string(); };
    std::vector<std::string> cells{date_words(point.day, chart.span == Span::all), shown(point.left)};
    if (chart.sides) cells.push_back(shown(point.right));
    if (!chart.steps.empty()) cells.push_back(steps_words(chart, from, next));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

void draw_bests(Ui& ui, Column& in, const Exercise& exercise) {
  const Best best = best_of(ui.app.history, exercise.id);
  const Units units = ui.app.settings.units;
  for (int side = 0; side < (best.sides ? 2 : 1); ++side) {
    if (best.repetitions[side] == 0) continue;
    std::string line = joined(words(Word::best_hold, {value_words(Measure::hold, static_cast<double>(best.hold_ms[side]) / 1000, units)}),
                              words(Word::best_reps, {format("%d", best.repetitions[side])}));
    if (const std::string load = load_words(best.load_kg[side], units); !load.empty()) line = joined(line, words(Word::best_load, {load}));
    const char* const who = best.sides ? word(side == 0 ? Word::table_left : Word::table_right) : word(Word::bests_title);
    text(ui, in, side == 0 ? "chart/best" : "chart/best_right", words(Word::best_side, {who, line}), caption(ui));
  }
}

std::size_t last_trained(const App& app) {
  for (auto bout = app.history.bouts.rbegin(); bout != app.history.bouts.rend(); ++bout)
    for (std::size_t i = 0; i < app.catalog.exercises.size(); ++i)
      if (!bout->removed && !bout->reps.empty() && app.catalog.exercises[i].id == bout->exercise) return i;
  return 0;
}

std::vector<std::string> names(Word first, int count) {
  std::vector<std::string> list;
  for (int i = 0; i < count; ++i) list.push_back(word(static_cast<Word>(static_cast<int>(first) + i)));
  return list;
}

// Exercises of which anything was noted, as places in the catalogue.
std::vector<int> noted(const App& app) {
  std::vector<int> list;
  for (std::size_t i = 0; i < app.catalog.exercises.size(); ++i)
    if (!bouts_of(app.history, app.catalog.exercises[i].id).empty()) list.push_back(static_cast<int>(i));
  return list;
}

void pick_exercise(Ui& ui, Column& in, const std::vector<int>& list, std::size_t exercise) {
  std::vector<std::string> shown;
  int chosen = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    shown.push_back(ui.app.catalog.exercises[static_cast<std::size_t>(list[i])].name);
    if (list[i] == static_cast<int>(exercise)) chosen = static_cast<int>(i);
  }
  const auto wanted = choice(ui, in, "chart/exercise", word(Word::chart_exercise), shown, chosen, in.w > scaled(ui, 520) ? 3 : 2);
  if (!wanted) return;
  ProgressView view = ui.app.progress;
  view.exercise = list[static_cast<std::size_t>(*wanted)];
  ui.out.push_back(intent::LookAtProgress{view});
}

void pick_measure(Ui& ui, Column& in, Measure measure) {
  ProgressView view = ui.app.progress;
  const int per_row = in.w > scaled(ui, 680) ? kMeasures : 3;
  const auto what = choice(ui, in, "chart/measure", word(Word::chart_measure), names(Word::measure_hold, kMeasures), static_cast<int>(measure), per_row);
  const auto span = choice(ui, in, "chart/span", word(Word::chart_span), names(Word::span_quarter, 3), static_cast<int>(view.span));
  if (what) view.measure = static_cast<Measure>(*what);
  if (span) view.span = static_cast<Span>(*span);
  if (what || span) ui.out.push_back(intent::LookAtProgress{view});
}

// Unless she picked one: seconds where the exercise is held, else repetitions.
Measure measure_of(const App& app, const Exercise& exercise) {
  if (app.progress.measure) return *app.progress.measure;
  return dose_at(exercise, standing(app.history, exercise)).hold.kind == HoldKind::brief ? Measure::repetitions : Measure::hold;
}

}  // namespace

void draw_charts(Ui& ui, Column& column) {
  const std::vector<int> list = noted(ui.app);
  if (list.empty()) return;
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  heading(ui, in, "chart", word(Word::charts_title), 2, {kLead, Weight::semibold, ui.ink.text});
  const ProgressView& view = ui.app.progress;
  const bool picked = std::find(list.begin(), list.end(), view.exercise) != list.end();
  const std::size_t index = picked ? static_cast<std::size_t>(view.exercise) : last_trained(ui.app);
  const Exercise& exercise = ui.app.catalog.exercises[index];
  const Units units = ui.app.settings.units;
  pick_exercise(ui, in, list, index);
  const Measure measure = measure_of(ui.app, exercise);
  const Chart chart = chart_of(ui.app.history, exercise, measure, view.span, today_of(ui), units == Units::lb ? kKgPerLb : 1);
  const std::string name = words(Word::chart_name, {exercise.name, measure_words(measure)}), said = chart_words(chart, units);
  text(ui, in, "chart/said", name + ". " + said, body(ui));
  if (!chart.points.empty() && view.table) draw_table(ui, in, "chart/table", name, table_of(chart, units));
  else if (!chart.points.empty()) draw_picture(ui, in, chart, name, said);
  const std::string key = key_words(chart);
  if (!key.empty() && !view.table) text(ui, in, "chart/key", key, caption(ui));
  pick_measure(ui, in, measure);
  if (!chart.points.empty()) {
    const Rect row = take(in, std::max(kTarget, scaled(ui, kTarget)));
    const Column left = split(row, 0, 2, kSpace3), right = split(row, 1, 2, kSpace3);
    if (button(ui, {left.x, row.y, left.w, row.h}, "chart/table_or_not", word(view.table ? Word::show_chart : Word::show_table), {ButtonKind::quiet})) {
      ProgressView other = view;
      other.table = !view.table;
      ui.out.push_back(intent::LookAtProgress{other});
    }
    if (button(ui, {right.x, row.y, right.w, row.h}, "chart/save", word(Word::save_chart), {ButtonKind::quiet}))
      ui.out.push_back(intent::SaveFile{"holdfast-" + exercise.id + ".svg", "image/svg+xml", svg_of(picture_of(chart, units, 720, 320, kCaption), name, said, key)});
  }
  draw_bests(ui, in, exercise);
  draw_advice(ui, in, "progress/" + exercise.id, index);
  end_card(ui, column, card);
}

}  // namespace holdfast::ui
