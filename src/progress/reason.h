#pragma once
// What is proposed, why, and the numbers that it rests on: what a sentence is made of, and what the log keeps.

#include <cstdint>

#include "figure/phase.h"

namespace holdfast {

// The log keeps the numbers of both: new ones come at the end.
enum class AdviceKind : std::uint8_t { up, stay, down, easier_after_break, see_clinician };
inline constexpr int kAdviceKinds = 5;
inline constexpr const char* kAdviceKindNames[kAdviceKinds] = {"up", "stay", "down", "easier_after_break", "see_clinician"};

enum class AdviceWhy : std::uint8_t {  // and its numbers, in order
  first_time,          // nothing done yet at this level
  reached_twice,       // everything asked for with enough in reserve: sessions in a row
  reached_unanswered,  // the same without a word of how it felt, it may grow if nothing hurt: sessions in a row
  reached_once,        // everything asked for: sessions in a row, of how many wanted
  too_soon,            // the same: days since the last step up, days that are to lie between
  little_in_reserve,   // everything done; where a newcomer begins, or lower, one step down: left, wanted
  not_all_done,        // done, of asked
  side_behind,         // all of one side, of `side` only: done, of asked; the stronger side waits
  missed_twice,        // not everything done twice in a row: done, of asked
  pain_amber,          // keep the level: pain, from where, up to where that is so
  pain_red,            // one step down: pain, above what
  pain_red_twice,      // see a clinician: above what
  pain_lasting,        // see a clinician: days, above what
  worse_next_morning,  // red or worse than while training, one step down: pain
  too_hard,            // she said so
  after_break,         // days without
  top_of_ladder,       // there is nothing above
  safety_sign,         // the safety check found a sign: gentle levels only
  pain_amber_twice,    // one step down: pain, above what the time before as well
  growing_fast,        // it waits: seconds held in a week with this step, in the fullest week before, by how many a week may grow
  last_at_another,     // something was done at this level, and since then only at others
};
inline constexpr int kAdviceWhys = 21;
inline constexpr const char* kAdviceWhyNames[kAdviceWhys] = {
    "first_time", "reached_twice", "reached_unanswered", "reached_once", "too_soon", "little_in_reserve", "not_all_done", "side_behind",
    "missed_twice", "pain_amber", "pain_red", "pain_red_twice", "pain_lasting", "worse_next_morning", "too_hard", "after_break",
    "top_of_ladder", "safety_sign", "pain_amber_twice", "growing_fast", "last_at_another"};

struct Reason {
  AdviceWhy why = AdviceWhy::first_time;
  Side side = Side::both;  // of side_behind
  int numbers[3] = {};     // 0..kMostReasonNumber each
  bool operator==(const Reason&) const = default;
};
inline constexpr int kMostReasonNumber = 1'000'000;

}  // namespace holdfast
