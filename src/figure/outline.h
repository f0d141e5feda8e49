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

// Unit directions all round the picture, evenly spaced, clockwise as seen (y down): a ring of 64, one of 32
// and one of 16, each coordinate on its own so that a compiler can take several at once.
inline constexpr std::size_t kMostWays = 64;
struct Ways {
  std::array<double, 112> x, y;
};
Ways ways_round();

// The ring that is enough for an outline of a certain radius to look round.
struct Round {
  const double *x = nullptr, *y = nullptr;
  std::size_t count = 0;
};
Round round_for(const Ways& ways, double radius_px);
Round coarse_round(const Ways& ways);

// One convex outline, clockwise as seen: corners, and for each the unit direction away from the inside. Not
// filled in before it is used; only the first `count` mean anything.
struct Trace {
  static constexpr std::size_t kMost = kMostWays + 32;
  double x[kMost], y[kMost], way_x[kMost], way_y[kMost];
  double reach[kMost];  // of an oval: how far out it is in each direction
  std::size_t count;
  Trace() : count(0) {}
  Vec2 corner(std::size_t i) const { return {x[i], y[i]}; }
  void add(Vec2 corner_px, Vec2 way) {
    if (count == kMost) return;
    x[count] = corner_px.x;
    y[count] = corner_px.y;
    way_x[count] = way.x;
    way_y[count++] = way.y;
  }
};
// The convex shape around any 1..8 discs.
void trace(Round round, const Disc* discs, std::size_t count, Trace& result);
void trace(Round round, const Oval& oval, Trace& result);
// The convex shape around two ovals that were walked in the same directions.
void trace(const Trace& one, const Trace& other, Trace& result);

// The convex hull of points, counted round once.
std::vector<Vec2> hull(std::vector<Vec2> points);

// Where two line pieces p0-p1 and q0-q1 come closest: shares 0..1 along each, and how close.
struct Closest {
  double along_p = 0, along_q = 0, apart = 0;
};
Closest closest(Vec2 p0, Vec2 p1, Vec2 q0, Vec2 q1);

}  // namespace holdfast::figure
