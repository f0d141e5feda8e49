// Hands that do not look: one press pauses and goes on, two skip, a long one ends the hold.

#include <doctest/doctest.h>

#include <algorithm>

#include "app/outbox.h"
#include "folded.h"
#include "robot.h"

using namespace holdfast;
using ui::Role;

namespace {

int reps_logged(const Log& log) {
  return static_cast<int>(std::count_if(log.entries.begin(), log.entries.end(), [](const Entry& e) { return std::holds_alternative<RepetitionDone>(e); }));
}

void train_to(Robot& robot, StepKind kind) {
  REQUIRE(robot.press(Role::button, "Start"));
  while (current(*robot.app.session).kind != kind) robot.pass(100);
}

}  // namespace

TEST_CASE("one press pauses, the next goes on") {
  Robot robot;
  train_to(robot, StepKind::hold);
  robot.give(intent::Press{});
  CHECK(robot.app.session->paused_ms);
  robot.pass(5000);
  CHECK(robot.app.session->paused_ms);
  robot.give(intent::Press{});
  CHECK_FALSE(robot.app.session->paused_ms);
}

TEST_CASE("two presses skip to the next repetition at once, running or paused, and keep a hold that had begun") {
  for (const bool paused : {false, true}) {
    Robot robot;
    train_to(robot, StepKind::hold);
    robot.pass(2000);
    if (paused) {
      robot.give(intent::Press{});
      robot.pass(3000);
    }
    const int rep = current(*robot.app.session).rep;
    robot.give(intent::Press{});
    robot.clock.mono_ms += 300;
    robot.give(intent::Press{});
    CHECK_FALSE(robot.app.session->paused_ms);
    CHECK(current(*robot.app.session).kind == StepKind::set);
    CHECK(current(*robot.app.session).rep == rep + 1);
    if (!paused) {
      REQUIRE(reps_logged(robot.app.log) == 1);
      CHECK(std::get<RepetitionDone>(robot.app.log.entries.back()).held_ms == doctest::Approx(2000).epsilon(0.06));
    }
  }
}

TEST_CASE("two presses far apart are two single ones, three are a skip and a pause") {
  Robot robot;
  train_to(robot, StepKind::hold);
  robot.give(intent::Press{});
  robot.pass(451, 451);
  robot.give(intent::Press{});
  CHECK_FALSE(robot.app.session->paused_ms);
  CHECK(reps_logged(robot.app.log) == 0);
  robot.pass(1000);
  for (int i = 0; i < 3; ++i) robot.give(intent::Press{});
  CHECK(robot.app.session->paused_ms);
}

TEST_CASE("a long press ends the hold and logs what was held; outside a hold it does nothing") {
  Robot robot;
  train_to(robot, StepKind::lift);
  robot.give(intent::LongPress{});
  CHECK(current(*robot.app.session).kind == StepKind::lift);
  while (current(*robot.app.session).kind != StepKind::hold) robot.pass(100);
  robot.pass(3000);
  robot.give(intent::LongPress{});
  CHECK(current(*robot.app.session).kind == StepKind::lower);
  while (current(*robot.app.session).kind == StepKind::lower) robot.pass(100);
  REQUIRE(reps_logged(robot.app.log) == 1);
  CHECK(std::get<RepetitionDone>(robot.app.log.entries.back()).held_ms == doctest::Approx(3000).epsilon(0.04));
}

TEST_CASE("switched off, only what can mean nothing else counts; among the questions a stray tap means nothing") {
  Robot robot;
  robot.give(intent::Change{Setting::anywhere, 0});
  train_to(robot, StepKind::hold);
  robot.give(intent::Press{false});
  robot.give(intent::LongPress{false});
  CHECK(current(*robot.app.session).kind == StepKind::hold);
  CHECK_FALSE(robot.app.session->paused_ms);
  robot.give(intent::Press{true});
  CHECK(robot.app.session->paused_ms);
  robot.pass(1000);
  robot.give(intent::Press{true});
  robot.give(intent::Change{Setting::anywhere, 1});
  REQUIRE(robot.press(Role::button, "Too hard today"));
  REQUIRE(current(*robot.app.session).kind == StepKind::questions);
  robot.pass(1000);
  robot.give(intent::Press{false});
  CHECK_FALSE(robot.app.session->paused_ms);
  robot.give(intent::Press{true});
  CHECK(robot.app.session->paused_ms);
}

TEST_CASE("no session, no effect: presses on other screens, interruptions and late tones") {
  Robot robot;
  const auto before = robot.app.log.entries.size();
  for (const Intent& intent : {Intent(intent::Press{true}), Intent(intent::LongPress{true}), Intent(intent::SoundInterrupted{}), Intent(intent::CueCameLate{100})})
    robot.give(intent);
  CHECK_FALSE(robot.app.session);
  CHECK(robot.app.log.entries.size() == before);
  CHECK(robot.app.late.cues == 0);
}

TEST_CASE("a call that takes the sound pauses; tones that came late are told in the summary") {
  Robot robot;
  train_to(robot, StepKind::hold);
  robot.give(intent::SoundInterrupted{});
  CHECK(robot.app.session->paused_ms);
  robot.pass(2000);
  robot.give(intent::Press{});
  robot.give(intent::CueCameLate{80});
  robot.give(intent::CueCameLate{1240});
  REQUIRE(robot.press(Role::button, "End session"));
  robot.frame();
  CHECK(robot.name_of("summary/late") == "2 tones came late, the latest by 1.2 s.");
  REQUIRE(robot.press(Role::button, "To Today"));
  train_to(robot, StepKind::lift);
  REQUIRE(robot.press(Role::button, "End session"));
  CHECK(robot.name_of("summary/late").empty());
}

TEST_CASE("the change of phase is noted for the flash at most every 400 ms, and never with less motion") {
  Robot robot;
  REQUIRE(robot.press(Role::button, "Start"));
  std::vector<Ms> flashes{robot.app.changed_ms};
  for (int i = 0; i < 200; ++i) {
    robot.give(intent::Skip{});
    robot.pass(60, 60);
    if (!robot.app.session) break;
    if (robot.app.changed_ms != flashes.back()) flashes.push_back(robot.app.changed_ms);
  }
  REQUIRE(flashes.size() > 3);
  for (std::size_t i = 1; i < flashes.size(); ++i) CHECK(flashes[i] - flashes[i - 1] >= 400);
  Robot calm;
  calm.give(intent::Change{Setting::reduced_motion, 1});
  REQUIRE(calm.press(Role::button, "Start"));
  const Ms began_ms = calm.app.changed_ms;
  calm.pass(60'000);
  CHECK(calm.app.changed_ms == began_ms);
}

TEST_CASE("pain above five proposes to stop for today, aloud and with a button; less does not") {
  Robot robot;
  train_to(robot, StepKind::hold);
  REQUIRE(robot.press(Role::button, "Too hard today"));
  REQUIRE(robot.press(Role::radio, "5"));
  CHECK_FALSE(robot.has(Role::button, "Stop for today"));
  const auto said = [&] {
    return std::count_if(robot.effects.begin(), robot.effects.end(), [](const Effect& e) {
      const auto* say = std::get_if<effect::Say>(&e);
      return say && say->text == "That is too much pain. Better stop for today.";
    });
  };
  CHECK(said() == 0);
  robot.give(intent::AnswerPain{6});
  CHECK(said() == 1);
  REQUIRE(robot.press(Role::button, "Stop for today"));
  CHECK(robot.app.screen == Screen::summary);
}

TEST_CASE("leaving questions unanswered is kept once; coming back to the position after them keeps nothing more") {
  Robot robot;
  train_to(robot, StepKind::hold);
  const auto answers = [&] {
    return std::count_if(robot.app.log.entries.begin(), robot.app.log.entries.end(), [](const Entry& e) { return std::holds_alternative<Answered>(e); });
  };
  REQUIRE(robot.press(Role::button, "Too hard today"));
  robot.give(intent::AnswersDone{});
  CHECK(answers() == 1);
  CHECK(current(*robot.app.session).kind == StepKind::position);
  while (current(*robot.app.session).kind == StepKind::position) robot.pass(500);
  robot.give(intent::Back{});
  robot.give(intent::Back{});
  CHECK(answers() == 1);
}

TEST_CASE("what she has learnt is said in fewer words, if she wants") {
  for (const bool fade : {false, true})
    for (const int days : {4, 5}) {
      Robot robot;
      robot.give(intent::Change{Setting::fade, fade});
      for (int day = 0; day < days; ++day) {
        RepetitionDone done;
        done.session = 1000 + day;
        done.day = day_from(Date{2026, 9, 1}) + day;
        done.exercise = "superman";
        done.level = "low";
        learn(robot.app, {done});
      }
      train_to(robot, StepKind::hold);
      const bool counted = std::any_of(robot.effects.begin(), robot.effects.end(), [](const Effect& e) {
        const auto* say = std::get_if<effect::Say>(&e);
        return say && say->text == "1. Lift.";
      });
      CHECK(counted == !(fade && days >= 5));
    }
}

TEST_CASE("digits answer the questions in their order: pain, then what was left; a third means nothing") {
  Robot robot;
  train_to(robot, StepKind::hold);
  CHECK(robot.name_of("session/next") != "Tap anywhere: pause. Twice: skip.");
  REQUIRE(robot.press(Role::button, "Too hard today"));
  for (const char* digit : {"3", "7", "9"}) robot.key(digit);
  CHECK(robot.app.answers.pain == 3);
  CHECK(robot.app.answers.reserve == 5);
}

TEST_CASE("what her hands can do is shown while she gets down for the first time, unless it is switched off") {
  for (const bool anywhere : {true, false}) {
    Robot robot;
    robot.give(intent::Change{Setting::anywhere, anywhere});
    REQUIRE(robot.press(Role::button, "Start"));
    CHECK((robot.name_of("session/next") == "Tap anywhere: pause. Twice: skip.") == anywhere);
  }
}
