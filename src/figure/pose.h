#pragma once
// A pose is where the pelvis is and the clinical angles; placing it gives joints in the world.
//
// World: metres, y up, the floor is y = 0. Lying or on all fours the head points to +x, standing the
// face does. z is x cross y.

#include <array>
#include <cstdint>

#include "figure/angles.h"
#include "figure/body.h"

namespace holdfast::figure {

// How the pelvis lies when its pitch, lean and turn are zero.
enum class Lie : std::uint8_t { prone, supine, on_left, on_right, upright };
inline constexpr std::size_t kLieCount = 5;
inline constexpr const char* kLieNames[kLieCount] = {"prone", "supine", "on_left", "on_right", "upright"};

struct Pose {
  Lie lie = Lie::upright;
  Vec3 pelvis_m;        // world
  Angles angle_rad{};
  double breath = 0;    // -1 out .. 1 in: how full the ribs are; for the drawing, moves no joint
};

struct Placed {
  std::array<Vec3, kJointCount> at_m;           // world
  std::array<Mat3, kSegmentCount> axes;         // world direction of each segment's own axes
  double breath = 0;
  Vec3 operator[](Joint joint) const { return at_m[index(joint)]; }
  const Mat3& operator[](Segment segment) const { return axes[index(segment)]; }
};

Placed place(const Body& body, const Pose& pose);
Placed place(const Measures& measures, const Pose& pose);

// The angles that place() would need to give these axes: the way back. Fingers of the zero pose of the
// lie apart, exact to rounding for shoulder and hip abduction within 89 degrees.
Pose pose_of(const Placed& placed, Lie lie);

// Left and right swapped, mirrored in the plane z = 0.
Pose mirrored(const Pose& pose);

// Steps of place(), for whoever solves limbs one at a time.
void place_trunk(const Measures& measures, const Pose& pose, Placed& placed);  // all but arms and legs; includes hips and shoulders
void place_arm(const Measures& measures, const Pose& pose, bool right, Placed& placed);
void place_leg(const Measures& measures, const Pose& pose, bool right, Placed& placed);

// Flexion, abduction and rotation of the right side, in that order, as one rotation; and back.
struct ThreeTurns {
  double about_z_rad = 0, about_x_rad = 0, about_y_rad = 0;
};
ThreeTurns turns_of(const Mat3& rotation);

}  // namespace holdfast::figure
