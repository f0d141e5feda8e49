// The log on the screen: what its rows say, how they are found, how they are put right.

#include <doctest/doctest.h>

#include <algorithm>

#include "app/log_words.h"
#include "app/words.h"
#include "robot.h"
#include "ten_years.h"

using namespace holdfast;
using ui::Role;

namespace {

const Day kMonday = day_from({2026, 10, 19});  // the robot's first day

struct Done {
  const char* exercise;
  const char* level;
  int day;
  Ms held_ms;
  int pain;      // -1: not answered
};

// Sessions of one exercise each: eight repetitions of five seconds, the last of which was held as long as it says.
Log log_of(const std::vector<Done>& list) {
  Log log;
  int number = 0;
  for (const Done& done : list) {
    const Day day = kMonday + done.day;
    const Ms session = Ms{day.number} * 86'400'000 + 1000 * ++number;
    Ms at_ms = session;
    log.entries.push_back(SessionBegan{session, day, at_ms, {{done.exercise, done.level, 0, 8, false}}});
    for (int rep = 1; rep <= 8; ++rep)
      log.entries.push_back(RepetitionDone{session, day, ++at_ms, done.exercise, done.level, Side::both, 1, rep, rep == 8 ? done.held_ms : 5000, 5000, 0});
    if (done.pain >= 0) log.entries.push_back(Answered{session, day, ++at_ms, done.exercise, done.pain, 2});
  }
  return log;
}

void open_progress(Robot& robot, const Log& log) {
  robot.give(intent::AnswerSafety{false});
  robot.give(intent::Restore{"backup.json", write_backup({day_of(robot.clock), Settings{}, log}), false});
  if (robot.app.restoring) robot.give(intent::RestoreAs{false});
  robot.give(intent::GoTo{Screen::progress});
  robot.frame();
}

const std::vector<Done> kAutumn = {{"superman", "full", -60, 5000, 0}, {"superman", "low", -40, 5000, 3}, {"bridge", "both_legs", -30, 3200, 0},
                                   {"squat", "partial", -16, 5000, 10}, {"superman", "low", -3, 5000, -1}, {"bridge", "both_legs", 0, 5000, 3}};

std::vector<std::string> rows(const Robot& robot) {
  std::vector<std::string> list;
  for (int row = 0;; ++row) {
    const std::string name = robot.name_of("log/" + std::to_string(row));
    if (name.empty()) return list;
    list.push_back(name);
  }
}

}  // namespace

TEST_CASE("the log is searched by what its rows say, over all months, newest first") {
  Robot robot;
  open_progress(robot, log_of(kAutumn));
  struct Row { std::string query; std::vector<int> found; };  // into kAutumn
  for (const Row& row : {Row{"superman", {4, 1, 0}}, {"SUPER low", {4, 1}}, {"bridge", {5, 2}}, {"monday", {5}}, {"friday", {4}}, {"september", {2, 1}}, {"aug 2026", {0}},
                         {"2026 bridge", {5, 2}}, {"pain", {5, 3, 2, 1, 0}}, {"pain 3", {5, 1}}, {"pain 1", {}}, {"pain 10", {3}}, {"3 october", {3}}, {"october 3", {3}},
                         {"superman 9 september", {1}}, {"cut short", {2}}, {"1 cut", {2}}, {"held 38", {2}}, {"2 in reserve superman", {1, 0}},
                         {"uperman", {}}, {"superman nothing", {}}, {"8 of 8", {5, 4, 3, 2, 1, 0}}}) {
    INFO(row.query);
    REQUIRE(robot.type(Role::searchbox, "Search the log", row.query));
    std::vector<std::string> wanted;
    for (const int at : row.found) {
      const Bout& bout = robot.app.history.bouts[static_cast<std::size_t>(at)];
      wanted.push_back(log_row_words(robot.app, bout, true));
    }
    CHECK(rows(robot) == wanted);
    CHECK(robot.name_of("log/found") == (wanted.empty() ? word(Word::log_found_none) : counted(Word::log_found_one, Word::log_found, static_cast<int>(wanted.size()))));
    CHECK_FALSE(robot.has(Role::button, "Month before"));
  }
  REQUIRE(robot.type(Role::searchbox, "Search the log", "  "));
  CHECK(robot.has(Role::button, "Month before"));
  CHECK(rows(robot).size() == 3);  // October's
  robot.type(Role::searchbox, "Search the log", "removed");
  CHECK(rows(robot).empty());
  robot.give(intent::RemoveBout{robot.app.history.bouts[2].session, "bridge", false});
  robot.give(intent::CorrectRepetition{robot.app.history.bouts[0].session, "superman", 1, 4000});
  robot.frame();
  REQUIRE(rows(robot).size() == 1);
  CHECK(rows(robot)[0].rfind("Removed: Bridge", 0) == 0);
  robot.type(Role::searchbox, "Search the log", "correct");
  REQUIRE(rows(robot).size() == 1);
  CHECK(rows(robot)[0].rfind("Superman", 0) == 0);
}

TEST_CASE("a row says level, time held, pain and what is left, and an exercise that was picked stays picked while searching") {
  Robot robot;
  open_progress(robot, log_of(kAutumn));
  CHECK(robot.name_of("log/0") == "Bridge: 8 of 8, Monday 19 October");
  CHECK(robot.name_of("log/0/more") == robot.app.catalog.exercises[1].levels[*find_level(robot.app.catalog.exercises[1], "both_legs")].name + " \xC2\xB7 held 40 seconds \xC2\xB7 pain 3 \xC2\xB7 2 in reserve");
  robot.type(Role::searchbox, "Search the log", "3.2");
  CHECK(rows(robot).empty());  // a part of a number is no number
  robot.type(Role::searchbox, "Search the log", "pain 3");
  for (const ui::Node& node : robot.semantics.nodes)
    if (node.role == Role::radio && node.name == "Superman" && node.id.rfind("log/filter/", 0) == 0) {
      REQUIRE(robot.press_id(std::string(node.id)));
      break;
    }
  REQUIRE(rows(robot).size() == 1);
  CHECK(rows(robot)[0].rfind("Superman", 0) == 0);
}

TEST_CASE("of ten years at most sixty rows are shown, the rest is counted, and typing is kept whole and bounded") {
  Robot robot;
  const Log log = ten_years(3, 600, day_of(robot.clock) - 600);
  open_progress(robot, log);
  robot.type(Role::searchbox, "Search the log", "superman");
  const std::size_t all = found_in_log(robot.app, "superman", {}).size();
  REQUIRE(all > 100);
  CHECK(rows(robot).size() == 60);
  CHECK(robot.name_of("log/found_more") == words(Word::log_found_more, {std::to_string(all - 60)}));
  std::string umlauts;
  for (int i = 0; i < 300; ++i) umlauts += "\xC3\x84";
  robot.type(Role::searchbox, "Search the log", "x" + umlauts);
  CHECK(robot.app.progress.query.size() == 399);  // not in the middle of a character
  CHECK(found_in_log(robot.app, "\xC3\xA4", {}).empty());
}

TEST_CASE("a correction is undone on the screen, to the millisecond, as often as she likes") {
  std::vector<Done> odd = kAutumn;
  odd.back().held_ms = 4973;
  Robot robot;
  open_progress(robot, log_of(odd));
  const std::string row = robot.name_of("log/0");
  const Bout before = robot.app.history.bouts.back();
  REQUIRE(robot.press(Role::button, "Correct: " + row));
  REQUIRE(robot.press_id("log/rep/7"));
  CHECK_FALSE(ui::find(robot.semantics, "log/undo"));
  for (const double first : {2.0, 6.5}) {
    for (const double held_s : {first, 3.0}) {
      robot.semantics.requests.push_back({ui::ActionKind::set_value, "log/held", held_s});
      robot.frame();
      robot.frame();
      REQUIRE(robot.press(Role::button, "Save the correction"));
      CHECK(robot.app.history.bouts.back().reps[7].held_ms == static_cast<Ms>(held_s * 1000));
    }
    REQUIRE(robot.press(Role::button, "Undo the correction: 4.973 s"));
    CHECK(robot.app.history.bouts.back() == before);
    CHECK_FALSE(ui::find(robot.semantics, "log/undo"));
  }
  CHECK(Robot(robot.storage).app.history.bouts.back() == before);
}

TEST_CASE("pain and what was left can be put right, and the last answer counts, here and after a reload") {
  Robot robot;
  open_progress(robot, log_of(kAutumn));
  REQUIRE(robot.press(Role::button, "Correct: " + robot.name_of("log/1")));  // three days ago, not answered
  const auto bout = [](const Robot& where) { return where.app.history.bouts[4]; };
  REQUIRE_FALSE(bout(robot).pain);
  REQUIRE(robot.press_id("log/pain/7"));
  CHECK(bout(robot).pain == 7);
  CHECK_FALSE(bout(robot).reserve);
  REQUIRE(robot.press_id("log/reserve/4"));
  REQUIRE(robot.press_id("log/pain/0"));
  CHECK(bout(robot).pain == 0);
  CHECK(bout(robot).reserve == 4);
  REQUIRE(robot.press_id("log/morning/8"));
  CHECK(bout(robot).morning == 8);
  REQUIRE(robot.press_id("log/morning/2"));
  CHECK(bout(robot).morning == 2);
  CHECK(bout(Robot(robot.storage)).morning == 2);
  REQUIRE(robot.press(Role::button, "Take back the answer of the morning"));
  CHECK_FALSE(bout(robot).morning);
  CHECK_FALSE(ui::find(robot.semantics, "log/no_morning"));
  const std::size_t facts = robot.app.log.entries.size();
  robot.press_id("log/pain/0");
  robot.give(intent::CorrectAnswers{bout(robot).session, "bridge", 3, {}, 3});  // not in that session
  robot.give(intent::CorrectAnswers{12345, "superman", 3, {}, 3});
  robot.give(intent::CorrectAnswers{bout(robot).session, "superman", {}, {}, intent::kNoAnswer});
  // Of today's session she is still to be asked.
  robot.give(intent::CorrectAnswers{robot.app.history.bouts.back().session, "bridge", {}, {}, 3});
  CHECK(robot.app.log.entries.size() == facts);
  CHECK(bout(Robot(robot.storage)) == bout(robot));
  REQUIRE(robot.press(Role::button, "Correct: " + robot.name_of("log/0")));
  CHECK(ui::find(robot.semantics, "log/pain/0"));
  CHECK_FALSE(ui::find(robot.semantics, "log/morning/0"));
}

TEST_CASE("a whole session is removed and put back at once, from any of its rows") {
  Robot robot;
  REQUIRE(robot.press(Role::button, "Start"));
  while (robot.app.session) robot.pass(1000, 500);
  robot.give(intent::GoTo{Screen::progress});
  robot.frame();
  const std::vector<Bout> before = robot.app.history.bouts;
  REQUIRE(before.size() == 3);
  const std::string row = robot.name_of("log/1");
  REQUIRE(robot.press(Role::button, "Remove: " + row));  // one of them first, for itself
  REQUIRE(robot.press(Role::button, "Correct: " + row));
  const std::size_t facts = robot.app.log.entries.size();
  REQUIRE(robot.press(Role::button, "Remove the whole session"));
  CHECK(robot.app.log.entries.size() == facts + 1);
  CHECK(bouts(robot.app.history).empty());
  CHECK(bouts(Robot(robot.storage).app.history).empty());
  REQUIRE(robot.press(Role::button, "Put back the whole session"));
  CHECK(robot.app.history.bouts == before);
}

TEST_CASE("days that a clock which was ahead left in the log are reached month by month, and none beyond them") {
  Robot robot;
  std::vector<Done> ahead = kAutumn;
  ahead.push_back({"squat", "partial", 75, 5000, 0});   // in January, and noted first
  std::rotate(ahead.begin(), ahead.end() - 1, ahead.end());
  open_progress(robot, log_of(ahead));
  for (const char* month : {"November 2026", "December 2026", "January 2027"}) {
    REQUIRE(robot.press(Role::button, "Month after"));
    CHECK(robot.name_of("log/month") == month);
  }
  CHECK(rows(robot).size() == 1);
  CHECK_FALSE(robot.press(Role::button, "Month after"));
  CHECK_FALSE(robot.press(Role::button, "Year after"));
  for (int i = 0; i < 5; ++i) REQUIRE(robot.press(Role::button, "Month before"));
  CHECK(robot.name_of("log/month") == "August 2026");
  CHECK(rows(robot).size() == 1);
  CHECK_FALSE(robot.press(Role::button, "Month before"));
  REQUIRE(robot.press(Role::button, "Year after"));
  CHECK(robot.name_of("log/month") == "January 2027");
}
