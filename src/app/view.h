#pragma once
// How the figure is looked at, on whatever screen shows it: from a named view, turned away from it and nearer
// or farther, on the way there from how it was looked at before.

#include "base/time.h"
#include "figure/camera.h"
#include "store/settings.h"

namespace holdfast {

struct Gaze {
  figure::ViewName name = figure::ViewName::best;
  double azimuth_rad = 0, elevation_rad = 0;  // turned away from the named view by so much
  double zoom = 1;                            // 0.6..3
};

struct View {
  Gaze now, before;           // before: where a move that is under way began
  Ms since_ms = 0;            // the instant at which it began, monotonic
  Ms lasts_ms = 0;            // 0: it is there
};

// From another view; eased unless motion is reduced.
void look_from(View& view, figure::ViewName name, bool at_once, Ms now_ms);
void turn_by(View& view, double azimuth_rad, double elevation_rad, Ms now_ms);
// Let go while it turns, this fast: it slows down and stops.
void let_go(View& view, double azimuth_rad_per_s, double elevation_rad_per_s, bool at_once, Ms now_ms);
void zoom_by(View& view, double factor, Ms now_ms);

bool is_moving(const View& view, Ms now_ms);

// Beside the best view it may be seen from the far side, so that the head is where she has hers.
figure::Camera camera_of(const View& view, const figure::Track& track, Side side, HeadEnd head, Ms now_ms);

}  // namespace holdfast
