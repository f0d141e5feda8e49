#include <algorithm>
#include <doctest/doctest.h>

#include "app/words.h"
#include "folded.h"
#include "progress/advice.h"
#include "progress/schedule.h"
#include "robot.h"

using namespace holdfast;

namespace {

const Day kMonday = day_from({2026, 11, 23});

const Exercise& exercise_of(const Catalog& catalog, const char* id) {
  const Exercise* found = find_exercise(catalog, id);
  REQUIRE(found);
  return *found;
}

struct Outcome {
  int done = -1;                 // -1: all
  std::optional<int> pain = {};
  std::optional<int> reserve = {};
  bool too_hard = false;
};

// One session of one exercise at the rung where she stands, on a day.
void train(Log& log, const Exercise& exercise, Day day, Outcome outcome = {}) {
  const Rung rung = standing(log, exercise);
  const Level& level = exercise.levels[rung.level];
  const Dose& dose = dose_at(exercise, rung);
  const bool each = level.sides != Sides::both;
  const Ms session = Ms{day.number} * 86'400'000 + static_cast<Ms>(log.entries.size());
  const int asked = dose.reps * (each ? 2 : 1), done = outcome.done < 0 ? asked : outcome.done;
  log.entries.push_back(SessionBegan{session, day, 0, {{exercise.id, level.id, static_cast<int>(rung.dose), asked, each}}});
  for (int i = 0; i < done; ++i) {
    RepetitionDone rep;
    rep.session = session;
    rep.day = day;
    rep.exercise = exercise.id;
    rep.level = level.id;
    rep.side = !each ? Side::both : i < dose.reps ? Side::left : Side::right;
    rep.rep = i % dose.reps + 1;
    rep.held_ms = rep.asked_ms = hold_ms(dose.hold, 5);
    log.entries.push_back(rep);
  }
  log.entries.push_back(Answered{session, day, 0, exercise.id, outcome.pain, outcome.reserve});
  if (outcome.too_hard) log.entries.push_back(TooHard{session, day, 0, exercise.id});
}

void accept(Log& log, const Exercise& exercise, const Advice& advice, Day day) {
  log.entries.push_back(Decided{day, 0, exercise.id, exercise.levels[advice.to.level].id, static_cast<int>(advice.to.dose), true});
}

}  // namespace

TEST_CASE("daily is due every day it was not done, three a week leaves a day between and stops at three") {
  const Catalog catalog = test_catalog();
  const Exercise& superman = exercise_of(catalog, "superman");
  const Exercise& lift = exercise_of(catalog, "side_lying_leg_lift");
  Log log;
  CHECK(due(superman, log, kMonday).why == DueWhy::never_done);
  train(log, superman, kMonday);
  train(log, lift, kMonday);
  CHECK(due(superman, log, kMonday).why == DueWhy::done_today);
  CHECK(due(superman, log, kMonday).next == kMonday + 1);
  CHECK(due(superman, log, kMonday + 1).due);
  CHECK(due(lift, log, kMonday + 1).why == DueWhy::rest_day);
  CHECK(due(lift, log, kMonday + 1).next == kMonday + 2);
  train(log, lift, kMonday + 2);
  CHECK(due(lift, log, kMonday + 4).due);
  train(log, lift, kMonday + 4);
  CHECK(due(lift, log, kMonday + 6).why == DueWhy::week_is_full);
  CHECK(due(lift, log, kMonday + 6).next == kMonday + 7);
  CHECK(due(lift, log, kMonday + 7).due);
}

TEST_CASE("an exercise asked for on every due day is done as often as was asked, and never twice a day") {
  const Catalog catalog = test_catalog();
  for (const Exercise& exercise : catalog.exercises) {
    Log log;
    int done = 0;
    for (int d = 0; d < 70; ++d)
      if (due(exercise, log, kMonday + d).due) train(log, exercise, kMonday + d), ++done;
    CHECK(done == exercise.frequency.days_per_week * 10);
  }
}

TEST_CASE("two full sessions with enough in reserve and little pain go up; the first does not") {
  const Catalog catalog = test_catalog();
  const Exercise& bridge = exercise_of(catalog, "bridge");
  Log log;
  CHECK(advise(bridge, log, kMonday).why == AdviceWhy::first_time);
  train(log, bridge, kMonday, {-1, 1, 3});
  CHECK(advise(bridge, log, kMonday).kind == AdviceKind::stay);
  CHECK(advise(bridge, log, kMonday).why == AdviceWhy::reached_once);
  train(log, bridge, kMonday + 2, {-1, 2, 2});
  const Advice advice = advise(bridge, log, kMonday + 2);
  CHECK(advice.kind == AdviceKind::up);
  CHECK(dose_at(bridge, advice.from).reps == 5);
  CHECK(dose_at(bridge, advice.to).reps == 8);
}

TEST_CASE("without answers it takes three full sessions") {
  const Catalog catalog = test_catalog();
  const Exercise& bridge = exercise_of(catalog, "bridge");
  Log log;
  train(log, bridge, kMonday);
  train(log, bridge, kMonday + 2);
  CHECK(advise(bridge, log, kMonday + 2).kind == AdviceKind::stay);
  train(log, bridge, kMonday + 4);
  CHECK(advise(bridge, log, kMonday + 4).kind == AdviceKind::up);
  CHECK(advise(bridge, log, kMonday + 4).why == AdviceWhy::reached_unanswered);
  // Half an answer is no answer.
  for (const Outcome half : {Outcome{-1, 0, {}}, Outcome{-1, {}, 4}}) {
    Log other;
    train(other, bridge, kMonday, half);
    train(other, bridge, kMonday + 2, half);
    CHECK(advise(bridge, other, kMonday + 2).kind == AdviceKind::stay);
  }
}

TEST_CASE("easier is never more work, wherever she stands, and always ends at the bottom") {
  const Catalog catalog = test_catalog();
  for (const Exercise& exercise : catalog.exercises)
    for (std::size_t l = 0; l < exercise.levels.size(); ++l)
      for (std::size_t d = 0; d < exercise.levels[l].doses.size(); ++d) {
        const auto seconds = [&](Rung rung) {
          const Level& level = exercise.levels[rung.level];
          const Dose& dose = level.doses[rung.dose];
          return hold_ms(dose.hold, 5) * dose.reps * dose.sets * (level.sides == Sides::both ? 1 : 2);
        };
        Rung rung{l, d};
        for (int steps = 0; can_step_down(exercise, rung); ++steps) {
          REQUIRE(steps < 100);
          const Rung below = step_down(exercise, rung);
          CHECK(below < rung);
          // Within a level the load may fall while the repetitions grow: 2 lb x 8 comes after 1 lb x 12.
          // Where every easier movement asks for more seconds, the next one's least dose it is.
          bool any_less = false;
          for (std::size_t k = 0; k < rung.level; ++k)
            for (std::size_t e = 0; e < exercise.levels[k].doses.size(); ++e) any_less = any_less || seconds({k, e}) <= seconds(rung);
          if (below.level != rung.level) CHECK((any_less ? seconds(below) <= seconds(rung) : below == Rung{rung.level - 1, 0}));
          rung = below;
        }
        CHECK(rung == Rung{0, 0});
      }
}

TEST_CASE("strong pain and too hard count at whatever level they happened, until she stands lower") {
  const Catalog catalog = test_catalog();
  const Exercise& bridge = exercise_of(catalog, "bridge");
  const std::size_t one_leg = find_level(bridge, "one_leg").value();
  Log log;
  // Tried once above where she stands, with pain 8.
  log.entries.push_back(SessionBegan{5, kMonday, 0, {{bridge.id, "one_leg", 0, 10, true}}});
  log.entries.push_back(Answered{5, kMonday, 0, bridge.id, 8, 0});
  CHECK(advise(bridge, log, kMonday).kind == AdviceKind::stay);  // she stands lower than where it hurt
  log.entries.push_back(Decided{kMonday, 0, bridge.id, "one_leg", 1, false});
  CHECK(advise(bridge, log, kMonday).kind == AdviceKind::down);
  CHECK(advise(bridge, log, kMonday).to < Rung{one_leg, 0});
  // At the bottom there is no step down: somebody should look at her.
  Log low;
  low.entries.push_back(Decided{kMonday, 0, bridge.id, bridge.levels.front().id, 0, false});
  train(low, bridge, kMonday, {-1, 8, 3});
  CHECK(advise(bridge, low, kMonday).kind == AdviceKind::see_clinician);
}

TEST_CASE("a longer break is never treated more lightly, and a decision ends it") {
  const Catalog catalog = test_catalog();
  for (const Exercise& exercise : catalog.exercises)
    for (std::size_t l = 0; l < exercise.levels.size(); ++l) {
      Log log;
      log.entries.push_back(Decided{kMonday, 0, exercise.id, exercise.levels[l].id, 0, false});
      train(log, exercise, kMonday, {-1, 0, 4});
      Rung before{l, 0};
      for (int days = 7; days < 90; ++days) {
        const Rung to = advise(exercise, log, kMonday + days).to;
        CHECK_FALSE(before < to);
        before = to;
      }
      const Advice easier = advise(exercise, log, kMonday + 40);
      accept(log, exercise, easier, kMonday + 40);
      CHECK(advise(exercise, log, kMonday + 40).kind == AdviceKind::stay);
    }
}

TEST_CASE("always doing all of it climbs the article's ladder to its top: longer hold, then 1 to 2 lb") {
  const Catalog catalog = test_catalog();
  const Exercise& superman = exercise_of(catalog, "superman");
  Log log;
  std::vector<std::string> climbed;
  for (int d = 0; d < 60; ++d) {
    train(log, superman, kMonday + d, {-1, 0, 4});
    const Advice advice = advise(superman, log, kMonday + d);
    if (advice.kind == AdviceKind::up) {
      accept(log, superman, advice, kMonday + d);
      climbed.push_back(rung_words(superman, advice.to, Units::lb));
    }
  }
  REQUIRE(climbed.size() >= 4);
  CHECK(climbed[climbed.size() - 2].find("1 lb") != std::string::npos);
  CHECK(climbed.back().find("2 lb") != std::string::npos);
  CHECK(advise(superman, log, kMonday + 59).why == AdviceWhy::top_of_ladder);
}

TEST_CASE("amber pain keeps the level, twice goes down; red goes down at once, twice asks for a clinician") {
  const Catalog catalog = test_catalog();
  const Exercise& bridge = exercise_of(catalog, "bridge");
  for (int pain = 0; pain <= 10; ++pain) {
    Log log;
    for (int d = 0; d < 4; d += 2) train(log, bridge, kMonday + d, {-1, 0, 4});
    train(log, bridge, kMonday + 4, {-1, pain, 4});
    const Advice once = advise(bridge, log, kMonday + 4);
    CHECK(once.kind == (pain <= 2 ? AdviceKind::up : pain <= 5 ? AdviceKind::stay : AdviceKind::down));
    train(log, bridge, kMonday + 6, {-1, pain, 4});
    const Advice twice = advise(bridge, log, kMonday + 6);
    CHECK(twice.kind == (pain <= 2 ? AdviceKind::up : pain <= 5 ? AdviceKind::down : AdviceKind::see_clinician));
  }
}

TEST_CASE("not all done stays once and goes down twice; too hard goes down at once; little in reserve stays") {
  const Catalog catalog = test_catalog();
  const Exercise& lift = exercise_of(catalog, "side_lying_leg_lift");
  Log log;
  train(log, lift, kMonday, {10});
  CHECK(advise(lift, log, kMonday).why == AdviceWhy::side_behind);  // all of the left, two of the right
  train(log, lift, kMonday + 2, {12});
  CHECK(advise(lift, log, kMonday + 2).kind == AdviceKind::down);
  CHECK(lift.levels[advise(lift, log, kMonday + 2).to.level].id == "gentle");
  Log hard;
  train(hard, lift, kMonday, {3, {}, {}, true});
  CHECK(advise(lift, hard, kMonday).why == AdviceWhy::too_hard);
  Log tight;
  train(tight, lift, kMonday, {-1, 0, 1});
  train(tight, lift, kMonday + 2, {-1, 0, 1});
  CHECK(advise(lift, tight, kMonday + 2).why == AdviceWhy::little_in_reserve);
}

TEST_CASE("after a break it starts easier: a week one step, two weeks two, four weeks where a newcomer does") {
  const Catalog catalog = test_catalog();
  const Exercise& bridge = exercise_of(catalog, "bridge");
  const Rung high{first_rung(bridge).level, 5};
  for (int days = 1; days < 60; ++days) {
    Log log;
    log.entries.push_back(Decided{kMonday, 0, bridge.id, bridge.levels[high.level].id, 5, false});
    train(log, bridge, kMonday, {-1, 0, 4});
    const Advice advice = advise(bridge, log, kMonday + days);
    if (days < 7) CHECK(advice.kind == AdviceKind::stay);
    else if (days < 14) CHECK(advice.to == Rung{high.level, 4});
    else if (days < 28) CHECK(advice.to == Rung{high.level, 3});
    else CHECK(advice.to == std::min(first_rung(bridge), step_down(bridge, step_down(bridge, high))));
  }
}

TEST_CASE("a stop sign offers gentle levels only, whatever the log says") {
  const Catalog catalog = test_catalog();
  for (const Exercise& exercise : catalog.exercises) {
    Log log;
    log.entries.push_back(SafetyChecked{kMonday, 0, true});
    CHECK(exercise.levels[standing(log, exercise).level].gentle);
    for (int d = 0; d < 12; d += 2) {
      train(log, exercise, kMonday + d, {-1, 0, 5});
      const Advice advice = advise(exercise, log, kMonday + d);
      CHECK(exercise.levels[advice.to.level].gentle);
    }
    log.entries.push_back(SafetyChecked{kMonday + 12, 0, false});
    CHECK(standing(log, exercise) == first_rung(exercise));
  }
}

TEST_CASE("a repetition done twice counts once, as it was last") {
  Log log;
  log.entries.push_back(SessionBegan{9, kMonday, 0, {{"superman", "low", 0, 10, false}}});
  RepetitionDone rep{9, kMonday, 0, "superman", "low", Side::both, 1, 1, 2000, 5000, 0};
  log.entries.push_back(rep);
  rep.held_ms = 5000;
  log.entries.push_back(rep);
  const std::vector<Bout> list = bouts(log);
  REQUIRE(list.size() == 1);
  CHECK(list[0].reps.size() == 1);
  CHECK(held_ms(list[0]) == 5000);
}
