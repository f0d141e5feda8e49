#pragma once
// The question of the next morning: how is your back today?

#include <optional>

#include "progress/history.h"

namespace holdfast {

// The session to ask about on this day: her last one with anything done, if it was yesterday or the day before, and she
// was not asked yet. A session of the same day is no night old.
inline constexpr int kLatestMorning = 2;  // days after
std::optional<Ms> session_to_ask_about(const History& history, Day today);

}  // namespace holdfast
