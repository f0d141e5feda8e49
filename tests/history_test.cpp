#include "progress/history.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "app/outbox.h"
#include "ten_years.h"

using namespace holdfast;

namespace {

// The first weeks of ten years, with what changes a fact that is past: removals, put back or not, corrections, mornings.
std::vector<Entry> some_weeks(std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<Entry> entries;
  const Log years = ten_years(seed);
  for (std::size_t i = 0; i < 900; ++i) {
    entries.push_back(years.entries[i]);
    const auto* done = std::get_if<RepetitionDone>(&years.entries[i]);
    if (!done) continue;
    const Ms at_ms = done->wall_ms + 1;
    switch (random() % 24) {
      case 0: entries.push_back(Removed{done->session, done->day, at_ms, random() % 2 ? done->exercise : "", false}); break;
      case 1: entries.push_back(Removed{done->session, done->day, at_ms, done->exercise, true}); break;
      case 2: entries.push_back(Corrected{done->session, done->day, at_ms, done->exercise, done->side, done->set, 1, 1000}); break;
      case 3: entries.push_back(NextMorning{done->session, done->day + 1, at_ms, static_cast<int>(random() % 11)}); break;
      case 4: entries.push_back(TooHard{done->session, done->day, at_ms, done->exercise}); break;
      default: break;
    }
  }
  return entries;
}

}  // namespace

TEST_CASE("in whatever pieces and order facts are learnt, the history is that of the whole log") {
  int learnt_late = 0;
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    const std::vector<Entry> entries = some_weeks(seed);
    const History whole = history_of(Log{entries});
    std::mt19937 random(seed);
    // Pieces, some of them taken away and learnt later: another tab's.
    App app;
    std::vector<std::vector<Entry>> late;
    for (std::size_t at = 0; at < entries.size();) {
      const std::size_t size = std::min<std::size_t>(entries.size() - at, 1 + random() % 60);
      std::vector<Entry> piece(entries.begin() + static_cast<std::ptrdiff_t>(at), entries.begin() + static_cast<std::ptrdiff_t>(at + size));
      at += size;
      if (random() % 3 == 0) late.push_back(std::move(piece));
      else learn(app, piece);
      if (!late.empty() && random() % 4 == 0) {
        learn(app, late.front());
        late.erase(late.begin());
        ++learnt_late;
      }
    }
    for (const std::vector<Entry>& piece : late) learn(app, piece);
    REQUIRE(app.log.entries.size() == entries.size());
    CHECK(app.history.bouts == whole.bouts);
    CHECK(app.history.decided.size() == whole.decided.size());
    CHECK(app.history.asked_morning == whole.asked_morning);
    CHECK(days_trained(app.history) == days_trained(whole));
  }
  CHECK(learnt_late > 100);
}

TEST_CASE("a session across midnight is one day's: that on which it began") {
  Log log;
  const Day monday{20'744};
  log.entries.push_back(SessionBegan{100, monday, 100, {{"superman", "low", 0, 2, false}}});
  log.entries.push_back(RepetitionDone{100, monday, 101, "superman", "low", Side::both, 1, 1, 5000, 5000});
  log.entries.push_back(RepetitionDone{100, monday + 1, 102, "superman", "low", Side::both, 1, 2, 5000, 5000});
  const History history = history_of(log);
  CHECK(days_trained(history) == std::vector<Day>{monday});
  CHECK(streak_days({}, {}, history, monday + 1) == 1);
}
