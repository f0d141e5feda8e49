#pragma once
// Every saved text begins with who wrote it: {"holdfast": KIND, "version": N, ...}.

#include "base/reader.h"

namespace holdfast {

inline constexpr int kFormatVersion = 3;

// Refuses anything that is not of `kind`, and anything newer than this program knows. A newer one is
// told apart by `is_newer`, since it is left untouched rather than kept aside.
void check_header(const Reader& top, const char* kind);
bool is_newer(std::string_view text, const char* kind);

}  // namespace holdfast
