// From one program's files to another's.

#include <chrono>
#include <cstdio>
#include <iostream>
#include <iterator>

#include "app/import_words.h"
#include "app/own_program.h"
#include "app/program_words.h"
#include "base/text.h"
#include "interchange/hep.h"
#include "interchange/program_file.h"
#include "platform/cli/arguments.h"
#include "platform/cli/commands.h"
#include "platform/cli/folder.h"
#include "store/backup.h"

namespace holdfast::cli {
namespace {

constexpr const char* kFormats = "own, strong, hevy, fitnotes, hep, link, icalendar";

// What a file holds: her history, or a program.
struct Content {
  std::optional<Backup> history;
  std::optional<Program> program;
};

struct Job {
  std::string from, to, file, text;
  Catalog catalog;
  Units unit = Units::kg;
  int utc_offset_min = 0;
  CalendarWhen when;
  NameChoices choices;
  Log known;
};

Ms now_ms() { return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count(); }

void say_rows(const std::vector<ImportRow>& rows) {
  int taken = 0;
  for (const ImportRow& row : rows) {
    if (row.state != RowState::ignored) ++taken;
    if (row.state != RowState::understood) std::fprintf(stderr, "%d: %s: %s\n", row.line, row.name.c_str(), row_words(row.remarks).c_str());
  }
  std::fprintf(stderr, "%d of %d taken\n", taken, static_cast<int>(rows.size()));
}

Result<Content> read_history(const Job& job) {
  ImportOptions options;
  options.now_ms = job.when.stamp_ms;
  options.unit = job.unit;
  options.choices = job.choices;
  const auto seen = preview_import(job.text, job.file, job.catalog, job.known, options);
  if (!seen) return Result<Content>::failure(seen.why());
  if (job.from != kTrackerNames[static_cast<int>(seen->tracker)])
    return Result<Content>::failure(job.file + ": not " + job.from + " but " + kTrackerNames[static_cast<int>(seen->tracker)]);
  say_rows(seen->rows);
  return Content{Backup{job.when.first, Settings{}, Log{seen->entries}}, {}};
}

Result<Content> read_own(const Job& job) {
  if (job.text.find("\"holdfast\"") < 40) {
    auto backup = read_backup(job.text, job.file);
    if (!backup) return Result<Content>::failure(backup.why());
    return Content{*std::move(backup), {}};
  }
  auto program = read_program_file(job.text, job.file, job.catalog);
  if (!program) return Result<Content>::failure(program.why());
  return Content{{}, *std::move(program)};
}

Result<Content> read_content(const Job& job) {
  if (job.from == "own") return read_own(job);
  if (job.from == "link") {
    auto program = read_plan_link(trimmed(job.text), job.catalog);
    if (!program) return Result<Content>::failure(program.why());
    return Content{{}, *std::move(program)};
  }
  if (job.from == "hep") {
    auto seen = read_hep(job.text, job.file, job.catalog, job.choices);
    if (!seen) return Result<Content>::failure(seen.why());
    say_rows(seen->rows);
    if (seen->program.items.empty()) return Result<Content>::failure(job.file + ": no exercise of it was taken; --take NAME=EXERCISE/LEVEL says which it is");
    return Content{{}, seen->program};
  }
  return read_history(job);
}

// Somebody new who has taken the program.
struct Taker {
  Catalog catalog;
  Log log;
  Settings settings;
};
Taker taker_of(const Catalog& catalog, const Program& program, Day today, Units units) {
  Taker taker{catalog, {}, {}};
  taker.settings.units = units;
  for (const Decided& decided : decisions_of(catalog, program, {}, today)) taker.log.entries.push_back(decided);
  take_days(catalog, program, today, taker.settings);
  settle_days(taker.catalog, taker.settings);
  return taker;
}

// The text in the format asked for, or why there is none.
Result<std::string> written(const Job& job, const Content& content, std::vector<Loss>& losses) {
  const bool of_history = job.to == "strong" || job.to == "hevy", of_program = job.to == "hep" || job.to == "link" || job.to == "icalendar";
  if (job.to == "fitnotes") return Result<std::string>::failure("--to fitnotes: FitNotes' files are only read");
  if ((of_history && !content.history) || (of_program && !content.program))
    return Result<std::string>::failure(job.file + (content.history ? ": a history, and " : ": a program, and ") + job.to + (of_history ? " holds a history" : " holds a program"));
  const ExportOptions how{job.utc_offset_min, job.unit};
  if (job.to == "strong") return losses = strong_losses(), write_strong(content.history->log, job.catalog, how);
  if (job.to == "hevy") return losses = hevy_losses(), write_hevy(content.history->log, job.catalog, how);
  if (job.to == "hep") return losses = hep_losses(), write_hep(*content.program, job.catalog);
  if (job.to == "link") return "#" + write_plan_link(*content.program) + "\n";
  if (job.to == "icalendar") {
    const Taker taker = taker_of(job.catalog, *content.program, job.when.first, job.unit);
    return losses = {Loss::sides, Loss::ladder}, calendar({taker.catalog, *content.program, taker.log, taker.settings}, job.when);
  }
  return content.history ? write_backup(*content.history) : write_program(*content.program);
}

bool is_format(const std::string& name) {
  for (const char* known : {"own", "strong", "hevy", "fitnotes", "hep", "link", "icalendar"})
    if (name == known) return true;
  return false;
}

// Everything but the text and the catalogue; an empty answer is good.
std::string read_options(const Arguments& arguments, Job& job) {
  job.from = arguments.value("--from").value_or("");
  job.to = arguments.value("--to").value_or("");
  for (const std::string* format : {&job.from, &job.to})
    if (!is_format(*format)) return "convert: --from FORMAT and --to FORMAT are expected, each one of " + std::string(kFormats);
  if (job.from == "icalendar") return "--from icalendar: calendars are only written";
  const std::string unit = arguments.value("--unit").value_or("kg");
  if (unit != "kg" && unit != "lb") return "--unit: " + unit + " is not kg or lb";
  job.unit = unit == "lb" ? Units::lb : Units::kg;
  const auto offset = number_option(arguments, "--offset", 0, -14 * 60, 14 * 60), remind = number_option(arguments, "--remind", 0, 0, 1440);
  if (!offset) return offset.why();
  if (!remind) return remind.why();
  job.utc_offset_min = static_cast<int>(*offset);
  job.when.remind_min = static_cast<int>(*remind);
  job.when.stamp_ms = now_ms();
  job.when.first = day_of(Clock{0, job.when.stamp_ms, job.utc_offset_min, 0});
  if (const auto day = arguments.value("--day")) {
    const auto read = parse_iso_date(*day);
    if (!read) return "--day: " + *day + " is not a date like 2026-11-23";
    job.when.first = *read;
  }
  if (const auto at = arguments.value("--at")) {
    const auto read = read_iso_instant("2000-01-01 " + *at);
    if (!read) return "--at: " + *at + " is not a time like 08:00";
    job.when.minute_of_day = read->second / 60;
  }
  return {};
}

std::string read_choices_of(const Arguments& arguments, Job& job) {
  for (const Option& option : arguments.options) {
    if (option.name != "--take") continue;
    const std::size_t equals = option.value.rfind('=');
    const std::string name = option.value.substr(0, equals), target = equals == std::string::npos ? "" : option.value.substr(equals + 1);
    const NameChoices read = read_choices(job.catalog, {{name, target}});
    if (read.empty()) return "--take: " + option.value + " is not NAME=EXERCISE/LEVEL, or NAME=- to leave it out";
    job.choices.insert(read.begin(), read.end());
  }
  return {};
}

}  // namespace

int convert(const Call& call) {
  const auto arguments = parse_arguments(call.words, {}, {"--data", "--from", "--to", "--unit", "--offset", "--day", "--at", "--remind", "--take", "--log"});
  if (!arguments) return bad_usage(arguments.why());
  if (arguments->positions.size() > 1) return bad_usage("convert: at most one file is expected");
  Job job;
  if (const std::string why = read_options(*arguments, job); !why.empty()) return bad_usage(why);
  Folder folder = read_folder(data_folder(arguments->value("--data"), call.tool_path));
  if (!folder.problems.empty()) return bad_input(folder.problems.front());
  job.catalog = std::move(folder.catalog);
  if (const std::string why = read_choices_of(*arguments, job); !why.empty()) return bad_usage(why);
  if (const auto path = arguments->value("--log")) {
    const auto text = read_file(*path);
    if (!text) return bad_input(*path + ": could not be read");
    auto backup = read_backup(*text, *path);
    if (!backup) return bad_input(backup.why());
    job.known = std::move(backup->log);
  }
  job.file = arguments->positions.empty() ? "stdin" : arguments->positions[0];
  if (arguments->positions.empty()) {
    job.text.assign(std::istreambuf_iterator<char>(std::cin), {});
  } else {
    const auto text = read_file(job.file);
    if (!text) return bad_input(job.file + ": could not be read");
    job.text = *text;
  }
  const auto content = read_content(job);
  if (!content) return bad_input(content.why());
  std::vector<Loss> losses;
  const auto text = written(job, *content, losses);
  if (!text) return bad_input(text.why());
  if (!losses.empty()) std::fprintf(stderr, "%s\n", loss_words(losses).c_str());
  std::fwrite(text->data(), 1, text->size(), stdout);
  return 0;
}

int handout(const Call& call) {
  const auto arguments = parse_arguments(call.words, {}, {"--data", "--unit", "-o"});
  if (!arguments) return bad_usage(arguments.why());
  const auto path = arguments->value("-o");
  if (arguments->positions.size() != 1 || !path) return bad_usage("handout: one program and -o FILE.html are expected");
  if (path->size() < 5 || path->substr(path->size() - 5) != ".html") return bad_usage("-o: " + *path + " does not end with .html: a page to be printed is what can be written");
  const std::string unit = arguments->value("--unit").value_or("lb");
  if (unit != "kg" && unit != "lb") return bad_usage("--unit: " + unit + " is not kg or lb");
  const Folder folder = read_folder(data_folder(arguments->value("--data"), call.tool_path));
  if (!folder.problems.empty()) return bad_input(folder.problems.front());
  Program own;
  const Program* program = find_program(folder.catalog, arguments->positions[0]);
  if (!program) {
    const auto text = read_file(arguments->positions[0]);
    if (!text) return bad_input(arguments->positions[0] + ": not a program of this folder, nor a file");
    auto read = read_program_file(*text, arguments->positions[0], folder.catalog);
    if (!read) return bad_input(read.why());
    own = *std::move(read);
    program = &own;
  }
  const Taker taker = taker_of(folder.catalog, *program, {}, unit == "kg" ? Units::kg : Units::lb);
  if (!write_file(*path, holdfast::handout({taker.catalog, *program, taker.log, taker.settings}))) return bad_input(*path + ": could not be written");
  return 0;
}

}  // namespace holdfast::cli
