#pragma once
// Mass and what carries it.

#include <array>
#include <vector>

#include "base/vec.h"
#include "figure/body.h"

namespace holdfast::figure {

using Volumes = std::array<Volume, kCapsuleCount>;
using Places = std::array<Vec3, kJointCount>;

// Centre of mass in the world (segment masses of de Leva, 1996).
Vec3 centre_of_mass(const Volumes& volumes, const Places& at_m);

// The ground that carries: the convex hull, in x and z, of the planted capsules' resting points, each as
// wide as half its radius because flesh gives. Empty when nothing rests.
std::vector<Vec2> support(const Volumes& volumes, const Places& at_m, CapsuleSet planted);

// How far inside a hull a point lies, metres; negative outside, -1 when there is no hull.
double margin_m(const std::vector<Vec2>& hull_m, Vec2 point_m);

// The closest that two segments in space come, metres.
double apart_m(Vec3 p0, Vec3 p1, Vec3 q0, Vec3 q1);

}  // namespace holdfast::figure
