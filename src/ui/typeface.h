#pragma once
// The typeface as it is compiled in: Debian's Inter, cut to the characters in use (OpenType, CFF).

#include <cstddef>

namespace holdfast::ui {

struct FontFile {
  const unsigned char* bytes;  // static, not owned
  std::size_t size;
};

FontFile regular_font();
FontFile semibold_font();

}  // namespace holdfast::ui
