#include "interchange/export.h"

#include <algorithm>
#include <map>

#include "base/sort.h"
#include "base/text.h"
#include "interchange/csv.h"
#include "interchange/names.h"
#include "interchange/row_reader.h"
#include "progress/history.h"

namespace holdfast {
namespace {

constexpr const char* kWorkoutName = "Holdfast";

// A set of one side, as one row has it.
struct SetRow {
  Ms session = 0;
  LocalInstant began;
  Ms lasted_ms = 0;
  std::string name;
  int number = 1;       // among the rows of its exercise in this session
  int reps = 0;
  Ms held_ms = 0;
  double load_kg = 0;
  Side side = Side::both;
  std::optional<int> reserve;  // of the exercise's last row
};

// Of each session, from the first of its facts: the offset that the wall's clock had then.
std::map<Ms, int> offsets_of(const Log& log) {
  std::map<Ms, int> offsets;
  for (const Entry& entry : log.entries) {
    if (const auto* began = std::get_if<SessionBegan>(&entry)) offsets.emplace(began->session, began->utc_offset_min);
    if (const auto* done = std::get_if<RepetitionDone>(&entry)) offsets.emplace(done->session, done->utc_offset_min);
  }
  return offsets;
}

// As her wall showed it; the day is the one that the log has, whatever the offset makes of it. Where the two do not go
// together the facts are older than their offsets, and today's is as good as any.
LocalInstant began_at(const Bout& bout, int offset_min, const ExportOptions& options) {
  LocalInstant began = local_of(bout.session, offset_min);
  if (began.day != bout.day) began = local_of(bout.session, options.utc_offset_min);
  began.day = bout.day;
  return began;
}

std::string name_of(const Catalog& catalog, const Bout& bout, const Rep& rep) {
  const Exercise* exercise = find_exercise(catalog, bout.exercise);
  if (!exercise) return std::string(bout.exercise);
  const auto level = find_level(*exercise, rep.level.empty() ? bout.level : rep.level);
  return level ? full_name(*exercise, exercise->levels[*level]) : exercise->name;
}

void add_rows(const Bout& bout, const Catalog& catalog, const LocalInstant& began, std::vector<SetRow>& rows) {
  std::vector<Rep> reps = bout.reps;
  // Set by set; within one the side that came first stays first.
  sort_stably(reps, [](const Rep& a, const Rep& b) { return a.set < b.set; });
  const std::size_t first = rows.size();
  for (const Rep& rep : reps) {
    const std::string name = name_of(catalog, bout, rep);
    const auto same = [&](const SetRow& row) { return row.side == rep.side && row.name == name; };
    // The row of this set: the newest of the same side, unless a new set has begun.
    const auto begun = std::find_if(rows.rbegin(), rows.rend() - static_cast<std::ptrdiff_t>(first), same);
    const bool goes_on = begun != rows.rend() - static_cast<std::ptrdiff_t>(first) && begun->number == rep.set;
    SetRow* row = goes_on ? &*begun : nullptr;
    if (!row) {
      rows.push_back({bout.session, began, 0, name, rep.set, 0, 0, 0, rep.side, {}});
      row = &rows.back();
    }
    ++row->reps;
    row->held_ms += rep.held_ms;
    row->load_kg = std::max(row->load_kg, rep.load_kg);
  }
  for (std::size_t i = first; i < rows.size(); ++i) rows[i].number = static_cast<int>(i - first) + 1;
  if (rows.size() > first) rows.back().reserve = bout.reserve;
}

std::vector<SetRow> rows_of(const Log& log, const Catalog& catalog, const ExportOptions& options) {
  std::map<Ms, Ms> ended;
  for (const Entry& entry : log.entries)
    if (const auto* end = std::get_if<SessionEnded>(&entry)) ended[end->session] = std::max(ended[end->session], end->wall_ms);
  std::vector<SetRow> rows;
  const History history = history_of(log);
  const std::map<Ms, int> offsets = offsets_of(log);
  for (const Bout* bout : bouts(history)) {
    const auto offset = offsets.find(bout->session);
    add_rows(*bout, catalog, began_at(*bout, offset == offsets.end() ? options.utc_offset_min : offset->second, options), rows);
  }
  sort_stably(rows, [](const SetRow& a, const SetRow& b) { return a.session < b.session; });
  constexpr Ms kLongestMs = 86'400'000;  // a session that was ended days later, at the next visit, was not that long
  for (SetRow& row : rows) {
    const auto end = ended.find(row.session);
    const Ms lasted_ms = end == ended.end() ? 0 : end->second - row.session;
    row.lasted_ms = lasted_ms >= 0 && lasted_ms <= kLongestMs ? lasted_ms : 0;
  }
  return rows;
}

std::string weight_text(double load_kg, Units unit) { return load_kg > 0 ? short_number(unit == Units::kg ? load_kg : load_kg / kKgPerLb) : ""; }
std::string side_note(Side side) { return side == Side::left ? "(Left)" : side == Side::right ? "(Right)" : ""; }
std::string session_note(const SetRow& row) { return kSessionNote + format("%lld", static_cast<long long>(row.session)); }
// Whole seconds, rounded down: no second that was not held.
std::string seconds_text(const SetRow& row) { return format("%lld", static_cast<long long>(row.held_ms / 1000)); }
// The scale of effort begins at 6 in both; it says nothing of more than 4 in reserve.
std::string effort_text(const SetRow& row) { return row.reserve && *row.reserve <= 4 ? format("%d", 10 - *row.reserve) : ""; }

}  // namespace

std::string write_strong(const Log& log, const Catalog& catalog, const ExportOptions& options) {
  std::string out = csv_row({"Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight", "Reps", "Distance", "Seconds", "Notes", "Workout Notes", "RPE"});
  for (const SetRow& row : rows_of(log, catalog, options)) {
    const std::string weight = weight_text(row.load_kg, options.unit);
    out += csv_row({iso_instant(row.began), kWorkoutName, short_length(row.lasted_ms), row.name, format("%d", row.number), weight.empty() ? "0" : weight,
                    format("%d", row.reps), "0", seconds_text(row), side_note(row.side), session_note(row), effort_text(row)});
  }
  return out;
}

std::string write_hevy(const Log& log, const Catalog& catalog, const ExportOptions& options) {
  const bool kg = options.unit == Units::kg;
  std::string out = csv_row({"title", "start_time", "end_time", "description", "exercise_title", "superset_id", "exercise_notes", "set_index", "set_type",
                             kg ? "weight_kg" : "weight_lbs", "reps", kg ? "distance_km" : "distance_miles", "duration_seconds", "rpe"}, true);
  for (const SetRow& row : rows_of(log, catalog, options)) {
    const LocalInstant ended = local_of(wall_ms_of(row.began, 0) + row.lasted_ms, 0);
    out += csv_row({kWorkoutName, hevy_instant(row.began), hevy_instant(ended), session_note(row), row.name, "", side_note(row.side),
                    format("%d", row.number - 1), "normal", weight_text(row.load_kg, options.unit), format("%d", row.reps), "", seconds_text(row), effort_text(row)}, true);
  }
  return out;
}

std::vector<Loss> strong_losses() { return {Loss::single_holds, Loss::asked, Loss::pain, Loss::reserve, Loss::decisions, Loss::settings, Loss::weights}; }
std::vector<Loss> hevy_losses() { return {Loss::single_holds, Loss::asked, Loss::pain, Loss::reserve, Loss::decisions, Loss::settings, Loss::weights, Loss::seconds_of_day}; }

}  // namespace holdfast
