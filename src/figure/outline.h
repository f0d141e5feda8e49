#pragma once
// Convex outlines in the picture plane: the building blocks of the drawing.
//
// An outline is walked once, as seen from a ring of fixed directions. Every point knows the direction
// it was the outermost in, so the same outline grown by a gap costs one addition a point.

#include <array>
#include <cstddef>
#include <vector>

#include "base/vec.h"

namespace holdfast::figure {

struct Disc {
  Vec2 at_px;
  double radius_px = 0;
};

// An ellipsoid as seen: its middle, and its three half axes flattened into the picture.
struct Oval {
  Vec2 at_px;
  Vec2 half_px[3];
};

// Unit directions all round the picture, evenly spaced, clockwise as seen (y down).
inline constexpr std::size_t kWays = 64;
struct Ways {
  std::array<Vec2, kWays> at;
};
Ways ways_round();
// Every how many-th direction is enough for an outline of this radius to look round: 1, 2 or 4.
std::size_t stride_for(double radius_px);

// One convex outline, clockwise as seen.
struct Trace {
  std::array<Vec2, kWays + 32> at_px;   // corners
  std::array<Vec2, kWays + 32> out;     // unit, away from the inside
  std::size_t count = 0;
  void add(Vec2 corner_px, Vec2 way) {
    if (count == at_px.size()) return;
    at_px[count] = corner_px;
    out[count++] = way;
  }
};
// The convex shape around any 1..8 discs.
void trace(const Ways& ways, const Disc* discs, std::size_t count, Trace& result);
void trace(const Ways& ways, const Oval& oval, std::size_t stride, Trace& result);
// The convex shape around two outlines that were walked in the same directions.
void trace(const Trace& one, const Trace& other, Trace& result);

// The convex hull of points, counted round once.
std::vector<Vec2> hull(std::vector<Vec2> points);

// Where two line pieces p0-p1 and q0-q1 come closest: shares 0..1 along each, and how close.
struct Closest {
  double along_p = 0, along_q = 0, apart = 0;
};
Closest closest(Vec2 p0, Vec2 p1, Vec2 q0, Vec2 q1);

}  // namespace holdfast::figure
