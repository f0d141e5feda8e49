#pragma once
// The body: joints, the bones between them, the capsules that give it volume, and their masses.
//
// Lengths are parts of stature H (Drillis and Contini, as given by Winter); shares of mass and centres
// of mass are de Leva's (1996), moved onto these lengths. Joint centres of hip and shoulder are closer
// together than the outline is wide (hips: Bell and Brand, 1989). Capsule radii are our choice.
//
// Local axes of every segment, in the anatomical position: x to the front, y to the head, z to the
// figure's right. So z is x cross y, as in the world.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/vec.h"

namespace holdfast::figure {

enum class Build : std::uint8_t { male, female };
inline constexpr const char* kBuildNames[2] = {"male", "female"};

inline constexpr double kLeastStature_m = 1.40, kMostStature_m = 2.10;

struct Body {
  double stature_m = 1.75;  // kLeastStature_m..kMostStature_m
  Build build = Build::male;
};

// A parent always comes before its children. `collar` is the spine at the height of the shoulders;
// `head` is the middle of the skull; `vertex` its top and `face` the point between the eyes.
enum class Joint : std::uint8_t {
  pelvis, lumbar, thorax, collar, neck, head, vertex, face,
  shoulder_l, elbow_l, wrist_l, hand_l, hip_l, knee_l, ankle_l, heel_l, toe_l,
  shoulder_r, elbow_r, wrist_r, hand_r, hip_r, knee_r, ankle_r, heel_r, toe_r
};
inline constexpr std::size_t kJointCount = 26;
inline constexpr std::size_t kFirstLeftJoint = 8, kJointsPerSide = 9;

// Rigid parts, each with axes of its own. The girdle carries the shoulder joint.
enum class Segment : std::uint8_t {
  pelvis, belly, chest, upper_chest, neck, head,
  girdle_l, upper_arm_l, forearm_l, hand_l, thigh_l, shank_l, foot_l,
  girdle_r, upper_arm_r, forearm_r, hand_r, thigh_r, shank_r, foot_r
};
inline constexpr std::size_t kSegmentCount = 20;
inline constexpr std::size_t kFirstLeftSegment = 6, kSegmentsPerSide = 7;

// The volumes that may touch the floor or each other. `side_of_pelvis` reaches from the middle of the
// pelvis to a hip, `shoulder` from the collar to a shoulder joint.
enum class Capsule : std::uint8_t {
  head, neck, chest, belly, pelvis,
  shoulder_l, upper_arm_l, forearm_l, hand_l, side_of_pelvis_l, thigh_l, shank_l, foot_l,
  shoulder_r, upper_arm_r, forearm_r, hand_r, side_of_pelvis_r, thigh_r, shank_r, foot_r
};
inline constexpr std::size_t kCapsuleCount = 21;
inline constexpr std::size_t kFirstLeftCapsule = 5, kCapsulesPerSide = 8;

constexpr std::size_t index(Joint j) { return static_cast<std::size_t>(j); }
constexpr std::size_t index(Segment s) { return static_cast<std::size_t>(s); }
constexpr std::size_t index(Capsule c) { return static_cast<std::size_t>(c); }

const char* name_of(Joint joint);
const char* name_of(Capsule capsule);
std::optional<Joint> joint_named(std::string_view name);
std::optional<Capsule> capsule_named(std::string_view name);

int parent_of(Joint joint);         // index, -1 for the pelvis
Segment segment_of(Joint joint);    // the segment that carries the joint; its origin is the joint's parent

// The same part on the other side; parts of the middle are their own twin.
Joint twin(Joint joint);
Capsule twin(Capsule capsule);

// A set of capsules, one bit each.
struct CapsuleSet {
  std::uint32_t bits = 0;
  constexpr bool has(Capsule c) const { return (bits >> index(c)) & 1U; }
  constexpr void add(Capsule c) { bits |= 1U << index(c); }
  constexpr bool empty() const { return bits == 0; }
  friend constexpr bool operator==(CapsuleSet a, CapsuleSet b) { return a.bits == b.bits; }
};
CapsuleSet twin(CapsuleSet set);

// One capsule: the segment from joint `a` to joint `b`, everything within `radius_m` of it. Its mass is
// a share of the body's, at `com_fraction` of the way from a to b (0..1).
struct Volume {
  Joint a = Joint::pelvis, b = Joint::pelvis;
  double radius_m = 0, mass_fraction = 0, com_fraction = 0.5;
};

// A body measured out in metres.
struct Measures {
  std::array<Vec3, kJointCount> offset_m;  // from the parent joint, in the axes of segment_of(joint)
  std::array<Volume, kCapsuleCount> volumes;
};
Measures measures_of(const Body& body);

// True for capsules that share a joint or hang on the two ends of one bone: these always overlap.
bool are_neighbours(Capsule one, Capsule other);

}  // namespace holdfast::figure
