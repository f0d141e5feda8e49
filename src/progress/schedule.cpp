#include "progress/schedule.h"

#include <algorithm>

namespace holdfast {
namespace {

constexpr int kDaysInWeek = 7;
constexpr int kMostDaysWithRestBetween = 3;

using Days = std::vector<Day>;  // ascending, each once

bool is_in(const Days& days, Day day) { return std::binary_search(days.begin(), days.end(), day); }

int count_between(const Days& days, Day first, Day last) {
  return static_cast<int>(std::upper_bound(days.begin(), days.end(), last) - std::lower_bound(days.begin(), days.end(), first));
}

Days until(Days days, Day last) {
  days.erase(std::upper_bound(days.begin(), days.end(), last), days.end());
  return days;
}

bool is_chosen(Frequency frequency, Day day) { return frequency.weekdays >> static_cast<int>(weekday_of(day)) & 1; }

bool wants_rest(Frequency frequency) { return frequency.days_per_week <= kMostDaysWithRestBetween; }

DueWhy why_on(const Days& days, Frequency frequency, Day day) {
  if (is_in(days, day)) return DueWhy::done_today;
  if (frequency.weekdays) return is_chosen(frequency, day) ? DueWhy::chosen_day : DueWhy::not_chosen;
  if (days.empty() || days.front() > day) return DueWhy::never_done;
  if (frequency.days_per_week == kDaysInWeek) return DueWhy::daily;
  if (count_between(days, monday_of(day), day) >= frequency.days_per_week) return DueWhy::week_is_full;
  if (wants_rest(frequency) && is_in(days, day - 1)) return DueWhy::rest_day;
  return DueWhy::days_left;
}

bool is_due(DueWhy why) {
  return why == DueWhy::never_done || why == DueWhy::daily || why == DueWhy::days_left || why == DueWhy::chosen_day;
}

// A planned day that went by is said until she trains, and not after a break of weeks: nobody is asked to make up for it.
std::optional<Day> missed_before(const Days& days, Frequency frequency, Day today) {
  if (frequency.weekdays == 0 || days.empty() || days.front() >= today || today - days.back() > 2 * kDaysInWeek) return std::nullopt;
  for (Day day = today - 1; day >= today - kDaysInWeek; day = day - 1)
    if (is_chosen(frequency, day))
      return days.back() >= day || day <= days.front() || day < frequency.since ? std::nullopt : std::optional<Day>(day);
  return std::nullopt;
}

// An exercise of a program, with the days up to today on which she did it.
struct Followed {
  const Exercise* exercise = nullptr;
  Days days;
  bool begun_by(Day day) const { return !days.empty() && days.front() <= day; }
};

std::vector<Followed> followed(const Catalog& catalog, const Program& program, const History& history, Day today) {
  std::vector<Followed> list;
  for (const ProgramItem& item : program.items)
    if (const Exercise* exercise = find_exercise(catalog, item.exercise))
      list.push_back({exercise, until(days_trained(history, exercise->id), today)});
  return list;
}

Frequency frequency_on(const Exercise& exercise, Day day) { return day < exercise.frequency.since ? exercise.usual_frequency : exercise.frequency; }

// How many of its days the week of `monday` holds at best, as it stands when `day` is over: those done, and those still possible.
int at_best(const Days& days, Frequency frequency, Day monday, Day day) {
  const auto after = std::upper_bound(days.begin(), days.end(), day);
  Day next = day + 1;
  if (wants_rest(frequency) && after != days.begin()) next = std::max(next, *std::prev(after) + 2);
  const int left = std::max(0, monday + kDaysInWeek - next);
  return count_between(days, monday, day) + (wants_rest(frequency) ? (left + 1) / 2 : left);
}

// Of a day on which it was not done.
bool is_missed(const Followed& of, Day day) {
  if (!of.begun_by(day)) return false;
  const Frequency frequency = frequency_on(*of.exercise, day);
  if (frequency.weekdays) return is_chosen(frequency, day);
  if (frequency.days_per_week == kDaysInWeek) return true;
  const Day monday = monday_of(day), since = of.exercise->frequency.since;
  if (of.days.front() >= monday || (since > monday && since < monday + kDaysInWeek)) return false;
  const int best = at_best(of.days, frequency, monday, day);
  return best < frequency.days_per_week && best < at_best(of.days, frequency, monday, day - 1);
}

// Likewise. Before anything of it was begun, a program asks for every day.
bool is_missed(const std::vector<Followed>& program, Day day) {
  const bool begun = std::any_of(program.begin(), program.end(), [&](const Followed& of) { return of.begun_by(day); });
  return !begun || std::any_of(program.begin(), program.end(), [&](const Followed& of) { return is_missed(of, day); });
}

int asked_between(Frequency frequency, Day first, Day last) {
  if (frequency.weekdays == 0) return (frequency.days_per_week * (last - first + 1) + kDaysInWeek - 1) / kDaysInWeek;
  int asked = 0;
  for (Day day = std::max(first, frequency.since); day <= last; day = day + 1) asked += is_chosen(frequency, day);
  return asked;
}

Adherence adherence_of(const std::vector<Followed>& program, Day began, Day monday, Day today) {
  Adherence sum{monday};
  const Day sunday = monday + (kDaysInWeek - 1), last = std::min(sunday, today);
  for (const Followed& of : program) {
    if (sunday < today && !of.begun_by(sunday)) continue;
    const Day first = std::max({monday, began, of.days.empty() ? began : of.days.front()});
    const int asked = asked_between(frequency_on(*of.exercise, last), first, last);
    sum.asked += asked;
    sum.done += std::min(asked, count_between(of.days, first, last));
  }
  return sum;
}

}  // namespace

Due due(const Exercise& exercise, const History& history, Day today) {
  const Days days = days_trained(history, exercise.id);
  Due result;
  result.asked_a_week = exercise.frequency.days_per_week;
  result.why = why_on(days, exercise.frequency, today);
  result.missed = missed_before(until(days, today), exercise.frequency, today);
  result.due = is_due(result.why);
  result.done_this_week = count_between(days, monday_of(today), today);
  result.next = today;
  while (!is_due(why_on(days, exercise.frequency, result.next))) result.next = result.next + 1;
  return result;
}

Adherence adherence_this_week(const Catalog& catalog, const Program& program, const History& history, Day today) {
  return adherence_of_weeks(catalog, program, history, today, 1).back();
}

std::vector<Adherence> adherence_of_weeks(const Catalog& catalog, const Program& program, const History& history, Day today, int count) {
  const Days all = until(days_trained(history), today);
  const Day began = all.empty() ? today : all.front();
  const std::vector<Followed> list = followed(catalog, program, history, today);
  std::vector<Adherence> weeks;
  for (Day monday = std::max(monday_of(began), monday_of(today) - kDaysInWeek * (count - 1)); monday <= today; monday = monday + kDaysInWeek)
    weeks.push_back(adherence_of(list, began, monday, today));
  return weeks;
}

int streak_days(const Catalog& catalog, const Program& program, const History& history, Day today, bool forgiving) {
  const std::vector<Followed> list = followed(catalog, program, history, today);
  const Days days = until(days_trained(history), today);
  const int forgiven = forgiving ? 1 : 0;
  int streak = 0, missed = 0;
  auto trained = days.rbegin();
  // Every plan misses a day within two weeks without training, so that no gap is walked far.
  for (Day day = today; trained != days.rend(); day = day - 1) {
    if (day == *trained) {
      ++streak, ++trained, missed = 0;
    } else if (day < today && is_missed(list, day) && ++missed > forgiven) {
      break;
    }
  }
  return streak;
}

}  // namespace holdfast
