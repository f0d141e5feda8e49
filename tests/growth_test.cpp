// A week grows by so much and no more: everything held in seven days, all exercises together.

#include <doctest/doctest.h>

#include <map>

#include "app/words.h"
#include "progress/advice.h"
#include "progress/schedule.h"
#include "robot.h"

using namespace holdfast;

namespace {

const Day kMonday = day_from({2026, 3, 2});

// Somebody who does all of what is asked, without pain and with strength to spare, and takes every step up.
struct Trainee {
  const Catalog& catalog;
  double breath_s = kUsualBreathS;
  History history = {};
  std::map<std::int32_t, Ms> held_ms = {};  // by day, all exercises
  Ms at_ms = 0;

  void note(Entry entry) {
    std::visit([&](auto& e) { e.wall_ms = ++at_ms; }, entry);
    follow(history, entry);
  }
  void train(std::size_t index, Day day) {
    const Exercise& exercise = catalog.exercises[index];
    const Rung rung = standing(history, exercise);
    const Level& level = exercise.levels[rung.level];
    const Dose& dose = level.doses[rung.dose];
    const bool each = level.sides != Sides::both;
    const Ms session = Ms{day.number} * 86'400'000 + static_cast<Ms>(index);
    at_ms = std::max(at_ms, session);
    note(SessionBegan{session, day, 0, {{exercise.id, level.id, static_cast<int>(rung.dose), dose.sets * dose.reps * (each ? 2 : 1), each}}});
    for (const Side side : each ? std::vector<Side>{Side::left, Side::right} : std::vector<Side>{Side::both})
      for (int set = 1; set <= dose.sets; ++set)
        for (int rep = 1; rep <= dose.reps; ++rep) {
          const Ms ms = hold_ms(dose.hold, breath_s);
          note(RepetitionDone{session, day, 0, exercise.id, level.id, side, set, rep, ms, ms, dose.load_kg});
          held_ms[day.number] += ms;
        }
    note(Answered{session, day, 0, exercise.id, 0, 4});
  }
  Advice advice(std::size_t index, Day day) const { return advise(catalog.exercises[index], history, day, catalog.exercises); }
  void take(std::size_t index, const Advice& advice, Day day) {
    const Exercise& exercise = catalog.exercises[index];
    note(Decided{day, 0, exercise.id, exercise.levels[advice.to.level].id, static_cast<int>(advice.to.dose), true});
  }
  Ms week_from(Day first) const {
    Ms sum = 0;
    for (auto day = held_ms.lower_bound(first.number); day != held_ms.end() && day->first < first.number + 7; ++day) sum += day->second;
    return sum;
  }
  Ms fullest_before(Day first) const {
    Ms most = 0;
    for (int week = 1; week <= 4; ++week) most = std::max(most, week_from(first - 7 * week));
    return most;
  }
};

std::size_t place_of(const Catalog& catalog, const char* id) {
  for (std::size_t i = 0; i < catalog.exercises.size(); ++i)
    if (catalog.exercises[i].id == id) return i;
  REQUIRE_MESSAGE(false, id);
  return 0;
}

// Of a week in which that exercise stays at its level "low".
std::optional<Growth> at_low(const Trainee& trainee, std::size_t index, Day day) {
  const Exercise& exercise = trainee.catalog.exercises[index];
  return growth_with(exercise, {*find_level(exercise, "low"), 0}, trainee.history, day, {});
}

struct Climb {
  int steps = 0, waited = 0, days = 0, compared = 0;
  bool at_top = false;
};

// Until every one of them is at its top, at most so many days. The week that follows a step is compared, unless another step falls into it:
// that one was held against weeks of its own.
Climb climb(const Catalog& catalog, const std::vector<std::size_t>& which, double breath_s, int days) {
  Trainee trainee{catalog, breath_s};
  Climb climb;
  struct Step { Day day; Ms alone_ms; };  // what the step alone adds to a week
  std::vector<Step> stepped;
  for (int d = 0; d < days && !climb.at_top; ++d) {
    const Day day = kMonday + d;
    climb.days = d;
    climb.at_top = true;
    for (const std::size_t i : which)
      if (due(catalog.exercises[i], trainee.history, day).due) trainee.train(i, day);
    for (const std::size_t i : which) {  // once the day's session is over
      const Advice advice = trainee.advice(i, day);
      climb.waited += advice.why == AdviceWhy::growing_fast;
      climb.at_top = climb.at_top && advice.why == AdviceWhy::top_of_ladder;
      if (advice.kind != AdviceKind::up) continue;
      trainee.take(i, advice, day);
      ++climb.steps;
      const Exercise& exercise = catalog.exercises[i];
      const Ms more_ms = work_ms(exercise, advice.to, breath_s) - work_ms(exercise, advice.from, breath_s);
      if (more_ms > 0) stepped.push_back({day, more_ms * exercise.frequency.days_per_week});
    }
  }
  for (std::size_t i = 0; i < stepped.size(); ++i) {
    const Day day = stepped[i].day;
    const Ms alone_ms = stepped[i].alone_ms;
    if (i + 1 < stepped.size() && stepped[i + 1].day - day < 7) continue;
    if (day - kMonday < 7 || day - kMonday + 7 > climb.days) continue;  // no week before, or no whole week after
    // In the second week the first is compared as far as it is over: with the seven days up to the step.
    const Ms before = std::max(trainee.fullest_before(day - 6), day - kMonday < 13 ? trainee.week_from(day - 6) : 0), after = trainee.week_from(day + 1);
    ++climb.compared;
    INFO("day " << (day - kMonday) << ": " << after << " ms after " << before);
    const Rules& rules = catalog.exercises[which.front()].rules;  // of all of them the same
    CHECK(after - before <= std::max({Ms{rules.week_growth_s} * 1000, before * rules.week_growth_percent / 100, alone_ms}));
  }
  return climb;
}

}  // namespace

TEST_CASE("who does all that is asked climbs every ladder to its top, whatever a breath of hers lasts, and no week grows beyond its bound") {
  const auto catalog = shipped_catalog();
  REQUIRE(catalog);
  int steps = 0, compared = 0;
  for (std::size_t i = 0; i < catalog->exercises.size(); ++i)
    for (const double breath_s : {3.0, 5.0, 12.0}) {
      INFO(catalog->exercises[i].id << ", a breath of " << breath_s << " s");
      const Climb done = climb(*catalog, {i}, breath_s, 800);
      CHECK(done.at_top);
      steps += done.steps, compared += done.compared;
    }
  MESSAGE(steps << " steps, the weeks after " << compared << " of them compared");
  CHECK(compared > 100);
}

TEST_CASE("exercises that are trained together grow within one week's bound, one waiting for the other where it is narrow") {
  const auto catalog = shipped_catalog();
  REQUIRE(catalog);
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < catalog->exercises.size(); ++i) all.push_back(i);
  const Climb every = climb(*catalog, all, 5, 1200);
  MESSAGE(every.steps << " steps in " << every.days << " days, " << every.waited << " days of waiting for the week, " << every.compared << " weeks compared");
  CHECK(every.at_top);
  Catalog bounded = *catalog;
  for (Exercise& exercise : bounded.exercises) exercise.rules.week_growth_percent = 5, exercise.rules.week_growth_s = 60;
  const Climb narrow = climb(bounded, all, 5, 1200);
  MESSAGE(narrow.steps << " steps in " << narrow.days << " days, " << narrow.waited << " days of waiting for the week, " << narrow.compared << " weeks compared");
  CHECK(narrow.at_top);
  CHECK(narrow.waited > 0);
}

TEST_CASE("a step up waits while the week grew already, and says by how much") {
  const auto catalog = shipped_catalog();
  REQUIRE(catalog);
  const std::size_t superman = place_of(*catalog, "superman"), bridge = place_of(*catalog, "bridge");
  const Exercise& exercise = catalog->exercises[superman];
  const auto rung = [&](const char* level) { return Rung{*find_level(exercise, level), 0}; };
  Trainee trainee{*catalog};
  const auto decide = [&](const Exercise& e, const char* level, int dose, Day day) { trainee.note(Decided{day, 0, e.id, level, dose, false}); };
  decide(exercise, "longer_hold", 0, kMonday);
  // In the first week there is nothing to compare with.
  for (int d = 0; d < 7; ++d) trainee.train(superman, kMonday + d);
  CHECK_FALSE(growth_with(exercise, rung("longer_hold"), trainee.history, kMonday + 6, {}));
  // 70 s a day, 490 a week; at 100 s a day it would be 700: 210 more, of the 300 that are free.
  trainee.train(superman, kMonday + 7);
  const auto same = growth_with(exercise, {rung("longer_hold").level, 1}, trainee.history, kMonday + 7, catalog->exercises);
  REQUIRE(same);
  CHECK(same->week_ms == 700'000);
  CHECK(same->before_ms == 490'000);  // only one day lies before the last seven: that is no week, and these are
  CHECK(same->allowed_ms == 300'000);
  CHECK(trainee.advice(superman, kMonday + 7).kind == AdviceKind::up);
  for (int d = 8; d < 14; ++d) trainee.train(superman, kMonday + d);
  CHECK(trainee.advice(superman, kMonday + 13).kind == AdviceKind::up);
  // Another exercise that was begun in these days counts as well: three days of 225 s.
  decide(catalog->exercises[bridge], "both_legs", 4, kMonday + 10);
  for (const int d : {10, 12, 13}) trainee.train(bridge, kMonday + d);
  const Advice waits = trainee.advice(superman, kMonday + 13);
  CHECK(waits.why == AdviceWhy::growing_fast);
  CHECK(waits.kind == AdviceKind::stay);
  CHECK(waits.to == waits.from);
  const std::string said = advice_words(waits, exercise, Units::kg);
  INFO(said);
  for (const char* number : {"22 min 55 s", "8 min 10 s", "5 min"}) CHECK(said.find(number) != std::string::npos);
  // A step that asks for no more holding never waits.
  decide(exercise, "low", 0, kMonday + 13);
  trainee.train(superman, kMonday + 14);
  trainee.train(superman, kMonday + 15);
  CHECK(trainee.advice(superman, kMonday + 15).kind == AdviceKind::up);
  CHECK(trainee.advice(superman, kMonday + 15).to == rung("full"));
}

TEST_CASE("what was taken out of the log, lies ahead or was never done does not count into a week") {
  const auto catalog = shipped_catalog();
  REQUIRE(catalog);
  const std::size_t superman = place_of(*catalog, "superman");
  Trainee trainee{*catalog};
  for (const int d : {0, 1, 3, 10, 15, 16, 27}) trainee.train(superman, kMonday + d);
  const auto week = [&] { return at_low(trainee, superman, kMonday + 16); };
  const auto remove = [&](int day, const char* which) {
    trainee.note(Removed{Ms{(kMonday + day).number} * 86'400'000 + static_cast<Ms>(superman), kMonday + 16, 0, which});
  };
  REQUIRE(week());
  CHECK(week()->before_ms == 100'000);  // days 0 and 1, in the second of the weeks before; day 10 is one of the seven
  CHECK(week()->week_ms == 150'000);
  remove(15, "superman");
  CHECK(week()->week_ms == 100'000);
  remove(1, "");
  CHECK(week()->before_ms == 50'000);
  // With day 3 alone a whole week lies before the seven days; with none of them there is nothing to compare with.
  remove(0, "");
  CHECK(week()->before_ms == 50'000);
  remove(3, "");
  CHECK_FALSE(week());
}

TEST_CASE("while no whole week lies before the last seven days, these are what a week is compared with") {
  const auto catalog = shipped_catalog();
  REQUIRE(catalog);
  const std::size_t superman = place_of(*catalog, "superman");
  Trainee trainee{*catalog};
  const auto before_ms = [&](int day) { return at_low(trainee, superman, kMonday + day).value_or(Growth{}).before_ms; };
  for (int d = 0; d < 14; ++d) trainee.train(superman, kMonday + d);
  CHECK(before_ms(6) == 0);
  CHECK(before_ms(7) == 350'000);   // days 1 to 7, and one day before them
  CHECK(before_ms(12) == 350'000);
  CHECK(before_ms(13) == 350'000);  // days 0 to 6
  trainee.train(superman, kMonday + 14);
  trainee.train(superman, kMonday + 20);
  CHECK(before_ms(20) == 350'000);  // days 7 to 13, although the last seven hold less
  // After a pause that no week compared reaches back over she begins again.
  for (int d = 100; d < 108; ++d) trainee.train(superman, kMonday + d);
  CHECK(before_ms(100) == 50'000);
  CHECK(before_ms(107) == 350'000);
  CHECK(trainee.advice(superman, kMonday + 107).why != AdviceWhy::growing_fast);
}

TEST_CASE("an exercise's own bounds of growth are followed") {
  Catalog catalog = *shipped_catalog();
  const std::size_t superman = place_of(catalog, "superman");
  catalog.exercises[superman].rules.week_growth_s = 0;
  catalog.exercises[superman].rules.week_growth_percent = 58;
  Trainee trainee{catalog};
  trainee.note(Decided{kMonday, 0, "superman", "longer_hold", 0, false});
  for (int d = 0; d < 14; ++d) trainee.train(superman, kMonday + d);
  CHECK(trainee.advice(superman, kMonday + 13).kind == AdviceKind::up);  // the step alone, in a week that is otherwise as it was
  trainee.train(place_of(catalog, "bridge"), kMonday + 13);
  // 490 s a week so far; 700 and 75 with the step and the bridge: 285 more, which is 58.2 %.
  CHECK(trainee.advice(superman, kMonday + 13).why == AdviceWhy::growing_fast);
  catalog.exercises[superman].rules.week_growth_percent = 59;
  CHECK(trainee.advice(superman, kMonday + 13).kind == AdviceKind::up);
}
