#pragma once
// The data files as they are compiled in (generated from data/ by the build).

#include <cstdint>
#include <span>
#include <string_view>

namespace holdfast {

enum class ShippedKind : std::uint8_t { exercise, motion, program };

struct ShippedFile {
  const char* name;
  ShippedKind kind;
  std::string_view text;
};

std::span<const ShippedFile> shipped_files();  // sorted by name

}  // namespace holdfast
