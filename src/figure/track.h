#pragma once
// A motion made ready for one body: every key pose solved, nothing left to search while it plays.

#include <array>
#include <vector>

#include "base/result.h"
#include "figure/motion.h"

namespace holdfast::figure {

// One phase, ready to play.
struct Span {
  Pose from, to;
  Placed at_from, at_to;                // what stays, stays where it is in the first
  PartSet held;                         // solved so that hand, foot or head does not move
  double hang_from_m = 0, hang_to_m = 0;  // from the hip to the joint the trunk hangs from, at either end
  CapsuleSet planted, touching;
  std::vector<Window> windows;
  std::optional<Peel> peel;
  std::vector<Capsule> order;
};

// The floor the motion covers, in metres, with the figure's own volume but without margin.
struct Stage {
  Vec3 low_m{1e9, 0, 1e9}, high_m{-1e9, 0, -1e9};
};
void grow(Stage& stage, Vec3 at_m, double radius_m);
Stage mirrored(const Stage& stage);  // in the plane z = 0

struct Track {
  Body body;
  Measures measures;
  bool one_sided = false;
  Joint anchor = Joint::pelvis;
  std::optional<Hang> hang;
  Towel towel = Towel::none;
  Vec3 towel_m;                         // middle of the roll; it lies along z
  double towel_radius_m = 0;
  View view;
  Timing tempo;
  std::array<Span, kPhaseCount> spans;
  std::vector<std::pair<Angle, double>> breath_rad;
  Circle circle;
  std::vector<Exception> exceptions;
  Stage stage;
};

// The motion of this body, or one sentence: which key pose, what was asked, by how much it fails. Refused
// are poses that cannot be solved within 1 mm or 0.1 degree, angles beyond their hard limits in a key
// pose, planted parts more than 3 mm off the floor, phases that do not join.
Result<Track> compile(const Motion& motion, const Body& body);

// Looks at every phase between its key poses: one sentence when an angle passes its hard limit there or
// a planted part cannot be kept in place within 1 mm; empty when all is well. Costs as much as compile(),
// so it is for data that nobody has checked yet.
std::string look_through(const Track& track);

// A moment of the session: which phase, how far through it, how full the lungs.
struct Moment {
  Phase phase = Phase::rest;
  double progress = 0;   // 0..1 of the phase, of its time
  double breath = 0;     // -1 out .. 1 in
  Side side = Side::both;  // left or both: as written; right: mirrored
};

// Minimum jerk between key poses (Flash and Hogan, 1985): at rest at both ends of every phase.
Pose pose_at(const Track& track, const Moment& moment);

// 10 t^3 - 15 t^4 + 6 t^5 for 0..1, still outside.
double minimum_jerk(double t);

// What is kept where it is in a phase.
struct Kept {
  Joint anchor = Joint::pelvis;
  std::optional<Hang> hang;
  PartSet held;          // parts whose end stays
  CapsuleSet planted;    // a planted forearm or shank keeps its direction, so that elbow or knee stays too
};

// Where what is kept has its place, and how knees and elbows point on the way to another pose.
struct Place {
  const Placed& from;
  const Placed& to;
  double share = 0;      // of the way, 0..1
  double hang_m = 0;     // from the hip to the joint the trunk hangs from
};

// Moves the pelvis so that the anchor is where it is in `place.from`, and turns the held limbs so that what is
// kept of them is. Returns by how many metres the worst of them misses.
double keep_in_place(const Measures& measures, const Kept& kept, const Place& place, Pose& pose);
Kept kept_in(const Track& track, Phase phase);
Place place_in(const Track& track, Phase phase, double share);

// Clearance of a capsule, or of the thickest capsule that ends in a joint, above the floor; negative below.
double gap_m(const Measures& measures, const Placed& placed, Capsule capsule);
double gap_m(const Measures& measures, const Placed& placed, Joint joint);

}  // namespace holdfast::figure
