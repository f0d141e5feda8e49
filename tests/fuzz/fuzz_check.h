#pragma once
// What every target needs: its input as text, a sentence for what does not hold, and a way to spend dear checks on a share of
// the inputs only. Which share is a matter of the text alone, so that what is found is found again.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/reader.h"
#include "base/text.h"

namespace holdfast::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }

inline void expect(bool holds, const char* sentence) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", sentence);
  std::abort();
}

// One line that begins with the file's name.
inline void expect_refusal(std::string_view why, std::string_view file) {
  expect(why.substr(0, file.size()) == file, "a refusal begins with the file's name");
  expect(why.find('\n') == std::string_view::npos, "a refusal is one line");
}

// What a file must be called that names its id first: ID.json.
inline std::string file_of(std::string_view text) {
  const std::size_t key = text.find("\"id\""), begin = text.find('"', key == std::string_view::npos ? key : key + 4);
  const std::size_t end = begin == std::string_view::npos ? begin : text.find('"', begin + 1);
  const std::string_view id = end == std::string_view::npos ? "f" : text.substr(begin + 1, end - begin - 1);
  return std::string(is_id(id) ? id : "f") + ".json";
}

inline std::size_t lot_of(std::string_view text) { return static_cast<std::size_t>(hash_bytes(text.data(), text.size()) >> 20); }

}  // namespace holdfast::fuzz
