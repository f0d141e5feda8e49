#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "figure/track.h"
#include "figure/trig.h"

namespace holdfast::figure {
namespace {

constexpr double kSolvedWithin_m = 1e-3, kSolvedWithin_rad = 0.1 * kPi / 180;
constexpr double kPlantedWithin_m = 3e-3;
constexpr double kCaution = 1e-8;    // keeps a step finite where an unknown has no say (Levenberg, 1944)
constexpr int kLooksPerPhase = 32;  // moments of each phase at which limits and reach are checked

struct Solved {
  const Key* key = nullptr;
  Pose pose;
  Placed placed;
};

struct Job {
  const Motion& motion;
  const Body& body;
  Measures measures;
  std::vector<Solved> done;

  const Solved* find(const std::string& name) const {
    for (const Solved& s : done)
      if (s.key->name == name) return &s;
    return nullptr;
  }
};

void apply(const Key& key, const std::vector<double>& unknowns, Pose& pose) {
  for (std::size_t i = 0; i < unknowns.size(); ++i) {
    if (key.solves[i].vary.empty()) (key.solves[i].pelvis_axis == 0 ? pose.pelvis_m.x : pose.pelvis_m.y) = unknowns[i];
    for (const Angle a : key.solves[i].vary) pose.angle_rad[index(a)] = unknowns[i];
  }
}

double along(Vec3 v, int axis) { return axis == 0 ? v.x : axis == 1 ? v.y : v.z; }

double miss_of(const Solve& solve, const Job& job, const Pose& pose, const Placed& placed) {
  const double h = job.body.stature_m;
  switch (solve.goal) {
    case Solve::Goal::capsule_gap: return gap_m(job.measures, placed, solve.capsule) - solve.value * h;
    case Solve::Goal::joint_gap: return gap_m(job.measures, placed, solve.joint) - solve.value * h;
    case Solve::Goal::angle: return pose.angle_rad[index(solve.angle)] - rad(solve.value);
    case Solve::Goal::offset: return along(placed[solve.joint] - placed[solve.from], solve.axis) - solve.value * h;
  }
  return 0;
}

// Gaussian elimination with pivoting; false when there is no single answer.
bool eliminate(std::vector<std::vector<double>>& m, std::vector<double>& right) {
  const std::size_t n = right.size();
  for (std::size_t c = 0; c < n; ++c) {
    std::size_t best = c;
    for (std::size_t r = c + 1; r < n; ++r)
      if (std::abs(m[r][c]) > std::abs(m[best][c])) best = r;
    if (std::abs(m[best][c]) < 1e-30) return false;
    std::swap(m[c], m[best]);
    std::swap(right[c], right[best]);
    for (std::size_t r = 0; r < n; ++r) {
      if (r == c) continue;
      const double share = m[r][c] / m[c][c];
      for (std::size_t k = c; k < n; ++k) m[r][k] -= share * m[c][k];
      right[r] -= share * right[c];
    }
  }
  for (std::size_t c = 0; c < n; ++c) right[c] /= m[c][c];
  return true;
}

std::string said(const Solve& solve) {
  switch (solve.goal) {
    case Solve::Goal::capsule_gap: return std::string(name_of(solve.capsule)) + " above the floor";
    case Solve::Goal::joint_gap: return std::string(name_of(solve.joint)) + " above the floor";
    case Solve::Goal::angle: return name_of(solve.angle);
    case Solve::Goal::offset: return std::string(name_of(solve.from)) + " to " + name_of(solve.joint);
  }
  return {};
}

// Forearms and shanks that lie on the floor along their whole length.
CapsuleSet lying(const Job& job, const Placed& placed) {
  CapsuleSet set;
  for (const Capsule c : {Capsule::forearm_l, Capsule::forearm_r, Capsule::shank_l, Capsule::shank_r}) {
    const Volume& v = job.measures.volumes[index(c)];
    if (std::max(placed[v.a].y, placed[v.b].y) - v.radius_m < kPlantedWithin_m) set.add(c);
  }
  return set;
}

// Keeps what stays where it is in the base; forearms and shanks that lie there keep their direction.
double stay(const Job& job, const Key& key, const Solved& base, Pose& pose) {
  return keep_in_place(job.measures, {job.motion.anchor, {}, key.stay, lying(job, base.placed)}, {base.placed, base.placed}, pose);
}

// Damped Newton steps on the key pose's unknowns, starting from what the data gives. Returns one
// sentence when they do not arrive.
std::string solve_key(const Job& job, const Key& key, const Solved* base, Pose& pose) {
  const auto misses = [&](const std::vector<double>& unknowns, Pose& tried) {
    tried = pose;
    apply(key, unknowns, tried);
    if (base) stay(job, key, *base, tried);
    const Placed placed = place(job.measures, tried);
    std::vector<double> result;
    for (const Solve& s : key.solves) result.push_back(miss_of(s, job, tried, placed));
    return result;
  };
  const std::size_t n = key.solves.size();
  std::vector<double> x(n);
  for (std::size_t i = 0; i < n; ++i)
    x[i] = key.solves[i].vary.empty() ? along(pose.pelvis_m, key.solves[i].pelvis_axis) : pose.angle_rad[index(key.solves[i].vary.front())];
  Pose tried;
  std::vector<double> miss = misses(x, tried);
  for (int round = 0; round < 60 && n > 0; ++round) {
    double worst = 0;
    for (const double m : miss) worst = std::max(worst, std::abs(m));
    if (worst < 1e-13) break;
    std::vector<std::vector<double>> slopes(n, std::vector<double>(n));
    for (std::size_t i = 0; i < n; ++i) {
      constexpr double kStep = 1e-6;
      std::vector<double> ahead = x, behind = x;
      ahead[i] += kStep;
      behind[i] -= kStep;
      const std::vector<double> a = misses(ahead, tried), b = misses(behind, tried);
      for (std::size_t r = 0; r < n; ++r) slopes[r][i] = (a[r] - b[r]) / (2 * kStep);
    }
    std::vector<double> step(n);
    std::vector<std::vector<double>> squares(n, std::vector<double>(n));
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t r = 0; r < n; ++r) step[i] += slopes[r][i] * miss[r];
      for (std::size_t k = 0; k < n; ++k)
        for (std::size_t r = 0; r < n; ++r) squares[i][k] += slopes[r][i] * slopes[r][k];
      squares[i][i] += kCaution;
    }
    if (!eliminate(squares, step)) break;
    double longest = 0;
    for (const double s : step) longest = std::max(longest, std::abs(s));
    const double damp = longest > 0.25 ? 0.25 / longest : 1;
    for (std::size_t i = 0; i < n; ++i) x[i] -= damp * step[i];
    miss = misses(x, tried);
  }
  for (std::size_t i = 0; i < n; ++i) {
    const bool is_angle = key.solves[i].goal == Solve::Goal::angle;
    if (!(std::abs(miss[i]) <= (is_angle ? kSolvedWithin_rad : kSolvedWithin_m)))
      return format("pose %s cannot be solved: %s misses %s by %.1f %s, at most %s is allowed", key.name.c_str(),
                    said(key.solves[i]).c_str(), short_number(key.solves[i].value).c_str(),
                    is_angle ? deg(miss[i]) : miss[i] * 1000, is_angle ? "degrees" : "mm", is_angle ? "0.1" : "1");
  }
  miss = misses(x, tried);
  pose = tried;
  if (base) {
    Pose again = pose;
    const double off_m = stay(job, key, *base, again);
    if (off_m > kSolvedWithin_m)
      return format("pose %s: a part that should stay is out of reach by %.1f mm, at most 1 is allowed", key.name.c_str(), off_m * 1000);
  }
  return {};
}

std::string beyond_limits(const Pose& pose, const std::string& where) {
  for (std::size_t i = 0; i < kAngleCount; ++i) {
    const Angle a = static_cast<Angle>(i);
    const Limits limits = limits_deg(a);
    const double value = deg(pose.angle_rad[i]);
    if (value < limits.hard_low - 1e-6 || value > limits.hard_high + 1e-6)
      return format("%s: %s is %.1f degrees, outside %s..%s", where.c_str(), name_of(a), value,
                    short_number(limits.hard_low).c_str(), short_number(limits.hard_high).c_str());
  }
  return {};
}

std::string solve_all(Job& job) {
  while (job.done.size() < job.motion.keys.size()) {
    const std::size_t before = job.done.size();
    for (const Key& key : job.motion.keys) {
      if (job.find(key.name)) continue;
      const Solved* base = key.from.empty() ? nullptr : job.find(key.from);
      if (!key.from.empty() && !base) continue;
      Pose pose;
      if (base) pose = base->pose;
      pose.lie = job.motion.lie;
      if (!base) pose.pelvis_m = {0, 0.06 * job.body.stature_m, 0};
      for (const auto& [angle, value] : key.angles_deg) pose.angle_rad[index(angle)] = rad(value);
      if (std::string why = solve_key(job, key, base, pose); !why.empty()) return why;
      if (std::string why = beyond_limits(pose, "pose " + key.name); !why.empty()) return why;
      job.done.push_back({&key, pose, place(job.measures, pose)});
    }
    if (job.done.size() == before) return "poses: one starts from a pose that does not exist, or from itself";
  }
  return {};
}

// A part is held in a phase when its end is planted and something between it and the anchor moves.
PartSet held_in(const Span& span, Joint anchor) {
  bool trunk_moves = length(span.from.pelvis_m - span.to.pelvis_m) > 1e-12;
  bool chest_moves = false;
  const auto moves = [&](std::size_t i) {
    return std::abs(span.from.angle_rad[i] - span.to.angle_rad[i]) > 1e-12;
  };
  for (std::size_t i = 0; i <= index(Angle::pelvis_turn); ++i) trunk_moves = trunk_moves || moves(i);
  for (std::size_t i = index(Angle::lumbar_extension); i <= index(Angle::thoracic_rotation); ++i)
    chest_moves = chest_moves || moves(i);
  const bool anything = trunk_moves || chest_moves;
  const bool pelvis_moves = anchor == Joint::pelvis ? trunk_moves : anything;
  PartSet held;
  if (anything && span.planted.has(Capsule::head)) held.add(Part::head);
  if (anything && (span.planted.has(Capsule::hand_l) || span.planted.has(Capsule::forearm_l))) held.add(Part::arm_l);
  if (anything && (span.planted.has(Capsule::hand_r) || span.planted.has(Capsule::forearm_r))) held.add(Part::arm_r);
  if (pelvis_moves && (span.planted.has(Capsule::foot_l) || span.planted.has(Capsule::shank_l))) held.add(Part::leg_l);
  if (pelvis_moves && (span.planted.has(Capsule::foot_r) || span.planted.has(Capsule::shank_r))) held.add(Part::leg_r);
  return held;
}

std::string join_phases(Job& job, Track& track) {
  for (std::size_t p = 0; p < kPhaseCount; ++p) {
    const Stretch& stretch = job.motion.stretches[p];
    const Stretch& next = job.motion.stretches[(p + 1) % kPhaseCount];
    const Solved* from = job.find(stretch.from);
    const Solved* to = job.find(stretch.to);
    if (!from) return format("phase %s starts in pose \"%s\", which does not exist", kPhaseNames[p], stretch.from.c_str());
    if (!to) return format("phase %s ends in pose \"%s\", which does not exist", kPhaseNames[p], stretch.to.c_str());
    if (stretch.to != next.from)
      return format("phase %s ends in pose \"%s\" but the next starts in \"%s\"", kPhaseNames[p], stretch.to.c_str(), next.from.c_str());
    Span& span = track.spans[p];
    span.from = from->pose;
    span.to = to->pose;
    span.at_from = from->placed;
    span.at_to = to->placed;
    span.planted = stretch.planted;
    span.touching = stretch.touching;
    span.windows = stretch.windows;
    span.peel = stretch.peel;
    span.order = stretch.order;
    span.held = held_in(span, track.anchor);
    if (track.hang) {
      const bool right = index(track.hang->from) >= kFirstLeftJoint + kJointsPerSide;
      const auto far_m = [&](const Placed& placed) { return length(placed[track.hang->from] - placed[right ? Joint::hip_r : Joint::hip_l]); };
      span.hang_from_m = far_m(from->placed);
      span.hang_to_m = far_m(to->placed);
    }
    for (std::size_t c = 0; c < kCapsuleCount; ++c) {
      const Capsule capsule = static_cast<Capsule>(c);
      const double lower_m = std::min(gap_m(job.measures, from->placed, capsule), gap_m(job.measures, to->placed, capsule));
      if (stretch.touching.has(capsule) && lower_m > kPlantedWithin_m)
        return format("phase %s lets %s touch the floor, which is %.1f mm above it at both ends, at most 3 is allowed",
                      kPhaseNames[p], name_of(capsule), lower_m * 1000);
      if (!stretch.planted.has(capsule)) continue;
      for (const Solved* end : {from, to}) {
        const double gap = gap_m(job.measures, end->placed, capsule);
        if (std::abs(gap) > kPlantedWithin_m)
          return format("phase %s plants %s, which is %.1f mm off the floor in pose %s, at most 3 is allowed",
                        kPhaseNames[p], name_of(capsule), gap * 1000, end->key->name.c_str());
      }
    }
  }
  return {};
}

void measure_stage(const Job& job, Track& track) {
  for (const Solved& solved : job.done)
    for (const Volume& v : job.measures.volumes)
      for (const Joint j : {v.a, v.b}) grow(track.stage, solved.placed[j], v.radius_m);
}

}  // namespace

Result<Track> compile(const Motion& motion, const Body& body) {
  if (!(body.stature_m >= kLeastStature_m && body.stature_m <= kMostStature_m))
    return Result<Track>::failure(format("stature_m: %s is outside 1.4..2.1", short_number(body.stature_m).c_str()));
  Job job{motion, body, measures_of(body), {}};
  job.done.reserve(motion.keys.size());
  Track track;
  track.body = body;
  track.measures = job.measures;
  track.one_sided = motion.one_sided;
  track.anchor = motion.anchor;
  track.towel = motion.towel;
  track.view = motion.view;
  track.tempo = motion.tempo;
  track.hang = motion.hang;
  track.exceptions = motion.exceptions;
  track.circle = motion.circle;
  for (Circle::Swing& swing : track.circle.swings) {
    swing.sine = rad(swing.sine);
    swing.cosine = rad(swing.cosine);
  }
  for (const auto& [angle, full_deg] : motion.breath_deg) track.breath_rad.emplace_back(angle, rad(full_deg));
  if (std::string why = solve_all(job); !why.empty()) return Result<Track>::failure(std::move(why));
  if (std::string why = join_phases(job, track); !why.empty()) return Result<Track>::failure(std::move(why));
  measure_stage(job, track);
  if (motion.towel == Towel::forehead) {
    // The roll lies under the brow: in front of the face, a little towards the crown.
    const Placed& lying = track.spans[0].at_from;
    const Mat3& head = lying[Segment::head];
    const Vec3 brow = lying[Joint::head] + head.y * (0.022 * body.stature_m);
    track.towel_radius_m = 0.016 * body.stature_m;
    track.towel_m = {brow.x, track.towel_radius_m, brow.z};
  }
  return track;
}

std::string look_through(const Track& track) {
  for (std::size_t p = 0; p < kPhaseCount; ++p)
    for (int i = 0; i <= kLooksPerPhase; ++i) {
      const Moment moment{static_cast<Phase>(p), static_cast<double>(i) / kLooksPerPhase, 0, Side::both};
      Pose pose = pose_at(track, moment);
      const std::string where = format("phase %s at %d %%", kPhaseNames[p], i * 100 / kLooksPerPhase);
      if (std::string why = beyond_limits(pose, where); !why.empty()) return why;
      const Span& span = track.spans[p];
      if (i == kLooksPerPhase) {
        const Placed end = place(track.measures, pose);
        for (std::size_t j = 0; j < kJointCount; ++j)
          if (length(end.at_m[j] - span.at_to.at_m[j]) > kSolvedWithin_m)
            return format("phase %s brings %s %.1f mm away from where its last pose has it, at most 1 is allowed", kPhaseNames[p],
                          name_of(static_cast<Joint>(j)), length(end.at_m[j] - span.at_to.at_m[j]) * 1000);
      }
      const double off_m = keep_in_place(track.measures, kept_in(track, moment.phase), place_in(track, moment.phase, minimum_jerk(moment.progress)), pose);
      if (off_m > kSolvedWithin_m)
        return format("%s: a planted part is out of reach by %.1f mm, at most 1 is allowed", where.c_str(), off_m * 1000);
    }
  return {};
}

}  // namespace holdfast::figure
