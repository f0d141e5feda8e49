// Days where she is: sessions across midnight, clocks that change with the season, flights, clocks that are set wrong.

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "folded.h"
#include "robot.h"

using namespace holdfast;

namespace {

constexpr Ms kHourMs = 3'600'000, kDayMs = 24 * kHourMs;
const Day kMonday = day_from({2026, 10, 19});

// The clock at `hour` of a local day, so many minutes east of Greenwich.
void set(Robot& robot, Day day, double hour, int offset_min) {
  robot.clock.utc_offset_min = offset_min;
  robot.clock.wall_ms = Ms{day.number} * kDayMs + static_cast<Ms>(hour * kHourMs) - Ms{offset_min} * 60'000;
  robot.frame();
}

// One repetition of the superman, then the end of the session.
void train(Robot& robot) {
  robot.give(intent::AnswerSafety{false});
  robot.give(intent::StartExercise{0, {}});
  REQUIRE(robot.app.session);
  const std::size_t before = robot.app.log.entries.size();
  for (int i = 0; i < 4000 && robot.app.log.entries.size() == before; ++i) robot.pass(100);
  REQUIRE(robot.app.log.entries.size() > before);
  robot.give(intent::EndSession{});
  robot.clock.mono_ms += 1000;
  robot.frame();
}

std::vector<int> days(const Robot& robot) {
  std::vector<int> list;
  for (const Day day : days_trained(robot.app.history)) list.push_back(day - kMonday);
  return list;
}

int streak(const Robot& robot, bool forgiving = false) {
  return streak_days(robot.app.catalog, robot.app.catalog.programs.front(), robot.app.history, day_of(robot.clock), forgiving);
}
bool is_due(const Robot& robot) { return due(robot.app.catalog.exercises[0], robot.app.history, day_of(robot.clock)).due; }

}  // namespace

TEST_CASE("days, streak and what is due after midnight, summer time, flights and wrong clocks are as stated") {
  struct Visit { int day; double hour; int offset_min; };
  struct Share { int done, asked; };
  struct Row {
    std::string what;
    std::vector<Visit> trained;
    Visit now;
    std::vector<int> days;
    int streak;
    bool due;
    // The same days, were it asked for three times a week, or on Tuesdays and Saturdays.
    bool three_due;
    int done_this_week;
    bool chosen_due;
    std::optional<int> missed;
    Share share;     // done of asked this week, daily
    int forgiving;   // the run, when one day off is forgiven
  };
  const std::vector<Row> rows = {
      {"a session that began before midnight counts for the day it began", {{0, 23.9997, 60}}, {1, 9, 60}, {0}, 1, true,
       false, 1, true, {}, {1, 2}, 1},
      {"summer time ends: a day of 25 hours is one day", {{5, 9, 120}, {6, 9, 60}}, {6, 20, 60}, {5, 6}, 2, false,
       false, 2, false, {}, {2, 2}, 2},
      {"at 01:30 twice in one night: one day", {{6, 1.5, 120}, {6, 1.5, 60}}, {6, 9, 60}, {6}, 1, false,
       false, 1, false, {}, {1, 1}, 1},
      {"summer time begins: a day of 23 hours is one day", {{-205, 9, 60}, {-204, 9, 120}}, {-204, 20, 120}, {-205, -204}, 2, false,
       false, 2, false, {}, {2, 2}, 2},
      {"west over the date line: the same Tuesday twice is one day", {{1, 20, 780}, {1, 8, -660}}, {1, 22, -660}, {1}, 1, false,
       false, 1, false, {}, {1, 1}, 1},
      {"east over the date line: Tuesday is left out, and the streak with it", {{0, 8, -660}, {2, 8, 780}}, {2, 22, 780}, {0, 2}, 1, false,
       false, 2, false, {}, {2, 3}, 2},
      {"a flight east over night: two days", {{0, 20, 60}, {1, 20, 540}}, {1, 22, 540}, {0, 1}, 2, false,
       false, 2, false, {}, {2, 2}, 2},
      {"home again before the day ends there: still that day", {{1, 9, 540}, {1, 7, 60}}, {1, 12, 60}, {1}, 1, false,
       false, 1, false, {}, {1, 1}, 1},
      {"the clock set back two days: what was done ahead waits, today counts", {{2, 9, 60}, {0, 9, 60}}, {0, 20, 60}, {0, 2}, 1, false,
       false, 1, false, {}, {1, 1}, 1},
      {"the clock set back two days, nothing done since: due", {{2, 9, 60}}, {0, 9, 60}, {2}, 0, true,
       true, 0, false, {}, {0, 1}, 0},
      {"the clock set forward two days and mended", {{2, 9, 60}, {0, 9, 60}, {1, 9, 60}}, {2, 9, 60}, {0, 1, 2}, 3, false,
       false, 3, false, {}, {3, 3}, 3},
      {"a Saturday that went by on a journey", {{1, 9, 60}}, {6, 9, 540}, {1}, 0, true,
       true, 1, false, 5, {1, 6}, 0},
      {"and what a clock that was ahead left does not hide it", {{1, 9, 60}, {8, 9, 60}}, {6, 9, 60}, {1, 8}, 0, true,
       true, 1, false, 5, {1, 6}, 0},
      {"three days left behind by flights and a clock set back", {{0, 9, 780}, {1, 9, -660}, {3, 9, 60}, {1, 20, 60}}, {2, 9, 60}, {0, 1, 3}, 2, true,
       false, 2, false, {}, {2, 3}, 2},
  };
  const auto check_plans = [](const Robot& robot, const Row& row) {
    const Day today = day_of(robot.clock);
    Catalog catalog = robot.app.catalog;
    Exercise& superman = catalog.exercises[0];
    const Adherence share = adherence_this_week(catalog, Program{"", "", "", "", {{superman.id, {}}}}, robot.app.history, today);
    CHECK(share.done == row.share.done);
    CHECK(share.asked == row.share.asked);
    CHECK(streak(robot, true) == row.forgiving);
    superman.frequency = {3};
    const Due three = due(superman, robot.app.history, today);
    CHECK(three.due == row.three_due);
    CHECK(three.done_this_week == row.done_this_week);
    CHECK_FALSE(three.missed);
    superman.frequency = {2, 1 << 1 | 1 << 5};
    const Due chosen = due(superman, robot.app.history, today);
    CHECK(chosen.due == row.chosen_due);
    CHECK((chosen.missed ? std::optional<int>(*chosen.missed - kMonday) : std::nullopt) == row.missed);
  };
  for (const Row& row : rows) {
    INFO(row.what);
    Robot robot;
    for (const Visit& visit : row.trained) {
      set(robot, kMonday + visit.day, visit.hour, visit.offset_min);
      train(robot);
    }
    set(robot, kMonday + row.now.day, row.now.hour, row.now.offset_min);
    CHECK(days(robot) == row.days);
    CHECK(streak(robot) == row.streak);
    CHECK(is_due(robot) == row.due);
    check_plans(robot, row);
    // And the same from storage.
    Robot again(robot.storage);
    set(again, kMonday + row.now.day, row.now.hour, row.now.offset_min);
    CHECK(days(again) == row.days);
    CHECK(streak(again) == row.streak);
    CHECK(is_due(again) == row.due);
    check_plans(again, row);
  }
}

TEST_CASE("whatever journeys she makes and however her clock is set, no training day is moved, doubled or lost") {
  std::mt19937 random(11);
  int sessions = 0;
  for (int journey = 0; journey < 12; ++journey) {
    Robot robot;
    std::vector<int> stated;
    int day = 0;
    for (int visit = 0; visit < 8; ++visit) {
      const int jump = static_cast<int>(random() % 10);
      day += jump == 0 ? -2 : jump == 1 ? 3 : static_cast<int>(random() % 2);
      const int offset_min = static_cast<int>(random() % 105) * 15 - 720;  // -12:00 to +14:00
      set(robot, kMonday + day, 1 + static_cast<double>(random() % 21), offset_min);
      train(robot);
      ++sessions;
      if (std::find(stated.begin(), stated.end(), day) == stated.end()) stated.push_back(day);
    }
    std::sort(stated.begin(), stated.end());
    CHECK(days(robot) == stated);
    Robot again(robot.storage);
    CHECK(days(again) == stated);
    CHECK(again.app.history.bouts.size() == 8);
  }
  MESSAGE(sessions << " sessions");
}

TEST_CASE("a session while the clocks change with the season, or over the date line, is one session of one day, as long as it was") {
  struct Row { std::string what; Day day; double hour; int before_min, after_min; };
  const Row rows[] = {
      {"summer time begins", day_from({2026, 3, 29}), 1.98, 60, 120},
      {"summer time ends", day_from({2026, 10, 25}), 2.98, 120, 60},
      {"summer time ends at midnight: the day before comes again", day_from({2026, 10, 25}), 23.995, 120, 60},
      {"a flight west over the date line", kMonday, 9, 780, -660},
      {"a flight east over it", kMonday, 9, -660, 780},
  };
  // All of the superman's repetitions; `change` is called after the second.
  const auto train_all = [](Robot& robot, auto change) {
    robot.give(intent::AnswerSafety{false});
    robot.give(intent::StartExercise{0, {}});
    REQUIRE(robot.app.session);
    std::vector<RepetitionDone> done;
    for (int i = 0; i < 20'000 && robot.app.session; ++i) {
      robot.pass(100);
      const auto* rep = std::get_if<RepetitionDone>(&robot.app.log.entries.back());
      if (!rep || (!done.empty() && *rep == done.back())) continue;
      done.push_back(*rep);
      if (done.size() == 2) change();
    }
    REQUIRE_FALSE(robot.app.session);
    return done;
  };
  for (const Row& row : rows) {
    INFO(row.what);
    Robot robot, undisturbed;
    set(robot, row.day, row.hour, row.before_min);
    set(undisturbed, row.day, row.hour, row.before_min);
    const auto plain = train_all(undisturbed, [] {});
    const auto done = train_all(robot, [&] { robot.clock.utc_offset_min = row.after_min; });
    REQUIRE(done.size() == plain.size());
    REQUIRE(done.size() > 4);
    for (std::size_t i = 0; i < done.size(); ++i) {
      CHECK(done[i].session == done[0].session);
      CHECK(done[i].wall_ms == plain[i].wall_ms);
      CHECK(done[i].held_ms == plain[i].held_ms);
      CHECK(done[i].utc_offset_min == (i < 2 ? row.before_min : row.after_min));
    }
    CHECK(robot.app.history.bouts == undisturbed.app.history.bouts);
    CHECK(days_trained(robot.app.history) == std::vector<Day>{row.day});
    // What is read again says the same.
    const Robot again(robot.storage);
    CHECK(again.app.history.bouts == robot.app.history.bouts);
  }
}
