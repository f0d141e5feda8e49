#include <algorithm>

#include "app/words.h"
#include "base/text.h"
#include "ui/screens.h"

namespace holdfast::ui {
namespace {

using What = intent::EditProgram::What;

// Daily, 2 to 6 a week, or these weekdays.
void draw_days(Ui& ui, Column& in, const Exercise& exercise) {
  const std::string id = "program/" + exercise.id + "/days";
  const Frequency frequency = exercise.frequency;
  std::vector<std::string> names{word(Word::days_daily)};
  for (int days = 6; days >= 1; --days) names.push_back(std::to_string(days));
  names.push_back(word(Word::days_chosen));
  const int chosen = frequency.weekdays ? 7 : 7 - frequency.days_per_week;
  if (const auto wanted = choice(ui, in, id, word(Word::days_title), names, chosen, 4)) {
    // As many weekdays as before, as far apart as they go.
    int code = 7 - *wanted;
    if (*wanted == 7) {
      code = kWeekdays;
      for (int i = 0; i < frequency.days_per_week; ++i) code += 1 << i * 7 / frequency.days_per_week;
    }
    ui.out.push_back(intent::ChooseDays{exercise.id, code});
  }
  if (!frequency.weekdays) return;
  for (int day = 0; day < 7; ++day) {
    const bool on = frequency.weekdays >> day & 1;
    if (checkbox(ui, in, id + "/" + std::to_string(day) + "/on", word(static_cast<Word>(static_cast<int>(Word::monday) + day)), on)) {
      const int bits = frequency.weekdays ^ 1 << day;
      if (bits) ui.out.push_back(intent::ChooseDays{exercise.id, kWeekdays + bits});
    }
  }
}

void draw_editing(Ui& ui, Column& in, const Exercise& exercise) {
  const std::string id = "program/" + exercise.id;
  struct Way { const char* id; Word shown, spoken; What what; };
  constexpr Way kWays[] = {{"/earlier", Word::move_up, Word::move_up_named, What::earlier}, {"/later", Word::move_down, Word::move_down_named, What::later},
                           {"/take_out", Word::take_out, Word::take_out_named, What::take_out}};
  const std::vector<ProgramItem>& items = ui.app.catalog.programs.front().items;
  const Rect row = take(in, std::max(kTarget, scaled(ui, kTarget)));
  for (int i = 0; i < 3; ++i) {
    const Way& way = kWays[i];
    const Column cell = split(row, i, 3, kSpace2);
    const bool forbidden = way.what == What::earlier ? items.front().exercise == exercise.id : way.what == What::later ? items.back().exercise == exercise.id : items.size() < 2;
    if (button(ui, Rect{cell.x, row.y, cell.w, row.h}, id + way.id, word(way.shown), {ButtonKind::quiet, 0, forbidden, words(way.spoken, {exercise.name})}))
      ui.out.push_back(intent::EditProgram{way.what, exercise.id});
  }
  draw_days(ui, in, exercise);
}

// The exercises that are not in it, each with what to mind.
void draw_more(Ui& ui, Column& column) {
  const std::vector<ProgramItem>& items = ui.app.catalog.programs.front().items;
  bool any = false;
  for (const Exercise& exercise : ui.app.catalog.exercises) {
    if (std::any_of(items.begin(), items.end(), [&](const ProgramItem& item) { return item.exercise == exercise.id; })) continue;
    if (!any) heading(ui, column, "program/add", word(Word::add_title), 2, {kLead, Weight::semibold, ui.ink.text});
    any = true;
    const std::string id = "program/add/" + exercise.id;
    Card card = begin_card(ui, column);
    Column& in = card.inner;
    in.gap = kSpace2;
    text(ui, in, id, exercise.name, {kBody, Weight::semibold, ui.ink.text});
    text(ui, in, id + "/summary", exercise.summary, caption(ui));
    bullets(ui, in, id + "/cautions", exercise.cautions, word(Word::cautions));
    if (button(ui, in, id + "/take", word(Word::add), {ButtonKind::second, 0, false, words(Word::add_named, {exercise.name})}))
      ui.out.push_back(intent::EditProgram{What::add, exercise.id});
    end_card(ui, column, card);
  }
}

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
  const bool open = ui.app.edited == exercise.id;
  if (button(ui, in, id + "/change", word(Word::change_item), {ButtonKind::quiet, 0, false, words(Word::change_item_named, {exercise.name}), open}))
    ui.out.push_back(intent::OpenItem{open ? "" : exercise.id});
  if (open) draw_editing(ui, in, exercise);
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
  if (!ui.app.catalog.programs.empty()) draw_more(ui, column);
  if (const bool own = ui.app.settings.own_order; checkbox(ui, column, "program/own_order", word(Word::own_order), own))
    ui.out.push_back(intent::Change{Setting::own_order, !own});
  if (!ui.app.program_in_use.empty()) {
    if (button(ui, column, "program/drop", word(Word::drop_program))) ui.out.push_back(intent::Change{Setting::program, 0});
  } else if (!ui.app.dropped_program.empty() && button(ui, column, "program/take_back", word(Word::take_back_program))) {
    ui.out.push_back(intent::Change{Setting::program, 1});
  }
  if (const bool on = ui.app.settings.forgiving; checkbox(ui, column, "program/forgiving", word(Word::forgiving), on))
    ui.out.push_back(intent::Change{Setting::forgiving, !on});
  const int minute = ui.app.settings.calendar_min;
  const std::string hour = words(Word::clock_time, {format("%02d", minute / 60), format("%02d", minute % 60)});
  if (const auto wanted = slider(ui, column, "program/hour", word(Word::calendar_hour), minute, {0, 1425, 15}, hour))
    ui.out.push_back(intent::Change{Setting::calendar_min, static_cast<int>(*wanted)});
  constexpr struct {
    const char* what;
    Word words;
  } kShared[] = {{"link", Word::share_link}, {"program", Word::share_file}, {"hep", Word::share_hep}, {"calendar", Word::calendar}, {"handout", Word::handout}};
  for (const auto& shared : kShared)
    if (button(ui, column, std::string("program/") + shared.what, word(shared.words))) ui.out.push_back(intent::Export{shared.what});
  end_scroll(ui, scroll);
}

}  // namespace holdfast::ui
