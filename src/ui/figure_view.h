#pragma once
// The figure inside a place on the screen: drawn from the body's pose, turned by dragging, zoomed by
// wheel or pinch, back to the best view by a double tap. For the semantics it is a picture whose name
// is the pose in words.

#include "ui/widgets.h"

namespace holdfast::ui {

struct FigureShown {
  std::size_t exercise = 0;
  std::size_t level = 0;
  Phase phase = Phase::rest;
  double progress = 1;   // of the phase, 0..1
  double breath = 0;     // -1 out .. 1 in
  Side side = Side::both;
  bool turns = true;     // takes drags, wheel and double taps
};

void figure(Ui& ui, Rect place, std::string_view id, const FigureShown& shown);

// What a preview shows now: repetitions of that level at its own tempo, long holds shortened, since
// `App::preview_began_ms`; the pose that tells most when it stands still.
FigureShown preview(const Ui& ui, std::size_t exercise, std::size_t level, Side side);

}  // namespace holdfast::ui
