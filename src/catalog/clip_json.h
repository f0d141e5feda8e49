#pragma once
// A sampled motion as JSON: metres, seconds, degrees; the format is described in data/README.md.

#include <string>
#include <string_view>

#include "base/result.h"
#include "figure/clip.h"

namespace holdfast {

// Positions with 9 decimals, angles with 6. The same clip gives the same bytes on every machine.
std::string write_clip(const figure::Clip& clip);

// A clip from outside, or one sentence with `file` and the place in it. More joints than the figure has
// are passed over; fewer are refused. Whether the clip is plausible is for figure::inspect to say.
Result<figure::Clip> read_clip(std::string_view text, const std::string& file);

}  // namespace holdfast
