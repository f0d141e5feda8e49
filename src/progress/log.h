#pragma once
// What happened, in order, append only. Everything the product knows about her progress is folded
// from this list; nothing derived is stored.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "figure/phase.h"
#include "progress/reason.h"
#include "session/cut.h"

namespace holdfast {

inline constexpr int kMostAskedReps = 1200;  // of one exercise in one session, sets and sides together

inline constexpr int kDoseOfAnother = 40;    // as another program asked: which rung that is nobody knows

// What was asked of one exercise when its session began.
struct Asked {
  Id exercise;
  Id level;
  int dose = 0;         // index into the level's doses, or kDoseOfAnother
  int reps = 0;         // in all, 0 to kMostAskedReps
  bool each_side = false;
  bool operator==(const Asked&) const = default;
};

struct SessionBegan {
  Ms session = 0;  // wall clock: names the session
  Day day;
  Ms wall_ms = 0;  // when it was noted, UTC; of every entry
  std::vector<Asked> asked;
  int utc_offset_min = 0;  // of the clock on the wall when it was noted, -840..840; of every entry
  bool operator==(const SessionBegan&) const = default;
};

struct RepetitionDone {
  Ms session = 0;
  Day day;
  Ms wall_ms = 0;
  Id exercise;
  Id level;
  Side side = Side::both;
  int set = 1, rep = 1;
  Ms held_ms = 0, asked_ms = 0;
  double load_kg = 0;
  int utc_offset_min = 0;
  Cut cut = Cut::no;
  bool operator==(const RepetitionDone&) const = default;
};

// An unanswered question is stored as unanswered, never as zero.
struct Answered {
  Ms session = 0;
  Day day;
  Ms wall_ms = 0;
  Id exercise;
  std::optional<int> pain;     // 0..10, while training
  std::optional<int> reserve;  // repetitions she could have gone on, 0..10
  int utc_offset_min = 0;
  bool operator==(const Answered&) const = default;
};

struct TooHard {  // she left the exercise early because it was too much
  Ms session = 0;
  Day day;
  Ms wall_ms = 0;
  Id exercise;
  int utc_offset_min = 0;
  bool operator==(const TooHard&) const = default;
};

struct SessionEnded {
  Ms session = 0;
  Day day;
  Ms wall_ms = 0;
  bool whole = false;  // to its end, not broken off
  int utc_offset_min = 0;
  bool operator==(const SessionEnded&) const = default;
};

struct Decided {  // from now on she does this exercise like this
  Day day;
  Ms wall_ms = 0;
  Id exercise;
  Id level;
  int dose = 0;
  bool advised = false;  // she took what was proposed, rather than choosing for herself
  int utc_offset_min = 0;
  bool operator==(const Decided&) const = default;
};

// What was proposed to her, and why. Noted when a session is over, and again when what it rests on has changed by the time
// she starts or decides; what she did with it is the Decided that follows, or none.
struct Advised {
  Ms session = 0;       // the last one of this exercise, on which it rests; 0: none yet
  Day day;
  Ms wall_ms = 0;
  Id exercise;
  AdviceKind kind = AdviceKind::stay;
  Id level;             // what she is to do
  int dose = 0;
  Reason reason;
  int utc_offset_min = 0;
  bool operator==(const Advised&) const = default;
};

struct SafetyChecked {
  Day day;
  Ms wall_ms = 0;
  bool any_sign = false;   // gentle levels only, a clinician first
  bool emergency = false;  // one that wants emergency care: no training
  int utc_offset_min = 0;
  bool operator==(const SafetyChecked&) const = default;
};

// How she was on the morning after a session. The day is the morning's.
struct NextMorning {
  Ms session = 0;
  Day day;
  Ms wall_ms = 0;
  std::optional<int> pain;  // 0..10; nothing: asked, not answered
  int utc_offset_min = 0;
  bool operator==(const NextMorning&) const = default;
};

// She takes something out of what counts, or puts it back: one exercise of a session, or all of it. What was noted
// stays in the log; nothing is ever taken out of that.
struct Removed {
  Ms session = 0;
  Day day;
  Ms wall_ms = 0;
  Id exercise;  // empty: the whole session
  bool back = false;     // put back
  int utc_offset_min = 0;
  bool operator==(const Removed&) const = default;
};

// She corrects how long a repetition was held.
struct Corrected {
  Ms session = 0;
  Day day;
  Ms wall_ms = 0;
  Id exercise;
  Side side = Side::both;
  int set = 1, rep = 1;
  Ms held_ms = 0;        // as it is to count
  int utc_offset_min = 0;
  bool operator==(const Corrected&) const = default;
};

using Entry = std::variant<SessionBegan, RepetitionDone, Answered, TooHard, SessionEnded, Decided, SafetyChecked, NextMorning, Removed, Corrected, Advised>;

struct Log {
  std::vector<Entry> entries;
};

Ms wall_ms_of(const Entry& entry);
// Puts entries that came from several places in the order in which they happened; equal instants keep
// theirs.
void sort_by_time(Log& log);

}  // namespace holdfast
