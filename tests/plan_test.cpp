// A plan is bounded whatever it is made from; files that would ask for more are refused; sides take turns.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <tuple>

#include "app/words.h"
#include "folded.h"
#include "robot.h"
#include "session/session.h"
#include "store/settings.h"
#include "store/unfinished.h"
#include "store/version.h"

using namespace holdfast;

namespace {

constexpr Ms kStart = 5'000;

Catalog catalog_of(const Dose& dose, const Tempo& tempo, Sides sides, std::size_t exercises = 1) {
  Catalog catalog;
  for (std::size_t i = 0; i < exercises; ++i) {
    Exercise exercise;
    exercise.id = "exercise_" + std::to_string(i);
    exercise.tempo = tempo;
    Level level;
    level.sides = sides;
    level.doses = {dose};
    level.spoken.position = level.spoken.left = level.spoken.right = std::string(600, ' ');  // as many words as a file may have
    exercise.levels = {level};
    catalog.exercises.push_back(exercise);
  }
  return catalog;
}

std::vector<Assignment> one_each(std::size_t exercises) {
  std::vector<Assignment> list;
  for (std::size_t i = 0; i < exercises; ++i) list.push_back({i, {}});
  return list;
}

void must_be_bounded(const Plan& plan) {
  REQUIRE(plan.steps.size() <= kMostSteps);
  REQUIRE(plan.steps.back().kind == StepKind::done);
  Ms total = 0;
  for (const Step& step : plan.steps) {
    REQUIRE(step.duration_ms >= 0);
    REQUIRE(step.duration_ms <= kLongestStepMs);
    REQUIRE((step.duration_ms > 0) == (step.kind != StepKind::done));
    if (step.kind == StepKind::hold) {
      REQUIRE(step.duration_ms >= 1000);
      REQUIRE(step.duration_ms <= Ms{kLongestHoldS} * 1000);
    }
    total += step.duration_ms;
  }
  REQUIRE(total == total_ms(plan));
  for (const PlanItem& item : plan.items) {
    REQUIRE(item.dose.reps >= 1);
    REQUIRE(item.dose.sets >= 1);
  }
}

}  // namespace

TEST_CASE("a plan is bounded whatever it is made from: nothing, too much, less than nothing, no number") {
  constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN(), kEndless = std::numeric_limits<double>::infinity();
  const std::vector<double> doubles = {kNoNumber, kEndless, -kEndless, -1, -1e300, 0, 1e-300, 0.49, 5, 300, 86'400, 1e300};
  const std::vector<int> ints = {std::numeric_limits<int>::min(), -1, 0, 1, 5, 60, 61, 300, 86'400, std::numeric_limits<int>::max()};
  std::mt19937 random(3);
  const auto some = [&](const auto& list) { return list[random() % list.size()]; };
  for (int round = 0; round < 3000; ++round) {
    const Dose dose{some(ints), some(ints), {static_cast<HoldKind>(random() % 3), some(ints)}, some(doubles)};
    const Tempo tempo{some(doubles), some(doubles), some(doubles), some(doubles)};
    const Pace pace{some(doubles), some(doubles), some(doubles), some(doubles)};
    const Plan plan = make_plan(catalog_of(dose, tempo, static_cast<Sides>(random() % 3)), {{0, {99, 99}, static_cast<Side>(random() % 3)}}, pace);
    must_be_bounded(plan);
    REQUIRE(plan.pace.breath_s >= 2);
    REQUIRE(plan.pace.breath_s <= 15);
    REQUIRE(plan.items[0].first_side != Side::both);
    REQUIRE(plan.items[0].dose.load_kg >= 0);
    REQUIRE(plan.items[0].dose.load_kg <= 40);
  }
}

TEST_CASE("zero repetitions are one, no hold is one second, a day's hold is five minutes; what is in range stays") {
  const auto made = [](Dose dose) { return make_plan(catalog_of(dose, {}, Sides::both), {{0, {}}}, {}); };
  CHECK(reps_in(made({1, 0, {HoldKind::seconds, 5}, 0}), 0) == 1);
  CHECK(reps_in(made({0, 3, {HoldKind::seconds, 5}, 0}), 0) == 3);
  CHECK(made({1, 1, {HoldKind::seconds, 0}, 0}).items[0].hold_ms == 1000);
  CHECK(made({1, 1, {HoldKind::seconds, 86'400}, 0}).items[0].hold_ms == 300'000);
  CHECK(made({1, 1, {HoldKind::breaths, 1000}, 0}).items[0].hold_ms == 100'000);
  for (const int reps : {1, 7, 60}) CHECK(reps_in(made({1, reps, {HoldKind::brief, 1}, 0}), 0) == reps);
}

TEST_CASE("the largest program has exactly as many steps as is stated, and plays to its end") {
  const Dose most{kMostSets, kMostReps, {HoldKind::breaths, kMostBreaths}, 0};
  const Tempo slowest{10, 10, 10, 30};
  const Plan plan = make_plan(catalog_of(most, slowest, Sides::left_then_right, 25), one_each(25), {15, 30, 60, 120});
  CHECK(plan.items.size() == kMostItems);
  CHECK(plan.steps.size() == kMostSteps);
  CHECK(kMostSteps == 120'821);
  must_be_bounded(plan);
  Session session;
  start(session, plan, 1, kStart);
  const Ms end_ms = kStart + total_ms(plan);
  CHECK(advance(session, end_ms - 1, end_ms).repetitions.size() == 20 * 2 * 600);
  CHECK_FALSE(is_done(session));
  advance(session, end_ms, end_ms);
  CHECK(is_done(session));
}

TEST_CASE("a program of nothing is done at once") {
  Session session;
  const Happened happened = start(session, make_plan(Catalog{}, {}, {}), 1, kStart);
  CHECK(is_done(session));
  REQUIRE(happened.cues.size() == 1);
  CHECK(happened.cues[0].told.phase == StepKind::done);
}

TEST_CASE("a broken number in the settings is refused with its place and what was expected") {
  const auto refusal = [](const std::string& key, const std::string& value) {
    const auto read = read_settings("{\"holdfast\":\"settings\",\"version\":1,\"" + key + "\":" + value + "}", "settings");
    return read ? "accepted" : read.why();
  };
  for (const auto& [key, low, high] : {std::tuple{"breath_s", 3, 12}, {"lead_in_s", 3, 30}, {"change_s", 5, 60}}) {
    const std::string range = std::to_string(low) + ".." + std::to_string(high);
    CHECK(refusal(key, std::to_string(low)) == "accepted");
    CHECK(refusal(key, std::to_string(high)) == "accepted");
    for (const std::string& value : {std::to_string(low - 1), std::to_string(high + 1), std::string("-5"), std::string("0"), std::string("86400")})
      CHECK(refusal(key, value) == std::string("settings: ") + key + ": " + value + " is outside " + range);
    for (const char* value : {"NaN", "Infinity", "1e999", "null", "\"5\"", "[]", "-", "5e", "true"}) {
      const std::string why = refusal(key, value);
      CHECK_MESSAGE(why.rfind("settings: ", 0) == 0, why);
    }
  }
}

TEST_CASE("a broken number in a session that was broken off is refused with its place and what was expected") {
  Unfinished u;
  u.session = 99;
  u.day = Day{20'000};
  u.items = {{"superman", "low", 0}};
  const std::string good = write_unfinished(u);
  REQUIRE(read_unfinished(good, "session"));
  const auto refusal = [&](const std::string& from, const std::string& to) {
    std::string text = good.substr(0, good.find('\n'));
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    const auto read = read_unfinished(seal_text(text.replace(at, from.size(), to)), "session");
    return read ? "accepted" : read.why();
  };
  CHECK(refusal("\"step\":0", "\"step\":-1") == "session: step: -1 is outside 0..120821");
  CHECK(refusal("\"step\":0", "\"step\":120822") == "session: step: 120822 is outside 0..120821");
  CHECK(refusal("\"dose\":0", "\"dose\":-1") == "session: items[0].dose: -1 is outside 0..40");
  CHECK(refusal("\"lead_in_s\":5", "\"lead_in_s\":86400") == "session: lead_in_s: 86400 is outside 3..30");
  CHECK(refusal("\"change_s\":12", "\"change_s\":0") == "session: change_s: 0 is outside 5..60");
  CHECK(refusal("\"session\":99", "\"session\":-99").find("session: session: -99 is outside 0..") == 0);
  for (const char* value : {"NaN", "1e999", "null", "-1", "1e9"}) {
    const std::string why = refusal("\"breath_s\":5", std::string("\"breath_s\":") + value);
    CHECK_MESSAGE(why.rfind("session: ", 0) == 0, why);
  }
}

TEST_CASE("alternating sides take turns in one lie, the first side first, and each counts") {
  for (const Side first : {Side::left, Side::right}) {
    const Side second = first == Side::left ? Side::right : Side::left;
    for (const double rest_s : {0.0, 0.5, 2.0}) {
      const Plan plan = make_plan(catalog_of({2, 3, {HoldKind::seconds, 5}, 0}, {1, 2, 2, rest_s}, Sides::alternating), {{0, {}, first}}, {});
      CHECK(reps_in(plan, 0) == 12);
      std::vector<Side> lifts;
      int positions = 0, readies = 0;
      for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const Step& step = plan.steps[i];
        positions += step.kind == StepKind::position;
        readies += step.kind == StepKind::ready;
        if (step.kind == StepKind::lift) lifts.push_back(step.side);
        if (step.kind == StepKind::rest) CHECK(step.duration_ms == std::max<Ms>(1000, std::llround(rest_s * 1000)));
        if (step.rep == 0 && step.kind != StepKind::questions && step.kind != StepKind::done) CHECK(step.side == first);
      }
      CHECK(positions == 1);
      CHECK(readies == 2);
      REQUIRE(lifts.size() == 12);
      for (std::size_t i = 0; i < lifts.size(); ++i) CHECK(lifts[i] == (i % 2 ? second : first));
      Session session;
      start(session, plan, 1, kStart);
      const Ms end_ms = kStart + total_ms(plan);
      CHECK(advance(session, end_ms, end_ms).repetitions.size() == 12);
    }
  }
}

TEST_CASE("skip and back go to the other side's repetition where sides alternate") {
  for (const double rest_s : {0.0, 2.0}) {
    const Plan plan = make_plan(catalog_of({1, 3, {HoldKind::seconds, 5}, 0}, {1, 2, 2, rest_s}, Sides::alternating), {{0, {}}}, {});
    Session session;
    start(session, plan, 1, kStart);
    Ms now_ms = kStart;
    for (; current(session).kind != StepKind::lift; now_ms += 1000) advance(session, now_ms, now_ms);
    now_ms = session.seen_ms;
    const auto at = [&](int rep, Side side) { return current(session).rep == rep && current(session).side == side; };
    CHECK(at(1, Side::left));
    skip(session, now_ms += 100);
    CHECK(at(1, Side::right));
    skip(session, now_ms += 100);
    CHECK(at(2, Side::left));
    back(session, now_ms += 100);
    CHECK(at(1, Side::right));
    back(session, now_ms += 100);
    CHECK(at(1, Side::left));
  }
}

TEST_CASE("a pause while lowering keeps the hold that was over and goes on with what follows") {
  const Plan plan = make_plan(catalog_of({1, 3, {HoldKind::seconds, 5}, 0}, {1, 2, 2, 2}, Sides::both), {{0, {}}}, {});
  for (const PauseReason reason : {PauseReason::asked, PauseReason::unseen}) {
    Session session;
    start(session, plan, 1, kStart);
    Ms now_ms = kStart;
    for (; current(session).kind != StepKind::lower; ++now_ms) advance(session, now_ms, now_ms);
    pause(session, now_ms + 500, reason);
    const Happened on = resume(session, now_ms + 9000, 4000);
    REQUIRE(on.repetitions.size() == 1);
    CHECK(on.repetitions[0].held_ms == 5000);
    CHECK(current(session).kind == StepKind::set);
    CHECK(current(session).rep == 2);
    CHECK(lead_in_left_ms(session, now_ms + 9000) == 4000);
  }
}

TEST_CASE("before each lift of alternating sides the side is said, with the number while all is said") {
  App app;
  app.catalog = catalog_of({1, 2, {HoldKind::seconds, 5}, 0}, {}, Sides::alternating);
  Spoken& spoken = app.catalog.exercises[0].levels[0].spoken;
  spoken.position = "Lie face down.";
  spoken.left = "Left arm and right leg work.";
  spoken.right = "Right arm and left leg work.";
  const auto said = [&](Talk talk) {
    app.settings.talk = talk;
    Session session;
    Happened happened = start(session, make_plan(app.catalog, {{0, {}, Side::right}}, {}), 1, kStart);
    std::vector<std::string> list{spoken_words(app, session, happened.cues[0])};
    happened = advance(session, kStart + 600'000, kStart + 600'000);
    for (const Cue& cue : happened.cues)
      if (cue.kind == CueKind::enter && cue.told.phase == StepKind::lift) list.push_back(spoken_words(app, session, cue));
    return list;
  };
  const std::string how = ". Lie face down. Right arm and left leg work. Change sides every time.";
  CHECK(said(Talk::everything) == std::vector<std::string>{how, "1. Right. Lift.", "1. Left. Lift.", "Last one. Right. Lift.", "Last one. Left. Lift."});
  CHECK(said(Talk::key_moments) == std::vector<std::string>{how, "Right. Lift.", "Left. Lift.", "Last one. Right. Lift.", "Last one. Left. Lift."});
  CHECK(said(Talk::silent) == std::vector<std::string>(5));
  CHECK(dose_words(app.catalog.exercises[0].levels[0].doses[0], Sides::alternating, Units::lb) == "2 × 5 seconds, each side");
}

TEST_CASE("alternating sides on the screen: a row of marks for each, and the other side comes next") {
  Robot robot;
  Catalog& catalog = robot.app.catalog;
  std::size_t dog = 0;
  while (catalog.exercises[dog].id != "bird_dog") ++dog;
  for (Level& level : catalog.exercises[dog].levels) level.sides = Sides::alternating;
  robot.give(intent::AnswerSafety{false});
  robot.give(intent::StartExercise{dog, first_rung(catalog.exercises[dog])});
  REQUIRE(robot.app.session);
  const Session& session = *robot.app.session;
  const int reps = session.plan.items[0].dose.reps * session.plan.items[0].dose.sets;
  CHECK(robot.value_of("session/progress").find(std::to_string(2 * reps)) != std::string::npos);
  while (current(session).kind != StepKind::lift) robot.pass(100);
  CHECK(robot.name_of("session/next").find(word(Word::next_other_side)) != std::string::npos);
  while (robot.app.session) robot.pass(1000, 500);
  const std::vector<Bout> bouts = bouts_of_session(robot.app.log, robot.app.summary_of);
  REQUIRE(bouts.size() == 1);
  CHECK(reached(bouts[0]));
  CHECK(reps_done(bouts[0], Side::left) == reps);
  CHECK(reps_done(bouts[0], Side::right) == reps);
}

TEST_CASE("after a lead-in it is said what begins, when it begins") {
  Robot robot;
  REQUIRE(robot.press(ui::Role::button, "Start"));
  while (current(*robot.app.session).kind != StepKind::ready) robot.pass(100);
  robot.sleep(60'000);
  REQUIRE(robot.app.session->paused_ms);
  REQUIRE(robot.press(ui::Role::button, "Resume"));
  robot.effects.clear();
  const auto said = [&](const std::string& begin) {
    return std::any_of(robot.effects.begin(), robot.effects.end(), [&](const Effect& effect) {
      const auto* say = std::get_if<effect::Say>(&effect);
      const auto* announce = std::get_if<effect::Announce>(&effect);
      return (say && say->text.rfind(begin, 0) == 0) || (announce && announce->text.rfind(begin, 0) == 0);
    });
  };
  robot.pass(Ms{robot.app.settings.lead_in_s} * 1000 - 500);
  CHECK_FALSE(said("Ready."));
  robot.pass(1000);
  CHECK(said("Ready."));
}

TEST_CASE("a broken-off session at a place that its plan does not have is let go, and said") {
  Robot robot;
  REQUIRE(robot.press(ui::Role::button, "Start"));
  robot.pass(1000);
  Saved saved = robot.storage;
  const auto read = read_unfinished(saved[session_key(robot.app.journal)], "session");
  REQUIRE(read);
  Unfinished unfinished = *read;
  unfinished.step = 100'000;
  saved[session_key(robot.app.journal)] = write_unfinished(unfinished);
  Robot again(saved);
  REQUIRE(again.press(ui::Role::button, "Go on"));
  CHECK_FALSE(again.app.session);
  CHECK(again.app.notices.size() == 1);
  CHECK(again.storage.count(session_key(robot.app.journal)) == 0);
}
