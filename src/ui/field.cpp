#include <algorithm>

#include "imgui.h"
#include "ui/widgets.h"

namespace holdfast::ui {
namespace {

constexpr float kBeforeText = 44;  // the glass; as in web/page.css

// Cut between two characters.
std::string cut(std::string text) {
  if (text.size() <= kMostFieldBytes) return text;
  std::size_t size = kMostFieldBytes;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  text.resize(size);
  return text;
}

void draw_glass(Rect place, Rgb colour) {
  const float x = place.x + kBeforeText / 2 - 1, y = place.middle_y() - 1;
  ring(x, y, 6.5f, colour, 2);
  canvas()->AddLine(ImVec2(x + 4.5f, y + 4.5f), ImVec2(x + 9, y + 9), packed(colour), 2);
}

}  // namespace

std::optional<std::string> search_field(Ui& ui, Column& column, std::string_view id, std::string_view words, const std::string& value) {
  const float line = text_height(ui, words, body(ui), column.w);
  const Rect whole = take(column, line + kSpace1 + scaled(ui, kTarget + 4));
  label(ui, {whole.x, whole.y, whole.w, line}, words, body(ui));
  const Rect place{whole.x, whole.y + line + kSpace1, whole.w, whole.h - line - kSpace1};
  const std::string key(id);
  ImGui::SetCursorScreenPos(ImVec2(place.x, place.y));
  ImGui::InvisibleButton(key.c_str(), ImVec2(std::max(place.w, 1.0f), place.h));
  const bool hovered = ImGui::IsItemHovered(), focused = ui.semantics.focused == id;
  // What the keyboard has reached must be seen.
  if (ui.semantics.focus_moved && focused && !ImGui::IsItemVisible()) ImGui::SetScrollHereY(0.5f);
  fill(place, hovered || focused ? ui.ink.raised : ui.ink.background, kCorner);
  frame(place, ui.ink.edge, kCorner);
  draw_glass(place, ui.ink.muted);
  // Where a mirror lies above, the browser draws what it holds.
  if (!ui.semantics.mirrored) label(ui, {place.x + kBeforeText, place.y, place.w - kBeforeText - kSpace3, place.h}, value, body(ui));
  ring_of_focus(ui, place, id, kCorner);
  Node node = node_of(id, Role::searchbox, words, place);
  node.value = value;
  add(ui.semantics, std::move(node));
  std::optional<std::string> typed = requested_text(ui.semantics, id);
  if (typed) typed = cut(std::move(*typed));
  return typed == value ? std::nullopt : typed;
}

}  // namespace holdfast::ui
