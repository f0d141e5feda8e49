// An exercise's file: refused with its name in one line, or every number of it is one that a session can be made of.

#include <cstdint>
#include <cstdlib>

#include "catalog/catalog.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace holdfast;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto exercise = read_exercise(text, "f");
  if (!exercise) {
    if (exercise.why().rfind("f", 0) != 0 || exercise.why().find('\n') != std::string::npos) std::abort();
    return 0;
  }
  if (exercise->levels.empty() || exercise->start_level >= exercise->levels.size()) std::abort();
  for (const Level& level : exercise->levels) {
    if (level.doses.empty()) std::abort();
    for (const Dose& dose : level.doses)
      if (dose.reps < 1 || dose.sets < 1) std::abort();
  }
  Rung rung = first_rung(*exercise);
  while (can_step_up(*exercise, rung)) rung = step_up(*exercise, rung);
  while (can_step_down(*exercise, rung)) rung = step_down(*exercise, rung);
  return 0;
}
