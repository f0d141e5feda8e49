#include "app/words.h"
#include "base/text.h"
#include "ui/screens.h"

namespace holdfast::ui {
namespace {

const Exercise& shown_exercise(const Ui& ui) { return ui.app.catalog.exercises[ui.app.shown_exercise]; }

void draw_controls(Ui& ui, Rect place) {
  const Exercise& exercise = shown_exercise(ui);
  const bool playing = ui.app.preview_playing && !moves_reduced(ui.app);
  const bool sided = exercise.levels[ui.app.shown_level].sides != Sides::both;
  const int count = sided ? 3 : 2;
  const auto cell = [&](int index) {
    const Column c = split(place, index, count, kSpace2);
    return Rect{c.x, place.y, c.w, place.h};
  };
  if (button(ui, cell(0), "exercise/play", word(playing ? Word::stop_playing : Word::play)))
    ui.out.push_back(intent::PlayPreview{!ui.app.preview_playing});
  if (button(ui, cell(1), "exercise/best", word(Word::best_view))) ui.out.push_back(intent::BestView{});
  if (!sided) return;
  const bool left = ui.app.shown_side != Side::right;
  const std::string name = words(Word::level_line, {word(Word::working_side), word(left ? Word::side_left : Word::side_right)});
  if (button(ui, cell(2), "exercise/side", word(left ? Word::side_left : Word::side_right), {ButtonKind::second, 0, false, name}))
    ui.out.push_back(intent::ShowSide{left ? Side::right : Side::left});
}

void draw_levels(Ui& ui, Column& column) {
  const Exercise& exercise = shown_exercise(ui);
  const Rung now = standing(ui.app.log, exercise);
  heading(ui, column, "exercise/levels", word(Word::levels), 2, {kLead, Weight::semibold, ui.ink.text});
  for (std::size_t i = 0; i < exercise.levels.size(); ++i) {
    const Level& level = exercise.levels[i];
    const bool chosen = i == ui.app.shown_level;
    const std::string id = "exercise/level" + std::to_string(i);
    const Rung rung{i, i == now.level ? now.dose : 0};
    const std::string dose = dose_words(dose_at(exercise, rung), level.sides, ui.app.settings.units);
    const Rect row = take(column, std::max(kMainTarget, scaled(ui, kMainTarget)));
    fill(row, chosen ? ui.ink.raised : ui.ink.surface, kCorner);
    std::string name = words(Word::level_line, {level.name, dose});
    if (i == now.level) name += ", " + std::string(word(Word::level_now));
    if (pressable(ui, row, id, name)) ui.out.push_back(intent::ShowLevel{i});
    frame(row, chosen ? ui.ink.accent : ui.ink.hairline, kCorner, chosen ? 2.0f : 1.0f);
    const float badge = i == now.level ? scaled(ui, 84) : 0;
    label(ui, {row.x + kSpace4, row.y + row.h * 0.08f, row.w - 2 * kSpace4 - badge, row.h * 0.46f}, level.name, {kBody, Weight::semibold, ui.ink.text, 0});
    label(ui, {row.x + kSpace4, row.y + row.h * 0.5f, row.w - 2 * kSpace4 - badge, row.h * 0.42f}, dose, caption(ui));
    if (badge > 0) label(ui, {row.right() - badge - kSpace4, row.y, badge, row.h}, word(Word::level_now), {kCaption, Weight::semibold, ui.ink.accent, 1});
  }
  const bool forbidden = has_stop_sign(ui.app.log) && !exercise.levels[ui.app.shown_level].gentle;
  const bool changes = ui.app.shown_level != now.level;
  if (button(ui, column, "exercise/train", word(Word::train_level), {ButtonKind::main, kMainTarget, forbidden}))
    ui.out.push_back(intent::StartExercise{ui.app.shown_exercise, changes ? Rung{ui.app.shown_level, 0} : now});
  if (changes && button(ui, column, "exercise/use", word(Word::use_level), {ButtonKind::second, 0, forbidden}))
    ui.out.push_back(intent::ChooseRung{ui.app.shown_exercise, {ui.app.shown_level, 0}});
  const std::string& how = exercise.levels[ui.app.shown_level].how;
  if (!how.empty()) text(ui, column, "exercise/level_how", how, muted(ui));
  text(ui, column, "exercise/level_source", exercise.levels[ui.app.shown_level].source, caption(ui));
}

void draw_list(Ui& ui, Column& column, std::string_view id, Word title, const std::vector<std::string>& list) {
  if (list.empty()) return;
  const std::string key(id);
  heading(ui, column, key, word(title), 2, {kLead, Weight::semibold, ui.ink.text});
  bullets(ui, column, key + "/list", list, word(title));
  column.y += kSpace2;
}

void draw_words(Ui& ui, Column& column) {
  const Exercise& exercise = shown_exercise(ui);
  draw_list(ui, column, "exercise/steps", Word::steps, exercise.steps);
  draw_list(ui, column, "exercise/breathing", Word::breathing, {exercise.breathing});
  std::vector<std::string> mistakes, muscles;
  for (const Mistake& m : exercise.mistakes) mistakes.push_back(m.wrong + " " + words(Word::instead, {m.instead}));
  for (const WorkedMuscle& m : exercise.muscles) muscles.push_back(m.primary ? words(Word::muscle_primary, {m.name}) : m.name);
  draw_list(ui, column, "exercise/mistakes", Word::mistakes, mistakes);
  draw_list(ui, column, "exercise/stop", Word::stop_when, exercise.stop_signs);
  draw_list(ui, column, "exercise/cautions", Word::cautions, exercise.cautions);
  draw_list(ui, column, "exercise/muscles", Word::muscles, muscles);
  draw_list(ui, column, "exercise/equipment", Word::equipment, exercise.equipment);
  draw_list(ui, column, "exercise/sources", Word::sources, exercise.sources);
}

void draw_head(Ui& ui, Column& column) {
  const Rect row = take(column, std::max(kTarget, scaled(ui, kTarget)));
  if (button(ui, Rect{row.x - kSpace2, row.y, std::min(row.w, scaled(ui, 150)), row.h}, "exercise/all", word(Word::all_exercises), {ButtonKind::quiet}))
    ui.out.push_back(intent::GoTo{Screen::exercises});
  heading(ui, column, "exercise/name", shown_exercise(ui).name, 1, {kTitle, Weight::semibold, ui.ink.text});
  text(ui, column, "exercise/summary", shown_exercise(ui).summary, muted(ui));
}

}  // namespace

void draw_exercise(Ui& ui, Rect place) {
  if (ui.app.shown_exercise >= ui.app.catalog.exercises.size()) return;
  const FigureShown shown = preview(ui, ui.app.shown_exercise, ui.app.shown_level, ui.app.shown_side);
  const float row = std::max(kTarget, scaled(ui, kTarget));
  if (is_wide(place)) {
    const float width = std::min(place.w - 2 * kSpace5, 1120.0f), left = place.middle_x() - width / 2, half = width * 0.52f;
    figure(ui, {left, place.y + kSpace4, half - kSpace4, place.h - row - kSpace4 * 3}, "figure", shown);
    draw_controls(ui, {left, place.bottom() - row - kSpace4, half - kSpace4, row});
    Scroll scroll = begin_scroll(ui, "exercise", {left + half, place.y, width - half + kSpace2, place.h}, kSpace2);
    draw_notices(ui, scroll.column);
    draw_head(ui, scroll.column);
    draw_levels(ui, scroll.column);
    draw_words(ui, scroll.column);
    end_scroll(ui, scroll);
    return;
  }
  Scroll scroll = begin_scroll(ui, "exercise", place, kSpace4, 720);
  draw_notices(ui, scroll.column);
  draw_head(ui, scroll.column);
  figure(ui, take(scroll.column, place.h * 0.36f), "figure", shown);
  draw_controls(ui, take(scroll.column, row));
  draw_levels(ui, scroll.column);
  draw_words(ui, scroll.column);
  end_scroll(ui, scroll);
}

}  // namespace holdfast::ui
