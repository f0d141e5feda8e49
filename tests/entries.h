#pragma once
// Entries for tests of what is saved.

#include <string>
#include <vector>

#include "progress/log.h"
#include "store/entry_json.h"

namespace holdfast {

inline const Day kDay = day_from({2026, 11, 23});

// One entry of every kind, with nothing at its default, in the order of time.
inline std::vector<Entry> one_of_each() {
  return {SessionBegan{1'792'400'400'000, kDay, 1'792'400'400'001, {{"bridge", "both_legs", 2, 10, true}, {"superman", "low", 0, 10, false}}},
          RepetitionDone{1'792'400'400'000, kDay, 1'792'400'412'345, "bridge", "both_legs", Side::right, 2, 7, 14'999, 15'000, 0.45359237},
          Answered{1'792'400'400'000, kDay, 1'792'400'412'347, "bridge", 3, 2},
          Answered{1'792'400'400'000, kDay, 1'792'400'412'348, "superman", {}, {}},
          TooHard{1'792'400'400'000, kDay, 1'792'400'412'349, "superman"},
          SessionEnded{1'792'400'400'000, kDay, 1'792'400'412'350, true},
          Decided{kDay, 1'792'400'412'351, "bridge", "one_leg", 1, true},
          SafetyChecked{kDay, 1'792'400'412'352, true, true, -570},
          NextMorning{1'792'400'400'000, kDay, 1'792'400'412'353, 4, 120},
          NextMorning{1'792'400'400'000, kDay, 1'792'400'412'354, {}},
          Removed{1'792'400'400'000, kDay, 1'792'400'412'355, "bridge", true},
          Removed{1'792'400'400'000, kDay, 1'792'400'412'356, ""},
          Corrected{1'792'400'400'000, kDay, 1'792'400'412'357, "bridge", Side::right, 2, 3, 4500, 840}};
}

inline std::vector<std::string> as_lines(const std::vector<Entry>& entries) {
  std::vector<std::string> lines;
  for (const Entry& entry : entries) lines.push_back(write_entry(entry));
  return lines;
}

}  // namespace holdfast
