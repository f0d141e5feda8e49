#include "progress/advice.h"

#include <algorithm>

namespace holdfast {
namespace {

bool says_anything(const Bout& bout) { return !bout.reps.empty() || bout.too_hard || bout.pain || bout.morning; }

// Bouts at the rung she stands on now, unbroken up to the newest.
Bouts at_this_rung(const Exercise& exercise, const Bouts& all, Rung rung) {
  Bouts out;
  for (auto it = all.rbegin(); it != all.rend(); ++it) {
    const auto level = find_level(exercise, (*it)->level);
    if (!level || !(Rung{*level, static_cast<std::size_t>((*it)->dose)} == rung)) break;
    out.push_back(*it);
  }
  std::reverse(out.begin(), out.end());
  return out;
}

// Worse on the morning after than while training is a sign of too much, once it is more than a little (after
// Silbernagel et al. 2007: pain must have settled by the next morning).
bool worse_next_morning(const Rules& rules, const Bout& bout) {
  if (!bout.morning || *bout.morning <= rules.green_pain) return false;
  return *bout.morning > rules.amber_pain || (bout.pain && *bout.morning > *bout.pain);
}

bool is_red(const Rules& rules, const Bout& bout) { return bout.pain.value_or(0) > rules.amber_pain || worse_next_morning(rules, bout); }

// Called from everywhere: one function, not a copy at each place.
[[gnu::noinline]] Advice with(const Advice& advice, AdviceKind kind, AdviceWhy why, Rung to) {
  Advice other = advice;
  other.kind = kind;
  other.why = why;
  other.to = to;
  return other;
}

// Where the bout was trained; `otherwise` where its level is no more.
Rung rung_of_bout(const Exercise& exercise, const Bout& bout, Rung otherwise) {
  return clamp_rung(exercise, rung_of(exercise, bout.level, std::max(0, bout.dose)).value_or(otherwise));
}

// The day on which she last did this exercise or decided about it: from there a break counts.
Day last_touched(const History& history, const Exercise& exercise, Day last_bout) {
  Day day = last_bout;
  for (const Decided& decided : history.decided)
    if (decided.exercise == exercise.id) day = std::max(day, decided.day);
  return day;
}

std::optional<Advice> after_break(const Exercise& exercise, Advice advice, Day last, Day today) {
  advice.days = today - last;
  if (advice.days < exercise.rules.break_one_step) return std::nullopt;
  Rung to = step_down(exercise, advice.from);
  if (advice.days >= exercise.rules.break_two_steps) to = step_down(exercise, to);
  if (advice.days >= exercise.rules.break_restart) to = std::min(to, first_rung(exercise));
  if (to == advice.from) return std::nullopt;
  return with(advice, AdviceKind::easier_after_break, AdviceWhy::after_break, to);
}

// What the newest bout says whatever rung it was at: strong pain, or that it was too hard. Nothing once
// she stands lower than where it happened.
std::optional<Advice> after_trouble(const Exercise& exercise, Advice advice, const Bouts& all) {
  const Bout& last = *all.back();
  const Rules& rules = exercise.rules;
  const bool red = is_red(rules, last), morning = last.pain.value_or(0) <= rules.amber_pain && worse_next_morning(rules, last);
  if (!red && !last.too_hard) return std::nullopt;
  if (morning) advice.pain = *last.morning;
  const Rung trained = rung_of_bout(exercise, last, advice.from);
  if (advice.from < trained) return std::nullopt;
  const Rung down = step_down(exercise, trained);
  if (!red) return with(advice, AdviceKind::down, AdviceWhy::too_hard, down);
  const AdviceWhy why = morning ? AdviceWhy::worse_next_morning : AdviceWhy::pain_red;
  const bool twice = all.size() >= 2 && is_red(rules, *all[all.size() - 2]);
  // Below the lowest rung there is only somebody who can look at her.
  if (twice || !can_step_down(exercise, trained)) return with(advice, AdviceKind::see_clinician, twice ? AdviceWhy::pain_red_twice : why, down);
  return with(advice, AdviceKind::down, why, down);
}

// Pain at every answer, from the newest back without a long break, for so long that it is not for a ladder to mend.
std::optional<Advice> after_lasting_pain(const Exercise& exercise, Advice advice, const Bouts& all) {
  const Rules& rules = exercise.rules;
  const auto pain_of = [](const Bout& bout) { return std::max(bout.pain.value_or(-1), bout.morning.value_or(-1)); };
  const Day last = all.back()->day;
  Day since = last;
  for (auto it = all.rbegin(); it != all.rend(); ++it) {
    const int pain = pain_of(**it);
    if (pain < 0 && it != all.rbegin()) continue;  // she did not say
    if (pain <= rules.green_pain || since - (*it)->day >= rules.break_two_steps) break;
    since = (*it)->day;
  }
  advice.days = last - since;
  if (advice.days < rules.clinician_days) return std::nullopt;
  return with(advice, AdviceKind::see_clinician, AdviceWhy::pain_lasting,
              std::min(advice.from, step_down(exercise, rung_of_bout(exercise, *all.back(), advice.from))));
}

// The day of her last step up on this ladder, by her own choice or as proposed.
std::optional<Day> last_step_up(const History& history, const Exercise& exercise) {
  std::optional<Day> day;
  Rung rung = first_rung(exercise);
  for (const Decided& decided : history.decided) {
    if (decided.exercise != exercise.id) continue;
    const Rung to = rung_of(exercise, decided.level, decided.dose).value_or(rung);
    if (rung < to) day = decided.day;
    rung = to;
  }
  return day;
}

Advice grow_or_stay(const Exercise& exercise, const History& history, Day today, const std::vector<Exercise>& all, Advice advice, const Bouts& here) {
  const Rules& rules = exercise.rules;
  int in_a_row = 0;
  bool answered = true;  // pain and reserve, each time of those that count
  for (auto it = here.rbegin(); it != here.rend() && reached(**it) && (*it)->pain.value_or(0) <= rules.green_pain; ++it) {
    if ((*it)->reserve && *(*it)->reserve < rules.reserve) break;
    if (in_a_row < rules.good_sessions && (!(*it)->reserve || !(*it)->pain)) answered = false;
    ++in_a_row;
  }
  advice.sessions = in_a_row;
  advice.wanted = answered ? rules.good_sessions : rules.unanswered_sessions;
  const Bout& last = *here.back();
  if (last.reserve && *last.reserve < rules.reserve) {
    advice.reserve = *last.reserve;
    // Where a newcomer begins it should be easy.
    const bool low = !(first_rung(exercise) < advice.from) && can_step_down(exercise, advice.from);
    return with(advice, low ? AdviceKind::down : AdviceKind::stay, AdviceWhy::little_in_reserve, low ? step_down(exercise, advice.from) : advice.from);
  }
  if (in_a_row < advice.wanted) return with(advice, AdviceKind::stay, AdviceWhy::reached_once, advice.from);
  if (!can_step_up(exercise, advice.from)) return with(advice, AdviceKind::stay, AdviceWhy::top_of_ladder, advice.from);
  if (const auto day = last_step_up(history, exercise); day && today - *day < rules.days_between_steps) {
    advice.days = today - *day;
    advice.wanted = rules.days_between_steps;
    return with(advice, AdviceKind::stay, AdviceWhy::too_soon, advice.from);
  }
  const Rung up = step_up(exercise, advice.from);
  if (const auto growth = growth_with(exercise, up, history, today, all); growth && too_fast(*growth) && work_ms(exercise, advice.from) < work_ms(exercise, up)) {
    advice.growth = *growth;
    return with(advice, AdviceKind::stay, AdviceWhy::growing_fast, advice.from);
  }
  return with(advice, AdviceKind::up, answered ? AdviceWhy::reached_twice : AdviceWhy::reached_unanswered, up);
}

int reps_in_full(const Bout& bout, std::optional<Side> side = {}) {
  return static_cast<int>(std::count_if(bout.reps.begin(), bout.reps.end(), [&](const Rep& rep) {
    return rep.held_ms >= rep.asked_ms && (!side || rep.side == *side);
  }));
}

// Where all of one side was done and not all of the other, it is the other that counts.
void name_side_behind(const Bout& bout, Advice& advice) {
  if (!bout.each_side) return;
  const int asked = bout.asked_reps / 2, left = reps_in_full(bout, Side::left), right = reps_in_full(bout, Side::right);
  if ((left < asked) == (right < asked)) return;
  advice.side = left < asked ? Side::left : Side::right;
  advice.done = std::min(left, right);
  advice.asked = asked;
}

Advice advise_freely(const Exercise& exercise, const History& history, Day today, const std::vector<Exercise>& every) {
  Advice advice;
  advice.from = advice.to = standing(history, exercise);
  Bouts all = bouts_of(history, exercise.id);
  std::erase_if(all, [](const Bout* bout) { return !says_anything(*bout); });
  if (all.empty()) return advice;
  const Bout& last = *all.back();
  advice.done = reps_in_full(last);
  advice.asked = last.asked_reps;
  advice.pain = last.pain.value_or(0);
  if (const auto lasting = after_lasting_pain(exercise, advice, all)) return *lasting;
  if (const auto trouble = after_trouble(exercise, advice, all)) return *trouble;
  if (const auto rested = after_break(exercise, advice, last_touched(history, exercise, last.day), today)) return *rested;
  const Bouts here = at_this_rung(exercise, all, advice.from);
  if (here.empty()) return advice;  // she has just changed: nothing is known at this rung

  const Rung down = step_down(exercise, advice.from);
  if (last.pain && *last.pain > exercise.rules.green_pain) {
    const bool twice = here.size() >= 2 && here[here.size() - 2]->pain.value_or(0) > exercise.rules.green_pain;
    return with(advice, twice ? AdviceKind::down : AdviceKind::stay, twice ? AdviceWhy::pain_amber_twice : AdviceWhy::pain_amber, twice ? down : advice.from);
  }
  if (!reached(last)) {
    const bool twice = here.size() >= 2 && !reached(*here[here.size() - 2]);
    if (twice) return with(advice, AdviceKind::down, AdviceWhy::missed_twice, down);
    name_side_behind(last, advice);
    return with(advice, AdviceKind::stay, advice.side == Side::both ? AdviceWhy::not_all_done : AdviceWhy::side_behind, advice.from);
  }
  return grow_or_stay(exercise, history, today, every, advice, here);
}

}  // namespace

Advice advise(const Exercise& exercise, const History& history, Day today, const std::vector<Exercise>& all) {
  const Advice advice = advise_freely(exercise, history, today, all);
  // While the safety check stands with a sign, only gentle levels are offered.
  if (has_stop_sign(history) && !exercise.levels[advice.to.level].gentle)
    return with(advice, AdviceKind::stay, AdviceWhy::safety_sign, gentle_rung(exercise));
  return advice;
}

Reason reason_of(const Advice& advice, const Rules& rules) {
  const auto seconds = [](Ms ms) { return static_cast<int>(std::clamp<Ms>((ms + 500) / 1000, 0, kMostReasonNumber)); };
  Reason reason{advice.why, advice.side, {}};
  const auto rests_on = [&](int first, int second = 0, int third = 0) {
    reason.numbers[0] = first, reason.numbers[1] = second, reason.numbers[2] = third;
  };
  switch (advice.why) {
    case AdviceWhy::reached_twice:
    case AdviceWhy::reached_unanswered: rests_on(advice.sessions); break;
    case AdviceWhy::reached_once: rests_on(advice.sessions, advice.wanted); break;
    case AdviceWhy::too_soon: rests_on(advice.days, advice.wanted); break;
    case AdviceWhy::little_in_reserve: rests_on(advice.reserve, rules.reserve); break;
    case AdviceWhy::not_all_done:
    case AdviceWhy::side_behind:
    case AdviceWhy::missed_twice: rests_on(advice.done, advice.asked); break;
    case AdviceWhy::pain_amber: rests_on(advice.pain, rules.green_pain + 1, rules.amber_pain); break;
    case AdviceWhy::pain_amber_twice: rests_on(advice.pain, rules.green_pain); break;
    case AdviceWhy::pain_red: rests_on(advice.pain, rules.amber_pain); break;
    case AdviceWhy::pain_red_twice: rests_on(rules.amber_pain); break;
    case AdviceWhy::pain_lasting: rests_on(advice.days, rules.green_pain); break;
    case AdviceWhy::worse_next_morning: rests_on(advice.pain); break;
    case AdviceWhy::after_break: rests_on(advice.days); break;
    case AdviceWhy::growing_fast: rests_on(seconds(advice.growth.week_ms), seconds(advice.growth.before_ms), seconds(advice.growth.allowed_ms)); break;
    case AdviceWhy::first_time:
    case AdviceWhy::too_hard:
    case AdviceWhy::top_of_ladder:
    case AdviceWhy::safety_sign: break;
  }
  return reason;
}

}  // namespace holdfast
