#pragma once
// Left beside right: which of the two did less.

#include <string_view>

#include "progress/history.h"

namespace holdfast {

// The side that held for fewer seconds in all over the last kSessionsCompared sessions of the exercise in which both
// sides were trained, at whatever level; by repetitions where the seconds are equal. `both`: none is weaker, or nothing is known.
inline constexpr int kSessionsCompared = 3;
Side weaker_side(const History& history, Id exercise);

}  // namespace holdfast
