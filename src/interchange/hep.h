#pragma once
// Home exercise programs as JSON, as rotator-cuff-pt has them: phases of named exercises with sets, repetitions and
// holds. Names are matched to ours, and doses to the level's; how often it is trained is kept as days a week.

#include "interchange/export.h"
#include "interchange/import.h"

namespace holdfast {

struct HepPreview {
  Program program;                // 1..20 items
  std::vector<ImportRow> rows;    // one an exercise, in the order of the file; `line` counts them from 1
  std::vector<NameQuestion> names;
};

// Fails with `file`, the place in it and what was expected; also when none of its exercises is one of ours.
Result<HepPreview> read_hep(std::string_view text, const std::string& file, const Catalog& catalog, const NameChoices& choices);

// One phase; every exercise at the level and dose that the program says.
std::string write_hep(const Program& program, const Catalog& catalog);
std::vector<Loss> hep_losses();

}  // namespace holdfast
