#pragma once
// A session that was broken off, as it is kept in storage: enough to go on after the last repetition
// that was logged.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "figure/phase.h"

namespace holdfast {

struct UnfinishedItem {
  std::string exercise;
  std::string level;
  int dose = 0;
  Side first_side = Side::left;
};

struct Unfinished {
  Ms session = 0;
  Day day;
  std::vector<UnfinishedItem> items;
  int step = 0;          // index into the plan's steps to go on from
  double breath_s = 5;   // the pace it was made with
  int lead_in_s = 5;
  int change_s = 12;
};

// As it lies in storage: with its checksum (store/version.h).
std::string write_unfinished(const Unfinished& unfinished);
Result<Unfinished> read_unfinished(std::string_view text, const std::string& file);

}  // namespace holdfast
