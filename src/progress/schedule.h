#pragma once
// Which exercise is due on which day, and why. Pure functions of frequency and history.

#include <optional>
#include <vector>

#include "catalog/catalog.h"
#include "progress/history.h"

namespace holdfast {

enum class DueWhy : std::uint8_t {
  never_done,      // first time
  daily,           // due every day, not yet done today
  days_left,       // some of this week's days are left
  done_today,      // not due: was done today
  rest_day,        // not due: was done yesterday, a day between is wanted
  week_is_full,    // not due: this week's days are done
  chosen_day,      // today is one of the weekdays she chose
  not_chosen,      // not due: today is none of them
};

struct Due {
  bool due = false;
  DueWhy why = DueWhy::daily;
  int done_this_week = 0;   // days, Monday to Sunday
  int asked_a_week = 7;
  Day next;                 // the first day from today on at which it is due; today when `due`
  std::optional<Day> missed;  // the last of her chosen weekdays before today, when nothing was done on it or since
};

// Three days a week and fewer want a day between (48 hours for the same muscles, ACSM 2009); more
// than three do not.
Due due(const Exercise& exercise, const History& history, Day today);

// Done against due, Monday to today: how much of what was due this week was done, 0..1.
struct Adherence {
  int done = 0, asked = 0;  // exercise-days; asked counts up to today
};
Adherence adherence_this_week(const Catalog& catalog, const Program& program, const History& history, Day today);

}  // namespace holdfast
