#pragma once
// What the figure's tests share: the shipped motions, loaded as the product loads them.

#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "base/reader.h"
#include "catalog/motion_json.h"
#include "figure/finding.h"
#include "figure/trig.h"

namespace figure_test {

inline std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

struct Shipped {
  std::string exercise;
  holdfast::figure::Motion motion;
};

inline std::vector<Shipped> shipped_motions() {
  std::vector<Shipped> all;
  for (const char* exercise : {"superman", "bridge", "side_lying_leg_lift"}) {
    const std::string file = std::string(exercise) + ".json";
    holdfast::Fault fault;
    fault.file = file;
    const nlohmann::json document = holdfast::parse_json(read_file(std::string(HOLDFAST_DATA_DIR) + "/exercises/" + file), fault);
    const holdfast::Reader motions = holdfast::Reader(document, "", fault).member("motions");
    for (const auto& [name, at] : motions.members(1, 40)) all.push_back({exercise, holdfast::read_motion(at, name)});
    REQUIRE_MESSAGE(!fault, fault.sentence);
  }
  return all;
}

inline holdfast::figure::Motion shipped(const std::string& exercise, const std::string& name) {
  for (Shipped& s : shipped_motions())
    if (s.exercise == exercise && s.motion.name == name) return s.motion;
  REQUIRE_MESSAGE(false, exercise << " has no motion " << name);
  return {};
}

inline holdfast::figure::Track track_of(const holdfast::figure::Motion& motion, holdfast::figure::Body body = {}) {
  holdfast::Result<holdfast::figure::Track> track = holdfast::figure::compile(motion, body);
  REQUIRE_MESSAGE(track, track.why());
  return *track;
}

inline const holdfast::figure::Finding& finding(const std::vector<holdfast::figure::Finding>& all, const std::string& check) {
  for (const holdfast::figure::Finding& f : all)
    if (f.check == check) return f;
  REQUIRE_MESSAGE(false, "no check is called " << check);
  return all.front();
}

}  // namespace figure_test
