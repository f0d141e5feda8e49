#pragma once
// Why a hold was shorter than it was asked to be.

#include <cstdint>

namespace holdfast {

// All of it is her doing: what the page breaks off is not counted, and done again. The log keeps these numbers: new
// ones come at the end.
enum class Cut : std::uint8_t {
  no,           // to its end; or nobody knows, as of what another program noted
  by_pressing,  // she ended the hold
  by_skipping,
  by_going_back,
  by_leaving,   // the exercise was too hard
  by_ending,    // the session
};
inline constexpr int kCuts = 6;
inline constexpr const char* kCutNames[kCuts] = {"no", "pressing", "skipping", "going_back", "leaving", "ending"};

}  // namespace holdfast
