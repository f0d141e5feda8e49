#include "ui/table.h"

#include <algorithm>

namespace holdfast::ui {
namespace {

constexpr float kLeastRow = 26;

// The first is as wide as two.
Rect cell_place(Rect row, std::size_t index, std::size_t count) {
  const Column cell = split(row, static_cast<int>(index == 0 ? 0 : index + 1), static_cast<int>(count) + 1, kSpace2);
  return {cell.x, row.y, index == 0 ? cell.w * 2 + kSpace2 : cell.w, row.h};
}

Style cell_style(const Ui& ui, bool head) { return head ? Style{kCaption, Weight::semibold, ui.ink.text} : body(ui); }

float row_height(const Ui& ui, const std::vector<std::string>& cells, float width, bool head) {
  float height = scaled(ui, kLeastRow);
  for (std::size_t i = 0; i < cells.size(); ++i)
    height = std::max(height, text_height(ui, cells[i], cell_style(ui, head), cell_place({0, 0, width, 0}, i, cells.size()).w) + 2);
  return height;
}

void draw_row(Ui& ui, Column& in, const std::string& id, const std::vector<std::string>& cells, bool head) {
  const Rect row = take(in, row_height(ui, cells, in.w, head));
  open_group(ui.semantics, node_of(id, Role::row, "", row));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Rect place = cell_place(row, i, cells.size());
    Column words_at{place.x, place.y, place.w, 0};
    text(ui, words_at, "", cells[i], cell_style(ui, head));
    add(ui.semantics, node_of(id + "/" + std::to_string(i), head ? Role::columnheader : Role::cell, cells[i], place));
  }
  close_group(ui.semantics);
}

}  // namespace

void open_table(Ui& ui, std::string_view id, std::string_view name, Rect place) { open_group(ui.semantics, node_of(id, Role::table, name, place)); }

void say_row(Ui& ui, const std::string& id, const std::vector<std::string>& cells, Role role, Rect place) {
  open_group(ui.semantics, node_of(id, Role::row, "", place));
  for (std::size_t i = 0; i < cells.size(); ++i) add(ui.semantics, node_of(id + "/" + std::to_string(i), role, cells[i], place));
  close_group(ui.semantics);
}

void draw_table(Ui& ui, Column& in, std::string_view id, const std::string& name, const Table& table) {
  const std::string key(id);
  const float gap = in.gap;
  in.gap = 0;
  float height = row_height(ui, table.head, in.w, true);
  for (const auto& cells : table.rows) height += row_height(ui, cells, in.w, false);
  open_table(ui, id, name, {in.x, in.y, in.w, height});
  draw_row(ui, in, key + "/head", table.head, true);
  for (std::size_t i = 0; i < table.rows.size(); ++i) draw_row(ui, in, key + "/" + std::to_string(i), table.rows[i], false);
  close_group(ui.semantics);
  in.gap = gap;
  take(in, 0);
}

void say_table(Ui& ui, std::string_view id, const std::string& name, const Table& table, Rect place) {
  const std::string key(id);
  open_table(ui, id, name, place);
  say_row(ui, key + "/head", table.head, Role::columnheader, place);
  for (std::size_t i = 0; i < table.rows.size(); ++i) say_row(ui, key + "/" + std::to_string(i), table.rows[i], Role::cell, place);
  close_group(ui.semantics);
}

}  // namespace holdfast::ui
