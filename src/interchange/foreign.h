#pragma once
// What another tracker's file says, row by row, before it is matched to anything of ours.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "figure/phase.h"
#include "interchange/csv.h"
#include "interchange/values.h"
#include "store/settings.h"

namespace holdfast {

enum class Tracker : std::uint8_t { strong, hevy, fitnotes };
inline constexpr const char* kTrackerNames[3] = {"strong", "hevy", "fitnotes"};

enum class RowState : std::uint8_t {
  understood,  // taken as it stands
  mapped,      // taken, under a name of ours that was chosen for it
  doubtful,    // taken, but something was assumed or left out
  ignored,     // not taken
};

// Why a row is what it is. What each `facts` holds is said behind it; the words are in app/words_import_en.inc.
enum class RowWhy : std::uint8_t {
  as_it_stands,          // the exercise of ours
  by_name,               // the same; guessed by name
  by_decision,           // the same; she chose it
  warm_up,               // (nothing)
  no_seconds,            // (nothing): held for an unknown time, counted without a hold
  weight_unit_assumed,   // the weight as it stands, the unit
  distance_left_out,     // the distance as it stands
  side_unknown,          // (nothing): a level that trains sides apart
  effort_unreadable,     // the cell as it stands
  other_dose,            // of a program: sets, repetitions, seconds; the level has no such dose
  partly_here,           // how many of its repetitions the log has
  rest_left_out,         // of a program: seconds
  frequency_left_out,    // of a program: how often, as it stands
  note,                  // (nothing) from here on: ignored
  rest_timer,
  no_exercise,           // the foreign name: none of ours was chosen
  left_out,              // the foreign name: she decided to leave it out
  nothing_done,          // neither repetitions nor seconds
  bad_cell,              // the column, what stands there, what was expected there
  out_of_range,          // the column, what stands there, lowest, highest
  ahead,                 // the instant as it stands
  same_row,              // the line it repeats
  already_here,          // (nothing): the log has it
  already_as,            // the exercise of ours as which the log has it: another level
  already_elsewhere,     // the same: another exercise
  removed_here,          // (nothing): she took it out of what counts
  too_many_sets,         // how many at most
  ragged,                // cells found, cells expected
  later_phase,           // of a program: its name
  exercise_twice,        // (nothing): the program has the exercise already, or 20 others
};
inline constexpr RowWhy kFirstDoubt = RowWhy::warm_up, kFirstIgnored = RowWhy::note;

struct Remark {
  RowWhy why = RowWhy::as_it_stands;
  std::vector<std::string> facts;  // shortened for showing
};
RowState state_of(const std::vector<Remark>& remarks);

// One row. What could not be read has a remark that says so, and then the row is ignored.
struct ForeignSet {
  int line = 1;                        // of the file
  std::string workout;                 // tells workouts apart that began in the same instant
  std::string exercise;                // as it is called there
  LocalInstant began;                  // of the workout
  std::optional<LocalInstant> ended;
  std::optional<Ms> session;           // where the file is Holdfast's own: the session's name
  Side side = Side::both;              // "(Left)" or "(Right)" in its notes or name
  std::optional<int> reps;             // 1..600
  std::optional<double> seconds;       // above 0, at most 3600 a repetition
  double weight_kg = 0;                // 0..200
  std::optional<double> effort;        // RPE, 0..10
  std::vector<Remark> remarks;
};

struct Foreign {
  Tracker tracker = Tracker::strong;
  std::vector<ForeignSet> sets;        // one for each row below the header
};

// By its header. Nothing when it is none of the three.
std::optional<Tracker> tracker_of(const TableRow& header);

// `unit` is that of weights which name none. Fails with `file`, the line and the column that is missing.
Result<Foreign> read_strong(const Table& table, const std::string& file, Units unit);
Result<Foreign> read_hevy(const Table& table, const std::string& file, Units unit);
Result<Foreign> read_fitnotes(const Table& table, const std::string& file, Units unit);
Result<Foreign> read_foreign(const Table& table, const std::string& file, Units unit);  // whichever it is

}  // namespace holdfast
