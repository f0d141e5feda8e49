#include "interchange/hep.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/reader.h"
#include "base/text.h"
#include "base/writer.h"

namespace holdfast {
namespace {

using nlohmann::json;

constexpr double kShownBreath_s = 5;  // a hold in breaths as seconds, at the pace that is the default
constexpr std::size_t kMostItems = 20, kMostExercises = 200, kLargestText = 2'000;
constexpr std::size_t kLongestProgramText = 600;  // as a program's file takes it
constexpr std::size_t kLongestId = 40;

// One of our ids, made from theirs.
std::string id_from(const std::string& text) {
  std::string id;
  for (const char c : text) {
    const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if ((low >= 'a' && low <= 'z') || (low >= '0' && low <= '9' && !id.empty())) id += low;
    else if (!id.empty() && id.back() != '_') id += '_';
  }
  id.resize(std::min(id.size(), kLongestId));
  return id.empty() ? "program" : id;
}

// A text of theirs as a line of ours.
std::string line_from(std::string text, const std::string& otherwise) {
  for (char& c : text) c = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  std::size_t size = std::min(text.size(), kLongestProgramText);
  while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  text.resize(size);
  const std::string line(trimmed(text));
  return line.empty() ? otherwise : line;
}

// An optional text of any form, for people.
std::string loose_text(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

int hold_seconds(const Dose& dose) { return dose.hold.kind == HoldKind::brief ? 0 : static_cast<int>(hold_ms(dose.hold, kShownBreath_s) / 1000); }

struct TheirDose {
  int sets = 1, reps = 1, hold_s = 0, rest_s = 0;
  std::string frequency;
};

TheirDose read_dose(const Reader& at) {
  TheirDose dose;
  dose.sets = at.member("sets").integer(1, 50);
  dose.reps = at.integer_or("reps", 1, 1, 1000);
  dose.hold_s = at.integer_or("holdSeconds", 0, 0, 3600);
  dose.rest_s = at.integer_or("restSeconds", 0, 0, 3600);
  return dose;
}

std::optional<int> dose_of(const Level& level, const TheirDose& dose) {
  const auto found = std::find_if(level.doses.begin(), level.doses.end(),
                                  [&](const Dose& d) { return d.sets == dose.sets && d.reps == dose.reps && hold_seconds(d) == dose.hold_s; });
  return found == level.doses.end() ? std::nullopt : std::optional<int>(static_cast<int>(found - level.doses.begin()));
}

// Days a week of "daily", "3x weekly", "3 times a week"; nothing for all else.
std::optional<int> days_of(const std::string& frequency) {
  const std::string text = lower(frequency);
  const auto says = [&](const char* word) { return text.find(word) != std::string::npos; };
  const bool counted = !text.empty() && text[0] >= '0' && text[0] <= '9', one_digit = text.size() < 2 || text[1] < '0' || text[1] > '9';
  const int count = counted && one_digit ? text[0] - '0' : 0;
  if (says("week")) return count >= 1 && count <= 7 ? std::optional<int>(count) : std::nullopt;
  return (says("daily") || says("every day")) && (!counted || count == 1) ? std::optional<int>(7) : std::nullopt;
}

std::string id_text(const json& value) { return value.is_string() ? value.get<std::string>() : value.is_number_integer() ? json_text(value) : std::string(); }

// An exercise of theirs on its way into the program.
void take(const std::string& name, const TheirDose& dose, const Catalog& catalog, const NameChoices& choices, HepPreview& preview, ImportRow& row) {
  std::optional<Target> target;
  const auto match = match_name(catalog, name);
  if (match && match->certain) {
    target = match->target;
    row.remarks.push_back({RowWhy::as_it_stands, {}});
  } else {
    const auto choice = choices.find(name);
    const bool chosen = choice != choices.end();
    target = chosen ? choice->second : match ? std::optional<Target>(match->target) : std::nullopt;
    preview.names.push_back({name, 1, target, chosen});
    if (!target) {
      row.remarks.push_back({chosen ? RowWhy::left_out : RowWhy::no_exercise, {shown(name)}});
      return;
    }
    const Exercise& exercise = *find_exercise(catalog, target->exercise);
    row.remarks.push_back({chosen ? RowWhy::by_decision : RowWhy::by_name, {full_name(exercise, exercise.levels[*find_level(exercise, target->level)])}});
  }
  const bool twice = std::any_of(preview.program.items.begin(), preview.program.items.end(), [&](const ProgramItem& i) { return i.exercise == target->exercise; });
  if (twice || preview.program.items.size() == kMostItems) {
    row.remarks.push_back({RowWhy::exercise_twice, {}});
    return;
  }
  const Exercise& exercise = *find_exercise(catalog, target->exercise);
  ProgramItem item{target->exercise, target->level, 0, std::nullopt};
  const auto same = dose_of(exercise.levels[*find_level(exercise, target->level)], dose);
  if (same) item.dose = *same;
  else row.remarks.push_back({RowWhy::other_dose, {format("%d", dose.sets), format("%d", dose.reps), format("%d", dose.hold_s)}});
  if (dose.rest_s > 0) row.remarks.push_back({RowWhy::rest_left_out, {format("%d", dose.rest_s)}});
  if (const auto days = days_of(dose.frequency); days && *days != exercise.usual_frequency.days_per_week) item.days = Frequency{*days};
  else if (!days && !dose.frequency.empty()) row.remarks.push_back({RowWhy::frequency_left_out, {shown(dose.frequency)}});
  preview.program.items.push_back(std::move(item));
}

}  // namespace

Result<HepPreview> read_hep(std::string_view text, const std::string& file, const Catalog& catalog, const NameChoices& choices) {
  Fault fault{file, ""};
  const json document = parse_json(text, fault);
  const auto refuse = [&] { return Result<HepPreview>::failure(fault.sentence); };
  if (fault) return refuse();
  const Reader top(document, "", fault);
  HepPreview preview;
  Program& program = preview.program;
  program.file = file;
  program.id = id_from(top.member("id").text(kLargestText));
  program.name = line_from(top.member("name").text(kLargestText), program.id);
  const auto phases = top.member("phases").items(1, 50);
  const auto exercises = top.member("exercises").items(1, kMostExercises);
  if (fault) return refuse();
  program.summary = line_from(loose_text(document, "description"), program.name);
  const json& all = document["exercises"];
  // Later phases are for later: only the first is a program for now.
  const json& first = document["phases"][0];
  if (!first.is_object()) phases[0].member("id");
  if (fault) return refuse();
  const std::string first_phase = first.contains("id") ? id_text(first["id"]) : std::string();
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < exercises.size(); ++i) order.push_back({exercises[i].number_or("sortOrder", 1e6, -1e6, 1e6), i});
  if (fault) return refuse();
  std::sort(order.begin(), order.end());
  for (const auto& [rank, i] : order) {
    (void)rank;
    ImportRow row;
    row.line = static_cast<int>(i) + 1;
    const std::string name = exercises[i].member("name").text(kLongestName);
    TheirDose dose = read_dose(exercises[i]);
    dose.frequency = all[i].is_object() ? loose_text(all[i], "frequency") : std::string();
    const std::string phase = all[i].is_object() && all[i].contains("phase") ? id_text(all[i]["phase"]) : std::string();
    if (fault) return refuse();
    row.name = shown(name);
    row.sets = dose.sets;
    row.reps = dose.reps;
    row.seconds = dose.hold_s;
    if (phase != first_phase) row.remarks.push_back({RowWhy::later_phase, {shown(phase)}});
    else take(name, dose, catalog, choices, preview, row);
    row.state = state_of(row.remarks);
    preview.rows.push_back(std::move(row));
  }
  if (program.items.empty() && preview.names.empty())
    return Result<HepPreview>::failure(file + format(": exercises: none of its %d can be taken; expected names of exercises in its first phase", static_cast<int>(exercises.size())));
  return preview;
}

std::string write_hep(const Program& program, const Catalog& catalog) {
  json exercises = json::array();
  std::set<std::string> ids;
  for (const ProgramItem& item : program.items) {
    const Exercise* exercise = find_exercise(catalog, item.exercise);
    if (!exercise) continue;
    const Rung rung = rung_of(*exercise, item);
    const Level& level = exercise->levels[rung.level];
    const Dose& dose = dose_at(*exercise, rung);
    const int days = item.days.value_or(exercise->frequency).days_per_week;
    std::string id = exercise->id + "_" + level.id;
    while (!ids.insert(id).second) id += "_again";
    const int hold_s = hold_seconds(dose);
    json out = json_object({{"id", id}, {"name", full_name(*exercise, level)}, {"phase", 1}, {"category", hold_s > 0 ? "isometric" : "isotonic"},
                            {"timerType", hold_s > 0 ? "hybrid" : "rep_based"}, {"sets", dose.sets}, {"reps", dose.reps},
                            {"description", level.how.empty() ? exercise->summary : level.how}, {"cues", json(exercise->steps)},
                            {"sortOrder", static_cast<int>(exercises.size()) + 1}});
    if (hold_s > 0) out["holdSeconds"] = hold_s;
    out["frequency"] = days == 7 ? std::string("daily") : format("%dx weekly", days);
    exercises.push_back(std::move(out));
  }
  json phases = json::array();
  phases.push_back(json_object({{"id", 1}, {"name", program.name}, {"rules", json(json::array())}}));
  const json document = json_object({{"id", program.id}, {"name", program.name}, {"version", "1.0.0"}, {"author", "Holdfast"},
                                     {"description", program.summary}, {"phases", phases}, {"exercises", exercises}});
  return document.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

std::vector<Loss> hep_losses() { return {Loss::sides, Loss::ladder, Loss::weekdays}; }

}  // namespace holdfast
