#include <algorithm>

#include "app/words.h"
#include "base/text.h"
#include "ui/screens.h"

namespace holdfast::ui {
namespace {

constexpr int kWeeksShown = 16;
constexpr int kSessionsShown = 14;
constexpr std::size_t kRowsShown = 12;

// One square a day, a column a week, this week at the right; filled when trained.
void draw_heat(Ui& ui, Column& column) {
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  heading(ui, in, "heat/title", word(Word::heat_title), 2, {kBody, Weight::semibold, ui.ink.text});
  const std::vector<Day> days = days_trained(ui.app.history);
  const Day today = today_of(ui), from = monday_of(today) - 7 * (kWeeksShown - 1);
  const float pitch = std::min(in.w / kWeeksShown, 26.0f), size = pitch - 3;
  const Rect place = take(in, pitch * 7);
  int trained = 0;
  for (Day day = from; day <= monday_of(today) + 6; day = day + 1) {
    const int index = day - from;
    const Rect square{place.x + static_cast<float>(index / 7) * pitch, place.y + static_cast<float>(index % 7) * pitch, size, size};
    const bool done = std::find(days.begin(), days.end(), day) != days.end();
    trained += done;
    if (done) fill(square, ui.ink.hold, 4);
    else if (day <= today) fill(square, ui.ink.raised, 4);
    if (day == today) frame(square, ui.ink.accent, 4, 2);
  }
  say(ui, "heat", Role::image, words(Word::heat_said, {format("%d", trained)}), place);
  const int streak = streak_days(ui.app.history, today);
  text(ui, in, "heat/streak", streak == 0 ? word(Word::streak_none) : counted(Word::streak_one, Word::streak_days, streak), muted(ui));
  end_card(ui, column, card);
}

// What was done against what was asked, one bar a session, oldest left.
void draw_chart(Ui& ui, Rect place, std::string_view id, const Exercise& exercise, const Bouts& bouts) {
  const std::size_t count = std::min<std::size_t>(bouts.size(), kSessionsShown);
  const float pitch = std::min(place.w / static_cast<float>(std::max<std::size_t>(count, 7)), 48.0f);
  int most = 1;
  for (std::size_t i = bouts.size() - count; i < bouts.size(); ++i)
    most = std::max({most, bouts[i]->asked_reps, static_cast<int>(bouts[i]->reps.size())});
  const float label_height = scaled(ui, 18), room = place.h - 2 * label_height;
  std::string spoken = words(Word::chart_reps, {exercise.name, format("%d", static_cast<int>(count))}) + ": ";
  fill({place.x, place.bottom() - label_height - 1, place.w, 1}, ui.ink.hairline);
  for (std::size_t i = 0; i < count; ++i) {
    const Bout& bout = *bouts[bouts.size() - count + i];
    const int done = static_cast<int>(bout.reps.size());
    const float x = place.x + pitch * static_cast<float>(i), width = std::max(6.0f, pitch - 8);
    const float base = place.bottom() - label_height, asked = room * static_cast<float>(bout.asked_reps) / static_cast<float>(most);
    const float height = room * static_cast<float>(done) / static_cast<float>(most);
    frame({x, base - asked, width, asked}, ui.ink.edge, 4);
    if (height > 1) fill({x, base - height, width, height}, reached(bout) ? ui.ink.hold : ui.ink.accent, 4);
    label(ui, {x, base - std::max(asked, height) - label_height, width, label_height}, format("%d", done), {kCaption, Weight::semibold, ui.ink.text, 0.5f});
    label(ui, {x, base, width, label_height}, format("%d", date_of(bout.day).day), {kCaption, Weight::regular, ui.ink.muted, 0.5f});
    spoken += (i ? "; " : "") + words(Word::chart_bar, {day_words(bout.day), format("%d", done), format("%d", bout.asked_reps)});
  }
  say(ui, id, Role::image, spoken, place);
}

void draw_exercise_progress(Ui& ui, Column& column, std::size_t index) {
  const Exercise& exercise = ui.app.catalog.exercises[index];
  const Bouts bouts = bouts_of(ui.app.history, exercise.id);
  if (bouts.empty()) return;
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  const std::string id = "progress/" + exercise.id;
  heading(ui, in, id, exercise.name, 2, {kLead, Weight::semibold, ui.ink.text});
  text(ui, in, id + "/level", rung_words(exercise, standing(ui.app.history, exercise), ui.app.settings.units), caption(ui));
  draw_chart(ui, take(in, scaled(ui, 140)), id + "/chart", exercise, bouts);
  Ms total_ms = 0, best_ms = 0;
  int trained = 0;
  for (const Bout* bout : bouts) {
    total_ms += held_ms(*bout);
    best_ms = std::max(best_ms, longest_hold_ms(*bout));
    trained += !bout->reps.empty();
  }
  text(ui, in, id + "/totals",
       joined(counted(Word::times_done_one, Word::times_done, trained),
              joined(words(Word::total_held, {seconds_words(total_ms)}), words(Word::best_hold, {seconds_words(best_ms)}))),
       caption(ui));
  draw_advice(ui, in, id, index);
  end_card(ui, column, card);
}

// What she takes out stays in sight, so that it can be put back.
void draw_log_row(Ui& ui, Column& in, const std::string& id, const Bout& bout) {
  const Exercise* exercise = find_exercise(ui.app.catalog, bout.exercise);
  const std::string line = words(Word::history_row, {exercise ? exercise->name : bout.exercise, format("%d", static_cast<int>(bout.reps.size())),
                                                     format("%d", bout.asked_reps), day_words(bout.day)});
  const float side = scaled(ui, 96), top = in.y, height = std::max(kTarget, scaled(ui, kTarget));
  Column beside{in.x, in.y, in.w - side - kSpace3, 0};
  text(ui, beside, id, bout.removed ? words(Word::removed_row, {line}) : line, bout.removed ? muted(ui) : body(ui));
  const Word shown = bout.removed ? Word::put_back : Word::remove, spoken = bout.removed ? Word::put_back_named : Word::remove_named;
  if (button(ui, Rect{in.x + in.w - side, top, side, height}, id + "/remove", word(shown), {ButtonKind::quiet, 0, false, words(spoken, {line})}))
    ui.out.push_back(intent::RemoveBout{bout.session, bout.exercise, bout.removed});
  in.y = std::max(beside.y, top + height) + in.gap;
}

void draw_log(Ui& ui, Column& column, const std::vector<Bout>& all) {
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  heading(ui, in, "log", word(Word::recent), 2, {kLead, Weight::semibold, ui.ink.text});
  in.gap = kSpace2;
  std::size_t row = 0;
  for (auto bout = all.rbegin(); bout != all.rend() && row < kRowsShown; ++bout, ++row) draw_log_row(ui, in, "log/" + std::to_string(row), *bout);
  end_card(ui, column, card);
}

// Before the first session: what will be here, and the way to begin.
void draw_empty(Ui& ui, Column& column, float height) {
  if (!ui.app.catalog.exercises.empty()) {
    FigureShown still;
    still.phase = Phase::hold;
    still.side = Side::left;
    still.level = standing(ui.app.history, ui.app.catalog.exercises[0]).level;
    figure(ui, take(column, height), "figure", still);
  }
  text(ui, column, "progress/empty", word(Word::progress_empty), muted(ui));
  if (button(ui, column, "progress/today", word(Word::summary_close), {ButtonKind::main})) ui.out.push_back(intent::GoTo{Screen::today});
}

}  // namespace

void draw_progress(Ui& ui, Rect place) {
  Scroll scroll = begin_scroll(ui, "progress", place, kSpace4, 760);
  Column& column = scroll.column;
  draw_notices(ui, column);
  heading(ui, column, "progress/title", word(Word::progress_title), 1, {kTitle, Weight::semibold, ui.ink.text});
  const std::vector<Bout>& all = ui.app.history.bouts;
  if (all.empty()) {
    draw_empty(ui, column, place.h * 0.4f);
  } else {
    draw_heat(ui, column);
    for (std::size_t i = 0; i < ui.app.catalog.exercises.size(); ++i) draw_exercise_progress(ui, column, i);
    draw_log(ui, column, all);
  }
  end_scroll(ui, scroll);
}

}  // namespace holdfast::ui
