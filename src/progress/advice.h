#pragma once
// What to do next time, and why: a pure function of the exercise's ladder and the history. It proposes;
// she decides, and what she decided is logged. Pain weighs more than effort.

#include <optional>

#include "catalog/catalog.h"
#include "progress/growth.h"
#include "progress/history.h"
#include "progress/reason.h"

namespace holdfast {

struct Advice {
  AdviceKind kind = AdviceKind::stay;
  AdviceWhy why = AdviceWhy::first_time;
  Rung from, to;
  int sessions = 0, wanted = 0, done = 0, asked = 0, pain = 0, reserve = 0, days = 0;  // the numbers behind `why`
  Growth growth;           // of growing_fast
  Side side = Side::both;  // of side_behind
};

// The rules are the exercise's own (Exercise::rules). `all` as growth_with has it.
Advice advise(const Exercise& exercise, const History& history, Day today, const std::vector<Exercise>& all = {});

// What its sentence is made of, numbers of the rules included.
Reason reason_of(const Advice& advice, const Rules& rules);

}  // namespace holdfast
