#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"

namespace holdfast::ui {
namespace {

ImVec2 at(float x, float y) { return ImVec2(x, y); }

// Breaks `words` into lines of at most `width`; calls back with each line's ends.
template <class Each>
int each_line(const Type& face, std::string_view words, float width, Each each) {
  const float size = face.size_px * kImGuiHeight;
  const char* begin = words.data();
  const char* end = begin + words.size();
  int count = 0;
  while (begin < end) {
    const char* stop = face.font->CalcWordWrapPositionA(size / face.font->FontSize, begin, end, width);
    if (stop == begin) ++stop;  // not even one character fits
    while (stop < end && (static_cast<unsigned char>(*stop) & 0xC0) == 0x80) ++stop;
    each(begin, stop);
    ++count;
    begin = stop;
    while (begin < end && (*begin == ' ' || *begin == '\n')) ++begin;
  }
  return count;
}

float line_width(const Type& face, const char* begin, const char* end) {
  return face.font->CalcTextSizeA(face.size_px * kImGuiHeight, 1e9f, 0, begin, end).x;
}

void draw_line(const Type& face, float x, float y, Rgb colour, const char* begin, const char* end) {
  canvas()->AddText(face.font, face.size_px * kImGuiHeight, at(std::floor(x), std::floor(y)), packed(colour), begin, end);
}

float text_widest(const Ui& ui, float size, float width) { return std::min(width, scaled(ui, size) * kTextWidest); }

// Draws the words from the column's top and returns their height.
float draw_words(Ui& ui, const Column& column, std::string_view words, Style style) {
  const Type face = type(ui, style.size, style.weight);
  const float line = face.size_px * kLineHeight;
  const float lead = (line - face.size_px * kImGuiHeight) / 2;
  float y = column.y;
  each_line(face, words, text_widest(ui, style.size, column.w), [&](const char* begin, const char* end) {
    const float slack = style.align > 0 ? (column.w - line_width(face, begin, end)) * style.align : 0;
    draw_line(face, column.x + slack, y + lead, style.colour, begin, end);
    y += line;
  });
  return y - column.y;
}

struct Press {
  bool pressed = false, hovered = false, held = false;
};

// The invisible item under every control: its name in Dear ImGui is its id in the semantics.
Press press(Ui& ui, Rect place, std::string_view id, bool disabled) {
  Press result;
  const std::string key(id);
  ImGui::SetCursorScreenPos(at(place.x, place.y));
  if (disabled) ImGui::BeginDisabled();
  const bool clicked = ImGui::InvisibleButton(key.c_str(), at(std::max(place.w, 1.0f), std::max(place.h, 1.0f)));
  result.hovered = ImGui::IsItemHovered();
  result.held = ImGui::IsItemActive();
  if (disabled) ImGui::EndDisabled();
  result.pressed = !disabled && ((clicked && !ui.semantics.mirrored) || requested(ui.semantics, id));
  // What the keyboard has reached must be seen.
  if (ui.semantics.focus_moved && ui.semantics.focused == id && !ImGui::IsItemVisible()) ImGui::SetScrollHereY(0.5f);
  return result;
}

float bullet_indent(const Ui& ui) { return scaled(ui, kSpace4 + 2); }

}  // namespace

Node node_of(std::string_view id, Role role, std::string_view name, Rect place) {
  Node node;
  node.id = id;
  node.role = role;
  node.name = name;
  node.box = clipped(place);
  return node;
}

Rect inset(Rect rect, float by_x, float by_y) {
  return {rect.x + by_x, rect.y + by_y, std::max(0.0f, rect.w - 2 * by_x), std::max(0.0f, rect.h - 2 * by_y)};
}

Rect take(Column& column, float height) {
  const Rect place{column.x, column.y, column.w, height};
  column.y += height + column.gap;
  return place;
}

Column split(Rect rect, int index, int count, float gap) {
  const float width = (rect.w - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
  return {rect.x + static_cast<float>(index) * (width + gap), rect.y, width, kSpace3};
}

float scaled(const Ui& ui, float length_px) { return length_px * static_cast<float>(ui.app.settings.text_percent) / 100; }

Type type(const Ui& ui, float size, Weight weight) { return type_for(ui.app, size, weight); }

Style body(const Ui& ui) { return {kBody, Weight::regular, ui.ink.text, 0}; }
Style muted(const Ui& ui) { return {kBody, Weight::regular, ui.ink.muted, 0}; }
Style caption(const Ui& ui) { return {kCaption, Weight::regular, ui.ink.muted, 0}; }

ImDrawList* canvas() { return ImGui::GetWindowDrawList(); }

unsigned packed(Rgb colour, float opacity) {
  return IM_COL32((colour >> 16) & 0xff, (colour >> 8) & 0xff, colour & 0xff,
                  static_cast<int>(std::lround(std::clamp(opacity, 0.0f, 1.0f) * 255)));
}

Box clipped(Rect place) {
  const ImRect clip(canvas()->GetClipRectMin(), canvas()->GetClipRectMax());
  const float x0 = std::max(place.x, clip.Min.x), y0 = std::max(place.y, clip.Min.y);
  const float x1 = std::min(place.right(), clip.Max.x), y1 = std::min(place.bottom(), clip.Max.y);
  // What is scrolled out of sight keeps its place, for the keyboard; it only has no size to be pressed at.
  if (x1 <= x0 || y1 <= y0) return {place.x, place.y, 0, 0};
  return {x0, y0, x1 - x0, y1 - y0};
}

int say(Ui& ui, std::string_view id, Role role, std::string_view name, Rect place, std::string_view value) {
  Node node = node_of(id, role, name, place);
  node.value = value;
  return add(ui.semantics, std::move(node));
}

void text(Ui& ui, Column& column, std::string_view id, std::string_view words, Style style) {
  const float height = draw_words(ui, column, words, style);
  const Rect place = take(column, height);
  if (!id.empty()) say(ui, id, Role::text, words, place);
}

void heading(Ui& ui, Column& column, std::string_view id, std::string_view words, int level, Style style) {
  const Rect place = take(column, draw_words(ui, column, words, style));
  Node node = node_of(id, Role::heading, words, place);
  node.level = level;
  add(ui.semantics, std::move(node));
}

void bullet(Ui& ui, Column& column, std::string_view id, const std::string& words, Role role) {
  const float indent = bullet_indent(ui);
  const Style style = body(ui);
  const float line = type(ui, style.size, style.weight).size_px * kLineHeight;
  const Column inner{column.x + indent, column.y, column.w - indent, 0};
  circle(column.x + scaled(ui, 4), column.y + line / 2, scaled(ui, 2.5f), ui.ink.muted);
  const Rect place = take(column, draw_words(ui, inner, words, style));
  say(ui, id, role, words, place);
}

void bullets(Ui& ui, Column& column, std::string_view id, const std::vector<std::string>& list, std::string_view name) {
  const float gap = column.gap;
  const std::string key(id);
  float height = 0;
  for (const std::string& words : list) height += text_height(ui, words, body(ui), column.w - bullet_indent(ui)) + kSpace2;
  open_group(ui.semantics, node_of(id, Role::list, name, {column.x, column.y, column.w, height}));
  column.gap = kSpace2;
  for (std::size_t i = 0; i < list.size(); ++i) bullet(ui, column, key + "/" + std::to_string(i), list[i], Role::listitem);
  column.gap = gap;
  column.y += kSpace1;
  close_group(ui.semantics);
}

float text_height(const Ui& ui, std::string_view words, Style style, float width) {
  const Type face = type(ui, style.size, style.weight);
  const int lines = each_line(face, words, text_widest(ui, style.size, width), [](const char*, const char*) {});
  return static_cast<float>(lines) * face.size_px * kLineHeight;
}

float text_width(const Ui& ui, std::string_view words, Style style) {
  return line_width(type(ui, style.size, style.weight), words.data(), words.data() + words.size());
}

void label(Ui& ui, Rect place, std::string_view words, Style style) {
  Type face = type(ui, style.size, style.weight);
  float width = line_width(face, words.data(), words.data() + words.size());
  // A label that is wider than its place is set smaller rather than cut.
  if (width > place.w && width > 0) {
    face.size_px *= place.w / width;
    width = place.w;
  }
  draw_line(face, place.x + (place.w - width) * style.align, place.middle_y() - face.size_px * kImGuiHeight / 2, style.colour,
            words.data(), words.data() + words.size());
}

float number_width(const Type& face, std::string_view digits) {
  return line_width(face, digits.data(), digits.data() + digits.size());
}

void draw_number_text(Ui& ui, Rect place, const Type& face, std::string_view digits) {
  // Above the digits the face keeps room for accents; the place does not.
  const float above = face.size_px * (kAscent - kDigitHeight);
  draw_line(face, place.x, place.y - above, ui.ink.text, digits.data(), digits.data() + digits.size());
}

void fill(Rect place, Rgb colour, float corner, float opacity) {
  canvas()->AddRectFilled(at(place.x, place.y), at(place.right(), place.bottom()), packed(colour, opacity), corner);
}

void frame(Rect place, Rgb colour, float corner, float thickness) {
  const float half = thickness / 2;
  canvas()->AddRect(at(place.x + half, place.y + half), at(place.right() - half, place.bottom() - half), packed(colour),
                    corner, 0, thickness);
}

void circle(float x, float y, float radius, Rgb colour) { canvas()->AddCircleFilled(at(x, y), radius, packed(colour)); }

void ring(float x, float y, float radius, Rgb colour, float thickness) {
  canvas()->AddCircle(at(x, y), radius, packed(colour), 0, thickness);
}

void ring_of_focus(Ui& ui, Rect place, std::string_view id, float corner) {
  if (ui.semantics.focused != id) return;
  frame(inset(place, -4, -4), ui.ink.background, corner + 4, 4);
  frame(inset(place, -4, -4), ui.ink.accent, corner + 4, 3);
}

bool button(Ui& ui, Rect place, std::string_view id, std::string_view words, ButtonLook look) {
  const Press state = press(ui, place, id, look.disabled);
  const bool pill = look.kind != ButtonKind::quiet;
  const float corner = std::min(place.h / 2, 28.0f);
  Rgb back = ui.ink.raised, front = ui.ink.text;
  if (look.kind == ButtonKind::main) back = ui.ink.accent, front = ui.ink.on_accent;
  if (look.kind == ButtonKind::danger) front = ui.ink.danger;
  if (look.kind == ButtonKind::quiet) front = ui.ink.accent, back = ui.ink.raised;
  if (look.disabled) front = mixed(ui.ink.muted, ui.ink.background, 0.4);
  if (state.held) back = mixed(back, ui.ink.text, 0.18);
  else if (state.hovered) back = mixed(back, ui.ink.text, 0.08);
  if (pill || state.hovered || state.held) fill(place, back, corner);
  if (look.kind == ButtonKind::second || look.kind == ButtonKind::danger) frame(place, ui.ink.edge, corner);
  ring_of_focus(ui, place, id, corner);
  const Weight weight = Weight::semibold;
  const float size = look.kind == ButtonKind::main && place.h >= kMainTarget ? kLead : kBody;
  const Style style{size, weight, front, 0.5f};
  label(ui, inset(place, kSpace3, 0), words, style);
  if (look.expanded) {
    // A mark behind the words that points to what is shown or would be.
    const float x = std::min(place.middle_x() + text_width(ui, words, style) / 2 + 11, place.right() - 8), y = place.middle_y(), tip = *look.expanded ? -3.5f : 3.5f;
    canvas()->AddLine(at(x - 4, y - tip / 2), at(x, y + tip / 2), packed(front), 1.5f);
    canvas()->AddLine(at(x, y + tip / 2), at(x + 4, y - tip / 2), packed(front), 1.5f);
  }
  Node node = node_of(id, Role::button, look.spoken.empty() ? words : look.spoken, place);
  node.disabled = look.disabled;
  node.expanded = look.expanded;
  add(ui.semantics, std::move(node));
  return state.pressed;
}

bool button(Ui& ui, Column& column, std::string_view id, std::string_view words, ButtonLook look) {
  const float height = look.height > 0 ? look.height : look.kind == ButtonKind::main ? kMainTarget : kTarget + 4;
  return button(ui, take(column, std::max(kTarget, scaled(ui, height))), id, words, look);
}

namespace {

void draw_icon(Icon icon, float x, float y, Rgb colour) {
  ImDrawList* list = canvas();
  const ImU32 ink = packed(colour);
  const float s = 10, t = 2;
  switch (icon) {
    case Icon::today:  // a sun over the mat
      list->AddCircle(at(x, y - 2), 5, ink, 0, t);
      list->AddLine(at(x - s, y + 8), at(x + s, y + 8), ink, t);
      break;
    case Icon::exercises:  // a bridge
      list->AddBezierCubic(at(x - s, y + 7), at(x - 5, y - 9), at(x + 4, y - 9), at(x + 5, y + 1), ink, t);
      list->AddLine(at(x + 5, y + 1), at(x + 5, y + 7), ink, t);
      list->AddCircleFilled(at(x - s + 1, y + 2), 2.5f, ink);
      break;
    case Icon::progress:
      for (int i = 0; i < 3; ++i) {
        const float bx = x - 8 + static_cast<float>(i) * 7;
        list->AddRectFilled(at(bx, y + 8 - static_cast<float>(5 + 5 * i)), at(bx + 4, y + 8), ink, 1.5f);
      }
      break;
    case Icon::program:
      for (int i = 0; i < 3; ++i) {
        const float by = y - 6 + static_cast<float>(i) * 7;
        list->AddCircleFilled(at(x - 8, by), 2, ink);
        list->AddLine(at(x - 3, by), at(x + s, by), ink, t);
      }
      break;
    case Icon::settings:
      for (int i = 0; i < 2; ++i) {
        const float by = y - 4 + static_cast<float>(i) * 9, knob = i == 0 ? x + 3 : x - 4;
        list->AddLine(at(x - s, by), at(knob - 3, by), ink, t);
        list->AddCircle(at(knob, by), 3.2f, ink, 0, t);
        list->AddLine(at(knob + 3, by), at(x + s, by), ink, t);
      }
      break;
  }
}

}  // namespace

bool tab(Ui& ui, Rect place, std::string_view id, std::string_view words, Icon icon, bool current, bool beside) {
  const Press state = press(ui, place, id, false);
  const Rgb colour = current ? ui.ink.accent : ui.ink.muted;
  if (state.hovered || state.held) fill(inset(place, 4, 4), ui.ink.raised, kCorner);
  if (current && beside) fill(inset(place, 4, 4), ui.ink.raised, kCorner);
  const Style style{beside ? kBody : kCaption, current ? Weight::semibold : Weight::regular, colour, beside ? 0.0f : 0.5f};
  if (beside) {
    draw_icon(icon, place.x + 28, place.middle_y(), colour);
    label(ui, {place.x + 52, place.y, place.w - 60, place.h}, words, style);
  } else {
    draw_icon(icon, place.middle_x(), place.middle_y() - 9, colour);
    label(ui, {place.x + 2, place.middle_y() + 6, place.w - 4, 18}, words, style);
    if (current) fill({place.middle_x() - 14, place.y, 28, 3}, ui.ink.accent, 1.5f);
  }
  ring_of_focus(ui, inset(place, 6, 6), id, kCorner);
  Node node = node_of(id, Role::link, words, place);
  node.current = current;
  add(ui.semantics, std::move(node));
  return state.pressed;
}

bool checkbox(Ui& ui, Column& column, std::string_view id, std::string_view words, bool checked) {
  const float box = 26, indent = box + kSpace3;
  const float words_height = text_height(ui, words, body(ui), column.w - indent - kSpace3);
  const Rect place = take(column, std::max(kTarget, words_height + kSpace3));
  const Press state = press(ui, place, id, false);
  const Rect mark{place.x, place.middle_y() - box / 2, box, box};
  fill(mark, checked ? ui.ink.accent : state.hovered ? ui.ink.raised : ui.ink.background, 7);
  if (!checked) frame(mark, ui.ink.edge, 7, 2);
  if (checked) {
    const ImVec2 points[] = {at(mark.x + 6, mark.y + 13), at(mark.x + 11.5f, mark.y + 18.5f), at(mark.x + 20, mark.y + 8)};
    canvas()->AddPolyline(points, 3, packed(ui.ink.on_accent), 0, 3);
  }
  Column inner{place.x + indent, place.middle_y() - words_height / 2, place.w - indent - kSpace3, 0};
  text(ui, inner, "", words, body(ui));
  ring_of_focus(ui, place, id, kCorner);
  Node node = node_of(id, Role::checkbox, words, place);
  node.checked = checked;
  add(ui.semantics, std::move(node));
  return state.pressed;
}

std::optional<int> choice(Ui& ui, Column& column, std::string_view id, std::string_view words,
                          const std::vector<std::string>& options, int chosen, int per_row) {
  const int count = static_cast<int>(options.size());
  if (per_row <= 0) per_row = count;
  const float cell = std::max(kTarget, scaled(ui, kTarget));
  const int rows = (count + per_row - 1) / per_row;
  const float label_height = text_height(ui, words, body(ui), column.w);
  const float height = label_height + kSpace2 + static_cast<float>(rows) * (cell + kSpace2) - kSpace2;
  const Rect whole = take(column, height);
  open_group(ui.semantics, node_of(id, Role::radiogroup, words, whole));
  Column title{whole.x, whole.y, whole.w, 0};
  text(ui, title, "", words, body(ui));
  std::optional<int> pressed;
  for (int i = 0; i < count; ++i) {
    const Rect row{whole.x, whole.y + label_height + kSpace2 + static_cast<float>(i / per_row) * (cell + kSpace2), whole.w, cell};
    const float gap = count > 5 ? kSpace1 : kSpace2;
    const Column place_of = split(row, i % per_row, per_row, gap);
    const Rect place{place_of.x, row.y, place_of.w, cell};
    const std::string key = std::string(id) + "/" + std::to_string(i);
    const Press state = press(ui, place, key, false);
    const bool on = i == chosen;
    Rgb back = on ? ui.ink.accent : ui.ink.raised;
    if (state.held || state.hovered) back = mixed(back, ui.ink.text, state.held ? 0.18 : 0.08);
    fill(place, back, kCorner);
    if (!on) frame(place, ui.ink.edge, kCorner);
    ring_of_focus(ui, place, key, kCorner);
    label(ui, inset(place, kSpace1, 0), options[static_cast<std::size_t>(i)],
          {kBody, on ? Weight::semibold : Weight::regular, on ? ui.ink.on_accent : ui.ink.text, 0.5f});
    Node node = node_of(key, Role::radio, options[static_cast<std::size_t>(i)], place);
    node.checked = on;
    add(ui.semantics, std::move(node));
    if (state.pressed) pressed = i;
  }
  close_group(ui.semantics);
  return pressed;
}

std::optional<double> slider(Ui& ui, Column& column, std::string_view id, std::string_view words, double value,
                             SliderRange range, const std::string& shown) {
  const float line = text_height(ui, "X", body(ui), column.w);
  const Rect whole = take(column, line + kTarget);
  label(ui, {whole.x, whole.y, whole.w * 0.7f, line}, words, body(ui));
  label(ui, {whole.x, whole.y, whole.w, line}, shown, {kBody, Weight::semibold, ui.ink.text, 1});
  const Rect place{whole.x, whole.y + line, whole.w, kTarget};
  const Press state = press(ui, place, id, false);
  const float knob = 12, left = place.x + knob, track = place.w - 2 * knob;
  const double share = (value - range.low) / (range.high - range.low);
  const float x = left + track * static_cast<float>(share);
  fill({left, place.middle_y() - 3, track, 6}, ui.ink.raised, 3);
  frame({left, place.middle_y() - 3, track, 6}, ui.ink.edge, 3);
  fill({left, place.middle_y() - 3, x - left, 6}, ui.ink.accent, 3);
  circle(x, place.middle_y(), state.held ? knob + 2 : knob, ui.ink.accent);
  ring_of_focus(ui, place, id, kCorner);
  Node node = node_of(id, Role::slider, words, place);
  node.value = shown;
  node.value_now = value;
  node.value_min = range.low;
  node.value_max = range.high;
  node.value_step = range.step;
  add(ui.semantics, std::move(node));
  std::optional<double> wanted = requested_value(ui.semantics, id);
  if (state.held) {
    ui.drag_taken = true;
    wanted = range.low + (range.high - range.low) * static_cast<double>((ImGui::GetIO().MousePos.x - left) / track);
  }
  if (!wanted) return std::nullopt;
  const double stepped = range.low + std::round((*wanted - range.low) / range.step) * range.step;
  const double inside = std::clamp(stepped, range.low, range.high);
  return inside == value ? std::nullopt : std::optional<double>(inside);
}

std::optional<double> scrubber(Ui& ui, Rect place, std::string_view id, std::string_view name, const std::vector<Stretch>& stretches,
                               double share, const std::string& value) {
  const Press state = press(ui, place, id, false);
  const float knob = 11, left = place.x + knob, track = place.w - 2 * knob, y = place.bottom() - place.h * 0.34f;
  float x = left;
  for (const Stretch& stretch : stretches) {
    const float width = track * static_cast<float>(stretch.share), shape = std::min(12.0f, width - 2);
    const Rgb colour = colour_of(stretch.kind, ui.ink);
    fill({x, y - 3, std::max(1.0f, width - 2), 6}, mixed(colour, ui.ink.background, 0.35), 3);
    if (shape > 4) phase_shape({x + (width - 2 - shape) / 2, place.y + place.h * 0.10f, shape, shape}, stretch.kind, colour);
    x += width;
  }
  circle(left + track * static_cast<float>(share), y, state.held ? knob + 2 : knob, ui.ink.text);
  ring_of_focus(ui, place, id, kCorner);
  Node node = node_of(id, Role::slider, name, place);
  node.value = value;
  node.value_now = share * 100;
  node.value_min = 0;
  node.value_max = 100;
  node.value_step = 2;
  add(ui.semantics, std::move(node));
  if (const auto asked = requested_value(ui.semantics, id)) return std::clamp(*asked / 100, 0.0, 1.0);
  if (!state.held) return std::nullopt;
  ui.drag_taken = true;
  return std::clamp(static_cast<double>((ImGui::GetIO().MousePos.x - left) / track), 0.0, 1.0);
}

bool pressable(Ui& ui, Rect place, std::string_view id, std::string_view name, float corner) {
  const Press state = press(ui, place, id, false);
  if (state.hovered || state.held) fill(place, ui.ink.text, corner, state.held ? 0.10f : 0.05f);
  ring_of_focus(ui, place, id, corner);
  add(ui.semantics, node_of(id, Role::button, name, place));
  return state.pressed;
}

Card begin_card(Ui& ui, Column& column) {
  const float pad = column.w < 300 ? kSpace3 : kSpace4;
  Card card;
  card.outer = {column.x, column.y, column.w, 0};
  card.inner = {column.x + pad, column.y + pad, column.w - 2 * pad, column.gap};
  ImDrawList* list = canvas();
  list->ChannelsSplit(2);
  list->ChannelsSetCurrent(1);
  (void)ui;
  return card;
}

void end_card(Ui& ui, Column& column, Card& card) {
  const float pad = card.inner.x - card.outer.x;
  card.outer.h = card.inner.y - card.inner.gap + pad - card.outer.y;
  ImDrawList* list = canvas();
  list->ChannelsSetCurrent(0);
  fill(card.outer, ui.ink.surface, kCorner);
  frame(card.outer, ui.ink.hairline, kCorner);
  list->ChannelsMerge();
  column.y = card.outer.bottom() + column.gap;
}

void phase_shape(Rect place, StepKind kind, Rgb colour) {
  ImDrawList* list = canvas();
  const ImU32 ink = packed(colour);
  const float x = place.middle_x(), y = place.middle_y(), r = std::min(place.w, place.h) / 2;
  switch (kind) {
    case StepKind::position:
    case StepKind::ready:
    case StepKind::set: ring(x, y, r * 0.8f, colour, r * 0.36f); break;
    case StepKind::lift:
      list->AddTriangleFilled(at(x - r, y + r * 0.8f), at(x, y - r * 0.9f), at(x + r, y + r * 0.8f), ink);
      break;
    case StepKind::hold: fill({x - r, y - r * 0.45f, 2 * r, r * 0.9f}, colour, r * 0.25f); break;
    case StepKind::lower:
      list->AddTriangleFilled(at(x - r, y - r * 0.8f), at(x + r, y - r * 0.8f), at(x, y + r * 0.9f), ink);
      break;
    case StepKind::rest:
    case StepKind::set_rest:
    case StepKind::questions: ring(x, y, r * 0.8f, colour, r * 0.16f); break;
    case StepKind::done: {
      const ImVec2 points[] = {at(x - r * 0.8f, y), at(x - r * 0.2f, y + r * 0.6f), at(x + r * 0.9f, y - r * 0.6f)};
      list->AddPolyline(points, 3, ink, 0, r * 0.32f);
      break;
    }
  }
}

}  // namespace holdfast::ui
