#include <algorithm>

#include "app/chart_picture.h"
#include "base/text.h"
#include "progress/chart.h"
#include "ui/screens.h"
#include "ui/table.h"

namespace holdfast::ui {
namespace {

constexpr int kWeeks = 53;
constexpr float kWidestPitch = 15;
constexpr Ms kStrongMs = 240'000, kFairMs = 90'000;  // held on a day, for the largest mark and the middle one

// Weekdays of a week, one below the other.
void draw_day(const Ui& ui, Rect cell, Ms held_ms, bool trained, bool today) {
  const float share = held_ms >= kStrongMs ? 1.0f : held_ms >= kFairMs ? 0.8f : 0.6f;
  const float side = trained ? cell.w * share : std::max(1.0f, cell.w * 0.25f);
  const Rect mark{cell.middle_x() - side / 2, cell.middle_y() - side / 2, side, side};
  fill(mark, trained ? ui.ink.hold : ui.ink.edge, side * 0.25f, trained ? 0.55f + 0.45f * share : 0.7f);
  if (today) frame(inset(cell, -1.5f, -1.5f), ui.ink.accent, 3, 1.5f);
}

void draw_total(Ui& ui, Column& in, std::string_view id, Word name, Day first, Day last) {
  const Total total = total_of(ui.app.history, first, last);
  text(ui, in, id, words(Word::total_row, {word(name), counted(Word::total_days_one, Word::total_days, total.days),
                                              counted(Word::total_reps_one, Word::total_reps, total.repetitions), seconds_words(total.held_ms)}), body(ui));
}

// The same, week by week, the latest first; without those in which nothing was done.
Table weeks_of(const std::vector<Day>& days, const std::vector<Ms>& held, Day first) {
  Table table;
  table.head = {word(Word::table_week), word(Word::table_days), word(Word::table_held)};
  for (int week = kWeeks - 1; week >= 0; --week) {
    const Day monday = first + 7 * week;
    const auto count = std::lower_bound(days.begin(), days.end(), monday + 7) - std::lower_bound(days.begin(), days.end(), monday);
    Ms held_ms = 0;
    for (int i = 0; i < 7; ++i) held_ms += held[static_cast<std::size_t>(7 * week + i)];
    if (count > 0) table.rows.push_back({date_words(monday, false), format("%d", static_cast<int>(count)), seconds_words(held_ms)});
  }
  return table;
}

Day first_of_month(Day day) { return day - (date_of(day).day - 1); }

}  // namespace

void draw_heat(Ui& ui, Column& column) {
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  heading(ui, in, "heat/title", word(Word::heat_title), 2, {kLead, Weight::semibold, ui.ink.text});
  const Day today = today_of(ui), first = monday_of(today) - 7 * (kWeeks - 1);
  const std::vector<Ms> held = held_by_day(ui.app.history, first, 7 * kWeeks);
  const std::vector<Day> days = days_trained(ui.app.history);
  const float pitch = std::min(in.w / kWeeks, kWidestPitch), size = pitch - std::max(1.0f, pitch * 0.18f), months = scaled(ui, 18);
  const Rect place = take(in, months + pitch * 7);
  int trained = 0;
  float free_from = place.x;
  for (int i = 0; first + i <= today; ++i) {
    const Day day = first + i;
    const float x = place.x + static_cast<float>(i / 7) * pitch;
    const bool done = std::binary_search(days.begin(), days.end(), day);
    trained += done;
    draw_day(ui, {x, place.y + months + static_cast<float>(i % 7) * pitch, size, size}, held[static_cast<std::size_t>(i)], done, day == today);
    if (date_of(day).day != 1 || x < free_from) continue;
    // A month's first three letters, where there is room for them.
    const std::string name = std::string(word(static_cast<Word>(static_cast<int>(Word::january) + date_of(day).month - 1))).substr(0, 3);
    const float width = text_width(ui, name, caption(ui));
    if (x + width > place.right()) continue;
    label(ui, {x, place.y, width, months - 2}, name, caption(ui));
    free_from = x + width + kSpace2;
  }
  say(ui, "heat", Role::image, words(Word::heat_said, {format("%d", trained)}), place);
  say_table(ui, "heat/weeks", word(Word::heat_title), weeks_of(days, held, first), place);
  text(ui, in, "heat/streak", streak_words(ui.app, today), muted(ui));
  // What a clock that was ahead has left is not in a year that ends today.
  if (const auto ahead = days.end() - std::upper_bound(days.begin(), days.end(), today); ahead > 0)
    text(ui, in, "heat/ahead", counted(Word::heat_ahead_one, Word::heat_ahead, static_cast<int>(ahead)), muted(ui));
  end_card(ui, column, card);
}

void draw_totals(Ui& ui, Column& column) {
  Card card = begin_card(ui, column);
  Column& in = card.inner;
  in.gap = kSpace2;
  const Day today = today_of(ui), monday = monday_of(today), month = first_of_month(today);
  heading(ui, in, "totals", word(Word::totals_title), 2, {kLead, Weight::semibold, ui.ink.text});
  draw_total(ui, in, "totals/week", Word::this_week, monday, today);
  draw_total(ui, in, "totals/last_week", Word::last_week, monday - 7, monday - 1);
  draw_total(ui, in, "totals/month", Word::this_month, month, today);
  draw_total(ui, in, "totals/last_month", Word::last_month, first_of_month(month - 1), month - 1);
  end_card(ui, column, card);
}

}  // namespace holdfast::ui
