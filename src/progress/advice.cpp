#include "progress/advice.h"

#include <algorithm>

namespace holdfast {
namespace {


bool says_anything(const Bout& bout) { return !bout.reps.empty() || bout.too_hard || bout.pain; }

// Bouts at the rung she stands on now, unbroken up to the newest.
std::vector<Bout> at_this_rung(const Exercise& exercise, const std::vector<Bout>& all, Rung rung) {
  std::vector<Bout> out;
  for (auto it = all.rbegin(); it != all.rend(); ++it) {
    const auto level = find_level(exercise, it->level);
    if (!level || !(Rung{*level, static_cast<std::size_t>(it->dose)} == rung)) break;
    out.insert(out.begin(), *it);
  }
  return out;
}

bool is_red(const Bout& bout) { return bout.pain.value_or(0) > kAmberPainMost; }

Advice with(Advice advice, AdviceKind kind, AdviceWhy why, Rung to) {
  advice.kind = kind;
  advice.why = why;
  advice.to = to;
  return advice;
}

std::optional<Advice> after_break(const Exercise& exercise, Advice advice, Day last, Day today) {
  advice.days = today - last;
  if (advice.days < kBreakOneStep) return std::nullopt;
  Rung to = step_down(exercise, advice.from);
  if (advice.days >= kBreakTwoSteps) to = step_down(exercise, to);
  // After four weeks she starts where a newcomer does, unless she stands lower already.
  if (advice.days >= kBreakRestart) {
    const Rung base = first_rung(exercise);
    const bool above = advice.from.level > base.level || (advice.from.level == base.level && advice.from.dose > base.dose);
    to = above ? base : advice.from;
  }
  if (to == advice.from) return std::nullopt;
  return with(advice, AdviceKind::easier_after_break, AdviceWhy::after_break, to);
}

Advice grow_or_stay(const Exercise& exercise, Advice advice, const std::vector<Bout>& here) {
  int reached_in_a_row = 0;
  bool answered = true;
  for (auto it = here.rbegin(); it != here.rend() && reached(*it) && it->pain.value_or(0) <= kGreenPainMost; ++it) {
    if (it->reserve && *it->reserve < kReserveWanted) break;
    if (!it->reserve && reached_in_a_row < kSessionsReached) answered = false;
    ++reached_in_a_row;
  }
  const int wanted = answered ? kSessionsReached : kSessionsUnanswered;
  advice.sessions = reached_in_a_row;
  const Bout& last = here.back();
  if (last.reserve && *last.reserve < kReserveWanted) {
    advice.reserve = *last.reserve;
    return with(advice, AdviceKind::stay, AdviceWhy::little_in_reserve, advice.from);
  }
  if (reached_in_a_row < wanted) return with(advice, AdviceKind::stay, AdviceWhy::reached_once, advice.from);
  if (!can_step_up(exercise, advice.from)) return with(advice, AdviceKind::stay, AdviceWhy::top_of_ladder, advice.from);
  return with(advice, AdviceKind::up, AdviceWhy::reached_twice, step_up(exercise, advice.from));
}

}  // namespace

namespace {

Advice advise_freely(const Exercise& exercise, const Log& log, Day today) {
  Advice advice;
  advice.from = advice.to = standing(log, exercise);
  std::vector<Bout> all = bouts_of(log, exercise.id);
  std::erase_if(all, [](const Bout& bout) { return !says_anything(bout); });
  if (all.empty()) return advice;
  const std::vector<Bout> here = at_this_rung(exercise, all, advice.from);
  const Bout& last = all.back();
  if (const auto rested = after_break(exercise, advice, last.day, today); rested && !here.empty()) return *rested;
  if (here.empty()) return advice;  // she has just changed: nothing is known at this rung

  advice.done = static_cast<int>(last.reps.size());
  advice.asked = last.asked_reps;
  advice.pain = last.pain.value_or(0);
  const Rung down = step_down(exercise, advice.from);
  if (is_red(last)) {
    const bool twice = all.size() >= 2 && is_red(all[all.size() - 2]);
    return with(advice, twice ? AdviceKind::see_clinician : AdviceKind::down,
                twice ? AdviceWhy::pain_red_twice : AdviceWhy::pain_red, down);
  }
  if (last.too_hard) return with(advice, AdviceKind::down, AdviceWhy::too_hard, down);
  if (last.pain && *last.pain > kGreenPainMost) {
    const bool twice = here.size() >= 2 && here[here.size() - 2].pain.value_or(0) > kGreenPainMost;
    return with(advice, twice ? AdviceKind::down : AdviceKind::stay, AdviceWhy::pain_amber, twice ? down : advice.from);
  }
  if (!reached(last)) {
    const bool twice = here.size() >= 2 && !reached(here[here.size() - 2]);
    return with(advice, twice ? AdviceKind::down : AdviceKind::stay,
                twice ? AdviceWhy::missed_twice : AdviceWhy::not_all_done, twice ? down : advice.from);
  }
  return grow_or_stay(exercise, advice, here);
}

}  // namespace

Advice advise(const Exercise& exercise, const Log& log, Day today) {
  const Advice advice = advise_freely(exercise, log, today);
  // While the safety check stands with a sign, only gentle levels are offered.
  if (has_stop_sign(log) && !exercise.levels[advice.to.level].gentle)
    return with(advice, AdviceKind::stay, AdviceWhy::top_of_ladder, gentle_rung(exercise));
  return advice;
}

}  // namespace holdfast
