#include <doctest/doctest.h>

#include <algorithm>

#include "app/exchange.h"
#include "app/own_program.h"
#include "app/words.h"
#include "base/text.h"
#include "folded.h"
#include "interchange/names.h"
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
  CHECK(robot.has(Role::listitem, "Ignored: line 4, Bench Press (Barbell), 2026-10-01, repetitions: 8, 60 lb. No exercise here is like \"Bench Press (Barbell)\"."));
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
  CHECK(robot.has(Role::listitem, "Ignored: line 3, Glute Bridge, 2026-10-01, repetitions: 8, seconds: 40. You left out \"Glute Bridge\"."));
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
  for (const std::string answer : {"", "{", "[]", "{\"title\":1}", "{\"title\":\"t\",\"notes\":[],\"rows\":[1],\"states\":[],\"names\":[]}", "{\"title\":\"t\",\"rows\":[]}", "{\"title\":\"t\",\"notes\":[],\"rows\":[],\"states\":[\"a\"],\"state\":1,\"names\":[]}",
                             "{\"title\":\"t\",\"notes\":[],\"rows\":[],\"states\":[],\"names\":[{\"said\":\"n\",\"options\":[],\"taken\":0}]}",
                             "{\"title\":\"t\",\"notes\":[],\"rows\":[],\"states\":[],\"names\":[{\"said\":\"n\",\"options\":[\"a\"],\"taken\":1}]}"}) {
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
    robot.give(intent::Exchanged{std::string("{\"title\":\"t\",\"notes\":[],\"rows\":[],\"states\":[],\"names\":[],\"take\":\"x\",\"own\":\"") + own + "\"}"});
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
  Robot robot({{kSettingsKey, settings_text(settings)}});
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

namespace {

std::string many_rows(int rows) {
  std::string text = kStrong;
  for (int i = 0; i < rows; ++i) text += format("2026-%02d-%02d 07:00:00,w,5m,Bridge (One leg),1,0,%d,0,0,(Left),,\n", i / 28 % 9 + 1, i % 28 + 1, i % 20 + 1);
  return text;
}

}  // namespace

TEST_CASE("the rows of a file are looked at one by one, a page at a time, all of them or those of one state") {
  Robot robot;
  robot.press(Role::link, "Settings");
  robot.give(intent::Restore{"strong.csv", many_rows(120), true});
  REQUIRE(robot.app.incoming);
  CHECK(robot.app.incoming->rows.size() == 50);
  CHECK(robot.name_of("incoming/shown") == "Rows 1 to 50 of 124");
  CHECK(robot.has(Role::listitem, "Doubtful: line 6, Bridge (One leg), 2026-01-01, repetitions: 1, left side. It says nothing about seconds: its repetitions count, without a hold."));
  CHECK_FALSE(robot.has(Role::button, "Earlier rows"));
  std::vector<std::string> all = robot.app.incoming->rows;
  while (robot.press(Role::button, "Later rows")) all.insert(all.end(), robot.app.incoming->rows.begin(), robot.app.incoming->rows.end());
  CHECK(all.size() == 124);
  CHECK(robot.name_of("incoming/shown") == "Rows 101 to 124 of 124");
  REQUIRE(robot.press(Role::button, "Earlier rows"));
  CHECK(robot.app.incoming->first == 50);
  REQUIRE(robot.press(Role::radio, "Ignored: 2"));
  CHECK(robot.app.incoming->rows.size() == 2);
  CHECK(robot.app.incoming->shown.empty());
  REQUIRE(robot.press(Role::radio, "All rows: 124"));
  CHECK(robot.app.incoming->rows.size() == 50);
  for (const int first : {-5, 49, 123, 124, 1'000'000, 2'000'000'000}) {
    robot.give(intent::DecideIncoming{intent::DecideIncoming::What::rows, 0, -1, first, first % 7});
    REQUIRE(robot.app.incoming);
    CHECK(robot.app.incoming->rows.size() <= 50);
    CHECK(robot.app.incoming->first % 50 == 0);
  }
  robot.give(intent::DecideIncoming{});
  CHECK(reps_logged(robot.app.log) > 1000);
}

TEST_CASE("every level of what a name sounds like can be chosen, and names that are too many to ask about are said and not kept") {
  Robot robot;
  robot.press(Role::link, "Settings");
  std::string text = kStrong;
  for (int i = 0; i < 60; ++i) text += format("2026-09-01 07:00:00,w,5m,Machine %d,1,0,5,0,0,,,\n", i);
  robot.give(intent::Restore{"strong.csv", text, true});
  REQUIRE(robot.app.incoming);
  REQUIRE(robot.app.incoming->names.size() == 40);
  CHECK(robot.has(Role::listitem, "Other names that are not asked about, for they are more than can be shown: 22. Each is taken as what it sounds like, or left out, as its rows say."));
  const std::vector<std::string>& options = robot.app.incoming->names[0].options;
  for (const Level& level : find_exercise(robot.app.catalog, "bridge")->levels)
    CHECK(std::count(options.begin(), options.end(), full_name(*find_exercise(robot.app.catalog, "bridge"), level)) == 1);
  // An exercise first; then its levels are offered.
  REQUIRE(robot.press(Role::button, "Bench Press (Barbell): Leave it out"));
  CHECK_FALSE(robot.has(Role::radio, "Squat (Hand weights)"));
  REQUIRE(robot.press(Role::radio, "Squat (Partial)"));
  REQUIRE(robot.press(Role::button, "Bench Press (Barbell): Squat (Partial)"));
  REQUIRE(robot.press(Role::radio, "Squat (Hand weights)"));
  REQUIRE(robot.press(Role::button, "Import"));
  CHECK(robot.app.settings.exercise_names.size() == 40);
  CHECK(robot.app.settings.exercise_names.at("Bench Press (Barbell)") == "squat/hand_weights");
}

TEST_CASE("an import and a program that was taken can be undone until the page is left, in one press, and what came since stays") {
  Robot robot;
  robot.give(intent::AnswerSafety{false});
  robot.give(intent::EditProgram{intent::EditProgram::What::add, "bird_dog"});
  robot.give(intent::ChooseDays{"bridge", 2});
  const auto everything = [](const Robot& of) { return write_backup({{}, of.app.settings, of.app.log}); };
  const std::string mine = everything(robot);
  Program other = three();
  other.items[2].days = Frequency{5};
  const std::pair<std::string, std::string> files[] = {{kStrong, "26 repetitions"}, {many_rows(40), ""}, {"#" + write_plan_link(other), "This is your program now."}};
  for (const auto& [text, said] : files)
    for (const bool changed : {false, true}) {
      robot.give(intent::GoTo{Screen::settings});
      robot.give(intent::Restore{"x", text, true});
      robot.give(intent::DecideIncoming{});
      REQUIRE(everything(robot) != mine);
      REQUIRE(robot.app.notices.size() == 1);
      CHECK(robot.app.notices[0].text.find("You can undo it until you leave the page.") != std::string::npos);
      if (changed) robot.give(intent::Change{Setting::forgiving, 1});
      REQUIRE(robot.press(Role::button, "Undo"));
      if (changed) robot.give(intent::Change{Setting::forgiving, 0});
      robot.app.settings.exercise_names.clear();  // they stay when she changed something else
      CHECK(everything(robot) == mine);
      CHECK(robot.app.catalog.programs.front().id == "own");
      if (!changed) CHECK(everything(Robot(robot.storage)) == mine);
      CHECK_FALSE(robot.press(Role::button, "Undo"));
      robot.app.notices.clear();
    }
}

TEST_CASE("her plan as a link and as a file is all of it: rungs and days, on another page as on hers") {
  Robot robot;
  robot.give(intent::AnswerSafety{false});
  robot.give(intent::EditProgram{intent::EditProgram::What::add, "bird_dog"});
  robot.give(intent::ChooseDays{"bird_dog", kWeekdays + 2 + 32});
  robot.give(intent::ChooseDays{"superman", 4});
  const auto index = [&](const char* id) { return static_cast<std::size_t>(find_exercise(robot.app.catalog, id) - robot.app.catalog.exercises.data()); };
  robot.give(intent::ChooseRung{index("bridge"), {2, 5}});
  robot.give(intent::ChooseRung{index("bird_dog"), {2, 1}});
  robot.give(intent::GoTo{Screen::program});
  robot.frame();
  std::string link;
  REQUIRE(robot.press(Role::button, "Copy a link to it"));
  for (const Effect& effect : robot.effects)
    if (const auto* asked = std::get_if<effect::Exchange>(&effect)) link += asked->link;
  REQUIRE(robot.press(Role::button, "Save it to a file"));
  const std::string file = last_effect<effect::Download>(robot)->text;
  for (const std::string& text : {"#" + link, file}) {
    Robot friends;
    friends.give(intent::AnswerSafety{false});
    friends.give(intent::Restore{"x.json", text, true});
    REQUIRE(friends.app.incoming);
    CHECK(friends.app.incoming->notes.size() == 4);
    friends.give(intent::DecideIncoming{});
    for (const ProgramItem& item : robot.app.catalog.programs.front().items) {
      const Exercise &hers = *find_exercise(robot.app.catalog, item.exercise), &theirs = *find_exercise(friends.app.catalog, item.exercise);
      CHECK(standing(robot.app.history, hers) == standing(friends.app.history, theirs));
      CHECK(same_days(hers.frequency, theirs.frequency));
    }
    CHECK(friends.app.settings.days == robot.app.settings.days);
    // Shared again it is the same.
    friends.give(intent::Export{"program"});
    CHECK(last_effect<effect::Download>(friends)->text == file);
  }
  // Whoever trained or chose already stays, and reads so before she takes it; a lower rung counts.
  Robot settled;
  settled.give(intent::AnswerSafety{false});
  settled.give(intent::ChooseRung{index("bridge"), {1, 0}});
  settled.give(intent::Restore{"x.json", file, true});
  const auto& notes = settled.app.incoming->notes;
  CHECK(std::any_of(notes.begin(), notes.end(), [](const std::string& n) { return n.find("Bridge (Both legs): ") == 0 && n.find("You stay where you stand") != std::string::npos; }));
  settled.give(intent::DecideIncoming{});
  CHECK(standing(settled.app.history, *find_exercise(settled.app.catalog, "bridge")) == Rung{1, 0});
  CHECK(standing(settled.app.history, *find_exercise(settled.app.catalog, "bird_dog")) == Rung{2, 1});
  REQUIRE(robot.press(Role::button, "Save it as a home exercise program (HEP)"));
  CHECK(last_effect<effect::Download>(robot)->name.find("-hep.json") != std::string::npos);
  CHECK(robot.app.notices.back().text == "Not in this file: that each side is trained on its own, the other levels and doses, on which days of the week.");
}

TEST_CASE("a backup, everything erased, the backup again, and another backup: the same bytes but for when they were made") {
  Robot robot;
  robot.give(intent::AnswerSafety{false});
  robot.give(intent::Restore{"x.csv", many_rows(40), true});
  robot.give(intent::DecideIncoming{});
  robot.give(intent::Restore{"link", "#" + write_plan_link(three()), true});
  robot.give(intent::DecideIncoming{});
  robot.give(intent::ChooseDays{"bridge", kWeekdays + 1});
  robot.give(intent::ChooseVoice{"She said \"hi\", {0} \\ \xC3\xBC"});
  const Ms session = robot.app.history.bouts.front().session;
  robot.give(intent::CorrectRepetition{session, std::string(robot.app.history.bouts.front().exercise), 0, 1234});
  robot.give(intent::RemoveBout{robot.app.history.bouts.back().session, "", false});
  robot.give(intent::AnswerMorning{session, 3});
  const auto backup = [&] {
    robot.give(intent::MakeBackup{});
    return last_effect<effect::Download>(robot)->text;
  };
  // Both are the moment of the backup, and nothing else is.
  const auto timeless = [](std::string text, bool& had_both) {
    had_both = true;
    for (const std::string key : {"\"made\":\"", "\"backed_up_ms\":"}) {
      const std::size_t at = text.find(key);
      had_both = had_both && at != std::string::npos && text.find(key, at + 1) == std::string::npos;
      if (at != std::string::npos) text.erase(at, text.find(',', at) - at);
    }
    return text;
  };
  const std::string first = backup();
  robot.give(intent::AskToErase{true});
  robot.give(intent::EraseEverything{});
  CHECK(robot.app.log.entries.empty());
  robot.clock.wall_ms += 3 * 86'400'000 + 12'345;
  robot.clock.mono_ms += 3 * 86'400'000 + 12'345;
  robot.give(intent::Restore{"b.json", first});
  const std::string second = backup();
  CHECK(first != second);
  bool had_both = false, had_both_then = false;
  CHECK(timeless(first, had_both) == timeless(second, had_both_then));
  CHECK(had_both);
  CHECK(had_both_then);
  // What storage holds of it says the same.
  Robot again(robot.storage);
  again.clock = robot.clock;
  again.give(intent::MakeBackup{});
  CHECK(last_effect<effect::Download>(again)->text == second);
}
