#include <algorithm>
#include <cmath>

#include "figure/checks.h"
#include "figure/trig.h"

namespace holdfast::figure {
namespace {

constexpr double kMoves_m = 0.02;      // a joint that goes less far in a phase does not move, it breathes
constexpr double kQuiet_m = 0.006;

Vec3 at(const Clip& clip, std::size_t k, std::size_t joint) { return clip.frames[k % clip.frames.size()].at_m[joint]; }

// How far a joint gets from where it is when the phase begins.
double path_m(const Clip& clip, const Run& run, std::size_t joint) {
  double farthest = 0;
  for (std::size_t k = run.first; k <= run.last + 1; ++k)
    farthest = std::max(farthest, length(at(clip, k, joint) - at(clip, run.first, joint)));
  return farthest;
}

double seconds_of(const Clip& clip, const Run& run) { return static_cast<double>(run.last - run.first + 1) / clip.fps; }

// The largest step, and the largest change of acceleration from frame to frame, that minimum jerk would
// give each joint, at every frame: the larger of the two phases at a boundary.
struct Expected {
  std::vector<double> step_m, jerk_step;  // per frame and joint
};

Expected expected_of(const Clip& clip) {
  const std::size_t n = clip.frames.size();
  const double fps = clip.fps;
  Expected e;
  e.step_m.assign(n * kJointCount, 0.0005 * 60 / fps);
  e.jerk_step.assign(n * kJointCount, 0.08 * 60 / fps);
  const std::vector<Run> runs = runs_of(clip);
  for (const Run& run : runs) {
    const double seconds = seconds_of(clip, run);
    for (std::size_t j = 0; j < kJointCount; ++j) {
      const double path = path_m(clip, run, j);
      if (path < kQuiet_m) continue;
      const double step = 1.875 * path / seconds / fps, jerk = 60 * path / (seconds * seconds * seconds) / fps;
      // The two frames on either side belong to the move as well: differences reach over the boundary.
      for (std::size_t k = run.first + n - 2; k <= run.last + n + 2; ++k) {
        const std::size_t i = (k % n) * kJointCount + j;
        e.step_m[i] = std::max(e.step_m[i], step);
        e.jerk_step[i] = std::max(e.jerk_step[i], jerk);
      }
    }
  }
  return e;
}

}  // namespace

double spectral_arc_length(const std::vector<double>& speed, double fps) {
  constexpr double kCut_hz = 10, kThreshold = 0.05;
  std::size_t bins = 1;
  while (bins < speed.size()) bins *= 2;
  bins *= 16;
  const std::size_t last = std::min(bins / 2, static_cast<std::size_t>(kCut_hz / fps * static_cast<double>(bins)));
  std::vector<double> size;
  for (std::size_t b = 0; b <= last; ++b) {
    const Turn step = turn(-2 * kPi * static_cast<double>(b) / static_cast<double>(bins));
    double re = 0, im = 0, c = 1, s = 0;
    for (const double v : speed) {
      re += v * c;
      im += v * s;
      const double next = c * step.cosine - s * step.sine;
      s = c * step.sine + s * step.cosine;
      c = next;
    }
    size.push_back(std::sqrt(re * re + im * im));
  }
  const double most = *std::max_element(size.begin(), size.end());
  if (most <= 0) return 0;
  std::size_t end = 0;
  for (std::size_t b = 0; b < size.size(); ++b)
    if (size[b] / most >= kThreshold) end = b;
  if (end == 0) return 0;
  double arc = 0;
  for (std::size_t b = 1; b <= end; ++b) {
    const double across = 1.0 / static_cast<double>(end), up = (size[b] - size[b - 1]) / most;
    arc += std::sqrt(across * across + up * up);
  }
  return -arc;
}

Finding check_smoothness(const Clip& clip) {
  Finding finding = begun("smoothness", -1.7, "SPARC", true);
  for (const Run& run : runs_of(clip)) {
    if (clip.frames[run.first].rep > 1) break;
    double farthest = 0;
    std::size_t joint = 0;
    for (std::size_t j = 0; j < kJointCount; ++j) {
      const double path = path_m(clip, run, j);
      if (path > farthest) {
        farthest = path;
        joint = j;
      }
    }
    if (farthest < kMoves_m || run.last - run.first < 8) continue;
    std::vector<double> speed;
    for (std::size_t k = run.first; k <= run.last; ++k) speed.push_back(length(at(clip, k + 1, joint) - at(clip, k, joint)) * clip.fps);
    note(finding, spectral_arc_length(speed, clip.fps), clip, run.first, name_of(static_cast<Joint>(joint)));
  }
  if (finding.worst > 0) finding.worst = 0;
  return finding;
}

Finding check_acceleration(const Clip& clip) {
  Finding finding = begun("acceleration", 6, "x minimum jerk's");
  const Expected expected = expected_of(clip);
  const std::size_t n = clip.frames.size();
  if (n < 8) return finding;
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t j = 0; j < kJointCount; ++j) {
      const Vec3 change = at(clip, k + 3, j) - at(clip, k + 2, j) * 3 + at(clip, k + 1, j) * 3 - at(clip, k, j);
      const double size = length(change) * clip.fps * clip.fps;
      const double allowed = std::max(expected.jerk_step[((k + 1) % n) * kJointCount + j], expected.jerk_step[((k + 2) % n) * kJointCount + j]);
      note(finding, size / allowed, clip, (k + 1) % n, name_of(static_cast<Joint>(j)));
    }
  return finding;
}

Finding check_jump(const Clip& clip) {
  Finding finding = begun("jump", 2, "x minimum jerk's");
  const Expected expected = expected_of(clip);
  const std::size_t n = clip.frames.size();
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t j = 0; j < kJointCount; ++j) {
      const double step = length(at(clip, k + 1, j) - at(clip, k, j));
      note(finding, step / expected.step_m[k * kJointCount + j], clip, k, name_of(static_cast<Joint>(j)));
    }
  return finding;
}

Finding check_stillness(const Clip& clip) {
  Finding finding = begun("stillness", 0.5, "deg");
  for (const Run& run : runs_of(clip)) {
    if (run.phase != Phase::hold) continue;
    for (std::size_t k = run.first; k <= run.last; ++k)
      for (std::size_t i = 0; i < kAngleCount; ++i)
        note(finding, std::abs(clip.frames[k].angle_deg[i] - clip.frames[run.first].angle_deg[i]), clip, k, name_of(static_cast<Angle>(i)));
  }
  return finding;
}

Finding check_breathing(const Clip& clip) {
  Finding finding = begun("breathing", 0.005, "m");
  for (const Run& run : runs_of(clip)) {
    if (run.phase != Phase::hold) continue;
    for (std::size_t k = run.first; k <= run.last; ++k)
      for (std::size_t j = 0; j < kJointCount; ++j)
        note(finding, length(at(clip, k, j) - at(clip, run.first, j)), clip, k, name_of(static_cast<Joint>(j)));
  }
  return finding;
}

Finding check_repeats(const Clip& clip) {
  Finding finding = begun("repeats", 1e-6, "m");
  std::size_t per_rep = 0;
  while (per_rep < clip.frames.size() && clip.frames[per_rep].rep == clip.frames[0].rep) ++per_rep;
  for (std::size_t k = per_rep; k < clip.frames.size(); ++k)
    for (std::size_t j = 0; j < kJointCount; ++j)
      note(finding, length(clip.frames[k].at_m[j] - clip.frames[k % per_rep].at_m[j]), clip, k, name_of(static_cast<Joint>(j)));
  return finding;
}

// The frame after the last is the first: a body at rest covers next to nothing in between.
Finding check_loop(const Clip& clip) {
  Finding finding = begun("loop", 5e-4, "m");
  const std::size_t last = clip.frames.size() - 1;
  for (std::size_t j = 0; j < kJointCount; ++j)
    note(finding, length(clip.frames[last].at_m[j] - clip.frames[0].at_m[j]), clip, last, name_of(static_cast<Joint>(j)));
  return finding;
}

Finding check_timing(const Clip& clip) {
  Finding finding = begun("timing", 1.001, "frames");
  for (std::size_t k = 0; k < clip.frames.size(); ++k)
    note(finding, std::abs(clip.frames[k].t_s * clip.fps - static_cast<double>(k)), clip, k, "time of the frame");
  for (const Run& run : runs_of(clip)) {
    const double asked = clip.tempo[run.phase] * clip.fps;
    note(finding, std::abs(static_cast<double>(run.last - run.first + 1) - asked), clip, run.first, kPhaseNames[static_cast<std::size_t>(run.phase)]);
  }
  return finding;
}

}  // namespace holdfast::figure
