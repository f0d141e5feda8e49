#include "catalog/catalog.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/reader.h"
#include "base/sort.h"
#include "base/text.h"
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

Position read_position(const Reader& at) {
  return static_cast<Position>(at.one_of({"prone", "supine", "side_lying", "all_fours", "standing"}));
}

// All of an exercise's words; of a level's those that differ from `base`.
Spoken read_spoken(const Reader& at, const std::string& language, const Spoken* base = nullptr) {
  at.only({"position", "left", "right", "move", "go", "back", "lying", "rising", "holding", "lowering"});
  Spoken spoken = base ? *base : Spoken{};
  const auto read = [&](const char* key, bool needed, std::string& text) {
    if (const auto found = needed && !base ? std::optional(at.member(key)) : at.maybe(key)) text = read_text(*found, language);
  };
  read("position", true, spoken.position);
  read("left", false, spoken.left);
  read("right", false, spoken.right);
  read("move", true, spoken.move);
  read("go", false, spoken.go);
  read("back", false, spoken.back);
  read("lying", true, spoken.lying);
  read("rising", true, spoken.rising);
  read("holding", true, spoken.holding);
  read("lowering", true, spoken.lowering);
  return spoken;
}

Level read_level(const Reader& at, const Exercise& exercise, const Spoken& spoken, const std::string& language) {
  at.only({"id", "name", "how", "motion", "position", "spoken", "sides", "props", "tempo", "doses", "source", "gentle"});
  Level level;
  level.id = at.member("id").id();
  level.name = read_text(at.member("name"), language);
  if (const auto how = at.maybe("how")) level.how = read_text(*how, language);
  level.motion = at.member("motion").id();
  level.position = exercise.position;
  if (const auto position = at.maybe("position")) level.position = read_position(*position);
  level.spoken = spoken;
  if (const auto own = at.maybe("spoken")) level.spoken = read_spoken(*own, language, &spoken);
  level.sides = static_cast<Sides>(at.member("sides").one_of({kSidesNames[0], kSidesNames[1], kSidesNames[2]}));
  if (const auto props = at.maybe("props"))
    for (const Reader& prop : props->items(0, 4)) switch (prop.one_of({"towel", "hand_weights", "cuff"})) {
        case 1: level.gear.hand_weights = true; break;
        case 2: level.gear.cuff = true; break;
        default: break;  // the towel lies there by the motion
      }
  for (const Reader& dose : at.member("doses").items(1, kMostDoses)) level.doses.push_back(read_dose(dose));
  if (const auto tempo = at.maybe("tempo")) level.tempo = read_tempo(*tempo);
  level.source = read_text(at.member("source"), language);
  level.gentle = at.boolean_or("gentle", false);
  if (level.sides != Sides::both && (level.spoken.left.empty() || level.spoken.right.empty()))
    at.refuse("trains sides apart, so the exercise's \"spoken\" needs left and right");
  return level;
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
  sort_stably(exercises, [&](const Exercise& a, const Exercise& b) { return place_of(a) < place_of(b); });
}

void read_rules(const Reader& at, Rules& rules) {
  at.only({"green_pain", "amber_pain", "reserve", "good_sessions", "unanswered_sessions", "days_between_steps", "week_growth_percent", "week_growth_s", "clinician_days", "break_days"});
  rules.green_pain = at.integer_or("green_pain", rules.green_pain, 0, 10);
  rules.amber_pain = at.integer_or("amber_pain", rules.amber_pain, rules.green_pain, 10);
  rules.reserve = at.integer_or("reserve", rules.reserve, 0, 10);
  rules.good_sessions = at.integer_or("good_sessions", rules.good_sessions, 1, 10);
  rules.unanswered_sessions = at.integer_or("unanswered_sessions", rules.unanswered_sessions, rules.good_sessions, 10);
  rules.days_between_steps = at.integer_or("days_between_steps", rules.days_between_steps, 0, 60);
  rules.week_growth_percent = at.integer_or("week_growth_percent", rules.week_growth_percent, 0, 1000);
  rules.week_growth_s = at.integer_or("week_growth_s", rules.week_growth_s, 0, 36'000);
  rules.clinician_days = at.integer_or("clinician_days", rules.clinician_days, 1, 365);
  const auto days = at.maybe("break_days");
  if (!days) return;
  const auto list = days->items(3, 3);
  if (list.size() != 3) return;
  rules.break_one_step = list[0].integer(1, 365);
  rules.break_two_steps = list[1].integer(rules.break_one_step, 365);
  rules.break_restart = list[2].integer(rules.break_two_steps, 365);
}

void read_levels(const Reader& top, Exercise& exercise, const std::string& language) {
  const Reader levels = top.member("levels");
  const Spoken spoken = read_spoken(top.member("spoken"), language);
  for (const Reader& level : levels.items(1, 20)) exercise.levels.push_back(read_level(level, exercise, spoken, language));
  std::string which;
  if (repeats(exercise.levels, &Level::id, which)) levels.refuse("\"" + which + "\" is the id of two levels");
  const Reader start = top.member("start_level");
  const std::string start_id = start.id();
  const auto found = find_level(exercise, start_id);
  if (!found) start.refuse("\"" + start_id + "\" is not a level of this file");
  exercise.start_level = found.value_or(0);
}

// A mistake that is drawn is a wrong form of some level's motion.
std::string check_mistakes(const Catalog& catalog, const Exercise& exercise) {
  for (std::size_t m = 0; m < exercise.mistakes.size(); ++m) {
    const std::string& shows = exercise.mistakes[m].shows;
    const bool drawn = std::any_of(exercise.levels.begin(), exercise.levels.end(), [&](const Level& level) {
      return find_wrong(catalog.motions.at(level.motion), shows) != nullptr;
    });
    if (!shows.empty() && !drawn)
      return exercise.file + format(": mistakes[%d].shows: \"", static_cast<int>(m)) + shows + "\" is not a wrong form of any level's motion";
  }
  return {};
}

// Every level's motion exists, agrees with the level on sides, and can be solved.
std::string solve_motions(Catalog& catalog) {
  for (const Exercise& exercise : catalog.exercises)
    for (std::size_t l = 0; l < exercise.levels.size(); ++l) {
      const Level& level = exercise.levels[l];
      const std::string place = exercise.file + format(": levels[%d].", static_cast<int>(l));
      const auto found = catalog.motions.find(level.motion);
      if (found == catalog.motions.end()) return place + "motion: \"" + level.motion + "\" is not a motion";
      if (found->second.right.one_sided != (level.sides != Sides::both))
        return place + "sides: the motion \"" + level.motion + "\" is " + (level.sides == Sides::both ? "one-sided" : "not one-sided");
      if (catalog.tracks.count(level.motion)) continue;
      auto track = figure::compile(found->second.right, figure::Body{});
      if (!track) return found->second.file + ": " + track.why();
      catalog.tracks.emplace(level.motion, *std::move(track));
    }
  return {};
}

}  // namespace

Result<Exercise> read_exercise(std::string_view text, const std::string& file, const std::string& language) {
  Fault fault{file, ""};
  const nlohmann::json document = parse_json(text, fault);
  if (fault) return Result<Exercise>::failure(fault.sentence);
  const Reader top(document, "", fault);
  top.only({"$schema", "id", "name", "summary", "position", "days_per_week", "rules", "tempo", "equipment", "steps", "breathing",
            "mistakes", "cautions", "stop_signs", "muscles", "sources", "spoken", "start_level", "levels"});
  Exercise exercise;
  exercise.file = file;
  exercise.id = top.member("id").id();
  check_id(top.member("id"), exercise.id, file);
  exercise.name = read_text(top.member("name"), language);
  exercise.summary = read_text(top.member("summary"), language);
  exercise.position = read_position(top.member("position"));
  exercise.usual_frequency.days_per_week = top.member("days_per_week").integer(1, 7);
  exercise.frequency = exercise.usual_frequency;
  if (const auto rules = top.maybe("rules")) read_rules(*rules, exercise.rules);
  exercise.tempo = read_tempo(top.member("tempo"));
  exercise.equipment = read_texts(top.member("equipment"), language, 0);
  exercise.steps = read_texts(top.member("steps"), language, 1);
  exercise.breathing = read_text(top.member("breathing"), language);
  for (const Reader& mistake : top.member("mistakes").items(1, 20)) {
    mistake.only({"wrong", "instead", "shows"});
    exercise.mistakes.push_back({read_text(mistake.member("wrong"), language), read_text(mistake.member("instead"), language), ""});
    if (const auto shows = mistake.maybe("shows")) exercise.mistakes.back().shows = shows->id();
  }
  exercise.cautions = read_texts(top.member("cautions"), language, 1);
  exercise.stop_signs = read_texts(top.member("stop_signs"), language, 1);
  for (const Reader& muscle : top.member("muscles").items(1, 20)) {
    muscle.only({"name", "role"});
    exercise.muscles.push_back({read_text(muscle.member("name"), language),
                                muscle.member("role").one_of({"primary", "secondary"}) == 0});
  }
  exercise.sources = read_texts(top.member("sources"), language, 1);
  read_levels(top, exercise, language);
  if (fault) return Result<Exercise>::failure(fault.sentence);
  return exercise;
}

namespace {

std::optional<Frequency> read_days(const Reader& item) {
  const auto count = item.maybe("days_per_week"), list = item.maybe("weekdays");
  if (count && list) item.refuse("\"days_per_week\" and \"weekdays\"; expected one of them");
  if (count) return Frequency{count->integer(1, 7)};
  if (!list) return std::nullopt;
  std::uint8_t weekdays = 0;
  for (const Reader& name : list->items(1, 7)) {
    const auto bit = static_cast<std::uint8_t>(1 << name.one_of({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}));
    if (weekdays & bit) name.refuse("stands there already");
    weekdays = weekdays | bit;
  }
  return on_weekdays(weekdays);
}

// `called` is the file's name, which must be that of the program; null for one from elsewhere, of any name.
Result<Program> read_program_called(const char* called, std::string_view text, const std::string& file, const std::string& language) {
  Fault fault{file, ""};
  const nlohmann::json document = parse_json(text, fault);
  if (fault) return Result<Program>::failure(fault.sentence);
  const Reader top(document, "", fault);
  top.only({"$schema", "id", "name", "summary", "items"});
  Program program;
  program.file = file;
  program.id = top.member("id").id();
  if (called) check_id(top.member("id"), program.id, called);
  program.name = read_text(top.member("name"), language);
  program.summary = read_text(top.member("summary"), language);
  for (const Reader& item : top.member("items").items(1, 20)) {
    item.only({"exercise", "level", "dose", "days_per_week", "weekdays"});
    ProgramItem read;
    read.exercise = item.member("exercise").id();
    for (const ProgramItem& other : program.items)
      if (!called && other.exercise == read.exercise) item.refuse("\"" + read.exercise + "\" stands in the program already");
    if (const auto level = item.maybe("level")) read.level = level->id();
    read.dose = item.integer_or("dose", 0, 0, kMostDoses - 1);
    read.days = read_days(item);
    program.items.push_back(std::move(read));
  }
  if (fault) return Result<Program>::failure(fault.sentence);
  return program;
}

}  // namespace

Result<Program> read_program(std::string_view text, const std::string& file, const std::string& language) {
  return read_program_called(file.c_str(), text, file, language);
}

Result<Program> read_foreign_program(std::string_view text, const std::string& file, const std::string& language) {
  return read_program_called(nullptr, text, file, language);
}

std::string what_is_unknown(const Catalog& catalog, const Program& program) {
  for (std::size_t i = 0; i < program.items.size(); ++i) {
    const ProgramItem& item = program.items[i];
    const std::string place = program.file + format(": items[%d].", static_cast<int>(i));
    const Exercise* exercise = find_exercise(catalog, item.exercise);
    if (!exercise) return place + "exercise: \"" + item.exercise + "\" is not an exercise";
    if (item.level && !find_level(*exercise, *item.level)) return place + "level: \"" + *item.level + "\" is not a level of " + item.exercise;
    const Level& level = exercise->levels[item.level ? *find_level(*exercise, *item.level) : exercise->start_level];
    if (item.dose >= static_cast<int>(level.doses.size()))
      return place + format("dose: %d is outside 0 to %d, the doses of ", item.dose, static_cast<int>(level.doses.size()) - 1) + item.exercise + "/" + level.id;
  }
  return {};
}

Result<Catalog> make_catalog(Motions motions, std::vector<Exercise> exercises, std::vector<Program> programs) {
  Catalog catalog{std::move(motions), {}, std::move(exercises), std::move(programs)};
  if (std::string why = solve_motions(catalog); !why.empty()) return Result<Catalog>::failure(std::move(why));
  for (const Exercise& exercise : catalog.exercises)
    if (std::string why = check_mistakes(catalog, exercise); !why.empty()) return Result<Catalog>::failure(std::move(why));
  if (!catalog.programs.empty()) order_by(catalog.programs.front(), catalog.exercises);
  std::string which;
  if (repeats(catalog.exercises, &Exercise::id, which))
    return Result<Catalog>::failure(which + ".json: two exercises have this id");
  if (repeats(catalog.programs, &Program::id, which))
    return Result<Catalog>::failure(which + ".json: two programs have this id");
  if (catalog.programs.empty()) return Result<Catalog>::failure("programs: there is none; expected at least one");
  for (const Program& program : catalog.programs)
    if (std::string why = what_is_unknown(catalog, program); !why.empty()) return Result<Catalog>::failure(std::move(why));
  return catalog;
}

Result<Catalog> shipped_catalog(const std::string& language) {
  std::vector<Exercise> exercises;
  std::vector<Program> programs;
  std::vector<MotionFile> motion_files;
  for (const ShippedFile& file : shipped_files()) {
    if (file.kind == ShippedKind::motion) {
      motion_files.push_back({file.name, file.text});
    } else if (file.kind == ShippedKind::exercise) {
      auto read = read_exercise(file.text, file.name, language);
      if (!read) return Result<Catalog>::failure(read.why());
      exercises.push_back(*std::move(read));
    } else {
      auto read = read_program(file.text, file.name, language);
      if (!read) return Result<Catalog>::failure(read.why());
      programs.push_back(*std::move(read));
    }
  }
  auto motions = read_motions(motion_files);
  if (!motions) return Result<Catalog>::failure(motions.why());
  return make_catalog(*std::move(motions), std::move(exercises), std::move(programs));
}

const Exercise* find_exercise(const Catalog& catalog, std::string_view id) {
  for (const Exercise& exercise : catalog.exercises)
    if (exercise.id == id) return &exercise;
  return nullptr;
}

Rung rung_of(const Exercise& exercise, const ProgramItem& item) {
  const std::size_t level = item.level ? find_level(exercise, *item.level).value_or(exercise.start_level) : exercise.start_level;
  return clamp_rung(exercise, {level, static_cast<std::size_t>(item.dose)});
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
