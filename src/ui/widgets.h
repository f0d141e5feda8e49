#pragma once
// The only controls there are. Each draws itself, states its role, name, value and state, and answers
// a pointer's press and a request of the mirror or a test alike.
//
// Layout is a Column that every widget takes its place from: x, width, and a y that moves down.

#include <string>
#include <string_view>
#include <vector>

#include "ui/draw.h"
#include "ui/fonts.h"
#include "ui/theme.h"

struct ImDrawList;

namespace holdfast::ui {

struct Ui {
  const App& app;
  const Clock& clock;
  const Surface& surface;
  Semantics& semantics;
  const Palette& ink;
  std::vector<Intent>& out;
  bool drag_taken = false;   // something under the pointer wants its drags for itself
  bool wheel_taken = false;  // and the wheel
};

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  float right() const { return x + w; }
  float bottom() const { return y + h; }
  float middle_x() const { return x + w / 2; }
  float middle_y() const { return y + h / 2; }
};
Rect inset(Rect rect, float by_x, float by_y);

struct Column {
  float x = 0, y = 0, w = 0;
  float gap = kSpace3;  // after each widget
};
Rect take(Column& column, float height);           // the next `height` of the column
Column split(Rect rect, int index, int count, float gap);  // one of `count` equal columns side by side

// Sizes follow the text size that she has set.
float scaled(const Ui& ui, float length_px);
Type type(const Ui& ui, float size, Weight weight);

struct Style {
  float size = kBody;
  Weight weight = Weight::regular;
  Rgb colour = 0;
  float align = 0;   // 0 left, 0.5 middle, 1 right; only for what is one line
};
Style body(const Ui& ui);
Style muted(const Ui& ui);
Style caption(const Ui& ui);

// Words. Every text is also a node of the semantics, under `id`; an empty id draws only.
void text(Ui& ui, Column& column, std::string_view id, std::string_view words, Style style);
void heading(Ui& ui, Column& column, std::string_view id, std::string_view words, int level, Style style);
// A list with a dot before each entry; `name` is read, not drawn.
// One paragraph with a dot before it.
void bullet(Ui& ui, Column& column, std::string_view id, const std::string& words, Role role = Role::text);
void bullets(Ui& ui, Column& column, std::string_view id, const std::vector<std::string>& list, std::string_view name);
float text_height(const Ui& ui, std::string_view words, Style style, float width);
float text_width(const Ui& ui, std::string_view words, Style style);
// One line into a place, middle of its height; drawn only.
void label(Ui& ui, Rect place, std::string_view words, Style style);
// The session's number: `place` is exactly as wide and high as its digits.
float number_width(const Type& face, std::string_view digits);
void draw_number_text(Ui& ui, Rect place, const Type& face, std::string_view digits);
// What is said of a place, as far as it is seen.
Node node_of(std::string_view id, Role role, std::string_view name, Rect place);
// Says something of a place without drawing.
int say(Ui& ui, std::string_view id, Role role, std::string_view name, Rect place, std::string_view value = {});

enum class ButtonKind : std::uint8_t { main, second, quiet, danger };
struct ButtonLook {
  ButtonKind kind = ButtonKind::second;
  float height = 0;        // 0: as its kind has it
  bool disabled = false;
  std::string_view spoken = {}; // accessible name when the label alone does not say enough; begins with the label
  std::optional<bool> expanded = {};  // it shows something or hides it
};
bool button(Ui& ui, Rect place, std::string_view id, std::string_view words, ButtonLook look = {});
bool button(Ui& ui, Column& column, std::string_view id, std::string_view words, ButtonLook look = {});

// A tab of the navigation.
enum class Icon : std::uint8_t { today, exercises, progress, program, settings };
bool tab(Ui& ui, Rect place, std::string_view id, std::string_view words, Icon icon, bool current, bool beside);

bool checkbox(Ui& ui, Column& column, std::string_view id, std::string_view words, bool checked);
// One of several, as a row of segments under a label; the index that was pressed, or nothing.
std::optional<int> choice(Ui& ui, Column& column, std::string_view id, std::string_view words,
                          const std::vector<std::string>& options, int chosen, int per_row = 0);
struct SliderRange {
  double low = 0, high = 100, step = 5;
};
std::optional<double> slider(Ui& ui, Column& column, std::string_view id, std::string_view words, double value,
                             SliderRange range, const std::string& shown);

// A line of text that she types, to search with: the new text, or nothing. In the page it is the browser's own field that is
// seen and typed into, so that caret, selection, on-screen keyboards and every way of writing work; this draws what is
// around it. At most kMostFieldBytes are kept.
inline constexpr std::size_t kMostFieldBytes = 400;
std::optional<std::string> search_field(Ui& ui, Column& column, std::string_view id, std::string_view words, const std::string& value);

// A whole row or card that is pressed: draws only its state; its name is read, its content is drawn by the caller.
bool pressable(Ui& ui, Rect place, std::string_view id, std::string_view name, float corner = kCorner);

// A slider along the phases of a repetition: each stretch as long as it lasts, in its colour, with its shape
// above it. `name` and `value` are read. The share 0..1 of the whole that is wanted, or nothing.
struct Stretch {
  double share = 0;     // of the whole; together 1
  StepKind kind = StepKind::set;
};
std::optional<double> scrubber(Ui& ui, Rect place, std::string_view id, std::string_view name, const std::vector<Stretch>& stretches,
                               double share, const std::string& value);

// Fills.
void fill(Rect place, Rgb colour, float corner = 0, float opacity = 1);
void frame(Rect place, Rgb colour, float corner, float thickness = 1);
void circle(float x, float y, float radius, Rgb colour);
void ring(float x, float y, float radius, Rgb colour, float thickness);
ImDrawList* canvas();
unsigned packed(Rgb colour, float opacity = 1);   // Dear ImGui's own order

// A card: its background is drawn behind what is put into it between the two calls.
struct Card {
  Rect outer;
  Column inner;
};
Card begin_card(Ui& ui, Column& column);
void end_card(Ui& ui, Column& column, Card& card);

// The shape that goes with a phase: ring, triangle up, filled bar, triangle down, open circle.
void phase_shape(Rect place, StepKind kind, Rgb colour);

Box clipped(Rect place);  // to what is visible
void ring_of_focus(Ui& ui, Rect place, std::string_view id, float corner);

}  // namespace holdfast::ui
