#include "app/words.h"
#include "ui/screens.h"

namespace holdfast::ui {
namespace {

void draw_item(Ui& ui, Column& column, std::size_t index) {
  const Exercise& exercise = ui.app.catalog.exercises[index];
  const Rung now = standing(ui.app.history, exercise);
  const Due when = due(exercise, ui.app.history, today_of(ui));
  const std::string id = "program/" + exercise.id;
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  in.gap = kSpace2;
  heading(ui, in, id, exercise.name, 2, {kLead, Weight::semibold, ui.ink.text});
  text(ui, in, id + "/level", rung_words(exercise, now, ui.app.settings.units), body(ui));
  text(ui, in, id + "/due", due_words(when), caption(ui));
  const Rect row = take(in, std::max(kTarget, scaled(ui, kTarget)));
  const Column left = split(row, 0, 2, kSpace2), right = split(row, 1, 2, kSpace2);
  const Rung down = step_down(exercise, now), up = step_up(exercise, now);
  const bool up_forbidden = has_stop_sign(ui.app.history) && !exercise.levels[up.level].gentle;
  if (button(ui, Rect{left.x, row.y, left.w, row.h}, id + "/easier", word(Word::easier),
             {ButtonKind::second, 0, !can_step_down(exercise, now), words(Word::easier_for, {exercise.name})}))
    ui.out.push_back(intent::ChooseRung{index, down});
  if (button(ui, Rect{right.x, row.y, right.w, row.h}, id + "/harder", word(Word::harder),
             {ButtonKind::second, 0, !can_step_up(exercise, now) || up_forbidden, words(Word::harder_for, {exercise.name})}))
    ui.out.push_back(intent::ChooseRung{index, up});
  end_card(ui, column, card);
}

}  // namespace

void draw_program(Ui& ui, Rect place) {
  Scroll scroll = begin_scroll(ui, "program", place, kSpace4, 720);
  Column& column = scroll.column;
  draw_notices(ui, column);
  draw_incoming(ui, column);
  heading(ui, column, "program/title", word(Word::program_title), 1, {kTitle, Weight::semibold, ui.ink.text});
  text(ui, column, "program/more", word(Word::program_more), muted(ui));
  if (!ui.app.program_in_use.empty()) text(ui, column, "program/name", ui.app.catalog.programs.front().name, body(ui));
  if (!ui.app.catalog.programs.empty())
    for (const ProgramItem& item : ui.app.catalog.programs.front().items)
      for (std::size_t i = 0; i < ui.app.catalog.exercises.size(); ++i)
        if (ui.app.catalog.exercises[i].id == item.exercise) draw_item(ui, column, i);
  if (const bool own = ui.app.settings.own_order; checkbox(ui, column, "program/own_order", word(Word::own_order), own))
    ui.out.push_back(intent::Change{Setting::own_order, !own});
  if (!ui.app.program_in_use.empty() && button(ui, column, "program/drop", word(Word::drop_program))) ui.out.push_back(intent::Change{Setting::program, 0});
  constexpr struct {
    const char* what;
    Word words;
  } kShared[] = {{"link", Word::share_link}, {"program", Word::share_file}, {"calendar", Word::calendar}, {"handout", Word::handout}};
  for (const auto& shared : kShared)
    if (button(ui, column, std::string("program/") + shared.what, word(shared.words))) ui.out.push_back(intent::Export{shared.what});
  end_scroll(ui, scroll);
}

}  // namespace holdfast::ui
