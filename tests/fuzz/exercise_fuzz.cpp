// An exercise's file: refused with its name in one line, or every number of it is one that a session can be made of: its ladder can
// be climbed and left again, and a plan of any of its rungs asks for what its dose says.

#include <cmath>

#include "fuzz_check.h"
#include "session/plan.h"

namespace {

using namespace holdfast;
using fuzz::expect;

bool inside(double value, double low, double high) { return value >= low && value <= high; }

void expect_dose(const Dose& dose) {
  const int most = dose.hold.kind == HoldKind::seconds ? kLongestHoldS : dose.hold.kind == HoldKind::breaths ? kMostBreaths : 1;
  expect(dose.sets >= 1 && dose.sets <= kMostSets && dose.reps >= 1 && dose.reps <= kMostReps, "a dose has 1..10 sets of 1..60 repetitions");
  expect(dose.hold.amount >= 1 && dose.hold.amount <= most, "a hold is as long as its kind may be");
  expect(inside(dose.load_kg, 0, 40), "a load is 0..40 kg");
}

void expect_tempo(const Tempo& tempo) {
  expect(inside(tempo.set_s, 0.5, 10) && inside(tempo.lift_s, 0.5, 10) && inside(tempo.lower_s, 0.5, 10) && inside(tempo.rest_s, 0, 30), "a tempo is inside its ranges");
}

void expect_exercise(const Exercise& exercise) {
  expect(!exercise.levels.empty() && exercise.start_level < exercise.levels.size(), "an exercise begins at one of its levels");
  expect(exercise.frequency.days_per_week >= 1 && exercise.frequency.days_per_week <= 7, "a week has seven days");
  expect_tempo(exercise.tempo);
  for (std::size_t i = 0; i < exercise.levels.size(); ++i) {
    const Level& level = exercise.levels[i];
    expect(find_level(exercise, level.id) == i, "no two levels have one id");
    expect(!level.doses.empty(), "a level has a dose");
    for (const Dose& dose : level.doses) expect_dose(dose);
    if (level.tempo) expect_tempo(*level.tempo);
    expect(!level.spoken.position.empty() && !level.spoken.move.empty(), "a level can be said");
    expect(level.sides == Sides::both || (!level.spoken.left.empty() && !level.spoken.right.empty()), "sides that are trained apart can be said");
  }
  const Rules& r = exercise.rules;
  expect(r.green_pain <= r.amber_pain && r.good_sessions <= r.unanswered_sessions && r.break_one_step <= r.break_two_steps && r.break_two_steps <= r.break_restart, "rules do not contradict each other");
}

void expect_ladder(const Exercise& exercise) {
  Rung rung = first_rung(exercise);
  while (can_step_up(exercise, rung)) {
    const Rung next = step_up(exercise, rung);
    expect(rung < next && clamp_rung(exercise, next) == next, "a step up leads up");
    rung = next;
  }
  while (can_step_down(exercise, rung)) {
    const Rung next = step_down(exercise, rung);
    expect(next < rung && clamp_rung(exercise, next) == next, "a step down leads down");
    rung = next;
  }
  expect(rung == Rung{}, "the ladder ends at its easiest rung");
}

void expect_plan(const Catalog& catalog, Rung rung, std::size_t lot) {
  Pace pace;
  pace.breath_s = 2 + static_cast<double>(lot % 131) / 10;
  const Plan plan = make_plan(catalog, {{0, rung, lot % 2 == 0 ? Side::left : Side::right}}, pace);
  const Exercise& exercise = catalog.exercises.front();
  const Dose& dose = dose_at(exercise, rung);
  const Tempo tempo = exercise.levels[rung.level].tempo.value_or(exercise.tempo);
  int holds = 0;
  Ms most_lift_ms = 0;
  expect(!plan.steps.empty() && plan.steps.size() <= kMostSteps && plan.steps.back().kind == StepKind::done, "a plan ends");
  for (const Step& step : plan.steps) {
    expect(step.duration_ms >= 0 && step.duration_ms <= kLongestStepMs && step.item == 0, "a step lasts at most ten minutes");
    expect((step.kind == StepKind::done) == (&step == &plan.steps.back()), "a plan ends once");
    if (step.kind == StepKind::lift) most_lift_ms = std::max(most_lift_ms, step.duration_ms);
    if (step.kind != StepKind::hold) continue;
    ++holds;
    expect(step.duration_ms == hold_ms(dose.hold, pace.breath_s) && step.rep >= 1 && step.rep <= dose.reps && step.set >= 1 && step.set <= dose.sets, "a hold is the dose's");
  }
  const int apart = exercise.levels[rung.level].sides == Sides::both ? 1 : 2;
  expect(holds == dose.reps * dose.sets * apart && holds == reps_in(plan, 0), "a plan has the dose's repetitions");
  expect(most_lift_ms == std::llround(tempo.lift_s * 1000), "a plan has the level's tempo");
  expect(plan.items.front().dose.load_kg == dose.load_kg, "a plan has the dose's load");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const std::string file = fuzz::file_of(text);
  auto exercise = read_exercise(text, file);
  if (!exercise) return fuzz::expect_refusal(exercise.why(), file + ": "), 0;
  expect_exercise(*exercise);
  expect_ladder(*exercise);
  Catalog catalog;
  catalog.exercises.push_back(*std::move(exercise));
  const std::vector<Level>& levels = catalog.exercises.front().levels;
  const std::size_t lot = fuzz::lot_of(text), level = lot % levels.size();
  expect_plan(catalog, {level, lot / 32 % levels[level].doses.size()}, lot / 1024);
  return 0;
}
