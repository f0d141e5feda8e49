#include <doctest/doctest.h>

#include <algorithm>

#include "app/exchange.h"
#include "app/words.h"
#include "folded.h"
#include "interchange/program_file.h"
#include "robot.h"
#include "store/backup.h"

using namespace holdfast;
using ui::Role;

namespace {

const std::string kStrong =
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
    "2026-10-01 18:51:52,w,1h 3m,Bridge (Both legs),1,0,10,0,50,,,8\n"
    "2026-10-01 18:51:52,w,1h 3m,Glute Bridge,2,0,8,0,40,,,\n"
    "2026-10-01 18:51:52,w,1h 3m,Bench Press (Barbell),1,60,8,0,0,,,\n"
    "2026-10-02 18:51:52,w,1h 3m,Bench Press (Barbell),1,60,8,0,0,,,\n";

int reps_logged(const Log& log) {
  return static_cast<int>(std::count_if(log.entries.begin(), log.entries.end(), [](const Entry& e) { return std::holds_alternative<RepetitionDone>(e); }));
}

template <class T>
const T* last_effect(const Robot& robot) {
  const T* found = nullptr;
  for (const Effect& effect : robot.effects)
    if (const T* e = std::get_if<T>(&effect)) found = e;
  return found;
}

Program three() {
  Program program;
  program.id = "three";
  program.name = "Three of them";
  program.summary = "A shared program.";
  program.items = {{"squat", "parallel"}, {"bird_dog", std::nullopt}, {"bridge", "one_leg"}};
  return program;
}

}  // namespace

TEST_CASE("a file of another program is looked at first, taken on a press, kept, and a second time changes nothing") {
  Robot robot;
  robot.press(Role::link, "Settings");
  REQUIRE(robot.press(Role::button, "Import from another program"));
  REQUIRE(last_effect<effect::AskForFile>(robot));
  CHECK(last_effect<effect::AskForFile>(robot)->foreign);
  robot.give(intent::Restore{"strong.csv", kStrong, true});
  CHECK(robot.name_of("incoming/title") == "From Strong: 18 repetitions; new sessions: 1. Rows: 1 understood, 1 matched, 0 doubtful, 2 ignored.");
  CHECK(robot.has(Role::listitem, "Ignored: 2 rows, the first in line 4, Bench Press (Barbell). No exercise here is like \"Bench Press (Barbell)\"."));
  CHECK(reps_logged(robot.app.log) == 0);
  REQUIRE(robot.press(Role::button, "Import"));
  CHECK(reps_logged(robot.app.log) == 18);
  CHECK_FALSE(robot.app.incoming);
  Robot again(robot.storage);
  CHECK(reps_logged(again.app.log) == 18);
  CHECK(again.app.settings.exercise_names.at("Glute Bridge") == "bridge/both_legs");
  CHECK(again.app.settings.exercise_names.at("Bench Press (Barbell)") == "-");
  const std::size_t entries = again.app.log.entries.size();
  again.press(Role::link, "Settings");
  again.give(intent::Restore{"strong.csv", kStrong, true});
  CHECK(again.name_of("incoming/title") == "From Strong: 0 repetitions; new sessions: 0. Rows: 0 understood, 0 matched, 0 doubtful, 4 ignored.");
  CHECK_FALSE(again.press(Role::button, "Import"));
  REQUIRE(again.press(Role::button, "Cancel"));
  CHECK(again.app.log.entries.size() == entries);
}

TEST_CASE("a name is asked about: another exercise is chosen, or none, and the preview follows") {
  Robot robot;
  robot.press(Role::link, "Settings");
  robot.give(intent::Restore{"strong.csv", kStrong, true});
  REQUIRE(robot.press(Role::button, "Glute Bridge: Bridge (Both legs)"));
  REQUIRE(robot.press(Role::radio, "Leave it out"));
  CHECK(robot.has(Role::button, "Glute Bridge: Leave it out"));
  CHECK(robot.has(Role::listitem, "Ignored: line 3, Glute Bridge. You left out \"Glute Bridge\"."));
  REQUIRE(robot.press(Role::button, "Bench Press (Barbell): Leave it out"));
  REQUIRE(robot.press(Role::radio, "Squat (Partial)"));
  CHECK(robot.has(Role::button, "Bench Press (Barbell): Squat (Partial)"));
  REQUIRE(robot.press(Role::button, "Import"));
  CHECK(reps_logged(robot.app.log) == 26);
  CHECK(robot.app.settings.exercise_names.at("Glute Bridge") == "-");
}

TEST_CASE("what cannot be read is said in one sentence and changes nothing") {
  const std::pair<const char*, const char*> files[] = {
      {"", "x.csv: empty; expected a table with a header"}, {"a,b\n1,2\n", "x.csv: line 1: not the header of Strong, Hevy or FitNotes, but \"a\""},
      {"{", "x.csv: line 1, column 2: not JSON"}, {"{}", "x.csv: \"id\" is missing"}, {"#plan=1~a~b", "link: a part is missing"}, {"{\"holdfast\":\"backup\",\"version\":9}", "version: 9 is outside 1"}};
  for (const auto& [text, why] : files) {
    Robot robot;
    const Saved before = robot.storage;
    robot.give(intent::Restore{"x.csv", text, true});
    CHECK_FALSE(robot.app.incoming);
    REQUIRE(robot.app.notices.size() == 1);
    INFO(robot.app.notices[0].text);
    CHECK(robot.app.notices[0].text.find(why) != std::string::npos);
    CHECK(robot.storage == before);
  }
}

TEST_CASE("an answer of the second module is checked like anything from outside") {
  for (const char* answer : {"", "{", "[]", "{\"title\":1}", "{\"title\":\"t\",\"rows\":[1],\"names\":[]}", "{\"title\":\"t\",\"rows\":[]}",
                             "{\"title\":\"t\",\"rows\":[],\"names\":[{\"said\":\"n\",\"options\":[],\"taken\":0}]}",
                             "{\"title\":\"t\",\"rows\":[],\"names\":[{\"said\":\"n\",\"options\":[\"a\"],\"taken\":1}]}"}) {
    Robot robot;
    robot.app.incoming.emplace();
    robot.give(intent::Exchanged{answer});
    INFO(answer);
    CHECK_FALSE(robot.app.incoming);
    CHECK(robot.app.notices.size() == 1);
  }
  for (const char* own : {"", "{}", "{\\\"holdfast\\\":\\\"backup\\\",\\\"version\\\":7}"}) {
    Robot robot;
    const Saved before = robot.storage;
    robot.app.incoming.emplace();
    robot.give(intent::Exchanged{std::string("{\"title\":\"t\",\"rows\":[],\"names\":[],\"take\":\"x\",\"own\":\"") + own + "\"}"});
    robot.give(intent::DecideIncoming{});
    CHECK(robot.app.notices.size() == 1);
    CHECK(robot.storage == before);
  }
}

TEST_CASE("a program from a link is used once she says so, is trained, kept, and left again") {
  Robot robot;
  const std::string link = "#" + write_plan_link(three());
  robot.give(intent::Restore{"link", link, true});
  CHECK(robot.app.screen == Screen::program);
  CHECK(robot.name_of("incoming/title") == "The program \"Three of them\": A shared program.");
  CHECK(todays_assignments(robot.app, day_of(robot.clock)).size() == 3);
  CHECK(robot.app.catalog.programs.front().id == "default");
  REQUIRE(robot.press(Role::button, "Cancel"));
  CHECK(robot.app.catalog.programs.front().id == "default");
  robot.give(intent::Restore{"link", link, true});
  REQUIRE(robot.press(Role::button, "Use this program"));
  CHECK(robot.app.catalog.programs.front().id == "three");
  Robot again(robot.storage);
  CHECK(again.app.catalog.programs.front().name == "Three of them");
  const auto assignments = todays_assignments(again.app, day_of(again.clock));
  REQUIRE(assignments.size() == 3);
  again.press(Role::link, "Program");
  CHECK(again.has(Role::heading, "Squat"));
  REQUIRE(again.press(Role::button, "Copy a link to it"));
  std::string copied;
  for (const Effect& effect : again.effects)
    if (const auto* asked = std::get_if<effect::Exchange>(&effect)) copied += asked->link;
  CHECK("#" + copied == link);
  REQUIRE(again.press(Role::button, "Save it to a file"));
  CHECK(last_effect<effect::Download>(again)->text == write_program(three()));
  REQUIRE(again.press(Role::button, "Back to the first program"));
  CHECK(again.app.catalog.programs.front().id == "default");
  CHECK(Robot(again.storage).app.catalog.programs.front().id == "default");
}

TEST_CASE("a saved program that this version does not know is said, and the first program stands") {
  Settings settings;
  settings.program = "{\"id\":\"p\",\"name\":\"n\",\"summary\":\"s\",\"items\":[{\"exercise\":\"flying\"}]}";
  Robot robot({{kSettingsKey, write_settings(settings)}});
  CHECK(robot.app.catalog.programs.front().id == "default");
  REQUIRE(robot.app.notices.size() == 1);
  CHECK(robot.app.notices[0].text == "That was not taken, nothing has changed. program: items[0].exercise: \"flying\" is not an exercise.");
}

TEST_CASE("exports come as files with what they lose, and her settings' names and program are in the backup") {
  Robot robot;
  robot.press(Role::link, "Settings");
  robot.give(intent::Restore{"strong.csv", kStrong, true});
  robot.press(Role::button, "Import");
  for (const auto& [name, file] : {std::pair{"Export for Strong", "-strong.csv"}, std::pair{"Export for Hevy", "-hevy.csv"}}) {
    robot.app.notices.clear();
    REQUIRE(robot.press(Role::button, name));
    CHECK(last_effect<effect::Download>(robot)->name.find(file) != std::string::npos);
    REQUIRE(robot.app.notices.size() == 1);
    CHECK(robot.app.notices[0].text.find("Not in this file: ") == 0);
    // And it is read again as nothing new.
    robot.give(intent::Restore{"x.csv", last_effect<effect::Download>(robot)->text, true});
    CHECK(robot.app.incoming->take.empty());
    robot.press(Role::button, "Cancel");
  }
  robot.press(Role::link, "Program");
  REQUIRE(robot.press(Role::button, "Calendar with reminders"));
  CHECK(last_effect<effect::Download>(robot)->text.find("BEGIN:VCALENDAR\r\n") == 0);
  REQUIRE(robot.press(Role::button, "Page to print"));
  CHECK(last_effect<effect::Download>(robot)->text.find("<svg") != std::string::npos);
  robot.give(intent::Restore{"link", "#" + write_plan_link(three()), true});
  robot.press(Role::button, "Use this program");
  robot.give(intent::MakeBackup{});
  const std::string backup = last_effect<effect::Download>(robot)->text;
  Robot fresh;
  fresh.give(intent::Restore{"backup.json", backup, true});
  CHECK(fresh.app.catalog.programs.front().id == "three");
  CHECK(reps_logged(fresh.app.log) == 18);
  fresh.give(intent::MakeBackup{});
  CHECK(last_effect<effect::Download>(fresh)->text == backup);
}
