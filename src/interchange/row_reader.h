#pragma once
// Reads the cells of one row into a ForeignSet, and notes in its remarks what cannot be read.

#include "catalog/exercise.h"
#include "interchange/foreign.h"

namespace holdfast {

struct RowReader {
  const TableRow& row;
  ForeignSet& set;

  void refuse(RowWhy why, std::vector<std::string> facts = {}) const;
  // A number inside low..high. Nothing for an empty cell; for one that is no such number a remark as well.
  std::optional<double> number(std::optional<std::size_t> column, const char* name, double low, double high) const;
  // Zero counts as an empty cell: that is how trackers write that something does not apply.
  std::optional<int> reps(std::optional<std::size_t> column, const char* name) const;
  std::optional<double> seconds(std::optional<std::size_t> column, const char* name) const;
  // `unit`: kg, kgs, lb, lbs, in any case. Empty: `assumed`, which a remark says.
  void weight(std::optional<std::size_t> column, const char* name, std::string_view unit, Units assumed) const;
  void distance(std::optional<std::size_t> column) const;
  void effort(std::optional<std::size_t> column) const;
  void side_from(std::string_view words) const;
  // "Holdfast session 1795420800000" in the notes of a workout that began within two days of that instant.
  void session_from(std::string_view notes) const;
};

bool is_weight_unit(std::string_view unit);

inline constexpr const char* kSessionNote = "Holdfast session ";
inline constexpr int kMostForeignReps = 600;
inline constexpr double kMostForeignSeconds = 3600, kMostForeignWeight_kg = 200;

// Rows that repeat another in every cell are ignored from the second on; `tells_apart` says for which rows that is
// certain (a row without a number of its own may well come twice).
void ignore_repeated(const Table& table, Foreign& foreign, bool (*tells_apart)(const TableRow&, std::size_t column), std::size_t column);

}  // namespace holdfast
