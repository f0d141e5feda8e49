#pragma once
// The log in the browser's storage: many small texts, each a header line and up to kLinesPerChunk
// entries, one a line. A page writes only texts of its own, named by the moment it was opened, so
// that two tabs never overwrite each other's work, and a write never grows with the history.

#include <map>
#include <string>
#include <vector>

#include "progress/log.h"
#include "store/settings.h"

namespace holdfast {

using Saved = std::map<std::string, std::string>;  // key to value, as found in storage

struct Write {
  std::string key;
  std::string value;  // empty: remove the key
};

inline constexpr int kLinesPerChunk = 64;
inline constexpr const char* kLogPrefix = "holdfast.log.";
inline constexpr const char* kSettingsKey = "holdfast.settings";
inline constexpr const char* kSessionKey = "holdfast.session";
inline constexpr const char* kAsidePrefix = "holdfast.aside.";

struct Journal {
  std::string page;                // names this page's texts
  int chunk = 0;
  std::vector<std::string> lines;  // of the chunk being filled
};

// `opened_ms` is the wall clock when the page was opened, `seed` any number that differs between tabs.
// The name is one that none of `taken` has, should the clock stand still.
Journal begin_journal(Ms opened_ms, std::uint64_t seed, const std::vector<std::string>& taken = {});

// The write that makes `entry` last.
Write append(Journal& journal, const Entry& entry);
// Writes for a whole list at once.
std::vector<Write> append_all(Journal& journal, const std::vector<Entry>& entries);

struct Loaded {
  Log log;
  Settings settings;
  bool settings_locked = false;        // saved by a newer version: must not be written over
  std::vector<Write> mending;          // what keeps broken texts aside
  std::vector<std::string> set_aside;  // one sentence each: what could not be read
  std::vector<std::string> newer;      // keys that a newer version wrote, left untouched
};

// Reads everything that is saved. What cannot be read is copied to an aside key, its readable lines
// are kept, and it is said so in a sentence; nothing is ever lost.
Loaded load(const Saved& saved);

}  // namespace holdfast
