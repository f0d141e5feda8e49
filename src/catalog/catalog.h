#pragma once
// All exercises and programs, read and checked.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalog/exercise.h"
#include "catalog/motions.h"

namespace holdfast {

inline constexpr int kMostDoses = 20;  // of a level

struct ProgramItem {
  std::string exercise;              // Exercise::id
  std::optional<std::string> level;  // Level::id; nothing: the exercise's own start
  int dose = 0;                      // of that level; 0..19
  std::optional<Frequency> days = {}; // how often; nothing: as the exercise has it
};
// Where it wants whoever takes it.
Rung rung_of(const Exercise& exercise, const ProgramItem& item);

struct Program {
  std::string id;
  std::string file;
  std::string name;
  std::string summary;
  std::vector<ProgramItem> items;  // 1..20, in the order they are trained
};

struct Catalog {
  Motions motions;
  std::map<std::string, figure::Track> tracks;  // the motions of all levels, solved for the default body
  std::vector<Exercise> exercises;
  std::vector<Program> programs;  // the first is the default
};

// Both read one file's text. `file` is its name as shown to people. `language` picks among texts that
// come in several ("en" always exists). On failure: one sentence with file, path and expectation.
Result<Exercise> read_exercise(std::string_view text, const std::string& file, const std::string& language = "en");
Result<Program> read_program(std::string_view text, const std::string& file, const std::string& language = "en");
// The same for a file that came from elsewhere, under whatever name; no exercise may stand in it twice.
Result<Program> read_foreign_program(std::string_view text, const std::string& file, const std::string& language = "en");

// Puts them together: ids unique, levels and programs name what exists, every motion that a level shows
// solved for the default body.
Result<Catalog> make_catalog(Motions motions, std::vector<Exercise> exercises, std::vector<Program> programs);

// What of the program is not in the catalogue, as one sentence that begins with its file; empty when all is.
std::string what_is_unknown(const Catalog& catalog, const Program& program);

// What is compiled in. Shipped data is checked by the tests and cannot fail at run time; should it
// fail all the same, the sentence is returned.
Result<Catalog> shipped_catalog(const std::string& language = "en");

const Exercise* find_exercise(const Catalog& catalog, std::string_view id);  // null when unknown
const Program* find_program(const Catalog& catalog, std::string_view id);
std::optional<std::size_t> find_level(const Exercise& exercise, std::string_view id);

}  // namespace holdfast
