#include "catalog/exercise.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace holdfast {

std::int64_t work_ms(const Exercise& exercise, Rung rung, double breath_s) {
  const Level& level = exercise.levels[rung.level];
  const Dose& dose = level.doses[rung.dose];
  return hold_ms(dose.hold, breath_s) * dose.reps * dose.sets * (level.sides == Sides::both ? 1 : 2);
}

Frequency on_weekdays(std::uint8_t weekdays) {
  Frequency frequency{0, weekdays, {}};
  for (int day = 0; day < 7; ++day) frequency.days_per_week += weekdays >> day & 1;
  return frequency;
}

bool same_days(const Frequency& a, const Frequency& b) { return a.days_per_week == b.days_per_week && a.weekdays == b.weekdays; }

Rung first_rung(const Exercise& exercise) { return {exercise.start_level, 0}; }

Rung clamp_rung(const Exercise& exercise, Rung rung) {
  assert(!exercise.levels.empty());
  rung.level = std::min(rung.level, exercise.levels.size() - 1);
  rung.dose = std::min(rung.dose, exercise.levels[rung.level].doses.size() - 1);
  return rung;
}

bool can_step_up(const Exercise& exercise, Rung rung) {
  return rung.dose + 1 < exercise.levels[rung.level].doses.size() || rung.level + 1 < exercise.levels.size();
}

bool can_step_down(const Exercise&, Rung rung) { return rung.dose > 0 || rung.level > 0; }

Rung step_up(const Exercise& exercise, Rung rung) {
  if (rung.dose + 1 < exercise.levels[rung.level].doses.size()) return {rung.level, rung.dose + 1};
  if (rung.level + 1 < exercise.levels.size()) return {rung.level + 1, 0};
  return rung;
}

Rung step_down(const Exercise& exercise, Rung rung) {
  if (rung.dose > 0) return {rung.level, rung.dose - 1};
  if (rung.level == 0) return rung;
  const std::int64_t now_ms = work_ms(exercise, rung);
  for (std::size_t level = rung.level; level-- > 0;)
    for (std::size_t dose = exercise.levels[level].doses.size(); dose-- > 0;)
      if (work_ms(exercise, {level, dose}) <= now_ms) return {level, dose};
  return {rung.level - 1, 0};
}

Rung gentle_rung(const Exercise& exercise) {
  for (std::size_t i = 0; i < exercise.levels.size(); ++i)
    if (exercise.levels[i].gentle) return {i, 0};
  return {0, 0};
}

const Dose& dose_at(const Exercise& exercise, Rung rung) {
  const Rung there = clamp_rung(exercise, rung);
  return exercise.levels[there.level].doses[there.dose];
}

std::int64_t hold_ms(const Hold& hold, double breath_s) {
  switch (hold.kind) {
    case HoldKind::seconds: return std::int64_t{hold.amount} * 1000;
    case HoldKind::breaths: return std::llround(hold.amount * breath_s * 1000);
    case HoldKind::brief: return 1000;
  }
  return 0;
}

}  // namespace holdfast
