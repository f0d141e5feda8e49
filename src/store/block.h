#pragma once
// Consecutive entries as one short line: what a folded month is made of. A set of ten repetitions and the answer
// after it take about 80 characters, which as JSON would be 2,000.
//
// An entry is a row of whole numbers, and a row says only what differs from what its predecessors let one expect. The
// format is described in data/README.md.

#include <string>
#include <string_view>
#include <vector>

#include "progress/log.h"

namespace holdfast {

// Entries `first` up to `last` (not included). Empty when one of them cannot be said in this form: it is then kept
// as JSON. What comes back from the line is exactly what was put in.
std::string pack(const std::vector<Entry>& entries, std::size_t first, std::size_t last);

// Adds the entries of the line. False, and nothing is added, when it is no such line, or a number in it is out of range.
bool unpack(std::string_view line, std::vector<Entry>& entries);

}  // namespace holdfast
