#include "app/own_program.h"

#include <doctest/doctest.h>

#include "app/words.h"
#include "folded.h"
#include "robot.h"

using namespace holdfast;
using ui::Role;

namespace {

const Day kMonday = day_from({2026, 11, 2});

void train(Log& log, const Exercise& exercise, Day day) {
  const Ms session = Ms{day.number} * 86'400'000 + 30'000'000;
  log.entries.push_back(SessionBegan{session, day, session, {{exercise.id, exercise.levels[0].id, 0, 1, false}}});
  log.entries.push_back(RepetitionDone{session, day, session + 1, exercise.id, exercise.levels[0].id, Side::both, 1, 1, 5000, 5000});
}

std::vector<std::string> items_of(const Robot& robot) {
  std::vector<std::string> list;
  for (const ProgramItem& item : robot.app.catalog.programs.front().items) list.push_back(item.exercise);
  return list;
}

void open_program(Robot& robot, const std::string& name) {
  robot.give(intent::GoTo{Screen::program});
  robot.frame();
  REQUIRE(robot.press(Role::button, "Order and days: " + name));
  robot.frame();
}

}  // namespace

TEST_CASE("chosen weekdays are due on themselves only, and a day that went by is said until she trains, never made up for") {
  Exercise bridge;
  bridge.id = "bridge";
  bridge.levels.resize(1);
  bridge.levels[0].id = "a";
  bridge.frequency = {2, 1 << 0 | 1 << 3};  // Monday and Thursday
  Log log;
  CHECK(due(bridge, log, kMonday).why == DueWhy::chosen_day);
  CHECK(due(bridge, log, kMonday + 1).why == DueWhy::not_chosen);
  CHECK(due(bridge, log, kMonday + 1).next == kMonday + 3);
  CHECK_FALSE(due(bridge, log, kMonday + 1).missed);  // nothing is missed before she began
  train(log, bridge, kMonday);
  CHECK(due(bridge, log, kMonday).why == DueWhy::done_today);
  CHECK(due(bridge, log, kMonday).next == kMonday + 3);
  CHECK_FALSE(due(bridge, log, kMonday + 3).missed);
  const Due friday = due(bridge, log, kMonday + 4);
  CHECK_FALSE(friday.due);
  CHECK(friday.missed == kMonday + 3);
  CHECK(due_words(friday) == "not on this day, Thursday went by without");
  train(log, bridge, kMonday + 5);
  CHECK_FALSE(due(bridge, log, kMonday + 6).missed);
}

TEST_CASE("a forgiving run of days outlives one day off, not two") {
  Exercise bridge;
  bridge.id = "bridge";
  bridge.levels.resize(1);
  Log log;
  for (const int day : {0, 1, 3, 4, 7, 9}) train(log, bridge, kMonday + day);
  struct Row { int today, strict, forgiving; };
  for (const Row& row : {Row{1, 2, 2}, {2, 2, 2}, {3, 1, 3}, {4, 2, 4}, {5, 2, 4}, {6, 0, 4}, {7, 1, 1}, {9, 1, 2}, {10, 1, 2}, {11, 0, 2}, {12, 0, 0}}) {
    INFO(row.today);
    const History history = history_of(log);
    History until = history;
    std::erase_if(until.bouts, [&](const Bout& bout) { return bout.day > kMonday + row.today; });
    CHECK(streak_days(until, kMonday + row.today) == row.strict);
    CHECK(streak_days(until, kMonday + row.today, true) == row.forgiving);
    CHECK(streak_days(history, kMonday + row.today, true) == row.forgiving);  // days ahead of the clock do not count
  }
}

TEST_CASE("she puts her program together by name, and finds it after a reload") {
  Robot robot;
  robot.give(intent::AnswerSafety{false});
  const std::vector<std::string> shipped = items_of(robot);
  REQUIRE(shipped.size() == 3);
  open_program(robot, "Superman");
  CHECK_FALSE(robot.press(Role::button, "Earlier: Superman"));  // it is the first
  REQUIRE(robot.press(Role::button, "Later: Superman"));
  robot.frame();
  CHECK(items_of(robot) == std::vector<std::string>{shipped[1], shipped[0], shipped[2]});
  CHECK(robot.app.settings.own_order);
  REQUIRE(robot.press(Role::button, "Take out: Superman"));
  robot.frame();
  REQUIRE(robot.press(Role::button, "Add: Bird dog"));
  robot.frame();
  const std::vector<std::string> mine{shipped[1], shipped[2], "bird_dog"};
  CHECK(items_of(robot) == mine);
  CHECK(robot.app.catalog.programs.front().name == "My program");
  Robot again(robot.storage);
  CHECK(items_of(again) == mine);
  again.give(intent::EditProgram{intent::EditProgram::What::take_out, shipped[1]});
  again.give(intent::EditProgram{intent::EditProgram::What::take_out, shipped[2]});
  again.give(intent::EditProgram{intent::EditProgram::What::take_out, "bird_dog"});  // the last one stays
  again.give(intent::EditProgram{intent::EditProgram::What::add, "no_such"});
  CHECK(items_of(again) == std::vector<std::string>{"bird_dog"});
  again.give(intent::GoTo{Screen::program});
  REQUIRE(again.press(Role::button, "Back to the first program"));
  again.frame();
  CHECK(items_of(again) == shipped);
}

TEST_CASE("the days that she chooses are due, kept, in the calendar, and given back") {
  Robot robot;
  robot.give(intent::AnswerSafety{false});
  open_program(robot, "Bridge");
  REQUIRE(robot.press(Role::radio, "Chosen"));
  robot.frame();
  REQUIRE(robot.has(Role::checkbox, "Tuesday"));
  const auto bridge = [](const Robot& of) { return find_exercise(of.app.catalog, "bridge")->frequency; };
  CHECK(bridge(robot).days_per_week == 3);
  REQUIRE(robot.press(Role::checkbox, "Tuesday"));
  robot.frame();
  const std::uint8_t chosen = bridge(robot).weekdays;
  CHECK((chosen >> 1 & 1) == 1);
  CHECK(bridge(robot).days_per_week == 4);
  Robot again(robot.storage);
  CHECK(bridge(again) == bridge(robot));
  again.give(intent::Change{Setting::calendar_min, 19 * 60 + 30});
  again.give(intent::Export{"calendar"});
  const effect::Download* file = nullptr;
  for (const Effect& effect : again.effects)
    if (const auto* saved = std::get_if<effect::Download>(&effect)) file = saved;
  REQUIRE(file);
  CHECK(file->text.find("T193000") != std::string::npos);
  CHECK(file->text.find("BYDAY=MO,TU,") != std::string::npos);
  again.give(intent::ChooseDays{"bridge", 0});
  CHECK(bridge(again).weekdays == 0);
  CHECK(again.app.settings.days.empty());
  again.give(intent::ChooseDays{"bridge", 999});
  CHECK(again.app.settings.days.empty());
  for (const char* days : {R"({"bridge":0})", R"({"bridge":256})", R"({"Bridge!":3})", R"([])"})
    CHECK_FALSE(read_settings(std::string(R"({"holdfast":"settings","version":2,"days":)") + days + "}", "settings"));
}
