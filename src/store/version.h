#pragma once
// Every saved text begins with who wrote it: {"holdfast": KIND, "version": N, ...}. Settings and sessions are one such line, and
// from version 3 on its checksum in a line of its own; how the log is sealed is in store/log_text.h.

#include <string>
#include <string_view>

#include "base/reader.h"
#include "base/result.h"

namespace holdfast {

inline constexpr int kFormatVersion = 3;

// Refuses anything that is not of `kind`, and anything newer than this program knows. A newer one is
// told apart by `is_newer`, since it is left untouched rather than kept aside; one that names a newer version but not with
// that version's checksum was edited, and is not newer.
void check_header(const Reader& top, const char* kind);
bool is_newer(std::string_view text, const char* kind);

std::string seal_text(std::string_view line);
// The line; a failure when it was torn or edited. Versions 1 and 2 had no checksum: what they left is taken as it is.
Result<std::string_view> unseal_text(std::string_view text, const std::string& file);

}  // namespace holdfast
