#pragma once
// Her history as other trackers have it: one row a set and side, "(Left)" or "(Right)" in its notes.

#include <string>

#include "catalog/catalog.h"
#include "progress/log.h"
#include "store/settings.h"

namespace holdfast {

// What a format cannot hold; the words are in app/words_import_en.inc.
enum class Loss : std::uint8_t {
  single_holds,   // the seconds of each repetition: only their sum is kept, in whole seconds
  asked,          // what was asked for
  pain,
  reserve,        // above 4 repetitions, and of all exercises but as their last set's effort
  decisions,      // advice, decisions, corrections, the safety check
  settings,
  weights,        // beyond a thousandth of their unit
  seconds_of_day, // Hevy writes minutes
  sides,          // of a program: which are trained one after the other
  ladder,         // of a program: the other levels and doses, and the pace
  doses,          // of a program: sets, repetitions and holds
  words,          // of a program: what it is called and what for
  weekdays,       // of a program: which days, where she chose them; how many stay
};

struct ExportOptions {
  int utc_offset_min = 0;  // for sessions whose facts do not say theirs; the day is the one in the log
  Units unit = Units::kg;  // of weights
};

// A text with CRLF, the header first. Only what was done: a session without a repetition has no row.
std::string write_strong(const Log& log, const Catalog& catalog, const ExportOptions& options);  // the shape with commas
std::string write_hevy(const Log& log, const Catalog& catalog, const ExportOptions& options);

std::vector<Loss> strong_losses();
std::vector<Loss> hevy_losses();

}  // namespace holdfast
