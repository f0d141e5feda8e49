// FitNotes' export (Android). It leaves commas in names and comments unquoted, so that a row may have more cells than the
// header: what is too many is shared between the two so that everything else stands where it should.

#include "base/text.h"
#include "interchange/row_reader.h"

namespace holdfast {
namespace {

struct Columns {
  std::optional<std::size_t> date, exercise, category, reps, distance, distance_unit, time, comment, weight_unit;
  std::optional<UnitColumn> weight;
  std::size_t count = 0;
};

std::optional<std::size_t> index_of(const std::optional<UnitColumn>& column) {
  return column ? std::optional<std::size_t>(column->index) : std::nullopt;
}

// The row with `extra` cells joined, with their commas, into the one at `first`.
TableRow joined(const TableRow& row, std::size_t first, std::size_t extra) {
  TableRow out{row.line, {}};
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (i > first && i <= first + extra) out.cells[first] += "," + row.cells[i];
    else out.cells.push_back(row.cells[i]);
  }
  return out;
}

bool is_empty_or_number(std::string_view text) { return text.empty() || read_number(text); }

bool fits(const Columns& at, const TableRow& row) {
  const std::string_view time = cell(row, at.time), unit = cell(row, at.weight_unit), away = cell(row, at.distance_unit);
  return is_empty_or_number(cell(row, at.reps)) && is_empty_or_number(cell(row, index_of(at.weight))) &&
         is_empty_or_number(cell(row, at.distance)) && (time.empty() || read_clock_length(time)) && (unit.empty() || is_weight_unit(unit)) &&
         !read_number(away) && (!at.category || !cell(row, at.category).empty());
}

// The row as wide as the header, as much in the exercise's name as may be; nothing when there is no such row.
std::optional<TableRow> narrowed(const Columns& at, const TableRow& found) {
  const std::size_t extra = found.cells.size() - at.count;
  for (std::size_t in_comment = 0; in_comment <= (at.comment ? extra : 0); ++in_comment) {
    // From the right, so that places to the left of it stay what they are.
    TableRow row = found;
    if (in_comment > 0) row = joined(row, *at.comment + extra - in_comment, in_comment);
    row = joined(row, *at.exercise, extra - in_comment);
    if (fits(at, row)) return row;
  }
  return std::nullopt;
}

void read_row(const Columns& at, const TableRow& found, Units unit, ForeignSet& set) {
  TableRow row = found;
  const RowReader whole{found, set};
  const auto refuse_width = [&] { whole.refuse(RowWhy::ragged, {format("%d", static_cast<int>(found.cells.size())), format("%d", static_cast<int>(at.count))}); };
  if (found.cells.size() < at.count) refuse_width();
  if (found.cells.size() > at.count) {
    if (auto fitting = narrowed(at, found)) row = *std::move(fitting);
    else refuse_width();
  }
  const RowReader in{row, set};
  set.exercise = std::string(cell(row, at.exercise));
  const auto began = read_iso_instant(cell(row, at.date));
  if (began) set.began = *began;
  else in.refuse(RowWhy::bad_cell, {"Date", shown(cell(row, at.date)), "strong_date"});
  set.reps = in.reps(at.reps, "Reps");
  const std::string_view time = cell(row, at.time);
  set.seconds = read_clock_length(time);
  if (set.seconds && *set.seconds == 0) set.seconds.reset();
  if (!time.empty() && !read_clock_length(time)) in.refuse(RowWhy::bad_cell, {"Time", shown(time), "clock"});
  std::string weight_unit = at.weight ? at.weight->unit : std::string();
  if (at.weight_unit) weight_unit = std::string(cell(row, at.weight_unit));
  in.weight(index_of(at.weight), "Weight", weight_unit, unit);
  in.distance(at.distance);
  in.side_from(std::string(cell(row, at.comment)) + " " + set.exercise);
}

}  // namespace

Result<Foreign> read_fitnotes(const Table& table, const std::string& file, Units unit) {
  const TableRow& header = table.rows.front();
  Columns at;
  at.count = header.cells.size();
  at.date = find_column(header, "Date");
  at.exercise = find_column(header, "Exercise");
  at.category = find_column(header, "Category");
  at.reps = find_column(header, "Reps");
  at.distance = find_column(header, "Distance");
  at.distance_unit = find_column(header, "Distance Unit");
  at.time = find_column(header, "Time");
  at.comment = find_column(header, "Comment");
  at.weight_unit = find_column(header, "Weight Unit");
  at.weight = find_unit_column(header, "Weight");
  const std::pair<const char*, bool> needed[] = {{"Date", at.date.has_value()}, {"Exercise", at.exercise.has_value()},
                                                 {"Reps", at.reps.has_value()}, {"Time", at.time.has_value()}};
  for (const auto& [name, there] : needed)
    if (!there) return Result<Foreign>::failure(file + format(": line %d: the column \"%s\" of FitNotes' export is missing", header.line, name));
  Foreign foreign{Tracker::fitnotes, {}};
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    ForeignSet set;
    set.line = table.rows[i].line;
    read_row(at, table.rows[i], unit, set);
    foreign.sets.push_back(std::move(set));
  }
  return foreign;
}

std::optional<Tracker> tracker_of(const TableRow& header) {
  const auto has = [&](const char* name) { return find_column(header, name).has_value(); };
  if (has("exercise_title")) return Tracker::hevy;
  if (has("Exercise Name") && has("Set Order")) return Tracker::strong;
  if (has("Exercise") && has("Category")) return Tracker::fitnotes;
  return std::nullopt;
}

Result<Foreign> read_foreign(const Table& table, const std::string& file, Units unit) {
  const auto tracker = tracker_of(table.rows.front());
  if (!tracker) return Result<Foreign>::failure(file + format(": line %d: ", table.rows.front().line) + "not the header of Strong, Hevy or FitNotes, but \"" + shown(table.rows.front().cells.front()) + "\"");
  switch (*tracker) {
    case Tracker::strong: return read_strong(table, file, unit);
    case Tracker::hevy: return read_hevy(table, file, unit);
    case Tracker::fitnotes: return read_fitnotes(table, file, unit);
  }
  return Result<Foreign>::failure(file + ": not the file of a tracker that is known");
}

}  // namespace holdfast
