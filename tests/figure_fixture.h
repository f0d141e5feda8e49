#pragma once
// What the figure's tests share: the shipped motions, loaded as the product loads them.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "catalog/motions.h"
#include "figure/finding.h"
#include "figure/trig.h"

namespace figure_test {

inline std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// All motions of the data folder; read once.
inline const holdfast::Motions& shipped_motions() {
  static const holdfast::Motions motions = [] {
    std::vector<std::string> names, texts;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(HOLDFAST_DATA_DIR) + "/motions"))
      names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) texts.push_back(read_file(std::string(HOLDFAST_DATA_DIR) + "/motions/" + name));
    std::vector<holdfast::MotionFile> files;
    for (std::size_t i = 0; i < names.size(); ++i) files.push_back({names[i], texts[i]});
    auto read = holdfast::read_motions(files);
    REQUIRE_MESSAGE(read, read.why());
    return *std::move(read);
  }();
  return motions;
}

inline const holdfast::figure::Motion& shipped(const std::string& id) {
  const auto found = shipped_motions().find(id);
  REQUIRE_MESSAGE(found != shipped_motions().end(), "no motion " << id);
  return found->second.right;
}

inline holdfast::figure::Track track_of(const holdfast::figure::Motion& motion, holdfast::figure::Body body = {}) {
  holdfast::Result<holdfast::figure::Track> track = holdfast::figure::compile(motion, body);
  REQUIRE_MESSAGE(track, track.why());
  const std::string why = holdfast::figure::look_through(*track);
  REQUIRE_MESSAGE(why.empty(), motion.name << ": " << why);
  return *track;
}

inline const holdfast::figure::Finding& finding(const std::vector<holdfast::figure::Finding>& all, const std::string& check) {
  for (const holdfast::figure::Finding& f : all)
    if (f.check == check) return f;
  REQUIRE_MESSAGE(false, "no check is called " << check);
  return all.front();
}

}  // namespace figure_test
