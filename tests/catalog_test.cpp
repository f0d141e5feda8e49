// The shipped exercises and programs.

#include "catalog/catalog.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.h"
#include "catalog/shipped.h"
#include "shipped_files.h"

using namespace holdfast;

namespace {

constexpr const char* kArticles[] = {"superman", "bridge", "side_lying_leg_lift"};  // those whose doses the article gives

std::string dose_text(const Dose& dose) {
  std::string text = dose.sets == 1 ? "" : format("%d sets of ", dose.sets);
  text += format("%d x ", dose.reps);
  switch (dose.hold.kind) {
    case HoldKind::seconds: text += format("%d s", dose.hold.amount); break;
    case HoldKind::breaths: text += format("%d breaths", dose.hold.amount); break;
    case HoldKind::brief: text += "brief"; break;
  }
  if (dose.load_kg > 0) text += " with " + short_number(dose.load_kg / kKgPerLb) + " lb";
  return text;
}

std::string level_text(const Level& level) {
  std::string text = level.id + " (" + level.motion;
  if (level.sides != Sides::both) text += ", each side";
  if (level.gear.hand_weights) text += ", hand weights";
  if (level.gear.cuff) text += ", cuff";
  return text + ")";
}

// The whole ladder in words, one level a line.
std::string ladder_text(const Exercise& exercise) {
  std::string text;
  for (const Level& level : exercise.levels) {
    text += level_text(level) + ":";
    for (const Dose& dose : level.doses) text += (&dose == &level.doses.front() ? " " : ", ") + dose_text(dose);
    text += "\n";
  }
  return text;
}

std::string start_of(const Exercise& exercise) {
  return exercise.levels.empty() ? "" : exercise.levels[exercise.start_level].id + ": " + dose_text(dose_at(exercise, first_rung(exercise)));
}

}  // namespace

TEST_CASE("the superman is held 5 seconds, 10 in a row, every day; then longer, then 1 to 2 lb in each hand") {
  const Exercise superman = exercise_of("superman");
  CHECK(superman.frequency.days_per_week == 7);
  CHECK(superman.position == Position::prone);
  CHECK(start_of(superman) == "low: 10 x 5 s");
  CHECK(ladder_text(superman) ==
        "brace (superman_brace): 10 x 5 s\n"
        "one_arm (superman_one_arm, each side): 10 x 2 s, 10 x 3 s\n"
        "one_leg (superman_one_leg, each side): 10 x 2 s, 10 x 3 s\n"
        "opposite (superman_opposite, each side): 10 x brief\n"
        "legs_only (superman_legs): 5 x 3 s, 8 x 3 s, 10 x 3 s\n"
        "chest_only (superman_chest): 5 x 3 s, 8 x 3 s, 10 x 3 s\n"
        "gentle (superman_low): 5 x 3 s\n"
        "low (superman_low): 10 x 5 s\n"
        "full (superman_full): 10 x 5 s\n"
        "longer_hold (superman_full): 10 x 7 s, 10 x 10 s, 10 x 12 s, 10 x 15 s\n"
        "hand_weights (superman_full, hand weights): 10 x 5 s with 1 lb, 10 x 5 s with 2 lb\n");
}

TEST_CASE("the bridge is held for three breaths, 5 times, grows to 30, then one leg") {
  const Exercise bridge = exercise_of("bridge");
  CHECK(bridge.frequency.days_per_week == 3);  // ACSM 2009: 2 to 3 for novices; the article names none
  CHECK(bridge.position == Position::supine);
  CHECK(start_of(bridge) == "both_legs: 5 x 3 breaths");
  CHECK(ladder_text(bridge) ==
        "pelvic_tilt (bridge_pelvic_tilt): 10 x 5 s\n"
        "gentle (bridge_half): 5 x 3 s\n"
        "both_legs (bridge): 5 x 3 breaths, 8 x 3 breaths, 10 x 3 breaths, 12 x 3 breaths, 15 x 3 breaths, "
        "20 x 3 breaths, 25 x 3 breaths, 30 x 3 breaths\n"
        "wide (bridge_wide): 10 x 3 breaths, 15 x 3 breaths\n"
        "heel_taps (bridge_heel_tap, each side): 8 x brief, 10 x brief\n"
        "march (bridge_march, each side): 8 x 2 s, 10 x 2 s, 10 x 3 s\n"
        "supported (bridge_supported, each side): 5 x 3 breaths, 8 x 3 breaths, 10 x 3 breaths\n"
        "one_leg (bridge_one_leg, each side): 5 x 3 breaths, 8 x 3 breaths, 10 x 3 breaths\n"
        "one_leg_long (bridge_one_leg_long, each side): 5 x 3 breaths, 8 x 3 breaths, 10 x 3 breaths\n"
        "heel_close (bridge_heel_close, each side): 5 x 3 breaths, 8 x 3 breaths, 10 x 3 breaths\n");
}

TEST_CASE("the leg lift is brief, 8 to 12 on each side, three days a week, then with a cuff from 8 again") {
  const Exercise lift = exercise_of("side_lying_leg_lift");
  CHECK(lift.frequency.days_per_week == 3);
  CHECK(lift.position == Position::side_lying);
  CHECK(start_of(lift) == "straight_leg: 8 x brief");
  CHECK(ladder_text(lift) ==
        "slide (leg_slide, each side): 10 x brief\n"
        "clam (clam, each side): 3 sets of 10 x brief, 3 x 10 s, 4 x 10 s, 5 x 10 s\n"
        "short_lever (leg_lift_short, each side): 8 x brief\n"
        "gentle (leg_lift_low, each side): 8 x brief\n"
        "straight_leg (leg_lift, each side): 8 x brief, 10 x brief, 12 x brief\n"
        "cuff (leg_lift, each side, cuff): 8 x brief with 1 lb, 10 x brief with 1 lb, 12 x brief with 1 lb, "
        "8 x brief with 2 lb, 10 x brief with 2 lb, 12 x brief with 2 lb\n"
        "hold_5s (leg_lift, each side): 8 x 5 s, 10 x 5 s, 12 x 5 s\n"
        "toe_down (leg_lift_toe_down, each side): 8 x brief, 10 x brief, 12 x brief\n"
        "circles (leg_circles, each side): 8 x 5 s, 10 x 5 s\n");
}

TEST_CASE("a repetition is braced for a second and moved for two seconds each way") {
  for (const char* id : kArticles) {
    const Tempo tempo = exercise_of(id).tempo;
    CHECK_MESSAGE((tempo.set_s == 1 && tempo.lift_s == 2 && tempo.lower_s == 2), id);
  }
  CHECK(exercise_of("superman").tempo.rest_s == 1);
  CHECK(exercise_of("bridge").tempo.rest_s == 1);
  CHECK(exercise_of("side_lying_leg_lift").tempo.rest_s == 2);
}

TEST_CASE("the default program is the three, ordered so that the body turns over once and then to its side") {
  const auto read = read_program(text_of("programs/default.json"), "default.json");
  REQUIRE_MESSAGE(bool(read), read.why());
  std::string order;
  for (const ProgramItem& item : read->items) order += item.exercise + (item.level ? " at " + *item.level : "") + "\n";
  CHECK(order == "superman\nbridge\nside_lying_leg_lift\n");
  const auto catalog = shipped_catalog();
  REQUIRE_MESSAGE(bool(catalog), catalog.why());
  CHECK(find_program(*catalog, "default") == &catalog->programs.front());
}

TEST_CASE("the id of every shipped file is its name, and it points editors to its schema") {
  CHECK(shipped_files().size() >= 4);
  for (const ShippedFile& file : shipped_files()) {
    const json document = parsed(std::string(file.text));
    const std::string kind = file.kind == ShippedKind::exercise ? "exercise" : file.kind == ShippedKind::motion ? "motion" : "program";
    CHECK(document.value("id", "") + ".json" == file.name);
    CHECK(document.value("$schema", "") == "../" + kind + ".schema.json");
    CHECK_MESSAGE(document == parsed(text_of(kind + "s/" + file.name)), file.name);
    if (file.kind != ShippedKind::motion) CHECK(refusal(std::string(file.text), file.name) == "accepted");
  }
}

TEST_CASE("every exercise begins with one gentle level: no longer hold and no load, and of the same movement no more in all") {
  for (const std::string id : kExercises) {
    CAPTURE(id);
    const Exercise exercise = exercise_of(id);
    const auto gentle = std::count_if(exercise.levels.begin(), exercise.levels.end(), [](const Level& level) { return level.gentle; });
    CHECK(gentle == 1);
    if (exercise.levels.empty()) continue;
    CHECK(exercise.levels.front().gentle);
    CHECK(gentle_rung(exercise) == Rung{0, 0});
    CHECK_FALSE(exercise.levels[exercise.start_level].gentle);
    const Dose& least = dose_at(exercise, gentle_rung(exercise));
    const Dose& start = dose_at(exercise, first_rung(exercise));
    const bool same = exercise.levels.front().motion == exercise.levels[exercise.start_level].motion;
    if (same) CHECK(least.reps * least.sets * hold_ms(least.hold, 5) <= start.reps * start.sets * hold_ms(start.hold, 5));
    CHECK(hold_ms(least.hold, 5) <= hold_ms(start.hold, 5));
    CHECK(least.load_kg == 0);
  }
}

TEST_CASE("every step up a ladder changes what is trained, and within a level the way back is the same") {
  for (const std::string id : kExercises) {
    CAPTURE(id);
    const Exercise exercise = exercise_of(id);
    if (exercise.levels.empty()) continue;
    const auto trained = [&](Rung rung) {
      Level level = exercise.levels[rung.level];
      level.id.clear();
      return level_text(level) + dose_text(dose_at(exercise, rung));
    };
    std::size_t steps = 0, doses = 0;
    for (const Level& level : exercise.levels) doses += level.doses.size();
    for (Rung at{0, 0}; can_step_up(exercise, at); ++steps) {
      const Rung next = step_up(exercise, at);
      CHECK_MESSAGE(trained(at) != trained(next), trained(at));
      if (next.level == at.level) CHECK(step_down(exercise, next) == at);
      at = next;
    }
    CHECK(steps + 1 == doses);
  }
}

TEST_CASE("whatever is carried weighs something, and what weighs something is carried") {
  for (const char* id : kExercises)
    for (const Level& level : exercise_of(id).levels)
      for (const Dose& dose : level.doses)
        CHECK_MESSAGE((dose.load_kg > 0) == (level.gear.hand_weights || level.gear.cuff), id << " " << level.id);
}

TEST_CASE("every exercise has steps, mistakes, cautions, stop signs, muscles and sources, each short enough for a phone") {
  for (const std::string id : kExercises) {
    CAPTURE(id);
    const Exercise exercise = exercise_of(id);
    CHECK(exercise.steps.size() >= 4);
    CHECK(exercise.steps.size() <= 7);
    CHECK(exercise.mistakes.size() >= 4);
    CHECK(exercise.cautions.size() >= 3);
    CHECK(exercise.stop_signs.size() >= 4);
    CHECK(exercise.sources.size() >= 2);
    CHECK(std::any_of(exercise.muscles.begin(), exercise.muscles.end(), [](const WorkedMuscle& muscle) { return muscle.primary; }));
    const json words = document_of(id);
    for (const auto& leaf : leaves_of(words, json::json_pointer())) {
      const json& value = words[leaf];
      if (value.is_string()) CHECK_MESSAGE(value.get_ref<const std::string&>().size() <= 140, leaf.to_string());
    }
  }
}

TEST_CASE("what is said aloud can be said in time, and a mistake is a sentence that \"Instead\" can follow") {
  const auto words_in = [](const std::string& text) { return std::count(text.begin(), text.end(), ' ') + 1; };
  for (const std::string id : kExercises) {
    CAPTURE(id);
    const Exercise exercise = exercise_of(id);
    for (const Level& level : exercise.levels) {
      const Spoken& spoken = level.spoken;
      CAPTURE(level.id);
      CHECK(words_in(spoken.move) <= 10);  // 4 s at 2.7 words a second
      CHECK(words_in(spoken.go) <= 2);     // said on the beat
      CHECK(words_in(spoken.back) <= 2);
      for (const std::string& side : {spoken.left, spoken.right}) {
        CHECK(words_in(side) <= 14);
        CHECK(words_in(spoken.position + " " + side) <= 30);
      }
    }
    for (const Mistake& mistake : exercise.mistakes) CHECK_MESSAGE(mistake.wrong.substr(mistake.wrong.size() - 1) == ".", mistake.wrong);
  }
}

TEST_CASE("a text comes in the language asked for, and in English where that is missing") {
  json document = document_of("bridge");
  document["name"] = {{"en", "Bridge"}, {"de", "Brücke"}, {"fr", "Pont"}};
  const std::string text = document.dump();
  for (const auto& [language, name] : {std::pair{"en", "Bridge"}, {"de", "Brücke"}, {"fr", "Pont"}, {"xx", "Bridge"}}) {
    const auto read = read_exercise(text, "bridge.json", language);
    REQUIRE_MESSAGE(bool(read), read.why());
    CHECK(read->name == name);
  }
}
