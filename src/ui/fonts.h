#pragma once
// The typefaces inside Dear ImGui's atlas, at the sizes that the screens use.

#include "ui/draw.h"

struct ImFont;

namespace holdfast::ui {

enum class Weight : std::uint8_t { regular, semibold };

// Inter's ascent and the height of its digits, in shares of the size (the em), from its metrics tables.
inline constexpr float kAscent = 0.969f, kDescent = 0.242f, kDigitHeight = 0.727f;
// Dear ImGui names a face by ascent and descent together, type by its em.
inline constexpr float kImGuiHeight = kAscent + kDescent;

struct Type {
  float size_px;  // of the em, in CSS pixels, text size included
  ImFont* font;
};

// The face for a size of the scale (kCaption ... kTitle) in CSS pixels at 100 percent.
Type type_for(const App& app, float size_px, Weight weight);
// The face of the session's number: digits only, `size_px` high.
Type number_type(float size_px);

// How large the session's number is set on this surface, in CSS pixels.
float number_size_px(const App& app, const Surface& surface);

}  // namespace holdfast::ui
