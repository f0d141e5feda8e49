// A program's file, shipped or hers: refused with its name in one line, or written and read again the same.

#include <cstdint>
#include <cstdlib>

#include "fuzz_catalog.h"
#include "interchange/program_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace holdfast;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto shipped = read_program(text, "f");
  if (!shipped && (shipped.why().rfind("f", 0) != 0 || shipped.why().find('\n') != std::string::npos)) std::abort();
  const auto program = read_program_file(text, "f", fuzz::catalog());
  if (!program) return program.why().rfind("f: ", 0) == 0 ? 0 : (std::abort(), 0);
  const std::string written = write_program(*program);
  const auto again = read_program_file(written, "f", fuzz::catalog());
  if (!again || write_program(*again) != written) std::abort();
  return 0;
}
