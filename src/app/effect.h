#pragma once
// What the world must do. The platform carries these out in order, at once.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/time.h"
#include "store/journal.h"

namespace holdfast {

// A small language of tones, told apart without learning. Synthesized by the platform.
enum class Tone : std::uint8_t {
  ready,         // lead-in begins: two rising notes
  tick,          // three, two, one: a short click-like pip
  lift,          // a rising glide
  hold,          // one steady warm note: hold begins
  breath_in,     // a soft swell upward
  breath_out,    // a soft swell downward
  halfway,       // two equal notes
  lower,         // a falling glide
  rest,          // one soft low note
  change_sides,  // left-right pair
  position,      // roll over, next exercise: a short phrase of three
  questions,     // a friendly two-note question
  paused,        // two falling notes
  resumed,       // two rising notes
  done,          // a resolved chord
};

const char* name_of(Tone tone);  // "lift"; stable: tests and the page read it

struct TimedTone {
  Tone tone = Tone::tick;
  Ms at_ms = 0;  // monotonic
};

namespace effect {

struct Write { std::string key, value; };   // to storage
struct Remove { std::string key; };
// In storage, as a whole or not at all: answers with intent::Replaced.
struct Replace { Replacement what; Replacing why = Replacing::tidying; };
// Tones that lie ahead. `replace` first silences every tone not yet begun. Up to `until_ms` (monotonic) these are all
// there are, so that silence until then is heard, too.
struct Tones { bool replace = false; std::vector<TimedTone> tones; int volume_percent = 80; Ms until_ms = 0; };
// Speaks now; whatever is being said stops. Empty voice: the best local one.
struct Say { std::string text, voice; int volume_percent = 80; };
struct Hush {};                              // stops speech
// The screen, and the sound; with `headset` also what lets a headset's button reach the page.
struct KeepAwake { bool on = true; bool headset = false; };
struct Vibrate { std::vector<int> pattern_ms; };
struct Announce { std::string text; };       // to a screen reader, politely
struct Download { std::string name, mime, text; };
struct AskForFile { bool foreign = false; };  // answers with intent::Restore
// For the second module (app/exchange.h): answers with intent::Exchanged. Or a link: the page's address with this behind
// its #, to where she can paste it.
struct Exchange { std::string request, link; };

}  // namespace effect

using Effect = std::variant<effect::Write, effect::Remove, effect::Replace, effect::Tones, effect::Say, effect::Hush, effect::KeepAwake,
                            effect::Vibrate, effect::Announce, effect::Download, effect::AskForFile,
                            effect::Exchange>;

}  // namespace holdfast
