// What the log keeps of advice and of what she says of it: the morning after, what she takes out, what was proposed and what she did.

#include <doctest/doctest.h>

#include <algorithm>

#include "app/words.h"
#include "folded.h"
#include "progress/advice.h"
#include "progress/chart.h"
#include "robot.h"
#include "store/journal.h"

using namespace holdfast;

namespace {

// The whole program, and back to Today.
void train_all(Robot& robot) {
  REQUIRE(robot.press(ui::Role::button, "Start"));
  while (robot.app.session) robot.pass(1000, 500);
  REQUIRE(robot.press(ui::Role::button, "To Today"));
}

}  // namespace

TEST_CASE("the morning after she is asked once, answered or not, and never about the same day") {
  Robot robot;
  train_all(robot);
  CHECK_FALSE(robot.has(ui::Role::heading, "How is your back this morning?"));
  const auto next_day = [](Robot& r) { r.clock.wall_ms += 86'400'000, r.clock.mono_ms += 86'400'000, r.frame(), r.frame(); };
  for (const bool answers : {true, false}) {
    Robot again(robot.storage);
    next_day(again);
    REQUIRE(again.has(ui::Role::heading, "How is your back this morning?"));
    REQUIRE((answers ? again.press(ui::Role::radio, "7") : again.press(ui::Role::button, "Do not answer")));
    CHECK_FALSE(again.has(ui::Role::heading, "How is your back this morning?"));
    const std::vector<Entry>& entries = again.app.log.entries;
    const auto last = std::find_if(entries.rbegin(), entries.rend(), [](const Entry& entry) { return std::holds_alternative<NextMorning>(entry); });
    REQUIRE(last != entries.rend());
    const auto& morning = std::get<NextMorning>(*last);
    CHECK(morning.pain == (answers ? std::optional<int>(7) : std::nullopt));
    CHECK(morning.utc_offset_min == 60);
    const Exercise& superman = *find_exercise(again.app.catalog, "superman");
    CHECK((advise(superman, again.app.log, day_of(again.clock)).why == AdviceWhy::worse_next_morning) == answers);
    CHECK_FALSE(Robot(again.storage).has(ui::Role::heading, "How is your back this morning?"));
  }
  Robot late(robot.storage);
  for (int day = 0; day < 3; ++day) next_day(late);
  CHECK_FALSE(late.has(ui::Role::heading, "How is your back this morning?"));
}

TEST_CASE("a row of the log can be removed and put back, here and after a reload") {
  Robot robot;
  train_all(robot);
  REQUIRE(robot.press(ui::Role::link, "Progress"));
  const std::string row = robot.name_of("log/0");
  REQUIRE(row.rfind("Side-lying leg lift: 16 of 16", 0) == 0);
  REQUIRE(robot.press(ui::Role::button, "Remove: " + row));
  CHECK(robot.name_of("log/0") == "Removed: " + row);
  CHECK(bouts(robot.app.log).size() == 2);
  Robot again(robot.storage);
  REQUIRE(again.press(ui::Role::link, "Progress"));
  CHECK(bouts(again.app.log).size() == 2);
  REQUIRE(again.press(ui::Role::button, "Put back: " + row));
  CHECK(bouts(again.app.log).size() == 3);
  CHECK(again.name_of("log/0") == row);
}

TEST_CASE("what was proposed and what she did with it stand in the log, with the numbers that make the same sentence again") {
  Robot robot;
  const Catalog& catalog = robot.app.catalog;
  const auto train = [&](bool answers) {
    REQUIRE(robot.press(ui::Role::button, "Start"));
    while (robot.app.session) {
      if (answers && robot.app.answers.item && !robot.app.answers.pain) robot.give(intent::AnswerPain{0}), robot.give(intent::AnswerReserve{4});
      robot.pass(1000, 500);
    }
  };
  const auto of = [&](const char* id) {
    std::vector<Entry> list;
    for (const Entry& entry : robot.app.log.entries) {
      const auto* advised = std::get_if<Advised>(&entry);
      const auto* decided = std::get_if<Decided>(&entry);
      if ((advised && advised->exercise == id) || (decided && decided->exercise == id)) list.push_back(entry);
    }
    return list;
  };
  const auto next_day = [&] { robot.clock.wall_ms += 86'400'000, robot.clock.mono_ms += 86'400'000, robot.frame(), robot.frame(); };
  train(true);
  // After the end of the session, for each exercise of it, as the summary says it.
  for (const char* id : {"superman", "bridge", "side_lying_leg_lift"}) {
    INFO(std::string(id));
    REQUIRE(of(id).size() == 1);
    const Advised advised = std::get<Advised>(of(id)[0]);
    const Exercise& exercise = *find_exercise(catalog, id);
    CHECK(advised.session == robot.app.summary_of);
    CHECK(advised.kind == AdviceKind::stay);
    CHECK(advised.reason == Reason{AdviceWhy::reached_once, Side::both, {1, 2, 0}});
    CHECK(robot.name_of("summary/" + std::string(id) + "/advice") ==
          advice_words(advised.kind, *rung_of(exercise, advised.level, advised.dose), advised.reason, exercise, robot.app.settings.units));
  }
  CHECK(std::holds_alternative<Advised>(robot.app.log.entries.back()));
  REQUIRE(robot.press(ui::Role::button, "To Today"));
  next_day();
  robot.give(intent::AnswerMorning{robot.app.summary_of, 0});
  CHECK(of("superman").size() == 1);  // nothing has changed
  train(true);
  REQUIRE(of("superman").size() == 2);
  CHECK(std::get<Advised>(of("superman")[1]).kind == AdviceKind::up);
  std::size_t superman = 0;
  while (catalog.exercises[superman].id != "superman") ++superman;
  robot.give(intent::TakeAdvice{superman});
  REQUIRE(of("superman").size() == 3);
  CHECK(std::get<Decided>(of("superman")[2]).advised);
  CHECK(std::get<Decided>(of("superman")[2]).level == std::get<Advised>(of("superman")[1]).level);
  // She decides against what is proposed: both stand there.
  REQUIRE(robot.press(ui::Role::button, "To Today"));
  next_day();
  robot.give(intent::AnswerMorning{robot.app.history.bouts.back().session, 7});  // red: a step back is proposed
  REQUIRE(of("superman").size() == 4);
  CHECK(std::get<Advised>(of("superman")[3]).reason == Reason{AdviceWhy::worse_next_morning, Side::both, {7, 0, 0}});
  robot.give(intent::ChooseRung{superman, {catalog.exercises[superman].levels.size() - 1, 0}});
  REQUIRE(of("superman").size() == 5);
  CHECK_FALSE(std::get<Decided>(of("superman")[4]).advised);
  // A break changes what is proposed, and that is noted when she begins.
  for (int day = 0; day < 30; ++day) next_day();
  const std::size_t before = of("bridge").size();
  robot.give(intent::StartProgram{});
  REQUIRE(of("bridge").size() == before + 1);
  CHECK(std::get<Advised>(of("bridge").back()).kind == AdviceKind::easier_after_break);
  CHECK(std::get<Advised>(of("bridge").back()).reason.numbers[0] >= 29);
  // The log's row says it too: what was proposed after the second day, and that she took it.
  robot.give(intent::EndSession{});
  robot.give(intent::GoTo{Screen::progress});
  const auto& bouts = robot.app.history.bouts;
  std::vector<const Bout*> supermen;
  for (const Bout& bout : bouts)
    if (bout.exercise == "superman") supermen.push_back(&bout);
  REQUIRE(supermen.size() >= 2);
  const auto shown = [&](const Bout& bout) {
    ProgressView view = robot.app.progress;
    view.query = "superman";
    view.open_session = bout.session;
    view.open_exercise = "superman";
    robot.give(intent::LookAtProgress{view});
    robot.frame();
    return robot.name_of("log/advised");
  };
  CHECK(shown(*supermen[0]).find("1 of 2 times") != std::string::npos);
  const std::string second = shown(*supermen[1]);
  INFO(second);
  CHECK(second.rfind("Proposed then: Go up to", 0) != 0);  // by the morning pain had changed it
  CHECK(second.find("Pain was 7 of 10 in the morning afterwards") != std::string::npos);
  CHECK(second.find("You did not take it.") != std::string::npos);
  // And on the line of the chart: the step up as proposed, her own one, and what she did not take.
  const Chart chart = chart_of(robot.app.history, catalog.exercises[superman], Measure::hold, Span::quarter, day_of(robot.clock));
  REQUIRE(chart.steps.size() >= 3);
  CHECK((chart.steps[0].up && chart.steps[0].advised && chart.steps[0].taken));
  CHECK(std::any_of(chart.steps.begin(), chart.steps.end(), [](const ChartStep& step) { return step.taken && !step.advised; }));
  CHECK(std::any_of(chart.steps.begin(), chart.steps.end(), [](const ChartStep& step) { return !step.taken && !step.up; }));
  // And all of it lies in storage.
  Robot again(robot.storage);
  CHECK(again.app.history.advised == robot.app.history.advised);
}

TEST_CASE("what speaks for less stands on Today before she begins, each under its exercise's name") {
  Log log;
  const Day day = day_of(Robot().clock) - 20;
  const Ms session = Ms{day.number} * 86'400'000;
  log.entries.push_back(SafetyChecked{day, session});
  log.entries.push_back(SessionBegan{session, day, session, {{"superman", "full", 0, 1, false}, {"bridge", "march", 0, 1, false}}});
  log.entries.push_back(Decided{day, session, "superman", "full", 0});
  log.entries.push_back(Decided{day, session, "bridge", "march", 0});
  for (const auto& [id, level] : {std::pair{"superman", "full"}, {"bridge", "march"}}) log.entries.push_back(RepetitionDone{session, day, session, id, level, Side::both, 1, 1, 5000, 5000, 0});
  Saved saved;
  for (const Write& month : months_of(log.entries)) saved[month.key] = month.value;
  Robot robot(saved);
  robot.frame();
  for (const auto& [id, name] : {std::pair{"today/superman", "Superman"}, {"today/bridge", "Bridge"}}) {
    CHECK(robot.name_of(id) == name);
    const std::string said = robot.name_of(std::string(id) + "/advice");
    INFO(said);
    CHECK(said.rfind("Start easier: ", 0) == 0);
    CHECK(said.find(" 20 days without this level.") != std::string::npos);
  }
  CHECK_FALSE(ui::find(robot.semantics, "today/side_lying_leg_lift"));
}
