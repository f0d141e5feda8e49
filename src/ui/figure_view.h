#pragma once
// The figure inside a place on the screen: drawn from the body's pose, turned by dragging, zoomed by
// wheel or pinch, back to the best view by a double tap, naming the working muscle that is tapped. For the
// semantics it is a picture whose name is the pose in words.

#include "ui/widgets.h"

namespace holdfast::ui {

struct FigureShown {
  std::size_t exercise = 0;
  std::size_t level = 0;
  Phase phase = Phase::rest;
  double progress = 1;   // of the phase, 0..1
  double breath = 0;     // -1 out .. 1 in
  Side side = Side::both;
  bool turns = true;     // takes drags, wheel and taps
  bool ghost = false;    // the pose to come to, dashed
  bool plain = false;    // without muscles, breath and the way of a load: for small stills
};

void figure(Ui& ui, Rect place, std::string_view id, const FigureShown& shown);

// The right form and the mistake of App::preview, in step and seen alike; the difference marked.
void two_figures(Ui& ui, Rect place, std::string_view id, const FigureShown& shown);

// What the preview shows now, at that level; the pose that tells most when it stands still and she has not
// moved it herself.
FigureShown preview(const Ui& ui, std::size_t exercise, std::size_t level, Side side);

}  // namespace holdfast::ui
