#pragma once
// The single checks behind inspect(). Each looks at a whole clip and returns its worst number.

#include "figure/finding.h"

namespace holdfast::figure {

// The body itself.
Finding check_bones(const Clip& clip);
Finding check_limits(const Clip& clip);
Finding check_comfort(const Clip& clip);      // beyond soft limits: listed, never failed
Finding check_hinges(const Clip& clip);
Finding check_angles(const Clip& clip);       // the angles told are those of the joints shown
Finding check_self_collision(const Clip& clip);
Finding check_symmetry(const Clip& clip);
Finding check_pelvis(const Clip& clip);

// The body on the floor.
Finding check_floor(const Clip& clip);
Finding check_contacts(const Clip& clip);
Finding check_contact_set(const Clip& clip);
Finding check_slide(const Clip& clip);
Finding check_skate(const Clip& clip);
Finding check_balance(const Clip& clip);
Finding check_order(const Clip& clip);      // parts leave the floor, and meet it, in the order that is declared

// The body in time.
Finding check_smoothness(const Clip& clip);
Finding check_acceleration(const Clip& clip);
Finding check_jump(const Clip& clip);
Finding check_stillness(const Clip& clip);
Finding check_breathing(const Clip& clip);
Finding check_repeats(const Clip& clip);
Finding check_loop(const Clip& clip);
Finding check_timing(const Clip& clip);

// The body in the picture.
Finding check_in_frame(const Clip& clip);
Finding check_occlusion(const Clip& clip);

// A finding that has seen nothing yet: passes until note() says otherwise.
Finding begun(const char* check, double limit, const char* unit, bool at_least = false);
// Keeps `value` when it is worse than what is kept.
void note(Finding& finding, double value, const Clip& clip, std::size_t frame, const char* what);

// A run of frames of one phase: first..last, both included.
struct Run {
  std::size_t first = 0, last = 0;
  Phase phase = Phase::rest;
};
std::vector<Run> runs_of(const Clip& clip);

// Smoothness as the arc length of the speed's spectrum, 10 Hz cut, 5 % threshold (Balasubramanian and
// others, 2015). A minimum-jerk move has -1.41, constant speed -2.4; closer to 0 is smoother.
double spectral_arc_length(const std::vector<double>& speed, double fps);

}  // namespace holdfast::figure
