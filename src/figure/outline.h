#pragma once
// Convex outlines in the picture plane: the building blocks of the drawing.

#include <cstddef>
#include <vector>

#include "base/vec.h"

namespace holdfast::figure {

struct Disc {
  Vec2 at_px;
  double radius_px = 0;
};

// The convex shape around two discs: a limb with round ends, thicker at one of them.
std::vector<Vec2> around(Disc a, Disc b);
// The convex shape around any discs, at least one of them larger than a point.
std::vector<Vec2> around(const Disc* discs, std::size_t count);
// The convex hull of points, counted round once.
std::vector<Vec2> hull(std::vector<Vec2> points);

// Where two line pieces p0-p1 and q0-q1 come closest: shares 0..1 along each, and how close.
struct Closest {
  double along_p = 0, along_q = 0, apart = 0;
};
Closest closest(Vec2 p0, Vec2 p1, Vec2 q0, Vec2 q1);

}  // namespace holdfast::figure
