#pragma once
// A history of another tracker, seen row by row before anything is taken, and the log entries that it comes to.
//
// Importing twice changes nothing. Such files have no time zone: their wall clock is read as if it were UTC's, so that
// the same file names the same sessions wherever and whenever it is read; the day is as it stands there. In a session
// that the log has, rows are matched to its sets, and only what goes beyond these is new. What the log has under another
// name than it would get now stays where it is and is not taken again, until she has removed it there. A session that
// Holdfast itself wrote out says its name.

#include "interchange/foreign.h"
#include "interchange/names.h"
#include "progress/log.h"

namespace holdfast {

struct ImportOptions {
  Ms now_ms = 0;               // rows that lie more than a day ahead of it are not taken
  Units unit = Units::kg;      // of weights without one
  NameChoices choices;         // what she has said of names before
};

struct ImportRow {
  int line = 1;                // of the file
  std::string name;            // shortened for showing
  std::optional<Day> day;      // nothing where it cannot be read
  RowState state = RowState::understood;
  std::vector<Remark> remarks;
  int sets = 0;                // of a program's row; 0: the row is a set
  std::optional<int> reps;     // what it says, as far as it can be read
  std::optional<double> seconds;
  double weight_kg = 0;
  Side side = Side::both;
};

// A name that is not one of ours, to be asked about once.
struct NameQuestion {
  std::string name;                // as it stands in the file; at most kLongestName bytes
  int rows = 0;                    // that carry it
  std::optional<Target> taken;     // as it counts in this preview: her choice or a guess; nothing: left out
  bool chosen = false;             // she has said so before
};

struct ImportPreview {
  Tracker tracker = Tracker::strong;
  std::vector<ImportRow> rows;
  std::vector<NameQuestion> names;
  std::vector<Entry> entries;      // what is new, in the order of time
  int sessions = 0;                // that are new among them
  int repetitions = 0;
};

inline constexpr std::size_t kLongestName = 120;         // bytes of an exercise's name that can be asked about
inline constexpr int kMostSetsOfExercise = 40;           // in one session and of one side, as the log takes them
inline constexpr std::size_t kMostImported = 200'000;    // repetitions

// Fails, with `file` and the place, when the text is no table of a known tracker or holds too much.
Result<ImportPreview> preview_import(std::string_view text, const std::string& file, const Catalog& catalog, const Log& log,
                                     const ImportOptions& options);

}  // namespace holdfast
