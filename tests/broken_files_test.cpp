// What becomes of broken files of exercises and programs: each is refused in one sentence.

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "base/text.h"
#include "catalog/shipped.h"
#include "shipped_files.h"

using namespace holdfast;

namespace {

bool begins_with(const std::string& text, const std::string& beginning) { return text.compare(0, beginning.size(), beginning) == 0; }

// One fault: `value` is put at `place` of the good file; an empty value removes what is there.
struct Broken {
  const char* name;
  const char* file;
  const char* place;
  std::string value;
  const char* sentence;
};

void put(json& document, const std::string& place, const std::string& value) {
  const json::json_pointer at(place);
  if (!value.empty()) {
    document[at] = parsed(value);
    return;
  }
  json& parent = document[at.parent_pointer()];
  if (parent.is_array()) parent.erase(static_cast<std::size_t>(std::stoul(at.back())));
  else parent.erase(at.back());
}

void check_refused(const Broken& broken) {
  const std::string file = broken.file;
  json document = parsed(text_of((file == "default.json" ? "programs/" : "exercises/") + file));
  put(document, broken.place, broken.value);
  CHECK_MESSAGE(refusal(document.dump(), file) == broken.sentence, broken.name);
}

std::string many(const std::string& entry, int count) {
  std::string list = "[";
  for (int i = 0; i < count; ++i) list += (i ? "," : "") + entry;
  return list + "]";
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

}  // namespace

TEST_CASE("a broken exercise is refused in one sentence: file, place, what is there, what was expected") {
  const Broken cases[] = {
      {"no id", "superman.json", "/id", "", "superman.json: \"id\" is missing"},
      {"an id with a capital", "superman.json", "/id", "\"Superman\"",
       "superman.json: id: \"Superman\" is not an id; expected a-z, 0-9 and _, a letter first"},
      {"an id that begins with a digit", "superman.json", "/id", "\"2man\"",
       "superman.json: id: \"2man\" is not an id; expected a-z, 0-9 and _, a letter first"},
      {"an id that is too long", "superman.json", "/id", quoted(std::string(41, 'a')),
       "superman.json: id: 41 bytes of text is outside 1..40"},
      {"another file's id", "superman.json", "/id", "\"bridge\"",
       "superman.json: id: \"bridge\" is not the file's name without .json"},
      {"a number for an id", "superman.json", "/id", "7", "superman.json: id: 7 is not text"},
      {"an empty name", "superman.json", "/name", "\"\"", "superman.json: name: the text is empty"},
      {"a line break in a name", "superman.json", "/name", "\"Super\\nman\"",
       "superman.json: name: the text holds a control character"},
      {"a name without English", "superman.json", "/name", "{\"de\": \"Superman\"}", "superman.json: name: \"en\" is missing"},
      {"an empty translation", "superman.json", "/name", "{\"en\": \"Superman\", \"de\": \"\"}",
       "superman.json: name.de: the text is empty"},
      {"a translation that is no text", "superman.json", "/name", "{\"en\": \"Superman\", \"zz\": 5}",
       "superman.json: name.zz: 5 is not text"},
      {"a summary that is too long", "superman.json", "/summary", quoted(std::string(601, 'a')),
       "superman.json: summary: 601 bytes of text is outside 1..600"},
      {"no summary", "bridge.json", "/summary", "", "bridge.json: \"summary\" is missing"},
      {"an unknown position", "superman.json", "/position", "\"face_down\"",
       "superman.json: position: \"face_down\" is not one of prone, supine, side_lying, all_fours, standing"},
      {"a rule nobody knows", "superman.json", "/rules", R"({"pain": 3})",
       "superman.json: rules: unknown key \"pain\"; expected one of green_pain, amber_pain, reserve, good_sessions, unanswered_sessions, days_between_steps, week_growth_percent, week_growth_s, clinician_days, break_days"},
      {"amber below green", "superman.json", "/rules", R"({"green_pain": 4, "amber_pain": 3})", "superman.json: rules.amber_pain: 3 is outside 4..10"},
      {"breaks that do not rise", "superman.json", "/rules", R"({"break_days": [7, 5, 28]})", "superman.json: rules.break_days[1]: 5 is outside 7..365"},
      {"two breaks", "superman.json", "/rules", R"({"break_days": [7, 14]})", "superman.json: rules.break_days: 2 entries is outside 3..3"},
      {"no day a week", "superman.json", "/days_per_week", "0", "superman.json: days_per_week: 0 is outside 1..7"},
      {"eight days a week", "superman.json", "/days_per_week", "8", "superman.json: days_per_week: 8 is outside 1..7"},
      {"two and a half days", "superman.json", "/days_per_week", "2.5",
       "superman.json: days_per_week: 2.5 is not a whole number"},
      {"days in words", "superman.json", "/days_per_week", "\"daily\"",
       "superman.json: days_per_week: \"daily\" is not a whole number"},
      {"a lift that is too fast", "superman.json", "/tempo/lift_s", "0.1", "superman.json: tempo.lift_s: 0.1 is outside 0.5..10"},
      {"a rest that is too long", "superman.json", "/tempo/rest_s", "31", "superman.json: tempo.rest_s: 31 is outside 0..30"},
      {"no rest", "superman.json", "/tempo/rest_s", "", "superman.json: tempo: \"rest_s\" is missing"},
      {"a hold in the tempo", "superman.json", "/tempo/hold_s", "5",
       "superman.json: tempo: unknown key \"hold_s\"; expected one of set_s, lift_s, lower_s, rest_s"},
      {"a tempo as a list", "superman.json", "/tempo", "[1, 2, 2, 1]", "superman.json: tempo: a list is not an object"},
      {"equipment as one text", "bridge.json", "/equipment", "\"A mat\"", "bridge.json: equipment: \"A mat\" is not a list"},
      {"no step", "bridge.json", "/steps", "[]", "bridge.json: steps: 0 entries is outside 1..20"},
      {"too many steps", "bridge.json", "/steps", many("\"Lift.\"", 21), "bridge.json: steps: 21 entries is outside 1..20"},
      {"a step that is a number", "bridge.json", "/steps/1", "5", "bridge.json: steps[1]: 5 is not text"},
      {"no breathing", "bridge.json", "/breathing", "null", "bridge.json: breathing: null is not text"},
      {"a mistake without a cure", "superman.json", "/mistakes/0/instead", "",
       "superman.json: mistakes[0]: \"instead\" is missing"},
      {"a mistake with more", "superman.json", "/mistakes/2/why", "\"It hurts\"",
       "superman.json: mistakes[2]: unknown key \"why\"; expected one of wrong, instead, shows"},
      {"a mistake as a text", "superman.json", "/mistakes/1", "\"Looking up\"",
       "superman.json: mistakes[1]: \"Looking up\" is not an object"},
      {"no caution", "superman.json", "/cautions", "[]", "superman.json: cautions: 0 entries is outside 1..20"},
      {"stop signs left out", "superman.json", "/stop_signs", "", "superman.json: \"stop_signs\" is missing"},
      {"an unknown role", "bridge.json", "/muscles/0/role", "\"main\"",
       "bridge.json: muscles[0].role: \"main\" is not one of primary, secondary"},
      {"no source", "bridge.json", "/sources", "[]", "bridge.json: sources: 0 entries is outside 1..20"},
      {"a pose without words", "bridge.json", "/spoken/holding", "", "bridge.json: spoken: \"holding\" is missing"},
      {"no word of what to do", "superman.json", "/spoken/move", "", "superman.json: spoken: \"move\" is missing"},
      {"no words for the left side", "side_lying_leg_lift.json", "/spoken/left", "",
       "side_lying_leg_lift.json: levels[3]: trains sides apart, so the exercise's \"spoken\" needs left and right"},
      {"a start that does not exist", "superman.json", "/start_level", "\"expert\"",
       "superman.json: start_level: \"expert\" is not a level of this file"},
      {"no level", "superman.json", "/levels", "[]", "superman.json: levels: 0 entries is outside 1..20"},
      {"two levels of one id", "superman.json", "/levels/2/id", "\"low\"", "superman.json: levels: \"low\" is the id of two levels"},
      {"an unknown side", "superman.json", "/levels/0/sides", "\"left\"",
       "superman.json: levels[0].sides: \"left\" is not one of both, left_then_right, alternating"},
      {"an unknown prop", "superman.json", "/levels/0/props", "[\"brick\"]",
       "superman.json: levels[0].props[0]: \"brick\" is not one of towel, hand_weights, cuff"},
      {"a dose outside its list", "superman.json", "/levels/0/reps", "5",
       "superman.json: levels[0]: unknown key \"reps\"; expected one of id, name, how, motion, position, spoken, sides, props, tempo, doses, source, gentle"},
      {"no dose", "superman.json", "/levels/1/doses", "[]", "superman.json: levels[1].doses: 0 entries is outside 1..20"},
      {"no repetitions", "superman.json", "/levels/1/doses/0/reps", "",
       "superman.json: levels[1].doses[0]: \"reps\" is missing"},
      {"zero repetitions", "superman.json", "/levels/1/doses/0/reps", "0",
       "superman.json: levels[1].doses[0].reps: 0 is outside 1..60"},
      {"61 repetitions", "superman.json", "/levels/1/doses/0/reps", "61",
       "superman.json: levels[1].doses[0].reps: 61 is outside 1..60"},
      {"repetitions as a text", "superman.json", "/levels/1/doses/0/reps", "\"10\"",
       "superman.json: levels[1].doses[0].reps: \"10\" is not a whole number"},
      {"more repetitions than a number holds", "superman.json", "/levels/1/doses/0/reps", "18446744073709551615",
       "superman.json: levels[1].doses[0].reps: 18446744073709551615 is outside 1..60"},
      {"a hold of 400 seconds", "superman.json", "/levels/2/doses/0/hold_s", "400",
       "superman.json: levels[2].doses[0].hold_s: 400 is outside 1..300"},
      {"two kinds of hold", "superman.json", "/levels/2/doses/0/hold_breaths", "3",
       "superman.json: levels[2].doses[0]: expected exactly one of hold_s, hold_breaths, hold_brief"},
      {"no hold", "superman.json", "/levels/2/doses/0/hold_s", "",
       "superman.json: levels[2].doses[0]: expected exactly one of hold_s, hold_breaths, hold_brief"},
      {"21 breaths", "bridge.json", "/levels/2/doses/7/hold_breaths", "21",
       "bridge.json: levels[2].doses[7].hold_breaths: 21 is outside 1..20"},
      {"a hold that is not brief", "side_lying_leg_lift.json", "/levels/0/doses/0/hold_brief", "false",
       "side_lying_leg_lift.json: levels[0].doses[0].hold_brief: only true is expected here; leave the key out otherwise"},
      {"a brief hold as a number", "side_lying_leg_lift.json", "/levels/0/doses/0/hold_brief", "1",
       "side_lying_leg_lift.json: levels[0].doses[0].hold_brief: 1 is not true or false"},
      {"a load below nothing", "superman.json", "/levels/4/doses/0/load_lb", "-1",
       "superman.json: levels[4].doses[0].load_lb: -1 is outside 0..88"},
      {"a load nobody lifts", "superman.json", "/levels/4/doses/1/load_lb", "1e300",
       "superman.json: levels[4].doses[1].load_lb: 1e+300 is outside 0..88"},
      {"eleven sets", "superman.json", "/levels/4/doses/1/sets", "11",
       "superman.json: levels[4].doses[1].sets: 11 is outside 1..10"},
      {"a dose with an unknown key", "superman.json", "/levels/4/doses/1/load_kg", "1",
       "superman.json: levels[4].doses[1]: unknown key \"load_kg\"; expected one of sets, reps, hold_s, hold_breaths, hold_brief, load_lb"},
      {"a level without a source", "superman.json", "/levels/4/source", "", "superman.json: levels[4]: \"source\" is missing"},
      {"gentle as a text", "superman.json", "/levels/0/gentle", "\"yes\"",
       "superman.json: levels[0].gentle: \"yes\" is not true or false"},
      {"an unknown key at the top", "superman.json", "/dose", "5",
       "superman.json: unknown key \"dose\"; expected one of $schema, id, name, summary, position, days_per_week, rules, tempo, equipment, "
       "steps, breathing, mistakes, cautions, stop_signs, muscles, sources, spoken, start_level, levels"},
      {"a level without a motion", "superman.json", "/levels/0/motion", "", "superman.json: levels[0]: \"motion\" is missing"},
      {"a level that lies on its head", "superman.json", "/levels/0/position", "\"handstand\"",
       "superman.json: levels[0].position: \"handstand\" is not one of prone, supine, side_lying, all_fours, standing"},
      {"a level with unknown words", "superman.json", "/levels/0/spoken", "{\"sing\": \"La.\"}",
       "superman.json: levels[0].spoken: unknown key \"sing\"; expected one of position, left, right, move, go, back, lying, rising, holding, lowering"},
      {"a mistake shown by a number", "superman.json", "/mistakes/0/shows", "3", "superman.json: mistakes[0].shows: 3 is not text"},
      {"a list for a file", "superman.json", "", "[1]", "superman.json: a list is not an object"},
      {"null for a file", "superman.json", "", "null", "superman.json: null is not an object"},
  };
  for (const Broken& broken : cases) check_refused(broken);
  CHECK(std::size(cases) >= 30);
}

TEST_CASE("a broken program is refused in one sentence") {
  const Broken cases[] = {
      {"no id", "default.json", "/id", "", "default.json: \"id\" is missing"},
      {"another file's id", "default.json", "/id", "\"superman\"", "default.json: id: \"superman\" is not the file's name without .json"},
      {"no name", "default.json", "/name", "null", "default.json: name: null is not text"},
      {"no items", "default.json", "/items", "[]", "default.json: items: 0 entries is outside 1..20"},
      {"too many items", "default.json", "/items", many("{\"exercise\": \"bridge\"}", 21), "default.json: items: 21 entries is outside 1..20"},
      {"an item as a text", "default.json", "/items/1", "\"bridge\"", "default.json: items[1]: \"bridge\" is not an object"},
      {"an item without an exercise", "default.json", "/items/2", "{\"level\": \"cuff\"}", "default.json: items[2]: \"exercise\" is missing"},
      {"an exercise with a blank", "default.json", "/items/0/exercise", "\"super man\"",
       "default.json: items[0].exercise: \"super man\" is not an id; expected a-z, 0-9 and _, a letter first"},
      {"an empty level", "default.json", "/items/0/level", "\"\"", "default.json: items[0].level: the text is empty"},
      {"a dose in a program", "default.json", "/items/0/reps", "5",
       "default.json: items[0]: unknown key \"reps\"; expected one of exercise, level, dose, days_per_week, weekdays"},
      {"an unknown key", "default.json", "/days", "[]", "default.json: unknown key \"days\"; expected one of $schema, id, name, summary, items"},
  };
  for (const Broken& broken : cases) check_refused(broken);
}

TEST_CASE("a program that names what does not exist is refused, and so are two of one id") {
  const auto together = [](const std::string& items, bool twice = false) {
    std::vector<Exercise> exercises{exercise_of("bridge")};
    if (twice) exercises.push_back(exercises.front());
    std::vector<Program> programs;
    if (!items.empty()) {
      auto program = read_program("{\"id\": \"mine\", \"name\": \"Mine\", \"summary\": \"Mine.\", \"items\": " + items + "}", "mine.json");
      CHECK_MESSAGE(bool(program), program.why());
      if (program) programs.push_back(*std::move(program));
    }
    const auto catalog = make_catalog(shipped_catalog()->motions, std::move(exercises), std::move(programs));
    return catalog ? std::string("accepted") : catalog.why();
  };
  CHECK(together(R"([{"exercise": "bridge"}, {"exercise": "bridge", "level": "one_leg"}])") == "accepted");
  CHECK(together(R"([{"exercise": "bridge"}, {"exercise": "plank"}])") == "mine.json: items[1].exercise: \"plank\" is not an exercise");
  CHECK(together(R"([{"exercise": "bridge", "level": "full"}])") == "mine.json: items[0].level: \"full\" is not a level of bridge");
  CHECK(together("") == "programs: there is none; expected at least one");
  CHECK(together(R"([{"exercise": "bridge"}])", true) == "bridge.json: two exercises have this id");
}

TEST_CASE("a level or a mistake that names a motion or form that is not there is refused, and so are sides that disagree") {
  const auto with = [](const std::string& place, const char* value) {
    json document = document_of("superman");
    document[json::json_pointer(place)] = value;
    const auto read = read_exercise(document.dump(), "superman.json");
    REQUIRE_MESSAGE(bool(read), read.why());
    auto program = read_program("{\"id\": \"mine\", \"name\": \"Mine\", \"summary\": \"Mine.\", \"items\": [{\"exercise\": \"superman\"}]}", "mine.json");
    const auto catalog = make_catalog(shipped_catalog()->motions, {*read}, {*program});
    return catalog ? std::string("accepted") : catalog.why();
  };
  CHECK(with("/name", "Superman") == "accepted");
  CHECK(with("/levels/2/motion", "flying") == "superman.json: levels[2].motion: \"flying\" is not a motion");
  CHECK(with("/levels/8/motion", "leg_lift") == "superman.json: levels[8].sides: the motion \"leg_lift\" is one-sided");
  const json levels = document_of("superman")["levels"];
  for (std::size_t i = 0; i < levels.size(); ++i)
    CHECK((with("/levels/" + std::to_string(i) + "/sides", "alternating") == "accepted") == (levels[i]["sides"] != "both"));
  CHECK(with("/mistakes/0/shows", "flying") == "superman.json: mistakes[0].shows: \"flying\" is not a wrong form of any level's motion");
}

TEST_CASE("what is not JSON is refused with the line and the column") {
  const auto program = [](const std::string& text) { return refusal(text, "default.json"); };
  const auto at = [](int line, int column) {
    return format("default.json: line %d, column %d: not JSON; expected a well-formed document", line, column);
  };
  CHECK(program("") == at(1, 1));
  CHECK(program("   \n ") == at(2, 2));
  CHECK(program("{") == at(1, 2));
  CHECK(program("{\"id\": \"default\",}") == at(1, 18));
  CHECK(program("{\n  \"id\": \"default\",\n  'name': 1\n}") == at(3, 3));
  CHECK(program("// mine\n{}") == at(1, 1));
  CHECK(program("{} {}") == at(1, 4));
  CHECK(program("{\"id\": NaN}") == at(1, 8));
  CHECK(program("{\"id\": \"\xff\"}") == at(1, 9));
  CHECK(begins_with(program("{\"id\": 1e999}"), "default.json: line 1, "));
}

TEST_CASE("nesting without end is refused and costs no stack") {
  for (const char* open : {"[", "{\"a\":"})
    for (const int depth : {41, 1000, 300000}) {
      std::string text;
      for (int i = 0; i < depth; ++i) text += open;
      CHECK(refusal(text, "bridge.json") == "bridge.json: nested deeper than 40 levels");
    }
}

TEST_CASE("a file cut off anywhere is refused by name") {
  for (const char* id : kExercises) {
    const std::string file = std::string(id) + ".json", text = document_of(id).dump();
    for (std::size_t length = 0; length < text.size(); length += 97) {
      const std::string why = refusal(text.substr(0, length), file);
      if (!begins_with(why, file + ": line ")) FAIL_CHECK(file << " cut at " << length << ": " << why);
    }
  }
}

TEST_CASE("wherever a value is replaced by one of the wrong kind, the file is refused by name and place") {
  for (const char* id : kExercises) {
    const std::string file = std::string(id) + ".json";
    json document = document_of(id);
    for (const auto& leaf : leaves_of(document, json::json_pointer())) {
      const json good = document[leaf];
      for (const char* wrong : {"null", "[]", "{}", "1e300"}) {
        document[leaf] = parsed(wrong);
        if (good == document[leaf]) continue;
        const std::string why = refusal(document.dump(), file);
        // Only what is for editors is not read.
        const bool expected = leaf.to_string() == "/$schema" ? why == "accepted" : begins_with(why, file + ": ");
        if (!expected) FAIL_CHECK(file << " with " << wrong << " at " << leaf.to_string() << ": " << why);
      }
      document[leaf] = good;
    }
  }
}

TEST_CASE("a file with bytes changed at random is read or refused by name, in one printable line") {
  std::mt19937 random(20);  // any seed; fixed so that a failure comes again
  for (const char* id : kExercises) {
    const std::string file = std::string(id) + ".json", good = document_of(id).dump();
    for (int round = 0; round < 150; ++round) {
      std::string text = good;
      for (int changes = 1 + static_cast<int>(random() % 3); changes > 0; --changes)
        text[random() % text.size()] = static_cast<char>(random() % 256);
      const std::string why = refusal(text, file);
      const bool printable = std::none_of(why.begin(), why.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
      if (!printable || (why != "accepted" && !begins_with(why, file + ": "))) FAIL_CHECK(file << " round " << round << ": " << why);
    }
  }
}

TEST_CASE("a key that nobody should see is shown short and escaped") {
  json document = document_of("bridge");
  document["spoken"][std::string("a\nb") + std::string(1000, 'c')] = 1;
  const std::string why = refusal(document.dump(), "bridge.json");
  CHECK(begins_with(why, "bridge.json: spoken: unknown key \"a\\nb"));
  CHECK(why.size() < 200);
}

TEST_CASE("the schema states the loader's bounds: its limits are accepted, one beyond is refused") {
  const json schema = parsed(text_of("exercise.schema.json"));
  const auto check = [&](const std::string& place, const json& bounds, bool whole_dose) {
    const std::string key = place.substr(place.rfind('/') + 1);
    for (const auto& [limit, beyond] : {std::pair{"minimum", -1}, {"maximum", 1}}) {
      json document = document_of("superman");
      if (whole_dose) {
        json dose = {{"reps", 5}};
        if (key != "hold_breaths") dose["hold_s"] = 5;
        document["levels"][0]["doses"] = json::array({dose});
      }
      document[json::json_pointer(place)] = bounds[limit];
      CHECK_MESSAGE(refusal(document.dump(), "superman.json") == "accepted", place);
      document[json::json_pointer(place)] = bounds[limit].get<double>() + beyond;
      if (bounds["type"] == "integer") document[json::json_pointer(place)] = bounds[limit].get<int>() + beyond;
      const std::string range = short_number(bounds["minimum"].get<double>()) + ".." + short_number(bounds["maximum"].get<double>());
      const std::string why = refusal(document.dump(), "superman.json");
      CHECK_MESSAGE(why.find(" is outside " + range) != std::string::npos, why);
    }
  };
  check("/days_per_week", schema["properties"]["days_per_week"], false);
  for (const auto& [key, bounds] : schema["$defs"]["tempo"]["properties"].items()) check("/tempo/" + key, bounds, false);
  int numbers = 0;
  for (const auto& [key, bounds] : schema["$defs"]["dose"]["properties"].items()) {
    if (!bounds.contains("maximum")) continue;
    check("/levels/0/doses/0/" + key, bounds, true);
    ++numbers;
  }
  CHECK(numbers == 5);  // sets, reps, hold_s, hold_breaths, load_lb
}

TEST_CASE("the schema's required keys and choices are the loader's") {
  const json schema = parsed(text_of("exercise.schema.json"));
  const auto required = [&](const json& description, const std::string& place) {
    for (const json& key : description["required"]) {
      json document = document_of("superman");
      put(document, place + "/" + key.get<std::string>(), "");
      CHECK(refusal(document.dump(), "superman.json").find("\"" + key.get<std::string>() + "\" is missing") != std::string::npos);
    }
    json document = document_of("superman");
    document[json::json_pointer(place)]["surprise"] = 1;
    const std::string why = refusal(document.dump(), "superman.json");
    CHECK(why.find("unknown key \"surprise\"; expected one of ") != std::string::npos);
    for (const auto& property : description["properties"].items())
      CHECK_MESSAGE((why + ",").find(" " + property.key() + ",") != std::string::npos, place << "/" << property.key());
  };
  required(schema, "");
  required(schema["$defs"]["tempo"], "/tempo");
  required(schema["$defs"]["mistake"], "/mistakes/0");
  required(schema["$defs"]["muscle"], "/muscles/0");
  required(schema["$defs"]["spoken"], "/spoken");
  required(schema["$defs"]["level"], "/levels/0");
  required(schema["$defs"]["dose"], "/levels/0/doses/0");

  const auto choices = [&](const json& description, const std::string& place) {
    std::string list;
    for (const json& choice : description["enum"]) list += (list.empty() ? "" : ", ") + choice.get<std::string>();
    json document = document_of("superman");
    document[json::json_pointer(place)] = "?";
    const std::string why = refusal(document.dump(), "superman.json"), expected = " is not one of " + list;
    CHECK_MESSAGE((why.size() > expected.size() && why.substr(why.size() - expected.size()) == expected), why);
  };
  choices(schema["properties"]["position"], "/position");
  choices(schema["$defs"]["muscle"]["properties"]["role"], "/muscles/0/role");
  choices(schema["$defs"]["level"]["properties"]["sides"], "/levels/0/sides");
  choices(schema["$defs"]["level"]["properties"]["props"]["items"], "/levels/0/props/0");
}
