#include <algorithm>
#include <cmath>

#include "figure/balance.h"
#include "figure/checks.h"

namespace holdfast::figure {
namespace {

double lowest_m(const Clip& clip, std::size_t k, std::size_t capsule) {
  const Volume& v = clip.volumes[capsule];
  const ClipFrame& f = clip.frames[k];
  return std::min(f.at_m[index(v.a)].y, f.at_m[index(v.b)].y) - v.radius_m;
}

const char* capsule_name(std::size_t c) { return name_of(static_cast<Capsule>(c)); }

double flat_distance_m(Vec3 a, Vec3 b) { return length(Vec2{a.x - b.x, a.z - b.z}); }

}  // namespace

Finding check_floor(const Clip& clip) {
  Finding finding = begun("floor", 0.002, "m below");
  for (std::size_t k = 0; k < clip.frames.size(); ++k)
    for (std::size_t c = 0; c < kCapsuleCount; ++c) note(finding, -lowest_m(clip, k, c), clip, k, capsule_name(c));
  return finding;
}

Finding check_contacts(const Clip& clip) {
  Finding finding = begun("contacts", 0.003, "m off the floor");
  for (std::size_t k = 0; k < clip.frames.size(); ++k)
    for (std::size_t c = 0; c < kCapsuleCount; ++c)
      if (clip.frames[k].contacts.has(static_cast<Capsule>(c))) note(finding, std::abs(lowest_m(clip, k, c)), clip, k, capsule_name(c));
  return finding;
}

// What touches the floor without being declared, and contacts that change within a phase.
Finding check_contact_set(const Clip& clip) {
  constexpr double kTouches_m = 1e-3;
  Finding finding = begun("contact_set", 0, "parts");
  for (const Run& run : runs_of(clip))
    for (std::size_t k = run.first; k <= run.last; ++k) {
      const ClipFrame& f = clip.frames[k];
      int undeclared = 0;
      const char* what = "contacts change within the phase";
      if (!(f.contacts == clip.frames[run.first].contacts)) undeclared = 1;
      for (std::size_t c = 0; c < kCapsuleCount; ++c) {
        const Capsule capsule = static_cast<Capsule>(c);
        if (f.contacts.has(capsule) || f.touching.has(capsule) || lowest_m(clip, k, c) > kTouches_m) continue;
        ++undeclared;
        what = capsule_name(c);
      }
      if (f.contacts.empty()) {
        ++undeclared;
        what = "nothing is planted";
      }
      note(finding, undeclared, clip, k, what);
    }
  return finding;
}

// The resting ends of planted capsules: at most 2 mm in a phase.
Finding check_slide(const Clip& clip) {
  constexpr double kRests_m = 3e-3;
  Finding finding = begun("slide", 0.002, "m");
  for (const Run& run : runs_of(clip)) {
    const ClipFrame& start = clip.frames[run.first];
    for (std::size_t c = 0; c < kCapsuleCount; ++c) {
      const Volume& v = clip.volumes[c];
      for (const Joint j : {v.a, v.b}) {
        const std::size_t i = index(j);
        for (std::size_t k = run.first; k <= run.last; ++k) {
          if (!clip.frames[k].contacts.has(static_cast<Capsule>(c))) continue;
          if (clip.frames[k].at_m[i].y - v.radius_m > kRests_m || start.at_m[i].y - v.radius_m > kRests_m) break;
          note(finding, flat_distance_m(clip.frames[k].at_m[i], start.at_m[i]), clip, k, capsule_name(c));
        }
      }
    }
  }
  return finding;
}

// Share of frames in which a foot within 5 cm of the floor moves faster than 0.5 m/s along it, as in
// the foot-skating ratio of Karunratanakul and others (2023).
Finding check_skate(const Clip& clip) {
  constexpr double kLow_m = 0.05, kFast_m_per_s = 0.5;
  Finding finding = begun("skate", 0, "of frames");
  std::size_t skating = 0, where = 0;
  for (std::size_t k = 1; k < clip.frames.size(); ++k) {
    bool now = false;
    for (const Joint j : {Joint::heel_l, Joint::toe_l, Joint::heel_r, Joint::toe_r}) {
      const Vec3 a = clip.frames[k - 1].at_m[index(j)], b = clip.frames[k].at_m[index(j)];
      now = now || (a.y < kLow_m && b.y < kLow_m && flat_distance_m(a, b) * clip.fps > kFast_m_per_s);
    }
    if (!now) continue;
    ++skating;
    where = k;
  }
  note(finding, static_cast<double>(skating) / static_cast<double>(clip.frames.size()), clip, where, "foot");
  return finding;
}

Finding check_balance(const Clip& clip) {
  Finding finding = begun("balance", 0.01, "m inside", true);
  for (std::size_t k = 0; k < clip.frames.size(); ++k) {
    const ClipFrame& f = clip.frames[k];
    if (f.phase != Phase::hold) continue;
    const Vec3 centre = centre_of_mass(clip.volumes, f.at_m);
    note(finding, margin_m(support(clip.volumes, f.at_m, f.contacts), {centre.x, centre.z}), clip, k, "centre of mass");
  }
  return finding;
}

// Counts by how many frames a part leaves before one that should have left, or lands after one that
// should land later.
Finding check_order(const Clip& clip) {
  constexpr double kOff_m = 3e-3;
  Finding finding = begun("order", 1, "frames");
  for (const Run& run : runs_of(clip)) {
    const std::vector<Capsule>& order = clip.order[static_cast<std::size_t>(run.phase)];
    std::size_t before = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const std::size_t c = index(order[i]);
      const bool lands = lowest_m(clip, run.first, c) > kOff_m;
      std::size_t when = run.first;
      while (when < run.last && (lowest_m(clip, when, c) > kOff_m) == lands) ++when;
      if (i > 0 && before > when) note(finding, static_cast<double>(before - when), clip, when, capsule_name(c));
      before = std::max(before, when);
    }
  }
  return finding;
}

}  // namespace holdfast::figure
