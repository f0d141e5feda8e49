#include <algorithm>
#include <cmath>

#include "figure/balance.h"
#include "figure/checks.h"
#include "figure/trig.h"

namespace holdfast::figure {
namespace {

double angle_between_deg(Vec3 a, Vec3 b) { return deg(arc_tangent(length(cross(a, b)), dot(a, b))); }

// How far a knee bends, from where the joints are: positive to the back, negative when reversed. The
// foot says which way is front.
double knee_bend_deg(const ClipFrame& f, bool right) {
  const auto at = [&](Joint left_name) { return f.at_m[index(right ? twin(left_name) : left_name)]; };
  const Vec3 thigh = at(Joint::knee_l) - at(Joint::hip_l), shank = at(Joint::ankle_l) - at(Joint::knee_l);
  const Vec3 foot = at(Joint::toe_l) - at(Joint::heel_l);
  const Vec3 down = unit(shank);
  const Vec3 axis = cross(foot - down * dot(foot, down), -down);  // to the figure's right
  const double size = angle_between_deg(thigh, shank);
  return dot(cross(thigh, shank), axis) > 0 ? -size : size;
}

bool is_limb(Capsule c) {
  switch (c) {
    case Capsule::neck:
    case Capsule::chest:
    case Capsule::belly:
    case Capsule::pelvis:
    case Capsule::shoulder_l:
    case Capsule::shoulder_r:
    case Capsule::side_of_pelvis_l:
    case Capsule::side_of_pelvis_r: return false;
    default: return true;
  }
}

}  // namespace

Finding check_bones(const Clip& clip) {
  Finding finding = begun("bones", 1e-6, "of length");
  const Measures measures = measures_of(clip.body);
  for (std::size_t k = 0; k < clip.frames.size(); ++k)
    for (std::size_t i = 1; i < kJointCount; ++i) {
      const Joint j = static_cast<Joint>(i);
      const double right_m = length(measures.offset_m[i]);
      const double is_m = length(clip.frames[k].at_m[i] - clip.frames[k].at_m[static_cast<std::size_t>(parent_of(j))]);
      note(finding, std::abs(is_m - right_m) / right_m, clip, k, name_of(j));
    }
  return finding;
}

Finding check_limits(const Clip& clip) {
  Finding finding = begun("limits", 1e-6, "deg");
  for (std::size_t k = 0; k < clip.frames.size(); ++k)
    for (std::size_t i = 0; i < kAngleCount; ++i) {
      const Angle a = static_cast<Angle>(i);
      const Limits limits = limits_deg(a);
      const double value = clip.frames[k].angle_deg[i];
      note(finding, std::max(limits.hard_low - value, value - limits.hard_high), clip, k, name_of(a));
    }
  return finding;
}

Finding check_comfort(const Clip& clip) {
  Finding finding = begun("comfort", 30, "deg");
  for (std::size_t k = 0; k < clip.frames.size(); ++k)
    for (std::size_t i = 0; i < kAngleCount; ++i) {
      const Angle a = static_cast<Angle>(i);
      const Limits limits = limits_deg(a);
      const double value = clip.frames[k].angle_deg[i];
      note(finding, std::max(limits.soft_low - value, value - limits.soft_high), clip, k, name_of(a));
    }
  return finding;
}

Finding check_hinges(const Clip& clip) {
  Finding finding = begun("hinges", 5, "deg reversed");
  for (std::size_t k = 0; k < clip.frames.size(); ++k) {
    const ClipFrame& f = clip.frames[k];
    for (const bool right : {false, true}) {
      const Angle knee = right ? Angle::knee_flexion_r : Angle::knee_flexion_l;
      const Angle elbow = right ? Angle::elbow_flexion_r : Angle::elbow_flexion_l;
      note(finding, -knee_bend_deg(f, right), clip, k, name_of(knee));
      note(finding, -f.angle_deg[index(knee)], clip, k, name_of(knee));
      note(finding, -f.angle_deg[index(elbow)], clip, k, name_of(elbow));
    }
  }
  return finding;
}

Finding check_angles(const Clip& clip) {
  Finding finding = begun("angles", 0.1, "deg");
  for (std::size_t k = 0; k < clip.frames.size(); ++k) {
    const ClipFrame& f = clip.frames[k];
    const auto bend = [&](Joint a, Joint b, Joint c) {
      return angle_between_deg(f.at_m[index(b)] - f.at_m[index(a)], f.at_m[index(c)] - f.at_m[index(b)]);
    };
    for (const bool right : {false, true}) {
      const auto on = [&](Joint left_name) { return right ? twin(left_name) : left_name; };
      const auto told = [&](Angle left_name) { return std::abs(f.angle_deg[index(right ? twin(left_name) : left_name)]); };
      note(finding, std::abs(bend(on(Joint::hip_l), on(Joint::knee_l), on(Joint::ankle_l)) - told(Angle::knee_flexion_l)), clip, k,
           name_of(right ? Angle::knee_flexion_r : Angle::knee_flexion_l));
      note(finding, std::abs(bend(on(Joint::shoulder_l), on(Joint::elbow_l), on(Joint::wrist_l)) - told(Angle::elbow_flexion_l)), clip, k,
           name_of(right ? Angle::elbow_flexion_r : Angle::elbow_flexion_l));
    }
  }
  return finding;
}

Finding check_self_collision(const Clip& clip) {
  Finding finding = begun("self_collision", 0.01, "m");
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t a = 0; a < kCapsuleCount; ++a)
    for (std::size_t b = a + 1; b < kCapsuleCount; ++b) {
      const Capsule one = static_cast<Capsule>(a), other = static_cast<Capsule>(b);
      if ((is_limb(one) || is_limb(other)) && !are_neighbours(one, other)) pairs.emplace_back(a, b);
    }
  for (std::size_t k = 0; k < clip.frames.size(); k += 4) {
    const ClipFrame& f = clip.frames[k];
    for (const auto& [a, b] : pairs) {
      const Volume &p = clip.volumes[a], &q = clip.volumes[b];
      const double apart = apart_m(f.at_m[index(p.a)], f.at_m[index(p.b)], f.at_m[index(q.a)], f.at_m[index(q.b)]);
      const double overlap = p.radius_m + q.radius_m - apart;
      if (overlap <= finding.worst) continue;
      const std::string what = std::string(name_of(static_cast<Capsule>(a))) + " in " + name_of(static_cast<Capsule>(b));
      note(finding, overlap, clip, k, what.c_str());
    }
  }
  return finding;
}

// For a motion of both sides: left and right alike. Positions count in degrees of half a degree to 3 mm,
// so that one number says how far from alike.
Finding check_symmetry(const Clip& clip) {
  Finding finding = begun("symmetry", 1, "of 0.5 deg or 3 mm");
  if (clip.one_sided) return finding;
  for (std::size_t k = 0; k < clip.frames.size(); ++k) {
    const ClipFrame& f = clip.frames[k];
    for (std::size_t i = kFirstLeftAngle; i < kFirstLeftAngle + kAnglesPerSide; ++i)
      note(finding, std::abs(f.angle_deg[i] - f.angle_deg[i + kAnglesPerSide]) / 0.5, clip, k, name_of(static_cast<Angle>(i)));
    for (std::size_t i = kFirstLeftJoint; i < kFirstLeftJoint + kJointsPerSide; ++i) {
      const Vec3 l = f.at_m[i], r = f.at_m[i + kJointsPerSide];
      note(finding, length(l - Vec3{r.x, r.y, 2 * f.at_m[0].z - r.z}) / 0.003, clip, k, name_of(static_cast<Joint>(i)));
    }
  }
  return finding;
}

Finding check_pelvis(const Clip& clip) {
  Finding finding = begun("pelvis_level", 5, "deg");
  const auto across = [&](std::size_t k) { return clip.frames[k].at_m[index(Joint::hip_r)] - clip.frames[k].at_m[index(Joint::hip_l)]; };
  for (std::size_t k = 0; k < clip.frames.size(); ++k)
    note(finding, angle_between_deg(across(0), across(k)), clip, k, "line of the hips");
  return finding;
}

}  // namespace holdfast::figure
