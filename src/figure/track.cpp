#include "figure/track.h"

#include <algorithm>

#include "figure/trig.h"

namespace holdfast::figure {
namespace {

// The turn nearest to a guess: arc tangents come back between -pi and pi.
double near(double angle_rad, double guess_rad) {
  while (angle_rad - guess_rad > kPi) angle_rad -= 2 * kPi;
  while (guess_rad - angle_rad > kPi) angle_rad += 2 * kPi;
  return angle_rad;
}

void set_near(Pose& pose, Angle left_name, bool right, double angle_rad) {
  double& there = pose.angle_rad[index(left_name) + (right ? kAnglesPerSide : 0)];
  there = near(angle_rad, there);
}

// Two bones of lengths `first_m` and `second_m` from `root` to `end`, the joint between them pushed
// towards `outward`.
struct TwoBones {
  Vec3 middle;
  Vec3 along, outward;      // unit
  double bend_rad = 0;      // 0: straight
  double miss_m = 0;
};

TwoBones two_bones(Vec3 root, Vec3 end, Vec3 outward, double first_m, double second_m) {
  TwoBones result;
  const Vec3 reach = end - root;
  const double whole_m = length(reach);
  const double far_m = first_m + second_m, near_m = std::abs(first_m - second_m);
  const double used_m = std::min(std::max(whole_m, near_m), far_m);
  result.miss_m = std::abs(whole_m - used_m);
  result.along = unit(reach);
  result.outward = unit(outward - result.along * dot(outward, result.along), {0, 1, 0});
  const double along_m = (first_m * first_m - second_m * second_m + used_m * used_m) / (2 * used_m);
  const double out_m = std::sqrt(std::max(0.0, first_m * first_m - along_m * along_m));
  result.middle = root + result.along * along_m + result.outward * out_m;
  const double c = (used_m * used_m - first_m * first_m - second_m * second_m) / (2 * first_m * second_m);
  result.bend_rad = arc_tangent(std::sqrt(std::max(0.0, 1 - c * c)), c);
  return result;
}

Vec3 outward_of(Vec3 root, Vec3 middle, Vec3 end, Vec3 otherwise) {
  const Vec3 along = unit(end - root);
  const Vec3 off = (middle - root) - along * dot(middle - root, along);
  return length(off) > 1e-6 ? off : otherwise;
}

Joint on(Joint left_name, bool right) { return right ? twin(left_name) : left_name; }
Segment on(Segment left_name, bool right) {
  return static_cast<Segment>(index(left_name) + (right ? kSegmentsPerSide : 0));
}

void set_foot(bool right, const Placed& reference, const Mat3& shank, Pose& pose) {
  const double sign = right ? 1 : -1;
  const ThreeTurns ankle_turns = turns_of(inside(shank, reference[on(Segment::foot_l, right)]));
  set_near(pose, Angle::ankle_dorsiflexion_l, right, ankle_turns.about_z_rad);
  set_near(pose, Angle::ankle_inversion_l, right, sign * ankle_turns.about_x_rad);
}

// A bone in its ball joint, hip or shoulder. `flexion_l` names the joint: abduction and rotation follow it.
void set_ball(Angle flexion_l, bool right, const Mat3& socket, const Mat3& bone, Pose& pose) {
  const double sign = right ? 1 : -1;
  const ThreeTurns turns = turns_of(inside(socket, bone));
  const auto after = [&](std::size_t by) { return static_cast<Angle>(index(flexion_l) + by); };
  set_near(pose, flexion_l, right, turns.about_z_rad);
  set_near(pose, after(1), right, -sign * turns.about_x_rad);
  set_near(pose, after(2), right, sign * turns.about_y_rad);
}

void set_hand(bool right, const Placed& reference, const Mat3& forearm, Pose& pose) {
  const double sign = right ? 1 : -1;
  const Mat3 hand = inside(forearm, reference[on(Segment::hand_l, right)]);
  const double level = std::sqrt(hand.z.x * hand.z.x + hand.z.z * hand.z.z);
  set_near(pose, Angle::forearm_pronation_l, right, sign * arc_tangent(hand.z.x, hand.z.z));
  set_near(pose, Angle::wrist_flexion_l, right, sign * arc_tangent(-hand.z.y, level));
  set_near(pose, Angle::wrist_deviation_l, right, arc_tangent(hand.x.y, hand.y.y));
}

// A bone above a hinge whose lower bone keeps its direction: the axis of the hinge stands on both.
struct Hinged {
  Mat3 upper;
  double bend_rad = 0;
};

Hinged hinged(Vec3 upper_y, Vec3 lower_y, Vec3 axis_else, double sign) {
  const Vec3 across = cross(upper_y, lower_y) * sign;
  const double sine = length(across);
  Hinged h;
  h.upper.y = upper_y;
  const Vec3 axis = sine > 1e-3 ? across * (1 / sine) : axis_else;
  h.upper.z = unit(axis - upper_y * dot(axis, upper_y));
  h.upper.x = cross(h.upper.y, h.upper.z);
  h.bend_rad = arc_tangent(sine, dot(upper_y, lower_y));
  return h;
}

double reach_with_knee(const Measures& measures, bool right, const Place& place, const Placed& trunk, Pose& pose) {
  const Placed& reference = place.from;
  const Joint hip = on(Joint::hip_l, right), knee = on(Joint::knee_l, right);
  const Vec3 way = trunk[hip] - reference[knee];
  const Hinged leg = hinged(unit(way), reference[on(Segment::shank_l, right)].y, reference[on(Segment::thigh_l, right)].z, -1);
  set_ball(Angle::hip_flexion_l, right, trunk[Segment::pelvis], leg.upper, pose);
  set_near(pose, Angle::knee_flexion_l, right, leg.bend_rad);
  const Turn bend = turn(-leg.bend_rad);
  set_foot(right, reference, turned_z(leg.upper, bend.cosine, bend.sine), pose);
  return std::abs(length(way) - length(measures.offset_m[index(knee)]));
}

double reach_with_elbow(const Measures& measures, bool right, const Place& place, const Placed& trunk, Pose& pose) {
  const Placed& reference = place.from;
  const Joint shoulder = on(Joint::shoulder_l, right), elbow = on(Joint::elbow_l, right);
  const Vec3 way = trunk[shoulder] - reference[elbow];
  const Hinged arm = hinged(unit(way), reference[on(Segment::forearm_l, right)].y, reference[on(Segment::upper_arm_l, right)].z, 1);
  set_ball(Angle::shoulder_flexion_l, right, trunk[Segment::chest], arm.upper, pose);
  set_near(pose, Angle::elbow_flexion_l, right, arm.bend_rad);
  const Turn bend = turn(arm.bend_rad);
  set_hand(right, reference, turned_z(arm.upper, bend.cosine, bend.sine), pose);
  return std::abs(length(way) - length(measures.offset_m[index(elbow)]));
}

// Which way a bent knee or elbow points, turning from how it is in one pose to how it is in the other.
Vec3 outward_in(const Place& place, Joint root, Joint middle, Joint end, Segment upper, double front) {
  const auto at = [&](const Placed& p) { return unit(outward_of(p[root], p[middle], p[end], p[upper].x * front)); };
  const Vec3 from = at(place.from);
  return place.share > 0 ? mix(from, at(place.to), place.share) : from;
}

double reach_with_leg(const Measures& measures, bool right, const Place& place, const Placed& trunk, Pose& pose) {
  const Placed& reference = place.from;
  const Joint hip = on(Joint::hip_l, right), knee = on(Joint::knee_l, right), ankle = on(Joint::ankle_l, right);
  const Vec3 outward = outward_in(place, hip, knee, ankle, on(Segment::thigh_l, right), 1);
  const TwoBones leg = two_bones(trunk[hip], reference[ankle], outward, length(measures.offset_m[index(knee)]),
                                 length(measures.offset_m[index(ankle)]));
  Mat3 thigh;
  thigh.y = unit(trunk[hip] - leg.middle);
  thigh.x = unit(leg.outward - thigh.y * dot(leg.outward, thigh.y));
  thigh.z = cross(thigh.x, thigh.y);
  set_ball(Angle::hip_flexion_l, right, trunk[Segment::pelvis], thigh, pose);
  set_near(pose, Angle::knee_flexion_l, right, leg.bend_rad);
  const Turn bend = turn(-leg.bend_rad);
  set_foot(right, reference, turned_z(thigh, bend.cosine, bend.sine), pose);
  return leg.miss_m;
}

double reach_with_arm(const Measures& measures, bool right, const Place& place, const Placed& trunk, Pose& pose) {
  const Placed& reference = place.from;
  const Joint shoulder = on(Joint::shoulder_l, right), elbow = on(Joint::elbow_l, right), wrist = on(Joint::wrist_l, right);
  const Vec3 outward = outward_in(place, shoulder, elbow, wrist, on(Segment::upper_arm_l, right), -1);
  const TwoBones arm = two_bones(trunk[shoulder], reference[wrist], outward, length(measures.offset_m[index(elbow)]),
                                 length(measures.offset_m[index(wrist)]));
  Mat3 upper;
  upper.y = unit(trunk[shoulder] - arm.middle);
  const Vec3 front = -arm.outward;
  upper.x = unit(front - upper.y * dot(front, upper.y));
  upper.z = cross(upper.x, upper.y);
  set_ball(Angle::shoulder_flexion_l, right, trunk[Segment::chest], upper, pose);
  set_near(pose, Angle::elbow_flexion_l, right, arm.bend_rad);
  const Turn bend = turn(arm.bend_rad);
  set_hand(right, reference, turned_z(upper, bend.cosine, bend.sine), pose);
  return arm.miss_m;
}

// How far the trunk must turn about the anchor, around `axis`, so that the hip comes `far_m` from `from_m`;
// of the two ways the one nearer to where it is. What lies along the axis does not change.
double turn_to_hang(Vec3 anchor_m, Vec3 hip_m, Vec3 from_m, Vec3 axis, double far_m) {
  const auto across = [&](Vec3 v) { return v - axis * dot(v, axis); };
  const Vec3 arm = hip_m - anchor_m, way = from_m - anchor_m;
  const Vec3 a = across(arm), w = across(way);
  const double along = dot(arm - way, axis), a2 = dot(a, a), w2 = dot(w, w);
  const double cosine = (a2 + w2 + along * along - far_m * far_m) / (2 * std::sqrt(a2 * w2));
  const double wanted_rad = arc_tangent(std::sqrt(std::max(0.0, 1 - cosine * cosine)), cosine);
  const double is_rad = arc_tangent(dot(cross(w, a), axis), dot(w, a));
  return (is_rad < 0 ? -wanted_rad : wanted_rad) - is_rad;
}

void move_to(Vec3 there_m, Joint anchor, Placed& trunk, Pose& pose) {
  const Vec3 shift = there_m - trunk[anchor];
  pose.pelvis_m = pose.pelvis_m + shift;
  for (std::size_t i = 0; i < kJointCount; ++i) trunk.at_m[i] = trunk.at_m[i] + shift;
}

void hang(const Measures& measures, const Kept& kept, const Placed& reference, double hang_m, Placed& trunk, Pose& pose) {
  const bool right = index(kept.hang->from) >= kFirstLeftJoint + kJointsPerSide;
  const bool pitch = kept.hang->vary == Angle::pelvis_pitch;
  // The pelvis's lean turns about its own x once it is pitched, backwards; its pitch about the z it lies with.
  Pose bare;
  bare.lie = pose.lie;
  if (!pitch) bare.angle_rad[index(Angle::pelvis_pitch)] = pose.angle_rad[index(Angle::pelvis_pitch)];
  Placed lying;
  place_trunk(measures, bare, lying);
  const Vec3 axis = pitch ? lying[Segment::pelvis].z : lying[Segment::pelvis].x;
  const double by_rad = turn_to_hang(trunk[kept.anchor], trunk[on(Joint::hip_l, right)], reference[kept.hang->from], axis, hang_m);
  pose.angle_rad[index(kept.hang->vary)] += pitch ? by_rad : -by_rad;
  place_trunk(measures, pose, trunk);
  move_to(reference[kept.anchor], kept.anchor, trunk, pose);
}

}  // namespace

void grow(Stage& stage, Vec3 at_m, double radius_m) {
  stage.low_m = {std::min(stage.low_m.x, at_m.x - radius_m), 0, std::min(stage.low_m.z, at_m.z - radius_m)};
  stage.high_m = {std::max(stage.high_m.x, at_m.x + radius_m), std::max(stage.high_m.y, at_m.y + radius_m),
                  std::max(stage.high_m.z, at_m.z + radius_m)};
}

Stage mirrored(const Stage& stage) {
  Stage result = stage;
  result.low_m.z = -stage.high_m.z;
  result.high_m.z = -stage.low_m.z;
  return result;
}

double minimum_jerk(double t) {
  if (t <= 0) return 0;
  if (t >= 1) return 1;
  return t * t * t * (10 + t * (6 * t - 15));
}

double keep_in_place(const Measures& measures, const Kept& kept, const Place& place, Pose& pose) {
  const Placed& reference = place.from;
  if (kept.anchor == Joint::pelvis && kept.held.bits == 0) return 0;
  Placed trunk;
  place_trunk(measures, pose, trunk);
  if (kept.anchor != Joint::pelvis) move_to(reference[kept.anchor], kept.anchor, trunk, pose);
  if (kept.hang) hang(measures, kept, reference, place.hang_m, trunk, pose);
  double miss_m = 0;
  if (kept.held.has(Part::head)) {
    const ThreeTurns t = turns_of(inside(trunk[Segment::chest], reference[Segment::upper_chest]));
    pose.angle_rad[index(Angle::upper_thoracic_extension)] = t.about_z_rad;
    pose.angle_rad[index(Angle::upper_thoracic_lateral)] = -t.about_x_rad;
    pose.angle_rad[index(Angle::upper_thoracic_rotation)] = t.about_y_rad;
    miss_m = std::max(miss_m, length(trunk[Joint::collar] - reference[Joint::collar]));
  }
  for (const bool right : {false, true}) {
    const auto planted = [&](Capsule left_name) { return kept.planted.has(right ? twin(left_name) : left_name); };
    if (kept.held.has(right ? Part::arm_r : Part::arm_l))
      miss_m = std::max(miss_m, (planted(Capsule::forearm_l) ? reach_with_elbow : reach_with_arm)(measures, right, place, trunk, pose));
    if (kept.held.has(right ? Part::leg_r : Part::leg_l))
      miss_m = std::max(miss_m, (planted(Capsule::shank_l) ? reach_with_knee : reach_with_leg)(measures, right, place, trunk, pose));
  }
  return miss_m;
}

Kept kept_in(const Track& track, Phase phase) {
  const Span& span = track.spans[static_cast<std::size_t>(phase)];
  return {track.anchor, track.hang, span.held, span.planted};
}

Place place_in(const Track& track, Phase phase, double share) {
  const Span& span = track.spans[static_cast<std::size_t>(phase)];
  return {span.at_from, span.at_to, share, span.hang_from_m + (span.hang_to_m - span.hang_from_m) * share};
}

Pose pose_at(const Track& track, const Moment& moment) {
  const Span& span = track.spans[static_cast<std::size_t>(moment.phase)];
  const double share = minimum_jerk(moment.progress);
  Pose pose = span.from;
  pose.pelvis_m = mix(span.from.pelvis_m, span.to.pelvis_m, share);
  for (std::size_t i = 0; i < kAngleCount; ++i)
    pose.angle_rad[i] = span.from.angle_rad[i] + (span.to.angle_rad[i] - span.from.angle_rad[i]) * share;
  for (const Window& w : span.windows) {
    const std::size_t i = index(w.angle);
    const double own = minimum_jerk((moment.progress - w.start) / (w.end - w.start));
    pose.angle_rad[i] = span.from.angle_rad[i] + (span.to.angle_rad[i] - span.from.angle_rad[i]) * own;
  }
  if (span.peel) {
    const auto share_in = [&](const Window& w) { return minimum_jerk((moment.progress - w.start) / (w.end - w.start)); };
    const std::size_t pitch = index(Angle::pelvis_pitch);
    const double all_rad = span.to.angle_rad[pitch] - span.from.angle_rad[pitch];
    const double pelvis = share_in(span.peel->pelvis), belly = share_in(span.peel->lumbar), chest = share_in(span.peel->thoracic);
    pose.angle_rad[pitch] = span.from.angle_rad[pitch] + all_rad * pelvis;
    pose.angle_rad[index(Angle::lumbar_extension)] += all_rad * (belly - pelvis);
    pose.angle_rad[index(Angle::thoracic_extension)] += all_rad * (chest - belly);
  }
  double breathing = 0;
  if (moment.phase == Phase::lift) breathing = share;
  if (moment.phase == Phase::hold) breathing = 1;
  if (moment.phase == Phase::lower) breathing = 1 - share;
  for (const auto& [angle, full_rad] : track.breath_rad)
    pose.angle_rad[index(angle)] += full_rad * moment.breath * breathing;
  if (moment.phase == Phase::hold && track.circle.turns > 0) {
    constexpr double kSwell = 0.2;  // of the hold, at either end
    const double size = minimum_jerk(moment.progress / kSwell) * minimum_jerk((1 - moment.progress) / kSwell);
    const Turn t = turn(2 * kPi * track.circle.turns * moment.progress);
    for (const Circle::Swing& swing : track.circle.swings)
      pose.angle_rad[index(swing.angle)] += size * (swing.sine * t.sine + swing.cosine * t.cosine);
  }
  keep_in_place(track.measures, kept_in(track, moment.phase), place_in(track, moment.phase, share), pose);
  pose.breath = moment.breath;
  return moment.side == Side::right ? mirrored(pose) : pose;
}

double gap_m(const Measures& measures, const Placed& placed, Capsule capsule) {
  const Volume& v = measures.volumes[index(capsule)];
  return std::min(placed[v.a].y, placed[v.b].y) - v.radius_m;
}

double gap_m(const Measures& measures, const Placed& placed, Joint joint) {
  double radius_m = 0;
  for (const Volume& v : measures.volumes)
    if (v.a == joint || v.b == joint) radius_m = std::max(radius_m, v.radius_m);
  return placed[joint].y - radius_m;
}

}  // namespace holdfast::figure
