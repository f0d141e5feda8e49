#include "figure/body.h"

namespace holdfast::figure {
namespace {

struct JointRow {
  const char* name;
  int parent;
  Segment segment;
  double x, y, z;  // in parts of stature; z for a man, of the right side
};

constexpr JointRow kMiddle[kFirstLeftJoint] = {
    {"pelvis", -1, Segment::pelvis, 0, 0, 0},
    {"lumbar", 0, Segment::pelvis, 0, 0.083, 0},
    {"thorax", 1, Segment::belly, 0, 0.122, 0},
    {"collar", 2, Segment::chest, 0, 0.083, 0},
    {"neck", 3, Segment::upper_chest, 0, 0.052, 0},
    {"head", 4, Segment::neck, 0, 0.070, 0},
    {"vertex", 5, Segment::head, 0, 0.060, 0},
    {"face", 5, Segment::head, 0.050, 0, 0},
};

// Parents as distances from the first joint of the side, or as indices of the middle when negative.
constexpr JointRow kSide[kJointsPerSide] = {
    {"shoulder", -3, Segment::girdle_r, 0, 0, 0.100},
    {"elbow", 0, Segment::upper_arm_r, 0, -0.186, 0},
    {"wrist", 1, Segment::forearm_r, 0, -0.146, 0},
    {"hand", 2, Segment::hand_r, 0, -0.092, 0},
    {"hip", -1, Segment::pelvis, 0, 0, 0.050},
    {"knee", 4, Segment::thigh_r, 0, -0.245, 0},
    {"ankle", 5, Segment::shank_r, 0, -0.246, 0},
    {"heel", 6, Segment::foot_r, -0.020, -0.024, 0},
    {"toe", 6, Segment::foot_r, 0.102, -0.024, 0},
};

struct VolumeRow {
  const char* name;
  Joint a, b;
  double radius;             // in parts of stature
  double mass_male, com_male, mass_female, com_female;
};

constexpr VolumeRow kVolumes[kFirstLeftCapsule + kCapsulesPerSide] = {
    {"head", Joint::head, Joint::head, 0.050, 0.0694, 0, 0.0668, 0},
    {"neck", Joint::neck, Joint::head, 0.025, 0, 0.5, 0, 0.5},
    {"chest", Joint::thorax, Joint::collar, 0.050, 0.1596, 0.79, 0.1545, 0.79},
    {"belly", Joint::lumbar, Joint::thorax, 0.050, 0.1633, 0.55, 0.1465, 0.549},
    {"pelvis", Joint::pelvis, Joint::lumbar, 0.050, 0.1117, 0.389, 0.1247, 0.508},
    {"shoulder", Joint::collar, Joint::shoulder_r, 0.050, 0, 0.5, 0, 0.5},
    {"upper_arm", Joint::shoulder_r, Joint::elbow_r, 0.026, 0.0271, 0.5772, 0.0255, 0.5754},
    {"forearm", Joint::elbow_r, Joint::wrist_r, 0.021, 0.0162, 0.4574, 0.0138, 0.4559},
    {"hand", Joint::wrist_r, Joint::hand_r, 0.012, 0.0061, 0.43, 0.0056, 0.40},
    {"side_of_pelvis", Joint::pelvis, Joint::hip_r, 0.050, 0, 0.5, 0, 0.5},
    {"thigh", Joint::hip_r, Joint::knee_r, 0.038, 0.1416, 0.4095, 0.1478, 0.3612},
    {"shank", Joint::knee_r, Joint::ankle_r, 0.027, 0.0433, 0.4395, 0.0481, 0.4352},
    {"foot", Joint::heel_r, Joint::toe_r, 0.015, 0.0137, 0.427, 0.0129, 0.377},
};

// A woman's joint centres: hips a little wider, shoulders narrower (from biacromial and ASIS widths).
constexpr double kWomansHip = 0.0525, kWomansShoulder = 0.095;

constexpr std::array<const char*, kJointCount> kJointNames = {
    "pelvis", "lumbar", "thorax", "collar", "neck", "head", "vertex", "face",
    "shoulder_l", "elbow_l", "wrist_l", "hand_l", "hip_l", "knee_l", "ankle_l", "heel_l", "toe_l",
    "shoulder_r", "elbow_r", "wrist_r", "hand_r", "hip_r", "knee_r", "ankle_r", "heel_r", "toe_r"};

constexpr std::array<const char*, kCapsuleCount> kCapsuleNames = {
    "head", "neck", "chest", "belly", "pelvis",
    "shoulder_l", "upper_arm_l", "forearm_l", "hand_l", "side_of_pelvis_l", "thigh_l", "shank_l", "foot_l",
    "shoulder_r", "upper_arm_r", "forearm_r", "hand_r", "side_of_pelvis_r", "thigh_r", "shank_r", "foot_r"};

constexpr std::size_t kFirstRightJoint = kFirstLeftJoint + kJointsPerSide;
constexpr std::size_t kFirstRightCapsule = kFirstLeftCapsule + kCapsulesPerSide;

}  // namespace

const char* name_of(Joint joint) { return kJointNames[index(joint)]; }
const char* name_of(Capsule capsule) { return kCapsuleNames[index(capsule)]; }

std::optional<Joint> joint_named(std::string_view name) {
  for (std::size_t i = 0; i < kJointCount; ++i)
    if (name == kJointNames[i]) return static_cast<Joint>(i);
  return std::nullopt;
}

std::optional<Capsule> capsule_named(std::string_view name) {
  for (std::size_t i = 0; i < kCapsuleCount; ++i)
    if (name == kCapsuleNames[i]) return static_cast<Capsule>(i);
  return std::nullopt;
}

int parent_of(Joint joint) {
  const std::size_t i = index(joint);
  if (i < kFirstLeftJoint) return kMiddle[i].parent;
  const std::size_t first = i < kFirstRightJoint ? kFirstLeftJoint : kFirstRightJoint;
  const int parent = kSide[i - first].parent;
  if (parent == -3) return static_cast<int>(index(Joint::collar));
  if (parent == -1) return static_cast<int>(index(Joint::pelvis));
  return static_cast<int>(first) + parent;
}

Segment segment_of(Joint joint) {
  const std::size_t i = index(joint);
  if (i < kFirstLeftJoint) return kMiddle[i].segment;
  const bool left = i < kFirstRightJoint;
  const Segment right_one = kSide[i - (left ? kFirstLeftJoint : kFirstRightJoint)].segment;
  if (!left || right_one == Segment::pelvis) return right_one;
  return static_cast<Segment>(index(right_one) - kSegmentsPerSide);
}

Joint twin(Joint joint) {
  const std::size_t i = index(joint);
  if (i < kFirstLeftJoint) return joint;
  return static_cast<Joint>(i < kFirstRightJoint ? i + kJointsPerSide : i - kJointsPerSide);
}

Capsule twin(Capsule capsule) {
  const std::size_t i = index(capsule);
  if (i < kFirstLeftCapsule) return capsule;
  return static_cast<Capsule>(i < kFirstRightCapsule ? i + kCapsulesPerSide : i - kCapsulesPerSide);
}

CapsuleSet twin(CapsuleSet set) {
  CapsuleSet result;
  for (std::size_t i = 0; i < kCapsuleCount; ++i)
    if (set.has(static_cast<Capsule>(i))) result.add(twin(static_cast<Capsule>(i)));
  return result;
}

Measures measures_of(const Body& body) {
  const double h = body.stature_m;
  const bool woman = body.build == Build::female;
  Measures m;
  for (std::size_t i = 0; i < kFirstLeftJoint; ++i) m.offset_m[i] = Vec3{kMiddle[i].x, kMiddle[i].y, kMiddle[i].z} * h;
  for (std::size_t i = 0; i < kJointsPerSide; ++i) {
    Vec3 offset = Vec3{kSide[i].x, kSide[i].y, kSide[i].z} * h;
    if (woman && i == 0) offset.z = kWomansShoulder * h;
    if (woman && i == 4) offset.z = kWomansHip * h;
    m.offset_m[kFirstRightJoint + i] = offset;
    m.offset_m[kFirstLeftJoint + i] = {offset.x, offset.y, -offset.z};
  }
  for (std::size_t i = 0; i < kCapsuleCount; ++i) {
    const bool right = i >= kFirstRightCapsule;
    const VolumeRow& row = kVolumes[right ? i - kCapsulesPerSide : i];
    const bool left = i >= kFirstLeftCapsule && !right;
    m.volumes[i] = {left ? twin(row.a) : row.a, left ? twin(row.b) : row.b, row.radius * h,
                    woman ? row.mass_female : row.mass_male, woman ? row.com_female : row.com_male};
  }
  return m;
}

bool are_neighbours(Capsule one, Capsule other) {
  const Measures m = measures_of({});
  const Volume &a = m.volumes[index(one)], &b = m.volumes[index(other)];
  for (const Joint p : {a.a, a.b})
    for (const Joint q : {b.a, b.b})
      if (p == q || parent_of(p) == static_cast<int>(index(q)) || parent_of(q) == static_cast<int>(index(p))) return true;
  return false;
}

}  // namespace holdfast::figure
