#pragma once
// What is drawn over the figure to explain it: where a wrong form is wrong, which way a joint goes, which
// way a load takes. Lay the result over the picture with append().
//
// Everything is told by shape (dashes, arrow heads, dots) and kept off what lies below by a rim of
// background, so that it reads on the figure and beside it, in every colour, from 200 px on.

#include <span>
#include <vector>

#include "figure/drawing.h"

namespace holdfast::figure {

// On the picture of `wrong`: a dashed ring round each of the joints, and an arrow from where the joint is to
// where `right` has it. Both are placed in the same world. A joint that is seen less than 1 px from its
// place gets its ring only.
Drawing draw_fault_marks(const Placed& wrong, const Placed& right, std::span<const Joint> joints, const Body& body,
                         const Camera& camera, Vec2 size_px);

// A curved arrow along the path that a joint takes in a phase, thin where it begins. For pictures that stand
// still. The path is in the world, two points or more, in order of time; nothing is drawn of a path that is
// seen shorter than 6 px.
Drawing draw_way(std::span<const Vec3> path_m, const Body& body, const Camera& camera, Vec2 size_px);

// The path that a weight takes: fine dots evenly spaced, with a bar across its end. The same conditions.
Drawing draw_load_path(std::span<const Vec3> path_m, const Body& body, const Camera& camera, Vec2 size_px);

}  // namespace holdfast::figure
