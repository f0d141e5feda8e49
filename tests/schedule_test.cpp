// What is due, week by week, and the run of days: by frequency, from the log alone.

#include "progress/schedule.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "robot.h"
#include "ten_years.h"

using namespace holdfast;

namespace {

const Day kMonday = day_from({2026, 11, 2});
constexpr std::uint8_t kMon = 1, kThu = 1 << 3;

struct Trainee {
  Catalog catalog = test_catalog();
  Program program;
  Log log;
  History history() const { return history_of(log); }
};

Exercise& exercise_of(Trainee& plan, const char* id) {
  const auto found = std::find_if(plan.catalog.exercises.begin(), plan.catalog.exercises.end(), [&](const Exercise& e) { return e.id == id; });
  REQUIRE(found != plan.catalog.exercises.end());
  return *found;
}

void ask_for(Trainee& plan, const char* id, Frequency frequency, Frequency usual = {}) {
  Exercise& exercise = exercise_of(plan, id);
  exercise.frequency = frequency;
  exercise.usual_frequency = usual;
  plan.program.items.push_back({id, std::nullopt});
}

Ms session_on(int day) { return Ms{(kMonday + day).number} * 86'400'000; }

void train(Trainee& plan, const char* id, const std::vector<int>& days) {
  for (const int day : days) {
    plan.log.entries.push_back(SessionBegan{session_on(day), kMonday + day, session_on(day), {{id, "low", 0, 1, false}}});
    plan.log.entries.push_back(RepetitionDone{session_on(day), kMonday + day, session_on(day) + 1, id, "low", Side::both, 1, 1, 5000, 5000});
  }
  sort_by_time(plan.log);
}

Frequency chosen(std::uint8_t weekdays, int days, int since = -10'000) { return {days, weekdays, kMonday + since}; }

int streak(const Trainee& plan, int today, bool forgiving) { return streak_days(plan.catalog, plan.program, plan.history(), kMonday + today, forgiving); }

}  // namespace

TEST_CASE("of each week it is told how much of what it asked was done") {
  struct Week { int done, asked; };
  struct Row {
    std::string what;
    Frequency superman;
    std::optional<Frequency> bridge;
    std::vector<int> superman_days, bridge_days;
    int today;
    std::vector<Week> weeks;  // the latest first
  };
  const Frequency daily{7}, three{3};
  for (const Row& row : {
           Row{"a newcomer on a Wednesday: that day asks for each once", daily, three, {}, {}, 2, {{0, 2}}},
           {"a newcomer on a Thursday: nothing is asked before", daily, three, {3}, {}, 4, {{1, 3}}},
           {"and on Sunday", daily, three, {3, 4, 5, 6}, {4, 6}, 6, {{6, 6}}},
           {"three a week by Monday: one", three, {}, {-7, -5, -3, 0}, {}, 0, {{1, 1}, {3, 3}}},
           {"by Tuesday still one", three, {}, {-7, -5, -3, 0}, {}, 1, {{1, 1}, {3, 3}}},
           {"by Wednesday two", three, {}, {-7, -5, -3, 0}, {}, 2, {{1, 2}, {3, 3}}},
           {"by Thursday still two", three, {}, {-7, -5, -3, 0}, {}, 3, {{1, 2}, {3, 3}}},
           {"by Friday three", three, {}, {-7, -5, -3, 0}, {}, 4, {{1, 3}, {3, 3}}},
           {"by Sunday three", three, {}, {-7, -5, 0}, {}, 6, {{1, 3}, {2, 3}}},
           {"more than asked is not more than all", Frequency{1}, {}, {-7, 0, 2, 4}, {}, 6, {{1, 1}, {1, 1}}},
           {"chosen weekdays by Wednesday", chosen(kMon | kThu, 2), {}, {-7, -4, 0}, {}, 2, {{1, 1}, {2, 2}}},
           {"by Thursday, and Tuesday instead of Monday", chosen(kMon | kThu, 2), {}, {-7, -4, 1}, {}, 3, {{1, 2}, {2, 2}}},
           {"weekdays chosen on Thursday: the Monday before was not asked for; the usual days were, last week", chosen(kMon | kThu, 2, 3), {}, {-7, -6, -5, -4, -3, 3}, {}, 6, {{1, 1}, {5, 7}}},
           {"five a week since today; before, the usual three", Frequency{5, 0, kMonday + 2}, {}, {-7, -5, -3, 0, 2}, {}, 2, {{2, 3}, {3, 3}}},
           {"weeks without any training are told too", three, {}, {-21, -1}, {}, 0, {{0, 1}, {1, 3}, {0, 3}, {1, 3}}},
           {"what a clock that was ahead left is not done yet", daily, {}, {0, 1, 4}, {}, 2, {{2, 3}}},
           {"an exercise that she did first this week was not asked for last week", daily, three, {-2, -1, 0}, {0}, 0, {{2, 2}, {2, 2}}},
           {"one that she never did is asked for now, and not afterwards", daily, three, {-2, -1, 0}, {}, 0, {{1, 2}, {2, 2}}},
       }) {
    INFO(row.what);
    Trainee plan;
    ask_for(plan, "superman", row.superman, row.superman.days_per_week == 5 ? three : daily);
    if (row.bridge) ask_for(plan, "bridge", *row.bridge, three);
    train(plan, "superman", row.superman_days);
    train(plan, "bridge", row.bridge_days);
    const History history = plan.history();
    const std::vector<Adherence> weeks = adherence_of_weeks(plan.catalog, plan.program, history, kMonday + row.today, 12);
    REQUIRE(weeks.size() == row.weeks.size());
    for (std::size_t i = 0; i < weeks.size(); ++i) {
      INFO(i);
      const Adherence& week = weeks[weeks.size() - 1 - i];
      CHECK(week.monday == kMonday - 7 * static_cast<int>(i));
      CHECK(week.done == row.weeks[i].done);
      CHECK(week.asked == row.weeks[i].asked);
    }
    const Adherence now = adherence_this_week(plan.catalog, plan.program, history, kMonday + row.today);
    CHECK(now.done == row.weeks[0].done);
    CHECK(now.asked == row.weeks[0].asked);
  }
}

TEST_CASE("what she removed is not done, and no more than the weeks that are wanted are told") {
  Trainee plan;
  ask_for(plan, "superman", {7});
  train(plan, "superman", {-100, 0, 1, 2});
  plan.log.entries.push_back(Removed{session_on(1), kMonday + 2, session_on(3), "superman", false});
  CHECK(adherence_this_week(plan.catalog, plan.program, plan.history(), kMonday + 2).done == 2);
  CHECK(adherence_of_weeks(plan.catalog, plan.program, plan.history(), kMonday + 2, 12).size() == 12);
  CHECK(streak(plan, 2, false) == 1);
}

TEST_CASE("a run of days is broken by what the plan missed, never by a day on which nothing was due") {
  struct Today { int day, strict, forgiving; };
  struct Row {
    std::string what;
    Frequency superman;
    std::optional<Frequency> bridge;
    std::vector<int> superman_days;
    std::vector<Today> todays;
  };
  const Frequency daily{7}, three{3};
  const std::vector<int> mon_wed_fri{0, 2, 4, 7, 9, 11, 14, 16, 18}, tue_thu_sat{1, 3, 5, 8, 10, 12};
  for (const Row& row : {
           Row{"every day", daily, {}, {0, 1, 2, 4}, {{2, 3, 3}, {3, 3, 3}, {4, 1, 4}, {5, 1, 4}, {6, 0, 4}, {7, 0, 0}}},
           {"three a week: weekends break nothing", three, {}, mon_wed_fri, {{18, 9, 9}, {20, 9, 9}, {21, 9, 9}}},
           {"whichever three days", three, {}, tue_thu_sat, {{13, 6, 6}, {14, 6, 6}, {15, 6, 6}, {16, 6, 6}}},
           {"until the week cannot hold three any more; one missed day is forgiven, two are not", three, {}, tue_thu_sat, {{17, 0, 6}, {18, 0, 6}, {19, 0, 0}}},
           {"two in one week and three in the next", three, {}, {0, 2, 4, 7, 9, 14, 16, 18}, {{18, 3, 8}, {21, 3, 8}}},
           {"the week in which she begins misses nothing", three, {}, {4, 7, 9, 11}, {{11, 4, 4}, {13, 4, 4}}},
           {"chosen weekdays", chosen(kMon | kThu, 2), {}, {0, 3, 7, 10}, {{13, 4, 4}, {14, 4, 4}, {15, 0, 4}, {17, 0, 4}, {18, 0, 0}}},
           {"a day that was not asked for counts", chosen(kMon | kThu, 2), {}, {0, 1, 3}, {{4, 3, 3}}},
           {"a daily exercise beside three a week: every day", daily, three, {0, 2, 3}, {{3, 2, 3}}},
           {"an exercise that is new to the program misses nothing before it was begun", three, daily, mon_wed_fri, {{20, 9, 9}}},
           {"daily from now on: what was asked before stays what it was", {7, 0, kMonday + 14}, {}, {0, 2, 4, 7, 9, 11, 14, 15}, {{15, 8, 8}, {16, 8, 8}, {17, 0, 8}}},
           {"what a clock that was ahead left neither counts nor breaks", daily, {}, {0, 1, 5}, {{1, 2, 2}, {2, 2, 2}}},
       }) {
    Trainee plan;
    ask_for(plan, "superman", row.superman, three);
    if (row.bridge) ask_for(plan, "bridge", *row.bridge, *row.bridge);
    train(plan, "superman", row.superman_days);
    for (const Today& today : row.todays) {
      INFO(row.what, ", day ", today.day);
      CHECK(streak(plan, today.day, false) == today.strict);
      CHECK(streak(plan, today.day, true) == today.forgiving);
    }
  }
  Trainee other;
  ask_for(other, "bridge", three, three);
  train(other, "superman", {0, 2, 3});
  CHECK(streak(other, 3, false) == 2);  // nothing of the program was ever done: it asks for every day
}

TEST_CASE("whatever days of a week she trains, the run goes on exactly when there are as many as were asked") {
  for (int asked = 1; asked <= 7; ++asked)
    for (unsigned days = 0; days < 128; ++days) {
      // Three and fewer want a day of rest between: days next to each other are more than the plan reckons with.
      if (asked <= 3 && (days & days << 1)) continue;
      Trainee plan;
      ask_for(plan, "superman", {asked}, {asked});
      std::vector<int> trained{-7, -6, -5, -4, -3, -2, -1};
      if (asked <= 3) trained = {-7, -5, -3};
      if (asked <= 3) trained.resize(static_cast<std::size_t>(asked));
      for (int day = 0; day < 7; ++day)
        if (days >> day & 1) trained.push_back(day);
      train(plan, "superman", trained);
      const int done = __builtin_popcount(days);
      INFO(asked, " asked, days ", days);
      CHECK((streak(plan, 7, false) == static_cast<int>(trained.size())) == (done >= asked));
    }
}

TEST_CASE("what lies ahead of a clock that was put right does not fill the week, nor hide a day that was missed") {
  Trainee plan;
  ask_for(plan, "superman", {3}, {3});
  train(plan, "superman", {-7, 4, 5, 6});  // noted while the clock was ahead
  const Exercise& superman = exercise_of(plan, "superman");
  const Due monday = due(superman, plan.history(), kMonday);
  CHECK(monday.due);
  CHECK(monday.done_this_week == 0);
  CHECK(due(superman, plan.history(), kMonday + 6).why == DueWhy::done_today);
  CHECK(due(superman, plan.history(), kMonday + 4).done_this_week == 1);
  Exercise chosen_days = superman;
  chosen_days.frequency = chosen(kMon | kThu, 2);
  CHECK(due(chosen_days, plan.history(), kMonday + 1).missed == kMonday);
}
