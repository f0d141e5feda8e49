#include <algorithm>
#include <cmath>

#include "figure/balance.h"
#include "figure/camera.h"
#include "figure/checks.h"

namespace holdfast::figure {
namespace {

constexpr Vec2 kPicture_px{800, 600};

Camera camera_of(const Clip& clip) {
  Stage stage;
  for (const ClipFrame& f : clip.frames)
    for (const Volume& v : clip.volumes)
      for (const Joint j : {v.a, v.b}) grow(stage, f.at_m[index(j)], v.radius_m);
  return framed(stage, clip.view, clip.body.stature_m);
}

}  // namespace

// Everything stays in the picture of the best view.
Finding check_in_frame(const Clip& clip) {
  Finding finding = begun("in_frame", 1, "of the half picture");
  const Lens lens = lens_for(camera_of(clip), kPicture_px);
  for (std::size_t k = 0; k < clip.frames.size(); k += 4)
    for (std::size_t j = 0; j < kJointCount; ++j) {
      const Vec2 off = project(lens, clip.frames[k].at_m[j]).at_px - lens.middle_px;
      const double share = std::max(std::abs(off.x) / lens.middle_px.x, std::abs(off.y) / lens.middle_px.y);
      note(finding, share, clip, k, name_of(static_cast<Joint>(j)));
    }
  return finding;
}

// Joints of the near side and, of a one-sided motion, of the working side, that something hides in the
// hold. A joint is hidden when the way from it to the eye leads deep through another part.
Finding check_occlusion(const Clip& clip) {
  constexpr double kDeep = 0.6;   // of a capsule's radius
  Finding finding = begun("occlusion", 0.2, "of key joints");
  const Camera camera = camera_of(clip);
  const Lens lens = lens_for(camera, kPicture_px);
  for (const Run& run : runs_of(clip)) {
    if (run.phase != Phase::hold) continue;
    const std::size_t k = (run.first + run.last) / 2;
    const ClipFrame& f = clip.frames[k];
    const auto depth = [&](Joint j) { return project(lens, f.at_m[index(j)]).depth_m; };
    const bool right_is_near = depth(Joint::hip_r) < depth(Joint::hip_l);
    const bool right = clip.one_sided ? clip.side == Side::right : right_is_near;
    int seen = 0, hidden = 0;
    for (const Joint left_name : {Joint::head, Joint::shoulder_l, Joint::elbow_l, Joint::wrist_l, Joint::hip_l, Joint::knee_l, Joint::ankle_l}) {
      const Joint j = right ? twin(left_name) : left_name;
      ++seen;
      for (std::size_t c = 0; c < kCapsuleCount; ++c) {
        const Volume& v = clip.volumes[c];
        const int parent = parent_of(j);
        const auto belongs = [&](Joint other) { return other == j || static_cast<int>(index(other)) == parent || parent_of(other) == static_cast<int>(index(j)); };
        if (belongs(v.a) || belongs(v.b)) continue;
        if (apart_m(f.at_m[index(j)], lens.eye_m, f.at_m[index(v.a)], f.at_m[index(v.b)]) < v.radius_m * kDeep) {
          ++hidden;
          break;
        }
      }
    }
    note(finding, static_cast<double>(hidden) / seen, clip, k, "joints hidden");
  }
  return finding;
}

}  // namespace holdfast::figure
