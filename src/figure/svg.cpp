#include "figure/svg.h"

#include "base/text.h"

namespace holdfast::figure {
namespace {

int mixed(int a, int b, double share_of_b) { return static_cast<int>(a + (b - a) * share_of_b + 0.5); }

}  // namespace

Palette dark_palette() {
  return {{{0x0F, 0x13, 0x18}, {0x22, 0x2A, 0x35}, {0x18, 0x1E, 0x26}, {0x06, 0x08, 0x0B}, {0xF4, 0xF6, 0xF9}, {0x8F, 0xA3, 0xB8},
           {0x5F, 0x71, 0x85}, {0xFF, 0xC8, 0x57}, {0xB8, 0x8A, 0x2E}, {0xFF, 0xC8, 0x57}, {0x5C, 0xC8, 0xF5}, {0x00, 0x80, 0xC4},
           {0xFF, 0x8A, 0x80}}};
}

Palette light_palette() {
  return {{{0xFA, 0xFB, 0xFC}, {0xE3, 0xE8, 0xEE}, {0xC9, 0xD1, 0xDB}, {0x4E, 0x59, 0x67}, {0x13, 0x18, 0x20}, {0x7C, 0x93, 0xAB},
           {0x52, 0x66, 0x7B}, {0xB0, 0x78, 0x00}, {0x7A, 0x52, 0x00}, {0xB0, 0x78, 0x00}, {0x00, 0x64, 0x8C}, {0x5C, 0xC8, 0xF5},
           {0xB3, 0x26, 0x1E}}};
}

Rgb colour_of(const Palette& palette, const Shape& shape) {
  const Rgb ink = palette.inks[static_cast<std::size_t>(shape.ink)];
  const Rgb ground = palette.inks[static_cast<std::size_t>(Ink::background)];
  return {mixed(ink.r, ground.r, shape.fade), mixed(ink.g, ground.g, shape.fade), mixed(ink.b, ground.b, shape.fade)};
}

std::string svg_group(const Drawing& drawing, const Palette& palette, Vec2 origin_px) {
  std::string out = format("<g transform=\"translate(%.2f %.2f)\">\n", origin_px.x, origin_px.y);
  for (const Shape& shape : drawing.shapes) {
    const Rgb c = colour_of(palette, shape);
    std::string points;
    for (const Vec2 p : drawing.points_of(shape)) points += format("%s%.2f,%.2f", points.empty() ? "" : " ", p.x, p.y);
    if (shape.kind == Shape::Kind::polygon)
      out += format("<polygon fill=\"#%02x%02x%02x\"", c.r, c.g, c.b);
    else
      out += format("<polyline fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\" stroke-width=\"%.2f\" stroke=\"#%02x%02x%02x\"",
                    shape.width_px, c.r, c.g, c.b);
    if (shape.opacity < 1) out += format(" opacity=\"%.3f\"", shape.opacity);
    out += " points=\"" + points + "\"/>\n";
  }
  return out + "</g>\n";
}

std::string svg_document(Vec2 size_px, Rgb background, const std::string& body) {
  return format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\">\n", size_px.x,
                size_px.y, size_px.x, size_px.y) +
         format("<rect width=\"100%%\" height=\"100%%\" fill=\"#%02x%02x%02x\"/>\n", background.r, background.g, background.b) + body +
         "</svg>\n";
}

}  // namespace holdfast::figure
