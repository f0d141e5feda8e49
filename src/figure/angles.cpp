#include "figure/angles.h"

namespace holdfast::figure {
namespace {

struct Row {
  const char* name;
  Limits limits;
};

constexpr Row kRows[kFirstLeftAngle + kAnglesPerSide] = {
    {"pelvis_pitch", {-360, -360, 360, 360}},
    {"pelvis_lean", {-360, -360, 360, 360}},
    {"pelvis_turn", {-360, -360, 360, 360}},
    {"lumbar_extension", {-65, -50, 25, 35}},
    {"lumbar_lateral", {-30, -20, 20, 30}},
    {"lumbar_rotation", {-15, -8, 8, 15}},
    {"thoracic_extension", {-45, -30, 20, 30}},
    {"thoracic_lateral", {-40, -25, 25, 40}},
    {"thoracic_rotation", {-50, -30, 30, 50}},
    {"upper_thoracic_extension", {-45, -30, 20, 30}},
    {"upper_thoracic_lateral", {-20, -12, 12, 20}},
    {"upper_thoracic_rotation", {-20, -12, 12, 20}},
    {"neck_extension", {-65, -45, 45, 65}},
    {"neck_lateral", {-50, -40, 40, 50}},
    {"neck_rotation", {-90, -70, 70, 90}},
    {"head_extension", {-30, -20, 20, 30}},
    {"girdle_elevation_l", {-20, -12, 38, 45}},
    {"girdle_protraction_l", {-35, -25, 45, 60}},
    {"shoulder_flexion_l", {-65, -50, 180, 185}},
    {"shoulder_abduction_l", {-60, -45, 175, 185}},
    {"shoulder_rotation_l", {-95, -90, 80, 95}},
    {"elbow_flexion_l", {-10, 0, 145, 155}},
    {"forearm_pronation_l", {-95, -85, 85, 95}},
    {"wrist_flexion_l", {-95, -70, 80, 95}},
    {"wrist_deviation_l", {-45, -35, 25, 30}},
    {"hip_flexion_l", {-30, -15, 125, 140}},
    {"hip_abduction_l", {-30, -20, 45, 50}},
    {"hip_rotation_l", {-60, -45, 40, 45}},
    {"knee_flexion_l", {-5, 0, 140, 155}},
    {"ankle_dorsiflexion_l", {-65, -55, 35, 40}},
    {"ankle_inversion_l", {-30, -20, 35, 45}},
};

constexpr std::array<const char*, kAnglesPerSide> kRightNames = {
    "girdle_elevation_r", "girdle_protraction_r", "shoulder_flexion_r", "shoulder_abduction_r", "shoulder_rotation_r",
    "elbow_flexion_r", "forearm_pronation_r", "wrist_flexion_r", "wrist_deviation_r",
    "hip_flexion_r", "hip_abduction_r", "hip_rotation_r", "knee_flexion_r", "ankle_dorsiflexion_r", "ankle_inversion_r"};

}  // namespace

Angle twin(Angle angle) {
  if (is_left(angle)) return static_cast<Angle>(index(angle) + kAnglesPerSide);
  if (is_right(angle)) return static_cast<Angle>(index(angle) - kAnglesPerSide);
  return angle;
}

bool flips_in_mirror(Angle angle) {
  switch (angle) {
    case Angle::pelvis_lean:
    case Angle::pelvis_turn:
    case Angle::lumbar_lateral:
    case Angle::lumbar_rotation:
    case Angle::thoracic_lateral:
    case Angle::thoracic_rotation:
    case Angle::upper_thoracic_lateral:
    case Angle::upper_thoracic_rotation:
    case Angle::neck_lateral:
    case Angle::neck_rotation: return true;
    default: return false;
  }
}

const char* name_of(Angle angle) {
  const std::size_t i = index(angle);
  return is_right(angle) ? kRightNames[i - kFirstLeftAngle - kAnglesPerSide] : kRows[i].name;
}

std::optional<Angle> angle_named(std::string_view name) {
  for (std::size_t i = 0; i < kAngleCount; ++i)
    if (name == name_of(static_cast<Angle>(i))) return static_cast<Angle>(i);
  return std::nullopt;
}

Limits limits_deg(Angle angle) { return kRows[index(is_right(angle) ? twin(angle) : angle)].limits; }

}  // namespace holdfast::figure
