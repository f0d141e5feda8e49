#pragma once
// A motion sampled into frames: what `holdfast poses` writes and what the checks read.

#include <array>
#include <string>
#include <vector>

#include "figure/track.h"

namespace holdfast::figure {

struct ClipFrame {
  double t_s = 0;
  Phase phase = Phase::rest;
  int rep = 1;
  std::array<Vec3, kJointCount> at_m;
  Angles angle_deg{};
  CapsuleSet contacts;          // planted on the floor, not sliding
  CapsuleSet touching;          // declared to touch, within 3 mm of the floor, not planted
};

struct Clip {
  std::string exercise, level;  // for people; empty when unknown
  Body body;
  int fps = 60;                 // 10..240
  Side side = Side::both;
  Timing tempo;                 // seconds asked for
  bool one_sided = false;
  View view;                    // best view, already mirrored for the right side
  std::array<Volume, kCapsuleCount> volumes;
  std::array<std::vector<Capsule>, kPhaseCount> order;  // in which parts leave the floor or meet it, phase by phase
  std::vector<Exception> exceptions;
  std::vector<ClipFrame> frames;
};

// Whole repetitions; the frame after the last would be the first again. `side` is what the caller asks
// for: both for a motion that is not one-sided. A breath takes `breath_s` and begins with the hold.
Clip sample(const Track& track, const Timing& tempo, Side side, int fps, int reps, double breath_s);

}  // namespace holdfast::figure
