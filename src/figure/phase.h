#pragma once
// The phases of one repetition, in their order, and the side of the body that works.

#include <cstddef>
#include <cstdint>

namespace holdfast {

enum class Phase : std::uint8_t { set, lift, hold, lower, rest };  // set: brace before the lift
inline constexpr std::size_t kPhaseCount = 5;
inline constexpr const char* kPhaseNames[kPhaseCount] = {"set", "lift", "hold", "lower", "rest"};

enum class Side : std::uint8_t { both, left, right };  // the figure's own left and right
inline constexpr const char* kSideNames[3] = {"both", "left", "right"};

}  // namespace holdfast
