#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "app/words.h"
#include "robot.h"
#include "ui/theme.h"

using namespace holdfast;
using ui::Role;

namespace {

struct Size {
  float w, h;
};
constexpr Size kSizes[] = {{390, 844}, {844, 390}, {820, 1180}, {1440, 900}, {360, 640}};

// Brings a robot to each screen in turn and calls back with the screen's name.
template <class Each>
void on_every_screen(Robot& robot, Each each) {
  each("first visit");
  robot.give(intent::AnswerSafety{false});
  for (const Screen screen : {Screen::today, Screen::exercises, Screen::progress, Screen::program, Screen::settings}) {
    robot.give(intent::GoTo{screen});
    each("navigation");
  }
  for (std::size_t i = 0; i < robot.app.catalog.exercises.size(); ++i) {
    robot.give(intent::ShowExercise{i});
    each("exercise");
  }
  robot.give(intent::GoTo{Screen::today});
  robot.give(intent::StartProgram{});
  std::set<StepKind> kinds;
  bool across = false;
  while (robot.app.session) {
    const StepKind kind = current(*robot.app.session).kind;
    if (kinds.insert(kind).second) {
      each("session");
      if (!across && kind == StepKind::hold) {
        robot.give(intent::AcrossTheRoom{true});
        each("across the room");
        robot.give(intent::AcrossTheRoom{false});
        robot.give(intent::Pause{});
        each("paused");
        robot.give(intent::Resume{});
        across = true;
      }
    }
    robot.pass(500, 500);
  }
  each("summary");
  robot.give(intent::GoTo{Screen::progress});
  each("progress with a log");
  robot.give(intent::GoTo{Screen::today});
  each("done for today");
}

bool is_control(Role role) {
  return role == Role::button || role == Role::checkbox || role == Role::radio || role == Role::slider || role == Role::link || role == Role::tab || role == Role::searchbox;
}

bool overlaps(const ui::Box& a, const ui::Box& b) {
  return a.x < b.x + b.w - 0.5f && b.x < a.x + a.w - 0.5f && a.y < b.y + b.h - 0.5f && b.y < a.y + a.h - 0.5f;
}

}  // namespace

TEST_CASE("every colour in use has the contrast it needs, in both themes") {
  for (const bool dark : {true, false})
    for (const ui::ColourPair& pair : ui::pairs_in_use(dark)) {
      INFO((dark ? "dark: " : "light: "), pair.use);
      CHECK(ui::contrast(pair.front, pair.back) >= pair.at_least);
    }
  CHECK(ui::contrast(0xFFFFFF, 0x000000) == doctest::Approx(21));
  CHECK(ui::contrast(0x777777, 0x777777) == doctest::Approx(1));
}

TEST_CASE("nothing reaches Dear ImGui that the semantics do not name") {
#ifdef IMGUI_ENABLE_TEST_ENGINE
  Robot robot;
  std::size_t seen = 0;
  on_every_screen(robot, [&](const char* screen) {
    for (const std::string& item : robot.items) {
      INFO(screen, ": ", item);
      CHECK(ui::find(robot.semantics, item) != nullptr);
    }
    seen += robot.items.size();
  });
  CHECK(seen > 100);  // the hooks did report
#endif
}

TEST_CASE("every control has a name, is 44 pixels or more, and covers no other, on every size of screen") {
  for (const Size size : kSizes) {
    Robot robot({}, size.w, size.h);
    on_every_screen(robot, [&](const char* screen) {
      const auto& nodes = robot.semantics.nodes;
      for (std::size_t i = 0; i < nodes.size(); ++i) {
        const ui::Node& node = nodes[i];
        INFO(screen, " ", size.w, "x", size.h, ": ", node.id);
        CHECK_FALSE((is_control(node.role) && node.name.empty()));
        if (!is_control(node.role) || node.box.w <= 0 || node.box.h <= 0) continue;
        CHECK(node.box.x >= -0.5f);
        CHECK(node.box.x + node.box.w <= size.w + 0.5f);
        CHECK(node.box.y + node.box.h <= size.h + 0.5f);
        // Radios of a long row may be narrower than they are high, but never under 30.
        CHECK(node.box.w >= (node.role == Role::radio ? 30.0f : 43.5f));
        for (std::size_t j = 0; j < i; ++j)
          if (is_control(nodes[j].role) && nodes[j].box.w > 0 && nodes[j].box.h > 0 && overlaps(node.box, nodes[j].box)) {
            INFO("covers ", nodes[j].id);
            CHECK(false);
          }
      }
    });
  }
}

TEST_CASE("every id stands once, headings go down one level at a time, and no text is wider than its screen") {
  for (const Size size : kSizes)
    for (const int percent : {100, 150}) {
      Robot robot({}, size.w, size.h);
      robot.give(intent::Change{Setting::text_percent, percent});
      on_every_screen(robot, [&](const char* screen) {
        std::set<std::string> ids;
        int level = 0;
        for (const ui::Node& node : robot.semantics.nodes) {
          INFO(screen, " ", size.w, "x", size.h, " ", percent, "%: ", node.id);
          CHECK(ids.insert(node.id).second);
          CHECK(node.box.x + node.box.w <= size.w + 0.5f);
          if (node.role == Role::listitem || node.role == Role::radio) {
            REQUIRE(node.parent >= 0);
            const Role around = robot.semantics.nodes[static_cast<std::size_t>(node.parent)].role;
            CHECK(around == (node.role == Role::radio ? Role::radiogroup : Role::list));
          }
          if (node.role == Role::heading) {
            CHECK(node.level <= level + 1);
            level = node.level;
          }
        }
      });
    }
}

TEST_CASE("the session's number is at least 45 percent of the short side across the room") {
  for (const Size size : kSizes) {
    Robot robot({}, size.w, size.h);
    robot.give(intent::AnswerSafety{false});
    robot.give(intent::StartProgram{});
    robot.give(intent::AcrossTheRoom{true});
    robot.frame();
    const ui::Node* timer = ui::find(robot.semantics, "session/timer");
    REQUIRE(timer);
    CHECK(timer->box.h >= 0.45f * std::min(size.w, size.h));
  }
}

TEST_CASE("the timer's text is the number that is shown, and changes exactly on the second") {
  Robot robot;
  robot.give(intent::AnswerSafety{false});
  robot.give(intent::StartProgram{});
  while (current(*robot.app.session).kind != StepKind::hold) robot.pass(20, 20);
  const Ms began_ms = robot.app.session->began_ms;
  while (current(*robot.app.session).kind == StepKind::hold) {
    const Ms left_ms = 5000 - (robot.clock.mono_ms - began_ms);
    CHECK(robot.value_of("session/timer") == std::to_string((left_ms + 999) / 1000));
    robot.pass(10, 10);
  }
}

TEST_CASE("the same id stays the same place while a number counts down") {
  Robot robot;
  robot.give(intent::AnswerSafety{false});
  robot.give(intent::StartProgram{});
  robot.pass(1000);
  std::vector<std::string> before, after;
  for (const ui::Node& node : robot.semantics.nodes) before.push_back(node.id);
  robot.pass(2000);
  for (const ui::Node& node : robot.semantics.nodes) after.push_back(node.id);
  CHECK(before == after);
}

TEST_CASE("a finger's tap and a reader's press do the same") {
  Robot tapped({}, 390, 3000), pressed;
  REQUIRE(tapped.tap(Role::link, "Settings"));
  REQUIRE(pressed.press(Role::link, "Settings"));
  CHECK(tapped.app.screen == Screen::settings);
  CHECK(pressed.app.screen == Screen::settings);
  REQUIRE(tapped.tap(Role::radio, "Light"));
  CHECK(tapped.app.settings.theme == Theme::light);
}

TEST_CASE("where the mirror presses, a finger is only shown") {
  Robot robot;
  robot.semantics.mirrored = true;
  REQUIRE(robot.tap(Role::link, "Settings"));
  CHECK(robot.app.screen == Screen::first_visit);
  REQUIRE(robot.press(Role::link, "Settings"));
  CHECK(robot.app.screen == Screen::settings);
}

TEST_CASE("a slider takes a value from a reader and a place from a finger") {
  Robot robot;
  robot.give(intent::GoTo{Screen::settings});
  robot.semantics.requests.push_back({ui::ActionKind::set_value, "settings/volume", 35});
  robot.frame();
  CHECK(robot.app.settings.volume_percent == 35);
  robot.frame();
  CHECK(robot.value_of("settings/volume") == "35 percent");
  REQUIRE(robot.tap(Role::slider, "Volume"));
  CHECK(std::abs(robot.app.settings.volume_percent - 50) <= 5);
}

TEST_CASE("nothing moves where nothing moves: no frame is asked for") {
  Robot robot;
  for (const Screen screen : {Screen::exercises, Screen::progress, Screen::program, Screen::settings}) {
    robot.give(intent::GoTo{screen});
    robot.frame();
    CHECK_FALSE(robot.semantics.moving);
    CHECK(next_change_ms(robot.app, robot.clock).value_or(1) > 0);
  }
  robot.give(intent::AnswerSafety{false});
  robot.give(intent::GoTo{Screen::today});
  CHECK(robot.semantics.moving);   // the figure
  robot.pass(61'000, 1000);
  robot.frame();
  CHECK_FALSE(robot.semantics.moving);  // nobody watched
  robot.give(intent::Change{Setting::reduced_motion, static_cast<int>(Choice::on)});
  robot.give(intent::GoTo{Screen::today});
  robot.frame();
  CHECK_FALSE(robot.semantics.moving);
}

TEST_CASE("the tree as JSON names what is not default, and nothing breaks it") {
  ui::Semantics tree;
  ui::Node node;
  node.id = "a";
  node.role = Role::slider;
  node.name = "say \"it\"\n\\";
  node.value_now = 5;
  node.value_max = 10;
  ui::open_group(tree, node);
  node.id = "b";
  node.role = Role::button;
  node.disabled = true;
  ui::add(tree, node);
  ui::close_group(tree);
  CHECK(ui::as_json(tree) ==
        "[{\"id\":\"a\",\"p\":-1,\"r\":\"slider\",\"n\":\"say \\\"it\\\" \\\\\",\"b\":[0,0,0,0],\"m\":[5,0,10,1]},"
        "{\"id\":\"b\",\"p\":0,\"r\":\"button\",\"n\":\"say \\\"it\\\" \\\\\",\"b\":[0,0,0,0],\"d\":1}]");
}
