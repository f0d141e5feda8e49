// Strong's export, in the three shapes that it has had. Its times are those of a wall without a time zone.

#include <cstdint>

#include "base/text.h"
#include "interchange/row_reader.h"

namespace holdfast {
namespace {

struct Columns {
  std::optional<std::size_t> number, date, name, exercise, order, reps, seconds, notes, workout_notes, effort, weight_unit, length_s, length;
  std::optional<UnitColumn> weight, distance;
};

std::optional<std::size_t> index_of(const std::optional<UnitColumn>& column) {
  return column ? std::optional<std::size_t>(column->index) : std::nullopt;
}

bool is_numbered(const TableRow& row, std::size_t column) { return read_number(cell(row, column)).has_value(); }

// Seconds of "1h 3m", "44m", "30s".
std::optional<int> read_length_s(std::string_view text) {
  std::int64_t total = 0, part = 0;
  bool digits = false, any = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (part > 100'000) return std::nullopt;
      part = part * 10 + (c - '0');
      digits = true;
    } else if (c == 'h' || c == 'm' || c == 's') {
      if (!digits) return std::nullopt;
      total += part * (c == 'h' ? 3600 : c == 'm' ? 60 : 1);
      part = 0;
      digits = false;
      any = true;
    } else if (c != ' ') {
      return std::nullopt;
    }
  }
  constexpr int kMost_s = 7 * 86'400;
  return any && !digits && total <= kMost_s ? std::optional<int>(static_cast<int>(total)) : std::nullopt;
}

std::optional<LocalInstant> later(const LocalInstant& from, int seconds) {
  const int second = from.second + seconds;
  return LocalInstant{from.day + second / 86'400, second % 86'400, 1};
}

void read_row(const Columns& at, const TableRow& row, Units unit, ForeignSet& set) {
  const RowReader in{row, set};
  set.exercise = std::string(cell(row, at.exercise));
  set.workout = std::string(cell(row, at.number ? at.number : at.name));
  const auto began = read_iso_instant(cell(row, at.date));
  if (began) set.began = *began;
  else in.refuse(RowWhy::bad_cell, {"Date", shown(cell(row, at.date)), "strong_date"});
  const std::string_view order = cell(row, at.order);
  if (order == "Note") return in.refuse(RowWhy::note);
  if (order == "Rest Timer") return in.refuse(RowWhy::rest_timer);
  if (order == "W") in.refuse(RowWhy::warm_up);
  else if (order != "D" && order != "F" && !read_number(order)) in.refuse(RowWhy::bad_cell, {"Set Order", shown(order), "set_order"});
  set.reps = in.reps(at.reps, "Reps");
  set.seconds = in.seconds(at.seconds, "Seconds");
  std::string weight_unit = at.weight ? at.weight->unit : std::string();
  if (at.weight_unit) weight_unit = std::string(cell(row, at.weight_unit));
  in.weight(index_of(at.weight), "Weight", weight_unit, unit);
  in.distance(index_of(at.distance));
  in.effort(at.effort);
  in.side_from(std::string(cell(row, at.notes)) + " " + set.exercise);
  if (began) {
    in.session_from(cell(row, at.workout_notes));
    const auto whole = read_number(cell(row, at.length_s));
    const auto length_s = at.length_s ? (whole && *whole >= 0 && *whole <= 604'800 ? std::optional<int>(static_cast<int>(*whole)) : std::nullopt)
                                      : read_length_s(cell(row, at.length));
    if (length_s) set.ended = later(*began, *length_s);
  }
}

}  // namespace

Result<Foreign> read_strong(const Table& table, const std::string& file, Units unit) {
  const TableRow& header = table.rows.front();
  Columns at;
  at.number = find_column(header, "Workout #");
  at.date = find_column(header, "Date");
  at.name = find_column(header, "Workout Name");
  at.exercise = find_column(header, "Exercise Name");
  at.order = find_column(header, "Set Order");
  at.reps = find_column(header, "Reps");
  at.seconds = find_column(header, "Seconds");
  at.notes = find_column(header, "Notes");
  at.workout_notes = find_column(header, "Workout Notes");
  at.effort = find_column(header, "RPE");
  at.weight_unit = find_column(header, "Weight Unit");
  at.length_s = find_column(header, "Duration (sec)");
  at.length = find_column(header, "Duration");
  if (!at.length) at.length = find_column(header, "Workout Duration");
  at.weight = find_unit_column(header, "Weight");
  at.distance = find_unit_column(header, "Distance");
  const std::pair<const char*, bool> needed[] = {{"Date", at.date.has_value()}, {"Exercise Name", at.exercise.has_value()},
                                                 {"Set Order", at.order.has_value()}, {"Reps", at.reps.has_value()}, {"Seconds", at.seconds.has_value()}};
  for (const auto& [name, there] : needed)
    if (!there) return Result<Foreign>::failure(file + format(": line %d: the column \"%s\" of Strong's export is missing", header.line, name));
  Foreign foreign{Tracker::strong, {}};
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    ForeignSet set;
    set.line = table.rows[i].line;
    read_row(at, table.rows[i], unit, set);
    foreign.sets.push_back(std::move(set));
  }
  ignore_repeated(table, foreign, is_numbered, *at.order);
  return foreign;
}

}  // namespace holdfast
