#pragma once
// The files that are shipped, as texts and documents, and what the loader says to them.

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "catalog/catalog.h"

namespace holdfast {

using nlohmann::json;

inline constexpr const char* kExercises[] = {"superman", "bridge", "side_lying_leg_lift", "bird_dog", "side_bridge", "curl_up", "hip_hinge", "squat"};

inline std::string text_of(const std::string& path_in_data) {
  std::ifstream file(std::string(HOLDFAST_DATA_DIR) + "/" + path_in_data, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline json parsed(const std::string& text) { return json::parse(text, nullptr, false); }
inline json document_of(const std::string& id) { return parsed(text_of("exercises/" + id + ".json")); }

inline Exercise exercise_of(const std::string& id) {
  auto read = read_exercise(text_of("exercises/" + id + ".json"), id + ".json");
  CHECK_MESSAGE(bool(read), read.why());
  return read ? *std::move(read) : Exercise{};
}

// The sentence that refuses `text`; "accepted" when nothing does.
inline std::string refusal(const std::string& text, const std::string& file) {
  if (file == "default.json") {
    const auto read = read_program(text, file);
    return read ? "accepted" : read.why();
  }
  const auto read = read_exercise(text, file);
  return read ? "accepted" : read.why();
}

// The places of all values that hold no others.
inline std::vector<json::json_pointer> leaves_of(const json& document, const json::json_pointer& at) {
  std::vector<json::json_pointer> leaves;
  if (!document.is_structured() || document.empty()) return {at};
  for (const auto& [key, value] : document.items()) {
    const auto below = document.is_array() ? leaves_of(value, at / static_cast<std::size_t>(std::stoul(key))) : leaves_of(value, at / key);
    leaves.insert(leaves.end(), below.begin(), below.end());
  }
  return leaves;
}

}  // namespace holdfast
