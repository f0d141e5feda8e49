#include "progress/schedule.h"

#include <algorithm>

namespace holdfast {
namespace {

constexpr int kDaysInWeek = 7;
constexpr int kMostDaysWithRestBetween = 3;

int days_in_week_of(const std::vector<Day>& days, Day day) {
  const Day monday = monday_of(day);
  return static_cast<int>(
      std::count_if(days.begin(), days.end(), [&](Day d) { return d >= monday && d < monday + kDaysInWeek; }));
}

DueWhy why_on(const std::vector<Day>& days, int days_per_week, Day day) {
  const auto done_on = [&](Day d) { return std::find(days.begin(), days.end(), d) != days.end(); };
  if (done_on(day)) return DueWhy::done_today;
  if (days.empty() || days.front() > day) return DueWhy::never_done;
  if (days_per_week == kDaysInWeek) return DueWhy::daily;
  if (days_in_week_of(days, day) >= days_per_week) return DueWhy::week_is_full;
  if (days_per_week <= kMostDaysWithRestBetween && done_on(day - 1)) return DueWhy::rest_day;
  return DueWhy::days_left;
}

bool is_due(DueWhy why) {
  return why == DueWhy::never_done || why == DueWhy::daily || why == DueWhy::days_left;
}

}  // namespace

Due due(const Exercise& exercise, const History& history, Day today) {
  const std::vector<Day> days = days_trained(history, exercise.id);
  Due result;
  result.asked_a_week = exercise.frequency.days_per_week;
  result.why = why_on(days, result.asked_a_week, today);
  result.due = is_due(result.why);
  result.done_this_week = days_in_week_of(days, today);
  result.next = today;
  while (!is_due(why_on(days, result.asked_a_week, result.next))) result.next = result.next + 1;
  return result;
}

Adherence adherence_this_week(const Catalog& catalog, const Program& program, const History& history, Day today) {
  Adherence sum;
  const std::vector<Day> all = days_trained(history);
  // The week counts from the day she began.
  const Day monday = monday_of(today);
  const Day from = all.empty() ? today : std::min(today, std::max(monday, all.front()));
  const int days_so_far = today - from + 1;
  for (const ProgramItem& item : program.items) {
    const Exercise* exercise = find_exercise(catalog, item.exercise);
    if (!exercise) continue;
    const std::vector<Day> days = days_trained(history, exercise->id);
    const int per_week = exercise->frequency.days_per_week;
    // What is asked grows evenly through the week: three a week ask for one by Tuesday, two by Thursday.
    const int asked = (per_week * days_so_far + kDaysInWeek - 1) / kDaysInWeek;
    const int done = static_cast<int>(std::count_if(days.begin(), days.end(), [&](Day d) { return d >= from && d <= today; }));
    sum.asked += asked;
    sum.done += std::min(done, asked);
  }
  return sum;
}

}  // namespace holdfast
