#pragma once
// Which exercise is due on which day, and why; what was done of it, week by week; her run of days. Pure functions of
// frequency and history. What lies ahead of the day that is asked about, because a clock was ahead and was put right, waits:
// it is neither done nor missed until its day comes.

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
  int done_this_week = 0;   // days, Monday to today
  int asked_a_week = 7;
  Day next;                 // the first day from today on at which it is due; today when `due`
  // The last of her chosen weekdays before today, when nothing was done on it or since. So many days a week have no day that
  // could be named: what was left of a week is told by its adherence, where she looks for it, and nobody is reminded of it.
  std::optional<Day> missed;
};

// Three days a week and fewer want a day between (48 hours for the same muscles, ACSM 2009); more
// than three do not.
Due due(const Exercise& exercise, const History& history, Day today);

// Done against due in one week, of the program as it is now. So many days a week are asked for evenly: three by one on Monday,
// two by Wednesday, three by Friday. Nothing is asked before the day on which she began, and of an exercise nothing before
// she first did it; one that she never did is asked for this week, and not of weeks that are over: the program may have been
// another. Before the day on which its days were chosen, an exercise's usual days count.
struct Adherence {
  Day monday;
  int done = 0, asked = 0;  // exercise-days; asked counts up to today
};
Adherence adherence_this_week(const Catalog& catalog, const Program& program, const History& history, Day today);
// This week and those before it, `count` at most, back to that in which she began; the latest is the last.
std::vector<Adherence> adherence_of_weeks(const Catalog& catalog, const Program& program, const History& history, Day today, int count);

// How many days she has trained in the run that ends today or before; 0 when it is broken. A day on which she did any
// exercise counts. One on which she did none breaks the run when the program's plan was missed on it, and neither counts
// nor breaks otherwise. Missed is
// - of a daily exercise, every day;
// - of chosen weekdays, each of them;
// - of so many days a week, the day after which the rest of the week, with its days of rest, cannot hold them any more: one day
//   for each that is missing at the week's end. The week in which she first did it, or chose its days, misses none.
// Today is not over and misses nothing; nor is an exercise missed before she first did it, unless she had done nothing of the
// program. A forgiving run outlives one missed day between two on which she trained. Plans are taken as in Adherence.
int streak_days(const Catalog& catalog, const Program& program, const History& history, Day today, bool forgiving = false);

}  // namespace holdfast
