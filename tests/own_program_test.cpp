#include "app/own_program.h"

#include <doctest/doctest.h>

#include "app/words.h"
#include "folded.h"
#include "interchange/program_file.h"
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
  bridge.frequency.since = kMonday + 4;  // chosen on Friday: nobody missed the Thursday before
  CHECK_FALSE(due(bridge, log, kMonday + 4).missed);
  bridge.frequency.since = kMonday + 3;
  CHECK(due(bridge, log, kMonday + 4).missed);
  train(log, bridge, kMonday + 5);
  CHECK_FALSE(due(bridge, log, kMonday + 6).missed);
}

TEST_CASE("choosing the days of one exercise leaves another's chosen since when they were, here and after a reload; an older save has one day for all") {
  Robot robot;
  const Day began = day_of(robot.clock);
  const auto since = [](const Robot& of, const char* id) { return find_exercise(of.app.catalog, id)->frequency.since; };
  robot.give(intent::ChooseDays{"superman", kWeekdays | 1 << 0 | 1 << 3});
  robot.clock.wall_ms += 70 * Ms{86'400'000};
  robot.give(intent::ChooseDays{"bridge", 5});
  robot.give(intent::ChooseDays{"superman", kWeekdays | 1 << 0 | 1 << 3});  // as they are
  const Robot again(robot.storage);
  for (const Robot* of : {static_cast<const Robot*>(&robot), &again}) {
    CHECK(since(*of, "superman") == began);
    CHECK(since(*of, "bridge") == began + 70);
  }
  robot.give(intent::ChooseDays{"superman", 0});
  CHECK(robot.app.settings.days_from.size() == 1);
  const auto older = read_settings("{\"holdfast\":\"settings\",\"version\":3,\"days\":{\"bridge\":3,\"squat\":2},\"days_since\":\"2026-02-03\"}", "mine");
  REQUIRE(older);
  const Robot from_older(Saved{{kSettingsKey, settings_text(*older)}});
  CHECK(since(from_older, "bridge") == day_from({2026, 2, 3}));
  CHECK(since(from_older, "squat") == day_from({2026, 2, 3}));
  const auto wrong = read_settings("{\"holdfast\":\"settings\",\"version\":3,\"days\":{\"bridge\":3},\"days_from\":{\"squat\":\"2026-02-03\"}}", "mine");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.why() == "mine: days_from.squat: expected an exercise of \"days\" as its name");
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
    CHECK(streak_days({}, {}, until, kMonday + row.today) == row.strict);
    CHECK(streak_days({}, {}, until, kMonday + row.today, true) == row.forgiving);
    CHECK(streak_days({}, {}, history, kMonday + row.today, true) == row.forgiving);  // days ahead of the clock do not count
  }
}

TEST_CASE("she puts her program together by name, and finds it after a reload") {
  Robot robot;
  robot.give(intent::AnswerSafety{false});
  const std::vector<std::string> shipped = items_of(robot);
  REQUIRE(shipped.size() == 3);
  open_program(robot, "Superman");
  CHECK_FALSE(robot.press(Role::button, "Up: Superman, earlier"));  // it is the first
  REQUIRE(robot.press(Role::button, "Down: Superman, later"));
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
  // One press back, as long as the page is open.
  REQUIRE(again.press(Role::button, "My own program again"));
  again.frame();
  CHECK(items_of(again) == std::vector<std::string>{"bird_dog"});
  CHECK(items_of(Robot(again.storage)) == std::vector<std::string>{"bird_dog"});
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
  for (const int code : {-1, 8, 127, 128, 256, 999}) again.give(intent::ChooseDays{"bridge", code});
  CHECK(again.app.settings.days.empty());
  for (const char* days : {R"({"bridge":0})", R"({"bridge":8})", R"({"bridge":128})", R"({"bridge":256})", R"({"Bridge!":3})", R"([])"})
    CHECK_FALSE(read_settings(std::string(R"({"holdfast":"settings","version":2,"days":)") + days + "}", "settings"));
}

namespace {
void take(Robot& robot, const std::string& link) {
  robot.give(intent::Restore{"link", link, true});
  robot.give(intent::DecideIncoming{});
}
}  // namespace

TEST_CASE("importing a history leaves the program as it is now, whatever it was when the file was opened") {
  Robot robot;
  robot.give(intent::AnswerSafety{false});
  robot.give(intent::Restore{"strong.csv", "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n2026-01-05 08:00:00,\"A\",\"Superman\",1,0,10,0,0,\"\",\"\",\n", true});
  REQUIRE(robot.app.incoming);
  REQUIRE_FALSE(robot.app.incoming->take.empty());
  robot.give(intent::EditProgram{intent::EditProgram::What::add, "bird_dog"});
  const auto mine = items_of(robot);
  const std::size_t before = robot.app.log.entries.size();
  robot.give(intent::DecideIncoming{});
  CHECK(items_of(robot) == mine);
  CHECK(robot.app.log.entries.size() > before);
}

TEST_CASE("the level that a program asks for is where she stands once she takes it: what hurts there has an answer") {
  Program program;
  program.id = "clinic";
  program.name = "Clinic";
  program.summary = "From a clinic.";
  const Catalog catalog = test_catalog();
  const Exercise& bridge = *find_exercise(catalog, "bridge");
  const std::size_t asked = bridge.levels.size() - 1;
  REQUIRE(asked > bridge.start_level);
  program.items = {{"bridge", bridge.levels[asked].id}, {"superman", std::nullopt}};
  const std::string link = "#" + write_plan_link(program);
  for (const bool sign : {false, true}) {
    Robot robot;
    robot.give(intent::AnswerSafety{sign});
    robot.give(intent::Restore{"link", link, true});
    REQUIRE(robot.app.incoming);
    CHECK(robot.app.log.entries.size() == 1);  // nothing before she takes it
    robot.give(intent::DecideIncoming{});
    const Rung stands = standing(robot.app.history, bridge);
    if (sign) {
      CHECK(bridge.levels[stands.level].gentle);
      CHECK(robot.app.history.decided.empty());
      continue;
    }
    CHECK(stands == Rung{asked, 0});
    CHECK_FALSE(robot.app.history.decided.front().advised);
    const auto assigned = todays_assignments(robot.app, day_of(robot.clock));
    CHECK(std::any_of(assigned.begin(), assigned.end(), [&](const Assignment& a) { return a.rung == stands; }));
    // Strong pain at that level.
    const Ms session = robot.clock.wall_ms + 1000;
    const Day day = day_of(robot.clock);
    Log log;
    log.entries = {SessionBegan{session, day, session, {{"bridge", bridge.levels[asked].id, 0, 1, false}}},
                   RepetitionDone{session, day, session + 1, "bridge", bridge.levels[asked].id, Side::both, 1, 1, 5000, 5000},
                   Answered{session, day, session + 2, "bridge", 9, 0}, SessionEnded{session, day, session + 3, true}};
    robot.give(intent::Restore{"more.json", write_backup({day, robot.app.settings, log})});
    robot.give(intent::RestoreAs{false});
    CHECK(advise(bridge, robot.app.history, day).kind == AdviceKind::down);
    // Taken again, after she chose for herself: a higher level waits for her, a lower one counts.
    const std::size_t index = static_cast<std::size_t>(find_exercise(robot.app.catalog, "bridge") - robot.app.catalog.exercises.data());
    robot.give(intent::ChooseRung{index, first_rung(bridge)});
    robot.give(intent::Change{Setting::program, 0});
    take(robot, link);
    CHECK(standing(robot.app.history, bridge) == first_rung(bridge));
    program.items[0].level = bridge.levels[0].id;
    take(robot, "#" + write_plan_link(program));
    CHECK(standing(robot.app.history, bridge) == Rung{0, 0});
    // Once a sign that stood is gone, a gentle level that was asked for is where she begins.
    Robot careful;
    careful.give(intent::AnswerSafety{true});
    take(careful, "#" + write_plan_link(program));
    careful.give(intent::AnswerSafety{false});
    REQUIRE(bridge.levels[0].gentle);
    CHECK(standing(careful.app.history, bridge) == Rung{0, 0});
  }
}
