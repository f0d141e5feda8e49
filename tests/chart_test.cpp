#include "progress/chart.h"

#include <doctest/doctest.h>

#include "app/chart_picture.h"
#include "robot.h"
#include "ten_years.h"

using namespace holdfast;
using ui::Role;

namespace {

const Day kMonday = day_from({2026, 11, 2});

struct Done {
  int day;
  double left_s, right_s;
  int reps;
  int pain;
};

Log log_of(const std::vector<Done>& list) {
  Log log;
  Ms at_ms = 0;
  for (const Done& done : list) {
    const Day day = kMonday + done.day;
    const Ms session = Ms{day.number} * 86'400'000;
    at_ms = session;
    log.entries.push_back(SessionBegan{session, day, at_ms, {{"side_lying_leg_lift", "hold_5s", 1, 2 * done.reps, true}}});
    for (const Side side : {Side::left, Side::right})
      for (int rep = 1; rep <= done.reps; ++rep)
        log.entries.push_back(RepetitionDone{session, day, ++at_ms, "side_lying_leg_lift", "hold_5s", side, 1, rep,
                                             static_cast<Ms>((side == Side::left ? done.left_s : done.right_s) * 1000), 5000, kKgPerLb});
    if (done.pain >= 0) log.entries.push_back(Answered{session, day, ++at_ms, "side_lying_leg_lift", done.pain, 2});
  }
  return log;
}

const Exercise& lift() {
  static const Catalog catalog = test_catalog();
  return *find_exercise(catalog, "side_lying_leg_lift");
}

void train_days(Robot& robot) {
  std::vector<Entry> entries;
  const Log log = ten_years(5, 40, day_of(robot.clock) - 40);
  robot.give(intent::AnswerSafety{false});
  for (const Entry& entry : log.entries) entries.push_back(entry);
  std::string text = write_backup({day_of(robot.clock), Settings{}, Log{entries}});
  robot.give(intent::Restore{"backup.json", text, false});
  if (robot.app.restoring) robot.give(intent::RestoreAs{false});
  robot.give(intent::GoTo{Screen::progress});
  robot.frame();
}

void look_at_table(Robot& robot, int exercise, Span span) {
  ProgressView view;
  view.exercise = exercise;
  view.measure = Measure::hold;
  view.span = span;
  view.table = true;
  robot.give(intent::LookAtProgress{view});
}

}  // namespace

TEST_CASE("a chart has a point a day, a week or a month, left beside right, and nothing that she took out") {
  const Log log = log_of({{0, 5, 4, 8, 0}, {1, 6, 6, 10, 3}, {2, 9, 9, 4, -1}, {8, 7, 5, 8, 1}});
  Log fewer = log;
  fewer.entries.push_back(Removed{Ms{(kMonday + 2).number} * 86'400'000, kMonday + 9, Ms{(kMonday + 9).number} * 86'400'000, "", false});
  const History history = history_of(fewer);
  const Day today = kMonday + 9;
  const Chart hold = chart_of(history, lift(), Measure::hold, Span::quarter, today);
  REQUIRE(hold.points.size() == 3);
  CHECK(hold.sides);
  CHECK(hold.points[0].left == 5.0);
  CHECK(hold.points[0].right == 4.0);
  CHECK(hold.points[2].day == kMonday + 8);
  CHECK(hold.most >= 7);
  const Chart weeks = chart_of(history, lift(), Measure::repetitions, Span::year, today);
  REQUIRE(weeks.points.size() == 2);
  CHECK(weeks.points[0].left == 10.0);
  CHECK(weeks.points[0].day == kMonday);
  const Chart months = chart_of(history, lift(), Measure::pain, Span::all, today);
  REQUIRE(months.points.size() == 1);
  CHECK(months.points[0].left == 3.0);
  CHECK_FALSE(months.sides);
  const Chart load = chart_of(history, lift(), Measure::load, Span::quarter, today, kKgPerLb);
  CHECK(load.points[0].left == doctest::Approx(1));
  const Chart level = chart_of(history, lift(), Measure::level, Span::quarter, today);
  CHECK(level.points[0].left == place_of(lift(), {*find_level(lift(), "hold_5s"), 1}));
  CHECK(places(lift()) >= *level.points[0].left);
}

TEST_CASE("axes hold every value with at most five lines, and steps on the ladder stand where they were taken") {
  for (const double most : {0.0, 0.4, 1.0, 3.9, 5.0, 12.0, 59.0, 61.0, 600.0, 3600.0}) {
    const History history = history_of(log_of({{0, most, most, 1, -1}}));
    const Chart chart = chart_of(history, lift(), Measure::hold, Span::quarter, kMonday);
    INFO(most);
    CHECK(chart.most >= most);
    CHECK(chart.most / chart.grid <= 4.001);
    CHECK(chart.most - chart.grid <= most);
  }
  Log log = log_of({{0, 5, 5, 8, 0}});
  const Rung first = first_rung(lift()), up = step_up(lift(), first);
  log.entries.push_back(Decided{kMonday + 1, Ms{(kMonday + 1).number} * 86'400'000, lift().id, lift().levels[up.level].id, static_cast<int>(up.dose), true});
  log.entries.push_back(Decided{kMonday + 3, Ms{(kMonday + 3).number} * 86'400'000, lift().id, lift().levels[first.level].id, static_cast<int>(first.dose), false});
  const Chart chart = chart_of(history_of(log), lift(), Measure::hold, Span::quarter, kMonday + 4);
  REQUIRE(chart.steps.size() == 2);
  CHECK(chart.steps[0].up);
  CHECK(chart.steps[0].advised);
  CHECK(chart.steps[1].day == kMonday + 3);
  CHECK_FALSE(chart.steps[1].up);
  CHECK_FALSE(chart.steps[1].advised);
}

TEST_CASE("points a month apart are joined over everything, however short that is, and the words fit one point") {
  const Log log = log_of({{0, 5, 5, 8, 0}, {30, 6, 6, 8, 0}, {60, 6, 6, 8, 0}});
  const History history = history_of(log);
  const auto joined_lines = [&](Span span, Day today) {
    const ChartPicture picture = picture_of(chart_of(history, lift(), Measure::hold, span, today), Units::lb, 390, 220, 13);
    return std::count_if(picture.lines.begin(), picture.lines.end(), [](const auto& line) { return line.ink == ChartInk::left; });
  };
  CHECK(joined_lines(Span::all, kMonday + 61) == 2);
  CHECK(joined_lines(Span::quarter, kMonday + 61) == 0);  // a gap of a month in days is a gap
  const auto said = [&](Day today) { return chart_words(chart_of(history, lift(), Measure::hold, Span::quarter, today), Units::lb); };
  CHECK(chart_words(chart_of(history_of(log_of({{0, 5, 5, 8, 0}})), lift(), Measure::hold, Span::quarter, kMonday), Units::lb) == "5 s on 2 November.");
  CHECK(said(kMonday + 61) == "From 5 s to 6 s in 9 weeks.");
  Log two = log_of({{0, 5, 5, 8, 0}, {2, 8, 8, 8, 0}});
  CHECK(chart_words(chart_of(history_of(two), lift(), Measure::hold, Span::quarter, kMonday + 2), Units::lb) == "From 5 s to 8 s by 4 November.");
  two = log_of({{0, 5, 5, 8, 0}, {15, 5, 5, 8, 0}});
  CHECK(chart_words(chart_of(history_of(two), lift(), Measure::hold, Span::quarter, kMonday + 15), Units::lb) == "Unchanged at 5 s for 2 weeks.");
  two = log_of({{0, 5, 5, 8, 0}, {7, 8, 3, 8, 0}, {15, 5, 5, 8, 0}});
  CHECK(chart_words(chart_of(history_of(two), lift(), Measure::hold, Span::quarter, kMonday + 15), Units::lb) == "5 s as at first, between 3 s and 5 s in 2 weeks.");
}

TEST_CASE("the table names every step, those before its first row and several in one row too, and has a row for every day of a quarter") {
  Robot robot;
  train_days(robot);
  REQUIRE(robot.app.history.bouts.size() > 20);
  const Day today = day_of(robot.clock);
  const std::size_t at = 0;
  const Exercise& exercise = robot.app.catalog.exercises[at];
  look_at_table(robot, static_cast<int>(at), Span::all);
  robot.frame();
  int named = 0;
  const auto count_steps = [&] {
    named = 0;
    for (const ui::Node& node : robot.semantics.nodes)
      if (node.role == Role::cell && node.id.rfind("chart/", 0) == 0)
        for (const char* word : {"Up", "Down", "See a clinician"})
          for (std::size_t from = node.name.find(word); from != std::string::npos; from = node.name.find(word, from + 1)) ++named;
    return named;
  };
  for (int i = 0; i < 3; ++i) {
    robot.give(intent::ChooseRung{at, i % 2 ? first_rung(exercise) : step_up(exercise, first_rung(exercise))});
    robot.frame();
  }
  const Chart chart = chart_of(robot.app.history, exercise, Measure::hold, Span::all, today);
  REQUIRE(chart.steps.size() >= 3);
  CHECK(count_steps() == static_cast<int>(chart.steps.size()));
  Log daily;
  for (int day = 0; day < 92; ++day) {
    const Log one = log_of({{day, 5, 5, 1, -1}});
    daily.entries.insert(daily.entries.end(), one.entries.begin(), one.entries.end());
  }
  robot.give(intent::AskToErase{true});
  robot.give(intent::EraseEverything{});
  CHECK(robot.app.progress.exercise == -1);
  robot.give(intent::AnswerSafety{false});
  robot.clock.wall_ms = Ms{(kMonday + 91).number} * 86'400'000 + 80'000'000;
  robot.give(intent::Restore{"backup.json", write_backup({kMonday, Settings{}, daily}), false});
  if (robot.app.restoring) robot.give(intent::RestoreAs{true});
  robot.give(intent::GoTo{Screen::progress});
  look_at_table(robot, -1, Span::quarter);
  robot.frame();
  const auto rows = std::count_if(robot.semantics.nodes.begin(), robot.semantics.nodes.end(), [](const ui::Node& node) { return node.role == Role::row && node.id.rfind("chart/", 0) == 0; });
  CHECK(rows == 1 + 92);
}

TEST_CASE("when the exercise that was looked at is taken out of the log, the chart shows another") {
  Robot robot;
  train_days(robot);
  const int last = static_cast<int>(robot.app.catalog.exercises.size()) - 1;
  for (int i = 0; i <= last; ++i) {
    if (!bouts_of(robot.app.history, robot.app.catalog.exercises[static_cast<std::size_t>(i)].id).empty()) continue;
    ProgressView view;
    view.exercise = i;
    robot.give(intent::LookAtProgress{view});
    robot.frame();
    CHECK(find(robot.semantics, "chart/picture"));
    return;
  }
  FAIL("every exercise was trained");
}

TEST_CASE("every part of a chart's picture lies inside it, at every size, and sides differ by shape") {
  const History history = history_of(ten_years(3, 400, kMonday - 399));
  for (const char* id : {"superman", "side_lying_leg_lift", "side_bridge"})
    for (int measure = 0; measure < kMeasures; ++measure)
      for (int span = 0; span < 3; ++span)
        for (const float width : {260.0f, 358.0f, 720.0f}) {
          static const Catalog catalog = test_catalog();
          const Chart chart = chart_of(history, *find_exercise(catalog, id), static_cast<Measure>(measure), static_cast<Span>(span), kMonday);
          const ChartPicture picture = picture_of(chart, Units::lb, width, 220, 13);
          bool inside = true, shapes = true;
          for (const auto& mark : picture.marks) {
            inside = inside && mark.x >= kChartMark && mark.x <= width - kChartMark && mark.y >= 0 && mark.y <= 220;
            shapes = shapes && (mark.ink != ChartInk::right || mark.shape == ChartMark::square) && (mark.ink != ChartInk::left || mark.shape == ChartMark::dot);
          }
          for (const auto& line : picture.lines) inside = inside && std::min(line.x1, line.x2) >= 0 && std::max(line.x1, line.x2) <= width;
          CHECK(inside);
          CHECK(shapes);
          CHECK(chart.points.size() <= 120);
          const std::string svg = svg_of(picture, "a < b & c", "said", key_words(chart));
          CHECK(svg.find("a &lt; b &amp; c") != std::string::npos);
          CHECK(svg.find("nan") == std::string::npos);
        }
}

TEST_CASE("marks that would run into a bar say what is new and where a line begins and ends, and no more") {
  std::vector<Done> days;
  for (int day = 0; day < 60; ++day) days.push_back({day, day == 30 ? 4.0 : 5.0, 5, 8, 0});
  const ChartPicture picture = picture_of(chart_of(history_of(log_of(days)), lift(), Measure::hold, Span::quarter, kMonday + 60), Units::lb, 320, 220, 13);
  const auto marks = [&](ChartInk ink) {
    std::vector<ChartPicture::Mark> list;
    for (const auto& mark : picture.marks)
      if (mark.ink == ink) list.push_back(mark);
    return list;
  };
  const auto left = marks(ChartInk::left), right = marks(ChartInk::right);
  const auto lines = std::count_if(picture.lines.begin(), picture.lines.end(), [](const auto& line) { return line.ink == ChartInk::left; });
  CHECK(lines == 59);  // every day is on the line
  REQUIRE(right.size() >= 2);
  CHECK(right.size() < 20);
  for (std::size_t i = 1; i + 1 < right.size(); ++i) CHECK(right[i].x - right[i - 1].x >= 6 * kChartMark);
  // The day that differs, and those beside it, are marked.
  CHECK(left.size() >= right.size() + 2);
  CHECK(std::count_if(left.begin(), left.end(), [&](const auto& mark) { return mark.y > left[0].y + 1; }) == 1);
  CHECK(std::none_of(right.begin(), right.end(), [](const auto& mark) { return mark.filled; }));
  CHECK(std::all_of(left.begin(), left.end(), [](const auto& mark) { return mark.filled; }));
}

TEST_CASE("words of a chart name its first and last value, its length and the weaker side") {
  const Chart chart = chart_of(history_of(log_of({{0, 5, 5, 8, 0}, {42, 12, 10, 8, 0}})), lift(), Measure::hold, Span::quarter, kMonday + 42);
  CHECK(chart_words(chart, Units::kg) == "From 5 s to 10 s in 6 weeks. Right 2 s less than left.");
  CHECK(chart_words(Chart{}, Units::kg) == "Nothing was noted of this in that time.");
}

TEST_CASE("totals and bests count what was done, in the days that are asked for") {
  const History history = history_of(log_of({{0, 5, 4, 8, 0}, {1, 6, 6, 10, 3}, {8, 7, 5, 9, 1}}));
  const Total week = total_of(history, kMonday, kMonday + 6);
  CHECK(week.days == 2);
  CHECK(week.repetitions == 36);
  CHECK(week.held_ms == 8 * 9'000 + 20 * 6'000);
  const Best best = best_of(history, lift().id);
  CHECK(best.sides);
  CHECK(best.hold_ms[0] == 7000);
  CHECK(best.hold_ms[1] == 6000);
  CHECK(best.repetitions[1] == 10);
  CHECK(held_by_day(history, kMonday, 9)[8] == 9 * 12'000);
}

TEST_CASE("progress shows a chart of what she picks, as a picture or as a table, and saves it as a file") {
  Robot robot;
  train_days(robot);
  REQUIRE(robot.has(Role::heading, "Over time"));
  std::string squat;
  for (const ui::Node& node : robot.semantics.nodes)
    if (node.name == "Squat" && node.id.rfind("chart/exercise/", 0) == 0) squat = node.id;
  REQUIRE(robot.press_id(squat));
  robot.frame();
  REQUIRE(robot.press(Role::radio, "Repetitions"));
  robot.frame();
  CHECK(robot.value_of("chart/said").empty());
  CHECK(robot.name_of("chart/said").rfind("Squat: Repetitions. ", 0) == 0);
  // The numbers stand behind the picture as well.
  const auto numbers = [&] {
    std::vector<std::string> cells_of;
    for (const ui::Node& node : robot.semantics.nodes)
      if (node.id.rfind("chart/table/", 0) == 0) cells_of.push_back(std::string(ui::aria_name(node.role)) + " " + node.name);
    return cells_of;
  };
  const std::vector<std::string> behind = numbers();
  REQUIRE(behind.size() > 40);
  const ui::Node *picture = ui::find(robot.semantics, "chart/picture"), *table = ui::find(robot.semantics, "chart/table");
  REQUIRE((picture && table));
  CHECK(table->box.y == picture->box.y);
  CHECK(table->box.h == picture->box.h);
  REQUIRE(robot.press(Role::button, "Show the numbers"));
  robot.frame();
  CHECK(numbers() == behind);
  CHECK_FALSE(ui::find(robot.semantics, "chart/picture"));
  int rows = 0, cells = 0, heads = 0;
  for (const ui::Node& node : robot.semantics.nodes)
    if (node.id.rfind("chart/", 0) == 0) rows += node.role == Role::row, cells += node.role == Role::cell, heads += node.role == Role::columnheader;
  CHECK(rows > 20);
  CHECK(heads >= 2);
  CHECK(cells == heads * (rows - 1));
  REQUIRE(robot.press(Role::button, "Save the picture"));
  const auto* file = std::get_if<effect::Download>(&robot.effects.back());
  REQUIRE(file);
  CHECK(file->name == "holdfast-squat.svg");
  CHECK(file->text.rfind("<svg", 0) == 0);
  std::string lifts;
  for (const ui::Node& node : robot.semantics.nodes)
    if (node.name == lift().name && node.id.rfind("chart/exercise/", 0) == 0) lifts = node.id;
  REQUIRE(robot.press_id(lifts));
  REQUIRE(robot.press(Role::button, "Show the picture"));
  REQUIRE(robot.name_of("chart/key").rfind("Dots: left. Squares: right.", 0) == 0);
  REQUIRE(robot.press(Role::button, "Save the picture"));
  CHECK(std::get<effect::Download>(robot.effects.back()).text.find(">" + robot.name_of("chart/key") + "</text>") != std::string::npos);
}

TEST_CASE("the log goes back month by month, shows one exercise, and a repetition can be put right, and right again") {
  Robot robot;
  train_days(robot);
  const auto rows = [&] {
    int count = 0;
    while (ui::find(robot.semantics, "log/" + std::to_string(count))) ++count;
    return count;
  };
  const int all = rows();
  CHECK(all > 20);
  REQUIRE(robot.press_id("log/filter/1"));
  robot.frame();
  CHECK(rows() < all);
  REQUIRE(robot.press(Role::button, "Month before"));
  robot.frame();
  CHECK(rows() > 0);
  const Ms before = robot.app.history.bouts.size() > 0 ? held_ms(robot.app.history.bouts.front()) : 0;
  REQUIRE(before > 0);
  int open = 0;
  while (!robot.press_id("log/" + std::to_string(open) + "/correct")) ++open;
  robot.frame();
  REQUIRE(robot.press_id("log/rep/2"));
  robot.frame();
  robot.semantics.requests.push_back({ui::ActionKind::set_value, "log/held", 2.5});
  robot.frame();
  robot.frame();
  const ProgressView view = robot.app.progress;
  const auto held = [&] { return bouts_of_session(robot.app.history, view.open_session); };
  const auto bout = [&] {
    for (const Bout* b : held())
      if (b->exercise == view.open_exercise) return b;
    return static_cast<const Bout*>(nullptr);
  };
  const Ms was = bout()->reps[2].held_ms;
  REQUIRE(was != 2500);
  REQUIRE(robot.press(Role::button, "Save the correction"));
  CHECK(bout()->reps[2].held_ms == 2500);
  robot.give(intent::CorrectRepetition{view.open_session, view.open_exercise, 2, was});
  CHECK(bout()->reps[2].held_ms == was);
  const std::size_t facts = robot.app.log.entries.size();
  robot.give(intent::CorrectRepetition{view.open_session, view.open_exercise, 99, 1});
  robot.give(intent::CorrectRepetition{1, view.open_exercise, 0, 1});
  CHECK(robot.app.log.entries.size() == facts);
  const Robot again(robot.storage);
  CHECK(again.app.history.bouts == robot.app.history.bouts);
}

TEST_CASE("all that a session held is charted beside its longest hold, and pain beside that of the next morning") {
  Log log = log_of({{0, 5, 4, 8, 3}, {3, 6, 6, 4, -1}});
  for (const int day : {0, 3}) {
    NextMorning morning;
    morning.session = Ms{(kMonday + day).number} * 86'400'000;
    morning.day = kMonday + day + 1;
    morning.wall_ms = morning.session + 80'000'000;
    morning.pain = day == 0 ? 1 : 6;
    log.entries.push_back(morning);
  }
  sort_by_time(log);
  const History history = history_of(log);
  const Chart held = chart_of(history, lift(), Measure::held, Span::quarter, kMonday + 9);
  REQUIRE(held.points.size() == 2);
  CHECK(held.points[0].left == 40.0);
  CHECK(held.points[0].right == 32.0);
  CHECK(held.points[1].left == 24.0);
  CHECK(value_words(Measure::held, 32, Units::kg) == "32 s");
  const Chart pain = chart_of(history, lift(), Measure::pain, Span::quarter, kMonday + 9);
  REQUIRE(pain.points.size() == 2);
  CHECK(pain.points[0].left == 3.0);
  CHECK(pain.points[0].right == 1.0);
  CHECK_FALSE(pain.points[1].left);
  CHECK(pain.points[1].right == 6.0);
  CHECK(key_words(pain) == "Dots: while training. Squares: on the next morning.");
  Chart first = pain;
  first.points.pop_back();
  CHECK(chart_words(first, Units::kg) == "3 on 2 November. 2 less on the next morning.");
  CHECK(chart_words(pain, Units::kg).rfind("From 3 to 6", 0) == 0);
}

TEST_CASE("what a clock that was ahead noted is in the chart, and the year says that it is not in it") {
  const History history = history_of(log_of({{0, 5, 5, 8, 0}, {400, 7, 7, 8, 0}}));
  for (const Span span : {Span::quarter, Span::year, Span::all}) {
    const Chart chart = chart_of(history, lift(), Measure::hold, span, kMonday + 1);
    CHECK(chart.points.size() == 2);
    CHECK(chart.last == kMonday + 400);
  }
  Robot robot;
  train_days(robot);
  CHECK(robot.name_of("heat/ahead").empty());
  robot.clock.wall_ms -= Ms{3} * 86'400'000;
  robot.frame();
  CHECK(robot.name_of("heat/ahead") == "2 days after today are noted too; the log shows them.");
}

TEST_CASE("progress tells the year week by week, and of each of the last weeks how much was done of what was asked") {
  Robot robot;
  train_days(robot);
  const auto cells = [&](const std::string& row) {
    std::vector<std::string> list;
    for (int i = 0; ui::find(robot.semantics, row + "/" + std::to_string(i)); ++i) list.push_back(robot.name_of(row + "/" + std::to_string(i)));
    return list;
  };
  CHECK(cells("heat/weeks/head") == std::vector<std::string>{"Week of", "Days", "Held"});
  const std::vector<std::string> last = cells("heat/weeks/0");
  REQUIRE(last.size() == 3);
  int weeks = 0, days = 0;
  for (; ui::find(robot.semantics, "heat/weeks/" + std::to_string(weeks)); ++weeks) days += std::stoi(cells("heat/weeks/" + std::to_string(weeks))[1]);
  CHECK(days == static_cast<int>(days_trained(robot.app.history).size()));
  const Day today = day_of(robot.clock);
  const std::vector<Adherence> told = adherence_of_weeks(robot.app.catalog, robot.app.catalog.programs.front(), robot.app.history, today, 12);
  REQUIRE(told.size() >= 6);
  for (std::size_t i = 0; i < told.size(); ++i) {
    const Adherence& week = told[told.size() - 1 - i];
    CHECK(cells("weeks/" + std::to_string(i)) == std::vector<std::string>{date_words(week.monday, false), std::to_string(week.done) + " of " + std::to_string(week.asked)});
  }
  CHECK(robot.name_of("weeks/said").rfind("This week ", 0) == 0);
  CHECK(robot.name_of("totals/last_week").find(" repetitions, ") != std::string::npos);
}

TEST_CASE("the chart that is shown first is of what was done last, not of what was only asked for") {
  Robot robot;
  robot.give(intent::AnswerSafety{false});
  robot.give(intent::StartProgram{});
  while (robot.app.session && robot.app.history.bouts[0].reps.empty()) robot.pass(500, 500);
  robot.give(intent::EndSession{});
  robot.give(intent::GoTo{Screen::progress});
  robot.frame();
  CHECK(robot.name_of("chart/said").rfind("Superman: ", 0) == 0);
  CHECK(ui::find(robot.semantics, "chart/table"));
}
