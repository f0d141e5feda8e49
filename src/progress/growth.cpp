#include "progress/growth.h"

#include <algorithm>

namespace holdfast {
namespace {

constexpr int kDaysInWeek = 7;
// A session may carry the day before the last one's where she flew or her clock was set back: so far is looked back for it.
constexpr int kDaysOutOfOrder = 7;

// One breath as she breathes, in seconds: as the exercise's last hold in breaths was asked; else the usual one.
double breath_s_of(const History& history, const Exercise& exercise) {
  for (auto bout = history.bouts.rbegin(); bout != history.bouts.rend(); ++bout) {
    if (bout->exercise != exercise.id || bout->reps.empty() || bout->dose == kDoseOfAnother) continue;
    const auto rung = rung_of(exercise, bout->level, bout->dose);
    const Hold hold = rung ? dose_at(exercise, *rung).hold : Hold{};
    if (hold.kind == HoldKind::breaths) return static_cast<double>(bout->reps.back().asked_ms) / 1000 / hold.amount;
  }
  return kUsualBreathS;
}

// What a session of the exercise asks of her at a rung; as it was asked then where the exercise is not known.
Ms asked_of(const Bout& then, const History& history, const Exercise* exercise, Rung rung) {
  if (!exercise) return then.reps.back().asked_ms * then.asked_reps;
  const bool breathes = dose_at(*exercise, rung).hold.kind == HoldKind::breaths;
  return work_ms(*exercise, rung, breathes ? breath_s_of(history, *exercise) : kUsualBreathS);
}

bool counts(const Bout& bout, Day today) { return !bout.removed && !bout.reps.empty() && bout.day <= today; }

bool trained_on(const History& history, Day today) {
  for (auto bout = history.bouts.rbegin(); bout != history.bouts.rend(); ++bout) {
    if (counts(*bout, today) && bout->day == today) return true;
    if (today - bout->day > kDaysOutOfOrder) return false;
  }
  return false;
}

}  // namespace

std::optional<Growth> growth_with(const Exercise& exercise, Rung to, const History& history, Day today, const std::vector<Exercise>& all) {
  // A day on which she has not trained yet is none of the seven.
  const Day first = today - (trained_on(history, today) ? kDaysInWeek - 1 : kDaysInWeek);
  Growth growth;
  Ms held_ms_of[kWeeksCompared] = {};
  Ms held_now_ms = 0;
  bool older = false, whole_week = false;
  for (auto bout = history.bouts.rbegin(); bout != history.bouts.rend(); ++bout) {
    if (!counts(*bout, today)) continue;
    if (bout->day < first) {
      older = true;
      const int week = (first - bout->day - 1) / kDaysInWeek;
      if (week < kWeeksCompared) {
        held_ms_of[week] += held_ms(*bout);
        whole_week = whole_week || first - bout->day >= kDaysInWeek;
      }
      if (first - bout->day > kWeeksCompared * kDaysInWeek + kDaysOutOfOrder) break;
      continue;
    }
    held_now_ms += held_ms(*bout);
    // Twice on one day is one day of that exercise: the later one stands for it.
    bool again = false;
    for (auto later = history.bouts.rbegin(); later != bout; ++later)
      again = again || (later->exercise == bout->exercise && later->day == bout->day && counts(*later, today));
    if (again) continue;
    const bool own = bout->exercise == exercise.id;
    const Exercise* ladder = own ? &exercise : nullptr;
    for (const Exercise& known : all)
      if (!own && known.id == bout->exercise) ladder = &known;
    const Rung stands = ladder ? standing(history, *ladder) : Rung{};
    growth.week_ms += asked_of(*bout, history, ladder, own ? to : stands);
    growth.without_ms += asked_of(*bout, history, ladder, stands);
  }
  if (!older) return std::nullopt;
  growth.before_ms = *std::max_element(std::begin(held_ms_of), std::end(held_ms_of));
  if (!whole_week) growth.before_ms = std::max(growth.before_ms, held_now_ms);
  growth.allowed_ms = std::max<Ms>(Ms{exercise.rules.week_growth_s} * 1000, growth.before_ms * exercise.rules.week_growth_percent / 100);
  return growth;
}

}  // namespace holdfast
