#pragma once
// A program compiled to a flat list of steps. Constant once made; a session is a cursor into it.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/time.h"
#include "catalog/catalog.h"

namespace holdfast {

enum class StepKind : std::uint8_t {
  position,   // get into position
  ready,      // lead-in before the first repetition of a set or side
  set,        // brace
  lift,
  hold,
  lower,
  rest,       // between repetitions
  set_rest,   // between sets
  questions,  // pain and repetitions in reserve; goes on by itself
  done,       // the end; lasts for ever
};

struct Step {
  StepKind kind = StepKind::done;
  Ms duration_ms = 0;       // what is asked; of `done`: 0, and it never ends
  int item = 0;             // index into Plan::items
  Side side = Side::both;   // alternating: of what is not in a repetition, the side that comes first
  int set = 1;              // from 1
  int rep = 0;              // from 1 within set and side; 0 outside repetitions
  bool change_sides = false;  // of a position step: only the side changes, not the exercise
};

// One exercise as it will be done. Keeps what it needs by value, so that a plan outlives its catalogue.
struct PlanItem {
  std::string exercise;   // id
  std::size_t exercise_index = 0;  // into Catalog::exercises
  Rung rung;
  Dose dose;
  Ms hold_ms = 0;         // what each hold is asked to last, at her own breath
  Position position = Position::prone;
  Sides sides = Sides::both;
  Side first_side = Side::left;  // where the sides are trained apart: the one that comes first
  Tempo tempo;
};

// Her own pace. Seconds.
struct Pace {
  double breath_s = 5;     // one breath in and out; 2..15
  double lead_in_s = 5;    // 3..30
  double change_s = 12;    // to turn over from one position to another; 5..60. Other moves take a share: session/move.h
  double questions_s = 20; // 5..120
};

struct Plan {
  std::vector<PlanItem> items;
  std::vector<Step> steps;  // ends with exactly one `done`
  Pace pace;                // that it was made with
};

struct Assignment {
  std::size_t exercise_index = 0;
  Rung rung;
  Side first_side = Side::both;  // the weaker; `both`: not known, then the left
};

// The level an item trains.
const Level& level_of(const Catalog& catalog, const PlanItem& item);

// What a plan is at most, whatever it is made from: a program of kMostItems exercises at the highest dose.
inline constexpr std::size_t kMostItems = 20;
inline constexpr int kMostSets = 10, kMostReps = 60, kLongestHoldS = 300, kMostBreaths = 20;
inline constexpr Ms kLongestStepMs = 600'000;
inline constexpr std::size_t kMostSteps =
    kMostItems * (2 * std::size_t{1 + kMostSets * (1 + 5 * kMostReps) + kMostSets - 1} + 1) + 1;  // 120,821

// A number outside its range (those at Pace, Tempo, Dose) counts as the nearest inside; what is no number, as the
// default. Files are refused before this; nothing that is made by hand can be longer, shorter or endless either.
Pace bounded(const Pace& pace);
Tempo bounded(const Tempo& tempo);
Dose bounded(const Dose& dose);

// At most kMostSteps steps of 0..kLongestStepMs; assignments beyond kMostItems are left out.
Plan make_plan(const Catalog& catalog, const std::vector<Assignment>& assignments, const Pace& pace);

Ms total_ms(const Plan& plan);                       // from start to done when nothing is changed
Ms total_ms(const Plan& plan, std::size_t from_step);
bool in_repetition(StepKind kind);                   // set, lift, hold, lower
bool begins_repetitions(const Plan& plan, std::size_t step);  // the first of a set, or of its side
int reps_in(const Plan& plan, int item);             // repetitions asked for, all sides and sets
const char* name_of(StepKind kind);                  // stable, for files and tools: "lift"

}  // namespace holdfast
