// Home exercise programs: any text is refused with the file's name, or gives a program that our own file takes.

#include <cstdint>
#include <cstdlib>

#include "fuzz_catalog.h"
#include "interchange/hep.h"
#include "interchange/program_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace holdfast;
  const auto seen = read_hep({reinterpret_cast<const char*>(data), size}, "f", fuzz::catalog(), {});
  if (!seen && seen.why().rfind("f: ", 0) != 0) std::abort();
  if (seen && !seen->program.items.empty() && !read_program_file(write_program(seen->program), "p", fuzz::catalog())) std::abort();
  return 0;
}
