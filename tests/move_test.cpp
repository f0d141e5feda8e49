// From one exercise to the next: how long it takes, what is said, and which order saves moves.

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "app/outbox.h"
#include "app/words.h"
#include "folded.h"
#include "progress/sides.h"
#include "robot.h"
#include "session/move.h"

using namespace holdfast;

namespace {

constexpr Position kAll[] = {Position::prone, Position::supine, Position::side_lying, Position::all_fours, Position::standing};

// One exercise of one level for each position.
Catalog catalog_of(const std::vector<Position>& positions) {
  Catalog catalog;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    Exercise exercise;
    exercise.id = "exercise_" + std::to_string(i);
    Level level;
    level.position = positions[i];
    level.sides = positions[i] == Position::side_lying ? Sides::left_then_right : Sides::both;
    level.doses = {Dose{}};
    exercise.levels = {level};
    catalog.exercises.push_back(exercise);
  }
  return catalog;
}

std::vector<Assignment> all_of(const Catalog& catalog) {
  std::vector<Assignment> list;
  for (std::size_t i = 0; i < catalog.exercises.size(); ++i) list.push_back({i, {}});
  return list;
}

std::vector<std::size_t> indices(const std::vector<Assignment>& list) {
  std::vector<std::size_t> out;
  for (const Assignment& a : list) out.push_back(a.exercise_index);
  return out;
}

// The least moving that any order at all asks for.
double least_of_all_orders(const Catalog& catalog, std::vector<Assignment> list) {
  const auto before = [](const Assignment& a, const Assignment& b) { return a.exercise_index < b.exercise_index; };
  std::sort(list.begin(), list.end(), before);
  double least = 1e9;
  do least = std::min(least, moving_in(catalog, list));
  while (std::next_permutation(list.begin(), list.end(), before));
  return least;
}

Ms first_step_of(const Plan& plan, int item, StepKind kind) {
  for (const Step& step : plan.steps)
    if (step.item == item && step.kind == kind) return step.duration_ms;
  return -1;
}

}  // namespace

TEST_CASE("no order asks for less moving than the one that is proposed, for any six exercises") {
  std::mt19937 random(5);
  for (int round = 0; round < 400; ++round) {
    std::vector<Position> positions;
    for (std::size_t i = 0; i < 1 + random() % 6; ++i) positions.push_back(kAll[random() % 5]);
    const Catalog catalog = catalog_of(positions);
    const std::vector<Assignment> given = all_of(catalog), proposed = in_fewest_moves(catalog, given);
    REQUIRE(moving_in(catalog, proposed) == doctest::Approx(least_of_all_orders(catalog, given)).epsilon(1e-9));
    std::vector<std::size_t> sorted = indices(proposed);
    std::sort(sorted.begin(), sorted.end());
    REQUIRE(sorted == indices(given));  // the same exercises, each once
    if (moving_in(catalog, given) <= moving_in(catalog, proposed) + 1e-9) REQUIRE(indices(proposed) == indices(given));
  }
}

TEST_CASE("exercises of one position come together in their own order, the rest as it was") {
  using enum Position;
  const Catalog catalog = catalog_of({prone, standing, prone, supine, standing});
  CHECK(indices(in_fewest_moves(catalog, all_of(catalog))) == std::vector<std::size_t>{0, 2, 3, 1, 4});
  const Catalog shipped = test_catalog();
  std::vector<Assignment> program;
  for (const ProgramItem& item : shipped.programs.front().items)
    for (std::size_t i = 0; i < shipped.exercises.size(); ++i)
      if (shipped.exercises[i].id == item.exercise) program.push_back({i, {}});
  CHECK(indices(in_fewest_moves(shipped, program)) == indices(program));
}

TEST_CASE("the time to change position follows the move and her own pace") {
  using enum Position;
  CHECK(move_between(prone, supine, false) == Move::turn_over);
  CHECK(move_between(supine, supine, false) == Move::stay);
  CHECK(move_between(side_lying, side_lying, true) == Move::other_side);
  CHECK(move_between(all_fours, prone, false) == Move::to_fours);
  CHECK(move_between(supine, standing, false) == Move::get_up);
  CHECK(move_between(standing, all_fours, false) == Move::get_down);
  for (const double change_s : {20.0, 60.0}) {
    Pace pace;
    pace.change_s = change_s;
    const auto takes = [&](Position from, Position to) {
      const Catalog catalog = catalog_of({from, to});
      return static_cast<double>(first_step_of(make_plan(catalog, all_of(catalog), pace), 1, StepKind::position)) / 1000;
    };
    CHECK(takes(prone, supine) == doctest::Approx(change_s));
    CHECK(takes(prone, prone) == doctest::Approx(change_s / 3).epsilon(1e-3));
    CHECK(takes(prone, standing) == doctest::Approx(change_s * 1.5));
    CHECK(takes(standing, supine) == doctest::Approx(change_s * 1.5));
  }
}

TEST_CASE("with weights there is time to take them, and the words say which; from standing she is told to come down") {
  Robot robot;
  const Catalog& catalog = robot.app.catalog;
  const auto find = [&](const std::string& id) {
    for (std::size_t i = 0; i < catalog.exercises.size(); ++i)
      if (catalog.exercises[i].id == id) return i;
    FAIL("no exercise " << id);
    return std::size_t{0};
  };
  const std::size_t superman = find("superman"), leg_lift = find("side_lying_leg_lift"), squat = find("squat"), bridge = find("bridge");
  const auto level = [&](std::size_t exercise, const char* id) { return Rung{find_level(catalog.exercises[exercise], id).value(), 0}; };
  const Plan plan = make_plan(catalog, {{superman, level(superman, "hand_weights")}, {squat, {}}, {bridge, {}}, {leg_lift, level(leg_lift, "cuff")}}, {});
  std::vector<std::string> how;
  for (std::size_t i = 0; i < plan.steps.size(); ++i)
    if (plan.steps[i].kind == StepKind::position) how.push_back(how_words(robot.app, plan, i));
  REQUIRE(how.size() == 5);
  CHECK(how[0].rfind("Take 1 lb in each hand. Lie face down", 0) == 0);
  CHECK(how[1].rfind("Stand up", 0) == 0);
  CHECK(how[2].rfind("Come down to the mat slowly. Turn onto your back.", 0) == 0);
  CHECK(how[3].rfind("Put the cuff of 1 lb on the ankle that works. Lie on your side", 0) == 0);
  CHECK(how[4].rfind("The cuff to the other ankle. ", 0) == 0);
  const Plan light = make_plan(catalog, {{superman, level(superman, "full")}}, {});
  CHECK(first_step_of(plan, 0, StepKind::position) >= first_step_of(light, 0, StepKind::position) + 15'000);
}

TEST_CASE("the side that did less comes first, in a session as in what goes on after a break") {
  const auto log_with = [](Ms left_ms, Ms right_ms, int left_reps = 2, int right_reps = 2) {
    Log log;
    const auto add = [&](Side side, int reps, Ms held) {
      for (int rep = 1; rep <= reps; ++rep) {
        RepetitionDone done;
        done.session = 5;
        done.day = day_from(Date{2026, 10, 1});
        done.exercise = "side_lying_leg_lift";
        done.level = "straight_leg";
        done.side = side;
        done.rep = rep;
        done.held_ms = held;
        done.asked_ms = 5000;
        log.entries.push_back(done);
      }
    };
    add(Side::left, left_reps, left_ms);
    add(Side::right, right_reps, right_ms);
    return log;
  };
  CHECK(weaker_side(Log{}, "side_lying_leg_lift") == Side::both);
  CHECK(weaker_side(log_with(5000, 5000), "side_lying_leg_lift") == Side::both);
  CHECK(weaker_side(log_with(5000, 4000), "side_lying_leg_lift") == Side::right);
  CHECK(weaker_side(log_with(3000, 4000), "side_lying_leg_lift") == Side::left);
  CHECK(weaker_side(log_with(0, 0, 2, 1), "side_lying_leg_lift") == Side::right);
  CHECK(weaker_side(log_with(5000, 4000, 2, 0), "side_lying_leg_lift") == Side::both);  // one side alone says nothing
  Robot robot;
  const Log log = log_with(5000, 4000);
  learn(robot.app, log.entries);
  REQUIRE(robot.press(ui::Role::button, "Start"));
  const Plan plan = robot.app.session->plan;
  const auto item = std::find_if(plan.items.begin(), plan.items.end(), [](const PlanItem& i) { return i.exercise == "side_lying_leg_lift"; });
  REQUIRE(item != plan.items.end());
  CHECK(item->first_side == Side::right);
  Robot again(robot.storage);
  REQUIRE(again.press(ui::Role::button, "Go on"));
  CHECK(again.app.session->plan.items[static_cast<std::size_t>(item - plan.items.begin())].first_side == Side::right);
}
