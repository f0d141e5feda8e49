#include "session/plan.h"

#include <algorithm>
#include <cmath>

namespace holdfast {
namespace {

Ms ms(double seconds) { return std::llround(seconds * 1000); }

// Changing sides without changing the exercise, and a new exercise in the position she is in
// already, take less than moving from one position to another.
constexpr double kShareWhenStaying = 1.0 / 3;
constexpr double kShareToOtherSide = 2.0 / 3;

Ms change_ms(const Pace& pace, const PlanItem& to, const PlanItem* from) {
  const bool stays = from && from->position == to.position && to.sides == Sides::both;
  return ms(pace.change_s * (stays ? kShareWhenStaying : 1));
}

// Nobody can lie down by words that are cut off: 2.5 words a second, and five seconds to do the last.
constexpr double kSecondsPerWord = 0.4, kSecondsToFollow = 5;

double seconds_to_follow(const std::string& words) {
  return words.empty() ? 0 : kSecondsPerWord * (1 + static_cast<double>(std::count(words.begin(), words.end(), ' '))) + kSecondsToFollow;
}

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
  if (item.tempo.rest_s > 0) add(StepKind::rest, ms(item.tempo.rest_s));
}

constexpr double kSetRestS = 60;  // ACSM 2009: one to two minutes between sets of light work

const std::string kNoWords;

void add_item(Plan& plan, int index, const Pace& pace, const Spoken& spoken) {
  const PlanItem& item = plan.items[static_cast<std::size_t>(index)];
  const PlanItem* previous = index > 0 ? &plan.items[static_cast<std::size_t>(index) - 1] : nullptr;
  const Side second = pace.first_side == Side::left ? Side::right : Side::left;
  const std::vector<Side> sides =
      item.sides == Sides::both ? std::vector<Side>{Side::both} : std::vector<Side>{pace.first_side, second};
  for (std::size_t s = 0; s < sides.size(); ++s) {
    Step at;
    at.item = index;
    at.side = sides[s];
    at.change_sides = s > 0;
    at.kind = StepKind::position;
    const std::string& side_words = sides[s] == Side::left ? spoken.left : sides[s] == Side::right ? spoken.right : kNoWords;
    const double least_s = seconds_to_follow(s > 0 ? side_words : spoken.position + " " + side_words);
    at.duration_ms = std::max(s > 0 ? ms(pace.change_s * kShareToOtherSide) : change_ms(pace, item, previous), ms(least_s));
    plan.steps.push_back(at);
    at.change_sides = false;
    for (int set = 1; set <= item.dose.sets; ++set) {
      at.set = set;
      at.rep = 0;
      if (set > 1) {
        at.kind = StepKind::set_rest;
        at.duration_ms = ms(kSetRestS);
        plan.steps.push_back(at);
      }
      at.kind = StepKind::ready;
      at.duration_ms = ms(pace.lead_in_s);
      plan.steps.push_back(at);
      for (at.rep = 1; at.rep <= item.dose.reps; ++at.rep)
        add_repetition(plan, at, item);
    }
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

Plan make_plan(const Catalog& catalog, const std::vector<Assignment>& assignments, const Pace& pace) {
  Plan plan;
  plan.pace = pace;
  for (const Assignment& assignment : assignments) {
    const Exercise& exercise = catalog.exercises[assignment.exercise_index];
    const Rung rung = clamp_rung(exercise, assignment.rung);
    PlanItem item;
    item.exercise = exercise.id;
    item.exercise_index = assignment.exercise_index;
    item.rung = rung;
    item.dose = dose_at(exercise, rung);
    item.hold_ms = hold_ms(item.dose.hold, pace.breath_s);
    item.position = exercise.levels[rung.level].position;
    item.sides = exercise.levels[rung.level].sides;
    item.tempo = exercise.levels[rung.level].tempo.value_or(exercise.tempo);
    plan.items.push_back(item);
  }
  for (std::size_t i = 0; i < plan.items.size(); ++i) add_item(plan, static_cast<int>(i), pace, level_of(catalog, plan.items[i]).spoken);
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
