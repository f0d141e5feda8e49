#include "app/effect.h"

namespace holdfast {

const char* name_of(Tone tone) {
  switch (tone) {
    case Tone::ready: return "ready";
    case Tone::tick: return "tick";
    case Tone::lift: return "lift";
    case Tone::hold: return "hold";
    case Tone::breath_in: return "breath_in";
    case Tone::breath_out: return "breath_out";
    case Tone::halfway: return "halfway";
    case Tone::lower: return "lower";
    case Tone::rest: return "rest";
    case Tone::change_sides: return "change_sides";
    case Tone::position: return "position";
    case Tone::questions: return "questions";
    case Tone::paused: return "paused";
    case Tone::resumed: return "resumed";
    case Tone::done: return "done";
  }
  return "";
}

}  // namespace holdfast
