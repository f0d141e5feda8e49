#pragma once
// Shapes as SVG, for film strips, the README and the printed page.

#include <string>
#include <vector>

#include "figure/drawing.h"

namespace holdfast::figure {

struct Rgb {
  int r = 0, g = 0, b = 0;  // 0..255
};

// A colour for each ink. Two palettes that match the product's dark and light themes, and one for paper.
struct Palette {
  Rgb inks[kInkCount];
};
Palette dark_palette();
Palette light_palette();

// The colour a shape ends up with.
Rgb colour_of(const Palette& palette, const Shape& shape);

// A group of elements, moved by `origin_px`; and a whole document around such groups.
std::string svg_group(const Drawing& drawing, const Palette& palette, Vec2 origin_px);
std::string svg_document(Vec2 size_px, Rgb background, const std::string& body);

}  // namespace holdfast::figure
