#include <algorithm>

#include "app/advising.h"
#include "app/outbox.h"
#include "app/words.h"
#include "base/text.h"
#include "ui/screens.h"

namespace holdfast::ui {

bool is_wide(Rect place) { return place.w >= 700 && place.w > place.h * 0.9f; }

Day today_of(const Ui& ui) { return day_of(ui.clock); }

namespace {

struct Plans {
  std::vector<Assignment> assignments;
  bool anything_due = false;
  Ms duration_ms = 0;
};

Plans plans_for_today(const Ui& ui) {
  Plans plans;
  plans.assignments = todays_assignments(ui.app, today_of(ui));
  for (const Assignment& a : plans.assignments)
    plans.anything_due = plans.anything_due || due(ui.app.catalog.exercises[a.exercise_index], ui.app.history, today_of(ui)).due;
  plans.duration_ms = total_ms(make_plan(ui.app.catalog, plans.assignments, pace_of(ui.app.settings)));
  return plans;
}

// "3 exercises, about 8 minutes".
std::string plan_words(const Plans& plans) {
  const int count = static_cast<int>(plans.assignments.size());
  return words(count == 1 ? Word::today_plan_one : Word::today_plan, {duration_words(plans.duration_ms), format("%d", count)});
}

void draw_unfinished(Ui& ui, Column& column) {
  if (!ui.app.unfinished) return;
  const Unfinished& unfinished = *ui.app.unfinished;
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  heading(ui, in, "unfinished/title", word(Word::unfinished_title), 2, {kLead, Weight::semibold, ui.ink.text});
  // Where she stopped: the bout of that session that was begun last.
  std::string where;
  for (const Bout* bout : bouts_of_session(ui.app.history, unfinished.session)) {
    const Exercise* exercise = find_exercise(ui.app.catalog, bout->exercise);
    if (exercise && (where.empty() || !bout->reps.empty()))
      where = words(Word::unfinished_more, {exercise->name, format("%d", std::min<int>(static_cast<int>(bout->reps.size()) + 1, bout->asked_reps))});
  }
  text(ui, in, "unfinished/more", where, muted(ui));
  const Rect row = take(in, scaled(ui, kTarget + 4));
  const Column yes = split(row, 0, 2, kSpace2), no = split(row, 1, 2, kSpace2);
  if (button(ui, Rect{yes.x, row.y, yes.w, row.h}, "unfinished/go_on", word(Word::go_on), {ButtonKind::main}))
    ui.out.push_back(intent::GoOn{});
  if (button(ui, Rect{no.x, row.y, no.w, row.h}, "unfinished/drop", word(Word::drop_unfinished)))
    ui.out.push_back(intent::DropUnfinished{});
  end_card(ui, column, card);
}

// One line for each exercise: what, how much, and why today.
void draw_items(Ui& ui, Column& column, const Plans& plans) {
  column.gap = kSpace2;
  for (const Assignment& a : plans.assignments) {
    const Exercise& exercise = ui.app.catalog.exercises[a.exercise_index];
    const Due why = due(exercise, ui.app.history, today_of(ui));
    const Level& level = exercise.levels[a.rung.level];
    const float top = column.y;
    Column inner{column.x + kSpace4, column.y, column.w - kSpace4, 0};
    text(ui, inner, "plan/" + exercise.id, exercise.name, {kBody, Weight::semibold, ui.ink.text});
    text(ui, inner, "plan/" + exercise.id + "/dose",
         joined(dose_words(dose_at(exercise, a.rung), level.sides, ui.app.settings.units), due_words(why)), caption(ui));
    fill({column.x, top + 3, 4, inner.y - top - 6}, ui.ink.accent, 2);
    column.y = inner.y + column.gap;
  }
  column.gap = kSpace3;
}

void draw_nothing_due(Ui& ui, Column& column, const Plans& plans) {
  // What of the program is due next, soonest first.
  const Exercise* soonest = nullptr;
  Due when;
  for (const Assignment& a : plans.assignments) {
    const Exercise& exercise = ui.app.catalog.exercises[a.exercise_index];
    const Due d = due(exercise, ui.app.history, today_of(ui));
    if (!soonest || d.next < when.next) soonest = &exercise, when = d;
  }
  if (soonest)
    text(ui, column, "next", words(Word::today_done_more, {soonest->name, next_due_words(when, today_of(ui))}), body(ui));
  text(ui, column, "again", words(Word::today_again, {plan_words(plans)}), muted(ui));
}

void draw_plan(Ui& ui, Column& column, const Plans& plans) {
  text(ui, column, "date", day_words(today_of(ui)), caption(ui));
  heading(ui, column, "headline", plans.anything_due ? plan_words(plans) : word(Word::today_done), 1, {kHeading, Weight::semibold, ui.ink.text});
  if (has_stop_sign(ui.app.history)) {
    text(ui, column, "gentle", word(Word::gentle_only), {kBody, Weight::regular, ui.ink.ready});
    if (button(ui, column, "check_again", word(Word::check_again))) ui.out.push_back(intent::GoTo{Screen::first_visit});
  }
  // What speaks for less is said before she begins, not after.
  for (const Assignment& a : plans.assignments) {
    const AdviceKind kind = advice_for(ui.app, a.exercise_index, today_of(ui)).kind;
    if (kind != AdviceKind::easier_after_break && kind != AdviceKind::down && kind != AdviceKind::see_clinician) continue;
    const Exercise& exercise = ui.app.catalog.exercises[a.exercise_index];
    const std::string id = "today/" + exercise.id;
    text(ui, column, id, exercise.name, caption(ui));
    draw_advice(ui, column, id, a.exercise_index);
  }
  if (plans.anything_due)
    draw_items(ui, column, plans);
  else
    draw_nothing_due(ui, column, plans);
}

void draw_start(Ui& ui, Column& column, bool anything_due) {
  if (button(ui, column, "start", word(Word::start), {anything_due ? ButtonKind::main : ButtonKind::second, kMainTarget}))
    ui.out.push_back(intent::StartProgram{});
}

// Seven marks, Monday to Sunday: filled when trained, a ring for today, a dot for what is to come.
void draw_week(Ui& ui, Column& column) {
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  const Day today = today_of(ui), monday = monday_of(today);
  const std::vector<Day> days = days_trained(ui.app.history);
  heading(ui, in, "week/title", word(Word::week_title), 2, {kBody, Weight::semibold, ui.ink.text});
  const Rect row = take(in, scaled(ui, 58));
  Node list;
  list.id = "week";
  list.role = Role::list;
  list.name = word(Word::week_title);
  list.box = clipped(row);
  open_group(ui.semantics, list);
  for (int i = 0; i < 7; ++i) {
    const Day day = monday + i;
    const Column cell = split(row, i, 7, 0);
    const float x = cell.x + cell.w / 2, y = row.y + scaled(ui, 18), r = std::min(scaled(ui, 15), cell.w / 2 - 2);
    const bool trained = std::find(days.begin(), days.end(), day) != days.end();
    if (trained) {
      circle(x, y, r, ui.ink.hold);
      phase_shape({x - r * 0.5f, y - r * 0.5f, r, r}, StepKind::done, ui.ink.background);
    } else if (day == today) {
      ring(x, y, r, ui.ink.accent, 2.5f);
    } else if (day < today) {
      ring(x, y, r, ui.ink.hairline, 2);
    } else {
      circle(x, y, 3, ui.ink.edge);
    }
    const Word name = static_cast<Word>(static_cast<int>(Word::monday_short) + i);
    label(ui, {cell.x, row.y + scaled(ui, 38), cell.w, scaled(ui, 18)}, word(name),
          {kCaption, day == today ? Weight::semibold : Weight::regular, day == today ? ui.ink.accent : ui.ink.muted, 0.5f});
    const Word state = trained ? Word::day_trained : day > today ? Word::day_to_come : Word::day_not_trained;
    say(ui, "week/" + std::to_string(i), Role::listitem,
        words(state, {word(static_cast<Word>(static_cast<int>(Word::monday) + i))}), {cell.x, row.y, cell.w, row.h});
  }
  close_group(ui.semantics);
  std::string line = streak_words(ui.app, today);
  if (!ui.app.catalog.programs.empty() && !days.empty()) {
    const Adherence a = adherence_this_week(ui.app.catalog, ui.app.catalog.programs.front(), ui.app.history, today);
    line = joined(line, words(Word::adherence, {format("%d", a.done), format("%d", a.asked)}));
  }
  text(ui, in, "streak", line, muted(ui));
  end_card(ui, column, card);
}

void draw_notice(Ui& ui, Column& column, const Notice& notice, std::size_t index, const std::string& id) {
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  const Rgb colour = notice.kind == Notice::Kind::warning ? ui.ink.ready : ui.ink.hold;
  const float top = in.y;
  const float side = scaled(ui, 92);
  Column words_column{in.x + kSpace3, in.y, in.w - side - kSpace5, 0};
  text(ui, words_column, "", notice.text, body(ui));
  const float height = std::max(words_column.y - top, scaled(ui, kTarget));
  say(ui, id, notice.kind == Notice::Kind::warning ? Role::alert : Role::status, notice.text, {in.x, top, in.w - side, height});
  fill({in.x - kSpace1, top, 4, height}, colour, 2);
  if (button(ui, Rect{in.x + in.w - side, top, side, std::max(kTarget, scaled(ui, kTarget))}, id + "/close", word(Word::dismiss)))
    ui.out.push_back(intent::DismissNotice{index});
  in.y = top + height + in.gap;
  if (notice.offers_backup && button(ui, in, id + "/backup", word(Word::backup))) ui.out.push_back(intent::MakeBackup{});
  if (notice.offers_undo && ui.app.before_restore && button(ui, in, id + "/undo", word(Word::undo))) ui.out.push_back(intent::UndoRestore{});
  end_card(ui, column, card);
}

bool reminds(const Ui& ui) { return (ui.app.screen == Screen::today || ui.app.screen == Screen::summary) && wants_backup(ui.app); }

}  // namespace

void draw_notices(Ui& ui, Column& column) {
  for (std::size_t i = 0; i < ui.app.notices.size(); ++i) draw_notice(ui, column, ui.app.notices[i], i, "notice/" + std::to_string(i));
  if (reminds(ui)) {
    const std::string sessions = format("%d", sessions_at_risk(ui.app));
    draw_notice(ui, column, {Notice::Kind::good, words(Word::remind_backup, {sessions}), true}, intent::kReminder, "reminder");
  }
  if (ui.app.erased && button(ui, column, "undo", word(Word::undo))) ui.out.push_back(intent::UndoErase{});
}

void draw_today(Ui& ui, Rect place) {
  const Plans plans = plans_for_today(ui);
  const bool wide = is_wide(place);
  const auto draw_hero = [&](Rect where) {
    if (plans.assignments.empty()) return;
    const Assignment& first = plans.assignments.front();
    figure(ui, where, "figure", preview(ui, first.exercise_index, first.rung.level, Side::left));
  };
  if (wide) {
    const float width = std::min(place.w - 2 * kSpace5, 1120.0f), left = place.middle_x() - width / 2;
    const float column_width = std::max(320.0f, width * 0.44f);
    draw_hero({left, place.y + kSpace4, width - column_width - kSpace5, place.h - 2 * kSpace4});
    // Where there is height, Start follows what it starts; on a low screen it stays in sight below.
    const bool low = place.h < scaled(ui, kLowScreen) || ui.app.unfinished || !ui.app.notices.empty() || reminds(ui);
    const float foot = low ? scaled(ui, kMainTarget) + 2 * kSpace3 : 0;
    Scroll scroll = begin_scroll(ui, "today", {left + width - column_width - kSpace2, place.y, column_width + 2 * kSpace2, place.h - foot}, kSpace2);
    if (!low) scroll.column.y += place.h * 0.08f;
    draw_notices(ui, scroll.column);
    draw_unfinished(ui, scroll.column);
    draw_morning(ui, scroll.column);
    draw_plan(ui, scroll.column, plans);
    if (!low) draw_start(ui, scroll.column, plans.anything_due && !ui.app.unfinished);
    draw_sound_check(ui, scroll.column);
    draw_week(ui, scroll.column);
    end_scroll(ui, scroll);
    if (!low) return;
    Column bottom{left + width - column_width, place.bottom() - foot + kSpace3, column_width, 0};
    draw_start(ui, bottom, plans.anything_due && !ui.app.unfinished);
    return;
  }
  const float foot = scaled(ui, kMainTarget) + 2 * kSpace3;
  Scroll scroll = begin_scroll(ui, "today", {place.x, place.y, place.w, place.h - foot}, kSpace4, 640);
  draw_notices(ui, scroll.column);
  draw_unfinished(ui, scroll.column);
  draw_morning(ui, scroll.column);
  draw_hero(take(scroll.column, place.h * 0.36f));
  draw_plan(ui, scroll.column, plans);
  draw_sound_check(ui, scroll.column);
  draw_week(ui, scroll.column);
  end_scroll(ui, scroll);
  const float width = std::min(place.w - 2 * kSpace4, 640.0f);
  Column bottom{place.middle_x() - width / 2, place.bottom() - foot + kSpace3, width, 0};
  draw_start(ui, bottom, plans.anything_due && !ui.app.unfinished);
}

}  // namespace holdfast::ui
