#include "session/plan.h"

#include <algorithm>
#include <cmath>

#include "session/move.h"

namespace holdfast {
namespace {

Ms ms(double seconds) { return std::llround(seconds * 1000); }

double within(double value, double low, double high, double otherwise) {
  return std::isnan(value) ? otherwise : std::clamp(value, low, high);
}

Move move_to(const PlanItem& to, const PlanItem* from, bool change_sides) {
  if (change_sides) return to.position == Position::side_lying ? Move::other_side : Move::stay;
  return from ? move_between(from->position, to.position, to.sides == Sides::left_then_right) : Move::begin;
}

// Nobody can lie down by words that are cut off: 2.5 words a second, and five seconds to do the last.
constexpr double kSecondsPerWord = 0.4, kSecondsToFollow = 5;

double seconds_to_follow(const std::string& words) {
  return words.empty() ? 0 : kSecondsPerWord * (1 + static_cast<double>(std::count(words.begin(), words.end(), ' '))) + kSecondsToFollow;
}

constexpr double kWordsToAlternate = 4;     // "Change sides every time."
constexpr double kWordsToGetDown = 6;       // "Come down to the mat slowly."
constexpr double kWordsToLoad = 11;         // "Put the cuff of 1 lb on the ankle that works."
constexpr double kSecondsToLoad = 15;
constexpr double kLeastToOtherLimbS = 1;    // between a repetition of one side and one of the other

void add_repetition(Plan& plan, Step at, const PlanItem& item) {
  const auto add = [&](StepKind kind, Ms duration_ms) {
    at.kind = kind;
    at.duration_ms = duration_ms;
    plan.steps.push_back(at);
  };
  add(StepKind::set, ms(item.tempo.set_s));
  add(StepKind::lift, ms(item.tempo.lift_s));
  add(StepKind::hold, item.hold_ms);
  add(StepKind::lower, ms(item.tempo.lower_s));
  const double rest_s = item.sides == Sides::alternating ? std::max(item.tempo.rest_s, kLeastToOtherLimbS) : item.tempo.rest_s;
  if (ms(rest_s) > 0) add(StepKind::rest, ms(rest_s));
}

constexpr double kSetRestS = 60;  // ACSM 2009: one to two minutes between sets of light work

const std::string kNoWords;

// One set in one lie: `second` follows each repetition of `at.side` where they alternate.
void add_set(Plan& plan, Step at, const PlanItem& item, const Pace& pace, Side second) {
  const auto wait = [&](StepKind kind, double seconds) {
    at.kind = kind;
    at.duration_ms = ms(seconds);
    plan.steps.push_back(at);
  };
  if (at.set > 1) wait(StepKind::set_rest, kSetRestS);
  wait(StepKind::ready, pace.lead_in_s);
  const Side first = at.side;
  for (at.rep = 1; at.rep <= item.dose.reps; ++at.rep) {
    at.side = first;
    add_repetition(plan, at, item);
    at.side = second;
    if (item.sides == Sides::alternating) add_repetition(plan, at, item);
  }
}

Step position_step(const PlanItem& item, const PlanItem* previous, const Pace& pace, const Spoken& spoken, Step at) {
  const std::string& side_words = at.side == Side::left ? spoken.left : at.side == Side::right ? spoken.right : kNoWords;
  const Move move = move_to(item, previous, at.change_sides);
  double more_s = item.sides == Sides::alternating ? kWordsToAlternate * kSecondsPerWord : 0;
  if (move == Move::get_down) more_s += kWordsToGetDown * kSecondsPerWord;
  if (item.dose.load_kg > 0) more_s += kWordsToLoad * kSecondsPerWord + kSecondsToLoad;
  const double least_s = seconds_to_follow(at.change_sides ? side_words : spoken.position + " " + side_words) + more_s;
  const Ms usual_ms = ms(pace.change_s * share_of(move));
  at.kind = StepKind::position;
  at.duration_ms = std::min(std::max(usual_ms, ms(least_s)), kLongestStepMs);
  return at;
}

void add_item(Plan& plan, int index, const Pace& pace, const Spoken& spoken) {
  const PlanItem& item = plan.items[static_cast<std::size_t>(index)];
  const PlanItem* previous = index > 0 ? &plan.items[static_cast<std::size_t>(index) - 1] : nullptr;
  const Side second = item.first_side == Side::left ? Side::right : Side::left;
  // Alternating sides share one lie; else each has its own.
  std::vector<Side> lies{item.sides == Sides::both ? Side::both : item.first_side};
  if (item.sides == Sides::left_then_right) lies.push_back(second);
  for (std::size_t s = 0; s < lies.size(); ++s) {
    Step at;
    at.item = index;
    at.side = lies[s];
    at.change_sides = s > 0;
    plan.steps.push_back(position_step(item, previous, pace, spoken, at));
    at.change_sides = false;
    for (at.set = 1; at.set <= item.dose.sets; ++at.set) add_set(plan, at, item, pace, second);
  }
  Step questions;
  questions.kind = StepKind::questions;
  questions.item = index;
  questions.duration_ms = ms(pace.questions_s);
  plan.steps.push_back(questions);
}

}  // namespace

const Level& level_of(const Catalog& catalog, const PlanItem& item) {
  return catalog.exercises[item.exercise_index].levels[item.rung.level];
}

Pace bounded(const Pace& pace) {
  const Pace usual;
  Pace out = pace;
  out.breath_s = within(pace.breath_s, 2, 15, usual.breath_s);
  out.lead_in_s = within(pace.lead_in_s, 3, 30, usual.lead_in_s);
  out.change_s = within(pace.change_s, 5, 60, usual.change_s);
  out.questions_s = within(pace.questions_s, 5, 120, usual.questions_s);
  return out;
}

Tempo bounded(const Tempo& tempo) {
  const Tempo usual;
  return {within(tempo.set_s, 0.5, 10, usual.set_s), within(tempo.lift_s, 0.5, 10, usual.lift_s),
          within(tempo.lower_s, 0.5, 10, usual.lower_s), within(tempo.rest_s, 0, 30, usual.rest_s)};
}

Dose bounded(const Dose& dose) {
  Dose out = dose;
  out.sets = std::clamp(dose.sets, 1, kMostSets);
  out.reps = std::clamp(dose.reps, 1, kMostReps);
  out.hold.amount = std::clamp(dose.hold.amount, 1, dose.hold.kind == HoldKind::breaths ? kMostBreaths : kLongestHoldS);
  out.load_kg = within(dose.load_kg, 0, 40, 0);
  return out;
}

Plan make_plan(const Catalog& catalog, const std::vector<Assignment>& assignments, const Pace& pace) {
  Plan plan;
  plan.pace = bounded(pace);
  for (const Assignment& assignment : assignments) {
    if (plan.items.size() == kMostItems) break;
    const Exercise& exercise = catalog.exercises[assignment.exercise_index];
    const Rung rung = clamp_rung(exercise, assignment.rung);
    PlanItem item;
    item.exercise = exercise.id;
    item.exercise_index = assignment.exercise_index;
    item.rung = rung;
    item.dose = bounded(dose_at(exercise, rung));
    item.hold_ms = hold_ms(item.dose.hold, plan.pace.breath_s);
    item.position = exercise.levels[rung.level].position;
    item.sides = exercise.levels[rung.level].sides;
    item.first_side = assignment.first_side == Side::right ? Side::right : Side::left;
    item.tempo = bounded(exercise.levels[rung.level].tempo.value_or(exercise.tempo));
    plan.items.push_back(item);
  }
  for (std::size_t i = 0; i < plan.items.size(); ++i) add_item(plan, static_cast<int>(i), plan.pace, level_of(catalog, plan.items[i]).spoken);
  Step done;
  done.item = plan.items.empty() ? 0 : static_cast<int>(plan.items.size()) - 1;
  plan.steps.push_back(done);
  return plan;
}

Ms total_ms(const Plan& plan, std::size_t from_step) {
  Ms total = 0;
  for (std::size_t i = from_step; i < plan.steps.size(); ++i) total += plan.steps[i].duration_ms;
  return total;
}

Ms total_ms(const Plan& plan) { return total_ms(plan, 0); }

bool in_repetition(StepKind kind) {
  return kind == StepKind::set || kind == StepKind::lift || kind == StepKind::hold || kind == StepKind::lower;
}

bool begins_repetitions(const Plan& plan, std::size_t step) {
  return plan.steps[step].kind == StepKind::set && (step == 0 || plan.steps[step - 1].kind == StepKind::ready);
}

int reps_in(const Plan& plan, int item) {
  const PlanItem& at = plan.items[static_cast<std::size_t>(item)];
  return at.dose.reps * at.dose.sets * (at.sides == Sides::both ? 1 : 2);
}

const char* name_of(StepKind kind) {
  switch (kind) {
    case StepKind::position: return "position";
    case StepKind::ready: return "ready";
    case StepKind::set: return "set";
    case StepKind::lift: return "lift";
    case StepKind::hold: return "hold";
    case StepKind::lower: return "lower";
    case StepKind::rest: return "rest";
    case StepKind::set_rest: return "set_rest";
    case StepKind::questions: return "questions";
    case StepKind::done: return "done";
  }
  return "";
}

}  // namespace holdfast
