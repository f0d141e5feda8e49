#include "app/exchange.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/import_words.h"
#include "app/own_program.h"
#include "app/program_words.h"
#include "app/words.h"
#include "base/reader.h"
#include "base/text.h"
#include "base/writer.h"
#include "catalog/shipped.h"
#include "interchange/hep.h"
#include "interchange/program_file.h"
#include "store/backup.h"
#include "store/entry_json.h"

namespace holdfast {
namespace {

using nlohmann::json;

constexpr std::size_t kMostAskedNames = 40;

struct Request {
  explicit Request(const Catalog& names) : catalog(names) {}
  const Catalog& catalog;
  std::string what, file, text;
  Backup own;
  Ms now_ms = 0;
  int offset_min = 0;
  std::map<std::string, std::string> answered;  // names to targets, as among the settings
  int name = -1, option = -1;
  int first = 0, state = 0;                     // of the rows to show: the place of the first; 0 for all, or 1 and a RowState
};

std::string refusal(std::string why) {
  if (!why.empty() && why.back() == '.') why.pop_back();
  return json_text(json_object({{"why", why}}));
}

// Names of other programs that she has answered for, her settings' first.
NameChoices choices_of(const Request& request) {
  std::map<std::string, std::string> kept = request.own.settings.exercise_names;
  for (const auto& [name, target] : request.answered) kept[name] = target;
  return read_choices(request.catalog, kept);
}

// Her own program, else the shipped one, as she stands in it.
Result<Program> program_of(const Request& request) {
  const Settings& settings = request.own.settings;
  const History history = history_of(request.own.log);
  if (!settings.program.empty()) {
    auto own = read_program_file(settings.program, "program", request.catalog);
    return own ? Result<Program>(with_her_plan(request.catalog, *std::move(own), history, settings)) : own;
  }
  if (request.catalog.programs.empty()) return Result<Program>::failure("program: there is none");
  return with_her_plan(request.catalog, request.catalog.programs.front(), history, settings);
}

std::string label_of(const Catalog& catalog, const Target& target) {
  const Exercise& exercise = *find_exercise(catalog, target.exercise);
  return full_name(exercise, exercise.levels[*find_level(exercise, target.level)]);
}

// What a name may be taken as: left out, what it is now, what it sounds like, each level of these exercises, and every other as
// it begins: once that is taken, its levels are offered.
std::vector<std::optional<Target>> options_of(const Request& request, const NameQuestion& question) {
  std::vector<std::optional<Target>> options{std::nullopt};
  const auto offer = [&](const Target& target) {
    if (std::find(options.begin(), options.end(), std::optional<Target>(target)) == options.end()) options.push_back(target);
  };
  const auto match = match_name(request.catalog, question.name);
  if (question.taken) offer(*question.taken);
  if (match) offer(match->target);
  for (const Exercise& exercise : request.catalog.exercises)
    if ((question.taken && question.taken->exercise == exercise.id) || (match && match->target.exercise == exercise.id))
      for (const Level& level : exercise.levels) offer({exercise.id, level.id});
  for (const Exercise& exercise : request.catalog.exercises) offer({exercise.id, exercise.levels[exercise.start_level].id});
  return options;
}

// Those that count for something first, then by how many rows they have.
std::vector<NameQuestion> asked_of(std::vector<NameQuestion> names) {
  std::sort(names.begin(), names.end(), [](const NameQuestion& a, const NameQuestion& b) {
    return a.taken.has_value() != b.taken.has_value() ? a.taken.has_value() : a.rows != b.rows ? a.rows > b.rows : a.name < b.name;
  });
  if (names.size() > kMostAskedNames) names.resize(kMostAskedNames);
  return names;
}

// What she has just chosen becomes one of her answers; true when there was something to choose.
bool take_choice(Request& request, const std::vector<NameQuestion>& names) {
  const std::vector<NameQuestion> asked = asked_of(names);
  const int name = request.name, option = request.option;
  request.name = request.option = -1;
  if (name < 0 || option < 0 || name >= static_cast<int>(asked.size())) return false;
  const NameQuestion& question = asked[static_cast<std::size_t>(name)];
  const auto options = options_of(request, question);
  if (option >= static_cast<int>(options.size())) return false;
  request.answered[question.name] = write_choice(options[static_cast<std::size_t>(option)]);
  return true;
}

json names_json(const Request& request, const std::vector<NameQuestion>& names) {
  json out = json::array();
  for (const NameQuestion& question : asked_of(names)) {
    const auto options = options_of(request, question);
    json labels = json::array();
    for (const auto& target : options) labels.push_back(target ? label_of(request.catalog, *target) : preview_words(PreviewWord::leave_out));
    const int taken = static_cast<int>(std::find(options.begin(), options.end(), question.taken) - options.begin());
    const std::string said = preview_words(PreviewWord::name_as, {question.name, labels[static_cast<std::size_t>(taken)].get<std::string>()});
    out.push_back(json_object({{"said", said}, {"options", labels}, {"taken", taken}}));
  }
  return out;
}

// The rows asked for, a page of them, into the answer.
void add_rows(const Request& request, const std::vector<ImportRow>& rows, json& out) {
  std::vector<const ImportRow*> wanted;
  for (const ImportRow& row : rows)
    if (request.state == 0 || static_cast<int>(row.state) == request.state - 1) wanted.push_back(&row);
  const int count = static_cast<int>(wanted.size()), first = std::clamp(request.first, 0, std::max(0, count - 1)) / kShownRows * kShownRows;
  const int last = std::min(count, first + kShownRows);
  json lines = json::array();
  for (int i = first; i < last; ++i) lines.push_back(row_line_words(*wanted[static_cast<std::size_t>(i)], request.own.settings.units));
  out["rows"] = std::move(lines);
  out["states"] = rows.empty() ? json::array() : json(state_words(rows));
  out["state"] = request.state;
  out["first"] = first;
  if (count > kShownRows) out["shown"] = preview_words(PreviewWord::rows_shown, {format("%d", first + 1), format("%d", last), format("%d", count)});
  if (first > 0) out["earlier"] = preview_words(PreviewWord::earlier_rows);
  if (last < count) out["later"] = preview_words(PreviewWord::later_rows);
}

std::string program_line(const Program& program) {
  Fault none;
  return json_text(parse_json(write_program(program), none));
}

// A preview with what is to be added when she takes it. What she left standing is her answer for the next file, too.
std::string preview_of(const Request& request, json said, const std::vector<ImportRow>& rows, const std::vector<NameQuestion>& names, const std::vector<Entry>& entries,
                       const Program* program, int repetitions) {
  json answered = json::object();
  for (const auto& [name, target] : request.answered) answered[name] = target;
  json out = std::move(said);
  add_rows(request, rows, out);
  out["names"] = names_json(request, names);
  out["answered"] = json_text(answered);
  if (names.size() > kMostAskedNames) out["notes"].push_back(preview_words(PreviewWord::more_names, {format("%d", static_cast<int>(names.size() - kMostAskedNames))}));
  if (!program && entries.empty()) return json_text(out);
  Backup own{request.own.made, request.own.settings, Log{entries}};
  for (const NameQuestion& question : asked_of(names))  // of the others she has said nothing
    if (own.settings.exercise_names.size() < kMostNames || own.settings.exercise_names.count(question.name)) own.settings.exercise_names[question.name] = write_choice(question.taken);
  if (program) {
    own.settings.program = program_line(*program);
    out["program"] = true;
  }
  out["take"] = preview_words(program ? PreviewWord::take_program : PreviewWord::take_history);
  out["done"] = preview_words(program ? PreviewWord::done_program : PreviewWord::done_history, {format("%d", repetitions)});
  out["own"] = write_backup(own);
  return json_text(out);
}

json titled(const std::string& title) { return json_object({{"title", title}, {"notes", json(json::array())}}); }

std::string read_history(Request& request) {
  while (true) {
    ImportOptions options;
    options.now_ms = request.now_ms;
    options.unit = request.own.settings.units;
    options.choices = choices_of(request);
    const auto seen = preview_import(request.text, request.file, request.catalog, request.own.log, options);
    if (!seen) return refusal(seen.why());
    if (take_choice(request, seen->names)) continue;
    return preview_of(request, titled(history_title_words(*seen)), seen->rows, seen->names, seen->entries, nullptr, seen->repetitions);
  }
}

// An item of a program, and where she stays all the same.
std::string item_line(const Request& request, const ProgramItem& item, const History& history, const std::vector<Decided>& decided) {
  const Exercise& exercise = *find_exercise(request.catalog, item.exercise);
  const Units units = request.own.settings.units;
  const std::string line = item_words(request.catalog, item, units);
  const Rung wanted = rung_of(exercise, item), stands = standing(history, exercise);
  const bool follows = std::any_of(decided.begin(), decided.end(), [&](const Decided& d) { return d.exercise == item.exercise; });
  if ((!item.level && item.dose == 0) || follows || wanted == stands) return line;
  const bool gentle = has_stop_sign(history) && !exercise.levels[wanted.level].gentle;
  return preview_words(gentle ? PreviewWord::stays_gentle : PreviewWord::stays, {line, rung_words(exercise, stands, units)});
}

std::string program_preview(const Request& request, const Program& program, const std::vector<ImportRow>& rows, const std::vector<NameQuestion>& names) {
  json said = titled(program_title_words(program));
  const History history = history_of(request.own.log);
  const std::vector<Decided> decided = decisions_of(request.catalog, program, history, Day{});
  for (const ProgramItem& item : program.items) said["notes"].push_back(item_line(request, item, history, decided));
  if (!rows.empty()) said["notes"].push_back(preview_words(PreviewWord::only_of_hep));
  return preview_of(request, std::move(said), rows, names, {}, program.items.empty() ? nullptr : &program, 0);
}

std::string read_their_program(Request& request, std::string_view text) {
  while (true) {
    const auto seen = read_hep(text, request.file, request.catalog, choices_of(request));
    if (!seen) return refusal(seen.why());
    if (take_choice(request, seen->names)) continue;
    return program_preview(request, seen->program, seen->rows, seen->names);
  }
}

std::string read_any(Request& request) {
  std::string_view text = request.text;
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\r' || text.front() == '\t')) text.remove_prefix(1);
  if (text.substr(0, 6) == "#plan=") {
    const auto program = read_plan_link(trimmed(text), request.catalog);
    return program ? program_preview(request, *program, {}, {}) : refusal(program.why());
  }
  if (text.substr(0, 1) != "{") return read_history(request);
  Fault fault{request.file, ""};
  const json document = parse_json(text, fault);
  if (fault) return refusal(fault.sentence);
  if (document.contains("holdfast")) return json_text(json_object({{"restore", true}}));
  if (document.contains("phases")) return read_their_program(request, text);
  const auto program = read_program_file(text, request.file, request.catalog);
  return program ? program_preview(request, *program, {}, {}) : refusal(program.why());
}

std::string saved_file(const std::string& name, const char* mime, const std::string& text, const std::vector<Loss>& losses) {
  return json_text(json_object({{"file", name}, {"mime", mime}, {"text", text}, {"say", loss_words(losses)}}));
}

std::string write_any(Request& request) {
  const ExportOptions how{request.offset_min, request.own.settings.units};
  const Day today = day_of(Clock{0, request.now_ms, request.offset_min, 0});
  const std::string name = "holdfast-" + iso_date(today);
  if (request.what == "strong") return saved_file(name + "-strong.csv", "text/csv", write_strong(request.own.log, request.catalog, how), strong_losses());
  if (request.what == "hevy") return saved_file(name + "-hevy.csv", "text/csv", write_hevy(request.own.log, request.catalog, how), hevy_losses());
  const auto program = program_of(request);
  if (!program) return refusal(program.why());
  if (request.what == "program") return saved_file(program->id + ".json", "application/json", write_program(*program), {});
  if (request.what == "hep") return saved_file(program->id + "-hep.json", "application/json", write_hep(*program, request.catalog), hep_losses());
  if (request.what == "link") return json_text(json_object({{"link", write_plan_link(*program)}}));
  auto whole = shipped_catalog();
  if (!whole) return refusal(whole.why());
  Catalog catalog = *std::move(whole);
  settle_days(catalog, request.own.settings);
  const ProgramOf of{catalog, *program, request.own.log, request.own.settings};
  if (request.what == "handout") return saved_file(program->id + ".html", "text/html", handout(of), {});
  CalendarWhen when;
  when.first = today;
  when.minute_of_day = request.own.settings.calendar_min;
  when.stamp_ms = request.now_ms;
  return saved_file(program->id + ".ics", "text/calendar", calendar(of, when), {Loss::sides, Loss::ladder});
}

std::string text_of(const json& document, const char* key) {
  const auto found = document.find(key);
  return found != document.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

Catalog names_only() {
  Catalog catalog;
  for (const ShippedFile& file : shipped_files()) {
    if (file.kind == ShippedKind::exercise)
      if (auto read = read_exercise(file.text, file.name)) catalog.exercises.push_back(*std::move(read));
    if (file.kind == ShippedKind::program)
      if (auto read = read_program(file.text, file.name)) catalog.programs.push_back(*std::move(read));
  }
  return catalog;
}

std::string exchange(std::string_view text) { return exchange_with(names_only(), text); }

std::string exchange_with(const Catalog& catalog, std::string_view text) {
  Fault fault{"request", ""};
  const json document = parse_json(text, fault);
  const Reader top(document, "", fault);
  Request request(catalog);
  request.now_ms = top.member("now").integer64(0, kLatestMs);
  request.offset_min = top.member("offset").integer(-14 * 60, 14 * 60);
  static constexpr const char* kVerbs[] = {"read", "strong", "hevy", "calendar", "handout", "program", "link", "hep"};
  request.what = kVerbs[top.member("do").one_of({"read", "strong", "hevy", "calendar", "handout", "program", "link", "hep"})];
  if (fault) return refusal(fault.sentence);
  auto own = read_backup(text_of(document, "own"), "own");
  if (!own) return refusal(own.why());
  request.own = *std::move(own);
  request.file = shown(text_of(document, "file"));
  request.text = text_of(document, "text");
  request.name = top.integer_or("name", -1, -1, 1000);
  request.option = top.integer_or("option", -1, -1, 1000);
  request.first = top.integer_or("first", 0, 0, static_cast<int>(kMostTableRows));
  request.state = top.integer_or("state", 0, 0, 4);
  if (const std::string answered = text_of(document, "answered"); !answered.empty()) {
    const json names = parse_json(answered, fault);
    for (const auto& [name, target] : Reader(names, "answered", fault).members(0, 1000)) request.answered[name] = target.text(100);
  }
  if (fault) return refusal(fault.sentence);
  return request.what == "read" ? read_any(request) : write_any(request);
}

}  // namespace holdfast
