#include "figure/clip.h"

#include <algorithm>
#include <cmath>

#include "figure/trig.h"

namespace holdfast::figure {
namespace {

constexpr double kTouching_m = 3e-3;

Moment moment_at(const Timing& tempo, double t_s, double breath_s, Side side) {
  Moment moment;
  moment.side = side;
  const double hold_starts_s = tempo[Phase::set] + tempo[Phase::lift];
  const double breaths = (t_s - hold_starts_s) / breath_s;
  moment.breath = turn(2 * kPi * (breaths - std::floor(breaths))).sine;
  double begins_s = 0;
  for (std::size_t p = 0; p < kPhaseCount; ++p) {
    const double lasts_s = tempo.seconds[p];
    // A phase ends where the next begins; the sliver keeps a rounded boundary on its own side.
    if (lasts_s > 0 && t_s < begins_s + lasts_s - 1e-9) {
      moment.phase = static_cast<Phase>(p);
      moment.progress = std::max(0.0, (t_s - begins_s) / lasts_s);
      return moment;
    }
    begins_s += lasts_s;
  }
  moment.phase = Phase::rest;
  moment.progress = 1;
  return moment;
}

}  // namespace

Clip sample(const Track& track, const Timing& tempo, Side side, int fps, int reps, double breath_s) {
  Clip clip;
  clip.body = track.body;
  clip.fps = fps;
  clip.side = track.one_sided ? (side == Side::both ? Side::left : side) : Side::both;
  clip.tempo = tempo;
  clip.one_sided = track.one_sided;
  clip.view = track.view;
  const bool mirror = clip.side == Side::right;
  if (mirror) clip.view.azimuth_deg = -clip.view.azimuth_deg;
  clip.volumes = track.measures.volumes;
  clip.exceptions = track.exceptions;
  for (std::size_t p = 0; p < kPhaseCount; ++p) {
    clip.order[p] = track.spans[p].order;
    if (mirror)
      for (Capsule& capsule : clip.order[p]) capsule = twin(capsule);
  }
  double rep_s = 0;
  for (const double s : tempo.seconds) rep_s += s;
  const int frames_per_rep = std::max(1, static_cast<int>(std::lround(rep_s * fps)));
  clip.frames.resize(static_cast<std::size_t>(frames_per_rep) * static_cast<std::size_t>(std::max(1, reps)));
  for (std::size_t k = 0; k < clip.frames.size(); ++k) {
    ClipFrame& frame = clip.frames[k];
    const std::size_t in_rep = k % static_cast<std::size_t>(frames_per_rep);
    frame.rep = 1 + static_cast<int>(k / static_cast<std::size_t>(frames_per_rep));
    frame.t_s = static_cast<double>(k) / fps;
    if (frame.rep > 1) {
      const double t_s = frame.t_s;
      const int rep = frame.rep;
      frame = clip.frames[in_rep];
      frame.t_s = t_s;
      frame.rep = rep;
      continue;
    }
    const Moment moment = moment_at(tempo, static_cast<double>(in_rep) / fps, breath_s, clip.side);
    const Pose pose = pose_at(track, moment);
    const Placed placed = place(track.measures, pose);
    frame.phase = moment.phase;
    frame.at_m = placed.at_m;
    for (std::size_t i = 0; i < kAngleCount; ++i) frame.angle_deg[i] = deg(pose.angle_rad[i]);
    const Span& span = track.spans[static_cast<std::size_t>(moment.phase)];
    frame.contacts = mirror ? twin(span.planted) : span.planted;
    const CapsuleSet allowed = mirror ? twin(span.touching) : span.touching;
    for (std::size_t c = 0; c < kCapsuleCount; ++c) {
      const Capsule capsule = static_cast<Capsule>(c);
      if (!frame.contacts.has(capsule) && allowed.has(capsule) && gap_m(track.measures, placed, capsule) <= kTouching_m) frame.touching.add(capsule);
    }
  }
  return clip;
}

}  // namespace holdfast::figure
