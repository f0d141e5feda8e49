#pragma once
// Plausibility: is this how a body does it? One finding for each check, with the worst number found.

#include <string>
#include <vector>

#include "figure/clip.h"

namespace holdfast::figure {

struct Finding {
  std::string check;         // bones, floor, contacts, ...
  double worst = 0, limit = 0;
  std::string unit;          // m, deg, ratio, ...
  bool passed = true;
  bool at_least = false;     // the limit is a least, not a most
  std::string where;         // frame, phase, joint of the worst
};

// All checks on one clip, in a fixed order; the list is the same whatever is found. A clip without
// frames fails the first.
std::vector<Finding> inspect(const Clip& clip);

// The right side against the left: an exact mirror, names swapped.
Finding inspect_mirror(const Clip& left, const Clip& right);

bool all_passed(const std::vector<Finding>& findings);

}  // namespace holdfast::figure
