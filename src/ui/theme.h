#pragma once
// Colours, sizes and spaces. Every pair of colours in use is listed, so that a test can compute its contrast.

#include <cstdint>
#include <span>

#include "app/app.h"

namespace holdfast::ui {

using Rgb = std::uint32_t;  // 0xRRGGBB

struct Palette {
  Rgb background, surface, raised, text, muted, hairline, edge, accent, on_accent, hold, lower, ready, danger;
};

const Palette& palette_of(bool dark);

// Sizes of type in CSS pixels at a text size of 100 percent.
inline constexpr float kCaption = 13, kBody = 16, kLead = 20, kHeading = 26, kTitle = 34;
inline constexpr float kLineHeight = 1.4f;     // of the size, for text of several lines
inline constexpr float kTextWidest = 34;       // of the size: about 70 characters a line
// Steps of space.
inline constexpr float kSpace1 = 4, kSpace2 = 8, kSpace3 = 12, kSpace4 = 16, kSpace5 = 24, kSpace6 = 32, kSpace7 = 48;
inline constexpr float kCorner = 12;
inline constexpr float kTarget = 44;           // the least side of anything that is pressed
inline constexpr float kMainTarget = 56;

// Contrast ratio of WCAG 2.1, 1..21.
double contrast(Rgb a, Rgb b);
// `share` of b over a, 0..1, in sRGB values as the screen blends them.
Rgb mixed(Rgb a, Rgb b, double share);

struct ColourPair {
  const char* use;
  Rgb front, back;
  double at_least;  // 4.5 text, 3 large text and edges of controls, 7 the session's number
};
// Every pair that the screens use.
std::span<const ColourPair> pairs_in_use(bool dark);

// The colour that tells a step apart, beside its word and shape.
Rgb colour_of(StepKind kind, const Palette& palette);

}  // namespace holdfast::ui
