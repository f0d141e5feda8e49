#include <doctest/doctest.h>

#include "app/replay.h"

using namespace holdfast;

TEST_CASE("a replay is read with its start, its saved texts and what happens when") {
  const auto read = read_replay("holdfast replay 1\n# words\nseed 9\nwall 1792400400000\noffset -90\nwidth 844\nheight 390\nstep 50\n"
                                "saved holdfast.log.1 {\"a\": 1}\nsaved holdfast.log.1 {\"b\": 2}\r\n\n0 press End session\n0 pain 3\n10 sleep 60000\n10 start\n", "r");
  INFO(read.why());
  REQUIRE(read);
  CHECK(read->seed == 9);
  CHECK(read->begins.wall_ms == 1'792'400'400'000);
  CHECK(read->begins.utc_offset_min == -90);
  CHECK(read->width_px == 844);
  CHECK(read->step_ms == 50);
  CHECK(read->saved.at("holdfast.log.1") == "{\"a\": 1}\n{\"b\": 2}");
  REQUIRE(read->events.size() == 4);
  CHECK(read->events[0].name == "End session");
  CHECK(std::get<intent::AnswerPain>(read->events[1].intents[0]).pain == 3);
  CHECK(read->events[2].sleep_ms == 60'000);
  CHECK(std::holds_alternative<intent::StartProgram>(read->events[3].intents[0]));
}

TEST_CASE("a replay that is wrong is refused with its line and what was expected") {
  const std::pair<const char*, const char*> wrong[] = {
      {"", "r: line 1: expected \"holdfast replay 1\""}, {"holdfast replay 2\n", "r: line 1: expected \"holdfast replay 1\""},
      {"holdfast replay 1\n5 start\n4 end\n", "r: line 3: earlier than the line before"}, {"holdfast replay 1\n0 pain 11\n", "r: line 2: pain: expected 0..10"},
      {"holdfast replay 1\n0 pain\n", "r: line 2: pain: expected 0..10"}, {"holdfast replay 1\n0 press\n", "r: line 2: press: expected the name of what is pressed"},
      {"holdfast replay 1\n0 start now\n", "r: line 2: start: nothing is expected after it"}, {"holdfast replay 1\noffset 900\n", "r: line 2: offset: expected a whole number in -840..840"},
      {"holdfast replay 1\nsaved other.key x\n", "r: line 2: saved: expected a key that begins with holdfast. and its value"},
      {"holdfast replay 1\n0 start\nseed 3\n", "r: line 3: \"seed\" is not an instant in milliseconds, 0..86400000"}};
  for (const auto& [text, why] : wrong) {
    const auto read = read_replay(text, "r");
    REQUIRE_FALSE(read);
    CHECK(read.why() == why);
  }
  CHECK(read_replay("holdfast replay 1\n0 fly\n", "r").why().find("r: line 2: \"fly\" is not one of press NAME, ") == 0);
}
