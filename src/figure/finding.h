#pragma once
// Plausibility: is this how a body does it? One finding for each check, with the worst number found.

#include <string>
#include <string_view>
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
  std::string excepted;      // why it is let pass all the same, from the motion's data; empty: it is not
};

// Whether a motion may declare that it cannot pass this check. What no body can do is not among them.
bool may_be_excepted(std::string_view check);

// All checks on one clip, in a fixed order; the list is the same whatever is found. A clip without
// frames fails the first.
std::vector<Finding> inspect(const Clip& clip);

// The right side against the left: an exact mirror, names swapped.
Finding inspect_mirror(const Clip& left, const Clip& right);

// A wrong form: a body that obeys its bones, its limits and the floor, and that shows the mistake at one of
// the marked joints at least, for whoever compares it with the right form of the same motion and side.
std::vector<Finding> inspect_wrong(const Clip& wrong, const Clip& right, const std::vector<Joint>& marks);

bool all_passed(const std::vector<Finding>& findings);

}  // namespace holdfast::figure
