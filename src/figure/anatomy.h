#pragma once
// What the drawing draws: pieces of the figure in the picture plane, each with its outline, how far
// away it is, and what it hangs on.

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

// A stretch of Page::parts.
struct Parts {
  std::size_t first = 0, last = 0;
};

struct Piece {
  Parts rims;                    // the outline grown all round: under everything
  Parts gaps;                    // the same, kept off the joints it shares: under this piece
  Parts fills;                   // and what lies on them, in order
  int joint_before = -1, joint_after = -1;  // of Page::joints: the gap round a joint shared with a neighbour
  std::array<SeenBone, 4> bones{};
  std::size_t bone_count = 0;
  double depth_m = 0;            // of the middle
  Vec2 low_px{1e9, 1e9}, high_px{-1e9, -1e9};  // round its bones
  double fade = 0;
  int limb = -1;                 // pieces of one limb share a number; -1 stands alone
};

// Which piece is which, in this order; props follow.
enum class PieceName : std::uint8_t {
  trunk, head, upper_arm_l, forearm_l, hand_l, thigh_l, shank_l, foot_l, upper_arm_r, forearm_r, hand_r, thigh_r, shank_r, foot_r
};
inline constexpr std::size_t kPieceCount = 14;

// What is laid over a piece as soon as it and another one are drawn.
struct Overlay {
  Parts parts;
  std::size_t host = 0, also = 0;  // of Page::pieces; it fades with its host
};

// Everything a picture is made from while it is made.
struct Page {
  const Placed& placed;
  Lens lens{};
  double h_m = 1.75;             // stature
  double h_px = 300;             // stature in the picture, where the camera looks
  double gap_px = 2;             // of background, where one piece crosses another
  double line_px = 1;            // a fine line of this picture
  Ways ways = ways_round();
  Drawing drawing{};
  std::vector<Shape> parts{};      // shapes not yet in order
  std::vector<Piece> pieces{};
  std::vector<Overlay> overlays{};
  Parts behind_trunk{};          // the far half of the ring of breath
  std::vector<Shape> joints{};     // gaps round elbows, wrists, knees and ankles

  Seen see(Vec3 at_m) const { return project(lens, at_m); }
  Disc disc(Vec3 at_m, double radius_h) const {
    const Seen seen = see(at_m);
    return {seen.at_px, std::max(0.35, radius_h * h_m * seen.px_per_m)};
  }
  SeenBone bone(Vec3 a_m, Vec3 b_m, double radius_h) const {
    const Seen a = see(a_m), b = see(b_m);
    return {a, b, radius_h * h_m * std::max(a.px_per_m, b.px_per_m)};
  }
};
Page page_for(const Placed& placed, const Body& body, const Camera& camera, Vec2 size_px, double scale);

// An outline as a filled polygon, grown by so much; its corners go to the page at once.
Shape filled(Page& page, const Trace& outline, Ink ink, double grow_px = 0);
// A line, likewise.
Shape stroked(Page& page, const Vec2* points_px, std::size_t count, Ink ink, double width_px);

// A point along the spine's smooth curve, and the axes there. along: 0 pelvis, 1 lumbar, 2 thorax,
// 3 collar, 4 neck.
struct SpinePoint {
  Vec3 at_m;
  Mat3 axes;
};
SpinePoint spine_at(const Placed& placed, double along);

// The trunk's cross-section there, in parts of stature: half-width to the side, half-depth, and how far
// in front of the line of joints its middle lies.
struct Station {
  double wide = 0, deep = 0, front = 0;
};
Station trunk_at(double along, double breath);

// Half-thickness of a thigh, shank or upper arm at a share 0..1 of the way down, in parts of stature.
double thigh_at(double share);
double shank_at(double share);
double upper_arm_at(double share);

inline constexpr double kNeckRadius_h = 0.0225;

// Trunk with neck, head, arms and legs in the order of PieceName, and what they wear or hold.
void draw_body(Page& page, const Props& props);
void draw_towel(Page& page, const Props& props);
// These need the body to be on the page.
void draw_muscles(Page& page, const std::vector<Glow>& glows);
void draw_breath(Page& page);

inline Joint on(Joint left_name, bool right) { return right ? twin(left_name) : left_name; }
inline Segment on(Segment left_name, bool right) { return static_cast<Segment>(index(left_name) + (right ? kSegmentsPerSide : 0)); }

}  // namespace holdfast::figure
