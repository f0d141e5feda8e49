#include "ten_years.h"

#include <doctest/doctest.h>

#include "store/entry_json.h"

using namespace holdfast;

TEST_CASE("ten years are 3,650 sessions, 18,250 sets and 182,500 repetitions, in order, and the same every time") {
  const Log log = ten_years(1);
  int sessions = 0, sets = 0, reps = 0;
  Ms last_ms = 0;
  bool ordered = true;
  for (const Entry& entry : log.entries) {
    sessions += std::holds_alternative<SessionBegan>(entry);
    sets += std::holds_alternative<Answered>(entry);
    reps += std::holds_alternative<RepetitionDone>(entry);
    ordered = ordered && wall_ms_of(entry) > last_ms;
    last_ms = wall_ms_of(entry);
  }
  CHECK(sessions == kTenYearsDays);
  CHECK(sets == kTenYearsSets);
  CHECK(reps == kTenYearsReps);
  CHECK(ordered);
  const Log again = ten_years(1), other = ten_years(2);
  REQUIRE(again.entries.size() == log.entries.size());
  bool same = true, differs = false;
  for (std::size_t i = 0; i < log.entries.size(); i += 97) {
    same = same && write_entry(again.entries[i]) == write_entry(log.entries[i]);
    differs = differs || i >= other.entries.size() || write_entry(other.entries[i]) != write_entry(log.entries[i]);
  }
  CHECK(same);
  CHECK(differs);
}
