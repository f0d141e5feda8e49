#pragma once
// What to do next time, and why: a pure function of the exercise's ladder and the history. It proposes;
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
  too_soon,           // the same, but the last step up was `days` ago, and `wanted` are to lie between
  little_in_reserve,  // everything done, but with `reserve` left; no higher than where a newcomer begins: one step down
  not_all_done,       // `done` of `asked`
  side_behind,        // all of one side, of the weaker `side` only `done` of `asked`: the stronger waits
  missed_twice,       // not everything done twice in a row
  pain_amber,         // pain `pain`: keep the level
  pain_red,           // pain `pain`: one step down
  pain_red_twice,     // twice in a row: see a clinician
  pain_lasting,       // pain for `days`, at every answer: see a clinician
  worse_next_morning, // pain `pain` on the morning after, red or worse than while training: one step down
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
  Side side = Side::both;  // of side_behind
};

// The rules are the exercise's own (Exercise::rules).
Advice advise(const Exercise& exercise, const History& history, Day today);

}  // namespace holdfast
