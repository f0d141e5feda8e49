#include "figure/finding.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "figure/checks.h"

namespace holdfast::figure {

Finding begun(const char* check, double limit, const char* unit, bool at_least) {
  Finding finding;
  finding.check = check;
  finding.limit = limit;
  finding.unit = unit;
  finding.at_least = at_least;
  finding.worst = at_least ? 1e9 : 0;
  return finding;
}

void note(Finding& finding, double value, const Clip& clip, std::size_t frame, const char* what) {
  const bool number = value == value;
  if (number && (finding.at_least ? value >= finding.worst : value <= finding.worst)) return;
  finding.worst = number ? value : finding.at_least ? -1e9 : 1e9;
  finding.passed = number && (finding.at_least ? value >= finding.limit : value <= finding.limit);
  const ClipFrame& at = clip.frames[frame];
  finding.where = format("%s, %s at %.2f s", what, kPhaseNames[static_cast<std::size_t>(at.phase)], at.t_s);
}

std::vector<Run> runs_of(const Clip& clip) {
  std::vector<Run> runs;
  for (std::size_t k = 0; k < clip.frames.size(); ++k) {
    const ClipFrame& f = clip.frames[k];
    if (k == 0 || f.phase != clip.frames[k - 1].phase || f.rep != clip.frames[k - 1].rep) runs.push_back({k, k, f.phase});
    runs.back().last = k;
  }
  return runs;
}

std::vector<Finding> inspect(const Clip& clip) {
  Finding empty = begun("frames", 0, "frames");
  if (clip.frames.empty()) {
    empty.passed = false;
    empty.worst = 1;
    empty.where = "no frames";
    return {empty};
  }
  std::vector<Finding> findings = {check_bones(clip),      check_limits(clip),    check_comfort(clip),      check_hinges(clip),     check_angles(clip),
          check_floor(clip),      check_contacts(clip),  check_contact_set(clip),  check_slide(clip),      check_skate(clip),
          check_balance(clip),    check_smoothness(clip), check_acceleration(clip), check_jump(clip),       check_stillness(clip),
          check_breathing(clip),  check_symmetry(clip),  check_pelvis(clip),       check_repeats(clip),    check_loop(clip),
          check_timing(clip),     check_self_collision(clip), check_in_frame(clip), check_occlusion(clip), check_order(clip)};
  for (Finding& finding : findings)
    for (const Exception& exception : clip.exceptions)
      if (!finding.passed && finding.check == exception.check && may_be_excepted(finding.check)) {
        finding.passed = true;
        finding.excepted = exception.reason;
      }
  return findings;
}

bool may_be_excepted(std::string_view check) {
  constexpr std::string_view kMay[] = {"stillness", "breathing", "smoothness", "acceleration", "jump", "symmetry", "pelvis_level", "occlusion"};
  return std::find(std::begin(kMay), std::end(kMay), check) != std::end(kMay);
}

Finding inspect_mirror(const Clip& left, const Clip& right) {
  Finding finding = begun("mirror", 1e-9, "m");
  if (left.frames.size() != right.frames.size() || left.frames.empty()) {
    finding.passed = false;
    finding.worst = 1;
    finding.where = "not the same number of frames";
    return finding;
  }
  for (std::size_t k = 0; k < left.frames.size(); ++k) {
    const ClipFrame &l = left.frames[k], &r = right.frames[k];
    for (std::size_t i = 0; i < kJointCount; ++i) {
      const Joint j = static_cast<Joint>(i);
      const Vec3 there = r.at_m[index(twin(j))];
      note(finding, length(l.at_m[i] - Vec3{there.x, there.y, -there.z}), left, k, name_of(j));
    }
    if (!(twin(l.contacts) == r.contacts)) note(finding, 1, left, k, "contacts");
  }
  return finding;
}

std::vector<Finding> inspect_wrong(const Clip& wrong, const Clip& right, const std::vector<Joint>& marks) {
  Finding shows = begun("shows", 0.03, "m from right", true);
  double most_m = 0;
  std::size_t where = 0;
  for (std::size_t k = 0; k < wrong.frames.size() && k < right.frames.size(); ++k)
    for (const Joint joint : marks) {
      const double off_m = length(wrong.frames[k].at_m[index(joint)] - right.frames[k].at_m[index(joint)]);
      if (off_m <= most_m) continue;
      most_m = off_m;
      where = k;
    }
  note(shows, most_m, wrong, where, "marked joints");
  return {check_bones(wrong), check_limits(wrong), check_hinges(wrong), check_floor(wrong), check_contacts(wrong),
          check_self_collision(wrong), check_loop(wrong), check_timing(wrong), check_in_frame(wrong), shows};
}

bool all_passed(const std::vector<Finding>& findings) {
  return std::all_of(findings.begin(), findings.end(), [](const Finding& f) { return f.passed; });
}

}  // namespace holdfast::figure
