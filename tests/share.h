#pragma once
// The sanitizers look for other faults than wrong results, and under them everything takes several times as long: of the longest tests
// they run a share. Every other build runs all of it.

namespace holdfast {

#ifdef HOLDFAST_SANITIZED
inline constexpr bool kShareOnly = true;
#else
inline constexpr bool kShareOnly = false;
#endif

// What is added to go on to the next case: 1, or `stride` where a share is run.
constexpr int next_case(int stride) { return kShareOnly ? stride : 1; }

}  // namespace holdfast
