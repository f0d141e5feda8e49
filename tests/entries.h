#pragma once
// Entries for tests of what is saved.

#include <string>
#include <vector>

#include "progress/log.h"
#include "store/entry_json.h"

namespace holdfast {

inline const Day kDay = day_from({2026, 11, 23});

// One entry of every kind that versions 1 and 2 know, with nothing at its default, in the order of time.
inline std::vector<Entry> one_of_each_to_2() {
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

// And with what version 3 knows besides.
inline std::vector<Entry> one_of_each() {
  std::vector<Entry> entries = one_of_each_to_2();
  RepetitionDone cut{1'792'400'400'000, kDay, 1'792'400'412'358, "bridge", "both_legs", Side::left, 2, 8, 7'250, 15'000, 0.45359237};
  cut.cut = Cut::by_going_back;
  entries.push_back(cut);
  entries.push_back(Advised{1'792'400'400'000, kDay, 1'792'400'412'359, "bridge", AdviceKind::down, "both_legs", 1, {AdviceWhy::side_behind, Side::left, {4, 5, 0}}, -60});
  entries.push_back(Advised{0, kDay, 1'792'400'412'360, "superman", AdviceKind::stay, "low", 0, {AdviceWhy::growing_fast, Side::both, {700, 350, 300}}});
  return entries;
}

inline std::vector<std::string> as_lines(const std::vector<Entry>& entries) {
  std::vector<std::string> lines;
  for (const Entry& entry : entries) lines.push_back(write_entry(entry));
  return lines;
}

}  // namespace holdfast
