#pragma once
// What to do next time, and why: a pure function of the exercise's ladder and the log. It proposes;
// she decides, and what she decided is logged. Pain weighs more than effort.

#include <optional>

#include "catalog/catalog.h"
#include "progress/history.h"

namespace holdfast {

enum class AdviceKind : std::uint8_t { up, stay, down, easier_after_break, see_clinician };

enum class AdviceWhy : std::uint8_t {
  first_time,         // nothing done yet
  reached_twice,      // everything asked for, in the last `sessions` sessions, with enough in reserve
  reached_unanswered, // the same without a word of how it felt: it may grow if nothing hurt
  reached_once,       // everything asked for, `sessions` times of `wanted`
  little_in_reserve,  // everything done, but with `reserve` left
  not_all_done,       // `done` of `asked`
  missed_twice,       // not everything done twice in a row
  pain_amber,         // pain `pain`: keep the level
  pain_red,           // pain `pain`: one step down
  pain_red_twice,     // twice in a row: see a clinician
  too_hard,           // she said so
  after_break,        // `days` without
  top_of_ladder,      // there is nothing above
  safety_sign,        // the safety check found a sign: gentle levels only
};

struct Advice {
  AdviceKind kind = AdviceKind::stay;
  AdviceWhy why = AdviceWhy::first_time;
  Rung from, to;
  int sessions = 0, wanted = 0, done = 0, asked = 0, pain = 0, reserve = 0, days = 0;  // the numbers behind `why`
};

// Bounds, with where they come from (facts: progression).
inline constexpr int kGreenPainMost = 2;       // 0..2 may progress
inline constexpr int kAmberPainMost = 5;       // 3..5 stays; more steps down
inline constexpr int kReserveWanted = 2;       // repetitions in reserve before it grows (Zourdos 2015: RPE 8)
inline constexpr int kSessionsReached = 2;     // in a row, when pain and reserve were answered each time
inline constexpr int kSessionsUnanswered = 3;  // in a row, when they were not
inline constexpr int kBreakOneStep = 7, kBreakTwoSteps = 14, kBreakRestart = 28;  // days

Advice advise(const Exercise& exercise, const Log& log, Day today);

}  // namespace holdfast
