#include "catalog/catalog.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/reader.h"
#include "base/text.h"
#include "catalog/motion_json.h"
#include "catalog/shipped.h"

namespace holdfast {
namespace {

// A text is plain (English) or an object from language to text, in which "en" must be.
std::string read_text(const Reader& at, const std::string& language) {
  if (!at.is_object()) return at.text();
  std::string wanted = at.member("en").text();
  for (const auto& [key, value] : at.members(1, 20)) {
    std::string translated = value.text();  // all of them, so that a broken one is found in any language
    if (key == language) wanted = std::move(translated);
  }
  return wanted;
}

std::vector<std::string> read_texts(const Reader& at, const std::string& language, std::size_t at_least) {
  std::vector<std::string> out;
  for (const Reader& item : at.items(at_least, 20)) out.push_back(read_text(item, language));
  return out;
}

Dose read_dose(const Reader& at) {
  at.only({"sets", "reps", "hold_s", "hold_breaths", "hold_brief", "load_lb"});
  Dose dose;
  dose.sets = at.integer_or("sets", 1, 1, 10);
  dose.reps = at.member("reps").integer(1, 60);
  int holds = 0;
  if (const auto found = at.maybe("hold_s")) {
    dose.hold = {HoldKind::seconds, found->integer(1, 300)};
    ++holds;
  }
  if (const auto found = at.maybe("hold_breaths")) {
    dose.hold = {HoldKind::breaths, found->integer(1, 20)};
    ++holds;
  }
  if (const auto found = at.maybe("hold_brief")) {
    if (!found->boolean()) found->refuse("only true is expected here; leave the key out otherwise");
    dose.hold = {HoldKind::brief, 1};
    ++holds;
  }
  if (holds != 1) at.refuse("expected exactly one of hold_s, hold_breaths, hold_brief");
  dose.load_kg = at.number_or("load_lb", 0, 0, 88) * kKgPerLb;
  return dose;
}

Tempo read_tempo(const Reader& at) {
  at.only({"set_s", "lift_s", "lower_s", "rest_s"});
  return {at.member("set_s").number(0.5, 10), at.member("lift_s").number(0.5, 10), at.member("lower_s").number(0.5, 10),
          at.member("rest_s").number(0, 30)};
}

Level read_level(const Reader& at, const Exercise& exercise, const std::string& language) {
  at.only({"id", "name", "motion", "sides", "props", "tempo", "doses", "source", "gentle"});
  Level level;
  level.id = at.member("id").id();
  level.name = read_text(at.member("name"), language);
  const Reader motion = at.member("motion");
  level.motion = motion.id();
  if (!exercise.motions.count(level.motion)) motion.refuse("\"" + level.motion + "\" is not a motion of this file");
  level.sides = at.member("sides").one_of({"both", "left_then_right"}) == 0 ? Sides::both : Sides::left_then_right;
  if (const auto props = at.maybe("props"))
    for (const Reader& prop : props->items(0, 4)) switch (prop.one_of({"towel", "hand_weights", "cuff"})) {
        case 1: level.gear.hand_weights = true; break;
        case 2: level.gear.cuff = true; break;
        default: break;  // the towel lies there by the motion
      }
  for (const Reader& dose : at.member("doses").items(1, 20)) level.doses.push_back(read_dose(dose));
  if (const auto tempo = at.maybe("tempo")) level.tempo = read_tempo(*tempo);
  level.source = read_text(at.member("source"), language);
  level.gentle = at.boolean_or("gentle", false);
  return level;
}

Spoken read_spoken(const Reader& at, const std::string& language) {
  at.only({"position", "left", "right", "move", "lying", "rising", "holding", "lowering"});
  Spoken spoken;
  spoken.position = read_text(at.member("position"), language);
  if (const auto left = at.maybe("left")) spoken.left = read_text(*left, language);
  if (const auto right = at.maybe("right")) spoken.right = read_text(*right, language);
  spoken.move = read_text(at.member("move"), language);
  spoken.lying = read_text(at.member("lying"), language);
  spoken.rising = read_text(at.member("rising"), language);
  spoken.holding = read_text(at.member("holding"), language);
  spoken.lowering = read_text(at.member("lowering"), language);
  return spoken;
}

// The id of a file is its name without the ending, so that no two files can claim one id.
void check_id(const Reader& at, const std::string& id, const std::string& file) {
  const std::size_t slash = file.find_last_of('/');
  const std::string name = slash == std::string::npos ? file : file.substr(slash + 1);
  if (!id.empty() && name != id + ".json") at.refuse("\"" + id + "\" is not the file's name without .json");
}

template <class T>
bool repeats(const std::vector<T>& list, std::string T::*member, std::string& which) {
  for (std::size_t i = 0; i < list.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (list[i].*member == list[j].*member) {
        which = list[i].*member;
        return true;
      }
  return false;
}

// People meet the exercises in the order in which the default program trains them; the rest follows by name.
void order_by(const Program& program, std::vector<Exercise>& exercises) {
  const auto place_of = [&](const Exercise& exercise) {
    return std::find_if(program.items.begin(), program.items.end(),
                        [&](const ProgramItem& item) { return item.exercise == exercise.id; }) - program.items.begin();
  };
  std::stable_sort(exercises.begin(), exercises.end(),
                   [&](const Exercise& a, const Exercise& b) { return place_of(a) < place_of(b); });
}

void read_levels(const Reader& top, Exercise& exercise, const std::string& language) {
  const Reader levels = top.member("levels");
  for (const Reader& level : levels.items(1, 20)) exercise.levels.push_back(read_level(level, exercise, language));
  std::string which;
  if (repeats(exercise.levels, &Level::id, which)) levels.refuse("\"" + which + "\" is the id of two levels");
  const Reader start = top.member("start_level");
  const std::string start_id = start.id();
  const auto found = find_level(exercise, start_id);
  if (!found) start.refuse("\"" + start_id + "\" is not a level of this file");
  exercise.start_level = found.value_or(0);
  for (const Level& level : exercise.levels)
    if (level.sides == Sides::left_then_right && (exercise.spoken.left.empty() || exercise.spoken.right.empty())) {
      top.member("spoken").refuse("left and right are needed, since the level \"" + level.id + "\" trains sides apart");
      break;
    }
}

}  // namespace

Result<Exercise> read_exercise(std::string_view text, const std::string& file, const std::string& language) {
  Fault fault{file, ""};
  const nlohmann::json document = parse_json(text, fault);
  if (fault) return Result<Exercise>::failure(fault.sentence);
  const Reader top(document, "", fault);
  top.only({"$schema", "id", "name", "summary", "position", "days_per_week", "tempo", "equipment", "steps", "breathing",
            "mistakes", "cautions", "stop_signs", "muscles", "sources", "spoken", "start_level", "levels", "motions"});
  Exercise exercise;
  exercise.file = file;
  exercise.id = top.member("id").id();
  check_id(top.member("id"), exercise.id, file);
  exercise.name = read_text(top.member("name"), language);
  exercise.summary = read_text(top.member("summary"), language);
  exercise.position =
      static_cast<Position>(top.member("position").one_of({"prone", "supine", "side_lying", "all_fours", "standing"}));
  exercise.frequency.days_per_week = top.member("days_per_week").integer(1, 7);
  exercise.tempo = read_tempo(top.member("tempo"));
  exercise.equipment = read_texts(top.member("equipment"), language, 0);
  exercise.steps = read_texts(top.member("steps"), language, 1);
  exercise.breathing = read_text(top.member("breathing"), language);
  for (const Reader& mistake : top.member("mistakes").items(1, 20)) {
    mistake.only({"wrong", "instead"});
    exercise.mistakes.push_back(
        {read_text(mistake.member("wrong"), language), read_text(mistake.member("instead"), language)});
  }
  exercise.cautions = read_texts(top.member("cautions"), language, 1);
  exercise.stop_signs = read_texts(top.member("stop_signs"), language, 1);
  for (const Reader& muscle : top.member("muscles").items(1, 20)) {
    muscle.only({"name", "role"});
    exercise.muscles.push_back({read_text(muscle.member("name"), language),
                                muscle.member("role").one_of({"primary", "secondary"}) == 0});
  }
  exercise.sources = read_texts(top.member("sources"), language, 1);
  exercise.spoken = read_spoken(top.member("spoken"), language);
  for (const auto& [name, motion] : top.member("motions").members(1, 20)) {
    if (!is_id(name)) motion.refuse("the name is not an id; expected a-z, 0-9 and _, a letter first");
    exercise.motions.emplace(name, read_motion(motion, name));
  }
  read_levels(top, exercise, language);
  if (fault) return Result<Exercise>::failure(fault.sentence);
  for (const auto& [name, motion] : exercise.motions) {
    auto track = figure::compile(motion, figure::Body{});
    if (!track) return Result<Exercise>::failure(file + ": motions." + name + ": " + track.why());
    exercise.tracks.emplace(name, *std::move(track));
  }
  return exercise;
}

Result<Program> read_program(std::string_view text, const std::string& file, const std::string& language) {
  Fault fault{file, ""};
  const nlohmann::json document = parse_json(text, fault);
  if (fault) return Result<Program>::failure(fault.sentence);
  const Reader top(document, "", fault);
  top.only({"$schema", "id", "name", "summary", "items"});
  Program program;
  program.file = file;
  program.id = top.member("id").id();
  check_id(top.member("id"), program.id, file);
  program.name = read_text(top.member("name"), language);
  program.summary = read_text(top.member("summary"), language);
  for (const Reader& item : top.member("items").items(1, 20)) {
    item.only({"exercise", "level"});
    ProgramItem read;
    read.exercise = item.member("exercise").id();
    if (const auto level = item.maybe("level")) read.level = level->id();
    program.items.push_back(std::move(read));
  }
  if (fault) return Result<Program>::failure(fault.sentence);
  return program;
}

Result<Catalog> make_catalog(std::vector<Exercise> exercises, std::vector<Program> programs) {
  Catalog catalog{std::move(exercises), std::move(programs)};
  if (!catalog.programs.empty()) order_by(catalog.programs.front(), catalog.exercises);
  std::string which;
  if (repeats(catalog.exercises, &Exercise::id, which))
    return Result<Catalog>::failure(which + ".json: two exercises have this id");
  if (repeats(catalog.programs, &Program::id, which))
    return Result<Catalog>::failure(which + ".json: two programs have this id");
  if (catalog.programs.empty()) return Result<Catalog>::failure("programs: there is none; expected at least one");
  for (const Program& program : catalog.programs)
    for (std::size_t i = 0; i < program.items.size(); ++i) {
      const ProgramItem& item = program.items[i];
      const std::string place = program.file + format(": items[%d].", static_cast<int>(i));
      const Exercise* exercise = find_exercise(catalog, item.exercise);
      if (!exercise)
        return Result<Catalog>::failure(place + "exercise: \"" + item.exercise + "\" is not an exercise");
      if (item.level && !find_level(*exercise, *item.level))
        return Result<Catalog>::failure(place + "level: \"" + *item.level + "\" is not a level of " + item.exercise);
    }
  return catalog;
}

Result<Catalog> shipped_catalog(const std::string& language) {
  std::vector<Exercise> exercises;
  std::vector<Program> programs;
  for (const ShippedFile& file : shipped_files()) {
    if (file.kind == ShippedKind::exercise) {
      auto read = read_exercise(file.text, file.name, language);
      if (!read) return Result<Catalog>::failure(read.why());
      exercises.push_back(*std::move(read));
    } else {
      auto read = read_program(file.text, file.name, language);
      if (!read) return Result<Catalog>::failure(read.why());
      programs.push_back(*std::move(read));
    }
  }
  return make_catalog(std::move(exercises), std::move(programs));
}

const Exercise* find_exercise(const Catalog& catalog, std::string_view id) {
  for (const Exercise& exercise : catalog.exercises)
    if (exercise.id == id) return &exercise;
  return nullptr;
}

const Program* find_program(const Catalog& catalog, std::string_view id) {
  for (const Program& program : catalog.programs)
    if (program.id == id) return &program;
  return nullptr;
}

std::optional<std::size_t> find_level(const Exercise& exercise, std::string_view id) {
  for (std::size_t i = 0; i < exercise.levels.size(); ++i)
    if (exercise.levels[i].id == id) return i;
  return std::nullopt;
}

}  // namespace holdfast
