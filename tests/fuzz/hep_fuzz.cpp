// Home exercise programs: any text is refused with the file's name, or gives a program that our own file takes, row by row and
// each exercise once; written in their format it comes back.

#include <algorithm>
#include <set>

#include "fuzz_table.h"
#include "interchange/hep.h"
#include "interchange/program_file.h"

namespace {

using namespace holdfast;
using fuzz::expect;

// At which level an item trains, with the exercise's own start where it names none.
std::string rung_of(const ProgramItem& item) {
  const Exercise* exercise = find_exercise(fuzz::catalog(), item.exercise);
  return item.exercise + "/" + item.level.value_or(exercise->levels[exercise->start_level].id);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const std::size_t lot = fuzz::lot_of(text);
  const NameChoices none, &choices = lot % 2 == 0 ? none : fuzz::some_choices();
  const auto seen = read_hep(text, "f", fuzz::catalog(), choices);
  if (!seen) return fuzz::expect_refusal(seen.why(), "f: "), 0;
  const Program& program = seen->program;
  std::size_t taken = 0;
  std::set<int> lines;
  for (const ImportRow& row : seen->rows) {
    expect(row.line >= 1 && row.line <= static_cast<int>(seen->rows.size()) && lines.insert(row.line).second, "each exercise has one row");
    expect(!row.remarks.empty() && row.state == state_of(row.remarks), "a row says why it is what it is");
    if (row.state != RowState::ignored) ++taken;
  }
  expect(taken == program.items.size() && taken <= 20, "each row that is taken is an exercise of the program");
  for (const NameQuestion& question : seen->names) {
    const auto choice = choices.find(question.name);
    expect(question.chosen == (choice != choices.end()) && (!question.chosen || question.taken == choice->second), "her choice counts");
  }
  if (program.items.empty()) return 0;
  std::set<std::string> exercises;
  for (const ProgramItem& item : program.items) expect(exercises.insert(item.exercise).second, "no exercise stands in it twice");
  const std::string written = write_program(program);
  const auto ours = read_program_file(written, "p", fuzz::catalog());
  expect(ours && write_program(*ours) == written, "a program's file takes it");
  if (lot / 2 % 4 != 0) return 0;
  const auto again = read_hep(write_hep(program, fuzz::catalog()), "h", fuzz::catalog(), {});
  expect(again && again->program.items.size() == program.items.size() && again->names.empty(), "what was written in their format comes back");
  for (std::size_t i = 0; i < program.items.size(); ++i) expect(rung_of(again->program.items[i]) == rung_of(program.items[i]), "what was written in their format comes back");
  return 0;
}
