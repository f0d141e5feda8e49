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

bool is_chosen(Frequency frequency, Day day) { return frequency.weekdays >> static_cast<int>(weekday_of(day)) & 1; }

DueWhy why_on(const std::vector<Day>& days, Frequency frequency, Day day) {
  const int days_per_week = frequency.days_per_week;
  const auto done_on = [&](Day d) { return std::find(days.begin(), days.end(), d) != days.end(); };
  if (done_on(day)) return DueWhy::done_today;
  if (frequency.weekdays) return is_chosen(frequency, day) ? DueWhy::chosen_day : DueWhy::not_chosen;
  if (days.empty() || days.front() > day) return DueWhy::never_done;
  if (days_per_week == kDaysInWeek) return DueWhy::daily;
  if (days_in_week_of(days, day) >= days_per_week) return DueWhy::week_is_full;
  if (days_per_week <= kMostDaysWithRestBetween && done_on(day - 1)) return DueWhy::rest_day;
  return DueWhy::days_left;
}

bool is_due(DueWhy why) {
  return why == DueWhy::never_done || why == DueWhy::daily || why == DueWhy::days_left || why == DueWhy::chosen_day;
}

// A planned day that went by is said until she trains, and not after a break of weeks: nobody is asked to make up for it.
std::optional<Day> missed_before(const std::vector<Day>& days, Frequency frequency, Day today) {
  if (frequency.weekdays == 0 || days.empty() || days.front() >= today || today - days.back() > 2 * kDaysInWeek) return std::nullopt;
  for (Day day = today - 1; day >= today - kDaysInWeek; day = day - 1)
    if (is_chosen(frequency, day)) {
      const bool since = std::any_of(days.begin(), days.end(), [&](Day d) { return d >= day && d <= today; });
      return since || day <= days.front() || day < frequency.since ? std::nullopt : std::optional<Day>(day);
    }
  return std::nullopt;
}

}  // namespace

Due due(const Exercise& exercise, const History& history, Day today) {
  const std::vector<Day> days = days_trained(history, exercise.id);
  Due result;
  result.asked_a_week = exercise.frequency.days_per_week;
  result.why = why_on(days, exercise.frequency, today);
  result.missed = missed_before(days, exercise.frequency, today);
  result.due = is_due(result.why);
  result.done_this_week = days_in_week_of(days, today);
  result.next = today;
  while (!is_due(why_on(days, exercise.frequency, result.next))) result.next = result.next + 1;
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
    int asked = (per_week * days_so_far + kDaysInWeek - 1) / kDaysInWeek;
    if (exercise->frequency.weekdays) {
      asked = 0;
      for (Day day = from; day <= today; day = day + 1) asked += is_chosen(exercise->frequency, day);
    }
    const int done = static_cast<int>(std::count_if(days.begin(), days.end(), [&](Day d) { return d >= from && d <= today; }));
    sum.asked += asked;
    sum.done += std::min(done, asked);
  }
  return sum;
}

}  // namespace holdfast
