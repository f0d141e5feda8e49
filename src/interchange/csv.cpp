#include "interchange/csv.h"

#include <algorithm>

#include "base/text.h"
#include "interchange/values.h"

namespace holdfast {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

char sniffed_delimiter(std::string_view text) {
  int commas = 0, semicolons = 0, tabs = 0;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    commas += c == ',';
    semicolons += c == ';';
    tabs += c == '\t';
  }
  if (semicolons > commas && semicolons >= tabs) return ';';
  return tabs > commas ? '\t' : ',';
}

std::string at_line(const std::string& file, int line) { return file + format(": line %d: ", line); }

// Reads rows from a text; `at` is the next byte.
struct Scanner {
  std::string_view text;
  char delimiter;
  std::size_t at = 0;
  int line = 1;

  bool done() const { return at >= text.size(); }
  bool at_line_end() const { return done() || text[at] == '\n' || text[at] == '\r'; }
  void pass_line_end() {
    if (done()) return;
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
    ++at;
    ++line;
  }
  // The cell that begins here, up to its delimiter or the line's end; false when its quote is never closed.
  bool take(std::string& into) {
    into.clear();
    if (!done() && text[at] == '"') {
      ++at;
      while (true) {
        if (done()) return false;
        if (text[at] == '"' && at + 1 < text.size() && text[at + 1] == '"') {
          into += '"';
          at += 2;
        } else if (text[at] == '"') {
          ++at;
          break;
        } else {
          // A line's end inside a cell: CRLF is one, whichever way it was written.
          if (text[at] == '\n' || (text[at] == '\r' && (at + 1 >= text.size() || text[at + 1] != '\n'))) ++line;
          into += text[at++];
        }
      }
    }
    while (!at_line_end() && text[at] != delimiter) into += text[at++];
    return true;
  }
};

bool is_formula(const std::string& text) {
  if (text.empty() || std::string_view("=+-@\t\r").find(text[0]) == std::string_view::npos) return false;
  return !read_number(text);
}

}  // namespace

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u; };
    const unsigned first = byte(i);
    if (first < 0x80) {
      ++i;
      continue;
    }
    const int more = first >= 0xF0 && first <= 0xF4 ? 3 : first >= 0xE0 && first < 0xF0 ? 2 : first >= 0xC2 && first < 0xE0 ? 1 : 0;
    if (more == 0) return false;
    for (int k = 1; k <= more; ++k)
      if ((byte(i + static_cast<std::size_t>(k)) & 0xC0) != 0x80) return false;
    const unsigned second = byte(i + 1);
    // Forms that are too long, halves of pairs, and what lies beyond the last character.
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F))
      return false;
    i += static_cast<std::size_t>(more) + 1;
  }
  return true;
}

Result<Table> read_csv(std::string_view text, const std::string& file) {
  const auto refuse = [](std::string why) { return Result<Table>::failure(std::move(why)); };
  if (text.substr(0, 3) == kByteOrderMark) text.remove_prefix(3);
  if (!is_utf8(text)) return refuse(file + ": not UTF-8 text; expected a table as text, with commas, semicolons or tabs");
  Table table;
  table.delimiter = sniffed_delimiter(text);
  Scanner scan{text, table.delimiter};
  std::string taken;
  while (!scan.done()) {
    if (scan.at_line_end()) {
      scan.pass_line_end();
      continue;
    }
    TableRow row;
    row.line = scan.line;
    while (true) {
      if (!scan.take(taken)) return refuse(at_line(file, row.line) + "a quote is never closed");
      if (row.cells.size() == kMostTableColumns) return refuse(at_line(file, row.line) + format("more than %d columns", static_cast<int>(kMostTableColumns)));
      row.cells.push_back(taken);
      if (scan.at_line_end()) break;
      ++scan.at;  // the delimiter
    }
    scan.pass_line_end();
    const bool blank = std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& c) { return trimmed(c).empty(); });
    if (blank) continue;
    if (table.rows.size() == kMostTableRows) return refuse(at_line(file, row.line) + format("more than %d rows", static_cast<int>(kMostTableRows)));
    table.rows.push_back(std::move(row));
  }
  if (table.rows.empty()) return refuse(file + ": empty; expected a table with a header");
  return table;
}

std::optional<std::size_t> find_column(const TableRow& header, std::string_view name) {
  for (std::size_t i = 0; i < header.cells.size(); ++i)
    if (lower(trimmed(header.cells[i])) == lower(name)) return i;
  return std::nullopt;
}

std::optional<UnitColumn> find_unit_column(const TableRow& header, std::string_view name) {
  if (const auto plain = find_column(header, name)) return UnitColumn{*plain, ""};
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const std::string found = lower(trimmed(header.cells[i])), begin = lower(name) + " (";
    if (found.rfind(begin, 0) == 0 && found.back() == ')') return UnitColumn{i, found.substr(begin.size(), found.size() - begin.size() - 1)};
  }
  return std::nullopt;
}

std::string_view cell(const TableRow& row, std::optional<std::size_t> column) {
  return column && *column < row.cells.size() ? trimmed(row.cells[*column]) : std::string_view();
}

std::string csv_row(const std::vector<std::string>& cells, bool quote_all) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i) out += ',';
    const std::string value = is_formula(cells[i]) ? "'" + cells[i] : cells[i];
    const bool edge_space = !value.empty() && (value.front() == ' ' || value.back() == ' ');
    if (!quote_all && !edge_space && value.find_first_of(",;\"\r\n\t") == std::string::npos) {
      out += value;
      continue;
    }
    out += '"';
    for (const char c : value) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    out += '"';
  }
  return out + "\r\n";
}

}  // namespace holdfast
