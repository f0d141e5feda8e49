// Bad motions from outside: refused with the path, or with the pose and the number.

#include <nlohmann/json.hpp>

#include "base/reader.h"
#include "catalog/motion_json.h"
#include "figure_fixture.h"

using namespace holdfast;
using namespace holdfast::figure;
using namespace figure_test;

namespace {

nlohmann::json good_motion() {
  Fault fault;
  nlohmann::json document = parse_json(read_file(std::string(HOLDFAST_DATA_DIR) + "/motions/bridge.json"), fault);
  REQUIRE(!fault);
  return document;
}

std::string why_not_read(const nlohmann::json& motion) {
  Fault fault;
  fault.file = "bridge.json";
  read_motion(Reader(motion, "", fault), "bridge");
  return fault.sentence;
}

std::string why_not_compiled(const nlohmann::json& motion) {
  Fault fault;
  const Motion read = read_motion(Reader(motion, "", fault), "bridge");
  REQUIRE_MESSAGE(!fault, fault.sentence);
  return compile(read, {}).why();
}

bool begins(const std::string& text, const std::string& with) { return text.compare(0, with.size(), with) == 0; }

}  // namespace

TEST_CASE("a motion that cannot be read names the file and the place") {
  const std::string at = "bridge.json: ";
  const auto check = [&](const char* place, void (*spoil)(nlohmann::json&)) {
    nlohmann::json motion = good_motion();
    spoil(motion);
    const std::string why = why_not_read(motion);
    CAPTURE(why);
    CHECK(begins(why, at + place));
  };
  check("lie", [](nlohmann::json& m) { m["lie"] = "sideways"; });
  check("view.elevation_deg", [](nlohmann::json& m) { m["view"]["elevation_deg"] = -20; });
  check("tempo_s.lift", [](nlohmann::json& m) { m["tempo_s"]["lift"] = 0; });
  check("anchor", [](nlohmann::json& m) { m["anchor"] = "tail"; });
  check("poses.start.angles_deg.knee_flexion", [](nlohmann::json& m) { m["poses"]["start"]["angles_deg"]["knee_flexion"] = 170; });
  check("poses.start.angles_deg.knee_twist", [](nlohmann::json& m) { m["poses"]["start"]["angles_deg"]["knee_twist"] = 1; });
  check("poses.start.solve[0].vary", [](nlohmann::json& m) { m["poses"]["start"]["solve"][0]["vary"] = "tail_flexion"; });
  check("poses.start.solve[0].floor", [](nlohmann::json& m) { m["poses"]["start"]["solve"][0]["floor"] = "tail"; });
  check("poses.start.solve[4].axis", [](nlohmann::json& m) { m["poses"]["start"]["solve"][4]["axis"] = "w"; });
  check("poses.top.from", [](nlohmann::json& m) { m["poses"]["top"]["from"] = "nowhere"; });
  check("poses.top.stay[0]", [](nlohmann::json& m) { m["poses"]["top"]["stay"][0] = "tail"; });
  check("poses.start.stay", [](nlohmann::json& m) { m["poses"]["start"]["stay"] = {"head"}; });
  check("phases.lift.from", [](nlohmann::json& m) { m["phases"]["lift"]["from"] = "nowhere"; });
  check("phases.lift.planted[0]", [](nlohmann::json& m) { m["phases"]["lift"]["planted"][0] = "tail"; });
  check("phases.lift.peel.lumbar[1]", [](nlohmann::json& m) { m["phases"]["lift"]["peel"]["lumbar"] = {0.5, 0.55}; });
  check("phases.lift.order[0]", [](nlohmann::json& m) { m["phases"]["lift"]["order"] = {"head", "belly"}; });
  check("hang.from", [](nlohmann::json& m) { m["hang"] = {{"from", "wrist_l"}, {"vary", "pelvis_lean"}}; });
  check("hang.vary", [](nlohmann::json& m) { m["hang"] = {{"from", "knee_l"}, {"vary", "knee_flexion_l"}}; });
  check("anchor", [](nlohmann::json& m) { m["anchor"] = "knee_l"; });
  check("circle.turns", [](nlohmann::json& m) { m["circle"] = {{"turns", 0}, {"angles_deg", {{"hip_flexion_l", {1, 2}}}}}; });
  check("circle.angles_deg.hip_flexion_l[1]", [](nlohmann::json& m) { m["circle"] = {{"turns", 2}, {"angles_deg", {{"hip_flexion_l", {1, 40}}}}}; });
  check("exceptions.floor", [](nlohmann::json& m) { m["exceptions"] = {{"floor", "It flies."}}; });
  check("phases", [](nlohmann::json& m) { m["phases"].erase("hold"); });
  check("phases", [](nlohmann::json& m) { m["phases"]["float"] = 1; });
  check("breath_deg.thoracic_extension", [](nlohmann::json& m) { m["breath_deg"]["thoracic_extension"] = 9; });
}

TEST_CASE("a motion that no body can do names the pose, the number and the limit") {
  SUBCASE("a foot too far away") {
    nlohmann::json m = good_motion();
    m["poses"]["start"]["solve"][4]["is_h"] = -0.9;
    const std::string why = why_not_compiled(m);
    CAPTURE(why);
    CHECK(begins(why, "pose start cannot be solved"));
    CHECK(why.find("mm") != std::string::npos);
  }
  SUBCASE("a planted part in the air") {
    nlohmann::json m = good_motion();
    m["phases"]["hold"]["planted"].push_back("pelvis");
    const std::string why = why_not_compiled(m);
    CAPTURE(why);
    CHECK(begins(why, "phase hold plants pelvis"));
    CHECK(why.find("at most 3") != std::string::npos);
  }
  SUBCASE("a part that touches the floor in no pose of its phase") {
    nlohmann::json m = good_motion();
    m["phases"]["hold"]["touching"] = {"pelvis"};
    const std::string why = why_not_compiled(m);
    CAPTURE(why);
    CHECK(begins(why, "phase hold lets pelvis touch the floor"));
    CHECK(why.find("at most 3") != std::string::npos);
  }
  SUBCASE("phases that do not join") {
    nlohmann::json m = good_motion();
    m["phases"]["lower"]["from"] = "start";
    CHECK(why_not_compiled(m).find("but the next starts in") != std::string::npos);
  }
  SUBCASE("a solved angle beyond its hard limit") {
    nlohmann::json m = good_motion();
    m["poses"]["start"]["solve"][4]["is_h"] = -0.02;
    const std::string why = why_not_compiled(m);
    CAPTURE(why);
    CHECK((why.find("outside") != std::string::npos || why.find("cannot be solved") != std::string::npos));
  }
  SUBCASE("poses that start from each other") {
    nlohmann::json m = good_motion();
    m["poses"]["start"]["from"] = "top";
    CHECK(begins(why_not_compiled(m), "poses: one starts from"));
  }
}

TEST_CASE("motions that are like each other are read together, and refused by file and place") {
  const std::string base = good_motion().dump();
  const auto together = [&](const std::string& other) {
    const Result<Motions> read = read_motions({{"bridge.json", base}, {"other.json", other}});
    return read ? std::string("accepted") : read.why();
  };
  CHECK(together(R"({"id": "other", "like": "bridge", "tempo_s": {"hold": 3}})") == "accepted");
  CHECK(read_motions({{"bridge.json", base}, {"other.json", R"({"id": "other", "like": "bridge", "tempo_s": {"hold": 3}})"}})
            ->at("other").right.tempo[Phase::hold] == 3);
  CHECK(together(R"({"id": "another", "like": "bridge"})") == "other.json: id: \"another\" is not the file's name without .json");
  CHECK(together(R"({"id": "other", "like": "plank"})") == "other.json: like: \"plank\" is not a motion");
  CHECK(begins(together(R"({"id": "other", "like": "other"})"), "other.json: like: "));
  CHECK(begins(together(R"({"id": "other", "like": "bridge", "lie": null})"), "other.json: \"lie\" is missing"));
  CHECK(begins(together(R"({"id": "other", "like": "bridge", "wrong": {"up": {"marks": ["tail"], "change": {}}}})"), "other.json: wrong.up.marks[0]"));
  CHECK(together(R"({"id": "other", "like": "bridge", "wrong": {"up": {"marks": ["head"], "^change": {}}}})") ==
        "other.json: wrong.up: unknown key \"^change\"; expected one of marks, change");
  CHECK(together(R"({"id": "other", "like": "bridge", "wrong": {"up": {"marks": ["head"]}}})") == "other.json: wrong.up: \"change\" is missing");
  CHECK(begins(together(R"({"id": "other", "like": "bridge", "wrong": {"up": ["change"]}})"), "other.json: wrong.up"));
  CHECK(begins(together(R"({"id": "other", "like": "bridge", "wrong": {"/": {"marks": ["head"], "change": {}}}})"), "other.json: wrong.\"/\": the name is not an id"));
  CHECK(begins(together(R"({"id": "other", "like": "bridge", "wrong": {"up": {"marks": ["head"], "change": {"lie": "prone"}}}})"),
               "other.json: wrong.up.change: unknown key \"lie\""));
  CHECK(begins(together(R"({"id": "other", "like": "bridge", "wrong": {"up": {"marks": ["head"], "change": {"poses": {"top": {"angles_deg": {"neck_extension": 500}}}}}}})"),
               "other.json: wrong.up.change: the motion that results is refused: poses.top.angles_deg.neck_extension: 500 is outside"));
  CHECK(begins(together(R"({"id": "other", "like": "bridge", "muscles": {"source": "Me", "work": {"tail": [0,0,0,0,0]}}})"), "other.json: muscles.work.tail"));
  CHECK(begins(together(R"({"id": "other", "like": "bridge", "muscles": {"source": "Me", "work": {"glutes": [0,0,2,0,0]}}})"), "other.json: muscles.work.glutes[2]: 2 is outside 0..1"));
  CHECK(begins(together("{"), "other.json: line 1"));
}
