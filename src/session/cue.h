#pragma once
// The one list of cue events. Tones, speech, picture and vibration all read it; who hears nothing else knows
// where the session is at every instant.

#include <cstddef>
#include <cstdint>

#include "base/time.h"
#include "session/plan.h"

namespace holdfast {

enum class CueKind : std::uint8_t {
  enter,        // a step begins
  countdown,    // `number` seconds are left of it: 3, 2, 1
  halfway,      // half of a hold of 20 s or more is over
  breath_in,    // of a hold in breaths; `number` is the breath, from 1
  breath_out,
  paused,
  resumed,      // what goes on, or begins once the lead-in is over
};

// Where the session stands at the instant of a cue, in plain values. From then on time runs: first the lead-in,
// then what is left. While paused neither does.
struct Told {
  StepKind phase = StepKind::done;
  Side side = Side::both;
  bool change_sides = false;   // of a position: only the side changes, not the exercise
  bool paused = false;
  std::uint8_t item = 0;       // place in the program, from 0
  std::uint8_t set = 1, sets = 1;
  std::uint8_t rep = 0, reps = 0;
  std::uint8_t breaths = 0;    // of a hold in breaths; else 0
  std::uint32_t exercise = 0;  // into Catalog::exercises
  Ms lead_in_ms = 0;           // until the phase begins
  Ms left_ms = 0;              // of the phase, once it has begun
  friend bool operator==(const Told&, const Told&) = default;
};

struct Cue {
  CueKind kind = CueKind::enter;
  Ms at_ms = 0;          // monotonic
  std::size_t step = 0;  // index into Plan::steps
  int number = 0;
  Told told;
  friend bool operator==(const Cue&, const Cue&) = default;
};

const char* name_of(CueKind kind);  // stable, for files and tools: "enter"

}  // namespace holdfast
