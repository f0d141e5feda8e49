#pragma once
// The one list of cue events. Tones, speech, picture and vibration all read it.

#include <cstddef>
#include <cstdint>

#include "base/time.h"

namespace holdfast {

enum class CueKind : std::uint8_t {
  enter,        // a step begins
  countdown,    // `number` seconds are left of it: 3, 2, 1
  halfway,      // half of a hold of 20 s or more is over
  breath_in,    // of a hold in breaths; `number` is the breath, from 1
  breath_out,
  paused,
  resumed,
};

struct Cue {
  CueKind kind = CueKind::enter;
  Ms at_ms = 0;          // monotonic
  std::size_t step = 0;  // index into Plan::steps
  int number = 0;
};

const char* name_of(CueKind kind);  // stable, for files and tools: "enter"

}  // namespace holdfast
