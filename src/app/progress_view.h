#pragma once
// What of her progress is looked at: how the Progress screen stands. Nothing of it is saved.

#include <optional>
#include <string>

#include "base/time.h"
#include "progress/chart.h"

namespace holdfast {

struct ProgressView {
  int exercise = -1;               // into Catalog::exercises; -1: the one trained last
  std::optional<Measure> measure;  // nothing: seconds where the exercise is held, else repetitions
  Span span = Span::quarter;
  bool table = false;              // the chart as numbers
  int log_exercise = -1;           // -1: all of them
  int months_back = 0;             // of the log, 0: this month; negative: ahead, where a clock that was ahead noted something
  std::string query;               // rows of all months that say this; empty: the month's
  Ms open_session = 0;             // the bout whose repetitions are being corrected; 0: none is
  std::string open_exercise;
  int open_rep = 0;                // into Bout::reps
  Ms held_ms = -1;                 // as it is to be; -1: as it is
};

}  // namespace holdfast
