#pragma once
// How much a week of training grows: everything held in seven days, all exercises together.

#include <optional>

#include "catalog/exercise.h"
#include "progress/history.h"

namespace holdfast {

inline constexpr int kWeeksCompared = 4;

struct Growth {
  Ms week_ms = 0;     // what a week would hold: the days of the last seven, of which today is one once she has trained, each
                      // exercise as it is now asked of her
  Ms without_ms = 0;  // the same, were this one to stay where she stands
  Ms before_ms = 0;   // what was held in the fullest of the kWeeksCompared weeks before these seven days, or in these where she
                      // began, or began again, less than a week before them
  Ms allowed_ms = 0;  // by how much a week may exceed `before_ms`
};

// The week grows too fast with the step: unless it is the step alone that does it. A ladder's own steps are of the size that they are.
constexpr bool too_fast(const Growth& growth) { return growth.week_ms - growth.before_ms > growth.allowed_ms && growth.without_ms > growth.before_ms; }

// Of a week in which `exercise` is trained at `to`; nothing while she has trained for less than a week, when there is nothing to
// compare with. An exercise of `all` counts as where she stands, any other as it was last asked.
std::optional<Growth> growth_with(const Exercise& exercise, Rung to, const History& history, Day today, const std::vector<Exercise>& all);

}  // namespace holdfast
