#include "catalog/motion_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "figure/finding.h"

namespace holdfast {
namespace {

using namespace figure;

// "knee_flexion" is both knees, "knee_flexion_l" the left one, "lumbar_extension" has no sides.
std::vector<Angle> angles_named(const std::string& name) {
  if (const auto one = angle_named(name)) return {*one};
  const auto left = angle_named(name + "_l");
  if (!left) return {};
  return {*left, figure::twin(*left)};
}

std::vector<Capsule> capsules_named(const std::string& name) {
  if (const auto one = capsule_named(name)) return {*one};
  const auto left = capsule_named(name + "_l");
  if (!left) return {};
  return {*left, figure::twin(*left)};
}

std::optional<Joint> first_joint_named(const std::string& name) {
  if (const auto one = joint_named(name)) return one;
  return joint_named(name + "_l");
}

// An object of angles to degrees, each inside `low`..`high` or, when both are zero, its hard limits.
std::vector<std::pair<Angle, double>> read_angles(const Reader& at, double low, double high) {
  std::vector<std::pair<Angle, double>> result;
  for (const auto& [name, value] : at.members(0, kAngleCount)) {
    const std::vector<Angle> angles = angles_named(name);
    if (angles.empty()) {
      value.refuse("no such angle; see data/README.md for their names");
      continue;
    }
    const Limits limits = limits_deg(angles.front());
    const bool own = low == 0 && high == 0;
    const double degrees = value.number(own ? limits.hard_low : low, own ? limits.hard_high : high);
    for (const Angle a : angles) result.emplace_back(a, degrees);
  }
  return result;
}

CapsuleSet read_capsules(const Reader& at) {
  CapsuleSet result;
  for (const Reader& item : at.items(0, kCapsuleCount)) {
    const std::string name = item.id();
    const std::vector<Capsule> capsules = capsules_named(name);
    if (capsules.empty()) item.refuse("\"" + name + "\" is no part of the body that can touch the floor");
    for (const Capsule c : capsules) result.add(c);
  }
  return result;
}

PartSet read_parts(const Reader& at) {
  PartSet result;
  for (const Reader& item : at.items(0, kPartCount)) {
    switch (item.one_of({"head", "arms", "legs", "arm_l", "arm_r", "leg_l", "leg_r"})) {
      case 0: result.add(Part::head); break;
      case 1: result.add(Part::arm_l); result.add(Part::arm_r); break;
      case 2: result.add(Part::leg_l); result.add(Part::leg_r); break;
      case 3: result.add(Part::arm_l); break;
      case 4: result.add(Part::arm_r); break;
      case 5: result.add(Part::leg_l); break;
      default: result.add(Part::leg_r); break;
    }
  }
  return result;
}

Joint read_joint(const Reader& at) {
  const std::string name = at.id();
  const auto joint = first_joint_named(name);
  if (!joint) at.refuse("\"" + name + "\" is no joint");
  return joint.value_or(Joint::pelvis);
}

Solve read_solve(const Reader& at) {
  Solve solve;
  const Reader vary = at.member("vary");
  const std::string name = vary.id();
  if (name == "pelvis_forward") {
    solve.pelvis_axis = 0;
  } else if (name != "pelvis_height") {
    solve.vary = angles_named(name);
    if (solve.vary.empty()) vary.refuse("\"" + name + "\" is neither an angle nor pelvis_height or pelvis_forward");
  }
  if (const auto floor = at.maybe("floor")) {
    at.only({"vary", "floor", "gap_h"});
    const std::string part = floor->id();
    if (const std::vector<Capsule> capsules = capsules_named(part); !capsules.empty()) {
      solve.goal = Solve::Goal::capsule_gap;
      solve.capsule = capsules.front();
    } else {
      solve.goal = Solve::Goal::joint_gap;
      solve.joint = read_joint(*floor);
    }
    solve.value = at.number_or("gap_h", 0, -0.05, 1);
  } else if (const auto angle = at.maybe("angle")) {
    at.only({"vary", "angle", "is_deg"});
    const std::string wanted = angle->id();
    const std::vector<Angle> angles = angles_named(wanted);
    solve.goal = Solve::Goal::angle;
    if (angles.empty()) angle->refuse("\"" + wanted + "\" is no angle");
    else solve.angle = angles.front();
    const Limits limits = limits_deg(solve.angle);
    solve.value = at.member("is_deg").number(limits.hard_low, limits.hard_high);
  } else {
    at.only({"vary", "joint", "from", "axis", "is_h"});
    solve.goal = Solve::Goal::offset;
    solve.joint = read_joint(at.member("joint"));
    solve.from = read_joint(at.member("from"));
    solve.axis = static_cast<int>(at.member("axis").one_of({"x", "y", "z"}));
    solve.value = at.member("is_h").number(-1.5, 1.5);
  }
  return solve;
}

Key read_key(const Reader& at, const std::string& name) {
  at.only({"from", "angles_deg", "stay", "solve"});
  Key key;
  key.name = name;
  if (const auto from = at.maybe("from")) key.from = from->id();
  if (const auto angles = at.maybe("angles_deg")) key.angles_deg = read_angles(*angles, 0, 0);
  if (const auto stay = at.maybe("stay")) {
    if (key.from.empty()) stay->refuse("needs \"from\": the pose in which these parts stay");
    key.stay = read_parts(*stay);
  }
  if (const auto solves = at.maybe("solve"))
    for (const Reader& item : solves->items(0, 16)) key.solves.push_back(read_solve(item));
  return key;
}

std::string read_key_name(const Reader& at, const std::vector<Key>& keys) {
  const std::string name = at.id();
  if (std::none_of(keys.begin(), keys.end(), [&](const Key& k) { return k.name == name; }))
    at.refuse("\"" + name + "\" is not one of this motion's poses");
  return name;
}

// Start and end of a part of a phase, at least a tenth of it.
Window read_window(const Reader& at) {
  Window window;
  const std::vector<Reader> ends = at.items(2, 2);
  if (ends.size() != 2) return window;
  window.start = ends[0].number(0, 0.9);
  window.end = ends[1].number(window.start + 0.1, 1);
  return window;
}

Stretch read_stretch(const Reader& at, const std::vector<Key>& keys) {
  at.only({"from", "to", "planted", "touching", "windows", "peel", "order"});
  Stretch stretch;
  stretch.from = read_key_name(at.member("from"), keys);
  stretch.to = read_key_name(at.member("to"), keys);
  stretch.planted = read_capsules(at.member("planted"));
  if (const auto touching = at.maybe("touching")) stretch.touching = read_capsules(*touching);
  if (const auto windows = at.maybe("windows")) {
    for (const auto& [name, span] : windows->members(0, kAngleCount)) {
      const std::vector<Angle> angles = angles_named(name);
      if (angles.empty()) span.refuse("no such angle; see data/README.md for their names");
      Window window = read_window(span);
      for (const Angle a : angles) {
        window.angle = a;
        stretch.windows.push_back(window);
      }
    }
  }
  if (const auto peel = at.maybe("peel")) {
    peel->only({"pelvis", "lumbar", "thoracic"});
    stretch.peel = Peel{read_window(peel->member("pelvis")), read_window(peel->member("lumbar")), read_window(peel->member("thoracic"))};
  }
  if (const auto order = at.maybe("order"))
    for (const Reader& item : order->items(2, kCapsuleCount)) {
      const std::vector<Capsule> capsules = capsules_named(item.id());
      if (capsules.empty() || !stretch.touching.has(capsules.front())) item.refuse("expected one of the parts in \"touching\"");
      else stretch.order.push_back(capsules.front());
    }
  return stretch;
}

Circle read_circle(const Reader& at) {
  at.only({"turns", "angles_deg"});
  Circle circle;
  circle.turns = at.member("turns").integer(1, 20);
  for (const auto& [name, value] : at.member("angles_deg").members(1, 6)) {
    const std::vector<Angle> angles = angles_named(name);
    if (angles.empty()) value.refuse("no such angle; see data/README.md for their names");
    const std::vector<Reader> parts = value.items(2, 2);
    if (parts.size() != 2) return circle;
    for (const Angle a : angles) circle.swings.push_back({a, parts[0].number(-15, 15), parts[1].number(-15, 15)});
  }
  return circle;
}

}  // namespace

std::vector<Exception> read_exceptions(const Reader& at) {
  std::vector<Exception> exceptions;
  for (const auto& [check, reason] : at.members(0, 8)) {
    if (!may_be_excepted(check)) reason.refuse("this check knows no exception");
    exceptions.push_back({check, reason.text()});
  }
  return exceptions;
}

figure::Motion read_motion(const Reader& at, const std::string& name) {
  Motion motion;
  motion.name = name;
  motion.lie = static_cast<Lie>(at.member("lie").one_of({"prone", "supine", "on_left", "on_right", "upright"}));
  motion.one_sided = at.boolean_or("one_sided", false);
  if (const auto anchor = at.maybe("anchor")) {
    motion.anchor = read_joint(*anchor);
    if (!is_of_trunk(motion.anchor)) anchor->refuse("expected a joint of the trunk, a shoulder or a hip");
  }
  if (const auto hang = at.maybe("hang")) {
    hang->only({"from", "vary"});
    motion.hang = Hang{read_joint(hang->member("from")), hang->member("vary").one_of({"pelvis_pitch", "pelvis_lean"}) == 0 ? Angle::pelvis_pitch : Angle::pelvis_lean};
    const Joint from = motion.hang->from;
    if (from != Joint::knee_l && from != Joint::knee_r && from != Joint::ankle_l && from != Joint::ankle_r)
      hang->member("from").refuse("expected a knee or an ankle");
    if (motion.anchor == Joint::pelvis || motion.anchor == Joint::hip_l || motion.anchor == Joint::hip_r)
      hang->refuse("needs an \"anchor\" above the hips");
  }
  if (const auto towel = at.maybe("towel"))
    motion.towel = towel->one_of({"none", "forehead"}) == 1 ? Towel::forehead : Towel::none;
  const Reader view = at.member("view");
  view.only({"azimuth_deg", "elevation_deg"});
  motion.view.azimuth_deg = view.member("azimuth_deg").number(-360, 360);
  motion.view.elevation_deg = view.member("elevation_deg").number(2, 80);
  if (const auto tempo = at.maybe("tempo_s")) {
    tempo->only({"set", "lift", "hold", "lower", "rest"});
    for (std::size_t p = 0; p < kPhaseCount; ++p)
      motion.tempo.seconds[p] = tempo->number_or(kPhaseNames[p], motion.tempo.seconds[p], p == 1 || p == 3 ? 0.5 : 0, 300);
  }
  if (const auto breath = at.maybe("breath_deg")) motion.breath_deg = read_angles(*breath, -0.5, 0.5);
  if (const auto circle = at.maybe("circle")) motion.circle = read_circle(*circle);
  if (const auto exceptions = at.maybe("exceptions")) motion.exceptions = read_exceptions(*exceptions);
  for (const auto& [key, pose] : at.member("poses").members(1, 16)) motion.keys.push_back(read_key(pose, key));
  for (const auto& [key, pose] : at.member("poses").members(1, 16))
    if (const auto from = pose.maybe("from")) read_key_name(*from, motion.keys);
  const Reader phases = at.member("phases");
  phases.only({"set", "lift", "hold", "lower", "rest"});
  for (std::size_t p = 0; p < kPhaseCount; ++p)
    motion.stretches[p] = read_stretch(phases.member(kPhaseNames[p]), motion.keys);
  return motion;
}

}  // namespace holdfast
