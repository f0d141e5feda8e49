// The importer of FitNotes.

#include "fuzz_table.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr const char* kHeaders[] = {
      "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n",
  };
  holdfast::fuzz::import_below(kHeaders, data, size);
  return 0;
}
