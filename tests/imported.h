#pragma once
// Files of other programs, read over the shipped exercises at one instant.

#include <doctest/doctest.h>

#include "interchange/import.h"
#include "progress/log.h"
#include "robot.h"

namespace holdfast {

inline const Catalog& catalog() {
  static const Catalog shipped = test_catalog();
  return shipped;
}

inline constexpr Ms kNow = 1'795'420'800'000;  // 23 November 2026, 08:00 UTC
inline ImportOptions options() {
  ImportOptions o;
  o.now_ms = kNow;
  return o;
}

inline ImportPreview preview(const std::string& text, const Log& log = {}, ImportOptions with = options()) {
  const auto read = preview_import(text, "file.csv", catalog(), log, with);
  INFO(read.why());
  REQUIRE(read);
  return *read;
}

inline Log with_import(Log log, const ImportPreview& seen) {
  log.entries.insert(log.entries.end(), seen.entries.begin(), seen.entries.end());
  sort_by_time(log);
  return log;
}

}  // namespace holdfast
