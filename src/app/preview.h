#pragma once
// The player on an exercise's page: repetitions of one level at its own tempo, faster or slower, forward by
// itself or under her finger, alone or beside a common mistake.

#include <array>
#include <optional>

#include "base/time.h"
#include "catalog/catalog.h"
#include "store/settings.h"

namespace holdfast {

struct Preview {
  std::size_t exercise = 0;   // into Catalog::exercises
  std::size_t level = 0;
  Side side = Side::left;
  bool playing = true;
  double speed = 1;           // 0.25..2
  double at_s = 0;            // of the repetition, where it was at since_ms
  Ms since_ms = 0;            // monotonic
  std::optional<std::size_t> mistake;       // into Exercise::mistakes: drawn beside the right form
  std::optional<figure::Track> wrong;       // that form, solved; there while `mistake` is
  std::vector<figure::Joint> marks;         // where it shows
  std::optional<figure::Muscle> muscle;     // the one she asked for
};

inline constexpr double kSpeeds[] = {0.25, 0.5, 1, 2};

// Seconds of each phase as a preview shows them: holds longer than 4 s are shortened, nobody waits thirty
// seconds to see the lowering.
using PhaseLengths = std::array<double, kPhaseCount>;
PhaseLengths shown_lengths_s(const Exercise& exercise, const Level& level, const Settings& settings);
double sum(const PhaseLengths& lengths_s);

struct PreviewMoment {
  Phase phase = Phase::rest;
  double progress = 0;        // of the phase, 0..1
  double breath = 0;          // -1 out .. 1 in
};
PreviewMoment moment_at(const PhaseLengths& lengths_s, double at_s);

// Where it is now, seconds from the beginning of its repetition.
double position_s(const Preview& preview, const PhaseLengths& lengths_s, Ms now_ms);

// Changes that keep the place where it is.
void set_playing(Preview& preview, const PhaseLengths& lengths_s, bool playing, Ms now_ms);
void set_speed(Preview& preview, const PhaseLengths& lengths_s, double speed, Ms now_ms);
void scrub(Preview& preview, double at_s, Ms now_ms);   // and stops there

// Draws this mistake beside the right form, at a level whose motion has it; nothing takes it away.
void show_mistake(Preview& preview, const Catalog& catalog, std::optional<std::size_t> mistake);

}  // namespace holdfast
