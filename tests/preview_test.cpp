// The player on an exercise's page and the way its figure is looked at.

#include "app/preview.h"

#include <doctest/doctest.h>

#include <cmath>

#include "robot.h"

using namespace holdfast;
using ui::Role;

namespace {

Preview player_at(double at_s) {
  Preview preview;
  preview.at_s = at_s;
  return preview;
}

constexpr PhaseLengths kLengths = {1, 2, 4, 2, 1};

std::size_t index_of(const Catalog& catalog, const char* id) {
  return static_cast<std::size_t>(find_exercise(catalog, id) - catalog.exercises.data());
}

}  // namespace

TEST_CASE("the ladder names the next step and what it takes while she is to stay, and nothing above its top") {
  Robot robot;
  robot.give(intent::ShowExercise{index_of(robot.app.catalog, "superman")});
  robot.frame();
  const std::string next = robot.name_of("exercise/next");
  INFO(next);
  for (const char* part : {"Next: Full lift", "2 times in a row", "3 times"}) CHECK(next.find(part) != std::string::npos);
  const Exercise& superman = robot.app.catalog.exercises[index_of(robot.app.catalog, "superman")];
  Rung top = first_rung(superman);
  while (can_step_up(superman, top)) top = step_up(superman, top);
  robot.give(intent::ChooseRung{index_of(robot.app.catalog, "superman"), top});
  robot.frame();
  CHECK_FALSE(ui::find(robot.semantics, "exercise/next"));
}

TEST_CASE("the player passes through every phase, in order, and begins again") {
  int phase = -1;
  for (int ms = 0; ms < 10'000; ++ms) {
    const PreviewMoment moment = moment_at(kLengths, ms / 1000.0);
    CHECK((moment.progress >= 0 && moment.progress <= 1));
    if (static_cast<int>(moment.phase) == phase) continue;
    CHECK(static_cast<int>(moment.phase) == phase + 1);
    CHECK(moment.progress < 0.002);
    phase = static_cast<int>(moment.phase);
  }
  CHECK(phase == 4);
  CHECK(position_s(player_at(0), kLengths, 10'250) == doctest::Approx(0.25));
}

TEST_CASE("a change of speed, stopping and going on keep the place") {
  Preview preview = player_at(0);
  Ms now_ms = 5'000;
  for (const double speed : {0.25, 2.0, 0.5, 1.0}) {
    const double before_s = position_s(preview, kLengths, now_ms);
    set_speed(preview, kLengths, speed, now_ms);
    CHECK(position_s(preview, kLengths, now_ms) == doctest::Approx(before_s));
    CHECK(position_s(preview, kLengths, now_ms + 800) == doctest::Approx(std::fmod(before_s + 0.8 * speed, 10.0)));
    now_ms += 800;
    set_playing(preview, kLengths, false, now_ms);
    const double stopped_s = position_s(preview, kLengths, now_ms);
    CHECK(position_s(preview, kLengths, now_ms + 60'000) == stopped_s);
    now_ms += 60'000;
    set_playing(preview, kLengths, true, now_ms);
    CHECK(position_s(preview, kLengths, now_ms) == doctest::Approx(stopped_s));
  }
  set_speed(preview, kLengths, 100, now_ms);
  CHECK(preview.speed == 2);
  set_speed(preview, kLengths, 0, now_ms);
  CHECK(preview.speed == 0.25);
}

TEST_CASE("the scrubber goes where it is pulled, and the figure with it") {
  Robot robot;
  robot.give(intent::AnswerSafety{false});
  robot.give(intent::ShowExercise{0});
  robot.frame();
  robot.semantics.requests.push_back({ui::ActionKind::set_value, "exercise/moment", 50});
  robot.frame();
  robot.frame();
  CHECK_FALSE(robot.app.preview.playing);
  const double all_s = sum(shown_lengths_s(robot.app));
  CHECK(robot.app.preview.at_s == doctest::Approx(all_s / 2));
  CHECK(robot.value_of("exercise/moment").find("Hold") == 0);
  CHECK(robot.press(Role::button, "Play"));
  robot.pass(500);
  CHECK(position_s(robot.app.preview, shown_lengths_s(robot.app), robot.clock.mono_ms) == doctest::Approx(all_s / 2 + 0.5).epsilon(0.05));
}

TEST_CASE("every mistake that is drawn can be shown beside the right form, and put away again") {
  Robot robot;
  robot.give(intent::AnswerSafety{false});
  int drawn = 0;
  for (std::size_t e = 0; e < robot.app.catalog.exercises.size(); ++e) {
    robot.give(intent::ShowExercise{e});
    const Exercise& exercise = robot.app.catalog.exercises[e];
    int here = 0;
    for (std::size_t m = 0; m < exercise.mistakes.size(); ++m) {
      if (exercise.mistakes[m].shows.empty()) continue;
      CAPTURE(exercise.id);
      CAPTURE(exercise.mistakes[m].shows);
      robot.give(intent::ShowMistake{m});
      REQUIRE(robot.app.preview.wrong);
      CHECK_FALSE(robot.app.preview.marks.empty());
      robot.pass(1'000);
      CHECK(ui::find(robot.semantics, "figure/mistake") != nullptr);
      CHECK(robot.press_id("exercise/alone"));
      robot.frame();
      CHECK_FALSE(robot.app.preview.wrong);
      ++here;
    }
    CHECK_MESSAGE(here >= 2, exercise.id);
    drawn += here;
  }
  CHECK(drawn >= 12);
}

TEST_CASE("a level without the mistake steps aside for one that has it") {
  Robot robot;
  robot.give(intent::AnswerSafety{false});
  const std::size_t bridge = index_of(robot.app.catalog, "bridge");
  robot.give(intent::ShowExercise{bridge});
  const Exercise& exercise = robot.app.catalog.exercises[bridge];
  for (std::size_t m = 0; m < exercise.mistakes.size(); ++m)
    for (std::size_t l = 0; l < exercise.levels.size(); ++l) {
      if (exercise.mistakes[m].shows.empty()) continue;
      robot.give(intent::ShowLevel{l});
      robot.give(intent::ShowMistake{m});
      REQUIRE(robot.app.preview.wrong);
      const MotionForms& forms = robot.app.catalog.motions.at(exercise.levels[robot.app.preview.level].motion);
      CHECK(find_wrong(forms, exercise.mistakes[m].shows) != nullptr);
      if (find_wrong(robot.app.catalog.motions.at(exercise.levels[l].motion), exercise.mistakes[m].shows)) CHECK(robot.app.preview.level == l);
    }
  robot.give(intent::ShowMistake{999});
  CHECK_FALSE(robot.app.preview.wrong);
}

TEST_CASE("a view is reached smoothly, and at once where motion is reduced") {
  View view;
  look_from(view, figure::ViewName::feet, false, 1'000);
  CHECK(is_moving(view, 1'000));
  CHECK_FALSE(is_moving(view, 1'250));
  const Catalog catalog = test_catalog();
  const figure::Track& track = catalog.tracks.at("bridge");
  const auto azimuth_at = [&](Ms now_ms) { return camera_of(view, track, Side::both, HeadEnd::best, now_ms).azimuth_rad; };
  const double begins = figure::camera_for(track, figure::ViewName::best, Side::both).azimuth_rad;
  const double ends = figure::camera_for(track, figure::ViewName::feet, Side::both).azimuth_rad;
  CHECK(azimuth_at(1'000) == doctest::Approx(begins));
  CHECK(azimuth_at(2'000) == doctest::Approx(ends));
  double before = begins, largest = 0;
  for (Ms now_ms = 1'001; now_ms <= 1'230; ++now_ms) {
    largest = std::max(largest, std::abs(azimuth_at(now_ms) - before));
    before = azimuth_at(now_ms);
  }
  CHECK(largest < std::abs(ends - begins) * 0.02);  // no jump: a cubic's first millisecond of 220 covers 1.4 %
  look_from(view, figure::ViewName::above, true, 5'000);
  CHECK_FALSE(is_moving(view, 5'000));
}

TEST_CASE("a figure that is let go turns on, ever slower, and stops; the floor is never seen from below") {
  const Catalog catalog = test_catalog();
  const figure::Track& track = catalog.tracks.at("bridge");
  View view;
  turn_by(view, 0.2, 0.1, 0);
  let_go(view, 3, -40, false, 0);
  double before = camera_of(view, track, Side::both, HeadEnd::best, 0).azimuth_rad, step = 1e9;
  for (Ms now_ms = 10; now_ms <= 700; now_ms += 10) {
    const figure::Camera camera = camera_of(view, track, Side::both, HeadEnd::best, now_ms);
    CHECK(camera.azimuth_rad - before <= step);
    CHECK(camera.elevation_rad >= figure::kLeastElevation_rad);
    step = camera.azimuth_rad - before;
    before = camera.azimuth_rad;
  }
  CHECK(step < 1e-4);
  CHECK_FALSE(is_moving(view, 700));
  let_go(view, 3, 0, true, 1'000);   // reduced motion
  CHECK_FALSE(is_moving(view, 1'000));
  let_go(view, std::nan(""), 0, false, 1'000);
  CHECK_FALSE(is_moving(view, 1'000));
}

TEST_CASE("a move that is caught stays where it was caught") {
  const Catalog catalog = test_catalog();
  const figure::Track& track = catalog.tracks.at("bridge");
  View view;
  let_go(view, 4, 0, false, 0);
  const double caught = camera_of(view, track, Side::both, HeadEnd::best, 120).azimuth_rad;
  turn_by(view, 0, 0, 120);
  CHECK(camera_of(view, track, Side::both, HeadEnd::best, 120).azimuth_rad == doctest::Approx(caught));
  CHECK_FALSE(is_moving(view, 121));
}

TEST_CASE("the head lies where she has hers, from every level's best view") {
  const Catalog catalog = test_catalog();
  for (const auto& shown : catalog.tracks)
    for (const HeadEnd head : {HeadEnd::left, HeadEnd::right})
      for (const Side side : {Side::left, Side::right}) {
        const View view;
        const figure::Lens lens = figure::lens_for(camera_of(view, shown.second, side, head, 0), {400, 300});
        const figure::Placed placed = figure::place(shown.second.measures, figure::pose_at(shown.second, {Phase::hold, 0.5, 0, side}));
        const double x = figure::project(lens, placed[figure::Joint::head]).at_px.x - figure::project(lens, placed[figure::Joint::ankle_l]).at_px.x;
        if (std::abs(lens.right.x) < 0.1 || shown.second.spans[0].from.lie == figure::Lie::upright) continue;
        CHECK_MESSAGE((x > 0) == (head == HeadEnd::right), shown.first);
      }
}

TEST_CASE("a muscle that is asked for is named until another, or none, is") {
  Robot robot;
  robot.give(intent::AnswerSafety{false});
  robot.give(intent::ShowExercise{index_of(robot.app.catalog, "bridge")});
  robot.give(intent::NameMuscle{figure::Muscle::glutes});
  robot.frame();
  CHECK(robot.name_of("figure/muscle") == "Buttocks (gluteus maximus)");
  robot.give(intent::NameMuscle{});
  robot.frame();
  CHECK(ui::find(robot.semantics, "figure/muscle") == nullptr);
}
