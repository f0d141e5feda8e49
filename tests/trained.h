#pragma once
// Robots that train, and what they and their storage then hold.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "app/words.h"
#include "entries.h"
#include "robot.h"
#include "store/backup.h"

namespace holdfast {

// A short session: one exercise, its gentlest level.
inline void begin_short(Robot& robot) {
  robot.give(intent::AnswerSafety{false});
  std::size_t hinge = 0;
  while (robot.app.catalog.exercises[hinge].id != "hip_hinge") ++hinge;
  robot.give(intent::StartExercise{hinge, {0, 0}});
  REQUIRE(robot.app.session);
}
inline void train(Robot& robot) {
  for (int i = 0; i < 4000 && robot.app.session; ++i) robot.pass(500, 500);
  REQUIRE_FALSE(robot.app.session);
}
inline void train_once(Robot& robot) {
  begin_short(robot);
  train(robot);
}

inline std::vector<std::string> lines_of(const Robot& robot) { return as_lines(robot.app.log.entries); }
inline std::vector<std::string> lines_in(const Saved& saved) { return as_lines(load(saved).log.entries); }

inline bool is_part(std::vector<std::string> some, std::vector<std::string> all) {
  std::sort(some.begin(), some.end());
  std::sort(all.begin(), all.end());
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

inline bool warned(const Robot& robot) { return std::any_of(robot.app.notices.begin(), robot.app.notices.end(), [](const Notice& n) { return n.kind == Notice::Kind::warning; }); }
inline bool offers_backup(const Robot& robot) { return std::any_of(robot.app.notices.begin(), robot.app.notices.end(), [](const Notice& n) { return n.offers_backup; }); }

inline std::string everything(const Robot& robot) { return write_backup({Day{0}, robot.app.settings, robot.app.log}); }

inline bool says(const Robot& robot, Word what) {
  return std::any_of(robot.app.notices.begin(), robot.app.notices.end(), [&](const Notice& n) { return n.text == word(what); });
}

// Long enough for everything to be tried again, with nothing in its way.
inline void wait(Robot& robot) {
  robot.fault = nullptr;
  robot.pass(400'000, 20'000);
}

inline std::size_t size_of(const Saved& saved) {
  std::size_t size = 0;
  for (const auto& [key, value] : saved) size += key.size() + value.size();
  return size;
}

}  // namespace holdfast
