#pragma once
// The log, folded: what was done against what was asked, session by session. It follows the log fact by fact, so that
// nobody walks ten years of it for a frame. Pure functions.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "progress/log.h"

namespace holdfast {

struct Rep {
  Side side = Side::both;
  int set = 1, number = 1;
  Ms held_ms = 0, asked_ms = 0;
  double load_kg = 0;
  Id level;                          // empty: the bout's
  Ms noted_ms = 0;                   // held as it was noted, whatever was corrected
  Cut cut = Cut::no;
  bool operator==(const Rep&) const = default;
};

// One exercise in one session. A repetition that was done twice counts once, as it was last.
struct Bout {
  Ms session = 0;
  Day day;                           // on which the session began, where she was; all of it counts for that day
  Id exercise;
  Id level;
  int dose = 0;
  int asked_reps = 0;
  bool each_side = false;
  std::vector<Rep> reps;             // in order of set, side as trained, and number
  std::optional<int> pain, reserve;
  std::optional<int> morning;        // pain on the morning after
  bool too_hard = false;
  bool removed = false;              // she took it out of what counts
  bool operator==(const Bout&) const = default;
};

struct History {
  std::vector<Bout> bouts;           // every exercise that was asked for, whether or not anything was done, by session
  std::vector<Decided> decided;      // in order
  std::vector<Advised> advised;      // in order
  std::optional<SafetyChecked> checked;  // the last time
  std::optional<Ms> asked_morning;   // the last session that she was asked about on the morning after
};

// The next fact of a log, which happened no earlier than those before it.
void follow(History& history, const Entry& entry);
History history_of(const Log& log);

// Bouts that count: without those removed, oldest first. They point into the history.
using Bouts = std::vector<const Bout*>;
Bouts bouts(const History& history);
Bouts bouts_of(const History& history, Id exercise);
Bouts bouts_of_session(const History& history, Ms session);

bool reached(const Bout& bout);            // every repetition asked for, each held to its end
Ms held_ms(const Bout& bout);              // all holds together
Ms held_ms(const Bout& bout, Side side);
int reps_done(const Bout& bout, Side side);
Ms longest_hold_ms(const Bout& bout);
double load_kg(const Bout& bout);          // the heaviest

// A rung as the log names it; nothing when the exercise has no such level.
std::optional<Rung> rung_of(const Exercise& exercise, std::string_view level, int dose);

// Where she stands: her last decision if any, else the exercise's start, or its gentle level when
// the safety check found a sign.
Rung standing(const History& history, const Exercise& exercise);
Rung standing_at(const History& history, const Exercise& exercise, Rung rung);  // there, unless a sign stands and it is not gentle
Rung chosen_rung(const History& history, const Exercise& exercise);  // whatever sign stands
// The proposal that stood last, or when the bouts up to `session` were all there were; null when nothing was.
const Advised* last_advised(const History& history, Id exercise, std::optional<Ms> session = {});
bool has_decided(const History& history, Id exercise);
bool has_stop_sign(const History& history);        // as the last safety check said
bool has_emergency(const History& history);        // the same: a sign that wants emergency care
bool safety_was_checked(const History& history);

// Days on which a session began in which at least one repetition was done, ascending, each once. An empty name: any exercise.
std::vector<Day> days_trained(const History& history, Id exercise = {});

}  // namespace holdfast
