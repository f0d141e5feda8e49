#pragma once
// A motion as it is written down: key poses in clinical angles, the phase each belongs to, what stays
// planted in each phase, and what is solved rather than given. Plain data; compile() makes a Track of it.
//
// A motion for one side is written with the LEFT side working; the right is its mirror.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "figure/angles.h"
#include "figure/body.h"
#include "figure/phase.h"
#include "figure/pose.h"

namespace holdfast::figure {

// True for the joints that place_trunk() places: those that can be an anchor.
constexpr bool is_of_trunk(Joint j) {
  return j <= Joint::face || j == Joint::shoulder_l || j == Joint::shoulder_r || j == Joint::hip_l || j == Joint::hip_r;
}

// Seconds of each phase.
struct Timing {
  std::array<double, kPhaseCount> seconds{1, 2, 5, 2, 2};
  double& operator[](Phase p) { return seconds[static_cast<std::size_t>(p)]; }
  double operator[](Phase p) const { return seconds[static_cast<std::size_t>(p)]; }
};

// Parts that can be told to stay where they are while the trunk moves.
enum class Part : std::uint8_t { head, arm_l, arm_r, leg_l, leg_r };
inline constexpr std::size_t kPartCount = 5;
struct PartSet {
  std::uint8_t bits = 0;
  constexpr bool has(Part p) const { return (bits >> static_cast<unsigned>(p)) & 1U; }
  constexpr void add(Part p) { bits = static_cast<std::uint8_t>(bits | (1U << static_cast<unsigned>(p))); }
};

// One unknown of a key pose and the condition that finds it. A name in the data without _l or _r
// varies both sides alike.
struct Solve {
  std::vector<Angle> vary;     // empty: where the pelvis is
  int pelvis_axis = 1;         // then: 0 along x (forward when upright), 1 its height
  enum class Goal : std::uint8_t {
    capsule_gap,               // lowest point of `capsule` is `value` x stature above the floor
    joint_gap,                 // the same for the thicker end at `joint`
    angle,                     // `angle` is `value` degrees after limbs that stay are solved
    offset                     // `joint` minus `from` along a world axis is `value` x stature
  } goal = Goal::capsule_gap;
  Capsule capsule = Capsule::pelvis;
  Joint joint = Joint::pelvis, from = Joint::pelvis;
  Angle angle = Angle::pelvis_pitch;
  int axis = 0;                // 0 x, 1 y, 2 z
  double value = 0;
};

struct Key {
  std::string name;
  std::string from;                                  // starts as this key pose; empty: all angles zero
  std::vector<std::pair<Angle, double>> angles_deg;  // given
  std::vector<Solve> solves;
  PartSet stay;                                      // where they are in `from`
};

// An angle that moves only in a part of its phase, `start`..`end` of 0..1.
struct Window {
  Angle angle = Angle::pelvis_pitch;
  double start = 0, end = 1;
};

// The trunk leaves the floor, or meets it again, joint by joint: a change of the pelvis's pitch reaches
// pelvis, belly and chest each in a part of the phase of its own. Nothing of it is left at either end.
struct Peel {
  Window pelvis, lumbar, thoracic;  // the angles they name are not used
};

// One phase of the motion.
struct Stretch {
  std::string from, to;        // key poses
  CapsuleSet planted;          // on the floor from the phase's first to its last moment, not sliding
  CapsuleSet touching;         // may be on the floor besides: leaves it, arrives, or slides
  std::vector<Window> windows;
  std::optional<Peel> peel;
  std::vector<Capsule> order;  // in which parts leave the floor in this phase, or meet it again
};

// Where the camera stands for the best view: azimuth from the head end (+x) towards +z, elevation
// above the floor. Written for the left side working; the mirror image for the right.
struct View {
  double azimuth_deg = 90, elevation_deg = 10;
};

enum class Towel : std::uint8_t { none, forehead };

// The trunk hangs between the anchor and a planted leg, like a plank between two trestles: in every
// moment the pelvis's `vary` (pitch or lean) is turned about the anchor until the way from the hip to
// `from` is as long as the leg makes it. `from` is a knee or an ankle.
struct Hang {
  Joint from = Joint::knee_l;
  Angle vary = Angle::pelvis_lean;
};

// Small circles in the hold: full turns from its beginning to its end, swelling from nothing and ending in
// nothing. Each angle is given what it has at a quarter turn (sine) and at the top (cosine).
struct Circle {
  struct Swing {
    Angle angle = Angle::hip_flexion_l;
    double sine = 0, cosine = 0;  // degrees in a Motion, radians in a Track
  };
  int turns = 0;
  std::vector<Swing> swings;
};

// A check that this motion cannot pass, and why, in words.
struct Exception {
  std::string check, reason;
};

struct Motion {
  std::string name;
  Lie lie = Lie::prone;
  bool one_sided = false;
  Joint anchor = Joint::pelvis;  // of the trunk, a shoulder or a hip: stays where it is while the rest moves
  std::optional<Hang> hang;
  Towel towel = Towel::none;
  View view;
  Timing tempo;                // seconds, unless the program says otherwise
  std::vector<Key> keys;
  std::array<Stretch, kPhaseCount> stretches;
  std::vector<std::pair<Angle, double>> breath_deg;  // what a full breath in adds in the hold
  Circle circle;
  std::vector<Exception> exceptions;
};

}  // namespace holdfast::figure
