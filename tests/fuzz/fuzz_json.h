#pragma once
// Whether what was read is what the text said: a text that is written and read again the same may still have lost something the first time.

#include <nlohmann/json.hpp>

#include "base/reader.h"
#include "fuzz_check.h"

namespace holdfast::fuzz {

// Every member of `written` that `said` has, too, is the same in both, but for the version.
inline void expect_same_members(const nlohmann::json& said, const nlohmann::json& written) {
  if (said.is_array() && written.is_array()) {
    expect(said.size() == written.size(), "a list keeps its length");
    for (std::size_t i = 0; i < said.size(); ++i) expect_same_members(said[i], written[i]);
    return;
  }
  if (!said.is_object() || !written.is_object()) return expect(said == written, "what was taken is what the text says");
  for (const auto& member : written.items())
    if (const auto found = said.find(member.key()); found != said.end() && member.key() != "version") expect_same_members(*found, member.value());
}

inline void expect_said(std::string_view text, const std::string& written) {
  Fault none;
  expect_same_members(parse_json(text, none), parse_json(written, none));
}

}  // namespace holdfast::fuzz
