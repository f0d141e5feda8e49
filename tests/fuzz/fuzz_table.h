#pragma once
// What each importer's target does with rows below a header of its program: they are read row by row or refused with the
// file's name; what is taken is what the log's own format takes; taken twice it adds nothing.

#include <cstdint>
#include <cstdlib>
#include <span>

#include "fuzz_catalog.h"
#include "interchange/import.h"
#include "store/entry_json.h"

namespace holdfast::fuzz {

// The input's first byte chooses the header, and whether there is one at all.
inline void import_below(std::span<const char* const> headers, const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kLookedAt = 6;  // entries of one import: one set makes up to hundreds that are alike
  if (size == 0) return;
  ImportOptions options;
  options.now_ms = 1'795'420'800'000;
  options.unit = data[0] & 0x80 ? Units::kg : Units::lb;
  const std::size_t which = (data[0] & 0x7f) % (headers.size() + 1);
  std::string text = which < headers.size() ? headers[which] : "";
  text.append(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto seen = preview_import(text, "f", catalog(), {}, options);
  if (!seen) {
    if (seen.why().rfind("f: ", 0) != 0) std::abort();
    return;
  }
  for (std::size_t i = 0; i < seen->entries.size() && i < kLookedAt; ++i) {
    const auto read = read_entry(write_entry(seen->entries[i]), "e");
    if (!read || write_entry(*read) != write_entry(seen->entries[i])) std::abort();
  }
  if (seen->entries.empty()) return;
  const auto again = preview_import(text, "f", catalog(), Log{seen->entries}, options);
  if (!again || !again->entries.empty()) std::abort();
}

}  // namespace holdfast::fuzz
