// Programs as files and as links: what is read is written the same, by both ways.

#include <cstdint>
#include <cstdlib>

#include "fuzz_catalog.h"
#include "interchange/program_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace holdfast;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto program = read_plan_link(text, fuzz::catalog())) {
    if ((text.front() == '#' ? "#" : "") + write_plan_link(*program) != text) std::abort();
  }
  const auto program = read_program_file(text, "f", fuzz::catalog());
  if (!program) return program.why().rfind("f: ", 0) == 0 ? 0 : (std::abort(), 0);
  const std::string written = write_program(*program);
  const auto again = read_program_file(written, "f", fuzz::catalog());
  if (!again || write_program(*again) != written) std::abort();
  const std::string link = write_plan_link(*program);
  if (link.size() > kLongestLink) return 0;
  const auto linked = read_plan_link(link, fuzz::catalog());
  if (!linked || write_program(*linked) != written) std::abort();
  return 0;
}
