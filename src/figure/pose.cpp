#include "figure/pose.h"

#include "figure/trig.h"

namespace holdfast::figure {
namespace {

Mat3 lying(Lie lie) {
  switch (lie) {
    case Lie::prone: return {{0, -1, 0}, {1, 0, 0}, {0, 0, 1}};
    case Lie::supine: return {{0, 1, 0}, {1, 0, 0}, {0, 0, -1}};
    case Lie::on_left: return {{0, 0, 1}, {1, 0, 0}, {0, 1, 0}};
    case Lie::on_right: return {{0, 0, -1}, {1, 0, 0}, {0, -1, 0}};
    case Lie::upright: break;
  }
  return {};
}

Mat3 about_x(const Mat3& m, double angle_rad) {
  if (angle_rad == 0) return m;
  const Turn t = turn(angle_rad);
  return turned_x(m, t.cosine, t.sine);
}
Mat3 about_y(const Mat3& m, double angle_rad) {
  if (angle_rad == 0) return m;
  const Turn t = turn(angle_rad);
  return turned_y(m, t.cosine, t.sine);
}
Mat3 about_z(const Mat3& m, double angle_rad) {
  if (angle_rad == 0) return m;
  const Turn t = turn(angle_rad);
  return turned_z(m, t.cosine, t.sine);
}

// The right one of a pair of angles is found by its left name.
double value(const Pose& pose, Angle left_name, bool right) {
  return pose.angle_rad[index(left_name) + (right ? kAnglesPerSide : 0)];
}

Joint on(Joint left_name, bool right) { return right ? twin(left_name) : left_name; }
Segment on(Segment left_name, bool right) {
  return static_cast<Segment>(index(left_name) + (right ? kSegmentsPerSide : 0));
}

Mat3 spine_turn(const Mat3& below, const Pose& pose, Angle extension) {
  const std::size_t i = index(extension);
  return about_y(about_x(about_z(below, pose.angle_rad[i]), -pose.angle_rad[i + 1]), pose.angle_rad[i + 2]);
}

// Three turns in the order flexion, abduction, rotation. On the left the last two go the other way.
Mat3 limb_turn(const Mat3& above, double flexion, double abduction, double rotation, bool right) {
  return about_y(about_x(about_z(above, flexion), right ? -abduction : abduction), right ? rotation : -rotation);
}

struct Placer {
  const Measures& measures;
  Placed& placed;
  void joint(Joint j, Joint parent, const Mat3& axes) const {
    placed.at_m[index(j)] = placed.at_m[index(parent)] + axes * measures.offset_m[index(j)];
  }
  void segment(Segment s, const Mat3& axes) const { placed.axes[index(s)] = axes; }
};

}  // namespace

void place_trunk(const Measures& measures, const Pose& pose, Placed& placed) {
  const Placer put{measures, placed};
  placed.breath = pose.breath;
  const Mat3 pelvis = about_y(about_x(about_z(lying(pose.lie), pose.angle_rad[index(Angle::pelvis_pitch)]),
                                      -pose.angle_rad[index(Angle::pelvis_lean)]),
                              pose.angle_rad[index(Angle::pelvis_turn)]);
  const Mat3 belly = spine_turn(pelvis, pose, Angle::lumbar_extension);
  const Mat3 chest = spine_turn(belly, pose, Angle::thoracic_extension);
  const Mat3 upper = spine_turn(chest, pose, Angle::upper_thoracic_extension);
  const Mat3 neck = spine_turn(upper, pose, Angle::neck_extension);
  const Mat3 head = about_z(neck, pose.angle_rad[index(Angle::head_extension)]);
  put.segment(Segment::pelvis, pelvis);
  put.segment(Segment::belly, belly);
  put.segment(Segment::chest, chest);
  put.segment(Segment::upper_chest, upper);
  put.segment(Segment::neck, neck);
  put.segment(Segment::head, head);
  placed.at_m[index(Joint::pelvis)] = pose.pelvis_m;
  put.joint(Joint::lumbar, Joint::pelvis, pelvis);
  put.joint(Joint::thorax, Joint::lumbar, belly);
  put.joint(Joint::collar, Joint::thorax, chest);
  put.joint(Joint::neck, Joint::collar, upper);
  put.joint(Joint::head, Joint::neck, neck);
  put.joint(Joint::vertex, Joint::head, head);
  put.joint(Joint::face, Joint::head, head);
  for (const bool right : {false, true}) {
    const double elevation = value(pose, Angle::girdle_elevation_l, right);
    const double protraction = value(pose, Angle::girdle_protraction_l, right);
    const Mat3 girdle = about_x(about_y(chest, right ? protraction : -protraction), right ? -elevation : elevation);
    put.segment(on(Segment::girdle_l, right), girdle);
    put.joint(on(Joint::shoulder_l, right), Joint::collar, girdle);
    put.joint(on(Joint::hip_l, right), Joint::pelvis, pelvis);
  }
}

void place_arm(const Measures& measures, const Pose& pose, bool right, Placed& placed) {
  const Placer put{measures, placed};
  const Mat3 upper = limb_turn(placed[Segment::chest], value(pose, Angle::shoulder_flexion_l, right),
                               value(pose, Angle::shoulder_abduction_l, right),
                               value(pose, Angle::shoulder_rotation_l, right), right);
  const Mat3 fore = about_z(upper, value(pose, Angle::elbow_flexion_l, right));
  const double pronation = value(pose, Angle::forearm_pronation_l, right);
  const double flexion = value(pose, Angle::wrist_flexion_l, right);
  const Mat3 hand = about_z(about_x(about_y(fore, right ? pronation : -pronation), right ? flexion : -flexion),
                            value(pose, Angle::wrist_deviation_l, right));
  put.segment(on(Segment::upper_arm_l, right), upper);
  put.segment(on(Segment::forearm_l, right), fore);
  put.segment(on(Segment::hand_l, right), hand);
  put.joint(on(Joint::elbow_l, right), on(Joint::shoulder_l, right), upper);
  put.joint(on(Joint::wrist_l, right), on(Joint::elbow_l, right), fore);
  put.joint(on(Joint::hand_l, right), on(Joint::wrist_l, right), hand);
}

void place_leg(const Measures& measures, const Pose& pose, bool right, Placed& placed) {
  const Placer put{measures, placed};
  const Mat3 thigh = limb_turn(placed[Segment::pelvis], value(pose, Angle::hip_flexion_l, right),
                               value(pose, Angle::hip_abduction_l, right), value(pose, Angle::hip_rotation_l, right), right);
  const Mat3 shank = about_z(thigh, -value(pose, Angle::knee_flexion_l, right));
  const double inversion = value(pose, Angle::ankle_inversion_l, right);
  const Mat3 foot = about_x(about_z(shank, value(pose, Angle::ankle_dorsiflexion_l, right)), right ? inversion : -inversion);
  put.segment(on(Segment::thigh_l, right), thigh);
  put.segment(on(Segment::shank_l, right), shank);
  put.segment(on(Segment::foot_l, right), foot);
  put.joint(on(Joint::knee_l, right), on(Joint::hip_l, right), thigh);
  put.joint(on(Joint::ankle_l, right), on(Joint::knee_l, right), shank);
  put.joint(on(Joint::heel_l, right), on(Joint::ankle_l, right), foot);
  put.joint(on(Joint::toe_l, right), on(Joint::ankle_l, right), foot);
}

Placed place(const Measures& measures, const Pose& pose) {
  Placed placed;
  place_trunk(measures, pose, placed);
  for (const bool right : {false, true}) {
    place_arm(measures, pose, right, placed);
    place_leg(measures, pose, right, placed);
  }
  return placed;
}

Placed place(const Body& body, const Pose& pose) { return place(measures_of(body), pose); }

ThreeTurns turns_of(const Mat3& rotation) {
  const double sine = rotation.y.z;
  const double cosine = std::sqrt(rotation.x.z * rotation.x.z + rotation.z.z * rotation.z.z);
  return {arc_tangent(-rotation.y.x, rotation.y.y), arc_tangent(sine, cosine), arc_tangent(-rotation.x.z, rotation.z.z)};
}

Pose pose_of(const Placed& placed, Lie lie) {
  Pose pose;
  pose.lie = lie;
  pose.pelvis_m = placed[Joint::pelvis];
  pose.breath = placed.breath;
  const auto spine = [&](Angle extension, const Mat3& below, const Mat3& above) {
    const ThreeTurns t = turns_of(inside(below, above));
    const std::size_t i = index(extension);
    pose.angle_rad[i] = t.about_z_rad;
    pose.angle_rad[i + 1] = -t.about_x_rad;
    pose.angle_rad[i + 2] = t.about_y_rad;
  };
  spine(Angle::pelvis_pitch, lying(lie), placed[Segment::pelvis]);
  spine(Angle::lumbar_extension, placed[Segment::pelvis], placed[Segment::belly]);
  spine(Angle::thoracic_extension, placed[Segment::belly], placed[Segment::chest]);
  spine(Angle::upper_thoracic_extension, placed[Segment::chest], placed[Segment::upper_chest]);
  spine(Angle::neck_extension, placed[Segment::upper_chest], placed[Segment::neck]);
  pose.angle_rad[index(Angle::head_extension)] =
      turns_of(inside(placed[Segment::neck], placed[Segment::head])).about_z_rad;
  for (const bool right : {false, true}) {
    const double sign = right ? 1 : -1;
    const auto set = [&](Angle left_name, double angle_rad) {
      pose.angle_rad[index(left_name) + (right ? kAnglesPerSide : 0)] = angle_rad;
    };
    const auto part = [&](Segment left_name) { return placed[on(left_name, right)]; };
    // The girdle turns about y first, then about x.
    const Mat3 girdle = inside(placed[Segment::chest], part(Segment::girdle_l));
    set(Angle::girdle_protraction_l, sign * arc_tangent(-girdle.x.z, girdle.x.x));
    set(Angle::girdle_elevation_l, -sign * arc_tangent(-girdle.z.y, girdle.y.y));
    const ThreeTurns shoulder = turns_of(inside(placed[Segment::chest], part(Segment::upper_arm_l)));
    set(Angle::shoulder_flexion_l, shoulder.about_z_rad);
    set(Angle::shoulder_abduction_l, -sign * shoulder.about_x_rad);
    set(Angle::shoulder_rotation_l, sign * shoulder.about_y_rad);
    set(Angle::elbow_flexion_l, turns_of(inside(part(Segment::upper_arm_l), part(Segment::forearm_l))).about_z_rad);
    // Forearm to hand turns about y, then x, then z.
    const Mat3 hand = inside(part(Segment::forearm_l), part(Segment::hand_l));
    const double level = std::sqrt(hand.z.x * hand.z.x + hand.z.z * hand.z.z);
    set(Angle::forearm_pronation_l, sign * arc_tangent(hand.z.x, hand.z.z));
    set(Angle::wrist_flexion_l, sign * arc_tangent(-hand.z.y, level));
    set(Angle::wrist_deviation_l, arc_tangent(hand.x.y, hand.y.y));
    const ThreeTurns hip = turns_of(inside(placed[Segment::pelvis], part(Segment::thigh_l)));
    set(Angle::hip_flexion_l, hip.about_z_rad);
    set(Angle::hip_abduction_l, -sign * hip.about_x_rad);
    set(Angle::hip_rotation_l, sign * hip.about_y_rad);
    set(Angle::knee_flexion_l, -turns_of(inside(part(Segment::thigh_l), part(Segment::shank_l))).about_z_rad);
    const ThreeTurns ankle = turns_of(inside(part(Segment::shank_l), part(Segment::foot_l)));
    set(Angle::ankle_dorsiflexion_l, ankle.about_z_rad);
    set(Angle::ankle_inversion_l, sign * ankle.about_x_rad);
  }
  return pose;
}

Pose mirrored(const Pose& pose) {
  Pose result = pose;
  if (pose.lie == Lie::on_left) result.lie = Lie::on_right;
  if (pose.lie == Lie::on_right) result.lie = Lie::on_left;
  result.pelvis_m.z = -pose.pelvis_m.z;
  for (std::size_t i = 0; i < kAngleCount; ++i) {
    const Angle angle = static_cast<Angle>(i);
    const double there = pose.angle_rad[index(twin(angle))];
    result.angle_rad[i] = flips_in_mirror(angle) ? -there : there;
  }
  return result;
}

}  // namespace holdfast::figure
