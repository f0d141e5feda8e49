#include "progress/sides.h"

namespace holdfast {

Side weaker_side(const History& history, Id exercise) {
  const Bouts all = bouts_of(history, exercise);
  Ms left_ms = 0, right_ms = 0;
  int left_reps = 0, right_reps = 0, compared = 0;
  for (auto bout = all.rbegin(); bout != all.rend() && compared < kSessionsCompared; ++bout) {
    const int left = reps_done(**bout, Side::left), right = reps_done(**bout, Side::right);
    if (left == 0 || right == 0) continue;
    ++compared;
    left_ms += held_ms(**bout, Side::left);
    right_ms += held_ms(**bout, Side::right);
    left_reps += left;
    right_reps += right;
  }
  if (left_ms != right_ms) return left_ms < right_ms ? Side::left : Side::right;
  if (left_reps != right_reps) return left_reps < right_reps ? Side::left : Side::right;
  return Side::both;
}

}  // namespace holdfast
