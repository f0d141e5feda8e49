#pragma once
// The figure as plain shapes, back to front, for whatever can fill a convex polygon and stroke a line.
//
// Colours are roles; the theme gives them. `fade` mixes a role towards the background (0 not at all,
// 1 entirely) and leaves the shape opaque; `opacity` lets through what is below.

#include <cstdint>
#include <span>
#include <vector>

#include "base/vec.h"
#include "figure/camera.h"
#include "figure/muscle.h"
#include "figure/pose.h"

namespace holdfast::figure {

enum class Ink : std::uint8_t { background, mat, mat_edge, shadow, figure, towel, towel_edge, weight, weight_edge, cuff, accent,
                                muscle, fault };  // muscle: at least 3:1 on the figure
inline constexpr std::size_t kInkCount = 13;

// One filled polygon or one stroked line: a stretch of the points of the Drawing that holds it. Several
// shapes may share a stretch.
struct Shape {
  enum class Kind : std::uint8_t { polygon, polyline } kind = Kind::polygon;  // polygon: convex, filled, clockwise as seen
  Ink ink = Ink::figure;
  std::uint32_t first = 0, count = 0;  // of Drawing::points_px
  double opacity = 1;           // 0..1
  double fade = 0;              // 0..1, towards the background
  double width_px = 0;          // of a polyline
};

// A picture: shapes back to front, and the corners of all of them.
struct Drawing {
  std::vector<Vec2> points_px;  // y down
  std::vector<Shape> shapes;
  std::span<const Vec2> points_of(const Shape& shape) const { return {points_px.data() + shape.first, shape.count}; }
};
// Lays one picture over another of the same size.
void append(Drawing& below, const Drawing& above);

// What lies about, and what she carries.
struct Props {
  bool mat = true;
  Vec3 mat_low_m, mat_high_m;   // corners on the floor
  bool towel = false;
  Vec3 towel_m;                 // middle of the roll
  double towel_radius_m = 0;
  bool hand_weights = false;    // 1 to 2 lb dumbbells
  bool cuff_left = false, cuff_right = false;  // at the ankle
};
Props props_for(const Track& track, Side side);   // mat and towel of the motion; weights and cuffs are the caller's

struct DrawOptions {
  double scale = 1;             // device pixels per logical pixel: for the gap
  bool shadow = true;
  bool breath_ring = false;     // round the ribs: wide and strong breathing in, arrow heads out; and the reverse
  std::vector<Glow> glows;
};

Drawing draw(const Placed& placed, const Body& body, const Camera& camera, Vec2 size_px, const Props& props,
             const DrawOptions& options);

// The same pose as a dashed outline of its bones: where she should be while she is not there.
Drawing draw_ghost(const Placed& placed, const Body& body, const Camera& camera, Vec2 size_px);

}  // namespace holdfast::figure
