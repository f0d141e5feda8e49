// A motion's file, with its wrong forms: refused with its name in one line, or read; a share of those that can be read is solved for
// the default body, and then no moment of it has a joint that is nowhere.

#include <cmath>

#include "catalog/motions.h"
#include "fuzz_check.h"

namespace {

using namespace holdfast;
using fuzz::expect;

constexpr std::size_t kOneIn = 64;  // is solved: that takes a hundred times as long as reading

void expect_playable(const figure::Track& track) {
  for (std::size_t phase = 0; phase < kPhaseCount; ++phase)
    for (const double progress : {0.0, 0.3, 0.7, 1.0}) {
      const figure::Placed placed = figure::place(track.measures, figure::pose_at(track, {static_cast<Phase>(phase), progress, 0.5, Side::left}));
      for (const Vec3& at : placed.at_m) expect(std::abs(at.x) < 10 && std::abs(at.y) < 10 && std::abs(at.z) < 10, "a joint is somewhere");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const std::string file = fuzz::file_of(text);
  const auto motions = read_motions({{file, text}});
  if (!motions) return fuzz::expect_refusal(motions.why(), file + ": "), 0;
  expect(motions->size() == 1, "one file is one motion");
  const MotionForms& forms = motions->begin()->second;
  for (const Work& work : forms.work)
    for (const double amount : work.amount) expect(amount >= 0 && amount <= 1, "a muscle works 0..1 of what is asked of it");
  if (fuzz::lot_of(text) % kOneIn != 0) return 0;
  const auto track = figure::compile(forms.right, figure::Body{});
  if (track) expect_playable(*track);
  else expect(!track.why().empty() && track.why().find('\n') == std::string::npos, "what cannot be solved is said in one line");
  return 0;
}
