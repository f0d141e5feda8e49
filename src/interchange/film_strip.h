#pragma once
// The phases of a repetition side by side, with arrows and captions, for print.

#include <array>
#include <string>

#include "catalog/catalog.h"

namespace holdfast {

struct FilmStrip {
  const figure::Motion* motion = nullptr;
  std::string file, name;              // of the motion, for messages
  const MotionForms* forms = nullptr;
  const figure::Motion* right = nullptr;   // where `motion` is a wrong form: the right one
  std::vector<figure::Joint> marks;        // and where the difference shows
  std::string words[4] = {"Start", "Lift", "Hold", "Lower"};
  Gear gear;
  figure::Body body;
  Side side = Side::both;
  figure::ViewName view = figure::ViewName::best;
  std::array<std::string, 4> captions; // start, lift, hold, lower
};

// What a level shows, of its right form, on its working side.
FilmStrip film_strip_of(const Catalog& catalog, const Level& level, Side side);

// An SVG document: a picture a phase, each with its word and what the body does.
std::string film_strip(const FilmStrip& strip, const figure::Track& track);

// Text between tags.
std::string escaped_markup(const std::string& text);

}  // namespace holdfast
