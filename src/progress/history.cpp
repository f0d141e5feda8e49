#include "progress/history.h"

#include <algorithm>

#include "base/sort.h"

namespace holdfast {
namespace {

// A run of an exercise that appears twice in one session is folded into one bout.
Bout* find_bout(std::vector<Bout>& list, Ms session, std::string_view exercise) {
  for (auto it = list.rbegin(); it != list.rend(); ++it)
    if (it->session == session && it->exercise == exercise) return &*it;
  return nullptr;
}

template <class Change>
void each_of_session(std::vector<Bout>& list, Ms session, Change change) {
  for (Bout& bout : list)
    if (bout.session == session) change(bout);
}

void note_repetition(Bout& bout, const RepetitionDone& done) {
  for (RepetitionDone& known : bout.reps)
    if (known.side == done.side && known.set == done.set && known.rep == done.rep) {
      known = done;
      return;
    }
  bout.reps.push_back(done);
}

Bout& bout_for(std::vector<Bout>& list, Ms session, Day day, const std::string& exercise) {
  if (Bout* known = find_bout(list, session, exercise)) return *known;
  Bout bout;
  bout.session = session;
  bout.day = day;
  bout.exercise = exercise;
  list.push_back(bout);
  return list.back();
}

void fold(std::vector<Bout>& list, const Entry& entry) {
  if (const auto* began = std::get_if<SessionBegan>(&entry))
    for (const Asked& asked : began->asked) {
      Bout& bout = bout_for(list, began->session, began->day, asked.exercise);
      bout.level = asked.level;
      bout.dose = asked.dose;
      bout.asked_reps = asked.reps;
      bout.each_side = asked.each_side;
    }
  if (const auto* done = std::get_if<RepetitionDone>(&entry)) {
    // A repetition whose session's beginning was lost counts all the same.
    Bout& bout = bout_for(list, done->session, done->day, done->exercise);
    if (bout.level.empty()) bout.level = done->level;
    note_repetition(bout, *done);
  }
  if (const auto* answer = std::get_if<Answered>(&entry))
    if (Bout* bout = find_bout(list, answer->session, answer->exercise)) {
      if (answer->pain) bout->pain = answer->pain;
      if (answer->reserve) bout->reserve = answer->reserve;
    }
  if (const auto* hard = std::get_if<TooHard>(&entry))
    if (Bout* bout = find_bout(list, hard->session, hard->exercise)) bout->too_hard = true;
  if (const auto* morning = std::get_if<NextMorning>(&entry))
    each_of_session(list, morning->session, [&](Bout& bout) { bout.morning = morning->pain; });
  if (const auto* removed = std::get_if<Removed>(&entry))
    each_of_session(list, removed->session, [&](Bout& bout) {
      if (removed->exercise.empty() || removed->exercise == bout.exercise) bout.removed = !removed->back;
    });
  if (const auto* corrected = std::get_if<Corrected>(&entry))
    if (Bout* bout = find_bout(list, corrected->session, corrected->exercise))
      for (RepetitionDone& rep : bout->reps)
        if (rep.side == corrected->side && rep.set == corrected->set && rep.rep == corrected->rep) rep.held_ms = corrected->held_ms;
}

Ms session_of(const Entry& entry) {
  return std::visit([](const auto& e) -> Ms {
    if constexpr (requires { e.session; }) return e.session;
    else return 0;
  }, entry);
}

template <class T>
const T* last_of(const Log& log) {
  for (auto it = log.entries.rbegin(); it != log.entries.rend(); ++it)
    if (const T* found = std::get_if<T>(&*it)) return found;
  return nullptr;
}

}  // namespace

std::vector<Bout> bouts_with_removed(const Log& log) {
  std::vector<Bout> list;
  for (const Entry& entry : log.entries) fold(list, entry);
  return list;
}

std::vector<Bout> bouts(const Log& log) {
  std::vector<Bout> list = bouts_with_removed(log);
  std::erase_if(list, [](const Bout& bout) { return bout.removed; });
  return list;
}

std::vector<Bout> bouts_of(const Log& log, std::string_view exercise) {
  std::vector<Bout> list = bouts(log);
  std::erase_if(list, [&](const Bout& bout) { return bout.exercise != exercise; });
  return list;
}

std::vector<Bout> bouts_of_session(const Log& log, Ms session) {
  std::vector<Bout> list;
  for (const Entry& entry : log.entries)
    if (session_of(entry) == session) fold(list, entry);
  std::erase_if(list, [](const Bout& bout) { return bout.removed; });
  return list;
}

bool reached(const Bout& bout) {
  if (static_cast<int>(bout.reps.size()) < bout.asked_reps) return false;
  return std::all_of(bout.reps.begin(), bout.reps.end(),
                     [](const RepetitionDone& rep) { return rep.held_ms >= rep.asked_ms; });
}

Ms held_ms(const Bout& bout) {
  Ms total = 0;
  for (const RepetitionDone& rep : bout.reps) total += rep.held_ms;
  return total;
}

Ms held_ms(const Bout& bout, Side side) {
  Ms total = 0;
  for (const RepetitionDone& rep : bout.reps)
    if (rep.side == side) total += rep.held_ms;
  return total;
}

int reps_done(const Bout& bout, Side side) {
  return static_cast<int>(
      std::count_if(bout.reps.begin(), bout.reps.end(), [&](const RepetitionDone& rep) { return rep.side == side; }));
}

Ms longest_hold_ms(const Bout& bout) {
  Ms longest = 0;
  for (const RepetitionDone& rep : bout.reps) longest = std::max(longest, rep.held_ms);
  return longest;
}

double load_kg(const Bout& bout) {
  double heaviest = 0;
  for (const RepetitionDone& rep : bout.reps) heaviest = std::max(heaviest, rep.load_kg);
  return heaviest;
}

Rung standing(const Log& log, const Exercise& exercise) {
  Rung rung = first_rung(exercise);  // as she has decided
  bool sign = false;                 // while it stands only gentle levels count
  for (const Entry& entry : log.entries) {
    const auto* decided = std::get_if<Decided>(&entry);
    if (decided && decided->exercise == exercise.id)
      if (const auto level = find_level(exercise, decided->level))
        rung = clamp_rung(exercise, {*level, static_cast<std::size_t>(std::max(0, decided->dose))});
    const auto* checked = std::get_if<SafetyChecked>(&entry);
    if (checked) sign = checked->any_sign;
  }
  return sign && !exercise.levels[rung.level].gentle ? gentle_rung(exercise) : rung;
}

bool has_stop_sign(const Log& log) {
  const auto* checked = last_of<SafetyChecked>(log);
  return checked && checked->any_sign;
}

bool has_emergency(const Log& log) {
  const auto* checked = last_of<SafetyChecked>(log);
  return checked && checked->emergency;
}

bool safety_was_checked(const Log& log) { return last_of<SafetyChecked>(log) != nullptr; }

std::vector<Day> days_trained(const Log& log, std::string_view exercise) {
  std::vector<Removed> removals;  // few, if any; the last word on an exercise of a session is its last one
  for (const Entry& entry : log.entries)
    if (const auto* removed = std::get_if<Removed>(&entry)) removals.push_back(*removed);
  const auto counts = [&](const RepetitionDone& done) {
    const auto last = std::find_if(removals.rbegin(), removals.rend(), [&](const Removed& r) {
      return r.session == done.session && (r.exercise.empty() || r.exercise == done.exercise);
    });
    return last == removals.rend() || last->back;
  };
  std::vector<Day> days;
  for (const Entry& entry : log.entries) {
    const auto* done = std::get_if<RepetitionDone>(&entry);
    if (done && (exercise.empty() || done->exercise == exercise) && counts(*done)) days.push_back(done->day);
  }
  sort_stably(days, [](Day a, Day b) { return a < b; });
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

std::vector<Day> days_trained(const Log& log) { return days_trained(log, ""); }

int streak_days(const Log& log, Day today) {
  const std::vector<Day> days = days_trained(log);
  int streak = 0;
  Day expected = today;
  for (auto it = days.rbegin(); it != days.rend(); ++it) {
    if (*it > today) continue;  // the calendar was set back
    if (streak == 0 && *it == today - 1) expected = today - 1;
    if (*it != expected) break;
    ++streak;
    expected = expected - 1;
  }
  return streak;
}

}  // namespace holdfast
