#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/words.h"
#include "platform/cli/arguments.h"
#include "platform/cli/commands.h"
#include "platform/cli/folder.h"
#include "session/plan.h"

namespace holdfast::cli {
namespace {

using nlohmann::json;

constexpr const char* kPositions[] = {"prone", "supine", "side_lying", "all_fours", "standing"};

json dose_json(const Dose& dose) {
  json out = {{"sets", dose.sets}, {"reps", dose.reps}};
  if (dose.hold.kind == HoldKind::seconds) out["hold_s"] = dose.hold.amount;
  if (dose.hold.kind == HoldKind::breaths) out["hold_breaths"] = dose.hold.amount;
  if (dose.hold.kind == HoldKind::brief) out["hold_brief"] = true;
  if (dose.load_kg > 0) out["load_kg"] = dose.load_kg;
  return out;
}

json exercise_json(const Exercise& exercise) {
  json levels = json::array();
  for (const Level& level : exercise.levels) {
    json doses = json::array();
    for (const Dose& dose : level.doses) doses.push_back(dose_json(dose));
    levels.push_back({{"id", level.id}, {"name", level.name}, {"motion", level.motion},
                      {"sides", kSidesNames[static_cast<int>(level.sides)]}, {"gentle", level.gentle}, {"doses", doses}});
  }
  json motions = json::array();
  for (const Level& level : exercise.levels)
    if (std::find(motions.begin(), motions.end(), level.motion) == motions.end()) motions.push_back(level.motion);
  return {{"id", exercise.id}, {"name", exercise.name}, {"position", kPositions[static_cast<int>(exercise.position)]},
          {"days_per_week", exercise.frequency.days_per_week}, {"start_level", exercise.levels[exercise.start_level].id},
          {"levels", levels}, {"motions", motions}};
}

void print_words(const Exercise& exercise) {
  std::printf("%s: %s (%s, %d days a week)\n", exercise.id.c_str(), exercise.name.c_str(),
              kPositions[static_cast<int>(exercise.position)], exercise.frequency.days_per_week);
  for (std::size_t l = 0; l < exercise.levels.size(); ++l) {
    const Level& level = exercise.levels[l];
    std::printf("  %s%s: %s [motion %s]\n", level.id.c_str(), l == exercise.start_level ? " (start)" : "", level.name.c_str(), level.motion.c_str());
    for (const Dose& dose : level.doses) std::printf("    %s\n", dose_words(dose, level.sides, Units::lb).c_str());
  }
}

}  // namespace

int bad_usage(const std::string& why) {
  std::fprintf(stderr, "error: %s\n", why.c_str());
  return 2;
}

int bad_input(const std::string& why) {
  std::fprintf(stderr, "error: %s\n", why.c_str());
  return 1;
}

int list(const Call& call) {
  const auto arguments = parse_arguments(call.words, {"--json"}, {"--data"});
  if (!arguments) return bad_usage(arguments.why());
  if (!arguments->positions.empty()) return bad_usage(arguments->positions[0] + ": list takes no names");
  const Folder folder = read_folder(data_folder(arguments->value("--data"), call.tool_path));
  if (!folder.problems.empty()) return bad_input(folder.problems.front());
  json out = json::array();
  for (const Exercise& exercise : folder.catalog.exercises) {
    if (arguments->has("--json")) out.push_back(exercise_json(exercise));
    else print_words(exercise);
  }
  if (arguments->has("--json")) std::printf("%s\n", out.dump(1).c_str());
  return 0;
}

int plan(const Call& call) {
  const auto arguments = parse_arguments(call.words, {"--json"}, {"--data"});
  if (!arguments) return bad_usage(arguments.why());
  if (arguments->positions.size() != 1) return bad_usage("plan: exactly one program is expected");
  const Folder folder = read_folder(data_folder(arguments->value("--data"), call.tool_path));
  if (!folder.problems.empty()) return bad_input(folder.problems.front());
  const Program* program = find_program(folder.catalog, arguments->positions[0]);
  if (!program) return bad_input(arguments->positions[0] + ": not a program of this folder");
  std::vector<Assignment> assignments;
  for (const ProgramItem& item : program->items)
    for (std::size_t i = 0; i < folder.catalog.exercises.size(); ++i) {
      const Exercise& exercise = folder.catalog.exercises[i];
      if (exercise.id != item.exercise) continue;
      Rung rung = first_rung(exercise);
      if (item.level || item.dose > 0) rung = rung_of(exercise, item);
      assignments.push_back({i, rung});
    }
  const Plan made = make_plan(folder.catalog, assignments, Pace{});
  constexpr const char* kSides[] = {"both", "left", "right"};
  json out = json::array();
  Ms at_ms = 0;
  for (const Step& step : made.steps) {
    const std::string& exercise = made.items[static_cast<std::size_t>(step.item)].exercise;
    const char* side = kSides[static_cast<int>(step.side)];
    if (arguments->has("--json"))
      out.push_back({{"at_ms", at_ms}, {"duration_ms", step.duration_ms}, {"step", name_of(step.kind)}, {"exercise", exercise},
                     {"side", side}, {"set", step.set}, {"rep", step.rep}});
    else
      std::printf("%8.1f s  %6.1f s  %-9s %-20s %-5s set %d rep %d\n", static_cast<double>(at_ms) / 1000,
                  static_cast<double>(step.duration_ms) / 1000, name_of(step.kind), exercise.c_str(), side, step.set, step.rep);
    at_ms += step.duration_ms;
  }
  if (arguments->has("--json")) std::printf("%s\n", out.dump(1).c_str());
  return 0;
}

}  // namespace holdfast::cli
