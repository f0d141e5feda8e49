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
    if (bout->exercise != exercise.id || bout->reps.empty()) continue;
    const auto rung = rung_of(exercise, bout->level, bout->dose);
    const Hold hold = rung ? dose_at(exercise, *rung).hold : Hold{};
    if (hold.kind == HoldKind::breaths) return static_cast<double>(bout->reps.back().asked_ms) / 1000 / hold.amount;
  }
  return kUsualBreathS;
}

// What one session of the exercise asks of her where she stands, or as it was last asked when its level is no more.
Ms asked_of(const Bout& last, const History& history, const Exercise* exercise, Rung rung) {
  if (!exercise) return last.reps.back().asked_ms * last.asked_reps;
  const bool breathes = dose_at(*exercise, rung).hold.kind == HoldKind::breaths;
  return work_ms(*exercise, rung, breathes ? breath_s_of(history, *exercise) : kUsualBreathS);
}

struct Lately {
  const Bout* last = nullptr;  // with something done
  std::vector<Day> days;  // of the last seven, each once
};

}  // namespace

std::optional<Growth> growth_with(const Exercise& exercise, Rung to, const History& history, Day today, const std::vector<Exercise>& all) {
  const Day first = today - (kDaysInWeek - 1);
  std::vector<Lately> exercises;
  Ms held_ms_of[kWeeksCompared] = {};
  bool older = false;
  for (auto bout = history.bouts.rbegin(); bout != history.bouts.rend(); ++bout) {
    if (bout->removed || bout->reps.empty() || bout->day > today) continue;
    if (bout->day < first) {
      older = true;
      const int week = (first - bout->day - 1) / kDaysInWeek;
      if (week < kWeeksCompared) held_ms_of[week] += held_ms(*bout);
      if (first - bout->day > kWeeksCompared * kDaysInWeek + kDaysOutOfOrder) break;
      continue;
    }
    const auto same = [&](const Lately& lately) { return lately.last->exercise == bout->exercise; };
    auto found = std::find_if(exercises.begin(), exercises.end(), same);
    if (found == exercises.end()) found = exercises.insert(exercises.end(), {&*bout, {}});
    if (std::find(found->days.begin(), found->days.end(), bout->day) == found->days.end()) found->days.push_back(bout->day);
  }
  if (!older) return std::nullopt;
  Growth growth;
  for (const Lately& lately : exercises) {
    const bool own = lately.last->exercise == exercise.id;
    const auto known = std::find_if(all.begin(), all.end(), [&](const Exercise& e) { return lately.last->exercise == e.id; });
    const Exercise* const ladder = own ? &exercise : known == all.end() ? nullptr : &*known;
    const Rung rung = own ? to : ladder ? standing(history, *ladder) : Rung{};
    const Ms days = static_cast<Ms>(lately.days.size());
    growth.week_ms += days * asked_of(*lately.last, history, ladder, rung);
    growth.without_ms += days * asked_of(*lately.last, history, ladder, own ? standing(history, exercise) : rung);
  }
  growth.before_ms = *std::max_element(std::begin(held_ms_of), std::end(held_ms_of));
  growth.allowed_ms = std::max<Ms>(Ms{exercise.rules.week_growth_s} * 1000, growth.before_ms * exercise.rules.week_growth_percent / 100);
  return growth;
}

}  // namespace holdfast
