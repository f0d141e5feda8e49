#include <algorithm>

#include "app/words.h"
#include "base/text.h"
#include "ui/screens.h"

namespace holdfast::ui {
namespace {

constexpr float kStillHeight = 120;

// A card of the list: a still of the hold, name, position, level.
void draw_entry(Ui& ui, Rect place, std::size_t index) {
  const Exercise& exercise = ui.app.catalog.exercises[index];
  const Rung rung = standing(ui.app.history, exercise);
  const std::string id = "exercises/" + exercise.id;
  fill(place, ui.ink.surface, kCorner);
  if (pressable(ui, place, id, words(Word::show, {exercise.name}))) ui.out.push_back(intent::ShowExercise{index});
  frame(place, ui.ink.hairline, kCorner);
  FigureShown still;
  still.exercise = index;
  still.level = rung.level;
  still.phase = Phase::hold;
  still.side = Side::left;
  still.turns = false;
  still.plain = true;
  const float picture = std::min(place.w * 0.42f, 260.0f);
  figure(ui, {place.x + kSpace2, place.y + kSpace2, picture, place.h - 2 * kSpace2}, id + "/figure", still);
  Column column{place.x + picture + kSpace4, place.y + kSpace3, place.w - picture - kSpace4 - kSpace3, kSpace1};
  heading(ui, column, id + "/name", exercise.name, 2, {kLead, Weight::semibold, ui.ink.text});
  text(ui, column, id + "/position", word(static_cast<Word>(static_cast<int>(Word::position_prone) + static_cast<int>(exercise.position))), caption(ui));
  text(ui, column, id + "/level", rung_words(exercise, rung, ui.app.settings.units), caption(ui));
}

}  // namespace

void draw_exercises(Ui& ui, Rect place) {
  Scroll scroll = begin_scroll(ui, "exercises", place, kSpace4, 1120);
  Column& column = scroll.column;
  draw_notices(ui, column);
  heading(ui, column, "exercises/title", word(Word::exercises_title), 1, {kTitle, Weight::semibold, ui.ink.text});
  const int per_row = column.w >= 860 ? 2 : 1;
  const float height = scaled(ui, kStillHeight + 24);
  const std::size_t count = ui.app.catalog.exercises.size();
  for (std::size_t i = 0; i < count; i += static_cast<std::size_t>(per_row)) {
    const Rect row = take(column, height);
    for (int c = 0; c < per_row && i + static_cast<std::size_t>(c) < count; ++c) {
      const Column cell = split(row, c, per_row, kSpace3);
      draw_entry(ui, {cell.x, row.y, cell.w, row.h}, i + static_cast<std::size_t>(c));
    }
  }
  end_scroll(ui, scroll);
}

}  // namespace holdfast::ui
