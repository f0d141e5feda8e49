#pragma once
// The clinical angles that describe a pose, and how far each may go.
//
// Zero everywhere is the anatomical position: upright, arms at the sides, palms to the thighs, thumbs
// forward. Signs:
//   flexion +: hip brings the knee forward, shoulder the elbow forward, knee the heel back, elbow the
//     hand forward, wrist the palm inward; extension is the negative of flexion.
//   extension + on the spine, neck and head: bending backward.
//   abduction +: away from the middle. Rotation of a limb +: inward. Lateral bend and rotation of the
//     spine +: to the figure's left.
//   pronation +: the thumb turns inward. Wrist deviation +: to the thumb's side.
//   dorsiflexion +: toes up. Inversion +: the sole turns inward.
//   girdle elevation +: the shoulder goes up; protraction +: forward.
//   pelvis pitch +: tips backward (as spine extension does), lean + : to the left, turn +: to the left;
//     all three from the way the figure lies.
// A limb's turns are applied in the order flexion, abduction, rotation, each about the axes left by
// the one before.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace holdfast::figure {

enum class Angle : std::uint8_t {
  pelvis_pitch, pelvis_lean, pelvis_turn,
  lumbar_extension, lumbar_lateral, lumbar_rotation,
  thoracic_extension, thoracic_lateral, thoracic_rotation,
  upper_thoracic_extension, upper_thoracic_lateral, upper_thoracic_rotation,
  neck_extension, neck_lateral, neck_rotation, head_extension,
  girdle_elevation_l, girdle_protraction_l, shoulder_flexion_l, shoulder_abduction_l, shoulder_rotation_l,
  elbow_flexion_l, forearm_pronation_l, wrist_flexion_l, wrist_deviation_l,
  hip_flexion_l, hip_abduction_l, hip_rotation_l, knee_flexion_l, ankle_dorsiflexion_l, ankle_inversion_l,
  girdle_elevation_r, girdle_protraction_r, shoulder_flexion_r, shoulder_abduction_r, shoulder_rotation_r,
  elbow_flexion_r, forearm_pronation_r, wrist_flexion_r, wrist_deviation_r,
  hip_flexion_r, hip_abduction_r, hip_rotation_r, knee_flexion_r, ankle_dorsiflexion_r, ankle_inversion_r
};
inline constexpr std::size_t kAngleCount = 46;
inline constexpr std::size_t kFirstLeftAngle = 16, kAnglesPerSide = 15;

using Angles = std::array<double, kAngleCount>;  // radians in a pose, degrees in data: the name says which

constexpr std::size_t index(Angle a) { return static_cast<std::size_t>(a); }
constexpr bool is_left(Angle a) { return index(a) >= kFirstLeftAngle && index(a) < kFirstLeftAngle + kAnglesPerSide; }
constexpr bool is_right(Angle a) { return index(a) >= kFirstLeftAngle + kAnglesPerSide; }
Angle twin(Angle angle);             // the same angle on the other side; its own twin in the middle
bool flips_in_mirror(Angle angle);   // angles of the middle that change sign when left and right swap

const char* name_of(Angle angle);
std::optional<Angle> angle_named(std::string_view name);

// Degrees. Beyond soft is listed, beyond hard is refused. Typical ranges after the AAOS list, Kurz and
// the lumbar studies of Troke (2005) and McGregor, rounded outward.
struct Limits {
  double hard_low = 0, soft_low = 0, soft_high = 0, hard_high = 0;
};
Limits limits_deg(Angle angle);

}  // namespace holdfast::figure
