#pragma once
// Muscles that glow while they work, drawn as bellies on the surface of trunk and limbs.
//
// A belly is made of fibres that follow the muscle from its origin to its insertion. Their number follows
// the size of the picture, their weight the amount: fine lines with room between them, up to bands that
// nearly touch. So the amount is told by how much of the belly is covered, in every colour.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/vec.h"
#include "figure/camera.h"
#include "figure/pose.h"

namespace holdfast::figure {

enum class Muscle : std::uint8_t {
  low_back,        // erector spinae and multifidus beside the lumbar spine
  upper_back,      // trapezius and the erectors of the chest
  glutes,          // gluteus maximus
  side_of_hip,     // gluteus medius
  hamstrings,
  front_of_thigh,  // quadriceps
  belly,           // rectus abdominis
  side_of_trunk,   // obliques and quadratus lumborum
  shoulders,       // deltoid
  neck             // at its sides: what turns, lifts and holds the head
};
inline constexpr std::size_t kMuscleCount = 10;
inline constexpr const char* kMuscleNames[kMuscleCount] = {"low_back",       "upper_back", "glutes",        "side_of_hip", "hamstrings",
                                                          "front_of_thigh", "belly",      "side_of_trunk", "shoulders",   "neck"};

struct Glow {
  Muscle muscle = Muscle::glutes;
  Side side = Side::both;
  double amount = 0;  // 0..1; nothing is drawn at 0
};

// The glowing muscle at a point of the picture, for a tap that asks for its name: the nearest to the eye of
// those under the point, else the one whose fibres are closest, at most kMuscleSlop_px away. Muscles on the
// far side, drawn as a dashed outline, are found only where no other is.
inline constexpr double kMuscleSlop_px = 22;
std::optional<Muscle> muscle_at(const Placed& placed, const Body& body, const Camera& camera, Vec2 size_px,
                                const std::vector<Glow>& glows, Vec2 point_px);

}  // namespace holdfast::figure
