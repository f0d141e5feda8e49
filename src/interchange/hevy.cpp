// Hevy's export: one shape, whose unit is in the names of two columns.

#include "base/text.h"
#include "interchange/row_reader.h"

namespace holdfast {
namespace {

struct Columns {
  std::optional<std::size_t> title, began, ended, exercise, notes, description, index, type, weight, distance, reps, seconds, effort;
  bool pounds = false;
};

void read_row(const Columns& at, const TableRow& row, Units unit, ForeignSet& set) {
  const RowReader in{row, set};
  set.exercise = std::string(cell(row, at.exercise));
  set.workout = std::string(cell(row, at.title));
  const auto began = read_hevy_instant(cell(row, at.began));
  if (began) set.began = *began;
  else in.refuse(RowWhy::bad_cell, {"start_time", shown(cell(row, at.began)), "hevy_date"});
  set.ended = read_hevy_instant(cell(row, at.ended));
  const std::string_view type = cell(row, at.type);
  if (type == "warmup") in.refuse(RowWhy::warm_up);
  else if (!type.empty() && type != "normal" && type != "dropset" && type != "failure") in.refuse(RowWhy::bad_cell, {"set_type", shown(type), "set_type"});
  set.reps = in.reps(at.reps, "reps");
  set.seconds = in.seconds(at.seconds, "duration_seconds");
  in.weight(at.weight, at.pounds ? "weight_lbs" : "weight_kg", at.pounds ? "lbs" : "kg", unit);
  in.distance(at.distance);
  in.effort(at.effort);
  in.side_from(std::string(cell(row, at.notes)) + " " + set.exercise);
  if (began) in.session_from(cell(row, at.description));
}

}  // namespace

Result<Foreign> read_hevy(const Table& table, const std::string& file, Units unit) {
  const TableRow& header = table.rows.front();
  Columns at;
  at.title = find_column(header, "title");
  at.began = find_column(header, "start_time");
  at.ended = find_column(header, "end_time");
  at.exercise = find_column(header, "exercise_title");
  at.notes = find_column(header, "exercise_notes");
  at.description = find_column(header, "description");
  at.index = find_column(header, "set_index");
  at.type = find_column(header, "set_type");
  at.weight = find_column(header, "weight_kg");
  if (!at.weight) {
    at.weight = find_column(header, "weight_lbs");
    at.pounds = at.weight.has_value();
  }
  at.distance = find_column(header, "distance_km");
  if (!at.distance) at.distance = find_column(header, "distance_miles");
  at.reps = find_column(header, "reps");
  at.seconds = find_column(header, "duration_seconds");
  at.effort = find_column(header, "rpe");
  const std::pair<const char*, bool> needed[] = {{"start_time", at.began.has_value()}, {"exercise_title", at.exercise.has_value()},
                                                 {"set_index", at.index.has_value()}, {"reps", at.reps.has_value()}, {"duration_seconds", at.seconds.has_value()}};
  for (const auto& [name, there] : needed)
    if (!there) return Result<Foreign>::failure(file + format(": line %d: the column \"%s\" of Hevy's export is missing", header.line, name));
  Foreign foreign{Tracker::hevy, {}};
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    ForeignSet set;
    set.line = table.rows[i].line;
    read_row(at, table.rows[i], unit, set);
    foreign.sets.push_back(std::move(set));
  }
  return foreign;
}

}  // namespace holdfast
