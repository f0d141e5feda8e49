#pragma once
// A text of the log as it lies in storage: a header line, then sealed lines, each an entry as JSON or a block of
// them. A record holds the one fact that was just noted; a month holds what was folded.

#include <string>
#include <string_view>
#include <vector>

#include "progress/log.h"

namespace holdfast {

std::string record_text(const Entry& entry);
// Entries `first` up to `last` (not included). What belongs to one set lies in one line, so that damage costs no more.
std::string month_text(const std::vector<Entry>& entries, std::size_t first, std::size_t last);

struct LogText {
  bool newer = false;     // a newer version wrote it: nothing is read, and it must be left untouched
  bool old = false;       // an older version wrote it
  std::string damage;     // empty, or one sentence: where, what, and how many lines are lost
};

// Adds the entries of the text to `entries`. `key` is what the sentence calls it. Whatever line is damaged, all the others count.
LogText read_log_text(std::string_view text, const std::string& key, std::vector<Entry>& entries);

// A line of it is sealed as this version seals.
bool is_current(std::string_view text);

}  // namespace holdfast
