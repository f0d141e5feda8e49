#pragma once
// Tables as text: what spreadsheets and other trackers write (RFC 4180 and what is near it), read and written.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace holdfast {

inline constexpr std::size_t kMostTableRows = 200'000;
inline constexpr std::size_t kMostTableColumns = 64;

struct TableRow {
  int line = 1;                    // of the file, from 1; where the row begins
  std::vector<std::string> cells;  // 1..kMostTableColumns, without their quotes
};

struct Table {
  char delimiter = ',';            // , ; or a tab: whichever the first line has most of, outside quotes
  std::vector<TableRow> rows;      // the first is the header; lines with nothing in them are left out
};

// Reads a whole table. Lines end with LF, CRLF or CR; a byte order mark is passed over; a quote inside a cell that did
// not begin with one stands for itself. Fails, with `file` and the line, on a quote that is never closed, on a text
// that is not UTF-8, on nothing at all, and beyond the two limits above.
Result<Table> read_csv(std::string_view text, const std::string& file);

// The column with this name, whatever its case and the space around it.
std::optional<std::size_t> find_column(const TableRow& header, std::string_view name);
// The same for a name that goes on with a unit, as "Weight (kg)": the unit is what stands in the parentheses.
struct UnitColumn {
  std::size_t index = 0;
  std::string unit;  // lower case; empty where the header names none
};
std::optional<UnitColumn> find_unit_column(const TableRow& header, std::string_view name);

std::string lower(std::string_view text);  // A to Z in lower case; all else as it is

// The cell, without the space around it; empty where the row is shorter.
std::string_view cell(const TableRow& row, std::optional<std::size_t> column);

// One row with commas, ending in CRLF. A cell is quoted where it has to be. One that a spreadsheet would take for a
// formula (it begins with = + - @, a tab or a return, and is no plain number) gets an apostrophe before it.
std::string csv_row(const std::vector<std::string>& cells, bool quote_all = false);

// Whether every byte belongs to well-formed UTF-8.
bool is_utf8(std::string_view text);

}  // namespace holdfast
