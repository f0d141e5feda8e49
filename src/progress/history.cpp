#include "progress/history.h"

#include <algorithm>

#include "base/sort.h"

namespace holdfast {
namespace {

using Place = std::vector<Bout>::iterator;

constexpr int kMostReserved = 60;  // repetitions; what is asked comes from outside

bool is_before(const Bout& bout, Ms session) { return bout.session < session; }

// Facts come in the order of time: as a rule the session is the last, or new.
Place first_of(History& history, Ms session) {
  if (history.bouts.empty() || history.bouts.back().session < session) return history.bouts.end();
  if (history.bouts.back().session == session) {
    Place first = std::prev(history.bouts.end());
    while (first != history.bouts.begin() && std::prev(first)->session == session) --first;
    return first;
  }
  return std::lower_bound(history.bouts.begin(), history.bouts.end(), session, is_before);
}

Bout* find_bout(History& history, Ms session, Id exercise) {
  for (Place it = first_of(history, session); it != history.bouts.end() && it->session == session; ++it)
    if (it->exercise == exercise) return &*it;
  return nullptr;
}

template <class Change>
void each_of_session(History& history, Ms session, Change change) {
  for (Place it = first_of(history, session); it != history.bouts.end() && it->session == session; ++it) change(*it);
}

// A run of an exercise that appears twice in one session is folded into one bout.
Bout& bout_for(History& history, Ms session, Day day, Id exercise) {
  if (Bout* known = find_bout(history, session, exercise)) return *known;
  Bout bout;
  bout.session = session;
  bout.day = day;
  bout.exercise = exercise;
  return *history.bouts.insert(first_of(history, session + 1), std::move(bout));
}

struct Follower {
  History& history;

  void operator()(const SessionBegan& began) {
    for (const Asked& asked : began.asked) {
      Bout& bout = bout_for(history, began.session, began.day, asked.exercise);
      bout.day = began.day;
      bout.level = asked.level;
      bout.dose = asked.dose;
      bout.asked_reps = asked.reps;
      bout.reps.reserve(static_cast<std::size_t>(std::clamp(asked.reps, 0, kMostReserved)));
      bout.each_side = asked.each_side;
    }
  }
  void operator()(const RepetitionDone& done) {
    // A repetition whose session's beginning was lost counts all the same.
    Bout& bout = bout_for(history, done.session, done.day, done.exercise);
    if (bout.level.empty()) bout.level = done.level;
    const Rep rep{done.side, done.set, done.rep, done.held_ms, done.asked_ms, done.load_kg, done.level == bout.level ? Id() : done.level, done.held_ms, done.cut};
    if (Rep* known = find_rep(bout, rep.side, rep.set, rep.number)) *known = rep;
    else bout.reps.push_back(rep);
  }
  void operator()(const Answered& answer) {
    Bout* const bout = find_bout(history, answer.session, answer.exercise);
    if (bout && answer.pain) bout->pain = answer.pain;
    if (bout && answer.reserve) bout->reserve = answer.reserve;
  }
  void operator()(const TooHard& hard) {
    if (Bout* bout = find_bout(history, hard.session, hard.exercise)) bout->too_hard = true;
  }
  void operator()(const SessionEnded&) {}
  void operator()(const Decided& decided) { history.decided.push_back(decided); }
  void operator()(const Advised& advised) { history.advised.push_back(advised); }
  void operator()(const SafetyChecked& checked) { history.checked = checked; }
  void operator()(const NextMorning& morning) {
    history.asked_morning = std::max(morning.session, history.asked_morning.value_or(0));
    each_of_session(history, morning.session, [&](Bout& bout) { bout.morning = morning.pain; });
  }
  void operator()(const Removed& removed) {
    each_of_session(history, removed.session, [&](Bout& bout) {
      if (removed.exercise.empty() || removed.exercise == bout.exercise) bout.removed = !removed.back;
    });
  }
  void operator()(const Corrected& corrected) {
    Bout* const bout = find_bout(history, corrected.session, corrected.exercise);
    Rep* const rep = bout ? find_rep(*bout, corrected.side, corrected.set, corrected.rep) : nullptr;
    if (rep) rep->held_ms = corrected.held_ms;
  }

  static Rep* find_rep(Bout& bout, Side side, int set, int number) {
    const auto found = std::find_if(bout.reps.rbegin(), bout.reps.rend(), [&](const Rep& r) { return r.side == side && r.set == set && r.number == number; });
    return found == bout.reps.rend() ? nullptr : &*found;
  }
};

template <class Which>
Bouts those(const History& history, Which which) {
  Bouts list;
  for (const Bout& bout : history.bouts)
    if (!bout.removed && which(bout)) list.push_back(&bout);
  return list;
}

}  // namespace

void follow(History& history, const Entry& entry) { std::visit(Follower{history}, entry); }

History history_of(const Log& log) {
  History history;
  for (const Entry& entry : log.entries) follow(history, entry);
  return history;
}

Bouts bouts(const History& history) {
  return those(history, [](const Bout&) { return true; });
}
Bouts bouts_of(const History& history, Id exercise) {
  return those(history, [&](const Bout& bout) { return bout.exercise == exercise; });
}
Bouts bouts_of_session(const History& history, Ms session) {
  Bouts list;
  for (auto it = std::lower_bound(history.bouts.begin(), history.bouts.end(), session, is_before); it != history.bouts.end() && it->session == session; ++it)
    if (!it->removed) list.push_back(&*it);
  return list;
}

bool reached(const Bout& bout) {
  if (static_cast<int>(bout.reps.size()) < bout.asked_reps) return false;
  return std::all_of(bout.reps.begin(), bout.reps.end(),
                     [](const Rep& rep) { return rep.held_ms >= rep.asked_ms; });
}

Ms held_ms(const Bout& bout) {
  Ms total = 0;
  for (const Rep& rep : bout.reps) total += rep.held_ms;
  return total;
}

Ms held_ms(const Bout& bout, Side side) {
  Ms total = 0;
  for (const Rep& rep : bout.reps)
    if (rep.side == side) total += rep.held_ms;
  return total;
}

int reps_done(const Bout& bout, Side side) {
  return static_cast<int>(
      std::count_if(bout.reps.begin(), bout.reps.end(), [&](const Rep& rep) { return rep.side == side; }));
}

Ms longest_hold_ms(const Bout& bout) {
  Ms longest = 0;
  for (const Rep& rep : bout.reps) longest = std::max(longest, rep.held_ms);
  return longest;
}

double load_kg(const Bout& bout) {
  double heaviest = 0;
  for (const Rep& rep : bout.reps) heaviest = std::max(heaviest, rep.load_kg);
  return heaviest;
}

std::optional<Rung> rung_of(const Exercise& exercise, std::string_view level, int dose) {
  const auto found = find_level(exercise, level);
  if (!found) return std::nullopt;
  return clamp_rung(exercise, {*found, static_cast<std::size_t>(std::max(0, dose))});
}

Rung chosen_rung(const History& history, const Exercise& exercise) {
  Rung rung = first_rung(exercise);
  for (const Decided& decided : history.decided) {
    if (decided.exercise != exercise.id) continue;
    rung = rung_of(exercise, decided.level, decided.dose).value_or(rung);
  }
  return rung;
}

Rung standing(const History& history, const Exercise& exercise) {
  return standing_at(history, exercise, chosen_rung(history, exercise));
}

Rung standing_at(const History& history, const Exercise& exercise, Rung rung) {
  return has_stop_sign(history) && !exercise.levels[rung.level].gentle ? gentle_rung(exercise) : rung;
}

const Advised* last_advised(const History& history, Id exercise, std::optional<Ms> session) {
  const auto found = std::find_if(history.advised.rbegin(), history.advised.rend(), [&](const Advised& advised) {
    return advised.exercise == exercise && (!session || advised.session <= *session);
  });
  return found == history.advised.rend() ? nullptr : &*found;
}

bool has_decided(const History& history, Id exercise) {
  return std::any_of(history.decided.begin(), history.decided.end(), [&](const Decided& decided) { return decided.exercise == exercise; });
}

bool has_stop_sign(const History& history) { return history.checked && history.checked->any_sign; }
bool has_emergency(const History& history) { return history.checked && history.checked->emergency; }
bool safety_was_checked(const History& history) { return history.checked.has_value(); }

std::vector<Day> days_trained(const History& history, Id exercise) {
  std::vector<Day> days;
  bool in_order = true;
  for (const Bout& bout : history.bouts) {
    if (bout.removed || bout.reps.empty() || !(exercise.empty() || bout.exercise == exercise) || (!days.empty() && days.back() == bout.day)) continue;
    in_order = in_order && (days.empty() || days.back() < bout.day);
    days.push_back(bout.day);
  }
  // Sessions are in the order of time; days are not where the clock or she herself went back.
  if (in_order) return days;
  sort_stably(days, [](Day a, Day b) { return a < b; });
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

}  // namespace holdfast
