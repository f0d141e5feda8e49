#include "progress/advice.h"

#include <algorithm>

namespace holdfast {
namespace {

// A day that lies ahead of today by more than this was noted by a clock that was wrong; by less, it may be one that was set back since
// then. As long as a step up waits for the next.
constexpr int kDaysAhead = 7;

// The morning is that of the whole session: of an exercise that she did not get to it says nothing.
bool says_anything(const Bout& bout) { return !bout.reps.empty() || bout.too_hard || bout.pain; }

bool is_at(const Exercise& exercise, const Bout& bout, Rung rung) {
  const auto level = find_level(exercise, bout.level);
  return level && Rung{*level, static_cast<std::size_t>(bout.dose)} == rung;
}

// The worst that she said of it, while training and on the morning after.
std::optional<int> felt(const Bout& bout) { return std::max(bout.pain, bout.morning); }
bool hurt(const Rules& rules, const Bout& bout) { return felt(bout).value_or(0) > rules.green_pain; }

// Bouts at the rung she stands on now, the newest first, as far back as there is no other. Of other programs' nobody knows the rung:
// one that hurt ends them, the rest are passed over.
Bouts at_this_rung(const Exercise& exercise, const Bouts& all, Rung rung) {
  Bouts out;
  for (auto it = all.rbegin(); it != all.rend(); ++it) {
    const bool of_another = (*it)->dose == kDoseOfAnother;
    if (of_another ? hurt(exercise.rules, **it) || (*it)->too_hard : !is_at(exercise, **it, rung)) break;
    if (!of_another) out.push_back(*it);
  }
  return out;
}

// Worse on the morning after than while training is a sign of too much, once it is more than a little (after
// Silbernagel et al. 2007: pain must have settled by the next morning). Where she did not say how it was while training there
// is nothing to compare with: up to amber_pain the morning counts as such a pain itself.
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

// Where the bout was trained; `otherwise` where its level is no more, or nobody knows its dose.
Rung rung_of_bout(const Exercise& exercise, const Bout& bout, Rung otherwise) {
  if (bout.dose == kDoseOfAnother) return otherwise;
  return clamp_rung(exercise, rung_of(exercise, bout.level, std::max(0, bout.dose)).value_or(otherwise));
}

// The last day up to today on which she did this exercise at the level of `rung` or above, or decided about it: from there a break counts.
std::optional<Day> last_touched(const History& history, const Exercise& exercise, Rung rung, const Bouts& all, Day today) {
  std::optional<Day> last;
  const auto touched = [&](Day day) {
    if (day <= today) last = std::max(last.value_or(day), day);
  };
  for (const Bout* bout : all)
    if (rung_of_bout(exercise, *bout, rung).level >= rung.level) touched(bout->day);
  for (const Decided& decided : history.decided)
    if (decided.exercise == exercise.id) touched(decided.day);
  return last;
}

// Days from one day of training to the next, at most, as they are planned; so many days a week as if they lay side by side, each week
// the same.
int longest_gap(const Frequency& frequency) {
  const int weekdays = frequency.weekdays ? frequency.weekdays : (1 << frequency.days_per_week) - 1;
  int gap = 0, longest = 0;
  for (int day = 0; day < 14; ++day) {  // the second week follows the first
    ++gap;
    if (!(weekdays >> day % 7 & 1)) continue;
    if (day >= 7) longest = std::max(longest, gap);
    gap = 0;
  }
  return longest;
}

// So many days without this exercise are more than what is planned leaves between two of its days.
int shortest_break(const Exercise& exercise) { return std::max(exercise.rules.break_one_step, longest_gap(exercise.frequency) + 1); }

// Nothing while there is no break. Where a newcomer begins, or lower, there may be nothing below: then she stays.
std::optional<Advice> after_break(const Exercise& exercise, const Advice& advice) {
  const Rules& rules = exercise.rules;
  if (advice.days < shortest_break(exercise)) return std::nullopt;
  Rung to = step_down(exercise, advice.from);
  if (advice.days >= rules.break_two_steps) to = step_down(exercise, to);
  if (advice.days >= rules.break_restart) to = std::min(to, first_rung(exercise));
  return with(advice, to == advice.from ? AdviceKind::stay : AdviceKind::easier_after_break, AdviceWhy::after_break, to);
}

// What the newest bout says whatever rung it was at: strong pain, or that it was too hard. Once she stands lower than where it
// happened she stays there.
std::optional<Advice> after_trouble(const Exercise& exercise, Advice advice, const Bouts& all) {
  const Bout& last = *all.back();
  const Rules& rules = exercise.rules;
  const bool red = is_red(rules, last), morning = last.pain.value_or(0) <= rules.amber_pain && worse_next_morning(rules, last);
  const Rung trained = rung_of_bout(exercise, last, advice.from);
  const bool lower = advice.from < trained;
  if (!red && (lower || !last.too_hard)) return std::nullopt;
  const Rung to = lower ? advice.from : step_down(exercise, trained);
  if (!red) return with(advice, AdviceKind::down, AdviceWhy::too_hard, to);
  advice.pain = morning ? *last.morning : *last.pain;
  const AdviceWhy why = morning ? AdviceWhy::worse_next_morning : AdviceWhy::pain_red;
  // Below the lowest rung there is only somebody who can look at her.
  if (!lower && !can_step_down(exercise, trained)) return with(advice, AdviceKind::see_clinician, why, to);
  return with(advice, lower ? AdviceKind::stay : AdviceKind::down, why, to);
}

// Pain at every answer, from the newest back without a long break, for so long that it is not for a ladder to mend; or strong pain at
// the last two. A session without an answer takes neither back, unless she had paused for long before it.
std::optional<Advice> after_lasting_pain(const Exercise& exercise, Advice advice, const Bouts& all, Day today) {
  const Rules& rules = exercise.rules;
  const Bout *newest = nullptr, *before = nullptr;  // of those that were answered
  Day since;
  std::optional<Day> later;
  for (auto it = all.rbegin(); it != all.rend(); ++it) {
    const Bout& bout = **it;
    if (bout.day - today > kDaysAhead) continue;
    if (!newest && later && *later - bout.day >= rules.break_two_steps) return std::nullopt;
    later = bout.day;
    if (!felt(bout)) continue;
    if (newest && !before) before = &bout;
    if (!newest) newest = &bout, since = bout.day;
    if (!hurt(rules, bout) || since - bout.day >= rules.break_two_steps) break;
    since = bout.day;
  }
  if (!newest) return std::nullopt;
  const Rung to = std::min(advice.from, step_down(exercise, rung_of_bout(exercise, *newest, advice.from)));
  advice.days = newest->day - since;
  if (advice.days >= rules.clinician_days) return with(advice, AdviceKind::see_clinician, AdviceWhy::pain_lasting, to);
  if (before && is_red(rules, *newest) && is_red(rules, *before)) return with(advice, AdviceKind::see_clinician, AdviceWhy::pain_red_twice, to);
  return std::nullopt;
}

// How many days ago she last stepped up on this ladder, by her own choice or as proposed; nothing when that was at no time that
// can be. While a sign stands she began, and went on from whatever was not gentle, at the gentle rung.
std::optional<int> days_since_step_up(const History& history, const Exercise& exercise, Day today) {
  std::optional<Day> day;
  Rung rung = standing_at(history, exercise, first_rung(exercise));
  for (const Decided& decided : history.decided) {
    if (decided.exercise != exercise.id) continue;
    const Rung to = standing_at(history, exercise, rung_of(exercise, decided.level, decided.dose).value_or(rung));
    if (rung < to && decided.day - today <= kDaysAhead) day = decided.day;
    rung = to;
  }
  if (!day) return std::nullopt;
  return std::max(0, today - *day);
}

Advice grow_or_stay(const Exercise& exercise, const History& history, Day today, const std::vector<Exercise>& all, Advice advice, const Bouts& here) {
  const Rules& rules = exercise.rules;
  int in_a_row = 0;
  bool answered = true;  // pain and reserve, each time of those that count
  const int pause = shortest_break(exercise);  // a row has none in it
  Day later = here.front()->day;
  for (const Bout* bout : here) {
    if (!reached(*bout) || hurt(rules, *bout) || bout->too_hard || bout->reserve.value_or(rules.reserve) < rules.reserve) break;
    if (later - bout->day >= pause) break;
    later = bout->day;
    if (in_a_row < rules.good_sessions && (!bout->reserve || !bout->pain)) answered = false;
    ++in_a_row;
  }
  advice.sessions = in_a_row;
  advice.wanted = answered ? rules.good_sessions : rules.unanswered_sessions;
  if (in_a_row < advice.wanted) return with(advice, AdviceKind::stay, AdviceWhy::reached_once, advice.from);
  if (!can_step_up(exercise, advice.from)) return with(advice, AdviceKind::stay, AdviceWhy::top_of_ladder, advice.from);
  if (const auto days = days_since_step_up(history, exercise, today); days && *days < rules.days_between_steps) {
    advice.days = *days;
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

// What was left in reserve was too little. Where a newcomer begins, or lower, it should be easy.
std::optional<Advice> after_effort(const Exercise& exercise, Advice advice, const Bout& newest) {
  if (!newest.reserve || *newest.reserve >= exercise.rules.reserve) return std::nullopt;
  advice.reserve = *newest.reserve;
  const bool low = !(first_rung(exercise) < advice.from) && can_step_down(exercise, advice.from);
  return with(advice, low ? AdviceKind::down : AdviceKind::stay, AdviceWhy::little_in_reserve, low ? step_down(exercise, advice.from) : advice.from);
}

Advice advise_freely(const Exercise& exercise, const History& history, Day today, const std::vector<Exercise>& every) {
  Advice advice;
  advice.from = advice.to = standing(history, exercise);
  Bouts all = bouts_of(history, exercise.id);
  std::erase_if(all, [](const Bout* bout) { return !says_anything(*bout); });
  if (all.empty()) return advice;
  const Bout& last = *all.back();
  advice.pain = felt(last).value_or(0);
  if (const auto touched = last_touched(history, exercise, advice.from, all, today)) advice.days = today - *touched;
  const auto rested = after_break(exercise, advice);
  auto trouble = after_lasting_pain(exercise, advice, all, today);
  if (!trouble) trouble = after_trouble(exercise, advice, all);
  // Whom it hurt begins no higher after a break than whom it did not.
  if (trouble && rested && rested->to < advice.from) {
    if (trouble->kind == AdviceKind::stay) return *rested;
    trouble->to = std::min(trouble->to, rested->to);
  }
  if (trouble) return *trouble;
  if (rested) return *rested;

  // Some pain, at whichever rung that is not above where she stands: a second time in a row it goes back.
  const Rung trained = rung_of_bout(exercise, last, advice.from);
  if (hurt(exercise.rules, last) && !(advice.from < trained)) {
    const bool twice = all.size() >= 2 && hurt(exercise.rules, *all[all.size() - 2]);
    const auto effort = after_effort(exercise, advice, last);
    if (!twice && effort && trained == advice.from && effort->kind == AdviceKind::down) return *effort;
    const Rung to = twice ? step_down(exercise, trained) : trained;
    return with(advice, twice || to < advice.from ? AdviceKind::down : AdviceKind::stay, twice ? AdviceWhy::pain_amber_twice : AdviceWhy::pain_amber, to);
  }
  const Bouts here = at_this_rung(exercise, all, advice.from);
  if (here.empty()) {  // nothing is known at this rung, or nothing lately
    if (std::any_of(all.begin(), all.end(), [&](const Bout* bout) { return is_at(exercise, *bout, advice.from); })) advice.why = AdviceWhy::last_at_another;
    return advice;
  }

  const Bout& newest = *here.front();
  const auto effort = after_effort(exercise, advice, newest);
  advice.done = reps_in_full(newest);
  advice.asked = newest.asked_reps;
  if (!reached(newest)) {
    const bool twice = here.size() >= 2 && !reached(*here[1]);
    if (twice) return with(advice, AdviceKind::down, AdviceWhy::missed_twice, step_down(exercise, advice.from));
    if (effort && effort->kind == AdviceKind::down) return *effort;
    name_side_behind(newest, advice);
    return with(advice, AdviceKind::stay, advice.side == Side::both ? AdviceWhy::not_all_done : AdviceWhy::side_behind, advice.from);
  }
  if (effort) return *effort;
  return grow_or_stay(exercise, history, today, every, advice, here);
}

}  // namespace

Advice advise(const Exercise& exercise, const History& history, Day today, const std::vector<Exercise>& all) {
  const Advice advice = advise_freely(exercise, history, today, all);
  // While the safety check stands with a sign, only gentle levels are offered; where she stands is one (history.h, standing).
  if (has_stop_sign(history) && !exercise.levels[advice.to.level].gentle) return with(advice, AdviceKind::stay, AdviceWhy::safety_sign, advice.from);
  return advice;
}

Reason reason_of(const Advice& advice, const Rules& rules) {
  const auto seconds = [](Ms ms) { return static_cast<int>(std::clamp<Ms>((ms + 500) / 1000, 0, kMostReasonNumber)); };
  Reason reason{advice.why, advice.side, {}};
  const auto rests_on = [&](int first, int second = 0, int third = 0) {
    int* number = reason.numbers;
    for (const int of : {first, second, third}) *number++ = std::clamp(of, 0, kMostReasonNumber);
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
    case AdviceWhy::last_at_another:
    case AdviceWhy::too_hard:
    case AdviceWhy::top_of_ladder:
    case AdviceWhy::safety_sign: break;
  }
  return reason;
}

}  // namespace holdfast
