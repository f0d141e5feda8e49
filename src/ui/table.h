#pragma once
// Numbers in rows and columns: drawn, or only said of a picture that shows them.

#include <string>
#include <string_view>
#include <vector>

#include "ui/widgets.h"

namespace holdfast::ui {

struct Table {
  std::vector<std::string> head;               // of the columns
  std::vector<std::vector<std::string>> rows;  // a cell for each
};

void draw_table(Ui& ui, Column& column, std::string_view id, const std::string& name, const Table& table);
// For whoever does not see the picture at `place`: every cell lies where the picture does.
void say_table(Ui& ui, std::string_view id, const std::string& name, const Table& table, Rect place);
// A row of a table that is drawn by the caller; between open_group of the table and close_group.
void say_row(Ui& ui, const std::string& id, const std::vector<std::string>& cells, Role role, Rect place);
void open_table(Ui& ui, std::string_view id, std::string_view name, Rect place);

}  // namespace holdfast::ui
