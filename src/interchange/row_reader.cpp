#include "interchange/row_reader.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/text.h"

namespace holdfast {
namespace {

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = 0; at + word.size() <= text.size(); ++at) {
    bool same = true;
    for (std::size_t i = 0; same && i < word.size(); ++i) {
      const char c = text[at + i];
      same = (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) == word[i];
    }
    if (same) return true;
  }
  return false;
}

}  // namespace

RowState state_of(const std::vector<Remark>& remarks) {
  RowState worst = RowState::understood;
  for (const Remark& remark : remarks) {
    const RowState state = remark.why >= kFirstIgnored ? RowState::ignored
                           : remark.why >= kFirstDoubt ? RowState::doubtful
                           : remark.why == RowWhy::as_it_stands ? RowState::understood : RowState::mapped;
    worst = std::max(worst, state);
  }
  return worst;
}

void RowReader::refuse(RowWhy why, std::vector<std::string> facts) const { set.remarks.push_back({why, std::move(facts)}); }

std::optional<double> RowReader::number(std::optional<std::size_t> column, const char* name, double low, double high) const {
  const std::string_view text = cell(row, column);
  if (text.empty()) return std::nullopt;
  const auto value = read_number(text);
  if (!value) {
    refuse(RowWhy::bad_cell, {name, shown(text), "number"});
    return std::nullopt;
  }
  if (!(*value >= low && *value <= high)) {
    refuse(RowWhy::out_of_range, {name, shown(text), short_number(low), short_number(high)});
    return std::nullopt;
  }
  return value;
}

std::optional<int> RowReader::reps(std::optional<std::size_t> column, const char* name) const {
  const auto value = number(column, name, 0, kMostForeignReps);
  if (!value || *value == 0) return std::nullopt;
  if (*value != std::floor(*value)) {
    refuse(RowWhy::bad_cell, {name, shown(cell(row, column)), "whole"});
    return std::nullopt;
  }
  return static_cast<int>(*value);
}

std::optional<double> RowReader::seconds(std::optional<std::size_t> column, const char* name) const {
  const auto value = number(column, name, 0, kMostForeignSeconds * kMostForeignReps);
  return value && *value > 0 ? value : std::nullopt;
}

bool is_weight_unit(std::string_view unit) {
  const std::string low = lower(unit);
  return low == "kg" || low == "kgs" || low == "lb" || low == "lbs";
}

void RowReader::weight(std::optional<std::size_t> column, const char* name, std::string_view unit, Units assumed) const {
  const auto value = number(column, name, 0, 1e6);
  if (!value || *value == 0) return;
  const bool known = !unit.empty();
  if (known && !is_weight_unit(unit)) {
    refuse(RowWhy::bad_cell, {name, shown(unit), "unit"});
    return;
  }
  const bool pounds = known ? lower(unit)[0] == 'l' : assumed == Units::lb;
  set.weight_kg = pounds ? *value * kKgPerLb : *value;
  if (set.weight_kg > kMostForeignWeight_kg)
    refuse(RowWhy::out_of_range, {name, shown(cell(row, column)), "0", short_number(pounds ? std::floor(kMostForeignWeight_kg / kKgPerLb) : kMostForeignWeight_kg)});
  if (!known) refuse(RowWhy::weight_unit_assumed, {shown(cell(row, column)), pounds ? "lb" : "kg"});
}

void RowReader::distance(std::optional<std::size_t> column) const {
  const std::string_view text = cell(row, column);
  const auto value = read_number(text);
  if (!text.empty() && (!value || *value != 0)) refuse(RowWhy::distance_left_out, {shown(text)});
}

void RowReader::effort(std::optional<std::size_t> column) const {
  const std::string_view text = cell(row, column);
  if (text.empty()) return;
  const auto value = read_number(text);
  if (value && *value >= 0 && *value <= 10) set.effort = value;
  else refuse(RowWhy::effort_unreadable, {shown(text)});
}

void RowReader::side_from(std::string_view words) const {
  const bool left = has_word(words, "(left)"), right = has_word(words, "(right)");
  if (left != right) set.side = left ? Side::left : Side::right;
}

void RowReader::session_from(std::string_view notes) const {
  const std::string_view begin = kSessionNote;
  if (notes.substr(0, begin.size()) != begin) return;
  notes.remove_prefix(begin.size());
  constexpr std::size_t kMostDigits = 14;
  if (notes.empty() || notes.size() > kMostDigits) return;
  Ms session = 0;
  for (const char c : notes) {
    if (c < '0' || c > '9') return;
    session = session * 10 + (c - '0');
  }
  const Ms away_ms = session - wall_ms_of(set.began, 0);
  constexpr Ms kMostAwayMs = 2 * 86'400'000;
  if (away_ms >= -kMostAwayMs && away_ms <= kMostAwayMs) set.session = session;
}

void ignore_repeated(const Table& table, Foreign& foreign, bool (*tells_apart)(const TableRow&, std::size_t), std::size_t column) {
  std::unordered_map<std::string, int> lines;
  for (std::size_t i = 0; i < foreign.sets.size(); ++i) {
    const TableRow& row = table.rows[i + 1];
    if (!tells_apart(row, column)) continue;
    std::string whole;
    for (const std::string& text : row.cells) whole += text + '\x1f';
    const auto [found, fresh] = lines.emplace(std::move(whole), row.line);
    if (!fresh) foreign.sets[i].remarks.push_back({RowWhy::same_row, {format("%d", found->second)}});
  }
}

}  // namespace holdfast
