#pragma once
// The log in the browser's storage: every fact is one small text as it is noted, a record; a page that opens folds the
// records into one text a month. A page writes only records of its own, named by the moment it was opened, and a
// month's text is named by what it says: tabs never overwrite each other's work, whatever the order in which they
// write, and reading is the union of all there is, each fact once.

#include <map>
#include <string>
#include <vector>

#include "progress/log.h"
#include "store/settings.h"

namespace holdfast {

using Saved = std::map<std::string, std::string>;  // key to value, as found in storage

struct Write {
  std::string key;
  std::string value;
  std::string from = {};  // it lies there already, and is copied as it lies: it may hold what no text in memory can
};

// A change of storage that is never seen half done: all of `first` is written and read back; only when all of it is there
// `gone` goes. Otherwise everything is as before.
struct Replacement {
  std::vector<Write> first;
  std::vector<std::string> gone;
  std::string gone_prefix;  // and, unless empty, every other key that begins with it,
  std::vector<std::string> spared;  // but for these
  std::vector<std::string> gives_way = {};  // where there is no room for `first`, one after the other; back again if that is not enough
};

// What a Replacement is for.
enum class Replacing : std::uint8_t {
  tidying,     // a copy, or a tidier shape, of what lies there: without it nothing is lost
  aside,       // a text that could not be read
  log,         // the whole log becomes another
  text,        // one text that storage did not take as it was, or that takes another's place
  everything,  // all is erased
};

inline constexpr const char* kPrefix = "holdfast.";
inline constexpr const char* kLogPrefix = "holdfast.log.";
inline constexpr const char* kMonthPrefix = "holdfast.log.month.";
inline constexpr const char* kSettingsKey = "holdfast.settings";
inline constexpr const char* kSessionPrefix = "holdfast.session";
inline constexpr const char* kAsidePrefix = "holdfast.aside.";

bool begins_with(std::string_view text, std::string_view prefix);

struct Journal {
  std::string page;  // names this page's records
  int next = 0;      // number of the next record
};

// `opened_ms` is the wall clock when the page was opened, `seed` any number that differs between tabs.
// The name is one that no key of `taken` has, should the clock stand still.
Journal begin_journal(Ms opened_ms, std::uint64_t seed, const Saved& taken = {});
// Where this page keeps the session that is running.
std::string session_key(const Journal& journal);

// The write that makes `entry` last: less than 1 KB for everything but the beginning of a very long session,
// however long the history is.
Write append(Journal& journal, const Entry& entry);
// Many at once, as texts of months.
std::vector<Write> months_of(const std::vector<Entry>& entries);  // in the order of time

// Where a text that could not be read is kept. Two different texts never get the same name.
Write aside(const std::string& key, const std::string& value);

struct Loaded {
  Log log;                             // in the order of time, each fact once
  Settings settings;
  bool settings_locked = false;        // saved by a newer version: must not be written over
  std::vector<Replacement> mending;       // folds records into months, and keeps broken texts aside
  std::vector<std::string> set_aside;  // one sentence each: what could not be read
  std::vector<std::string> newer;      // keys that a newer version wrote, left untouched
};

// Folding waits for so many records.
inline constexpr int kRecordsToFold = 32;

// Reads everything that is saved. What cannot be read is copied to an aside key before anything else, all that
// can be read of it is kept, and it is said so in a sentence.
Loaded load(const Saved& saved);

// The entries of `from` that `into`, which is in the order of time, does not hold yet.
std::vector<Entry> missing_from(const Log& into, const Log& from);

}  // namespace holdfast
