#pragma once
// The log, folded: what was done against what was asked, session by session. Pure functions.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "progress/log.h"

namespace holdfast {

// One exercise in one session. A repetition that was done twice counts once, as it was last.
struct Bout {
  Ms session = 0;
  Day day;
  std::string exercise;
  std::string level;
  int dose = 0;
  int asked_reps = 0;
  bool each_side = false;
  std::vector<RepetitionDone> reps;  // in order of set, side as trained, and number
  std::optional<int> pain, reserve;
  std::optional<int> morning;        // pain on the morning after
  bool too_hard = false;
  bool removed = false;              // she took it out of what counts
};

// Every exercise that was asked for, whether or not anything was done, oldest first; without those removed.
std::vector<Bout> bouts(const Log& log);
std::vector<Bout> bouts_with_removed(const Log& log);
std::vector<Bout> bouts_of(const Log& log, std::string_view exercise);
std::vector<Bout> bouts_of_session(const Log& log, Ms session);

bool reached(const Bout& bout);            // every repetition asked for, each held to its end
Ms held_ms(const Bout& bout);              // all holds together
Ms held_ms(const Bout& bout, Side side);
int reps_done(const Bout& bout, Side side);
Ms longest_hold_ms(const Bout& bout);
double load_kg(const Bout& bout);

// Where she stands: her last decision if any, else the exercise's start, or its gentle level when
// the safety check found a sign.
Rung standing(const Log& log, const Exercise& exercise);
bool has_stop_sign(const Log& log);        // as the last safety check said
bool has_emergency(const Log& log);       // the same: a sign that wants emergency care
bool safety_was_checked(const Log& log);

// Days on which at least one repetition was done, ascending, each once.
std::vector<Day> days_trained(const Log& log);
std::vector<Day> days_trained(const Log& log, std::string_view exercise);

// Length of the run of days trained that ends today or yesterday; 0 when it is broken.
int streak_days(const Log& log, Day today);

}  // namespace holdfast
