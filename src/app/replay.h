#pragma once
// A replay: how things stood, and who wanted what at which instant. Tests, reports of faults and demonstrations share
// the format (data/README.md).

#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"

namespace holdfast {

struct ReplayEvent {
  Ms at_ms = 0;                     // after the beginning
  enum class Kind : std::uint8_t { intent, press, sleep } kind = Kind::intent;
  std::vector<Intent> intents;      // of an intent: exactly one
  std::string name;                 // of a press: the accessible name of what is pressed
  Ms sleep_ms = 0;                  // of a sleep: the page is looked at by nobody, not even by itself
};

struct Replay {
  std::uint64_t seed = 1;
  Clock begins;                     // monotonic 0
  float width_px = 390, height_px = 844;
  Ms step_ms = 100;                 // between looks at the clock, 1..1000
  Saved saved;
  std::vector<ReplayEvent> events;  // in the order of time
};

// On failure one sentence: file, line, what was expected. At most 100,000 lines; instants up to a day.
Result<Replay> read_replay(std::string_view text, const std::string& file);

inline constexpr Ms kLongestReplayMs = 86'400'000;

}  // namespace holdfast
