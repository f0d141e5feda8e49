#pragma once
// What the drawing draws: pieces of the figure in the picture plane, each with its outline discs, how
// far away it is, and what it hangs on.

#include <array>
#include <vector>

#include "figure/drawing.h"
#include "figure/outline.h"

namespace holdfast::figure {

// A bone of a piece as seen: for deciding what is in front where two pieces cross.
struct SeenBone {
  Seen a, b;
  double radius_px = 0;
};

struct Piece {
  std::vector<std::vector<Vec2>> fills;   // convex, drawn in order
  std::vector<std::vector<Vec2>> gaps;    // the same, grown; kept off the joints it shares
  std::vector<std::vector<Vec2>> rims;    // the same, grown all round: under everything
  std::vector<Shape> marks;               // drawn on top of the fills
  std::vector<SeenBone> bones;
  double fade = 0;
  Ink ink = Ink::figure;
  int limb = -1;                          // pieces of one limb share a number; -1 stands alone
};

struct Sketch {
  Lens lens;
  double h_m = 1.75;      // stature
  double gap_px = 2;
};

// Trunk with neck, head, arms and legs in anatomical order, and what they wear.
std::vector<Piece> pieces_of(const Placed& placed, const Sketch& sketch, const Props& props);
// Towel and weights, which lie or hang apart.
std::vector<Piece> pieces_of_props(const Placed& placed, const Sketch& sketch, const Props& props);
// The glow of working muscles, to be laid over the figure.
std::vector<Shape> glows_of(const Placed& placed, const Sketch& sketch, const std::vector<Glow>& glows);

}  // namespace holdfast::figure
